"""Items whose answers are in print: to choose, to judge, to match or to put in order."""

from collections.abc import Iterator, Sequence
from functools import partial

from talkquiz.exporters.word.builder import Paper, Piece, Styled
from talkquiz.exporters.word.kinds.renderer import (
    SHORT_BLANK,
    Line,
    Renderer,
    add_stem,
    letter,
    shares,
    with_capital,
)
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.xml import Box, Grid
from talkquiz.handouts.handout import Question
from talkquiz.items.item import Item, Matching, Ordering, TrueFalse
from talkquiz.language.language_file import KeyWords

_BLANK_LETTERS = 10
_BESIDE = 16, 8
"""How many letters the blanks and numbers at the left take, and the letters at the right."""
_HIGH = 0.5
"""The part of a page that the words of a matching take from which on it may need more than one."""
_STRIP_HEIGHT = 600
"""Room for a letter by hand beside the number, in twentieths of a point: 10.5 mm."""


class ChoiceRenderer(Renderer):
    """A stem, and options lettered by Word's list: one of them is right, or several."""

    def ask_one(self, paper: Paper, question: Question, worth: str) -> None:
        add_stem(paper, Style.QUESTION, question, worth)
        for option in question.options:
            paper.add_option(option.text)

    def also_right(self, item: Item) -> list[str]:
        return []  # letters do not vary

    def at_a_glance(self, question: Question, words: KeyWords) -> list[Piece]:
        return [
            Styled(letters(question), Style.STRONG),
            f"\u2002{with_capital('; '.join(_right(question)))}",
        ]

    def explain(self, item: Item, words: KeyWords) -> Iterator[Line]:
        return _why_not(item, words)


class TrueFalseRenderer(Renderer):
    """A statement, words to circle and, true or not, a line to write a correction on."""

    def ask_one(self, paper: Paper, question: Question, worth: str) -> None:
        """Add them; where words are long, the line is below those to circle."""
        add_stem(paper, Style.QUESTION, question, worth)
        words = "\u2003/\u2003".join(option.text for option in question.options)
        correction = f"{paper.language.sheet.correction} \t"
        if paper.looks.is_wide:
            paper.add_beneath(Style.TRUE_FALSE, words)
            paper.add_beneath(Style.CORRECTION, correction)
        else:
            paper.add_beneath(Style.CORRECTION, f"{words}\u2003\u2003{correction}")

    def also_right(self, item: Item) -> list[str]:
        return []

    def at_a_glance(self, question: Question, words: KeyWords) -> list[Piece]:
        """Return "True", or "False: 27 February 2016"."""
        verdict = Styled("; ".join(_right(question)), Style.STRONG)
        correction = question.item.holds(TrueFalse).correction
        return [verdict, f": {correction}"] if correction else [verdict]

    def explain(self, item: Item, words: KeyWords) -> Iterator[Line]:
        for option in item.options:
            if option.rationale and not option.correct:
                yield words.why, option.rationale


class MatchingRenderer(Renderer):
    """Numbers with blanks at the left, letters at the right, in one row that no page parts."""

    def ask_one(self, paper: Paper, question: Question, worth: str) -> None:
        """Add them; where words are too long for columns, one stands below the other.

        Then many short ones at the right stand in two columns, or the question would be higher
        than a page.
        """

        def add_left() -> None:
            for number, (left, _) in enumerate(question.pairs, start=1):
                paper.add_beneath(Style.MATCH_LEFT, SHORT_BLANK, f"\t{number}.\t{left}")

        rights = [
            f"{letter(position)}.\t{option.text}"
            for position, option in enumerate(question.options)
        ]

        def add_right(told: Sequence[str]) -> None:
            for text in told:
                paper.add_beneath(Style.MATCH_RIGHT, text)

        add_stem(paper, Style.QUESTION, question, worth)
        lefts = [left for left, _ in question.item.pairs]
        options = [option.text for option in question.options]
        # The width is divided as the longest texts of the columns need it.
        widths = shares(_BLANK_LETTERS + max(map(len, lefts)), max(map(len, options)))
        across = paper.letters_across() * (1 - paper.looks.indent / paper.looks.room.width)
        rooms = [
            across * share / 100 - beside for share, beside in zip(widths, _BESIDE, strict=True)
        ]
        words = [(word for text in texts for word in text.split()) for texts in (lefts, options)]
        fits = all(max(map(len, each)) < room for each, room in zip(words, rooms, strict=True))
        if paper.looks.is_wide or not fits:
            add_left()
            high = sum(map(paper.part_of_page, (question.item.stem, *lefts, *options)))
            if high > _HIGH and max(map(len, options)) < paper.letters_across() / 2 - _BESIDE[1]:
                rows = (len(rights) + 1) // 2
                sides = [each for each in (rights[:rows], rights[rows:]) if each]
                paper.add_columns([1] * len(sides), *(partial(add_right, side) for side in sides))
            else:
                add_right(rights)
        else:
            paper.add_columns(
                widths, add_left, partial(add_right, rights), indent=paper.looks.indent
            )

    def answer(self, question: Question) -> str:
        """Return "1 C, 2 A, 3 B": each number at the left with the letter of what matches it."""
        return ", ".join(
            f"{number}\N{NO-BREAK SPACE}{letters(question, [right])}"
            for number, (_, right) in enumerate(question.pairs, start=1)
        )

    def at_a_glance(self, question: Question, words: KeyWords) -> list[Piece]:
        return [Styled(self.answer(question), Style.STRONG)]

    def explain(self, item: Item, words: KeyWords) -> Iterator[Line]:
        """Yield the pairs in words, and why what is left over matches nothing."""
        for left, right in item.holds(Matching).pairs:
            yield words.pair, f"{left} \N{EN DASH} {right}"
        yield from _why_not(item, words)


