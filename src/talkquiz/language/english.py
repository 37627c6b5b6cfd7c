"""The grammar of English that code needs: capitals, plurals, months, and the stems of words.

Words that are read stand in questions/languages/en.yaml; here is how English is put together and
told apart, for what reads or writes English only (the item rules, reading articles, checks).
"""

import re
import unicodedata
from functools import lru_cache

from talkquiz.language.language_file import bundled_language
from talkquiz.language.unicode_forms import normalized

MONTHS = bundled_language("en").dates.months
SHORT_MONTHS = bundled_language("en").dates.short_months
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = dict(zip(bundled_language("en").dates.seasons, range(21, 25), strict=True)) | {"fall": 23}
"""The seasons with their numbers in EDTF."""

_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:'[^\W_]+)*")
_SMALL = frozenset(
    "a an the and or of in on at by for from to into with as per about is are was were be been "
    "being am has have had do did does will would shall should can could might must that this "
    "these those it its their his her he she they them him there than what which de al".split()
)
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


def sentence_case(text: str) -> str:
    """Return `text` with a capital first letter."""
    return text[:1].upper() + text[1:]


def is_plural(name: str) -> bool:
    """Tell whether a name takes a plural verb: "rebel groups", but not "the United States"."""
    last = name.rsplit(maxsplit=1)[-1]
    return last.islower() and last.endswith("s")


def month_number(name: str) -> int:
    """Return 1 to 12 for the name of a month, in full or shortened."""
    short = [month.casefold() for month in SHORT_MONTHS]
    return short.index(name[:3].casefold()) + 1


@lru_cache(maxsize=65536)
def content_words(text: str) -> frozenset[str]:
    """Return the stems of the words of `text` that carry meaning, without case and accents.

    Numbers, names and the words that ask ("who", "when", "how") are among them.
    """
    return frozenset(word_stem(word) for word in tokens(text) if word not in _SMALL)


@lru_cache(maxsize=65536)
def tokens(text: str) -> tuple[str, ...]:
    """Return the words and numbers of `text` in order, without case, accents and possessive s."""
    if not text.isascii():
        letters = normalized("NFKD", text).replace("’", "'")
        text = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return tuple(
        token.replace(",", "") if token[0].isdigit() else token.removesuffix("'s")
        for token in _TOKEN.findall(text.casefold())
    )


@lru_cache(maxsize=65536)
def word_stem(word: str) -> str:
    """Return `word` without endings: "announced", "announces" and "announcing" are one word."""
    if len(word) < 4 or not word.isalpha():
        return word
    for ending, instead in _INFLECTIONS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)] + instead
            if word[-1] == word[-2] and word[-1] in "bdgmnprt":  # "planned"
                word = word[:-1]
            break
    for ending, left in _DERIVATIONS.items():
        if word.endswith(ending) and len(word) - len(ending) >= left:
            return word[: -len(ending)]
    return word
