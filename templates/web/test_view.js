// A test: so many questions of what is wanted, handed in as a whole, with a result to print.

import { answeredView, isTyped } from "./answered.js";
import { asksAll, questions, topics, topicTitle } from "./course.js";
import { button, el, own } from "./elements.js";
import { isAside } from "./keeping.js";
import { forgetTest, keepTest, keptTest } from "./kept_test.js";
import { marked } from "./marking.js";
import { addressOf, go, isWriting } from "./navigation.js";
import { ownMarks } from "./own_marks.js";
import { questionView } from "./question.js";
import { drawnTest, isWanted } from "./queue.js";
import { labelled, numberField, scopeField, settings, tick } from "./settings.js";
import { say, sayCount, sayNumber, words } from "./words.js";

/** Sorts of questions, by the ways to answer them, as one chooses what a test is to have. */
const SORTS = {
  "picked": ["pick"], "typed": ["enter", "fill", "locate"], "ordered": ["match", "arrange"], "written": ["explain"],
};
const MOST = 200;

/** What is wanted of the next test; no topic is wanted where all are. Of a handout it is all, until one wants less. */
const wish = asksAll
  ? { number: Math.min(questions.length, MOST), topics: new Set(), scope: "all", sorts: new Set(Object.keys(SORTS)) }
  : { number: 10, topics: new Set(), scope: "usual", sorts: new Set(["picked", "typed", "ordered"]) };

/** The test that is under way or was handed in, as kept_test.js has it; null if there is none. */
let test = null;

/** Return the form that asks for a test, the test, or its result. */
export function testView() {
  test ??= keptTest();
  if (!test) return wishes();
  return test.isHandedIn ? resultPart(test.asked) : paper(test.asked);
}

function fitting() {
  const ways = [...wish.sorts].flatMap((each) => SORTS[each]);
  return questions.filter((each) => ways.includes(each.answering.type) && isWanted(each, { scope: wish.scope })
    && !isAside(each) && (!wish.topics.size || wish.topics.has(each.topic)));
}

function wishes() {
  const fit = el("p", { class: "quiet", role: "status" });
  const count = () => { fit.textContent = sayCount("fitting", fitting().length); };
  const choose = (set, each, isOn) => {
    if (isOn) set.add(each);
    else set.delete(each);
    count();
  };
  count();
  return el("form", { class: "wishes", novalidate: true, submit: (event) => { event.preventDefault(); begin(); } },
    labelled(say("how-many"), numberField(wish.number, 1, MOST, (number) => { wish.number = number; })),
    scopeField(wish.scope, (scope) => { wish.scope = scope; count(); }),
    el("fieldset", {}, el("legend", {}, say("which-sorts")), Object.keys(SORTS).map((each) =>
      tick(say(`sort-${each}`), wish.sorts.has(each), (isOn) => choose(wish.sorts, each, isOn)))),
    topics.length > 1 ? el("fieldset", {}, el("legend", {}, say("topics-or-all")), topics.map((each) =>
      tick(each.title, wish.topics.has(each.id), (isOn) => choose(wish.topics, each.id, isOn)))) : null,
    fit,
    el("p", { class: "actions" }, el("button", { type: "submit", class: "main" }, say("begin-test"))));
}

/** Draw a test, in the order of the course. */
function begin() {
  const seed = String(Date.now());
  const fit = fitting(), isWhole = asksAll && fit.length <= wish.number;
  const drawn = new Set(isWhole ? fit : drawnTest(fit, wish.number, seed));
  const asked = questions.filter((each) => drawn.has(each));
  if (!asked.length) return;
  test = { seed, isHandedIn: false, asked: asked.map((question) => ({ question, response: null, chosen: null })) };
  keepTest(test);
  go("test");
}

/** Return a question of the test to answer, which begins with what was answered so far. */
const shownOf = ({ question, response }, place) => questionView(question, {
  seed: `${question.id} ${test.seed}`,
  answered: response,
  head: el("p", { class: "topic" },
    el("b", {}, say("question-of", { number: place + 1, total: test.asked.length })), " \u00b7 ",
    own("span", topicTitle(question.topic)), " \u00b7 ", sayCount("marks", question.marks)),
});

