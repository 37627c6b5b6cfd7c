"""TQ127: numbers that stand in no cited term."""

from pathlib import Path
from typing import Any

import pytest

from courses import FACTS, facts_text, make_fact, places
from talkquiz.checks import figures

CITE = {"source": "s001", "at": "p1.s1", "fp": "0123456789"}


def counted(words: str, terms: list[str], **changes: Any) -> dict[str, str]:
    """Return a facts file with one figure, marked as `words`, and the terms it is cited by."""
    fact = {
        "kind": "figure",
        "claim": f"Along the pier of Saltmere lay {words} on the day of the storm.",
        "cite": [{**CITE, "terms": terms}],
        "derived": None,
    }
    return {FACTS: facts_text(make_fact(**(fact | changes)))}


def test_good_course_is_clean(tmp_path: Path) -> None:
    """The sample course's figures stand in their terms."""
    assert places(figures.check, tmp_path) == []


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("[400 ships]{number}", "some 400 ships"),
        ("[1.2 million eels]{number}", "1.2 million"),
        ("[four ships]{number=4 ships}", "a four-ship convoy"),
        ("[12,000 eels]{number}", "12 000 eels"),
    ],
)
def test_a_number_in_a_term_is_found_however_it_is_written(
    tmp_path: Path, words: str, term: str
) -> None:
    """Figures, words, scales and thousands marks are read as the number that they stand for."""
    assert places(figures.check, tmp_path, counted(words, ["storm", term])) == []


def test_a_number_in_no_term_is_found(tmp_path: Path) -> None:
    """A marked number that no term holds is a problem at the claim."""
    changes = counted("[400 ships]{number}", ["500 ships", "storm"])
    assert places(figures.check, tmp_path, changes) == ["harbour.yaml:5:3 TQ127"]


def test_a_derived_number_needs_no_term(tmp_path: Path) -> None:
    """A slot under `derived` is left alone."""
    changes = counted("[a week of ships]{number=1 week}", ["storm"], derived=["number"])
    assert places(figures.check, tmp_path, changes) == []
