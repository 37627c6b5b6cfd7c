"""A course is reviewed: the rules find problems, and silences keep them quiet."""

from dataclasses import replace
from pathlib import Path

import pytest

from courses import FACTS, write_course
from talkquiz.course.course import SILENCES_FILE as NAME
from talkquiz.course.course import load_course, load_silences
from talkquiz.items.item import Item
from talkquiz.problem import Problem, in_order
from talkquiz.rules import reviewed, unknown_rules
from talkquiz.rules.shared.foreign_banks import examples

LOOSE = replace(
    examples("Who opened the pier of Saltmere last week? -> Ada Brook")[0],
    id="saltmere/pier-opened/who/loose",
    facts=("pier-opened",),
)
WRONG = replace(
    examples("Who opened the pier of Saltmere? | *Ada Brook | ada brook | Tom Reed")[0],
    id="saltmere/pier-opened/who/wrong",
    facts=("pier-opened",),
)
MARKS = "disc cone ball drum flag lamp mast pole ring star".split()
BIASED = examples(
    "\n".join(
        f"Which mark has buoy number {n}? | *A {MARKS[n % 10]} | A {MARKS[n % 7 - 7]} | A cube"
        for n in range(20)
    )
)
SILENCE = f"- item: {LOOSE.id}\n  rule: TQ219\n  reason: The week is printed on the handout.\n"


def problems(folder: Path, *items: Item, silences: str | None = None) -> list[Problem]:
    """Return what is wrong with `items` as those of the sample course."""
    found: list[Problem] = []
    course = load_course(write_course(folder, {NAME: silences}), found)
    assert course
    read = load_silences(course, found)
    found += unknown_rules(read)
    return in_order([*found, *reviewed(course, items, read)])


OTHER = replace(LOOSE, id="other", stem="Who closed the school of Saltmere last week?")


def test_a_problem_stands_at_its_fact(tmp_path: Path) -> None:
    """The message names the item, and the severity is that of the rule."""
    warning, error = problems(tmp_path, LOOSE, WRONG)[::-1]
    line = (tmp_path / FACTS).read_text().splitlines().index("- id: pier-opened") + 1
    assert {problem.line for problem in (warning, error)} == {line}
    assert (warning.code, warning.severity) == ("TQ219", "warning")
    assert (error.code, error.severity) == ("TQ204", "error")
    assert warning.message.startswith(LOOSE.id)
    assert "talkquiz rules TQ219" in warning.hint


@pytest.mark.parametrize(
    ("items", "silences", "found"),
    [
        ([LOOSE], None, ["harbour.yaml TQ219"]),
        ([LOOSE], SILENCE, []),
        ([LOOSE, OTHER], SILENCE, ["harbour.yaml TQ219"]),
        ([replace(LOOSE, facts=("gone",))], None, ["course.yaml TQ219"]),
        (BIASED, None, ["course.yaml TQ215"] * 2),
        (BIASED, "- {rule: TQ215, reason: The buoys are numbered.}\n", []),
        ([], "rule: TQ219\n", [f"{NAME} TQ103"]),
        ([], "- {rule: TQ215, reason: It was so.}\n", [f"{NAME} TQ293"]),
    ],
)
def test_problems_stand_at_a_fact_or_the_course_unless_they_are_silenced(
    tmp_path: Path, items: list[Item], silences: str | None, found: list[str]
) -> None:
    told = problems(tmp_path, *items, silences=silences)
    assert [f"{Path(problem.path).name} {problem.code}" for problem in told] == found


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "severity"),
    [
        ("TQ219", "TQ299", "TQ291", 2, "error"),
        ("who/loose", "who/gone", "TQ292", 1, "warning"),
        ("TQ219", "TQ201", "TQ293", 2, "warning"),
        ("TQ219", "loose-in-time", "TQ105", 2, "error"),
    ],
)
def test_a_silence_that_is_wrong(
    tmp_path: Path, *, old: str, new: str, code: str, line: int, severity: str
) -> None:
    """A silence for nothing, or one that is misspelt, is reported at its line."""
    found = problems(tmp_path, LOOSE, silences=SILENCE.replace(old, new))
    (problem,) = [p for p in found if p.code == code]
    assert (Path(problem.path).name, problem.line, problem.severity) == (NAME, line, severity)
    assert problem.hint
    assert any(p.code == "TQ219" for p in found)


def test_a_silence_with_a_problem_of_its_own_makes_no_others(tmp_path: Path) -> None:
    found = problems(tmp_path, LOOSE, silences=SILENCE.replace("reason: The", "because: The"))
    assert [(problem.code, problem.line) for problem in found] == [("TQ102", 1), ("TQ101", 3)]
