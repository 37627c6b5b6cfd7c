"""`talkquiz push` against AnkiConnect's API over real collections of both importers of Anki."""

import random
import re
from base64 import b64decode
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner

from anki_servers import ANKIS, anki_connect, server_environment
from courses import (
    COURSE,
    FACTS,
    HANDOUT,
    MORE_FACTS,
    facts_text,
    make_fact,
    released,
    write_course,
)
from curators import Curator
from factories import make_assembled, make_item, make_label
from pictures import drawn, pictured_course
from students import built
from talkquiz.anki_connect import AnkiConnect, AnkiConnectError
from talkquiz.cli import main
from talkquiz.course.pictures import picture_file
from talkquiz.deck.deck import midnight
from talkquiz.exporters.anki import export, notetypes
from talkquiz.exporters.anki.seal import MY_NOTES
from talkquiz.items.item import Item
from talkquiz.push.forecast import Fate, Forecast, forecast
from talkquiz.push.in_anki import read_in_anki
from talkquiz.push.package import DeckPackage, open_package
from talkquiz.push.push_deck import push_deck

FIRST_DAY, LATER = date(2024, 5, 2), date(2024, 6, 1)
REWORDED = (
    COURSE[FACTS]
    .replace("The old pier in", "The oldest pier in")
    .replace("opened the new pier on", "opened the newest pier on")
)
OWN = {"leech", "marked", "Exam::week3", "talkquiz::hard"}
BASIC = [{"Front": "{{Front}}", "Back": "{{Back}}"}]
PIER = "ItemId:saltmere/pier-*"


@pytest.fixture(scope="module", params=ANKIS)
def python(request: pytest.FixtureRequest) -> Path:
    """Return the Python of a server for each importer that AnkiConnect uses."""
    assert request.config.cache is not None
    folder = request.config.cache.mkdir(f"anki-connect-server-{request.param}")
    return server_environment(folder, request.param)


