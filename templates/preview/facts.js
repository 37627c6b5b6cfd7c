// The list of facts by topic, and which of them are shown.

import { counted, el } from "./elements.js";
import { dropDetails, openDetails, refreshDetails } from "./details.js";

const list = document.getElementById("facts");
const sections = new Map();
const facts = new Map(); // by id: { row, article, button, panel, text }
const chosen = { search: "", shown: "all", topic: "" };
const stored = (key) => { try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; } };
const store = (key, value) => { try { sessionStorage.setItem(key, JSON.stringify(value)); } catch { /* full */ } };

const FILTERS = {
  all: ["All facts", () => true],
  problems: ["Facts with problems", (row) => row.errors + row.warnings > 0],
  changed: ["New or changed", (row) => row.change !== ""],
  drafts: ["Drafts of facts", (row) => row.state === "draft"],
};

/** Return the facts that are shown, in their order. */
export const visibleFacts = () => [...list.querySelectorAll(".fact:not([hidden])")];

function tags(row) {
  const tag = (kind, text) => el("span", { class: `tag ${kind}` }, text);
  return [
    row.errors ? tag("error", counted(row.errors, "error")) : null,
    row.warnings ? tag("warning", counted(row.warnings, "warning")) : null,
    row.state === "draft" ? tag("draft", "draft") : null,
    row.state === "unread" ? tag("error", "cannot be read") : null,
    row.stale ? tag("stale", "as it was") : null,
    row.change ? tag("change", row.change) : null,
    row.state === "sound" ? el("span", { class: "counts" }, row.cards === null ? row.isMade ? "asked once the errors are mended" : "being made"
      : `${counted(row.cards, "card")}, ${counted(row.questions, "printed question")}`) : null,
  ].filter(Boolean).flatMap((each) => [" ", each]);
}

function fillRow(fact, row) {
  fact.row = row;
  fact.text = `${row.id} ${row.claim}`.toLowerCase();
  fact.button.replaceChildren(
    el("span", { class: "claim", dir: "auto" }, row.claim || row.id),
    el("span", { class: "about" }, row.claim ? el("code", {}, row.id) : null, ...tags(row)));
  fact.article.classList.toggle("is-stale", row.stale);
  fact.article.classList.toggle("has-errors", row.errors > 0 || row.state === "unread");
}

function makeFact(row) {
  const panel = el("div", { class: "panel", id: `panel-${row.id}`, role: "region", "aria-labelledby": `button-${row.id}`, hidden: true });
  const button = el("button", {
    type: "button",
    id: `button-${row.id}`,
    "aria-expanded": "false",
    "aria-controls": panel.id,
    click: () => toggle(row.id),
  });
  const article = el("article", { class: "fact", id: `fact-${row.id}`, "data-id": row.id }, el("h3", {}, button), panel);
  const fact = { article, button, panel, made: JSON.stringify(row) };
  facts.set(row.id, fact);
  fillRow(fact, row);
  return fact;
}

/** Return the ids of the facts that are open. */
export const openFacts = () => [...facts].filter(([, fact]) => !fact.panel.hidden).map(([id]) => id);

export function toggle(id, open = facts.get(id)?.panel.hidden) {
  const fact = facts.get(id);
  if (!fact) return;
  fact.panel.hidden = !open;
  fact.article.classList.toggle("is-open", open);
  fact.button.setAttribute("aria-expanded", String(open));
  if (open) openDetails(id, fact.panel);
  else dropDetails(fact.panel);
  store("open", openFacts());
}

/** Put children into a parent in this order; those that are in place are not touched. */
function arrange(parent, children) {
  const wanted = new Set(children);
  for (const each of [...parent.children]) if (!wanted.has(each)) each.remove();
  let here = parent.firstElementChild;
  for (const each of children) {
    if (each === here) here = here.nextElementSibling;
    else parent.insertBefore(each, here);
  }
}

