// What people have to mark is marked by the student: by points, by levels, or by a look.

import { el, newId, own } from "./elements.js";
import { say, sayCount } from "./words.js";

/** Return fields to mark an answer. It has `share` of the marks so far, 0 to 1; `use` is told what share it gets, and
    the places of the fields that were chosen. With `chosen` it begins with these. */
export function ownMarks(question, use, { share = 0, chosen = null } = {}) {
  const { points = [], levels = [] } = question.answering;
  const { legend, type, texts, checked, shareOf } = points.length ? byPoints(points)
    : levels.length ? byLevels(levels, question.marks) : byLook(share);
  const name = newId("marks"), kept = [...texts.keys()].filter((place) => chosen?.includes(place));
  const begun = kept.length ? kept : checked;
  const boxes = texts.map((_, place) => el("input", { type, name, checked: begun.includes(place), change: tell }));
  function tell() {
    const places = [...boxes.keys()].filter((place) => boxes[place].checked);
    use(shareOf(places), places);
  }
  if (kept.length) tell();
  return el("fieldset", { class: "marks" }, el("legend", {}, say(legend)),
    texts.map((each, place) => el("label", { class: "tick" }, boxes[place], el("span", { dir: "auto" }, each))));
}

/** Each point that the answer has is worth as much. */
const byPoints = (points) => ({
  legend: "tick-points", type: "checkbox", texts: points, checked: [],
  shareOf: (places) => places.length / points.length,
});

function byLevels(levels, marks) {
  const most = marks || Math.max(...levels.map((each) => each.marks.last));
  const all = [{ marks: { last: 0 }, earns: "" }, ...levels];
  return {
    legend: "choose-level", type: "radio", checked: [0],
    texts: all.map((each) => [el("b", {}, sayCount("marks", each.marks.last)), each.earns ? `: ${each.earns}` : ""]),
    shareOf: ([place]) => all[place].marks.last / most,
  };
}

function byLook(given) {
  const all = [["none", 0], ["half", 0.5], ["full", 1]];
  if (all.every(([, share]) => share !== given)) all.unshift(["as-marked", given]);
  return {
    legend: "mark-yourself", type: "radio", checked: [all.findIndex(([, share]) => share === given)],
    texts: all.map(([key]) => say(key)), shareOf: ([place]) => all[place][1],
  };
}
