"""`shows: answer-slip`: a page to mark answers on, which can be taken off."""

from dataclasses import dataclass
from typing import Literal

from talkquiz.handouts.answer_slip import slip_content
from talkquiz.handouts.shown.section import ShownSection, ShowTask
from talkquiz.problem import Wrong


class AnswerSlipSection(ShownSection):
    """The last page, with boxes to mark for the questions before it that offer answers."""

    shows: Literal["answer-slip"]
    """A last page with boxes to mark for all questions that offer answers.

    Example: answer-slip
    """


@dataclass(frozen=True, slots=True)
class AnswerSlip:
    """An answer slip; what it has follows from the questions of each version."""


def show_answer_slip(
    _section: AnswerSlipSection, task: ShowTask, _problems: list[Wrong]
) -> AnswerSlip | None:
    """Return the slip, or None where there is nothing to mark on it."""
    return AnswerSlip() if slip_content(task.sections).rows else None
