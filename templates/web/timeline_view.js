// What was learnt, in the order of time. A plan, a wish or somebody's word never looks like an event: its mark has
// another shape, and it says what it is in words.

import { lesson, topics } from "./course.js";
import { button, el, focusOn, newId, own } from "./elements.js";
import { beware, factParts, factsOf, isShown, notMetYet } from "./lesson.js";
import { say } from "./words.js";

const years = lesson.timeline ?? [];
/** From how many rows on one topic can be looked at alone. */
const LONG = 20;
const FEW_YEARS = 4;
/** What each mark means. */
const MARKS = {
  happened: "mark-happened", ahead: "mark-ahead", wished: "mark-wished", spoken: "mark-spoken", stood: "mark-stood",
};
/** What is no event, and says so for all to see; of other marks only those hear it who do not see them. */
const NO_EVENT = ["ahead", "wished", "spoken"];

/** Whether anything has a date. */
export const hasTimeline = years.length > 0;

let wantedTopic = "";

/** Return the timeline, of one topic or of all. */
export function timelineView() {
  const list = el("div", { class: "years" });
  const ways = el("ul", { class: "year-ways", "aria-label": say("years") });
  const draw = () => {
    const parts = years.map(yearPart).filter(Boolean);
    list.replaceChildren(...parts);
    ways.replaceChildren(...parts.map(wayTo));
    ways.hidden = parts.length <= FEW_YEARS;
  };
  draw();
  return [legend(), topicChoice(draw), ways, list];
}

/** Return the way to a year, for those who need not pass all that is before it. */
function wayTo(part) {
  const heading = part.querySelector("h2");
  return el("li", {}, button(heading.textContent, () => {
    heading.scrollIntoView({ block: "start" });
    focusOn(heading);
  }, { class: "year-way" }));
}

function legend() {
  const numbers = years.flatMap((year) => year.rows.map(([, number]) => number));
  const marks = new Set(factsOf(numbers).map(({ mark }) => mark));
  const shown = Object.keys(MARKS).filter((each) => marks.has(each));
  return shown.length > 1 ? el("ul", { class: "legend" }, shown.map((each) =>
    el("li", {}, el("span", { class: `mark ${each}`, "aria-hidden": "true" }), say(MARKS[each])))) : null;
}

function topicChoice(draw) {
  const rows = years.reduce((count, year) => count + year.rows.length, 0);
  if (rows < LONG || topics.length < 2) return null;
  const id = newId("timeline-topic");
  const choice = el("select", { id, change: () => { wantedTopic = choice.value; draw(); } },
    el("option", { value: "" }, say("all-topics")),
    topics.map((each) => el("option", { value: each.id, selected: each.id === wantedTopic }, each.title)));
  return el("p", { class: "field" }, el("label", { for: id }, say("topic")), choice);
}

/** Return a year with what is shown of it; nothing where it has nothing of the topic. */
function yearPart({ year, title = year, rows }) {
  const wanted = rows.map(([day, number]) => [day, ...factsOf([number])])
    .filter(([, fact]) => !wantedTopic || fact.topic === wantedTopic);
  if (!wanted.length) return null;
  const shown = wanted.filter(([, fact]) => isShown(fact));
  return el("section", { class: "year" },
    el("h2", {}, title),
    el("ol", { class: "rows" }, shown.map(([day, fact]) => row(day, fact))),
    notMetYet(wanted.filter(([, fact]) => !isShown(fact)).map(([, fact]) => fact), title));
}

function row(day, fact) {
  const { mark } = fact;
  return el("li", { class: `row ${mark}` },
    el("p", { class: "row-day" },
      el("span", { class: `mark ${mark}`, "aria-hidden": "true" }),
      own("b", day),
      beware(fact) ?? el("span", { class: NO_EVENT.includes(mark) ? "beware" : "unseen" }, say(MARKS[mark]))),
    factParts(fact, { isUnderDate: true }));
}
