"""Word handouts as a whole: their files, and what stands on a sheet of any kind."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from factories import (
    ENGLISH,
    make_choice,
    make_cloze,
    make_deck,
    make_handout,
    make_imprint,
    make_item,
    make_questions,
    make_section,
)
from talkquiz.exporters import AS_USUAL, Assembled, Options
from talkquiz.exporters.word import export
from talkquiz.exporters.word.kinds.renderer import ANSWER_LINE, lines_for
from talkquiz.exporters.word.sheet import sheet
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.template import sheet_looks
from talkquiz.exporters.word.xml import UnprintableTextError
from talkquiz.handouts.handout import Question, Section
from talkquiz.handouts.versions import student_version
from talkquiz.items.item import GAP, Option
from talkquiz.items.kinds import ItemKind
from word_files import (
    ARABIC,
    bundled_handouts,
    furniture,
    made,
    names,
    of_items,
    opened,
    printed_numbers,
    sample,
    texts,
    words,
)


def test_each_version_gives_a_sheet_and_all_versions_one_key() -> None:
    files = export(Assembled(make_deck(), (sample(codes="ABC"),)))
    assert {name: f"{product.count} {product.unit}" for name, product in files.items()} == {
        "starter-quiz-A.docx": "7 questions",
        "starter-quiz-B.docx": "7 questions",
        "starter-quiz-C.docx": "7 questions",
        "starter-quiz-key.docx": "7 answers",
    }


@pytest.mark.parametrize("text", ["nul \0", "bell \a", "half a pair \ud800", "not one \uffff"])
def test_text_that_word_cannot_hold_is_refused(text: str) -> None:
    with pytest.raises(UnprintableTextError, match=text.split(maxsplit=1)[0]):
        made(of_items(make_item(stem=text)))


def test_right_to_left_text_is_marked_as_such() -> None:
    """An Arabic stem turns its paragraph and options; an Arabic name amid English only its run."""
    options = (Option(ARABIC, correct=True), Option("Latin", correct=False))
    document = opened(of_items(make_choice(stem=f"Who is {ARABIC}?", options=options)))
    assert not document.element.xpath("//w:bidi")
    assert [run.text for run in document.element.xpath("//w:r[w:rPr/w:rtl]")] == [ARABIC] * 2
    document = opened(of_items(make_choice(stem=f"{ARABIC} 2016", options=options)))
    assert len(document.element.xpath("//w:body/w:p[w:pPr/w:bidi]")) == 3
    (run,) = document.element.xpath("//w:p[w:pPr/w:bidi]/w:r[not(w:rPr)]")
    assert run.text == "Latin"


@pytest.mark.parametrize("which", ["A", "B"])
def test_the_list_prints_the_numbers_of_the_questions(which: str) -> None:
    """Counting as Word does gives Question.number, through all sections, and A, B, C below it."""
    handout = sample()
    sections = handout.versions["AB".index(which)].sections
    expected = [
        (question.number, label)
        for section in sections
        for question in section.questions
        for label in ("", *"ABC"[: len(question.options)])
    ]
    assert printed_numbers(opened(handout, which)) == expected


def test_numbers_that_do_not_run_on_are_printed_as_they_are() -> None:
    """Where a handout starts again at 1 or skips a number, the list is made to follow."""
    numbers = 1, 2, 1, 7
    items = [make_choice(str(place)) for place in range(4)]
    asked = zip(numbers, items, strict=True)
    questions = [Question(number, item, item.options, 1) for number, item in asked]
    counted = printed_numbers(opened(make_handout(make_section(*questions))))
    assert [number for number, label in counted if not label] == list(numbers)


def test_a_sheet_opens_with_title_audience_and_lines_to_fill_in() -> None:
    questions = make_questions(make_item("one"), make_item("two"), points=3)
    document = opened(make_handout(make_section(*questions)))
    assert texts(document, Style.TITLE) == ["Starter quiz"]
    assert texts(document, Style.AUDIENCE) == ["First lesson, 20 minutes"]
    (line,) = texts(document, Style.NAME_LINE)
    assert [field.strip() for field in line.split("\t") if field] == [
        "Name", "Class", "Date", "Score", "/\xa06",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("points", "worth"),
    [
        ((1, 1), "2\xa0marks"),
        ((1,), "1\xa0mark"),
        ((1, 2), "3\xa0marks"),
        ((0.5,), "½\xa0mark"),
        ((0.5, 0.5), "1\xa0mark"),
        ((1.5, 2, 0), "3½\xa0marks"),
    ],
)
def test_section_and_question_say_at_the_right_what_they_are_worth(
    points: Iterable[float], worth: str
) -> None:
    """One style for all: the total beside the heading, [2] at the end of the question's words."""
    questions = [
        Question(number, make_item(str(number)), (), worth_of_one)
        for number, worth_of_one in enumerate(points, start=1)
    ]
    document = opened(make_handout(make_section(*questions)))
    assert texts(document, Style.SECTION) == [f"Short answers \t{worth}"]
    ends = [text.partition(" \t")[2] for text in texts(document, Style.QUESTION)]
    said = {0.5: "½", 1.5: "1½"}
    assert ends == [f"[{said.get(worth_of_one, worth_of_one)}]" for worth_of_one in points]
    width = sheet_looks(AS_USUAL).room.width
    stops = document.element.body.xpath("//w:tab[@w:val='right']/@w:pos")
    assert stops == [str(width)] * (1 + len(questions))


