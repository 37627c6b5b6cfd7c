"""What a format keeps of each question: all of it, all but something, or nothing."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Loss(StrEnum):
    """What a format cannot show of a question that it can ask.

    The value is what is printed after a number of questions; scripts get the name.
    """

    SOURCES = "no sources"
    FEEDBACK = "nothing told after the answer"
    CONTEXT = "no context, and not who is named and who reports"
    REASONS = "no reasons why options are wrong"
    PICTURE = "no pictures"
    TAGS = "no topic, difficulty or other marks to search by"
    ORDER = "options in any order"
    SHARED_TEXT = "the text that they share stands in each of them"
    MARKING = "not how answers are marked"
    MARKS = "not what they are worth"
    SPELLINGS = "not all spellings that are right"
    HINT = "no hint"
    DIRECTION = "not shown from right to left"
    ID = "a short id in the place of the whole"
    PARTS = "a part of a list that is named twice counts twice"


class LeftOut(StrEnum):
    """Why a format has no question of an item; printed, and given to scripts, as a Loss is."""

    NO_SUCH_QUESTION = "there is no such question in this format"
    QUESTION_TOO_LONG = "the question is too long, and nothing is cut"
    ANSWER_TOO_LONG = "an answer is too long, and nothing is cut"
    STRANGE_SIGNS = "its answer has signs that mean something else there"
    TOO_MANY_OPTIONS = "there are more options than it takes"


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
