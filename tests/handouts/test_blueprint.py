"""Blueprints: what a handouts file may say, and what is said of one that is wrong."""

from pathlib import Path

import pytest

from courses import COURSE, HANDOUT
from small_course import Load
from talkquiz.handouts.section_forms import FORMS
from talkquiz.items.kinds import ItemKind


def handout(*sections: str) -> str:
    """Return a blueprint whose sections make one item each, of a kind and with more settings."""
    lines = (f"  - {{title: One, directions: Do., count: 1, makes: {each}}}\n" for each in sections)
    return "title: Plain\naudience: Anybody\nsections:\n" + "".join(lines)


PLAIN = handout("cloze")


def showing(*sections: str) -> str:
    """Return a blueprint with sections that show, one on each line from the fourth on."""
    lines = (f"  - {{shows: {each}}}\n" for each in sections)
    return "title: Plain\naudience: Anybody\nsections:\n" + "".join(lines)


def test_says_what_the_file_says(load: Load) -> None:
    (plan,) = load().plans
    assert (plan.name, plan.blueprint.title, plan.seed) == ("first-quiz", "First quiz", 1)
    assert (plan.blueprint.audience, plan.blueprint.versions) == ("First lesson, 10 minutes", 2)
    makes = [(section.makes, section.points) for section in plan.blueprint.asking.values()]
    assert makes == [(ItemKind.CHOICE, 1), (ItemKind.SHORT_ANSWER, 2), (ItemKind.CLOZE, 1)]


@pytest.mark.parametrize(
    ("section", "settings"),
    [
        ("cloze", {"points": 1, "topics": (), "difficulty": (), "sources": (), "templates": ()}),
        ("cloze", {"weight": ("core", "useful")}),
        ("cloze, weight: [detail, core]", {"weight": ("detail", "core")}),
        ("cloze, sources: [s002], templates: [gap]", {"sources": ("s002",), "templates": ("gap",)}),
        (
            "cloze, form: cards, per-page: 6, offset: [1.5, -1]",
            {"on_a_page": 6, "offset": (1.5, -1)},
        ),
        # A comparison may be worth its marking points, or nothing, and is not asked for more.
        ("compare", {"points": 1}),
        ("compare, points: 1", {"points": 1}),
        ("compare, points: 0", {"points": 0}),
        ("cloze, points: 1.5", {"points": 1.5}),
    ],
)
def test_settings_are_read_and_may_be_left_out(
    load: Load, section: str, settings: dict[str, object]
) -> None:
    (plan,) = load({HANDOUT: handout(section)}).plans
    assert (plan.seed, plan.blueprint.versions) == (1, 1)
    (read,) = plan.blueprint.sections
    assert {name: getattr(read, name) for name in settings} == settings


@pytest.mark.parametrize("name", FORMS)
def test_every_form_can_be_had(load: Load, name: str) -> None:
    files = {
        f"handouts/{kind}.yaml": handout(f"{kind}, form: {name}") for kind in FORMS[name].kinds
    }
    plans = load({HANDOUT: None, **files}).plans
    assert len(plans) == len(FORMS[name].kinds)
    for section in (each for plan in plans for each in plan.blueprint.asking.values()):
        assert section.form is FORMS[name]
        assert bool(section.on_a_page) == section.form.is_cut_up


def test_course_without_handouts_has_none(load: Load) -> None:
    assert load({HANDOUT: None}).plans == []


