"""Finds the row of headings of a table, and the columns that hold names, class and role."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from talkquiz.rosters.headings import compared, is_family_first, role_of
from talkquiz.tables.table import Cell, Table, UnreadError, filled, text_of

MOST_LINES_ABOVE = 25
"""Titles, a teacher, a term: so many rows may stand above the headings."""
_MOST_UNFAMILIAR = 3
"""Rows above a heading that could itself be a name, such as "Ad"."""
_NAME_PARTS = ("call", "first", "legal_first", "infix", "last", "last_1", "call_last")
_NAMES = frozenset({"whole", "spare", "either", "last_2", "legal_last", *_NAME_PARTS})
_NAME_LIKE = re.compile(r"[^\W\d_][^\d@<>{}=|\\_;:/]*")


class UnknownColumnError(UnreadError):
    """The names are in no column that can be told; says why, and what to add."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message, hint, code="TQ703")


class NobodyError(UnreadError):
    """Raised where a list has no student."""

    def __init__(self) -> None:
        super().__init__("there is no student on the roster", "Write a row for each.", "TQ702")


class Columns(NamedTuple):
    """Which columns, from 0, make up a name.

    Each of the `parts` is in the first of its columns that has one: what a student is called, else
    the given name. `headings` are those of the names, and `top` is the row below them.
    `family_first` is said by a heading in Hungarian, for instance. `may_be_half` says that a name
    is in one column, `is_named` that the teacher named the columns, `needed` are the first columns
    of the parts that no name lacks.
    """

    parts: tuple[tuple[int, ...], ...]
    headings: tuple[str, ...]
    top: int = 0
    family_first: bool = False
    may_be_half: bool = False
    is_named: bool = False
    needed: tuple[int, ...] = ()
    class_column: int | None = None
    role_column: int | None = None
    status_column: int | None = None

    @property
    def positions(self) -> list[int]:
        """All columns of names, in the order in which a name is made of them."""
        return [number for part in self.parts for number in part]


def find_columns(table: Table, chosen: Sequence[str]) -> Columns:
    """Return the columns of names of a table.

    `chosen` names them by heading or, from 1, by number; without it they are found by headings that
    are known. Raises UnknownColumnError, and NobodyError for a table without rows.
    """
    if not table.rows:
        raise NobodyError
    at = find_headings(table.rows, chosen)
    row = table.rows[at if at is not None else 0]
    headings = [cell.text for cell in row]
    if chosen:
        if at is None and _looks_headed(table.rows, _numbers(headings, chosen)):
            at = 0
        columns = _chosen(headings, chosen, has_headings=at is not None)
    elif at is not None:
        columns = _known(headings, table.rows[at + 1 :])
    else:
        columns = _lone(table)
    top = 0 if at is None else at + 1
    roles = [role_of(heading) for heading in headings] if top else []

    def first(*wanted: str) -> int | None:
        return next((roles.index(role) for role in wanted if role in roles), None)

    return columns._replace(
        top=top,
        is_named=bool(chosen),
        class_column=first("class", "group"),
        role_column=first("role"),
        status_column=first("status"),
    )


def find_headings(rows: Sequence[Sequence[Cell]], chosen: Sequence[str]) -> int | None:
    """Return the number of the row of headings, from 0; None if no heading of a name is known.

    It is the row near the top that has most headings that are known.
    """
    named = {compared(name) for name in chosen if not _is_number(name)} - {""}
    best, most = None, 0
    for at, row in enumerate(rows[:MOST_LINES_ABOVE]):
        cells = filled(row)
        roles = [role_of(cell.text) for cell in cells]
        if named:
            known = named <= {compared(cell.text) for cell in cells}
        else:
            known = any(role in _NAMES or (chosen and role) for role in roles)
            if at and sum(map(bool, roles)) == 1 and not _are_titles(rows[:at], len(cells)):
                known = False
        count = sum(map(bool, roles)) + len(named)
        is_second_line = best is not None and at == best + 1 and {"first", "last"} <= {*roles}
        if known and (count > most or (count == most and is_second_line)):
            best, most = at, count
    return best


def is_name_like(text: str) -> bool:
    """Tell whether a text may be a name: letters in at most six words, no number, no address."""
    return bool(_NAME_LIKE.fullmatch(text.strip())) and len(text.split()) <= 6


def _are_titles(rows: Sequence[Sequence[Cell]], width: int) -> bool:
    """Tell whether rows above a lone heading, in a row of `width` cells, are titles: no students.

    They have fewer cells; and if none has more than one, they are few, and none looks like a name.
    """
    if width > 1:
        return all(len(filled(row)) < width for row in rows)
    texts = [" ".join(cell.text for cell in filled(row)) for row in rows]
    return len(rows) <= _MOST_UNFAMILIAR and not any(map(_is_full_name, texts))


def _known(headings: Sequence[str], below: Sequence[Sequence[Cell]]) -> Columns:
    """Return the columns of a table with these headings, some of which are of names.

    What stands `below` tells whether "Name" beside "Preferred name" is a whole name.
    """
    found: dict[str, list[int]] = {}
    for number, heading in enumerate(headings):
        found.setdefault(role_of(heading), []).append(number)
    for role in ("first", "last"):
        found.setdefault(role, []) or found.update({role: found.get(f"legal_{role}", [])})
    if not found["last"] and "last_1" not in found and "call_last" in found:
        found["last"] = found.pop("call_last")
    if not found["first"] and "call" not in found and "either" in found and _has_last(found):
        found["first"] = found.pop("either")
    elif not _has_last(found) and (found["first"] or "call" in found) and "either" in found:
        names = [text_of(row, found["either"][0]) for row in below]
        is_whole = 2 * sum(" " in name for name in names) > len(names)
        found["whole" if is_whole else "last"] = found.pop("either")
    whole = found.get("whole", [])
    has_parts = bool(found["first"] or found.get("call")) and _has_last(found)
    if len(whole) == 1 and not (has_parts and found.get("call")):
        return _one(headings, *found.get("call", []), whole[0])
    if has_parts:
        return _of_parts(headings, found)
    for role in ("either", "spare"):
        if len(found.get(role, [])) == 1 and not whole:
            return _one(headings, found[role][0])
    raise _unknown(headings)


