"""What shows items of a kind in Word, and the pieces that sheets and keys are put together from."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from string import ascii_uppercase

from talkquiz.exporters.word.builder import Paper, Piece, Styled
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.handout import Question
from talkquiz.items.item import GAP, Item
from talkquiz.language.english import sentence_case
from talkquiz.language.language_file import KeyWords

# About 4.7 cm at 12 points, and the same for all answers of a section, long or short. Underscores,
# because LibreOffice swallows underlined no-break spaces where a line ends.
BLANK = Styled("_" * 20, Style.BLANK)
_LONG_BLANK = Styled("_" * 32, Style.BLANK)
_FITS = 24
"""How many letters of a hand the usual blank has room for."""
SHORT_BLANK = Styled("_" * 4, Style.BLANK)
"""Room for a letter or a number."""

_BEFORE_GAP = re.compile(rf"(?: \S{{1,3}})? (?=[^\s\w]?{GAP})")
_AFTER_GAP = re.compile(rf"(?<={re.escape(GAP)}) (?=[^\s\w(]+(?:\s|$))")
_ISO_DATE, _YEAR, _WORD = (
    re.compile(each) for each in (r"\d{4}-\d\d(?:-\d\d)?", r"\b\d{4}\b", r"\w+")
)
_LETTERS_ON_A_LINE, _LEAST_SHARE = 40, 35
_TWELVE_POINTS = 152_400
ANSWER_LINE = 480
"""How high a ruled line is at 12 points, in twentieths of a point, as the template has it."""

PROMPT_LINES = 2
"""How many lines there are to write on below a prompt, which everybody answers otherwise."""

Line = tuple[str, str]
"""A line of the key: a label and a text."""

Worth = Callable[[Question], str]
"""Says what a question is worth, "[2]", or nothing."""


class Renderer:
    """Asks items of a kind on the student's sheet, and answers them in the key.

    Each kind says how one question is asked. The rest is here for a key in words, and otherwise in
    those kinds that need it. What `needs_page` is too wide for one of several columns.
    """

    needs_page = False

    def ask(self, paper: Paper, questions: Sequence[Question], worth: Worth) -> None:
        """Add questions that stand one after the other to the student's sheet.

        What `worth` says of a question stands at the right; a page may end after each question.
        """
        for question in questions:
            self.ask_one(paper, question, worth(question))
            paper.allow_break()

    def ask_one(self, paper: Paper, question: Question, worth: str) -> None:
        """Add a question to the student's sheet."""
        raise NotImplementedError

    def lines(self, question: Question) -> int:
        """Return how many ruled lines stand below a question."""
        return 0

    def lines_together(self, question: Question) -> int:
        """Return how many of them are on the page of the question."""
        return self.lines(question)

    def answer(self, question: Question) -> str:
        """Return the answer, which may differ by version."""
        return question.item.key

    def at_a_glance(self, question: Question, words: KeyWords) -> list[Piece]:
        """Return the answer as the table of answers gives it."""
        return [with_capital(self.answer(question))]

    def also_right(self, item: Item) -> list[str]:
        """Return other answers in words that are right, but for other ways to write a date."""
        return [text for text in item.accept if not _is_same_date(text, item.key)]

    def explain(self, item: Item, words: KeyWords) -> Iterator[Line]:
        """Yield what else the key says of the answer: a label and a text for each line."""
        yield from ()


def add_stem(
    paper: Paper, style: Style, question: Question, worth: str, blank: Styled = BLANK
) -> None:
    """Add the words of a question under its number, with what it is worth at the right."""
    said = with_blanks(question.item.stem, blank)
    paper.add_question(style, question.number, *said, worth=worth)


def blank_for(answers: Iterable[str]) -> Styled:
    """Return one blank for all of `answers`, so that none tells by its length which it wants."""
    return _LONG_BLANK if max(map(len, answers), default=0) > _FITS else BLANK


def with_blanks(stem: str, blank: Styled = BLANK) -> list[Piece]:
    """Return `stem` with a `blank` to write on in the place of each of its gaps.

    The word before a gap goes to the next line with it, a short one with the word before that, and
    so does a mark that a language sets apart from the word before it.
    """
    bound = _AFTER_GAP.sub(_unbroken, _BEFORE_GAP.sub(_unbroken, stem))
    first, *others = bound.split(GAP)
    pieces: list[Piece] = [first]
    for other in others:
        pieces += [blank, other]
    return [piece for piece in pieces if piece]


def _is_same_date(text: str, key: str) -> bool:
    """Tell whether `text` is the day in `key` in figures, or its words in another order."""
    is_iso = _ISO_DATE.fullmatch(text) and _YEAR.search(key)
    words, of_key = (sorted(word[:3] for word in _WORD.findall(each)) for each in (text, key))
    return bool(is_iso) or (words == of_key and bool(_YEAR.search(key)))


def _unbroken(found: re.Match[str]) -> str:
    return found[0].replace(" ", "\N{NO-BREAK SPACE}")


def with_capital(answer: str) -> str:
    """Return `answer` with a capital, for all of a key to begin alike.

    What has its own spelling stays: al-Qaida, pH, x = 2.
    """
    first = answer.partition(" ")[0].rstrip(",;:")
    return sentence_case(answer) if first.isalpha() and first.islower() and first[1:] else answer


def add_lines(paper: Paper, count: int) -> None:
    """Add `count` ruled lines to write on."""
    for _ in range(count):
        paper.add_beneath(Style.ANSWER_LINE)


def part_of_lines(paper: Paper, count: int) -> float:
    """Return about how much of the height of a page `count` ruled lines take."""
    larger = (1 + paper.looks.size / _TWELVE_POINTS) / 2
    return count * ANSWER_LINE * larger / paper.looks.room.height


def lines_for(answer: str, most: int = 8) -> int:
    """Return how many ruled lines `answer` takes in a student's hand, up to `most`."""
    return min(most, 1 + len(answer) // _LETTERS_ON_A_LINE)


def shares(left: int, right: int = 0) -> list[int]:
    """Divide a width, in hundredths, among one column or two by what they hold."""
    if not right:
        return [100]
    share = min(100 - _LEAST_SHARE, max(_LEAST_SHARE, round(100 * left / (left + right))))
    return [share, 100 - share]


def letter(position: int) -> str:
    """Return the letter of the option at `position`, counted from 0.

    After Z, Word's lists go on with AA, BB, CC.
    """
    return ascii_uppercase[position % 26] * (position // 26 + 1)


def item_of(versions: Mapping[str, Question]) -> Item:
    """Return the item that the questions of all versions ask."""
    return next(iter(versions.values())).item
