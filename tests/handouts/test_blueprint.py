"""Blueprints: what a handouts file may say, and what is said of one that is wrong."""

from pathlib import Path

import pytest

from courses import COURSE, HANDOUT
from small_course import Load
from talkquiz.handouts.section_forms import FORMS
from talkquiz.items.kinds import ItemKind

PLAIN = """\
title: Plain
audience: Anybody
sections:
  - {title: One, directions: Do., makes: cloze, count: 1}
"""


def test_says_what_the_file_says(load: Load) -> None:
    (plan,) = load().plans
    assert (plan.name, plan.blueprint.title, plan.seed) == ("first-quiz", "First quiz", 1)
    assert (plan.blueprint.audience, plan.blueprint.versions) == ("First lesson, 10 minutes", 2)
    sections = plan.blueprint.sections
    assert [section.makes for section in sections] == [
        ItemKind.CHOICE,
        ItemKind.SHORT_ANSWER,
        ItemKind.CLOZE,
    ]
    assert [section.points for section in sections] == [1, 2, 1]


def test_needs_little(load: Load) -> None:
    (plan,) = load({HANDOUT: PLAIN}).plans
    (section,) = plan.blueprint.sections
    assert (plan.seed, plan.blueprint.versions) == (1, 1)
    assert (section.points, section.topics, section.difficulty) == (1, (), ())
    assert (section.sources, section.templates) == ((), ())


@pytest.mark.parametrize(
    ("file", "line", "name"),
    [
        ("handouts/Quiz nº 2.yaml", "", "quiz-no-2"),
        ("handouts/测验.yaml", "name: quiz\n", "quiz"),
        ("handouts/deep/er.yml", "", "er"),
    ],
)
def test_name_is_fit_for_a_file(load: Load, file: str, line: str, name: str) -> None:
    """The file's name becomes lower-case letters and hyphens; `name` goes before it."""
    (plan,) = load({HANDOUT: None, file: line + PLAIN}).plans
    assert plan.name == name


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("count: 1\n    points: 1", "count: 0\n    points: 1", "TQ103", 9),
        ("count: 1\n    points: 1", "count: many\n    points: 1", "TQ103", 9),
        ("versions: 2", "versions: 27", "TQ103", 4),
        ("versions: 2", "version: 2", "TQ101", 4),
        ("seed: 1", "seed: -1", "TQ103", 3),
        ("title: First quiz\n", "", "TQ102", 1),
        ("makes: choice", "makes: choice\n    topics: [harbour, twon]", "TQ113", 9),
        ("makes: choice", "makes: choice\n    difficulty: [4]", "TQ103", 9),
        ("makes: choice", "makes: choice\n    sources: [s001, s999]", "TQ114", 9),
        ("makes: choice", "makes: choice\n    templates: [event-dya]", "TQ402", 9),
    ],
)
def test_problem_stands_on_its_line(load: Load, old: str, new: str, code: str, line: int) -> None:
    assert old in COURSE[HANDOUT]
    bank = load({HANDOUT: COURSE[HANDOUT].replace(old, new, 1)}, flawed=True)
    (problem,) = bank.problems
    assert (problem.code, problem.line) == (code, line)
    assert problem.path.endswith(HANDOUT)


@pytest.mark.parametrize(
    ("limit", "hint"),
    [
        ("topics: [twon]", "Topics: harbour, town."),
        ("sources: [s01]", "Did you mean s001"),
        ("templates: [own-questoin]", "Did you mean own-question"),
        ("templates: [zzz]", "Mend the id"),
    ],
)
def test_unknown_name_suggests_known_ones(load: Load, limit: str, hint: str) -> None:
    text = PLAIN.replace("count: 1", f"count: 1, {limit}")
    (problem,) = load({HANDOUT: text}, flawed=True).problems
    assert hint in problem.hint
    assert f"`{limit.split('[')[1][:-1]}`" in problem.message


def test_name_of_something_that_has_problems_is_no_second_problem(load: Load) -> None:
    broken = "- {id: my-way, makes: cloze, stem: '{{', takes: {kind: event, slot: who}}\n"
    text = PLAIN.replace("count: 1", "count: 1, templates: [my-way]")
    (problem,) = load({HANDOUT: text, "templates/a.yaml": broken}, flawed=True).problems
    assert problem.code == "TQ301"
    sources = COURSE["sources.yaml"].replace("event-date: 2019-03", "event-date: March", 1)
    text = PLAIN.replace("count: 1", "count: 1, sources: [s002]")
    (problem,) = load({HANDOUT: text, "sources.yaml": sources}, flawed=True).problems
    assert problem.code == "TQ106"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"handouts/first quiz.yaml": PLAIN}, "`first-quiz` is taken"),
        ({"handouts/b.yaml": f"name: first-quiz\n{PLAIN}"}, "`first-quiz` is taken"),
        ({"handouts/测验.yaml": PLAIN}, "has no name"),
    ],
)
def test_every_handout_has_a_name_of_its_own(load: Load, files: dict[str, str], said: str) -> None:
    """Two handouts of one name, and one of none, are problems: their files would be one."""
    (problem,) = load(files, flawed=True).problems
    assert problem.code == "TQ112"
    assert said in problem.message


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("quiz", "quiz-students"), ("quiz-students", "TQ112")),
        (("quiz", "quiz-key"), ("quiz-key", "TQ112")),
        (("quiz", "quiz-students-key"), ("quiz-students-key", "TQ112")),
        (("quiz", "Quiz"), ("quiz", "TQ112")),
        (("Café", "Cafe\u0301"), ("Café", "TQ112")),
        (("con",), ("con", "TQ105")),
        (("Lpt1",), ("Lpt1", "TQ105")),
        (("n" * 81,), ("n" * 81, "TQ105")),
    ],
)
def test_files_of_handouts_do_not_collide(
    load: Load, names: tuple[str, ...], expected: tuple[str, str]
) -> None:
    """Nor are they what a system cannot hold; the problem stands at the handout."""
    files = {f"handouts/{name}.yaml": PLAIN for name in names}
    (problem,) = load({HANDOUT: None, **files}, flawed=True).problems
    assert (Path(problem.path).stem, problem.code) == expected
    assert problem.hint == "Add a line `name: my-quiz`."


