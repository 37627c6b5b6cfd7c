// Matching: beside each thing on the left, what belongs to it is chosen from a list.

import { el, newId } from "./elements.js";
import { shuffled } from "./queue.js";
import { say } from "./words.js";

/** Return the list of what there is to choose, by letters, and a field for each left-hand side. */
export function matchWay(question, { seed, answered }) {
  const { lefts, options, fixed } = question.answering;
  const shown = fixed ? options : shuffled(options, seed);
  const letter = (place) => String.fromCharCode(65 + place);
  /** Enter goes on to the next thing that has no partner yet; after the last one it hands in. */
  const press = (event) => {
    const open = rows.find((each) => !each.field.value);
    if (event.key !== "Enter" || !open) return;
    event.preventDefault();
    open.field.focus();
  };
  const rows = shuffled(lefts, `${seed} lefts`).map((left) => {
    const label = newId("left");
    const field = el("select", { "aria-labelledby": label, class: "words", keydown: press },
      el("option", { value: "" }, say("choose-one")),
      shown.map((each, place) => el("option", {
        value: each.id, dir: "auto", selected: each.id === answered?.[left.id],
      }, `${letter(place)}  ${each.text}`)));
    const name = el("span", { id: label, dir: "auto", class: "left" }, left.text);
    return { left, field, element: el("li", {}, name, field) };
  });
  return {
    element: el("div", { class: "match" },
      el("ol", { class: "lettered", type: "A" }, shown.map((each) => el("li", { dir: "auto" }, each.text))),
      el("ul", { class: "lefts" }, rows.map((each) => each.element))),
    response: () => {
      const made = rows.filter((each) => each.field.value).map((each) => [each.left.id, each.field.value]);
      return made.length ? Object.fromEntries(made) : null;
    },
    open: () => rows.filter((each) => !each.field.value).length,
    focus: () => (rows.find((each) => !each.field.value) ?? rows[0]).field,
  };
}
