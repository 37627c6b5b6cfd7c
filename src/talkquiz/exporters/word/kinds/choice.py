"""Options one under the other, lettered by Word's list: one of them is right, or several."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from talkquiz.exporters.word.builder import Paper, Piece, Styled
from talkquiz.exporters.word.kinds.shared import (
    add_stem,
    in_all_forms,
    letter,
    one_by_one,
    why_not,
)
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.products import Question
from talkquiz.items.item import Option

explain = why_not


@one_by_one
def ask(paper: Paper, question: Question, worth: Sequence[Piece]) -> None:
    """Add the stem and the options to the sheet."""
    add_stem(paper, Style.QUESTION, question, worth)
    for option in question.options:
        paper.add_option(option.text)


def at_a_glance(question: Question) -> list[Piece]:
    """Return the letters and the texts of the right options."""
    return [Styled(letters(question), Style.STRONG), f"\u2002{_right(question.options)}"]


def in_full(places: Mapping[str, Question]) -> list[Piece]:
    """Return the texts of the right options, as the first version has them, with their letters."""
    right = [option for option in next(iter(places.values())).options if option.correct]
    lettered = in_all_forms(places, partial(_lettered, options=right))
    return [Styled(_right(right), Style.STRONG), f" ({lettered})"]


def letters(question: Question) -> str:
    """Return the letters that the list prints before the right options."""
    return _lettered(question, [option for option in question.options if option.correct])


def _lettered(question: Question, options: Iterable[Option]) -> str:
    return ", ".join(letter(question.options.index(option)) for option in options)


def _right(options: Sequence[Option]) -> str:
    return "; ".join(option.text for option in options if option.correct)
