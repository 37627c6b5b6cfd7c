// Who is who and what is what: the names of the course, what they are, and questions about them.

import { lesson, questionOf } from "./course.js";
import { el, newId, own } from "./elements.js";
import { figureOf } from "./figure.js";
import { askLink, factsOf, fewOf, hiddenYet, isAsked, isShown, isTold, questionsOn } from "./lesson.js";
import { say, sayCount } from "./words.js";

const names = lesson.names ?? [];
/** From how many names on there is a field to find one. */
const MANY = 12;

/** Whether there are any names. */
export const hasNames = names.length > 0;

/** Return the names that were met, group by group, with a field that leaves those that hold what is typed. */
export function namesView() {
  const known = names.map((each) => ({ ...each, some: factsOf(each.facts) })).map((each) => ({
    ...each,
    isDescribed: isTold(each.question, each.some),
    isSeen: isTold(each.question, each.some) || each.some.some(isShown),
  }));
  const groups = [...new Set(known.map((each) => each.group))].map((title) => {
    const ofGroup = known.filter((each) => each.group === title);
    const shown = ofGroup.filter((each) => each.isSeen).map((each) => ({ name: each, element: entryOf(each) }));
    const hidden = ofGroup.filter((each) => !each.isSeen);
    return { shown, element: el("section", {}, own("h2", title),
      el("ul", { class: "names" }, shown.map((each) => each.element)),
      hiddenYet(hidden.length, fewOf(hidden.flatMap(asking)), title)) };
  });
  const count = known.filter((each) => each.isSeen).length;
  return [count >= MANY ? finder(groups) : null, groups.map((each) => each.element)];
}

/** Return the ids of what asks for a name and about it: what was not asked yet comes first. */
function asking({ question, some }) {
  const ids = questionsOn(some), own = [question].filter(Boolean);
  return question && isAsked(questionOf(question) ?? {}) ? [...ids, ...own] : [...own, ...ids];
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

const holdsText = ({ name, short = "", side = "", description = "", isDescribed }, wanted) =>
  [name, short, ...(isDescribed ? [side, description] : [])].some((each) => each.toLocaleLowerCase().includes(wanted));

/** Return a name with what it is; only the name as long as what it is was not asked yet. */
function entryOf(entry) {
  const { name, short, side, description, day, picture, isDescribed } = entry;
  const heading = el("h3", { dir: "auto" }, name, short ? el("span", { class: "short" }, ` ${short}`) : null);
  const ids = fewOf(asking(entry));
  if (!isDescribed) {
    return el("li", {}, el("div", {}, heading,
      el("p", { class: "row-actions" }, askLink(ids, name, say("ask-me-first")))));
  }
  return el("li", {},
    picture ? figureOf(picture, "portrait") : null,
    el("div", {},
      heading,
      own("p", description),
      side || day ? el("p", { class: "quiet" }, own("span", side), side && day ? " · " : null, own("span", day)) : null,
      el("p", { class: "row-actions" }, askLink(ids, name))));
}
