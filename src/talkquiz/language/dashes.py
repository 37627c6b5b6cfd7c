"""Dashes as a language prints them, in the place of the hyphens that a keyboard has for them."""

import re
from typing import NamedTuple

_RANGE = re.compile(
    r"(?<![\w.,:/=+*-])(\d+)((?:[.,]\d+)*)-(\d+)((?:[.,]\d+)*)(?![\w:/-])(?! ?[=+*])", re.ASCII
)
"""Two numbers joined by a hyphen; no part of a code, a date in figures, an address or a sum."""
_MONTH = re.compile(r"0[1-9]|1[0-2]")
_DASH = re.compile(r"(?<=\S) --? (?=[^\s-])")
_BEFORE_MINUS = re.compile(r"(?:^|[\s(])(?:\d[\d.,]*|[^\W\d_])$")
_AFTER_MINUS = re.compile(r"(?:\d[\d.,]*|[^\W\d_])(?![\w'’]| \w\w)")
"""A number or a letter that may be counted with."""


class DashWords(NamedTuple):
    """What stands between the numbers of a range, and between two parts of a sentence."""

    range: str
    between: str

    def typeset(self, text: str) -> str:
        """Return `text` with the language's dashes in ranges (2015-2017) and between words ( - ).

        Hyphens in words and codes stay, and so do signs of minus: a range goes up, and a dash has
        a word on one side at least. 2015-12 stays, which may be a month.
        """
        if "-" not in text:
            return text
        text = _RANGE.sub(self._of_range, text)
        return _DASH.sub(self._between_words, text) if " -" in text else text

    def _of_range(self, found: re.Match[str]) -> str:
        first, more, last, _ = found.groups()
        is_month = len(first) == 4 and _MONTH.fullmatch(last)
        is_short_year = len(first) == 4 and len(last) == 2 and int(last) > int(first[2:])
        goes_up = is_short_year or more or int(last) > int(first)
        return found[0].replace("-", self.range) if goes_up and not is_month else found[0]

    def _between_words(self, found: re.Match[str]) -> str:
        before, after = found.string[: found.start()], found.string[found.end() :]
        is_minus = _BEFORE_MINUS.search(before[-20:]) and _AFTER_MINUS.match(after)
        return found[0] if is_minus else self.between
