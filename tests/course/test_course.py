"""Loading a whole course: everything that is wrong in one run, and what the course is called."""

from pathlib import Path

import pytest

from courses import COURSE, FACTS, HANDOUT, MORE_FACTS, facts_text, make_fact, write_course
from talkquiz.build import check
from talkquiz.course.course import Course, load_course, slug
from talkquiz.problem import Problem, in_order

NAMELESS = COURSE["course.yaml"].replace("id: saltmere\n", "", 1)


def load(folder: Path) -> tuple[Course, list[Problem]]:
    problems: list[Problem] = []
    return load_course(folder, problems), in_order(problems)


def codes(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(Path(problem.path).name, problem.code) for problem in problems]


def test_the_sample_course_has_no_problem_and_a_handout(tmp_path: Path) -> None:
    bank = check(write_course(tmp_path)).loaded
    assert bank.problems == []
    assert [plan.name for plan in bank.plans] == ["first-quiz"]
    assert {fact.kind for fact in bank.course.facts.entries.values()} >= {
        "event", "figure", "statement", "position", "document", "definition",
    }  # fmt: skip


def test_a_course_is_read_from_all_its_files(tmp_path: Path) -> None:
    course, problems = load(write_course(tmp_path))
    assert problems == []
    assert list(course.sources.entries) == ["s001", "s002"]
    assert course.lexicon.entries["ada-brook"].names == ("Ada Brook", "Brook", "Mayor Brook")
    topics = [fact.topic for fact in course.in_teaching_order()]
    assert topics == ["harbour"] * 5 + ["town"] * 4


def test_teaching_order_is_that_of_the_topics(tmp_path: Path) -> None:
    text = COURSE["course.yaml"].replace("id: harbour", "id: x").replace("id: town", "id: harbour")
    course, _ = load(write_course(tmp_path, {"course.yaml": text.replace("id: x", "id: town")}))
    assert course.in_teaching_order()[0].topic == "town"


def test_the_problems_of_all_files_come_at_once(tmp_path: Path) -> None:
    changes = {
        "course.yaml": COURSE["course.yaml"].replace("licence", "license"),
        "sources.yaml": COURSE["sources.yaml"].replace("webpage", "scroll"),
        "glossary.yaml": COURSE["glossary.yaml"].replace("lat: 54.1", "lat: 154.1"),
        FACTS: COURSE[FACTS].replace("mode: planned", "mode: plan"),
        MORE_FACTS: "a: [",
    }
    _, problems = load(write_course(tmp_path, changes))
    assert codes(problems) == [
        ("course.yaml", "TQ102"),
        ("course.yaml", "TQ101"),
        ("harbour.yaml", "TQ104"),
        ("town.yaml", "TQ011"),
        ("glossary.yaml", "TQ103"),
        ("sources.yaml", "TQ104"),
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("glossary.yaml", "name: Ada Brook", "nome: Ada Brook", "TQ101"),
        ("sources.yaml", "basis: stated", "basis: guessed", "TQ104"),
        (FACTS, "status: reported", "status: sure", "TQ104"),
        (FACTS, "topic: harbour", "topic: HARBOUR", "TQ105"),
    ],
)
def test_a_reference_to_a_lost_entry_is_no_second_problem(
    tmp_path: Path, name: str, old: str, new: str, code: str
) -> None:
    """One mistake in an entry is told at the entry, not at all that refer to it."""
    bank = check(write_course(tmp_path, {name: COURSE[name].replace(old, new, 1)})).loaded
    expected = {code, "TQ102"} if code == "TQ101" else {code}
    assert {(Path(p.path).name, p.code) for p in bank.problems} == {
        (Path(name).name, each) for each in expected
    }


@pytest.mark.parametrize("name", ["sources.yaml", "glossary.yaml", FACTS])
def test_references_into_a_file_that_cannot_be_read_are_no_problem(
    tmp_path: Path, name: str
) -> None:
    """A broken file is one problem, although everything refers to what it holds."""
    bank = check(write_course(tmp_path, {name: "a: ["})).loaded
    assert codes(bank.problems) == [(Path(name).name, "TQ011")]


def test_without_a_course_file_the_rest_is_read(tmp_path: Path) -> None:
    """Without course.yaml, the problems of other files are told all the same."""
    course, problems = load(write_course(tmp_path, {"course.yaml": None, "sources.yaml": "- x\n"}))
    assert not course.has_outline
    assert course.facts.entries
    assert codes(problems) == [("course.yaml", "TQ002"), ("sources.yaml", "TQ103")]


def test_missing_files_are_all_told(tmp_path: Path) -> None:
    """What an empty folder lacks."""
    _, problems = load(tmp_path)
    assert codes(problems) == [
        ("course.yaml", "TQ002"),
        ("facts", "TQ122"),
        ("glossary.yaml", "TQ002"),
        ("sources.yaml", "TQ002"),
    ]


def test_a_course_needs_no_handout(tmp_path: Path) -> None:
    assert check(write_course(tmp_path, {HANDOUT: None})).loaded.problems == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("My Course", "my-course"),
        ("Città di Çeşme", "citta-di-cesme"),
        ("  2024__Talks! ", "2024-talks"),
        ("ﬁle Ⅳ", "file-iv"),
        ("دورة", ""),
        ("---", ""),
    ],
)
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Città di Salé 2", NAMELESS, "citta-di-sale-2"),
        ("Città di Salé 2", COURSE["course.yaml"], "saltmere"),
        ("دورة", COURSE["course.yaml"], "saltmere"),
    ],
)
def test_the_id_of_a_course(tmp_path: Path, name: str, text: str, expected: str) -> None:
    course, problems = load(write_course(tmp_path / name, {"course.yaml": text}))
    assert problems == []
    assert course.id == expected


def test_the_folder_may_be_the_current_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A course named `.` still gets its folder's name."""
    monkeypatch.chdir(write_course(tmp_path / "Old Harbour", {"course.yaml": NAMELESS}))
    course, _ = load(Path())
    assert course.id == "old-harbour"


def test_a_folder_whose_name_makes_no_id(tmp_path: Path) -> None:
    _, problems = load(write_course(tmp_path / "دورة", {"course.yaml": NAMELESS}))
    assert codes(problems) == [("course.yaml", "TQ105")]
    assert "id: my-course" in problems[0].hint


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("n" * 81, NAMELESS, 1),
        ("NUL", NAMELESS, 1),
        ("course", COURSE["course.yaml"].replace("id: saltmere", "id: com1"), 1),
    ],
)
def test_an_id_that_some_systems_take_for_no_file(
    tmp_path: Path, name: str, text: str, line: int
) -> None:
    """The deck is called by it."""
    _, problems = load(write_course(tmp_path / name, {"course.yaml": text}))
    assert codes(problems) == [("course.yaml", "TQ105")]
    assert problems[0].line == line


def test_an_empty_list_of_facts(tmp_path: Path) -> None:
    """A course without a fact is told so once, at its folder."""
    _, problems = load(write_course(tmp_path, {FACTS: "[]\n", MORE_FACTS: None}))
    assert codes(problems) == [("facts", "TQ122")]


def test_facts_may_lie_in_folders(tmp_path: Path) -> None:
    text = facts_text(make_fact())
    course, problems = load(write_course(tmp_path, {"facts/old/lamps.yml": text}))
    assert problems == []
    assert "lamp-lit" in course.facts.entries
