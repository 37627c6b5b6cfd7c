// What people have to mark is marked by the student: by points, by levels, or by a look.

import { el, newId, own } from "./elements.js";
import { say, sayCount } from "./words.js";

/** Return fields to mark an answer; `use` is told what share of the marks it gets, 0 to 1. It has `share` so far. */
export function ownMarks(question, use, share = 0) {
  const { points = [], levels = [] } = question.answering;
  if (points.length) return byPoints(points, use);
  return levels.length ? byLevels(levels, question.marks, use) : byLook(use, share);
}

function byPoints(points, use) {
  const boxes = points.map(() => el("input", { type: "checkbox", change: count }));
  function count() {
    use(boxes.filter((each) => each.checked).length / points.length);
  }
  return el("fieldset", { class: "marks" }, el("legend", {}, say("tick-points")),
    points.map((each, place) => el("label", { class: "tick" }, boxes[place], own("span", each))));
}

function byLevels(levels, marks, use) {
  const name = newId("level"), most = marks || Math.max(...levels.map((each) => each.marks.last));
  const all = [{ marks: { first: 0, last: 0 }, earns: "" }, ...levels];
  return el("fieldset", { class: "marks" }, el("legend", {}, say("choose-level")),
    all.map((each) => el("label", { class: "tick" },
      el("input", { type: "radio", name, checked: !each.earns, change: () => use(each.marks.last / most) }),
      el("span", { dir: "auto" }, el("b", {}, sayCount("marks", each.marks.last)), each.earns ? `: ${each.earns}` : ""))));
}

function byLook(use, given) {
  const name = newId("share"), all = [["none", 0], ["half", 0.5], ["full", 1]];
  if (all.every(([, share]) => share !== given)) all.unshift(["as-marked", given]);
  return el("fieldset", { class: "marks" }, el("legend", {}, say("mark-yourself")),
    all.map(([key, share]) => el("label", { class: "tick" },
      el("input", { type: "radio", name, checked: share === given, change: () => use(share) }),
      el("span", {}, say(key)))));
}
