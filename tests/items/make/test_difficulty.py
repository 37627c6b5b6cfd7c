"""How hard an item is."""

from typing import Any

import pytest

from small_course import Load
from small_facts import asked, bank_of, deed, event, figure
from talkquiz.items.asked_slots import axis_of
from talkquiz.items.distractors import Candidate, Distractor
from talkquiz.items.item import Option
from talkquiz.items.kinds import ItemKind
from talkquiz.items.make.one_fact import difficulty_of

CHOICE, SHORT, CLOZE = ItemKind.CHOICE, ItemKind.SHORT_ANSWER, ItemKind.CLOZE
DAY, MONTH, YEAR = (event(1, date) for date in ("2019-05-03", "2019-05", "2019"))
EASY, HARD = (event(1, "2019-05-03", difficulty=own) for own in (1, 3))
NUMBER, NAME = figure(1, "500 tonnes"), deed(1, "Tom Reed")


@pytest.mark.parametrize(
    ("fact", "slot", "kind", "distances", "expected"),
    [
        # To recognise is easier by one, unless a wrong date is about a month and a half away.
        (DAY, "when", CHOICE, (-300, 200), 1),
        (DAY, "when", CHOICE, (-300, 45), 2),
        (DAY, "when", CHOICE, (-46, 46), 1),
        (MONTH, "when", CHOICE, (-100, 300), 2),
        (MONTH, "when", CHOICE, (-101, 300), 1),
        (YEAR, "when", CHOICE, (800,), 2),
        (YEAR, "when", CHOICE, (801,), 1),
        (NUMBER, "number", CHOICE, (-200, 300), 1),
        (NUMBER, "number", CHOICE, (-200, 150), 2),
        (NUMBER, "number", CHOICE, (-115, 300), 2),
        (NAME, "who", ItemKind.WHO_SAID_IT, (0, 0), 1),
        # What is exact is harder to recall.
        (NAME, "who", SHORT, (), 2),
        *((fact, "when", kind, (), 2) for fact in (MONTH, YEAR) for kind in (SHORT, CLOZE)),
        *((DAY, "when", kind, (), 3) for kind in (SHORT, CLOZE)),
        *((NUMBER, "number", kind, (), 3) for kind in (SHORT, CLOZE)),
        # Where nothing is recalled and nothing wrong is shown, the fact's own difficulty stays.
        (DAY, "when", ItemKind.TRUE_FALSE, (), 2),
        # It stays between one and three.
        (EASY, "when", CHOICE, (300,), 1),
        (EASY, "when", SHORT, (), 2),
        (HARD, "when", CHOICE, (300,), 2),
        (HARD, "when", SHORT, (), 3),
    ],
)
def test_difficulty_is_of_the_fact_the_kind_and_how_far_wrong_options_are(
    load: Load,
    fact: dict[str, Any],
    slot: str,
    kind: ItemKind,
    distances: tuple[int, ...],
    *,
    expected: int,
) -> None:
    about = asked(bank_of(load, fact), fact["id"], slot)
    axes = [axis_of(about.slot) + distance for distance in distances]
    near = [Distractor(Candidate(axis, ""), Option("", correct=False)) for axis in axes]
    assert difficulty_of(about.fact, about.slot, kind, near) == expected
