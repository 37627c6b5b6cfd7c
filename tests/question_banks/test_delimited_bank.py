"""Lists of questions in text: what separates them is found, or said."""

import pytest

from talkquiz.question_banks.bank import Bank
from talkquiz.question_banks.delimited_bank import read_delimited_bank
from talkquiz.tables.table import UnreadError

PAIRS = [("ohm", "unit of resistance, R"), ("volt", 'unit of "voltage"')]


def pairs(bank: Bank) -> list[tuple[str, str]]:
    return [(each.stem, each.answers[0]) for each in bank.questions]


@pytest.mark.parametrize(
    ("between", "end"),
    [("\t", "\n"), ("\t", "\r\n"), ("\t", ";"), (" - ", "\n"), (" : ", "\n"), ("::", "\n")],
)
def test_separators_of_quizlet_are_found(between: str, end: str) -> None:
    text = end.join(f"{term}{between}{definition}" for term, definition in PAIRS)
    bank = read_delimited_bank(text)
    assert pairs(bank) == PAIRS
    if between != "\t" or end == ";":
        assert any("part question and answer" in each.message for each in bank.unread)


@pytest.mark.parametrize(
    ("between", "end"), [("\t", "\n\n"), ("==", "##"), (",", ";"), (" - ", "\n\n"), ("\t", "\n")]
)
def test_separators_that_are_said(between: str, end: str) -> None:
    """With a separator of rows of its own, a definition may have several lines."""
    wanted = [("ohm", "unit of resistance"), ("volt", "unit of voltage")]
    text = end.join(f"{term}{between}{definition}" for term, definition in wanted)
    if "\n" not in between + end:
        text = text.replace("unit of", "unit\nof")
    row_end = "" if end == "\n" else end
    bank = read_delimited_bank(text, between, row_end)
    assert pairs(bank) == wanted
    if end == "\n\n":
        assert [each.line for each in bank.questions] == [1, 3]


@pytest.mark.parametrize("between", [",", " - ", "\t"])
def test_pairs_on_one_line_are_told_from_a_row_of_a_table(between: str) -> None:
    """A comma in a definition is one; the guess is said. Two halves are too few to tell by."""
    wanted = [("ohm", "unit of resistance, R"), ("volt", "unit of voltage"), ("mole", "unit")]
    bank = read_delimited_bank("; ".join(between.join(pair) for pair in wanted))
    assert pairs(bank) == wanted
    assert any("a semicolon the questions" in each.message for each in bank.unread)
    assert pairs(read_delimited_bank("3,5;4,5")) == [("3,5", "4,5")]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_spreadsheets_quote_their_cells(separator: str) -> None:
    cells = [["Question", "Answer"], ['"What; is, it|?"', '"a ""thing""\nof wood"']]
    text = "\r\n".join(separator.join(row) for row in cells)
    bank = read_delimited_bank(f"\ufeff{text}")
    assert pairs(bank) == [("What; is, it|?", 'a "thing" of wood')]
    assert not bank.unread


def test_quotation_marks_of_quizlet_are_words() -> None:
    text = 'greeting\t"Hello\nfarewell\tGoodbye"\nthanks\t"Cheers" and so on\n'
    assert pairs(read_delimited_bank(text)) == [
        ("greeting", '"Hello'),
        ("farewell", 'Goodbye"'),
        ("thanks", '"Cheers" and so on'),
    ]


def test_what_excel_is_told_is_understood() -> None:
    bank = read_delimited_bank("sep=;\nQuestion;Answer\nWho, then?;Ada\n")
    assert pairs(bank) == [("Who, then?", "Ada")]


def test_a_line_that_goes_on_is_said() -> None:
    """Quizlet quotes nothing: a definition of two lines looks like a line without a tab."""
    bank = read_delimited_bank("ohm\tunit\nof resistance\nvolt\tunit of voltage\n")
    assert pairs(bank) == [("ohm", "unit of resistance"), ("volt", "unit of voltage")]
    (note,) = [each for each in bank.unread if "goes on" in each.message or "go on" in each.message]
    assert (note.line, note.code) == (2, "TQ787")


@pytest.mark.parametrize("text", ["", "\n", "One line of prose.\nAnd, well, another one.\n"])
def test_a_text_without_pairs_is_refused(text: str) -> None:
    with pytest.raises(UnreadError, match="what separates a question") as error:
        read_delimited_bank(text)
    assert error.value.code == "TQ780"
    assert "--separator" in error.value.hint
