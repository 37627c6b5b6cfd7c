"""Which texts of many say nearly the same, found without comparing all of them with all others.

Near means a weighted Jaccard similarity of content words: a word weighs the more, the fewer texts
hold it, so that what a template repeats in every question tells nothing. Candidates come from an
inverted index over the heaviest words of each text: two texts whose prefixes share no word cannot
reach the threshold (prefix filtering: Bayardo, Ma & Srikant 2007, "Scaling up all pairs similarity
search"; Chaudhuri, Ganti & Kaushik 2006 for weights).
"""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, product
from typing import NamedTuple

NEAR = 0.8
_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:'[^\W_]+)*")
_NAME = re.compile(r"(?<!\w)[A-Z\u00c0-\u00de]\w*")
_SENTENCE_START = re.compile(r"(?:^|[.?!:]\s+)[\"“‘'(]*(?=\w)")
_SMALL = frozenset(
    "a an the and or of in on at by for from to into with as per about is are was were be been "
    "being am has have had do did does will would shall should can could might must that this "
    "these those it its their his her he she they them him there than what which de al".split()
)
_ASKED = frozenset("who whom whose when where why how".split())
_NEGATIONS = frozenset("no not never none neither nor without except cannot unless".split())
_COUNTS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve twenty half hundred thousand "
    "million billion first second third fourth fifth sixth seventh eighth ninth tenth eleventh "
    "twelfth last next".split()
)
_TELLING = _ASKED | _COUNTS
_INFLECTIONS = (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("s", ""))
_DERIVATIONS = {
    "ation": 5,
    "ator": 5,
    "ate": 5,
    "ion": 5,
    "or": 5,
    "er": 4,
    "ly": 4,
    "al": 5,
    "e": 3,
}
"""Endings that make another word of a word, and how many letters they have to leave of it."""


@lru_cache(maxsize=65536)
def content_words(text: str) -> frozenset[str]:
    """Return the stems of the words of `text` that carry meaning, without case and accents.

    Numbers, names and the words that ask ("who", "when", "how") are among them.
    """
    return frozenset(stem(word) for word in tokens(text) if word not in _SMALL)


@lru_cache(maxsize=65536)
def tokens(text: str) -> tuple[str, ...]:
    """Return the words and numbers of `text` in order, without case, accents and possessive s."""
    if not text.isascii():
        text = _plain(text)
    found = _TOKEN.findall(text.casefold())
    return tuple(token if token.isalpha() else _bare(token) for token in found)


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).replace("’", "'")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _bare(token: str) -> str:
    return token.replace(",", "") if token[0].isdigit() else token.removesuffix("'s")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return `word` without endings: "announced", "announces" and "announcing" are one word."""
    if len(word) < 4 or not word.isalpha():
        return word
    for ending, instead in _INFLECTIONS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = _undoubled(word[: -len(ending)] + instead)
            break
    for ending, left in _DERIVATIONS.items():
        if word.endswith(ending) and len(word) - len(ending) >= left:
            return word[: -len(ending)]
    return word


def _undoubled(word: str) -> str:
    return word[:-1] if word[-1] == word[-2] and word[-1] in "bdgmnprt" else word


class _Front(NamedTuple):
    """What of a text is compared; texts that are alike in all of it are the same front.

    `marks` are its names, numbers and words that ask: they tell questions of one form apart.
    """

    words: frozenset[str]
    marks: frozenset[str]
    negated: bool


def near_pairs(texts: Sequence[str], threshold: float = NEAR) -> Iterator[tuple[int, int]]:
    """Yield the places `(earlier, later)` of every two of `texts` that are near each other.

    Texts that each name what the other does not (another number, name or word that asks), or of
    which one denies what the other says, are never near. A text without content words is near none.
    """
    places: dict[_Front, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        front = _front(text)
        if front.words:
            places[front].append(place)
    for same in places.values():
        yield from combinations(same, 2)
    for one, other in _near_fronts(list(places), threshold):
        for pair in product(places[one], places[other]):
            yield min(pair), max(pair)


@lru_cache(maxsize=65536)
def _front(text: str) -> _Front:
    words = tokens(text)
    starts = {match.end() for match in _SENTENCE_START.finditer(text)}
    names = (match.group() for match in _NAME.finditer(text) if match.start() not in starts)
    marks = {word for word in words if word in _TELLING or word[0].isdigit()}
    return _Front(
        content_words(text),
        frozenset(marks.union(*map(content_words, names))),
        not _NEGATIONS.isdisjoint(words),
    )


def _near_fronts(fronts: Sequence[_Front], threshold: float) -> Iterator[tuple[_Front, _Front]]:
    weights = _weights(front.words for front in fronts)
    sums = [math.fsum(weights[word] for word in front.words) for front in fronts]
    index: dict[str, list[int]] = defaultdict(list)
    for place, front in enumerate(fronts):
        prefix = _prefix(front.words, weights, threshold * sums[place])
        for other in sorted({other for word in prefix for other in index[word]}):
            if _tell_apart(front, fronts[other]):
                continue
            shared = math.fsum(weights[word] for word in front.words & fronts[other].words)
            if shared >= threshold * (sums[place] + sums[other] - shared):
                yield fronts[other], front
        for word in prefix:
            index[word].append(place)


def _weights(bags: Iterable[frozenset[str]]) -> dict[str, float]:
    bags = list(bags)
    holders = Counter(word for bag in bags for word in bag)
    return {word: math.log(1 + len(bags) / number) for word, number in holders.items()}


def _prefix(words: frozenset[str], weights: dict[str, float], needed: float) -> list[str]:
    """Return the heaviest words, so many that the others alone weigh less than `needed`."""
    ordered = sorted(words, key=lambda word: (-weights[word], word))
    rest = math.fsum(weights[word] for word in words)
    for place, word in enumerate(ordered, start=1):
        rest -= weights[word]
        if rest < needed - 1e-9:
            return ordered[:place]
    return ordered


def _tell_apart(one: _Front, other: _Front) -> bool:
    nested = one.marks <= other.marks or other.marks <= one.marks
    return one.negated != other.negated or not nested
