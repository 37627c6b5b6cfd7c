"""LibreOffice lays sheets out on teachers' templates: badges, columns, margins, its own files."""

import re
from collections.abc import Mapping
from io import BytesIO
from itertools import pairwise, product
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from docx import Document
from docx.oxml.ns import nsmap

import pdf_pages
from factories import make_label, make_quiz
from pdf_pages import Page, needs_libreoffice, pages
from talkquiz.exporters import Options
from talkquiz.exporters.word.kinds.renderer import BLANK
from talkquiz.exporters.word.template import bundled_template
from word_files import PLACES, bundled_handouts, made
from word_forms import cards, fold_over, tickets
from word_templates import through_libreoffice, unwrapped, with_badge

pytestmark = needs_libreoffice
MILLIMETRE = 72 / 25.4
PAGE_SETUPS: Mapping[str, Mapping[str, Any]] = {
    "as it is": {},
    "asymmetrical": {"left_margin": 32, "right_margin": 18},
    "mirrored": {"left_margin": 35, "right_margin": 20, "mirrored": True},
    "gutter": {"gutter": 10},
    "two columns": {"columns": 2},
    "three columns": {"columns": 3},
    "narrow margins": {"top_margin": 10, "bottom_margin": 10},
    "A3": {"page_width": 297, "page_height": 420, "columns": 2},
    "A5": {"page_width": 148, "page_height": 210},
    "landscape": {"page_width": 297, "page_height": 210},
}
OF_ITS_OWN_SIZE = ("A3", "A5", "landscape")
BADGES = {
    f"{how} of {height} mm in {where}": {"height": height, "where": where, "how": how}
    for height, where, how in product(
        (5, 10, 20, 30), ("first", "later", "both", "footer"), ("paragraph", "table", "anchored")
    )
    if how == "paragraph" or height in (10, 30)
}
CASES = {**{name: {"height": 0, **page} for name, page in PAGE_SETUPS.items()}, **BADGES}
CASES["all at once"] = {"height": 25, "gutter": 8, **PAGE_SETUPS["mirrored"], "columns": 2}

Laid = dict[tuple[str, str, str], list[Page]]


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Laid:
    """Return the pages of cards and tickets on each template and paper, laid out in one call."""
    folder = tmp_path_factory.mktemp("templates")
    files: dict[tuple[str, str, str], bytes] = {}
    for number, (name, case) in enumerate(CASES.items()):
        own = folder / str(number)
        own.mkdir()
        template = with_badge(own, **case)
        for paper in ("",) if name in OF_ITS_OWN_SIZE else ("a4", "letter"):
            options = Options(template=template, paper=paper or None)
            for file, content in made(cards(), tickets(), fold_over(), options=options).items():
                if file.endswith("-A.docx"):
                    files[name, paper, file.removesuffix("-A.docx")] = content
    documents = {f"{number}.docx": content for number, content in enumerate(files.values())}
    return dict(zip(files, map(pages, pdf_pages.printed(documents, folder)), strict=True))


def of_form(laid: Laid, form: str) -> dict[tuple[str, str], list[Page]]:
    return {(name, paper): found for (name, paper, of), found in laid.items() if of == form}


def middles(page: Page, word: str) -> dict[str, tuple[float, float]]:
    """Return the middle of each pair of words "`word` 7", in points, by its number."""
    return {
        number.text.rstrip("?"): ((one.left + number.right) / 2, (one.top + one.bottom) / 2)
        for one, number in pairwise(page.words)
        if one.text == word and number.text.rstrip("?").isdigit()
    }


def test_backs_lie_behind_fronts_on_every_template(laid: Laid) -> None:
    """To a millimetre, whatever columns, margins and badges there are; no page is left over."""
    asked = len(cards().versions[0].sections[0].questions)
    for case, found in of_form(laid, "cards").items():
        assert len(found) % 2 == 0, case
        met = 0
        for front, back in zip(found[::2], found[1::2], strict=True):
            questions, answers = middles(front, "Question"), middles(back, "Answer")
            assert questions.keys() == answers.keys(), case
            for number, (x, y) in questions.items():
                behind, level = answers[number]
                assert abs(front.width - x - behind) < MILLIMETRE, case
                assert abs(y - level) < MILLIMETRE, case
            met += len(questions)
        assert met == asked, case


def test_cards_say_which_edge_to_turn(laid: Laid) -> None:
    """On paper that lies on its long side, backs lie behind fronts over the short edge."""
    for (name, _), found in of_form(laid, "cards").items():
        edge = "short" if name == "landscape" else "long"
        assert f"turned over the {edge} edge." in found[0].text


def test_tickets_take_one_page_on_every_template(laid: Laid) -> None:
    for case, found in of_form(laid, "tickets").items():
        assert len(found) == 1, case


