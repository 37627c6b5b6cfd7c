"""What a claim's own question asks for, and which first words lose their capital in it."""

import re
from pathlib import Path
from typing import Any

import pytest

from courses import COURSE, FACTS, MORE_FACTS, SALTMERE, facts_text, make_fact, write_course
from talkquiz.course.course import Course, load_course
from talkquiz.course.facts import Fact
from talkquiz.items.asked_slots import asked_slots
from talkquiz.items.claim_questions import ClaimQuestions
from talkquiz.language.clauses import UnaskableError

GLOSSARY = (
    COURSE["glossary.yaml"]
    + """
- {id: cholera, type: process, name: cholera, description: a disease}
- {id: red-sea, type: place, name: the Red Sea, description: a sea}
- {id: cave, type: place, name: the cave, description: a hole in a rock}
- {id: bell, type: thing, name: the bell, description: what rang}
- {id: gull, type: thing, name: Gull, role: sail-boat, description: a boat}
- {id: tern, type: thing, name: Tern, role: sail-boat, description: another boat}
- {id: crew, type: group, name: the crew, description: those on board}
- {id: slack-water, type: term, name: slack water, description: the time between tides}
"""
)


def course_with(folder: Path, **fact: Any) -> tuple[Course, Fact]:
    """Return a course of one fact, and the fact."""
    told = {"when": None, "basis": None, "name": "a day at the harbour"} | fact
    one = make_fact(**(told | ({"basis": "stated"} if told["when"] else {})))
    files = {FACTS: facts_text(one), MORE_FACTS: None, "glossary.yaml": GLOSSARY}
    course = load_course(write_course(folder, files), [])
    return course, course.facts.entries[one["id"]]


def question(folder: Path, slot: str, **fact: Any) -> str:
    """Return the question for one slot of a fact that has these keys."""
    course, made = course_with(folder, **fact)
    slots = {each.name: each for each in asked_slots(made, course.lexicon)}
    return ClaimQuestions(course).question(made, slots[slot])


WORDS = {
    "a person with a role": ("[Ada Brook]{who} [rang]{did} the bell.", "Who rang the bell?"),
    "a body": ("[The town council]{who} [met]{did}.", "Which authority met?"),
    "somebody unknown": ("[A stranger]{who} [rang]{did} the bell.", "Who rang the bell?"),
    "a group without a role": ("[The crew]{who} [sang]{did}.", "Which group sang?"),
    "a thing with a role": ("[Gull]{who} [sank]{did}.", "Which sail boat sank?"),
    "a thing without one": ("[The bell]{who} [rang]{did}.", "What rang?"),
    "two of one role": (
        "[Gull and Tern]{who=gull+tern} [sank]{did}.",
        "Which two sail boats sank?",
    ),
    "a place with a role": ("Ada Brook [sang]{did} in [Saltmere]{where}.", "In which town"),
    "a place without one": ("Ada Brook [sang]{did} in [the cave]{where}.", "In which place"),
    "a text": ("Ada Brook [rang]{did} [an old bell]{what}.", "What did Ada Brook ring?"),
    "a reason": (
        "Ada Brook [left]{did} because [she was ill]{because}.",
        "Why did Ada Brook leave?",
    ),
    "a number": ("Ada Brook [rang]{did} [three]{number} bells.", "How many bells did"),
    "the word of the verb in its base form": (
        "Ada Brook [ghosted]{did=ghost} [the mayor]{whom}.",
        "Whom did Ada Brook ghost?",
    ),
    "not what stands aside": (
        "Ada Brook [, the mayor,]{aside} [rang]{did} [a bell]{what}.",
        "What did Ada Brook ring?",
    ),
    "where somebody was met": (
        "Ada Brook [met]{did} [Tom Reed]{whom} in [Saltmere]{where}.",
        "In which town did Ada Brook meet Tom Reed?",
    ),
}


