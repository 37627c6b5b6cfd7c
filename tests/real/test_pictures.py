"""Pictures of a course where they are seen: in Anki, in a browser, on paper."""

import json
import re
import shutil
from collections.abc import Mapping
from datetime import date
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from chromium import findings_of, needs_chromium
from courses import FACTS, released
from official_anki import Rendered, cards_in_order, import_into, opened_collection, rendered
from pdf_pages import images, needs_libreoffice, pages, printed
from pictures import drawn, pictured_course, pictured_files
from talkquiz.build import LoadedCourse, assemble, load_and_check
from talkquiz.exporters import Assembled, Options
from talkquiz.exporters.word import export
from word_files import assert_valid

READING = """## The new pier

Ada Brook opened the new pier, which had taken a year to build. {facts: pier-opened}

The old one had been shut before. {facts: pier-closed}
"""
TO_READ = """title: The harbour
audience: Year 9
sections:
  - {shows: reading, title: What happened}
  - {shows: who-is-who, title: Who is who}
  - {shows: glossary, title: Places, types: [place]}
  - {title: Few words, directions: Write., makes: short-answer, count: 2}
"""
CREDIT = "Picture: Ann Brook, CC BY 4.0"
_SIZES = """
onload = () => report([...document.querySelectorAll(".illustration img")].map(image => ({
  natural: image.naturalWidth / image.naturalHeight, shown: image.width / image.height,
  wide: image.getBoundingClientRect().right <= innerWidth, high: image.height / innerHeight})));
"""


def loaded(folder: Path, changes: Mapping[str, Any] | None = None) -> LoadedCourse:
    return load_and_check(pictured_course(folder, changes))


def made(folder: Path, changes: Mapping[str, Any] | None = None) -> Assembled:
    assembled, problems = assemble(loaded(folder, changes))
    assert assembled, problems
    assert not problems
    return assembled


def pictures_on(side: str) -> list[tuple[str, str]]:
    """Return file and words of the course's own pictures on the side of a card."""
    (shown,) = re.findall(r'<div class="illustration">(.*?)</div>', side) or [""]
    return re.findall(r'<img src="(.*?)" alt="(.*?)"', shown)


def cards_of(collection: Any) -> dict[str, Rendered]:
    cards = [rendered(collection, card) for card in cards_in_order(collection)]
    return {card.item_id.removeprefix("saltmere/"): card for card in cards}


def test_cards_show_pictures_with_the_answer_and_say_whose_they_are(tmp_path: Path) -> None:
    """Anki misses no file, has none that no card names, and finds nothing to repair."""
    with opened_collection(tmp_path) as collection:
        import_into(collection, made(tmp_path / "course"))
        media = collection.media.check()
        assert list(media.missing) == list(media.unused) == []
        assert collection.fix_integrity()[1]
        cards = cards_of(collection)
        files = {path.name for path in Path(collection.media.dir()).iterdir()}
    shown = {item: [alt for _, alt in pictures_on(card.back)] for item, card in cards.items()}
    assert {item: alts for item, alts in shown.items() if alts} == {
        "pier-closed/where/gap": ["Roofs above a bay."],
        "pier-opened/who/own-question": ["A woman in a blue coat.", "A ship at a new stone pier."],
        "pier-opened/when/event-day": ["A ship at a new stone pier."],
        "ships-gazette/per/according-to": ["A woman in a blue coat."],
        "saltmere/place/label-place": ["Roofs above a bay."],
    }
    for item, card in cards.items():
        assert pictures_on(card.front) == []
        assert CREDIT not in card.front
        assert card.back.count(CREDIT) == bool(shown[item])
        assert {name for name, _ in pictures_on(card.back)} <= files


def test_another_picture_reaches_those_who_have_the_deck(tmp_path: Path) -> None:
    """A release that only changes a picture updates its cards, and no other, with one import."""
    folder = pictured_course(tmp_path / "course")
    released(folder, "1.0", date(2024, 5, 1))
    with opened_collection(tmp_path) as collection:
        first, _ = assemble(load_and_check(folder))
        assert first
        import_into(collection, first)
        before = cards_of(collection)
        (folder / "pictures" / "pier.png").write_bytes(drawn(300, 200))
        second, _ = assemble(load_and_check(folder))
        assert second
        assert import_into(collection, second).updated == 2
        after = cards_of(collection)
        media = collection.media.check()
    item = "pier-opened/when/event-day"
    assert list(media.missing) == []
    assert list(media.unused) == [name for name, _ in pictures_on(before[item].back)]
    assert pictures_on(before[item].back) != pictures_on(after[item].back)
    assert {each for each in after if before[each] != after[each]} == {
        "pier-opened/when/event-day",
        "pier-opened/who/own-question",
    }


def alts_of(pdf: PdfReader) -> list[str]:
    """Return what a PDF has readers say in the place of its pictures, in their order."""
    root = cast("DictionaryObject", pdf.trailer["/Root"])
    found, left = list[str](), [root["/StructTreeRoot"]]
    while left:
        part = left.pop().get_object()
        if isinstance(part, list):
            left += reversed(part)
        elif isinstance(part, dict):
            found += [part["/Alt"]] if "/Alt" in part else []
            left += [part["/K"]] if "/K" in part else []
    return found


