"""releases.json: which version is newer, and what is wrong with the file, and where."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkquiz.course.versions import is_newer
from talkquiz.problem import Problem, in_order
from talkquiz.releases.record import load_releases

ORDER = [
    "0.9",
    "1.0-rc1",
    "1.0-rc2",
    "1.0",
    "1.0.1",
    "1.1",
    "1.2",
    "1.10",
    "2.0",
    "2026-11",
    "9" * 5000,
]
VERSIONS = st.from_regex(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,30}", fullmatch=True)

ITEM = {
    "kind": "cloze",
    "topic": "harbour",
    "facts": ["a"],
    "came": "1.0",
    "changed": "1.0",
    "hash": "00",
    "stem": "_____",
    "key": "a",
    "claim": "a",
}
WHOLE: dict[str, Any] = {
    "course": "saltmere",
    "deck": "Saltmere",
    "title": "Saltmere",
    "releases": [{"version": "1.0", "date": "2024-05-02", "added": 0, "changed": 0, "removed": 0}],
    "topics": {"harbour": {"deck": "01 The harbour", "number": 1, "title": "The harbour"}},
    "note_types": {"cloze": {"id": 1, "fields": [2], "templates": [3]}},
    "looks": {"digest": "00", "changed": "1.0"},
    "items": {"saltmere/a/b/c": ITEM},
    "removed": {},
}


def found(folder: Path, text: str) -> list[str]:
    """Return `line:column code message` of what is wrong with a releases.json of this text."""
    (folder / "releases.json").write_text(text, "utf-8")
    problems: list[Problem] = []
    assert load_releases(folder, problems) is None
    return [f"{p.line}:{p.column} {p.code} {p.message}" for p in in_order(problems)]


def test_versions_are_compared_part_by_part() -> None:
    for older, newer in pairwise(ORDER):
        assert is_newer(newer, older)
        assert not is_newer(older, newer)


@given(VERSIONS, VERSIONS)
def test_two_versions_are_never_both_newer(one: str, other: str) -> None:
    """Whatever two versions are, at most one of them is the newer, and none than itself."""
    assert not (is_newer(one, other) and is_newer(other, one))
    assert not is_newer(one, one)


def test_a_whole_file_is_read_and_no_file_is_no_release(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert load_releases(tmp_path, problems) is None
    (tmp_path / "releases.json").write_text(json.dumps(WHOLE), "utf-8")
    releases = load_releases(tmp_path, problems)
    assert releases is not None
    assert problems == []
    assert releases.last.date.isoformat() == "2024-05-02"
    assert releases.items["saltmere/a/b/c"].hash == "00"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{\n"course": "a"\n<<<<<<< HEAD', "3:1 TQ601"),
        ("{", "1:2 TQ601"),
        ("[" * 100_000, "1:1 TQ601"),
        ('{"a": NaN}', "1:1 TQ601"),
        ('{"a": ' + "1" * 5_000 + "}", "1:1 TQ601"),
        ('{"a": "\\ud800"}', "1:8 TQ601"),
        ("", "1:1 TQ601"),
        ("[]", "1:1 TQ103"),
    ],
)
def test_text_that_is_no_record(tmp_path: Path, text: str, place: str) -> None:
    assert found(tmp_path, text)[0].startswith(place)


def test_problems_have_their_place(tmp_path: Path) -> None:
    wrong = json.dumps({**WHOLE, "topics": {"harbour": {"deck": "a"}}}, indent=1)
    assert [each[:12] for each in found(tmp_path, wrong)] == ["15:3 TQ102 t"] * 2
    text = json.dumps({**WHOLE, "looks": {"digest": "00", "changed": "0.9"}})
    assert found(tmp_path, text) == ["1:1 TQ601 there is no release 0.9"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"parts": {"a": {"number": 0, "text": "a"}}}, "TQ103"),
        ({"parts": {"a": {"number": 10**30, "text": "a"}}}, "TQ103"),
        ({"parts": {name: {"number": 2, "text": name} for name in "ab"}}, "TQ601 two parts"),
        ({"kind": "clozed"}, "TQ104"),
        ({"changed": ""}, "TQ601 there is no release"),
    ],
)
def test_what_no_release_writes_is_refused(
    tmp_path: Path, changes: dict[str, Any], said: str
) -> None:
    """A file that was edited by hand would make other cards of those that students have."""
    wrong = {**WHOLE, "items": {"saltmere/a/b/c": {**ITEM, **changes}}}
    assert said in " ".join(found(tmp_path, json.dumps(wrong, indent=1)))


def test_releases_stand_in_their_order(tmp_path: Path) -> None:
    """Both sides of a merge recorded one version: whose cards it holds cannot be told."""
    (first,) = WHOLE["releases"]
    wrong = {**WHOLE, "releases": [first, first]}
    assert "TQ601 release 1.0 stands behind 1.0" in " ".join(found(tmp_path, json.dumps(wrong)))
