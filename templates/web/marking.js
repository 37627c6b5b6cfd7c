// Whether an answer is right, for every way to answer. What is typed is held to the rule of the deck.

import { typedRule } from "../anki/typed-rule.js";
import { isOtherAnswer } from "./other_answer.js";

const EXPLAIN = { right: null, nearly: false, share: 0, picked: [], parts: [] };

/** Return how `response` answers `question`: `{ right, nearly, share, picked, parts }`.

    `right` is true or false, or null where a person has to say: of sentences, and where what was typed is
    `nearly` an answer. Words that are no answer the question knows are wrong here; they may be right all the
    same, so let the student say so, unless they are `clear`ly another answer. `share` is how much is right, 0 to 1,
    `parts` whether each blank, left-hand side or place is, or whether each of several right options was picked.
    `picked` are the ids of the options that were picked.

    A response is, by the question's `answering.type`: pick: ids of options; enter: a text; locate: a text, or
    the id of a name in a list; fill: texts in the order of blanks; match: `{ left id: option id }`; arrange: all ids
    in order; explain: a text. `words` are those of the page. */
export function marked(question, response, words) {
  const { answering, wrong = [] } = question;
  switch (answering.type) {
    case "pick": return markedPick(answering, listed(response));
    case "locate": return Array.isArray(response)
      ? markedPick(answering, response) : markedTexts([answering.accepted], [response], false, words, wrong);
    case "enter": return markedTexts([answering.accepted], [response], false, words, wrong);
    case "fill": return markedTexts(
      blanksOf(answering).map((blank) => blank.accepted), listed(response), answering.anyOrder, words, wrong);
    case "match": return markedParts(answering.lefts.map((left) => Object(response)[left.id] === left.match));
    case "arrange": return markedParts(answering.order.map((id, at) => listed(response)[at] === id));
    default: return EXPLAIN;
  }
}

/** Whether something has the form of a response to a question: what a page has kept may be of an older course. */
export function isResponse({ answering }, it) {
  const { type, options = [] } = answering;
  const isAmong = (some) => (id) => some.some((each) => each.id === id);
  const isPicked = isListOf(it, isAmong(options));
  switch (type) {
    case "pick": return isPicked;
    case "locate": return isPicked || isText(it);
    case "fill": return isListOf(it, (each) => typeof each === "string") && it.length === blanksOf(answering).length;
    case "match": return !Array.isArray(it) && Object.keys(Object(it)).every(isAmong(answering.lefts))
      && isListOf(Object.values(Object(it)), isAmong(options));
    case "arrange": return isPicked && it.length === options.length && new Set(it).size === it.length;
    default: return isText(it);
  }
}

const isText = (it) => typeof it === "string" && it !== "";
const isListOf = (it, isOne) => Array.isArray(it) && it.length > 0 && it.every(isOne);

/** Return the blanks of a text with gaps, in order. */
function blanksOf({ pieces }) {
  return pieces.filter((piece) => typeof piece !== "string");
}

/** Return the ids of the options that are right. */
function rightOptions({ options }) {
  return options.filter((option) => option.right).map((option) => option.id);
}

const listed = (response) => Array.isArray(response) ? response : [];

/** Of several options all that are right are to be picked, and each that is wrong costs one that is right. */
function markedPick(answering, response) {
  const picked = answering.options.map((option) => option.id).filter((id) => response.includes(id));
  const rights = rightOptions(answering);
  const hits = picked.filter((id) => rights.includes(id)).length;
  const misses = picked.length - hits;
  const right = hits === rights.length && misses === 0;
  const share = answering.several ? Math.max(0, hits - misses) / rights.length : Number(right);
  const parts = answering.several ? rights.map((id) => picked.includes(id)) : [];
  return { right, nearly: false, share, picked, parts };
}

function markedParts(parts) {
  const right = parts.every(Boolean);
  return { right, nearly: false, share: parts.filter(Boolean).length / parts.length, picked: [], parts };
}

/** `accepted` are the answers of each blank, `wrong` names that are none. With `anyOrder` each text may go with any of
    them, once. */
function markedTexts(accepted, response, anyOrder, words, wrong) {
  const rule = typedRule(words.typed), { same, near } = rule;
  const texts = accepted.map((_, at) => String(response[at] ?? "").trim());
  const assigned = (isAnswer) => assignment(texts, accepted, (text, answers, isOwn) =>
    text !== "" && (isOwn || anyOrder) && answers.some((answer) => isAnswer(text, answer)));
  const isSame = assigned(same);
  const isNear = assigned((text, answer) => same(text, answer) || near(text, answer));
  const right = isSame.every(Boolean);
  const nearly = !right && isNear.every(Boolean);
  const share = isSame.filter(Boolean).length / texts.length;
  const clear = !right && !nearly && texts.length === 1 && isOtherAnswer(texts[0], accepted[0], wrong, rule);
  return { right: nearly ? null : right, nearly, clear, share, picked: [], parts: isSame };
}

/** Return whether each text has an answer of its own, as many of them as can have (augmenting paths). */
function assignment(texts, accepted, fits) {
  const owner = accepted.map(() => -1); // which text has the answers of a blank
  const takes = (text, tried) => accepted.some((answers, blank) => {
    if (tried.has(blank) || !fits(texts[text], answers, blank === text)) return false;
    tried.add(blank);
    if (owner[blank] >= 0 && !takes(owner[blank], tried)) return false;
    owner[blank] = text;
    return true;
  });
  texts.forEach((_, text) => takes(text, new Set()));
  return texts.map((_, text) => owner.includes(text));
}
