"""Reviewing a large bank takes work in proportion to its size."""

from functools import partial

from effort import calls
from talkquiz.items.item import Item
from talkquiz.rules import review
from talkquiz.rules.shared.read_bank import examples

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
