"""`talkquiz review` against AnkiConnect's API over real collections, and against the study page."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from click.testing import CliRunner

from anki_servers import ANKIS, anki_connect, server_environment
from chromium import needs_chromium
from chromium_devtools import opened
from classes import DAY, MONDAY
from courses import MORE_FACTS, facts_text, make_fact, write_course
from official_anki import opened_collection
from talkquiz.anki_connect import AnkiConnect
from talkquiz.build import load_and_check
from talkquiz.cli import main
from talkquiz.results.from_anki import answers_in_anki
from talkquiz.results.read_progress import read_progress

pytestmark = pytest.mark.real
CLICK = (
    "[...document.querySelectorAll('{}')].filter(each => each.textContent.includes({}))"
    ".map(each => each.click() ?? true)[0]"
)
"""Clicks on what has these words, and is true if there is such a thing."""


@pytest.fixture(scope="module", params=ANKIS)
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    assert request.config.cache is not None
    folder = request.config.cache.mkdir(f"anki-connect-server-{request.param}")
    python = server_environment(folder, request.param)
    with anki_connect(python, tmp_path_factory.mktemp("anki")) as url:
        yield url


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_course(tmp_path / "course")


@pytest.fixture
def anki(server: str, course: Path) -> AnkiConnect:
    """Return a client of an Anki that has the deck of the course, and nothing else."""
    client = AnkiConnect(server)
    client.ask("reloadCollection")
    run("push", course, "--url", server, "--yes")
    return client


def run(command: str, course: Path, *options: str, code: int = 0) -> str:
    result = CliRunner().invoke(main, [command, str(course), *options])
    assert result.exit_code == code, result.output
    return result.output


def reviewed(anki: AnkiConnect, card: int, *buttons: int) -> None:
    """Have Anki's log tell of a card that was answered by these buttons, day by day."""
    rows = [
        [(MONDAY + day * DAY) * 1000 + card % 1000, card, -1, button, 1, 1, 2500, 4000, 1]
        for day, button in enumerate(buttons)
    ]
    anki.ask("insertReviews", reviews=rows)


def item_of(anki: AnkiConnect, card: int) -> str:
    (note,) = anki.ask("cardsToNotes", cards=[card])
    (told,) = anki.ask("notesInfo", notes=[note])
    item: str = told["fields"]["ItemId"]["value"]
    return item


def test_answers_given_in_anki_are_read_by_their_item(anki: AnkiConnect) -> None:
    """As Anki itself logs them: Again is wrong, the other buttons are right."""
    cards = anki.ask("findCards", query="ItemId:saltmere/pier-*")[:4]
    pressed = [{"cardId": card, "ease": ease} for ease, card in enumerate(cards, 1)]
    assert anki.ask("answerCards", answers=pressed) == [True] * 4
    found = {each.item: each.is_right for each in answers_in_anki(anki, "saltmere")}
    assert found == {item_of(anki, card): ease > 1 for ease, card in enumerate(cards, 1)}
    assert answers_in_anki(anki, "salt") == []


def test_what_did_not_press_a_button_is_no_answer(anki: AnkiConnect) -> None:
    """A card that is set to a day, or begun anew, is in Anki's log as well: with button 0."""
    card, *_ = anki.ask("findCards", query="ItemId:saltmere/pier-*")
    reviewed(anki, card, 0, 3, 0)
    assert len(anki.ask("getReviewsOfCards", cards=[card])[str(card)]) == 3
    assert [each.is_right for each in answers_in_anki(anki, "saltmere")] == [True]


def test_anki_logs_with_button_0_what_no_button_did(tmp_path: Path) -> None:
    """The official backend is asked, as the test above only repeats it."""
    with opened_collection(tmp_path) as collection:
        note = collection.new_note(collection.models.by_name("Basic"))
        note["Front"] = "Who?"
        collection.add_note(note, 1)
        cards = note.card_ids()
        collection.sched.set_due_date(cards, "3")
        collection.sched.schedule_cards_as_new(cards)
        assert collection.db.list("select ease from revlog") == [0, 0]


