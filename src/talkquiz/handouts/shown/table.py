"""`shows: table`: who stands where, drawn from the slots of facts.

A relation that somebody only claims is shown with the name of whose word it is.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Annotated, Literal, NamedTuple

from talkquiz.course.claim_slots import Slot
from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.course.shapes import Filled, Maybe, Pattern, Shape, Text
from talkquiz.handouts.shown.section import (
    Named,
    ShownSection,
    ShowTask,
    is_from_outside,
)
from talkquiz.handouts.shown.who_is_who import headword
from talkquiz.items.fact_wording import caution
from talkquiz.language.english import sentence_case
from talkquiz.problem import Location, Wrong

_HINT = "Write a fact and its slot: some-fact/who; or one name of it: some-fact/who/somebody."
SlotOfFact = Annotated[str, Pattern(r"[a-z0-9-]+(/[a-z0-9.-]+){1,2}", _HINT)]


class TableRow(Shape):
    """A row: its title, and for each column the slots whose names stand there.

    Of a slot with several names, one can be chosen by its entry: fact/slot/entry.
    """

    title: Text
    """The head of the row.

    Example: Helped by
    """
    cells: Filled[tuple[SlotOfFact, ...]]
    """For each column a list of slots, as `fact/slot`, or one of its names, as
    `fact/slot/entry`. `[]` is an empty cell; a single cell goes over all columns.

    Example: [[pier-opened/who], []]
    """


class TableSection(ShownSection):
    """A table with a head for each column; `corner` is that of the titles of rows.

    A row with one cell has it over all columns.
    """

    shows: Literal["table"]
    """A table of names from the slots of facts.

    Example: table
    """
    columns: Filled[Text]
    """The heads of the columns.

    Example: [The council, The residents]
    """
    corner: Maybe[Text] = None
    """The head of the first column, above the titles of the rows.

    Example: Part in the talks
    """
    rows: Filled[TableRow]
    """The rows, each with a title and its cells.

    Example: [{title: Spoke for it, cells: [[pier-opened/who], []]}]
    """

    def named(self) -> Iterator[Named]:
        """Yield the facts that the section names."""
        for at, slot in self.slots():
            yield at, "fact", slot.partition("/")[0]

    def slots(self) -> Iterator[tuple[Location, str]]:
        """Yield where in the section each slot stands, and how it is written."""
        for number, row in enumerate(self.rows):
            for column, cell in enumerate(row.cells):
                for index, slot in enumerate(cell):
                    yield ("rows", number, "cells", column, index), slot


class Names(NamedTuple):
    """Names that one fact gives, and what to know of them: whose word it is, or nothing."""

    names: tuple[str, ...]
    note: str


class ShownRow(NamedTuple):
    """A row: its title and its cells, one for each column or one over all of them."""

    title: str
    cells: tuple[tuple[Names, ...], ...]


class Table(NamedTuple):
    """Heads of columns, and rows; `corner` is the head of their titles, or empty."""

    corner: str
    columns: tuple[str, ...]
    rows: tuple[ShownRow, ...]


def show_table(section: TableSection, task: ShowTask, problems: list[Wrong]) -> Table | None:
    """Return the table of `section`; rows and slots that do not fit are problems (TQ421)."""
    facts, count = task.course.facts.entries, len(section.columns)
    for number, row in enumerate(section.rows):
        if len(row.cells) not in (1, count):
            message = f"the row has {len(row.cells)} cells, and there are {count} columns"
            hint = "Give it one for each, or a single one over all of them; [] is an empty one."
            problems.append(Wrong("TQ421", message, hint, ("rows", number, "cells")))
    found: dict[Location, list[Names]] = defaultdict(list)
    for at, written in section.slots():
        fact_id, name, *chosen = written.split("/")
        fact = facts[fact_id]
        slots = fact.slots | {
            part.name: part for slot in fact.slots.values() for part in slot.parts
        }
        if name not in slots or not set(chosen) <= set(slots[name].entries):
            known = ", ".join((name, *slots[name].entries) if name in slots else slots)
            message = f"the fact `{fact_id}` marks no `{written.removeprefix(fact_id)[1:]}`"
            problems.append(Wrong("TQ421", message, f"It marks {known}.", at))
        else:
            found[at[:-1]].append(_names(fact, slots[name], chosen, task.course))
    rows = []
    for number, row in enumerate(section.rows):
        places = [("rows", number, "cells", column) for column in range(len(row.cells))]
        rows.append(ShownRow(row.title, tuple(tuple(found[place]) for place in places)))
    return Table(section.corner or "", section.columns, tuple(rows))


def _names(fact: Fact, slot: Slot, chosen: Sequence[str], course: Course) -> Names:
    """Return what a slot names: the names of its entries, or of those `chosen`, else its words."""
    language, entries = course.language, course.lexicon.entries
    named = chosen or slot.entries
    names = [headword(entries[each].name, language) for each in named]
    speaker = entries.get(fact.per or "")
    note = language.shown.per.format(who=speaker.name) if speaker else caution(fact, language)
    if is_from_outside(fact.cite, course):
        note = language.shown.outside
    return Names(tuple(names or [sentence_case(slot.text)]), note)
