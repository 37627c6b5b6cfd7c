"""Whatever stands in the texts of a course, files for learning systems and games stay whole."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import load_workbook

from canvas_importer import imported
from factories import (
    changed,
    make_choice,
    make_cloze,
    make_compare,
    make_imprint,
    make_item,
    make_matching,
    make_multiple_response,
    make_open,
    make_ordering,
    make_task,
    make_true_false,
)
from question_sets import assembled_with
from talkquiz.exporters import canvas, kahoot, quizlet
from talkquiz.items.item import Choice, Item, Matching
from talkquiz.items.kinds import ItemKind
from talkquiz.onscreen.make import onscreen_question
from talkquiz.onscreen.question_set import QuestionSection, QuestionSet, QuestionTopic

SIGNS = st.sampled_from("<>&\"'[]{}=+-@|\t\n\r\u2028\x00\x0b\x1f\x7f\ud83d\ufffe$%~#:_ \u202e")
HOSTILE = st.lists(SIGNS | st.characters(), min_size=1, max_size=12).map(
    lambda signs: f"a{''.join(signs)}b"
)


def questions(text: str, *, as_quiz: bool) -> QuestionSet:
    """Return a set that has `text` wherever somebody may have written something."""
    everywhere: dict[str, Any] = dict.fromkeys(
        ("stem", "claim", "caution", "why", "asks_for", "per"), text
    )
    choice, matching = make_choice(), make_matching()
    options = tuple(
        each._replace(text=f"{n} {text}", rationale=text) for n, each in enumerate(choice.options)
    )
    pairs = tuple((f"{n} {text}", right) for n, (_, right) in enumerate(matching.pairs))
    items: list[Item] = [
        changed(choice, payload=choice.holds(Choice)._replace(options=options)),
        changed(matching, payload=matching.holds(Matching)._replace(pairs=pairs)),
        make_item(key=text, accept=(f"{text}!",)),
        make_multiple_response(),
        make_true_false(),
        make_cloze(),
        make_ordering(),
        make_compare(),
        make_open(),
        make_task(),
    ]
    mark = make_imprint(title=text)
    made = tuple(
        # The gaps of a cloze are places in its claim.
        onscreen_question(
            each if each.kind is ItemKind.CLOZE else changed(each, **everywhere), mark
        )
        for each in items
    )
    topics = tuple(
        QuestionTopic(name, text, n) for n, name in enumerate({each.topic: 0 for each in made}, 1)
    )
    sections = (
        (QuestionSection(text, text, made[:5]), QuestionSection(text, text, made[5:]))
        if as_quiz
        else ()
    )
    return QuestionSet(mark, mark.id, text, topics, made, sections)


@settings(max_examples=40)
@given(HOSTILE, st.booleans())
def test_a_package_for_canvas_is_read_whole(text: str, as_quiz: bool) -> None:
    held = questions(text, as_quiz=as_quiz)
    ((_, product),) = canvas.export(assembled_with(held)).items()
    read = [e for e in imported(product.content).questions if e.type != "text_only_question"]
    assert len(read) == product.count == len(held.questions)


@given(HOSTILE)
def test_a_spreadsheet_for_kahoot_is_read_whole_and_has_no_formula(text: str) -> None:
    held = questions(text, as_quiz=False)
    ((_, product),) = kahoot.export(assembled_with(held)).items()
    rows = load_workbook(BytesIO(product.content)).get_sheet_by_index(0).to_python()
    assert len([row for row in rows if isinstance(row[0], float)]) == product.count
    with ZipFile(BytesIO(product.content)) as archive:
        assert b"<f" not in archive.read("xl/worksheets/sheet1.xml").replace(b"<fo", b"")


@given(HOSTILE)
def test_a_study_set_for_quizlet_has_two_sides_a_card(text: str) -> None:
    held = questions(text, as_quiz=False)
    ((_, product),) = quizlet.export(assembled_with(held)).items()
    *lines, end = product.content.decode().split("\n")
    assert (len(lines), end) == (product.count, "")
    assert {line.count("\t") for line in lines} == {1}
