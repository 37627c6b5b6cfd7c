"""A course in the making: every command works on it, and says what is still missing."""

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from courses import COURSE, FACTS, HANDOUT, MORE_FACTS, write_course
from samples import STRIKE
from talkquiz.build import check, load_and_check
from talkquiz.cli import main
from talkquiz.course.course import load_course
from talkquiz.problem import Problem, Severity

from .conftest import Run

NOTHING = dict.fromkeys(COURSE)
OUTLINE = """title: Landing on a comet
topics:
  - {id: landing, title: The landing}
  - {id: harbour, title: The harbour, number: 1}
  - {id: town, title: The town, introduction: "", objectives: {}}
"""
BEGUN = {**NOTHING, "course.yaml": OUTLINE}


def test_a_title_and_topics_make_a_course(tmp_path: Path) -> None:
    """All else is a warning, with the line of what lacks it and what comes next."""
    problems = check(write_course(tmp_path, BEGUN)).problems
    assert {each.severity for each in problems} == {Severity.WARNING}
    assert [(each.code, each.line, each.message) for each in problems] == [
        ("TQ182", 1, "still missing: `version`, `updated`, `licence`, `authors`, `description`"),
        ("TQ182", 3, "the topic `landing` still lacks `number`, `introduction`, `objectives`"),
        ("TQ182", 4, "the topic `harbour` still lacks `introduction`, `objectives`"),
        ("TQ182", 5, "the topic `town` still lacks `number`, `introduction`, `objectives`"),
        ("TQ122", 1, "the course has no facts yet"),
    ]
    assert all(each.hint for each in problems)


def test_an_empty_value_is_as_good_as_none(tmp_path: Path) -> None:
    """A key that somebody wrote down to fill in later is no error."""
    outline = COURSE["course.yaml"]
    for key in ("version", "updated", "licence", "description"):
        outline = re.sub(rf"^{key}:.*(\n +.*)*", f"{key}:", outline, flags=re.MULTILINE)
    outline = re.sub(r"^authors:.*", "authors: []", outline, flags=re.MULTILINE)
    folder = write_course(tmp_path, {"course.yaml": outline})
    (problem,) = load_and_check(folder).problems
    told = "still missing: `version`, `updated`, `licence`, `authors`, `description`"
    assert (problem.code, problem.message) == ("TQ182", told)


def test_topics_get_the_numbers_that_are_free(tmp_path: Path) -> None:
    """Decks can be sorted before anybody thinks of numbers, and none stands twice."""
    course = load_course(write_course(tmp_path, BEGUN), [])
    assert [topic.number for topic in course.outline.topics] == [2, 1, 3]


@pytest.mark.parametrize("text", [None, "", "# nothing yet\n", "[]\n"])
def test_a_list_may_be_empty_or_not_there(tmp_path: Path, text: str | None) -> None:
    """No sources, no glossary, no facts: that is how a course begins."""
    files = dict.fromkeys(("sources.yaml", "glossary.yaml", FACTS), text)
    problems: list[Problem] = []
    load_course(write_course(tmp_path, {**BEGUN, **files}), problems)
    assert {each.code for each in problems} == {"TQ182"}


@pytest.mark.parametrize(
    ("changes", "hint"),
    [
        ({}, "Next: where facts are from, into sources.yaml, and facts/landing.yaml."),
        ({"sources.yaml": COURSE["sources.yaml"]}, "Next: write facts/landing.yaml;"),
        (
            {FACTS: "- {id: lamp, draft: true}\n"},
            "Next: complete one; `talkquiz check COURSE --drafts` says",
        ),
    ],
    ids=["nothing", "sources", "drafts"],
)
def test_check_says_what_comes_next(tmp_path: Path, changes: dict[str, str], hint: str) -> None:
    problems = check(write_course(tmp_path, {**BEGUN, **changes})).problems
    (told,) = (each for each in problems if each.code == "TQ122")
    assert told.hint.startswith(hint)


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("check", 0, "0 facts, 0 items: 5 warnings."),
        ("facts", 0, "There are none. `talkquiz check begun` says what comes next."),
        ("items", 0, "There are none. `talkquiz check begun` says what comes next."),
        ("build", 1, "Nothing was written: there is nothing to ask."),
        ("quiz", 1, "Nothing was written: there is nothing to ask."),
        ("push", 1, "There is no deck to push: there is nothing to ask."),
        ("release", 1, "Nothing was released: 4 errors, 1 warning."),
        ("show lamp", 2, "has no fact and no item `lamp`."),
        ("diff", 1, "the course has no release to compare with"),
    ],
)
def test_every_command_takes_a_course_of_two_keys(
    run: Run, command: str, code: int, said: str
) -> None:
    """None speaks of errors in files that nobody has written yet; none writes anything."""
    write_course(Path("begun"), BEGUN)
    result = run(*command.split(), "begun", code=code)
    assert said in result.output
    assert not Path("out").exists()


