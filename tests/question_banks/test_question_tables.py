"""Spreadsheets of questions as quiz programs and people make them."""

from collections.abc import Sequence

import pytest

from talkquiz.question_banks.bank import Bank, BankKind, BankQuestion
from talkquiz.question_banks.question_tables import read_question_table
from talkquiz.tables.table import Cell


def bank(*rows: Sequence[str]) -> Bank:
    cells = [
        [Cell(text, line, column) for column, text in enumerate(row, 1)]
        for line, row in enumerate(rows, 1)
    ]
    return read_question_table(cells, "a workbook")


def only(*rows: Sequence[str]) -> BankQuestion:
    read = bank(*rows)
    assert not read.unread
    (question,) = read.questions
    return question


FOUR = [f"Answer {n}" for n in range(1, 5)]
LONG = [f"{name} - max 75 characters" for name in FOUR]
FIVE = [f"Option {n}" for n in range(1, 6)]
TIME, KEYS = "Time limit (sec) – 5, 10, 20 secs", "Correct answer(s) - choose at least one"
KAHOOT = (
    ["", "Quiz template"],
    ["", "Add questions below."],
    ["", "Question - max 120 characters", *LONG, TIME, KEYS],
)
BLOOKET = (
    ["Blooket\nImport Template"],
    [
        "Question #",
        "Question Text",
        *FOUR,
        "Time Limit (sec)\n(Max: 300)",
        "Correct Answer(s)\n(#)",
    ],
)
GIMKIT = (
    ["Gimkit Spreadsheet Import Template"],
    ["Question", "Correct Answer", "Incorrect Answer 1", "Incorrect Answer 2 (Optional)"],
)
QUIZIZZ = (
    ["Question Text", "Question Type", *FIVE, "Correct Answer", "Time in seconds", "Image Link"],
)


@pytest.mark.parametrize(
    "rows",
    [
        (*KAHOOT, ("1", "Where is the pier?", "Holm", "Saltmere", "Lund", "", "20", "2")),
        (*BLOOKET, ("1", "Where is the pier?", "Holm", "Saltmere", "Lund", "", "20", "2")),
        (
            *QUIZIZZ,
            ("Where is the pier?", "Multiple Choice", "Holm", "Saltmere", "Lund", "", "", "2"),
        ),
        (
            ["Question", "Option A", "Option B", "Option C", "Answer (A/B/C)", "Explanation"],
            ["Where is the pier?", "Holm", "Saltmere", "Lund", "Option B", ""],
        ),
        (["Stem", "A", "B", "C", "Key"], ["Where is the pier?", "Holm", "Saltmere", "Lund", "B"]),
        (
            ["Question", "Option 1", "Option 2", "Option 3", "Correct"],
            ["Where is the pier?", "Holm", "Saltmere", "Lund", "saltmere"],
        ),
    ],
)
def test_templates_of_quiz_programs(rows: Sequence[Sequence[str]]) -> None:
    question = only(*rows)
    assert question.kind is BankKind.CHOICE
    assert [(each.text, each.correct) for each in question.options] == [
        ("Holm", False),
        ("Saltmere", True),
        ("Lund", False),
    ]


def test_wrong_answers_in_columns_of_their_own() -> None:
    question = only(*GIMKIT, ["Where is the pier?", "Saltmere", "Holm", ""])
    assert [(each.text, each.correct) for each in question.options] == [
        ("Saltmere", True),
        ("Holm", False),
    ]


def test_rows_that_a_template_has_numbered_are_empty() -> None:
    """Kahoot's has a hundred of them; a row with an answer and no question is told."""
    heads = ["", "Question", "Answer 1", "Answer 2", "Time limit", "Correct answer"]
    empty = ["2", "", "", "", "20", ""]
    assert only(heads, ["1", "Where?", "Holm", "Lund", "20", "2"], empty).answers == ("Lund",)
    read = bank(["No", "Question", "Answer"], ["1", "Where?", "Lund"], ["2", "", "1850"])
    assert [each.code for each in read.unread] == ["TQ782"]


@pytest.mark.parametrize(
    ("asks", "option", "right"),
    [
        ("Frage", "Antwort", "Richtige Antwort"),
        ("Question", "Réponse", "Bonne réponse"),
        ("Pregunta", "Opción", "Respuesta correcta"),
        ("Domanda", "Risposta", "Risposta corretta"),
        ("Pergunta", "Alternativa", "Gabarito"),
        ("Vraag", "Antwoord", "Juiste antwoord"),
        ("Pytanie", "Odpowiedź", "Poprawna odpowiedź"),
        ("Fråga", "Svar", "Rätt svar"),
        ("Вопрос", "Ответ", "Правильный ответ"),
        ("問題", "選択肢", "正解"),
    ],
)
def test_headings_of_other_languages(asks: str, option: str, right: str) -> None:
    heads = [asks, *(f"{option} {letter}" for letter in "ABC"), right]
    question = only(heads, ["Where is the pier?", "Holm", "Saltmere", "Lund", "B"])
    assert (question.kind, question.answers) == (BankKind.CHOICE, ("Saltmere",))
    assert only([asks, right], ["Where is the pier?", "Saltmere"]).answers == ("Saltmere",)


