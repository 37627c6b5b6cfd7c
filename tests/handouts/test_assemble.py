"""Handouts give nothing away, hold what their blueprints ask for, and say where they cannot."""

import re
import shutil
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from courses import COURSE, HANDOUT, facts_text, make_fact, place_of
from small_course import Load
from talkquiz.build import LoadedCourse, load_and_check
from talkquiz.handouts.assemble import assemble_handouts
from talkquiz.handouts.handout import Handout, Version
from talkquiz.items.item import Item, Use
from talkquiz.problem import Severity
from talkquiz.resources import bundled


def handouts(bank: LoadedCourse, seed: int | None = None) -> list[Handout]:
    """Return the handouts of a bank, under another seed if one is given."""
    assert bank.course
    plans = [plan._replace(seed=plan.seed if seed is None else seed) for plan in bank.plans]
    made, problems = assemble_handouts(bank.course, plans, bank.items)
    assert len(made) == len(plans)
    assert not problems
    return made


def items_of(version: Version) -> list[Item]:
    return [question.item for section in version.sections for question in section.questions]


def drawn(bank: LoadedCourse, seed: int | None = None) -> list[set[str]]:
    """Return the ids of the items that each handout holds."""
    return [{item.id for item in items_of(h.versions[0])} for h in handouts(bank, seed)]


@pytest.fixture(scope="module", params=[None, 2, 3, 4, 5])
def made(bundled_bank: LoadedCourse, request: pytest.FixtureRequest) -> list[Handout]:
    return handouts(bundled_bank, request.param)


class TestBundledHandouts:
    """What holds for the handouts of the course that TalkQuiz comes with, under any seed."""

    def test_no_two_items_are_enemies(self, made: list[Handout]) -> None:
        """No fact is asked twice in a handout, and no stem holds another item's key."""
        for handout in made:
            for one, other in combinations(items_of(handout.versions[0]), 2):
                if one.stimulus is None or one.stimulus != other.stimulus:
                    assert set(one.facts).isdisjoint(other.facts), (one.id, other.id)
                    for answer in one.answers:
                        assert f" {answer.casefold()} " not in f" {other.stem.casefold()} "

    def test_versions_hold_the_same_items(self, made: list[Handout]) -> None:
        several = [handout for handout in made if len(handout.versions) > 1]
        assert several
        for first, *others in (handout.versions for handout in several):
            for other in others:
                for mine, theirs in zip(first.sections, other.sections, strict=True):
                    ids = [[q.item.id for q in s.questions] for s in (mine, theirs)]
                    assert sorted(ids[0]) == sorted(ids[1])
                assert [i.id for i in items_of(first)] != [i.id for i in items_of(other)]

    def test_sections_are_what_the_blueprint_asks_for(
        self, bundled_bank: LoadedCourse, made: list[Handout]
    ) -> None:
        for plan, handout in zip(bundled_bank.plans, made, strict=True):
            for wanted, section in zip(
                plan.blueprint.sections, handout.versions[0].sections, strict=True
            ):
                found = [question.item for question in section.questions]
                assert len(found) == wanted.count
                assert {item.kind for item in found} == {wanted.makes}
                assert not wanted.topics or {item.topic for item in found} <= set(wanted.topics)
                assert not wanted.difficulty or {i.difficulty for i in found} <= set(
                    wanted.difficulty
                )
                assert all(Use.PRINT in item.uses for item in found)
                parts = [item.parts for item in found]
                worth = 0 if wanted.form_name in {"cards", "fold-over"} else wanted.points
                assert [q.points for q in section.questions] == [worth * each for each in parts]

    def test_questions_are_numbered_through(self, made: list[Handout]) -> None:
        for handout in made:
            for version in handout.versions:
                numbers = [q.number for s in version.sections for q in s.questions]
                assert numbers == list(range(1, len(numbers) + 1))
            assert [v.code for v in handout.versions] == ["A", "B", "C"][: len(handout.versions)]


