"""Courses in other languages than English: what students and teachers read is all in theirs."""

import json
import re
import sqlite3
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path
from shutil import copytree
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from python_calamine import load_workbook

from canvas_importer import imported
from question_sets import assembled_with
from talkquiz.build import assemble, load_and_check
from talkquiz.course.yaml import Data, parse
from talkquiz.exporters import anki, canvas, gift, kahoot, moodle, quizlet, word
from talkquiz.exporters.word.docx_file import headers_and_footers
from talkquiz.onscreen.assemble import course_set
from talkquiz.onscreen.question_set import QuestionSet
from talkquiz.resources import bundled

GERMAN = Path(__file__).parent / "data" / "german"
EN = bundled("questions") / "languages" / "en.yaml"
WORD = re.compile(r"[^\W\d_]{3,}")
KINDS = {"cloze", "choice", "true-false", "matching", "ordering", "label"}


def built(folder: Path) -> dict[str, bytes]:
    """Return the files that are made of the course in `folder`."""
    made, problems = assemble(load_and_check(folder))
    assert made is not None, problems
    files = anki.export(made) | word.export(made)
    return {name: product.content for name, product in files.items()}


def texts(data: Data) -> Iterator[str]:
    """Yield all the values of a language file, but for what shows how to fill them in."""
    if isinstance(data, str):
        yield re.sub(r"\{[^}]*\}", "", data)
    for each in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from texts(each)


def words(text: str) -> set[str]:
    return {each.casefold() for each in WORD.findall(text)}


def english() -> set[str]:
    courses = (parse(path.read_text("utf-8")).data for path in GERMAN.rglob("*.yaml"))
    ours = " ".join(text for course in courses for text in texts(course))
    theirs = parse(EN.read_text("utf-8")).data
    assert isinstance(theirs, dict)
    shown = {name: part for name, part in theirs.items() if name not in ("direction", "plurals")}
    return words(" ".join(texts(shown))) - words(ours)


def read_in_word(content: bytes) -> str:
    found = []
    with ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            if re.match(r"word/(document|header\d*|footer\d*)\.xml|docProps/core\.xml", name):
                part = package.read(name).decode()
                found += re.findall(r"<(?:w:t|dc:\w+|cp:\w+)(?: [^>]*)?>([^<]*)<", part)
                found += re.findall(
                    r'(?:descr|tblCaption w:val|tblDescription w:val)="([^"]*)"', part
                )
    return re.sub(r"hafen/\S+", "", " ".join(found))


def read_in_anki(content: bytes) -> tuple[str, str]:
    with ZipFile(BytesIO(content)) as package:
        database = sqlite3.connect(":memory:")
        database.deserialize(package.read("collection.anki2"))
    (models, decks), *_ = database.execute("SELECT models, decks FROM col")
    fields = " ".join(row[0] for row in database.execute("SELECT flds FROM notes"))
    templates = [side for model in json.loads(models).values() for side in model["tmpls"]]
    sides = " ".join(each["qfmt"] + each["afmt"] for each in templates)
    about = " ".join(each["desc"] for each in json.loads(decks).values() if each["desc"])
    shown = re.sub(r"<script>.*?</script>|<!--.*?-->|\{\{.*?\}\}", "", sides, flags=re.DOTALL)
    alts = " ".join(re.findall(r'alt="([^"]*)"', fields))
    plain = re.sub(r"<[^>]*>|&[#\w]+;|hafen/\S+|tag:\S+", " ", f"{fields} {about} {shown}")
    return f"{plain} {alts}", sides


def test_a_german_course_has_items_of_many_kinds() -> None:
    bank = load_and_check(GERMAN, review=True)
    assert not [each for each in bank.problems if each.severity == "error"]
    assert {item.kind.value for item in bank.all_items} >= KINDS
    stems = {item.stem for item in bank.all_items}
    assert (
        "Nach Angaben von Ada Berg (August 2021): Wo soll der Leuchtturm neu gebaut werden?"
        in stems
    )


def test_everything_that_is_read_of_a_german_course_is_german() -> None:
    strange = english()
    assert {"answer", "form", "who", "marks"} <= strange
    for name, content in built(GERMAN).items():
        read = read_in_anki(content)[0] if name.endswith(".apkg") else read_in_word(content)
        assert len(words(read)) > 10
        assert sorted(words(read) & strange) == [], name


def on_screen(folder: Path) -> QuestionSet:
    """Return the questions of the course in `folder`, as screens show them."""
    bank = load_and_check(folder)
    return course_set(bank.course, bank.all_items)


