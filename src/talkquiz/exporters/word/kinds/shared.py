"""What the kinds of question have in common."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import wraps
from string import ascii_uppercase

from talkquiz.exporters.word.builder import Paper, Piece, Styled
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.products import Question
from talkquiz.items.item import GAP, Item

Line = tuple[str, str]
"""A line of the key: a label and a text."""

Worth = Callable[[Question], Sequence[Piece]]
"""Says what a question is worth, where the heading of its section does not."""

# About 4.7 cm at 12 points, and the same for all answers, long or short. Underscores, because
# LibreOffice swallows underlined no-break spaces where a line ends.
BLANK = Styled("_" * 20, Style.BLANK)
SHORT_BLANK = Styled("_" * 4, Style.BLANK)
"""Room for a letter or a number."""

_LETTERS_ON_A_LINE = 40
ANSWER_LINE = 480
"""How high a ruled line is at 12 points, in twentieths of a point, as the reference has it."""
IN_FULL = "See the answer in full."
"""What the table of answers says where an answer is too long for it."""


def one_by_one(
    ask: Callable[[Paper, Question, Sequence[Piece]], None],
) -> Callable[[Paper, Sequence[Question], Worth], None]:
    """Turn what asks one question, given its words of worth, into what asks several."""

    @wraps(ask)
    def ask_all(paper: Paper, questions: Sequence[Question], worth: Worth) -> None:
        for question in questions:
            ask(paper, question, worth(question))
            paper.allow_break()

    return ask_all


def add_stem(paper: Paper, style: Style, question: Question, worth: Sequence[Piece]) -> None:
    """Add the words of a question under its number, and the caution that goes with them."""
    paper.add_question(style, question.number, *stem(question.item.stem), *worth)
    if question.item.caution:
        paper.add_beneath(Style.NOTE, question.item.caution)


def stem(text: str) -> list[Piece]:
    """Return `text` with blanks to write on in the place of its gaps."""
    first, *others = text.split(GAP)
    pieces: list[Piece] = [first]
    for other in others:
        pieces += [BLANK, other]
    return [piece for piece in pieces if piece]


def add_lines(paper: Paper, count: int) -> None:
    """Add `count` ruled lines to write on."""
    for _ in range(count):
        paper.add_beneath(Style.ANSWER_LINE)


def lines_for(answer: str, most: int = 8) -> int:
    """Return how many ruled lines `answer` takes in a student's hand, up to `most`."""
    return min(most, 1 + len(answer) // _LETTERS_ON_A_LINE)


def word_box(words: Iterable[str]) -> str:
    """Return words for a box to choose from, none of which breaks over lines."""
    between = "\N{EM SPACE}" * 2 + " "
    return between.join(word.replace(" ", "\N{NO-BREAK SPACE}") for word in words)


def letter(place: int) -> str:
    """Return the letter of the option at `place`, counted from 0.

    After Z, Word's lists go on with AA, BB, CC.
    """
    return ascii_uppercase[place % 26] * (place // 26 + 1)


def in_all_forms(places: Mapping[str, Question], say: Callable[[Question], str]) -> str:
    """Return "B", or "B in form A; C in form B" where what `say` returns differs."""
    by_form = {code: say(question) for code, question in places.items()}
    if len(set(by_form.values())) == 1:
        return next(iter(by_form.values()))
    return "; ".join(f"{said} in form {code}" for code, said in by_form.items())


def item_of(places: Mapping[str, Question]) -> Item:
    """Return the item that the questions of all versions ask."""
    return next(iter(places.values())).item


def key_at_a_glance(question: Question) -> list[Piece]:
    """Return the key in words."""
    return [question.item.key]


def key_in_full(places: Mapping[str, Question]) -> list[Piece]:
    """Return the key in words; it is the same in all versions."""
    return [Styled(item_of(places).key, Style.STRONG)]


def also_right(item: Item) -> Iterator[Line]:
    """Yield which other words are right."""
    if item.accept:
        yield "Also right", "; ".join(item.accept)


def why_not(item: Item) -> Iterator[Line]:
    """Yield why each wrong option is wrong, beginning with its words."""
    for option in item.options:
        if option.rationale and not option.correct:
            begun = option.rationale.startswith(option.text)
            words = "" if begun else f"{option.text} \N{EN DASH} "
            yield "Not", words + option.rationale


def marking_points(item: Item) -> Iterator[Line]:
    """Yield the marking points, one point each, with boxes to tick."""
    for mark in item.marks:
        yield "1 point", f"\N{BALLOT BOX} {mark}"
