"""What a format keeps of each question: all of it, all but something, or nothing."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Loss(StrEnum):
    """What a format cannot show of a question that it can ask.

    The value is what is printed after a number of questions; scripts get the name.
    """

    SOURCES = "no sources"
    FEEDBACK = "no feedback: nothing is told after an answer"
    CONTEXT = "no background: why it matters, who is named, who reports it"
    REASONS = "no reasons why options are wrong"
    PICTURE = "no pictures"
    TAGS = "no tags to search by, such as topic and difficulty"
    ORDER = "options in any order, also dates and numbers"
    SHARED_TEXT = "the text to read stands in each of its questions"
    MARKING = "no guide to marking"
    MARKS = "not how many marks they are worth"
    SPELLINGS = "not every right spelling is taken"
    HINT = "no hint"
    DIRECTION = "not shown from right to left"
    ID = "the short id alone"
    PARTS = "a name that is typed twice counts twice"


class LeftOut(StrEnum):
    """Why a format has no question of an item; printed, and given to scripts, as a Loss is."""

    NO_SUCH_QUESTION = "the format has no such kind of question"
    QUESTION_TOO_LONG = "the question is too long, and nothing is cut"
    ANSWER_TOO_LONG = "an answer is too long, and nothing is cut"
    STRANGE_SIGNS = "its answer has signs that mean something else in the format"
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
    """What became of items in a format, by their ids.

    `asked` are all that it asks, `whole` those of which nothing is lost.
    """

    asked: tuple[str, ...]
    whole: tuple[str, ...]
    lost: dict[Loss, list[str]]
    left_out: dict[LeftOut, list[str]]


def tally(carried: Iterable[Carried]) -> Tally:
    """Return `carried` by what became of the items, losses and reasons in the order of the enums.

    An item that is in several files counts once: it is asked if one of them asks it, and loses
    what it loses in any.
    """
    lost: dict[str, set[Loss]] = {}
    left_out: dict[str, LeftOut] = {}
    for each in carried:
        if each.left_out:
            left_out[each.id] = each.left_out
        else:
            lost.setdefault(each.id, set()).update(each.lost)
    unasked = {key: why for key, why in left_out.items() if key not in lost}
    losing = {loss: [key for key, losses in lost.items() if loss in losses] for loss in Loss}
    missing = {why: [key for key, each in unasked.items() if each is why] for why in LeftOut}
    return Tally(
        tuple(lost),
        tuple(key for key, losses in lost.items() if not losses),
        {loss: ids for loss, ids in losing.items() if ids},
        {why: ids for why, ids in missing.items() if ids},
    )
