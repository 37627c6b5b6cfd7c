// What is told once a question was answered: the key, who says so and when, why, and where it is from.

import { course } from "./course.js";
import { disclosure, el, entry, own } from "./elements.js";
import { figureOf } from "./figure.js";
import { sourceLines } from "./lesson.js";
import { mapOf } from "./locate.js";
import { inShownOrder } from "./pick.js";
import { typedRule } from "../anki/typed-rule.js";
import { say, sayCount, words } from "./words.js";

/** Return all that is told after an answer, which was `result` (of marking.js) for a `response`.

    Options stay where they stood when the question was shown with this `seed`. */
export function answeredView(question, response, result, seed) {
  const { told } = question;
  return el("div", { class: "answered" },
    verdict(question, response, result),
    solution(question, response, result, seed),
    weighty(told),
    claims(question),
    pictures(question),
    el("dl", { class: "context" },
      entry(say("context"), told.why),
      entry(say("next"), told.cameNext)),
    origin(question));
}

/** Whether words were typed: those that are no answer the question knows may be right all the same. */
export function isTyped(question, response) {
  const { type } = question.answering;
  return (["enter", "locate"].includes(type) && typeof response === "string") || (type === "fill" && response !== null);
}

const TYPED = { right: "typed-right", nearly: "typed-nearly", wrong: "typed-wrong", compare: "typed-compare" };

/** Return what the facts say that it asks of: of several a list, folded, as the key has said what was asked of them. */
function claims({ answering, told }) {
  if (!told.claim || answering.type === "fill" || told.claim === told.key) return null;
  const lines = told.claim.split("\n");
  return lines.length === 1 ? own("p", told.claim, { class: "claim" })
    : el("div", { class: "also" }, disclosure(say("rests-on"),
      el("ul", { class: "claim" }, lines.map((each) => own("li", each)))));
}

/** Return whether the answer was right, in words and by a sign; nothing where a person has to say so. */
function verdict(question, response, result) {
  const { right, nearly, clear, parts } = result;
  if (response === null) return el("p", { class: "result none" }, say("not-answered"));
  if (right === null && !nearly) return null;
  if (!isTyped(question, response)) {
    const some = right || !parts.length ? [] : inParts(result);
    return el("p", { class: `result ${right ? "right" : "wrong"}` },
      [say(right ? "you-right" : "you-wrong"), ...some].join(" "));
  }
  const sign = (place) => (parts.length > 1 && !right ? ` ${parts[place] ? "\u2713" : "\u2717"}` : "");
  const typed = [response].flat()
    .map((each, place) => `\u2068${each || "\u2013"}\u2069${sign(place)}`).join(" \u00b7 ");
  const told = right ? "right" : nearly ? "nearly" : clear ? "wrong" : "compare";
  return el("p", { class: `result ${told}`, dir: "auto" }, say(TYPED[told], { typed }));
}

/** Return in words how many parts are right; and of several options how many were picked that are not. */
function inParts({ parts, picked }) {
  const right = parts.filter(Boolean).length, wrong = picked.length - right;
  return [sayCount("parts-right", parts.length, { right }), ...(wrong > 0 ? [sayCount("picked-wrong", wrong)] : [])];
}

/** Return the key in the form that fits the way to answer. */
function solution(question, response, result, seed) {
  const { answering, told } = question;
  const key = own("p", told.key, { class: (told.key ?? "").length > 50 ? "answer long" : "answer" });
  switch (answering.type) {
    case "pick": return [
      answering.several ? null : key,
      answering.correction ? el("p", { class: "correction", dir: "auto" },
        el("b", {}, say("put-right")), " ", answering.correction) : null,
      judged(inShownOrder(answering, seed), result.picked ?? []),
    ];
    case "fill": return filledIn(answering, told);
    case "match": return pairs(answering, response);
    case "arrange": return inOrder(answering, response);
    case "explain": return own("p", told.key, { class: "answer long model" });
    case "locate": return [key, alsoRight(answering.accepted), mapOf(answering)];
    default: return [key, alsoRight(answering.accepted)];
  }
}

const signOf = (isRight) => el("span", { class: "sign", "aria-hidden": "true" }, isRight ? "\u2713" : "\u2717");

