// A test: so many questions of the topics that are wanted, handed in as a whole, with a result to print.

import { answeredView, isTyped } from "./answered.js";
import { course, questions, topics, topicTitle } from "./course.js";
import { button, el, focusOn, newId, own } from "./elements.js";
import { marked } from "./marking.js";
import { go } from "./navigation.js";
import { questionView } from "./question.js";
import { tick, topicTicks } from "./settings.js";
import { shuffled } from "./shuffle.js";
import { say, sayCount, sayNumber, words } from "./words.js";

/** What a question wants of one, as a test is asked for: kinds of answers, by the ways to answer. */
const SORTS = { picked: ["pick"], typed: ["enter", "fill", "locate"], ordered: ["match", "arrange"], written: ["explain"] };

/** What is wanted of the next test. */
const wish = { number: 10, topics: [], keyOnly: false, sorts: ["picked", "typed", "ordered"] };

/** The test that is under way: its questions as they are shown, and the results once it was handed in. */
let test = null;

/** Return the form that asks for a test, the test, or its result. */
export function testView() {
  if (!test) return wishes();
  return test.results ? resultPart() : paper();
}

function fitting() {
  const ways = wish.sorts.flatMap((each) => SORTS[each]);
  return questions.filter((each) => ways.includes(each.answering.type)
    && (!wish.topics.length || wish.topics.includes(each.topic)) && (!wish.keyOnly || each.weight === "core"));
}

/** Return so many of the questions, in the order of the course; none gives another away. */
function chosen(seed) {
  const taken = [], facts = new Set(), foes = new Set();
  for (const each of shuffled(fitting(), seed)) {
    if (taken.length === wish.number) break;
    if (each.facts.some((fact) => facts.has(fact) || foes.has(fact)) || (each.enemies ?? []).some((fact) => facts.has(fact))) continue;
    taken.push(each);
    for (const fact of each.facts) facts.add(fact);
    for (const fact of each.enemies ?? []) foes.add(fact);
  }
  return questions.filter((each) => taken.includes(each));
}

function wishes() {
  const label = newId("number");
  const fit = el("p", { class: "quiet", role: "status" });
  const count = () => { fit.textContent = sayCount("fitting", fitting().length); };
  const number = el("input", {
    id: label, type: "number", min: 1, max: 200, inputmode: "numeric", value: wish.number,
    change: () => { number.value = wish.number = Math.max(1, Math.min(200, Math.round(Number(number.value) || 10))); },
  });
  const form = el("form", { class: "wishes", novalidate: true, submit: (event) => {
    event.preventDefault();
    wish.number = Math.max(1, Math.min(200, Math.round(Number(number.value) || 10)));
    begin();
  } },
    el("p", { class: "field" }, el("label", { for: label }, say("how-many")), number),
    el("fieldset", {}, el("legend", {}, say("which-sorts")), Object.keys(SORTS).map((sort) =>
      tick(say(`sort-${sort}`), wish.sorts.includes(sort), (isOn) => {
        wish.sorts = Object.keys(SORTS).filter((each) => (each === sort ? isOn : wish.sorts.includes(each)));
        count();
      }))),
    tick(say("key-only"), wish.keyOnly, (isOn) => { wish.keyOnly = isOn; count(); }),
    topics.length > 1 ? topicTicks(say("topics"), wish.topics, (wanted) => { wish.topics = wanted; count(); }) : null,
    fit,
    el("p", {}, el("button", { type: "submit", class: "main" }, say("begin-test"))));
  count();
  return form;
}

function begin() {
  const seed = String(Date.now());
  const taken = chosen(seed);
  if (!taken.length) return;
  test = { shown: taken.map((question, place) => ({ question, ...questionView(question, {
    seed: `${question.id} ${seed}`,
    head: el("p", { class: "topic" }, say("question-of", { number: place + 1, total: taken.length }), " \u00b7 ",
      own("span", topicTitle(question.topic)), " \u00b7 ", worth(question)),
  }) })) };
  go("test");
}

