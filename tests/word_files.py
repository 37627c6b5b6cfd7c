"""Word files of sample handouts, and what is in them as a reader sees it."""

from base64 import b64decode
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from factories import (
    make_according_to,
    make_choice,
    make_cloze,
    make_compare,
    make_deck,
    make_disputed,
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
    make_task,
    make_term,
    make_true_false,
    make_who_said_it,
)
from talkquiz.build import assemble, load_and_check
from talkquiz.exporters import AS_USUAL, Assembled, Options
from talkquiz.exporters.word import export
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.handout import Handout
from talkquiz.items.item import Item
from talkquiz.resources import bundled

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

PLACES = (
    ("Aleppo", 36.20, 37.16),
    ("Damascus", 33.51, 36.29),
    ("Homs", 34.73, 36.71),
    ("Deir ez-Zor", 35.34, 40.14),
    ("Palmyra", 34.56, 38.27),
)

EMPTY_PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEANl9ngAAAAABJRU5ErkJggg=="
)


def sample(**changes: Any) -> Handout:
    return make_quiz(
        [make_choice("one"), make_choice("two"), make_choice("three")],
        [make_cloze("four"), make_cloze("five", gap="Resolution 2254")],
        [make_item("six"), make_disputed("seven")],
        **changes,
    )


def every_kind(**changes: Any) -> Handout:
    return make_quiz(
        [make_choice("one"), make_choice("two")],
        [make_multiple_response("three"), make_multiple_response("four")],
        [make_true_false("five"), make_true_false("six", "27 February 2016", correction="")],
        [make_who_said_it("seven")],
        [make_according_to("eight")],
        [make_cloze("nine"), make_cloze("ten", gap="Resolution 2254")],
        [make_item("eleven"), make_disputed("twelve")],
        [make_matching("thirteen")],
        [make_ordering("fourteen")],
        [make_label(*place) for place in PLACES],
        [make_term(), make_term("Vienna")],
        [make_compare("fifteen")],
        [make_open("sixteen"), make_open("seventeen", stem="Why might the envoy say so?")],
        [make_task("eighteen"), make_task("nineteen", stem="How far was it a peace?")],
        **({"name": "every-kind", "title": "One of every kind"} | changes),
    )


@cache
def bundled_handouts() -> Assembled:
    """Return the deck and the handouts of the bundled course."""
    course = load_and_check(bundled("questions") / "syria-peace-process")
    assembled, _ = assemble(course, for_study=False)
    assert assembled
    return assembled


def made(*handouts: Handout, options: Options = AS_USUAL) -> dict[str, bytes]:
    """Return the Word files of these handouts by name."""
    products = export(Assembled(make_deck(), handouts), options)
    return {name: product.content for name, product in products.items()}


def opened(handout: Handout, which: str = "A", options: Options = AS_USUAL) -> Any:
    """Return the sheet of a version of `handout`, or its key, as python-docx reads it."""
    return Document(BytesIO(made(handout, options=options)[f"{handout.name}-{which}.docx"]))


def assert_valid(content: bytes, folder: Path) -> None:
    """Check a Word file against the schema of WordprocessingML; `folder` is to write it into."""
    (folder / "checked.docx").write_bytes(content)
    result = OpenXmlValidator().validate(folder / "checked.docx")
    assert result.is_valid, [str(error) for error in result.errors]


def caption(table: Any) -> str:
    return "".join(table._tbl.xpath("./w:tblPr/w:tblCaption/@w:val"))


def of_items(*items: Item) -> Handout:
    return make_handout(make_section(*make_questions(*items)))


def texts(document: Any, style: Style) -> list[str]:
    return [
        paragraph.text
        for paragraph in document.paragraphs
        if paragraph.style.name.lower() == style.lower()
    ]


def lines_of_key(*items: Item) -> list[str]:
    """Return the lines on these items in the key: "Answer", a tab, and the answer, and so on."""
    return texts(opened(of_items(*items), "key"), Style.KEY_LINE)


def answers_at_a_glance(handout: Handout, code: str = "A") -> dict[str, str]:
    """Return what the key's table for the version `code` has for each printed number."""
    version = [version.code for version in handout.versions].index(code)
    rows = [
        [cell.text for cell in row.cells] for row in opened(handout, "key").tables[version].rows
    ]
    columns = [at for at, head in enumerate(rows[0]) if head == "No."]
    return {row[at]: row[at + 1] for at in columns for row in rows[1:] if row[at]}


def names(document: Any) -> list[str]:
    return [paragraph.style.name for paragraph in document.paragraphs]


def words(document: Any) -> str:
    return "\n".join(
        "".join(text.text for text in paragraph.iter(qn("w:t")))
        for paragraph in document.element.body.iter(qn("w:p"))
    )


def furniture(part: Any) -> str:
    """Return the text of a header or footer, fields as they are before Word works them out."""
    return "\n".join(paragraph.text for paragraph in part.paragraphs)


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
