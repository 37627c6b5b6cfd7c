"""Put in order: what happened, with a blank before each for its number."""

from collections.abc import Iterator, Mapping, Sequence

from talkquiz.exporters.word.builder import Paper, Piece, Styled
from talkquiz.exporters.word.kinds.shared import (
    SHORT_BLANK,
    Line,
    Renderer,
    add_stem,
    in_all_forms,
)
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.products import Question
from talkquiz.items.item import Item

_WRITE, _DIRECTION = "Write", " (from top to bottom)"


class Ordering(Renderer):
    """A stem, and a line for each event."""

    def ask_one(self, paper: Paper, question: Question, worth: Sequence[Piece]) -> None:
        add_stem(paper, Style.QUESTION, question, worth)
        for option in question.options:
            paper.add_beneath(Style.ORDER, SHORT_BLANK, f"\t{option.text}")

    def at_a_glance(self, question: Question) -> list[Piece]:
        return [Styled(numbers(question), Style.STRONG)]

    def in_full(self, versions: Mapping[str, Question]) -> list[Piece]:
        return [Styled(in_all_forms(versions, numbers), Style.STRONG), _DIRECTION]

    def explain(self, item: Item) -> Iterator[Line]:
        """Yield the events in the right order, each with its date."""
        dates = {option.text: option.rationale for option in item.options}
        for number, text in enumerate(item.sequence, start=1):
            yield f"{_WRITE} {number}", f"{text} ({dates[text]})" if dates.get(text) else text


def numbers(question: Question) -> str:
    """Return "3, 1, 2": the number to write on each line, from the first printed to the last."""
    return ", ".join(
        str(question.item.sequence.index(option.text) + 1) for option in question.options
    )
