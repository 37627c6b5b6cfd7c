"""All problems of a course come at once: what is wrong in one file hides nothing in another."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from courses import COURSE, FACTS, HANDOUT, MORE_FACTS, write_course
from talkquiz.build import check

GLOSSARY = "glossary.yaml"
OUTLINE = COURSE["course.yaml"]
WRONG = {
    HANDOUT: COURSE[HANDOUT].replace("count: 2", "count: 2\n    topics: [nowhere]"),
    "handouts/other.yaml": COURSE[HANDOUT].replace("count: 2", "count: many"),
    FACTS: COURSE[FACTS].replace("  mode:", "  enemies: [no-such-fact]\n  mode:", 1),
    "silences.yaml": "- {rule: TQ299, reason: x}\n- {rule: TQ202, reason: x, colour: red}\n",
    "templates/own.yaml": "- {id: own, makes: choice, stem: '{{ fact.slots.nothing }}?'}\n",
    "releases.json": "{\n<<<<<<< HEAD\n",
}
BROKEN = {
    "an unknown key": f"{OUTLINE}colour: red\n",
    "a key too few": OUTLINE.replace("licence:", "license:"),
    "a topic without a title": OUTLINE.replace("    title: The town\n", ""),
    "two topics of one id": OUTLINE.replace("id: town", "id: harbour"),
    "no language": OUTLINE.replace("language: en", "language: [en]"),
    "no YAML": "a: [",
    "no mapping": "- a\n",
    "no file": None,
}


def told(folder: Path, changes: dict[str, str | None]) -> set[tuple[str, str, str]]:
    """Return file, code and message of each problem of the course with `changes`."""
    problems = check(write_course(folder, changes)).problems
    return {
        (Path(each.path).relative_to(folder).as_posix(), each.code, each.message)
        for each in problems
    }


def test_all_kinds_of_files_have_problems(tmp_path: Path) -> None:
    """The problems that must not hide one another are there."""
    assert {(path, code) for path, code, _ in told(tmp_path, {**WRONG})} == {
        (HANDOUT, "TQ113"),
        ("handouts/other.yaml", "TQ103"),
        (FACTS, "TQ116"),
        ("silences.yaml", "TQ101"),
        ("silences.yaml", "TQ291"),
        ("templates/own.yaml", "TQ303"),
        ("releases.json", "TQ601"),
    }


@pytest.mark.parametrize("name", ["course.yaml", HANDOUT])
def test_an_empty_file_is_told(tmp_path: Path, name: str) -> None:
    """Where keys are wanted, and not a list, which may have no entries yet."""
    assert (name, "TQ018", "the file is empty") in told(tmp_path, {name: "# nothing yet\n"})


@pytest.mark.parametrize("text", ["# nothing yet\n", None])
def test_entries_of_a_file_that_is_empty_or_gone_are_missing_where_they_are_named(
    tmp_path: Path, text: str | None
) -> None:
    """The file is no problem: a course in the making may have none. What needs it, is."""
    named = COURSE[FACTS].replace("{where}", "{where=saltmere}")
    found = told(tmp_path / "glossary", {FACTS: named, GLOSSARY: text})
    assert {code for _, code, _ in found} >= {"TQ115"}
    found = told(tmp_path / "sources", {"sources.yaml": text})
    assert {(name, code) for name, code, _ in found} >= {(FACTS, "TQ114"), (MORE_FACTS, "TQ114")}


def test_a_flood_of_problems_ends_early(tmp_path: Path) -> None:
    """Nobody reads a list of a million; what was not read is said, and hides nothing elsewhere."""
    found = told(tmp_path, {**WRONG, FACTS: "- {}\n" * 5_000})
    assert {(path, code) for path, code, _ in found} >= {(FACTS, "TQ019"), (HANDOUT, "TQ113")}
    problems = check(tmp_path).problems
    assert len([each for each in problems if each.path.endswith(FACTS)]) < 1_200


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_course_file_hides_nothing(tmp_path: Path, broken: str) -> None:
    """Only an unknown topic cannot be told where topics cannot be read; nothing new is told."""
    others = told(tmp_path / "a", {**WRONG})
    if OUTLINE[OUTLINE.index("topics:") :] not in (BROKEN[broken] or ""):
        others = {each for each in others if each[1] != "TQ113"}
    both = told(tmp_path / "b", {**WRONG, "course.yaml": BROKEN[broken]})
    assert {each for each in both if each[0] != "course.yaml"} == others
    assert len(both) > len(others)


@pytest.mark.parametrize("one", WRONG)
def test_no_file_hides_another(tmp_path: Path, one: str) -> None:
    alone = told(tmp_path / "a", {one: WRONG[one]})
    assert alone
    assert alone <= told(tmp_path / "b", {**WRONG})


LOOSE = COURSE[FACTS].replace("new pier in Saltmere?", "new pier last week?")
"""A question that breaks TQ219, whoever else asks."""
AMISS = {FACTS: LOOSE, "handouts/large.yaml": COURSE[HANDOUT].replace("count: 2", "count: 499")}
BOTH, RULES_ALONE, NEITHER = {"TQ219", "TQ401"}, {"TQ219"}, set[str]()
IN_PART = "the rules for options and for several items, and whether handouts can be filled"
NOTHING = "the rules for items, and whether handouts can be filled"


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "besides", "unchecked"),
    [
        (HANDOUT, "count: 2", "count: many", "TQ103", BOTH, ""),
        (HANDOUT, "count: 2", "count: 2\n    topics: [sea]", "TQ113", BOTH, ""),
        ("course.yaml", "licence:", "license:", "TQ101", BOTH, ""),
        ("course.yaml", "id: saltmere", "id: S M", "TQ105", NEITHER, NOTHING),
        ("course.yaml", "number: 2", "number: two", "TQ103", NEITHER, NOTHING),
        ("course.yaml", "language: en", "language: tlh", "TQ129", NEITHER, NOTHING),
        ("language.yaml", "", "{}", "TQ102", NEITHER, NOTHING),
        ("glossary.yaml", "type: body", "type: boddy", "TQ104", NEITHER, NOTHING),
        ("glossary.yaml", "  lat: 54.1\n", "", "TQ126", BOTH, ""),
        ("sources.yaml", "type: webpage", "type: scroll", "TQ104", RULES_ALONE, IN_PART),
        ("sources.yaml", "- id: s001", "- id: [s001", "TQ011", NEITHER, NOTHING),
        (MORE_FACTS, "mode: claimed", "mode: said", "TQ104", RULES_ALONE, IN_PART),
        (MORE_FACTS, "- id: reed", "- id: [reed", "TQ011", RULES_ALONE, IN_PART),
        (MORE_FACTS, "source: s002", "source: s9", "TQ114", RULES_ALONE, IN_PART),
        (MORE_FACTS, "topic: town", "topic: village", "TQ113", BOTH, ""),
        (MORE_FACTS, "  mode: c", "  related: [gone]\n  mode: c", "TQ116", BOTH, ""),
        (MORE_FACTS, "  mode: c", "  related: [pier-opened]\n  mode: c", "TQ117", BOTH, ""),
        ("templates/own.yaml", "", "- {id: own, makes: choice}", "TQ303", RULES_ALONE, IN_PART),
        ("silences.yaml", "", "- {rule: TQ202, reason: x, colour: red}", "TQ101", BOTH, ""),
        (
            "silences.yaml",
            "",
            "- {rule: TQ2, reason: x}",
            "TQ105",
            {"TQ401"},
            "the rules for items",
        ),
    ],
)
def test_what_follows_from_other_files_is_told_as_well(
    tmp_path: Path, *, name: str, old: str, new: str, code: str, besides: set[str], unchecked: str
) -> None:
    """What an error may change in items and handouts is left out, and this is said."""
    text = COURSE.get(name, "").replace(old, new, 1)
    loaded = check(write_course(tmp_path, {**AMISS, name: text}))
    codes = {problem.code for problem in loaded.problems}
    assert (code in codes, codes & BOTH) == (True, besides)
    because = f"Not checked because of {tmp_path / name}: {unchecked}."
    assert loaded.unchecked == ([because] if unchecked else [])


def test_an_unknown_template_is_told_beside_a_broken_one(tmp_path: Path) -> None:
    named = COURSE[HANDOUT].replace("count: 2", "count: 2\n    templates: [own, none-such]")
    wrong = {HANDOUT: named, "templates/own.yaml": WRONG["templates/own.yaml"]}
    found = told(tmp_path, {**wrong})
    assert {code for _, code, _ in found} == {"TQ303", "TQ402"}


SPOILT: dict[str, tuple[Callable[[Path], None], str]] = {
    "a file": (Path.touch, "TQ003"),
    "a pipe": (os.mkfifo, "TQ003"),
    "a link that leads nowhere": (lambda path: path.symlink_to("nowhere"), "TQ003"),
    "a link to itself": (lambda path: path.symlink_to(path.name), "TQ007"),
}


@pytest.mark.parametrize(("spoil", "code"), SPOILT.values(), ids=SPOILT)
@pytest.mark.parametrize("name", ["handouts", "templates", "facts"])
def test_what_is_no_folder_is_no_absence(
    tmp_path: Path, name: str, spoil: Callable[[Path], None], code: str
) -> None:
    course = write_course(tmp_path, {path: None for path in COURSE if path.startswith(name)})
    spoil(course / name)
    problems = check(course).problems
    assert [(each.path, each.code) for each in problems] == [(str(course / name), code)]


@pytest.mark.parametrize("name", ["silences.yaml", "language.yaml", "releases.json"])
def test_a_link_that_leads_nowhere_is_no_absence(tmp_path: Path, name: str) -> None:
    (write_course(tmp_path) / name).symlink_to("nowhere")
    assert [problem.code for problem in check(tmp_path).problems] == ["TQ002"]


@pytest.mark.parametrize("name", ["handouts", "facts", "facts/sub", "templates"])
def test_a_folder_that_cannot_be_read_is_no_absence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The listing is refused here, since the superuser may list every folder."""
    folder = write_course(tmp_path / "course", {"facts/sub/x.yaml": "[]"}) / name
    folder.mkdir(exist_ok=True)
    listing = os.scandir

    def refusing(path: str | Path) -> object:
        if Path(path) == folder:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return listing(path)

    monkeypatch.setattr(os, "scandir", refusing)
    problems = check(tmp_path / "course").problems
    assert "TQ007" in {problem.code for problem in problems}
