"""A deck package: what it holds, and what of it Anki's importer may touch."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import closing
from io import BytesIO
from typing import Final, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from talkquiz.releases.read_package import Collection, read_package

_COLLECTION: Final = "collection.anki2"
_MEDIA: Final = "media"
_LONG_AGO: Final = 1
"""A time of change that is older than anything in Anki, which then keeps what it has."""


class DeckPackage(NamedTuple):
    """The package of the course with the id `course`: its file, and what that holds.

    `decks` are the names of the decks in which the cards of each note lie, by the note's item id.
    `released` are the ids of the items in the last release of the course.
    """

    course: str
    content: bytes
    deck: Collection
    decks: Mapping[str, str]
    released: Set[str]


def open_package(course: str, content: bytes, released: Set[str] = frozenset()) -> DeckPackage:
    """Return the package `content` of the course with the id `course`, read in teaching order.

    `released` are the ids of the items in the last release of the course.
    """
    deck = read_package(content)
    notes = sorted(deck.notes, key=lambda note: note.due)
    with closing(open_database(content)) as database:
        (names,) = database.execute("SELECT decks FROM col").fetchone()
        lies_in = dict(database.execute("SELECT nid, min(did) FROM cards GROUP BY nid"))
    names = {int(deck_id): each["name"] for deck_id, each in json.loads(names).items()}
    decks = {note.item_id: names[lies_in[note.id]] for note in notes}
    return DeckPackage(course, content, deck._replace(notes=tuple(notes)), decks, released)


def held_back(
    package: DeckPackage,
    notes: Iterable[int],
    note_types: Iterable[int],
    cardless: Iterable[int],
    left_out: Iterable[int],
) -> bytes:
    """Return the file of `package` so that an import touches less of what Anki has.

    Of `notes` and `note_types`, by their ids in the package, nothing is newer there than in Anki:
    every importer passes them over. The notes `cardless` come without cards, which would bring back
    a deck that the student has no more, or a gap that is not in the student's text; those that are
    `left_out` do not come.
    """
    with closing(open_database(package.content)) as database:
        dated = [(_LONG_AGO, each) for each in notes]
        database.executemany("UPDATE notes SET mod = ? WHERE id = ?", dated)
        out = [(each,) for each in left_out]
        database.executemany("DELETE FROM notes WHERE id = ?", out)
        no_cards = [*out, *((each,) for each in cardless)]
        database.executemany("DELETE FROM cards WHERE nid = ?", no_cards)
        (models,) = database.execute("SELECT models FROM col").fetchone()
        models = json.loads(models)
        for type_id in note_types:
            models[str(type_id)]["mod"] = _LONG_AGO
        database.execute("UPDATE col SET models = ?", [json.dumps(models)])
        database.commit()
        collection = database.serialize()
    archive = BytesIO()
    with ZipFile(BytesIO(package.content)) as old, ZipFile(archive, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, collection if name == _COLLECTION else old.read(name))
    return archive.getvalue()


def pictures(package: DeckPackage, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield those pictures of `package` that have one of the `names`, each with its content."""
    with ZipFile(BytesIO(package.content)) as archive:
        numbers = {name: number for number, name in json.loads(archive.read(_MEDIA)).items()}
        for name in sorted(numbers.keys() & set(names)):
            yield name, archive.read(numbers[name])


def open_database(content: bytes) -> sqlite3.Connection:
    """Return the database of a package that a build of ours has just made."""
    connection = sqlite3.connect(":memory:")
    with ZipFile(BytesIO(content)) as archive:
        connection.deserialize(archive.read(_COLLECTION))
    return connection