@pytest.fixture(scope="module")
def server(python: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with anki_connect(python, tmp_path_factory.mktemp("anki")) as url:
        yield url


@pytest.fixture
def anki(server: str) -> AnkiConnect:
    """Return a client of an Anki with an empty collection."""
    client = AnkiConnect(server)
    client.ask("reloadCollection")
    return client


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Return the folder of the sample course, released as 1.0."""
    folder = write_course(tmp_path / "course")
    released(folder, None, FIRST_DAY)
    return folder


def run(anki: AnkiConnect, course: Path, *arguments: str, code: int = 0) -> str:
    """Return what `talkquiz push` prints."""
    command = ["push", str(course), "--url", anki.url, *arguments]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == code, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.output


def unwrapped(printed: str) -> str:
    return " ".join(printed.split())


def release(course: Path, version: str, day: date, facts: str = REWORDED) -> None:
    (course / FACTS).write_text(facts, "utf-8")
    released(course, version, day)


def notes_in(anki: AnkiConnect, query: str = "deck:*") -> list[int]:
    return sorted(anki.ask("findNotes", query=query))


class Held(NamedTuple):
    """A note as Anki has it."""

    fields: dict[str, str]
    tags: set[str]

    @property
    def own_tags(self) -> set[str]:
        return {tag for tag in self.tags if not tag.startswith("talkquiz::saltmere::")}

    @property
    def release(self) -> str:
        (tag,) = (tag for tag in self.tags if "::release::" in tag)
        return tag.rpartition("::")[2]


def held(anki: AnkiConnect, *notes: int) -> list[Held]:
    """Return some notes as Anki has them."""
    return [
        Held({n: each["value"] for n, each in told["fields"].items()}, {*told["tags"]})
        for told in anki.ask("notesInfo", notes=[*notes])
    ]


def edit(anki: AnkiConnect, note: int, **words: str) -> None:
    """Edit a note as a student would."""
    named = {name.replace("_", " "): html for name, html in words.items()}
    anki.ask("updateNoteFields", note={"id": note, "fields": named})


def note_type_in(anki: AnkiConnect) -> str:
    """Return the name of the first note type of ours."""
    names: list[str] = anki.ask("modelNames")
    return next(name for name in names if name.startswith("TalkQuiz"))


def packed(*items: Item) -> DeckPackage:
    ((name, product),) = export(make_assembled(*items)).items()
    return open_package(name.removesuffix(".apkg"), product.content)


def a_package(*stems: str) -> DeckPackage:
    return packed(*(make_item(f"f{number}", stem=stem) for number, stem in enumerate(stems)))


def looked_at(anki: AnkiConnect, package: DeckPackage) -> Forecast:
    return forecast(package, read_in_anki(anki, package))


def pushed(anki: AnkiConnect, package: DeckPackage) -> Forecast:
    return push_deck(anki, package, read_in_anki(anki, package))


def test_second_push_changes_nothing(anki: AnkiConnect, course: Path) -> None:
    """Nor does a forecast; a tag of the student's is no change."""
    printed = run(anki, course)
    assert re.search(r"^New: \d+\n  saltmere/pier-closed/\w+/\S+  \w+", printed, re.MULTILINE)
    assert "{{c" not in printed
    assert "Unchanged: 0\n" in printed
    assert printed.endswith("Nothing was changed. To do it: talkquiz push --yes\n")
    assert notes_in(anki) == []
    first = run(anki, course, "--yes")
    notes = notes_in(anki)
    assert f"\nPushed: {len(notes)} added, 0 updated.\n" in first
    anki.ask("addTags", notes=notes, tags="leech my-own")
    assert "Nothing would change." in run(anki, course)
    assert (
        run(anki, course, "--yes")
        == f"The harbour of Saltmere:\nUnchanged: {len(notes)}\nNothing changed.\n"
    )
    assert notes_in(anki) == notes


def test_changed_wording_is_shown_and_progress_kept(anki: AnkiConnect, course: Path) -> None:
    """The forecast shows old and new wording; the push updates the note and keeps its answers."""
    run(anki, course, "--yes")
    notes = notes_in(anki)
    cards = anki.ask("findCards", query=PIER)
    anki.ask("answerCards", answers=[{"cardId": card, "ease": 4} for card in cards])
    studied = anki.ask("getIntervals", cards=cards)
    release(course, "1.1", LATER)
    printed = unwrapped(run(anki, course))
    assert "Claim - The old pier in Saltmere" in printed
    assert "+ The oldest pier in Saltmere" in printed
    assert "Made" not in printed
    assert re.search(r"\nPushed: 0 added, [1-9]\d* updated\.\n$", run(anki, course, "--yes"))
    assert anki.ask("getIntervals", cards=cards) == studied
    assert all(interval > 0 for interval in studied)
    assert notes_in(anki) == notes
    assert "Nothing would change." in run(anki, course)


def date_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have what is built now be newer than all that Anki has."""
    in_75_years = 75 * 365 * 86_400
    name = "talkquiz.releases.compare_decks.midnight"
    monkeypatch.setattr(name, lambda day: midnight(day) + in_75_years)


@pytest.fixture(params=["older than Anki's", "newer than Anki's"])
def dated(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return what dates the notes of later packages: before or after those that Anki has."""
    return lambda: date_ahead(monkeypatch) if "newer" in request.param else None


def test_what_is_the_students_stays(
    anki: AnkiConnect, course: Path, dated: Callable[[], None]
) -> None:
    """Tags, own notes and edited words outlive a release, whichever note is the newer one.

    An unedited note gets the correction for all that; an edited one is told with what the deck
    says now, and is told again by the next push.
    """
    run(anki, course, "--yes")
    tagged, noted, edited, *_ = notes_in(anki, PIER)
    anki.ask("addTags", notes=[tagged], tags=" ".join(OWN))
    edit(anki, noted, My_notes="Ask Tom")
    edit(anki, edited, Why="As <b>I</b> remember it", My_notes="Mine")
    before = held(anki, edited)
    dated()
    release(course, "1.1", LATER)
    printed = unwrapped(run(anki, course))
    assert "Yours, kept, though the deck has changed them since: 1" in printed
    assert "- As I remember it" in printed
    run(anki, course, "--yes")
    one, other, mine = held(anki, tagged, noted, edited)
    assert one.own_tags == OWN
    assert other.fields[MY_NOTES] == "Ask Tom"
    assert [mine.fields] == [each.fields for each in before]
    for note in (one, other):
        assert "est pier" in note.fields["Claim"]
        assert note.release == "1.1"
    printed = run(anki, course)
    assert "Yours, kept, though the deck has changed them since: 1" in printed
    assert "Nothing would change." in printed


def test_edited_card_is_kept_in_one_line(anki: AnkiConnect, course: Path) -> None:
    """What the student edited and the deck did not change is named, and is no change to come."""
    run(anki, course, "--yes")
    note, *_ = notes_in(anki)
    edit(anki, note, Why="As I remember it", Claim="It was closed in spring.")
    printed = run(anki, course)
    assert re.search(r"^Yours, kept: 1\n  saltmere/.*\nUnchanged: \d+\nNoth", printed, re.MULTILINE)
    assert run(anki, course, "--yes").endswith("\nNothing changed.\n")
    (info,) = held(anki, note)
    assert info.fields["Why"] == "As I remember it"


def test_edited_card_is_replaced_if_asked(anki: AnkiConnect, course: Path) -> None:
    """With --replace the deck's words come, by the long or the short id; tags and notes stay."""
    run(anki, course, "--yes")
    note, other, *_ = notes_in(anki, PIER)
    anki.ask("addTags", notes=[note], tags="leech")
    edit(anki, note, Claim="Mine", My_notes="Ask Tom")
    edit(anki, other, Claim="Mine")
    release(course, "1.1", LATER)
    one, _ = held(anki, note, other)
    assert "is no card" in unwrapped(run(anki, course, "--replace", "saltmere/none", code=2))
    shown = CliRunner().invoke(main, ["show", one.fields["ItemId"], str(course)]).output
    short_id = shown.splitlines()[0].rpartition(" ")[2]
    assert "Changed: " in run(anki, course, "--replace", short_id)
    run(anki, course, "--yes", "--replace", short_id)
    one, second = held(anki, note, other)
    assert "est pier" in one.fields["Claim"]
    assert (one.own_tags, one.fields[MY_NOTES]) == ({"leech"}, "Ask Tom")
    assert second.fields["Claim"] == "Mine"
    run(anki, course, "--yes", "--replace", second.fields["ItemId"])
    assert "Yours" not in run(anki, course)


def test_two_corrections_of_one_day_arrive(anki: AnkiConnect, course: Path) -> None:
    """They reach cards that the student has tagged since, too, and an older deck is told."""
    run(anki, course, "--yes")
    anki.ask("addTags", notes=notes_in(anki), tags="marked")
    for version, words in (("1.1", "The oldest pier in"), ("1.2", "The first pier in")):
        release(course, version, FIRST_DAY, COURSE[FACTS].replace("The old pier in", words))
        run(anki, course, "--yes")
        notes = held(anki, *notes_in(anki, "ItemId:saltmere/pier-closed/*"))
        assert all(words in each.fields["Claim"] for each in notes)
        assert all(each.own_tags == {"marked"} for each in notes)
    write_course(course)
    (course / "releases.json").unlink()
    released(course, None, FIRST_DAY)
    assert "Anki has cards of release 1.2, and this deck is older" in run(anki, course)


@pytest.mark.parametrize("answers", [0, 10, 19, 20])
def test_interrupted_push_loses_nothing(
    anki: AnkiConnect,
    course: Path,
    dated: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
    answers: int,
) -> None:
    """Anki may be closed at any time after the import: what is theirs is there, and it is said.

    It is closed after so many `answers` since the import. The next push does the rest.
    """
    run(anki, course, "--yes")
    tagged, edited, *_ = notes_in(anki, PIER)
    anki.ask("addTags", notes=[tagged], tags=" ".join(OWN))
    edit(anki, tagged, My_notes="Ask Tom")
    edit(anki, edited, Why="Mine")
    dated()
    release(course, "1.1", LATER)
    ask, left = AnkiConnect.ask, list[int]()

    def closing(self: AnkiConnect, action: str, **params: Any) -> Any:
        if left and not left[0]:
            raise AnkiConnectError("There is no Anki any more.")
        told = ask(self, action, **params)
        left[:] = [answers] if action == "importPackage" else [each - 1 for each in left]
        return told

    with monkeypatch.context() as patch:
        patch.setattr(AnkiConnect, "ask", closing)
        printed = unwrapped(run(anki, course, "--yes", code=1))
    assert "The push broke off: There is no Anki any more." in printed
    assert "What is yours in Anki was not touched. Push again to go on." in printed
    one, other = held(anki, tagged, edited)
    assert (one.own_tags, one.fields[MY_NOTES]) == (OWN, "Ask Tom")
    assert other.fields["Why"] == "Mine"
    run(anki, course, "--yes")
    one, other = held(anki, tagged, edited)
    assert "est pier" in one.fields["Claim"]
    assert (one.own_tags, other.fields["Why"]) == (OWN, "Mine")


def test_removed_facts_are_named_and_stay(anki: AnkiConnect, course: Path) -> None:
    run(anki, course, "--yes")
    before = notes_in(anki)
    kept, _ = COURSE[MORE_FACTS].split("- id: slack-water-meaning")
    (course / MORE_FACTS).write_text(kept, "utf-8")
    (course / HANDOUT).unlink()
    printed = run(anki, course, "--yes")
    assert re.search(r"^In Anki only: \d+\n  saltmere/slack-water-meaning/", printed, re.MULTILINE)
    found = re.search(r"nid:([\d,]+)", printed)
    assert found
    gone = notes_in(anki, "ItemId:saltmere/slack-water-meaning/*")
    assert {int(number) for number in found[1].split(",")} == set(gone)
    assert notes_in(anki) == before


def test_deleted_notes_are_told_and_come_back(anki: AnkiConnect, course: Path) -> None:
    """A note that Anki had, by the release in which it came, is no new one."""
    run(anki, course, "--yes")
    deleted = notes_in(anki, PIER)
    anki.ask("deleteNotes", notes=deleted)
    assert f":\nBack: {len(deleted)}\n  saltmere/pier-" in run(anki, course)
    (course / FACTS).write_text(COURSE[FACTS] + facts_text(make_fact()), "utf-8")
    new = run(anki, course).partition("\nNew: ")[2].partition("\nBack: ")[0]
    assert "\n  saltmere/lamp-lit/" in new
    run(anki, course, "--yes")
    assert len(notes_in(anki, PIER)) == len(deleted)


def decks_in(anki: AnkiConnect) -> dict[str, int]:
    """Return how many cards lie in each deck itself."""
    names = anki.ask("deckNames")
    found = {
        name: anki.ask("findCards", query=f'"deck:{name}" -"deck:{name}::*"') for name in names
    }
    return {name: len(cards) for name, cards in found.items() if name != "Default"}


def test_renamed_deck_comes_again_only_for_new_cards(anki: AnkiConnect, course: Path) -> None:
    """A deck that the student has under another name stays away, and if it cannot, that is told."""
    run(anki, course, "--yes")
    harbour = anki.ask("findCards", query='"deck:*01 The harbour"')
    town = anki.ask("findCards", query='"deck:*02 The town"')
    anki.ask("changeDeck", cards=harbour, deck="Exam")
    anki.ask("changeDeck", cards=town, deck="Town")
    anki.ask("deleteDecks", decks=["The harbour of Saltmere"], cardsToo=True)
    mine = decks_in(anki)
    assert mine == {"Exam": len(harbour), "Town": len(town)}
    release(course, "1.1", LATER)
    run(anki, course, "--yes")
    assert decks_in(anki) == mine
    assert "est pier" in held(anki, *notes_in(anki, PIER))[0].fields["Claim"]
    release(course, "1.2", LATER, REWORDED + facts_text(make_fact()))
    printed = unwrapped(run(anki, course, "--yes"))
    assert "The deck “The harbour of Saltmere::01 The harbour” comes again" in printed
    assert "its other cards lie in “Exam”" in printed
    assert decks_in(anki).items() > mine.items()
    assert decks_in(anki)["The harbour of Saltmere::01 The harbour"] > 0
    assert "The harbour of Saltmere::02 The town" not in decks_in(anki)


RETRACTION = """
- {id: slack-water-meaning, release: "1.1", why: The word was explained wrongly.}
- {id: pier-plan-cost, release: "1.1", why: There was no such plan.}
"""


def test_withdrawn_cards_are_said_tagged_and_suspended(anki: AnkiConnect, course: Path) -> None:
    """A retraction reaches a card that the student has edited too, and takes no word from it.

    One of a card that the student does not have stays away.
    """
    run(anki, course, "--yes")
    edited, other = notes_in(anki, "ItemId:saltmere/slack-water-meaning/*")
    edit(anki, edited, Why="Mine")
    anki.ask("deleteNotes", notes=notes_in(anki, "ItemId:saltmere/pier-plan-cost/*"))
    before, decks = notes_in(anki), decks_in(anki)
    facts, _ = COURSE[MORE_FACTS].split("- id: pier-plan-cost")
    (course / MORE_FACTS).write_text(facts, "utf-8")
    (course / HANDOUT).unlink()
    (course / "withdrawn.yaml").write_text(RETRACTION, "utf-8")
    released(course, "1.1", FIRST_DAY)
    printed = run(anki, course)
    assert "\nWithdrawn: 2\n" in printed
    assert "+ Withdrawn in 1.1: The word was explained wrongly." in printed
    assert "talkquiz push --yes --suspend" in printed
    assert "\nLOOK AT THESE, which you keep as you edited them: 1\n" in printed
    assert "There was no such plan." not in printed
    run(anki, course, "--yes")
    assert (notes_in(anki), decks_in(anki)) == (before, decks)
    assert anki.ask("findCards", query="is:suspended") == []
    mine, their = held(anki, edited, other)
    for note in (mine, their):
        assert note.fields["Withdrawn"] == "Withdrawn in 1.1: The word was explained wrongly."
        assert "talkquiz::saltmere::withdrawn" in note.tags
    assert (mine.fields["Why"], bool(mine.fields["Answer"])) == ("Mine", True)
    assert their.fields["Answer"] == ""
    printed = run(anki, course)
    assert "Nothing would change." in printed
    assert "LOOK AT" not in printed
    cards = sorted(anki.ask("findCards", query="tag:talkquiz::saltmere::withdrawn"))
    assert f"\nSuspended: {len(cards)} cards.\n" in run(anki, course, "--yes", "--suspend")
    assert sorted(anki.ask("findCards", query="is:suspended")) == cards
    printed = run(anki, course, "--suspend")
    assert "Withdrawn: 2, suspended\nNothing would change." in printed


def test_new_looks_arrive_on_the_day_of_a_push(
    anki: AnkiConnect, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Anki may take a note type for newer than the deck's: its looks come all the same.

    What the student made of a style sheet stays, until they ask for the deck's.
    """
    run(anki, course, "--yes")
    name = note_type_in(anki)
    own = anki.ask("modelStyling", modelName=name)["css"] + ".card { color: teal }"
    anki.ask("updateModelStyling", model={"name": name, "css": own})
    printed = run(anki, course, "--yes")
    assert f"\nYour own looks, kept: {name} (style)\nNothing changed." in printed
    look = notetypes._Looks.look

    def new_look(looks: notetypes._Looks, file: str) -> str:
        return look(looks, file) + ("<p>new</p>" if file.endswith(".html") else "/* new */")

    monkeypatch.setattr(notetypes._Looks, "look", new_look)
    released(course, "1.1", FIRST_DAY)
    printed = run(anki, course, "--yes")
    assert "\nOther looks: " in printed
    assert "--replace looks" in printed
    assert printed.endswith("Pushed: 0 added, 0 updated, new looks.\n")
    assert anki.ask("modelStyling", modelName=name)["css"] == own
    for each in filter(lambda each: each.startswith("TalkQuiz"), anki.ask("modelNames")):
        ((_, sides),) = anki.ask("modelTemplates", modelName=each).items()
        assert "<p>new</p>" in sides["Front"]
        assert "<p>new</p>" in sides["Back"]
        assert each == name or "/* new */" in anki.ask("modelStyling", modelName=each)["css"]
    assert "Nothing would change." in run(anki, course)
    run(anki, course, "--yes", "--replace", "looks")
    assert "/* new */" in anki.ask("modelStyling", modelName=name)["css"]
    assert "looks" not in run(anki, course)


@pytest.mark.parametrize(
    ("action", "changes", "words"),
    [
        (
            "modelFieldRename",
            {"oldFieldName": "Why", "newFieldName": "Because"},
            "“Because” is “Why” in the deck",
        ),
        (
            "modelFieldAdd",
            {"fieldName": "Mine", "index": 23},
            "has a field of your own in Anki, “Mine”. While it is there, Anki updates none of",
        ),
        ("modelFieldRemove", {"fieldName": "Spare3"}, "“Spare3” in the deck only"),
        (
            "modelTemplateRename",
            {"oldTemplateName": "Card 1", "newTemplateName": "A card"},
            "“A card” is “Card 1” in the deck",
        ),
    ],
)
def test_second_note_type_is_refused(
    anki: AnkiConnect, course: Path, action: str, changes: dict[str, Any], words: str
) -> None:
    """Where Anki's note type is no longer ours, nothing is pushed; it says why and what to do."""
    run(anki, course, "--yes")
    name = note_type_in(anki)
    types, notes = anki.ask("modelNamesAndIds"), notes_in(anki)
    anki.ask(action, modelName=name, **changes)
    release(course, "1.1", LATER)
    printed = unwrapped(run(anki, course, "--yes", code=1))
    assert f"“{name}” has " in printed
    assert words in printed
    assert "Nothing was pushed" in printed
    assert (anki.ask("modelNamesAndIds"), notes_in(anki)) == (types, notes)


def test_thousands_of_notes(anki: AnkiConnect) -> None:
    """More notes than are asked for, or changed, at once are all found and changed."""
    package = a_package(*(f"When was day {number}?" for number in range(601)))
    assert len(pushed(anki, package).of(Fate.UNCHANGED)) == 601
    anki.ask("addTags", notes=notes_in(anki), tags="marked")
    other = a_package(*(f"When was the day {number}?" for number in range(601)))
    assert len(looked_at(anki, other).of(Fate.CHANGED)) == 601
    assert len(pushed(anki, other).of(Fate.UNCHANGED)) == 601
    assert len(anki.ask("findNotes", query="tag:marked")) == 601


def test_hostile_wording_comes_back_as_it_was(anki: AnkiConnect) -> None:
    """What Anki stores of hostile or decomposed text is not taken for a change."""
    package = a_package(
        "<script>alert(1)</script> {{c1::x}} & \\(x\\) ::",
        'Poincare\N{COMBINING ACUTE ACCENT}\'s "day" \N{ARABIC LETTER ALEF}\nline two',
    )
    assert len(pushed(anki, package).of(Fate.UNCHANGED)) == 2


def test_note_under_another_type_is_said(anki: AnkiConnect) -> None:
    """A note that Anki has under a note type which is not ours is named, never taken for new."""
    package = a_package("When was it?")
    names = [*package.deck.notes[0].fields]
    templates = [{"Front": f"{{{{{names[0]}}}}}", "Back": "x"}]
    anki.ask("createModel", modelName="Mine", inOrderFields=names, cardTemplates=templates)
    note = {"deckName": "Default", "modelName": "Mine", "fields": package.deck.notes[0].fields}
    anki.ask("addNote", note=note)
    (found,) = looked_at(anki, package).outlooks
    assert (found.note, found.fate) == (package.deck.notes[0], Fate.STRANGER)


@pytest.mark.parametrize("asks", ["What does the student ask?", ""])
def test_note_that_became_another_type_takes_nothing_with_it(
    anki: AnkiConnect, course: Path, asks: str
) -> None:
    """The note types of ours stay as they are, and the other notes are updated as ever.

    Where it has neither its id nor its question any more, a push does nothing, and says why.
    """
    run(anki, course, "--yes")
    note, *others = notes_in(anki, PIER)
    (before,) = held(anki, note)
    fields = {"Front": asks or before.fields["Question"], "Back": before.fields["Answer"]}
    anki.ask("createModel", modelName="Basic", inOrderFields=[*fields], cardTemplates=BASIC)
    anki.ask("deleteNotes", notes=[note])
    turned = {"deckName": "Default", "modelName": "Basic", "fields": fields}
    made = anki.ask("addNote", note=turned | {"tags": [*before.tags]})
    types = anki.ask("modelFieldNames", modelName="TalkQuiz short answer")
    release(course, "1.1", LATER)
    if asks:
        said = unwrapped(run(anki, course, "--yes", code=1))
        assert f"(nid:{made} finds them)" in said
        assert all("newest" not in each.fields["Claim"] for each in held(anki, *others))
    else:
        said = unwrapped(run(anki, course, "--yes"))
        assert "under another note type: 1" in said
        assert any("newest" in each.fields["Claim"] for each in held(anki, *others))
        assert "Nothing changed." in run(anki, course, "--yes")
    assert held(anki, made)[0].fields == fields
    assert anki.ask("modelFieldNames", modelName="TalkQuiz short answer") == types


def test_copied_note_is_left_alone(anki: AnkiConnect, course: Path) -> None:
    """A copy that the student made of a note, with its item id, is theirs; the note is ours."""
    run(anki, course, "--yes")
    note, *_ = notes_in(anki, PIER)
    (before,) = held(anki, note)
    (info,) = anki.ask("notesInfo", notes=[note])
    copy = {"deckName": "Mine", "modelName": info["modelName"], "fields": before.fields}
    made = anki.ask("addNote", note=copy)
    release(course, "1.1", LATER)
    run(anki, course, "--yes")
    after, copied = held(anki, note, made)
    assert "est pier" in after.fields["Claim"]
    assert copied.fields == before.fields


def test_new_gap_comes_to_a_tagged_note_and_to_no_edited_one(
    anki: AnkiConnect, course: Path
) -> None:
    """A card of a list that the deck has longer now has no gap in the words of the student."""
    three = "[a roof]{wants.roof}, [a lamp]{wants.lamp} and [a bell]{wants.bell}"
    four = f"[a crane]{{wants.crane}}, {three}"

    def wanting(parts: str) -> str:
        facts = COURSE[MORE_FACTS].replace("[a smaller pier at Gull Rock]{wants}", parts)
        more = facts.partition("- id: watch-position")[2].partition("\n- id: ")[0]
        return f"{facts}\n- id: watch-wish{more}"

    (course / MORE_FACTS).write_text(wanting(three), "utf-8")
    run(anki, course, "--yes")
    edited, tagged = notes_in(anki, "ItemId:saltmere/watch-*/wants/*")
    edit(anki, edited, Why="Mine")
    anki.ask("addTags", notes=[tagged], tags="marked")
    (course / MORE_FACTS).write_text(wanting(four), "utf-8")
    run(anki, course, "--yes")
    cards = {note: anki.ask("findCards", query=f"nid:{note}") for note in (edited, tagged)}
    assert {note: len(found) for note, found in cards.items()} == {edited: 3, tagged: 4}
    assert len(anki.ask("getDecks", cards=cards[tagged])) == 1


def test_new_picture_comes_to_a_tagged_note(anki: AnkiConnect) -> None:
    """The importer brings pictures with the notes that it updates alone; others get theirs too."""

    def mapped(lat: float) -> DeckPackage:
        return packed(make_label(lat=lat))

    pushed(anki, mapped(33.5))
    anki.ask("addTags", notes=notes_in(anki), tags="marked")
    other = mapped(36.2)
    assert pushed(anki, other).changes_nothing
    (note,) = held(anki, *notes_in(anki))
    names = re.findall(r'src="([^"]+)"', note.fields["Picture"])
    assert names
    assert set(names) <= set(anki.ask("getMediaFilesNames", pattern="talkquiz-*"))


def test_a_thousand_edits_cost_nothing(
    anki: AnkiConnect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten releases of a hundred edits, some dated before and some after what Anki has, are pushed.

    In between the student studies, tags, edits and writes notes: nothing of theirs is lost, no note
    is lost or doubled, and what they did not edit is as the deck has it.
    """
    dice = random.Random(5)  # noqa: S311
    course = {FACTS: "[]\n", HANDOUT: None, MORE_FACTS: None}
    curator = Curator(write_course(tmp_path / "course", course), dice)
    for _ in range(15):
        curator.add()
    curator.write()
    theirs: dict[int, tuple[set[str], str, dict[str, str]]] = {}
    for number in range(10):
        released(curator.folder, f"1.{number}", FIRST_DAY + timedelta(number // 2))
        with monkeypatch.context() as patch:
            if number % 3 == 2:
                date_ahead(patch)
            package = open_package("saltmere", built(curator.folder))
        before, cards = notes_in(anki), anki.ask("findCards", query="-is:new")
        studied = anki.ask("cardsInfo", cards=cards)
        found = looked_at(anki, package)
        after = pushed(anki, package)
        assert after.changes_nothing
        assert len(after.of(Fate.YOURS, Fate.OUTDATED)) <= len(theirs)
        notes = notes_in(anki)
        assert {*before} <= {*notes}
        assert len(notes) == len(before) + len(found.of(Fate.NEW, Fate.BACK))
        told = dict(zip(notes, held(anki, *notes), strict=True))
        in_deck = {note.item_id: note.fields for note in package.deck.notes}
        assert len({each.fields["ItemId"] for each in told.values()}) == len(notes)
        for note, (own_tags, own_notes, words) in theirs.items():
            assert told[note].own_tags == own_tags
            assert told[note].fields[MY_NOTES] == own_notes
            assert told[note].fields.items() >= words.items()
        for note, each in told.items():
            if each.fields["ItemId"] in in_deck and not theirs.get(note, ("", "", {}))[2]:
                unfilled = {MY_NOTES: each.fields[MY_NOTES]}
                assert each.fields == in_deck[each.fields["ItemId"]] | unfilled
        for card, was in zip(anki.ask("cardsInfo", cards=cards), studied, strict=True):
            progress = ("interval", "due", "reps", "queue", "deckName")
            assert [card[name] for name in progress] == [was[name] for name in progress]
        some = dice.sample(anki.ask("findCards", query="deck:*"), 5)
        anki.ask("answerCards", answers=[{"cardId": each, "ease": 3} for each in some])
        for note in dice.sample(notes, 4):
            kept = theirs.get(note, (set(), "", {}))
            own = f"mine-{number}", f"Note {number}", {"Why": f"I say {dice.random()}"}
            anki.ask("addTags", notes=[note], tags=own[0])
            edit(anki, note, My_notes=own[1], **(own[2] if dice.random() < 0.4 else {}))
            (now,) = held(anki, note)
            words = {"Why": now.fields["Why"]} if now.fields["Why"].startswith("I say") else {}
            theirs[note] = kept[0] | {own[0]}, own[1], words
        curator.released |= {fact["id"] for fact in curator.facts}
        curator.release = f"1.{number + 1}"
        for _ in range(100):
            curator.edit()
        curator.write()
    assert len(theirs) > 20
    names = [each for each in anki.ask("modelNames") if each.startswith("TalkQuiz")]
    assert len(names) == len({each.rstrip("+") for each in names})


def test_failing_import_is_told(
    python: Path, course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    with anki_connect(python, tmp_path, repaired=False) as url:
        printed = unwrapped(run(AnkiConnect(url), course, "--yes", code=1))
        assert "The push broke off: The import failed. Anki answers: " in printed
        assert "open it in Anki by File > Import" in printed
        with pytest.raises(AnkiConnectError, match="The import failed"):
            pushed(AnkiConnect(url), a_package("When was it?"))
    assert list(temporary.iterdir()) == []


def media_in(anki: AnkiConnect) -> dict[str, bytes]:
    """Return the pictures of ours that Anki has, by their names."""
    names = anki.ask("getMediaFilesNames", pattern="talkquiz-*")
    return {name: b64decode(anki.ask("retrieveMediaFile", filename=name)) for name in names}


def illustrations(anki: AnkiConnect) -> set[str]:
    """Return the names of the pictures that the cards of the course show."""
    html = " ".join(each.fields["Illustration"] for each in held(anki, *notes_in(anki)))
    return set(re.findall(r'<img src="(.*?)"', html))


def test_pictures_of_the_course_come_with_a_push(
    anki: AnkiConnect, tmp_path: Path, dated: Callable[[], None]
) -> None:
    """Another picture comes too, to a note that its student has tagged as well, and once only."""
    folder = pictured_course(tmp_path / "course")
    released(folder, None, FIRST_DAY)
    run(anki, folder, "--yes")
    first = illustrations(anki)
    assert len(first) == 3
    assert first <= media_in(anki).keys()
    anki.ask("addTags", notes=notes_in(anki, PIER), tags="leech")
    (folder / "pictures" / "pier.png").write_bytes(drawn(300, 200))
    dated()
    released(folder, "1.1", LATER)
    assert "Changed: 2" in run(anki, folder)
    assert run(anki, folder, "--yes").endswith("\nPushed: 0 added, 2 updated.\n")
    second = illustrations(anki)
    (new,) = second - first
    content = media_in(anki)
    assert second <= content.keys()
    assert picture_file(drawn(300, 200), "pier").content == content[new]
    assert "Nothing would change." in run(anki, folder)
