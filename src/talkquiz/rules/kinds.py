"""Which kinds of item a rule looks at, and how their options are told apart.

Matching, ordering, label, term, compare and open items have forms of their own: no rule looks at
them.
"""

from talkquiz.items.item import Item
from talkquiz.items.kinds import ItemKind

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
