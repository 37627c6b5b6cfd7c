"""Packages from anywhere: read as text, or refused in a sentence."""

import json
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import make_assembled, make_choice, make_cloze, make_item
from talkquiz import untrusted_decks
from talkquiz.exporters.anki import export
from talkquiz.releases import read_package as module
from talkquiz.releases.compare_decks import Card
from talkquiz.releases.read_package import as_text, cards_in_words, read_package
from talkquiz.untrusted_decks import PackageError

MODELS = json.dumps({"7": {"flds": [{"name": "Question"}, {"name": "Answer"}, {"name": "ItemId"}]}})
TABLES = """
CREATE TABLE col (models); CREATE TABLE notes (id, mid, flds, tags); CREATE TABLE cards (nid, due);
"""


def zipped(files: Mapping[str, bytes]) -> bytes:
    archive = BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED) as entries:
        for name, content in files.items():
            entries.writestr(name, content)
    return archive.getvalue()


def collection(statements: str, models: object = MODELS) -> bytes:
    """Return a package whose collection is made by `statements`, with these note types."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(statements)
    if "TABLE col (models)" in statements:
        connection.execute("INSERT INTO col VALUES (?)", (models,))
    connection.commit()
    content = connection.serialize()
    connection.close()
    return zipped({"collection.anki2": content})


def built() -> bytes:
    """Return a package that the exporter makes."""
    (product,) = export(make_assembled(make_item(), make_cloze(), make_choice())).values()
    return product.content


def test_our_own_packages_are_read() -> None:
    """Each note has its item's id, its question, and what its fields show."""
    cards = {card.id: card for card in cards_in_words(read_package(built()))}
    items = (make_item(), make_cloze(), make_choice())
    assert set(cards) == {item.id for item in items}
    for item in items:
        assert (cards[item.id].topic, cards[item.id].answer) == ("Ceasefires", item.key)
        assert cards[item.id].parts["Claim"] == item.claim
    assert cards[items[1].id].question == items[1].claim.replace(items[1].key, f"[{items[1].key}]")


def test_other_forms_of_a_collection_are_read() -> None:
    """Beside a `collection.anki21` the older one holds one note; a log needs not be there."""
    real = ZipFile(BytesIO(built())).read("collection.anki2")
    both = zipped({"collection.anki2": b"please update", "collection.anki21": real})
    with_log = zipped({"collection.anki2": b"\x02\x02".join((real[:18], real[20:]))})
    assert read_package(both) == read_package(with_log) == read_package(built())


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no deck of Anki"),
        (b"PK\x03\x04 and no more", "no deck of Anki"),
        (zipped({"readme.txt": b"hello"}), "no collection in it"),
        (zipped({"collection.anki21b": b"", "collection.anki2": b""}), "Support older Anki"),
        (zipped({"collection.anki2": b"no database"}), "damaged"),
        (zipped({"collection.anki2": b""}), "damaged"),
        (built()[:-40], "no deck of Anki"),
        (collection("CREATE TABLE other (a)"), "no notes that can be read"),
        (collection(TABLES, "{}"), "no notes that TalkQuiz made"),
        (collection(TABLES, "[]"), "damaged"),
        (collection(TABLES, "{"), "damaged"),
        (collection(TABLES, "[" * 100_000), "damaged"),
        (collection(TABLES, None), "damaged"),
        (collection(TABLES, b"\xff\xfe"), "damaged"),
        (collection(TABLES, '{"x": {"flds": 3}}'), "no notes that TalkQuiz made"),
        (collection(TABLES, MODELS.replace('"7"', '"seven"')), "damaged"),
        (
            collection(
                "CREATE TABLE col (models); CREATE VIEW notes AS WITH RECURSIVE n(i) AS "
                "(SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i id, 7 mid, 'a' flds FROM n; "
                "CREATE TABLE cards (nid, due);"
            ),
            "no notes that can be read",
        ),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(PackageError, match=reason):
        read_package(content)


def test_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(untrusted_decks, "MAX_BYTES", 1_000_000)
    bomb = zipped({"collection.anki2": bytes(64 * 1024 * 1024)})
    assert len(bomb) < 100_000
    with pytest.raises(PackageError, match="larger than 1 MB"):
        read_package(bomb)


def test_a_bomb_inside_the_database_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(untrusted_decks, "_MOST_STEPS", 5)
    rows = "INSERT INTO notes VALUES (1, 7, 'a', ''), (2, 7, 'b', ''), (3, 7, 'c', '');"
    many = "INSERT INTO notes SELECT id, mid, flds, tags FROM notes;" * 16
    with pytest.raises(PackageError, match="damaged: interrupted"):
        read_package(collection(TABLES + rows + many))


def test_a_crowd_of_notes_and_tags_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """One note with one field and eight tags is ten, and one more is too many."""
    monkeypatch.setattr(module, "_MOST_PIECES", 10)
    rows = "INSERT INTO notes VALUES (1, 7, 'a', '1 2 3 4 5 6 7 8{}');"
    assert len(read_package(collection(TABLES + rows.format(""))).notes) == 1
    with pytest.raises(PackageError, match="more than 10 notes, fields and tags"):
        read_package(collection(TABLES + rows.format(" 9")))


def test_odd_notes_are_read_as_text() -> None:
    """Fields too few, too many, or of another type break nothing."""
    rows = """
    INSERT INTO notes VALUES (1, 7, 'a', NULL), (2, 7, 5, 3), (3, 7, x'ff', x'ff'),
    (4, 8, 'other', ''), (5, 7, 'q' || char(31) || 'a' || char(31) || 'id' || char(31), 'x y');
    INSERT INTO cards VALUES (1, 'soon'), (1, 2), (2, NULL), (5, 9), (5, 8);
    """
    read = read_package(collection(TABLES + rows))
    notes = read.notes
    assert [note.question for note in notes] == ["a", "5", "b'\\xff'", "q"]
    assert notes[-1].tags == {"x", "y"}
    assert [note.due for note in notes] == [2, 0, 0, 8]
    assert [*cards_in_words(read)][-1] == Card("id", "", "q", "a", {"Question": "q", "Answer": "a"})


@given(st.binary(max_size=300), st.integers(0, 10_000))
def test_no_byte_is_trusted(noise: bytes, place: int) -> None:
    """Wherever bytes are overwritten, there are notes or a reason, and no other error."""
    whole = bytearray(ZipFile(BytesIO(built())).read("collection.anki2"))
    whole[place : place + len(noise)] = noise
    for content in (noise, zipped({"collection.anki2": bytes(whole)})):
        with suppress(PackageError):
            read_package(content)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a &lt;b&gt; &amp;amp;<br>c", "a <b> &amp; c"),
        ('<ol><li dir="auto">one</li><li>two</li></ol>', "one two"),
        ("on {{c1::1 May::a date}} and {{c2::2 May}}", "on [1 May] and [2 May]"),
        ('<img src="map.png" alt="a">', "(picture map.png)"),
        ("<" * 100_000, "<" * 100_000),
        ("{{c1::" + ":" * 50_000, "{{c1::" + ":" * 50_000),
        ("<img " + "src=a " * 30_000, "<img " + "src=a " * 29_999 + "src=a"),
        ("&#" + "9" * 5_000 + ";", "\ufffd"),
    ],
)
def test_fields_become_text(html: str, text: str) -> None:
    """HTML is taken away, and what it shows stays, however long it is."""
    assert as_text(html) == text
