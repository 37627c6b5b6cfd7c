"""Grades: from which percentage of the points each is given.

`90 80 70 60` gives percentages, for the grades that the language has; `A 90, B 80, C 70, D` gives
names as well, the last of which may go without a percentage: it is for everything below.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from talkquiz.course.read_files import Origin
from talkquiz.course.shapes import FieldError, shown
from talkquiz.language.language_file import Language
from talkquiz.problem import Problem

_CODE = "TQ167"
_MOST_GRADES, _LONGEST_NAME, _MOST_PERCENT = 30, 20, 100
_HINT = 'Write "90 80 70 60", or "A 90, B 80, C 70, D" with names of your own.'
_PERCENT = r"([0-9]{1,3}(?:\.[0-9]{1,2})?) ?%?"
_ONLY_PERCENT = re.compile(_PERCENT)
_NAMED = re.compile(rf"(.*[^\s:=]) ?[ :=] ?{_PERCENT}")
_NUMBER = re.compile(r"\b[0-9]+\b")
_COMMAS = f"Put commas between grades. {_HINT}"


class Grade(NamedTuple):
    """A grade with the percentage of the points from which on it is given.

    It has no name where the language is to say that there is none.
    """

    name: str
    least: Decimal


def read_grades(text: str, language: Language) -> tuple[Grade, ...]:
    """Return the grades in `text`, the best first, down to one for 0 percent.

    Raises FieldError (TQ167) where percentages do not fall, or grades have no names or the same.
    """
    if not text.isprintable():
        raise FieldError(_CODE, f"`{shown(text)}` has characters that cannot be printed", _HINT)
    parts = [part.strip() for part in re.split("[,;]", text.strip())]
    if len(parts) == 1 and all(map(_ONLY_PERCENT.fullmatch, text.split())):
        parts = text.split()
    if not text.strip() or "" in parts:
        raise FieldError(_CODE, f"a grade is missing in `{shown(text)}`", _HINT)
    if len(parts) > _MOST_GRADES:
        raise FieldError(_CODE, f"there are more than {_MOST_GRADES} grades", "Give fewer.")
    bounds = [_ONLY_PERCENT.fullmatch(part) for part in parts]
    if all(bounds):
        given = [Decimal(bound[1]) for bound in bounds if bound]
        names = _names(len(given), language)
        found = [Grade(name, least) for name, least in zip(names, given, strict=False)]
        lowest = names[len(given)]
    else:
        named = [_named(part, is_last=part is parts[-1]) for part in parts]
        found = [grade for grade in named if grade.least >= 0]
        lowest = next((grade.name for grade in named if grade.least < 0), "")
    if not found or found[-1].least > 0:
        found.append(Grade(lowest, Decimal(0)))
    if not found[0].least:
        raise FieldError(_CODE, f"`{shown(text)}` has no percentage", _HINT)
    if len(parts) == 1 and _NUMBER.search(found[0].name):
        raise FieldError(_CODE, f"`{shown(text)}` has several grades, and no commas", _COMMAS)
    _check(found)
    return tuple(found)


def grades_in(
    text: str | None, language: Language, origin: Origin, problems: list[Problem]
) -> tuple[Grade, ...]:
    """Return the grades that a file gives as `text` under `grades`; none if it gives none.

    What is wrong with them is added to `problems`.
    """
    try:
        return read_grades(text, language) if text else ()
    except FieldError as error:
        problems.append(origin.problem(error.code, str(error), error.hint, ("grades",)))
        return ()


def _names(number: int, language: Language) -> list[str]:
    """Return names for `number` grades and for what is below; raises FieldError."""
    words = language.key
    names = [
        *words.grade_names[:number],
        words.lowest_grade or "".join(words.grade_names[number:][:1]),
    ]
    if number > len(words.grade_names):
        message = f"there are {number} percentages, and names for {len(words.grade_names)} grades"
        raise FieldError(_CODE, message, "Name them: A 90, B 80, C 70, D.")
    return names


def _named(part: str, *, is_last: bool) -> Grade:
    """Return a grade with its name; its percentage is below 0 where the last has none."""
    match = _NAMED.fullmatch(part)
    if not match and not is_last:
        hint = f"Give each but the last a name and a percentage, 87.5 with a point. {_HINT}"
        raise FieldError(_CODE, f"`{shown(part)}` is no grade with its percentage", hint)
    name, least = (match[1], Decimal(match[2])) if match else (part, Decimal(-1))
    if len(name) > _LONGEST_NAME:
        message = f"`{shown(name)}` is longer than the {_LONGEST_NAME} letters of a grade"
        raise FieldError(_CODE, message, f"Shorten it. {_COMMAS}")
    return Grade(name, least)


def _check(grades: Sequence[Grade]) -> None:
    """Refuse grades that are not one below the other, or that nobody could tell apart."""
    if grades[0].least > _MOST_PERCENT:
        message = f"`{grades[0].least}` is more than 100 percent"
        raise FieldError(_CODE, message, "Give percentages from 100 down.")
    for above, below in pairwise(grades):
        if below.least >= above.least:
            message = f"`{below.least}` does not lie below `{above.least}`"
            raise FieldError(_CODE, message, "Give falling percentages, the best grade first.")
    names = [grade.name.casefold() for grade in grades]
    twice = next((grade.name for grade in grades if names.count(grade.name.casefold()) > 1), None)
    if twice is not None:
        raise FieldError(_CODE, f"two grades are called `{twice}`", "Give each its own name.")