function paper(asked) {
  const shown = asked.map(shownOf), open = el("p", { role: "status" });
  const note = () => {
    asked.forEach((each, place) => { each.response = responseOf(shown[place].way); });
    keepTest(test);
  };
  let isWarned = false;
  const handIn = (event) => {
    event.preventDefault();
    note();
    const left = asked.filter((each) => each.response === null).length;
    if (left && !isWarned) {
      isWarned = true;
      open.textContent = sayCount("still-open", left);
      return;
    }
    test.isHandedIn = true;
    keepTest(test);
    go("test");
  };
  for (const each of shown) each.element.onkeydown = (event) => pressIn(each, event);
  return el("form", { class: "paper", novalidate: true, submit: handIn, input: note },
    printedHead(),
    shown.map((each) => each.element),
    open,
    el("p", { class: "actions" },
      el("button", { type: "submit", class: "main" }, say("hand-in")),
      button(say("print"), () => print(), { class: "plain" }),
      button(say("give-up-test"), leave, { class: "plain" })));
}

/** What is in order from the beginning is an answer only once it was moved. */
const responseOf = (way) => (way.isTouched?.() === false ? null : way.response());

/** Digits pick an option of the question that has the focus; Enter in a field does not hand in the whole test. */
function pressIn({ way }, event) {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === "Enter" && event.target.matches("input, select")) event.preventDefault();
  if (!settings.digits || !/^[1-9]$/.test(event.key) || isWriting(event) || !way.digit) return;
  event.preventDefault();
  way.digit(Number(event.key));
}

function leave() {
  test = null;
  forgetTest();
  go("test");
}

const printedHead = () => el("div", { class: "for-print" },
  el("p", {}, say("name")), el("p", {}, say("date")));

/** Return an answer with how right it is; `share` is what part of its marks it gets. */
function resultOf(asked) {
  const { question, response } = asked, result = marked(question, response, words);
  return { asked, question, response, result, share: response === null ? 0 : result.share };
}

function resultPart(asked) {
  const results = asked.map(resultOf);
  const score = el("p", { class: "score", role: "status" }), byTopic = el("tbody");
  const marksOf = (some) => {
    const got = some.reduce((sum, each) => sum + each.share * each.question.marks, 0);
    const total = some.reduce((sum, each) => sum + each.question.marks, 0);
    return say("score", { got: sayNumber(Math.round(got * 2) / 2), total: sayNumber(total) });
  };
  const ofTopics = topics.filter((topic) => results.some((each) => each.question.topic === topic.id));
  const count = () => {
    score.textContent = marksOf(results);
    byTopic.replaceChildren(...ofTopics.map((topic) => el("tr", {},
      el("th", { scope: "row", dir: "auto" }, topic.title),
      el("td", {}, marksOf(results.filter((each) => each.question.topic === topic.id))))));
  };
  const told = results.map((each, place) => oneResult(each, place, count));
  const wrong = results.filter((each) => each.share < 1).map((each) => each.question.id);
  count();
  return el("div", { class: "results" },
    printedHead(),
    score,
    ofTopics.length > 1 ? el("table", {}, el("thead", {}, el("tr", {},
      el("th", { scope: "col" }, say("topic")), el("th", { scope: "col" }, say("marks-got")))), byTopic) : null,
    el("p", { class: "actions" },
      wrong.length ? el("a", { class: "main", href: addressOf("study", "ask", ...wrong) }, say("study-wrong")) : null,
      button(say("print"), () => print(), { class: "plain" }),
      button(say("another-test"), leave, { class: "plain" })),
    told);
}

/** Return a question with its answer; what people have to mark is marked by the student. */
function oneResult(each, place, count) {
  const { asked, question, response, result, share } = each;
  const isUnsure = result.right === null || (!result.right && !result.clear && isTyped(question, response));
  const isWritten = question.answering.type === "explain" && response !== null;
  const mark = (got, chosen) => {
    each.share = got;
    asked.chosen = chosen;
    keepTest(test);
    count();
  };
  return el("section", { class: "one-result" },
    el("h2", {}, `${place + 1}. `, own("span", question.prompt)),
    isWritten ? own("blockquote", response, { class: "own-words" }) : null,
    answeredView(question, response, result, `${question.id} ${test.seed}`),
    response !== null && isUnsure ? ownMarks(question, mark, { share, chosen: asked.chosen }) : null);
}
