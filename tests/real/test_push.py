"""`talkquiz push` against AnkiConnect's API over a real collection of the official backend."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from anki_servers import anki_connect, server_environment
from courses import COURSE, FACTS, HANDOUT, MORE_FACTS, write_course
from factories import make_assembled, make_item
from talkquiz.anki_connect import AnkiConnect, AnkiConnectError
from talkquiz.cli import main
from talkquiz.exporters.anki import export
from talkquiz.push import DeckPackage, import_package, open_package, preview, read_collection
from talkquiz.releases.compare_decks import Difference

NEXT_DAY = COURSE["course.yaml"].replace("2024-05-01", "2024-05-02")
REWORDED = {
    "course.yaml": NEXT_DAY,
    FACTS: COURSE[FACTS].replace("The old pier in", "The oldest pier in"),
}


@pytest.fixture(scope="module")
def python(request: pytest.FixtureRequest) -> Path:
    assert request.config.cache is not None
    return server_environment(request.config.cache.mkdir("anki-connect-server"))


@pytest.fixture
def anki(python: Path, tmp_path: Path) -> Iterator[AnkiConnect]:
    """Yield a client of an Anki with an empty collection."""
    with anki_connect(python, tmp_path) as url:
        yield AnkiConnect(url)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_course(tmp_path / "course")


def run(anki: AnkiConnect, course: Path, *arguments: str, code: int = 0) -> str:
    """Return what `talkquiz push` prints."""
    command = ["push", str(course), "--url", anki.url, *arguments]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == code, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.output


def notes_in(anki: AnkiConnect) -> list[int]:
    return sorted(anki.ask("findNotes", query="deck:*"))


def note_type_in(anki: AnkiConnect) -> str:
    """Return the name of the first note type of ours."""
    names: list[str] = anki.ask("modelNames")
    return next(name for name in names if name.startswith("TalkQuiz"))


def a_package(*stems: str) -> DeckPackage:
    items = [make_item(f"f{number}", stem=stem) for number, stem in enumerate(stems)]
    ((name, product),) = export(make_assembled(*items)).items()
    return open_package(name.removesuffix(".apkg"), product.content)


def test_second_push_changes_nothing(anki: AnkiConnect, course: Path) -> None:
    """Nor does a preview; a tag of the student's is no change, and other looks are named."""
    printed = run(anki, course)
    assert re.search(r"^New: \d+\n  saltmere/pier-closed/\w+/\S+  \w+", printed, re.MULTILINE)
    assert "Unchanged: 0\n" in printed
    assert printed.endswith("Nothing was changed. To do it: talkquiz push --yes\n")
    assert notes_in(anki) == []
    first = run(anki, course, "--yes")
    notes = notes_in(anki)
    assert f"\nPushed: {len(notes)} added, 0 updated.\n" in first
    anki.ask("addTags", notes=notes, tags="leech my-own")
    assert "Nothing would change." in run(anki, course)
    assert run(anki, course, "--yes") == f"Unchanged: {len(notes)}\nNothing changed.\n"
    assert notes_in(anki) == notes
    name = note_type_in(anki)
    anki.ask("updateModelStyling", model={"name": name, "css": ".card { color: red }"})
    assert f"\nOther looks: {name}\n" in run(anki, course)


def test_changed_wording_is_shown_and_progress_kept(anki: AnkiConnect, course: Path) -> None:
    """The preview shows old and new wording; the push updates the note and keeps its answers."""
    run(anki, course, "--yes")
    notes = notes_in(anki)
    cards = anki.ask("findCards", query="ItemId:saltmere/pier-closed/*")
    anki.ask("answerCards", answers=[{"cardId": card, "ease": 4} for card in cards])
    studied = anki.ask("getIntervals", cards=cards)
    write_course(course, REWORDED)
    printed = " ".join(run(anki, course).split())
    assert "Claim - The old pier in Saltmere" in printed
    assert "+ The oldest pier in Saltmere" in printed
    assert re.search(r"\nPushed: 0 added, [1-9]\d* updated\.\n$", run(anki, course, "--yes"))
    assert anki.ask("getIntervals", cards=cards) == studied
    assert all(interval > 0 for interval in studied)
    assert notes_in(anki) == notes
    assert "Nothing would change." in run(anki, course)