def read_in_canvas(content: bytes) -> str:
    made = imported(content).questions
    texts = [part for each in made for part in (each.text, each.comments, each.bank)]
    texts += [each.text for one in made for each in one.answers]
    return re.sub(r"<[^>]*>|&[#\w]+;|hafen/\S+", " ", " ".join(texts))


def test_what_learning_systems_and_games_read_of_a_german_course_is_german() -> None:
    """But for the headings of Kahoot's own template."""
    assembled = assembled_with(on_screen(GERMAN))
    ((_, package),) = canvas.export(assembled).items()
    ((_, cards),) = quizlet.export(assembled).items()
    ((_, game),) = kahoot.export(assembled).items()
    rows = load_workbook(BytesIO(game.content)).get_sheet_by_index(0).to_python()[8:]
    cells = " ".join(str(cell) for row in rows for cell in row)
    strange = english()
    for read in (read_in_canvas(package.content), cards.content.decode(), cells):
        assert len(words(read)) > 10
        assert sorted(words(re.sub(r"hafen/\S+", "", read)) & strange) == []


def test_learning_systems_are_told_the_language_and_its_direction(rtl: Path) -> None:
    ((_, package),) = canvas.export(assembled_with(on_screen(rtl))).items()
    for each in imported(package.content).questions:
        assert each.text.startswith('<div lang="ar" dir="rtl">')
        assert each.comments.startswith('<div lang="ar" dir="rtl">')


def test_what_moodle_reads_of_a_german_course_is_german() -> None:
    """But for ids, and for the values of tags, which are those of the course's files."""
    made = assembled_with(on_screen(GERMAN))
    for export in (moodle.export, gift.export):
        ((name, product),) = export(made).items()
        text = re.sub(r"<(idnumber|tags|name)>.*?</\1>", " ", product.content.decode(), flags=re.S)
        text = re.sub(r"<file .*?</file>|^//.*?\n::.*?::", " ", text, flags=re.S | re.M)
        text = re.sub(r"hafen/\S+|\[plain\]|TRUE|FALSE|-&gt;", " ", text)
        texts_alone = re.findall(r"<text>([^<]*)</text>", text) if "<quiz>" in text else [text]
        read = re.sub(r"<[^>]*>", " ", unescape(" ".join(texts_alone)))
        assert len(words(read)) > 10
        assert sorted(words(read) & english()) == [], name


@pytest.fixture
def rtl(tmp_path: Path) -> Path:
    """Return the German course as if its language were written from right to left."""
    folder = copytree(GERMAN, tmp_path / "rtl")
    for name, old, new in (
        ("course.yaml", "language: de", "language: ar"),
        ("language.yaml", "direction: ltr", "direction: rtl"),
    ):
        text = (folder / name).read_text("utf-8")
        (folder / name).write_text(text.replace(old, new), "utf-8")
    return folder


def test_a_language_from_right_to_left_is_said_of_paragraphs_tables_and_cards(rtl: Path) -> None:
    for name, content in built(rtl).items():
        if name.endswith(".apkg"):
            sides = read_in_anki(content)[1]
            assert sides.count("<main") == sides.count('<main lang="ar" dir="rtl"') > 2
            continue
        document = Document(BytesIO(content))
        body = document.element.body
        paragraphs = [
            each
            for root in (body, *headers_and_footers(document))
            for each in root.iter(qn("w:p"))
            if each.findall(f".//{qn('w:t')}")
        ]
        assert paragraphs
        assert all(each.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None for each in paragraphs)
        tables = body.xpath(".//w:tbl[w:tblPr/w:tblStyle]")
        assert all(table.xpath("./w:tblPr/w:bidiVisual") for table in tables)


def test_a_course_without_words_for_its_language_is_told_which_there_are(tmp_path: Path) -> None:
    folder = copytree(GERMAN, tmp_path / "without")
    (folder / "language.yaml").unlink()
    (problem,) = load_and_check(folder).problems
    assert (problem.code, problem.line) == ("TQ129", 4)
    assert "`de`" in problem.message
    assert "en" in problem.hint


def test_what_is_wrong_in_a_language_file_is_said_with_its_place(tmp_path: Path) -> None:
    folder = copytree(GERMAN, tmp_path / "wrong")
    text = (folder / "language.yaml").read_text("utf-8")
    for old, new in (
        ("  class: Klasse\n", ""),
        ("Fassung {code}", "Fassung {kode}"),
        ("  in-order: In", "  in-ordre: In"),
        ("{{ fact.gap }}", "{{ fact.gap"),
    ):
        text = text.replace(old, new, 1)
    (folder / "language.yaml").write_text(text, "utf-8")
    found = {each.code: each for each in load_and_check(folder).problems}
    assert {"TQ102", "TQ105"} <= set(found)
    assert all(each.path.endswith("language.yaml") for each in found.values())
