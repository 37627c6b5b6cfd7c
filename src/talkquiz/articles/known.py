"""Tells whether a course has an article already, by content."""

from talkquiz.articles.copied import words
from talkquiz.articles.noise import headline, tag_paragraphs
from talkquiz.articles.sentences import Article, fingerprint
from talkquiz.course.course import Course


def known_source(article: Article, course: Course) -> str | None:
    """Return the source of `course` that the article is, by its headline or cited sentences."""
    title = headline(tag_paragraphs(article))
    cited: dict[str, set[str]] = {}
    for fact in course.facts.entries.values():
        for cite in fact.cite:
            cited.setdefault(cite.source, set()).add(cite.fp)
    best, most = None, 0
    for source_id, source in course.sources.entries.items():
        here = {fingerprint(sentence.text, source_id) for sentence in article.sentences}
        same_title = bool(title and source.title and words(title) == words(source.title))
        found = 2 * len(here & cited.get(source_id, set())) + same_title
        if found > most:
            best, most = source_id, found
    return best
