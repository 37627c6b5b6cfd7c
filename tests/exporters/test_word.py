"""What the Word exporter promises, read from the files themselves."""

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from factories import (
    make_choice,
    make_cloze,
    make_deck,
    make_disputed,
    make_handout,
    make_imprint,
    make_item,
    make_questions,
    make_quiz,
    make_section,
)
from talkquiz.exporters import exporter
from talkquiz.exporters.word import export
from talkquiz.exporters.word.errors import (
    MissingStyleError,
    UnnumberedStyleError,
    UnprintableTextError,
    WordError,
)
from talkquiz.exporters.word.kinds import KINDS
from talkquiz.exporters.word.kinds.choice import letters
from talkquiz.exporters.word.kinds.short_answer import lines_for
from talkquiz.exporters.word.styles import Style
from talkquiz.items.assembled import Assembled, Handout, Question
from talkquiz.items.model import Item, ItemKind, Option
from talkquiz.resources import bundled

LOOKS = bundled("templates") / "word"
REFERENCE = LOOKS / "reference.docx"
ARABIC = "\u0631\u064a\u0627\u0636 \u062d\u062c\u0627\u0628"
HEBREW = "\u05d1\u05e0\u05d9\u05de\u05d9\u05df"
STRANGE = (
    "\"double\" 'single' & <b>bold</b> &amp; ]]> \\ {{ x }}",
    "two  spaces, a tab\tand\nanother line",
    f"In Latin {ARABIC} and {HEBREW} (16) amid it.",
    f"{ARABIC} 27 (UN 2254) {ARABIC}.",
    "\N{DOVE OF PEACE}\N{REGIONAL INDICATOR SYMBOL LETTER S}\N{REGIONAL INDICATOR SYMBOL LETTER Y}",
    " begins and ends with a space ",
)


def sample(**changes: Any) -> Handout:
    """Return a handout of two versions with questions of all kinds."""
    return make_quiz(
        [make_choice("one"), make_choice("two"), make_choice("three")],
        [make_cloze("four"), make_cloze("five", gap="Resolution 2254")],
        [make_item("six"), make_disputed("seven")],
        **changes,
    )


def made(handout: Handout, reference: Path | None = None) -> dict[str, bytes]:
    """Return the files of `handout`."""
    return export(Assembled(make_deck(), (handout,)), reference)


def opened(handout: Handout, which: str = "A") -> Any:
    """Return the sheet of a version of `handout`, or its key, as python-docx reads it."""
    return Document(BytesIO(made(handout)[f"{handout.name}-{which}.docx"]))


def of_items(*items: Item) -> Handout:
    """Return a handout with one version and one section, of `items`."""
    return make_handout(make_section(*make_questions(*items)))


def texts(document: Any, style: Style) -> list[str]:
    """Return the texts of the paragraphs in `style`."""
    return [
        paragraph.text
        for paragraph in document.paragraphs
        if paragraph.style.name.lower() == style.lower()
    ]


def names(document: Any) -> list[str]:
    """Return the names of the styles of the paragraphs, from top to bottom."""
    return [paragraph.style.name for paragraph in document.paragraphs]


def words(document: Any) -> str:
    """Return all the text of the body, tables too."""
    return "\n".join(
        "".join(text.text for text in paragraph.iter(qn("w:t")))
        for paragraph in document.element.body.iter(qn("w:p"))
    )


def furniture(part: Any) -> str:
    """Return the text of a header or footer, fields as they are before Word works them out."""
    return "\n".join(paragraph.text for paragraph in part.paragraphs)


