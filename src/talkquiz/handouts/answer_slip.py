"""The answer slip: what a student marks on a page of its own, question by question."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from talkquiz.items.kinds import Answered

if TYPE_CHECKING:
    from talkquiz.handouts.handout import Question, Section


class BoxRow(NamedTuple):
    """A row of boxes to mark, for a question or for one `pair` of a matching, counted from 1.

    `options` is how many boxes there are, and `right` has the positions of those to mark, from 0.
    They say true and false where the question `is_verdict`, and are letters of options otherwise.
    """

    number: int
    pair: int
    options: int
    right: frozenset[int]
    is_verdict: bool = False


class SlipContent(NamedTuple):
    """What an answer slip has: rows of boxes, and the numbers of questions answered elsewhere."""

    rows: tuple[BoxRow, ...]
    on_paper: tuple[int, ...]


def slip_content(sections: "Iterable[Section]") -> SlipContent:
    """Return what the slip to questions of `sections` has, in their order.

    What is written has its lines or boxes on the question paper, and stays there.
    """
    rows: list[BoxRow] = []
    on_paper: list[int] = []
    for section in sections:
        for question in section.questions:
            kind = question.item.kind
            is_picked = kind.offers_answers or kind.answered is Answered.VERDICT
            if is_picked and not kind.is_marked and not section.form.is_puzzle:
                rows += _rows(question)
            else:
                on_paper.append(question.number)
    return SlipContent(tuple(rows), tuple(on_paper))


def _rows(question: "Question") -> Iterator[BoxRow]:
    """Yield the row of a question, or those of its pairs."""
    number, options = question.number, question.options
    position = {option.text: place for place, option in enumerate(options)}
    for pair, (_, match) in enumerate(question.pairs, start=1):
        yield BoxRow(number, pair, len(options), frozenset({position[match]}))
    if not question.pairs:
        right = frozenset(place for place, option in enumerate(options) if option.correct)
        verdict = question.item.kind.answered is Answered.VERDICT
        yield BoxRow(number, 0, len(options), right, verdict)
