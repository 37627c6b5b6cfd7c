/* TalkQuiz typed answers, version 1: whether what was typed says the same as the answer.
   Anki compares letter by letter, and shows in red what is right in another spelling. Here the rule
   of typed answers says what makes no difference, and every answer that the card knows is right.
   What may be wrong is never called so: the student compares. */
(function () {
  var field = document.querySelector(".talkquiz .typed");
  if (!field) return;
  var seed = field.getAttribute("data-item");
  var rule = typedRule({
    thousands: "[[thousands]]",
    determiners: "[[determiners]]".split("|"),
    months: "[[months]]".split("|"),
    shortMonths: "[[short-months]]".split("|")
  });
  var shown = field.querySelector("#typeans");
  if (field.parentNode.classList.contains("back")) judge();
  else listen();

[[memory.js]]
  /* Remembers what was typed: some clients show no comparison on the back, and all leave accents
     and vowel signs out of theirs. */
  function listen() {
    keep({ seed: seed, typed: "" });
    if (!shown) return;
    shown.setAttribute("aria-label", "[[type-here]]");
    shown.setAttribute("placeholder", "[[type-here]]");
    shown.setAttribute("autocapitalize", "off");
    shown.setAttribute("autocorrect", "off");
    shown.setAttribute("spellcheck", "false");
    shown.addEventListener("input", function () { keep({ seed: seed, typed: shown.value }); });
  }

  function judge() {
    var typed = (String((kept(seed) || {}).typed || "") || compared()).trim();
    /* Of nothing typed Anki shows the answer, which stands above. */
    field.hidden = !typed;
    var result = document.querySelector(".talkquiz .result");
    if (!typed || !result) return;
    var answers = known();
    var isSame = answers.some(function (answer) { return rule.same(typed, answer); });
    var isNear = answers.some(function (answer) { return rule.near(typed, answer); });
    var said = isSame ? "[[typed-right]]" : isNear ? "[[typed-nearly]]" : "[[typed-compare]]";
    field.hidden = isSame;
    result.classList.add(isSame ? "right" : "compare");
    result.textContent = said.split("{typed}").join("\u2068" + typed + "\u2069");
  }

  /* Returns what was typed, from Anki's comparison: letters that fit and that do not, up to the
     arrow; hyphens stand there for missing letters. Without such marks nothing was typed. */
  function compared() {
    var typed = "";
    for (var node = shown && shown.firstChild; node && node.id !== "typearrow"; node = node.nextSibling) {
      if (/\btype(Good|Bad)\b/.test(node.className)) typed += node.textContent;
    }
    return typed;
  }

  /* Returns all answers that are right. */
  function known() {
    var back = field.parentNode;
    var texts = Array.prototype.map.call(
      back.querySelectorAll(".answer, .accepted li"), function (each) { return each.textContent; });
    var also = back.querySelector(".also span");
    return also ? texts.concat(also.textContent.split("; ")) : texts;
  }

[[typed-rule.js]]
})();
