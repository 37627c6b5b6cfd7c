"""Verifies citations against local copies of the articles.

Which source of a course an article is, its content tells, whatever its file is called.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
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
from talkquiz.articles.counted_words import counted_as_one
from talkquiz.articles.noise import headline, tag_paragraphs
from talkquiz.articles.read import READERS, ArticleError, read_article
from talkquiz.articles.saved_text import saved_beside
from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.course.read_files import Origin
from talkquiz.problem import Location, Problem, Severity

_BAD = {
    Standing.DRIFTED: ("TQ501", "the sentence has changed"),
    Standing.BROKEN: ("TQ502", "no sentence of the article is like it"),
}


class Copies(NamedTuple):
    """Articles by source id, and the files that are no source of the course, with the reason.

    `causes` says of a source that no file is, why the nearest is not; `notes` what a person should
    know of a file.
    """

    articles: dict[str, Article]
    files: dict[str, Path]
    strangers: dict[Path, str]
    causes: dict[str, tuple[str, str]]
    notes: dict[Path, str]


class Match(NamedTuple):
    """How much an article has of a source: of `cited` sentences `shared`, and the same title."""

    source: str
    shared: int
    cited: int
    same_title: bool
    other_title: bool = False

    @property
    def is_sure(self) -> bool:
        """Tell whether the article is the source, and does not only share sentences with it.

        Agencies' copy stands in many articles: most of the cited sentences have to be there, and
        more than one where the titles differ.
        """
        alone = self.shared == 1 and self.other_title
        return self.same_title or (self.shared * 2 > self.cited and not alone)

    @property
    def rank(self) -> tuple[int, bool]:
        """How well it fits: a cited sentence counts for more than a title."""
        return self.shared, self.same_title


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
    `copies` are the articles that were found.
    """

    problems: list[Problem] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)
    strangers: dict[Path, str] = field(default_factory=dict)
    background: dict[str, int] = field(default_factory=dict)
    copies: Copies | None = None


def match_source(article: Article, course: Course) -> Match | None:
    """Return the source of `course` that `article` is like, by its headline or cited sentences.

    It is that source if the match `is_sure`; else the two share sentences, as agencies' copy does,
    and only a person can tell.
    """
    title = words(headline(tag_paragraphs(article)) or "")
    matches = []
    for source_id, cited in cited_fingerprints(course).items():
        here = {fingerprint(sentence.text, source_id) for sentence in article.sentences}
        named = words(_title(course, source_id))
        both = bool(title and named)
        shared = len(here & cited)
        same = both and title == named
        matches.append(Match(source_id, shared, len(cited), same, both and not same))
    best = max(matches, key=lambda match: match.rank, default=None)
    return best if best and any(best.rank) else None


def known_source(article: Article, course: Course) -> str | None:
    """Return the source of `course` that `article` surely is."""
    match = match_source(article, course)
    return match.source if match and match.is_sure else None


def find_copies(course: Course, folder: Path) -> Copies:
    """Read the articles below `folder` and match each to the source that it fits best.

    A source is known by the sentences that facts cite and, before any are, by its headline. The
    names of the files do not matter. The text that was saved of a page stands for it.
    """
    copies = Copies({}, {}, {}, {}, {})
    texts = _texts(folder, copies)
    matches = sorted(
        _matches(course, texts),
        key=lambda each: (-each[0].shared, not each[0].same_title, str(each[1])),
    )
    for match, path in matches:
        if match.source in copies.files or path in copies.files.values():
            continue
        if match.is_sure:
            copies.files[match.source] = path
            copies.articles[match.source] = Article.read(texts[path], match.source)
        elif match.source not in copies.causes:
            cause = f"{path} holds {match.shared} of its {match.cited} cited sentences"
            hint = "It may be another article with the same agency's sentences, or much changed."
            copies.causes[match.source] = cause, hint
    for path, text in texts.items():
        if path in copies.files.values():
            continue
        shares = next((match for match, each in matches if each == path), None)
        reason = "it holds no sentence that the course cites"
        if shares and shares.shared:
            taken = copies.files.get(shares.source)
            reason = f"it holds {shares.shared} of the {shares.cited} cited sentences of "
            reason += f"{shares.source}{f', but {taken} fits better' if taken else ''}"
        copies.strangers[path] = reason
        copies.causes.update(_renamed(course, copies, path, text))
    return copies


def _matches(course: Course, texts: Mapping[Path, str]) -> Iterator[tuple[Match, Path]]:
    """Yield what each text has of each source, where it has anything."""
    cited = cited_fingerprints(course)
    for path, text in texts.items():
        lines = {" ".join(line.casefold().split()) for line in plain(text).splitlines()}
        for source_id, fingerprints in cited.items():
            line = " ".join(plain(_title(course, source_id)).casefold().split())
            found = len(fingerprints & Article.read(text, source_id).positions.keys())
            match = Match(source_id, found, len(fingerprints), line != "" and line in lines)
            if any(match.rank):
                yield match, path


def _texts(folder: Path, copies: Copies) -> dict[Path, str]:
    """Return the texts of the articles below `folder`, and tell of files that are not read.

    What a browser saves beside a page, in `news_files` beside `news.html`, is no article.
    """
    paths = {path for path in folder.rglob("*") if path.suffix.lower() in READERS}
    saved = {saved_beside(path) for path in paths}
    texts: dict[Path, str] = {}
    for path in sorted(paths - saved):
        if any(_is_of_page(parent, paths) for parent in path.parents):
            continue
        try:
            reading = read_article(path)
        except ArticleError as error:
            copies.strangers[path] = str(error)
            continue
        texts[path] = reading.text
        copies.notes.update((path, note) for note in reading.notes)
    return texts


