"""A disputed fact does not stand alone."""

from pathlib import Path

from courses import COURSE, FACTS, place_of, places
from talkquiz.checks.disputes import check


def test_a_disputed_fact_without_the_other_side(tmp_path: Path) -> None:
    """Proves that a disputed fact which names no other is reported at its `status`."""
    facts = COURSE[FACTS].replace("  conflicts: [ships-watch]\n", "")
    assert places(check, tmp_path, {FACTS: facts}) == [
        f"harbour.yaml:{place_of('status: disputed', facts)} TQ125"
    ]


def test_an_attributed_fact_may_stand_alone(tmp_path: Path) -> None:
    """Proves that only `disputed` asks for the other side."""
    facts = COURSE[FACTS].replace("status: disputed", "status: attributed")
    facts = facts.replace("  conflicts: [ships-watch]\n", "")
    assert places(check, tmp_path, {FACTS: facts}) == []
