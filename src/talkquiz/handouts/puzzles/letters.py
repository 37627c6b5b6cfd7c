"""How a name is spelled in the boxes of a puzzle: letter by letter, in any script."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from talkquiz.items.item import Item
from talkquiz.language.words import content_words

FEWEST_LETTERS, MOST_LETTERS = 3, 15
_ARTICLE = re.compile(r"\A(?:the|an?)\s+", re.IGNORECASE)

Letters = tuple[str, ...]
"""Each is what stands in one box: a letter with the marks that belong to it."""


class Spelling(NamedTuple):
    """The letters of a name without spaces, and how many of them each of its words has.

    `is_short` says that it is a short form of the name that is asked for: "AG" for "Action Group".
    """

    letters: Letters
    lengths: tuple[int, ...]
    is_short: bool = False

    @property
    def text(self) -> str:
        """The letters in a row."""
        return "".join(self.letters)


def spelled(name: str) -> Spelling | None:
    """Return `name` in capitals without its article; None where it holds more than letters."""
    words: list[list[str]] = [[]]
    for sign in unicodedata.normalize("NFC", _ARTICLE.sub("", name, count=1)):
        sort = unicodedata.category(sign)[0]
        if sort == "L":
            words[-1].append(_capital(sign))
        elif sort == "M" and words[-1]:
            words[-1][-1] += sign
        elif sort in "NS":
            return None
        elif sort == "Z" or unicodedata.category(sign) == "Pd":
            words.append([])
    letters = tuple(letter for word in words for letter in word)
    if not FEWEST_LETTERS <= len(letters) <= MOST_LETTERS:
        return None
    return Spelling(letters, tuple(len(word) for word in words if word))


def spelling_of(item: Item) -> Spelling | None:
    """Return the first answer to `item` that can be spelled and of which its stem shows no word."""
    return next(_spellings(item), None)


def _spellings(item: Item) -> Iterator[Spelling]:
    for name in (item.key, *item.accept):
        spelling = spelled(name)
        if spelling and not content_words(name) & content_words(item.stem):
            yield spelling._replace(is_short=len(spelling.letters) < _letters_in(item.key))


def _letters_in(name: str) -> int:
    """Return how many letters `name` has without its article."""
    return sum(map(str.isalpha, _ARTICLE.sub("", name, count=1)))


def _capital(letter: str) -> str:
    """Return a letter as a capital, or as it is where its script has none for it alone."""
    capital = letter.upper()
    return capital if len(capital) == 1 else letter
