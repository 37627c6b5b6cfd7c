"""Citations name sources that there are."""

from pathlib import Path

from courses import COURSE, FACTS, place_of, places
from talkquiz.checks.sources import check


def test_a_citation_of_an_unknown_source(tmp_path: Path) -> None:
    """Proves that an unknown source is reported at the citation that names it."""
    facts = COURSE[FACTS].replace("source: s002", "source: s003", 1)
    assert places(check, tmp_path, {FACTS: facts}) == [
        f"harbour.yaml:{place_of('source: s003', facts)} TQ114"
    ]


def test_every_citation_of_a_fact_is_looked_at(tmp_path: Path) -> None:
    """Proves that the second citation of a fact is checked as well as the first."""
    second = "    - {source: s9, at: p1.s1, fp: 0123456789, terms: [x]}\n  related: [pier-opened]"
    facts = COURSE[FACTS].replace("  related: [pier-opened]", second, 1)
    assert places(check, tmp_path, {FACTS: facts}) == [
        f"harbour.yaml:{place_of('source: s9', facts)} TQ114"
    ]


def test_a_source_with_problems_of_its_own_is_not_unknown(tmp_path: Path) -> None:
    """Proves that citing a source which has a mistake is no second mistake."""
    sources = COURSE["sources.yaml"].replace("basis: inferred", "basis: x")
    assert places(check, tmp_path, {"sources.yaml": sources}) == []