const worth = (question) => sayCount("marks", question.marks ?? 1);

function paper() {
  const open = el("p", { class: "quiet", role: "status" });
  let isWarned = false;
  const form = el("form", { class: "paper", novalidate: true, submit: (event) => {
    event.preventDefault();
    const left = test.shown.filter((each) => each.way.response() === null);
    if (left.length && !isWarned) {
      isWarned = true;
      open.textContent = sayCount("still-open", left.length);
      return;
    }
    handIn();
  } },
    test.shown.map((each) => each.element),
    open,
    el("p", { class: "actions" },
      el("button", { type: "submit", class: "main" }, say("hand-in")),
      button(say("give-up-test"), () => { test = null; go("test"); }, { class: "plain" })));
  for (const each of test.shown) each.element.addEventListener("keydown", (event) => {
    const isField = event.target.matches("input:not([type=radio], [type=checkbox]), textarea, select");
    if (!/^[1-9]$/.test(event.key) || isField || !each.way.digit || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    each.way.digit(Number(event.key));
  });
  form.addEventListener("keydown", (event) => {
    // Enter in a field of one question must not hand in all of them.
    if (event.key === "Enter" && event.target.matches("input, select")) event.preventDefault();
  });
  return form;
}

function handIn() {
  test.results = test.shown.map(({ question, way }) => {
    const response = way.response();
    const result = marked(question, response, words);
    return { question, response, result, share: response === null ? 0 : result.share };
  });
  go("test");
}

function resultPart() {
  const total = test.results.reduce((sum, each) => sum + (each.question.marks ?? 1), 0);
  const score = el("p", { class: "score", role: "status" });
  const byTopic = el("tbody");
  const count = () => {
    const got = (results) => Math.round(results.reduce((sum, each) => sum + each.share * (each.question.marks ?? 1), 0) * 2) / 2;
    score.textContent = say("score", { got: sayNumber(got(test.results)), total: sayNumber(total) });
    byTopic.replaceChildren(...topics.map((topic) => [topic, test.results.filter((each) => each.question.topic === topic.id)])
      .filter(([, results]) => results.length)
      .map(([topic, results]) => el("tr", {}, el("th", { scope: "row", dir: "auto" }, topic.title),
        el("td", {}, say("of", { got: sayNumber(got(results)), total: sayNumber(results.reduce((sum, each) => sum + (each.question.marks ?? 1), 0)) })))));
  };
  count();
  return el("div", { class: "results" },
    el("p", { class: "for-print" }, own("b", course.title), ", ", new Date().toISOString().slice(0, 10)),
    el("p", { class: "for-print name-line" }, say("name"), " "),
    score,
    el("table", {}, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, say("topic")), el("th", { scope: "col" }, say("marks-got")))), byTopic),
    el("p", { class: "actions not-printed" },
      button(say("print"), () => print(), { class: "plain" }),
      button(say("another-test"), () => { test = null; go("test"); }, { class: "main" })),
    test.results.map((each, place) => oneResult(each, place, count)));
}

/** Return a question with its answer; what people have to mark is marked by the student. */
function oneResult(each, place, count) {
  const { question, response, result } = each;
  const isOpen = response !== null && (result.right === null || (!result.right && isTyped(question, response)));
  return el("section", { class: "one-result" },
    el("h2", {}, `${place + 1}. `, own("span", question.prompt)),
    typeof response === "string" && question.answering.type === "explain" ? own("blockquote", response, { class: "own-words" }) : null,
    answeredView(question, response, result),
    isOpen ? el("fieldset", { class: "marks" }, el("legend", {}, say("mark-yourself")),
      [[say("none"), 0], [say("half"), 0.5], [say("full"), 1]].map(([text, share]) => {
        const field = el("input", { type: "radio", name: `mark-${place}`, checked: each.share === share, change: () => { each.share = share; count(); } });
        return el("label", { class: "tick" }, field, el("span", {}, text));
      })) : null);
}
