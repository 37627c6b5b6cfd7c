"""Matching: two columns, numbers with blanks at the left, letters at the right."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from talkquiz.exporters.word.builder import Paper, Piece, Styled
from talkquiz.exporters.word.kinds.shared import (
    SHORT_BLANK,
    Line,
    add_stem,
    in_all_forms,
    letter,
    one_by_one,
    why_not,
)
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.products import Question
from talkquiz.items.item import Item

_LEAST_SHARE, _BLANK_LETTERS = 35, 10


@one_by_one
def ask(paper: Paper, question: Question, worth: Sequence[Piece]) -> None:
    """Add the stem, and both columns in one table row that no page parts.

    Where words are too long for columns, one stands below the other.
    """
    add_stem(paper, Style.QUESTION, question, worth)
    columns = partial(_add_left, paper, question), partial(_add_right, paper, question)
    if paper.looks.is_wide:
        for add in columns:
            add()
    else:
        paper.add_columns(_shares(question), *columns, indent=paper.looks.indent)


def at_a_glance(question: Question) -> list[Piece]:
    """Return "1 C, 2 A, 3 B"."""
    return [Styled(letters(question), Style.STRONG)]


def in_full(places: Mapping[str, Question]) -> list[Piece]:
    """Return the letters in each version."""
    return [Styled(in_all_forms(places, letters), Style.STRONG)]


def explain(item: Item) -> Iterator[Line]:
    """Yield the pairs in words, and why what is left over matches nothing."""
    for left, right in item.pairs:
        yield "Pair", f"{left} \N{EN DASH} {right}"
    yield from why_not(item)


def letters(question: Question) -> str:
    """Return each number at the left with the letter of what matches it at the right."""
    printed = {option.text: letter(place) for place, option in enumerate(question.options)}
    return ", ".join(
        f"{number}\N{NO-BREAK SPACE}{printed[right]}"
        for number, (_, right) in enumerate(question.pairs, start=1)
    )


def _add_left(paper: Paper, question: Question) -> None:
    for number, (left, _) in enumerate(question.pairs, start=1):
        paper.add_beneath(Style.MATCH_LEFT, SHORT_BLANK, f"\t{number}.\t{left}")


def _add_right(paper: Paper, question: Question) -> None:
    for place, option in enumerate(question.options):
        paper.add_beneath(Style.MATCH_RIGHT, f"{letter(place)}.\t{option.text}")


def _shares(question: Question) -> list[int]:
    """Divide the width as the longest entries of the columns need it, neither being squeezed."""
    left = _BLANK_LETTERS + max(len(left) for left, _ in question.item.pairs)
    right = max(len(option.text) for option in question.options)
    share = round(100 * left / (left + right))
    share = min(100 - _LEAST_SHARE, max(_LEAST_SHARE, share))
    return [share, 100 - share]
