// The page: it waits for other versions of the course, and shows each without losing its place.

import { setUpLooks } from "./cards.js";
import { counted, el, placeKeeper } from "./elements.js";
import { followAddress, setUpFilters, showFacts } from "./facts.js";
import { setUpKeys } from "./keys.js";
import { showRest } from "./rest.js";

const STOPPED = "The preview has stopped. Start talkquiz preview again: this page goes on by itself.";
const notice = document.getElementById("notice");
let stream = null;
let version = "";
let isOld = false;
let isAsking = false;

async function show() {
  isOld = true;
  if (isAsking) return;
  isAsking = true;
  try {
    while (isOld) {
      isOld = false;
      const answer = await fetch("/course");
      const course = await answer.json();
      const keepPlace = placeKeeper();
      document.title = `${course.title} · TalkQuiz preview`;
      document.getElementById("title").textContent = course.title;
      document.getElementById("title").lang = course.language;
      const details = showFacts(course);
      showRest(course);
      keepPlace();
      await details;
      keepPlace();
      say(course);
      if (!version && course.topics.length) followAddress();
      if (course.topics.length) version = course.version;
    }
  } catch { /* the stream says so, and asks again */ } finally { isAsking = false; }
}

function say(course) {
  const rows = course.topics.flatMap((topic) => topic.facts);
  const all = [...rows, ...course.problems.map((each) => ({ errors: +each.is_error, warnings: +!each.is_error }))];
  const handouts = course.handouts.flatMap((each) => each.problems);
  const errors = all.reduce((sum, each) => sum + each.errors, handouts.filter((each) => each.is_error).length);
  const warnings = all.reduce((sum, each) => sum + each.warnings, handouts.filter((each) => !each.is_error).length);
  const drafts = rows.filter((row) => row.state === "draft").length;
  const parts = [
    counted(rows.length, "fact"),
    drafts ? `${counted(drafts, "draft")} among them` : "",
    course.drafts.length ? counted(course.drafts.length, "other draft") : "",
    errors ? counted(errors, "error") + outside(errors, rows) : "",
    warnings ? counted(warnings, "warning") : "",
    course.reason ? "not checked" : !course.is_checked ? "being checked" : !errors && !warnings ? "nothing is wrong" : "",
  ];
  const status = document.getElementById("status");
  status.textContent = `${parts.filter(Boolean).join(", ")}.`;
  status.className = errors ? "has-errors" : "";
  const stale = rows.filter((row) => row.stale).length;
  announce(course.reason ? `The page is as it was: ${course.reason}.`
    : !course.is_there ? `The folder ${course.folder} is not there any more. What it held is shown as it was.`
    : stale ? `${counted(stale, "fact")} cannot be read just now, and ${stale === 1 ? "is" : "are"} shown as before.` : "",
    stale ? whereWrong(course, rows) : "");
}

/** Say how many of the errors stand at no fact: the filter of facts does not show them. */
function outside(errors, rows) {
  const others = errors - rows.reduce((sum, row) => sum + row.errors, 0);
  return others === errors ? " outside the facts" : others ? ` (${others} outside the facts)` : "";
}

/** Return the address on the page of the first error. */
function whereWrong(course, rows) {
  const fact = rows.find((row) => row.errors);
  return course.problems.some((each) => each.is_error) ? "#problems" : fact ? `#fact-${fact.id}` : "";
}

function announce(text, where = "") {
  if (notice.dataset.text !== text + where) {
    notice.replaceChildren(text, ...where ? [" ", el("a", { href: where }, "What is wrong")] : []);
  }
  notice.dataset.text = text + where;
  notice.hidden = text === "";
}

// A page that nobody sees asks for nothing: a browser has few connections to one address.
function listen() {
  if (document.hidden) {
    stream?.close();
    stream = null;
    return;
  }
  if (stream) return;
  stream = new EventSource("/events");
  stream.onmessage = ({ data }) => {
    if (notice.textContent === STOPPED) announce("");
    if (data !== version) show();
  };
  stream.onerror = () => {
    announce(STOPPED);
    if (stream?.readyState === EventSource.CLOSED) {
      stream = null;
      setTimeout(listen, 1000);
    }
  };
}

setUpFilters();
setUpLooks();
setUpKeys();
addEventListener("hashchange", followAddress);
document.addEventListener("visibilitychange", listen);
const isNarrow = matchMedia("(max-width: 860px)");
const fold = () => { document.querySelector(".tools").open = !isNarrow.matches; };
isNarrow.addEventListener("change", fold);
fold();
listen();