@pytest.mark.parametrize(
    ("text", "line", "at", "said"),
    [
        (PLAIN.replace("count: 1", "count: 0"), 4, "count", "TQ103: "),
        (PLAIN.replace("count: 1", "count: many"), 4, "count", "TQ103: "),
        (f"versions: 27\n{PLAIN}", 1, "versions", "TQ103: "),
        (f"version: 2\n{PLAIN}", 1, "version", "TQ101: "),
        (f"seed: -1\n{PLAIN}", 1, "seed", "TQ103: "),
        (PLAIN.replace("title: Plain\n", ""), 1, "audience", "TQ102: "),
        (handout("cloze, difficulty: [4]"), 4, "4]", "TQ103: "),
        (handout("cloze, weight: [heavy]"), 4, "heavy", "TQ104: "),
        (handout("cloze, weight: []"), 4, "weight", "TQ111: "),
        (handout("choice, form: crossword"), 4, "form", "TQ411: It is for short-answer or term."),
        (handout("cloze, form: strip"), 4, "form", "TQ411: It is for ordering."),
        (handout("ordering, form: cards"), 4, "form", "TQ411: "),
        (handout("cloze, form: riddle"), 4, "form", "TQ104: "),
        (handout("cloze, per-page: 3"), 4, "per-page", "TQ412: Remove it."),
        (handout("cloze, form: word-bank, per-page: 3"), 4, "per-page", "TQ412: Remove it."),
        (handout("cloze, form: cards, per-page: 7"), 4, "per-page", "TQ412: be 6, 8 or 10."),
        (handout("cloze, form: ticket, per-page: 4"), 4, "per-page", "TQ412: be 2 or 3."),
        (handout("cloze, form: fold-over, offset: [1, 1]"), 4, "offset", "TQ412: "),
        (handout("cloze, form: cards, offset: [1, 6]"), 4, "6]", "TQ103: "),
        (handout("cloze, form: cards", "cloze"), 4, "form", "TQ413: `form: cards` fills pages"),
        (handout("cloze", "cloze, form: ticket"), 5, "form", "TQ413: `form: ticket` fills"),
        (handout(*["cloze, form: ticket"] * 4), 7, "count", "TQ412: room for 3 questions"),
        (handout("cloze, prompts: [Why?]"), 4, "prompts", "TQ412: They are for `form: ticket`"),
        (
            handout("cloze, form: ticket, prompts: [a, b, c]"),
            4,
            "count",
            "TQ412: room for 3 questions",
        ),
        (handout("cloze, new-page: true"), 4, "new-page", "TQ412: the first section"),
        (
            handout("cloze, form: cards", "cloze, form: cards, new-page: true"),
            5,
            "new-page",
            "TQ412: not for `form: cards`",
        ),
        # A title that would take two lines moves the fronts away from the backs.
        (handout("cloze, form: cards").replace("One", "o" * 51), 4, "title", "TQ412: on one line"),
        (handout("compare, points: 2"), 4, "points", "TQ415: "),
        (handout("cloze, points: 2", "open, points: 3"), 5, "points", "TQ415: "),
        (handout("task, points: 2"), 4, "points", "TQ415: "),
        (handout("open, points: 0.5"), 4, "points", "TQ415: `points: 0.5` is not for"),
        (handout("cloze, points: 0.3"), 4, "points", "TQ103: whole or with a half, not `0.3`"),
        (handout("cloze, points: nan"), 4, "points", "TQ103: not `nan`"),
        (handout("cloze, points: -0.5"), 4, "points", "TQ103: less than 0"),
        (handout("cloze, points: 100.5"), 4, "points", "TQ103: more than 100"),
        (handout("task, tasks: [no-such]"), 4, "tasks", "TQ163: Mend the id"),
        (handout("cloze, starters: true"), 4, "starters", "TQ412: makes: task"),
        (handout("cloze, topics: [harbour, twon]"), 4, "topics", "TQ113: Topics: harbour, town."),
        (handout("cloze, sources: [s001, s01]"), 4, "sources", "TQ114: Did you mean s001"),
        (handout("cloze, templates: [own-questoin]"), 4, "templates", "TQ402: mean own-question"),
        (handout("cloze, templates: [zzz]"), 4, "templates", "TQ402: Mend the id"),
        (showing("answer-slip", "objectives"), 4, "shows", "TQ412: Move it to the end."),
        # What shows has keys of its own.
        (showing("riddle"), 4, "shows", "TQ104: one of 'reading', 'timeline'"),
        (showing("glossary, count: 3"), 4, "count", "TQ416: for `shows: glossary` It takes"),
        (showing("glossary, makes: cloze"), 4, "makes", "TQ416: for `shows: glossary`"),
        (showing("glossary, coutn: 3"), 4, "coutn", "TQ101: mean `count`?"),
        (handout("cloze, lanes: {}"), 4, "lanes", "TQ416: for a section that asks"),
        (showing("instructions"), 4, "{shows", "TQ102: `lines` is missing"),
        (showing("objectives, topics: [harbour, twon]"), 4, "twon", "TQ113: mean town?"),
        (showing("timeline, bars: [pier-opend]"), 4, "pier-opend", "TQ116: mean pier-opened"),
        (showing("timeline, facts: [zzz]"), 4, "zzz", "TQ116: Mend the id"),
        (showing("timeline, labels: {zzz: Z}"), 4, "zzz", "TQ116: Mend the id"),
        (showing("timeline, lanes: {A: [harbour, zzz]}"), 4, "zzz", "TQ116: neither a topic nor"),
        (showing("glossary, groups: {A: [slack]}"), 4, "slack", "TQ115: no entry `slack`"),
        (showing("glossary, types: [terms]"), 4, "terms", "TQ104: not one of"),
        (showing("lessons, lessons: [one]"), 4, "one", "TQ423: no lesson `one`"),
        (
            showing("table, columns: [A], rows: [{title: B, cells: [[zzz/who]]}]"),
            4,
            "zzz",
            "TQ116: no fact `zzz`",
        ),
        (
            showing("table, columns: [A], rows: [{title: B, cells: [[pier-opened]]}]"),
            4,
            "pier-opened",
            "TQ105: Write a fact and its slot",
        ),
        (f"versions: 2\n{showing('objectives')}", 1, "versions", "TQ422: that asks nothing"),
        (showing("objectives, new-page: true"), 4, "new-page", "TQ412: the first section"),
        (showing("objectives", "glossary, new-page: true"), 5, "new-page", "TQ412: a title"),
        (
            handout("cloze, form: cards") + "  - {shows: glossary}\n",
            4,
            "form",
            "TQ413: `form: cards` fills pages",
        ),
    ],
)
def test_setting_that_does_not_fit_is_a_problem_where_it_stands(
    load: Load, text: str, line: int, at: str, said: str
) -> None:
    (problem,) = load({HANDOUT: text}, flawed=True).problems
    assert problem.path.endswith(HANDOUT)
    assert (problem.line, problem.column) == (line, text.splitlines()[line - 1].index(at) + 1)
    code, _, words = said.partition(": ")
    assert problem.code == code
    assert problem.hint
    assert words in f"{problem.message} {problem.hint}"


