// A session: one question after the other is asked and told, until nothing is left.

import { answeredView, isTyped } from "./answered.js";
import { asksAll, questions } from "./course.js";
import { dayOf } from "./days.js";
import { button, disclosure, el, focusOn, nameBy, own } from "./elements.js";
import { RIGHT, WRONG } from "./fsrs.js";
import { isAside, keepingPart, kept, noteAnswer, recordOf, setAside } from "./keeping.js";
import { cameFrom } from "./lesson.js";
import { marked } from "./marking.js";
import { go, hasOwnKeys, isWriting, useKeys } from "./navigation.js";
import { ownMarks } from "./own_marks.js";
import { questionView } from "./question.js";
import { isPutOff, nextDue, studyPlan, teachingOrder } from "./queue.js";
import { settings } from "./settings.js";
import { say, sayCount, sayWhen, words } from "./words.js";

const order = teachingOrder(questions);

/** Return a session that begins: {answered, atLeast, ahead, list}.

    `answered` are the questions that were, each with its rating; `atLeast` so many new ones are asked today, and with
    `ahead` what is not due yet is repeated. With a `list` these are asked, and not what is due. */
export const newSession = (changes = {}) => ({ answered: [], atLeast: 0, ahead: false, list: null, ...changes });

/** Return what there is to study now, as queue.js has it; `atLeast` and `ahead` are those of a session. */
export const planned = ({ atLeast = 0, ahead = false } = {}) =>
  studyPlan(order, kept.progress, Date.now(), { ...settings, atLeast, ahead });

/** Return in words when there is something to study again; empty if nothing was studied yet. */
export function whenNext() {
  const now = Date.now(), next = nextDue(order, kept.progress, now, asksAll ? { scope: "all" } : settings);
  return next === null ? "" : say("next-due", { when: sayWhen(dayOf(next) - dayOf(now)) });
}

/** Whether a question was missed so often today that it is left until tomorrow. */
const waitsForTomorrow = ({ id }) => Boolean(recordOf(id)) && isPutOff(recordOf(id), dayOf(Date.now()));

/** Whether a key is a digit that stands for one of several things, which a student may not want. */
const isDigit = (event) => settings.digits && /^[1-9]$/.test(event.key);

/** Return the ways to go on from an answer, as pairs of what the button says and the rating that it gives. */
function offered({ answering }, response, { right, nearly, clear }) {
  if (answering.type === "explain") {
    return response === null ? [["go-on", WRONG], ["thought-so", RIGHT]] : [["did-not-know", WRONG], ["knew", RIGHT]];
  }
  if (nearly) return [["did-not-know", WRONG], ["knew-hard", 2], ["knew", RIGHT]];
  if (right && response !== null) return [["go-on", RIGHT], ["was-hard", 2], ["was-easy", 4]];
  const isArguable = isTyped({ answering }, response) && !clear;
  return isArguable ? [["says-other", WRONG], ["says-the-same", RIGHT]] : [["go-on", WRONG]];
}

