"""Encodings are told by their marks or letters; cells are those that Python's own reader finds."""

import codecs
import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosters.tables import ENCODINGS
from talkquiz.rosters.csv_table import decode, line_and_column, rows

text = st.text(st.sampled_from('ab",;\t\r\n é'), max_size=12)
tables = st.lists(st.lists(text, min_size=2, max_size=4), min_size=1, max_size=5)


def read(content: str) -> list[list[str]]:
    return [[cell.text for cell in row] for row in rows(content)]


@given(tables, st.sampled_from(",;\t"))
def test_what_a_writer_wrote_is_read(table: list[list[str]], separator: str) -> None:
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
    assert read(content) == expected


@pytest.mark.parametrize(
    "content",
    ['Name,Class\n"Ada,7b\nBob,7c', 'N,C\n"Ada" B,7b\nBob,7c', 'N,C\n"Ada,7b\nBob,7c\n"Tom",7b'],
)
def test_faults(content: str) -> None:
    found = list(rows(content))
    assert "quotation mark" in found[1][0].problem
    assert [cell.text for cell in found[2]] == ["Bob", "7c"]


@given(tables)
def test_every_cell_is_where_it_stands(table: list[list[str]]) -> None:
    written = StringIO(newline="")
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows(table)
    content = written.getvalue()
    lines = content.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for row in rows(content):
        for cell in row:
            line, column = line_and_column(content, cell.start)
            assert lines[line - 1][column - 1] == '"'


NAMES = (
    "Björn Müller",
    "Zoë O’Brien",
    "José García Íñiguez",
    "Élodie D’Arc",
    "Çağla",
    "François Lefèvre",
    "Þóra Æsa Ødegård",
    "ÅSA ÖSTERBERG",
    "Giulia Dall’Agnol",
)


def can_encode(letter: str) -> bool:
    return all(letter.encode(page, "ignore") for page in ("cp1252", "mac-roman"))


@given(st.text(st.characters(codec="utf-8"), max_size=40), st.sampled_from(sorted(ENCODINGS)))
def test_unicode_is_certain(text: str, encoding: str) -> None:
    text = text.lstrip("\ufeff")
    assert decode(ENCODINGS[encoding] + text.encode(encoding)) == (text, "")


@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman"])
@pytest.mark.parametrize("name", NAMES)
def test_code_pages_are_guessed(name: str, encoding: str) -> None:
    """A name alone shows which code page it was written in, and that this is a guess."""
    known = "".join(letter for letter in name if can_encode(letter))
    assert decode(f"Name\r\n{known}\r\n".encode(encoding)) == (f"Name\r\n{known}\r\n", encoding)


def test_windows_comes_first() -> None:
    assert decode("JOÃO SIMÕES".encode("cp1252")) == ("JOÃO SIMÕES", "cp1252")


@pytest.mark.parametrize(
    "content",
    [
        "Имя\nИван Петров\nОльга\n".encode("cp1251"),
        "الاسم\nمحمد\n".encode("cp1256"),
        codecs.BOM_UTF16_LE + b"A",
        codecs.BOM_UTF8 + b"\xff",
    ],
)
def test_what_cannot_be_told_is_refused(content: bytes) -> None:
    with pytest.raises(UnicodeError):
        decode(content)
