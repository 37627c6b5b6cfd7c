"""Cells are those that Python's own reader finds, and each is where it stands."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkquiz.rosters.cells import place, rows

text = st.text(st.sampled_from('ab",;\t\r\n é'), max_size=12)
tables = st.lists(st.lists(text, min_size=2, max_size=4), min_size=1, max_size=5)


def read(content: str) -> list[list[str]]:
    """Return the texts of all cells."""
    return [[cell.text for cell in row] for row in rows(content)]


@given(tables, st.sampled_from(",;\t"))
def test_what_a_writer_wrote_is_read(table: list[list[str]], separator: str) -> None:
    """Whatever the cells hold, commas, quotes and line breaks too, they come back as they were."""
    written = StringIO()
    csv.writer(written, delimiter=separator).writerows(table)
    assert read(f"sep={separator}\r\n{written.getvalue()}") == table


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Name;Class\nAda;7b\n", [["Name", "Class"], ["Ada", "7b"]]),
        ("Name\tClass\nAda\t7b", [["Name", "Class"], ["Ada", "7b"]]),
        ("Name,Class\rAda,7b\r", [["Name", "Class"], ["Ada", "7b"]]),
        ("Name\nBrook, Ada\n", [["Name"], ["Brook, Ada"]]),
        (
            "Student (last, first);Class\nAda;7b",
            [["Student (last, first)", "Class"], ["Ada", "7b"]],
        ),
        ('"last, first, all";Class\nAda;7b', [["last, first, all", "Class"], ["Ada", "7b"]]),
        ("SEP=|\nName|Class\nAda|", [["Name", "Class"], ["Ada", ""]]),
        ('Name,Nick\nAda,"The ""Hat"""', [["Name", "Nick"], ["Ada", 'The "Hat"']]),
        ("", []),
        ("sep=;", []),
    ],
)
def test_separators(content: str, expected: list[list[str]]) -> None:
    """Commas, semicolons and tabs are told apart by the first line, or by Excel's own mark."""
    assert read(content) == expected


@pytest.mark.parametrize(
    "content",
    ['Name,Class\n"Ada,7b\nBob,7c', 'N,C\n"Ada" B,7b\nBob,7c', 'N,C\n"Ada,7b\nBob,7c\n"Tom",7b'],
)
def test_faults(content: str) -> None:
    """A quotation mark that is wrong is told of its own cell, and the next row is read."""
    found = list(rows(content))
    assert "quotation mark" in found[1][0].fault
    assert [cell.text for cell in found[2]] == ["Bob", "7c"]


@given(tables)
def test_every_cell_is_where_it_stands(table: list[list[str]]) -> None:
    """Line and column of each cell lead to its first sign, counted as editors count them."""
    written = StringIO(newline="")
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows(table)
    content = written.getvalue()
    lines = content.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for row in rows(content):
        for cell in row:
            line, column = place(content, cell.start)
            assert lines[line - 1][column - 1] == '"'
