"""Problems as they are printed, sorted and handed to scripts."""

import pytest

from talkquiz.problem import Problem, Severity, closest, did_you_mean, has_errors

ERROR = Problem("course.yaml", 3, 1, "TQ102", "the key `title` is missing", "Add it.")
WARNING = Problem("course.yaml", 3, 1, "TQ123", "a topic has no fact", severity=Severity.WARNING)


def test_a_problem_reads_as_editors_expect() -> None:
    """The form is `path:line:column: code message`, and a warning says that it is one."""
    assert str(ERROR) == "course.yaml:3:1: TQ102 the key `title` is missing"
    assert str(WARNING) == "course.yaml:3:1: TQ123 warning: a topic has no fact"


def test_problems_sort_by_place() -> None:
    places = [("b", 1, 1), ("a", 10, 1), ("a", 9, 10), ("a", 9, 9)]
    problems = sorted(Problem(*place, "TQ102", "x") for place in places)
    assert [(p.path, p.line, p.column) for p in problems] == sorted(places)


def test_only_an_error_stops_a_build() -> None:
    assert has_errors([WARNING, ERROR])
    assert not has_errors([WARNING])
    assert not has_errors([])


KNOWN = ("astana", "ceasefires", "geneva-talks", "geneva-texts")


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("astanna", "Did you mean astana?"),
        ("geneva-tals", "Did you mean geneva-talks or geneva-texts?"),
        ("xyz", "None."),
    ],
)
def test_near_names_are_offered(wanted: str, said: str) -> None:
    assert did_you_mean(wanted, KNOWN, "None.") == said


def test_names_can_be_quoted_and_limited() -> None:
    assert (
        did_you_mean("geneva-tals", KNOWN, "", most=1, quote="`") == "Did you mean `geneva-talks`?"
    )
    assert closest("geneva-tals", KNOWN, 1) == ["geneva-talks"]