def changed_reference(folder: Path, old: str, new: str) -> Path:
    """Return a copy of the reference document with `old` replaced by `new` in its styles."""
    path = folder / "mine.docx"
    with ZipFile(REFERENCE) as source, ZipFile(path, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/styles.xml":
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            target.writestr(name, content)
    return path


def printed_numbers(document: Any) -> list[tuple[int, str]]:
    """Count as Word's list does: the number, or the letter, of each paragraph on the list."""
    starts = {
        number.numId: number.xpath("./w:lvlOverride[@w:ilvl='0']/w:startOverride/@w:val")
        for number in document.part.numbering_part.element.num_lst
    }
    counted, number, letter, list_in_use = [], 0, 0, 1
    for paragraph in document.paragraphs:
        own = paragraph._p.pPr.numPr
        if own is not None and own.numId.val != list_in_use:
            list_in_use = own.numId.val
            number = int(starts[list_in_use][0]) - 1
        if paragraph.style.name in {Style.QUESTION, Style.GAP_QUESTION}:
            number, letter = number + 1, 0
            counted.append((number, ""))
        elif paragraph.style.name == Style.OPTION:
            letter += 1
            counted.append((number, chr(ord("A") + letter - 1)))
    return counted


def test_the_exporter_is_found_by_its_format() -> None:
    """The table of exporters leads to this one."""
    assert exporter("word") is export


def test_each_version_gives_a_sheet_and_all_versions_one_key() -> None:
    """The file names are the handout's name with the version's code, or with "key"."""
    assert sorted(made(sample(codes="ABC"))) == [
        "starter-quiz-A.docx",
        "starter-quiz-B.docx",
        "starter-quiz-C.docx",
        "starter-quiz-key.docx",
    ]


def test_there_is_a_room_for_every_kind_of_item() -> None:
    """A kind of item that the exporter cannot print would be missing from its table."""
    assert set(KINDS) == set(ItemKind)


@pytest.mark.parametrize("handout", [sample(), sample(codes="A"), of_items(make_item())])
def test_files_are_valid(handout: Handout, tmp_path: Path) -> None:
    """The schema of WordprocessingML allows every sheet and key."""
    for name, content in made(handout).items():
        path = tmp_path / name
        path.write_bytes(content)
        result = OpenXmlValidator().validate(path)
        assert result.is_valid, [str(error) for error in result.errors]


def test_strange_text_is_valid_and_survives(tmp_path: Path) -> None:
    """Markup, spaces, other scripts and line breaks reach the reader as they were given."""
    for text in STRANGE:
        items = (
            make_item(stem=text, key=text, caution=text),
            make_choice(
                stem=text, options=(Option(text, correct=True), Option("no", correct=False))
            ),
        )
        for name, content in made(of_items(*items)).items():
            (tmp_path / name).write_bytes(content)
            assert OpenXmlValidator().validate(tmp_path / name).is_valid
            found = [paragraph.text for paragraph in Document(BytesIO(content)).paragraphs]
            assert sum(text in one for one in found) >= 3


@pytest.mark.parametrize("text", ["nul \0", "bell \a", "half a pair \ud800", "not one \uffff"])
def test_text_that_word_cannot_hold_is_refused(text: str) -> None:
    """A control character gives an error that shows the text, not a file that Word cannot open."""
    with pytest.raises(UnprintableTextError, match=text.split()[0]):
        made(of_items(make_item(stem=text)))


def test_right_to_left_text_is_marked_as_such() -> None:
    """An Arabic stem turns its paragraph and options; an Arabic name amid English only its run."""
    options = (Option(ARABIC, correct=True), Option("Latin", correct=False))
    document = opened(of_items(make_choice(stem=f"Who is {ARABIC}?", options=options)))
    assert not document.element.xpath("//w:bidi")
    assert [run.text for run in document.element.xpath("//w:r[w:rPr/w:rtl]")] == [ARABIC] * 2
    document = opened(of_items(make_choice(stem=f"{ARABIC} 2016", options=options)))
    assert len(document.element.xpath("//w:body/w:p[w:pPr/w:bidi]")) == 3
    assert [run.text for run in document.element.xpath("//w:p[w:pPr/w:bidi]/w:r[not(w:rPr)]")] == [
        "Latin"
    ]


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
    items = [make_choice(str(number)) for number in range(4)]
    numbers = 1, 2, 1, 7
    questions = [
        Question(number, item, item.options, 1) for number, item in zip(numbers, items, strict=True)
    ]
    counted = printed_numbers(opened(make_handout(make_section(*questions))))
    assert [number for number, label in counted if not label] == list(numbers)


def test_a_sheet_opens_with_title_audience_and_lines_to_fill_in() -> None:
    """The head asks for name, class, date and score out of the sum of all points."""
    questions = make_questions(make_item("one"), make_item("two"), points=3)
    document = opened(make_handout(make_section(*questions)))
    assert texts(document, Style.TITLE) == ["Starter quiz"]
    assert texts(document, Style.AUDIENCE) == ["First lesson, 20 minutes"]
    (line,) = texts(document, Style.NAME_LINE)
    assert [field.strip() for field in line.split("\t") if field] == [
        "Name", "Class", "Date", "Score", "/\xa06",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("points", "worth", "each"),
    [
        ((1, 1), "2 \N{MULTIPLICATION SIGN} 1\xa0point", ""),
        ((2, 2, 2), "3 \N{MULTIPLICATION SIGN} 2\xa0points", ""),
        ((1,), "1\xa0point", ""),
        ((1, 2), "3\xa0points", "(1\xa0point)"),
    ],
)
def test_a_section_says_what_it_is_worth(points: Iterable[int], worth: str, each: str) -> None:
    """The heading has the points; where questions differ in points, each has its own."""
    questions = [
        Question(number, make_item(str(number)), (), worth_of_one)
        for number, worth_of_one in enumerate(points, start=1)
    ]
    document = opened(make_handout(make_section(*questions)))
    assert texts(document, Style.SECTION) == [f"Short answers\u2003{worth}"]
    assert ("(" in texts(document, Style.QUESTION)[0]) == bool(each)
    assert each in texts(document, Style.QUESTION)[0]


def test_nothing_empty_is_printed() -> None:
    """No audience, no directions and no caution leave no empty paragraph; no questions, no heading."""
    sections = make_section(directions=""), make_section(title="Empty")
    sections = sections[0], type(sections[1])("Empty", "Do this.", ItemKind.CLOZE, ())
    document = opened(make_handout(*sections, audience=""))
    assert names(document) == [
        "Title",
        "TQ Name Line",
        "Heading 1",
        "TQ Question",
        "TQ Answer Line",
    ]


def test_all_blanks_are_of_one_width_and_hide_the_words() -> None:
    """A long and a short answer leave the same blank, and neither is on the sheet."""
    document = opened(
        of_items(make_cloze("one", gap="2254"), make_cloze("two", gap="the Security Council"))
    )
    blanks = [text.count("_") for text in texts(document, Style.GAP_QUESTION)]
    assert blanks[0] == blanks[1] >= 15
    assert "2254" not in texts(document, Style.GAP_QUESTION)[0]


@pytest.mark.parametrize(("answer", "lines"), [("2016", 1), ("x" * 39, 1), ("x" * 90, 3)])
def test_ruled_lines_fit_the_answer(answer: str, lines: int) -> None:
    """The longer the answer, the more lines, never none and never a page full."""
    document = opened(of_items(make_item(key=answer)))
    assert len(texts(document, Style.ANSWER_LINE)) == lines
    assert lines_for("x" * 9_999) < 10


def test_a_question_holds_together_and_lets_the_next_go() -> None:
    """Every paragraph of a question but its last keeps with the next, by style or by itself."""
    document = opened(sample())
    held = {
        style.name: bool(style.paragraph_format.keep_with_next or style.base_style
                         and style.base_style.paragraph_format.keep_with_next)
        for style in document.styles
        if style.type == 1
    }  # fmt: skip
    chain = [
        held[paragraph.style.name]
        if paragraph.paragraph_format.keep_with_next is None
        else paragraph.paragraph_format.keep_with_next
        for paragraph in document.paragraphs
    ]
    starts = {"TQ Question", "TQ Gap Question", "Heading 1"}
    after = [*names(document)[1:], "Heading 1"]
    blocks = {"TQ Question", "TQ Gap Question", "TQ Option", "TQ Note", "TQ Answer Line"}
    for name, following, holds in zip(names(document), after, chain, strict=True):
        if name in blocks:
            assert holds == (following not in starts)


def test_the_student_is_told_no_answer_and_no_source() -> None:
    """Rationales, claims, citations, context and ids are in the key only."""
    handout = sample()
    sheet, key = words(opened(handout)), words(opened(handout, "key"))
    for item in (make_choice("one"), make_item("six"), make_disputed("seven")):
        for secret in (item.claim, item.sources[0].line, item.why, item.id):
            assert secret not in sheet or not secret
            assert secret in key


def test_a_caution_stands_under_its_question_on_the_sheet_and_in_the_key() -> None:
    """A student is warned where a figure is disputed."""
    handout = of_items(make_disputed())
    assert texts(opened(handout), Style.NOTE) == ["Disputed figure: other counts differ"]
    assert "Caution\tDisputed figure: other counts differ" in texts(
        opened(handout, "key"), Style.KEY_LINE
    )


def test_the_key_opens_with_the_answers_of_each_version() -> None:
    """The tables give for each printed number the letter and text, or the words, of the answer."""
    handout = sample()
    tables = opened(handout, "key").tables
    assert len(tables) == 2
    for table, version in zip(tables, handout.versions, strict=True):
        cells = [[cell.text for cell in row.cells] for row in table.rows]
        assert cells[0] == ["No.", "Answer"] * 2
        found = {row[at]: row[at + 1] for row in cells[1:] for at in (0, 2) if row[at]}
        questions = [question for section in version.sections for question in section.questions]
        assert list(found) and set(found) == {str(question.number) for question in questions}
        for question in questions:
            answer = question.item.key
            expected = f"{letters(question)}\u2002{answer}" if question.options else answer
            assert found[str(question.number)] == expected


@pytest.mark.parametrize(("place", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "ZZ")])
def test_letters_are_those_of_words_lists(place: int, letter: str) -> None:
    """The key names options as the list prints them, after Z too."""
    options = tuple(Option(str(number), correct=number == place) for number in range(60))
    assert letters(Question(1, make_choice(), options, 1)) == letter


