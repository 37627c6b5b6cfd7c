"""The bundled course against the articles that it cites, where their text is at hand.

The articles are not part of the project. They are looked for in the folder that the environment
variable TALKQUIZ_ARTICLES names, or else in shared/articles beside the checkout.
"""

import os
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from talkquiz.articles.article import Article, Standing
from talkquiz.articles.sentences import plain
from talkquiz.course.course import Course, load_course
from talkquiz.course.facts import Cite, Fact
from talkquiz.problem import Problem
from talkquiz.resources import bundled

pytestmark = pytest.mark.needs_articles

FOLDER = Path(
    os.environ.get("TALKQUIZ_ARTICLES")
    or Path(__file__).resolve().parents[3] / "shared" / "articles"
)
MOST_SHARED_WORDS = 5
"""docs/course-format.md: a claim shares no run of six or more words with the sentence it cites."""


@cache
def course() -> Course:
    problems: list[Problem] = []
    loaded = load_course(bundled("questions") / "syria-peace-process", problems)
    assert problems == []
    assert loaded is not None
    return loaded


def citations() -> list[tuple[Fact, Cite]]:
    return [(fact, cite) for fact in course().facts.entries.values() for cite in fact.cite]


@cache
def article(source: str) -> Article:
    """Return the article that holds most of the sentences cited from `source`."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))]
    if not texts:
        pytest.skip(f"there are no articles in {FOLDER}; TALKQUIZ_ARTICLES says where they are")
    cited = {cite.fp for _, cite in citations() if cite.source == source}
    articles = [Article.read(text, source) for text in texts]
    return max(articles, key=lambda read: len(cited & read.positions.keys()))


def longest_shared_run(one: str, other: str) -> list[str]:
    """Return the longest run of words that stands in both texts."""
    words, others = (re.findall(r"\w+", plain(text).casefold()) for text in (one, other))
    best: list[str] = []
    for start in range(len(words)):
        for end in range(start + len(best) + 1, len(words) + 1):
            run = words[start:end]
            if not any(others[at : at + len(run)] == run for at in range(len(others))):
                break
            best = run
    return best


def test_the_longest_shared_run_is_found() -> None:
    assert longest_shared_run("The pier, was opened today", "A PIER was opened. The") == [
        "pier",
        "was",
        "opened",
    ]
    assert longest_shared_run("a b", "c d") == []


def test_there_is_something_to_verify() -> None:
    """Every fact and every source of the course takes part below."""
    assert {fact.id for fact, _ in citations()} == course().facts.entries.keys()
    assert {cite.source for _, cite in citations()} == course().sources.entries.keys()


@pytest.mark.parametrize("source", course().sources.entries)
def test_citations_stand(source: str) -> None:
    found = {
        (fact.id, cite.at): article(source).standing(cite.at, cite.fp, cite.terms)
        for fact, cite in citations()
        if cite.source == source
    }
    assert {place: stands for place, stands in found.items() if stands is not Standing.OK} == {}


@pytest.mark.parametrize("source", course().sources.entries)
def test_terms_occur_in_their_sentence(source: str) -> None:
    text = {sentence.at: sentence.text.casefold() for sentence in article(source).sentences}
    lacking = [
        (fact.id, cite.at, term)
        for fact, cite in citations()
        if cite.source == source
        for term in cite.terms
        if plain(term).casefold() not in text[cite.at]
    ]
    assert lacking == []


@pytest.mark.parametrize("source", course().sources.entries)
def test_claims_are_in_our_own_words(source: str) -> None:
    text = {sentence.at: sentence.text for sentence in article(source).sentences}
    runs = {
        (fact.id, cite.at): longest_shared_run(fact.claim.text, text[cite.at])
        for fact, cite in citations()
        if cite.source == source
    }
    assert {place: run for place, run in runs.items() if len(run) > MOST_SHARED_WORDS} == {}


def test_each_source_has_an_article_of_its_own() -> None:
    texts = sorted(str(article(source).sentences) for source in course().sources.entries)
    assert all(one != other for one, other in pairwise(texts))
