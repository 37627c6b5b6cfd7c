"""Loading a whole course: everything that is wrong in one run, and what the course is called."""

from pathlib import Path

import pytest

from courses import COURSE, FACTS, HANDOUT, MORE_FACTS, facts_text, make_fact, write_course
from talkquiz.build import check
from talkquiz.course.course import Course, load_course, slug, unfit_file_name
from talkquiz.problem import Problem, in_order

NAMELESS = COURSE["course.yaml"].replace("id: saltmere\n", "", 1)


def load(folder: Path) -> tuple[Course, list[str]]:
    """Return the course in `folder`, and the file, line and code of each problem."""
    problems: list[Problem] = []
    course = load_course(folder, problems)
    return course, [f"{Path(p.path).name}:{p.line} {p.code}" for p in in_order(problems)]


def test_a_course_is_read_from_all_its_files(tmp_path: Path) -> None:
    text = facts_text(make_fact())
    course, problems = load(write_course(tmp_path, {"facts/old/lamps.yml": text}))
    assert problems == []
    assert list(course.sources.entries) == ["s001", "s002"]
    assert course.lexicon.entries["ada-brook"].names == ("Ada Brook", "Brook", "Mayor Brook")
    topics = [fact.topic for fact in course.in_teaching_order()]
    assert topics == ["harbour"] * 6 + ["town"] * 4
    assert {fact.kind for fact in course.facts.entries.values()} == {
        "event", "figure", "statement", "position", "document", "definition",
    }  # fmt: skip


def test_teaching_order_is_that_of_the_topics(tmp_path: Path) -> None:
    text = COURSE["course.yaml"].replace("id: harbour", "id: x").replace("id: town", "id: harbour")
    course, _ = load(write_course(tmp_path, {"course.yaml": text.replace("id: x", "id: town")}))
    assert course.in_teaching_order()[0].topic == "town"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {
                "course.yaml": COURSE["course.yaml"].replace("licence", "license"),
                "sources.yaml": COURSE["sources.yaml"].replace("webpage", "scroll"),
                "glossary.yaml": COURSE["glossary.yaml"].replace("lat: 54.1", "lat: 154.1"),
                FACTS: COURSE[FACTS].replace("mode: planned", "mode: plan"),
                MORE_FACTS: "a: [",
            },
            [
                "course.yaml:7 TQ101", "harbour.yaml:39 TQ104",
                "town.yaml:1 TQ011", "glossary.yaml:40 TQ103", "sources.yaml:12 TQ104",
            ],
        ),
        (
            {"course.yaml": COURSE["course.yaml"].replace("tide: {}", "tide: {one: tide}")},
            ["course.yaml:23 TQ102"],
        ),
        (
            {"course.yaml": COURSE["course.yaml"].replace("tide: {}", "tide: {name: tide}")},
            ["course.yaml:23 TQ101"],
        ),
        (
            {"course.yaml": COURSE["course.yaml"].replace("for-and-against", "date-pier")},
            ["course.yaml:22 TQ112"],
        ),
        (
            {"course.yaml": COURSE["course.yaml"].replace("date-pier", "Date pier")},
            ["course.yaml:16 TQ105"],
        ),
        (
            {"course.yaml": COURSE["course.yaml"].replace("date-pier: D", "- d")},
            ["course.yaml:15 TQ103"],
        ),
        (
            {"course.yaml": None, "sources.yaml": "- x\n"},
            ["course.yaml:1 TQ002", "sources.yaml:1 TQ103"],
        ),
        (
            dict.fromkeys(COURSE),
            ["course.yaml:1 TQ002"],
        ),
    ],
    ids=[
        "a mistake in each file", "a noun for one alone", "an unknown key of a role",
        "two objectives of one id", "an objective without a proper id", "a list of objectives",
        "no course.yaml", "an empty folder",
    ],
)  # fmt: skip
def test_the_problems_of_all_files_come_at_once(
    tmp_path: Path, changes: dict[str, str | None], expected: list[str]
) -> None:
    course, problems = load(write_course(tmp_path, changes))
    assert problems == expected
    assert course.has_outline is not any(each.startswith("course.yaml") for each in expected)


@pytest.mark.parametrize(
    ("name", "old", "new", "codes"),
    [
        ("glossary.yaml", "name: Ada Brook", "nome: Ada Brook", {"TQ101"}),
        ("sources.yaml", "basis: stated", "basis: guessed", {"TQ104"}),
        (FACTS, "status: reported", "status: sure", {"TQ104"}),
        (FACTS, "topic: harbour", "topic: HARBOUR", {"TQ105"}),
        ("sources.yaml", "- id", "a: [", {"TQ011"}),
        ("glossary.yaml", "- id", "a: [", {"TQ011"}),
        (FACTS, "- id", "a: [", {"TQ011"}),
        (HANDOUT, COURSE[HANDOUT], None, set()),
    ],
)  # fmt: skip
def test_references_to_what_cannot_be_read_are_no_problem(
    tmp_path: Path, name: str, old: str, new: str | None, codes: set[str]
) -> None:
    """A mistake is told where it is, not at all that refers to the entry or to the file."""
    text = None if new is None else COURSE[name].replace(old, new, 1)
    problems = check(write_course(tmp_path, {name: text})).problems
    told = {(Path(p.path).name, p.code) for p in problems}
    assert told == {(Path(name).name, code) for code in codes}


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


@pytest.mark.parametrize(("letters", "is_fit"), [(80, True), (81, False)])
def test_how_long_the_name_of_a_file_may_be(*, letters: int, is_fit: bool) -> None:
    assert (unfit_file_name("n" * letters) == "") is is_fit


@pytest.mark.parametrize(
    ("name", "text", "course_id", "problems"),
    [
        ("Città di Salé 2", NAMELESS, "citta-di-sale-2", []),
        ("Città di Salé 2", COURSE["course.yaml"], "saltmere", []),
        ("دورة", COURSE["course.yaml"], "saltmere", []),
        ("دورة", NAMELESS, "", ["course.yaml:1 TQ105"]),
        ("n" * 81, NAMELESS, "n" * 81, ["course.yaml:1 TQ105"]),
        ("NUL", NAMELESS, "nul", ["course.yaml:1 TQ105"]),
        ("course", f"{NAMELESS}id: com1\n", "com1", ["course.yaml:23 TQ105"]),
    ],
)
def test_the_id_of_a_course(
    tmp_path: Path, name: str, text: str, course_id: str, problems: list[str]
) -> None:
    """The deck is called by it: some systems take no files of some names."""
    course, found = load(write_course(tmp_path / name, {"course.yaml": text}))
    assert (course.id, found) == (course_id, problems)


def test_the_folder_may_be_the_current_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A course named `.` still gets its folder's name."""
    monkeypatch.chdir(write_course(tmp_path / "Old Harbour", {"course.yaml": NAMELESS}))
    course, _ = load(Path())
    assert course.id == "old-harbour"
