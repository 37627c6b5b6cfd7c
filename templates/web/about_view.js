// What course this is, by whom, and how to tell of a mistake.

import { course } from "./course.js";
import { el, entry, own } from "./elements.js";
import { say, sayAll, sayList } from "./words.js";

/** Return what is to be known of the course and of this page. */
export function aboutView() {
  const { title, subtitle, description, version, day, authors = [], licence, mistakes } = course;
  return [
    own("h2", title),
    own("p", subtitle, { class: "lead" }),
    own("p", description),
    el("dl", { class: "facts" },
      entry(say("version"), [version, day].filter(Boolean).join(", ")),
      entry(say("authors"), sayList(authors)),
      entry(say("licence"), licence)),
    el("h2", {}, say("how-to-study")),
    el("ul", {}, sayAll("how").map((each) => el("li", {}, each))),
    el("h2", {}, say("mistakes")),
    el("p", {}, mistakes ? say("mistake-by-link") : say("mistake-to-giver")),
    el("h2", {}, say("privacy")),
    el("p", {}, say("privacy-said")),
  ];
}
