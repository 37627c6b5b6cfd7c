"""Enemies: which items may not meet in a test, and why."""

from collections.abc import Iterable
from functools import partial

import pytest
from hypothesis import given

from banks import banks
from effort import calls
from factories import make_choice, make_item
from talkquiz.build import LoadedCourse
from talkquiz.items.enemies import Enemies
from talkquiz.items.item import Account, Item, Location, Option, Stimulus
from talkquiz.items.kinds import ItemKind


def reasons(one: Item, other: Item) -> tuple[str | None, str | None]:
    enemies = Enemies([one, other])
    return enemies.of(one).get(other.id), enemies.of(other).get(one.id)


def other_item(**changes: object) -> Item:
    """Return a short answer about a matter of its own."""
    return make_item("b", **{"stem": "Which painter lived there?", "key": "Munch"} | changes)


def offering(key: str, *wrong: str, **changes: object) -> Item:
    """Return a choice about a matter of its own between `key` and `wrong`."""
    options = [Option(key, correct=True), *(Option(text, correct=False) for text in wrong)]
    attributes: dict[str, object] = {"stem": f"Which word is like {key[::-1]}?"} | changes
    return make_choice(f"of-{key}", key=key, options=tuple(options), **attributes)


SAME_FACT, NAMED, OPTIONS, STEM = (
    (reason, reason)
    for reason in ("same fact", "named as an enemy", "same options", "nearly the same stem")
)
STRANGERS = (None, None)
SHIPS, OPENED = "How many ships came?", "opened the talks on the truce in Geneva"
MINE, YOURS = (Stimulus(name, "A report", ("Kerry left.",)) for name in ("s1", "s2"))
REPORT = Account("AFP", "1 May 2016", "Kerry left.", "", "")


def shown_in(part: str) -> tuple[str, str]:
    return f"the key stands in its {part}", f"its key stands in the {part}"


def short(key: str, **changes: object) -> Item:
    return make_item("a", key=key, **changes)


def true(stem: str) -> Item:
    options = (Option("True", correct=True), Option("False", correct=False))
    return make_item(
        "a", kind=ItemKind.TRUE_FALSE, options=options, key="True", swapped="Kerry", stem=stem
    )


def marked(name: str, north: float) -> Item:
    return make_item(name, stem="Which place is marked?", key=name, location=Location(north, 35.0))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # Items about matters of their own may meet, those that share one of several facts not.
        (make_item("a"), other_item(), STRANGERS),
        (short("1 May", facts=("a", "c"), stem=SHIPS), other_item(facts=("b", "c")), SAME_FACT),
        (short("twelve", enemies=("b",), stem=SHIPS), other_item(), NAMED),
        # The questions of one set are no enemies, even about one fact; those of two sets are.
        (make_item("a", stimulus=MINE), make_item("a", template="t", stimulus=MINE), STRANGERS),
        (make_item("a", stimulus=MINE), make_item("a", template="t", stimulus=YOURS), SAME_FACT),
        # A whole word of a stem that is the key is a cue, in any case.
        (short("Kerry"), other_item(stem="Did Kerry come?"), shown_in("stem")),
        (short("Kerry"), other_item(stem="Who was KERRY, the secretary?"), shown_in("stem")),
        (short("Kerry"), other_item(stem="What was Kerry's plan?"), shown_in("stem")),
        (short("IS", accept=("Daesh",)), other_item(stem="Who hit Daesh?"), shown_in("stem")),
        (offering("Kerry", "Haley"), other_item(stem="What did Kerry say?"), shown_in("stem")),
        # Neither a longer word that holds the key nor a part of the key gives it away.
        (short("John Kerry"), other_item(stem="Who wrote Kerryman?"), STRANGERS),
        (short("John Kerry"), other_item(stem="Did John come?"), STRANGERS),
        # What has to be written from memory may not be read among options, right or wrong.
        (short("Kerry"), offering("Lavrov", "Kerry", "Zarif"), shown_in("options")),
        # To an item that shows the same words as an option of its own, an option is no cue.
        (offering("Kerry", "Lavrov", "Haley"), offering("Zarif", "Kerry", "Lavrov"), STRANGERS),
        # Accounts to compare and what a source says are read, too.
        (short("Kerry"), other_item(stimulus=MINE), shown_in("material")),
        (short("Kerry"), other_item(accounts=(REPORT,)), shown_in("material")),
        (offering("Kerry", "Lavrov"), other_item(stimulus=MINE), STRANGERS),
        # What a true-false item is about is its answer, and "True" is none.
        (true("Kerry came."), other_item(stem="Is it true?"), STRANGERS),
        (true("Kerry came."), other_item(stem="Did Kerry go?"), shown_in("stem")),
        (offering("Kerry", "Lavrov", "Haley"), offering("Haley", "Kerry", "lavrov"), OPTIONS),
        # Two stems in nearly the same words, but for those that say all only with their map.
        (
            short("Kerry", stem=f"Who {OPENED}?"),
            other_item(stem=f"Who was it that {OPENED}?"),
            STEM,
        ),
        (marked("Raqqa", 36.0), marked("Vienna", 48.0), STRANGERS),
    ],
    ids=lambda value: value.stem if isinstance(value, Item) else str(value[0]),
)
def test_why_two_items_may_not_meet(one: Item, other: Item, expected: tuple[str, str]) -> None:
    assert reasons(one, other) == expected


class TestMany:
    @given(bank=banks())
    def test_enmity_is_mutual(self, bank: list[Item]) -> None:
        enemies = Enemies(bank)
        for item in bank:
            assert item.id not in enemies.of(item)
        pairs = {(item.id, other) for item in bank for other in enemies.of(item)}
        assert pairs == {(other, one) for one, other in pairs}

    @given(bank=banks(most=20))
    def test_index_finds_what_comparing_all_finds(self, bank: list[Item]) -> None:
        """An item's enemies among many are those that it has among two, of facts and of cues."""
        enemies = Enemies(bank)
        for one in bank:
            for other in bank:
                if one.id < other.id:
                    found = enemies.of(one).get(other.id)
                    if found != "nearly the same stem":  # weighs words by the bank
                        alone = reasons(one, other)[0]
                        assert found == (None if alone == "nearly the same stem" else alone)

    def test_order_of_the_bank_is_no_matter(self, bundled_bank: LoadedCourse) -> None:
        there, back = Enemies(bundled_bank.items), Enemies(bundled_bank.items[::-1])
        for item in bundled_bank.items:
            assert set(there.of(item)) == set(back.of(item))

    def test_work_grows_with_the_bank(self) -> None:
        small, large = (calls(partial(_enemies_of_some, _large(size))) for size in (250, 2000))
        assert large < 12 * small

    def test_work_grows_with_the_items_that_ask_one_thing(self) -> None:
        """They are all enemies of each other, which takes no list of pairs."""

        def alike(size: int) -> list[Item]:
            return [make_item(f"f{n}", stem="Who led the ship?", key=f"C{n}") for n in range(size)]

        small, large = (calls(partial(_enemies_of_some, alike(size))) for size in (250, 2000))
        assert large < 12 * small


def _large(size: int) -> list[Item]:
    return [
        make_item(f"f{n}", stem=f"Who led ship n{n} to harbour h{n % 97}?", key=f"Captain c{n}")
        for n in range(size)
    ]


def _enemies_of_some(bank: Iterable[Item]) -> None:
    items = list(bank)
    enemies = Enemies(items)
    for item in items[:40]:
        enemies.of(item)
