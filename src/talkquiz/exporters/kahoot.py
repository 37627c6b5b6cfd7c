"""Spreadsheets for Kahoot, as its own template has them: a quiz that a class plays.

The template has its headings in row 8 from column B on, words for people above them, and room for a
hundred questions. Kahoot
cuts a question after 120 letters and an answer after 75, and says nothing: what is longer stays
out whole, and so does a warning or who says so.
"""

from datetime import datetime
from io import BytesIO
from typing import NamedTuple

from talkquiz.exporters import AS_USUAL, Assembled, Options, Product
from talkquiz.exporters.question_html import as_plain
from talkquiz.language.language_file import Language
from talkquiz.onscreen.carried import Carried, LeftOut, Loss
from talkquiz.onscreen.question import OnscreenQuestion, Pick
from talkquiz.onscreen.question_set import QuestionSet

_MOST_QUESTIONS = 100
_MOST_LETTERS, _MOST_ANSWER_LETTERS = 120, 75
_MOST_OPTIONS = 4
_HEADINGS = (
    f"Question - max {_MOST_LETTERS} characters",
    *(f"Answer {n} - max {_MOST_ANSWER_LETTERS} characters" for n in range(1, _MOST_OPTIONS + 1)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
"""Kahoot's own, in whatever language the questions are."""
_ROW_OF_HEADINGS = 7
_SECONDS, _SECONDS_FOR_SEVERAL, _SECONDS_FOR_VERDICT = 30, 60, 20
_NO_DAY = datetime(1980, 1, 1)


class _Row(NamedTuple):
    """A question as the template has it; `right` are the numbers of the answers that are."""

    question: str
    answers: tuple[str, ...]
    seconds: int
    right: str


class _Sheet(NamedTuple):
    """A spreadsheet, and what became of the questions that were meant for it."""

    name: str
    title: str
    imprint: str
    rows: list[_Row]
    carried: list[Carried]


def export(assembled: Assembled, _options: Options = AS_USUAL, /) -> dict[str, Product]:
    """Return a spreadsheet of each question set by its file name: "saltmere.kahoot.xlsx".

    Of a set with more questions than Kahoot takes there is one for each topic.
    """
    return {
        f"{sheet.name}.kahoot.xlsx": Product(
            _workbook(sheet), len(sheet.rows), "questions", carried=tuple(sheet.carried)
        )
        for each in assembled.question_sets
        for sheet in _sheets(each)
    }


def _sheets(questions: QuestionSet) -> list[_Sheet]:
    """Return the spreadsheets of a question set: one, or one for each topic."""
    language = questions.imprint.language
    made = [(each, *_row(each, language)) for each in questions.questions]
    rows = [row for _, row, _ in made if row]
    if len(rows) <= _MOST_QUESTIONS:
        said = [each for *_, each in made]
        return [_Sheet(questions.file_name, questions.title, questions.imprint.line, rows, said)]
    sheets: list[_Sheet] = []
    unsaid: list[Carried] = []
    for topic in questions.topics:
        title = f"{questions.title}: {topic.title}"
        rows = [row for each, row, _ in made if row and each.topic == topic.id]
        unsaid += [said for each, _, said in made if each.topic == topic.id]
        for start in range(0, len(rows), _MOST_QUESTIONS):
            end = f"-{start // _MOST_QUESTIONS + 1}" if len(rows) > _MOST_QUESTIONS else ""
            some = rows[start : start + _MOST_QUESTIONS]
            name = f"{questions.file_name}-{topic.id}{end}"
            sheets.append(_Sheet(name, title, questions.imprint.line, some, unsaid))
            unsaid = []
    sheets[-1].carried.extend(unsaid)  # of topics of which nothing fits
    return sheets


def _row(question: OnscreenQuestion, language: Language) -> tuple[_Row | None, Carried]:
    """Return the row of a question, None if Kahoot cannot have it, and what became of it."""
    held = question.answering
    if not isinstance(held, Pick):
        return None, Carried(question.id, left_out=LeftOut.NO_SUCH_QUESTION)
    text = _asked(question, language)
    answers = tuple(as_plain(each.text) for each in held.options)
    why = None
    if len(answers) > _MOST_OPTIONS:
        why = LeftOut.TOO_MANY_OPTIONS
    elif _letters(text) > _MOST_LETTERS:
        why = LeftOut.QUESTION_TOO_LONG
    elif any(_letters(each) > _MOST_ANSWER_LETTERS for each in answers):
        why = LeftOut.ANSWER_TOO_LONG
    if why:
        return None, Carried(question.id, left_out=why)
    right = ",".join(str(n) for n, each in enumerate(held.options, 1) if each.right)
    lost = {
        Loss.SOURCES: True,
        Loss.FEEDBACK: True,
        Loss.REASONS: any(each.told for each in held.options),
        Loss.PICTURE: bool(question.pictures),
        Loss.MARKING: held.several,  # one of those that are right is enough, unless told otherwise
        Loss.TAGS: True,
        Loss.HINT: bool(question.hint),
    }
    carried = Carried(question.id, tuple(each for each, is_so in lost.items() if is_so))
    return _Row(text, answers, _seconds(held), right), carried


def _asked(question: OnscreenQuestion, language: Language) -> str:
    """Return the question with the words that it is about, and the warning shown with it."""
    said = f"{question.said} ({language.labels['in-our-words']})" if question.said else ""
    caution = f"({question.caution.removesuffix('.')})" if question.caution else ""
    return as_plain(" ".join(filter(None, (question.prompt, said, caution))))


def _letters(text: str) -> int:
    """Return the length of `text` as a browser counts it, to which an emoji is two."""
    return len(text.encode("utf-16-le")) // 2


def _seconds(held: Pick) -> int:
    if held.several:
        return _SECONDS_FOR_SEVERAL
    return _SECONDS_FOR_VERDICT if held.verdict else _SECONDS


def _workbook(wanted: _Sheet) -> bytes:
    """Return a workbook; texts are texts there, whatever sign of a formula they begin with."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - it takes a while to import

    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"title": as_plain(wanted.title), "created": _NO_DAY})
        sheet = book.add_worksheet("Sheet1")
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        bold = book.add_format({"text_wrap": True, "valign": "top", "bold": True})
        sheet.set_column("B:B", 60, wrapped)
        sheet.set_column("C:F", 30, wrapped)
        sheet.set_column("G:H", 16, wrapped)
        sheet.write_string(1, 1, as_plain(wanted.title), bold)
        sheet.write_string(2, 1, as_plain(wanted.imprint), wrapped)
        for column, heading in enumerate(_HEADINGS, 1):
            sheet.write_string(_ROW_OF_HEADINGS, column, heading, bold)
        for number, row in enumerate(wanted.rows, 1):
            at = _ROW_OF_HEADINGS + number
            sheet.write_number(at, 0, number)
            for column, text in enumerate((row.question, *row.answers), 1):
                sheet.write_string(at, column, text, wrapped)
            sheet.write_number(at, _MOST_OPTIONS + 2, row.seconds)
            sheet.write_string(at, _MOST_OPTIONS + 3, row.right)
    return content.getvalue()
