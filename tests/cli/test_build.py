"""`talkquiz build`: what it prints, and where."""

import json
import re
from pathlib import Path

import pytest
from docx import Document

from courses import COURSE, FACTS, HANDOUT, write_course

from .conftest import Run
from .test_refusals import BROKEN, SHORT

FILES = ["saltmere.apkg", *(f"first-quiz-{name}.docx" for name in ("A", "B", "key"))]


def held(folder: str = "out") -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path(folder).glob("[!.]*")}


def test_a_table_lists_what_was_written(run: Run, course: Path) -> None:
    result = run("build", course)
    *lines, time = result.stdout.splitlines()
    assert [Path(line.split()[0]) for line in lines] == [Path("out", name) for name in FILES]
    assert sorted(held()) == sorted(FILES)
    for line in lines:
        assert re.fullmatch(r"  \S+ +\d+ (cards|questions|answers) +\d+ KB", line), line
    assert re.fullmatch(r"The harbour of Saltmere: built in \d+\.\d s\.", time)
    assert result.stderr == ""


def test_a_table_says_one_question(run: Run) -> None:
    sheet, key, _ = run("build", "--word", "--handout", "exit-ticket").stdout.splitlines()
    assert sheet.split()[1:3] == ["1", "question"]
    assert key.split()[1:3] == ["1", "answer"]


@pytest.mark.parametrize(
    ("options", "files"),
    [(("--anki",), FILES[:1]), (("--word",), FILES[1:]), (("--word", "--anki"), FILES)],
)
def test_formats_and_folder_are_chosen(
    run: Run, course: Path, options: tuple[str, ...], files: list[str]
) -> None:
    run("build", course, *options, "--out", "to print/now")
    assert sorted(held("to print/now")) == sorted(files)
    assert not Path("out").exists()


def test_seed_is_chosen(run: Run, course: Path) -> None:
    for out, options in (("a", ("--seed", "7")), ("b", ("--seed", "7")), ("c", ())):
        run("build", course, "--out", out, *options)
    assert held("a") == held("b") != held("c")


@pytest.mark.parametrize("option", ["--quiet", "-q"])
def test_quiet_leaves_the_warnings_on_standard_error(run: Run, option: str) -> None:
    assert run("build", write_course(Path("sound")), option).output == ""
    short = write_course(Path("short"), SHORT)
    results = [run("build", short, "--topic", "town", *each) for each in ([], [option])]
    for result in results:
        assert re.match(rf"short/{HANDOUT}:9:\d+: TQ401 warning: ", result.stderr)
        assert "warning" not in result.stdout
    assert ["cards" in result.stdout for result in results] == [True, False]


def test_edited_handout_is_told(run: Run, course: Path) -> None:
    run("build", course)
    Path("out/first-quiz-A.docx").write_bytes(b"mine")
    result = run("build", course, "--quiet")
    edited, kept = Path("out/first-quiz-A.docx"), Path("out/first-quiz-A (edited).docx")
    assert result.stderr == f"{edited} had been edited: your version is kept as {kept}\n"
    assert kept.read_bytes() == b"mine"


def test_files_of_an_earlier_build_are_told(run: Run, course: Path) -> None:
    run("build", course, "--versions", "3")
    result = run("build", course, "--versions", "2", "--seed", "2", "--quiet")
    left = Path("out/first-quiz-C.docx")
    told = f"Of an earlier build, perhaps with other questions than this key: {left}.\n"
    assert result.stderr == told
    data = json.loads(run("build", course, "--versions", "2", "--json").stdout)
    assert data["earlier"] == [str(left)]


class TestJson:
    def test_says_what_the_table_says(self, run: Run, course: Path) -> None:
        result = run("build", course, "--json")
        data = json.loads(result.stdout)
        assert sorted(data) == ["files", "kept", "problems", "seconds"]
        assert [Path(each["path"]) for each in data["files"]] == [Path("out", f) for f in FILES]
        for each in data["files"]:
            assert each["size"] == Path(each["path"]).stat().st_size
            assert each["format"] == ("anki" if each["path"].endswith("apkg") else "word")
        units = {"cards", "questions", "answers"}
        assert {key for each in data["files"] for key in each} == {"path", "format", "size", *units}
        assert (data["problems"], data["kept"]) == ([], {})
        assert data["seconds"] > 0
        assert result.stderr == ""

    def test_tells_warnings_and_what_was_kept(self, run: Run) -> None:
        folder = write_course(Path("course"), SHORT)
        run("build", folder, "--topic", "town")
        Path("out/first-quiz-A.docx").write_bytes(b"mine")
        data = json.loads(run("build", folder, "--topic", "town", "--json").stdout)
        assert {problem["severity"] for problem in data["problems"]} == {"warning"}
        assert data["kept"] == {"out/first-quiz-A.docx": "out/first-quiz-A (edited).docx"}

    def test_tells_errors(self, run: Run) -> None:
        result = run("build", write_course(Path("course"), BROKEN), "--json", code=1)
        data = json.loads(result.stdout)
        assert data["files"] == []
        assert f"course/{FACTS}" in "".join(data["unchecked"])
        assert [problem["code"] for problem in data["problems"]] == ["TQ108"]


