// Reading: the text of a topic, with where it is from, and questions on what was just read.

import { imageAddress, lesson, topics, topicTitle } from "./course.js";
import { disclosure, el, own } from "./elements.js";
import { askLink, comeBack, factsOf, isMet, questionsOn } from "./lesson.js";
import { addressOf } from "./navigation.js";
import { say, sayCount } from "./words.js";

const readings = lesson.readings ?? [];

/** Whether there is anything to read. */
export const hasReadings = readings.length > 0;

/** Return the list of what there is to read, or with #read/<topic> the text of a topic. */
export function readView([topic]) {
  comeBack();
  const place = readings.findIndex((each) => each.topic === topic);
  if (place >= 0) return text(readings[place], readings[place + 1]);
  return readings.length === 1 ? text(readings[0]) : contents();
}

function contents() {
  return el("ol", { class: "contents" }, readings.map((reading) => {
    const some = factsOf([...new Set(reading.paragraphs.flatMap((each) => each.facts ?? []))]);
    return el("li", {},
      own("a", topicTitle(reading.topic), { href: addressOf("read", reading.topic) }),
      some.length ? el("p", { class: "quiet" }, sayCount("met-of", some.length, { met: some.filter(isMet).length })) : null);
  }));
}

function text(reading, next) {
  const { topic, paragraphs, sources = [], reports = 0 } = reading;
  const introduction = topics.find((each) => each.id === topic)?.introduction;
  return el("article", { class: "reading" },
    own("h2", topicTitle(topic)),
    own("p", introduction, { class: "introduction" }),
    paragraphs.map((each) => paragraph(each, sources)),
    sources.length ? disclosure(say("sources"), el("ol", { class: "source-list" }, sources.map((each, place) =>
      el("li", { dir: "auto" }, place >= reports
        ? [el("b", {}, say("not-from-reports")), ": "] : null, each)))) : null,
    el("p", { class: "row-actions" },
      next ? own("a", say("read-next", { topic: topicTitle(next.topic) }), { href: addressOf("read", next.topic), class: "ask" }) : null,
      readings.length > 1 ? el("a", { href: addressOf("read"), class: "ask" }, say("all-texts")) : null));
}

function paragraph({ heading, words, facts: numbers, sources: numbered = [], pictures = [] }, sources) {
  const some = factsOf(numbers);
  const begins = words.flat().join("").split(" ").slice(0, 4).join(" ");
  return el("section", { class: "paragraph" },
    own("h3", heading),
    el("p", { dir: "auto" }, words.map((each) => (Array.isArray(each) ? el("dfn", {}, each[0]) : each)),
      numbered.length ? [" ", el("span", { class: "numbers" }, el("span", { class: "unseen" }, say("sources"), " "),
        `[${numbered.map((each) => each + 1).join(", ")}]`)] : null),
    pictures.map(({ name, picture }) => el("figure", { class: "picture" },
      el("img", { src: imageAddress(picture), alt: picture.alt ?? "", width: picture.width, height: picture.height, loading: "lazy" }),
      el("figcaption", { dir: "auto" }, [name, picture.said].filter(Boolean).join(". ")))),
    el("p", { class: "row-actions" }, askLink(questionsOn(some), `${begins} …`, say("ask-about-this"))));
}
