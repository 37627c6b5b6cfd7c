"""What a rule is, what it asks of items one by one and in pairs, and the problems that it finds.

No rule looks at matching, ordering, label, term, compare and open items and tasks, which have forms
of their own.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from talkquiz.course.facts import Fact
from talkquiz.items.item import Item
from talkquiz.items.kinds import ItemKind
from talkquiz.language.english import content_words
from talkquiz.language.near_pairs import near_pairs
from talkquiz.problem import Severity
from talkquiz.rules.shared.words_and_values import meant, says_something

PICK_ONE = frozenset(kind for kind in ItemKind if kind.picks_one)
WITH_OPTIONS = frozenset(kind for kind in ItemKind if kind.picks)
WRITTEN = frozenset(kind for kind in ItemKind if kind.is_recalled)
"""The kinds whose answer the student writes."""
QUESTIONS = WITH_OPTIONS | {ItemKind.SHORT_ANSWER}
"""The kinds whose stem is a question."""
ASKED = QUESTIONS | {ItemKind.CLOZE}
STATED = ASKED | {ItemKind.TRUE_FALSE}
"""The kinds whose stem says something that can be true."""


_MOST_ALIKE = 20
"""Items with the same stem that others are held against: a bank may repeat one for ever."""
_MOST_LISTED = 3


class ItemBank:
    """All items of a course or of another question bank, and the pairs that ask nearly the same.

    `facts` are those of the course by their ids; another bank has none.
    """

    def __init__(self, items: Sequence[Item], facts: Mapping[str, Fact] | None = None) -> None:
        self.items = items
        self._facts = facts or {}
        self._by_kinds: dict[frozenset[ItemKind], Sequence[Item]] = {}

    def of(self, kinds: frozenset[ItemKind]) -> Sequence[Item]:
        """Return the items of these kinds; several rules look at the same ones."""
        if kinds not in self._by_kinds:
            self._by_kinds[kinds] = [item for item in self.items if item.kind in kinds]
        return self._by_kinds[kinds]

    def fact(self, item: Item) -> Fact | None:
        """Return the one fact that an item asks about, if it is one and the bank has it."""
        return self._facts.get(item.facts[0]) if len(item.facts) == 1 else None

    @cached_property
    def near(self) -> list[tuple[Item, Item]]:
        """Every two items whose stems say nearly the same, the earlier one first.

        Stems that name no subject ("Which of these is true?") are left out: there, the options
        make the question.
        """
        asked = [
            item
            for item in self.items
            if item.kind in ASKED and says_something(item.stem) and item.stem_says_all
        ]
        pairs = near_pairs([item.stem for item in asked], most=_MOST_ALIKE)
        return [(asked[one], asked[other]) for one, other in pairs]


class ItemProblem(NamedTuple):
    """A rule that the item with the id `item` breaks, or all items together (`item` is None)."""

    rule: str
    item: str | None
    message: str
    severity: Severity


Messages = Iterator[str]
"""What is wrong with an item, a sentence without its full stop for each thing."""
BankMessages = Iterator[tuple[str | None, str]]
"""The same for a bank, each sentence after the id of its item, or None for all together."""


class Rule(NamedTuple):
    """One rule of item writing.

    `explanation` is for teachers, `source` says who made the rule. `bad` and `good` are banks of
    examples, written as `examples` in foreign_banks.py reads them: the rule finds something in the
    one, and nothing in the other. `on_item` looks at items of `kinds` only. What `asks_facts`
    goes by the facts of a course, and of a bank without any by the words alone.
    """

    code: str
    name: str
    explanation: str
    source: str
    bad: str
    good: str
    severity: Severity = Severity.WARNING
    kinds: frozenset[ItemKind] = frozenset(ItemKind)
    on_item: Callable[[Item], Messages] | None = None
    on_bank: Callable[[ItemBank], BankMessages] | None = None
    asks_facts: bool = False

    def problems(self, bank: ItemBank) -> Iterator[ItemProblem]:
        """Yield what the rule finds in `bank`, item by item and then over all of it."""
        if self.on_item:
            for item in bank.of(self.kinds):
                for message in self.on_item(item):
                    yield ItemProblem(self.code, item.id, message, self.severity)
        if self.on_bank:
            for item_id, message in self.on_bank(bank):
                yield ItemProblem(self.code, item_id, message, self.severity)


def texts(item: Item) -> list[str]:
    """Return the words of all options."""
    return [option.text for option in item.options]


def distractors(item: Item) -> list[str]:
    """Return the words of the wrong options."""
    return [option.text for option in item.options if not option.correct]


def right_options(item: Item) -> list[str]:
    """Return the words of the right options."""
    return [option.text for option in item.options if option.correct]


def picks_one(item: Item) -> bool:
    """Tell whether one option has to be picked, one is right and there are others."""
    return item.kind.picks_one and len(right_options(item)) == 1 < len(item.options)


def listed_ids(items: Sequence[Item]) -> str:
    """Return the ids of items for a message, the first few where they are many."""
    ids = ", ".join(item.id for item in items[:_MOST_LISTED])
    more = len(items) - _MOST_LISTED
    return f"also {ids} and {more} more" if more > 0 else f"also {ids}"


def share_a_fact(one: Item, other: Item) -> bool:
    """Tell whether two items ask about the same fact."""
    return not set(one.facts).isdisjoint(other.facts)


def mean_the_same(one: Item, other: Item) -> bool:
    """Tell whether an answer to one of two items is an answer to the other as well."""
    return not _answers(one).isdisjoint(_answers(other))


def _answers(item: Item) -> set[Hashable]:
    texts = (item.key, *item.accept)
    return {form for text in texts for form in (meant(text), content_words(text)) if form}
