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
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from talkquiz.language.english import content_words, tokens

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


def near_pairs(
    texts: Sequence[str], threshold: float = NEAR, most: int | None = None
) -> Iterator[tuple[int, int]]:
    """Yield the positions `(earlier, later)` of every two of `texts` that are near each other.

    Texts that each name what the other does not (another number, name or word that asks), or of
    which one denies what the other says, are never near. A text without content words is near none.
    Of texts that are the same, however many, the first `most` alone are paired with the others.
    """
    positions: dict[_Front, list[int]] = defaultdict(list)
    for position, text in enumerate(texts):
        front = _front(text)
        if front.words:
            positions[front].append(position)
    for same in positions.values():
        for number, earlier in enumerate(same[:most], start=1):
            yield from ((earlier, later) for later in same[number:])
    for one, other in _near_fronts(list(positions), threshold):
        for pair in product(positions[one][:most], positions[other][:most]):
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
    holders = Counter(word for front in fronts for word in front.words)
    weights = {word: math.log(1 + len(fronts) / number) for word, number in holders.items()}
    sums = [math.fsum(weights[word] for word in front.words) for front in fronts]
    index: dict[str, list[int]] = defaultdict(list)
    for position, front in enumerate(fronts):
        # The heaviest words, as few as leave too little to the others to reach the threshold.
        prefix = sorted(front.words, key=lambda word: (-weights[word], word))
        rest = sums[position]
        for number, word in enumerate(prefix, start=1):
            rest -= weights[word]
            if rest < threshold * sums[position] - 1e-9:
                prefix = prefix[:number]
                break
        for other in sorted({other for word in prefix for other in index[word]}):
            words, telling, negated = fronts[other]
            nested = front.telling <= telling or telling <= front.telling
            if nested and front.negated == negated:
                shared = math.fsum(weights[word] for word in front.words & words)
                if shared >= threshold * (sums[position] + sums[other] - shared):
                    yield fronts[other], front
        for word in prefix:
            index[word].append(position)
