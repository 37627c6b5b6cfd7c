"""True or false: a statement to judge, and to put right where it is false."""

from collections.abc import Iterator, Mapping, Sequence

from talkquiz.exporters.word.builder import Paper, Piece, Styled
from talkquiz.exporters.word.kinds import Line, Renderer, add_stem, item_of
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.handout import Question
from talkquiz.items.item import Item, TrueFalse
from talkquiz.language.language_file import KeyWords


class TrueFalseRenderer(Renderer):
    """A statement, words to circle and, true or not, a line to write a correction on."""

    def ask_one(self, paper: Paper, question: Question, worth: Sequence[Piece]) -> None:
        """Add them; where words are long, the line is below those to circle."""
        add_stem(paper, Style.QUESTION, question, worth)
        words = "\u2003/\u2003".join(option.text for option in question.options)
        correction = f"{paper.language.sheet.correction} \t"
        if paper.looks.is_wide:
            paper.add_beneath(Style.TRUE_FALSE, words)
            paper.add_beneath(Style.CORRECTION, correction)
        else:
            paper.add_beneath(Style.CORRECTION, f"{words}\u2003\u2003{correction}")

    def at_a_glance(self, question: Question, words: KeyWords) -> list[Piece]:
        """Return "True", or "False: 27 February 2016"."""
        item = question.item
        right = "; ".join(option.text for option in item.options if option.correct)
        verdict = Styled(right, Style.STRONG)
        correction = item.holds(TrueFalse).correction
        return [verdict, f": {correction}"] if correction else [verdict]

    def in_full(self, versions: Mapping[str, Question], words: KeyWords) -> list[Piece]:
        """Return the verdict, with what the correction stands in the place of."""
        statement = item_of(versions).holds(TrueFalse)
        verdict = self.at_a_glance(next(iter(versions.values())), words)
        if statement.correction and statement.swapped:
            verdict.append(f" ({words.in_place_of.format(words=statement.swapped)})")
        return verdict

    def explain(self, item: Item, words: KeyWords) -> Iterator[Line]:
        """Yield why the statement is false, or true."""
        for option in item.options:
            if option.rationale and not option.correct:
                yield words.why, option.rationale