@needs_chromium
@pytest.mark.parametrize("shape", [(1200, 200), (200, 1200), (16, 16)])
def test_a_picture_of_any_shape_is_whole_on_a_card(tmp_path: Path, shape: tuple[int, int]) -> None:
    """It keeps its proportions, leaves no screen, and leaves room for the words."""
    with opened_collection(tmp_path) as collection:
        import_into(collection, made(tmp_path / "c", {"pictures/pier.png": drawn(*shape)}))
        card = cards_of(collection)["pier-opened/when/event-day"]
        page = tmp_path / "page"
        shutil.copytree(collection.media.dir(), page)
    (found,) = findings_of(
        page / "card.html", f'<div class="card">{card.back}</div>', _SIZES, card.css
    )
    assert found["wide"]
    assert found["high"] < 0.4
    assert found["shown"] == pytest.approx(found["natural"], rel=0.02)


@needs_chromium
def test_a_small_picture_beside_a_tall_one_keeps_its_shape(tmp_path: Path) -> None:
    """Of two on a card, each keeps its proportions."""
    changes = {"pictures/pier.png": drawn(200, 1200), "pictures/people/brook.jpg": drawn(24, 18)}
    with opened_collection(tmp_path) as collection:
        import_into(collection, made(tmp_path / "c", changes))
        card = cards_of(collection)["pier-opened/who/own-question"]
        page = tmp_path / "page"
        shutil.copytree(collection.media.dir(), page)
    found = findings_of(
        page / "card.html", f'<div class="card">{card.back}</div>', _SIZES, card.css
    )
    assert [round(each["natural"], 2) for each in found] == [1.33, 0.17]
    for each in found:
        assert each["shown"] == pytest.approx(each["natural"], rel=0.04)


@needs_libreoffice
@pytest.mark.parametrize(
    "options", [Options(paper="a4"), Options(paper="letter", large_print=True)]
)
def test_sheets_show_pictures_with_words_for_them_and_whose_they_are(
    tmp_path: Path, options: Options
) -> None:
    """Reading and lists have them, questions none; the key says again whose they are.

    A picture keeps its proportions and stays within the margins.
    """
    changes = {"readings/harbour.md": READING, "handouts/plan.yaml": TO_READ}
    files = export(made(tmp_path / "course", changes), options)
    sheet = Document(BytesIO(files["plan-A.docx"].content))
    assert_valid(files["plan-A.docx"].content, tmp_path)
    drawings = sheet.element.body.findall(f".//{qn('wp:inline')}")
    alts = [each.docPr.get("descr") for each in drawings]
    assert alts == ["A ship at a new stone pier.", "A woman in a blue coat.", "Roofs above a bay."]
    sizes = [each.extent.cx / each.extent.cy for each in drawings]
    assert sizes == pytest.approx([320 / 240, 180 / 300, 600 / 200], rel=0.01)
    documents = {name: files[name].content for name in ("plan-A.docx", "plan-key.docx")}
    on_sheet, on_key = printed(documents, tmp_path)
    assert [len(images(each)) for each in (on_sheet, on_key)] == [3, 0]
    assert alts_of(PdfReader(on_sheet)) == alts
    text = " ".join(page.text for page in pages(on_sheet))
    assert f"The opening of the new pier in Saltmere. {CREDIT}" in text
    assert "Pictures: Ada Brook: Ann Brook, CC BY 4.0" in text
    assert "Pictures: Saltmere: Ann Brook, CC BY 4.0" in text
    key = " ".join(page.text for page in pages(on_key))
    whose = "The opening of the new pier in Saltmere, Ada Brook, Saltmere: Ann Brook, CC BY 4.0"
    assert f"Pictures: {whose}" in key


HOSTILE = (
    "<img src=x onerror=top.hacked=1> {{c1::x}} {{Answer}} \\(x^2\\) [sound:a.mp3] &amp; ' \" ::"
)


def test_words_about_pictures_are_plain_text(tmp_path: Path) -> None:
    """Neither Anki nor a browser makes of them an element, a gap, a field, a sound or a formula."""
    files, said = pictured_files(), json.dumps(HOSTILE)
    for name in ("glossary.yaml", FACTS):
        text = re.sub(r'alt: "[^"]*"', lambda _: f"alt: {said}", str(files[name]))
        files[name] = text.replace("credit: Ann Brook", f"credit: {said}")
    with opened_collection(tmp_path) as collection:
        import_into(collection, made(tmp_path / "course", files))
        assert collection.fix_integrity()[1]
        assert list(collection.media.check().missing) == []
        cards = cards_of(collection)
    shown = [card for card in cards.values() if pictures_on(card.back)]
    assert len(shown) == 5
    for card in shown:
        assert {unescape(alt) for _, alt in pictures_on(card.back)} == {HOSTILE}
        assert f"Picture: {HOSTILE}" in unescape(card.back)
        assert "<img src=x" not in card.back
