"""How hard an item is."""

from typing import Any

import pytest

from courses import FACTS, facts_text
from small_course import Load
from small_facts import NO_TOWN, asked, deed, event, figure
from talkquiz.items.askable_slots import axis_of
from talkquiz.items.distractors import Candidate, Distractor
from talkquiz.items.item import Option
from talkquiz.items.kinds import ItemKind
from talkquiz.items.make.one_fact import difficulty_of


def difficulty(
    load: Load, fact: dict[str, Any], slot: str, kind: ItemKind, *distances: float
) -> int:
    """Return the difficulty among distractors that are so far from the key."""
    about = asked(load({FACTS: facts_text(fact), **NO_TOWN}), fact["id"], slot)
    key = axis_of(about.slot)
    axes = [key + type(key)(distance) for distance in distances]
    near = [Distractor(Candidate(axis, ""), Option("", correct=False)) for axis in axes]
    return difficulty_of(about.fact, about.slot, kind, near)


@pytest.mark.parametrize(
    ("date", "distances", "expected"),
    [
        ("2019-05-03", (-300, 200), 1),
        ("2019-05-03", (-300, 45), 2),
        ("2019-05-03", (-46, 46), 1),
        ("2019-05", (-100, 300), 2),
        ("2019-05", (-101, 300), 1),
        ("2019", (800,), 2),
        ("2019", (801,), 1),
    ],
)
def test_near_dates_are_harder(
    load: Load, date: str, distances: tuple[int, ...], expected: int
) -> None:
    """To recognise is easier by one, unless a wrong date is about a month and a half away."""
    assert difficulty(load, event(1, date), "when", ItemKind.CHOICE, *distances) == expected


@pytest.mark.parametrize(
    ("distances", "expected"), [((-200, 300), 1), ((-200, 150), 2), ((-115, 300), 2)]
)
def test_near_numbers_are_harder(load: Load, distances: tuple[int, ...], expected: int) -> None:
    fact = figure(1, "500 tonnes")
    assert difficulty(load, fact, "number", ItemKind.CHOICE, *distances) == expected


def test_names_are_recognised_easily(load: Load) -> None:
    assert difficulty(load, deed(1, "Tom Reed"), "who", ItemKind.WHO_SAID_IT, 0, 0) == 1
    assert difficulty(load, deed(1, "Tom Reed"), "who", ItemKind.SHORT_ANSWER) == 2


@pytest.mark.parametrize(("date", "expected"), [("2019-05-03", 3), ("2019-05", 2), ("2019", 2)])
def test_exact_answers_are_harder_to_recall(load: Load, date: str, expected: int) -> None:
    for kind in (ItemKind.SHORT_ANSWER, ItemKind.CLOZE):
        assert difficulty(load, event(1, date), "when", kind) == expected
        assert difficulty(load, figure(1, "500 tonnes"), "number", kind) == 3


def test_true_statement_is_as_hard_as_its_fact(load: Load) -> None:
    """Where nothing is recalled and nothing wrong is shown, the fact's own difficulty stays."""
    assert difficulty(load, event(1, "2019-05-03"), "when", ItemKind.TRUE_FALSE) == 2


@pytest.mark.parametrize(("own", "lower", "upper"), [(1, 1, 2), (2, 1, 3), (3, 2, 3)])
def test_stays_between_one_and_three(load: Load, own: int, lower: int, upper: int) -> None:
    fact = event(1, "2019-05-03", difficulty=own)
    assert difficulty(load, fact, "when", ItemKind.CHOICE, 300) == lower
    assert difficulty(load, fact, "when", ItemKind.SHORT_ANSWER) == upper
