"""What the page shows of courses in any state: whole, in the making, broken, gone."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from classes import DAY, MONDAY, save
from courses import COURSE, FACTS, MORE_FACTS, facts_text, make_fact, write_course
from talkquiz.cli import main
from talkquiz.preview.course_page import (
    CHANGED,
    DRAFT,
    NEW,
    SOUND,
    UNREAD,
    CoursePage,
    checked,
    page_of,
    sketch_of,
)
from talkquiz.preview.fact_details import BACKGROUND, HELD, UNVERIFIED, fact_details
from talkquiz.resources import bundled
from talkquiz.results.answers import Answer

LAMP = make_fact()


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_course(tmp_path / "course")


def states(page: CoursePage) -> dict[str, str]:
    return {row.id: row.state for row in page.rows.values()}


def stale(page: CoursePage) -> set[str]:
    return {row.id for row in page.rows.values() if row.stale}


def codes(page: CoursePage) -> list[str]:
    return [each.code for each in page.problems]


def rewrite(course: Path, name: str, old: str, new: str) -> None:
    text = (course / name).read_text("utf-8")
    assert old in text
    (course / name).write_text(text.replace(old, new, 1), "utf-8")


def test_facts_come_by_topic_in_teaching_order_with_what_is_made_of_them(course: Path) -> None:
    page = checked(page_of(course))
    assert page.title
    assert [part.id for part in page.topics] == ["harbour", "town"]
    assert set(states(page).values()) == {SOUND}
    assert page.problems == ()
    assert not any(row.errors or row.warnings or row.stale for row in page.rows.values())
    assert any(row.cards for row in page.rows.values())
    assert any(row.questions for row in page.rows.values())
    assert [each.name for each in page.handouts] == ["first-quiz"]
    assert page.is_checked


def test_a_problem_stands_at_its_fact_at_its_handout_or_on_its_own(course: Path) -> None:
    """One of a fact's entry, one that only a check finds, one of a handout, one of the glossary."""
    wrong = make_fact(id="wrong-one", difficulty=9)
    silent = make_fact(id="silent", claim="The lamp of [Saltmere]{what} was lit.", when=None)
    (course / "facts/more.yaml").write_text(facts_text(wrong, silent | {"basis": "stated"}))
    rewrite(course, "handouts/first-quiz.yaml", "count:", "count: 400 #")
    rewrite(course, "glossary.yaml", "- id:", "- nonsense: yes\n  id:")
    page = checked(page_of(course))
    assert [each.code for each in page.told["wrong-one"]]
    assert page.rows["wrong-one"].errors == len(page.told["wrong-one"])
    assert states(page)["wrong-one"] == UNREAD
    assert "TQ101" in codes(page)
    (spot,) = {each.spot.shown for each in page.told["wrong-one"]}
    assert spot.endswith("more.yaml")
    assert Path(page.told["wrong-one"][0].spot.file).is_absolute()


def test_a_fact_with_an_error_stands_in_the_topic_that_it_names(course: Path) -> None:
    """Its file may be called after a source, as `pull` calls it."""
    wrong = make_fact(id="wrong-one", topic="town", difficulty=9)
    (course / "facts/from-courier.yaml").write_text(facts_text(wrong))
    page = page_of(course)
    assert page.rows["wrong-one"].topic == "town"
    assert [part.id for part in page.topics] == ["harbour", "town"]


def test_a_fact_that_breaks_is_shown_as_it_was_and_others_follow_their_files(course: Path) -> None:
    before = checked(page_of(course))
    first, second, *_ = before.topics[0].facts
    rewrite(course, FACTS, f"id: {first.id}", f"id: {first.id}\n  difficulty: 9")
    page = page_of(course, before)
    assert stale(page) == {first.id}
    assert page.rows[first.id].claim == first.claim
    assert page.rows[first.id].errors
    assert [row.id for row in page.topics[0].facts] == [row.id for row in before.topics[0].facts]
    assert fact_details(page, first.id).cards == fact_details(before, first.id).cards
    assert page.rows[second.id].questions
    mended = page_of(write_course(course), page)
    assert not stale(mended)


@pytest.mark.parametrize("name", ["course.yaml", "glossary.yaml", FACTS])
def test_a_file_that_is_no_yaml_leaves_the_page_as_it_was(course: Path, name: str) -> None:
    """Its problem is shown; facts stand where they stood, with what was made of them."""
    before = checked(page_of(course))
    (course / name).write_text("topics: [", "utf-8")
    page = checked(page_of(course, before))
    assert [*page.rows] == [*before.rows]
    assert stale(page)
    assert page.title == before.title
    assert "TQ011" in codes(page)
    for fact_id in stale(page):
        assert fact_details(page, fact_id).slots == fact_details(before, fact_id).slots
    again = page_of(course, page)
    assert [*again.rows] == [*before.rows]
    mended = checked(page_of(write_course(course), again))
    assert mended.rows == before.rows


