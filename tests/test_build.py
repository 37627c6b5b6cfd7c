"""The whole flow, from the files of a course to the files in out/."""

from pathlib import Path

import pytest

from courses import COURSE, FACTS, HANDOUT, write_course
from talkquiz.build import Order, UnknownNameError, build, check, load_and_check
from talkquiz.exporters import Assembled, ExportError, Options, exporter
from talkquiz.items.kinds import ItemKind
from talkquiz.problem import Severity

DECK = "saltmere.apkg"
HANDOUTS = ("first-quiz-A.docx", "first-quiz-B.docx", "first-quiz-key.docx")
BOTH = ("anki", "word")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_course(tmp_path / "course")


def order(tmp_path: Path, *formats: str, **changes: object) -> Order:
    return Order(formats or BOTH, tmp_path / "out", **changes)  # type: ignore[arg-type]


def held(tmp_path: Path) -> dict[str, bytes]:
    files = (tmp_path / "out").glob("[!.]*")
    return {path.name: path.read_bytes() for path in files}


class TestBuild:
    """What a build writes."""

    @pytest.mark.parametrize(
        ("formats", "names"),
        [(BOTH, {DECK, *HANDOUTS}), (("anki",), {DECK}), (("word",), {*HANDOUTS})],
    )
    def test_writes_what_was_ordered(
        self, course: Path, tmp_path: Path, formats: tuple[str, ...], names: set[str]
    ) -> None:
        """The deck is named after the course, handouts after their blueprint and version."""
        built = build(course, order(tmp_path, *formats))
        assert not built.problems
        assert set(held(tmp_path)) == names == {each.path.name for each in built.written}

    def test_says_what_it_wrote(self, course: Path, tmp_path: Path) -> None:
        """Each file comes with its format, its size and how many of what it holds."""
        written = {each.path.name: each for each in build(course, order(tmp_path)).written}
        files = held(tmp_path)
        assert {name: each.size for name, each in written.items()} == {
            name: len(content) for name, content in files.items()
        }
        assert (written[DECK].format, written[DECK].unit) == ("anki", "cards")
        assert written[DECK].count > 0
        quiz = written["first-quiz-A.docx"]
        assert (quiz.format, quiz.count, quiz.unit) == ("word", 4, "questions")

    def test_is_the_same_twice(self, course: Path, tmp_path: Path) -> None:
        build(course, order(tmp_path))
        first = held(tmp_path)
        assert build(course, order(tmp_path)).kept == {}
        assert held(tmp_path) == first

    def test_seed_gives_other_handouts(self, course: Path, tmp_path: Path) -> None:
        made = []
        for seed in (7, 7, 8, 9, 10):
            build(course, order(tmp_path, "word", seed=seed))
            made.append(held(tmp_path)["first-quiz-A.docx"])
        assert made[0] == made[1]
        assert len(set(made)) > 1

    def test_topic_limits_deck_and_handouts(self, tmp_path: Path) -> None:
        """With a topic, only its items are used, and a section that runs short is a warning."""
        longer = {HANDOUT: COURSE[HANDOUT].replace("count: 2", "count: 4")}
        course = write_course(tmp_path / "course", longer)
        full = build(course, order(tmp_path)).written
        built = build(course, order(tmp_path, topics=["town"]))
        assert built.written
        assert built.written[0].count < full[0].count
        assert {problem.severity for problem in built.problems} == {Severity.WARNING}
        assert {problem.code for problem in built.problems} == {"TQ401"}

    def test_a_deck_alone_asks_nothing_of_the_handouts(self, tmp_path: Path) -> None:
        course = write_course(
            tmp_path / "course", {HANDOUT: COURSE[HANDOUT].replace("count: 1", "count: 99")}
        )
        built = build(course, order(tmp_path, "anki"))
        assert ([each.path.name for each in built.written], built.problems) == ([DECK], [])
        assert {problem.code for problem in check(course).loaded.problems} == {"TQ401"}

    def test_unknown_topic_names_the_known(self, course: Path, tmp_path: Path) -> None:
        with pytest.raises(UnknownNameError, match=r"`twon`.*harbour, town"):
            build(course, order(tmp_path, topics=["town", "twon"]))
        assert not (tmp_path / "out").exists()

    def test_templates_of_the_course_count(self, course: Path, tmp_path: Path) -> None:
        """A template in the course's own folder makes items beside the bundled ones."""
        before = build(course, order(tmp_path, "anki")).written[0].count
        text = "- {id: mine, makes: short-answer, takes: {kind: definition}, stem: 'Say it?'}\n"
        write_course(course, {"templates/mine.yaml": text})
        assert build(course, order(tmp_path, "anki")).written[0].count > before


