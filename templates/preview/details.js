// What is shown of a fact that is open. Each part is made anew only if what it shows has changed.

import { showCards } from "./cards.js";
import { counted, draft, el, problemList, refresh, spot, withCode } from "./elements.js";

const STANDS = {
  held: ["held", "good"],
  moved: ["held, elsewhere in the article", "good"],
  drifted: ["the sentence has changed", "bad"],
  broken: ["broken: no sentence is like it", "bad"],
  unverified: ["not verified: no copy of the article", "open"],
  background: ["background, no text to verify", "open"],
};

/** Fill the panel of a fact, for the first time. */
export function openDetails(id, panel) {
  if (panel.parts) return;
  const names = ["head", "problems", "claim", "citations", "cards", "asked", "others"];
  panel.parts = Object.fromEntries(names.map((name) => [name, el("section", { class: `part of-${name}` })]));
  panel.append(...Object.values(panel.parts));
  panel.setAttribute("aria-busy", "true");
  refreshDetails(id, panel);
}

/** Let go of what a panel holds: frames cost memory. */
export function dropDetails(panel) {
  panel.replaceChildren();
  panel.parts = null;
}

export async function refreshDetails(id, panel) {
  let details;
  try {
    const answer = await fetch(`/facts/${encodeURIComponent(id)}`);
    if (answer.status === 500 && panel.parts) { // why it cannot be shown
      const why = await answer.text();
      refresh(panel.parts.head, why, () => [el("p", { class: "said" }, why)]);
      panel.removeAttribute("aria-busy");
    }
    if (!answer.ok) return;
    details = await answer.json();
  } catch { return; } // the page says already that the program has stopped
  if (!panel.parts) return;
  const { head, problems, claim, citations, cards, asked, others } = panel.parts;
  refresh(head, [details.spot, details.about, details.state, details.stale, details.missing, details.wrong], () => heading(details));
  refresh(problems, details.problems, (data) => data.length ? [el("h4", {}, "Problems"), problemList(data)] : []);
  refresh(claim, details.claim, markedClaim);
  refresh(citations, details.citations, citationList);
  showCards(cards, details.cards);
  refresh(asked, details.slots, slotList);
  refresh(others, details.others, (data) => data.length
    ? [el("h4", {}, "Asked with other facts, or of the whole"), ...data.map(question)] : []);
  for (const part of Object.values(panel.parts)) part.hidden = !part.firstElementChild;
  panel.removeAttribute("aria-busy");
}

function heading(details) {
  const lines = [el("p", { class: "where" }, spot(details.spot))];
  if (details.stale) lines.push(el("p", { class: "said" }, "It is shown as it was when it could be read last."));
  if (details.state === "draft") lines.push(...draft(details));
  if (details.about.length) {
    lines.push(el("dl", { class: "about-fact" }, details.about.map(([name, value]) =>
      el("div", { class: name === "why" ? "long" : "" }, el("dt", {}, name), el("dd", { dir: "auto" }, value)))));
  }
  return lines;
}

function markedClaim(pieces) {
  if (!pieces.length) return [];
  return [el("h4", {}, "Claim"), el("p", { class: "marked", dir: "auto" }, pieces.map(([text, slot]) => slot
    ? el("mark", { class: slot === "did" ? "did" : "" }, el("bdi", {}, text), el("span", { class: "slot" }, slot && el("bdi", {}, slot))) : text))];
}

function citationList(citations) {
  if (!citations.length) return [];
  return [el("h4", {}, "Where it is from"), el("ul", { class: "citations" }, citations.map((each) => {
    const [words, look] = STANDS[each.stands] ?? [each.stands, "open"];
    return el("li", {},
      el("p", {}, el("span", { class: `stands ${look}` }, words), " ", el("span", { dir: "auto" }, each.says)),
      el("p", { class: "quiet", dir: "auto" }, [each.source, each.at, each.title].filter(Boolean).join(" · ")),
      each.terms.length ? el("p", { class: "quiet", dir: "auto" }, "Terms: ", each.terms.join(", ")) : null);
  }))];
}

function slotList(slots) {
  if (!slots.length) return [];
  return [el("h4", {}, "Asked, slot by slot"), ...slots.map((slot) => el("div", { class: "slot-asked" },
    el("h5", { dir: "auto" }, el("code", {}, slot.name), " ", slot.text),
    ...(slot.asked.length ? slot.asked.map(question) : [el("p", { class: "said" }, "Nothing asks for it.")]),
    slot.passed.length ? el("details", { class: "passed", "data-key": `passed ${slot.name}` },
      el("summary", {}, `Passed over by ${counted(new Set(slot.passed.flatMap((each) => each.templates)).size, "template")}`),
      el("ul", {}, slot.passed.map((each) => el("li", {},
        el("code", {}, each.templates.join(", ")), ": ", el("span", { dir: "auto" }, withCode(`${each.reason}. ${each.cure}`.trim())))))) : null))];
}

function question(item) {
  const uses = item.uses.length > 1 ? "deck and print" : item.uses[0] === "study" ? "deck" : "print";
  const options = item.options.map((option) => el("li", { class: option.correct ? "right" : "wrong", dir: "auto" },
    option.text, option.correct ? el("b", { class: "verdict" }, " right") : "",
    option.rationale ? el("span", { class: "reason" }, " ", option.rationale) : null));
  const key = item.key && !options.length ? el("p", { class: "key", dir: "auto" }, el("span", { class: "label" }, "Key"), " ", item.key) : null;
  const parts = item.parts.length ? el("ul", { class: "parts" }, item.parts.map((each) => el("li", { dir: "auto" }, each))) : null;
  return el("div", { class: "question" },
    el("p", { class: "by" }, el("code", {}, item.template), ` ${item.kind}, ${uses}, ${item.weight}, difficulty ${item.difficulty} `,
      el("code", {}, item.short_id), item.change ? el("span", { class: "tag change" }, item.change) : null),
    el("p", { class: "stem", dir: "auto" }, item.stem),
    options.length ? el("ol", { class: "options", type: "A" }, options) : null,
    key && !parts ? key : null,
    item.accept.length ? el("p", { class: "quiet", dir: "auto" }, "Also right: ", item.accept.join("; ")) : null,
    parts ? el("details", { class: "in-full", "data-key": `key ${item.id}` }, el("summary", {}, "Key"), key, parts) : null);
}