def _is_of_page(folder: Path, paths: set[Path]) -> bool:
    """Tell whether `folder` is `news_files` or `news-Dateien` beside the page `news.html`."""
    stem = re.sub(r"[_-][^_-]+$", "", folder.name)
    pages = (folder.with_name(stem + ending) for ending in (".html", ".htm"))
    return stem != folder.name and any(page in paths for page in pages)


def _renamed(
    course: Course, copies: Copies, path: Path, text: str
) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the sources whose citations fit the text but for the id in their fingerprints."""
    places = {
        sentence.at: sentence.text.casefold() for sentence in Article.read(text, "x").sentences
    }
    for source in course.reports.keys() - copies.files.keys():
        cites = [c for f in course.facts.entries.values() for c in f.cite if c.source == source]
        fit = [
            c for c in cites if all(plain(t).casefold() in places.get(c.at, "") for t in c.terms)
        ]
        if len(fit) * 2 > len(cites) and len(fit) > 1:
            cause = f"{path} fits, but its citations were made under another id, which is part of"
            hint = "Give the source its old id again, and rename it by `talkquiz rename-source`."
            yield source, (f"{cause} their fingerprints", hint)


def cited_fingerprints(course: Course) -> dict[str, set[str]]:
    """Return the fingerprints of all cited sentences by source; every report has a set.

    What drafts cite is among them, and sources that are drafts.
    """
    cited: dict[str, set[str]] = {source: set() for source in course.report_ids}
    for _, source, fp in course.cited_sentences():
        cited.setdefault(source, set()).add(fp)
    return cited


def _title(course: Course, source_id: str) -> str:
    """Return the title of a source, finished or not; empty if it has none."""
    if source_id in course.sources.entries:
        return course.sources.entries[source_id].title or ""
    draft = course.sources.drafts.get(source_id)
    title = draft.data.get("title") if draft else None
    return title if isinstance(title, str) else ""


def verify(course: Course, folder: Path) -> Verification:
    """Verify every citation of the course against the articles in `folder`.

    Of a source that is a draft, or cannot be read, no article is missed yet.
    """
    copies = find_copies(course, folder)
    background = {key: 0 for key, each in course.sources.entries.items() if each.is_background}
    found = Verification(strangers=copies.strangers, background=background, copies=copies)
    for path, note in copies.notes.items():
        found.problems.append(Problem(str(path), 0, 0, "TQ508", note, severity=Severity.WARNING))
    standings: dict[str, Counter[str]] = {source: Counter() for source in course.report_ids}
    as_one = counted_as_one(course)
    for fact in course.facts.entries.values():
        origin = course.facts.origins[fact.id]
        found.problems.extend(_verify_fact(fact, origin, copies.articles, standings, as_one))
        for source in background.keys() & fact.sources:
            background[source] += 1
    cited = cited_fingerprints(course)
    for source, counted in standings.items():
        article = copies.articles.get(source)
        positions = article.positions if article else {}
        if article is None and source not in course.reports:
            continue
        if article is None:
            hint = "Put a copy of the article there; its name does not matter."
            cause, hint = copies.causes.get(source, ("", hint))
            message = f"no file in {folder} is the article `{source}`{cause and f': {cause}'}"
            origin = course.sources.origins[source]
            found.problems.append(origin.problem("TQ503", message, hint, ("id",)))
        uncited = [at for fp, at in positions.items() if fp not in cited[source]]
        found.tallies.append(Tally(source, copies.files.get(source), counted, uncited))
    return found


def standing_problem(
    origin: Origin, at: Location, source: str, place: str, standing: Standing
) -> Problem:
    """Return the problem of the citation `at` a location of `origin` that no more holds."""
    code, why = _BAD[standing]
    message = f"the citation of {source} {place} is {standing}: {why}"
    hint = f"See what {source} {place} says now, and `talkquiz cite` it anew."
    return origin.problem(code, message, hint, at)


def _verify_fact(
    fact: Fact,
    origin: Origin,
    articles: dict[str, Article],
    standings: dict[str, Counter[str]],
    as_one: re.Pattern[str],
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
            yield standing_problem(origin, ("cite", index), cite.source, cite.at, standing)
        sentence = article.sentence(cite.fp)
        if sentence is None:
            continue
        sentences.append(sentence.text.casefold())
        for term in cite.terms:
            if plain(term).casefold() not in sentences[-1]:
                message = f"`{term}` does not occur in {cite.source} {cite.at}"
                hint = "Write the term as the article does."
                yield origin.problem("TQ504", message, hint, ("cite", index))
        run = shared_run(fact.claim.text, sentence.text, as_one)
        if run:
            message = f"the claim has {COPIED} words or more of the article in a row: “{run}”"
            yield origin.problem("TQ505", message, "Say it in words of your own.", ("claim",))
    for slot in fact.slots.values():
        quote = plain(slot.text).casefold()
        if slot.type.name == "quote" and sentences and not any(quote in s for s in sentences):
            message = f"the quote “{slot.text}” occurs in no cited sentence"
            yield origin.problem("TQ506", message, "Quote the article to the letter.", ("claim",))