class TestNothingIsWritten:
    """Where something is wrong, out/ stays as it was."""

    BROKEN = (
        {"course.yaml": None},
        {"course.yaml": "title: ["},
        {"glossary.yaml": b"\xff\xfe"},
        {FACTS: COURSE[FACTS].replace("{where}", "{wher}")},
        {HANDOUT: COURSE[HANDOUT].replace("count: 1", "count: 99")},
        {"templates/mine.yaml": "- {id: mine, makes: choice, stem: '{{ 9**9 }}'}\n"},
    )

    @pytest.mark.parametrize("changes", BROKEN)
    def test_by_a_course_with_errors(
        self, tmp_path: Path, changes: dict[str, str | bytes | None]
    ) -> None:
        built = build(write_course(tmp_path / "course", changes), order(tmp_path))
        assert built.problems
        assert built.written == []
        assert not (tmp_path / "out").exists()

    def test_after_an_earlier_build(self, course: Path, tmp_path: Path) -> None:
        build(course, order(tmp_path))
        before = held(tmp_path)
        (course / "sources.yaml").write_text("- id: [", encoding="utf-8")
        assert build(course, order(tmp_path)).written == []
        assert held(tmp_path) == before

    def test_where_an_exporter_fails(
        self, course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def failing(_assembled: Assembled, _options: Options) -> dict[str, object]:
            raise ExportError("no looks")

        monkeypatch.setattr(
            "talkquiz.build.exporter", lambda name: failing if name == "word" else exporter(name)
        )
        with pytest.raises(ExportError):
            build(course, order(tmp_path))
        assert not (tmp_path / "out").exists()


class TestCheck:
    """Everything that a build would complain about, without building."""

    def test_sample_course_is_in_order(self, course: Path) -> None:
        """A course without problems has none, and items of all kinds that few facts can make."""
        bank = check(course).loaded
        assert bank.problems == []
        over_many = {ItemKind.MATCHING, ItemKind.ORDERING, ItemKind.MULTIPLE_RESPONSE}
        assert {item.kind for item in bank.items} == set(ItemKind) - over_many

    def test_problems_of_all_files_come_together(self, tmp_path: Path) -> None:
        folder = write_course(
            tmp_path,
            {
                "sources.yaml": COURSE["sources.yaml"].replace("basis: stated", "basis: said"),
                FACTS: COURSE[FACTS].replace("when: 2021-05", "when: 2021-15"),
                HANDOUT: COURSE[HANDOUT].replace("makes: choice", "makes: riddle"),
                "templates/mine.yaml": "- {id: mine, makes: choice}\n",
            },
        )
        found = {Path(problem.path).name for problem in check(folder).loaded.problems}
        assert found == {"sources.yaml", "harbour.yaml", "first-quiz.yaml", "mine.yaml"}

    def test_tries_the_handouts(self, tmp_path: Path) -> None:
        """A section that cannot be filled is found at its line without a build."""
        text = COURSE[HANDOUT].replace("count: 1\n    points", "count: 99\n    points")
        (problem,) = check(write_course(tmp_path, {HANDOUT: text})).loaded.problems
        assert (problem.code, problem.line) == ("TQ401", 9)

    def test_course_that_is_not_there(self, tmp_path: Path) -> None:
        bank = check(tmp_path).loaded
        assert not bank.course.has_outline
        assert bank.items == []
        assert "TQ002" in {problem.code for problem in bank.problems}

    def test_topics_leave_the_others_out(self, course: Path) -> None:
        whole, part = load_and_check(course), load_and_check(course, topics=["town"])
        assert part.items == [item for item in whole.items if item.topic == "town"] != []
