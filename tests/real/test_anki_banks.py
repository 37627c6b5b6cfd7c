"""The official Anki writes decks and lists of notes of every sort; what they ask is read."""

from pathlib import Path
from typing import Any

import pytest

from official_anki import anki, opened_collection
from talkquiz.question_banks.bank import Bank, BankKind
from talkquiz.question_banks.read_bank import read_question_bank

pytestmark = pytest.mark.real

NOTES = (
    ("Basic", "Who <b>opened</b>&nbsp;it?", "Ada; \t“Brook”<br>herself"),
    ("Basic (and reversed card)", "ohm", 'unit of "resistance"'),
    ("Basic (optional reversed card)", "volt", "unit of voltage", "y"),
    ("Basic (type in the answer)", "2 + 2 = ?", "4"),
    (
        "Cloze",
        "{{c1::Ada::who}} opened {{c2::the {{c3::old}} pier}}.",
        'By night<img src="a b.png">',
    ),
    ("Own", "77", "Saltmere", "Where is it?"),
    ("Basic", '<img src="map.png">', "Saltmere"),
    ("Image Occlusion", "{{c1::image-occlusion:rect:left=.1:top=.1:oi=1}}", '<img src="m.png">'),
)
READ = {
    ("Who opened it?", "Ada; “Brook” herself"),
    ("ohm", 'unit of "resistance"'),
    ("volt", "unit of voltage"),
    ("2 + 2 = ?", "4"),
    ("_____ opened _____.", "Ada | the old pier"),
    ("Where is it?", "Saltmere"),
}


def write_notes(collection: Any) -> None:
    models = collection.models
    own = models.new("Own")
    for name in ("ID", "Answer", "Question"):
        models.add_field(own, models.new_field(name))
    card = models.new_template("Card 1")
    card["qfmt"], card["afmt"] = "{{Question}}", "{{FrontSide}}<hr>{{Answer}}"
    models.add_template(own, card)
    models.add(own)
    for kind, *fields in NOTES:
        note = collection.new_note(models.by_name(kind))
        note.fields[: len(fields)] = fields
        note.tags = ["sea"]
        collection.add_note(note, collection.decks.id("Sea::Harbour"))


def exported(folder: Path, name: str) -> Path:
    """Return a file that Anki exports from a collection with all notes."""
    path = folder / name
    with opened_collection(folder) as collection:
        write_notes(collection)
        if name.endswith(".colpkg"):
            legacy = name.startswith("old")
            collection.export_collection_package(str(path), include_media=False, legacy=legacy)
            return path
        if name.endswith(".apkg"):
            options = anki.ExportAnkiPackageOptions(legacy=name.startswith("old"))
            collection.export_anki_package(out_path=str(path), options=options, limit=None)
            return path
        collection.export_note_csv(
            out_path=str(path),
            limit=None,
            with_html=True,
            with_tags=True,
            with_deck=name == "all.txt",
            with_notetype=name == "all.txt",
            with_guid=name == "all.txt",
        )
        return path


def read(bank: Bank) -> set[tuple[str, str]]:
    return {(each.stem, " | ".join(each.answers)) for each in bank.questions}


@pytest.mark.parametrize("name", ["old.apkg", "new.apkg", "old.colpkg", "new.colpkg"])
def test_decks_of_all_forms(tmp_path: Path, name: str) -> None:
    bank = read_question_bank(exported(tmp_path, name))
    assert read(bank) == READ
    assert sorted(each.code for each in bank.unread) == ["TQ782", "TQ784"]
    assert {(each.category, each.tags) for each in bank.questions} == {("Sea::Harbour", ("sea",))}
    (cloze,) = [each for each in bank.questions if each.kind is BankKind.CLOZE]
    assert (cloze.gap_numbers, cloze.media) == ((1, 2), ("a b.png",))


@pytest.mark.parametrize("name", ["all.txt", "bare.txt"])
def test_notes_as_text(tmp_path: Path, name: str) -> None:
    """A list of notes does not say which field of an own note type asks: the first is taken."""
    bank = read_question_bank(exported(tmp_path, name))
    own = {("Where is it?", "Saltmere")}
    assert read(bank) == READ - own | {("77", "Saltmere")}
    assert "TQ787" in {each.code for each in bank.unread}
    assert all(each.tags == ("sea",) for each in bank.questions)
