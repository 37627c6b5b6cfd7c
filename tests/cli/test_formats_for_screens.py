"""What `talkquiz build` and `quiz` say of the formats for screens, and what these lose."""

import json
import re
from pathlib import Path

import pytest

from talkquiz.build import Order
from talkquiz.cli import onscreen_options
from talkquiz.exporters import ONSCREEN
from talkquiz.onscreen.carried import LeftOut, Loss

from .conftest import Run

JSON_BOTH = ("--anki", "--moodle", "--json")
JSON = Path(__file__).parents[2] / "docs" / "json.md"


def files() -> list[str]:
    """Return the names of what was written."""
    return sorted(path.name for path in Path("out").glob("[!.]*"))


def test_a_build_says_what_each_format_has_and_what_it_leaves_out(run: Run, course: Path) -> None:
    """A line for each format, then how many questions lose what, and which: a few."""
    lines = run("build", course, "--canvas", "--kahoot").stdout.splitlines()
    assert files() == ["saltmere.canvas.zip", "saltmere.kahoot.xlsx"]
    said = [line for line in lines if re.match(r"Canvas|Kahoot", line)]
    assert re.fullmatch(r"Canvas: all \d+ questions\.", said[0])
    assert re.fullmatch(r"Kahoot: \d+ of \d+ questions\.", said[1])
    assert any(re.match(r" +all  no tags to search by", line) for line in lines)
    assert any(re.match(r" +\d+  left out: the format has no such kind", line) for line in lines)
    assert "saltmere/" not in "\n".join(lines), "ids come without the course"


def test_all_that_a_terminal_cuts_short_is_in_the_json(run: Run, course: Path) -> None:
    """Each question is asked or left out, by its id, and by names that do not change."""
    built = json.loads(run("build", course, "--kahoot", "--quizlet", "--json").stdout)
    items = {each["id"] for each in json.loads(run("items", course, "--json").stdout)}
    assert built["carried"].keys() == {"kahoot", "quizlet"}
    for name, carried in built["carried"].items():
        out = {key for ids in carried["left_out"].values() for key in ids}
        assert carried["asked"] == len(items - out)
        assert out < items
        assert out
        (written,) = (each for each in built["files"] if each["format"] == name)
        assert written["questions" if name == "kahoot" else "cards"] == carried["asked"]
        assert all({*ids} <= items - out for ids in carried["lost"].values())
    assert "sources" in built["carried"]["kahoot"]["lost"]


def test_quiet_says_nothing(run: Run, course: Path) -> None:
    result = run("build", course, "--canvas", "--kahoot", "--quiet")
    assert (result.stdout, result.stderr) == ("", "")


def test_where_no_question_fits_there_is_no_file_and_it_is_said(run: Run) -> None:
    """An empty quiz would be taken for one with questions."""
    result = run("quiz", "--kind", "short-answer", "--kahoot", code=1)
    assert "Nothing was written: no question fits." in result.stderr
    assert re.search(r"Kahoot: 0 of \d+ questions\.", result.stdout)
    assert not Path("out").exists()


def test_a_format_without_questions_keeps_no_other_from_being_written(run: Run) -> None:
    result = run("quiz", "--kind", "short-answer", "--name", "few", "--kahoot", "--quizlet")
    assert files() == ["syria-peace-process-few.quizlet.txt"]
    assert "Kahoot: 0 of" in result.stdout
    assert "No question fits, so without a file: Kahoot." in result.stderr


def test_a_format_with_nothing_to_ask_has_no_file_and_it_is_said(run: Run) -> None:
    """An import of an empty file would seem to have worked; where all are empty, that is a 1."""
    details = ("build", "--topic", "astana", "--weight", "detail", "--deck-only")
    each = (f"--{name}" for name in sorted(ONSCREEN))
    assert "Nothing was written: there is nothing to ask." in run(*details, *each, code=1).stderr
    assert not Path("out").exists()
    made = json.loads(run("build", "--topic", "astana", "--weight", "detail", *JSON_BOTH).stdout)
    assert made["empty"] == ["anki"]
    assert files() == ["syria-peace-process-astana-detail.moodle.xml"]


def test_a_handout_that_asks_nothing_is_told_to_be_for_paper(run: Run) -> None:
    """Alone it makes nothing; beside others they are made, and it is named."""
    alone = run("build", "--web", "--handout", "timeline", code=1).stderr
    assert "Nothing was written: timeline is to be read and asks nothing.\n" in alone
    assert "Print it with --word." in alone
    both = run("build", "--web", "--handout", "timeline", "--handout", "exit-ticket")
    assert "on paper alone: timeline." in both.stderr
    assert "Study page: 1 of 1 question, whole." in both.stdout


def test_a_handout_of_other_topics_says_so_in_any_format(run: Run) -> None:
    """It is not that the course has no handouts."""
    for name in ("--word", "--web"):
        wanted = ("build", name, "--topic", "astana", "--handout", "starter-quiz")
        said = run(*wanted, code=1).stderr
        assert "Nothing was written: nothing of starter-quiz is of astana." in said
        assert "leave --topic and --weight out" in said


