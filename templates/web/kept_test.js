// The test that one sits is kept as long as the tab is open: phones throw pages out of memory, and bring them back as
// if they were loaded for the first time. Where the browser keeps nothing, it lives as long as the page.

import { course, questionOf } from "./course.js";
import { isResponse } from "./marking.js";

/** A tab has one store for all pages of a site, and each page may have a test. */
const KEPT = `talkquiz/${course.id}/test ${location.pathname}${location.search}`;

/** Keep a test: its seed, whether it was handed in, and what was `asked`: {question, response, chosen}, the last being
    the places of what the student ticked to mark it. */
export function keepTest({ seed, isHandedIn, asked }) {
  const kept = asked.map(({ question, response, chosen }) => [question.id, response, chosen]);
  try {
    sessionStorage.setItem(KEPT, JSON.stringify({ seed, isHandedIn, asked: kept }));
  } catch { /* refused, or full */ }
}

/** Return the test that is kept, as `keepTest` takes it, null if there is none.

    Of a course that was built anew since, what it no longer asks is left out, and so is what is no longer an answer. */
export function keptTest() {
  try {
    const { seed, isHandedIn, asked } = JSON.parse(sessionStorage.getItem(KEPT));
    const found = asked.map(([id, response, chosen]) => ({ question: questionOf(id), response, chosen }))
      .filter((each) => each.question).map(asKept);
    return found.length ? { seed: String(seed), isHandedIn: isHandedIn === true, asked: found } : null;
  } catch {
    return null;
  }
}

const asKept = ({ question, response, chosen }) => ({
  question,
  response: isResponse(question, response) ? response : null,
  chosen: Array.isArray(chosen) ? chosen : null,
});

/** Forget the test. */
export function forgetTest() {
  try { sessionStorage.removeItem(KEPT); } catch { /* refused: there is none */ }
}
