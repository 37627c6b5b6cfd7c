"""`talkquiz build`: what it prints, and where."""

import json
import re
from pathlib import Path

import pytest
from docx import Document

from courses import COURSE, FACTS, HANDOUT, write_course

from .conftest import Run

SHORT = {HANDOUT: COURSE[HANDOUT].replace("count: 1\n    points", "count: 99\n    points")}
FILES = ["saltmere.apkg", *(f"first-quiz-{name}.docx" for name in ("A", "B", "key"))]


def held(folder: str = "out") -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path(folder).glob("[!.]*")}


class TestTable:
    """What a person reads."""

    def test_lists_what_was_written(self, run: Run) -> None:
        result = run("build", write_course(Path("course")))
        *lines, time = result.stdout.splitlines()
        assert [Path(line.split()[0]) for line in lines] == [Path("out", name) for name in FILES]
        assert sorted(held()) == sorted(FILES)
        for line in lines:
            assert re.fullmatch(r"  \S+ +\d+ (cards|questions|answers) +\d+ KB", line), line
        assert re.fullmatch(r"Built in \d+\.\d s\.", time)
        assert result.stderr == ""

    @pytest.mark.parametrize(
        ("options", "files"),
        [(("--anki",), FILES[:1]), (("--word",), FILES[1:]), (("--word", "--anki"), FILES)],
    )
    def test_formats_are_chosen(self, run: Run, options: tuple[str, ...], files: list[str]) -> None:
        run("build", write_course(Path("course")), *options)
        assert sorted(held()) == sorted(files)

    def test_folder_is_chosen(self, run: Run, tmp_path: Path) -> None:
        run("build", write_course(Path("course")), "--out", tmp_path / "to print" / "now")
        assert sorted(held(str(tmp_path / "to print" / "now"))) == sorted(FILES)
        assert not Path("out").exists()

    def test_seed_is_chosen(self, run: Run) -> None:
        folder = write_course(Path("course"))
        for out, options in (("a", ("--seed", "7")), ("b", ("--seed", "7")), ("c", ())):
            run("build", folder, "--out", out, *options)
        assert held("a") == held("b") != held("c")

    @pytest.mark.parametrize("seed", ["-1", "x", "1.5", "99999999999"])
    def test_seed_is_a_whole_number(self, run: Run, seed: str) -> None:
        assert "--seed" in run("build", "--seed", seed, code=2).stderr


class TestApart:
    """Results on stdout, warnings and errors on stderr."""

    def test_warnings_go_to_stderr(self, run: Run) -> None:
        folder = write_course(Path("course"), SHORT)
        result = run("build", folder, "--topic", "town")
        assert re.match(rf"course/{HANDOUT}:9:\d+: TQ401 warning: ", result.stderr)
        assert "warning" not in result.stdout
        assert "cards" in result.stdout

    def test_errors_write_nothing(self, run: Run) -> None:
        result = run("build", write_course(Path("course"), SHORT), code=1)
        assert "TQ401" in result.stderr
        assert result.stderr.endswith("Nothing was written: 1 error.\n")
        assert result.stdout == ""
        assert not Path("out").exists()

    def test_topic_without_a_handout_says_so(self, run: Run) -> None:
        folder = write_course(Path("course"), {HANDOUT: None})
        result = run("build", folder, "--word", code=1)
        assert result.stderr == "Nothing was written: there is nothing to ask.\n"

    def test_edited_handout_is_told(self, run: Run) -> None:
        folder = write_course(Path("course"))
        run("build", folder)
        Path("out/first-quiz-A.docx").write_bytes(b"mine")
        result = run("build", folder, "--quiet")
        assert "first-quiz-A.docx had been edited" in result.stderr
        assert "first-quiz-A (edited).docx" in result.stderr
        assert Path("out/first-quiz-A (edited).docx").read_bytes() == b"mine"

    def test_folder_that_cannot_be_written(self, run: Run) -> None:
        """A file in place of a folder above `--out` is told in one line, code 1."""
        Path("in-the-way").write_bytes(b"")
        result = run("build", write_course(Path("course")), "--out", "in-the-way/out", code=1)
        assert re.fullmatch(r"Nothing was written: in-the-way/out .+\.\n", result.stderr)
        assert run("build", "course", "--out", "in-the-way", code=2).stdout == ""


