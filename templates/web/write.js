// Writing: a few words, the gaps of a text, or sentences.

import { el, own } from "./elements.js";
import { say } from "./words.js";

/** Return a field for a few words. */
export function enterWay(question, { labelledBy, answered }) {
  const input = wordsField({
    "aria-labelledby": labelledBy, placeholder: say("type-here"), class: "words", value: answered,
  });
  return { element: input, response: () => input.value.trim() || null, focus: () => input };
}

/** Return a text with a field in each of its gaps. */
export function fillWay(question, { answered }) {
  const fields = [], { pieces } = question.answering;
  const several = pieces.filter((each) => typeof each !== "string").length > 1;
  const shown = pieces.map((piece) => {
    if (typeof piece === "string") return piece;
    const number = fields.length + 1;
    const field = wordsField({
      "aria-label": several ? say("gap", { number }) : say("the-gap"), class: "gap", value: answered?.[number - 1],
    });
    fields.push(field);
    return field;
  });
  return {
    element: el("p", { class: "gapped", dir: "auto" }, shown),
    response: () => {
      const typed = fields.map((each) => each.value.trim());
      return typed.some(Boolean) ? typed : null;
    },
    focus: () => fields[0],
  };
}

/** Return room for sentences, with the beginnings that help some. */
export function explainWay(question, { labelledBy, answered }) {
  const { starters = [], lines = 0 } = question.answering;
  const area = el("textarea", { class: "sentences", dir: "auto",
    rows: Math.max(4, Math.min(lines, 12)), "aria-labelledby": labelledBy,
    keydown: (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) area.form?.requestSubmit(); },
  }, answered);
  const begins = starters.length
    ? [el("p", { class: "quiet" }, say("starters")),
      el("ul", { class: "starters" }, starters.map((each) => own("li", each)))]
    : [];
  return {
    element: el("div", {}, begins, area, el("p", { class: "quiet" }, say("you-compare"))),
    response: () => area.value.trim() || null,
    focus: () => area,
  };
}

/** Return a field for words as they are: no phone mends or proposes them. */
export function wordsField(attributes) {
  return el("input", {
    type: "text", dir: "auto", autocomplete: "off", autocapitalize: "off", autocorrect: "off", spellcheck: "false",
    enterkeyhint: "done", ...attributes,
  });
}
