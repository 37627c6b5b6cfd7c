"""True or false: a statement to judge, and to put right where it is false."""

from collections.abc import Iterator, Mapping, Sequence

from talkquiz.exporters.word.builder import Paper, Piece, Styled
from talkquiz.exporters.word.kinds.shared import Line, Renderer, add_stem, item_of
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.products import Question
from talkquiz.items.item import Item

_CORRECTION, _IN_PLACE_OF, _WHY = "If false, write what is right: \t", "in the place of", "Why"


class TrueFalse(Renderer):
    """A statement, words to circle and, true or not, a line to write a correction on."""

    def ask_one(self, paper: Paper, question: Question, worth: Sequence[Piece]) -> None:
        """Add them; where words are long, the line is below those to circle."""
        add_stem(paper, Style.QUESTION, question, worth)
        words = "\u2003/\u2003".join(option.text for option in question.options)
        if paper.looks.is_wide:
            paper.add_beneath(Style.TRUE_FALSE, words)
            paper.add_beneath(Style.CORRECTION, _CORRECTION)
        else:
            paper.add_beneath(Style.CORRECTION, f"{words}\u2003\u2003{_CORRECTION}")

    def at_a_glance(self, question: Question) -> list[Piece]:
        """Return "True", or "False: 27 February 2016"."""
        item = question.item
        right = "; ".join(option.text for option in item.options if option.correct)
        verdict = Styled(right, Style.STRONG)
        return [verdict, f": {item.correction}"] if item.correction else [verdict]

    def in_full(self, versions: Mapping[str, Question]) -> list[Piece]:
        """Return the verdict, with what the correction stands in the place of."""
        item = item_of(versions)
        verdict = self.at_a_glance(next(iter(versions.values())))
        if item.correction and item.swapped:
            verdict.append(f" ({_IN_PLACE_OF}: {item.swapped})")
        return verdict

    def explain(self, item: Item) -> Iterator[Line]:
        """Yield why the statement is false, or true."""
        for option in item.options:
            if option.rationale and not option.correct:
                yield _WHY, option.rationale
