"""Short articles that were written for these tests, about things that never happened."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from courses import write_course
from talkquiz.articles.article import Article, plain
from talkquiz.articles.names import NameFinder
from talkquiz.articles.read import open_article
from talkquiz.course.course import Course, load_course
from talkquiz.problem import Problem

FOLDER = Path(__file__).parent / "data" / "articles"
STRIKE = FOLDER / "harbour-strike.txt"
ELECTION = FOLDER / "election.md"
TRANSFER = FOLDER / "transfer.html"
GLACIER = FOLDER / "glacier.txt"
SAMPLES = (STRIKE, ELECTION, TRANSFER, GLACIER)


@cache
def opened(path: Path) -> Article:
    """Return a sample as an article of the source s009."""
    return open_article(path, "s009").article


def article(text: str) -> Article:
    """Return the article that a test writes, a line for each paragraph."""
    return Article.read(text, "s009")


def small_course(folder: Path, changes: Mapping[str, str | None] | None = None) -> Course:
    """Return the course about Saltmere, whose glossary knows some people of the samples.

    `changes` are files that it has otherwise, as for `write_course`.
    """
    problems: list[Problem] = []
    course = load_course(write_course(folder / "course", changes), problems)
    assert problems == []
    assert course is not None
    return course


def finder(course: Course, text: str) -> NameFinder:
    return NameFinder(course.lexicon.entries.values(), article(plain(text)))
