// How far one is: by topic and by objective, in bars that say the same in words, and what is hardest.

import { asksAll, course, lesson, questions, topics } from "./course.js";
import { button, disclosure, el, own } from "./elements.js";
import { WRONG } from "./fsrs.js";
import { isAside, keepingPart, kept, recordOf, setAside } from "./keeping.js";
import { knowledgeOf } from "./known.js";
import { askLink, comeBack, factsOf, fewOf, isAsked, questionsOn, taught } from "./lesson.js";
import { go } from "./navigation.js";
import { dueByDay, isWanted } from "./queue.js";
import { say, sayCount, sayWhen } from "./words.js";

/** How well something is known, the best first: what is said of so many, and what it means. */
const STATES = {
  known: { count: "state-known", means: "means-known" },
  learning: { count: "state-learning", means: "means-learning" },
  new: { count: "state-new", means: "means-new" },
};
const MOST_HARD = 8;
const DAYS_AHEAD = 8;

/** Return the title of a unit with its number, as handouts and teachers call it. */
const unitTitle = ({ number, title }) => say("unit", { number, title });

/** Return how well a fact is known now, and whether a question of it is due. */
function stateOf(fact, now) {
  const asked = fact.questions.filter(isAsked).map((question) => ({ question, record: recordOf(question.id) }));
  const isDue = ({ question, record }) => !isAside(question) && Date.parse(record.due) <= now;
  return { state: knowledgeOf(asked, now), due: asked.some(isDue) };
}

/** Return how many of some facts are in which state. */
function countOf(some, now) {
  const count = { new: 0, learning: 0, known: 0, due: 0, all: some.length };
  for (const fact of some) {
    const { state, due } = stateOf(fact, now);
    count[state] += 1;
    count.due += due;
  }
  return count;
}

/** Return how far one is, on the whole and in parts. */
export function progressView() {
  comeBack();
  const now = Date.now();
  const some = taught.filter((fact) => fact.questions.some((each) => asksAll || isWanted(each, {}) || isAsked(each)));
  const ofTopic = topics.map((topic) => [topic, some.filter((fact) => fact.topic === topic.id)])
    .filter(([, each]) => each.length);
  const isMany = ofTopic.length > 1;
  return [
    some.length ? bar(course.title, countOf(some, now), "h2") : el("p", {}, say("nothing-answered")),
    some.length ? legendOfBars() : null,
    isMany ? el("section", {}, el("h2", {}, say("by-topic")),
      ofTopic.map(([topic, each]) => bar(unitTitle(topic), countOf(each, now), "h3", questionsOn(each)))) : null,
    objectivesPart(some, now),
    comingPart(now),
    hardest(),
    putAside(),
    keepingPart(() => go("progress")),
  ];
}

/** Return a bar, and the same in words: its parts have patterns besides their colours. */
function bar(title, count, level, ids = []) {
  const parts = Object.keys(STATES).filter((each) => count[each]);
  const said = parts.map((each) => sayCount(STATES[each].count, count[each]));
  if (count.due) said.push(sayCount("state-due", count.due));
  return el("div", { class: "measure" },
    own(level, title),
    el("div", { class: "bar-drawn", "aria-hidden": "true" }, parts.map((each) => {
      const part = el("span", { class: `part ${each}` });
      part.style.flexGrow = count[each];
      return part;
    })),
    el("p", { class: "measured" }, said.join(" · ")),
    ids.length ? el("p", { class: "row-actions" }, askLink(ids, title)) : null);
}

function legendOfBars() {
  return el("ul", { class: "legend" }, Object.keys(STATES).map((each) =>
    el("li", {}, el("span", { class: `part key ${each}`, "aria-hidden": "true" }), say(STATES[each].means))));
}

function objectivesPart(some, now) {
  const wanted = new Set(some);
  const shown = (lesson.objectives ?? [])
    .map((each) => [each, factsOf(each.facts).filter((fact) => wanted.has(fact))])
    .filter(([, each]) => each.length);
  return shown.length ? disclosure(say("by-objective"), topics.map((topic) => {
    const ofTopic = shown.filter(([each]) => each.topic === topic.id);
    return ofTopic.length ? el("section", {}, own("h2", unitTitle(topic)),
      ofTopic.map(([each, of]) => bar(each.says, countOf(of, now), "h3", questionsOn(of)))) : null;
  })) : null;
}

/** Return how many questions come back on which of the next days. */
function comingPart(now) {
  const counts = dueByDay(questions, kept.progress, now, { scope: "all" }, DAYS_AHEAD);
  const shown = counts.flatMap((count, days) => (count ? [sayCount("coming-on", count, { when: sayWhen(days) })] : []));
  return shown.length ? disclosure(say("coming"), el("ul", {}, shown.map((each) => el("li", {}, each)))) : null;
}

/** Return the questions that were forgotten most often, the hardest first. */
function hardest() {
  const missed = ({ id }) => recordOf(id).answers.filter(([, rating]) => rating === WRONG).length;
  const found = questions.filter((each) => isAsked(each) && missed(each) && !isAside(each))
    .sort((one, other) => missed(other) - missed(one) || recordOf(other.id).difficulty - recordOf(one.id).difficulty)
    .slice(0, MOST_HARD);
  return found.length ? el("section", {}, el("h2", {}, say("hardest")),
    el("ol", { class: "hardest" }, found.map((each) => el("li", {},
      own("span", each.prompt || each.told.claim), " ",
      el("span", { class: "quiet" }, sayCount("missed", missed(each))), " ",
      askLink([each.id], each.prompt)))),
    el("p", { class: "row-actions" }, askLink(fewOf(found.map(({ id }) => id)), "", say("ask-hardest")))) : null;
}

/** Return the questions that the student has put aside, each with a button that brings it back. */
function putAside() {
  const found = questions.filter(isAside);
  const bringBack = (each) => { setAside(each, false); go("progress"); };
  return found.length ? el("section", {}, el("h2", {}, say("are-aside")),
    el("ul", { class: "aside" }, found.map((each) => el("li", {},
      own("span", each.prompt || each.told.claim), " ",
      button([say("bring-back"), el("span", { class: "unseen", dir: "auto" }, `: ${each.prompt}`)],
        () => bringBack(each), { class: "plain" }))))) : null;
}
