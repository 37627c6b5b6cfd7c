"""What is wrong with a section of a blueprint for its form, or for what it makes."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from talkquiz.handouts.form_fit import KINDS_OF
from talkquiz.handouts.forms import TO_CUT, FormName

if TYPE_CHECKING:
    from talkquiz.handouts.blueprint import Cell

PER_PAGE = {
    FormName.TICKET: (2, 3),
    FormName.CARDS: (8, 6, 10),
    FormName.FOLD_OVER: (5, 4, 6),
}
"""How many of what is to be cut out there can be on a page, the usual number first."""
MOST_ON_A_TICKET = 3
MOST_OFFSET = 5
_ON_ONE_LINE = {"title": 50, "directions": 95}
"""How many letters stand on one line above cards, whose backs have to lie behind their fronts."""

Flaw = tuple[str, str, str, str]
"""The key of a section, a code, a message and a hint."""


def misfits(cell: "Cell", cells: "Sequence[Cell]") -> Iterator[Flaw]:
    """Yield what is wrong with `cell` among the `cells` of its blueprint."""
    yield from _wrong_kind(cell)
    yield from _wrong_setting(cell)
    yield from _wrong_points(cell)
    yield from _wrong_break(cell, cells)
    if cell.form in TO_CUT and any(_cut(other) != _cut(cell) for other in cells):
        message = f"`form: {cell.form}` fills pages of its own, and other sections stand beside it"
        yield "form", "TQ413", message, "Put it in a handout of its own."
    if cell.form is FormName.TICKET:
        yield from _too_many(cell, cells)
    if cell.form is FormName.CARDS:
        yield from _too_long(cell)


def _wrong_kind(cell: "Cell") -> Iterator[Flaw]:
    if cell.form and cell.makes not in KINDS_OF[cell.form]:
        message = f"`form: {cell.form}` is not for `makes: {cell.makes}`"
        yield "form", "TQ411", message, f"It is for {_listed(KINDS_OF[cell.form])}."


def _wrong_setting(cell: "Cell") -> Iterator[Flaw]:
    numbers = PER_PAGE.get(cell.form, ()) if cell.form else ()
    if cell.per_page is not None and cell.per_page not in numbers:
        message = f"`per-page: {cell.per_page}` is not for {_named(cell)}"
        hint = f"There can be {_listed(sorted(numbers))}." if numbers else "Remove it."
        yield "per-page", "TQ412", message, hint
    if cell.offset != (0, 0) and cell.form is not FormName.CARDS:
        message = f"`offset` is not for {_named(cell)}"
        yield "offset", "TQ412", message, "It moves the backs of `form: cards`: remove it."


def _wrong_points(cell: "Cell") -> Iterator[Flaw]:
    if cell.makes.is_marked and cell.points > 1:
        message = f"`points: {cell.points}` is not for `makes: {cell.makes}`"
        hint = "Remove it: a question is worth as many points as it has marking points."
        yield "points", "TQ415", message, hint


def _wrong_break(cell: "Cell", cells: "Sequence[Cell]") -> Iterator[Flaw]:
    if cell.new_page and (cell.form in TO_CUT or cell is cells[0]):
        which = f"`form: {cell.form}`" if cell.form in TO_CUT else "the first section"
        yield "new-page", "TQ412", f"`new-page` is not for {which}", "Remove it."


def _too_many(cell: "Cell", cells: "Sequence[Cell]") -> Iterator[Flaw]:
    """Yield a flaw of the first section with which a ticket has too many questions."""
    before = cells[: next(n for n, other in enumerate(cells) if other is cell)]
    number = sum(other.count for other in before)
    if number <= MOST_ON_A_TICKET < number + cell.count:
        message = f"a ticket has room for {MOST_ON_A_TICKET} questions, not for more"
        yield "count", "TQ412", message, "Ask for fewer: a ticket is filled in within minutes."


def _too_long(cell: "Cell") -> Iterator[Flaw]:
    for key, most in _ON_ONE_LINE.items():
        if len(getattr(cell, key)) > most:
            message = f"the {key} of cards must fit on one line, {most} letters"
            hint = "The backs would not lie behind the fronts: say it in fewer words."
            yield key, "TQ412", message, hint


def _cut(cell: "Cell") -> tuple[object, ...]:
    return cell.form, cell.per_page, cell.offset


def _named(cell: "Cell") -> str:
    return f"`form: {cell.form}`" if cell.form else "a section without a `form`"


def _listed(values: Sequence[object]) -> str:
    *others, last = map(str, values)
    return f"{', '.join(others)} or {last}" if others else last
