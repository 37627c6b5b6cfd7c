"""Tables in text: what separates their cells, and where each cell is."""

import pytest

from talkquiz.rosters.delimited_text import read_delimited


def texts(content: str, *chosen: str) -> list[list[str]]:
    return [[cell.text for cell in row] for row in read_delimited(content, chosen).rows]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Name;Class\nAda;7b\n", [["Name", "Class"], ["Ada", "7b"]]),
        ("Name\tClass\nAda\t7b", [["Name", "Class"], ["Ada", "7b"]]),
        ("Name|Class\nAda|7b", [["Name", "Class"], ["Ada", "7b"]]),
        ("Name^Class\nAda^7b", [["Name", "Class"], ["Ada", "7b"]]),
        ("Name,Class\rAda,7b\r", [["Name", "Class"], ["Ada", "7b"]]),
        ("Name\nBrook, Ada\n", [["Name"], ["Brook, Ada"]]),
        ("Ada Brook\nTom Reed, Jr.\nIvy: Day\n", [["Ada Brook"], ["Tom Reed, Jr."], ["Ivy: Day"]]),
        ('"last, first, all";Class\nAda;7b', [["last, first, all", "Class"], ["Ada", "7b"]]),
        ('"Last Name"\t"First Name"\n"A"\t"B"', [["Last Name", "First Name"], ["A", "B"]]),
        ("SEP=|\nName|Class\nAda|", [["Name", "Class"], ["Ada", ""]]),
        ('Name,Nick\nAda,"The ""Hat"""', [["Name", "Nick"], ["Ada", 'The "Hat"']]),
        ('No,Name\n1, "Brook, Ada"', [["No", "Name"], ["1", "Brook, Ada"]]),
        ("# a list\nid:surname:name\n1:B:A\n", [["id", "surname", "name"], ["1", "B", "A"]]),
        ("Name;Mark\nAda;1,5\nBen;2,0\n", [["Name", "Mark"], ["Ada", "1,5"], ["Ben", "2,0"]]),
        ("X, Y\nName;No\nAda;1\n", [["X, Y"], ["Name", "No"], ["Ada", "1"]]),
        ("", []),
        ("sep=;", []),
    ],
)
def test_separators(content: str, expected: list[list[str]]) -> None:
    """What separates cells is told by headings that are known, else by most rows."""
    assert texts(content) == expected


def test_a_heading_that_was_named_shows_the_separator() -> None:
    assert texts("a, b\nDeltagare;x\nAda;1\n", "Deltagare")[1] == ["Deltagare", "x"]


def test_each_cell_has_its_place() -> None:
    """Line and column are those of the text, also below a cell that holds a line break."""
    rows = read_delimited('No,Name\n"1\n2",Ada\n3,Ben').rows
    assert [(cell.line, cell.column) for row in rows for cell in row] == [
        *((1, 1), (1, 4), (2, 1), (3, 4), (4, 1), (4, 3)),
    ]


@pytest.mark.parametrize(
    "content",
    ['Name,Class\n"Ada,7b\nBob,7c', 'N,C\n"Ada" B,7b\nBob,7c', 'N,C\n"Ada,7b\nBob,7c\n"Tom",7b'],
)
def test_an_open_quotation_mark_is_told_and_harms_no_other_row(content: str) -> None:
    found = read_delimited(content).rows
    assert "quotation mark" in found[1][0].problem
    assert [cell.text for cell in found[2]] == ["Bob", "7c"]
