"""The answer slip: what a student marks or writes on a page of its own, question by question."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from talkquiz.items.item import Item
from talkquiz.items.kinds import Answered, ItemKind

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


class WrittenAnswer(NamedTuple):
    """An answer in a few words, of about so many `letters`; 0 where none tells how long it is.

    It may be what is right in the place of a statement that is false.
    """

    number: int
    letters: int = 0
    is_correction: bool = False


class SlipContent(NamedTuple):
    """What an answer slip has: rows of boxes, lines to write on, and what stays on the paper."""

    rows: tuple[BoxRow, ...]
    written: tuple[WrittenAnswer, ...]
    on_paper: tuple[int, ...]


def slip_content(sections: "Iterable[Section]") -> SlipContent:
    """Return what the slip to questions of `sections` has, in their order.

    Sentences and what is written into boxes of a puzzle have their room on the paper.
    """
    rows: list[BoxRow] = []
    written: list[WrittenAnswer] = []
    on_paper: list[int] = []
    for section in sections:
        for question in section.questions:
            kind = question.item.kind
            if kind.is_marked or section.form.is_puzzle:
                on_paper.append(question.number)
            elif kind.offers_answers or kind.answered is Answered.VERDICT:
                rows += _rows(question)
            else:
                written.append(WrittenAnswer(question.number, _letters(question.item)))
            if kind.answered is Answered.VERDICT:
                written.append(WrittenAnswer(question.number, is_correction=True))
    return SlipContent(tuple(rows), tuple(written), tuple(on_paper))


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


def _letters(item: Item) -> int:
    return len(item.key) if item.kind is ItemKind.SHORT_ANSWER else 0
