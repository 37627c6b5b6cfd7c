// What the student wants to study: kept in the browser where it allows that, else as long as the page is open.

import { asksAll, course, questions, topics } from "./course.js";
import { disclosure, el, newId } from "./elements.js";
import { say } from "./words.js";

const STORED = `talkquiz/${course.id}/settings`;
const isSentences = ({ answering }) => answering.type === "explain";
const AS_USUAL = { minutes: 10, writing: questions.every(isSentences), scope: "usual", topic: "", digits: true };
const MOST_MINUTES = 240;
const SCOPES = ["usual", "core", "all"];

/** What is wanted now, as queue.js takes it: how many minutes a day, which questions, of which topic ("": all), whether
    those too that want sentences; and whether digits pick options, which gets in the way of some who speak to their
    computers. */
export const settings = { ...AS_USUAL, ...readSettings() };

/** Return what is stored, which throws where storage is refused. */
function storedSettings() {
  return Object(JSON.parse(localStorage.getItem(STORED)));
}

/** Storage holds anything: what is no setting is left out. */
function readSettings() {
  const read = {};
  try {
    const stored = storedSettings();
    // Once it was new questions a day that one chose: each is about a minute a day, with all that comes back.
    const { minutes = Math.min(stored.newPerDay, MOST_MINUTES), writing, scope, topic, digits } = stored;
    if (Number.isInteger(minutes) && minutes >= 0 && minutes <= MOST_MINUTES) read.minutes = minutes;
    if (typeof writing === "boolean") read.writing = writing;
    if (SCOPES.includes(scope)) read.scope = scope;
    if (topics.some((each) => each.id === topic)) read.topic = topic;
    if (typeof digits === "boolean") read.digits = digits;
  } catch { /* refused, or no settings */ }
  return read;
}

/** Return the fields for the settings; `changed` is called when one has changed. */
export function settingsPart(changed) {
  const change = (what) => {
    Object.assign(settings, what);
    // The page of a handout has not all topics of its course, whose settings it shares: what it does not know stays.
    try { localStorage.setItem(STORED, JSON.stringify({ ...storedSettings(), ...what })); } catch { /* refused */ }
    changed();
  };
  const digits = tick(say("use-digits"), settings.digits, (digits) => change({ digits }));
  if (asksAll) return el("div", { class: "settings" }, digits);
  const number = numberField(settings.minutes, 0, MOST_MINUTES, (minutes) => change({ minutes }));
  return el("div", { class: "settings" }, disclosure(say("settings"),
    labelled(say("minutes-a-day"), number),
    el("p", { class: "quiet" }, say("minutes-why")),
    topics.length > 1 ? labelled(say("topic"), choiceField(
      [["", say("all-topics")], ...topics.map((each) => [each.id, each.title])], settings.topic,
      (topic) => change({ topic }))) : null,
    scopeField(settings.scope, (scope) => change({ scope })),
    questions.some(isSentences) && !questions.every(isSentences)
      ? tick(say("use-writing"), settings.writing, (writing) => change({ writing })) : null,
    digits));
}

/** Return the choice between the usual questions, key questions and all; `use` is told another one. */
export function scopeField(chosen, use) {
  const name = newId("scope");
  return el("fieldset", {}, el("legend", {}, say("which-questions")),
    SCOPES.map((scope) => el("label", { class: "tick" },
      el("input", { type: "radio", name, checked: scope === chosen, change: () => use(scope) }),
      el("span", {}, say(`scope-${scope}`)))));
}

/** Return a field with its label before it. */
export function labelled(text, field) {
  field.id = newId("field");
  return el("p", { class: "field" }, el("label", { for: field.id }, text), field);
}

/** Return a field for a whole number; `use` is told another one, brought within its bounds. */
export function numberField(value, least, most, use) {
  const field = el("input", {
    type: "number", min: least, max: most, inputmode: "numeric", value,
    change: () => {
      field.value = Math.max(least, Math.min(most, Math.round(Number(field.value) || 0)));
      use(Number(field.value));
    },
  });
  return field;
}

/** Return a list to choose from, of pairs of a value and its text. */
export function choiceField(offered, value, use) {
  const field = el("select", { change: () => use(field.value) }, offered.map(([each, text]) =>
    el("option", { value: each, selected: each === value, dir: "auto" }, text)));
  return field;
}

/** Return a box to tick with its label; `use` is told whether it is ticked. */
export function tick(text, isOn, use) {
  const box = el("input", { type: "checkbox", checked: isOn, change: () => use(box.checked) });
  return el("label", { class: "tick" }, box, el("span", { dir: "auto" }, text));
}
