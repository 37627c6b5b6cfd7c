"""Items answered in writing: in a few words (cloze, term, short answer) or in sentences.

Sentences are marked by a model answer and marking points.
"""

from collections.abc import Iterator, Sequence
from math import ceil

from talkquiz.exporters.word.builder import Paper, Piece, Styled, TableLook
from talkquiz.exporters.word.kinds.renderer import (
    Line,
    Renderer,
    Worth,
    add_lines,
    add_stem,
    blank_for,
    lines_for,
    with_blanks,
    with_capital,
)
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.handout import Question, Section
from talkquiz.handouts.section_layouts import WordBank
from talkquiz.items.item import GAP, Account, Comparison, Item, Open
from talkquiz.language.english import sentence_case
from talkquiz.language.language_file import KeyWords

_FILLS_A_PAGE = 0.3
"""The part of a page that words take which fill it as sentences with gaps, apart and annotated."""
_LEAST_LINES = 3
_AT_A_GLANCE = 100
"""How many letters a model answer may have to stand in the table of answers."""
_LINES_FOR_A_MARK, _MOST_LINES = 2, 24
"""How many lines a task has for each mark, and at most."""
_LINES_TOGETHER = 5
"""So many of them stand with the question, and so many at least go on overleaf."""
_MOST_FOR_LABELS, _BESIDE_LABEL = 12, 3
"""How many letters of a label stand on one line, and what is free beside them."""
_NONE = "\N{EN DASH}"


class ClozeRenderer(Renderer):
    """A sentence with room to write in it."""

    def ask(self, paper: Paper, questions: Sequence[Question], worth: Worth) -> None:
        """Add them with blanks of one length."""
        blank = blank_for(question.item.key for question in questions)
        for question in questions:
            said = with_blanks(self.sentence(question), blank)
            paper.add_question(Style.GAP_QUESTION, question.number, *said, worth=worth(question))
            paper.allow_break()

    def sentence(self, question: Question) -> str:
        """Return the words of a question with their gap."""
        return question.item.stem


class TermRenderer(ClozeRenderer):
    """A description, and a blank for the name."""

    def sentence(self, question: Question) -> str:
        return f"{question.item.stem}\N{NO-BREAK SPACE}{GAP}"


class ShortAnswerRenderer(Renderer):
    """A question, and as many ruled lines as writing its answer by hand takes."""

    def lines(self, question: Question) -> int:
        return lines_for(question.item.key)

    def ask_one(self, paper: Paper, question: Question, worth: str) -> None:
        add_stem(paper, Style.QUESTION, question, worth)
        add_lines(paper, self.lines(question))


class OpenRenderer(Renderer):
    """A question and lines for sentences, whose number does not tell how long the answer is.

    Lines by the length of the model answer would tell how much there is to find.
    """

    def lines(self, question: Question) -> int:
        return max(_LEAST_LINES, ceil(question.points))

    def ask_one(self, paper: Paper, question: Question, worth: str) -> None:
        add_stem(paper, Style.QUESTION, question, worth)
        add_lines(paper, self.lines(question))

    def at_a_glance(self, question: Question, words: KeyWords) -> list[Piece]:
        """Return the model answer, unless it is too long for the table."""
        is_short = len(question.item.key) <= _AT_A_GLANCE
        return [with_capital(question.item.key) if is_short else words.see_scheme]

    def explain(self, item: Item, words: KeyWords) -> Iterator[Line]:
        """Yield the marking points, one point each, with boxes to tick."""
        for mark in item.marks:
            yield words.one_point, f"\N{BALLOT BOX} {mark}"


