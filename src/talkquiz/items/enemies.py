"""Enemy items: questions that may not stand in one test, and why.

"Enemies" is the field's name for items that cue one another or ask the same thing twice
(van der Linden 2005, "Linear Models for Optimal Test Design", chapter 4). Two items are enemies if

- they are about one fact, or a fact of one names a fact of the other under `enemies`,
- the stem of one holds the answer to the other; or its options or other material do, unless the
  other shows the same answer among options of its own,
- they offer the same options, so that the one is solved by elimination, unless these are a scale
  that many questions share,
- their stems say nearly the same, where the stem says all: "Which place is marked?" does not.

The questions of one linked set belong together and are no enemies of one another. Nor are tasks:
each is marked as a whole, and whoever makes a sheet of them chooses them. And a task weighs many
facts, so that to be about one of them is not to ask the same.
"""

from collections import defaultdict
from collections.abc import Container, Hashable, Iterable, Iterator, Mapping
from itertools import chain, repeat
from typing import NamedTuple, TypeVar

from talkquiz.items.item import Choice, Item
from talkquiz.language.english import content_words
from talkquiz.language.near_pairs import near_pairs

Words = frozenset[str]
Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


_SAME_FACT, _NAMED = "same fact", "named as an enemy"
BY_FACTS = frozenset({_SAME_FACT, _NAMED})
"""The reasons that the facts of two items give, whatever is asked."""


class _Answer(NamedTuple):
    """The words of an answer to an item, and the one of them that the fewest items show."""

    item: Item
    words: Words
    rarest: str


class Enemies:
    """The enemies of each of `items`, found in indexes.

    No item is compared with all others: the work grows with the number of words in the items, and
    with the number of enemies that are found. An answer is looked up by its rarest word.
    """

    def __init__(self, items: Iterable[Item]) -> None:
        items = tuple(items)
        self._known: dict[str, Mapping[str, str]] = {}
        self._about = _grouped((fact, item) for item in items for fact in _asked_facts(item))
        self._naming = _grouped((fact, item) for item in items for fact in item.enemies)
        self._offers = {
            item.id: frozenset(option.text.casefold() for option in item.options)
            for item in items
            if item.kind.offers_answers
        }
        self._offering = _grouped(
            (self._offers[item.id], item)
            for item in items
            if self._offers.get(item.id) and not _is_scale(item)
        )
        self._texts: dict[str, list[tuple[Words, str]]] = {}
        self._shown: dict[str, Words] = {}
        for item in items:
            parts = chain(["stem"], repeat("options", len(item.options)), repeat("material"))
            texts = list(zip(map(content_words, item.shown), parts, strict=False))
            self._texts[item.id] = texts
            self._shown[item.id] = frozenset().union(*(words for words, _ in texts))
        self._showing = _grouped((word, item) for item in items for word in self._shown[item.id])
        shown_by = {word: len(showing) for word, showing in self._showing.items()}
        answers = [
            _Answer(item, words, min((shown_by.get(word, 0), word) for word in words)[1])
            for item in items
            for words in dict.fromkeys(map(content_words, (*item.answers, *item.accept)))
            if words
        ]
        self._answers = _grouped((answer.item.id, answer) for answer in answers)
        self._answered = _grouped((answer.rarest, answer) for answer in answers)
        # "Which place is marked?" asks something else on every map: such stems are not compared.
        alone = [item for item in items if not item.stimulus and item.stem_says_all]
        self._asking = _grouped((item.stem, item) for item in alone)
        # Each stem once, however many items ask so: they are near each other as well.
        stems = list(self._asking)
        pairs = list(near_pairs(stems))
        near = [(stem, stem) for stem in stems if content_words(stem)]
        near += [(stems[one], stems[other]) for one, other in pairs]
        near_stems = _grouped(near + [(stems[other], stems[one]) for one, other in pairs])
        self._near = {item.id: near_stems.get(item.stem, ()) for item in alone}

    def of(self, item: Item) -> Mapping[str, str]:
        """Return the enemies of `item`, which is one of the items, by id: the reason in words.

        "Its" in a reason means the enemy's: "its key stands in the stem". Of several reasons the
        first counts, in the order of the list above.
        """
        if item.id not in self._known:
            found: dict[str, str] = {}
            about = (other for fact in _asked_facts(item) for other in self._about[fact])
            named = (other for fact in item.enemies for other in self._about.get(fact, ()))
            naming = (other for fact in _asked_facts(item) for other in self._naming.get(fact, ()))
            same_options = self._offering.get(self._offers.get(item.id, frozenset()), ())
            clashes = chain(
                ((other, _SAME_FACT) for other in about),
                ((other, _NAMED) for other in chain(named, naming)),
                (
                    (other, f"the key stands in its {part}")
                    for answer in self._answers.get(item.id, ())
                    for other in self._showing.get(answer.rarest, ())
                    if other.id not in found and (part := self._part(answer, other))
                ),
                (
                    (other, f"its key stands in the {part}")
                    for other, part in self._given_away(item, found)
                ),
                ((other, "same options") for other in same_options),
                (
                    (other, "nearly the same stem")
                    for stem in self._near.get(item.id, ())
                    for other in self._asking[stem]
                ),
            )
            stimulus, is_task = item.stimulus, bool(item.task)
            for other, reason in clashes:
                linked = stimulus and other.stimulus and stimulus.id == other.stimulus.id
                if other.id != item.id and not linked and not (is_task and other.task):
                    found.setdefault(other.id, reason)
            self._known[item.id] = found
        return self._known[item.id]

    def given_away(self, item: Item) -> set[str]:
        """Return the ids of the items whose key stands in what `item` shows."""
        return {other.id for other, _ in self._given_away(item, {item.id})}

    def _given_away(self, item: Item, known: Container[str]) -> Iterator[tuple[Item, str]]:
        """Yield the items whose key `item` shows, and in which part, but those that are `known`."""
        for word in self._shown[item.id]:
            for answer in self._answered.get(word, ()):
                if answer.item.id not in known and (part := self._part(answer, item)):
                    yield answer.item, part

    def _part(self, answer: _Answer, other: Item) -> str | None:
        """Return the first part of `other` that shows `answer`, if there is one.

        Students who choose from options have read the key among them. To meet it again in a list
        or in a report tells them nothing, so then only the stem counts, the first of the texts.
        """
        if answer.words <= self._shown[other.id]:
            texts = self._texts[other.id]
            for words, part in texts[:1] if answer.item.id in self._offers else texts:
                if answer.words <= words:
                    return part
        return None


def _asked_facts(item: Item) -> tuple[str, ...]:
    """Return the facts that `item` asks for: none where it is a task, which weighs them."""
    return () if item.task else item.facts


def _is_scale(item: Item) -> bool:
    """Tell whether many items offer the options of this one, so that none solves another."""
    return isinstance(item.payload, Choice) and item.payload.scale


def _grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, list[Value]]:
    found: dict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)
