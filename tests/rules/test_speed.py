"""Reviewing a large bank takes work in proportion to its size."""

from dataclasses import replace
from functools import partial

import pytest

from effort import calls
from talkquiz.items.item import Item, Option
from talkquiz.items.kinds import ItemKind
from talkquiz.rules import review
from talkquiz.rules.shared.foreign_banks import bare_item, examples

TOWNS = ("Aby", "Bro", "Ceby", "Delby", "Elmby", "Fenby", "Gulby", "Hamby")


def bank(size: int) -> list[Item]:
    """Return items of three kinds, made from three templates that share most of their words."""
    items: list[Item] = []
    for number in range(size // 3):
        town = TOWNS[number % len(TOWNS)]
        matter = f"pier {number} of the old harbour of {town}"
        items += examples(f"""
            Who opened the {matter} to ships? | *Ada Brook | Tom Reed | Ivy Lund
            In which year was the {matter} closed? -> {1700 + number % 300}
            The first ship to call at the {matter} was the _____. -> Aurora {number}
        """)
    return items


def test_ten_times_the_items_take_about_ten_times_the_work() -> None:
    review(bank(20))  # fills the memories of words
    small, large = (calls(partial(review, bank(size))) for size in (200, 2000))
    assert large < 15 * small


def test_one_question_asked_many_times_takes_time_in_proportion() -> None:
    texts = (f"Who opened the pier of Saltmere? -> Ada {n}" for n in range(2000))
    items = [replace(item, id=str(n)) for n, item in enumerate(examples("\n".join(texts)))]
    review(items[:40])
    small, large = (calls(partial(review, items[:size])) for size in (200, 2000))
    assert large < 15 * small


@pytest.mark.parametrize(
    "text",
    [
        "“ ",
        "not ‘a'b ",
        "is ",
        "so far in 2016 ",
        "When he went, ",
        "or in ",
        "1,000 or ",
        "A",
        "_",
        "about ",
    ],
)
def test_no_text_is_searched_again_from_each_of_its_words(text: str) -> None:
    """A pattern that did would take minutes over these."""
    long = text * (100_000 // len(text))
    options = [Option(f"{number} {long}", correct=not number) for number in range(3)]
    asked = bare_item(ItemKind.CHOICE, long, f"0 {long}", options)
    assert review([asked, bare_item(ItemKind.SHORT_ANSWER, long, long)])