@pytest.mark.parametrize(("claim", "stem"), WORDS.values(), ids=WORDS)
def test_a_slot_is_asked_for_by_what_it_holds(tmp_path: Path, claim: str, stem: str) -> None:
    marks = ("who", "where", "because", "number", "what", "whom")
    slot = next(each for each in marks if f"{{{each}}}" in claim or f"{{{each}=" in claim)
    assert question(tmp_path, slot, claim=claim).startswith(stem)


DATES = [
    ("2019-05-03", "on [3 May 2019]", "On what date did Ada Brook sing?"),
    ("2019-05", "in [May 2019]", "In which month and year did Ada Brook sing?"),
    ("2019", "in [2019]", "In which year did Ada Brook sing?"),
    ("2019-05", "in [early May 2019]", "In which month and year did Ada Brook sing?"),
    ("2019", "in [early 2019]", "When did Ada Brook sing?"),
    ("2019-05~", "in [about May 2019]", "When did Ada Brook sing?"),
    ("2019-21", "in [the spring of 2019]", "When did Ada Brook sing?"),
    ("2019-05/2019-06", "in [May and June 2019]", "When did Ada Brook sing?"),
    ("2019/..", "since [2019]", "Since when did Ada Brook sing?"),
    ("2019-05-03", "on [the day of the storm]", "When did Ada Brook sing?"),
]


@pytest.mark.parametrize(("when", "words", "stem"), DATES)
def test_a_date_is_asked_for_as_exactly_as_it_is_known(
    tmp_path: Path, when: str, words: str, stem: str
) -> None:
    claim = f"Ada Brook [sang]{{did}} {words}{{when}}."
    assert question(tmp_path, "when", claim=claim, when=when) == stem


def test_what_defines_a_name_asks_what_it_is_called(tmp_path: Path) -> None:
    claim = "[Slack water]{term} [is]{did} [the time between tides]{means}."
    assert question(tmp_path, "term", kind="definition", claim=claim) == (
        "What is the time between tides called?"
    )
    assert question(tmp_path, "means", kind="definition", claim=claim) == "What is slack water?"


@pytest.mark.parametrize(
    ("kind", "slot", "claim", "reason"),
    [
        ("statement", "said", "[Ada]{who} [said]{did} that [it rang]{said}.", "only who said it"),
        ("statement", "quote", '[Ada]{who} [called]{did} it "[an end]{quote}".', "quoted words"),
        ("place", "is", "[Saltmere]{place} [is]{did} [a town]{is}.", "a description"),
    ],
)
def test_what_is_said_or_described_is_not_asked_for(
    tmp_path: Path, kind: str, slot: str, claim: str, reason: str
) -> None:
    with pytest.raises(UnaskableError, match=reason):
        question(tmp_path, slot, kind=kind, claim=claim)


def test_who_gives_a_reason_can_be_asked_for_without_a_crash(tmp_path: Path) -> None:
    claim = "The pier [closed]{did} because, as [Ada Brook]{who} said, [it was rotten]{because}."
    with pytest.raises(UnaskableError):
        question(tmp_path, "who", claim=claim)


def test_who_is_named_in_an_aside_cannot_be_asked_for(tmp_path: Path) -> None:
    claim = "As he[, Tom Reed,]{aside} held in 2017, a bell [rang]{did} as [it blew]{because}."
    told = {"claim": claim, "status": "attributed", "per": "tom-reed"}
    with pytest.raises(UnaskableError, match="left aside"):
        question(tmp_path, "per", **told)


def test_a_course_in_another_language_asks_by_other_ways() -> None:
    course = load_course(SALTMERE.parent / "german", [])
    fact = next(iter(course.facts.entries.values()))
    slot = next(iter(fact.slots.values()))
    with pytest.raises(UnaskableError, match="in English only"):
        ClaimQuestions(course).question(fact, slot)