def test_cards_to_fold_take_no_page_more_than_they_need(laid: Laid) -> None:
    """Every page begins with what is on it: no row of cards has slipped onto one of its own."""
    for case, found in of_form(laid, "fold-over").items():
        for page in found:
            assert "Names – card" in page.text, case


@pytest.mark.parametrize("formats", [(), ("docx",), ("odt", "docx"), ("unwrapped",)])
def test_templates_of_other_programs_give_the_same_sheets(
    formats: tuple[str, ...], tmp_path: Path
) -> None:
    """Saved by LibreOffice, also through OpenDocument, or without content controls.

    Every page has its form and its course; there are as many pages as with the bundled template.
    """
    if formats == ("unwrapped",):
        template = unwrapped(tmp_path)
    else:
        copy = tmp_path / "mine.docx"
        copy.write_bytes(bundled_template().read_bytes())
        template = through_libreoffice(copy, *formats)
    names = ("starter-quiz", "review-sheet", "source-work")
    handouts = [each for each in bundled_handouts().handouts if each.name in names]
    files = {}
    for which, options in (("usual", Options()), ("other", Options(template=template))):
        for name, content in made(*handouts, options=options).items():
            files[f"{which}-{name}"] = content
    found = dict(zip(files, map(pages, pdf_pages.printed(files, tmp_path)), strict=True))
    for handout in handouts:
        for version in handout.versions:
            name = f"{handout.name}-{version.code}.docx"
            usual, other = found[f"usual-{name}"], found[f"other-{name}"]
            assert [page.text for page in other] == [page.text for page in usual]
            several = len(handout.versions) > 1
            assert all(f"form {version.code}" in page.text for page in other) or not several


W = nsmap["w"]
NARROW: Mapping[str, Mapping[str, Any]] = {
    "two columns": PAGE_SETUPS["two columns"],
    "A5": PAGE_SETUPS["A5"],
    "A5 landscape": {"page_width": 210, "page_height": 148},
    "A3 in two columns": PAGE_SETUPS["A3"],
}
OF_LISTS = re.compile(r"\(?\d+[.)]?|[A-Z]{1,2}\.|_+\W*")
"""What lists and fields print, and room to write."""


def words_in(docx: bytes) -> set[str]:
    """Return the words of a document, and the parts of those with hyphens, where lines may end."""
    document = Document(BytesIO(docx))
    parts = [document.part, *(each.target_part for each in document.part.rels.values())]
    found: set[str] = set()
    for part in (part for part in parts if hasattr(part, "element")):
        for paragraph in part.element.iter(f"{{{W}}}p"):
            text = "".join(
                (each.text or "") if each.tag == f"{{{W}}}t" else " "
                for each in paragraph.iter(f"{{{W}}}t", f"{{{W}}}tab", f"{{{W}}}br")
            )
            words = normalize("NFKC", text).split()
            found.update(words, *(re.findall(r"[^-\u2013]+[-\u2013]?", word) for word in words))
            found.update(word[at + 1 :] for word in words for at, c in enumerate(word) if c in "-–")
            found.update(word[: at + 1] for word in words for at, c in enumerate(word) if c in "-–")
    return found


@pytest.mark.parametrize("name", NARROW)
def test_no_word_of_any_sheet_or_key_is_torn(name: str, tmp_path: Path) -> None:
    """Every word on the pages of the bundled course's handouts is one of the document's words."""
    template = with_badge(tmp_path, 0, **NARROW[name])
    files = made(*bundled_handouts().handouts, options=Options(template=template))
    for content, pdf in zip(files.values(), pdf_pages.printed(files, tmp_path), strict=True):
        known = words_in(content)
        for page in pages(pdf):
            printed = (normalize("NFKC", word.text) for word in page.words)
            torn = [each for each in printed if each not in known and not OF_LISTS.fullmatch(each)]
            assert not torn, pdf.name


def test_a_blank_of_a_map_stands_beside_its_number_on_small_paper(tmp_path: Path) -> None:
    """On A5 the blanks of maps stand one below the other, each on one line."""
    template = with_badge(tmp_path, 0, **PAGE_SETUPS["A5"])
    quiz = make_quiz([make_label(*place) for place in PLACES], codes=("A",), name="map")
    sheet = made(quiz, options=Options(template=template))["map-A.docx"]
    (pdf,) = pdf_pages.printed({"map.docx": sheet}, tmp_path)
    blanks_found = 0
    for page in pages(pdf):
        blanks = [word for word in page.words if word.text == BLANK.text]
        numbers = [word for word in page.words if re.fullmatch(r"\d+\.", word.text)]
        for blank in blanks:
            assert any(abs(number.bottom - blank.bottom) < 8 for number in numbers)
        blanks_found += len(blanks)
    assert blanks_found == len(PLACES)
