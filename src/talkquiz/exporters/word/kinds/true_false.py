"""True or false: a statement to judge, and to put right where it is false."""

from collections.abc import Iterator, Mapping, Sequence

from talkquiz.exporters.word.builder import Paper, Piece, Styled
from talkquiz.exporters.word.kinds.shared import Line, add_stem, item_of, one_by_one
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.products import Question
from talkquiz.items.item import Item

_CORRECTION = "If false, write what is right: \t"


@one_by_one
def ask(paper: Paper, question: Question, worth: Sequence[Piece]) -> None:
    """Add the statement, the words to circle and, true or not, a line to write a correction on.

    Where words are long, the line to write on is below those to circle.
    """
    add_stem(paper, Style.QUESTION, question, worth)
    words = "\u2003/\u2003".join(option.text for option in question.options)
    if paper.looks.is_wide:
        paper.add_beneath(Style.TRUE_FALSE, words)
        paper.add_beneath(Style.CORRECTION, _CORRECTION)
    else:
        paper.add_beneath(Style.CORRECTION, f"{words}\u2003\u2003{_CORRECTION}")


def at_a_glance(question: Question) -> list[Piece]:
    """Return "True", or "False: 27 February 2016"."""
    return _verdict(question.item)


def in_full(places: Mapping[str, Question]) -> list[Piece]:
    """Return the verdict, with what the correction stands in the place of."""
    item = item_of(places)
    instead = f" (in the place of: {item.swapped})" if item.correction and item.swapped else ""
    return [*_verdict(item), instead] if instead else _verdict(item)


def explain(item: Item) -> Iterator[Line]:
    """Yield why the statement is false, or true."""
    for option in item.options:
        if option.rationale and not option.correct:
            yield "Why", option.rationale


def _verdict(item: Item) -> list[Piece]:
    right = "; ".join(option.text for option in item.options if option.correct)
    verdict = Styled(right, Style.STRONG)
    return [verdict, f": {item.correction}"] if item.correction else [verdict]