def test_the_key_gives_each_items_place_in_every_version_and_why() -> None:
    """An item is found by its numbers and its id; letters that differ are given for each form."""
    options = Option("Wrong", correct=False, rationale="It is not."), Option("Right", correct=True)
    document = opened(make_quiz([make_choice("one", options=options), make_choice("two")]), "key")
    assert texts(document, Style.KEY_QUESTION)[0].startswith("A\xa01, B\xa02\tWho called")
    lines = texts(document, Style.KEY_LINE)
    assert lines[:2] == [
        "Answer\tRight (B in form A, A in form B)",
        "Not\tWrong \N{EN DASH} It is not.",
    ]
    assert "According to\tStaffan de Mistura, as of 6 January 2017" in lines
    assert "Source\tXinhua, 6 January 2017, paragraph 2" in lines
    assert "Answer\tStaffan de Mistura (B)" in lines
    assert texts(document, Style.KEY_SMALL)[0] == f"Item\t{make_choice('one').id}"


def test_other_right_answers_are_in_the_key() -> None:
    """A teacher sees which variants to count as right."""
    document = opened(of_items(make_disputed()), "key")
    assert "Also right\tabout 400,000; four hundred thousand" in texts(document, Style.KEY_LINE)


def test_the_numbers_of_many_versions_stand_above_the_stem() -> None:
    """With more than two versions the numbers have a line of their own."""
    document = opened(make_quiz([make_item()], codes="ABC"), "key")
    (first,) = texts(document, Style.KEY_QUESTION)
    assert first.splitlines()[0] == "A\xa01, B\xa01, C\xa01"


