"""Which texts of many say nearly the same, found without comparing all of them with all others.

Near means a weighted Jaccard similarity of content words: a word weighs the more, the fewer texts
hold it, so that what a template repeats in every question tells nothing. Candidates come from an
inverted index over the heaviest words of each text: two texts whose prefixes share no word cannot
reach the threshold (prefix filtering: Bayardo, Ma & Srikant 2007, "Scaling up all pairs similarity
search"; Chaudhuri, Ganti & Kaushik 2006 for weights).
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, product
from typing import NamedTuple

from talkquiz.language.words import content_words, tokens

NEAR = 0.8
_NAME = re.compile(r"(?<!\w)[A-Z\u00c0-\u00de]\w*")
_SENTENCE_START = re.compile(r"(?:^|[.?!:]\s+)[\"“‘'(]*(?=\w)")
_ASKED = frozenset("who whom whose when where why how".split())
_NEGATIONS = frozenset("no not never none neither nor without except cannot unless".split())
_COUNTS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve twenty half hundred thousand "
    "million billion first second third fourth fifth sixth seventh eighth ninth tenth eleventh "
    "twelfth last next".split()
)
_TELLING = _ASKED | _COUNTS


class _Front(NamedTuple):
    """The parts of a text that are compared; texts that are alike in all of them are one front.

    `telling` are its names, numbers and words that ask: they tell questions of one form apart.
    """

    words: frozenset[str]
    telling: frozenset[str]
    negated: bool


def near_pairs(texts: Sequence[str], threshold: float = NEAR) -> Iterator[tuple[int, int]]:
    """Yield the positions `(earlier, later)` of every two of `texts` that are near each other.

    Texts that each name what the other does not (another number, name or word that asks), or of
    which one denies what the other says, are never near. A text without content words is near none.
    """
    positions: dict[_Front, list[int]] = defaultdict(list)
    for position, text in enumerate(texts):
        front = _front(text)
        if front.words:
            positions[front].append(position)
    for same in positions.values():
        yield from combinations(same, 2)
    for one, other in _near_fronts(list(positions), threshold):
        for pair in product(positions[one], positions[other]):
            yield min(pair), max(pair)


@lru_cache(maxsize=65536)
def _front(text: str) -> _Front:
    words = tokens(text)
    starts = {match.end() for match in _SENTENCE_START.finditer(text)}
    names = (match.group() for match in _NAME.finditer(text) if match.start() not in starts)
    telling = {word for word in words if word in _TELLING or word[0].isdigit()}
    return _Front(
        content_words(text),
        frozenset(telling.union(*map(content_words, names))),
        not _NEGATIONS.isdisjoint(words),
    )


def _near_fronts(fronts: Sequence[_Front], threshold: float) -> Iterator[tuple[_Front, _Front]]:
    weights = _weights(front.words for front in fronts)
    sums = [math.fsum(weights[word] for word in front.words) for front in fronts]
    index: dict[str, list[int]] = defaultdict(list)
    for position, front in enumerate(fronts):
        prefix = _prefix(front.words, weights, threshold * sums[position])
        for other in sorted({other for word in prefix for other in index[word]}):
            if _tell_apart(front, fronts[other]):
                continue
            shared = math.fsum(weights[word] for word in front.words & fronts[other].words)
            if shared >= threshold * (sums[position] + sums[other] - shared):
                yield fronts[other], front
        for word in prefix:
            index[word].append(position)


def _weights(bags: Iterable[frozenset[str]]) -> dict[str, float]:
    bags = list(bags)
    holders = Counter(word for bag in bags for word in bag)
    return {word: math.log(1 + len(bags) / number) for word, number in holders.items()}


def _prefix(words: frozenset[str], weights: dict[str, float], needed: float) -> list[str]:
    """Return the heaviest words, as few as leave less than the weight `needed` to the others."""
    ordered = sorted(words, key=lambda word: (-weights[word], word))
    rest = math.fsum(weights[word] for word in words)
    for number, word in enumerate(ordered, start=1):
        rest -= weights[word]
        if rest < needed - 1e-9:
            return ordered[:number]
    return ordered


def _tell_apart(one: _Front, other: _Front) -> bool:
    nested = one.telling <= other.telling or other.telling <= one.telling
    return one.negated != other.negated or not nested
