"""How two items of a bank stand to each other."""

from collections.abc import Hashable

from talkquiz.items.item import Item
from talkquiz.language.words import content_words
from talkquiz.rules.values import meant


def share_a_fact(one: Item, other: Item) -> bool:
    """Tell whether two items ask about the same fact."""
    return not set(one.facts).isdisjoint(other.facts)


def mean_the_same(one: Item, other: Item) -> bool:
    """Tell whether an answer to one of two items is an answer to the other as well."""
    return not _answers(one).isdisjoint(_answers(other))


def _answers(item: Item) -> set[Hashable]:
    texts = (item.key, *item.accept)
    return {form for text in texts for form in (meant(text), content_words(text)) if form}
