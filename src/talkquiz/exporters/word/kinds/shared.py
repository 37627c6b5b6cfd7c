"""What the kinds of question have in common."""

from collections.abc import Mapping, Sequence

from talkquiz.exporters.word.document import Paper, Piece, Styled
from talkquiz.exporters.word.styles import Style
from talkquiz.items.assembled import Question
from talkquiz.items.model import GAP

# About 4.7 cm at 12 points, and the same for all answers, long or short. Underscores, because
# LibreOffice swallows underlined no-break spaces where a line ends.
_BLANK = Styled("_" * 20, Style.BLANK)


def add_stem(paper: Paper, style: Style, question: Question, worth: Sequence[Piece]) -> None:
    """Add the words of a question under its number, and the caution that goes with them."""
    paper.add_question(style, question.number, *stem(question.item.stem), *worth)
    if question.item.caution:
        paper.add_beneath(Style.NOTE, question.item.caution)


def stem(text: str) -> list[Piece]:
    """Return `text` with blanks to write on in the place of its gaps."""
    first, *others = text.split(GAP)
    pieces: list[Piece] = [first]
    for other in others:
        pieces += [_BLANK, other]
    return [piece for piece in pieces if piece]


def key_at_a_glance(question: Question) -> list[Piece]:
    """Return the key in words."""
    return [question.item.key]


def key_in_full(places: Mapping[str, Question]) -> list[Piece]:
    """Return the key in words; it is the same in all versions."""
    return [Styled(next(iter(places.values())).item.key, Style.STRONG)]
