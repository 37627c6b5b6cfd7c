"""Enemy items: questions that may not stand in one test, and why.

"Enemies" is the field's name for items that cue one another or ask the same thing twice
(van der Linden 2005, "Linear Models for Optimal Test Design", chapter 4). Two items are enemies if

- they are about one fact, or a fact of one names a fact of the other under `enemies`,
- the stem of one holds the answer to the other; or its options or other material do, unless the
  other shows the same answer among options of its own,
- they offer the same options, so that the one is solved by elimination,
- their stems say nearly the same, where the stem says all: "Which place is marked?" does not.

The questions of one linked set belong together and are no enemies of one another.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple, TypeVar

from talkquiz.items.item import Comparison, Item, Label, Matching, Ordering
from talkquiz.language.english import content_words
from talkquiz.language.near_pairs import near_pairs

Words = frozenset[str]
Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Enemies:
    """The enemies of each of `items`, found in indexes.

    No item is compared with all others: the work grows with the number of words in the items, and
    with the number of enemies that are found.
    """

    def __init__(self, items: Iterable[Item]) -> None:
        items = tuple(items)
        self._known: dict[str, Mapping[str, str]] = {}
        self._about = _grouped((fact, item) for item in items for fact in item.facts)
        self._naming = _grouped((fact, item) for item in items for fact in item.enemies)
        self._offered = _grouped((_offer(item), item) for item in items if _offer(item))
        self._cues = _Cues(items)
        # "Which place is marked?" asks something else on every map: such stems are not compared.
        about_more = (Matching, Ordering, Label, Comparison)
        alone = [
            item for item in items if not item.stimulus and not isinstance(item.payload, about_more)
        ]
        pairs = list(near_pairs([item.stem for item in alone]))
        both_ways = pairs + [(other, one) for one, other in pairs]
        self._near = _grouped((alone[one].id, alone[other]) for one, other in both_ways)

    def of(self, item: Item) -> Mapping[str, str]:
        """Return the enemies of `item`, which is one of the items, by id: the reason in words.

        "Its" in a reason means the enemy's: "its key stands in the stem". Of several reasons the
        first counts, in the order of the list above.
        """
        if item.id not in self._known:
            about = (other for fact in item.facts for other in self._about[fact])
            named = (other for fact in item.enemies for other in self._about.get(fact, ()))
            naming = (other for fact in item.facts for other in self._naming.get(fact, ()))
            clashes = chain(
                ((other, "same fact") for other in about),
                ((other, "named as an enemy") for other in chain(named, naming)),
                self._cues.of(item),
                ((other, "same options") for other in self._offered.get(_offer(item), ())),
                ((other, "nearly the same stem") for other in self._near.get(item.id, ())),
            )
            found: dict[str, str] = {}
            for other, reason in clashes:
                linked = item.stimulus and other.stimulus and item.stimulus.id == other.stimulus.id
                if other.id != item.id and not linked:
                    found.setdefault(other.id, reason)
            self._known[item.id] = found
        return self._known[item.id]


class _Text(NamedTuple):
    """The words of a text that an item shows, and its part of the item: "stem", "options"."""

    words: Words
    part: str


class _Cues:
    """Which items show the answers to which others.

    An answer is looked up by its rarest word: the one that is shown by the fewest items.
    """

    def __init__(self, items: Iterable[Item]) -> None:
        self._texts: dict[str, list[_Text]] = {}
        self._shown: dict[str, Words] = {}
        self._showing: dict[str, list[Item]] = defaultdict(list)
        items = tuple(items)
        for item in items:
            after = 1 + len(item.options)
            shown = item.shown
            parts = {"stem": shown[:1], "options": shown[1:after], "material": shown[after:]}
            texts = self._texts[item.id] = [
                _Text(content_words(text), part) for part, those in parts.items() for text in those
            ]
            words = self._shown[item.id] = frozenset().union(*(text.words for text in texts))
            for word in words:
                self._showing[word].append(item)
        self._answered = _grouped(
            (self._rarest(answer), (item, answer))
            for item in items
            for answer in self._answers(item)
        )

    def of(self, item: Item) -> Iterator[tuple[Item, str]]:
        """Yield the items that show an answer to `item`, and those whose answers it shows."""
        for answer in self._answers(item):
            for other in self._showing.get(self._rarest(answer), ()):
                if part := self._part(answer, item, other):
                    yield other, f"the key stands in its {part}"
        for word in self._shown[item.id]:
            for other, answer in self._answered.get(word, ()):
                if part := self._part(answer, other, item):
                    yield other, f"its key stands in the {part}"

    def _part(self, answer: Words, asked: Item, other: Item) -> str | None:
        """Return the first part of `other` that shows the answer to `asked`, if there is one.

        Students who choose from options have read the key among them. To meet it again in a list
        or in a report tells them nothing, so then only the stem counts, the first of the texts.
        """
        if answer <= self._shown[other.id]:
            texts = self._texts[other.id]
            for text in texts[:1] if asked.kind.offers_answers else texts:
                if answer <= text.words:
                    return text.part
        return None

    def _rarest(self, answer: Words) -> str:
        return min(answer, key=lambda word: (len(self._showing.get(word, ())), word))

    def _answers(self, item: Item) -> set[Words]:
        return {words for text in (*item.answers, *item.accept) if (words := content_words(text))}


def _grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, list[Value]]:
    found: dict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)


def _offer(item: Item) -> frozenset[str]:
    """Return the options that a student chooses from to answer `item`, if there are any."""
    if not item.kind.offers_answers:
        return frozenset()
    return frozenset(option.text.casefold() for option in item.options)