class TestDraw:
    def test_seed_decides(self, bundled_bank: LoadedCourse) -> None:
        assert handouts(bundled_bank) == handouts(bundled_bank)
        assert len({tuple(sorted(drawn(bundled_bank, seed)[0])) for seed in range(8)}) > 4

    def test_order_of_items_is_no_matter(self, bundled_bank: LoadedCourse) -> None:
        """The handout is the same if the items come in another order within a topic's turn."""
        assert bundled_bank.course
        topics = [topic.id for topic in bundled_bank.course.outline.topics]
        backwards = list(reversed(bundled_bank.items))
        shuffled = sorted(backwards, key=lambda i: topics.index(i.topic))
        assert drawn(bundled_bank._replace(items=shuffled)) == drawn(bundled_bank)

    def test_topics_take_turns(self, bundled_bank: LoadedCourse) -> None:
        (quiz,) = [h for h in handouts(bundled_bank) if h.name == "starter-quiz"]
        first = quiz.versions[0].sections[0].questions
        assert len({question.item.topic for question in first}) >= len(first) - 2

    def test_new_fact_moves_little(self, tmp_path: Path) -> None:
        folder = tmp_path / "course"
        shutil.copytree(bundled("questions") / "syria-peace-process", folder)
        before = drawn(load_and_check(folder))
        (folder / "facts" / "zz.yaml").write_text(_new_fact(folder), encoding="utf-8")
        after = drawn(load_and_check(folder))
        for was, now in zip(before, after, strict=True):
            assert len(was - now) <= len(was) / 4

    def test_items_for_study_alone_are_not_printed(self, load: Load) -> None:
        bank = load()
        assert bank.course
        items = [
            replace(item, uses=frozenset({Use.STUDY})) if item.topic == "town" else item
            for item in bank.items
        ]
        plan = bank.plans[0]._replace(shrink=True)
        (handout,), _ = assemble_handouts(bank.course, [plan], items)
        assert {item.topic for item in items_of(handout.versions[0])} == {"harbour"}

    def test_two_sections_share_no_item(self, load: Load) -> None:
        section = "  - {title: T, directions: D., makes: short-answer, count: 2}\n"
        text = f"title: T\naudience: A\nsections:\n{section}{section}"
        (handout,) = handouts(load({HANDOUT: text}))
        ids = [item.id for item in items_of(handout.versions[0])]
        assert len(set(ids)) == 4


class TestShortage:
    TEXT = COURSE[HANDOUT].replace("makes: choice\n    count: 1", "makes: choice\n    count: 40")

    def test_is_an_error_that_names_section_and_count(self, load: Load) -> None:
        """The error says what was wanted and how many there are, at the line of the count."""
        bank = load({HANDOUT: self.TEXT})
        assert bank.course
        made, (problem,) = assemble_handouts(bank.course, bank.plans, bank.items)
        assert not made
        assert problem.severity is Severity.ERROR
        assert problem.code == "TQ401"
        assert "`Choose one answer` wants 40 choice items on any topic" in problem.message
        assert re.search(r": \d+ fit, and \d+ of them are no enemies", problem.message)
        assert f"{problem.line}:{problem.column}" == place_of("count: 40", self.TEXT)

    def test_is_a_warning_where_topics_were_chosen(self, load: Load) -> None:
        """A handout on some topics shrinks, says so, and leaves empty sections out."""
        bank = load({HANDOUT: self.TEXT})
        assert bank.course
        plan = bank.plans[0]._replace(shrink=True)
        harbour = [item for item in bank.items if item.topic == "harbour"]
        (handout,), problems = assemble_handouts(bank.course, [plan], harbour)
        assert {item.topic for item in items_of(handout.versions[0])} == {"harbour"}
        assert {problem.severity for problem in problems} == {Severity.WARNING}
        assert all(section.questions for section in handout.versions[0].sections)

    def test_nothing_at_all_is_no_handout(self, load: Load) -> None:
        bank = load()
        assert bank.course
        plan = bank.plans[0]._replace(shrink=True)
        made, problems = assemble_handouts(bank.course, [plan], ())
        assert not made
        assert len(problems) == 3


def _new_fact(folder: Path) -> str:
    course = load_and_check(folder).course
    assert course
    source = next(iter(course.sources.entries))
    cite = {"source": source, "at": "p1.s1", "fp": "0123456789", "terms": ["lamp"]}
    claim = "A lamp was lit on [3 May 2016]{when}."
    return facts_text(make_fact(topic="ceasefires", claim=claim, when="2016-05-03", cite=[cite]))
