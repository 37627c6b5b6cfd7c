"""A student keeps a deck for months while its course changes: the Anki backend judges."""

import random
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

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
from official_anki import anki
from students import Student, built
from talkquiz.build import Order, make
from talkquiz.exporters.anki.notetypes import Model, load_models
from talkquiz.items.kinds import ItemKind
from talkquiz.language.language_file import Language
from talkquiz.releases.read_package import cards_in_words, read_package
from talkquiz.resources import bundled
from talkquiz.untrusted_decks import PackageError

Spoil = Callable[[Any], object]

FIRST_DAY = date(2024, 5, 2)
LATER = date(2024, 6, 1)
NEW = facts_text(make_fact())


@pytest.fixture
def curator(tmp_path: Path, request: pytest.FixtureRequest) -> Curator:
    """Return a curator with a course of forty facts; the test's parameter is the seed."""
    course = {FACTS: "[]\n", HANDOUT: None, "facts/town.yaml": None}
    made = Curator(write_course(tmp_path / "course", course), random.Random(request.param))  # noqa: S311
    for _ in range(40):
        made.add()
    made.write()
    return made


@pytest.fixture
def student(tmp_path: Path) -> Iterator[Student]:
    folder = tmp_path / "anki"
    folder.mkdir()
    made = Student(folder, random.Random(7))  # noqa: S311
    made.open()
    yield made
    made.collection.close()


@pytest.fixture
def looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the looks of the cards, which the exporter reads from now on."""
    folder = tmp_path / "templates"
    shutil.copytree(bundled("templates") / "anki", folder / "anki")
    monkeypatch.setattr("talkquiz.exporters.anki.notetypes.bundled", lambda _name: folder)
    return folder / "anki"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Return the folder of the sample course, released as 1.0."""
    folder = write_course(tmp_path / "course")
    released(folder, None, FIRST_DAY)
    return folder


def change(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), "utf-8")


def why(folder: Path) -> str:
    """Return the note of the one fact that has one."""
    (found,) = re.findall(r"why: (.+)", (folder / FACTS).read_text("utf-8"))
    return str(found)


def note_types(monkeypatch: pytest.MonkeyPatch, spoil: Spoil) -> None:
    """Have the exporter make other note types from now on."""

    def spoiled(language: Language) -> dict[ItemKind, Model]:
        models = load_models(language)
        for model_id in {model.model_id for model in models.values()}:
            kinds = [kind for kind, model in models.items() if model.model_id == model_id]
            made = spoil(models[kinds[0]])
            if isinstance(made, Model):
                models |= dict.fromkeys(kinds, made)
        return models

    monkeypatch.setattr("talkquiz.exporters.anki.notetypes.load_models", spoiled)


@pytest.mark.parametrize("curator", [1, 2], indirect=True)
def test_a_thousand_edits_cost_no_progress(curator: Curator, student: Student, looks: Path) -> None:
    """Ten batches of a hundred edits, released or not, arrive in a collection that is in use."""
    released(curator.folder, "1.0", FIRST_DAY)
    curator.released |= {fact["id"] for fact in curator.facts}
    student.take(built(curator.folder))
    for batch in range(1, 11):
        day = FIRST_DAY + timedelta(30 * batch)
        student.study(7)
        student.make_own(day - timedelta(1))
        curator.release = f"1.{batch if batch % 3 else batch + 1}"
        for _ in range(100):
            curator.edit()
        curator.write()
        if batch % 4 == 0:
            with (looks / "style.css").open("a", encoding="utf-8") as style:
                style.write(f".card {{ --batch: {batch}; }}\n")
        if batch % 3 == 0:  # handed out before its release
            curator.write(version=f"1.{batch}", updated=day.isoformat())
        else:
            released(curator.folder, f"1.{batch}", day)
            curator.released |= {fact["id"] for fact in curator.facts}
        student.take(built(curator.folder), is_release=batch % 3 != 0)
        student.expect_health()
    assert student.collection.db.scalar("select count() from revlog") > 400
    assert student.edited


def test_unreleased_corrections_arrive(course: Path, student: Student) -> None:
    """Two builds, the second with a later `updated`, and the release after them all arrive."""
    student.take(built(course))
    outline = (course / "course.yaml").read_text("utf-8")
    for version, updated, words in (
        ("1.1-a", "2024-06-01", "It was the first pier in a century."),
        ("1.1-b", "2024-06-02", "It was the first pier in an age."),
    ):
        change(course, FACTS, why(course), words)
        dated = re.sub("version: .*", f"version: {version}", outline)
        dated = re.sub("updated: .*", f"updated: {updated}", dated)
        (course / "course.yaml").write_text(dated, "utf-8")
        student.take(built(course))
    change(course, FACTS, why(course), "It was the first new pier.")
    released(course, "1.1", date(2024, 6, 2))
    student.take(built(course))