def test_the_cards_of_a_list_are_told_apart(anki: AnkiConnect, tmp_path: Path) -> None:
    """A note that leaves out the parts of a list in turn has as many first answers as parts."""
    three = "[a roof]{wants.roof}, [a lamp]{wants.lamp} and [a bell]{wants.bell}"
    wish = make_fact(
        id="wishes",
        kind="position",
        claim=f"According to Mayor Brook, she wanted {three}.",
        status="attributed",
        per="ada-brook",
    )
    course = write_course(tmp_path / "wishes", {MORE_FACTS: facts_text(wish)})
    run("push", course, "--url", anki.url, "--yes")
    cards = anki.ask("findCards", query="ItemId:saltmere/wishes/*")
    assert len(cards) == 3
    for card in cards:
        reviewed(anki, card, 3)
    found = answers_in_anki(anki, "saltmere")
    assert sorted(each.card for each in found) == [1, 2, 3]
    assert {each.item for each in found} == {item_of(anki, cards[0])}


def test_a_leech_in_anki_is_a_warning_at_its_fact(anki: AnkiConnect, course: Path) -> None:
    """And nothing that is the student's comes out: no name of a deck, a tag or a note."""
    leech, fine, *_ = anki.ask("findCards", query="ItemId:saltmere/pier-*")
    reviewed(anki, leech, *[1] * 12)
    reviewed(anki, fine, *[3] * 12)
    (note,) = anki.ask("cardsToNotes", cards=[leech])
    anki.ask("addTags", notes=[note], tags="tom-reed")
    anki.ask("changeDeck", cards=[leech], deck="Tom's hard ones")
    told = run("review", course, "--url", anki.url)
    assert re.findall(r"TQ\d+ warning: \S+:", told) == [f"TQ805 warning: {item_of(anki, leech)}:"]
    assert "11 of 11 answers after the first" in told
    assert "1 student, 24 answers: 1 finding." in told
    assert "tom" not in told.lower()


def test_an_anki_without_the_deck_has_nothing_to_review(server: str, course: Path) -> None:
    AnkiConnect(server).ask("reloadCollection")
    said = run("review", course, "--url", server, code=1)
    assert said.startswith("Nothing was reviewed: Anki has no answers to")


@needs_chromium
def test_progress_that_the_study_page_saved_is_read(course: Path, tmp_path: Path) -> None:
    """A student picks the same wrong option day after day, and saves progress by its button."""
    run("build", course, "--web", "--out", str(tmp_path / "out"))
    loaded = load_and_check(course)
    asked = next(item for item in loaded.items if item.kind.picks_one)
    wrong = next(option.text for option in asked.options if not option.correct)
    saved = tmp_path / "saved"
    with opened(tmp_path / "out" / "saltmere.html") as tab:
        tab.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(saved))
        tab.run(f"location.hash = '#study/ask/{quote(asked.id, safe='')}'")
        for day in range(8):
            tab.run(f"Date.now = () => {(MONDAY + day * DAY) * 1000}")
            tab.until("document.querySelector('button.option')")
            tab.run(CLICK.format("button.option", json.dumps(wrong)))
            tab.until("document.querySelector('.rating button')")
            tab.run("document.querySelector('.rating button').click()")
        tab.run("location.hash = '#study'")
        save = json.dumps(loaded.course.language.web["save-file"])
        tab.until(CLICK.format("button", save))
        while not (found := list(saved.glob("*.json"))):
            tab.run("true")
    ((student),) = read_progress(found, "saltmere", []).students
    days = [MONDAY + day * DAY for day in range(8)]
    assert sorted((each.item, each.when, each.is_right) for each in student) == [
        (asked.id, when, False) for when in days
    ]
    told = run("review", course, "--progress", str(saved), "--json")
    data = json.loads(told)
    assert (data["answers"], data["older_wording"], data["gone"]["items"]) == (8, 0, 0)
    assert [each["item"] for each in data["findings"]] == [asked.id]