def test_a_course_with_facts_builds_without_licence_and_authors(run: Run) -> None:
    """The deck is made, nothing that it says has a hole in it, and the build says what is up."""
    outline = OUTLINE.replace("a comet", "a shore")
    write_course(Path("begun"), {"course.yaml": outline, HANDOUT: None})
    said = run("build", "begun").stderr
    assert said == (
        "begun/course.yaml:3:5: TQ123 warning: the topic `landing` has no fact\n"
        "    Add a fact, or remove the topic.\n"
        "The course is not finished: `talkquiz check begun` says what is missing.\n"
    )
    told = json.loads(run("build", "begun", "--json").stdout)["problems"]
    assert [each["code"] for each in told].count("TQ182") == 4


def test_a_release_wants_what_is_missing(run: Run) -> None:
    """What is a warning until then is an error: students have a right to know who made a deck."""
    outline = re.sub(r"^licence:.*\n", "", COURSE["course.yaml"], flags=re.MULTILINE)
    write_course(Path("begun"), {"course.yaml": outline})
    said = run("release", "begun", code=1).stderr
    assert "TQ182 still missing: `licence`" in said
    assert said.endswith("Nothing was released: 1 error.\n")
    assert not Path("begun/releases.json").exists()


@pytest.mark.parametrize(
    "changes",
    [
        {HANDOUT: COURSE[HANDOUT].replace("count: 2", "count: many")},
        {MORE_FACTS: COURSE[MORE_FACTS].replace("kind: statement", "kind: rumour")},
        {MORE_FACTS: COURSE[MORE_FACTS].replace("source: s001", "source: s999")},
        {"templates/own.yaml": "- {id: own, makes: choice}\n"},
    ],
    ids=["a handout", "another fact", "a citation", "a template"],
)
def test_what_can_be_read_is_shown_in_spite_of_errors_elsewhere(
    run: Run, changes: dict[str, str | None]
) -> None:
    """Facts, items and one fact are printed, and errors are counted; a build refuses."""
    write_course(Path("course"), changes)
    for command in (["facts"], ["items"], ["show", "pier-opened"]):
        result = run(*command, "course")
        assert "Ada Brook opened the new pier on" in result.stdout
        assert re.fullmatch(
            r"course: \d errors?, see `talkquiz check course`\.\n", result.stderr
        ), result.stderr
    assert "Nothing was written" in run("build", "course", code=1).stderr


def test_a_fact_with_errors_is_shown_by_these(run: Run) -> None:
    """Who asks for a fact that cannot be read is told why, and not that there is none."""
    facts = COURSE[MORE_FACTS].replace("kind: statement", "kind: rumour")
    write_course(Path("course"), {MORE_FACTS: facts})
    said = run("show", "reed-statement", "course", code=1).stderr
    assert "TQ104 `rumour` is no kind of fact" in said
    assert said.endswith("The fact `reed-statement` cannot be read: 1 error.\n")


def test_without_errors_nothing_is_said_beside(run: Run) -> None:
    """Warnings of a course in the making do not stand between facts and who reads them."""
    write_course(Path("begun"), {"course.yaml": OUTLINE})
    assert run("facts", "begun").stderr == ""


