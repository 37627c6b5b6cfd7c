r"""Finds the rows of a list of questions in delimited text: CSV, TSV, what Quizlet exports.

Quizlet lets its users choose what parts term and definition (a tab, a comma, anything) and what
parts the pairs (a line end, a semicolon, anything), and quotes nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from talkquiz.question_banks.bank import Bank, Unread, shortened
from talkquiz.question_banks.question_tables import find_headings, read_question_table
from talkquiz.tables.delimited_rows import (
    BYTE_ORDER_MARK,
    LINE_END,
    beginning,
    rows,
    stated_separator,
    tables_by_separator,
)
from talkquiz.tables.table import Cell, UnreadError, filled

_SEPARATORS = "\t;,|"
_WIDE = (" - ", " – ", " — ", " : ", " = ", " -> ", "::", "->", ":", "=")
"""What people put between term and definition, if nothing of a table."""
_LOOKED_AT = 50_000


def read_delimited_bank(text: str, separator: str = "", row_separator: str = "") -> Bank:
    """Return the questions in a text whose cells and rows are separated so, or as it is found.

    Raises UnreadError where it cannot be told what parts a question from its answer.
    """
    text = text.replace(BYTE_ORDER_MARK, "")
    notes: list[Unread] = []
    stated, start = stated_separator(text)
    separator = separator or stated
    if not row_separator and not separator and (between := _between_pairs_on_one_line(text)):
        separator, row_separator = between, ";"
        called = "a tab" if between == "\t" else f"“{between.strip()}”"
        message = f"{called} is taken to part question and answer, a semicolon the questions"
        notes.append(Unread(1, 1, "TQ787", message, "--separator and --row-separator say others."))
    if not separator:
        separator = _separator(text)
        if not separator:
            raise UnreadError(
                "it cannot be told what separates a question from its answer",
                r"Say it: --separator '\t' for a tab, ',' for a comma. GIFT ends in .gift or .txt.",
                code="TQ780",
            )
        if separator in _WIDE:
            message = f"“{separator.strip()}” is taken to part question and answer"
            notes.append(Unread(1, 1, "TQ787", message, "--separator says another."))
    if row_separator or len(separator) > 1:
        found = list(_unquoted(text, separator, row_separator))
    else:
        found = [row for row in rows(text, separator, start) if filled(row)]
        # Quizlet quotes nothing: a mark that begins an answer may meet one that ends another.
        cells = (cell for row in found for cell in row)
        if separator == "\t" and any(cell.problem or "\t" in cell.text for cell in cells):
            found = list(_unquoted(text[start:], separator, "", text[:start].count("\n")))
        if separator == "\t" and find_headings(found) is None:
            found = list(_continued(found, notes))
    bank = read_question_table(found, "a list of questions and answers", separator)
    return bank._replace(unread=[*notes, *bank.unread])


def _between_pairs_on_one_line(text: str) -> str:
    """Return what parts the halves of pairs, if a text is one line of them with semicolons between.

    Empty if it is not: a tab must stand once in each, anything else at least once in three or more.
    """
    line, _, rest = text.strip().partition("\n")
    pairs = line.rstrip("; ").split(";")
    if rest or len(pairs) < 2:
        return ""
    if all(pair.count("\t") == 1 for pair in pairs):
        return "\t"
    least = (between for between in (" - ", " – ", ",") if all(between in pair for pair in pairs))
    return next(least, "") if len(pairs) > 2 else ""


def _separator(text: str) -> str:
    """Return what separates the cells: what makes headings known, else the same number a row."""
    best, most = "", (0.0, 0.0)
    start = beginning(text, _LOOKED_AT)
    for separator, table, wide in tables_by_separator(start, _SEPARATORS, 200):
        share = max(wide.values()) / len(table)
        if separator == "\t":  # which no prose has
            share = max(share, 0.9 * sum(wide.values()) / len(table))
        named = 1.0 if find_headings(table) else 0.0
        if (named or share >= (0.5 if separator == "\t" else 0.8)) and (named, share) > most:
            best, most = separator, (named, share)
    if best:
        return best
    lines = [line for line in start.splitlines() if line.strip()][:200]
    for separator in _WIDE:
        if sum(line.count(separator) == 1 for line in lines) >= 0.8 * len(lines) and len(lines) > 1:
            return separator
    return ""


def _unquoted(
    text: str, separator: str, row_separator: str, above: int = 0
) -> Iterator[list[Cell]]:
    """Yield rows of two cells or more, where quotation marks are words like others.

    Without a `row_separator` each line is a row; with one, a row may have several lines, and is
    a pair, as Quizlet alone has such rows: the first separator parts it.
    """
    starts = [0, *(end.end() for end in LINE_END.finditer(text))]
    at = 0
    ends = re.compile(re.escape(row_separator) if row_separator else LINE_END.pattern)
    for end in (*ends.finditer(text), None):
        row, row_end = [], end.start() if end else len(text)
        for piece in text[at:row_end].split(separator, 1 if row_separator else -1):
            line = bisect_right(starts, at)
            row.append(Cell(piece, above + line, at - starts[line - 1] + 1))
            at += len(piece) + len(separator)
        if filled(row):
            yield row
        at = end.end() if end else len(text)


def _continued(table: list[list[Cell]], notes: list[Unread]) -> Iterator[list[Cell]]:
    """Yield rows; a line without a tab goes on with the answer above it, which is said."""
    before: list[Cell] = []
    for row in table:
        if len(row) == 1 and len(before) > 1:
            last = before[-1]
            before[-1] = last._replace(text=f"{last.text}\n{row[0].text}")
            message = (
                f"the line is taken to go on with the answer above it: “{shortened(row[0].text)}”"
            )
            notes.append(Unread(row[0].line, row[0].column, "TQ787", message))
            continue
        if before:
            yield before
        before = list(row)
    if before:
        yield before
