"""What a course must hold to beyond the form of its files."""

import inspect
from pathlib import Path
from typing import Any

import pytest

from courses import COURSE, FACTS, MORE_FACTS, facts_text, make_fact, place_of, places
from talkquiz.build import check as check_course
from talkquiz.course import checks

EMPTY_TOPIC = """\
  - id: empty
    number: 3
    title: Empty
    introduction: Nothing yet.
    objectives: [None]
"""
CITE = {"source": "s001", "at": "p1.s1", "fp": "0123456789"}


def test_every_check_is_run_and_names_its_codes() -> None:
    written = {
        function
        for name, function in inspect.getmembers(checks, inspect.isfunction)
        if function.__module__ == checks.__name__ and name != "check"
    }
    assert written == set(checks.CHECKS)
    assert all("(TQ" in (check.__doc__ or "") for check in checks.CHECKS)


def test_the_sample_course_passes(tmp_path: Path) -> None:
    assert places(checks.check, tmp_path) == []


class TestTopics:
    """Facts belong to topics, and topics have facts."""

    def test_a_fact_of_an_unknown_topic(self, tmp_path: Path) -> None:
        facts = COURSE[FACTS].replace("topic: harbour", "topic: harbor", 1)
        assert places(checks.topics_and_facts_belong_together, tmp_path, {FACTS: facts}) == [
            f"harbour.yaml:{place_of('topic: harbor', facts)} TQ113"
        ]

    def test_a_topic_without_facts(self, tmp_path: Path) -> None:
        course = COURSE["course.yaml"] + EMPTY_TOPIC
        assert places(
            checks.topics_and_facts_belong_together, tmp_path, {"course.yaml": course}
        ) == [f"course.yaml:{place_of('id: empty', course)} TQ123"]

    def test_an_empty_topic_stops_no_build(self, tmp_path: Path) -> None:
        changes = {"course.yaml": COURSE["course.yaml"] + EMPTY_TOPIC}
        assert places(checks.topics_and_facts_belong_together, tmp_path, changes)
        (problem,) = check_course(tmp_path).loaded.problems
        assert problem.severity == "warning"

    def test_a_topic_is_not_empty_if_its_facts_were_lost(self, tmp_path: Path) -> None:
        assert places(checks.topics_and_facts_belong_together, tmp_path, {MORE_FACTS: "a: ["}) == []
        lost = COURSE[MORE_FACTS].replace("status: reported", "status: x")
        assert places(checks.topics_and_facts_belong_together, tmp_path, {MORE_FACTS: lost}) == []


class TestSources:
    """Citations name sources that there are."""

    def test_a_citation_of_an_unknown_source(self, tmp_path: Path) -> None:
        facts = COURSE[FACTS].replace("source: s002", "source: s003", 1)
        assert places(checks.cited_sources_exist, tmp_path, {FACTS: facts}) == [
            f"harbour.yaml:{place_of('source: s003', facts)} TQ114"
        ]

    def test_every_citation_of_a_fact_is_looked_at(self, tmp_path: Path) -> None:
        second = (
            "    - {source: s9, at: p1.s1, fp: 0123456789, terms: [x]}\n  related: [pier-opened]"
        )
        facts = COURSE[FACTS].replace("  related: [pier-opened]", second, 1)
        assert places(checks.cited_sources_exist, tmp_path, {FACTS: facts}) == [
            f"harbour.yaml:{place_of('source: s9', facts)} TQ114"
        ]

    def test_a_source_with_problems_of_its_own_is_not_unknown(self, tmp_path: Path) -> None:
        sources = COURSE["sources.yaml"].replace("basis: inferred", "basis: x")
        assert places(checks.cited_sources_exist, tmp_path, {"sources.yaml": sources}) == []


class TestLinks:
    """Links between facts lead somewhere, and back."""

    @pytest.mark.parametrize(
        ("old", "new", "expected"),
        [
            ("d: [pier-opened]", "d: [opened]", ["opened] TQ116", "pier-closed] TQ117"]),
            ("d: [pier-opened]", "d: [pier-opened, pier-closed]", ["pier-closed] TQ116"]),
            ("  related: [pier-opened]\n", "", ["pier-closed] TQ117"]),
            ("  conflicts: [ships-watch]\n", "", ["ships-gazette] TQ117"]),
            (
                "conflicts: [ships-w",
                "related: [ships-w",
                ["ships-watch] TQ117", "ships-gazette] TQ117"],
            ),
            ("  related: [pier-op", "  enemies: [pier-o]\n  related: [pier-op", ["pier-o] TQ116"]),
        ],
    )
    def test_a_link_that_is_wrong(
        self, tmp_path: Path, old: str, new: str, expected: list[str]
    ) -> None:
        facts = COURSE[FACTS].replace(old, new)
        assert places(checks.links_lead_to_facts, tmp_path, {FACTS: facts}) == [
            f"harbour.yaml:{place_of(words, facts)} {code}"
            for words, code in (line.split() for line in expected)
        ]

    def test_a_link_to_a_fact_with_problems_of_its_own(self, tmp_path: Path) -> None:
        facts = COURSE[FACTS].replace("status: reported", "status: x", 1)
        assert places(checks.links_lead_to_facts, tmp_path, {FACTS: facts}) == []

    def test_one_side_of_an_enmity_is_enough(self, tmp_path: Path) -> None:
        facts = COURSE[FACTS] + "  enemies: [pier-opened, pier-closed]\n"
        assert places(checks.links_lead_to_facts, tmp_path, {FACTS: facts}) == []