@pytest.mark.parametrize("names", [("quiz", "quiz-2"), ("quiz-key",), ("n" * 80,), ("console",)])
def test_names_that_only_look_alike_are_left(load: Load, names: tuple[str, ...]) -> None:
    plans = load({HANDOUT: None, **{f"handouts/{name}.yaml": PLAIN for name in names}}).plans
    assert sorted(plan.name for plan in plans) == sorted(names)


def test_a_name_in_the_file_is_where_the_problem_stands(load: Load) -> None:
    files = {"handouts/a.yaml": PLAIN, "handouts/b.yaml": f"{PLAIN}name: a-key\n"}
    (problem,) = load({HANDOUT: None, **files}, flawed=True).problems
    assert (problem.code, problem.line) == ("TQ112", PLAIN.count("\n") + 1)


def test_course_without_handouts_has_none(load: Load) -> None:
    assert load({HANDOUT: None}).plans == []


SECTION = "  - {title: One, directions: Do., makes: %s, count: 1%s}\n"


def handout(*sections: tuple[str, str]) -> str:
    lines = (SECTION % (makes, f", {more}" if more else "") for makes, more in sections)
    return "title: Plain\naudience: Anybody\nsections:\n" + "".join(lines)


@pytest.mark.parametrize(
    ("sections", "code", "line", "column_of"),
    [
        ([("choice", "form: crossword")], "TQ411", 4, "form"),
        ([("cloze", "form: strip")], "TQ411", 4, "form"),
        ([("ordering", "form: cards")], "TQ411", 4, "form"),
        ([("cloze", "form: riddle")], "TQ104", 4, "form"),
        ([("cloze", "per-page: 3")], "TQ412", 4, "per-page"),
        ([("cloze", "form: word-bank, per-page: 3")], "TQ412", 4, "per-page"),
        ([("cloze", "form: cards, per-page: 7")], "TQ412", 4, "per-page"),
        ([("cloze", "form: ticket, per-page: 4")], "TQ412", 4, "per-page"),
        ([("cloze", "form: fold-over, offset: [1, 1]")], "TQ412", 4, "offset"),
        ([("cloze", "form: cards, offset: [1, 6]")], "TQ103", 4, "6]"),
        ([("cloze", "form: cards"), ("cloze", "")], "TQ413", 4, "form"),
        ([("cloze", ""), ("cloze", "form: ticket")], "TQ413", 5, "form"),
        ([("cloze", "form: ticket")] * 4, "TQ412", 7, "count"),
        ([("cloze", "new-page: true")], "TQ412", 4, "new-page"),
        ([("cloze", "form: cards"), ("cloze", "form: cards, new-page: true")], "TQ412", 5, "new-p"),
        ([("compare", "points: 2")], "TQ415", 4, "points"),
        ([("cloze", "points: 2"), ("open", "points: 3")], "TQ415", 5, "points"),
    ],
)
def test_setting_that_does_not_fit_is_a_problem_where_it_stands(
    load: Load, sections: list[tuple[str, str]], code: str, line: int, column_of: str
) -> None:
    text = handout(*sections)
    (problem,) = load({HANDOUT: text}, flawed=True).problems
    assert (problem.code, problem.line) == (code, line)
    assert problem.column == text.splitlines()[line - 1].index(column_of) + 1
    assert problem.hint


@pytest.mark.parametrize("said", ["", "points: 1", "points: 0"])
def test_what_has_marking_points_needs_no_others(load: Load, said: str) -> None:
    """A comparison may be worth its marking points, or nothing, and is not asked for more."""
    load({HANDOUT: handout(("compare", said))})


def test_the_lines_above_cards_are_short(load: Load) -> None:
    """A title that would take two lines moves the fronts away from the backs."""
    text = handout(("cloze", "form: cards")).replace("One", "o" * 51)
    (problem,) = load({HANDOUT: text}, flawed=True).problems
    assert (problem.code, "one line" in problem.message) == ("TQ412", True)


@pytest.mark.parametrize("name", FORMS)
def test_every_form_can_be_had(load: Load, name: str) -> None:
    for kind in FORMS[name].kinds:
        (plan,) = load({HANDOUT: handout((kind, f"form: {name}"))}).plans
        (section,) = plan.blueprint.sections
        assert section.form is FORMS[name]
        assert bool(section.on_a_page) == section.form.is_cut_up


def test_settings_are_read(load: Load) -> None:
    (plan,) = load(
        {HANDOUT: handout(("cloze", "form: cards, per-page: 6, offset: [1.5, -1]"))}
    ).plans
    (section,) = plan.blueprint.sections
    assert (section.on_a_page, section.offset) == (6, (1.5, -1.0))
    (plan,) = load({HANDOUT: handout(("cloze", "sources: [s002], templates: [gap]"))}).plans
    (section,) = plan.blueprint.sections
    assert (section.sources, section.templates) == (("s002",), ("gap",))
