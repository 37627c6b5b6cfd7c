"""What a course must hold to beyond the form of its files."""

import inspect
from pathlib import Path
from typing import Any

import pytest

from courses import (
    COURSE,
    FACTS,
    MORE_FACTS,
    facts_text,
    make_fact,
    place_of,
    places,
    write_course,
)
from talkquiz.course import checks
from talkquiz.course.claim_slots import MarkedSlot
from talkquiz.course.course import load_course

OUTLINE, SOURCES, GLOSSARY = "course.yaml", "sources.yaml", "glossary.yaml"
EMPTY_TOPIC = """\
topics:
  - {id: empty, number: 3, title: Empty, introduction: Nothing yet., objectives: {no: None}}
"""


def test_every_check_is_run_and_names_its_codes() -> None:
    written = {
        function
        for name, function in inspect.getmembers(checks, inspect.isfunction)
        if function.__module__ == checks.__name__ and name[0] != "_" and name != "check"
    }
    assert written == set(checks.CHECKS)
    assert all("(TQ" in (check.__doc__ or "") for check in checks.CHECKS)


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        (FACTS, "topic: harbour", "topic: harbor", ["topic: harbor TQ113"]),
        (OUTLINE, "topics:\n", EMPTY_TOPIC, ["{id: empty TQ123"]),
        (FACTS, "source: s002", "source: s003", ["source: s003 TQ114"]),
        (
            FACTS,
            "  related: [pier-opened]",
            "    - {source: s9, at: p1.s1, fp: 0123456789, terms: [x]}\n  related: [pier-opened]",
            ["source: s9 TQ114"],
        ),
        (FACTS, "d: [pier-opened]", "d: [opened]", ["opened] TQ116", "pier-closed] TQ117"]),
        (FACTS, "d: [pier-opened]", "d: [pier-opened, pier-closed]", ["pier-closed] TQ116"]),
        (FACTS, "  related: [pier-opened]\n", "", ["pier-closed] TQ117"]),
        (FACTS, "  conflicts: [ships-w", "  related: [ships-w", [
            "status: disputed TQ125", "ships-watch] TQ117", "ships-gazette] TQ117",
        ]),
        (FACTS, "  related: [pier-op", "  contrasts: [pier-o]\n  related: [pier-op", [
            "pier-o] TQ116",
        ]),
        (FACTS, "  related: [pier-op", "  contrasts: [pier-opened]\n  related: [pier-op", [
            "pier-opened] TQ117",
        ]),
        (
            FACTS,
            "  mode: planned\n",
            "  mode: planned\n  came-of-it: {says: It began., cite: [{source: s9}]}\n",
            ["source: s9 TQ114"],
        ),
        (FACTS, "  related: [pier-op", "  teaches: [date-pier, date-pear]\n  related: [pier-op", [
            "date-pear] TQ147",
        ]),
        (FACTS, "  related: [pier-op", "  enemies: [pier-o]\n  related: [pier-op", [
            "pier-o] TQ116",
        ]),
        (FACTS, "  conflicts: [ships-watch]\n", "", [
            "status: disputed TQ125", "ships-gazette] TQ117",
        ]),
        (GLOSSARY, "  lat: 54.1\n", "", ["lon: -2.9 TQ126"]),
        (GLOSSARY, "  lon: -2.9\n", "", ["lat: 54.1 TQ126"]),
        *((GLOSSARY, "54.1", value, ["lon: -2.9 TQ126"]) for value in ("", "~", "null")),
        (OUTLINE, "tide: {}", "tides: {}", ["tides TQ139"]),
        (FACTS, "name: the opening of", "name: how Brook opened", ["name: how TQ140"]),
        (FACTS, "[Ada Brook]{who} opened", "[Ida Brooks]{who} opened", ['claim: "[Ida TQ141']),
        (MORE_FACTS, "[Slack water]{term}", "[Flow]{term}", ['claim: "[Flow TQ141']),
        (MORE_FACTS, "Reed]{who} said", "Reed]{who} [gone out]{did} said", ['claim: "[Tom TQ142']),
        *(
            (
                GLOSSARY,
                "name: Tom Reed\n  aliases: [Reed]",
                f"name: {name}\n  aliases: [Tom Reed]",
                ["id: tom TQ124"],
            )
            for name in ("Ada Brook", "brook", "The Ada  Brook")
        ),
        *(
            (GLOSSARY, "aliases: [Reed]", f"aliases: [{name}]", ["id: tom TQ124"])
            for name in ("Ada Brook", "brook", "The Ada  Brook")
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_place(
    tmp_path: Path, name: str, old: str, new: str, expected: list[str]
) -> None:
    text = COURSE[name].replace(old, new, 1)
    told = (line.rsplit(" ", 1) for line in expected)
    assert places(checks.check, tmp_path, {name: text}) == [
        f"{Path(name).name}:{place_of(words, text)} {code}" for words, code in told
    ]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (OUTLINE, "", ""),
        (MORE_FACTS, "- id: reed", "- id: [reed"),
        (MORE_FACTS, "status: reported", "status: x"),
        (FACTS, "status: reported", "status: x"),
        (
            FACTS,
            "  related: [pier-closed]\n",
            "  related: [pier-closed]\n  enemies: [ships-watch]\n",
        ),
        (SOURCES, "basis: inferred", "basis: x"),
        (GLOSSARY, "name: Gull Rock", "name: Ada Brook"),
        (GLOSSARY, "aliases: [Reed]", "aliases: [Reed, tom reed, REED]"),
        (GLOSSARY, "lat: 54.1\n  lon: -2.9", "lat: 0\n  lon: 0"),
        (GLOSSARY, "  lat: 54.1\n  lon: -2.9\n", ""),
        (GLOSSARY, "role: tide", "role: [tide"),
        (GLOSSARY, "name: Ada Brook", "name: [Ada Brook"),
        (FACTS, "[Ada Brook]{who} opened", "[The mayor]{who=ada-brook} [hath]{did=have} opened"),
        (FACTS, "name: the opening of", "name: Brook's opening of"),
    ],
    ids=[
        "the sample course",
        "topics whose facts cannot be read",
        "topics whose facts were lost",
        "links to a fact with problems of its own",
        "an enmity with one side",
        "a source with problems of its own",
        "a name in two types",
        "an alias that repeats its own name",
        "the equator",
        "a place that is no dot on a map",
        "a role of a glossary that cannot be read",
        "a name of a glossary that cannot be read",
        "words whose entry is said, and a verb whose base is",
        "a capital that is a name's",
    ],
)
def test_what_is_not_wrong(tmp_path: Path, name: str, old: str, new: str) -> None:
    assert places(checks.check, tmp_path, {name: COURSE[name].replace(old, new, 1)}) == []


