"""Marks of a timeline: an event is told from a plan, a wish and a word, by the verb of a claim."""

from typing import Any

import pytest

from courses import FACTS, facts_text, make_fact
from small_course import Load
from talkquiz.build import LoadedCourse
from talkquiz.onscreen.lesson.marks import mark_of

WHEN = "on [3 May 2019]{when}"


def mark(load: Load, kind: str, claim: str, **changes: Any) -> str:
    """Return the mark of a fact of the sample course, on its timeline."""
    made = make_fact(kind=kind, claim=claim, **changes)
    course = load({FACTS: facts_text(made), "handouts/first-quiz.yaml": None}).course
    return mark_of(course.facts.entries["lamp-lit"], course.language)


@pytest.mark.parametrize(
    ("kind", "claim", "marked"),
    [
        ("event", f"[Ada Brook]{{who}} [lit]{{did}} the lamp {WHEN}.", "happened"),
        ("event", f"[Ada Brook]{{who}} [asked for a lamp]{{did}} {WHEN}.", "wished"),
        ("event", f"[Ada Brook]{{who}} [warned the council]{{did}} {WHEN}.", "said"),
        ("event", f"The lamp that [Ada Brook]{{who}} had called for was lit {WHEN}.", "happened"),
        (
            "position",
            f"{WHEN.capitalize()} [Ada Brook]{{who}} demanded [a lamp]{{wants}}.",
            "wished",
        ),
        ("statement", f"[Ada Brook]{{who}} said {WHEN} that it [was lit]{{did}}.", "said"),
        ("statement", f"The lamps {WHEN} were [about the sea]{{about}}.", "stood"),
    ],
)
def test_the_verb_of_a_claim_tells_a_wish_and_a_word_from_an_event(
    load: Load, kind: str, claim: str, marked: str
) -> None:
    """Who demanded, asked for, warned or said something did not make it happen."""
    assert mark(load, kind, claim) == marked


def test_a_reason_does_not_make_an_event_a_wish(load: Load) -> None:
    """What somebody wanted is no more than why it happened."""
    claim = f"The lamp [was lit]{{did}} {WHEN} because [the council wanted it]{{because}}."
    assert mark(load, "event", claim) == "happened"


def test_a_plan_is_ahead_and_whose_word_it_is_counts_before_the_kind(load: Load) -> None:
    """A planned event lies ahead; what somebody claims is a word, though its kind is an event."""
    claim = f"The lamp [was lit]{{did}} {WHEN}."
    assert mark(load, "event", claim, mode="planned") == "ahead"
    claim = f"According to Ada Brook, the lamp [was lit]{{did}} {WHEN}."
    told = {"mode": "claimed", "status": "attributed", "per": "ada-brook"}
    assert mark(load, "event", claim, **told) == "said"


def test_no_demand_of_the_bundled_course_stands_as_an_event(bundled_bank: LoadedCourse) -> None:
    """Its claims of demands, calls and wishes are wishes, and its events are still events."""
    course = bundled_bank.course
    marks: dict[str, list[str]] = {}
    for fact in course.facts.entries.values():
        marks.setdefault(mark_of(fact, course.language), []).append(fact.claim.text)
    assert set(marks) == {"happened", "ahead", "wished", "said", "stood"}
    events = " ".join((*marks["happened"], *marks["stood"]))
    assert not any(f" {verb} " in events for verb in ("demanded", "urged", "appealed"))
    assert any("protesters in Syria demanded" in each for each in marks["wished"])
    assert any("began air strikes" in each for each in marks["happened"])
