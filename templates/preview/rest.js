// What belongs to no fact: problems of the course, other drafts, cards that have gone, handouts.

import { counted, draft, el, problemList, refresh, spot, withCode } from "./elements.js";

const MOST_PROBLEMS = 8; // that stand before the facts; the others unfold
const part = (id) => document.getElementById(id);

export function showRest(course) {
  const { problems, unchecked, drafts, gone, handouts } = course;
  const inOrder = [...problems].sort((a, b) => b.is_error - a.is_error);
  fill("problems", { problems, unchecked }, problems.length + unchecked.length, () => [
    el("h2", { id: "problems-heading" }, "Problems of the course ", el("span", { class: "number" }, String(problems.length))),
    problemList(inOrder.slice(0, MOST_PROBLEMS)),
    inOrder.length > MOST_PROBLEMS ? el("details", { class: "more", "data-key": "more problems" },
      el("summary", {}, `${inOrder.length - MOST_PROBLEMS} more`), problemList(inOrder.slice(MOST_PROBLEMS))) : null,
    ...unchecked.map((each) => el("p", { class: "said", dir: "auto" }, withCode(each))),
  ]);
  fill("drafts", drafts, drafts.length, () => [
    el("h2", { id: "drafts-heading" }, "Other drafts ", el("span", { class: "number" }, String(drafts.length))),
    el("ul", { class: "plain" }, drafts.map((each) => el("li", {},
      el("p", {}, el("code", {}, each.id), ` ${each.sort} `, spot(each.spot)),
      ...draft(each)))),
  ]);
  fill("gone", { gone, since: course.since }, gone.length, () => [
    el("h2", { id: "gone-heading" }, `Cards of release ${course.since} that are gone `, el("span", { class: "number" }, String(gone.length))),
    el("ul", { class: "plain" }, gone.map((each) => el("li", {},
      el("p", { dir: "auto" }, each.question),
      el("p", { class: "quiet", dir: "auto" }, each.says || each.answer, " ", el("code", {}, each.id))))),
  ]);
  showHandouts(handouts, course.version);
}

function fill(id, data, number, make) {
  const section = part(id);
  section.hidden = number === 0;
  section.setAttribute("aria-labelledby", `${id}-heading`);
  refresh(section, data, make);
}

const shownHandouts = new Map();
let shownVersion = "";

/** List the handouts; sheets that are shown stay as they are, and say that they are older. */
function showHandouts(handouts, version) {
  shownVersion = version;
  const section = part("handouts");
  section.hidden = handouts.length === 0;
  section.setAttribute("aria-labelledby", "handouts-heading");
  if (!section.firstElementChild) section.append(el("h2", { id: "handouts-heading" }));
  section.firstElementChild.replaceChildren("Handouts ", el("span", { class: "number" }, String(handouts.length)));
  const now = new Set(handouts.map((each) => each.name));
  for (const [name, shown] of shownHandouts) {
    if (now.has(name)) continue;
    shown.block.remove();
    shownHandouts.delete(name);
  }
  for (const handout of handouts) {
    let shown = shownHandouts.get(handout.name);
    if (!shown) {
      const head = el("div", {});
      const sheets = el("div", { class: "sheets", "aria-live": "polite" });
      const button = el("button", { type: "button", class: "plain-button", click: () => showSheets(handout.name) }, "Show as printed");
      shown = { block: el("article", { class: "handout" }, head, el("p", {}, button), sheets), head, sheets, button, version: "" };
      shownHandouts.set(handout.name, shown);
      section.append(shown.block);
    }
    refresh(shown.head, handout, () => [
      el("h3", { dir: "auto" }, handout.title),
      el("p", {}, el("code", {}, handout.name), " ", spot(handout.spot)),
      handout.problems.length ? problemList(handout.problems) : null,
    ]);
    shown.button.setAttribute("aria-label", `Show ${handout.title} as printed`);
    if (shown.version && shown.version !== version) shown.button.textContent = "Show as printed now";
  }
}

async function showSheets(name) {
  const { sheets, button } = shownHandouts.get(name);
  button.disabled = true;
  sheets.replaceChildren(el("p", { class: "said" }, "The sheets are being made: that takes some seconds."));
  try {
    const answer = await fetch(`/handouts/${encodeURIComponent(name)}`);
    const { files, reason, problems } = await answer.json();
    const shown = shownHandouts.get(name);
    shown.version = shownVersion;
    button.textContent = "Show as printed";
    sheets.replaceChildren(...Object.entries(files).map(([file, address]) => el("details", { open: true },
      el("summary", {}, file),
      el("p", {}, el("a", { href: address, target: "_blank", rel: "noopener" }, `Open ${file} in a tab of its own`)),
      el("iframe", { src: `${address}#navpanes=0`, title: file, class: "sheet", loading: "lazy" }))),
    ...(reason ? [el("p", { class: "said", dir: "auto" }, `There are no sheets: ${reason}.`)] : []),
    ...(problems.length ? [el("p", {}, counted(problems.length, "error")), problemList(problems)] : []));
  } catch {
    sheets.replaceChildren(el("p", { class: "said" }, "The sheets cannot be had: the program has stopped."));
  }
  button.disabled = false;
}
