"""Notes of Anki, as text and in packages: fields, gaps, media, and what asks nothing in words."""

import json
import sqlite3
import sys
from contextlib import closing
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest

from talkquiz import untrusted_decks
from talkquiz.question_banks.anki_notes import AnkiNote, names_in, question_of
from talkquiz.question_banks.anki_notes_as_text import is_notes_as_text, read_notes_as_text
from talkquiz.question_banks.anki_package import read_anki_package
from talkquiz.question_banks.bank import BankKind, BankQuestion, Unread
from talkquiz.untrusted_decks import PackageError

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

BASIC = {"flds": [{"name": "Front"}, {"name": "Back"}], "name": "Basic"}
OWN = {
    "name": "Own",
    "flds": [{"name": "ID"}, {"name": "Answer"}, {"name": "Question"}, {"name": "More"}],
    "tmpls": [{"qfmt": "{{Question}} {{type:Answer}}", "afmt": "{{FrontSide}}{{type:Answer}}"}],
}
OLD = """
CREATE TABLE col (models, decks); CREATE TABLE notes (id, mid, flds, tags);
CREATE TABLE cards (nid, did);
INSERT INTO notes VALUES (1, 7, 'Who?' || char(31) || '<b>Ada</b>', ' a b '),
  (2, 8, '77' || char(31) || 'Saltmere' || char(31) || 'Where?' || char(31) || 'By the sea', '');
INSERT INTO cards VALUES (1, 5), (1, 6);
"""
NEW = """
CREATE TABLE fields (ntid, ord, name text COLLATE unicase, config, PRIMARY KEY (ntid, ord));
CREATE TABLE templates (ntid, ord, name, config);
CREATE TABLE notetypes (id, name text COLLATE unicase); CREATE TABLE decks (id, name);
INSERT INTO notetypes VALUES (7, 'Basic'), (8, 'Own');
INSERT INTO fields VALUES (7, 0, 'Front', ''), (7, 1, 'Back', ''), (8, 1, 'Answer', ''),
  (8, 0, 'ID', ''), (8, 2, 'Question', ''), (8, 3, 'More', '');
INSERT INTO templates VALUES (8, 0, 'Card', x'CARD');
INSERT INTO decks VALUES (5, 'Sea' || char(31) || 'Harbour');
"""


def note(*fields: str, **more: object) -> AnkiNote:
    names = ("Front", "Back", "Extra", "More")
    return AnkiNote(1, 1, tuple(zip(names, fields, strict=False)), **more)  # type: ignore[arg-type]


def question(*fields: str) -> BankQuestion:
    made = question_of(note(*fields))
    assert isinstance(made, BankQuestion)
    return made


def message(made: BankQuestion | Unread) -> str:
    assert isinstance(made, Unread)
    return made.message


def database(script: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "c"
        with closing(sqlite3.connect(path)) as connection:
            connection.create_collation("unicase", lambda a, b: (a > b) - (a < b))
            connection.executescript(script)
        return path.read_bytes()


def deck(name: str, content: bytes) -> bytes:
    archive = BytesIO()
    with ZipFile(archive, "w") as entries:
        entries.writestr(name, content)
        if name != "collection.anki2":
            entries.writestr("collection.anki2", database("CREATE TABLE stub (a)"))
    return archive.getvalue()


def col(models: str, decks: str) -> str:
    return f"INSERT INTO col VALUES ('{models}', '{decks}');"  # noqa: S608 - our own


def old_deck() -> bytes:
    models = json.dumps({"7": BASIC, "8": OWN})
    return database(OLD + col(models, json.dumps({"5": {"name": "Sea::Harbour"}})))


def new_deck() -> bytes:
    """Return a collection in the newest form; the sides of a card are in a protobuf message."""
    sides = b"".join(
        bytes([number << 3 | 2, len(text)]) + text
        for number, text in ((1, b"{{Question}} {{type:Answer}}"), (2, b"{{type:Answer}}"))
    )
    card = (sides + bytes([24, 1])).hex()
    return database(OLD + NEW.replace("CARD", card) + col("", ""))


def test_fields_in_html_become_text() -> None:
    made = question(
        "Who&nbsp;<b>opened</b><br>it?<img src='a b.png'>", "<div>Ada</div>[sound:x.mp3]"
    )
    assert (made.stem, made.answers) == ("Who opened it?", ("Ada",))
    assert made.media == ("a b.png", "x.mp3")


def test_gaps_of_a_sentence() -> None:
    """Hints are left out, a gap in a gap belongs to the outer one, and numbers are kept."""
    made = question(
        "{{c1::Ada::name}} opened {{c2::the {{c1::old}} pier}} in {{c1::1850}}.", "", "So."
    )
    assert made.kind is BankKind.CLOZE
    assert made.stem == "_____ opened _____ in _____."
    assert made.answers == ("Ada", "the old pier", "1850")
    assert made.gap_numbers == (1, 2, 1)
    assert made.extra == (("Extra", "So."),)
    assert question("{{c1::Ada}} }} here").gaps == ("", " }} here")


def test_other_fields_are_kept_but_switches() -> None:
    assert question("Who?", "Ada", "In 1850").extra == (("Extra", "In 1850"),)
    fields = (("Front", "ohm"), ("Back", "unit"), ("Add Reverse", "y"))
    made = question_of(AnkiNote(1, 1, fields))
    assert isinstance(made, BankQuestion)
    assert not made.extra


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        (("<img src='map.png'>", "Saltmere"), "no question in words, but map.png: “Saltmere”"),
        (("Where?", "[sound:a.mp3]"), "no answer in words, but a.mp3: “Where?”"),
        (("Where?",), "no answer in words: “Where?”"),
        (("{{c1::image-occlusion:rect:left=.1}}", "x"), "hidden on a picture"),
        (("x" * 200_001, "y"), "longer than any question"),
        (("{{c1::never closed", ""), "no answer"),
    ],
)
def test_what_asks_nothing_in_words_is_said(fields: tuple[str, ...], why: str) -> None:
    assert why in message(question_of(note(*fields)))


