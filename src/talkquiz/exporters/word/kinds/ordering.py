"""Put in order: what happened, with a blank before each for its place."""

from collections.abc import Iterator, Mapping, Sequence

from talkquiz.exporters.word.builder import Paper, Piece, Styled
from talkquiz.exporters.word.kinds.shared import (
    SHORT_BLANK,
    Line,
    add_stem,
    in_all_forms,
    one_by_one,
)
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.products import Question
from talkquiz.items.item import Item


@one_by_one
def ask(paper: Paper, question: Question, worth: Sequence[Piece]) -> None:
    """Add the stem, and a line for each of what is to be ordered."""
    add_stem(paper, Style.QUESTION, question, worth)
    for option in question.options:
        paper.add_beneath(Style.ORDER, SHORT_BLANK, f"\t{option.text}")


def at_a_glance(question: Question) -> list[Piece]:
    """Return the numbers to write down, from the first line printed to the last."""
    return [Styled(numbers(question), Style.STRONG)]


def in_full(places: Mapping[str, Question]) -> list[Piece]:
    """Return the numbers to write down, for each version."""
    return [Styled(in_all_forms(places, numbers), Style.STRONG), " (from top to bottom)"]


def explain(item: Item) -> Iterator[Line]:
    """Yield what is in the right order, each with its date."""
    dates = {option.text: option.rationale for option in item.options}
    for number, text in enumerate(item.sequence, start=1):
        yield f"Write {number}", f"{text} ({dates[text]})" if dates.get(text) else text


def numbers(question: Question) -> str:
    """Return "3, 1, 2": the place in the right order of each line as printed."""
    return ", ".join(
        str(question.item.sequence.index(option.text) + 1) for option in question.options
    )
