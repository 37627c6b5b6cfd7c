// What the student wants to study: kept in the browser where it allows that, else as long as the page is open.

import { course, topics } from "./course.js";
import { disclosure, el, newId } from "./elements.js";
import { say } from "./words.js";

const STORED = `talkquiz/${course.id}/settings`;
const AS_USUAL = { newADay: 10, keyOnly: false, all: false, topics: [] };

/** What is wanted now: how many new questions a day, the key ones only, all kinds, of which topics (none: all). */
export const settings = { ...AS_USUAL, ...readSettings() };

function readSettings() {
  try {
    const { newADay, keyOnly, all, topics: wanted } = JSON.parse(localStorage.getItem(STORED)) ?? {};
    const known = (Array.isArray(wanted) ? wanted : []).filter((id) => topics.some((each) => each.id === id));
    const often = Number.isInteger(newADay) && newADay >= 0 && newADay <= 999 ? newADay : AS_USUAL.newADay;
    return { newADay: often, keyOnly: keyOnly === true, all: all === true, topics: known };
  } catch {
    return {};
  }
}

/** Return the fields for the settings; `changed` is called when one has changed. */
export function settingsPart(changed) {
  const change = (what) => {
    Object.assign(settings, what);
    try { localStorage.setItem(STORED, JSON.stringify(settings)); } catch { /* refused: as long as the page is open */ }
    changed();
  };
  const label = newId("new-a-day");
  const number = el("input", {
    id: label, type: "number", min: 0, max: 999, inputmode: "numeric", value: settings.newADay,
    change: () => change({ newADay: Math.max(0, Math.min(999, Math.round(Number(number.value) || 0))) }),
  });
  return el("div", { class: "settings" }, disclosure(say("settings"),
    el("p", { class: "field" }, el("label", { for: label }, say("new-a-day")), number),
    tick(say("key-only"), settings.keyOnly, (keyOnly) => change({ keyOnly })),
    tick(say("all-kinds"), settings.all, (all) => change({ all })),
    topics.length > 1 ? topicTicks(say("topics"), settings.topics, (wanted) => change({ topics: wanted })) : null));
}

/** Return a box to tick with its label; `use` is told whether it is ticked. */
export function tick(text, isOn, use) {
  const box = el("input", { type: "checkbox", checked: isOn, change: () => use(box.checked) });
  return el("label", { class: "tick" }, box, el("span", { dir: "auto" }, text));
}

/** Return a box for each topic; `use` is told the ids of those that are wanted, none if all are. */
export function topicTicks(legend, wanted, use) {
  const chosen = new Set(wanted.length ? wanted : topics.map((each) => each.id));
  return el("fieldset", {}, el("legend", {}, legend), topics.map((topic) =>
    tick(topic.title, chosen.has(topic.id), (isOn) => {
      if (isOn) chosen.add(topic.id); else chosen.delete(topic.id);
      use(chosen.size === topics.length ? [] : topics.map((each) => each.id).filter((each) => chosen.has(each)));
    })));
}
