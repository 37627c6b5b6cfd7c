"""How a name is spelled in the boxes of a puzzle: letter by letter, in any script."""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from talkquiz.items.item import Item
from talkquiz.language.english import content_words, without_article
from talkquiz.language.unicode_forms import normalized

FEWEST_LETTERS, MOST_LETTERS = 3, 15

Letters = tuple[str, ...]
"""Each is what stands in one box: a letter with the accents and vowel signs that belong to it."""


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


@lru_cache(maxsize=4096)
def spelled(name: str) -> Spelling | None:
    """Return `name` in capitals without its article.

    None where it has too few or too many letters for a puzzle, or holds digits or symbols.
    """
    words: list[list[str]] = [[]]
    for character in normalized("NFC", without_article(name)):
        category = unicodedata.category(character)
        if category.startswith("L"):
            # Some letters have two capitals together, such as the German sharp s: they stay small.
            capital = character.upper()
            words[-1].append(capital if len(capital) == 1 else character)
        elif category.startswith("M") and words[-1]:
            words[-1][-1] += character
        elif category.startswith(("N", "S")):
            return None
        elif category.startswith("Z") or category == "Pd":
            words.append([])
    letters = tuple(letter for word in words for letter in word)
    if not FEWEST_LETTERS <= len(letters) <= MOST_LETTERS:
        return None
    return Spelling(letters, tuple(len(word) for word in words if word))


def spelling_of(item: Item) -> Spelling | None:
    """Return the first answer to `item` that can be spelled and that its stem does not give away.

    A stem gives an answer away that shares a word with it. None if there is no such answer.
    """
    for name in (item.key, *item.accept):
        spelling = spelled(name)
        if spelling and not content_words(name) & content_words(item.stem):
            letters_in_key = sum(map(str.isalpha, without_article(item.key)))
            return spelling._replace(is_short=len(spelling.letters) < letters_in_key)
    return None


def may_share_a_puzzle(_answers: object, one: Item, other: Item) -> bool:
    """Tell whether no answer to one item can be read within that to the other, in any direction."""
    spellings = [each for item in (one, other) if (each := spelling_of(item))]
    if len(spellings) < 2:
        return True
    short, long = sorted((each.text for each in spellings), key=len)
    return short not in long and short not in long[::-1]
