"""Documents carry their items: what a sheet or key tells of them when it comes back."""

import re
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest

from factories import make_choice, make_item, make_quiz
from pdf_pages import needs_libreoffice
from talkquiz.handouts.handout import Handout
from talkquiz.handouts.past import past_of
from talkquiz.handouts.printed_before import Recogniser
from talkquiz.items.item import Item
from talkquiz.printed_items import (
    PROPERTIES,
    PrintedItems,
    documents_in,
    item_properties,
    read_printed_items,
    stamp_of,
)
from talkquiz.untrusted_files import OutsideError
from word_files import assert_valid, made


def bank() -> list[Item]:
    names = ("k7qx", "m2pp", "zt44")
    return [make_item(name, short_id=name) for name in names]


def quiz() -> Handout:
    return make_quiz(bank(), [make_choice("one", short_id="bbcd")], name="quiz")


def written(folder: Path, content: bytes, name: str = "quiz.docx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def without_properties(content: bytes) -> bytes:
    """Return a document that has lost its properties, as a text pasted into another one has."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            if name != PROPERTIES:
                new.writestr(name, old.read(name))
    return file.getvalue()


def test_sheet_and_key_carry_their_items_in_the_order_of_print(tmp_path: Path) -> None:
    handout = quiz()
    for name, content in made(handout).items():
        code = "B" if name == "quiz-B.docx" else "A"
        version = next(each for each in handout.versions if each.code == code)
        printed = read_printed_items(written(tmp_path, content))
        assert printed.stamps == tuple(stamp_of(each.id, each.short_id) for each in version.items)


def test_the_student_reads_no_id_in_the_properties_of_a_sheet() -> None:
    """An id may name the answer, and a file on the screen shows its properties."""
    for name, content in made(quiz()).items():
        with zipfile.ZipFile(BytesIO(content)) as package:
            carried = package.read(PROPERTIES).decode()
        assert not any(each.id in carried for each in bank()), name


def test_what_carries_its_items_is_a_valid_document(tmp_path: Path) -> None:
    for content in made(quiz()).values():
        assert_valid(content, tmp_path)


def test_a_thousand_items_fit_properties_as_word_takes_them(tmp_path: Path) -> None:
    stamps = [stamp_of(f"course/f{n}/when/t", "k7qx") for n in range(1_000)]
    document = docx.Document()
    file = BytesIO()
    document.save(file)
    with zipfile.ZipFile(file, "a") as package:
        package.writestr(PROPERTIES, item_properties("course", stamps))
    printed = read_printed_items(written(tmp_path, file.getvalue()))
    assert printed == PrintedItems("course", tuple(stamps))
    values = item_properties("course", stamps).decode().split("<vt:lpwstr>")[1:]
    assert max(len(value.partition("<")[0]) for value in values) <= 255


def test_a_key_without_properties_is_known_by_the_short_ids_that_it_prints(tmp_path: Path) -> None:
    content = without_properties(made(quiz())["quiz-key.docx"])
    printed = read_printed_items(written(tmp_path, content))
    assert printed == PrintedItems(told=("k7qx", "m2pp", "zt44", "bbcd"))


def test_what_a_teacher_pastes_beside_it_counts_as_well(tmp_path: Path) -> None:
    """The items of another key, pasted under the text of a document that carries its own."""
    path = written(tmp_path, made(quiz())["quiz-A.docx"])
    document = docx.Document(str(path))
    document.add_paragraph("Which one? The first\tzzzz")
    document.save(str(path))
    printed = read_printed_items(path)
    assert printed.told == ("zzzz",)
    found = Recogniser([*bank(), make_item("late", short_id="zzzz")]).recognise(printed)
    assert [item.short_id for item in found.items] == ["k7qx", "m2pp", "zt44", "zzzz"]
    assert found.unknown == ("bbcd",)


class TestRecogniser:
    def test_items_that_the_course_has_not_are_named(self) -> None:
        stamps = (stamp_of("course/gone/when/t", "gggg"), stamp_of(bank()[0].id, "k7qx"))
        found = Recogniser(bank()).recognise(PrintedItems("course", stamps))
        assert ([item.short_id for item in found.items], found.unknown) == (["k7qx"], ("gggg",))

    def test_an_item_with_another_short_id_than_before_is_the_same(self) -> None:
        item = bank()[0]
        found = Recogniser(bank()).recognise(PrintedItems("course", (stamp_of(item.id, "xxxx"),)))
        assert found.items == (item,)

    def test_a_word_at_the_end_of_a_line_is_no_unknown_item_of_a_document_of_ours(self) -> None:
        stamp = stamp_of(bank()[0].id, "k7qx")
        printed = PrintedItems("course", (stamp,), ("rhyth", "k7qx"))
        assert Recogniser(bank()).recognise(printed).unknown == ()

    def test_the_past_holds_items_and_the_facts_that_they_ask(self) -> None:
        found = Recogniser(bank()).recognise(PrintedItems(told=("k7qx", "zt44")))
        past = past_of(found.items)
        assert past.items == {item.id for item in found.items}
        assert past.facts == {fact for item in found.items for fact in item.facts}


def test_the_text_is_found_by_its_type_whatever_the_part_is_called(tmp_path: Path) -> None:
    """Some programs call it otherwise, and say what type it is before they say its name."""
    old, new = "word/document.xml", "word/text.xml"
    file = BytesIO()
    content = made(quiz())["quiz-key.docx"]
    with zipfile.ZipFile(BytesIO(content)) as package, zipfile.ZipFile(file, "w") as other:
        for name in package.namelist():
            if name == PROPERTIES:
                continue
            part = package.read(name)
            if name == "[Content_Types].xml":
                part = re.sub(
                    rb'<Override (PartName="\S+") (ContentType="\S+")/>',
                    rb"<Override \2 \1/>",
                    part,
                )
                part = part.replace(old.encode(), new.encode())
            other.writestr(new if name == old else name, part)
    told = read_printed_items(written(tmp_path, file.getvalue())).told
    assert set(told) == {"k7qx", "m2pp", "zt44", "bbcd"}


class TestDoor:
    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (b"", "no package"),
            (b"PK\x03\x04 and more", "no package"),
            (b"\xd0\xcf\x11\xe0 old", "password or of Word before 2007"),
            (b"%PDF-1.7", "it is a PDF: name the document beside it"),
        ],
        ids=["empty", "torn", "old", "pdf"],
    )
    def test_what_is_no_word_document_is_refused(
        self, tmp_path: Path, content: bytes, reason: str
    ) -> None:
        with pytest.raises(OutsideError, match=reason):
            read_printed_items(written(tmp_path, content))

    @pytest.mark.parametrize(
        ("part", "text"),
        [
            (PROPERTIES, b"<Properties"),
            (PROPERTIES, b'<!DOCTYPE p [<!ENTITY a "aaa">]><p>&a;</p>'),
            ("word/document.xml", b"<a>" * 5_000),
        ],
        ids=["torn", "entities", "deep"],
    )
    def test_xml_that_would_do_harm_is_refused(
        self, tmp_path: Path, part: str, text: bytes
    ) -> None:
        file = BytesIO()
        with (
            zipfile.ZipFile(BytesIO(made(quiz())["quiz-A.docx"])) as old,
            zipfile.ZipFile(file, "w") as new,
        ):
            for name in old.namelist():
                new.writestr(name, text if name == part else old.read(name))
        with pytest.raises(OutsideError):
            read_printed_items(written(tmp_path, file.getvalue()))


def test_documents_of_a_folder_are_all_below_it_but_what_word_leaves_there(tmp_path: Path) -> None:
    """`~$quiz.docx` is the mark of a document that is open in Word."""
    (tmp_path / "spring").mkdir()
    for name in ("b.docx", "spring/A.DOCX", "~$b.docx", ".hidden.docx", "notes.txt"):
        (tmp_path / name).write_bytes(b"")
    assert documents_in(tmp_path) == [tmp_path / "b.docx", tmp_path / "spring" / "A.DOCX"]


@needs_libreoffice
@pytest.mark.real
def test_libreoffice_keeps_the_items_when_it_saves_a_document(tmp_path: Path) -> None:
    paths = [written(tmp_path, content, name) for name, content in made(quiz()).items()]
    profile, saved = (tmp_path / "profile").as_uri(), tmp_path / "saved"
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless"]
    command += ["--convert-to", "docx", "--outdir", str(saved), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True)
    for path in paths:
        assert read_printed_items(saved / path.name) == read_printed_items(path)
