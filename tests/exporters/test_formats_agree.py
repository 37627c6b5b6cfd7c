"""One question is the same in every format for screens: its id, its key, what is read with it."""

from io import BytesIO
from zipfile import ZipFile, is_zipfile

import pytest
from lxml import html

from canvas_importer import imported
from moodle_reader import read_moodle
from qti_files import read_package, words
from question_sets import assembled_with
from small_course import handouts
from talkquiz.build import LoadedCourse
from talkquiz.deck.beside import Companions
from talkquiz.exporters import exporter
from talkquiz.onscreen.assemble import course_set, handout_set
from talkquiz.onscreen.question_set import QuestionSet

SYSTEMS = ("moodle", "gift", "canvas", "qti", "qti21")
"""The formats for systems that mark answers."""


def content_of(questions: QuestionSet, name: str) -> bytes:
    """Return the file that the format `name` makes of a question set."""
    (product,) = exporter(name)(assembled_with(questions)).values()
    return product.content


def numbered_in(questions: QuestionSet, name: str) -> list[tuple[str, ...]]:
    """Return the numbered lines of each text that a format for systems shows."""
    content = content_of(questions, name)
    match name:
        case "gift":
            return list(map(numbered_in_gift, content.decode().split("\n\n")))
        case "moodle" | "canvas":
            read = read_moodle(content) if name == "moodle" else imported(content)
            roots = [
                html.fragment_fromstring(each.text, create_parent="p") for each in read.questions
            ]
        case _:
            roots = list(read_package(content).roots.values())
    lists = [each for root in roots for each in root.iter("{*}ol")]
    return [tuple(words(entry) for entry in each) for each in lists]


def numbered_in_gift(block: str) -> tuple[str, ...]:
    lines = [line.partition(". ") for line in block.replace("\\n", "\n").split("\n")]
    return tuple(line.replace("\\", "") for number, _, line in lines if number.isdecimal())


@pytest.fixture(scope="module")
def of_all(bundled_bank: LoadedCourse) -> QuestionSet:
    """Return all questions of the bundled course."""
    return course_set(bundled_bank.course, bundled_bank.all_items)


@pytest.fixture(scope="module")
def of_sources(bundled_bank: LoadedCourse) -> QuestionSet:
    """Return the questions of a handout whose questions share texts."""
    (made,) = (each for each in handouts(bundled_bank) if each.name == "source-work")
    questions = handout_set(made, Companions(bundled_bank.course))
    assert questions
    return questions


@pytest.mark.parametrize("name", SYSTEMS)
@pytest.mark.parametrize("which", ["of_all", "of_sources"])
def test_lines_of_a_shared_text_are_numbered(
    name: str, which: str, request: pytest.FixtureRequest
) -> None:
    """Questions and keys name them by their numbers, as they stand on the sheet."""
    questions: QuestionSet = request.getfixturevalue(which)
    shared = {each.stimulus for each in questions.questions if each.stimulus}
    assert len(shared) > 3
    assert {each.lines for each in shared} <= {*numbered_in(questions, name)}


@pytest.mark.parametrize("name", ["moodle", "gift", "canvas"])
def test_what_to_do_with_paper_is_not_said_on_a_screen(
    name: str, bundled_bank: LoadedCourse
) -> None:
    """Nobody cuts along a line, circles an answer, or writes into a grid; QTI tells the tutor."""
    asked = 0
    for handout in handouts(bundled_bank):
        questions = handout_set(handout, Companions(bundled_bank.course))
        told = {part.directions for part in handout.versions[0].sections if part.questions}
        text = as_text(content_of(questions, name)) if questions else ""
        assert not [each for each in told - {""} if each in text], handout.name
        asked += bool(text)
    assert asked > 5


def as_text(content: bytes) -> str:
    """Return a file as a text, or all files of a zip."""
    if not is_zipfile(BytesIO(content)):
        return content.decode()
    with ZipFile(BytesIO(content)) as entries:
        texts = [entries.read(each) for each in entries.namelist() if not each.endswith(".png")]
    return "\n".join(each.decode() for each in texts)
