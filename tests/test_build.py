"""The whole flow, from the files of a course to the files in out/."""

from pathlib import Path

import pytest

from courses import COURSE, FACTS, HANDOUT, write_course
from talkquiz.build import Order, UnknownNameError, build, check, load_and_check
from talkquiz.exporters import Assembled, ExportError, Options, exporter
from talkquiz.items.kinds import ItemKind
from talkquiz.problem import Severity

DECK = "saltmere.apkg"
SHORT = {HANDOUT: COURSE[HANDOUT].replace("count: 1\n    points", "count: 99\n    points")}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_course(tmp_path / "course")


def order(course: Path, *formats: str, **changes: object) -> Order:
    return Order(formats or ("anki", "word"), course.parent / "out", **changes)  # type: ignore[arg-type]


def held(course: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (course.parent / "out").glob("[!.]*")}


class TestBuild:
    """What a build writes."""

    def test_says_what_it_wrote(self, course: Path) -> None:
        """Each file comes with its format, its size and how many of what it holds."""
        built = build(course, order(course))
        assert not built.problems
        written = {each.path.name: each for each in built.written}
        assert {name: each.size for name, each in written.items()} == {
            name: len(content) for name, content in held(course).items()
        }
        assert (written[DECK].format, written[DECK].unit) == ("anki", "cards")
        assert written[DECK].count > 0
        quiz = written["first-quiz-A.docx"]
        assert (quiz.format, quiz.count, quiz.unit) == ("word", 4, "questions")

    def test_is_the_same_twice_and_another_with_another_seed(self, course: Path) -> None:
        made = []
        for seed in (None, None, 7, 8, 9, 10):
            assert build(course, order(course, seed=seed)).kept == {}
            made.append(held(course))
        assert made[0] == made[1]
        assert len({files["first-quiz-A.docx"] for files in made}) > 1

    def test_topic_limits_deck_and_handouts(self, tmp_path: Path) -> None:
        """With a topic, only its items are used, and a section that runs short is a warning."""
        longer = {HANDOUT: COURSE[HANDOUT].replace("count: 2", "count: 4")}
        course = write_course(tmp_path / "course", longer)
        full = build(course, order(course)).written
        built = build(course, order(course, topics=["town"]))
        assert built.written
        assert built.written[0].count < full[0].count
        assert {problem.severity for problem in built.problems} == {Severity.WARNING}
        assert {problem.code for problem in built.problems} == {"TQ401"}

    def test_weight_limits_deck_and_handouts(self, tmp_path: Path) -> None:
        """Only what matters so much is used; where it is too little, that is a warning."""
        core = {FACTS: COURSE[FACTS].replace("  kind: event", "  kind: event\n  weight: core", 1)}
        course = write_course(tmp_path / "course", core)
        full = build(course, order(course))
        built = build(course, order(course, weights=["core"]))
        assert 0 < built.written[0].count < full.written[0].count
        assert {(each.code, each.severity) for each in built.problems} == {
            ("TQ401", Severity.WARNING)
        }

    def test_a_deck_alone_asks_nothing_of_the_handouts(self, tmp_path: Path) -> None:
        """A section that cannot be filled is found at its line by a check, without a build."""
        course = write_course(tmp_path / "course", SHORT)
        built = build(course, order(course, "anki"))
        assert ([each.path.name for each in built.written], built.problems) == ([DECK], [])
        (problem,) = check(course).problems
        assert (problem.code, problem.line) == ("TQ401", 9)

    def test_templates_of_the_course_count(self, course: Path) -> None:
        """A template in the course's own folder makes items before the bundled ones."""
        before = build(course, order(course, "anki")).written[0].path.read_bytes()
        text = "- {id: mine, makes: short-answer, takes: {kind: definition}, stem: 'Say it?'}\n"
        write_course(course, {"templates/mine.yaml": text})
        assert build(course, order(course, "anki")).written[0].path.read_bytes() != before


class TestNothingIsWritten:
    """Where something is wrong, out/ stays as it was."""

    BROKEN = (
        {"course.yaml": None},
        {"course.yaml": "title: ["},
        {"glossary.yaml": b"\xff\xfe"},
        {FACTS: COURSE[FACTS].replace("{where}", "{wher}")},
        SHORT,
        {"templates/mine.yaml": "- {id: mine, makes: choice, stem: '{{ 9**9 }}'}\n"},
    )

    @pytest.mark.parametrize("changes", BROKEN)
    def test_by_a_course_with_errors(
        self, tmp_path: Path, changes: dict[str, str | bytes | None]
    ) -> None:
        course = write_course(tmp_path / "course", changes)
        built = build(course, order(course))
        assert built.problems
        assert built.written == []
        assert not (tmp_path / "out").exists()

    def test_after_an_earlier_build(self, course: Path) -> None:
        build(course, order(course))
        before = held(course)
        (course / "sources.yaml").write_text("- id: [", encoding="utf-8")
        assert build(course, order(course)).written == []
        assert held(course) == before

    def test_where_a_name_is_unknown_or_an_exporter_fails(
        self, course: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with pytest.raises(UnknownNameError, match=r"`twon`.*harbour, town"):
            build(course, order(course, topics=["town", "twon"]))

        def failing(_assembled: Assembled, _options: Options) -> dict[str, object]:
            raise ExportError("no looks")

        monkeypatch.setattr(
            "talkquiz.build.exporter", lambda name: failing if name == "word" else exporter(name)
        )
        with pytest.raises(ExportError):
            build(course, order(course))
        assert not (course.parent / "out").exists()


class TestCheck:
    """Everything that a build would complain about, without building."""

    def test_sample_course_is_in_order(self, course: Path) -> None:
        """A course without problems has none, and items of all kinds that few facts make."""
        whole = check(course)
        assert whole.problems == []
        over_many = {ItemKind.MATCHING, ItemKind.ORDERING, ItemKind.MULTIPLE_RESPONSE}
        kinds = {item.kind for item in whole.items}
        assert kinds == set(ItemKind) - over_many - {ItemKind.TASK}
        part = load_and_check(course, topics=["town"])
        assert part.items == [item for item in whole.items if item.topic == "town"] != []


def test_silences_are_judged_as_the_course_is_built(tmp_path: Path) -> None:
    """Whether one is still needed is said of the whole course with its own seed, and only then."""
    silence = "- {rule: TQ215, reason: It was so.}\n"
    course = write_course(tmp_path / "course", {"silences.yaml": silence})

    def codes(**changes: object) -> set[str]:
        return {each.code for each in build(course, order(course, **changes)).problems}

    assert "TQ293" in {each.code for each in check(course).problems}
    assert "TQ293" in codes()
    assert "TQ293" in codes(versions=2, options=Options(large_print=True))
    for part in ({"seed": 7}, {"topics": ["town"]}, {"weights": ["useful"]}):
        assert "TQ293" not in codes(**part)
    assert "TQ293" not in codes(handouts=["first-quiz"])