def test_removed_facts_are_named_and_stay(anki: AnkiConnect, course: Path) -> None:
    run(anki, course, "--yes")
    before = notes_in(anki)
    kept, _ = COURSE[MORE_FACTS].split("- id: slack-water-meaning")
    write_course(course, {MORE_FACTS: kept})
    (course / HANDOUT).unlink()
    printed = run(anki, course, "--yes")
    assert re.search(r"^In Anki only: \d+\n  saltmere/slack-water-meaning/", printed, re.MULTILINE)
    found = re.search(r"nid:([\d,]+)", printed)
    assert found
    gone = anki.ask("findNotes", query="ItemId:saltmere/slack-water-meaning/*")
    assert {int(number) for number in found[1].split(",")} == set(gone)
    assert notes_in(anki) == before


def test_what_was_edited_in_anki_is_kept_and_said(anki: AnkiConnect, course: Path) -> None:
    run(anki, course, "--yes")
    note = notes_in(anki)[0]
    anki.ask("updateNoteFields", note={"id": note, "fields": {"Why": "As I remember it"}})
    printed = run(anki, course, "--yes")
    assert "- As I remember it" in printed
    assert "\nNothing changed.\nKept as they are in Anki: 1\n" in printed
    (info,) = anki.ask("notesInfo", notes=[note])
    assert info["fields"]["Why"]["value"] == "As I remember it"


@pytest.mark.parametrize(
    ("action", "changes", "words"),
    [
        ("modelFieldRename", {"oldFieldName": "Why", "newFieldName": "Because"}, "Because"),
        ("modelFieldAdd", {"fieldName": "Mine", "index": 23}, "Mine in Anki only"),
        (
            "modelTemplateRename",
            {"oldTemplateName": "Card 1", "newTemplateName": "A card"},
            "A card in Anki only; Card 1 in the deck only",
        ),
    ],
)
def test_second_note_type_is_refused(
    anki: AnkiConnect, course: Path, action: str, changes: dict[str, Any], words: str
) -> None:
    """Where Anki's note type is no longer ours, nothing is pushed, and it says what differs."""
    run(anki, course, "--yes")
    name = note_type_in(anki)
    types, notes = anki.ask("modelNamesAndIds"), notes_in(anki)
    anki.ask(action, modelName=name, **changes)
    write_course(course, REWORDED)
    printed = " ".join(run(anki, course, "--yes", code=1).split())
    assert f"“{name}” has other" in printed
    assert words in printed
    assert "Nothing was pushed" in printed
    assert (anki.ask("modelNamesAndIds"), notes_in(anki)) == (types, notes)


def test_thousands_of_notes(anki: AnkiConnect) -> None:
    """More notes than are asked for at once are all found again."""
    package = a_package(*(f"When was day {number}?" for number in range(1_201)))
    import_package(anki, package)
    found = preview(package, read_collection(anki, package))
    assert found.difference == Difference("", unchanged=1_201)


def test_hostile_wording_comes_back_as_it_was(anki: AnkiConnect) -> None:
    """What Anki stores of hostile or decomposed text is not taken for a change."""
    package = a_package(
        "<script>alert(1)</script> {{c1::x}} & \\(x\\) ::",
        'Poincare\N{COMBINING ACUTE ACCENT}\'s "day" \N{ARABIC LETTER ALEF}\nline two',
    )
    import_package(anki, package)
    assert preview(package, read_collection(anki, package)).difference.unchanged == 2


def test_note_under_another_type_is_said(anki: AnkiConnect) -> None:
    """A note that Anki has under a note type which is not ours is named, never taken for new."""
    package = a_package("When was it?")
    fields = [*package.deck.notes[0].fields]
    templates = [{"Front": f"{{{{{fields[0]}}}}}", "Back": "x"}]
    anki.ask("createModel", modelName="Mine", inOrderFields=fields, cardTemplates=templates)
    note = {"deckName": "Default", "modelName": "Mine", "fields": package.deck.notes[0].fields}
    anki.ask("addNote", note=note)
    found = preview(package, read_collection(anki, package))
    assert found.strangers == package.deck.notes
    assert found.difference == Difference("")


def test_failing_import_is_told(
    python: Path, course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    with anki_connect(python, tmp_path, repaired=False) as url:
        printed = " ".join(run(AnkiConnect(url), course, "--yes", code=1).split())
        assert "Nothing was pushed: The import failed. Anki answers: " in printed
        assert "open it in Anki by File > Import" in printed
        with pytest.raises(AnkiConnectError, match="The import failed"):
            import_package(AnkiConnect(url), a_package("When was it?"))
    assert list(temporary.iterdir()) == []
