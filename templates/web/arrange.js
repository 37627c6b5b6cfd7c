// Putting events in order: by buttons, or with the arrow keys on them. It is heard where one has come to.

import { button, el, tellChange } from "./elements.js";
import { say } from "./words.js";

/** Return the events with two buttons each. */
export function arrangeWay(question, { labelledBy, answered }) {
  const heard = el("p", { class: "unseen", role: "status" });
  const { options } = question.answering;
  const begun = answered ? answered.map((id) => options.find((each) => each.id === id)) : options;
  const rows = begun.map((option) => {
    const row = { option };
    const mover = (way, by) => button("", () => move(row, by), {
      class: way, "aria-label": say(way, { name: option.text }),
    });
    row.earlier = mover("earlier", -1);
    row.later = mover("later", 1);
    row.element = el("li", { keydown: (event) => press(event, row) },
      el("span", { dir: "auto" }, option.text), el("span", { class: "moves" }, row.earlier, row.later));
    return row;
  });
  const list = el("ol", { class: "arrange", "aria-labelledby": labelledBy }, rows.map((each) => each.element));
  let isMoved = Boolean(answered);
  show();

  function press(event, row) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    move(row, by);
  }

  function move(row, by) {
    const from = rows.indexOf(row), to = from + by;
    if (to >= 0 && to < rows.length) put(row, from, to);
    isMoved = true;
    tellChange(list);
  }

  function put(row, from, to) {
    rows.splice(to, 0, ...rows.splice(from, 1));
    const focused = document.activeElement;
    list.replaceChildren(...rows.map((each) => each.element));
    show();
    if (row.element.contains(focused)) focused.focus();
    heard.textContent = say("moved", { name: row.option.text, place: to + 1, places: rows.length });
  }

  /** The first cannot go up nor the last down: their buttons say so, but keep the focus. */
  function show() {
    rows.forEach((each, place) => {
      each.earlier.setAttribute("aria-disabled", String(place === 0));
      each.later.setAttribute("aria-disabled", String(place === rows.length - 1));
    });
  }

  return {
    element: el("div", {},
      el("p", { class: "quiet on-screen" }, say("arrange-how")),
      el("p", { class: "quiet on-paper" }, say("arrange-on-paper")),
      list, heard),
    response: () => rows.map((each) => each.option.id),
    isTouched: () => isMoved,
    focus: () => rows[0].later,
  };
}