class OrderingRenderer(Renderer):
    """Events to put in order, with a blank before each for its number."""

    def ask_one(self, paper: Paper, question: Question, worth: str) -> None:
        add_stem(paper, Style.QUESTION, question, worth)
        for option in question.options:
            paper.add_beneath(Style.ORDER, SHORT_BLANK, f"\t{option.text}")

    def answer(self, question: Question) -> str:
        """Return "3, 1, 2": the number to write on each line, from the first to the last."""
        sequence = question.item.holds(Ordering).sequence
        return ", ".join(str(sequence.index(option.text) + 1) for option in question.options)

    def labels(self, words: KeyWords) -> tuple[str, str]:
        """Return the direction in which the answer is read, and what is said of each number."""
        return words.top_to_bottom, words.write

    def at_a_glance(self, question: Question, words: KeyWords) -> list[Piece]:
        direction, _ = self.labels(words)
        return [Styled(self.answer(question), Style.STRONG), f" ({direction})"]

    def explain(self, item: Item, words: KeyWords) -> Iterator[Line]:
        """Yield the events in the right order, each with its date."""
        ordering, (_, label) = item.holds(Ordering), self.labels(words)
        for number, event in enumerate(ordering.events, start=1):
            yield label.format(number=number), ordering.line(event)


class StripRenderer(OrderingRenderer):
    """A timeline strip: lettered events, and a row of boxes for their letters, on one page."""

    def ask_one(self, paper: Paper, question: Question, worth: str) -> None:
        words, looks = paper.language.sheet, paper.looks
        ChoiceRenderer().ask_one(paper, question, worth)
        paper.add_beneath(Style.STRIP_END, f"{words.earliest}\t{words.latest}")
        count = len(question.options)
        numbers = [partial(paper.add, Style.GRID_NUMBER, str(n)) for n in range(1, count + 1)]
        paper.add_grid(
            Grid(
                caption=words.strip_for.format(count=count, number=question.number),
                widths=[(looks.room.width - looks.indent) // count] * count,
                heights=[round(_STRIP_HEIGHT * looks.scale)],
                rows=[[Box(number) for number in numbers]],
                indent=looks.indent,
                padding=(60, 60),
                exact=False,
            )
        )

    def answer(self, question: Question) -> str:
        """Return "C, A, B": the letters to write, from the first box to the last."""
        return letters(question, question.item.holds(Ordering).sequence)

    def labels(self, words: KeyWords) -> tuple[str, str]:
        return words.left_to_right, words.box


def letters(question: Question, texts: Sequence[str] = ()) -> str:
    """Return the letters that the list prints before these options, or before the right ones."""
    printed = {option.text: letter(position) for position, option in enumerate(question.options)}
    return ", ".join(printed[text] for text in texts or _right(question))


def _right(question: Question) -> list[str]:
    return [option.text for option in question.options if option.correct]


def _why_not(item: Item, words: KeyWords) -> Iterator[Line]:
    """Yield why wrong options are wrong, beginning with the words of all that are so alike."""
    reasons: dict[str, list[str]] = {}
    for option in item.options:
        if option.rationale and not option.correct:
            reasons.setdefault(option.rationale, []).append(option.text)
    for reason, wrong in reasons.items():
        begun = reason.startswith(wrong[0])
        yield words.not_, reason if begun else f"{'; '.join(wrong)} \N{EN DASH} {reason}"
