"""Compare the sources: what reports say of one matter, side by side, and an open question."""

from collections.abc import Sequence

from talkquiz.exporters.word.document import Paper, Piece
from talkquiz.exporters.word.kinds import open_question
from talkquiz.exporters.word.kinds.shared import add_lines, add_stem, one_by_one
from talkquiz.exporters.word.styles import Style
from talkquiz.items.assembled import Question
from talkquiz.items.model import Account
from talkquiz.items.wording import sentence_case

at_a_glance = open_question.at_a_glance
in_full = open_question.in_full
explain = open_question.explain

_HEADS = Account("Report", "Day", "What it says", "According to", "As of")
_SHARES = 5, 6, 12, 6, 6
_TURNED_FROM = 1.15
"""From how much longer words on, five columns are too narrow for them."""


@one_by_one
def ask(paper: Paper, question: Question, worth: Sequence[Piece]) -> None:
    """Add the question, the table of the reports and lines for an answer in sentences."""
    add_stem(paper, Style.QUESTION, question, worth)
    shares, rows = _filled(question.item.accounts)
    caption = f"Reports for question {question.number}"
    if paper.looks.wider > _TURNED_FROM:
        shares, rows = _turned(rows)
    paper.add_table(caption, shares, rows, Style.ACCOUNT, hold=True)
    add_lines(paper, open_question.lines_in_sentences(question.item))


def _filled(accounts: Sequence[Account]) -> tuple[list[int], list[list[list[Piece]]]]:
    """Return widths and rows of the table, header first, without columns that no report fills."""
    columns = zip(_SHARES, _HEADS, zip(*accounts, strict=True), strict=True)
    used = [column for column in columns if any(column[2])]
    rows = zip(*((head, *cells) for _, head, cells in used), strict=True)
    return [share for share, _, _ in used], [
        [[sentence_case(cell)] for cell in row] for row in rows
    ]


def _turned(rows: list[list[list[Piece]]]) -> tuple[list[int], list[list[list[Piece]]]]:
    """Return widths and rows of the table turned: a column for each report, after the heads."""
    turned = [list(column) for column in zip(*rows, strict=True)]
    return [6, *[8] * (len(rows) - 1)], turned
