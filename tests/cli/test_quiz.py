"""`talkquiz quiz`, and questions picked by hand for it and for `build`."""

import json
from pathlib import Path

import pytest
from docx import Document

from .conftest import Run


def on(run: Run, course: Path, document: str) -> list[str]:
    """Return the short ids of what is on a document, in the order of print."""
    listed = run("items", course, "--on", document, "--json").stdout
    return [item["short_id"] for item in json.loads(listed)["items"]]


def text_of(path: str) -> str:
    return "\n".join(paragraph.text for paragraph in Document(path).paragraphs)


class TestQuiz:
    def test_writes_a_sheet_and_its_key(self, run: Run, course: Path) -> None:
        said = run("quiz", course, "--topic", "harbour", "--count", "3", "--title", "Harbour quiz")
        assert sorted(path.name for path in Path("out").glob("*.docx")) == [
            "harbour-quiz-A.docx",
            "harbour-quiz-key.docx",
        ]
        assert "3 questions" in said.stdout
        assert text_of("out/harbour-quiz-A.docx").startswith("Harbour quiz")
        sheet, key = (on(run, course, f"out/harbour-quiz-{each}.docx") for each in ("A", "key"))
        assert sheet == key
        assert len(sheet) == 3

    def test_prints_as_build_does(self, run: Run, course: Path) -> None:
        """Versions, paper, points, a roster: all options of printing."""
        Path("class.csv").write_text("Name\nAda Brook\nTom Reed\n", encoding="utf-8")
        options = ("--versions", "2", "--paper", "letter", "--no-points", "--roster", "class.csv")
        run("quiz", course, "--count", "4", *options, "--out", "q", "--quiet")
        assert Path("q/quiz-B.docx").exists()
        assert round(Document("q/quiz-A.docx").sections[0].page_width.mm) == 216
        assert "mark" not in text_of("q/quiz-A.docx")
        assert Path("q/quiz-students/quiz-Ada Brook.docx").exists()
        assert Path("q/quiz-students-key.docx").exists()

    def test_the_same_command_gives_the_same_files(self, run: Run, course: Path) -> None:
        for out in ("one", "two"):
            run("quiz", course, "--count", "5", "--out", out)
        for name in ("quiz-A.docx", "quiz-key.docx"):
            assert Path("one", name).read_bytes() == Path("two", name).read_bytes()

    def test_too_few_questions_are_a_warning_and_none_an_error(
        self, run: Run, course: Path
    ) -> None:
        few = run("quiz", course, "--count", "400")
        assert "TQ428 warning: " in few.stderr
        assert " of 400: " in few.stderr
        none = run("quiz", course, "--kind", "task", "--out", "none", code=1)
        assert "there are no questions of this kind" in none.stderr
        assert not Path("none").exists()

    def test_json_holds_files_and_warnings(self, run: Run, course: Path) -> None:
        data = json.loads(run("quiz", course, "--count", "400", "--json").stdout)
        assert [Path(each["path"]).name for each in data["files"]] == [
            "quiz-A.docx",
            "quiz-key.docx",
        ]
        assert [each["code"] for each in data["problems"]] == ["TQ428"]

    @pytest.mark.parametrize(
        ("options", "says"),
        [
            (("--topic", "harbor"), "the course has no topic `harbor`. Topics: harbour, town"),
            (("--kind", "gaps"), "'short-answer', 'cloze', 'choice'"),
            (("harbour",), "If it is a topic, write --topic harbour."),
            (("--name", "first-quiz"), "`first-quiz` is a handout of the course"),
            (("--name", "My Quiz"), "`My Quiz` is no id"),
            (("--title", " "), "it is empty"),
            (("--level", "4"), "'1-2'"),
            (("--pin", "zzzzzz"), "there is no question and no fact `zzzzzz`"),
        ],
        ids=lambda each: each[0] if isinstance(each, tuple) else "",
    )
    def test_what_is_not_known_is_told_with_what_is(
        self, run: Run, course: Path, options: tuple[str, ...], says: str
    ) -> None:
        where = () if options == ("harbour",) else (course,)
        said = run("quiz", *where, *options, code=2).stderr
        assert says in " ".join(said.split())
        assert not Path("out").exists()

    def test_a_german_course_has_a_german_quiz(self, run: Run) -> None:
        course = Path(__file__).parents[1] / "data" / "german"
        run("quiz", course, "--count", "4", "--minutes", "10")
        text = text_of(str(next(Path("out").glob("*-A.docx"))))
        assert text.startswith("Test: ")
        assert "10\u00a0Minuten" in text


