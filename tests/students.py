"""A student with a collection of Anki, who studies, tags, edits and imports deck after deck."""

import random
import sqlite3
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from official_anki import anki
from talkquiz.build import Order, make

DECK = "The harbour of Saltmere"
MINE = "my-own-tag"
SCHEDULING = "select id, nid, did, type, queue, due, ivl, factor, reps, lapses, data from cards"


@dataclass(slots=True)
class Student:
    """A collection that is studied, tagged and edited, and takes one package after the other."""

    folder: Path
    dice: random.Random
    collection: Any = None
    packed: dict[str, tuple[str, str]] = field(default_factory=dict)
    released: dict[str, tuple[str, str]] = field(default_factory=dict)
    edited: set[str] = field(default_factory=set)

    def open(self) -> None:
        if self.collection:
            self.collection.close()
        self.collection = anki.Collection(str(self.folder / "collection.anki2"))

    def study(self, days: int) -> None:
        """Answer some cards on each of `days`, easy and hard ones."""
        for _ in range(days):
            self.collection.db.execute("update col set crt = crt - 86400")
            self.open()  # or the new day is not noticed
            self.collection.decks.select(self.collection.decks.id_for_name(DECK))
            for _ in range(12):
                for queued in self.collection.sched.get_queued_cards(fetch_limit=1).cards:
                    card = self.collection.get_card(queued.card.id)
                    card.start_timer()
                    rating = self.dice.choice((0, 1, 2, 2, 2, 3))
                    answer = self.collection.sched.build_answer(
                        card=card, states=queued.states, rating=rating
                    )
                    self.collection.sched.answer_card(answer)
        self.collection.fix_integrity()  # of what days that did not pass leave behind

    def make_own(self, day: date) -> None:
        """Tag one note and edit another, on `day`."""
        notes = self.collection.db.list("select id from notes order by id")
        for note_id in self.dice.sample(notes, 4):
            note = self.collection.get_note(note_id)
            note.add_tag(MINE)
            if self.dice.random() < 0.5:
                note["Why"] = f"I remember it so: {self.dice.random()}"
            self.collection.update_note(note)
            self.edited.add(note.guid)
            moment = int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())
            self.collection.db.execute("update notes set mod = ? where id = ?", moment, note_id)
        self.open()

    def take(self, package: bytes, *, is_release: bool = True, cards: int = 0) -> None:
        """Import `package`; fails if anything is lost, doubled, in conflict or not updated.

        Notes that the student has get as many new `cards`, and each new note has as many as in the
        package.
        What a deck between two releases changed and the next deck takes back is not updated:
        docs/releases.md says so.
        """
        before, own = self.cards(), self.notes()
        reviews = self.collection.db.scalar("select count() from revlog")
        path = self.folder / "course.apkg"
        path.write_bytes(package)
        request = anki.ImportAnkiPackageRequest(
            package_path=str(path), options=anki.ImportAnkiPackageOptions()
        )
        log = self.collection.import_anki_package(request).log
        new = contents(package)
        arrived = set(new) - set(own)
        changed = {each for each in new if each in self.packed and new[each] != self.packed[each]}
        changed -= {each for each in changed if new[each] == self.released.get(each)}
        assert (len(log.new), len(log.updated)) == (len(arrived), len(changed))
        assert len(log.duplicate) == len(new) - len(arrived) - len(changed)
        assert len(log.conflicting) == 0
        assert self.collection.db.scalar("select count() from revlog") == reviews
        assert {each: self.cards()[each] for each in before} == before
        fresh = sum(number for guid, number in numbers_of_cards(package).items() if guid in arrived)
        assert len(self.cards()) == len(before) + fresh + cards
        after = self.notes()
        for guid in set(own) - changed:
            assert after[guid] == own[guid], "an unchanged note was touched"
        for guid in changed | arrived:
            assert after[guid][0] == new[guid][0], "a changed note was not updated"
        self.edited -= changed
        assert all(MINE in after[guid][1] for guid in self.edited)
        self.packed |= {each: new[each] for each in changed | arrived}
        self.released |= new if is_release else {}

    def cards(self) -> dict[int, list[Any]]:
        """Return the scheduling of each card that was answered, and what each other is of."""
        rows = self.collection.db.all(SCHEDULING)
        return {row[0]: row if row[8] else row[:3] for row in rows}

    def notes(self) -> dict[str, tuple[str, str]]:
        """Return fields and tags of each note by its GUID."""
        rows = self.collection.db.all("select guid, flds, tags from notes")
        assert len({row[0] for row in rows}) == len(rows)
        return {guid: (fields, tags) for guid, fields, tags in rows}

    def style(self) -> str:
        """Return the style sheet of the cloze cards."""
        self.open()  # Anki's Python side keeps the note types that it has read
        return str(self.collection.models.by_name("TalkQuiz cloze")["css"])

    def expect_health(self) -> None:
        """Fail where Anki would repair anything, or has a second note type of one of ours."""
        problems, well = self.collection.fix_integrity()
        assert well, problems
        assert not self.collection.get_empty_cards().notes
        names = {each.name for each in self.collection.models.all_names_and_ids()}
        assert not [name for name in names if "+" in name]


def contents(package: bytes) -> dict[str, tuple[str, str]]:
    """Return fields and tags of each note of a package by its GUID."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(ZipFile(BytesIO(package)).read("collection.anki2"))
    rows = connection.execute("select guid, flds, tags from notes").fetchall()
    connection.close()
    return {guid: (fields, tags) for guid, fields, tags in rows}


def numbers_of_cards(package: bytes) -> dict[str, int]:
    """Return how many cards each note of a package has, by its GUID."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(ZipFile(BytesIO(package)).read("collection.anki2"))
    query = "select guid, count() from notes join cards on nid = notes.id group by guid"
    numbers = dict(connection.execute(query).fetchall())
    connection.close()
    return numbers


def built(folder: Path) -> bytes:
    """Return the deck of the course in `folder`, which has no errors."""
    made = make(folder, Order(("anki",)))
    assert made.products, made.problems
    ((product,),) = (each.values() for each in made.products.values())
    return product.content