def test_fields_of_a_card_by_its_template() -> None:
    template = "{{#Hint}}{{hint:Hint}}{{/Hint}} {{Front}} {{Tags}} {{type:cloze:Back}}"
    assert names_in(template) == ("Hint", "Front")
    assert names_in("{{FrontSide}}<hr>{{type:Back}}", typed=True) == ("Back",)


def test_of_many_fields_on_a_front_the_one_that_asks_is_taken() -> None:
    fields = (
        ("Topic", "Sea"),
        ("Question", "Who?"),
        ("Id", "x1"),
        ("Note", "So."),
        ("Answer", "Ada"),
    )
    front, back = ("Topic", "Question", "Id"), ("Topic", "Note", "Answer")
    made = question_of(AnkiNote(1, 1, fields, asks=front, answers=back))
    assert isinstance(made, BankQuestion)
    assert (made.stem, made.answers) == ("Who?", ("Ada",))
    assert made.extra == (("Topic", "Sea"), ("Id", "x1"), ("Note", "So."))


def test_notes_as_text_say_their_form() -> None:
    text = (
        "\ufeff#separator:Semicolon\n#html:true\n#guid column:1\n#notetype column:2\n"
        "#deck column:3\n#tags column:6\n"
        'x;Basic;Sea::Harbour;"Who; <b>then</b>?";"Ada\nBrook";a b\n'
        "y;Basic;Sea;;Ada;\n"
    )
    assert is_notes_as_text(text)
    bank = read_notes_as_text(text)
    (made,) = bank.questions
    assert (made.line, made.column) == (7, 1)
    assert (made.stem, made.answers) == ("Who; then?", ("Ada Brook",))
    assert (made.category, made.tags) == ("Sea::Harbour", ("a", "b"))
    assert [(each.line, each.code) for each in bank.unread] == [(9, "TQ782")]


def test_names_of_columns_and_comments_above_them() -> None:
    text = (
        "# 1 note\n#separator:Semicolon\n#columns:id;Answer;Question;Tags\n# so\n7;Ada;Who?;a b\n"
    )
    assert is_notes_as_text(text)
    assert not is_notes_as_text("# a heading\nWho?\tAda\n")
    (made,) = read_notes_as_text(text).questions
    assert (made.stem, made.answers, made.tags, made.line) == ("Who?", ("Ada",), ("a", "b"), 5)
    assert made.extra == (("id", "7"),)


def test_notes_as_plain_text_keep_their_signs() -> None:
    bank = read_notes_as_text(
        "#separator:tab\n#html:false\n#columns:Q\tA\nIs a <b c?\tyes &amp; no\n"
    )
    assert [(each.stem, *each.answers) for each in bank.questions] == [
        ("Is a <b c?", "yes &amp; no")
    ]


def test_fields_of_an_own_note_type_are_guessed_and_said() -> None:
    text = "#separator:tab\n#notetype:Own\n1\tAda\tWho?\n"
    (note_,) = read_notes_as_text(text).unread
    assert (note_.code, note_.line) == ("TQ787", 3)


@pytest.mark.parametrize("name", ["collection.anki2", "collection.anki21", "collection.anki21b"])
def test_packages_of_all_ages(name: str) -> None:
    """Question and answer of an own note type are told by its first card."""
    content = zstd.compress(new_deck()) if name.endswith("b") else old_deck()
    first, second = read_anki_package(deck(name, content)).questions
    assert (first.line, first.stem, first.answers) == (1, "Who?", ("Ada",))
    assert (first.category, first.tags) == ("Sea::Harbour", ("a", "b"))
    assert (second.stem, second.answers) == ("Where?", ("Saltmere",))
    assert second.extra == (("ID", "77"), ("More", "By the sea"))


def test_a_deck_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = deck("collection.anki21b", zstd.compress(bytes(3_000_000)))
    monkeypatch.setattr(untrusted_decks, "MAX_BYTES", 1_000_000)
    assert len(bomb) < 20_000
    with pytest.raises(PackageError, match="larger than 1 MB"):
        read_anki_package(bomb)


def test_without_what_unpacks_it_the_newest_form_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "backports", None)
    monkeypatch.setitem(sys.modules, "compression", None)
    with pytest.raises(PackageError, match="newest form") as error:
        read_anki_package(deck("collection.anki21b", b""))
    assert "talkquiz[curator]" in error.value.hint
    assert "older Anki" in error.value.hint


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TABLE a (b)",
        OLD + col("[]", "{}"),
        OLD + col("{", "{}"),
        OLD + col("[" * 5_000, "{}"),
        OLD + col("", ""),
        OLD.replace(
            "CREATE TABLE notes (id, mid, flds, tags);", "CREATE VIEW notes AS SELECT 1;"
        ).split("INSERT")[0],
    ],
)
def test_collections_that_are_none_are_refused(script: str) -> None:
    with pytest.raises(PackageError):
        read_anki_package(deck("collection.anki2", database(script)))


@pytest.mark.parametrize("content", [b"", b"junk", zstd.compress(b"junk"), zstd.compress(b"")])
def test_broken_packing_is_refused(content: bytes) -> None:
    with pytest.raises(PackageError):
        read_anki_package(deck("collection.anki21b", content))
