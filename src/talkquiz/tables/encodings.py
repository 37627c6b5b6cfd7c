"""Tells in which encoding a text is that may not say so, by the letters of names.

Excel marks what it saves as "CSV UTF-8" with a byte order mark, and "Unicode text" is UTF-16 with
one. Plain "CSV" is in the code page of the computer. Detectors made for pages of prose are wrong on
short lists of names; here those letters count that follow one another in names.
"""

import codecs
import re
from collections import Counter
from functools import cache
from itertools import pairwise
from math import log
from typing import NamedTuple

from talkquiz.tables.file_kinds import SAVE_AS
from talkquiz.tables.names_by_language import CODE_PAGES, NAMES, RARE_CODE_PAGES
from talkquiz.tables.table import UnreadError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WORD = re.compile(r"[^\s,;:|\"0-9<>=/@.()\[\]{}!?*+\-\x00-\x1f]+")
_MOST_WORDS = 2_000
"""Foreign ones, each once: a class has fewer names."""
_MOST_BYTES = 50_000
_UNKNOWN = log(1e-5)
"""How likely it is that a name has a letter which names of its language lack."""
_WEIRD = log(1e-3)
"""A sign within a word that is no letter, or a capital after a small letter."""
_SURE = log(300)
"""The best reading is taken where it is so much more likely than the next."""
_SIGNS = "€£°§–—…‘’“”„«»·•×½¼¾©®™ªº"
"""What stands beside words, and is no letter."""
_RARE, _LESS_COMMON = log(0.001), log(0.1)
_MIXED = log(0.03)
"""How likely it is that a name is in another language than most of the class."""
_EAST_ASIAN = ("zh", "zht", "ja", "ko")


class _Letters(NamedTuple):
    """How likely each letter of a language is after another one, and anywhere."""

    pairs: dict[str, float]
    single: dict[str, float]


def decode(content: bytes) -> tuple[str, str]:
    """Return a text, and the name of its encoding if that could only be guessed.

    Raises UnreadError where it cannot be told.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding), ""
    half = content[:2_000]
    if b"\0" in half:
        odd, even = half[1::2].count(0), half[::2].count(0)
        encoding = "utf-16-le" if odd > even else "utf-16-be"
        if min(odd, even) or len(content) % 2:
            raise UnreadError("it is no text", f"Save it as a workbook (.xlsx) or CSV. {SAVE_AS}")
        return _strictly(content, encoding), ""
    try:
        return content.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _guessed(content)


def garbled(text: str) -> str:
    """Return what a text says that was decoded wrongly before it was saved: "BjÃ¶rn" is "Björn".

    It is empty for a text that is well.
    """
    if text.isascii():
        return ""
    for encoding in ("cp1252", "latin-1", "mac-roman", "cp1250", "cp1251", "cp850"):
        try:
            meant = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if any(map(str.isalpha, meant)):
            return meant
    return ""


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"it is no {encoding.upper()}, as it says: {error.reason}"
        raise UnreadError(message, f"Save it anew. {SAVE_AS}") from error


def _guessed(content: bytes) -> tuple[str, str]:
    """Return a text by the likeliest of all code pages; raises UnreadError if none is."""
    sample = _sample(content)
    readings: dict[str, tuple[float, str]] = {}
    for encoding, languages in CODE_PAGES.items():
        try:
            content.decode(encoding)
            text = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        likely = _likelihood(text, languages)
        if encoding != "cp1252":
            likely += _RARE if encoding in RARE_CODE_PAGES else _LESS_COMMON
        known, first = readings.get(text, (likely, encoding))
        readings[text] = max(known, likely), first
    ranked = sorted(((score, name, text) for text, (score, name) in readings.items()), reverse=True)
    if not ranked:
        raise UnreadError("the encoding of its letters cannot be told", SAVE_AS)
    best, encoding, text = ranked[0]
    for score, _, other in ranked[1:]:
        if best - score < _SURE and (words := _differing(text, other)):
            message = "the encoding of its letters cannot be told: is it `{}` or `{}`?"
            raise UnreadError(message.format(*words), SAVE_AS)
    return content.decode(encoding), encoding


def _sample(content: bytes) -> bytes:
    """Return the first line and lines beyond ASCII of a text, as many as tell its encoding."""
    first, *lines = re.split(rb"[\r\n]+", content.lstrip(b"\r\n"))
    foreign = b"\n".join([first, *(line for line in lines if not line.isascii())])
    if len(foreign) <= _MOST_BYTES:
        return foreign
    return foreign[: foreign.rfind(b"\n", 0, _MOST_BYTES) + 1] or foreign


def _differing(text: str, other: str) -> tuple[str, str] | None:
    return next(
        (pair for pair in zip(text.split(), other.split(), strict=False) if pair[0] != pair[1]),
        None,
    )


def _likelihood(text: str, languages: tuple[str, ...]) -> float:
    """Return the logarithm of how likely a text is, in the language that suits it best."""
    counts = Counter(_WORD.findall(text))
    words = [word for word in counts if not word.isascii() and len(word) > 1][:_MOST_WORDS]
    plain = [word for word in counts if word.isascii()][:_MOST_WORDS]
    lone = [word for word in counts if len(word) == 1 and not word.isascii()]
    signs = sum(log(0.1) if sign in _SIGNS else _WEIRD for sign in lone)
    by_language = {name: [_of_word(word, name) for word in words] for name in languages}
    best = [max(scores) for scores in zip(*by_language.values(), strict=True)]
    totals = (
        sum(max(own, any_one + _MIXED) for own, any_one in zip(scores, best, strict=True))
        + 0.5 * sum(_of_word(word, name) for word in plain)
        for name, scores in by_language.items()
    )
    return float(max(totals)) + signs


def _of_word(word: str, language: str) -> float:
    """Return the logarithm of how likely the letters of a word are, one after the other."""
    letters = _letters(language)
    total, before = 0.0, "^"
    is_east_asian = language in _EAST_ASIAN
    for at, sign in enumerate(word):
        small = sign.lower()[:1]
        if is_east_asian or not sign.isalpha():
            before = "^"
        likely = letters.pairs.get(before + small)
        if likely is None:
            likely = letters.single.get(small, _UNKNOWN)
        total += likely
        if not sign.isalpha() and sign not in "’'" and not _is_mark(sign):
            total += _WEIRD
        if at and sign.isupper() and word[at - 1].islower():
            total += _WEIRD
        if at and sign.islower() and word[at - 1].isupper() and at > 1 and word[at - 2].isupper():
            total += _WEIRD
        before = small
    return total


def _is_mark(sign: str) -> bool:
    return "\u0590" <= sign <= "\u06ff"


@cache
def _letters(language: str) -> _Letters:
    words = NAMES[language].split()
    single: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    first: Counter[str] = Counter()
    for word in words:
        lowered = f"^{word.lower()}"
        single.update(lowered[1:])
        if language not in _EAST_ASIAN:
            pairs.update(left + right for left, right in pairwise(lowered))
            first.update(lowered[:-1])
    total = sum(single.values())
    share = {letter: number / total for letter, number in single.items()}
    return _Letters(
        {
            pair: log(0.8 * number / first[pair[0]] + 0.2 * share[pair[1]])
            for pair, number in pairs.items()
        },
        {
            letter: log(0.2 * part if language not in _EAST_ASIAN else part)
            for letter, part in share.items()
        },
    )
