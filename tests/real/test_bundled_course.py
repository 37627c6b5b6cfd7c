"""The bundled course as built, opened by the programs that people open it with."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pdf_pages import printed
from talkquiz.build import Order, build
from talkquiz.resources import bundled

COURSE = "syria-peace-process"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that a build of the bundled course wrote to."""
    folder = tmp_path_factory.mktemp("out")
    problems = build(bundled("questions") / COURSE, Order(("anki", "word"), folder)).problems
    assert [problem for problem in problems if problem.severity == "error"] == []
    return folder


@pytest.fixture(scope="module")
def collection(out: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Return a collection into which the official Anki backend imported the deck twice."""
    anki = pytest.importorskip("anki.collection", reason="the official anki package is missing")
    opened = anki.Collection(str(tmp_path_factory.mktemp("anki") / "collection.anki2"))
    path, options = str(out / f"{COURSE}.apkg"), anki.ImportAnkiPackageOptions()
    request = anki.ImportAnkiPackageRequest(package_path=path, options=options)
    opened.first, opened.second = (opened.import_anki_package(request).log for _ in range(2))
    yield opened
    opened.close()


def test_every_note_arrives_once_in_a_sound_collection(collection: Any) -> None:
    """Nothing is lost, doubled or in conflict, and a second import finds only known notes."""
    assert len(collection.first.new) == collection.note_count() > 100
    assert collection.card_count() > collection.note_count()  # a list has a card for each part
    assert not collection.first.conflicting
    second = collection.second
    assert [*second.new, *second.updated, *second.conflicting] == []
    _, healthy = collection.fix_integrity()
    assert healthy
    assert not collection.get_empty_cards().notes
    assert not collection.media.check().missing


def test_every_card_of_every_kind_shows_question_answer_and_source(collection: Any) -> None:
    """Both sides render, the front keeps the answer to itself, the back names a source."""
    kinds = set()
    for card_id in collection.find_cards(""):
        card = collection.get_card(card_id)
        sides, note = card.render_output(), card.note()
        kinds.add(note.note_type()["name"])
        assert "template has a problem" not in sides.question_text + sides.answer_text
        is_list = len(note.card_ids()) > 1  # whose cards answer with their own gap
        assert is_list or note["Answer"] in sides.answer_text
        assert re.search("paragraph|Not from the reports", note["Sources"])
        assert note["Sources"] in sides.answer_text
        assert not note["Claim"] or note["Claim"] not in sides.question_text
    assert kinds >= {"TalkQuiz short answer", "TalkQuiz cloze"}  # of maps, see test_anki_backend


def test_topics_are_decks_in_teaching_order(collection: Any) -> None:
    """The course's deck holds a deck for each topic, numbered, and new cards follow them."""
    names = [deck.name for deck in collection.decks.all_names_and_ids(skip_empty_default=True)]
    numbers = [re.search(r"::(\d\d) ", name) for name in names[1:]]
    assert [match and int(match[1]) for match in numbers] == list(range(1, len(names)))
    collection.decks.select(collection.decks.id_for_name(names[0]))
    (first, *_) = collection.sched.get_queued_cards(fetch_limit=1).cards
    assert collection.decks.name(first.card.deck_id) == names[1]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")
def test_handouts_print_every_question_and_keys_every_answer(out: Path, tmp_path: Path) -> None:
    """LibreOffice opens every file; sheets number their questions without gap, and hide sources."""
    handouts = sorted(out.glob("*.docx"))
    made = printed({handout.name: handout.read_bytes() for handout in handouts}, tmp_path)
    for handout, pdf in zip(handouts, made, strict=True):
        text = subprocess.run(
            ["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True
        ).stdout
        if handout.stem.endswith("-key"):
            _, appendix = text.split("For later: where the answers are from")
            answers = re.findall(r"(?m)^\f? ?(?:[A-Z]\s\d+(?:, [A-Z]\s\d+)*|\d+) {3,}\S", appendix)
            assert len(re.findall(r"(?m)^ *Source {3,}", appendix)) == len(answers) > 0
        elif re.search(r"^(?!cards-).*-[A-Z]$", handout.stem):  # cards have numbers of their own
            # Blanks of a map stand in columns, and statements in a box have their own numbers.
            numbers = {int(number) for number in re.findall(r"(?<![\w.])(\d{1,2})\.(?= |$)", text)}
            assert set(range(1, max(numbers) + 1)) <= numbers
            assert numbers
            assert "paragraph" not in text