def test_tables_are_accessible() -> None:
    """Every table has a caption and a header row that repeats, and no row splits."""
    document = opened(sample(), "key")
    for table in document.element.xpath("//w:tbl"):
        assert table.xpath("./w:tblPr/w:tblCaption/@w:val")
        assert [bool(row.xpath("./w:trPr/w:tblHeader")) for row in table.tr_lst] == [
            True, *[False] * (len(table.tr_lst) - 1),
        ]  # fmt: skip
        assert all(row.xpath("./w:trPr/w:cantSplit") for row in table.tr_lst)


@pytest.mark.parametrize("which", ["A", "key"])
def test_headings_are_in_order_and_no_paragraph_is_a_spacer(which: str) -> None:
    """Heading levels begin at 1 and skip none; only lines to write on are empty."""
    document = opened(sample(), which)
    levels = [int(name[-1]) for name in names(document) if name.startswith("Heading")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))
    empty = {paragraph.style.name for paragraph in document.paragraphs if not paragraph.text}
    assert empty <= {"TQ Answer Line"}


def test_every_page_says_which_form_it_is() -> None:
    """The footers hold form, page of pages and course; later pages ask for the name again."""
    section = opened(sample(), "B").sections[0]
    for footer in (section.footer, section.first_page_footer):
        assert "Starter quiz, form B\tPage 1 of 1" in furniture(footer)
        assert "The Syria peace process, version 1.0" in furniture(footer)
        fields = [code.text.strip() for code in footer.part.element.iter(qn("w:instrText"))]
        assert fields == ["PAGE", "NUMPAGES"]
    assert furniture(section.first_page_header) == ""
    assert "Name" in furniture(section.header)
    assert "Name" not in furniture(opened(sample(), "key").sections[0].header)


def test_no_content_control_is_left_over() -> None:
    """The places for text in the reference document are filled or removed."""
    for content in made(sample()).values():
        with ZipFile(BytesIO(content)) as package:
            assert not [name for name in package.namelist() if b"<w:sdt>" in package.read(name)]


def test_properties_come_from_the_imprint() -> None:
    """Title, authors, dates, revision and language are the course's, not the machine's."""
    imprint = make_imprint(language="de", authors=("Ada", "Ben"), updated=date(2026, 2, 3))
    document = opened(sample(imprint=imprint))
    core = document.core_properties
    assert (core.title, core.author, core.last_modified_by) == (
        "Starter quiz, form A", "Ada, Ben", "Ada, Ben",
    )  # fmt: skip
    assert core.created.replace(tzinfo=None) == datetime(2026, 2, 3)
    assert core.modified == core.created
    assert (core.revision, core.language, core.subject) == (1, "de", imprint.title)
    normal = document.styles["Normal"].element
    assert normal.xpath("./w:rPr/w:lang/@w:val") == ["de"]


