"""Matching: two columns, numbers with blanks at the left, letters at the right."""

from collections.abc import Iterator, Mapping, Sequence

from talkquiz.exporters.word.builder import Paper, Piece, Styled
from talkquiz.exporters.word.kinds import (
    SHORT_BLANK,
    Line,
    Renderer,
    add_stem,
    in_all_forms,
    letter,
    shares,
    why_not,
)
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.handout import Question
from talkquiz.items.item import Item, Matching
from talkquiz.language.language_file import KeyWords

_BLANK_LETTERS = 10


class MatchingRenderer(Renderer):
    """A stem, and both columns in one table row that no page parts."""

    def ask_one(self, paper: Paper, question: Question, worth: Sequence[Piece]) -> None:
        """Add them; where words are too long for columns, one stands below the other."""

        def add_left() -> None:
            for number, (left, _) in enumerate(question.pairs, start=1):
                paper.add_beneath(Style.MATCH_LEFT, SHORT_BLANK, f"\t{number}.\t{left}")

        def add_right() -> None:
            for position, option in enumerate(question.options):
                paper.add_beneath(Style.MATCH_RIGHT, f"{letter(position)}.\t{option.text}")

        add_stem(paper, Style.QUESTION, question, worth)
        if paper.looks.is_wide:
            add_left()
            add_right()
        else:
            # The width is divided as the longest texts of the columns need it.
            left = max(len(left) for left, _ in question.item.holds(Matching).pairs)
            right = max(len(option.text) for option in question.options)
            widths = shares(_BLANK_LETTERS + left, right)
            paper.add_columns(widths, add_left, add_right, indent=paper.looks.indent)

    def at_a_glance(self, question: Question, words: KeyWords) -> list[Piece]:
        return [Styled(letters(question), Style.STRONG)]

    def in_full(self, versions: Mapping[str, Question], words: KeyWords) -> list[Piece]:
        return [Styled(in_all_forms(versions, letters, words), Style.STRONG)]

    def explain(self, item: Item, words: KeyWords) -> Iterator[Line]:
        """Yield the pairs in words, and why what is left over matches nothing."""
        for left, right in item.holds(Matching).pairs:
            yield words.pair, f"{left} \N{EN DASH} {right}"
        yield from why_not(item, words)


def letters(question: Question) -> str:
    """Return "1 C, 2 A, 3 B": each number at the left with the letter of what matches it."""
    printed = {option.text: letter(position) for position, option in enumerate(question.options)}
    return ", ".join(
        f"{number}\N{NO-BREAK SPACE}{printed[right]}"
        for number, (_, right) in enumerate(question.pairs, start=1)
    )
