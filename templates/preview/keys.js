// Keys: all of the page is reached with Tab as well; these are faster.

import { turnLight, turnWidth } from "./cards.js";
import { openFacts, toggle, visibleFacts } from "./facts.js";

const search = document.getElementById("search");

function step(by) {
  const facts = visibleFacts();
  if (!facts.length) return;
  const here = facts.indexOf(document.activeElement?.closest(".fact"));
  const first = facts.findIndex((each) => each.getBoundingClientRect().bottom > 0);
  const next = here < 0 ? Math.max(first, 0) : Math.min(Math.max(here + by, 0), facts.length - 1);
  const button = facts[next].querySelector("h3 button");
  button.focus({ preventScroll: true });
  facts[next].querySelector("h3").scrollIntoView({ block: "nearest" });
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  e: () => document.activeElement?.closest(".fact")?.querySelector(".where .editor")?.click(),
  n: turnLight,
  p: turnWidth,
  x: () => {
    const here = document.activeElement?.closest(".fact")?.querySelector("h3 button");
    for (const id of openFacts()) toggle(id, false);
    here?.focus();
    here?.scrollIntoView({ block: "nearest" });
  },
  "/": () => {
    const tools = document.querySelector(".tools");
    tools.open = true;
    search.focus();
    search.select();
  },
  "?": () => {
    document.querySelector(".tools").open = true;
    const keys = document.getElementById("keys");
    keys.open = true;
    keys.querySelector("summary").focus();
  },
};

export function setUpKeys() {
  const isUsed = document.getElementById("use-keys");
  try { isUsed.checked = localStorage.getItem("keys") !== "off"; } catch { /* refused */ }
  isUsed.addEventListener("change", () => {
    try { localStorage.setItem("keys", isUsed.checked ? "on" : "off"); } catch { /* refused */ }
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.activeElement === search) {
      step(0);
      return;
    }
    const isTyping = event.target.matches?.("input:not([type=radio], [type=checkbox]), textarea, select");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !isUsed.checked) return;
    if (!Object.hasOwn(KEYS, event.key)) return;
    event.preventDefault();
    KEYS[event.key]();
  });
}
