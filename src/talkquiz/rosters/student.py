"""A student of a class, and the list from which the class is."""

from pathlib import Path
from typing import NamedTuple


class Student(NamedTuple):
    """One student: the name to print, which of those with this name it is, from 1, and the class.

    The class is empty where the list does not tell it.
    """

    name: str
    which: int = 1
    class_name: str = ""

    @property
    def identity(self) -> str:
        """What tells a student from all others, wherever on the list."""
        return f"{self.name}\x1f{self.which}"


class Source(NamedTuple):
    """What was read as the names of a class: the file, the sheet of so many, and the columns.

    `row` is that of the headings, 0 without any; `turned` says that "Last, First" was turned round;
    `classes` are those that the list names, `students` how many there are, `first` the first two.
    """

    path: Path
    sheet: str
    sheets: int
    columns: tuple[str, ...]
    row: int
    turned: bool
    classes: tuple[str, ...]
    students: int
    first: tuple[str, ...]

    @property
    def told(self) -> str:
        """What was read, as a line: how many, from which columns, the first two names."""
        where = self.path.name
        if self.sheet:
            where += f', sheet "{self.sheet}"'
            where += f" (one of {self.sheets})" if self.sheets > 1 else ""
        count = f"{self.students} student{'s' if self.students != 1 else ''}"
        shown = ", ".join(self.classes[:4]) + (", ..." if len(self.classes) > 4 else "")
        count += f" of {shown}" if shown else ""
        quote = '"' if self.row else ""
        columns = " and ".join(f"{quote}{heading}{quote}" for heading in self.columns)
        columns += f" in row {self.row}" if self.row > 1 else ""
        turned = ', "Last, First" turned round' if self.turned else ""
        more = ", ..." if self.students > len(self.first) else ""
        return f"{where}: {count}, names from {columns}{turned}: {', '.join(self.first)}{more}"
