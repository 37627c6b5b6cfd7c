"""What stands on a card beside its item: names, outlets, the place, what came next, a hint."""

import pytest

from courses import COURSE, FACTS
from small_course import Load
from talkquiz.build import LoadedCourse
from talkquiz.deck.assemble import assemble_deck
from talkquiz.deck.beside import Companions
from talkquiz.items.item import Beside, Location

OUTCOME = {"says": "It was never built.", "cite": [{"source": "b1"}]}
BACKGROUND = """
- id: b1
  type: background
  title: The pier
  container-title: an almanac
"""


def beside(bank: LoadedCourse, start: str) -> Beside:
    """Return what stands beside the first item of the deck whose id goes on with `start`."""
    chapters = assemble_deck(bank.course, bank.items).chapters
    items = (item for chapter in chapters for item in chapter.items)
    return next(item.beside for item in items if item.id.startswith(f"saltmere/{start}"))


def test_names_in_the_claim_are_explained_but_not_what_it_explains_itself(load: Load) -> None:
    """The answer is no help, countries are known, and a definition needs no second one."""
    bank = load()
    assert beside(bank, "pier-opened/when").names == (("Ada Brook", "the mayor of Saltmere"),)
    assert beside(bank, "pier-opened/who").names == ()
    assert beside(bank, "pier-closed/when").names == ()
    assert beside(bank, "slack-water-meaning/means").names == ()


def test_outlets_are_those_of_the_reports_that_it_is_from(load: Load) -> None:
    bank = load()
    (outlet,) = beside(bank, "pier-opened/who").outlets
    source = bank.course.sources.entries["s001"]
    assert outlet == (source.named(bank.course.language), source.perspective)


def test_the_place_is_where_it_was_once_in_a_chapter(load: Load) -> None:
    """The first card of those about one place has a map; one that names no place has none."""
    chapters = assemble_deck(load().course, load().items).chapters
    for chapter in chapters:
        places = [item.beside.place for item in chapter.items if item.beside.place]
        assert len(places) == len(set(places))
    assert beside(load(), "pier-closed/where").place == ("Saltmere", Location(54.1, -2.9))
    assert beside(load(), "pier-opened/who").place is None


def test_what_came_of_a_plan_is_told_with_its_source(load: Load) -> None:
    plan = COURSE[FACTS].replace("  mode: planned\n", f"  mode: planned\n  came-of-it: {OUTCOME}\n")
    bank = load({FACTS: plan, "sources.yaml": COURSE["sources.yaml"] + BACKGROUND})
    found = beside(bank, "second-pier-plan/when")
    assert found.came_next == "It was never built."
    assert [source.id for source in found.sources] == ["b1"]


def test_what_came_next_is_told_of_an_event_as_well(load: Load) -> None:
    then = COURSE[FACTS].replace("  difficulty: 1\n", f"  then: {OUTCOME}\n", 1)
    bank = load({FACTS: then, "sources.yaml": COURSE["sources.yaml"] + BACKGROUND})
    found = beside(bank, "pier-closed/when")
    assert found.came_next == "It was never built."
    assert [source.id for source in found.sources] == ["b1"]


def test_what_came_of_one_of_several_facts_is_not_told_of_all(load: Load) -> None:
    """A question on the order of events is not followed by what came of the first of them."""
    then = COURSE[FACTS].replace("  difficulty: 1\n", f"  then: {OUTCOME}\n")
    bank = load({FACTS: then, "sources.yaml": COURSE["sources.yaml"] + BACKGROUND})
    told = [Companions(bank.course).told_with(item) for item in bank.items if len(item.facts) > 1]
    assert told
    assert {item.beside.came_next for item in told} == {""}


@pytest.mark.parametrize(
    ("item", "hint"),
    [
        ("pier-closed/when", "The year is 2019."),
        ("pier-opened/who", "Belongs to: the town council."),
        ("reed-statement/who", ""),
        ("saltmere/place", "It begins with “S”."),
        ("pier-plan-cost/document", "It begins with “P”."),
        ("watch-position/wants", ""),
        ("ships-gazette/number", ""),
    ],
)
def test_a_hint_narrows_down_and_tells_nothing(load: Load, item: str, hint: str) -> None:
    """Where options are shown, and for a number, there is none."""
    assert beside(load(), item).hint == hint


def test_a_fact_has_a_hint_of_its_own(load: Load) -> None:
    """What the curator wrote for a slot stands before all that is made."""
    written = COURSE[FACTS].replace("  ask:\n    who:", "  hint: {who: A mayor.}\n  ask:\n    who:")
    assert beside(load({FACTS: written}), "pier-opened/who").hint == "A mayor."


def test_a_hint_that_tells_the_answer_is_refused(load: Load) -> None:
    written = COURSE[FACTS].replace(
        "  ask:\n    who:", "  hint: {who: Ada Brook did.}\n  ask:\n    who:"
    )
    assert "TQ166" in [each.code for each in load({FACTS: written}, flawed=True).problems]
