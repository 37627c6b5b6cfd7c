"""Flaws planted in items such as a course makes: each is caught by its rule and by no wrong one."""

from collections.abc import Callable

import pytest

from factories import make_choice, make_cloze, make_disputed, make_item
from talkquiz.items.item import GAP, Item, Option
from talkquiz.items.kinds import ItemKind
from talkquiz.rules import review


def with_options(*texts: str) -> Item:
    """Return the sample choice with other options; the one that begins with `*` is the key."""
    options = tuple(Option(text.removeprefix("*"), text.startswith("*")) for text in texts)
    key = next(option.text for option in options if option.correct)
    return make_choice(options=options, key=key)


def judged(stem: str) -> Item:
    """Return the sample item as a true-false statement."""
    options = (Option("True", correct=True), Option("False", correct=False))
    return make_item(kind=ItemKind.TRUE_FALSE, stem=stem, key="True", options=options)


GOOD: list[Callable[[], Item]] = [make_item, make_cloze, make_choice, make_disputed]
PLANTED = [
    ("TQ201", with_options("Riad Hijab", "*The man whom the United Nations had sent", "Muallem")),
    ("TQ203", with_options("Riad Hijab", "*Staffan de Mistura", "riad  hijab")),
    ("TQ204", with_options("Riad Hijab", "*Staffan de Mistura", "STAFFAN DE MISTURA")),
    ("TQ205", with_options("1 May 2016", "*Staffan de Mistura", "Riad Hijab")),
    ("TQ206", with_options("Riad Hijab", "*Staffan de Mistura", "None of the above")),
    ("TQ207", make_choice(stem="Who of these was not at the Astana meeting of January 2017?")),
    ("TQ208", with_options("Every minister at once", "*Staffan de Mistura", "Riad Hijab")),
    ("TQ209", with_options("Several ministers", "*Staffan de Mistura", "Riad Hijab")),
    ("TQ210", with_options("Riad Hijab", "*The meeting's host", "Walid Muallem")),
    ("TQ211", with_options("Riad Hijab.", "*Staffan de Mistura", "Walid Muallem")),
    ("TQ212", with_options("Russia and Iran", "*Russia and Turkey", "Turkey and Egypt")),
    ("TQ213", with_options("2016", "*2015", "2017")),
    ("TQ214", with_options("1920", "*2016", "2017")),
    ("TQ216", make_cloze(claim="18 December 2015 was the day of the vote on Resolution 2254.")),
    ("TQ217", make_item(stem="The truce that Russia and the United States brokered")),
    ("TQ218", make_item(stem="Which truce of 27 February 2016 began on what date?")),
    ("TQ219", make_item(stem="When did the truce come into force that was recently brokered?")),
    ("TQ220", make_item(stem="When did they broker a truce for the whole country?")),
    ("TQ221", make_item(key="Aleppo, Homs and Damascus")),
    ("TQ224", judged("The truce did not come into force on 27 February 2016.")),
    ("TQ225", with_options("Riad Hijab", "*Staffan de Mistura")),
    ("TQ226", make_item(key="")),
]


@pytest.mark.parametrize("make", GOOD)
def test_the_samples_are_good(make: Callable[[], Item]) -> None:
    assert review([make()]) == []


@pytest.mark.parametrize(("code", "item"), PLANTED, ids=[code for code, _ in PLANTED])
def test_a_planted_problem_is_found_alone(code: str, item: Item) -> None:
    assert {problem.rule for problem in review([item])} == {code}


def test_a_gap_in_its_place_is_no_problem() -> None:
    claim = "The day of the vote on Resolution 2254 was 18 December 2015."
    item = make_cloze(claim=claim)
    assert item.stem.endswith(f"{GAP}.")
    assert review([item]) == []
