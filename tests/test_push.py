"""What an import would change in Anki, and imports that fail; tests/real/test_push.py does some."""

import json

import pytest

from anki_servers import answering, refusal, result
from factories import make_assembled, make_item
from talkquiz.anki_connect import AnkiConnect, AnkiConnectError
from talkquiz.exporters.anki import export
from talkquiz.push import DeckPackage, import_package, open_package, preview, read_collection
from talkquiz.releases.read_package import Collection, Template


@pytest.fixture(scope="module")
def package() -> DeckPackage:
    ((name, product),) = export(make_assembled(make_item())).items()
    return open_package(name.removesuffix(".apkg"), product.content)


@pytest.fixture
def held(package: DeckPackage) -> Collection:
    """Return what Anki holds after a push of the package."""
    names = frozenset(each.name for each in package.deck.note_types.values())
    return package.deck._replace(type_names=names)


@pytest.mark.parametrize("value", [None, [], 7, {"TalkQuiz short answer": {}}, {"Basic": 1}])
def test_odd_results_are_told(package: DeckPackage, value: object) -> None:
    with answering(result(value)) as url, pytest.raises(AnkiConnectError, match="not its own"):
        read_collection(AnkiConnect(url), package)


@pytest.mark.parametrize("answer", [result(False), result(None), refusal("no such file")])
def test_failed_import_is_told(package: DeckPackage, answer: bytes) -> None:
    with answering(answer) as url, pytest.raises(AnkiConnectError, match="import") as caught:
        import_package(AnkiConnect(url), package)
    assert "File > Import" in caught.value.hint


def test_same_note_is_unchanged(package: DeckPackage, held: Collection) -> None:
    found = preview(package, held)
    assert (found.difference.unchanged, found.changes_nothing, found.conflicts) == (1, True, ())


def test_changed_note_has_both_wordings(package: DeckPackage, held: Collection) -> None:
    """A tag of ours that Anki's note does not have is a change; its letters' case is none."""
    (note,) = held.notes
    *kept, lost = sorted(note.tags)
    tags, fields = frozenset(tag.upper() for tag in kept), note.fields | {"Answer": "tomorrow"}
    gone = note._replace(fields=note.fields | {"ItemId": "course/gone"})
    edited = held._replace(notes=(note._replace(tags=tags, fields=fields), gone))
    found = preview(package, edited)
    (change,) = found.difference.changed
    answer, tag = ("Answer", "tomorrow", "27 February 2016"), ("Tags", "", lost.casefold())
    assert change.rewordings == (answer, tag)
    assert found.gone == (gone,)


@pytest.mark.parametrize(
    ("fields", "cards", "said"),
    [
        (slice(2), [], "fields in Anki: Answer, AlsoRight, "),
        (slice(None, None, -1), [], "fields in Anki: the same ones in another order."),
        (slice(None), ["Mine"], "cards in Anki: Mine in Anki only; Card 1 in the deck only."),
        (slice(None), ["Card 1"], ""),
    ],
    ids=["fewer fields", "fields in another order", "another card", "other looks"],
)
def test_note_type_in_another_form_is_a_conflict(
    package: DeckPackage, held: Collection, fields: slice, cards: list[str], said: str
) -> None:
    """Anki would make a second note type of it; where only its looks differ, it takes ours."""
    ((type_id, ours),) = package.deck.note_types.items()
    templates = dict.fromkeys(cards, Template("", "")) or ours.templates
    theirs = ours._replace(fields=ours.fields[fields], templates=templates)
    found = preview(package, held._replace(note_types={type_id: theirs}))
    assert len(found.conflicts) == bool(said)
    assert said in "".join(found.conflicts)
    assert found.looks == ((ours.name,) if cards else ())


def test_foreign_note_type_of_our_name_is_a_conflict(
    package: DeckPackage, held: Collection
) -> None:
    """A note type of our name that is not ours would stand beside a second one after an import."""
    (name,) = held.type_names
    found = preview(package, held._replace(notes=(), note_types={}))
    assert found.conflicts == (f"Anki has another note type that is called “{name}”.",)


def test_package_is_read_in_teaching_order() -> None:
    items = [make_item(f"f{number}") for number in range(40)]
    ((_, product),) = export(make_assembled(*items)).items()
    read = open_package("course", product.content).deck
    assert [note.item_id for note in read.notes] == [item.id for item in items]
    assert json.dumps(read.notes[0].fields, ensure_ascii=False).count("27 February 2016") >= 2
    assert all(tag.startswith("talkquiz::") for note in read.notes for tag in note.tags)
