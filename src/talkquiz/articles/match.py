"""Finds which source of a course each article file is, by content: a file may have any name."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from talkquiz.articles.read import READERS, ArticleError, read_article
from talkquiz.articles.sentences import Article, plain
from talkquiz.course.course import Course


@dataclass(frozen=True, slots=True)
class Copies:
    """Articles by source id, and the files that are no source of the course, with the reason."""

    articles: dict[str, Article]
    files: dict[str, Path]
    strangers: dict[Path, str]


def find_copies(course: Course, folder: Path) -> Copies:
    """Read the articles below `folder` and match each to the source that it fits best.

    A source is known by the sentences that facts cite and, before any are, by its headline.
    """
    copies = Copies({}, {}, {})
    texts: dict[Path, str] = {}
    for path in sorted(p for p in folder.rglob("*") if p.suffix.lower() in READERS):
        try:
            texts[path] = read_article(path)
        except ArticleError as error:
            copies.strangers[path] = str(error)
    fits = sorted(_fits(course, texts), key=lambda fit: (-fit[0], str(fit[1]), fit[2]))
    for _, path, source_id in fits:
        if source_id not in copies.files and path not in copies.files.values():
            copies.files[source_id] = path
            copies.articles[source_id] = Article.read(texts[path], source_id)
    for path in texts:
        if path not in copies.files.values():
            copies.strangers[path] = "it holds no sentence that the course cites"
    return copies


def _fits(course: Course, texts: dict[Path, str]) -> Iterable[tuple[int, Path, str]]:
    """Yield how well each file fits each source that it fits at all."""
    cited: dict[str, set[str]] = {source: set() for source in course.sources.entries}
    for fact in course.facts.entries.values():
        for cite in fact.cite:
            cited.setdefault(cite.source, set()).add(cite.fp)
    for path, text in texts.items():
        for source_id, fingerprints in cited.items():
            source = course.sources.entries.get(source_id)
            found = len(fingerprints & Article.read(text, source_id).places.keys())
            headline = bool(source and source.title and _has_line(text, source.title))
            if found or headline:
                yield 2 * found + headline, path, source_id


def _has_line(text: str, headline: str) -> bool:
    wanted = " ".join(plain(headline).casefold().split())
    return any(" ".join(line.casefold().split()) == wanted for line in plain(text).splitlines())