THIRTEEN = ", ".join(f"Maria-Magdalena Featherstonehaugh {number}" for number in range(13))
LONG = {
    "thirteen authors": ("authors: [TalkQuiz contributors]", f"authors: [{THIRTEEN}]"),
    "a licence in words": ("licence: CC-BY-4.0", "licence: " + "Copy it as you like. " * 20),
    "a long title": ("title: The harbour of Saltmere", "title: " + "Ships and votes " * 60),
    "a long name of a topic": ("title: The town", "title: " + "The town and its council " * 60),
    "emoji": ("title: The harbour of Saltmere", "title: " + "⛵👩\u200d🔬" * 150),
}


@pytest.mark.parametrize(("old", "new"), LONG.values(), ids=LONG)
def test_what_is_long_is_built(run: Run, old: str, new: str) -> None:
    """Properties of a document hold 255 letters; its pages hold all."""
    outline = COURSE["course.yaml"]
    assert old in outline
    course = write_course(Path("course"), {"course.yaml": outline.replace(old, new, 1)})
    Path("class.csv").write_text("Name\nAda\nBen\n", "utf-8")
    run("build", course)
    run("build", course, "--word", "--roster", "class.csv", "--out", "class")
    assert sorted(held()) == sorted(FILES)


def test_a_long_title_of_a_handout_is_printed_whole(run: Run) -> None:
    title = "A quiz on all that was said and done in the harbour " * 8
    text = COURSE[HANDOUT].replace("title: First quiz", f"title: {title}")
    run("build", write_course(Path("course"), {HANDOUT: text}), "--word")
    document = Document("out/first-quiz-A.docx")
    assert len(document.core_properties.title) == 255
    assert document.paragraphs[0].text.startswith(title.strip())


@pytest.mark.parametrize(
    "when",
    "0001-01-01 0001 0001-24 9999-12-31 9999-12 99XX ../0001-01-01 9999/..".split(),
)
def test_dates_at_the_ends_of_the_calendar_are_built(run: Run, when: str) -> None:
    """Those of facts and of sources alike."""
    facts = re.sub(r"when: \d[^\n]*", f"when: {when}", COURSE[FACTS])
    facts = re.sub(r"\[[^\]]*\]\{when\}", f"[then]{{when={when}}}", facts)
    sources = re.sub(r"event-date: \d[^\n]*", f"event-date: {when}", COURSE["sources.yaml"])
    assert facts.count(when) > 4
    assert when in sources
    run("build", write_course(Path("course"), {FACTS: facts, "sources.yaml": sources}))
    assert sorted(held()) == sorted(FILES)


def test_grades_of_an_option_go_before_those_of_handout_and_course(run: Run, course: Path) -> None:
    """A handout's own go before the course's."""

    def names() -> list[str]:
        key = Document(str(Path("out", "first-quiz-key.docx")))
        return [row.cells[0].text for row in key.tables[-1].rows[1:]]

    def write(file: Path, grades: str) -> None:
        file.write_text(f"grades: {grades}\n{file.read_text('utf-8')}", "utf-8")

    write(course / "course.yaml", "top 50, rest")
    run("build", course, "--word")
    assert names() == ["top", "rest"]
    write(course / HANDOUT, "pass 40, fail")
    run("build", course, "--word")
    assert names() == ["pass", "fail"]
    run("build", course, "--word", "--grades", "90 80")
    assert names() == ["A", "B", "F"]


@pytest.mark.parametrize("name", ["course.yaml", HANDOUT])
def test_wrong_grades_are_a_problem_where_they_stand(run: Run, course: Path, name: str) -> None:
    file = course / name
    file.write_text(f"grades: 80 90\n{file.read_text('utf-8')}", "utf-8")
    result = run("build", course, "--word", code=1)
    assert f"{name}:1:1: TQ167 `90` does not lie below `80`" in result.stderr
    assert not Path("out").exists()


def test_an_answer_sheet_is_the_last_page_and_what_has_none_is_said(run: Run, course: Path) -> None:
    result = run("build", course, "--word", "--answer-sheet")
    assert "first-quiz-overlay.docx" in held()
    sheet = Document(str(Path("out", "first-quiz-A.docx")))
    assert "Answer slip" in [paragraph.text for paragraph in sheet.paragraphs]
    assert not result.stderr
    text = (course / HANDOUT).read_text("utf-8").replace("makes: choice", "makes: short-answer")
    (course / HANDOUT).write_text(text, "utf-8")
    result = run("build", course, "--word", "--answer-sheet", "--out", "other")
    assert "so without an answer slip: first-quiz." in result.stderr
    data = json.loads(run("build", course, "--word", "--answer-sheet", "--json").stdout)
    assert data["without_slip"] == ["first-quiz"]


def test_help_tells_a_newcomer_how_to_find_topics_and_handouts(run: Run, course: Path) -> None:
    """The word that it says is no topic and no handout, and what there is is listed."""
    for option, name in (("--topic", "harbour"), ("--handout", "first-quiz")):
        assert f"`{option} list` names all" in " ".join(run("build", "--help").stdout.split())
        assert name in run("build", course, option, "list", code=2).stderr
