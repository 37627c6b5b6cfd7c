"""What Anki's clients do with a card, for the tests in a browser; JavaScript on their page."""

CLIENT = """
/* Anki's own pages put a side into #qa and make its scripts anew, since innerHTML runs none. */
function show(world, side) {
  const qa = world.document.getElementById("qa");
  qa.innerHTML = side;
  qa.querySelectorAll("script").forEach(old => {
    const script = world.document.createElement("script");
    script.textContent = old.textContent;
    old.replaceWith(script);
  });
  return world;
}
/* Another page, of the same session; its clock and its storage can be others. */
function page(time, storage) {
  const frame = document.body.appendChild(document.createElement("iframe"));
  const world = frame.contentWindow;
  world.document.body.className = "card";
  world.document.body.innerHTML = '<div id="qa"></div>';
  if (time) world.Date = class extends Date { constructor() { super(time); } };
  if (storage) Object.defineProperty(world, "sessionStorage", storage);
  return world;
}
const all = (world, what) => [...world.document.querySelectorAll(what)];
const text = option => (option.querySelector("summary") || option).firstChild.data.trim();
const order = world => all(world, ".options li").map(text);
const picks = world => all(world, ".options .picked").map(text);
const result = world => all(world, ".result").map(each => each.textContent).join();
"""
"""How a side gets onto a page, and what a student sees there."""

TAPS = """
/* By which elements a phone knows a tap that is meant for the card: AnkiMobile's rule, which stands
   in Anki-Android#14303, and AnkiDroid's is the same. Any other tap turns the card. */
const TAPPED = ["A", "BUTTON", "VIDEO", "SUMMARY", "INPUT"];
function isForCard(element) {
  for (let each = element; each.nodeType === 1; each = each.parentNode) {
    if (TAPPED.includes(each.nodeName) || each.onclick || each.getAttribute("contentEditable")
        || each.classList.contains("tappable")) return true;
  }
  return false;
}
"""
"""The rule by which phones tell taps on a card from taps that turn it."""

ANKIS_KEYS = """
/* Anki's desktop has these keys for itself: its page is never told of them. */
const ANKIS = ["Enter", " ", ..."1234567abdefimorstuvyABDEFIMORSTUVY*=-!@"];
for (const kind of ["keydown", "keypress", "keyup"]) {
  addEventListener(kind, event => {
    if (!ANKIS.includes(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
}
"""
"""What Anki's desktop 26.09.3 takes before the page, found by pressing each key in it."""
