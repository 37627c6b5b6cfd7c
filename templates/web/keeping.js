// Where progress lives: in the browser where it allows that, and in a file to save and load.

import { course } from "./course.js";
import { dateOf } from "./days.js";
import { button, disclosure, el } from "./elements.js";
import { KeptProgress, isPutAside } from "./progress.js";
import { say } from "./words.js";

/** The progress of the student in this course. */
export const kept = new KeptProgress(course.id);

/** Return what is known of a question, as progress.js has it; undefined if it was never answered. */
export const recordOf = (id) => kept.progress.items.get(id);

/** What was answered since a file was saved, where that is the only place for it. */
let isUnsaved = false;

/** Note an answer: its rating from 1 to 4, and the ids of the options that were picked. */
export function noteAnswer(id, rating, picked) {
  kept.answer(id, rating, picked, Date.now());
  isUnsaved = true;
}

/** Whether a question is put aside. */
export const isAside = ({ id }) => isPutAside(kept.progress, id);

/** Put a question aside, or bring it back. */
export function setAside({ id }, isOn) {
  kept.putAside(id, isOn, Date.now());
  isUnsaved = true;
}

addEventListener("storage", (event) => kept.changedElsewhere(event, Date.now()));
document.addEventListener("visibilitychange", () => { if (!document.hidden) kept.refresh(Date.now()); });
addEventListener("beforeunload", (event) => { if (kept.trouble && isUnsaved) event.preventDefault(); });

/** Return what says where progress lives, with the buttons for the file; `changed` is called after it is another. */
export function keepingPart(changed) {
  const where = el("p"), said = el("p", { role: "status" });
  const file = el("input", {
    type: "file", accept: ".json,application/json", class: "unseen", tabindex: "-1", "aria-hidden": "true",
    change: load,
  });

  function show(told = "") {
    where.textContent = say(kept.trouble ? `kept-${kept.trouble}` : "kept");
    said.textContent = told;
  }

  async function load() {
    const [chosen] = file.files;
    if (!chosen) return;
    const text = await chosen.text().catch(() => "");
    const { refused, about } = kept.load(text, Date.now());
    file.value = "";
    if (!refused) changed();
    show(refused ? say(`refused-${refused}`, { about }) : say("loaded"));
  }

  function forget() {
    kept.forget();
    changed();
    show(say("forgotten"));
  }

  show();
  return el("section", { class: "keeping" },
    el("h2", {}, say("keeping")),
    where,
    el("p", { class: "buttons" },
      button(say("save-file"), saveFile, { class: "plain" }),
      button(say("load-file"), () => file.click(), { class: "plain" })),
    file, said,
    disclosure(say("forget"), el("p", {}, say("forget-said")),
      el("p", { class: "buttons" }, button(say("forget-now"), forget, { class: "plain" }))));
}

/** Save a file whose name tells its course and day: who has several knows which is the last. */
function saveFile() {
  const now = Date.now();
  const address = URL.createObjectURL(new Blob([kept.saved(now)], { type: "application/json" }));
  el("a", { href: address, download: `${course.id}-progress-${dateOf(now)}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  isUnsaved = false;
}
