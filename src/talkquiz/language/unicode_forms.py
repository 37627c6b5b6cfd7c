"""Texts in a Unicode normal form, so that letters written in two ways are the same letters."""

import re
import unicodedata
from itertools import groupby
from typing import Literal

_MANY_ACCENTS = re.compile(r"[^\w\x00-\x7f]{30,}")


def small_letters(text: str) -> str:
    """Return `text` in small letters, each at its place: some capitals become two signs else."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(letter.lower()[:1] for letter in text)


def normalized(form: Literal["NFC", "NFKC", "NFKD"], text: str) -> str:
    """Return `text` in a Unicode normal form (UAX #15), in time linear in its length.

    Python sorts the accents of a letter by insertion, and needs half a minute for 200,000 of them.
    Where many stand in a row, they are taken apart and sorted for it.
    """
    if text.isascii():
        return text

    def in_order(accents: re.Match[str]) -> str:
        single = "".join(unicodedata.normalize("NFD", sign) for sign in accents[0])
        letters = groupby(single, lambda sign: unicodedata.combining(sign) > 0)
        return "".join("".join(sorted(run, key=unicodedata.combining)) for _, run in letters)

    return unicodedata.normalize(form, _MANY_ACCENTS.sub(in_order, text))
