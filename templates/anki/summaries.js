/* TalkQuiz disclosures, version 1: Anki's desktop takes Enter and Space for itself, which open a
   disclosure elsewhere, so that the arrows to the left and right open and close it as well. */
document.querySelectorAll(".talkquiz summary").forEach(function (summary) {
  summary.onkeydown = function (event) {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    summary.parentNode.open = !summary.parentNode.open;
    event.preventDefault();
  };
});
