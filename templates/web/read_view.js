// Reading: the text of a topic, with where it is from, and questions on what was just read.

import { lesson, topics, topicTitle } from "./course.js";
import { disclosure, el, focusOn, own } from "./elements.js";
import { figureOf } from "./figure.js";
import { askLink, comeBack, factsOf, isMet, questionsOn } from "./lesson.js";
import { addressOf } from "./navigation.js";
import { say, sayCount } from "./words.js";

const readings = lesson.readings ?? [];

/** Whether there is anything to read. */
export const hasReadings = readings.length > 0;

/** Return the list of what there is to read, or with #read/<topic> the text of a topic; behind that, at which of its
    numbers or sources one is. */
export function readView([topic, at]) {
  const place = Math.max(readings.findIndex((each) => each.topic === topic), readings.length === 1 ? 0 : -1);
  if (place < 0) {
    comeBack();
    return contents();
  }
  const shown = text(readings[place], readings[place + 1]);
  const found = at && [...shown.querySelectorAll("[data-at]")].find((each) => each.dataset.at === at);
  if (found) setTimeout(() => goTo(found));
  comeBack(); // where a link was followed that asks, that one counts
  return shown;
}

function goTo(element) {
  element.closest("details")?.setAttribute("open", "");
  focusOn(element);
  element.scrollIntoView({ block: "center" });
}

/** Return the link from a number in a text to its source. It notes where it stands, for the browser's way back. */
function sourceLink(topic, paragraph, source) {
  const at = `${paragraph + 1}.${source + 1}`, number = String(source + 1);
  return el("a", {
    href: addressOf("read", topic, number), "data-at": at, "aria-label": say("to-source", { number }),
    click: () => history.replaceState(null, "", addressOf("read", topic, at)),
  }, number);
}

/** Return the numbers in brackets behind a paragraph: neither bracket stands apart from its number, nor the first from
    the word before. */
function sourceLinks(topic, paragraph, sources) {
  return ["\u00a0", el("span", { class: "numbers" }, sources.map((each, place) => [
    place ? " " : "",
    el("span", {}, place ? "" : "[", sourceLink(topic, paragraph, each), place === sources.length - 1 ? "]" : ""),
  ]))];
}

/** Return a source, with the ways back to the numbers in the text that lead to it. */
function sourceLine(topic, line, place, paragraphs, isBackground) {
  const citing = paragraphs.flatMap((each, number) => ((each.sources ?? []).includes(place) ? [number] : []));
  return el("li", { dir: "auto", "data-at": String(place + 1) },
    isBackground ? [el("b", {}, say("not-from-reports")), ": "] : null, line, "\u00a0",
    el("span", { class: "numbers" }, citing.map((each) => [el("a", {
      href: addressOf("read", topic, `${each + 1}.${place + 1}`),
      "aria-label": say("back-to-text", { number: each + 1 }),
    }, "\u21a9"), " "])));
}

function contents() {
  return el("ol", { class: "contents" }, readings.map((reading) => {
    const some = factsOf([...new Set(reading.paragraphs.flatMap((each) => each.facts ?? []))]);
    return el("li", {},
      own("a", topicTitle(reading.topic), { href: addressOf("read", reading.topic) }),
      some.length ? el("p", { class: "quiet" },
        sayCount("met-of", some.length, { met: some.filter(isMet).length })) : null);
  }));
}

function text(reading, next) {
  const { topic, paragraphs, sources = [], reports = 0 } = reading;
  const introduction = topics.find((each) => each.id === topic)?.introduction;
  return el("article", { class: "reading" },
    own("h2", topicTitle(topic)),
    own("p", introduction, { class: "introduction" }),
    paragraphs.map((each, place) => paragraph(topic, each, place)),
    sources.length ? disclosure(say("sources"), el("ol", { class: "source-list" }, sources.map((each, place) =>
      sourceLine(topic, each, place, paragraphs, place >= reports)))) : null,
    el("p", { class: "row-actions" },
      next ? own("a", say("read-next", { topic: topicTitle(next.topic) }),
        { href: addressOf("read", next.topic), class: "ask" }) : null,
      readings.length > 1 ? el("a", { href: addressOf("read"), class: "ask" }, say("all-texts")) : null));
}

function paragraph(topic, { heading, words, facts: numbers, sources: numbered = [], pictures = [] }, place) {
  const some = factsOf(numbers);
  const begins = words.flat().join("").split(" ").slice(0, 4).join(" ");
  return el("section", { class: "paragraph" },
    own("h3", heading),
    el("p", { dir: "auto" }, words.map((each) => (Array.isArray(each) ? el("dfn", {}, each[0]) : each)),
      numbered.length ? sourceLinks(topic, place, numbered) : null),
    pictures.map(({ name, picture }) => figureOf(picture, "picture", [name, picture.said].filter(Boolean).join(". "))),
    el("p", { class: "row-actions" }, askLink(questionsOn(some), `${begins} …`, say("ask-about-this"))));
}
