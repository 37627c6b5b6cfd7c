"""Multiple choice: the options one under the other, lettered by Word's list."""

from collections.abc import Mapping, Sequence
from string import ascii_uppercase

from talkquiz.exporters.word.document import Paper, Piece, Styled
from talkquiz.exporters.word.kinds.shared import add_stem
from talkquiz.exporters.word.styles import Style
from talkquiz.items.assembled import Question


def ask(paper: Paper, question: Question, worth: Sequence[Piece]) -> None:
    """Add the stem and the options to the sheet."""
    add_stem(paper, Style.QUESTION, question, worth)
    for option in question.options:
        paper.add_option(option.text)


def at_a_glance(question: Question) -> list[Piece]:
    """Return the letter and the text of the right option."""
    right = "; ".join(option.text for option in question.options if option.correct)
    return [Styled(letters(question), Style.STRONG), f"\u2002{right}"]


def in_full(places: Mapping[str, Question]) -> list[Piece]:
    """Return the text of the right option with its letter in each version."""
    right = "; ".join(
        option.text for option in next(iter(places.values())).options if option.correct
    )
    return [Styled(right, Style.STRONG), f" ({_letters_in_all(places)})"]


def _letters_in_all(places: Mapping[str, Question]) -> str:
    """Return "B", or "B in form A, C in form B" where the versions differ."""
    by_form = {code: letters(question) for code, question in places.items()}
    if len(set(by_form.values())) == 1:
        return next(iter(by_form.values()))
    return ", ".join(f"{letter} in form {code}" for code, letter in by_form.items())


def letters(question: Question) -> str:
    """Return the letters that the list prints before the right options."""
    return ", ".join(
        # After Z, Word's lists go on with AA, BB, CC.
        ascii_uppercase[place % 26] * (place // 26 + 1)
        for place, option in enumerate(question.options)
        if option.correct
    )
