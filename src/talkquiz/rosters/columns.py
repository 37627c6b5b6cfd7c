"""Finds the columns of a table that hold names, by their headings."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from talkquiz.language.unicode_forms import normalized
from talkquiz.problem import TalkQuizError
from talkquiz.rosters.headings import HEADINGS

_BETWEEN = re.compile(r"[\s_.:\-]+")


class UnknownColumnError(TalkQuizError):
    """The names are in no column that can be told; says why."""


class Columns(NamedTuple):
    """The columns, from 0, whose cells make up a name, and whether the first row is a heading."""

    positions: tuple[int, ...]
    headed: bool


def _compared(text: str) -> str:
    """Return `text` as it is compared: "Full_Name: " is "full name"."""
    return _BETWEEN.sub(" ", normalized("NFKC", text).casefold()).strip()


def find_columns(first: Sequence[str], chosen: Sequence[str]) -> Columns:
    """Return the columns of names of a table with the row `first` at its top.

    `chosen` names them by heading or, from 1, by number; without it they are guessed. Raises
    UnknownColumnError.
    """
    headings = [_compared(cell) for cell in first]
    found = {}
    for part, words in HEADINGS.items():
        known = set(map(_compared, words.split(",")))
        found[part] = [number for number, heading in enumerate(headings) if heading in known]
    if chosen:
        positions = tuple(_chosen(headings, name) for name in chosen)
        by_heading = any(_compared(name) in headings for name in chosen)
        return Columns(positions, headed=by_heading or any(found.values()))
    if all(len(columns) <= 1 for columns in found.values()):
        for parts in (["whole"], ["first", "last"], ["either", "last"], ["first", "either"]):
            if all(found[part] for part in parts):
                return Columns(tuple(found[part][0] for part in parts), headed=True)
        if found["either"]:
            return Columns((found["either"][0],), headed=True)
    filled = [number for number, heading in enumerate(headings) if heading]
    if len(filled) == 1 and not any(found.values()):
        return Columns((filled[0],), headed=False)
    raise UnknownColumnError(f"which column holds the names? There are {_quoted(first)}")


def _chosen(headings: Sequence[str], name: str) -> int:
    heading = _compared(name)
    if headings.count(heading) > 1:
        raise UnknownColumnError(f"{headings.count(heading)} columns are called `{name}`")
    if heading in headings:
        return headings.index(heading)
    if name.isdecimal() and 1 <= int(name) <= len(headings):
        return int(name) - 1
    raise UnknownColumnError(f"there is no column `{name}`. There are {_quoted(headings)}")


def _quoted(headings: Iterable[str]) -> str:
    return ", ".join(f"`{' '.join(heading.split())[:40]}`" for heading in headings)