def test_what_is_worth_nothing_says_nothing_of_it() -> None:
    document = opened(make_handout(make_section(*make_questions(make_item(), points=0))))
    assert texts(document, Style.SECTION) == ["Short answers"]
    assert "[" not in texts(document, Style.QUESTION)[0]


def test_sections_are_lettered_where_there_are_several() -> None:
    items = make_item("one"), make_item("two")
    one, two = (make_section(*make_questions(each), title=each.facts[0]) for each in items)
    headings = texts(opened(make_handout(one, two)), Style.SECTION)
    found = [heading.partition(" \t")[0] for heading in headings]
    assert found == ["Section A – one", "Section B – two"]
    assert texts(opened(make_handout(one)), Style.SECTION) == ["one \t1\xa0mark"]


@pytest.mark.parametrize(
    ("stem", "kept"),
    [
        ("It began on {GAP}.", "began on ____________________."),
        ("They met in Geneva for {GAP}.", "Geneva for ____________________."),
        ('They called it a "{GAP}".', "it a “____________________”."),
        ("The envoy visited {GAP}.", "visited ____________________."),
    ],
)
def test_a_gap_takes_the_words_before_it_to_the_next_line(stem: str, kept: str) -> None:
    """A blank never stands alone on a line with its full stop."""
    item = make_cloze()
    (text,) = texts(opened(of_items(replace(item, stem=stem.format(GAP=GAP)))), Style.GAP_QUESTION)
    assert text.partition(" \t")[0].endswith(kept.replace(" ", "\xa0"))


def test_straight_quotation_marks_are_printed_as_the_language_has_them() -> None:
    """A sign is told by what stands beside it, over the borders of gaps; a student's name stays."""
    item = make_item(stem='Who said "it\'s over"?', key='The envoy\'s "no"')
    handout = of_items(item)
    assert texts(opened(handout), Style.QUESTION)[0].startswith("Who said “it’s over”?")
    assert "The envoy’s “no”" in words(opened(handout, "key"))
    version = student_version(handout, "K7QX", "Ann O'Hara")
    sheet_of_ann: Any = Document(BytesIO(sheet(handout, version, sheet_looks(AS_USUAL))))
    assert "Ann O'Hara" in texts(sheet_of_ann, Style.NAME_LINE)[0]


def test_nothing_empty_is_printed() -> None:
    empty = Section("Empty", "Do this.", ItemKind.CLOZE, ())
    document = opened(make_handout(make_section(directions=""), empty, audience=""))
    found = ["Title", "TQ Name Line", "Heading 1", "TQ Question", "TQ Answer Line"]
    assert names(document) == found


def test_all_blanks_are_of_one_width_and_hide_the_words() -> None:
    gaps = make_cloze("one", gap="2254"), make_cloze("two", gap="the Security Council")
    one, other = texts(opened(of_items(*gaps)), Style.GAP_QUESTION)
    assert one.count("_") == other.count("_") >= 15
    assert "2254" not in one


@pytest.mark.parametrize(("answer", "lines"), [("2016", 1), ("x" * 39, 1), ("x" * 90, 3)])
def test_ruled_lines_fit_the_answer(answer: str, lines: int) -> None:
    document = opened(of_items(make_item(key=answer)))
    assert len(texts(document, Style.ANSWER_LINE)) == lines


def test_ruled_lines_are_as_high_as_layouts_reckon() -> None:
    """What puzzles and tickets leave room for is the height that the style has."""
    style = opened(of_items(make_item())).styles[Style.ANSWER_LINE]
    assert style.paragraph_format.line_spacing.pt * 20 == ANSWER_LINE
    assert lines_for("x" * 9_999) < 10


