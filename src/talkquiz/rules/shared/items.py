"""Which items a rule looks at, their options, and how two items stand to each other.

Matching, ordering, label, term, compare and open items have forms of their own: no rule looks at
them.
"""

from collections.abc import Hashable

from talkquiz.items.item import Item
from talkquiz.items.kinds import ItemKind
from talkquiz.language.words import content_words
from talkquiz.rules.shared.stated_values import meant

WITH_OPTIONS = frozenset(kind for kind in ItemKind if kind.picks)
WRITTEN = frozenset(kind for kind in ItemKind if kind.is_recalled)
"""The kinds whose answer the student writes."""
QUESTIONS = WITH_OPTIONS | {ItemKind.SHORT_ANSWER}
"""The kinds whose stem is a question."""
ASKED = QUESTIONS | {ItemKind.CLOZE}
STATED = ASKED | {ItemKind.TRUE_FALSE}
"""The kinds whose stem says something that can be true."""


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


def share_a_fact(one: Item, other: Item) -> bool:
    """Tell whether two items ask about the same fact."""
    return not set(one.facts).isdisjoint(other.facts)


def mean_the_same(one: Item, other: Item) -> bool:
    """Tell whether an answer to one of two items is an answer to the other as well."""
    return not _answers(one).isdisjoint(_answers(other))


def _answers(item: Item) -> set[Hashable]:
    texts = (item.key, *item.accept)
    return {form for text in texts for form in (meant(text), content_words(text)) if form}
