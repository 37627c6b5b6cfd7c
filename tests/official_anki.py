"""The official Anki backend as judge: import a package, render its cards, answer one."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from factories import make_assembled
from talkquiz.exporters import Assembled
from talkquiz.exporters.anki import export
from talkquiz.items.item import Item

anki = pytest.importorskip("anki.collection", reason="the official anki package is not installed")


class ImportCounts(NamedTuple):
    """How many notes an import took in, changed, left alone and could not match."""

    new: int = 0
    updated: int = 0
    duplicate: int = 0
    conflicting: int = 0


class Rendered(NamedTuple):
    """A card as Anki shows it: HTML of both sides and the style sheet."""

    item_id: str
    front: str
    back: str
    css: str


@contextmanager
def opened_collection(folder: Path) -> Iterator[Any]:
    collection = anki.Collection(str(folder / "collection.anki2"))
    try:
        yield collection
    finally:
        collection.close()


def import_into(collection: Any, assembled: Assembled) -> ImportCounts:
    """Export `assembled`, import the package with Anki's default options, return the counts."""
    (product,) = export(assembled).values()
    package = Path(collection.path).with_name("course.apkg")
    package.write_bytes(product.content)
    request = anki.ImportAnkiPackageRequest(
        package_path=str(package), options=anki.ImportAnkiPackageOptions()
    )
    log = collection.import_anki_package(request).log
    return ImportCounts(len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting))


def rendered_cards(
    folder: Path, *items: Item, filled: Mapping[str, str] | None = None, **imprint: Any
) -> list[Rendered]:
    """Return the cards of `items` in a new collection, with `filled` in fields that are empty."""
    with opened_collection(folder) as collection:
        import_into(collection, make_assembled(*items, **imprint))
        card_ids = cards_in_order(collection)
        for card_id in card_ids if filled else ():
            note = collection.get_card(card_id).note()
            note.fields = [held or (filled or {}).get(name, "") for name, held in note.items()]
            collection.update_note(note)
        return [rendered(collection, card_id) for card_id in card_ids]


def cards_in_order(collection: Any) -> list[int]:
    """Return the ids of all cards of `collection`, in the order in which new ones are due."""
    return list(collection.db.list("select id from cards order by due"))


def rendered(collection: Any, card_id: int) -> Rendered:
    card = collection.get_card(card_id)
    output = card.render_output()
    return Rendered(card.note()["ItemId"], output.question_text, output.answer_text, output.css)
