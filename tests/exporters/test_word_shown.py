"""What sections show: how it stands on the page, and what a handout without questions lacks."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any, get_args

import pytest
from docx import Document
from docx.oxml.ns import qn

from factories import ENGLISH, make_choice, make_imprint, make_questions, make_section
from talkquiz.exporters import Options
from talkquiz.exporters.word.shown import SHOWN
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.section_shows import SHOWS, Shown
from talkquiz.handouts.shown.objectives import Objectives, ObjectivesOfTopic
from talkquiz.handouts.shown.timeline import Timeline
from talkquiz.handouts.shown.who_is_who import Entries, EntryGroup, ShownEntry
from word_files import STRANGE, assert_valid, caption, furniture, made, names, texts, words
from word_shown import EVERYTHING, INSTRUCTIONS, TABLE, reading, sheet_of, shows, timeline
from word_templates import changed

LARGE = Options(large_print=True)
WAYS = (Options(), Options(paper="letter"), LARGE, Options(dyslexia=True))
EVERY = pytest.mark.parametrize("shown", EVERYTHING.values(), ids=EVERYTHING)


def opened(shown: Shown, options: Options = WAYS[0], **changes: Any) -> Any:
    (content,) = made(sheet_of(shown, **changes), options=options).values()
    return Document(BytesIO(content))


def cells(table: Any) -> list[list[str]]:
    """Return the text of each cell, of one over several columns once."""
    rows = table._tbl.tr_lst
    return [["\n".join(p.text for p in cell.p_lst) for cell in row.tc_lst] for row in rows]


def shades(table: Any) -> list[list[str]]:
    """Return the colour of each cell."""
    return [
        ["".join(cell.xpath("./w:tcPr/w:shd/@w:fill")) for cell in row.tc_lst]
        for row in table._tbl.tr_lst
    ]


def test_everything_that_can_be_shown_has_a_way_to_be_printed() -> None:
    assert set(get_args(Shown)) == SHOWN.keys()
    assert {type(each) for each in EVERYTHING.values()} == SHOWN.keys()
    assert len(SHOWS) == len(SHOWN) + 1  # who is who and glossary are alike


def test_a_handout_that_asks_nothing_is_one_file_with_no_name_form_or_score() -> None:
    """It has no key either, and later pages do not ask for a name."""
    files = made(sheet_of(reading()))
    assert list(files) == ["reader.docx"]
    document: Any = Document(BytesIO(files["reader.docx"]))
    assert not texts(document, Style.NAME_LINE)
    section = document.sections[0]
    assert "Name" not in furniture(section.header)
    assert furniture(section.first_page_footer).startswith("Reader\tPage")
    assert document.core_properties.title == "Reader"


@EVERY
@pytest.mark.parametrize("options", WAYS, ids=["a4", "letter", "large", "dyslexia"])
def test_every_sheet_is_valid(shown: Shown, options: Options, tmp_path: Path) -> None:
    for content in made(sheet_of([shown, shown]), options=options).values():
        assert_valid(content, tmp_path)


@EVERY
def test_headings_go_by_levels_with_and_without_a_title(shown: Shown) -> None:
    """Without a title what is shown has headings of the first level, as in a book."""
    for title in ("Shown", ""):
        headings = [name for name in names(opened(shown, title=title)) if "Heading" in name]
        assert headings[:1] in ([], ["Heading 1"])
        assert ("Heading 2" in headings) <= bool(title)


@EVERY
def test_tables_begin_where_reading_begins(shown: Shown) -> None:
    """In a language from right to left, so do columns, dates and lanes."""
    arabic = replace(ENGLISH, code="ar", direction="rtl")
    document = opened(shown, imprint=make_imprint(language=arabic))
    tables = document.element.body.xpath(".//w:tbl")
    assert all(table.xpath("./w:tblPr/w:bidiVisual") for table in tables)
    paragraphs = document.element.body.xpath(".//w:p[w:r]")
    assert all(paragraph.xpath("./w:pPr/w:bidi") for paragraph in paragraphs)


@pytest.mark.parametrize("text", STRANGE)
def test_strange_text_survives(text: str) -> None:
    entry = EntryGroup("Group", (ShownEntry(text, "", "", text),))
    (printed,) = ENGLISH.quotes.typeset(text)
    assert opened(Entries((entry,))).tables[0].rows[1].cells[1].text == printed
    (line,) = texts(opened(Objectives((ObjectivesOfTopic("", (text,)),))), Style.BULLET)
    assert line == f"•\t{printed}"


class TestInstructions:
    def test_stand_in_a_box_and_say_nothing_of_marks_where_these_are_not_told(self) -> None:
        lines = texts(opened(INSTRUCTIONS), Style.INSTRUCTION)
        assert lines == ["•\tYou have 45 minutes.", "•\tThe paper is worth 40 marks."]
        without = opened(INSTRUCTIONS, Options(points=False))
        assert texts(without, Style.INSTRUCTION) == ["•\tYou have 45 minutes."]

    def test_come_before_the_questions_of_a_test(self) -> None:
        asked = make_section(*make_questions(make_choice()), title="Choose")
        files = made(sheet_of(INSTRUCTIONS)._replace(name="test"))
        handout = sheet_of(INSTRUCTIONS, name="test")
        (version,) = handout.versions
        mixed = handout._replace(versions=(version._replace(sections=(*version.sections, asked)),))
        assert list(files) == ["test.docx"]
        files = made(mixed)
        assert list(files) == ["test-A.docx", "test-key.docx"]
        sheet: Any = Document(BytesIO(files["test-A.docx"]))
        printed = words(sheet)
        assert printed.index("Name") < printed.index("45 minutes") < printed.index("Choose")
        assert "45 minutes" not in words(Document(BytesIO(files["test-key.docx"])))


class TestTimeline:
    def test_is_a_table_with_a_mark_for_each_date(self) -> None:
        """A year has a row of its own; events, claims and plans have marks of their own."""
        (table,) = opened(timeline(years=1)).tables
        assert caption(table) == "Timeline"
        assert [row[:2] for row in cells(table)] == [
            ["Date", "Geneva"],
            ["2015", ""],
            *[[f"{number} March", "●"] for number in (1, 2, 3, 4)],
            ["May", "○"],
            ["June", "◊"],
            ["July to 3 January", "●"],
        ]
        (head,) = table._tbl.xpath("./w:tr[w:trPr/w:tblHeader]")
        assert head is table._tbl.tr_lst[0]

    def test_lanes_stand_side_by_side_and_what_has_none_over_both(self) -> None:
        (table,) = opened(timeline(years=1)).tables
        row = table._tbl.tr_lst[2].tc_lst
        assert [cell.p_lst[0].text for cell in row[-2:]] == [
            "Event 0 of 2015 in Geneva.",
            "Event 0 of 2015 in Astana.",
        ]
        claim = table._tbl.tr_lst[7].tc_lst[-1]
        assert claim.grid_span == 2
        assert claim.p_lst[0].text == "Claimed: Claim of 2015. In the words of the envoy."

    def test_a_plan_looks_another_way_and_says_what_came_of_it(self) -> None:
        """It is told from an event by its mark, by a word and by its style, not by one alone."""
        document = opened(timeline(years=1))
        cell = document.tables[0].rows[6].cells[-2]
        plan, outcome = cell.paragraphs
        assert plan.text == "Planned: Talks of 2015 are to open."
        assert outcome.text == "What came of it: They opened late.*"
        assert [each.style.name for each in (plan, outcome)] == [
            Style.TIMELINE_PLAN,
            Style.TIMELINE_OUTCOME,
        ]
        assert document.tables[0].rows[2].cells[-1].paragraphs[0].style.name == (
            Style.TIMELINE_EVENT
        )

    def test_bars_and_line_are_shaded_cells_without_a_break(self) -> None:
        """The line goes through all rows below the head; bars go through the row of a year."""
        (table,) = opened(timeline()).tables
        line, first, second = zip(*(row[1:4] for row in shades(table)[1:]), strict=True)
        assert len(set(line)) == 1
        assert line[0]
        bar = next(filter(None, first))
        assert [bool(shade) for shade in first] == [False, True, True, *[False] * 5] * 2
        assert [shade == bar for shade in second][7:9] == [True, True]

    def test_large_print_has_one_lane_and_says_which(self) -> None:
        (table,) = opened(timeline(years=1), LARGE).tables
        assert {len(row) for row in cells(table)[1:]} == {5}
        assert cells(table)[0] == ["Date", "What happened or was planned"]
        assert cells(table)[2][-1] == (
            "Geneva: Event 0 of 2015 in Geneva.\nAstana: Event 0 of 2015 in Astana."
        )
        assert cells(table)[6][-1].startswith("Geneva, planned: Talks")

    def test_the_legend_has_what_there_is(self) -> None:
        (legend,) = texts(opened(timeline()), Style.TIMELINE_LEGEND)
        assert (
            legend.replace("\u00a0", " ").split()
            == (
                "● happened ○ planned, hoped for or warned of ◊ claimed by somebody lasted so long "
                "* Not from the reports"
            ).split()
        )
        (year,) = timeline(years=1).years
        row = year.rows[0]._replace(lasting=())
        plain = Timeline(("Geneva", "Astana"), (year._replace(rows=(row,), lasting=()),), 0)
        (legend,) = texts(opened(plain), Style.TIMELINE_LEGEND)
        assert legend.split() == ["●", "happened"]

    def test_bars_are_in_the_colour_of_a_teachers_style(self, tmp_path: Path) -> None:
        mine = changed(tmp_path, "word/styles", 'w:fill="808080"', 'w:fill="ABCDEF"')
        (table,) = opened(timeline(), Options(template=mine)).tables
        assert "ABCDEF" in {shade for row in shades(table) for shade in row}


class TestTable:
    def test_has_names_below_each_other_with_whose_word_it_is(self) -> None:
        """A cell alone in its row goes over all columns, and a dash stands for nobody."""
        (table,) = opened(TABLE).tables
        assert cells(table) == [
            ["Who", "Government", "Opposition"],
            ["Backed by", "Russia\nIran", "Qatar\nHe says."],
            ["Between them", "United Nations"],
            ["Nobody", "–", "–"],
        ]
        assert table._tbl.tr_lst[2].tc_lst[1].grid_span == 2


class TestReading:
    def test_new_words_and_sources_have_their_styles(self) -> None:
        document = opened(reading())
        first = next(p for p in document.paragraphs if p.style.name == Style.READING)
        styled = {run.style.name: run.text for run in first.runs if "TQ" in run.style.name}
        assert styled == {Style.TERM: "new word 10", Style.CITE: "\u00a0[1, 2]"}
        assert texts(document, Style.REFERENCE_TITLE) == ["Sources", "Not from the reports"]
        assert texts(document, Style.REFERENCE) == [
            "1.\tPress TV, 28 April 2016",
            "2.\tSyria, The Great Encyclopaedia, 2020",
        ]

    def test_a_chapter_without_a_heading_has_that_of_its_topic(self) -> None:
        headings = [p.text for p in opened(reading(2)).paragraphs if "Heading" in p.style.name]
        assert headings == ["Shown", "Topic 1", "Heading 2"]
        headings = [p.text for p in opened(reading(1)).paragraphs if "Heading" in p.style.name]
        assert headings == ["Shown"]


def test_a_list_has_names_with_short_forms_and_sides() -> None:
    document = opened(EVERYTHING["entries"])
    assert [cells(table)[1:] for table in document.tables] == [
        [
            ["Staffan de Mistura\nUnited Nations", "The envoy for Syria"],
            ["Walid Muallem", "The foreign minister of Syria"],
        ],
        [["High Negotiations Committee (HNC)", "A delegation"]],
    ]


def test_a_lesson_has_its_minutes_steps_and_homework() -> None:
    document = opened(EVERYTHING["lessons"])
    assert cells(document.tables[0]) == [
        ["Min.", "What to do", "With"],
        ["15", "Read first in lesson 1.", "Sheet: reader"],
        ["30", "Study last in lesson 1.", "Cards: The war"],
    ]
    assert texts(document, Style.TABLE_NOTE)[0] == "Homework: Learn the cards of lesson 1."
    assert "Lesson 1\u200345\u00a0minutes" in words(document)


def test_a_section_that_shows_may_begin_a_page() -> None:
    handout = sheet_of([INSTRUCTIONS, TABLE])
    (version,) = handout.versions
    first, second = version.sections
    sections = (first, second._replace(new_page=True))
    handout = handout._replace(versions=(version._replace(sections=sections),))
    document: Any = Document(BytesIO(made(handout)["reader.docx"]))
    breaks = [p.text for p in document.paragraphs if p._p.xpath("./w:pPr/w:pageBreakBefore")]
    assert breaks == ["Shown"]
    assert shows(TABLE).questions == ()
    assert document.element.body.findall(qn("w:tbl"))
