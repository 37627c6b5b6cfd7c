"""The content of a file tells what it is; what is no bank is refused in a sentence."""

from pathlib import Path

import pytest

from class_tables import workbook
from talkquiz.question_banks.bank import UnreadableBankError
from talkquiz.question_banks.read_bank import read_question_bank


def read(folder: Path, content: bytes | str, name: str) -> list[tuple[str, str]]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return [(each.stem, each.answers[0]) for each in read_question_bank(path).questions]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("Question,Answer\nWho?,Ada\n", "a.csv"),
        ("Question\tAnswer\nWho?\tAda\n", "a.tsv"),
        ("Who?\tAda\n", "quizlet.txt"),
        ("::T::Who? {=Ada ~Tom}\n", "a.gift"),
        ("::T::Who? {=Ada ~Tom}\n", "a.txt"),
        ("#separator:tab\n#html:true\nWho?\tAda\n", "Default.txt"),
        ("Question,Answer\nWho?,Ada\n".encode("utf-16"), "a.csv"),
        (workbook({"Quiz": [["Question", "Answer"], ["Who?", "Ada"]]}), "a.xlsx"),
    ],
)
def test_files_of_all_sorts(tmp_path: Path, content: bytes | str, name: str) -> None:
    assert read(tmp_path, content, name) == [("Who?", "Ada")]


def test_the_sheet_with_headings_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    quiz = [["Question", "Answer"], ["Who?", "Ada"]]
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook({"About": [["My quiz"]], "Quiz": quiz, "More": quiz}))
    bank = read_question_bank(path)
    assert [each.answers for each in bank.questions] == [("Ada",)]
    (note,) = bank.unread
    assert note.message == "the sheet “Quiz” is read, and not “About”, “More”"
    assert read_question_bank(path, sheet="More").unread == []


def test_a_guessed_encoding_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Question,Answer\nWer?,Jörg Müller\n".encode("cp1252"))
    bank = read_question_bank(path)
    assert bank.questions[0].answers == ("Jörg Müller",)
    assert [each.code for each in bank.unread] == ["TQ787"]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.7", "a.csv"),
        (b"<html><table>", "a.xls"),
        (b"PK\x03\x04junk", "a.xlsx"),
        (b"PK\x03\x04junk", "a.apkg"),
        (b"SQLite format 3\0", "collection.anki2"),
        (b"\xd0\xcf\x11\xe0", "a.xls"),
        (b"just words\nand more\n", "a.txt"),
        (b"", "a.csv"),
        (b"a\0b\0\0\0c", "a.txt"),
    ],
)
def test_what_is_no_bank_is_refused(tmp_path: Path, content: bytes, name: str) -> None:
    with pytest.raises(UnreadableBankError) as error:
        read(tmp_path, content, name)
    (problem,) = error.value.problems
    assert (problem.code, problem.path) == ("TQ780", str(tmp_path / name))
    assert problem.hint