def test_facts_of_a_file_that_is_deleted_or_renamed_go_or_stay(course: Path) -> None:
    before = page_of(course)
    (course / MORE_FACTS).rename(course / "facts/elsewhere.yaml")
    assert page_of(course, before).rows.keys() == before.rows.keys()
    (course / "facts/elsewhere.yaml").unlink()
    gone = page_of(course, before)
    assert {row.topic for row in gone.rows.values()} == {"harbour"}
    assert not stale(gone)


def test_a_course_whose_folder_is_gone_is_shown_as_it_was(course: Path) -> None:
    before = page_of(course)
    shutil.rmtree(course)
    page = checked(page_of(course, before))
    assert not page.is_there
    assert page.rows == before.rows
    assert page_of(write_course(course), page).is_there


def test_a_draft_is_listed_with_what_it_lacks(course: Path) -> None:
    draft = {"id": "half-done", "draft": True, "topic": "town", "claim": "The [lamp]{what}"}
    (course / "facts/more.yaml").write_text(facts_text(draft))
    glossary = (course / "glossary.yaml").read_text("utf-8")
    (course / "glossary.yaml").write_text(glossary + "\n- id: buoy\n  draft: true\n", "utf-8")
    page = checked(page_of(course))
    row = page.rows["half-done"]
    assert (row.state, row.topic, row.claim) == (DRAFT, "town", "The lamp")
    details = fact_details(page, "half-done")
    assert "`kind`" in details.missing
    assert [each.code for each in details.wrong] == ["TQ121"]
    (other,) = page.drafts
    assert (other.id, other.sort) == ("buoy", "glossary entry")
    assert other.missing


@pytest.mark.parametrize(
    "outline",
    ["title: Half a course\ntopics: []\n", "title: x\n", "", "id: y\nlanguage: xx\n"],
)
def test_an_unfinished_course_is_shown_as_far_as_it_goes(tmp_path: Path, outline: str) -> None:
    course = write_course(tmp_path / "course", {"course.yaml": outline})
    page = checked(page_of(course))
    assert set(page.rows) == set(checked(page_of(write_course(tmp_path / "whole"))).rows)
    assert page.problems
    for fact_id in page.rows:
        fact_details(page, fact_id)


def test_what_nothing_can_be_asked_of_has_no_number_of_cards(course: Path) -> None:
    """Nought would be false: once the glossary can be read, they are there."""
    (course / "glossary.yaml").write_text("- id: [", "utf-8")
    page = page_of(course)
    assert {(row.state, row.cards, row.questions) for row in page.rows.values()} == {
        (SOUND, None, None)
    }


def test_a_sketch_has_the_new_words_and_all_else_as_it_was(course: Path) -> None:
    """It is what the page shows while questions on a large course are being made.

    A fact that is opened has its cards in the new words already.
    """
    before = checked(page_of(course))
    rewrite(course, FACTS, "The old pier", "The very old pier")
    new = make_fact(id="new-one")
    (course / "facts/more.yaml").write_text(facts_text(new))
    sketch = sketch_of(course, before)
    assert (sketch.is_made, sketch.is_checked) == (False, False)
    old = before.rows["pier-closed"]
    assert sketch.rows["pier-closed"] == old._replace(
        claim=old.claim.replace("The old pier", "The very old pier")
    )
    assert (sketch.rows["new-one"].cards, sketch.rows["new-one"].state) == (None, SOUND)
    assert sketch.handouts == before.handouts
    for fact_id in sketch.rows:
        fact_details(sketch, fact_id)
    made = page_of(course, before)
    assert made.is_made
    early, late = fact_details(sketch, "pier-closed"), fact_details(made, "pier-closed")
    assert [card.item for card in early.cards] == [card.item for card in late.cards]
    assert any("The very old pier" in card.front.html for card in early.cards)
    assert early.slots == late.slots
    assert made.rows["new-one"].cards
    assert list(made.rows) == list(sketch.rows)


def test_the_first_sketch_has_all_facts(course: Path) -> None:
    sketch = sketch_of(course, CoursePage(course))
    page = page_of(course)
    assert [(part.title, [f.claim for f in part.facts]) for part in sketch.topics] == [
        (part.title, [f.claim for f in part.facts]) for part in page.topics
    ]
    assert {row.cards for row in sketch.rows.values()} == {None}
    shutil.rmtree(course)
    assert sketch_of(course, page) == page