/** Show the facts of a course as it is now. */
export async function showFacts(course) {
  const rows = course.topics.flatMap((topic) => topic.facts);
  for (const row of rows) if (row.cards === null) row.isMade = course.is_made;
  const now = new Set(rows.map((row) => row.id));
  const left = [...facts.keys()].filter((id) => !now.has(id));
  const came = rows.filter((row) => !facts.has(row.id));
  // One that has gone while another has come was renamed: what was open stays open.
  const renamed = left.length === 1 && came.length === 1 && !facts.get(left[0]).panel.hidden ? came[0].id : "";
  const first = facts.size === 0;
  const shown = [];
  for (const topic of course.topics.filter((each) => each.facts.length)) {
    if (!sections.has(topic.id)) {
      const heading = el("h2", { id: `topic-${topic.id}`, tabindex: "-1" });
      const body = el("div", {});
      sections.set(topic.id, { section: el("section", { class: "topic", "aria-labelledby": heading.id }, heading, body), heading, body });
    }
    const { section, heading, body } = sections.get(topic.id);
    heading.replaceChildren(el("span", { dir: "auto" }, topic.title), " ", el("span", { class: "number" }, String(topic.facts.length)));
    arrange(body, topic.facts.map((row) => {
      const fact = facts.get(row.id) ?? makeFact(row);
      const made = JSON.stringify(row);
      if (fact.made !== made) fillRow(fact, row);
      fact.made = made;
      return fact.article;
    }));
    shown.push(section);
  }
  arrange(list, shown);
  for (const id of left) facts.delete(id);
  list.lang = course.language;
  if (first) for (const id of stored("open") ?? []) toggle(id, true);
  if (renamed) toggle(renamed, true);
  showFilters(course, rows);
  filter();
  await Promise.all(openFacts().map((id) => refreshDetails(id, facts.get(id).panel)));
}

function showFilters(course, rows) {
  const box = document.getElementById("shown");
  for (const [name, [label, fits]] of Object.entries(FILTERS)) {
    let choice = box.querySelector(`[value=${name}]`)?.closest("label");
    if (!choice) {
      const input = el("input", { type: "radio", name: "shown", value: name, checked: name === chosen.shown, change: () => choose({ shown: name }) });
      choice = el("label", {}, input, el("span", {}, label), el("span", { class: "number" }));
      box.append(choice);
    }
    choice.lastElementChild.textContent = String(rows.filter(fits).length);
    choice.hidden = name === "changed" && !course.since;
    if (name === "changed" && course.since) choice.children[1].textContent = `New or changed since ${course.since}`;
  }
  const topics = [{ id: "", title: "All topics", facts: rows }, ...course.topics.filter((each) => each.facts.length)];
  arrange(document.getElementById("topics"), topics.map((topic) => {
    const old = document.querySelector(`#topics [data-topic="${CSS.escape(topic.id)}"]`);
    const button = old ?? el("button", { type: "button", "data-topic": topic.id, click: () => choose({ topic: topic.id }) });
    const wrong = topic.facts.filter((row) => row.errors).length;
    button.replaceChildren(el("span", { dir: "auto" }, topic.title),
      wrong ? el("span", { class: "tag error" }, String(wrong), el("span", { class: "unseen" }, " with errors")) : "",
      el("span", { class: "number" }, String(topic.facts.length)));
    button.setAttribute("aria-pressed", String(chosen.topic === topic.id));
    return old?.parentNode ?? el("li", {}, button);
  }));
}

function choose(change) {
  Object.assign(chosen, change);
  store("chosen", chosen);
  for (const each of document.querySelectorAll("#topics button")) {
    each.setAttribute("aria-pressed", String(each.dataset.topic === chosen.topic));
  }
  filter(false);
  if ("topic" in change) scrollTo(0, 0);
}

/** Show what the filters ask for; what is open stays while its file is worked on. */
function filter(keepOpen = true) {
  const words = chosen.search.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = FILTERS[chosen.shown][1];
  let number = 0;
  for (const { article, panel, row, text } of facts.values()) {
    const isWanted = (!chosen.topic || row.topic === chosen.topic) && fits(row) && words.every((word) => text.includes(word));
    const isKept = keepOpen && !panel.hidden && !article.hidden;
    const hidden = !isWanted && !isKept;
    if (article.hidden !== hidden) article.hidden = hidden;
    number += !hidden;
  }
  for (const { section, body } of sections.values()) section.hidden = !body.querySelector(":scope > :not([hidden])");
  document.getElementById("nothing").hidden = number > 0 || facts.size === 0;
}

/** Open the fact that the address of the page names. */
export function followAddress() {
  const id = decodeURIComponent(location.hash.slice(1)).replace(/^fact-/, "");
  const fact = facts.get(id);
  if (!fact) return;
  if (fact.article.hidden) choose({ search: "", shown: "all", topic: "" });
  toggle(id, true);
  fact.article.scrollIntoView();
  fact.button.focus({ preventScroll: true });
}

export function setUpFilters() {
  Object.assign(chosen, stored("chosen") ?? {});
  if (!(chosen.shown in FILTERS)) chosen.shown = "all";
  const search = document.getElementById("search");
  search.value = chosen.search;
  search.addEventListener("input", () => choose({ search: search.value }));
  document.getElementById("filters").addEventListener("submit", (event) => event.preventDefault());
}
