"""Links between facts lead somewhere, and back."""

from pathlib import Path

import pytest

from courses import COURSE, FACTS, place_of, places
from talkquiz.checks.links import check


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("d: [pier-opened]", "d: [opened]", ["opened] TQ116", "pier-closed] TQ117"]),
        ("d: [pier-opened]", "d: [pier-opened, pier-closed]", ["pier-closed] TQ116"]),
        ("  related: [pier-opened]\n", "", ["pier-closed] TQ117"]),
        ("  conflicts: [ships-watch]\n", "", ["ships-gazette] TQ117"]),
        (
            "conflicts: [ships-w",
            "related: [ships-w",
            ["ships-watch] TQ117", "ships-gazette] TQ117"],
        ),
        ("  related: [pier-op", "  enemies: [pier-o]\n  related: [pier-op", ["pier-o] TQ116"]),
    ],
)
def test_a_link_that_is_wrong(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    """Proves that a link to nothing, to itself or one way only is reported at the id."""
    facts = COURSE[FACTS].replace(old, new)
    assert places(check, tmp_path, {FACTS: facts}) == [
        f"harbour.yaml:{place_of(words, facts)} {code}"
        for words, code in (line.split() for line in expected)
    ]


def test_a_link_to_a_fact_with_problems_of_its_own(tmp_path: Path) -> None:
    """Proves that a link to a fact which has a mistake is no second mistake."""
    facts = COURSE[FACTS].replace("status: reported", "status: x", 1)
    assert places(check, tmp_path, {FACTS: facts}) == []


def test_one_side_of_an_enmity_is_enough(tmp_path: Path) -> None:
    """Proves that a fact may name enemies which do not name it back."""
    facts = COURSE[FACTS] + "  enemies: [pier-opened, pier-closed]\n"
    assert places(check, tmp_path, {FACTS: facts}) == []