class TestDisputes:
    """A disputed fact does not stand alone."""

    def test_a_disputed_fact_without_the_other_side(self, tmp_path: Path) -> None:
        facts = COURSE[FACTS].replace("  conflicts: [ships-watch]\n", "")
        assert places(checks.disputes_have_another_side, tmp_path, {FACTS: facts}) == [
            f"harbour.yaml:{place_of('status: disputed', facts)} TQ125"
        ]

    def test_an_attributed_fact_may_stand_alone(self, tmp_path: Path) -> None:
        facts = COURSE[FACTS].replace("status: disputed", "status: attributed")
        facts = facts.replace("  conflicts: [ships-watch]\n", "")
        assert places(checks.disputes_have_another_side, tmp_path, {FACTS: facts}) == []


class TestNumbers:
    """TQ127: numbers that stand in no cited term."""

    @pytest.mark.parametrize(
        ("words", "term"),
        [
            ("[400 ships]{number}", "some 400 ships"),
            ("[1.2 million eels]{number}", "1.2 million"),
            ("[four ships]{number=4 ships}", "a four-ship convoy"),
            ("[12,000 eels]{number}", "12 000 eels"),
        ],
    )
    def test_a_number_in_a_term_is_found_however_it_is_written(
        self, tmp_path: Path, words: str, term: str
    ) -> None:
        """Figures, words, scales and thousands marks are read as the number that they stand for."""
        assert places(checks.numbers_are_cited, tmp_path, counted(words, ["storm", term])) == []

    def test_a_number_in_no_term_is_found(self, tmp_path: Path) -> None:
        changes = counted("[400 ships]{number}", ["500 ships", "storm"])
        assert places(checks.numbers_are_cited, tmp_path, changes) == ["harbour.yaml:5:3 TQ127"]

    def test_a_derived_number_needs_no_term(self, tmp_path: Path) -> None:
        changes = counted("[a week of ships]{number=1 week}", ["storm"], derived=["number"])
        assert places(checks.numbers_are_cited, tmp_path, changes) == []


class TestNames:
    """Names of one type tell entries apart."""

    @pytest.mark.parametrize("name", ["Ada Brook", "brook", "The Ada  Brook"])
    @pytest.mark.parametrize("key", ["name: Tom Reed", "aliases: [Reed]"])
    def test_two_people_of_one_name(self, tmp_path: Path, name: str, key: str) -> None:
        new = f"name: {name}" if key.startswith("name") else f"aliases: [{name}]"
        glossary = COURSE["glossary.yaml"].replace(key, new)
        assert places(checks.names_tell_entries_apart, tmp_path, {"glossary.yaml": glossary}) == [
            f"glossary.yaml:{place_of('id: tom', glossary)} TQ124"
        ]

    def test_a_name_may_be_used_in_two_types(self, tmp_path: Path) -> None:
        glossary = COURSE["glossary.yaml"].replace("name: Gull Rock", "name: Ada Brook")
        assert places(checks.names_tell_entries_apart, tmp_path, {"glossary.yaml": glossary}) == []

    def test_an_alias_may_repeat_its_own_name(self, tmp_path: Path) -> None:
        glossary = COURSE["glossary.yaml"].replace(
            "aliases: [Reed]", "aliases: [Reed, tom reed, REED]"
        )
        assert places(checks.names_tell_entries_apart, tmp_path, {"glossary.yaml": glossary}) == []


class TestPlaces:
    """Places can be put on a map."""

    @pytest.mark.parametrize(
        "lost", ["  lat: 54.1\n", "  lon: -2.9\n", "  lat: 54.1\n  lon: -2.9\n"]
    )
    def test_a_place_without_coordinates(self, tmp_path: Path, lost: str) -> None:
        glossary = COURSE["glossary.yaml"].replace(lost, "")
        assert places(checks.places_have_coordinates, tmp_path, {"glossary.yaml": glossary}) == [
            f"glossary.yaml:{place_of('id: saltmere', glossary)} TQ126"
        ]

    @pytest.mark.parametrize("value", ["", " ~", " null"])
    def test_an_empty_coordinate_is_none(self, tmp_path: Path, value: str) -> None:
        glossary = COURSE["glossary.yaml"].replace("lat: 54.1", f"lat:{value}")
        assert (
            len(places(checks.places_have_coordinates, tmp_path, {"glossary.yaml": glossary})) == 1
        )

    def test_the_equator_is_a_coordinate(self, tmp_path: Path) -> None:
        glossary = (
            COURSE["glossary.yaml"].replace("lat: 54.1", "lat: 0").replace("lon: -2.9", "lon: 0")
        )
        assert places(checks.places_have_coordinates, tmp_path, {"glossary.yaml": glossary}) == []


def counted(words: str, terms: list[str], **changes: Any) -> dict[str, str]:
    """Return a facts file with one figure, marked as `words`, and the terms it is cited by."""
    fact = {
        "kind": "figure",
        "claim": f"Along the pier of Saltmere lay {words} on the day of the storm.",
        "cite": [{**CITE, "terms": terms}],
        "derived": None,
    }
    return {FACTS: facts_text(make_fact(**(fact | changes)))}
