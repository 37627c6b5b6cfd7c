"""The bundled course against the articles that it cites, where their text is at hand.

The articles are not part of the project. They are looked for in the folder that the environment
variable TALKQUIZ_ARTICLES names, or else in shared/articles beside the checkout.
"""

import os
from pathlib import Path

import pytest

from talkquiz.articles.verify import verify
from talkquiz.course.course import load_course
from talkquiz.problem import Problem
from talkquiz.resources import bundled

pytestmark = pytest.mark.needs_articles

FOLDER = Path(
    os.environ.get("TALKQUIZ_ARTICLES")
    or Path(__file__).resolve().parents[3] / "shared" / "articles"
)


def test_every_citation_stands_names_its_terms_and_is_in_our_own_words() -> None:
    """Every fact and every source takes part, and each source has an article of its own."""
    if not list(FOLDER.glob("*.txt")):
        pytest.skip(f"there are no articles in {FOLDER}; TALKQUIZ_ARTICLES says where they are")
    problems: list[Problem] = []
    course = load_course(bundled("questions") / "syria-peace-process", problems)
    assert problems == []
    assert course is not None
    assert all(fact.cite for fact in course.facts.entries.values())
    found = verify(course, FOLDER)
    assert found.problems == []
    assert {tally.source for tally in found.tallies if tally.file} == course.sources.entries.keys()
    assert all(tally.standings.keys() == {"ok"} for tally in found.tallies)
    cites = [cite for fact in course.facts.entries.values() for cite in fact.cite]
    assert sum(tally.standings["ok"] for tally in found.tallies) == len(cites)
