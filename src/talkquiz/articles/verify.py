"""Verifies citations against local copies of the articles.

Which source of a course an article is, its content tells, whatever its file is called.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from talkquiz.articles.article import (
    COPIED,
    Article,
    Standing,
    fingerprint,
    plain,
    shared_run,
    words,
)
from talkquiz.articles.noise import headline, tag_paragraphs
from talkquiz.articles.read import READERS, ArticleError, read_article
from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.course.read_files import Origin
from talkquiz.problem import Problem

_BAD = {
    Standing.DRIFTED: ("TQ501", "the sentence has changed"),
    Standing.BROKEN: ("TQ502", "no sentence of the article is like it"),
}


class Copies(NamedTuple):
    """Articles by source id, and the files that are no source of the course, with the reason."""

    articles: dict[str, Article]
    files: dict[str, Path]
    strangers: dict[Path, str]


class Tally(NamedTuple):
    """How the citations of one source stand, and which of its sentences no fact cites."""

    source: str
    file: Path | None
    standings: Counter[str]
    uncited: list[str]


@dataclass(slots=True)
class Verification:
    """What is wrong, a tally for each report, and files that are no source, with the reason.

    `background` says of each background source how many facts cite it: no text is looked for.
    """

    problems: list[Problem] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)
    strangers: dict[Path, str] = field(default_factory=dict)
    background: dict[str, int] = field(default_factory=dict)


def known_source(article: Article, course: Course) -> str | None:
    """Return the source of `course` that `article` is, by its headline or cited sentences."""
    title = headline(tag_paragraphs(article))
    cited = cited_fingerprints(course)
    fits = {}
    for source_id, source in course.reports.items():
        here = {fingerprint(sentence.text, source_id) for sentence in article.sentences}
        same_title = bool(title and source.title and words(title) == words(source.title))
        fits[source_id] = _fit(here & cited[source_id], same_title=same_title)
    best = max(fits, key=fits.__getitem__, default=None)
    return best if best and fits[best] else None


def find_copies(course: Course, folder: Path) -> Copies:
    """Read the articles below `folder` and match each to the source that it fits best.

    A source is known by the sentences that facts cite and, before any are, by its headline. The
    names of the files do not matter.
    """
    copies = Copies({}, {}, {})
    texts: dict[Path, str] = {}
    for path in sorted(p for p in folder.rglob("*") if p.suffix.lower() in READERS):
        try:
            texts[path] = read_article(path)
        except ArticleError as error:
            copies.strangers[path] = str(error)
    cited, fits = cited_fingerprints(course), []
    for path, text in texts.items():
        lines = {" ".join(line.casefold().split()) for line in plain(text).splitlines()}
        for source_id, fingerprints in cited.items():
            source = course.sources.entries.get(source_id)
            title = source.title if source and source.title else ""
            line = " ".join(plain(title).casefold().split())
            found = fingerprints & Article.read(text, source_id).positions.keys()
            fit = _fit(found, same_title=line != "" and line in lines)
            if fit:
                fits.append((-fit, str(path), source_id, path))
    for *_, source_id, path in sorted(fits):
        if source_id not in copies.files and path not in copies.files.values():
            copies.files[source_id] = path
            copies.articles[source_id] = Article.read(texts[path], source_id)
    for path in texts:
        if path not in copies.files.values():
            copies.strangers[path] = "it holds no sentence that the course cites"
    return copies


def cited_fingerprints(course: Course) -> dict[str, set[str]]:
    """Return the fingerprints of all cited sentences by source; every report has a set."""
    cited: dict[str, set[str]] = {source: set() for source in course.reports}
    for fact in course.facts.entries.values():
        for cite in fact.reports:
            cited.setdefault(cite.source, set()).add(cite.fp)
    return cited


def _fit(cited_sentences: set[str], *, same_title: bool) -> int:
    """Return how well an article fits a source: a cited sentence counts for more than a title."""
    return 2 * len(cited_sentences) + (1 if same_title else 0)


def verify(course: Course, folder: Path) -> Verification:
    """Verify every citation of the course against the articles in `folder`."""
    copies = find_copies(course, folder)
    background = {key: 0 for key, each in course.sources.entries.items() if each.is_background}
    found = Verification(strangers=copies.strangers, background=background)
    standings: dict[str, Counter[str]] = {source: Counter() for source in course.reports}
    for fact in course.facts.entries.values():
        origin = course.facts.origins[fact.id]
        found.problems.extend(_verify_fact(fact, origin, copies.articles, standings))
        for source in background.keys() & fact.sources:
            background[source] += 1
    cited = cited_fingerprints(course)
    for source, counted in standings.items():
        article = copies.articles.get(source)
        positions = article.positions if article else {}
        if article is None:
            message = f"no file in {folder} is the article `{source}`"
            hint = "Put a copy of the article there; its name does not matter."
            origin = course.sources.origins[source]
            found.problems.append(origin.problem("TQ503", message, hint, ("id",)))
        uncited = [at for fp, at in positions.items() if fp not in cited[source]]
        found.tallies.append(Tally(source, copies.files.get(source), counted, uncited))
    return found


def _verify_fact(
    fact: Fact, origin: Origin, articles: dict[str, Article], standings: dict[str, Counter[str]]
) -> Iterator[Problem]:
    """Yield what is wrong with one fact, and count in `standings` how its citations stand."""
    sentences: list[str] = []
    for index, cite in enumerate(fact.cite):
        article = articles.get(cite.source)
        if article is None:
            continue
        standing = article.standing(cite.at, cite.fp, cite.terms)
        standings[cite.source][standing] += 1
        if standing in _BAD:
            code, why = _BAD[standing]
            message = f"the citation of {cite.source} {cite.at} is {standing}: {why}"
            hint = f"See what {cite.source} {cite.at} says now, and `talkquiz cite` it anew."
            yield origin.problem(code, message, hint, ("cite", index))
        sentence = article.sentence(cite.fp)
        if sentence is None:
            continue
        sentences.append(sentence.text.casefold())
        for term in cite.terms:
            if plain(term).casefold() not in sentences[-1]:
                message = f"`{term}` does not occur in {cite.source} {cite.at}"
                hint = "Write the term as the article does."
                yield origin.problem("TQ504", message, hint, ("cite", index))
        run = shared_run(fact.claim.text, sentence.text)
        if run:
            message = f"the claim has {COPIED} words or more of the article in a row: “{run}”"
            yield origin.problem("TQ505", message, "Say it in words of your own.", ("claim",))
    for slot in fact.slots.values():
        quote = plain(slot.text).casefold()
        if slot.type.name == "quote" and sentences and not any(quote in s for s in sentences):
            message = f"the quote “{slot.text}” occurs in no cited sentence"
            yield origin.problem("TQ506", message, "Quote the article to the letter.", ("claim",))