class TestPicks:
    def test_sheet_and_key_agree_on_what_was_swapped(self, run: Run, course: Path) -> None:
        run("build", course, "--word", "--out", "before")
        before = on(run, course, "before/first-quiz-A.docx")
        run("build", course, "--word", "--swap", before[1], "--out", "after")
        after = on(run, course, "after/first-quiz-A.docx")
        assert after == on(run, course, "after/first-quiz-key.docx")
        assert [old == new for old, new in zip(before, after, strict=True)] == [
            n != 1 for n in range(len(before))
        ]

    def test_what_cannot_be_done_writes_nothing(self, run: Run, course: Path) -> None:
        run("build", course, "--word", "--out", "before")
        listed = json.loads(run("items", course, "--json").stdout)
        sheet = on(run, course, "before/first-quiz-A.docx")
        absent = next(each["short_id"] for each in listed if each["short_id"] not in sheet)
        said = run("build", course, "--word", "--swap", absent, code=1).stderr
        assert f"--swap {absent}: TQ427 it is not on `first-quiz`" in said
        assert "Nothing was written: 1 error." in said
        assert not Path("out").exists()

    def test_picks_are_for_handouts(self, run: Run, course: Path) -> None:
        said = run("build", course, "--anki", "--pin", "abcd", code=2).stderr
        assert "add --word" in said


class TestNotIn:
    def test_nothing_of_last_year_comes_again(self, run: Run, course: Path) -> None:
        """From a sheet, a key, or a folder with others below it."""
        run("quiz", course, "--count", "4", "--name", "old", "--out", "past/2025")
        old = set(on(run, course, "past/2025/old-A.docx"))
        for given in ("past/2025/old-A.docx", "past/2025/old-key.docx", "past"):
            run("quiz", course, "--count", "4", "--name", "new", "--not-in", given)
            assert not old & set(on(run, course, "out/new-A.docx"))

    def test_what_is_no_sheet_of_ours_is_refused_and_in_a_folder_counted(
        self, run: Run, course: Path
    ) -> None:
        run("quiz", course, "--count", "2", "--out", "past")
        run("template", "word", "--out", "past/letter.docx")
        Path("past/broken.docx").write_bytes(b"PK")
        said = run("quiz", course, "--count", "2", "--not-in", "past")
        assert (
            "past: TQ431 warning: 2 of 4 documents hold no question of this course" in said.stderr
        )
        for name, reason in (
            ("letter", "no question of this course is in it"),
            ("broken", "cannot be read as a Word document"),
        ):
            said = run("quiz", course, "--not-in", f"past/{name}.docx", "--out", "no", code=1)
            assert f"past/{name}.docx: TQ430 " in said.stderr
            assert reason in said.stderr
            assert not Path("no").exists()

    def test_a_folder_without_sheets_is_refused(self, run: Run, course: Path) -> None:
        Path("empty").mkdir()
        said = run("quiz", course, "--not-in", "empty", code=1).stderr
        assert "empty: TQ430 no sheet or key of this course (.docx) is in it" in said

    def test_the_sheet_of_another_course_is_told_by_its_name(self, run: Run, course: Path) -> None:
        run("quiz", "--count", "2", "--out", "other")
        said = run("quiz", course, "--not-in", "other/quiz-A.docx", code=1).stderr
        assert "its questions are not in this course, but in `syria-peace-process`" in said
