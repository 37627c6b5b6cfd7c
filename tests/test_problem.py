"""Problems as they are printed, sorted and handed to scripts."""

from talkquiz.problem import Problem, Severity, has_errors

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