/** Return a session: how far one is, and the question or what is told after it. */
export function sessionPart(session) {
  const place = el("div", { class: "session" });
  const left = el("p", { class: "left", role: "status" });
  const undo = button(say("undo"), takeBack, { class: "plain", "aria-label": say("undo-last") });
  const said = el("p", { class: "quiet", role: "status" });
  const bar = el("div", { class: "bar" }, button(say("stop"), stop, { class: "plain" }), left, undo);
  ask(false);
  return [bar, said, place];

  function stop() {
    const back = session.list && cameFrom();
    if (back) location.hash = back;
    else go("study");
  }

  /** Ask the next question; what was taken back comes first. */
  function ask(isMoved = true, first = null) {
    const plan = session.list ? null : planned(session);
    const question = first ?? (plan ? plan.next : session.list[0]) ?? null;
    const number = plan ? plan.again.length + plan.due.length + plan.fresh.length : session.list.length;
    said.textContent = "";
    left.textContent = question ? sayCount("left", Math.max(1, number)) : "";
    undo.hidden = !session.answered.length;
    if (!question) { end(isMoved); return; }
    const seed = `${question.id} ${recordOf(question.id)?.reps ?? 0}`;
    const tell = (response) => answer(question, response, seed);
    const shown = questionView(question, { atOnce: true, give: () => tell(shown.way.response()), seed });
    const lacks = el("p", { class: "lacks", role: "status" });
    let isWarned = false;
    const give = () => {
      const response = shown.way.response(), open = shown.way.open?.() ?? 0;
      if (response !== null && (!open || isWarned)) { tell(response); return; }
      isWarned = response !== null;
      lacks.textContent = isWarned ? sayCount("parts-open", open) : say("nothing-yet");
      shown.way.focus()?.focus();
    };
    const form = el("form", { novalidate: true, submit: (event) => { event.preventDefault(); give(); } },
      shown.element,
      lacks,
      el("p", { class: "actions" },
        shown.way.answersAtOnce ? null : el("button", { type: "submit", class: "main" }, say("answer")),
        question.answering.type === "explain"
          ? button(say("show-answer"), () => tell(shown.way.response()), { class: "plain" })
          : button(say("dont-know"), () => tell(null), { class: "plain" })));
    place.replaceChildren(form);
    useKeys((event) => {
      if (isDigit(event) && !isWriting(event) && shown.way.digit) shown.way.digit(Number(event.key));
      else if (event.key === "Enter" && !hasOwnKeys(event) && !shown.way.answersAtOnce) give();
      else return false;
      return true;
    });
    const start = shown.way.focus() ?? shown.prompt;
    start.dataset.begin = "";
    if (!isMoved) return;
    scrollTo(0, 0);
    focusOn(start);
  }

  /** Tell the answer. What is marked is noted at once: who closes the page now has answered all the same. */
  function answer(question, response, seed) {
    const result = marked(question, response, words);
    const isOpen = response !== null && result.right === null;
    const rating = result.right && response !== null ? RIGHT : WRONG;
    const last = { question, rating: null, isOpen };
    const rate = (value) => {
      if (last.rating === null) {
        noteAnswer(question.id, value, result.picked ?? []);
        session.answered.push(last);
      } else if (last.rating !== value) kept.amend(question.id, value, Date.now());
      last.rating = value;
    };
    if (!isOpen) rate(rating);
    undo.hidden = !session.answered.length;
    const told = el("section", { class: "told", tabindex: "-1", "aria-label": say("answer-told") },
      own("h2", question.prompt, { class: "asked" }),
      question.answering.type === "explain" ? own("blockquote", response, { class: "own-words" }) : null,
      last.rating === WRONG && waitsForTomorrow(question) ? el("p", { class: "chip put-off" }, say("put-off")) : null,
      answeredView(question, response, result, seed),
      el("div", { class: "more" }, disclosure(say("put-aside"),
        el("p", {}, say("put-aside-said")),
        el("p", { class: "buttons" }, button(say("put-aside-now"), () => putAway(last), { class: "plain" })))),
      isOpen && question.answering.type === "explain" ? ownMarks(question, () => {}) : null,
      ratingPart(offered(question, response, result), isOpen, (value) => { rate(value); goOn(last); }));
    nameBy(told, told.querySelectorAll(".result, .put-off, .answer:not(.long)"));
    place.replaceChildren(told);
    scrollTo(0, 0);
    focusOn(told);
  }

  /** Return the buttons that go on, one for each of `ways`. Where the student has to say how well it was known, they
      are alike, and Enter presses none; else the first says what was found. */
  function ratingPart(ways, isOpen, use) {
    const buttons = ways.map(([key, value], number) => button([
      ways.length > 1 ? el("span", { class: "digit", "aria-hidden": "true" }, String(number + 1)) : null,
      say(key),
    ], () => use(value), { class: isOpen ? "plain equal" : number === 0 ? "main" : "plain" }));
    useKeys((event) => {
      const isOn = event.key === "Enter" && !isOpen && !hasOwnKeys(event);
      const chosen = isOn ? buttons[0] : isDigit(event) && !isWriting(event) ? buttons[Number(event.key) - 1] : null;
      chosen?.click();
      return Boolean(chosen);
    });
    return el("div", { class: "rating", role: "group", "aria-label": say("how-was-it") },
      isOpen ? el("p", {}, say("how-was-it")) : null, el("p", { class: "actions" }, buttons));
  }

  function goOn({ question, rating, isOpen }) {
    if (session.list) {
      session.list = session.list.filter((each) => each !== question);
      if (rating === WRONG && !waitsForTomorrow(question)) session.list.push(question);
    }
    ask();
    if (isOpen && rating === WRONG && waitsForTomorrow(question)) said.textContent = say("put-off");
  }

  /** Put the question aside that was answered last; who has not said how well it was known may undo that as well. */
  function putAway(last) {
    const { question } = last;
    setAside(question, true);
    if (last.rating === null) session.answered.push(last);
    if (session.list) session.list = session.list.filter((each) => each !== question);
    ask();
    said.textContent = say("is-aside");
  }

  function takeBack() {
    const last = session.answered.pop();
    if (isAside(last.question)) setAside(last.question, false);
    if (last.rating !== null) kept.takeBack(last.question.id, Date.now());
    if (session.list) session.list = [last.question, ...session.list.filter((each) => each !== last.question)];
    ask(true, last.question);
  }

  function end(isMoved) {
    useKeys(null);
    const rated = session.answered.filter((each) => each.rating !== null);
    const right = rated.filter((each) => each.rating > WRONG).length;
    const done = el("h2", { tabindex: "-1" }, say("done"));
    place.replaceChildren(done,
      el("p", { class: "lead" }, sayCount("answered", rated.length, { right })),
      el("p", {}, whenNext()),
      el("p", { class: "buttons" },
        button(say(session.list && cameFrom() ? "way-back" : "to-overview"), stop, { class: "main" })),
      ...(kept.trouble ? [keepingPart(() => {})] : []));
    if (isMoved) focusOn(done);
  }
}
