"""A course is reviewed: the rules find problems, and silences keep them quiet."""

from dataclasses import replace
from pathlib import Path

import pytest

from courses import FACTS, write_course
from talkquiz.course.course import SILENCES_FILE as NAME
from talkquiz.course.course import load_course, load_silences
from talkquiz.problem import Problem, in_order
from talkquiz.rules import reviewed, unknown_rules
from talkquiz.rules.shared.read_bank import examples

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
BIASED = examples(
    "\n".join(f"Which mark has buoy number {n}? | *A disc | A cone | A ball" for n in range(20))
)
SILENCE = f"- item: {LOOSE.id}\n  rule: TQ219\n  reason: The week is printed on the handout.\n"


def problems(folder: Path, *items: object, silences: str | None = None) -> list[Problem]:
    """Return what is wrong with `items` as those of the sample course."""
    found: list[Problem] = []
    course = load_course(write_course(folder, {NAME: silences}), found)
    assert course
    read = load_silences(course, found)
    found += unknown_rules(read)
    return in_order([*found, *reviewed(course, items, read)])  # type: ignore[arg-type]


def test_a_problem_stands_at_its_fact(tmp_path: Path) -> None:
    """The message names the item, and the severity is that of the rule."""
    warning, error = problems(tmp_path, LOOSE, WRONG)[::-1]
    (line,) = [
        number
        for number, text in enumerate((tmp_path / FACTS).read_text().splitlines(), start=1)
        if text == "- id: pier-opened"
    ]
    assert {problem.line for problem in (warning, error)} == {line}
    assert Path(warning.path).name == "harbour.yaml"
    assert (warning.code, warning.severity) == ("TQ219", "warning")
    assert (error.code, error.severity) == ("TQ204", "error")
    assert warning.message.startswith(LOOSE.id)
    assert "talkquiz rules TQ219" in warning.hint


def test_a_problem_of_all_items_stands_at_the_course(tmp_path: Path) -> None:
    found = problems(tmp_path, *BIASED)
    assert {(Path(p.path).name, p.code) for p in found} == {("course.yaml", "TQ215")}


def test_an_item_of_no_fact_stands_at_the_course(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, replace(LOOSE, facts=("gone",)))
    assert Path(found.path).name == "course.yaml"


def test_a_silence_keeps_one_rule_quiet_for_one_item(tmp_path: Path) -> None:
    assert problems(tmp_path, LOOSE, silences=SILENCE) == []
    other = replace(LOOSE, id="other", stem="Who closed the school of Saltmere last week?")
    (found,) = problems(tmp_path, LOOSE, other, silences=SILENCE)
    assert found.message.startswith("other")


def test_all_items_together_can_be_silenced(tmp_path: Path) -> None:
    silences = "- {rule: TQ215, reason: The buoys are numbered.}\n"
    assert problems(tmp_path, *BIASED, silences=silences) == []


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


def test_silences_are_a_list(tmp_path: Path) -> None:
    found = problems(tmp_path, silences="rule: TQ219\n")
    assert [problem.code for problem in found] == ["TQ103"]
