"""Options one under the other, lettered by Word's list: one of them is right, or several."""

from collections.abc import Iterator, Mapping, Sequence

from talkquiz.exporters.word.builder import Paper, Piece, Styled
from talkquiz.exporters.word.kinds import (
    Line,
    Renderer,
    add_stem,
    in_all_forms,
    letter,
    why_not,
)
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.handout import Question
from talkquiz.items.item import Item, Option
from talkquiz.language.language_file import KeyWords


class ChoiceRenderer(Renderer):
    """A stem, and options to choose from."""

    def ask_one(self, paper: Paper, question: Question, worth: Sequence[Piece]) -> None:
        add_stem(paper, Style.QUESTION, question, worth)
        for option in question.options:
            paper.add_option(option.text)

    def at_a_glance(self, question: Question, words: KeyWords) -> list[Piece]:
        return [Styled(letters(question), Style.STRONG), f"\u2002{_texts(_right(question))}"]

    def in_full(self, versions: Mapping[str, Question], words: KeyWords) -> list[Piece]:
        """Return the right options in the order of the first version, with their letters in all."""
        right = _right(next(iter(versions.values())))
        lettered = in_all_forms(
            versions,
            lambda question: ", ".join(letter(question.options.index(option)) for option in right),
            words,
        )
        return [Styled(_texts(right), Style.STRONG), f" ({lettered})"]

    def explain(self, item: Item, words: KeyWords) -> Iterator[Line]:
        return why_not(item, words)


def letters(question: Question) -> str:
    """Return the letters that the list prints before the right options."""
    return ", ".join(letter(question.options.index(option)) for option in _right(question))


def _right(question: Question) -> list[Option]:
    return [option for option in question.options if option.correct]


def _texts(options: Sequence[Option]) -> str:
    return "; ".join(option.text for option in options)
