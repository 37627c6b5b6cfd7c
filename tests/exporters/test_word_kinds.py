"""Each kind of question on the sheet, and that its key holds in the order that is printed."""

import re
from collections.abc import Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from factories import (
    ENGLISH,
    make_choice,
    make_compare,
    make_handout,
    make_item,
    make_label,
    make_matching,
    make_multiple_response,
    make_open,
    make_ordering,
    make_questions,
    make_quiz,
    make_section,
    make_true_false,
)
from talkquiz.exporters import AS_USUAL, Options
from talkquiz.exporters.word.kinds import label
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.template import sheet_looks
from talkquiz.items.item import (
    Comparison,
    Event,
    Label,
    Option,
    Ordering,
    Stimulus,
    reference_lines,
)
from talkquiz.items.kinds import ItemKind
from talkquiz.maps import outline_maps as drawing
from word_files import (
    ARABIC,
    EMPTY_PNG,
    PLACES,
    STRANGE,
    answers_at_a_glance,
    assert_valid,
    caption,
    every_kind,
    lines_of_key,
    made,
    names,
    of_items,
    opened,
    printed_numbers,
    texts,
    words,
)

both = pytest.mark.parametrize("code", ["A", "B"])
ON_MAP_PAGE = ["Caption", Style.PICTURE, Style.MAP_NOTE, Style.WORD_BANK]
"""What stands below each other where a map is; python-docx has Word's own style in capitals."""