def test_two_parts_of_a_course_do_not_replace_each_other(run: Run, course: Path) -> None:
    """Names of files carry the topics, weights and deck that were asked for, in any order alike."""
    run("build", course, "--moodle", "--web", "--topic", "harbour")
    run("build", course, "--moodle", "--topic", "town", "--topic", "harbour", "--weight", "useful")
    run("build", course, "--moodle", "--topic", "harbour", "--topic", "town", "--weight", "useful")
    run("build", course, "--moodle", "--deck-only")
    assert files() == [
        "saltmere-deck.moodle.xml",
        "saltmere-harbour-town-useful.moodle.xml",
        "saltmere-harbour.html",
        "saltmere-harbour.moodle.xml",
    ]


def test_however_much_is_asked_for_the_name_of_a_file_stays_short() -> None:
    """And two long lists of topics still have two names."""
    topics = [f"a-topic-with-a-long-name-{number}" for number in range(30)]
    one, other = (Order(["moodle"], topics=some).limits for some in (topics, topics[:-1]))
    assert one != other
    assert max(map(len, (one, other))) < 120


def test_help_names_files_as_they_are_written(run: Run, course: Path) -> None:
    """A quiz is not called as its course is."""
    run("quiz", course, "--topic", "harbour", "--count", "3", "--moodle")
    assert files() == ["saltmere-quiz-harbour.moodle.xml"]
    assert "<course>-<quiz>.moodle.xml" in run("quiz", "--help").stdout
    assert "<course>.moodle.xml" in run("build", "--help").stdout


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (("--canvas",), ["saltmere-first-quiz.canvas.zip"]),
        (("--canvas", "--word"), ["first-quiz-A.docx", "saltmere-first-quiz.canvas.zip"]),
    ],
)
def test_a_handout_is_a_quiz_of_a_school_s_system(
    run: Run, course: Path, options: tuple[str, ...], names: list[str]
) -> None:
    """Its questions are those of the sheet."""
    run("build", course, "--handout", "first-quiz", *options)
    assert {*names} <= {*files()}


def test_a_quiz_of_ones_own_goes_to_the_school_s_system_and_to_paper(run: Run) -> None:
    """`quiz` makes a sheet, or the formats that are asked for, with the same questions."""
    wanted = ("quiz", "--topic", "astana", "--count", "5", "--name", "mine", "--json")
    (made,) = json.loads(run(*wanted, "--quizlet", "--canvas").stdout)["files"][:1]
    assert (made["format"], made["questions"]) == ("canvas", 5)
    both = json.loads(run(*wanted, "--canvas", "--word").stdout)
    assert {each["format"] for each in both["files"]} == {"word", "canvas"}
    sheet = json.loads(run("items", "--on", "out/mine-key.docx", "--json").stdout)
    on_paper = {each["id"] for each in sheet["items"]}
    (lost,) = (ids for name, ids in both["carried"]["canvas"]["lost"].items() if name == "tags")
    assert {*lost} == on_paper


def test_a_quiz_for_kahoot_asks_what_kahoot_can_ask(run: Run) -> None:
    """Without kinds that were asked for, it has those that Kahoot has."""
    made = json.loads(run("quiz", "--kahoot", "--count", "8", "--json").stdout)
    assert "no-such-question" not in made["carried"]["kahoot"]["left_out"]
    assert made["files"][0]["questions"] >= 6


def test_a_quiz_for_kahoot_that_runs_short_is_not_told_of_kinds_that_nobody_gave(run: Run) -> None:
    """Kahoot has no others, so leaving --kind out would not help."""
    said = run("quiz", "--kahoot", "--topic", "astana").stderr
    assert "of the kinds that Kahoot has" in said
    assert "--kind" not in said


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (("build", "--canvas", "--versions", "2"), "--versions is for printed handouts"),
        (("quiz", "--canvas", "--pdf", "--no-points"), "--no-points and --pdf are for printed"),
        (("quiz", "--gift", "--answer-sheet", "--class", "7b"), "--class and --answer-sheet are"),
        (("quiz", "--anki"), "No such option '--anki': `talkquiz build` has it."),
        (("quiz", "--moodle", "--deck-only"), "`talkquiz build` has it."),
        (("build", "--count", "3"), "`talkquiz quiz` has it."),
        (("quiz", "--html"), "did you mean --web?"),
        (("quiz", "--topics", "astana"), "'--topic'"),
        (("build", "--canvas", "--pin", "hvn6"), "add --word or --handout"),
        (("build", "--word", "--deck-only"), "--deck-only is for"),
        (("build", "--gift", "--handout", "exit-ticket", "--deck-only"), "its own questions"),
    ],
)
def test_options_of_no_use_are_refused(run: Run, command: tuple[str, ...], says: str) -> None:
    assert says in run(*command, code=2).stderr


def test_every_format_has_a_name_that_people_know() -> None:
    assert onscreen_options._FORMATS.keys() == ONSCREEN


def test_every_loss_and_every_reason_is_documented() -> None:
    """The names in docs/json.md are those that scripts get."""
    documented = JSON.read_text("utf-8")
    for why in (*Loss, *LeftOut):
        assert f"`{why.name.lower().replace('_', '-')}`" in documented
