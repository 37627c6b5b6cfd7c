"""The kinds of question, a room for each: how it is asked on the sheet and answered in the key.

A new kind is a module with the functions of `Kind` and a line in `KINDS`.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from talkquiz.exporters.word.document import Paper, Piece
from talkquiz.exporters.word.kinds import choice, cloze, short_answer
from talkquiz.items.assembled import Question
from talkquiz.items.model import ItemKind


class Kind(Protocol):
    """What a room for a kind of question offers."""

    def ask(self, paper: Paper, question: Question, worth: Sequence[Piece]) -> None:
        """Add the question to the student's sheet; `worth` follows the words of the question."""

    def at_a_glance(self, question: Question) -> list[Piece]:
        """Return the answer as the table of answers gives it."""

    def in_full(self, places: Mapping[str, Question]) -> list[Piece]:
        """Return the answer for all versions; `places` has the question by the version's code."""


KINDS: Mapping[ItemKind, Kind] = {
    ItemKind.CHOICE: choice,
    ItemKind.CLOZE: cloze,
    ItemKind.SHORT_ANSWER: short_answer,
}