@pytest.fixture(autouse=True)
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[drawing.MapPoint]:
    """Have maps drawn as one white dot, and return the points that were to be on them."""
    points: list[drawing.MapPoint] = []

    def blank_map(
        wanted: Sequence[drawing.MapPoint], width: int, *sizes: float, **_: object
    ) -> list[drawing.MapPicture]:
        text, small = sizes
        assert text >= 12 / 482 * 1000  # A4 between its margins is 482 points wide
        assert small >= 10 / 482 * 1000
        points.extend(wanted)
        numbers = tuple(point.number for point in wanted)
        told = "Map with dots", numbers, "Syria", "Boundaries are not authoritative."
        return [drawing.MapPicture(EMPTY_PNG, width, width // 2, *told)]

    monkeypatch.setattr(label, "blank_map", blank_map)
    return points


@pytest.mark.parametrize("which", ["A", "B", "key"])
def test_every_kind_is_valid_and_accessible(which: str, tmp_path: Path) -> None:
    """Data have header and caption, grids no style, pictures alt text; no level is skipped."""
    content = made(every_kind())[f"every-kind-{which}.docx"]
    assert_valid(content, tmp_path)
    document = Document(BytesIO(content))
    for table in document.tables:
        rows = [bool(row.xpath("./w:trPr/w:tblHeader")) for row in table._tbl.tr_lst]
        is_data = bool(table._tbl.xpath("./w:tblPr/w:tblStyle"))
        assert rows == [is_data] + [False] * (len(rows) - 1)
        assert bool(caption(table)) == is_data
        assert all(row.xpath("./w:trPr/w:cantSplit") for row in table._tbl.tr_lst)
    assert all(document.element.xpath("//wp:docPr/@descr"))
    levels = [
        int(paragraph.style.element.xpath("string(./w:pPr/w:outlineLvl/@w:val)") or 9)
        for paragraph in document.paragraphs
    ]
    outline = [level for level in levels if level < 9]
    assert outline[0] == 0
    assert all(after <= before + 1 for before, after in pairwise(outline))
    empty = {
        paragraph.style.name
        for paragraph in document.paragraphs
        if not paragraph.text and paragraph._p.find(f".//{qn('w:drawing')}") is None
    }
    assert empty <= {"TQ Answer Line"}


@pytest.mark.parametrize("text", STRANGE)
def test_strange_text_survives_in_every_kind(text: str, tmp_path: Path) -> None:
    options = Option(text, correct=True, rationale=text), Option("no", correct=False)
    changes: dict[str, Any] = {"stem": text, "options": options}
    handout = of_items(
        make_item(stem=text, key=text, caution=text),
        make_choice(**changes, caution=text),
        make_multiple_response(**changes),
        make_true_false(stem=text, swapped=text, correction=text),
        make_matching(stem=text, pairs=((text, text),), options=options),
        make_ordering(stem=text, options=options[:1], events=(Event(text, text),)),
        make_label(text),
        make_compare(stem=text, marks=(text,)),
        make_open(stem=text, stimulus=Stimulus("one", text, (text,))),
    )
    # Tabs and line breaks are elements of their own, and names of places do not break.
    (text,) = ENGLISH.quotes.typeset(text)
    expected = "".join(text.split())
    for content in made(handout).values():
        assert_valid(content, tmp_path)
        document = Document(BytesIO(content))
        assert "".join(words(document).split()).count(expected) >= 15
        assert sum(text in paragraph.text for paragraph in document.paragraphs) >= 10


@both
def test_the_student_is_told_no_answer_of_any_kind(code: str) -> None:
    """Rationales, corrections, dates, model answers, marks and sources are in the key only."""
    handout = every_kind()
    sheet, key = words(opened(handout, code)), words(opened(handout, "key"))
    items = [each.item for part in handout.versions[0].sections for each in part.questions]
    assert {item.kind for item in items} == set(ItemKind)
    secrets = {"Nazarbayev", "23 January 2017", "It began on", "It supported the truce"}
    secrets |= {secret for item in items for secret in (*item.marks, item.short_id)}
    secrets |= {line for item in items for line in reference_lines(item.sources, ENGLISH)}
    secrets |= {item.why for item in items if item.why}
    said_otherwise = ItemKind.MATCHING, ItemKind.ORDERING
    claims = {item.claim for item in items if not (item.stimulus or item.kind in said_otherwise)}
    secrets |= claims - {""}
    for secret in (ENGLISH.quotes.typeset(secret)[0] for secret in secrets):
        assert secret not in sheet
        assert secret in key


# Options: to choose, to judge, to match, to put in order.


@both
def test_the_letters_of_several_right_options_are_in_the_key(code: str) -> None:
    handout = make_quiz([make_multiple_response("one"), make_multiple_response("two")])
    sheet = opened(handout, code)
    printed = [(number, letter) for number, letter in printed_numbers(sheet) if letter]
    by_place = dict(zip(printed, texts(sheet, Style.OPTION), strict=True))
    for number, answer in answers_at_a_glance(handout, code).items():
        letters, _, in_words = answer.removesuffix(" (½\xa0mark each)").partition("\u2002")
        found = {by_place[int(number), letter] for letter in letters.split(", ")}
        assert found == {"Russia", "the United States"}
        assert set(map(str.lower, found)) == set(in_words.lower().split("; "))
        assert in_words[0].isupper()


def test_true_and_false_statements_look_alike_and_the_key_says_what_is_right() -> None:
    """The sheet would give the answer away; the table has verdict and correction, the key why."""
    statements = make_true_false(), make_true_false("two", "27 February 2016", correction="")
    handout = of_items(*statements)
    line = "True\u2003/\u2003False\u2003\u2003If false, write what is right: \t"
    assert texts(opened(handout), Style.CORRECTION) == [line] * 2
    assert answers_at_a_glance(handout) == {"1": "False: 27 February 2016", "2": "True"}
    lines = lines_of_key(*statements)
    assert lines[0] == "Why\tIt began on 27 February 2016."


@both
def test_the_letters_of_a_matching_lead_to_the_pairs(code: str) -> None:
    handout = make_quiz([make_matching()])
    (table,) = opened(handout, code).tables
    left, right = ([line.text for line in cell.paragraphs] for cell in table.rows[0].cells)
    numbered = dict(found for line in left for found in re.findall(r"^_+\t(\d)\.\t(.+)", line))
    lettered = dict(found for line in right for found in re.findall(r"^([A-E])\.\t(.+)", line))
    assert len(lettered) == 5
    answer = answers_at_a_glance(handout, code)["1"].partition(" (")[0]
    matched = [place.split("\xa0") for place in answer.split(", ")]
    found = [(numbered[number], lettered[letter]) for number, letter in matched]
    pairs = make_matching().pairs
    assert found == [(left, ENGLISH.quotes.typeset(right)[0]) for left, right in pairs]


def test_the_key_of_a_matching_has_all_versions_the_pairs_and_what_is_left_over() -> None:
    """A teacher without the table can mark any version, and say why an office fits nobody."""
    document = opened(make_quiz([make_matching()]), "key")
    cells = [table.rows[1].cells[1].text for table in document.tables]
    answers = [cell.partition(" (")[0] for cell in cells]
    assert answers == ["1\xa0D, 2\xa0E, 3\xa0A, 4\xa0B", "1\xa0B, 2\xa0A, 3\xa0E, 4\xa0D"]
    lines = texts(document, Style.KEY_LINE)
    assert lines[0] == "Pair\tStaffan de Mistura \N{EN DASH} special envoy of the United Nations"
    assert [line for line in lines if line.startswith("Not\t")] == [
        "Not\tPresident of Kazakhstan \N{EN DASH} Nursultan Nazarbayev held that office."
    ]


@pytest.mark.parametrize(("left", "right"), [("x " * 100, "y"), ("x", "y " * 100), ("x", "y")])
def test_neither_column_of_a_matching_is_squeezed(left: str, right: str) -> None:
    options = (Option(right, correct=True),)
    document = opened(of_items(make_matching(pairs=((left, right),), options=options)))
    widths = [int(width) for width in document.element.xpath("//w:gridCol/@w:w")]
    assert min(widths) >= 0.34 * sum(widths)


def test_many_short_options_to_match_stand_in_two_columns_in_large_print() -> None:
    """One list below the other would be higher than a page."""
    pairs = tuple((f"The envoy who held the talks of the year {n}", f"Name {n}") for n in range(8))
    options = tuple(Option(right, correct=True) for _, right in pairs)
    many, few = (
        of_items(make_matching(pairs=pairs[:count], options=options[:count])) for count in (8, 3)
    )
    large = Options(large_print=True)
    (table,) = opened(many, options=large).tables
    assert [len(cell.paragraphs) for cell in table.rows[0].cells] == [4, 4]
    assert not opened(few, options=large).tables


def test_the_columns_of_a_matching_stand_where_its_reader_looks_for_them() -> None:
    assert not opened(of_items(make_matching())).element.xpath("//w:bidiVisual")
    document = opened(of_items(make_matching(stem=f"{ARABIC} {ARABIC}")))
    assert document.element.xpath("//w:tblPr/w:bidiVisual")


@both
def test_the_numbers_of_an_ordering_give_the_right_sequence(code: str) -> None:
    handout = make_quiz([make_ordering()])
    lines = [line.split("\t")[1] for line in texts(opened(handout, code), Style.ORDER)]
    answer, _, direction = answers_at_a_glance(handout, code)["1"].partition(" (")
    assert direction.startswith("from top to bottom) (")
    numbers = [int(number) for number in answer.split(", ")]
    ordered = [line for _, line in sorted(zip(numbers, lines, strict=True))]
    assert tuple(ordered) == make_ordering().holds(Ordering).sequence != tuple(lines)


def test_the_key_of_an_ordering_has_the_dates() -> None:
    lines = texts(opened(make_quiz([make_ordering()]), "key"), Style.KEY_LINE)
    assert lines[0] == "Write 1\tResolution 2254 is passed. (18 December 2015)"
    assert lines[3] == "Write 4\tTalks in Astana begin. (23 January 2017)"


# Written: reports to compare, sources, and questions to answer in sentences.


def test_accounts_are_a_table_headed_by_who_speaks() -> None:
    """Who differs is what counts; outlet and day stand below, under the words of the question."""
    document = opened(of_items(make_compare()))
    (table,) = document.tables
    one, other = make_compare().holds(Comparison).accounts
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Who", f"Account 1: {one.per}", "Account 2: The United Nations"],
        ["Report", f"{one.outlet}, {one.day}", f"{other.outlet}, {other.day}"],
        ["What it says", one.claim, other.claim],
        ["As of", one.as_of, other.as_of],
    ]
    assert table._tbl.xpath("./w:tr[1]/w:trPr/w:tblHeader")
    assert caption(table) == "Reports for question 1"
    assert names(document).count("TQ Answer Line") == 3
    looks = sheet_looks(AS_USUAL)
    (indent,) = table._tbl.xpath("./w:tblPr/w:tblInd/@w:w")
    widths = [int(width) for width in table._tbl.xpath("./w:tblGrid/w:gridCol/@w:w")]
    assert int(indent) == looks.indent
    assert looks.room.width - 3 <= looks.indent + sum(widths) <= looks.room.width


def test_what_no_report_says_is_left_out_of_the_table() -> None:
    """An account of nobody is the report's own; a date that is each report's day has no row."""
    one, other = make_compare().holds(Comparison).accounts
    bare = [account._replace(per="", as_of="") for account in (one, other)]
    own_days = [account._replace(as_of=account.day) for account in bare]
    for accounts in (bare, own_days):
        (table,) = opened(of_items(make_compare(accounts=tuple(accounts)))).tables
        assert [row.cells[0].text for row in table.rows] == ["Who", "Report", "What it says"]
        assert table.rows[0].cells[1].text == f"Account 1: {one.outlet}"
    (table,) = opened(of_items(make_compare(accounts=(one._replace(as_of=""), other)))).tables
    assert [cell.text for cell in table.rows[3].cells] == ["As of", "\N{EN DASH}", other.as_of]


@pytest.mark.parametrize(("points", "lines"), [(1, 3), (3, 3), (4, 4), (8, 8)])
@pytest.mark.parametrize("key", ["Yes.", "k" * 9_999], ids=["short", "long"])
def test_lines_of_an_open_question_are_as_many_as_its_points(
    points: int, lines: int, key: str
) -> None:
    """How much there is to write follows from the points, and gives nothing of the answer away."""
    section = make_section(*make_questions(make_open(key=key), points=points))
    assert names(opened(make_handout(section))).count("TQ Answer Line") == lines


def test_a_source_is_printed_once_before_its_questions() -> None:
    other = Stimulus("s002", "Xinhua, 6 January 2017", ("The envoy had hopes.",))
    document = opened(
        make_handout(
            make_section(*make_questions(make_open("one"), make_open("two"))),
            make_section(*make_questions(make_open("three"), make_open("four", stimulus=other))),
        )
    )
    assert texts(document, Style.SOURCE_TITLE) == ["Press TV, 28 April 2016", other.title]
    retold = "\tWhat this report says, retold in our own words"
    assert texts(document, Style.SOURCE) == [
        retold,
        "1.\tA monitoring group counted sixty dead in Aleppo within one day.",
        "2.\tThe envoy said that the truce was barely alive.",
        retold,
        "1.\tThe envoy had hopes.",
    ]
    shown = [name for name in names(document) if name in {Style.SOURCE_TITLE, Style.QUESTION}]
    asked = Style.QUESTION
    assert shown == [Style.SOURCE_TITLE, asked, asked, asked, Style.SOURCE_TITLE, asked]


@pytest.mark.parametrize(
    ("make", "label"), [(make_open, "Model answer"), (make_compare, "The accounts")]
)
def test_the_key_has_model_answer_and_marking_points(make: Any, label: str) -> None:
    """Accounts that differ are what is to be weighed, and no model of an answer."""
    item = make(claim="What the sheet says already.")
    assert answers_at_a_glance(of_items(item, make_item()))["1"] == "See the mark scheme."
    lines = lines_of_key(item, make_item(claim=""))
    assert lines[0] == f"{label}\t{item.key}"
    assert not [line for line in lines if line.startswith("Claim")]
    assert lines[1 : 1 + len(item.marks)] == [f"1 mark\t\u2610 {mark}" for mark in item.marks]


def test_there_is_no_table_of_answers_that_are_all_too_long_for_it() -> None:
    document = opened(of_items(make_open("one"), make_compare("two")), "key")
    assert texts(document, Style.SECTION) == [
        "Mark schemes",
        "For later: where the answers are from",
    ]
    assert not document.tables


# Maps to label: the maps, the names and the blanks on a page.


@both
def test_one_map_has_a_dot_for_each_blank(code: str, drawn: list[drawing.MapPoint]) -> None:
    quiz = make_quiz([make_item()], [make_label(*place) for place in PLACES])
    version = quiz.versions["AB".index(code)]
    handout = quiz._replace(versions=(version,))
    document = opened(handout, code)
    assert len(document.inline_shapes) == 1
    assert len(document.element.xpath("//w:tbl//w:p[contains(., '____')]")) == len(PLACES)
    on_map = {int(point.number): (point.lat, point.lon) for point in drawn}
    answers = answers_at_a_glance(handout, code)
    for question in version.sections[1].questions:
        assert on_map[question.number] == question.item.holds(Label).location
        assert answers[str(question.number)] == question.item.key


def test_the_map_stands_in_the_text_and_is_described(drawn: list[drawing.MapPoint]) -> None:
    """The picture fits the width, has alt text, and is never parted from the names below it."""
    document = opened(of_items(*(make_label(*place) for place in PLACES)))
    (shape,) = document.inline_shapes
    section = document.sections[0]
    assert abs(shape.width - (section.page_width - 2 * section.left_margin)) < 36_000
    assert shape._inline.docPr.get("descr") == "Map with dots"
    held = [name for name in names(document) if name in ON_MAP_PAGE]
    assert held == ON_MAP_PAGE
    assert all(document.styles[name].paragraph_format.keep_with_next for name in held)
    assert len(drawn) == len(PLACES)
    assert label._PIXELS >= 17 / 2.54 * 295  # 300 dots to the inch, as printers want it


def test_maps_have_captions_that_word_keeps_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Title and number stand above, what is hatched below; Word's list of figures finds them."""
    told = [drawing.MapPicture(EMPTY_PNG, 9, 6, "", (), each, f"Note {each}.") for each in "ab"]
    monkeypatch.setattr(label, "blank_map", lambda *_, **__: told)
    document = opened(of_items(*(make_label(*place) for place in PLACES)))
    captions = [each for each in document.paragraphs if each.style.name == "Caption"]
    assert [each.text for each in captions] == ["Map 1: a", "Map 2: b"]
    codes = [each.text for each in document.element.iter(qn("w:instrText"))]
    assert codes == [r"SEQ Map \* ARABIC"] * 2
    assert texts(document, Style.MAP_NOTE) == ["Note a.", "Note b."]


def test_names_that_are_asked_for_are_hidden_from_the_map(monkeypatch: pytest.MonkeyPatch) -> None:
    """That is all that the box offers, and what else is taken for right."""
    asked: list[object] = []

    def blank_map(*_: object, hidden: object, **__: object) -> list[drawing.MapPicture]:
        asked.append(hidden)
        return []

    monkeypatch.setattr(label, "blank_map", blank_map)
    others: dict[str, Any] = {"others": ("Oman",), "accept": ("Dawha",)}
    opened(of_items(make_label("Riyadh", **others), make_label("Doha", **others)))
    assert asked == [["Dawha", "Doha", "Oman", "Riyadh"]]


def test_several_maps_fit_on_one_page_together(monkeypatch: pytest.MonkeyPatch) -> None:
    high = drawing.MapPicture(EMPTY_PNG, 900, 675, "Map", (), "", "A note.")
    monkeypatch.setattr(label, "blank_map", lambda *_, **__: [high, high])
    monkeypatch.setattr(
        label, "map_shapes", lambda *_, **__: [drawing.MapShape(900, 675, (), "A note.")] * 2
    )
    document = opened(of_items(*(make_label(f"Place {number}") for number in range(12))))
    heights = [shape.height for shape in document.inline_shapes]
    assert 112 <= sum(heights) / 36_000 <= 120
    assert all(shape.height == shape.width * 3 // 4 for shape in document.inline_shapes)
    assert len(set(document.element.xpath("//wp:docPr/@id"))) == 2


def test_maps_that_would_get_small_have_pages_of_their_own() -> None:
    places = [*PLACES, ("Geneva", 46.2, 6.14), ("Vienna", 48.21, 16.37), ("Astana", 51.17, 71.43)]
    handout = of_items(*(make_label(*place) for place in places))
    document = opened(handout, options=Options(paper="letter", large_print=True))
    found = [name for name in names(document) if name in {Style.PICTURE, Style.WORD_BANK}]
    assert found == [Style.PICTURE, Style.WORD_BANK] * 2
    one, other = texts(document, Style.WORD_BANK)
    assert one == other
    blanks = [len(table._tbl.xpath(".//w:p[contains(., '__')]")) for table in document.tables]
    assert blanks == [5, 3]


def test_names_of_places_are_in_alphabetical_order_with_a_few_too_many() -> None:
    """The word bank gives no order away, and no more than two names that are not needed."""
    others = ("Raqqa", "Idlib", "al-Bab", "Homs")
    places = (make_label(*place, others=others) for place in PLACES)
    (bank,) = texts(opened(of_items(*places)), Style.WORD_BANK)
    expected = ["Aleppo", "Damascus", "Deir\xa0ez-Zor", "Homs", "Idlib", "Palmyra", "Raqqa"]
    assert bank.split("\u2003\u2003 ") == expected
