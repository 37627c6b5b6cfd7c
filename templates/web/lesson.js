// What is shown beside the questions: facts in words, what of them the student has met, and the way to be asked.

import { course, lesson, questionOf, questions } from "./course.js";
import { button, el, own } from "./elements.js";
import { isAside, recordOf } from "./keeping.js";
import { addressOf } from "./navigation.js";
import { say, sayCount } from "./words.js";

/** How many questions a paragraph, a place or a year asks at once. */
const MOST_ASKED = 5;

const ofFact = new Map();
for (const question of questions) {
  for (const id of question.facts ?? []) ofFact.set(id, [...(ofFact.get(id) ?? []), question]);
}

/** The facts of the lesson, each with its `questions`, by the numbers that all else names them by. */
export const taught = (lesson.facts ?? []).map((fact) => ({ ...fact, questions: ofFact.get(fact.id) ?? [] }));

/** Return the facts of some numbers. */
export const factsOf = (numbers = []) => numbers.map((number) => taught[number]);

/** Whether the student was asked a question. */
export const isAsked = (question) => (recordOf(question.id)?.reps ?? 0) > 0;

/** Whether the student was asked anything of a fact. */
export const isMet = (fact) => fact.questions.some(isAsked);

/** Return the one question that asks a fact best now: on it alone, due or not asked yet, as the deck has it. Whether a
    statement is true is not the first that is asked of it, and what was put aside is asked only if there is no
    other. */
function bestQuestion(fact) {
  const now = Date.now();
  const cost = (question) => {
    const state = recordOf(question.id);
    const isWaiting = state && Date.parse(state.due) > now;
    const isGuess = Boolean(question.answering.verdict) && !isMet(fact);
    return 16 * isAside(question) + 8 * isGuess + 4 * (question.facts.length > 1) + 2 * Boolean(isWaiting)
      + !question.studied;
  };
  return fact.questions.reduce((best, each) => (best && cost(best) <= cost(each) ? best : each), null);
}

/** Return the ids of a question for each of some facts: those that are not met first, and not too many. */
export function questionsOn(some) {
  const found = [...some].sort((one, other) => isMet(one) - isMet(other)).map(bestQuestion).filter(Boolean);
  return fewOf(found.map((each) => each.id));
}

/** Return the first of some ids, each once and not too many to be asked at once. */
export const fewOf = (ids) => [...new Set(ids)].slice(0, MOST_ASKED);

/** Where the student was when a link was followed that asks. */
let askedFrom = null;

/** Return the address of where a link was followed that asks; "" for who came by another way. */
export const cameFrom = () => askedFrom?.hash ?? "";

/** Lead whoever comes back from being asked to the link that they followed, once the view is there. */
export function comeBack() {
  const { hash, said } = askedFrom ?? {};
  if (hash !== location.hash) return;
  askedFrom = null;
  setTimeout(() => {
    const link = [...document.querySelectorAll("a.ask")].find((each) => each.textContent === said);
    link?.closest("details")?.setAttribute("open", "");
    link?.focus({ preventScroll: true });
    link?.scrollIntoView({ block: "center" });
  });
}

/** Return a link that asks some questions, by their ids; `about` says of what, for who does not see where it stands. */
export function askLink(ids, about = "", text = say("ask-me")) {
  const asked = ids.filter(questionOf);
  if (!asked.length) return null;
  const href = addressOf("study", "ask", ...asked);
  const note = () => { askedFrom = { hash: location.hash, said: link.textContent }; };
  const link = el("a", { class: "ask", href, click: note }, text,
    about ? el("span", { class: "unseen", dir: "auto" }, `: ${about}`) : null);
  return link;
}

/** Return the caution of a fact, which tells a plan or a claim from an event in words; null where it has none. */
export const beware = ({ caution }) => own("span", caution, { class: "beware" });

/** Return who says so, and as of when. */
export function saysSo({ per, asOf }, caution = null) {
  const shown = [
    caution,
    per ? el("span", { dir: "auto" }, say("according-to"), " ", el("b", {}, per)) : null,
    asOf ? el("span", { dir: "auto" }, say("as-of"), " ", el("b", {}, asOf)) : null,
  ].filter(Boolean);
  return shown.length ? el("p", { class: "says-so" }, shown) : null;
}

/** Return lines that say where something is from. */
export function sourceLines(lines = []) {
  return lines.length ? el("p", { class: "source" }, el("span", {}, say("source")), " ",
    lines.map((each, place) => [place ? el("br") : null, own("span", each)])) : null;
}

/** Return all that is told of a fact: its claim, who says so, where it is from, what became of it.

    With `isUnderDate` its date and its caution stand above it. */
export function factParts(fact, { isUnderDate = false } = {}) {
  return [
    own("p", fact.claim, { class: "told-claim" }),
    isUnderDate ? saysSo({ per: fact.per }) : saysSo({ per: fact.per, asOf: fact.day }, beware(fact)),
    sourceLines(fact.sources),
    fact.cameOfIt ? el("div", { class: "came-of-it" },
      el("p", {}, el("b", {}, say("came-of-it")), " ", own("span", fact.cameOfIt)),
      sourceLines(fact.outcomeSources)) : null,
    el("p", { class: "row-actions" }, askLink(questionsOn([fact]), fact.claim)),
  ];
}

/** Return that so many things are hidden since they are not met, with the way to be asked questions by their ids. */
export const hiddenYet = (count, ids, about) => (count ? el("p", { class: "not-met" },
  sayCount("not-met", count), " ", askLink(ids, about, say("ask-me-first"))) : null);

/** Return how many of some facts are hidden since they are not met, with the way to be asked them. */
export const notMetYet = (some, about) => hiddenYet(some.length, questionsOn(some), about);

const SHOW_ALL = `talkquiz/${course.id}/show-all`;
/** Whether all is shown in views of what was learnt: kept in the browser where it allows that, for every view alike. */
let isAllShown = false;
try { isAllShown = localStorage.getItem(SHOW_ALL) === "yes"; } catch { /* refused: as long as the page is open */ }

/** Whether a fact is to be shown: looking at one that this page does not ask spoils nothing. */
export const isShown = (fact) => isAllShown || !fact.questions.length || isMet(fact);

/** Whether what a question asks for is to be told, by its id: once it was asked. Where none asks for it, once one of
    the facts that it belongs to is shown. */
export function isTold(id, some) {
  const question = id && questionOf(id);
  return isAllShown || (question ? isAsked(question) : some.some(isShown));
}

/** Return the switch between what was met and all; `changed` is called when it was turned. */
export function showAllSwitch(changed) {
  const turned = button(say("show-all"), () => {
    isAllShown = !isAllShown;
    try { localStorage.setItem(SHOW_ALL, isAllShown ? "yes" : "no"); } catch { /* refused */ }
    turned.setAttribute("aria-checked", String(isAllShown));
    changed();
  }, { class: "switch", role: "switch", "aria-checked": String(isAllShown) });
  return el("div", { class: "show-all" }, turned, el("p", { class: "quiet" }, say("show-all-why")));
}

/** Return facts in a list; nothing where there are none. */
export const factList = (some) => (some.length
  ? el("ul", { class: "fact-list" }, some.map((fact) => el("li", {}, factParts(fact)))) : null);
