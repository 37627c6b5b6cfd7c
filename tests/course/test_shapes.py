"""What is wrong with entries, in words, and what counts as taken or lost."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from talkquiz.course.course import Outline
from talkquiz.course.glossary import Entry
from talkquiz.course.read_files import Register, entries
from talkquiz.course.shapes import read_shape
from talkquiz.course.sources import Source
from talkquiz.problem import Problem, in_order
from talkquiz.releases.record import Release

TOWN = {"id": "gull-rock", "type": "place", "name": "Gull Rock", "description": "an island"}


def read(folder: Path, *lists: Any) -> tuple[Register[Entry], list[Problem]]:
    """Return the entries of files, each holding one of `lists`, and what is wrong with them."""
    paths = []
    for number, content in enumerate(lists):
        paths.append(folder / f"{number}.yaml")
        text = content if isinstance(content, str) else yaml.safe_dump(content, sort_keys=False)
        paths[-1].write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    register = entries(paths, Entry, problems)
    return register, in_order(problems)


def town(**changes: Any) -> dict[str, Any]:
    """Return an entry with `changes`; a key that is changed to None is left out."""
    return {key: value for key, value in (TOWN | changes).items() if value is not None}


@pytest.mark.parametrize(
    ("changes", "line", "code", "message", "hint"),
    [
        ({"name": None}, 1, "TQ102", "the key `name` is missing", "For example: `name: Ada Brook`"),
        (
            {"colour": "red"},
            5,
            "TQ101",
            "the key `colour` is not known here",
            "Keys: id, type, name",
        ),
        ({"aliasses": ["a"]}, 5, "TQ101", "the key `aliasses` is not known", "mean `aliases`?"),
        ({"type": "animal"}, 2, "TQ104", "`animal` is no type of glossary entry", "thing, species"),
        ({"id": "Gull Rock"}, 1, "TQ105", "`Gull Rock` is not written as `id`", "truce-2016"),
        ({"id": "a" * 81}, 1, "TQ105", "`id` is longer than 80 characters", "Shorten"),
        ({"id": "a\nb"}, 1, "TQ105", "`a b` is not written as `id` must be", "lower-case"),
        ({"id": ["a"]}, 1, "TQ103", "`id` must be text", "one line"),
        ({"name": " "}, 3, "TQ111", "`name` is empty", "Write it"),
        ({"id": ""}, 1, "TQ111", "`id` is empty", "if it is optional"),
        ({"aliases": "one"}, 5, "TQ103", "`aliases` must be a list", "[a, b]"),
        ({"aliases": ["a", ""]}, 7, "TQ111", "`aliases` is empty", "Write it"),
        ({"lat": "north"}, 5, "TQ103", "`lat` must be a number, not `north`", "digits"),
        ({"lat": "-91"}, 5, "TQ103", "`lat` is less than -90", "greater"),
        ({"lat": "91"}, 5, "TQ103", "`lat` is more than 90", "smaller"),
        ({"lat": "nan"}, 5, "TQ103", "`lat` is less than -90", "greater"),
        ({"lon": "-181"}, 5, "TQ103", "`lon` is less than -180", "greater"),
        ({"lon": "181"}, 5, "TQ103", "`lon` is more than 180", "smaller"),
        ({"mapped": "perhaps"}, 5, "TQ103", "`mapped` must be yes or no, not", "Write yes or no."),
        ({"when": "long ago"}, 5, "TQ106", "`long ago` is no date", "EDTF"),
        ({"when": {"a": "b"}}, 5, "TQ106", "is no date", "EDTF"),
    ],
)
def test_a_mistake_in_words(
    tmp_path: Path, changes: dict[str, Any], line: int, code: str, *, message: str, hint: str
) -> None:
    _, (problem,) = read(tmp_path, [town(**changes)])
    assert (problem.line, problem.code) == (line, code)
    assert message in problem.message
    assert hint in problem.hint


def test_a_long_value_is_cut_short(tmp_path: Path) -> None:
    _, (problem,) = read(tmp_path, [town(type="very\n" * 100)])
    assert "\n" not in problem.message
    assert "..." in problem.message
    assert len(problem.message) < 200


def test_of_many_unknown_keys_the_first_are_told(tmp_path: Path) -> None:
    unknown = [f"key-{number}" for number in range(300)]
    _, problems = read(tmp_path, [town(**dict.fromkeys(unknown, "x"))])
    assert [each.message.split("`")[1] for each in problems] == unknown[:100]


@pytest.mark.parametrize(
    ("content", "expected", "is_whole"),
    [
        ([town(type="x", lat="y"), town(id="b", name=None)], "2 TQ104, 5 TQ103, 6 TQ102", True),
        ([town(id=None), town(id=None)], "1 TQ102, 4 TQ102", False),
        ("- words\n- [a, b]\n-\n", "1 TQ103, 2 TQ103, 3 TQ103", False),
        ("a: b\n", "1 TQ103", False),
        ("words\n", "1 TQ103", False),
        ("''\n", "1 TQ103", False),
    ],
)
def test_every_mistake_is_told(
    tmp_path: Path, *, content: Any, expected: str, is_whole: bool
) -> None:
    """Nothing waits for the next run; what has no id may be whatever is referred to."""
    register, problems = read(tmp_path, content)
    assert ", ".join(f"{problem.line} {problem.code}" for problem in problems) == expected
    assert register.knows("anything") is not is_whole


def test_an_id_is_taken_across_files(tmp_path: Path) -> None:
    """The second use of an id is the problem, and it says where the first is."""
    register, (problem,) = read(tmp_path, [town(), town(id="b")], [town(name="Another")])
    assert problem.code == "TQ112"
    assert (Path(problem.path).name, problem.line) == ("1.yaml", 1)
    assert f"{tmp_path / '0.yaml'}:1" in problem.message
    assert register.entries["gull-rock"].name == "Gull Rock"


def test_an_entry_with_problems_is_lost_and_yet_known(tmp_path: Path) -> None:
    """A reference to an entry which has problems of its own leads somewhere."""
    register, _ = read(tmp_path, [town(type="x"), town(id="b")])
    assert (register.lost, list(register.entries)) == ({"gull-rock"}, ["b"])
    assert [register.knows(each) for each in ("gull-rock", "b", "c")] == [True, True, False]


def test_a_list_is_not_called_empty_because_of_its_items() -> None:
    """A mistake in the only item of a list that may not be empty is one problem."""
    topic = {
        "id": "a",
        "number": "one",
        "title": "A",
        "introduction": "B",
        "objectives": {"c": "C"},
    }
    outline = {
        "title": "T", "version": "1", "updated": "2024-01-01", "licence": "L",
        "authors": ["A"], "description": "D", "topics": [topic],
    }  # fmt: skip
    (wrong,) = read_shape(Outline, outline)[1]
    assert wrong.message == "`number` must be a whole number, not `one`"


def test_keys_with_a_hyphen_keep_it() -> None:
    """A problem names a key as the file writes it, and guesses so too: then it is not missing."""
    _, wrong = read_shape(Source, {"id": "s1", "event_date": "2016", "type": "article"})
    messages = [f"{each.message} {each.hint}" for each in wrong]
    assert not any("`event-date` is missing" in message for message in messages)
    assert any("`container-title` is missing" in message for message in messages)
    assert any("Did you mean `event-date`?" in message for message in messages)


@pytest.mark.parametrize(
    ("key", "value", "codes", "hint"),
    [
        ("updated", "1979-12-31", ["TQ103"], "greater"),
        ("updated", "1980-01-01", [], ""),
        ("updated", "2099-12-31", [], ""),
        ("updated", "2100-01-01", ["TQ103"], "smaller"),
        ("updated", "2024-02-30", ["TQ106"], "2026-11-21"),
        ("version", "v 1", ["TQ105"], "begins with a digit or a letter"),
        ("language", "English", ["TQ105"], "BCP 47"),
    ],
)
def test_days_versions_and_languages_have_a_form(
    key: str, value: str, codes: list[str], hint: str
) -> None:
    wrong = [each for each in read_shape(Outline, {key: value})[1] if each.at == (key,)]
    assert [each.code for each in wrong] == codes
    assert all(hint in each.hint for each in wrong)


@pytest.mark.parametrize("number", [1.5, True, None, "1.5", "1e3", float("inf")])
def test_a_whole_number_is_never_rounded(number: object) -> None:
    """Numbers of JSON stay numbers: half a one, or a truth, is no whole one."""
    release = {"version": "1.0", "date": "2024-05-01", "added": number}
    assert [(each.code, each.at) for each in read_shape(Release, release)[1]] == [
        ("TQ103", ("added",))
    ]