def test_releases_of_one_day_follow_each_other(course: Path, student: Student) -> None:
    """Two releases and a build between them, all dated by the same day, each arrive."""
    student.take(built(course))
    for words, version in (("It was new.", ""), ("It was very new.", "1.1"), ("It is.", "1.2")):
        change(course, FACTS, why(course), words)
        if version:
            released(course, version, FIRST_DAY)
        student.take(built(course))


def test_a_renamed_field_is_the_same_field(
    course: Path, student: Student, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new name of a field reaches the student's note type, and no note is in conflict."""
    student.take(built(course))
    note_types(monkeypatch, lambda model: model.fields[-1].update(name="Renamed"))
    released(course, "1.1", LATER)
    change(course, FACTS, why(course), "It was new.")
    student.take(built(course))
    assert "Renamed" in student.collection.models.by_name("TalkQuiz cloze")["flds"][-1]["name"]
    student.expect_health()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda model: model.templates.append({**model.templates[0], "name": "2", "id": 2}),
        lambda model: model.templates[0].update(id=1),
        lambda model: model.fields.append({**model.fields[0], "name": "More", "id": 3}),
        lambda model: model.fields.pop(),
        lambda model: model.fields.reverse(),
        lambda model: model._replace(model_id=model.model_id + 1),
    ],
)
def test_another_note_type_is_refused(
    course: Path, monkeypatch: pytest.MonkeyPatch, spoil: Spoil
) -> None:
    """No deck is built whose note types Anki would take for others; it says what is lost."""
    note_types(monkeypatch, spoil)
    made = make(course, Order(("anki",)))
    assert not made.products
    assert {problem.code for problem in made.problems} >= {"TQ606"}
    assert "never update the notes that students have" in str(made.problems[-1])


def test_a_topic_keeps_its_deck(course: Path, student: Student) -> None:
    """With another title and number, old and new cards are together in the old deck."""
    student.take(built(course))
    decks = student.collection.decks.all_names_and_ids()
    change(course, "course.yaml", "number: 1\n    title: The harbour", "number: 7\n    title: Port")
    change(course, "course.yaml", "title: The harbour of Saltmere", "title: Saltmere")
    change(course, FACTS, "]\n\n- id: pier-opened", f"]\n\n{NEW}\n- id: pier-opened")
    released(course, "1.1", LATER)
    student.take(built(course))
    assert student.collection.decks.all_names_and_ids() == decks
    assert student.collection.find_cards(
        '"deck:The harbour of Saltmere::01 The harbour" Topic:Port'
    )


def test_a_moved_fact_takes_its_card_along(course: Path, student: Student) -> None:
    """A fact in another topic is the same card, where the student has it, with its new tag."""
    student.take(built(course))
    change(course, FACTS, "- id: pier-closed\n  topic: harbour", "- id: pier-closed\n  topic: town")
    released(course, "1.1", LATER)
    student.take(built(course))
    moved = student.collection.find_cards("tag:talkquiz::saltmere::topic::town FactId:pier-closed")
    assert len(moved) > 1
    assert {student.collection.get_card(each).did for each in moved} == {
        student.collection.decks.id_for_name("The harbour of Saltmere::01 The harbour")
    }


def test_own_style_stays_until_the_look_changes(
    course: Path, student: Student, looks: Path
) -> None:
    """A student's style sheet outlives corrections, and gives way to a new look."""
    student.take(built(course))
    own = student.collection.models.by_name("TalkQuiz cloze")
    student.collection.models.update_dict({**own, "css": ".mine {}"})
    student.collection.db.execute("update notetypes set mtime_secs = 1715000000")
    student.open()
    change(course, FACTS, why(course), "It was new.")
    released(course, "1.1", LATER)
    student.take(built(course))
    assert student.style() == ".mine {}"
    (looks / "style.css").write_text(".new {}", "utf-8")
    released(course, "1.2", LATER)
    student.take(built(course))
    assert student.style().endswith("\n.new {}")


def test_a_removed_card_is_listed_and_comes_back(course: Path, student: Student) -> None:
    student.take(built(course))
    facts = (course / MORE_FACTS).read_text("utf-8")
    (course / MORE_FACTS).write_text(facts[: facts.index("- id: slack-water")], "utf-8")
    released(course, "1.1", LATER)
    student.take(built(course))
    deck = student.collection.decks.by_name("The harbour of Saltmere")
    assert "Since version 1.0: 0 new, 0 changed, 2 removed." in deck["desc"]
    (search,) = re.findall(r"search in Browse for: (.+?)</p>", deck["desc"])
    gone, _ = student.collection.find_notes(search)
    (course / MORE_FACTS).write_text(facts, "utf-8")
    released(course, "1.2", LATER)
    before = student.cards()
    student.take(built(course))
    assert student.collection.get_note(gone).has_tag("talkquiz::saltmere::release::1.2")
    assert student.cards() == before


RETRACTION = """
- id: slack-water-meaning
  release: "1.1"
  why: The word was explained wrongly.
"""