@pytest.mark.parametrize(
    ("limit", "file", "text", "code"),
    [
        (
            "templates: [my-way]",
            "templates/a.yaml",
            "- {id: my-way, makes: cloze, stem: '{{', takes: {kind: event, slot: who}}\n",
            "TQ301",
        ),
        (
            "sources: [s002]",
            "sources.yaml",
            COURSE["sources.yaml"].replace("event-date: 2019-03", "event-date: March", 1),
            "TQ106",
        ),
    ],
)
def test_name_of_something_that_has_problems_is_no_second_problem(
    load: Load, limit: str, file: str, text: str, code: str
) -> None:
    (problem,) = load({HANDOUT: handout(f"cloze, {limit}"), file: text}, flawed=True).problems
    assert problem.code == code


@pytest.mark.parametrize(
    ("file", "line", "name"),
    [
        ("Quiz nº 2.yaml", "", "quiz-no-2"),
        ("测验.yaml", "name: quiz\n", "quiz"),
        ("deep/er.yml", "", "er"),
        (f"{'n' * 80}.yaml", "", "n" * 80),
        ("console.yaml", "", "console"),
        ("quiz-key.yaml", "", "quiz-key"),
    ],
)
def test_name_is_fit_for_a_file(load: Load, file: str, line: str, name: str) -> None:
    """The file's name becomes lower-case letters and hyphens; `name` goes before it."""
    plans = load(
        {HANDOUT: None, f"handouts/{file}": line + PLAIN, "handouts/quiz-2.yaml": PLAIN}
    ).plans
    assert sorted(plan.name for plan in plans) == sorted([name, "quiz-2"])


@pytest.mark.parametrize(
    ("names", "file", "said"),
    [
        (("quiz", "quiz-students"), "quiz-students", "TQ112: begins the names of files"),
        (("quiz", "quiz-key"), "quiz-key", "TQ112: begins the names of files"),
        (("quiz", "quiz-students-key"), "quiz-students-key", "TQ112: begins the names of files"),
        (("quiz", "Quiz"), "quiz", "TQ112: `quiz` is taken"),
        (("first-quiz", "first quiz"), "first-quiz", "TQ112: `first-quiz` is taken"),
        (("Café", "Cafe\u0301"), "Café", "TQ112: `cafe` is taken"),
        (("测验",), "测验", "TQ112: has no name"),
        (("con",), "con", "TQ105: "),
        (("Lpt1",), "Lpt1", "TQ105: "),
        (("n" * 81,), "n" * 81, "TQ105: "),
    ],
)
def test_files_of_handouts_do_not_collide(
    load: Load, names: tuple[str, ...], file: str, said: str
) -> None:
    """Nor are they what a system cannot hold; the problem stands at the handout."""
    files = {f"handouts/{name}.yaml": PLAIN for name in names}
    (problem,) = load({HANDOUT: None, **files}, flawed=True).problems
    code, _, words = said.partition(": ")
    assert (Path(problem.path).stem, problem.code) == (file, code)
    assert words in problem.message
    assert problem.hint == "Add a line `name: my-quiz`."


@pytest.mark.parametrize(
    ("name", "clash"), [("quiz-a", True), ("quiz-aa", False), ("quiz-class", True)]
)
def test_the_file_of_a_handout_that_asks_nothing_is_no_version_of_another(
    load: Load, name: str, clash: bool
) -> None:
    """quiz-a.docx and quiz-A.docx are one file on many disks; quiz-class.pdf is that of a class."""
    files = {"handouts/quiz.yaml": PLAIN, f"handouts/{name}.yaml": showing("objectives")}
    problems = load({HANDOUT: None, **files}, flawed=clash).problems
    assert [each.code for each in problems] == ["TQ112"] * clash


def test_a_name_in_the_file_is_where_the_problem_stands(load: Load) -> None:
    files = {"handouts/a.yaml": PLAIN, "handouts/b.yaml": f"{PLAIN}name: a-key\n"}
    (problem,) = load({HANDOUT: None, **files}, flawed=True).problems
    assert (problem.code, problem.line) == ("TQ112", PLAIN.count("\n") + 1)