/** Return options with their verdicts; the reason of a wrong one that was picked stands open. */
function judged(options, picked) {
  return el("ul", { class: "judged" }, options.map((option) => {
    const isPicked = picked.includes(option.id);
    const head = [
      signOf(option.right),
      el("span", { dir: "auto" }, option.text),
      el("span", { class: "unseen" }, ` (${say(option.right ? "right" : "wrong")})`),
      isPicked ? el("b", { class: "your-pick" }, say("your-pick")) : null,
    ];
    const told = option.told && !option.right
      ? el("details", { open: isPicked }, el("summary", {}, head), own("p", option.told, { class: "reason" }))
      : el("p", {}, head);
    return el("li", { class: `${option.right ? "right" : "wrong"}${isPicked ? " picked" : ""}` }, told);
  }));
}

/** Return the text with its gaps filled. */
function filledIn({ pieces }, { key }) {
  const blanks = pieces.filter((each) => typeof each !== "string");
  return [
    blanks.length === 1 ? own("p", key, { class: key.length > 50 ? "answer long" : "answer" }) : null,
    el("p", { class: "claim", dir: "auto" }, pieces.map((each) =>
      typeof each === "string" ? each : el("b", { class: "filled" }, each.accepted[0]))),
    blanks.length === 1 ? alsoRight(blanks[0].accepted) : null,
  ];
}

/** Return what belongs together and, unless nothing was answered, where that was chosen and where something else. */
function pairs({ lefts, options }, response) {
  const textOf = (id) => options.find((each) => each.id === id)?.text ?? "";
  return el("ul", { class: "judged pairs" }, lefts.map((left) => {
    const chosen = response?.[left.id];
    const judgement = !response ? "" : chosen === left.match ? "right" : "wrong";
    return el("li", { class: judgement }, el("p", {},
      judgement ? signOf(judgement === "right") : null,
      el("span", {}, own("span", left.text), ": ", own("b", textOf(left.match)),
        judgement ? el("span", { class: "unseen" }, ` (${say(judgement)})`) : null,
        chosen && judgement === "wrong"
          ? el("span", { class: "quiet" }, " ", say("your-pick"), ": ", own("span", textOf(chosen))) : null)));
  }));
}

/** Return the events in their order and, unless nothing was answered, where one was put that belongs elsewhere. */
function inOrder({ events, order }, response) {
  return el("ol", { class: "timeline" }, events.map((each, place) => {
    const put = response ? response.indexOf(order[place]) : place;
    return el("li", { class: `moment${put === place ? "" : " wrong"}`, dir: "auto" },
      el("b", { class: "day" }, each.day ?? ""), " ", each.name,
      put === place ? null : el("span", { class: "put" }, el("span", { "aria-hidden": "true" }, "\u2717 "),
        say("your-place", { place: put + 1 })));
  }));
}

/** Return other words that are right, for who wants to know whether theirs are; other spellings are none. */
function alsoRight(accepted = []) {
  const { same } = typedRule(words.typed);
  const others = accepted.slice(1).filter((each) => !same(each, accepted[0]));
  return others.length
    ? el("div", { class: "also" }, disclosure(say("also-right"), el("p", { dir: "auto" }, others.join("; ")))) : null;
}

/** Return who says so, when, and what to beware of: it stands before all else. */
function weighty({ per, asOf, caution, corrected }) {
  const shown = [
    per ? el("p", { class: "chip per", dir: "auto" },
      el("span", {}, say("according-to")), " ", el("b", {}, per)) : null,
    asOf ? el("p", { class: "chip", dir: "auto" }, el("span", {}, say("as-of")), " ", el("b", {}, asOf)) : null,
    caution ? el("p", { class: "chip caution", dir: "auto" }, el("b", {}, say("caution")), " ", caution) : null,
    own("p", corrected, { class: "chip corrected" }),
  ].filter(Boolean);
  return shown.length ? el("div", { class: "weighty" }, shown) : null;
}

const pictures = ({ pictures: shown = [] }) => shown.map((each) => figureOf(each, "picture"));

/** Return where the answer is from, who reports it, who is named, and how to tell of a mistake. */
function origin({ id, mistake, told }) {
  const { sources = [], outlets = [], names = [] } = told;
  return el("footer", { class: "origin" },
    sourceLines(sources),
    el("div", { class: "more" },
      outlets.length ? disclosure(say("about-source"), described(outlets)) : null,
      names.length ? disclosure(say("names"), described(names)) : null,
      disclosure(say("about-question"),
        el("p", { class: "quiet" }, say("item"), " ", el("bdi", {}, id)),
        mistake && /^(https|mailto):/.test(mistake)
          ? el("p", {}, el("a", { href: mistake, rel: "noreferrer" }, say("report")))
          : course.mistakes ? null : el("p", { class: "quiet" }, say("mistake-to-giver")))));
}

const described = (entries) => el("dl", { class: "described" }, entries.map(([name, text]) => entry(name, text)));
