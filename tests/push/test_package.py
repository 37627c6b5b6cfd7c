"""What a deck package holds, and what is left of it for Anki's importer."""

import json
from contextlib import closing
from io import BytesIO
from zipfile import ZipFile

import pytest

from factories import make_assembled, make_item, make_label
from talkquiz.exporters.anki import export
from talkquiz.push.package import DeckPackage, held_back, open_database, open_package, pictures


def test_package_is_read_in_teaching_order() -> None:
    items = [make_item(f"f{number}") for number in range(40)]
    ((_, product),) = export(make_assembled(*items)).items()
    package = open_package("course", product.content)
    notes = package.deck.notes
    assert [note.item_id for note in notes] == [item.id for item in items]
    assert json.dumps(notes[0].fields, ensure_ascii=False).count("27 February 2016") >= 2
    assert all(tag.startswith("talkquiz::") for note in notes for tag in note.tags)
    assert set(package.decks.values()) == {"The Syria peace process::01 Ceasefires"}


def test_what_is_held_back_is_older_than_anything() -> None:
    """Of a note and a note type nothing else changes, and no other file of the package."""
    ((_, product),) = export(make_assembled(make_label())).items()
    package = open_package("course", product.content)
    (note,), (type_id,) = package.deck.notes, package.deck.note_types
    content = held_back(package, notes=[note.id], note_types=[type_id], cardless=[], left_out=[])
    with closing(open_database(content)) as held:
        assert held.execute("SELECT mod FROM notes").fetchall() == [(1,)]
        assert held.execute("SELECT count(*) FROM cards").fetchone() == (1,)
        (models,) = held.execute("SELECT models FROM col").fetchone()
        assert json.loads(models)[str(type_id)]["mod"] == 1
    assert open_package(package.course, content).deck == package.deck
    before, after = (ZipFile(BytesIO(each)) for each in (package.content, content))
    assert before.namelist() == after.namelist()
    others = [name for name in before.namelist() if name != "collection.anki2"]
    assert len(others) > 1
    assert [*map(before.read, others)] == [*map(after.read, others)]


@pytest.mark.parametrize(("option", "notes"), [("cardless", 1), ("left_out", 0)])
def test_what_comes_without_cards_or_not_at_all(
    package: DeckPackage, option: str, notes: int
) -> None:
    """Neither has cards in the package, and a note that comes is as new as it was."""
    others: dict[str, list[int]] = {"notes": [], "note_types": [], "cardless": [], "left_out": []}
    others[option] = [package.deck.notes[0].id]
    with closing(open_database(held_back(package, **others))) as held:
        assert held.execute("SELECT count(*) FROM notes WHERE mod > 1").fetchone() == (notes,)
        assert held.execute("SELECT count(*) FROM cards").fetchone() == (0,)


def test_pictures_are_found_by_their_names() -> None:
    ((_, product),) = export(make_assembled(make_label())).items()
    package = open_package("course", product.content)
    field = package.deck.notes[0].fields["Picture"]
    name = field.partition('src="')[2].partition('"')[0]
    ((found, content),) = pictures(package, [name, "other.png"])
    assert (found, content[:4]) == (name, b"\x89PNG")
