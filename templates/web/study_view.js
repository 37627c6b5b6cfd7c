// Studying: what is due today is asked, one question after the other, and told.

import { answeredView, isTyped } from "./answered.js";
import { questionOf, questions, topics, topicTitle } from "./course.js";
import { button, el, focusOn, own } from "./elements.js";
import { keepingPart, progress } from "./keeping.js";
import { marked } from "./marking.js";
import { go, isTyping, takesEnter, useKeys } from "./navigation.js";
import { questionView } from "./question.js";
import { toStudy } from "./queue.js";
import { settings, settingsPart } from "./settings.js";
import { say, sayCount, sayWhen, words } from "./words.js";

const DAY = 86_400_000;

/** The session that is under way: what is still to be asked, and what was answered. */
let session = null;

/** Return what is due, or with #study/now the session, with #study/ask/... one of these questions. */
export function studyView([what, ...rest]) {
  if (what === "ask") {
    const asked = rest.map(questionOf).filter(Boolean);
    if (asked.length) session = { left: asked, answered: [] };
  }
  if (what === "now" || what === "ask") return sessionPart();
  return overview();
}

function overview() {
  const { due, fresh } = toStudy(questions, progress.items, settings, Date.now());
  const count = due.length + fresh.length;
  const start = () => { session = { left: [...due, ...fresh], answered: [] }; go("study", "now"); };
  return el("div", {},
    el("p", { class: "lead" }, count
      ? [sayCount("to-repeat", due.length), " ", sayCount("to-learn", fresh.length)]
      : [say("nothing-due"), " ", nextDue()]),
    count ? el("p", {}, button(say("begin"), start, { class: "main" })) : null,
    session?.left.length ? el("p", {}, button(say("go-on"), () => go("study", "now"), { class: "plain" })) : null,
    settingsPart(refresh),
    keepingPart(refresh));
}

/** Show the overview anew, but leave open what is open and the focus where it is. */
function refresh() {
  const main = document.getElementById("main");
  const said = main.querySelector(".lead");
  const { due, fresh } = toStudy(questions, progress.items, settings, Date.now());
  said?.replaceWith(overview().querySelector(".lead"));
  const begin = main.querySelector("button.main");
  if (begin) begin.hidden = !(due.length + fresh.length);
}

function nextDue() {
  const days = Object.entries(progress.items).filter(([id]) => questionOf(id)).map(([, each]) => Date.parse(each.due));
  if (!days.length) return "";
  const midnight = new Date().setHours(0, 0, 0, 0);
  return say("next-due", { when: sayWhen(Math.max(0, Math.floor((Math.min(...days) - midnight) / DAY))) });
}

/** Return the session: its line of how far one is, and the question or what is told after it. */
function sessionPart() {
  if (!session) { go("study"); return null; }
  const place = el("div", { class: "session" });
  const left = el("p", { class: "left", role: "status" });
  const undo = button(say("undo"), takeBack, { class: "plain" });
  const bar = el("div", { class: "bar" }, button(say("stop"), () => go("study"), { class: "plain" }), left, undo);
  ask(false);
  return [bar, place];

  function ask(isMoved = true) {
    left.textContent = session.left.length ? sayCount("left", session.left.length) : "";
    undo.hidden = !session.answered.length;
    if (!session.left.length) { end(isMoved); return; }
    const [question] = session.left;
    const isKnown = progress.items[question.id];
    const shown = questionView(question, {
      atOnce: true, give: () => answer(shown.way.response()),
      seed: `${question.id} ${isKnown?.reps ?? 0}`,
    });
    const actions = el("p", { class: "actions" },
      shown.way.answersAtOnce ? null : el("button", { type: "submit", class: "main" }, say("answer")),
      button(say("dont-know"), () => answer(null), { class: "plain" }));
    const form = el("form", { novalidate: true, submit: (event) => {
      event.preventDefault();
      answer(shown.way.response());
    } }, shown.element, actions);
    place.replaceChildren(form);
    useKeys((event) => {
      if (/^[1-9]$/.test(event.key) && !isTyping(event) && shown.way.digit) { shown.way.digit(Number(event.key)); return true; }
      if (event.key === "Enter" && event.target.matches?.("textarea") && event.ctrlKey) { answer(shown.way.response()); return true; }
      if (event.key === "Enter" && (!takesEnter(event) || event.target.matches("input[type=radio], input[type=checkbox], select"))) {
        if (shown.way.answersAtOnce) return false;
        form.requestSubmit();
        return true;
      }
      return false;
    });
    if (isMoved) { scrollTo(0, 0); focusOn(shown.way.focus() ?? shown.prompt); }
  }

  function answer(response) {
    const [question] = session.left;
    const result = marked(question, response, words);
    const told = el("section", { class: "told", tabindex: "-1", "aria-label": say("answer-told") },
      own("h2", question.prompt, { class: "asked" }),
      answeredView(question, response, result),
      rating(question, response, result));
    place.replaceChildren(told);
    scrollTo(0, 0);
    focusOn(told);
  }

  /** Return the buttons that go on: a marked answer says itself how well it was known. */
  function rating(question, response, result) {
    const isOpen = response !== null && result.right === null;
    const mayBeRight = result.right === false && isTyped(question, response);
    const offered = isOpen ? [["did-not-know", 1], ["knew-hard", 2], ["knew", 3]]
      : result.right && response !== null ? [["go-on", 3], ["was-hard", 2], ["was-easy", 4]]
      : mayBeRight ? [["go-on", 1], ["says-the-same", 3]]
      : [["go-on", 1]];
    const buttons = offered.map(([key, value], place) => button(
      [offered.length > 1 ? el("span", { class: "digit", "aria-hidden": "true" }, String(place + 1)) : null, say(key)],
      () => goOn(question, value, result),
      { class: !isOpen && place === 0 ? "main" : "plain" }));
    useKeys((event) => {
      const number = /^[1-9]$/.test(event.key) ? Number(event.key) : event.key === "Enter" && !isOpen && !takesEnter(event) ? 1 : 0;
      if (!number || !buttons[number - 1]) return false;
      buttons[number - 1].click();
      return true;
    });
    return el("div", { class: "rating", role: "group", "aria-label": say("how-was-it") },
      isOpen ? el("p", {}, say("how-was-it")) : null, el("p", { class: "actions" }, buttons));
  }

  function goOn(question, value, result) {
    progress.record(question.id, value, result.picked ?? []);
    session.answered.push({ question, value });
    session.left.shift();
    if (value === 1) session.left.push(question);
    ask();
  }

  function takeBack() {
    const last = session.answered.pop();
    if (!last) return;
    progress.undo();
    if (last.value === 1) session.left.splice(session.left.lastIndexOf(last.question), 1);
    session.left.unshift(last.question);
    ask();
  }

  function end(isMoved) {
    useKeys(null);
    const right = session.answered.filter((each) => each.value > 1).length;
    const done = el("h2", { tabindex: "-1" }, say("done"));
    place.replaceChildren(done,
      el("p", { class: "lead" }, sayCount("answered", session.answered.length, { right })),
      el("p", {}, nextDue()),
      el("p", {}, button(say("to-overview"), () => { session = null; go("study"); }, { class: "main" })),
      keepingPart(() => {}));
    if (isMoved) focusOn(done);
  }
}
