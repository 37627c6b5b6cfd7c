"""Quotation marks as a language prints them, in the place of those that a keyboard has."""

import re
from typing import NamedTuple

_STRAIGHT = re.compile("[\"']")
_OPENS_AFTER = frozenset("([{/<\N{EN DASH}\N{EM DASH}")


class QuoteWords(NamedTuple):
    """The signs of a language: before and after what is quoted, and the apostrophe."""

    double: tuple[str, str]
    single: tuple[str, str]
    apostrophe: str

    def typeset(self, *texts: str) -> list[str]:
        """Return `texts`, parts of one line, with the language's signs for straight ones.

        What follows a figure and closes nothing stays: it may be inches or minutes.
        """
        whole = "".join(texts)
        if '"' not in whole and "'" not in whole:
            return list(texts)
        signs = self._signs(whole)
        told = (signs.get(found.start(), found[0]) for found in _STRAIGHT.finditer(whole))
        return [_STRAIGHT.sub(lambda _: next(told), text) for text in texts]

    def _signs(self, whole: str) -> dict[int, str]:
        """Return the sign for each straight one in `whole` that is to be another, by its place."""
        signs: dict[int, str] = {}
        is_open = {'"': False, "'": False}
        for found in _STRAIGHT.finditer(whole):
            straight, at = found[0], found.start()
            before, after = whole[at - 1 : at], whole[at + 1 : at + 2]
            pair = self.double if straight == '"' else self.single
            begins = not before or before.isspace() or before in _OPENS_AFTER
            begins |= signs.get(at - 1) in (self.double[0], self.single[0])
            if straight == "'" and after.isalnum() and (before.isalnum() or after.isdecimal()):
                signs[at] = self.apostrophe  # don't, the '90s
            elif begins and after and not after.isspace():
                signs[at], is_open[straight] = pair[0], True
            elif is_open[straight]:
                signs[at], is_open[straight] = pair[1], False
            elif straight == "'" and not before.isdecimal():
                signs[at] = self.apostrophe  # the talks' end
        return signs
