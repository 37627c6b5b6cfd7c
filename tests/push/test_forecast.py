"""What a push would come to; tests/real/test_push.py holds it against what it comes to."""

import pytest

from factories import COURSE
from talkquiz.exporters.anki.seal import MADE, MY_NOTES, seal
from talkquiz.push.forecast import LOOKS, WITHDRAWN, Anew, Fate, Outlook, Update, forecast
from talkquiz.push.in_anki import InAnki
from talkquiz.push.package import DeckPackage
from talkquiz.releases.read_package import Note, Template


def changed(note: Note, **words: str) -> Note:
    """Return `note` with other fields, sealed as a build does."""
    fields = note.fields | {name.replace("_", " "): html for name, html in words.items()}
    made = (html for name, html in fields.items() if name not in (MY_NOTES, MADE))
    return note._replace(fields=fields | {MADE: seal(made)})


def edited(note: Note, **fields: str) -> Note:
    """Return `note` with other fields, as a student leaves it."""
    return note._replace(fields=note.fields | fields)


def of_release(note: Note, release: str) -> Note:
    """Return `note` as it changed last in `release`."""
    others = {tag for tag in note.tags if "::release::" not in tag}
    return note._replace(tags=frozenset(others | {f"talkquiz::{COURSE}::release::{release}"}))


def outlook(package: DeckPackage, in_anki: InAnki, replace: tuple[str, ...] = ()) -> Outlook:
    (found,) = forecast(package, in_anki, replace).outlooks
    return found


def test_same_note_is_unchanged(package: DeckPackage, held: InAnki) -> None:
    found = forecast(package, held)
    assert [each.fate for each in found.outlooks] == [Fate.UNCHANGED]
    assert found.changes_nothing
    assert (found.conflicts, found.looks, found.withdrawn) == ((), (), [])


def test_changed_note_has_both_wordings(package: DeckPackage, held: InAnki) -> None:
    """Fields, in words, and tags of ours are what changes; the case of a tag is no change."""
    (note,) = held.notes
    *kept, lost = sorted(note.tags)
    tags = {tag.upper() for tag in kept} | {f"talkquiz::{COURSE}::old", "talkquiz::mine", "leech"}
    before = changed(note, Answer="to&nbsp;morrow", My_notes="Mine")._replace(tags=frozenset(tags))
    gone = changed(note, ItemId=f"{COURSE}/gone")
    found = forecast(package, held._replace(notes=(before, gone)))
    (each,) = found.outlooks
    assert each.fate is Fate.CHANGED
    assert each.rewordings == (("Answer", "to morrow", "27 February 2016"),)
    fields = {name: note.fields[name] for name in ("Answer", MADE)}
    assert each.update == Update(fields, add=(lost,), remove=(f"talkquiz::{COURSE}::old",))
    assert found.gone == (gone,)


def test_tags_are_told_where_nothing_else_is(package: DeckPackage, held: InAnki) -> None:
    (note,) = held.notes
    old = note._replace(tags=note.tags | {f"talkquiz::{COURSE}::old"})
    found = outlook(package, held._replace(notes=(old,)))
    assert found.rewordings == (("Tags", f"talkquiz::{COURSE}::old", ""),)


@pytest.mark.parametrize(
    ("words", "fate"),
    [
        ({"My_notes": "Mine"}, Fate.UNCHANGED),
        ({"Why": "Mine"}, Fate.YOURS),
        ({"Spare8": "Mine", "My_notes": "Mine"}, Fate.YOURS),
        ({"Why": ""}, Fate.YOURS),
    ],
)
def test_what_a_student_edited_stays(
    package: DeckPackage, held: InAnki, words: dict[str, str], fate: Fate
) -> None:
    """A word in any field that a build fills makes the note theirs; one in `My notes` does not."""
    (note,) = held.notes
    words = {name.replace("_", " "): html for name, html in words.items()}
    found = outlook(package, held._replace(notes=(edited(note, **words),)))
    assert (found.fate, found.update, found.is_touched) == (fate, Update(), True)


def test_what_the_deck_changed_since_is_told(package: DeckPackage, held: InAnki) -> None:
    """An edited note is told with the words of both, and replaced if that is asked for."""
    (note,) = held.notes
    in_anki = held._replace(notes=(edited(changed(note, Claim="Old."), Claim="Mine."),))
    found = outlook(package, in_anki)
    assert (found.fate, found.update) == (Fate.OUTDATED, Update())
    assert found.rewordings == (("Claim", "Mine.", note.fields["Claim"]),)
    found = outlook(package, in_anki, (note.item_id,))
    assert found.fate is Fate.CHANGED
    assert found.update.fields == {name: note.fields[name] for name in ("Claim", MADE)}


def test_edit_that_the_deck_made_too_is_no_edit(package: DeckPackage, held: InAnki) -> None:
    (note,) = held.notes
    mine = edited(changed(note, Claim="Old."), Claim=note.fields["Claim"])
    found = outlook(package, held._replace(notes=(mine,)))
    assert (found.fate, found.update) == (Fate.CHANGED, Update({MADE: note.fields[MADE]}))


