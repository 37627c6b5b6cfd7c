"""A student of a class."""

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
