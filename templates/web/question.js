// A question: what is to be read first, what is asked, and the way to answer it.

import { arrangeWay } from "./arrange.js";
import { topicTitle } from "./course.js";
import { disclosure, el, newId, own } from "./elements.js";
import { locateWay } from "./locate.js";
import { matchWay } from "./match.js";
import { pickWay } from "./pick.js";
import { enterWay, explainWay, fillWay } from "./write.js";
import { say } from "./words.js";

/** What there is to each way to answer: {element, response(), focus(), digit?(number)}. Each is made of a question and
    {atOnce, give, seed, labelledBy, answered}, and begins with what was `answered`: a response that it gave before, or
    null. Whatever changes its response is told by an event "input". */
const WAYS = {
  pick: pickWay,
  enter: enterWay,
  fill: fillWay,
  match: matchWay,
  arrange: arrangeWay,
  locate: locateWay,
  explain: explainWay,
};

/** Return a question to answer: {element, prompt, way}.

    With `atOnce` an option is an answer as soon as it is picked, and `give` is called then. The order
    of options follows from `seed`. `head` is what stands above the question, `answered` the response that it begins
    with. */
export function questionView(question, context = {}) {
  const { atOnce = false, give = () => {}, seed = "", head = null, answered = null } = context;
  const label = newId("prompt");
  const way = WAYS[question.answering.type](question, { atOnce, give, seed, labelledBy: label, answered });
  const isGapped = question.answering.type === "fill";
  const prompt = el("h2", { id: label, class: isGapped ? "unseen" : "prompt", dir: "auto", tabindex: "-1" },
    isGapped ? say("fill-in") : question.prompt);
  const element = el("article", { class: `question by-${question.answering.type}` },
    head ?? el("p", { class: "topic", dir: "auto" }, topicTitle(question.topic)),
    material(question),
    prompt,
    beside(question),
    way.element,
    question.hint ? el("div", { class: "hint" }, disclosure(say("hint"), own("p", question.hint))) : null);
  return { element, prompt, way };
}

/** Return what is to be read before the question: a text, accounts, or words whose speaker is wanted. */
export function material(question) {
  const { stimulus, accounts = [], said } = question;
  return [
    stimulus ? el("section", { class: "stimulus" },
      own("p", stimulus.title, { class: "source-title" }),
      el("ol", {}, (stimulus.lines ?? []).map((each) => own("li", each))),
      own("p", stimulus.by, { class: "quiet" }),
      say(`made-${stimulus.made}`) ? el("p", { class: "quiet" }, say(`made-${stimulus.made}`)) : null) : null,
    accounts.length ? el("ul", { class: "accounts" }, accounts.map((each) => el("li", {},
      el("p", { dir: "auto" }, el("b", {}, [each.outlet, each.day].filter(Boolean).join(", "))),
      own("p", each.claim),
      each.per || each.asOf ? el("p", { class: "quiet", dir: "auto" },
        [each.per && `${say("according-to")} ${each.per}`, each.asOf && `${say("as-of")} ${each.asOf}`]
          .filter(Boolean).join(" \u00b7 ")) : null))) : null,
    said ? el("figure", { class: "said" },
      own("blockquote", said), el("figcaption", {}, say("in-our-words"))) : null,
  ];
}

function beside({ caution, asksFor, answering }) {
  const several = answering.type === "pick" && answering.several;
  return [
    caution ? el("p", { class: "chip caution", dir: "auto" }, el("b", {}, say("caution")), " ", caution) : null,
    several ? el("p", { class: "wanted" }, say("all-right-ones")) : null,
    asksFor && ["enter", "fill", "locate"].includes(answering.type)
      ? el("p", { class: "wanted" }, say("wanted"), " ", own("b", asksFor)) : null,
  ];
}