@pytest.mark.parametrize(("words", "comes"), [("", {WITHDRAWN: "It is not so."}), ("Mine", {})])
def test_retraction_reaches_an_edited_note(
    package: DeckPackage, held: InAnki, words: str, comes: dict[str, str]
) -> None:
    """It takes no word from the student: where they wrote in its field, they keep that."""
    (note,) = held.notes
    withdrawn = changed(note, Withdrawn="It is not so.")._replace(tags=note.tags | {"talkquiz::x"})
    deck = package._replace(deck=package.deck._replace(notes=(withdrawn,)))
    in_anki = held._replace(notes=(edited(note, Why="Mine", Withdrawn=words),))
    found = forecast(deck, in_anki)
    (each,) = found.outlooks
    assert (each.fate, each.update.fields) == (Fate.OUTDATED, comes)
    assert found.withdrawn == list(in_anki.notes)


def test_retraction_that_nobody_needs_stays_away(package: DeckPackage, held: InAnki) -> None:
    """A withdrawn card that Anki does not have does not come; one that says so is no news."""
    (note,) = held.notes
    withdrawn = changed(note, Withdrawn="It is not so.", Claim="")
    deck = package._replace(deck=package.deck._replace(notes=(withdrawn,)))
    assert forecast(deck, held._replace(notes=())).outlooks == ()
    (each,) = forecast(deck, held).outlooks
    assert (each.fate, each.rewordings) == (Fate.CHANGED, ((WITHDRAWN, "", "It is not so."),))
    told = edited(note, Why="Mine", Withdrawn="It is not so.")
    assert outlook(deck, held._replace(notes=(told,))).fate is Fate.YOURS


@pytest.mark.parametrize(
    ("ours", "theirs", "fate"),
    [
        ("1.0", "1.0", Fate.BACK),
        ("1.0", "1.1", Fate.BACK),
        ("1.1", "1.0", Fate.NEW),
        ("unreleased", "1.0", Fate.NEW),
        ("1.0", "unreleased", Fate.NEW),
    ],
)
def test_deleted_note_is_told_from_a_new_one(
    package: DeckPackage, held: InAnki, ours: str, theirs: str, fate: Fate
) -> None:
    """Anki had a note if it has others of the release in which that changed last, or later."""
    (note,) = held.notes
    other = of_release(changed(note, ItemId=f"{COURSE}/other"), theirs)
    deck = package._replace(deck=package.deck._replace(notes=(of_release(note, ours),)))
    in_anki = held._replace(notes=(other,))
    assert outlook(deck._replace(released={note.item_id}), in_anki).fate is fate
    assert outlook(deck, in_anki).fate is Fate.NEW, "what never was released cannot come back"


def test_older_deck_is_told(package: DeckPackage, held: InAnki) -> None:
    (note,) = held.notes
    deck = package._replace(deck=package.deck._replace(notes=(of_release(note, "1.0"),)))
    for release, told in (("1.10", "1.10"), ("1.0", ""), ("0.9", "")):
        assert forecast(deck, held._replace(notes=(of_release(note, release),))).later == told


def test_copy_of_a_note_is_not_the_note(package: DeckPackage, held: InAnki) -> None:
    """Where Anki has two notes of an item, the student made the later one."""
    (note,) = held.notes
    copy = edited(note, Why="Mine")._replace(id=note.id + 10**12)
    found = forecast(package, held._replace(notes=(copy, note)))
    assert (found.outlooks[0].held, found.changes_nothing, found.gone) == (note, True, ())


def test_deck_comes_anew_for_new_notes_alone(package: DeckPackage, held: InAnki) -> None:
    (deck,) = package.decks.values()
    in_anki = held._replace(moved={deck: ("Exam",)})
    assert forecast(package, in_anki).anew == ()
    assert forecast(package, in_anki._replace(notes=())).anew == (Anew(deck, 1, ("Exam",)),)


def test_looks_of_a_release_give_way_and_the_students_stay(
    package: DeckPackage, held: InAnki
) -> None:
    """A part of the looks is the student's where its seal is broken; ours may be newer."""
    ((type_id, ours),) = package.deck.note_types.items()
    (old,) = ours.templates.values()
    new = Template(*(f"{side}." for side in old))
    theirs = ours._replace(css=f"{ours.css}/* mine */", templates={"Card 1": new})
    in_anki = held._replace(note_types={type_id: theirs})
    (found,) = forecast(package, in_anki).looks
    assert (found.yours, found.outdated) == (("style", "front", "back"), ())
    assert not found.is_change
    (found,) = forecast(package, in_anki, (LOOKS,)).looks
    assert (found.css, found.templates, found.yours) == (ours.css, ours.templates, ())
    later = ours._replace(css="/* TalkQuiz 0000000000000000 */\n.new {}")
    deck = package._replace(deck=package.deck._replace(note_types={type_id: later}))
    (found,) = forecast(deck, held).looks
    assert (found.css, found.templates, found.yours) == (later.css, {}, ())
    (found,) = forecast(deck, in_anki).looks
    assert (found.css, found.outdated) == (None, ("style",))
