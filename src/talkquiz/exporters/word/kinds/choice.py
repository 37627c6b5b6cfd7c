"""Options one under the other, lettered by Word's list: one of them is right, or several."""

from collections.abc import Mapping, Sequence

from talkquiz.exporters.word.document import Paper, Piece, Styled
from talkquiz.exporters.word.kinds.shared import (
    add_stem,
    in_all_forms,
    item_of,
    letter,
    one_by_one,
    why_not,
)
from talkquiz.exporters.word.styles import Style
from talkquiz.items.assembled import Question
from talkquiz.items.model import Option

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
    """Return the texts of the right options with their letters in each version."""
    right = Styled(_right(item_of(places).options), Style.STRONG)
    return [right, f" ({in_all_forms(places, letters)})"]


def letters(question: Question) -> str:
    """Return the letters that the list prints before the right options."""
    return ", ".join(
        letter(place) for place, option in enumerate(question.options) if option.correct
    )


def _right(options: Sequence[Option]) -> str:
    return "; ".join(option.text for option in options if option.correct)