class TestQuiet:
    @pytest.mark.parametrize("option", ["--quiet", "-q"])
    def test_prints_nothing(self, run: Run, option: str) -> None:
        result = run("build", write_course(Path("course")), option)
        assert result.output == ""
        assert sorted(held()) == sorted(FILES)

    def test_leaves_the_warnings(self, run: Run) -> None:
        result = run("build", write_course(Path("course"), SHORT), "--topic", "town", "-q")
        assert result.stdout == ""
        assert "TQ401" in result.stderr


class TestJson:
    def test_says_what_the_table_says(self, run: Run) -> None:
        result = run("build", write_course(Path("course")), "--json")
        data = json.loads(result.stdout)
        assert sorted(data) == ["files", "kept", "problems", "seconds"]
        assert [Path(each["path"]) for each in data["files"]] == [Path("out", f) for f in FILES]
        for each in data["files"]:
            assert each["size"] == Path(each["path"]).stat().st_size
            assert each["format"] == ("anki" if each["path"].endswith("apkg") else "word")
        assert {key for each in data["files"] for key in each} == {
            *("path", "format", "size"),
            *("cards", "questions", "answers"),
        }
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
        broken = {FACTS: COURSE[FACTS].replace("{where}", "{wher}")}
        result = run("build", write_course(Path("course"), broken), "--json", code=1)
        data = json.loads(result.stdout)
        assert data["files"] == []
        assert [problem["code"] for problem in data["problems"]] == ["TQ108"]


THIRTEEN = ", ".join(f"Maria-Magdalena Featherstonehaugh {number}" for number in range(13))
LONG = {
    "thirteen authors": ("authors: [TalkQuiz contributors]", f"authors: [{THIRTEEN}]"),
    "a licence in words": ("licence: CC-BY-4.0", "licence: " + "Copy it as you like. " * 20),
    "a long title": ("title: The harbour of Saltmere", "title: " + "Ships and votes " * 60),
    "a long name of a topic": ("title: The town", "title: " + "The town and its council " * 60),
    "emoji": ("title: The harbour of Saltmere", "title: " + "⛵👩\u200d🔬" * 150),
}


@pytest.mark.parametrize("what", LONG)
def test_what_is_long_is_built(run: Run, what: str) -> None:
    """Properties of a document hold 255 letters; its pages hold all."""
    outline = COURSE["course.yaml"]
    changed = outline.replace(*LONG[what], 1)
    assert changed != outline
    course = write_course(Path("course"), {"course.yaml": changed})
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


ENDS = [
    "0001-01-01",
    "0001",
    "0001-24",
    "9999-12-31",
    "9999-12",
    "99XX",
    "../0001-01-01",
    "9999/..",
]


@pytest.mark.parametrize("when", ENDS)
def test_dates_at_the_ends_of_the_calendar_are_built(run: Run, when: str) -> None:
    """Those of facts and of sources alike."""
    facts = re.sub(r"when: \d[^\n]*", f"when: {when}", COURSE[FACTS])
    facts = re.sub(r"\[[^\]]*\]\{when\}", f"[then]{{when={when}}}", facts)
    sources = re.sub(r"event-date: \d[^\n]*", f"event-date: {when}", COURSE["sources.yaml"])
    assert facts.count(when) > 4
    assert when in sources
    run("build", write_course(Path("course"), {FACTS: facts, "sources.yaml": sources}))
    assert sorted(held()) == sorted(FILES)
