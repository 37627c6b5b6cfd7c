"""Handouts give nothing away, hold what their blueprints ask for, and say where they cannot."""

import re
from dataclasses import replace
from itertools import combinations

import pytest

from courses import COURSE, HANDOUT, place_of
from small_course import Load, handouts
from talkquiz.build import LoadedCourse
from talkquiz.handouts.assemble import assemble_handouts
from talkquiz.handouts.handout import Handout, Version
from talkquiz.items.item import Item, Use
from talkquiz.problem import Severity

TOO_MANY = COURSE[HANDOUT].replace("makes: choice\n    count: 1", "makes: choice\n    count: 40")


def items_of(version: Version) -> list[Item]:
    return [question.item for section in version.sections for question in section.questions]


@pytest.fixture(scope="module", params=[None, 2, 3, 4, 5])
def made(bundled_bank: LoadedCourse, request: pytest.FixtureRequest) -> list[Handout]:
    return handouts(bundled_bank, request.param)


class TestBundledHandouts:
    """What holds for the handouts of the course that TalkQuiz comes with, under any seed."""

    def test_no_two_items_are_enemies(self, made: list[Handout]) -> None:
        """No fact is asked twice in a handout, but for tasks, and no stem holds another's key."""
        for handout in made:
            for one, other in combinations(items_of(handout.versions[0]), 2):
                if one.stimulus is None or one.stimulus != other.stimulus:
                    if not (one.task or other.task):
                        assert set(one.facts).isdisjoint(other.facts), (one.id, other.id)
                    for answer in one.answers:
                        assert f" {answer.casefold()} " not in f" {other.stem.casefold()} "

    def test_sections_are_what_the_blueprint_asks_for(
        self, bundled_bank: LoadedCourse, made: list[Handout]
    ) -> None:
        for plan, handout in zip(bundled_bank.plans, made, strict=True):
            asked = [section for section in handout.versions[0].sections if not section.shown]
            for wanted, section in zip(plan.blueprint.asking.values(), asked, strict=True):
                found = [question.item for question in section.questions]
                assert len(found) == wanted.count
                assert section.prompts == wanted.prompts
                assert {item.kind for item in found} == {wanted.makes}
                assert not wanted.topics or {i.topic for i in found} <= set(wanted.topics)
                levels = {item.difficulty for item in found}
                assert not wanted.difficulty or levels <= set(wanted.difficulty)
                assert all(Use.PRINT in item.uses for item in found)
                worth = 0 if wanted.form_name in {"cards", "fold-over"} else wanted.points
                assert [q.points for q in section.questions] == [worth * i.parts for i in found]

    def test_seed_decides(self, bundled_bank: LoadedCourse) -> None:
        assert handouts(bundled_bank) == handouts(bundled_bank)
        first = [handouts(bundled_bank, seed)[0].versions[0] for seed in range(8)]
        assert len({frozenset(item.id for item in items_of(version)) for version in first}) > 4


class TestShortage:
    def test_is_an_error_that_names_section_and_count(self, load: Load) -> None:
        """The error says what was wanted and how many there are, at the line of the count."""
        bank = load({HANDOUT: TOO_MANY})
        made, (problem,) = assemble_handouts(bank.course, bank.plans, bank.items)
        assert not made
        assert (problem.severity, problem.code) == (Severity.ERROR, "TQ401")
        wanted = "`Choose one answer` wants 40 choice items on any topic, of weight core or useful"
        assert wanted in problem.message
        assert "`weight`" in problem.hint
        assert re.search(r": \d+ fit, and only \d+ of them can stand beside", problem.message)
        assert f"{problem.line}:{problem.column}" == place_of("count: 40", TOO_MANY)

    def test_is_a_warning_where_topics_were_chosen(self, load: Load) -> None:
        """A handout shrinks to what may be printed, says so, and leaves empty sections out."""
        bank = load({HANDOUT: TOO_MANY})
        plans = [plan._replace(shrink=True) for plan in bank.plans]
        for_study = frozenset({Use.STUDY})
        items = [
            replace(item, uses=for_study) if item.topic == "town" else item for item in bank.items
        ]
        (handout,), problems = assemble_handouts(bank.course, plans, items)
        assert {item.topic for item in items_of(handout.versions[0])} == {"harbour"}
        assert {problem.severity for problem in problems} == {Severity.WARNING}
        assert all(section.questions for section in handout.versions[0].sections)
        made, problems = assemble_handouts(bank.course, plans, ())
        assert (made, len(problems)) == ([], 3)
