"""`talkquiz review`: what stands out is told at the fact's line, and no student is named."""

import json
import re
from pathlib import Path

import pytest

from anki_servers import nothing_answering
from classes import DAY, MONDAY, save, saved
from courses import place_of
from talkquiz.build import load_and_check
from talkquiz.deck.imprint import imprint
from talkquiz.items.item import Item
from talkquiz.onscreen.make import onscreen_question
from talkquiz.results.answers import Answer

from .conftest import Run

DOCS = Path(__file__).parents[2] / "docs" / "json.md"


def answers(course: Path, right: float, item: int = 0, times: int = 12) -> list[Answer]:
    """Return answers to one item of a course, day by day, so many of which are right."""
    asked: Item = load_and_check(course).items[item]
    is_right = [number < right * times for number in range(times)]
    return [Answer(asked.id, MONDAY + day * DAY, each, ()) for day, each in enumerate(is_right)]


def test_a_leech_is_a_warning_at_the_line_of_its_fact(course: Path, run: Run) -> None:
    wrong = answers(course, 0)
    asked = load_and_check(course).items[0]
    text = (course / "facts/harbour.yaml").read_text("utf-8")
    line = place_of(f"id: {asked.facts[0]}", text)
    folder = save(Path("class"), "saltmere", [wrong])
    told = run("review", course, "--progress", folder).stdout
    assert f"course/facts/harbour.yaml:{line} TQ805 warning: {asked.id}: wrong" in told.replace(
        ": TQ", " TQ"
    )
    assert "11 of 11 answers after the first, 100 % (74 to 100 %), by 1 student" in told
    assert f"\n  {asked.short_id}  wrong again and again  11  11  100 %" in told
    assert "1 student, 12 answers: 1 finding." in told


def test_a_teacher_sees_what_was_asked_and_how_to_ask_something_else(
    course: Path, run: Run
) -> None:
    """Ids alone say nothing to who has no key at hand."""
    asked = onscreen_question(
        load_and_check(course).items[0], imprint(load_and_check(course).course)
    )
    folder = save(Path("class"), "saltmere", [answers(course, 0)])
    lines = run("review", course, "--progress", folder).stdout.splitlines()
    (at,) = (number for number, line in enumerate(lines) if "TQ805" in line)
    assert lines[at + 1] == f"    Question {asked.short_id}: {asked.prompt}"
    assert lines[at + 2] == f"    Key: {asked.told.key}"
    assert any(f"`--without {asked.short_id}`" in line for line in lines)


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_nothing_of_this_course_is_nothing_reviewed(
    course: Path, run: Run, options: tuple[str, ...]
) -> None:
    """Not that nothing stands out: that would be taken for good news."""
    folder = save(Path("class"), "holm", [answers(course, 1)])
    (folder / "progress.txt").write_text("x", "utf-8")
    said = run("review", course, "--progress", folder, *options, code=1)
    if options:
        data = json.loads(said.stdout)
        assert (data["files"], data["passed_over"]) == (0, 1)
        return
    assert "Nothing was reviewed: no file is of The harbour of Saltmere." in said.stderr
    assert "progress is in files that end in .json: 1 other." in said.stdout
    assert "stands out" not in said.stdout


@pytest.mark.parametrize("given", ["class", "class/ada.json"])
def test_progress_in_the_place_of_the_course_is_told(run: Run, given: str) -> None:
    """A folder of students' files is no course with a file missing."""
    Path("class").mkdir()
    Path("class/ada.json").write_text("{}", "utf-8")
    assert "write --progress" in run("review", given, code=2).stderr


def test_all_well_says_how_much_nothing_is_said_of(course: Path, run: Run) -> None:
    folder = save(Path("class"), "saltmere", [answers(course, 1)])
    told = run("review", course, "--progress", folder).stdout
    number = len(load_and_check(course).items)
    assert told.splitlines() == [
        f"{number - 1} of {number} questions have fewer than 5 answers, of which nothing is said.",
        "The harbour of Saltmere: 1 student, 12 answers: nothing stands out.",
    ]


