"""Items of tasks.yaml: what is made of a task, and how handouts ask it."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from courses import COURSE, HANDOUT, write_course
from small_course import Load, handouts
from talkquiz.build import load_and_check
from talkquiz.handouts.assemble import assemble_handouts
from talkquiz.items.enemies import Enemies
from talkquiz.items.item import Item, Open, Use
from talkquiz.items.kinds import ItemKind
from task_files import EXTRACT, TASK, files

POINTS: dict[str, Any] = {"id": "who-paid", "question": "Who was to pay, and why?", "marks": 2}
POINTS |= {"levels": None, "points": ["Names the town.", "Gives a reason."], "extract": None}
OTHER = {"id": "what-next", "question": "What came next?", "starters": ["Next, ..."]}
THIRD = {"id": "how-far", "question": "How far was it a success?", "lines": 9}


def course(*changes: dict[str, Any], sections: str = "") -> dict[str, str | None]:
    """Return the files of a course whose tasks are TASK with `changes` each."""
    entries = [deepcopy(TASK | each) for each in changes]  # YAML is written without aliases
    tasks = [{k: v for k, v in each.items() if v is not None} for each in entries]
    handout = f"title: T\naudience: A\nversions: 4\nsections:\n{sections}" if sections else None
    return {
        "tasks.yaml": yaml.safe_dump(tasks, sort_keys=False),
        "extracts.yaml": yaml.safe_dump([EXTRACT]),
        HANDOUT: handout,
    }


def made(load: Load, *changes: dict[str, Any]) -> list[Item]:
    return [item for item in load(course(*changes)).items if item.kind is ItemKind.TASK]


def section(more: str, count: int = 1) -> str:
    return f"  - {{title: T, directions: D, makes: task, count: {count}{more}}}\n"


def test_a_task_has_as_many_lines_as_it_begins_unless_it_says_so(load: Load) -> None:
    begun = {"lines": None, "begin-lines": ["1.", "2."]}
    (item,) = made(load, begun)
    (longer,) = made(load, begun | {"lines": 5})
    assert [each.holds(Open).lines for each in (item, longer)] == [2, 5]
    assert item.holds(Open).begin_lines == longer.holds(Open).begin_lines == ("1.", "2.")


def test_a_task_is_an_item_for_print_with_its_scheme_and_the_sources_of_its_facts(
    load: Load,
) -> None:
    two = ["pier-closed", "pier-opened"]
    (item,) = made(load, {"facts": two, "difficulty": 3, "weight": "core"})
    assert (item.id, item.template) == ("saltmere/why-closed/task/task", "task")
    assert (item.stem, item.key) == (TASK["question"], TASK["answer"])
    assert (item.facts, item.difficulty, item.weight) == (tuple(two), 3, "core")
    assert item.uses == {Use.PRINT}
    assert {source.id for source in item.sources} <= {"s001", "s002"}
    assert [(str(level.marks), level.earns) for level in item.levels] == [
        ("1\N{EN DASH}2", "One reason."),
        ("3", "Two reasons."),
    ]
    assert item.stimulus
    assert item.stimulus[1:] == (
        "A bulletin",
        ("The pier,", "it says, is shut."),
        "An invented agency",
        "invented",
    )


def test_a_task_is_worth_its_marks_by_levels_or_points(load: Load) -> None:
    levels, points = made(load, {}, POINTS)
    assert (levels.parts, levels.marks) == (3, ())
    assert (points.parts, points.marks, points.levels) == (2, tuple(POINTS["points"]), ())


def test_a_task_needs_all_of_its_facts_and_its_extract(tmp_path: Path) -> None:
    """What is not there is a problem, and no half of a task is asked."""
    for change in ({"facts": ["pier-closed", "no-such"]}, {"extract": "no-such"}):
        folder = write_course(tmp_path / str(change), files(change))
        assert not [i for i in load_and_check(folder).items if i.kind is ItemKind.TASK]


def test_facts_that_only_a_task_names_are_asked_by_no_question(load: Load) -> None:
    """Tasks look at many facts, and do not ask what these say: TQ143 and TQ144 stay as they are."""
    without, with_task = ([(p.code, p.message) for p in load(f).problems] for f in ({}, files()))
    assert without == with_task


def test_tasks_may_meet_and_tell_no_other_item_its_answer(load: Load) -> None:
    """Two on one fact may, and a question on the fact; not one whose answer the task tells."""
    told = {"id": "told", "question": "Why was Ada Brook for it?", "facts": ["ships-watch"]}
    bank = load(course({}, OTHER, told))
    enemies, tasks = Enemies(bank.items), [i for i in bank.items if i.kind is ItemKind.TASK]
    assert all(other.id not in enemies.of(one) for one in tasks for other in tasks)
    others = [i for i in bank.items if i not in tasks]
    about = [i for i in others if i.facts == ("pier-closed",)]
    answered = [i for i in others if i.answers == ("Ada Brook",)]
    assert about
    assert answered
    assert not [item.id for item in about if enemies.of(item).get(tasks[0].id) == "same fact"]
    assert {enemies.of(item)[tasks[2].id] for item in answered} == {"the key stands in its stem"}


@pytest.mark.parametrize("order", [["how-far", "why-closed", "who-paid"], ["who-paid", "how-far"]])
def test_a_section_keeps_the_order_of_the_tasks_that_it_names(load: Load, order: list[str]) -> None:
    """In each of four versions."""
    wanted = section(f", tasks: {order}".replace("'", ""), len(order))
    bank = load(course({"extract": None}, POINTS, THIRD, OTHER, sections=wanted))
    (handout,) = handouts(bank)
    asked = [[q.item.task for q in version.sections[0].questions] for version in handout.versions]
    assert asked == [order] * 4
    assert [q.points for q in handout.versions[0].sections[0].questions] == [
        {"who-paid": 2}.get(task, 3) for task in order
    ]


def test_a_task_that_a_section_names_may_be_a_detail(load: Load) -> None:
    """What is a detail is drawn only by name."""
    for more, count in ((", tasks: [how-far]", 1), ("", 0)):
        bank = load(course(THIRD | {"weight": "detail"}, sections=section(more)))
        made, _ = assemble_handouts(bank.course, bank.plans, bank.items)
        assert len(made) == count


def test_tasks_on_one_extract_stand_together(load: Load) -> None:
    bank = load(course({}, POINTS, OTHER, sections=section("", 3)))
    (handout,) = handouts(bank)
    for version in handout.versions:
        asked = [question.item.task for question in version.sections[0].questions]
        assert abs(asked.index("why-closed") - asked.index("what-next")) == 1


def test_starters_are_shown_where_a_section_asks_for_them(load: Load) -> None:
    for more, starters in ((", starters: true", ("Next, ...",)), ("", ())):
        wanted = section(f", tasks: [what-next]{more}")
        (handout,) = handouts(load(course({}, OTHER, sections=wanted)))
        (question,) = handout.versions[0].sections[0].questions
        assert question.item.starters == starters


def test_no_template_makes_a_task(tmp_path: Path) -> None:
    template = "- {id: own, makes: task, stem: Why?}\n"
    problems = load_and_check(write_course(tmp_path, {"templates/own.yaml": template})).problems
    assert [problem.code for problem in problems] == ["TQ305"]


def test_tasks_of_a_section_that_makes_something_else_are_a_problem(tmp_path: Path) -> None:
    handout = COURSE[HANDOUT].replace(
        "count: 1\n    points", "count: 1\n    tasks: [why-closed]\n    points"
    )
    problems = load_and_check(write_course(tmp_path, files() | {HANDOUT: handout})).problems
    assert [problem.code for problem in problems] == ["TQ412"]