def withdraw(course: Path) -> str:
    """Withdraw the meaning of slack water in release 1.1; return a search for its cards."""
    facts = (course / MORE_FACTS).read_text("utf-8")
    (course / MORE_FACTS).write_text(facts[: facts.index("- id: slack-water")], "utf-8")
    (course / "withdrawn.yaml").write_text(RETRACTION, "utf-8")
    released(course, "1.1", LATER)
    return "ItemId:saltmere/slack-water-meaning/*"


def test_a_withdrawn_card_says_so_where_it_was_studied(course: Path, student: Student) -> None:
    """Its progress and its deck stay, its old answer goes, and its tag finds it."""
    student.take(built(course))
    student.study(20)
    search = withdraw(course)
    before = student.cards()
    cards = student.collection.find_cards(search)
    student.take(built(course))
    assert cards == student.collection.find_cards("tag:talkquiz::saltmere::withdrawn")
    assert {card: student.cards()[card] for card in cards} == {card: before[card] for card in cards}
    for each in cards:
        card = student.collection.get_card(each)
        assert student.collection.decks.name(card.did).endswith("::02 The town")
        for side in (card.question(), card.answer()):
            assert "Withdrawn in 1.1: The word was explained wrongly." in side
        assert [card.note()[name] for name in ("Answer", "AlsoRight", "Claim", "Why")] == [""] * 4
    student.expect_health()


def test_who_never_had_it_gets_a_withdrawn_card_last_and_apart(
    course: Path, student: Student
) -> None:
    """It lies in a deck of its own, which says what it is for, behind all that is to be learnt."""
    search = withdraw(course)
    student.take(built(course))
    cards = [student.collection.get_card(each) for each in student.collection.find_cards(search)]
    deck = student.collection.decks.get(cards[0].did)
    assert {card.did for card in cards} == {deck["id"]}
    assert deck["name"] == "The harbour of Saltmere::99 Withdrawn"
    assert "If you are new to this deck, delete this part of it." in deck["desc"]
    others = student.collection.find_cards(f"-{search}")
    last = max(student.collection.get_card(each).due for each in others)
    assert min(card.due for card in cards) > last
    student.expect_health()


def test_added_tells_the_release_that_brought_a_card(course: Path, student: Student) -> None:
    """Cards of a release of today were added today, and the first ones long ago."""
    student.take(built(course))
    first = set(student.collection.find_cards(""))
    today = datetime.now(UTC).date()
    change(course, FACTS, "]\n\n- id: pier-opened", f"]\n\n{NEW}\n- id: pier-opened")
    released(course, "1.1", today)
    student.take(built(course))
    assert set(student.collection.find_cards("added:2")) == (
        set(student.collection.find_cards("")) - first
    )
    assert len(student.collection.find_cards("added:2")) > 1
    student.expect_health()


def test_a_list_that_changes_keeps_each_part_with_its_progress(
    course: Path, student: Student
) -> None:
    """A part put first moves no other; the card of one that left is all that Anki calls empty."""

    def wish(*parts: str) -> None:
        *some, last = (f"[a {part}]{{what.{part}}}" for part in parts)
        claim = f"The council asked for {', '.join(some)} and {last}."
        fact = make_fact(id="wishes", claim=claim, when=None, basis=None)
        (course / FACTS).write_text(f"{COURSE[FACTS]}\n{facts_text(fact)}", "utf-8")

    def answers() -> dict[int, str]:
        cards = map(student.collection.get_card, student.collection.find_cards("FactId:wishes"))
        shown = (
            (card.id, re.findall('class="cloze"[^>]*>([^<]*)<', card.answer())) for card in cards
        )
        return {card: words[0] for card, words in shown if words}

    wish("pier", "lamp", "clock")
    released(course, "1.1", LATER)
    student.take(built(course))
    before = answers()
    assert sorted(before.values()) == ["a clock", "a lamp", "a pier"]
    wish("bench", "clock", "lamp")
    released(course, "1.2", LATER)
    student.take(built(course), cards=1)
    after = answers()
    assert {card: words for card, words in after.items() if card in before} == {
        card: words for card, words in before.items() if words != "a pier"
    }
    assert sorted(after.values()) == ["a bench", "a clock", "a lamp"]
    ((empty,),) = ([*note.card_ids] for note in student.collection.get_empty_cards().notes)
    assert before[empty] == "a pier"


def test_only_the_older_form_of_export_is_read(course: Path, student: Student) -> None:
    """What Anki exports for older versions holds the notes; else it says which box to tick."""
    student.take(built(course))
    older, newest = (student.folder / f"{name}.apkg" for name in ("older", "newest"))
    for path in (older, newest):
        options = anki.ExportAnkiPackageOptions(legacy=path is older)
        student.collection.export_anki_package(out_path=str(path), options=options, limit=None)
    exported, package = (
        {card.id: card for card in cards_in_words(read_package(content))}
        for content in (older.read_bytes(), built(course))
    )
    assert exported == package
    with pytest.raises(PackageError, match="Support older Anki versions"):
        read_package(newest.read_bytes())
