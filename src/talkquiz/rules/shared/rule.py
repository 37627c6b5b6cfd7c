"""What a rule is, and what it finds."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from talkquiz.items.item import Item
from talkquiz.language.near_pairs import near_pairs
from talkquiz.problem import Severity
from talkquiz.rules.shared.items import ASKED
from talkquiz.rules.shared.words import says_something


class ItemBank:
    """All items of a course or of another question bank, and which of them are asked alike."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items

    @cached_property
    def near(self) -> list[tuple[Item, Item]]:
        """Every two items whose stems say nearly the same, the earlier one first.

        Stems without a matter of their own are left out: there the options are what is asked.
        """
        asked = [i for i in self.items if i.kind in ASKED and says_something(i.stem)]
        pairs = near_pairs([item.stem for item in asked])
        return [(asked[one], asked[other]) for one, other in pairs]


class Trouble(NamedTuple):
    """What a rule finds over a bank: in the item of that id, or in the bank as a whole (None)."""

    item: str | None
    message: str


class Flaw(NamedTuple):
    """A rule that an item, or the bank as a whole (`item` is None), does not hold to."""

    rule: str
    item: str | None
    message: str
    severity: Severity


ItemTest = Callable[[Item], Iterator[str]]
"""Yields what is wrong with an item, a sentence without its full stop for each thing."""
BankTest = Callable[[ItemBank], Iterator[Trouble]]


class Rule(NamedTuple):
    """One rule of item writing.

    `explanation` is for teachers, `source` says who made the rule. `bad` and `good` are examples:
    banks in which this rule finds something and nothing at all.
    """

    code: str
    name: str
    severity: Severity
    explanation: str
    source: str
    bad: tuple[Item, ...]
    good: tuple[Item, ...]
    on_item: ItemTest | None = None
    on_bank: BankTest | None = None

    def flaws(self, bank: ItemBank) -> Iterator[Flaw]:
        """Yield what the rule finds in `bank`, item by item and then over all of it."""
        if self.on_item:
            for item in bank.items:
                for message in self.on_item(item):
                    yield Flaw(self.code, item.id, message, self.severity)
        if self.on_bank:
            for trouble in self.on_bank(bank):
                yield Flaw(self.code, *trouble, self.severity)
