"""Verifies citations against local copies of the articles."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from talkquiz.articles.copied import COPIED, shared_run
from talkquiz.articles.match import Copies, find_copies
from talkquiz.articles.sentences import Article, Standing, plain
from talkquiz.course.course import Course
from talkquiz.course.facts import Cite, Fact
from talkquiz.course.files import Origin
from talkquiz.problem import Problem

_CODES = {Standing.DRIFTED: "TQ501", Standing.BROKEN: "TQ502"}


@dataclass(frozen=True, slots=True)
class Tally:
    """How the citations of one source stand, and which of its sentences no fact cites."""

    source: str
    file: Path | None
    standings: Counter[str]
    uncited: list[str]


@dataclass(slots=True)
class Verification:
    """What was found, and a tally for each source."""

    problems: list[Problem] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)
    strangers: dict[Path, str] = field(default_factory=dict)


def verify(course: Course, folder: Path) -> Verification:
    """Verify every citation of the course against the articles in `folder`."""
    copies = find_copies(course, folder)
    found = Verification(strangers=copies.strangers)
    standings: dict[str, Counter[str]] = {source: Counter() for source in course.sources.entries}
    for fact in course.facts.entries.values():
        for index, cite in enumerate(fact.cite):
            article = copies.articles.get(cite.source)
            if article:
                origin = course.facts.origins[fact.id]
                standing = article.standing(cite.at, cite.fp, cite.terms)
                standings[cite.source][standing] += 1
                found.problems.extend(_citation_problems(article, fact, cite, origin, index))
        found.problems.extend(_claim_problems(course, copies, fact))
    found.problems.extend(_missing(course, copies, folder))
    found.tallies.extend(_tally(course, copies, source, standings[source]) for source in standings)
    return found


def _missing(course: Course, copies: Copies, folder: Path) -> Iterator[Problem]:
    for source_id, origin in course.sources.origins.items():
        if source_id in course.sources.entries and source_id not in copies.articles:
            message = f"no file in {folder} is the article `{source_id}`"
            hint = "Put a copy of the article there; its name does not matter."
            yield origin.problem("TQ503", message, hint, ("id",))


def _citation_problems(
    article: Article, fact: Fact, cite: Cite, origin: Origin, index: int
) -> Iterator[Problem]:
    """Yield what is wrong with one citation: its sentence is gone, or lacks one of its terms."""
    standing = article.standing(cite.at, cite.fp, cite.terms)
    sentence = article.sentence(cite.fp)
    if standing in _CODES:
        hint = f"See what {cite.source} {cite.at} says now, and `talkquiz cite` it anew."
        message = f"the citation of {cite.source} {cite.at} is {standing}: {_WHY[standing]}"
        yield origin.problem(_CODES[standing], message, hint, ("cite", index))
    if sentence is None:
        return
    for term in cite.terms:
        if plain(term).casefold() not in sentence.text.casefold():
            message = f"`{term}` does not occur in {cite.source} {cite.at}"
            yield origin.problem(
                "TQ504", message, "Write the term as the article does.", ("cite", index)
            )
    run = shared_run(fact.claim.text, sentence.text)
    if run:
        message = f"the claim has {COPIED} words or more of the article in a row: “{run}”"
        yield origin.problem("TQ505", message, "Say it in words of your own.", ("claim",))


_WHY = {
    Standing.DRIFTED: "the sentence has changed",
    Standing.BROKEN: "no sentence of the article is like it",
}


def _claim_problems(course: Course, copies: Copies, fact: Fact) -> Iterator[Problem]:
    """Yield a problem for each quoted slot whose words occur in no cited sentence."""
    sentences = [
        sentence.text.casefold()
        for cite in fact.cite
        if cite.source in copies.articles
        and (sentence := copies.articles[cite.source].sentence(cite.fp))
    ]
    for slot in fact.slots.values():
        quote = plain(slot.text).casefold()
        if slot.type.name == "quote" and sentences and not any(quote in s for s in sentences):
            message = f"the quote “{slot.text}” occurs in no cited sentence"
            hint = "Quote the article to the letter."
            yield course.facts.origins[fact.id].problem("TQ506", message, hint, ("claim",))


def _tally(course: Course, copies: Copies, source: str, standings: Counter[str]) -> Tally:
    cited = {
        c.fp for fact in course.facts.entries.values() for c in fact.cite if c.source == source
    }
    article = copies.articles.get(source)
    uncited = [at for fp, at in article.places.items() if fp not in cited] if article else []
    return Tally(source, copies.files.get(source), standings, uncited)