def test_a_sketch_of_a_broken_file_shows_its_facts_as_they_were(course: Path) -> None:
    before = page_of(course)
    (course / FACTS).write_text(COURSE[FACTS] + "- id: [", "utf-8")
    sketch = sketch_of(course, before)
    assert list(sketch.rows) == list(before.rows)
    assert stale(sketch) == {row.id for row in before.rows.values() if row.topic == "harbour"}


def test_an_empty_folder_is_a_page_with_problems(tmp_path: Path) -> None:
    page = checked(page_of(tmp_path))
    assert page.rows == {}
    assert "TQ002" in codes(page)


def test_problems_that_only_a_check_finds_stay_until_the_next_one(course: Path) -> None:
    """So that a save does not hide them for a moment."""
    rewrite(course, "handouts/first-quiz.yaml", "count:", "count: 400 #")
    page = checked(page_of(course))
    (handout,) = page.handouts
    assert [each.code for each in handout.problems]
    (quick,) = page_of(course, page).handouts
    assert quick.problems == handout.problems
    write_course(course)
    (mended,) = checked(page_of(course, page)).handouts
    assert not mended.problems


def test_what_differs_from_the_last_release_is_told_at_its_card(course: Path) -> None:
    result = CliRunner().invoke(main, ["release", str(course), "--version", "2.0"])
    assert result.exit_code == 0, result.output
    before = page_of(course)
    assert before.since == "2.0"
    assert {row.change for row in before.rows.values()} == {""}
    studied = [row for row in before.rows.values() if row.cards]
    fact = before.makings[studied[0].id].loaded.course.facts.entries[studied[0].id]
    old = str(fact.claim.text.split()[0])
    path = before.makings[fact.id].loaded.course.facts.origins[fact.id].path
    text = path.read_text("utf-8")
    at = text.index(f"id: {fact.id}")
    path.write_text(text[:at] + text[at:].replace(old, f"Surely {old.lower()}", 1), "utf-8")
    page = page_of(course, before)
    assert page.rows[fact.id].change == CHANGED
    cards = fact_details(page, fact.id).cards
    assert any(card.rewordings for card in cards)
    (course / FACTS).write_text("[]", "utf-8")
    assert page_of(course, page).gone
    assert NEW not in {row.change for row in page.rows.values()}


def test_the_state_of_citations_follows_the_articles(tmp_path: Path, course: Path) -> None:
    page = checked(page_of(course))
    stands = {c.stands for fact in page.rows for c in fact_details(page, fact).citations}
    assert stands <= {UNVERIFIED, BACKGROUND}
    articles = tmp_path / "articles"
    articles.mkdir()
    assert not {HELD} & {
        c.stands
        for fact in page.rows
        for c in fact_details(checked(page, articles), fact).citations
    }


def test_details_say_what_asks_for_each_slot_and_what_passed_it_over() -> None:
    page = page_of(bundled("questions") / "syria-peace-process")
    details = fact_details(page, "truce-2016-start")
    assert "".join(piece.text for piece in details.claim) == details.row.claim
    assert details.spot.line > 1
    asked: dict[str, Any] = {slot.name: slot for slot in details.slots}
    assert asked["when"].asked
    assert all(each.reason for slot in details.slots for each in slot.passed)
    choice = next(q for slot in details.slots for q in slot.asked if q.options)
    assert sum(option.correct for option in choice.options) == 1
    assert details.others
    (card,) = fact_details(page, "war-start").cards
    assert 'id="answer"' not in card.front.html
    assert card.number == 1


def test_what_students_answers_say_stands_at_the_fact(course: Path, tmp_path: Path) -> None:
    """A leech is a warning of its fact; a file that cannot be read is a problem of the course."""
    page = page_of(course)
    fact = next(row.id for row in page.rows.values() if row.cards)
    asked = page.makings[fact].items_by_fact[fact][0]
    wrong = [Answer(asked.id, MONDAY + day * DAY, is_right=False) for day in range(12)]
    folder = save(tmp_path / "class", "saltmere", [wrong])
    (folder / "tom.json").write_text("{", "utf-8")
    page = checked(page, progress=[folder])
    assert page.rows[asked.facts[0]].warnings == 1
    (told,) = page.told[asked.facts[0]]
    assert told.code == "TQ805"
    assert codes(page) == ["TQ801"]
    assert "tom" not in page.problems[0].message
    (said,) = page.unchecked
    assert said.startswith("Saved progress: 1 student, 12 answers. ")
    assert said.endswith(" questions have fewer than 5 answers, of which nothing is said.")


def test_progress_says_nothing_of_a_course_that_cannot_be_asked(
    course: Path, tmp_path: Path
) -> None:
    folder = save(tmp_path / "class", "saltmere", [[]])
    (course / "glossary.yaml").write_text("[", "utf-8")
    page = checked(page_of(course), progress=[folder])
    assert not any(each.startswith("TQ8") for each in codes(page))
