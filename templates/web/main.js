// The page: its views, the way from one to another, and what is around them.

import { aboutView } from "./about_view.js";
import { course } from "./course.js";
import { drawn, el, focusOn } from "./elements.js";
import { hasLooks, lookView } from "./look_view.js";
import { here, addressOf, useKeys } from "./navigation.js";
import { progressView } from "./progress_view.js";
import { hasReadings, readView } from "./read_view.js";
import { studyView } from "./study_view.js";
import { testView } from "./test_view.js";
import { say } from "./words.js";

/** What is drawn for each view: the path of a drawing 24 units wide and high. */
const ICONS = {
  "study": "M4 6h13v10H4zM7 20h13V9",
  "read": "M12 6c-2-1.500-5-2-8-2v14c3 0 6 .5 8 2 2-1.500 5-2 8-2V4c-3 0-6 .5-8 2zv14",
  "look": "M4 12h16M7 12V7M13 12v5M18 12V8",
  "test": "M6 3h12v18H6zM9 9l1.500 1.500L13 8M9 15h6",
  "progress": "M4 20h16M7 20v-6M12 20V9M17 20V5",
  "about": "M12 3a9 9 0 1 0 .01 0M12 11v6M12 7v.5",
};

/** The views, in the order of the navigation. To add one, write a module and name it here.

    `id` is the beginning of its address, the key of its name in the language file, and that of its
    drawing. `show` gets the rest of the address (#look/map: ["map"]) and returns what is to stand
    below the heading, an element or a list of them. With `isThere` false it is not offered. */
const VIEWS = [
  { id: "study", show: studyView },
  { id: "read", show: readView, isThere: hasReadings },
  { id: "look", show: lookView, isThere: hasLooks },
  { id: "test", show: testView },
  { id: "progress", show: progressView },
  { id: "about", show: aboutView },
].filter(({ isThere = true }) => isThere);

const main = el("main", { id: "main" });
const links = VIEWS.map((view) => el("a", { href: addressOf(view.id) },
  drawn("svg", { viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" },
    drawn("path", { d: ICONS[view.id] })),
  el("span", {}, say(view.id))));

/** Show where one is. Whoever came by a link or key finds the focus at its heading, or where a view has
    something to do at once (`data-begin`). */
function show(isMoved) {
  const [id, ...rest] = here();
  const place = Math.max(0, VIEWS.findIndex((each) => each.id === id));
  const view = VIEWS[place];
  useKeys(null);
  const heading = el("h1", { tabindex: "-1" }, say(view.id));
  main.className = `view-${view.id}`;
  main.replaceChildren(heading, ...[view.show(rest)].flat(Infinity).filter(Boolean));
  links.forEach((each, number) => {
    if (number === place) each.setAttribute("aria-current", "page");
    else each.removeAttribute("aria-current");
  });
  document.title = `${say(view.id)} – ${course.title}`;
  if (!isMoved) return;
  scrollTo(0, 0);
  if (!main.contains(document.activeElement)) focusOn(main.querySelector("[data-begin]") ?? heading);
}

document.getElementById("needs").remove();
function skip(event) {
  event.preventDefault();
  focusOn(main.querySelector("h1"));
}

document.body.prepend(
  el("a", { class: "skip", href: "#main", click: skip }, say("skip")),
  el("header", { class: "top" },
    el("p", { class: "course", dir: "auto" }, course.title),
    el("nav", { "aria-label": say("views") }, el("ul", {}, links.map((each) => el("li", {}, each))))),
  main);
addEventListener("hashchange", () => show(true));
show(false);