def test_several_right_options() -> None:
    heads = ["Question", "Option 1", "Option 2", "Option 3", "Correct"]
    for key in ("1,3", "A and C", "1; 3", "Holm, Lund", "A|C", "a c"):
        question = only(heads, ["Which two?", "Holm", "Saltmere", "Lund", key])
        assert question.kind is BankKind.MULTIPLE_RESPONSE, key
        assert question.answers == ("Holm", "Lund")


def test_a_number_is_an_option_before_it_is_a_place_unless_the_program_counts() -> None:
    """Where a column says the time, a quiz program made the table, and its keys are places."""
    heads = ["Question", "Option 1", "Option 2", "Option 3", "Correct"]
    row = ["How many piers?", "3", "1", "2", "3"]
    assert only(heads, row).answers == ("3",)
    assert only([*heads, "Time limit"], [*row, "20"]).answers == ("2",)


@pytest.mark.parametrize(
    ("question", "answer", "kind", "answers"),
    [
        ("Who opened it?", "Ada Brook", BankKind.SHORT_ANSWER, ("Ada Brook",)),
        ("____ opened it.", "Ada Brook", BankKind.CLOZE, ("Ada Brook",)),
        ("It was [...].", "It was shut. For good.", BankKind.CLOZE, ("shut",)),
        ("The pier is shut.", "false", BankKind.TRUE_FALSE, ("False",)),
        ("Is the pier shut?", "True", BankKind.TRUE_FALSE, ("True",)),
        ("Which letter follows S?", "T", BankKind.SHORT_ANSWER, ("T",)),
        ("f", "F", BankKind.SHORT_ANSWER, ("F",)),
    ],
)
def test_kinds_by_what_stands_there(
    question: str, answer: str, kind: BankKind, answers: tuple[str, ...]
) -> None:
    read = only(["Question", "Answer"], [question, answer])
    assert (read.kind, read.answers) == (kind, answers)


def test_options_true_and_false_are_a_statement() -> None:
    question = only(["Question", "A", "B", "Key"], ["The pier is shut.", "True", "False", "B"])
    assert (question.kind, question.answers) == (BankKind.TRUE_FALSE, ("False",))


def test_other_columns_are_kept() -> None:
    heads = ["No.", "Question", "Answer", "Explanation", "Tags", "Unit", "Image", "House", "Points"]
    row = ["7", "Who?", "Ada <b>Brook</b>", "She did.", "a; b", "", "p.png", "North", "2"]
    question = only(heads, row)
    assert question.answers == ("Ada Brook",)
    assert (question.feedback, question.tags, question.media) == (
        "She did.",
        ("a", "b"),
        ("p.png",),
    )
    assert question.extra == (("House", "North"),)


@pytest.mark.parametrize(
    ("row", "code", "why"),
    [
        (["", "a", "b", "A", ""], "TQ782", "no question"),
        (["Where?", "", "", "", ""], "TQ782", "no answer"),
        (["Where?", "a", "b", "", ""], "TQ783", "no right answer"),
        (["Where?", "a", "b", "D", ""], "TQ783", "names none"),
        (["Where?", "a", "b", "A,Z", ""], "TQ783", "names none"),
        (["Where?", "a", "b", "A", "Open-ended"], "TQ784", "not read"),
        (["x" * 20_001, "a", "b", "A", ""], "TQ782", "longer than"),
    ],
)
def test_rows_that_are_no_question_are_said(row: list[str], code: str, why: str) -> None:
    read = bank(["Question", "A", "B", "Correct", "Type"], row, ["Who?", "a", "b", "B", ""])
    (wrong,) = read.unread
    assert (wrong.line, wrong.code) == (2, code)
    assert why in wrong.message
    assert [question.line for question in read.questions] == [3]


def test_a_cell_that_is_broken_is_said_where_it_stands() -> None:
    heads = [Cell("Question", 1, 1), Cell("Answer", 1, 10)]
    row = [Cell("Who?", 2, 1), Cell('"Ada', 2, 6, "it is open")]
    (wrong,) = read_question_table([heads, row], "a list").unread
    assert (wrong.line, wrong.column, wrong.message) == (2, 6, "it is open")


def test_without_headings_the_first_two_columns_are_taken_and_it_is_said() -> None:
    read = bank(["ohm", "unit of resistance", "physics"], ["volt", "unit of voltage"])
    assert [(each.stem, *each.answers) for each in read.questions] == [
        ("ohm", "unit of resistance"),
        ("volt", "unit of voltage"),
    ]
    assert read.questions[0].extra == (("column 3", "physics"),)
    assert [each.code for each in read.unread] == ["TQ787"]
