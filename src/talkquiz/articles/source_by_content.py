"""Finds by content which source of a course an article is, whatever its file is called."""

from pathlib import Path
from typing import NamedTuple

from talkquiz.articles.article import Article, fingerprint, plain, words
from talkquiz.articles.noise import headline, tag_paragraphs
from talkquiz.articles.read import READERS, ArticleError, read_article
from talkquiz.course.course import Course


class Copies(NamedTuple):
    """Articles by source id, and the files that are no source of the course, with the reason."""

    articles: dict[str, Article]
    files: dict[str, Path]
    strangers: dict[Path, str]


def known_source(article: Article, course: Course) -> str | None:
    """Return the source of `course` that `article` is, by its headline or cited sentences."""
    title = headline(tag_paragraphs(article))
    cited = cited_fingerprints(course)
    fits = {}
    for source_id, source in course.sources.entries.items():
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
    """Return the fingerprints of all cited sentences by source; every source has a set."""
    cited: dict[str, set[str]] = {source: set() for source in course.sources.entries}
    for fact in course.facts.entries.values():
        for cite in fact.cite:
            cited.setdefault(cite.source, set()).add(cite.fp)
    return cited


def _fit(cited_sentences: set[str], *, same_title: bool) -> int:
    """Return how well an article fits a source: a cited sentence counts for more than a title."""
    return 2 * len(cited_sentences) + (1 if same_title else 0)
