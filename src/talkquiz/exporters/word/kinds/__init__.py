"""The kinds of question, a room for each: how it is asked on the sheet and answered in the key.

A new kind is a module with the functions of `Kind` and a line in `KINDS`.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from talkquiz.exporters.word.builder import Paper, Piece
from talkquiz.exporters.word.kinds import (
    choice,
    cloze,
    compare,
    label,
    matching,
    open_question,
    ordering,
    short_answer,
    term,
    true_false,
)
from talkquiz.exporters.word.kinds.shared import Line, Worth
from talkquiz.handouts.products import Question
from talkquiz.items.item import Item, ItemKind


class Kind(Protocol):
    """What a room for a kind of question offers."""

    def ask(self, paper: Paper, questions: Sequence[Question], worth: Worth, /) -> None:
        """Add questions that stand one after the other to the student's sheet.

        What `worth` says of a question follows its words; a page may end after each question.
        """

    def at_a_glance(self, question: Question, /) -> list[Piece]:
        """Return the answer as the table of answers gives it."""

    def in_full(self, places: Mapping[str, Question], /) -> list[Piece]:
        """Return the answer for all versions; `places` has the question by the version's code."""

    def explain(self, item: Item, /) -> Iterator[Line]:
        """Yield what else the key says of the answer: a label and a text for each line."""


KINDS: Mapping[ItemKind, Kind] = {
    ItemKind.CHOICE: choice,
    ItemKind.MULTIPLE_RESPONSE: choice,
    ItemKind.WHO_SAID_IT: choice,
    ItemKind.ACCORDING_TO: choice,
    ItemKind.TRUE_FALSE: true_false,
    ItemKind.CLOZE: cloze,
    ItemKind.SHORT_ANSWER: short_answer,
    ItemKind.MATCHING: matching,
    ItemKind.ORDERING: ordering,
    ItemKind.LABEL: label,
    ItemKind.TERM: term,
    ItemKind.COMPARE: compare,
    ItemKind.OPEN: open_question,
}
