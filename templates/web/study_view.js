// Studying: what is due today, and the session that asks it.

import { questionOf } from "./course.js";
import { button, el } from "./elements.js";
import { keepingPart } from "./keeping.js";
import { go } from "./navigation.js";
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
  if (what === "now" && !session) session = newSession();
  return session && (what === "now" || what === "ask") ? sessionPart(session) : overview();
}

function overview() {
  const due = el("div");
  const show = () => due.replaceChildren(...dueNow());
  show();
  return [due, settingsPart(show), keepingPart(show)];
}

function dueNow() {
  const plan = planned(), repeat = plan.again.length + plan.due.length;
  const begin = (changes) => { session = newSession(changes); go("study", "now"); };
  if (plan.next) {
    return [
      el("p", { class: "lead" }, say("for-today", { counts: sayList([
        repeat ? sayCount("to-repeat", repeat) : "", plan.fresh.length ? sayCount("to-learn", plan.fresh.length) : "",
      ].filter(Boolean)) })),
      el("p", {}, button(say("begin"), () => begin({}), { class: "main" })),
    ];
  }
  const atLeast = plan.met + MORE;
  const more = planned({ atLeast }).fresh.length, ahead = planned({ ahead: true }).due.length;
  return [
    el("p", { class: "lead" }, say("nothing-due"), " ", whenNext()),
    el("p", { class: "buttons" },
      more ? button(sayCount("learn-more", more), () => begin({ atLeast }), { class: "plain" }) : null,
      ahead ? button(sayCount("repeat-ahead", ahead), () => begin({ ahead: true }), { class: "plain" }) : null),
  ];
}