class TaskRenderer(OpenRenderer):
    """A task: what may begin the sentences, lines for them, and in the key the levels of marks."""

    def lines(self, question: Question) -> int:
        usual = max(_LEAST_LINES, ceil(_LINES_FOR_A_MARK * question.points))
        return question.item.holds(Open).lines or min(usual, _MOST_LINES)

    def lines_together(self, question: Question) -> int:
        lines = self.lines(question)
        return lines if lines < 2 * _LINES_TOGETHER else _LINES_TOGETHER

    def ask_one(self, paper: Paper, question: Question, worth: str) -> None:
        """Add the question and the lines; sentence starters stand in a box between them.

        Many lines may go on overleaf, or each such question would leave half of a page empty.
        """
        add_stem(paper, Style.QUESTION, question, worth)
        asked = question.item.holds(Open)
        if asked.starters:
            starters = "".join(f"\n{starter}" for starter in asked.starters)
            paper.add_beneath(Style.WORD_BANK, paper.language.sheet.starters + starters)
            paper.move_in()
        lines = self.lines(question)
        for number in range(1, lines + 1):
            paper.add_beneath(Style.ANSWER_LINE, *asked.begin_lines[number - 1 : number])
            if _LINES_TOGETHER <= number <= lines - _LINES_TOGETHER:
                paper.allow_break()

    def explain(self, item: Item, words: KeyWords) -> Iterator[Line]:
        """Yield what earns the marks: of each level, or point by point with boxes to tick."""
        for level in item.levels:
            yield words.level(level.marks.last, marks=level.marks), level.earns
        yield from super().explain(item, words)


class CompareRenderer(OpenRenderer):
    """An open question on what several reports say of one matter, with a table of them."""

    needs_page = True

    def ask_one(self, paper: Paper, question: Question, worth: str) -> None:
        """Add the question, a column for each account under the name of whose it is, and the lines.

        Where a report names nobody, the account is its own. The table has no row for a date that
        is each report's own day.
        """
        add_stem(paper, Style.QUESTION, question, worth)
        words, accounts = paper.language.sheet, question.item.holds(Comparison).accounts
        labels = (words.who, words.report, words.says, words.as_of)
        speakers = _speakers(accounts)
        columns = [
            _column(words.account.format(number=number, who=who), account)
            for number, (who, account) in enumerate(zip(speakers, accounts, strict=True), start=1)
        ]
        rows: list[list[list[Piece]]] = [
            [[Styled(label, Style.STRONG)], *([text or _NONE] for text in texts)]
            for label, texts in zip(labels, zip(*columns, strict=True), strict=True)
            if any(texts)
        ]
        across = round(paper.letters_across())
        narrow = min(_MOST_FOR_LABELS, max(map(len, labels)))
        needed = max(narrow, *(len(word) for label in labels for word in label.split()))
        label = min(needed + _BESIDE_LABEL, across // (len(accounts) + 1))
        shares = [label * len(accounts), *[across - label] * len(accounts)]
        caption = words.reports_for.format(number=question.number)
        indent = 0 if paper.looks.is_wide else paper.looks.indent
        look = TableLook(Style.ACCOUNT, Style.ACCOUNT, indent, hold=True)
        paper.add_table(caption, shares, rows, look)
        add_lines(paper, self.lines(question))


def _speakers(accounts: Sequence[Account]) -> list[str]:
    """Return whose word each account is: the report's if nobody is named, by its day if need be."""
    speakers = [sentence_case(account.per or account.outlet) for account in accounts]
    return [
        f"{who}, {account.day}" if speakers.count(who) > 1 and not account.per else who
        for who, account in zip(speakers, accounts, strict=True)
    ]


def _column(head: str, account: Account) -> list[Piece]:
    """Return whose account it is, in which report, what it says, and the date of the matter."""
    as_of = account.as_of if account.as_of != account.day else ""
    report = f"{sentence_case(account.outlet)}, {account.day}"
    return [Styled(head, Style.STRONG), report, account.claim, sentence_case(as_of)]


def add_word_bank(paper: Paper, section: Section, layout: WordBank, worth: Worth) -> None:
    """Add a box with the answers above the sentences, all on one page if they fit on one."""
    paper.add_words(layout.words)
    blank = blank_for(layout.words)
    stems = sum(paper.part_of_page(question.item.stem) for question in section.questions)
    for question in section.questions:
        add_stem(paper, Style.GAP_QUESTION, question, worth(question), blank)
        if stems >= _FILLS_A_PAGE or question is section.questions[-1]:
            paper.allow_break()
        else:
            paper.forbid_break()
