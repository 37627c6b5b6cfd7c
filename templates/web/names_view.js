// Who is who and what is what: the names of the course, what they are, and questions about them.

import { imageAddress, lesson, questionOf } from "./course.js";
import { el, newId, own } from "./elements.js";
import { askLink, factsOf, isAsked, questionsOn } from "./lesson.js";
import { say, sayCount } from "./words.js";

const names = lesson.names ?? [];
/** From how many names on there is a field to find one. */
const MANY = 12;

/** Whether there are any names. */
export const hasNames = names.length > 0;

/** Return all names, group by group, with a field that leaves those that hold what is typed. */
export function namesView() {
  const groups = [...new Set(names.map((each) => each.group))].map((title) => {
    const ofGroup = names.filter((each) => each.group === title);
    const shown = ofGroup.map((each) => ({ name: each, element: entryOf(each) }));
    return { shown, element: el("section", {}, own("h2", title), el("ul", { class: "names" }, shown.map((each) => each.element))) };
  });
  return [names.length >= MANY ? finder(groups) : null, groups.map((each) => each.element)];
}

function finder(groups) {
  const id = newId("find-name");
  const found = el("p", { class: "quiet", role: "status" });
  const field = el("input", { id, type: "search", autocomplete: "off", dir: "auto", input: () => {
    const wanted = field.value.trim().toLocaleLowerCase();
    let count = 0;
    for (const group of groups) {
      let isEmpty = true;
      for (const { name, element } of group.shown) {
        element.hidden = !holdsText(name, wanted);
        if (!element.hidden) { isEmpty = false; count += 1; }
      }
      group.element.hidden = isEmpty;
    }
    found.textContent = wanted ? sayCount("names-found", count) : "";
  } });
  return el("p", { class: "find" }, el("label", { for: id }, say("find-name")), field, found);
}

const holdsText = ({ name, short = "", side = "", description = "" }, wanted) =>
  [name, short, side, description].some((each) => each.toLocaleLowerCase().includes(wanted));

function entryOf({ name, short, side, description, day, facts: numbers, question, picture }) {
  const ids = questionsOn(factsOf(numbers));
  const asked = question && !isAsked(questionOf(question) ?? {}) ? [question, ...ids] : question ? [...ids, question] : ids;
  return el("li", {},
    picture ? el("figure", { class: "portrait" },
      el("img", { src: imageAddress(picture), alt: picture.alt ?? "", width: picture.width, height: picture.height, loading: "lazy" }),
      own("figcaption", picture.said)) : null,
    el("div", {},
      el("h3", { dir: "auto" }, name, short ? el("span", { class: "short" }, ` ${short}`) : null),
      own("p", description),
      side || day ? el("p", { class: "quiet" }, own("span", side), side && day ? " · " : null, own("span", day)) : null,
      el("p", { class: "row-actions" }, askLink(asked.slice(0, 5), name))));
}