HALF = {**BEGUN, "facts/landing.yaml": "- id: lamp\n  kind: event\n"}
DRAFTS = "- id: lamp\n  draft: true\n  claim: '[Ada Brook]{who} lit a lamp.'\n"
A_PICK = """title: Quiz
audience: All
sections:
  - {title: Choose, directions: Choose one., items: [saltmere/lamp/who/who-did]}
"""
UNFINISHED: dict[str, dict[str, str | None]] = {
    "an empty folder": NOTHING,
    "an empty outline": {**NOTHING, "course.yaml": ""},
    "a title alone": {**NOTHING, "course.yaml": "title: Landing\n"},
    "topics": BEGUN,
    "half a fact": HALF,
    "a quotation mark left open": {**HALF, FACTS: 'id: lamp\nclaim: "[Ada Brook]{who} lit\n'},
    "a draft": {**BEGUN, "facts/landing.yaml": DRAFTS},
    "facts of a draft source": {"sources.yaml": "- {id: s001, draft: true}\n"},
    "drafts of the glossary": {"glossary.yaml": "- {id: ada-brook, draft: true}\n"},
    "half a template": {"templates/own.yaml": "- {id: own, makes: choice}\n"},
    "no template": {"templates/own.yaml": "- {id: own, makes: [choice\n"},
    "a handout of drafts": {FACTS: DRAFTS, HANDOUT: A_PICK},
    "no releases": {"releases.json": "{}"},
    **{f"new in {tag}": {} for tag in ("en", "ar", "sw")},
}
EVERY_COMMAND = (
    *("build C", "quiz --count 1 C", "push --url http://127.0.0.1:1 C", "check C", "diff C"),
    *("check C --drafts", "release C", "pack C", "items C", "facts C", "facts C --drafts"),
    *("show lamp C", "glossary C", "glossary --suggest --into C", "rename-source s001 mail C"),
    *("cite s001 pier C", "pull strike.txt --into C", "import bank.csv --into C", "schema C"),
)


@pytest.mark.parametrize("sort", UNFINISHED)
def test_whatever_is_unfinished_every_command_says_what_to_do(
    run: Run, here: Path, sort: str
) -> None:
    """With a hint below each problem, why nothing came of it, and no way to another course."""
    shutil.copy(STRIKE, "strike.txt")
    Path("bank.csv").write_text("Question,Answer\nWho lit the lamp?,Ada Brook\n")
    if sort.startswith("new in "):
        run("new", "begun", "--yes", "--language", sort.removeprefix("new in "))
    else:
        write_course(here / "begun", UNFINISHED[sort])
    for command in EVERY_COMMAND:
        shutil.rmtree("C", ignore_errors=True)
        shutil.copytree("begun", "C")
        result = CliRunner().invoke(main, command.split(), prog_name="talkquiz")
        said = f"talkquiz {command}\n{result.output}"
        assert result.exception is None or isinstance(result.exception, SystemExit), said
        assert re.search(r" TQ\d+ .*\n(?!    )", said) is None, said
        for_another = "`talkquiz (build|check|facts|items|show|glossary|pull)( --drafts)?`"
        assert re.search(for_another, said) is None, said
        if result.exit_code == 1 and not command.startswith("check"):
            assert re.search("[Nn]othing was |There is no |cannot be read: ", result.stderr), said
        assert result.exit_code == 0 or result.stderr or command.startswith("check"), said


EMPTY = "  - {id: empty, number: 9, title: Empty, introduction: Nothing., objectives: {}}\n"
SHORT = """title: Quiz
audience: All
sections:
  - {title: Choose, directions: Choose one., makes: choice, count: 50}
  - {title: Few words, directions: Write., makes: short-answer, count: 2}
"""


@pytest.mark.parametrize("lacks", ["authors", "topic", "draft"])
def test_a_handout_takes_what_there_is_while_a_course_is_written(
    run: Run, here: Path, lacks: str
) -> None:
    """With a warning; in a finished course, and in one with a release, it is an error."""
    outline, facts = COURSE["course.yaml"], COURSE["facts/harbour.yaml"]
    changes: dict[str, str | None] = {HANDOUT: None, "handouts/quiz.yaml": SHORT}
    unfinished = {
        "authors": {"course.yaml": re.sub(r"(?m)^authors:.*", "authors: []", outline)},
        "topic": {"course.yaml": outline.replace("topics:\n", f"topics:\n{EMPTY}")},
        "draft": {"facts/harbour.yaml": facts + "- {id: more, draft: true}\n"},
    }[lacks]
    write_course(here / "course", {**changes, **unfinished})
    assert "TQ401 warning" in run("check", "course").output
    run("build", "course", "--word")
    assert (here / "out/quiz-A.docx").exists()
    write_course(here / "finished", changes)
    assert "TQ401 section" in run("check", "finished", code=1).output
    (here / "course/releases.json").write_text("{}", encoding="utf-8")
    assert "TQ401 section" in run("check", "course", code=1).output