def test_an_attributed_fact_may_stand_alone(tmp_path: Path) -> None:
    facts = COURSE[FACTS].replace("  conflicts: [ships-watch]\n", "")
    facts = facts.replace("status: disputed", "status: attributed")
    found = places(checks.disputes_have_another_side, tmp_path, {FACTS: facts})
    assert found == []


@pytest.mark.parametrize(
    ("words", "term", "derived", "expected"),
    [
        ("[400 ships]{number}", "some 400 ships", None, []),
        ("[1.2 million eels]{number}", "1.2 million", None, []),
        ("[four ships]{number=4 ships}", "a four-ship convoy", None, []),
        ("[12,000 eels]{number}", "12 000 eels", None, []),
        ("[400 ships]{number}", "500 ships", None, ["harbour.yaml:5:3 TQ127"]),
        ("[a week of ships]{number=1 week}", "ships", ["number"], []),
    ],
)
def test_a_number_stands_in_a_term_however_it_is_written(
    tmp_path: Path, words: str, term: str, derived: Any, expected: list[str]
) -> None:
    """Figures, words, scales and thousands marks are read as the number that they stand for."""
    fact = make_fact(
        kind="figure",
        claim=f"Along the pier of Saltmere lay {words} on the day of the storm.",
        cite=[{"source": "s001", "at": "p1.s1", "fp": "0123456789", "terms": ["storm", term]}],
        derived=derived,
    )
    assert places(checks.numbers_are_cited, tmp_path, {FACTS: facts_text(fact)}) == expected


def test_a_name_that_is_misspelled_is_told_the_right_one(tmp_path: Path) -> None:
    text = COURSE[FACTS].replace("[Ada Brook]{who} opened", "[Ada Brooke]{who} opened")
    course = load_course(write_course(tmp_path, {FACTS: text}), [])
    (problem,) = checks.names_are_in_the_glossary(course)
    assert problem.hint == "Did you mean `Ada Brook`?"


def test_parts_of_a_list_are_looked_up_one_by_one(tmp_path: Path) -> None:
    claim = "[Ada Brook]{who.ada-brook} and [a cook]{who.cook} met on [3 May 2019]{when}."
    text = COURSE[FACTS] + facts_text(make_fact(claim=claim))
    course = load_course(write_course(tmp_path, {FACTS: text}), [])
    (problem,) = checks.names_are_in_the_glossary(course)
    assert problem.message == "the glossary has no name “a cook” for the slot {who.cook}"
    assert problem.hint == "Add it, or say which entry is meant: {who.cook=id}."


def test_verbs_of_other_languages_are_left_alone() -> None:
    german = Path(__file__).parents[1] / "data" / "german"
    course = load_course(german, [])
    facts = course.facts.entries
    first = next(iter(facts.values()))
    verb = MarkedSlot("did", "xxgone 7", 0, 3, None)
    facts[first.id] = first.with_changes(claim=first.claim._replace(verbs=(verb,)))
    assert not course.language.is_english
    assert list(checks.verbs_have_a_base_form(course)) == []


def test_a_name_of_another_type_is_told_as_that(tmp_path: Path) -> None:
    """Who names a place as an actor learns which types the slot takes, not the same name again."""
    facts = COURSE[FACTS].replace("[Ada Brook]{who} opened", "[Gull Rock]{who} opened", 1)
    folder = write_course(tmp_path / "course", {FACTS: facts})
    (found,) = (each for each in checks.check(load_course(folder, [])) if each.code == "TQ141")
    assert found.message == "the slot {who} cannot name “Gull Rock”"
    assert found.hint.startswith("`gull-rock` is a place; {who} takes body, country, event, ")


def test_two_names_of_the_glossary_are_told_as_a_list(tmp_path: Path) -> None:
    """Not "Did you mean" one of the two, which would lose the other."""
    facts = COURSE[FACTS].replace("[Ada Brook]{who} opened", "[Ada Brook and Tom Reed]{who} opened")
    folder = write_course(tmp_path / "course", {FACTS: facts})
    (found,) = (each for each in checks.check(load_course(folder, [])) if each.code == "TQ141")
    assert found.hint == "Say which are meant: {who=ada-brook+tom-reed}."