def test_answers_that_say_nothing_are_counted(course: Path, run: Run) -> None:
    gone = [Answer("saltmere/gone/when/x", MONDAY, is_right=True)]
    old = [each._replace(picked=("o00000",)) for each in answers(course, 1, times=1)]
    folder = save(Path("class"), "saltmere", [gone + old, gone + old])
    told = run("review", course, "--progress", folder).stdout
    assert "1 answer to 1 question that the course has no more: not counted." in told
    assert "1 answer picked an option that was reworded since: right or wrong is counted" in told
    assert "1 file of a student of whom another file tells as well." in told


def test_json_has_it_all_and_no_name(course: Path, run: Run) -> None:
    mark, items = imprint(load_and_check(course).course), load_and_check(course).items
    chosen = next(item for item in items if item.kind.picks_one)
    question = onscreen_question(chosen, mark)
    wrong = next(each for each in question.options if not each.right)
    students = [[Answer(chosen.id, MONDAY + at, False, (wrong.id,))] for at in range(9)]
    folder = save(Path("class-of-ada"), "saltmere", students)
    (folder / "ada-last.json").write_text("no progress", "utf-8")
    result = run("review", course, "--progress", folder, "--json", code=1)
    data = json.loads(result.stdout)
    (finding,) = data["findings"]
    assert (finding["item"], finding["option"]) == (chosen.id, wrong.text)
    assert (finding["part"], finding["whole"], finding["share"]) == (9, 9, 1)
    assert finding["problem"]["code"] == "TQ807"
    assert (data["students"], data["files"], data["questions"]) == (9, 9, len(items))
    assert [each["code"] for each in data["problems"]] == ["TQ801"]
    assert "ada" not in result.output
    documented = DOCS.read_text("utf-8").split("## `talkquiz review --json`")[1].split("\n## ")[0]
    assert {*data, *finding} <= {*re.findall(r"`(\w+)`", documented)}


def test_a_broken_file_ends_in_an_error_and_what_others_say_is_told(course: Path, run: Run) -> None:
    folder = save(Path("class"), "saltmere", [answers(course, 0)])
    (folder / "tom-reed.json").write_text("{", "utf-8")
    told = run("review", course, "--progress", folder, code=1).stdout
    assert "--progress: TQ801 file 2 of 2 is no saved progress: it is no JSON" in told
    assert "1 finding, 1 error." in told
    assert "tom" not in told
    assert "ada" not in told


def test_the_words_of_an_option_are_no_format_and_do_a_terminal_no_harm(
    course: Path, run: Run
) -> None:
    """An id that is none, in a file, is only ever counted."""
    hostile = [Answer("saltmere/\x1b[2J{0}", MONDAY, is_right=True, picked=("\u202e",))]
    Path("a.json").write_text(saved(hostile, "saltmere"), "utf-8")
    told = run("review", course, "--progress", "a.json").stdout
    assert "1 answer to 1 question that the course has no more: not counted." in told
    assert "\x1b" not in told


@pytest.mark.parametrize("options", [(), ("--progress", "class", "--anki")])
def test_without_files_or_if_asked_anki_is_asked(
    course: Path, run: Run, options: tuple[str, ...]
) -> None:
    save(Path("class"), "saltmere", [answers(course, 1)])
    with nothing_answering() as url:
        result = run("review", course, "--url", url, *options, code=1)
    assert f"Nothing was reviewed: There is no Anki at {url}." in result.stderr
    assert ("--progress FOLDER" in result.stderr) == (not options), "who has no Anki has files"


def test_with_files_alone_anki_is_left_alone(course: Path, run: Run) -> None:
    save(Path("class"), "saltmere", [answers(course, 1)])
    with nothing_answering() as url:
        run("review", course, "--url", url, "--progress", "class")
