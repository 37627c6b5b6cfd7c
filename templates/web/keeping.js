// Where progress lives: in the browser where it allows that, and in a file to save and load.

import { course } from "./course.js";
import { button, el } from "./elements.js";
import { openProgress } from "./progress.js";
import { say } from "./words.js";

/** The progress of the student in this course. */
export const progress = openProgress(course.id);

/** Return what says where progress lives, with the buttons for the file; `changed` is called after one was loaded. */
export function keepingPart(changed) {
  const said = el("p", { role: "status", class: "quiet" });
  const file = el("input", { type: "file", accept: ".json,application/json", class: "unseen", tabindex: "-1", "aria-hidden": "true", change: load });
  async function load() {
    const [chosen] = file.files;
    if (!chosen) return;
    try {
      progress.load(await chosen.text());
      changed();
      said.textContent = say("loaded");
    } catch {
      said.textContent = say("not-loaded");
    }
    file.value = "";
  }
  return el("section", { class: "keeping" },
    el("h2", {}, say("keeping")),
    el("p", {}, say(progress.isKept ? "kept-in-browser" : "kept-in-file")),
    el("p", { class: "buttons" },
      button(say("save-file"), saveFile, { class: "plain" }),
      button(say("load-file"), () => file.click(), { class: "plain" })),
    file, said);
}

function saveFile() {
  const address = URL.createObjectURL(new Blob([progress.saved()], { type: "application/json" }));
  el("a", { href: address, download: `${course.id}-progress.json` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}
