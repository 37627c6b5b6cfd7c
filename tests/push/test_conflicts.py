"""Note types of which Anki would make second ones."""

import pytest

from talkquiz.exporters.anki import fields as note_fields
from talkquiz.exporters.anki.seal import MY_NOTES
from talkquiz.push.forecast import forecast
from talkquiz.push.in_anki import InAnki
from talkquiz.push.package import DeckPackage
from talkquiz.releases.read_package import Template

FIELDS = [*note_fields.FIELDS]


@pytest.mark.parametrize(
    ("fields", "cards", "said"),
    [
        (FIELDS[:2], ["Card 1"], "other fields in Anki: “Answer”, “AlsoRight”, "),
        (FIELDS[::-1], ["Card 1"], "other fields in Anki: the same ones in another order."),
        ([*FIELDS, "Own", "Mine"], ["Card 1"], "a field of your own in Anki, “Own”, “Mine”. "),
        ([*FIELDS[:-1], "Mine"], ["Card 1"], "other fields in Anki: “Mine” is “Made” in the deck."),
        (FIELDS, ["Mine"], "other cards in Anki: “Mine” is “Card 1” in the deck."),
        (FIELDS, ["Card 1", "Mine"], "other cards in Anki: “Mine” in Anki only."),
        (FIELDS, ["Card 1"], ""),
    ],
)
def test_note_type_in_another_form_is_a_conflict(
    package: DeckPackage, held: InAnki, fields: list[str], cards: list[str], said: str
) -> None:
    """Anki would make a second note type of it; where only its looks differ, it takes ours."""
    ((type_id, ours),) = package.deck.note_types.items()
    templates = dict.fromkeys(cards, Template("", ""))
    theirs = ours._replace(fields=tuple(fields), templates=templates)
    found = forecast(package, held._replace(note_types={type_id: theirs}))
    assert len(found.conflicts) == bool(said)
    assert said in "".join(found.conflicts)


def test_own_field_is_explained(package: DeckPackage, held: InAnki) -> None:
    """It says where own words belong, what finds them, and how to go on."""
    ((type_id, ours),) = package.deck.note_types.items()
    theirs = ours._replace(fields=("Own words", *ours.fields))
    (said,) = forecast(package, held._replace(note_types={type_id: theirs})).conflicts
    for words in (f"“{MY_NOTES}”", 'by "Own words:_*"', "Manage Note Types > Fields", "push again"):
        assert words in said


def test_foreign_note_type_of_our_name_is_a_conflict(package: DeckPackage, held: InAnki) -> None:
    """A note type of our name that is not ours would stand beside a second one after an import."""
    (name,) = held.type_names
    (said,) = forecast(package, held._replace(notes=(), note_types={})).conflicts
    assert said.startswith(f"Anki has another note type that is called “{name}”")