def _of_parts(headings: Sequence[str], found: Mapping[str, list[int]]) -> Columns:
    """Return the columns of a name that is in parts: what comes first, between, and last."""
    if any(len(found.get(role, [])) > 1 for role in (*_NAME_PARTS, "last_2")):
        raise _unknown(headings)
    given = (*found.get("call", []), *found["first"])
    family = (*found.get("call_last", []), *(found["last"] or found.get("last_1", [])))
    rest = [tuple(found[role]) for role in ("last_2",) if role in found and not found["last"]]
    if found["last"] and "last_2" in found:
        rest = [tuple(found["last_2"])]
    infix = [tuple(found["infix"])] if "infix" in found else []
    family_first = any(is_family_first(headings[number]) for number in (*given, *family))
    parts = [*infix, family, *rest]
    parts = [*parts, given] if family_first else [given, *parts]
    read = tuple(headings[number].strip() for part in parts for number in part)
    needed = (given[0], family[0])
    return Columns(tuple(parts), read, family_first=family_first, needed=needed)


def _has_last(found: Mapping[str, list[int]]) -> bool:
    return bool(found.get("last") or found.get("last_1"))


def _one(headings: Sequence[str], *numbers: int) -> Columns:
    read = tuple(headings[number].strip() for number in numbers)
    return Columns((numbers,), read, may_be_half=True)


def _chosen(headings: Sequence[str], chosen: Sequence[str], *, has_headings: bool) -> Columns:
    numbers = _numbers(headings, chosen)
    read = tuple(
        " ".join(headings[number].split()) if has_headings else f"column {number + 1}"
        for number in numbers
    )
    return Columns(tuple((number,) for number in numbers), read, needed=tuple(numbers))


def _numbers(headings: Sequence[str], chosen: Sequence[str]) -> list[int]:
    """Return the columns that are `chosen`; raises UnknownColumnError."""
    words = [compared(heading) for heading in headings]
    numbers = []
    for name in chosen:
        heading = compared(name)
        if heading and words.count(heading) > 1:
            message = f"{words.count(heading)} columns are called `{name}`"
            raise UnknownColumnError(message, "Say its number: --name-column 2.")
        if heading and heading in words:
            numbers.append(words.index(heading))
        elif _is_number(name) and 1 <= int(name) <= len(headings):
            numbers.append(int(name) - 1)
        else:
            message = f"there is no column `{name}`. There are {_quoted(headings)}"
            raise UnknownColumnError(message, "Name one of them, or say its number.")
    return numbers


def _is_number(name: str) -> bool:
    return name.isdecimal() and len(name) < 5


def _lone(table: Table) -> Columns:
    """Return the one column of a table without headings; raises UnknownColumnError for more."""
    rows = table.rows
    used = sorted({at for row in rows for at, cell in enumerate(row) if cell.text.strip()})
    if len(used) == 1:
        return Columns(((used[0],),), (f"column {used[0] + 1}",))
    row = max(rows[:MOST_LINES_ABOVE], key=lambda row: len(filled(row)))
    raise _unknown([cell.text for cell in row], rows)


def _unknown(headings: Sequence[str], rows: Sequence[Sequence[Cell]] = ()) -> UnknownColumnError:
    message = f"which column holds the names? There are {_quoted(headings)}"
    numbers = [number for number in range(len(headings)) if is_column_of_names(rows, number)]
    if not rows:
        hint = 'Say which: --name-column "Full name", or its number; twice, if a name is in two.'
        return UnknownColumnError(message, hint)
    example = " ".join(f"--name-column {number + 1}" for number in numbers[:2] or [0])
    heading = next((headings[n] for n in numbers), headings[0]).strip()[:40].replace('"', "")
    hint = (
        f'Say which, in the order of printing: by heading, --name-column "{heading}", or, where '
        f"the list has none, by number: {example}."
    )
    return UnknownColumnError(message, hint)


def is_column_of_names(rows: Sequence[Sequence[Cell]], number: int) -> bool:
    """Tell whether the cells of a column may well be names: letters, and mostly different ones."""
    texts = [text for row in rows if (text := text_of(row, number))]
    like = [text for text in texts if is_name_like(text)]
    return 2 * len(like) > len(texts) and 2 * len(set(like)) > len(like)


def _looks_headed(rows: Sequence[Sequence[Cell]], numbers: Sequence[int]) -> bool:
    """Tell whether the first row must be headings, by what is below: words above numbers."""
    below = rows[1:]

    def is_word_above_numbers(at: int) -> bool:
        texts = [text for row in below if (text := text_of(row, at))]
        numbered = sum(any(map(str.isdigit, text)) or "@" in text for text in texts)
        first = text_of(rows[0], at)
        return bool(texts) and is_name_like(first) and numbered * 5 >= len(texts) * 4

    return any(is_word_above_numbers(at) for at in range(len(rows[0])) if at not in numbers)


def _is_full_name(text: str) -> bool:
    words = text.split()
    is_title = any(role_of(word) in {"whole", "class", "group", "other"} for word in words)
    return is_name_like(text) and len(words) > 1 and not is_title


def _quoted(headings: Iterable[str]) -> str:
    return ", ".join(f"`{' '.join(heading.split())[:40]}`" for heading in headings)
