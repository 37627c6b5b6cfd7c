"""What a format keeps of each question: all of it, all but something, or nothing."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Loss(StrEnum):
    """What a format cannot show of a question that it can ask; the value is what is printed."""

    SOURCES = "where it is from"
    FEEDBACK = "what is told after answering"
    CONTEXT = "the context of the answer, and what came next"
    REASONS = "why options are wrong"
    PICTURE = "pictures"
    TAGS = "topic, difficulty and other marks to search by"
    ORDER = "the order of its options"
    SHARED_TEXT = "the text that a set of questions shares stands in each of them"
    MARKING = "how answers are marked"
    MARKS = "what it is worth"
    SPELLINGS = "some spellings that are right"
    HINT = "the hint"
    DIRECTION = "that it is read from the right"
    ID = "its whole id, which a short one stands for"
    PARTS = "a part of a list that is named twice counts twice"


class LeftOut(StrEnum):
    """Why a format has no question of an item; the value is what is printed."""

    NO_SUCH_QUESTION = "the format has no question of this kind"
    QUESTION_TOO_LONG = "its words are too many, and nothing is cut"
    ANSWER_TOO_LONG = "an answer has too many letters, and nothing is cut"
    TOO_MANY_OPTIONS = "it has more options than the format takes"


class Carried(NamedTuple):
    """What became of one item in a format: `lost` what of it, or why it is `left_out` wholly."""

    id: str
    lost: tuple[Loss, ...] = ()
    left_out: LeftOut | None = None

    @property
    def is_whole(self) -> bool:
        """Whether nothing is lost."""
        return not self.lost and self.left_out is None


class Tally(NamedTuple):
    """How many items a format has whole, with which loss, and not at all, each by id."""

    whole: tuple[str, ...]
    lost: dict[Loss, list[str]]
    left_out: dict[LeftOut, list[str]]


def tally(carried: Iterable[Carried]) -> Tally:
    """Return `carried` by what became of the items."""
    whole: list[str] = []
    lost: dict[Loss, list[str]] = {}
    left_out: dict[LeftOut, list[str]] = {}
    for each in carried:
        if each.left_out:
            left_out.setdefault(each.left_out, []).append(each.id)
        for loss in each.lost:
            lost.setdefault(loss, []).append(each.id)
        if each.is_whole:
            whole.append(each.id)
    return Tally(tuple(whole), lost, left_out)
