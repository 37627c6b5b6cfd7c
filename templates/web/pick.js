// Picking one option of several, or all that are right. Digits pick.

import { button, el, newId } from "./elements.js";
import { shuffled } from "./queue.js";

/** Return what picks one option at once, by a button for each; or, where it may be thought over, by fields. */
export function pickWay(question, { atOnce, give, seed, labelledBy, answered }) {
  const { several } = question.answering, shown = inShownOrder(question.answering, seed);
  return atOnce && !several ? buttons(shown, give, labelledBy) : fields(shown, several, labelledBy, answered);
}

/** Return options as they are shown with a seed, before an answer and after it. */
export const inShownOrder = ({ options, fixed }, seed) => (fixed ? options : shuffled(options, seed));

function buttons(shown, give, labelledBy) {
  let picked = null;
  const all = shown.map((option, place) => button([numberOf(place), el("span", { dir: "auto" }, option.text)], () => {
    picked = option.id;
    give();
  }, { class: "option" }));
  return {
    element: el("div", { class: "options", role: "group", "aria-labelledby": labelledBy }, all),
    response: () => (picked ? [picked] : null),
    focus: () => null,
    digit: (digit) => all[digit - 1]?.click(),
    answersAtOnce: true,
  };
}

function fields(shown, several, labelledBy, answered) {
  const name = newId("pick");
  const inputs = shown.map((option) => el("input", {
    type: several ? "checkbox" : "radio", name, value: option.id, checked: answered?.includes(option.id),
  }));
  const labels = shown.map((option, place) => el("label", { class: "option" },
    inputs[place], numberOf(place), el("span", { dir: "auto" }, option.text)));
  return {
    element: el("div", {
      class: "options", role: several ? "group" : "radiogroup", "aria-labelledby": labelledBy,
    }, labels),
    response: () => {
      const picked = inputs.filter((each) => each.checked).map((each) => each.value);
      return picked.length ? picked : null;
    },
    focus: () => null,
    digit: (digit) => {
      const input = inputs[digit - 1];
      if (!input) return;
      input.focus();
      input.click();
    },
  };
}

const numberOf = (place) => el("span", { class: "digit", "aria-hidden": "true" }, String(place + 1));