def test_files_are_the_same_bytes_in_every_surrounding(tmp_path: Path) -> None:
    """Neither hash seed, time zone, locale nor folder changes a byte."""
    script = (
        "import sys, hashlib; sys.path[:0] = sys.argv[1:]\n"
        "from test_word import made, sample\n"
        "print({name: hashlib.sha256(content).hexdigest() for name, content in made(sample()).items()})"
    )
    here = Path(__file__).resolve().parent
    paths = [str(here), str(here.parent), str(here.parents[1] / "src")]
    surroundings: tuple[Mapping[str, str], ...] = (
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Adak", "LC_ALL": "C.UTF-8"},
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script, *paths],
            env={**os.environ, **surrounding},
            cwd=folder,
            check=True,
            capture_output=True,
        ).stdout
        for surrounding, folder in zip(surroundings, (tmp_path, here), strict=True)
    }
    assert len(outputs) == 1


def test_the_zip_is_in_its_fixed_order_and_form() -> None:
    """Content types come first, the rest is sorted, dated alike and compressed."""
    for content in made(sample()).values():
        entries = ZipFile(BytesIO(content)).infolist()
        first, *others = [entry.filename for entry in entries]
        assert first == "[Content_Types].xml"
        assert others == sorted(others)
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.compress_type for entry in entries} == {ZIP_DEFLATED}


@pytest.mark.parametrize("style", list(Style))
def test_a_missing_style_is_named(style: Style, tmp_path: Path) -> None:
    """A reference document without a style gives an error with the name that a teacher knows."""
    mine = changed_reference(tmp_path, f'<w:name w:val="{style}"/>', '<w:name w:val="Other"/>')
    with pytest.raises(MissingStyleError, match=f'mine.docx has no style named "{style}"') as error:
        made(sample(), mine)
    assert isinstance(error.value, WordError)


@pytest.mark.parametrize("level", [0, 1])
def test_a_style_without_its_list_is_named(level: int, tmp_path: Path) -> None:
    """A reference document whose questions or options are not numbered is refused."""
    numbers = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    mine = changed_reference(tmp_path, numbers, "")
    with pytest.raises(UnnumberedStyleError, match=("TQ Question", "TQ Option")[level]):
        made(sample(), mine)


def test_styles_are_found_by_name_whatever_their_ids(tmp_path: Path) -> None:
    """A German Word renames the id of Heading 1; the sheet still uses the style."""
    mine = changed_reference(tmp_path, 'w:styleId="Heading1"', 'w:styleId="berschrift1"')
    document = Document(BytesIO(made(sample(), mine)["starter-quiz-A.docx"]))
    assert len(texts(document, Style.SECTION)) == 3


def test_tables_are_as_wide_as_the_page_of_the_reference(tmp_path: Path) -> None:
    """A teacher's own margins are followed by the key's tables."""
    document = Document(str(REFERENCE))
    section = document.sections[0]
    section.left_margin = section.right_margin = section.page_width // 4
    document.save(str(tmp_path / "mine.docx"))
    key = made(sample(), tmp_path / "mine.docx")["starter-quiz-key.docx"]
    widths = Document(BytesIO(key)).element.xpath("(//w:tbl)[1]/w:tblGrid/w:gridCol/@w:w")
    assert abs(sum(map(int, widths)) * 635 - section.page_width // 2) < 635 * 10


def test_the_reference_document_is_what_its_script_makes(tmp_path: Path) -> None:
    """Running the script again gives the committed bytes, which are valid."""
    for script in LOOKS.glob("*.py"):
        (tmp_path / script.name).write_bytes(script.read_bytes())
    source = str(Path(__file__).resolve().parents[2] / "src")
    subprocess.run(
        [sys.executable, str(tmp_path / "make_reference.py")],
        env={**os.environ, "PYTHONPATH": source},
        check=True,
    )
    assert (tmp_path / "reference.docx").read_bytes() == REFERENCE.read_bytes()
    assert OpenXmlValidator().validate(REFERENCE).is_valid


def test_the_reference_document_carries_nothing_along() -> None:
    """The parts of python-docx's template that no handout needs are gone."""
    parts = ZipFile(REFERENCE).namelist()
    for part in ("thumbnail", "stylesWithEffects", "customXml", "docProps/app"):
        assert not [name for name in parts if part in name]