def test_a_question_holds_together_and_lets_the_next_go() -> None:
    document = opened(sample())
    held = {
        style.name: style.paragraph_format.keep_with_next
        for style in document.styles
        if style.type == WD_STYLE_TYPE.PARAGRAPH
    }
    held[Style.GAP_QUESTION] = held[Style.QUESTION]
    chain = [
        held[paragraph.style.name]
        if paragraph.paragraph_format.keep_with_next is None
        else paragraph.paragraph_format.keep_with_next
        for paragraph in document.paragraphs
    ]
    starts = {"TQ Question", "TQ Gap Question", "Heading 1"}
    after = [*names(document)[1:], "Heading 1"]
    blocks = {"TQ Question", "TQ Gap Question", "TQ Option", "TQ Answer Line"}
    for name, following, holds in zip(names(document), after, chain, strict=True):
        if name in blocks:
            assert holds == (following not in starts)


def test_every_page_says_which_form_it_is() -> None:
    """The footers hold form, page of pages and course; later pages ask for the name again.

    No place for these is left over.
    """
    section = opened(sample(), "B").sections[0]
    for footer in (section.footer, section.first_page_footer):
        assert "Starter quiz, form B\tPage 1 of 1" in furniture(footer)
        assert "The Syria peace process" in furniture(footer)
        assert "version" not in furniture(footer)
        fields = [code.text.strip() for code in footer.part.element.iter(qn("w:instrText"))]
        assert fields == ["PAGE", "NUMPAGES"]
    assert furniture(section.first_page_header) == ""
    assert "Name" in furniture(section.header)
    assert "Name" not in furniture(opened(sample(), "key").sections[0].header)
    for content in made(sample()).values():
        package = ZipFile(BytesIO(content))
        assert not [name for name in package.namelist() if b"<w:sdt>" in package.read(name)]


def test_a_title_that_handout_and_course_share_is_printed_once() -> None:
    """The key's title holds after the word "Key"."""
    shared = make_imprint().title
    for which in ("A", "key"):
        footer = opened(sample(title=shared), which).sections[0].footer
        assert furniture(footer).count(shared) == 1


def test_properties_come_from_the_imprint() -> None:
    german, day = replace(ENGLISH, code="de"), date(2026, 2, 3)
    imprint = make_imprint(language=german, authors=("Ada", "Ben"), updated=day)
    document = opened(sample(imprint=imprint))
    core = document.core_properties
    assert (core.title, core.subject) == ("Starter quiz, form A", imprint.title)
    assert core.author == core.last_modified_by == "Ada, Ben"
    assert core.created.date() == core.modified.date() == day
    assert (core.revision, core.language) == (1, "de")
    assert document.styles["Normal"].element.xpath("./w:rPr/w:lang/@w:val") == ["de"]


def test_dashes_are_those_of_the_language_on_sheet_and_key() -> None:
    """A range and a pause have dashes; a compound, a name that was typed and an id keep hyphens."""
    stem, answer = "What of 2015-2017 - a foreign-backed war - is left?", "Lines 3-5 - no more"
    handout = make_handout(
        make_section(*make_questions(make_item(stem=stem, key=answer))), title="The years 2015-2017"
    )
    sheet, key = words(opened(handout)), words(opened(handout, "key"))
    assert "What of 2015–2017 – a foreign-backed war – is left?" in sheet
    assert "The years 2015–2017" in sheet
    assert "Lines 3–5 – no more" in key
    assert "2015-2017" not in sheet + key


@pytest.mark.parametrize("points", [True, False])
def test_every_question_says_what_it_is_worth_in_brackets_in_every_form(points: bool) -> None:
    """So does each on a ticket; cards are worth nothing, and without points nothing is said."""
    for handout in bundled_handouts().handouts:
        version = handout.versions[0]
        asked = [q for section in version.sections for q in section.questions if q.points]
        made = opened(handout, options=Options(points=points)) if handout.asks else None
        told = made.element.body.xpath(".//w:r[w:rPr/w:rStyle/@w:val='TQPoints']") if made else ()
        said = "".join(text.text for run in told for text in run.iter(qn("w:t")))
        worth = re.findall(r"\[(\d+)\]", said)
        copies = sum(section.form.name == "ticket" for section in version.sections) and 2
        expected = [str(q.points) for q in asked for _ in range(max(1, copies))]
        assert sorted(worth) == (sorted(expected) if points else []), handout.name
