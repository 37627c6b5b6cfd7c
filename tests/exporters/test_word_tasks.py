"""Tasks in Word: extract, sentence starters and lines on the sheet, the mark scheme in the key."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from factories import (
    ENGLISH,
    make_choice,
    make_handout,
    make_questions,
    make_section,
    make_task,
)
from talkquiz.course.tasks import MarkRange
from talkquiz.exporters.word.styles import Style
from talkquiz.items.item import Level, Stimulus
from word_files import (
    ARABIC,
    STRANGE,
    assert_valid,
    lines_of_key,
    made,
    names,
    of_items,
    opened,
    texts,
    words,
)


@pytest.mark.parametrize(
    ("points", "own", "lines"), [(1, 0, 3), (6, 0, 12), (30, 0, 24), (6, 4, 4), (2, 40, 40)]
)
def test_a_task_has_lines_by_its_marks_or_as_it_says(points: int, own: int, lines: int) -> None:
    section = make_section(*make_questions(make_task(lines=own), points=points))
    assert names(opened(make_handout(section))).count("TQ Answer Line") == lines


@pytest.mark.parametrize(("lines", "after"), [(9, [9]), (10, [5, 10]), (12, [5, 6, 7, 12])])
def test_many_lines_of_a_task_may_go_on_overleaf(lines: int, after: list[int]) -> None:
    """Five stand with the question, and five at least go on; fewer are not parted."""
    document = opened(make_handout(make_section(*make_questions(make_task(lines=lines)))))
    ruled = [each for each in document.paragraphs if each.style.name == Style.ANSWER_LINE]
    held = [each.paragraph_format.keep_with_next for each in ruled]
    assert [number for number, keep in enumerate(held, start=1) if keep is False] == after


@pytest.mark.parametrize(
    ("kind", "said"),
    [("invented", "made up for this sheet"), ("paraphrased", "retold in our own words")],
)
def test_an_extract_says_who_would_have_written_it_and_how_it_was_made(
    kind: str, said: str
) -> None:
    """Once before all questions on it, and above its numbered lines."""
    extract = Stimulus("extract/a", "A bulletin", ("It is shut.", "It is open."), "An agency", kind)
    tasks = make_task("one", stimulus=extract), make_task("two", stimulus=extract)
    document = opened(make_handout(make_section(*make_questions(*tasks))))
    assert texts(document, Style.SOURCE_TITLE) == ["A bulletin"]
    lines = [f"\tAn agency ({said})", "1.\tIt is shut.", "2.\tIt is open."]
    assert texts(document, Style.SOURCE) == lines


def test_the_first_lines_of_a_task_begin_with_what_it_says() -> None:
    """So that answers to numbered lines have a number each; the lines after them are empty."""
    section = make_section(*make_questions(make_task(lines=3, begin_lines=("1.", "2."))))
    assert texts(opened(make_handout(section)), Style.ANSWER_LINE) == ["1.", "2.", ""]


@pytest.mark.parametrize(
    ("answer", "said"),
    [("4, 2, 6, 3, 1, 5.", "4, 2, 6, 3, 1, 5."), ("Because. " * 20, ENGLISH.key.see_scheme)],
)
def test_a_short_model_answer_stands_in_the_table_of_answers(answer: str, said: str) -> None:
    """An order of numbers, a few names; longer ones are with what earns the marks."""
    document = opened(of_items(make_task(key=answer), make_choice("one")), "key")
    assert said in [cell.text for row in document.tables[0].rows for cell in row.cells]


@pytest.mark.parametrize("starters", [(), ("One reason was ...", ARABIC)])
def test_sentence_starters_stand_in_a_box_below_the_task(starters: tuple[str, ...]) -> None:
    document = opened(make_handout(make_section(*make_questions(make_task(starters=starters)))))
    boxes = texts(document, Style.WORD_BANK)
    assert len(boxes) == bool(starters)
    assert all(word in boxes[0] for starter in starters for word in starter.split())


def test_the_key_of_a_task_has_model_answer_and_what_earns_the_marks() -> None:
    """Levels with their ranges, or points to tick; what begins sentences is for the sheet alone."""
    task = make_task()
    said = "\n".join(lines_of_key(task))
    assert task.key in said
    assert "1 mark\tNames a reason." in said
    assert "2\N{EN DASH}4 marks\tExplains how a reason broke a truce." in said
    assert task.starters[0] not in said
    points = make_task(levels=(), marks=("Names a truce.",))
    said = "\n".join(lines_of_key(points))
    assert f"{ENGLISH.key.one_point}\t\N{BALLOT BOX} Names a truce." in said


@pytest.mark.parametrize("text", STRANGE[1:])
def test_strange_text_survives_in_all_parts_of_a_task(text: str, tmp_path: Path) -> None:
    """Nothing of it is taken for XML; both files are valid."""
    task = make_task(
        stem=text,
        key=text,
        levels=(Level(MarkRange(1, 2), text),),
        starters=(text, text),
        stimulus=Stimulus("extract/a", text, (text, text), text, "invented"),
    )
    expected = "".join(text.split())
    for name, content in made(of_items(task)).items():
        assert_valid(content, tmp_path)
        said = "".join(words(Document(BytesIO(content))).split())
        assert said.count(expected) >= (2 if "key" in name else 6)
