// Accounts that do not agree, side by side: who says what, when, and whether both can be true.

import { lesson, questionOf } from "./course.js";
import { disclosure, el, own } from "./elements.js";
import { askLink, factsOf, isShown, isTold, notMetYet, questionsOn, saysSo, sourceLines } from "./lesson.js";
import { say } from "./words.js";

const groups = lesson.accounts ?? [];

/** Whether any accounts differ. */
export const hasAccounts = groups.length > 0;

/** Return all accounts that differ, each group side by side. */
export function accountsView() {
  return [el("p", { class: "lead" }, say("accounts-why")), groups.map(groupPart)];
}

function groupPart({ question: id, accounts }, place) {
  const question = id ? questionOf(id) : null;
  const title = say("accounts-number", { number: place + 1 });
  const isMetAt = (each) => factsOf(each.facts).some(isShown);
  const shown = accounts.filter(isMetAt), hidden = accounts.filter((each) => !isMetAt(each));
  return el("section", { class: "differing" },
    el("h2", {}, title),
    shown.length ? el("ul", { class: "side-by-side" }, shown.map(accountPart)) : null,
    notMetYet(hidden.flatMap((each) => factsOf(each.facts)), title),
    question && isTold(id, []) ? answerTo(question) : null,
    el("p", { class: "row-actions" }, question ? askLink([id], title, say("compare-yourself")) : null,
      shown.length ? askLink(questionsOn(shown.flatMap((each) => factsOf(each.facts))), title) : null));
}

function accountPart({ outlet, day, per, asOf, claim, facts: numbers }) {
  return el("li", {},
    el("p", { class: "outlet", dir: "auto" }, el("b", {}, outlet), day ? [", ", day] : null),
    own("p", claim, { class: "told-claim" }),
    saysSo({ per, asOf }),
    factsOf(numbers).map((fact) => sourceLines(fact.sources)));
}

/** Return what a good answer to "Can both be true?" says, for who has thought of one. */
function answerTo({ answering }) {
  const { points = [] } = answering;
  return points.length ? disclosure(say("both-true"),
    el("p", { class: "quiet" }, say("good-answer")),
    el("ul", { class: "points" }, points.map((each) => own("li", each)))) : null;
}
