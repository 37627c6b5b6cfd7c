"""A deck takes no more of the same options, and of the same right answer, than it may."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from factories import make_item
from talkquiz.items.item import Choice, Item, Option, Use
from talkquiz.items.kinds import ItemKind
from talkquiz.items.repeated_options import most_right, offer_of, slot_asked, surplus

NAMES = ("Ada", "Tom", "Ivy", "Olof", "May", "Jon")
OFFERS = [(key, *pair) for key in NAMES for pair in combinations(NAMES, 2) if key not in pair]
EVEN = [(NAMES[n], NAMES[n - 1], NAMES[n - far]) for far in (2, 3) for n in range(6)]
"""Twelve items: each name is right in two of them, and no two offer the same names."""


def item(number: int, names: tuple[str, ...], kind: ItemKind = ItemKind.CHOICE) -> Item:
    """Return an item with these options, of which the first is right."""
    options = tuple(Option(name, correct=not n) for n, name in enumerate(names))
    made = make_item(kind=kind, key=names[0])
    return replace(made, id=f"c/f{number}/who/choice", payload=Choice(options))


def items(*offers: tuple[str, ...]) -> list[Item]:
    return [item(number, names) for number, names in enumerate(offers)]


def left(made: list[Item], released: Mapping[str, str] | None = None) -> list[Item]:
    gone = surplus(made, released or {})
    return [each for each in made if slot_asked(each.id) not in gone]


@given(st.lists(st.sampled_from(OFFERS), max_size=80))
def test_what_is_left_keeps_to_both_limits(offers: list[tuple[str, ...]]) -> None:
    kept = [offer for each in left(items(*offers)) if (offer := offer_of(each))]
    right = Counter(name for offer in kept for name in offer.right)
    sets = Counter(offer.options for offer in kept)
    assert max(right.values(), default=0) <= most_right(len(kept))
    assert max(sets.values(), default=0) <= 2
    assert len(kept) >= min(2, len(offers))


def test_the_later_ones_are_left_out() -> None:
    made = items(*[("Ada", "Tom", "Ivy")] * 3, ("Ivy", "Ada", "Jon"))
    assert surplus(made, {}) == {"c/f2/who"}


def test_nothing_is_left_out_of_a_deck_that_keeps_to_it() -> None:
    assert surplus(items(*EVEN), {}) == set()


def test_what_is_printed_only_and_what_has_no_options_does_not_count() -> None:
    made = [replace(each, uses=frozenset({Use.PRINT})) for each in items(*[OFFERS[0]] * 5)]
    written = [make_item(kind=ItemKind.SHORT_ANSWER) for _ in range(5)]
    assert surplus([*made, *written], {}) == set()


def test_a_released_card_stays_and_a_new_one_before_it_gives_way() -> None:
    made = items(*[("Ada", "Tom", "Ivy")] * 4)
    released = {each.id: "choice" for each in made[1:]}
    assert surplus(made, released) == {"c/f0/who"}


def test_what_was_released_without_options_gets_none() -> None:
    """Its card would be removed, and another come in its place."""
    made = items(*EVEN[:2])
    assert surplus(made, {"c/f0/who/gap": "cloze"}) == {"c/f0/who"}
    assert surplus(made, {"c/f0/who/other": "choice"}) == set()
