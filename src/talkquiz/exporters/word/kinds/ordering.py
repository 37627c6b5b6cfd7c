"""Put in order: what happened, with a blank before each for its number."""

from collections.abc import Iterator, Mapping, Sequence

from talkquiz.exporters.word.builder import Paper, Piece, Styled
from talkquiz.exporters.word.kinds import (
    SHORT_BLANK,
    Line,
    Renderer,
    add_stem,
    in_all_forms,
)
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.handout import Question
from talkquiz.items.item import Item, Ordering
from talkquiz.language.language_file import KeyWords


class OrderingRenderer(Renderer):
    """A stem, and a line for each event."""

    def ask_one(self, paper: Paper, question: Question, worth: Sequence[Piece]) -> None:
        add_stem(paper, Style.QUESTION, question, worth)
        for option in question.options:
            paper.add_beneath(Style.ORDER, SHORT_BLANK, f"\t{option.text}")

    def at_a_glance(self, question: Question, words: KeyWords) -> list[Piece]:
        return [Styled(numbers(question), Style.STRONG)]

    def in_full(self, versions: Mapping[str, Question], words: KeyWords) -> list[Piece]:
        said = in_all_forms(versions, numbers, words)
        return [Styled(said, Style.STRONG), f" ({words.top_to_bottom})"]

    def explain(self, item: Item, words: KeyWords) -> Iterator[Line]:
        """Yield the events in the right order, each with its date."""
        ordering = item.holds(Ordering)
        for number, event in enumerate(ordering.events, start=1):
            yield words.write.format(number=number), ordering.line(event)


def numbers(question: Question) -> str:
    """Return "3, 1, 2": the number to write on each line, from the first printed to the last."""
    sequence = question.item.holds(Ordering).sequence
    return ", ".join(str(sequence.index(option.text) + 1) for option in question.options)
