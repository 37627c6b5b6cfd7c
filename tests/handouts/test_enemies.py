"""Enemies: which items may not meet in a test, and why."""

from collections.abc import Iterable
from functools import partial

import pytest
from hypothesis import given

from banks import banks
from effort import calls
from factories import make_choice, make_item
from talkquiz.build import LoadedCourse
from talkquiz.handouts.enemies import Enemies
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


class TestFacts:
    def test_one_fact_in_common(self) -> None:
        """Two items of which each is about several facts are enemies for one that they share."""
        one = make_item("a", facts=("a", "c"), key="1 May", stem="How many ships came?")
        assert reasons(one, other_item(facts=("b", "c"))) == ("same fact", "same fact")

    def test_named_on_one_side(self) -> None:
        one = make_item("a", enemies=("b",), stem="How many ships came?", key="twelve")
        assert reasons(one, other_item()) == ("named as an enemy", "named as an enemy")

    def test_strangers_may_meet(self) -> None:
        assert reasons(make_item("a"), other_item()) == (None, None)

    def test_linked_set_belongs_together(self) -> None:
        """The questions of one set are no enemies, even about one fact; those of two sets are."""
        mine, yours = (Stimulus(name, "A report", ()) for name in ("s1", "s2"))
        one = make_item("a", stimulus=mine)
        assert reasons(one, make_item("a", template="t", stimulus=mine)) == (None, None)
        assert reasons(one, make_item("a", template="t", stimulus=yours)) == ("same fact",) * 2


class TestCues:
    @pytest.mark.parametrize(
        ("one", "other", "part"),
        [
            # A whole word of a stem that is the key is a cue, in any case.
            (make_item("a", key="Kerry"), other_item(stem="Did Kerry come?"), "stem"),
            (make_item("a", key="Kerry"), other_item(stem="Who was KERRY, the secretary?"), "stem"),
            (make_item("a", key="Kerry"), other_item(stem="What was Kerry's plan?"), "stem"),
            (
                make_item("a", key="IS", accept=("Daesh",)),
                other_item(stem="Who hit Daesh?"),
                "stem",
            ),
            (offering("Kerry", "Haley"), other_item(stem="What did Kerry say?"), "stem"),
            # Neither a longer word that holds the key nor a part of the key gives it away.
            (make_item("a", key="John Kerry"), other_item(stem="Who wrote Kerryman?"), None),
            (make_item("a", key="John Kerry"), other_item(stem="Did John come?"), None),
            # What has to be written from memory may not be read among options, right or wrong.
            (make_item("a", key="Kerry"), offering("Lavrov", "Kerry", "Zarif"), "options"),
            # To an item that shows the same words as an option of its own, an option is no cue.
            (offering("Kerry", "Lavrov", "Haley"), offering("Zarif", "Kerry", "Lavrov"), None),
        ],
    )
    def test_key_in_stem_or_options(self, one: Item, other: Item, part: str | None) -> None:
        expected = (f"the key stands in its {part}", f"its key stands in the {part}")
        assert reasons(one, other) == (expected if part else (None, None))

    def test_key_in_what_a_report_says(self) -> None:
        """Accounts to compare and what a source says are read, too."""
        one = make_item("a", key="Kerry")
        account = Account("AFP", "1 May 2016", "Kerry left.", "", "")
        told = other_item(stimulus=Stimulus("s1", "A report", ("Kerry left.",)))
        expected = ("the key stands in its material", "its key stands in the material")
        assert reasons(one, told) == expected
        assert reasons(one, other_item(accounts=(account,))) == expected
        assert reasons(offering("Kerry", "Lavrov"), told) == (None, None)

    def test_true_is_no_answer(self) -> None:
        """What a true-false item is about is its answer, and "True" is none."""
        options = (Option("True", correct=True), Option("False", correct=False))
        attributes = {"kind": ItemKind.TRUE_FALSE, "options": options, "key": "True"}
        one = make_item("a", swapped="Kerry", stem="Kerry came.", **attributes)
        assert reasons(one, other_item(stem="Is it true?")) == (None, None)
        assert reasons(one, other_item(stem="Did Kerry go?"))[0] == "the key stands in its stem"


class TestLikeness:
    def test_same_options(self) -> None:
        one = offering("Kerry", "Lavrov", "Haley")
        assert reasons(one, offering("Haley", "Kerry", "lavrov")) == ("same options",) * 2

    def test_same_stem(self) -> None:
        """Two questions in nearly the same words are enemies, whatever facts they are made from."""
        stem = "Who opened the talks on the truce in Geneva?"
        one = make_item("a", stem=stem, key="Kerry")
        other = other_item(stem="Who was it that opened the talks on the truce in Geneva?")
        assert reasons(one, other) == ("nearly the same stem",) * 2

    def test_same_stem_over_other_material(self) -> None:
        """A stem that says all only with its map or its source is asked as often as one likes."""
        one, other = (
            make_item(key, stem="Which place is marked?", key=key, location=Location(north, 35.0))
            for key, north in (("Raqqa", 36.0), ("Vienna", 48.0))
        )
        assert reasons(one, other) == (None, None)


class TestAll:
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
