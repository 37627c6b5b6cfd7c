"""Timeline strip: lettered events, and a row of boxes for their letters from first to last."""

from collections.abc import Iterator, Mapping
from functools import partial

from talkquiz.exporters.word.builder import Paper, Piece, Styled
from talkquiz.exporters.word.kinds import (
    Line,
    Worth,
    add_stem,
    in_all_forms,
    letter,
)
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.tables import Box, Grid
from talkquiz.handouts.handout import Question, Section
from talkquiz.items.item import Item, Ordering
from talkquiz.language.language_file import KeyWords

_HEIGHT = 600
"""Room for a letter by hand beside the number, in twentieths of a point: 10.5 mm."""


def add(paper: Paper, section: Section, layout: None, worth: Worth) -> None:
    """Add each set of events with its strip, which stay on one page."""
    del layout
    words, looks = paper.language.sheet, paper.looks
    for question in section.questions:
        add_stem(paper, Style.QUESTION, question, worth(question))
        for option in question.options:
            paper.add_option(option.text)
        paper.add_beneath(Style.STRIP_END, f"{words.earliest}\t{words.latest}")
        count = len(question.options)
        numbers = [partial(paper.add, Style.GRID_NUMBER, str(n)) for n in range(1, count + 1)]
        paper.add_grid(
            Grid(
                caption=words.strip_for.format(count=count, number=question.number),
                widths=[(looks.room.width - looks.indent) // count] * count,
                height=round(_HEIGHT * looks.scale),
                rows=[[Box(number) for number in numbers]],
                indent=looks.indent,
                padding=60,
                exact=False,
            )
        )
        paper.allow_break()


def at_a_glance(question: Question, words: KeyWords) -> list[Piece]:
    """Return the letters to write, from the first box to the last."""
    del words
    return [Styled(letters(question), Style.STRONG)]


def in_full(places: Mapping[str, Question], words: KeyWords) -> list[Piece]:
    """Return the letters to write, for each version."""
    said = in_all_forms(places, letters, words)
    return [Styled(said, Style.STRONG), f" ({words.left_to_right})"]


def explain(item: Item, words: KeyWords) -> Iterator[Line]:
    """Yield what is in the right order, each with its date."""
    ordering = item.holds(Ordering)
    for number, event in enumerate(ordering.events, start=1):
        yield words.box.format(number=number), ordering.line(event)


def letters(question: Question) -> str:
    """Return "C, A, B": the printed letter of each event in the right order."""
    printed = {option.text: letter(position) for position, option in enumerate(question.options)}
    return ", ".join(printed[text] for text in question.item.holds(Ordering).sequence)