FIRST_WORDS = {
    "a word that the course has small elsewhere": (
        "Fog [hid]{did} [the pier]{what}.",
        {"name": "the day of the fog"},
        "What did fog hide?",
    ),
    "a word that the glossary has small": (
        "Cholera [reached]{did} [Saltmere]{where}.",
        {},
        "Which town did cholera reach?",
    ),
    "a word that the course has with a capital elsewhere": (
        "Historians [met]{did} in [Saltmere]{where}.",
        {"why": "They sailed on the Historians, a ship."},
        "In which town did Historians meet?",
    ),
    "a word that is both, before a small one": (
        "Red flags [hung]{did} in [Saltmere]{where}.",
        {"why": "Boats crossed the Red Sea, and each had a red flag."},
        "In which town did red flags hang?",
    ),
    "a word that is both, before a capital": (
        "Red Sea fishers [met]{did} in [Saltmere]{where}.",
        {"why": "They had red sails."},
        "In which town did Red Sea fishers meet?",
    ),
    "a plural that stands nowhere else": (
        "Delegates [met]{did} in [Saltmere]{where}.",
        {},
        "In which town did delegates meet?",
    ),
    "a name that stands nowhere else": (
        "Fleming [landed]{did} in [Saltmere]{where}.",
        {},
        "In which town did Fleming land?",
    ),
    "an abbreviation": (
        "NASA [met]{did} in [Saltmere]{where}.",
        {},
        "In which town did NASA meet?",
    ),
    "a last name of the glossary": (
        "Brook [landed]{did} in [Saltmere]{where}.",
        {"why": "The brook was dry."},
        "In which town did Brook land?",
    ),
    "the word of a people": (
        "Norwegians [landed]{did} in [Saltmere]{where}.",
        {},
        "In which town did Norwegians land?",
    ),
}


@pytest.mark.parametrize(("claim", "changes", "stem"), FIRST_WORDS.values(), ids=list(FIRST_WORDS))
def test_the_first_word_of_a_claim_keeps_its_capital_if_it_is_a_name(
    tmp_path: Path, claim: str, changes: dict[str, Any], stem: str
) -> None:
    assert (
        question(tmp_path, "where" if "{where}" in claim else "what", claim=claim, **changes)
        == stem
    )


def test_the_words_of_a_course_are_read_once(tmp_path: Path) -> None:
    course, fact = course_with(tmp_path, claim="Ada Brook [met]{did} [Tom Reed]{whom}.")
    made = ClaimQuestions(course)
    words = made._words
    made.question(fact, fact.slots["whom"])
    assert made._words is words


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Saltmere", "Which town does Ada Brook own?"),
        ("Tom Reed", "Whom does Ada Brook own?"),
        ("the bell", "What does Ada Brook own?"),
    ],
)
def test_a_place_can_be_owned_as_well_as_a_body(tmp_path: Path, name: str, stem: str) -> None:
    claim = f"[Ada Brook]{{subject}} [owns]{{did}} [{name}]{{object}}."
    assert question(tmp_path, "object", kind="relation", claim=claim) == stem


@pytest.mark.parametrize(
    "claim",
    [
        "[The bell]{who} [was cast]{did} in [1911]{when}.",
        "In [1911]{when}, [the bell]{who} [was cast]{did}.",
        "[The bell]{who} [was cast]{did} in [late 1911]{when}.",
    ],
)
def test_nobody_is_asked_what_came_about_in_a_year(tmp_path: Path, claim: str) -> None:
    """A year alone leads to no answer; a day, a place or the role of what is asked for may."""
    told = {"when": "1911", "claim": claim}
    with pytest.raises(UnaskableError, match="only a year") as refusal:
        question(tmp_path, "who", **told)
    assert "Widen the claim" in refusal.value.hint
    assert question(tmp_path, "when", **told).endswith("was the bell cast?") or "late" in claim
    assert question(tmp_path, "who", **(told | {"claim": re.sub("[Tt]he bell", "Gull", claim)}))
    widened = claim.replace("[was cast]{did}", "[was cast]{did} for the pier")
    assert question(tmp_path, "who", **(told | {"claim": widened})).startswith("What was cast for")


def test_where_is_not_asked_far_from_its_preposition(tmp_path: Path) -> None:
    claim = "The council [ordered the evacuation]{did} of [Old Ferry]{where} on 4 March 2019."
    with pytest.raises(UnaskableError, match="left at the end") as refusal:
        question(tmp_path, "where", claim=claim)
    assert "Widen the claim" in refusal.value.hint
