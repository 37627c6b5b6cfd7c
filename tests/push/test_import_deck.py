"""What an import would change in Anki, and imports that fail; tests/real/test_push.py does some."""

import json

import pytest

from anki_servers import answering, refusal, result
from factories import make_assembled, make_item
from talkquiz.exporters.anki import export
from talkquiz.push.client import AnkiConnect, AnkiConnectError
from talkquiz.push.import_deck import (
    DeckPackage,
    import_package,
    open_package,
    preview,
    read_collection,
)
from talkquiz.releases.read_package import Collection


@pytest.fixture(scope="module")
def package() -> DeckPackage:
    ((name, product),) = export(make_assembled(make_item())).items()
    return open_package(name.removesuffix(".apkg"), product.content)


@pytest.mark.parametrize("value", [None, [], 7, {"TalkQuiz short answer": {}}])
def test_odd_results_are_told(package: DeckPackage, value: object) -> None:
    with answering(result(value)) as url:
        try:
            held = read_collection(AnkiConnect(url), package.course, {1})
        except AnkiConnectError as error:
            assert "not its own" in str(error)  # noqa: PT017 - an empty answer is no error
        else:
            assert held.notes == ()


@pytest.mark.parametrize("answer", [result(False), result(None), refusal("no such file")])
def test_failed_import_is_told(package: DeckPackage, answer: bytes) -> None:
    with answering(answer) as url, pytest.raises(AnkiConnectError, match="import") as caught:
        import_package(AnkiConnect(url), package)
    assert "File > Import" in caught.value.hint


def as_held(package: DeckPackage, **changes: str) -> Collection:
    """Return what Anki holds after a push of `package`; `changes` replace fields of its note."""
    ((note,), note_types, _) = package.deck
    names = frozenset(each.name for each in note_types.values())
    return Collection((note._replace(fields=note.fields | changes),), note_types, names)


def test_same_note_is_unchanged(package: DeckPackage) -> None:
    """What Anki holds as the deck has it is counted, and that is all."""
    found = preview(package.deck, as_held(package))
    assert (found.difference.unchanged, found.changes_nothing, found.conflicts) == (1, True, ())


def test_changed_field_has_both_wordings(package: DeckPackage) -> None:
    (change,) = preview(package.deck, as_held(package, Answer="tomorrow")).difference.changed
    assert change.rewordings == (("Answer", "tomorrow", "27 February 2016"),)


def test_lost_tag_is_a_change(package: DeckPackage) -> None:
    """A tag of ours that Anki's note does not have is a change; its letters' case is none."""
    held = as_held(package)
    (note,) = held.notes
    *kept, lost = sorted(note.tags)
    bare = note._replace(tags=frozenset(tag.upper() for tag in kept))
    (change,) = preview(package.deck, held._replace(notes=(bare,))).difference.changed
    assert change.rewordings == (("Tags", "", lost.casefold()),)


def test_foreign_note_type_of_our_name_is_a_conflict(package: DeckPackage) -> None:
    """A note type of our name that is not ours would stand beside a second one after an import."""
    ((name,),) = [[each.name for each in package.deck.note_types.values()]]
    found = preview(package.deck, Collection((), {}, frozenset([name])))
    assert found.conflicts == (f"Anki has another note type that is called “{name}”.",)


def test_package_is_read_in_teaching_order() -> None:
    items = [make_item(f"f{number}") for number in range(40)]
    ((_, product),) = export(make_assembled(*items)).items()
    read = open_package("course", product.content).deck
    assert [note.item_id for note in read.notes] == [item.id for item in items]
    assert json.dumps(read.notes[0].fields, ensure_ascii=False).count("27 February 2016") >= 2
    assert all(tag.startswith("talkquiz::") for note in read.notes for tag in note.tags)
