// Studying: what is due today, and the session that asks it.

import { asksAll, questionOf, questions } from "./course.js";
import { dayOf } from "./days.js";
import { button, el } from "./elements.js";
import { WRONG } from "./fsrs.js";
import { isAside, keepingPart, recordOf } from "./keeping.js";
import { go } from "./navigation.js";
import { isPutOff } from "./queue.js";
import { newSession, planned, sessionPart, whenNext } from "./session.js";
import { settingsPart } from "./settings.js";
import { say, sayCount, sayList } from "./words.js";

const MORE = 10; // new questions, for who wants to go on after those of the day

/** The session that is under way; null if there is none. */
let session = null;

/** Return what is due; with #study/now the session; with #study/ask/... one of the questions with these ids. */
export function studyView([what, ...ids]) {
  if (what === "ask") {
    const list = ids.map(questionOf).filter(Boolean);
    session = list.length ? newSession({ list }) : null;
  }
  if (what === "now" && !session) session = newSession(asksAll ? { list: notYetRight() } : {});
  return session && (what === "now" || what === "ask") ? sessionPart(session) : overview();
}

function overview() {
  const due = el("div");
  const show = () => due.replaceChildren(...(asksAll ? ofHandout() : dueNow()));
  show();
  return [due, settingsPart(show), keepingPart(show)];
}

function beginSession(changes) {
  session = newSession(changes);
  go("study", "now");
}

/** Return what there is to do on the page of a handout: what was not yet right today, and all of it again. */
function ofHandout() {
  const open = notYetRight(), all = questions.filter((each) => !isAside(each));
  const askAll = () => beginSession({ list: all });
  return [
    el("p", { class: "lead" }, open.length ? sayCount("left", open.length) : say("done")),
    el("p", { class: "buttons" },
      open.length ? button(say("begin"), () => beginSession({ list: open }), { class: "main" }) : null,
      open.length < all.length ? button(sayCount("ask-all", all.length), askAll, { class: "plain" }) : null),
  ];
}

/** Return the questions that were not right today, nor put off until tomorrow or put aside, in the handout's order. */
function notYetRight() {
  const today = dayOf(Date.now());
  const isRight = ({ last, answers }) => dayOf(Date.parse(last)) === today && answers.at(-1)?.[1] !== WRONG;
  const isDone = (record) => record && (isRight(record) || isPutOff(record, today));
  return questions.filter((each) => !isDone(recordOf(each.id)) && !isAside(each));
}

function dueNow() {
  const plan = planned(), repeat = plan.again.length + plan.due.length;
  if (plan.next) {
    return [
      el("p", { class: "lead" }, say("for-today", { counts: sayList([
        repeat ? sayCount("to-repeat", repeat) : "", plan.fresh.length ? sayCount("to-learn", plan.fresh.length) : "",
      ].filter(Boolean)) })),
      el("p", {}, button(say("begin"), () => beginSession({}), { class: "main" })),
    ];
  }
  const atLeast = plan.met + MORE;
  const more = planned({ atLeast }).fresh.length, ahead = planned({ ahead: true }).due.length;
  return [
    el("p", { class: "lead" }, say("nothing-due"), " ", whenNext()),
    el("p", { class: "buttons" },
      more ? button(sayCount("learn-more", more), () => beginSession({ atLeast }), { class: "plain" }) : null,
      ahead ? button(sayCount("repeat-ahead", ahead), () => beginSession({ ahead: true }), { class: "plain" }) : null),
  ];
}
