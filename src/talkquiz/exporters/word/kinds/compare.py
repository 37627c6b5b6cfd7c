"""Compare the sources: what reports say of one matter, side by side, and an open question."""

from collections.abc import Iterator, Sequence

from talkquiz.exporters.word.builder import Paper, Piece, Styled
from talkquiz.exporters.word.kinds import open_question
from talkquiz.exporters.word.kinds.open_question import lines_in_sentences
from talkquiz.exporters.word.kinds.shared import add_lines, add_stem, one_by_one
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.products import Question
from talkquiz.items.item import Account
from talkquiz.items.wording import sentence_case

at_a_glance = open_question.at_a_glance
in_full = open_question.in_full
explain = open_question.explain

_HEADS = Account("Report", "Day", "What it says", "According to", "As of")
_SHARES = 6, 16
"""How wide the column of heads is, and what all reports share."""
_NOBODY = "\N{EN DASH}"


@one_by_one
def ask(paper: Paper, question: Question, worth: Sequence[Piece]) -> None:
    """Add the question, the table of the reports and lines for an answer in sentences."""
    add_stem(paper, Style.QUESTION, question, worth)
    rows = list(_rows(question.item.accounts))
    heads, reports = _SHARES
    shares = [heads * (len(rows[0]) - 1), *[reports] * (len(rows[0]) - 1)]
    caption = f"Reports for question {question.number}"
    paper.add_table(caption, shares, rows, Style.ACCOUNT, hold=True)
    add_lines(paper, lines_in_sentences(question))


def _rows(accounts: Sequence[Account]) -> Iterator[list[list[Piece]]]:
    """Yield the table with a column for each report, which is wide enough for its words.

    Nothing stands there that no report has, nor a date that is each report's own day.
    """
    days = tuple(account.day for account in accounts)
    for head, cells in zip(_HEADS, zip(*accounts, strict=True), strict=True):
        if any(cells) and (cells != days or head == _HEADS.day):
            yield [[Styled(head, Style.STRONG)], *map(_said, cells)]


def _said(text: str) -> list[Piece]:
    return [sentence_case(text) or _NOBODY]
