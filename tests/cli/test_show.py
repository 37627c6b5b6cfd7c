"""`talkquiz items`, `facts` and `show`: for reading, and for scripts."""

import json
from pathlib import Path

import pytest

from courses import COURSE, FACTS, write_course
from factories import make_item
from talkquiz.build import LoadedCourse, load_and_check
from talkquiz.cli import show
from talkquiz.cli.show import item_text
from talkquiz.handouts.enemies import Enemies
from talkquiz.items.item import Event, Item, Option
from talkquiz.items.kinds import ItemKind
from talkquiz.json_output import fact_json, item_json

from .conftest import Run


@pytest.fixture
def bank(here: Path) -> LoadedCourse:
    """Return the sample course, which is in the folder `course`."""
    return load_and_check(write_course(here / "course"))


def ids(printed: str) -> list[str]:
    return [paragraph.splitlines()[0] for paragraph in printed.strip().split("\n\n")]


def _printed(item: Item) -> list[str]:
    """Return what is printed below the stem of an item, line by line."""
    return [line.strip() for line in item_text(item)[2:]]


class TestItems:
    def test_prints_all_in_order(self, run: Run, bank: LoadedCourse) -> None:
        assert ids(run("items", "course").stdout) == [item.id for item in bank.items]

    def test_marks_the_key(self, run: Run, bank: LoadedCourse) -> None:
        printed = run("items", "course").stdout.split("\n\n")
        for item, text in zip(bank.items, printed, strict=True):
            right = [line for line in text.splitlines() if "[x]" in line]
            if item.kind.picks_one:
                assert [line.partition("] ")[2] for line in right] == [item.key]
            elif item.kind in {ItemKind.SHORT_ANSWER, ItemKind.CLOZE}:
                assert text.strip().endswith(item.key)

    def test_shows_pairs_order_and_marks(self) -> None:
        """A matching shows its pairs and what is left over, an ordering its order, others marks."""
        options = (Option("2019", correct=True), Option("2020", correct=False))
        matching = make_item(pairs=(("The end", "2019"),), options=options)
        assert _printed(matching) == ["[x] The end: 2019", "[ ] 2020"]
        ordering = make_item(events=(Event("First", ""), Event("Then", "")))
        assert _printed(ordering) == ["1. First", "2. Then"]
        assert _printed(make_item(key="It may.", marks=("Who", "When"))) == [
            "It may.",
            "- Who",
            "- When",
        ]

    def test_kind_and_topic_choose(self, run: Run, bank: LoadedCourse) -> None:
        chosen = ids(run("items", "course", "--kind", "choice", "--topic", "harbour").stdout)
        assert chosen == [i.id for i in bank.items if (i.kind, i.topic) == ("choice", "harbour")]
        both = run("items", "course", "--topic", "town", "--topic", "harbour").stdout
        assert ids(both) == [item.id for item in bank.items]

    @pytest.mark.parametrize("kind", ["short-answer", "cloze", "choice"])
    def test_json_is_the_contract(self, run: Run, bank: LoadedCourse, kind: str) -> None:
        printed = json.loads(run("items", "course", "--json", "--kind", kind).stdout)
        assert printed == [item_json(item) for item in bank.items if item.kind == kind] != []


class TestFacts:
    def test_prints_all_with_their_citations(self, run: Run, bank: LoadedCourse) -> None:
        assert bank.course
        facts = bank.course.in_teaching_order()
        printed = run("facts", "course").stdout
        assert ids(printed) == [fact.id for fact in facts]
        for fact, text in zip(facts, printed.split("\n\n"), strict=True):
            assert fact.claim.text in " ".join(text.split())
            assert fact.cite[0].fp in text

    @pytest.mark.usefixtures("bank")
    def test_says_who_says_so(self, run: Run) -> None:
        (text,) = [t for t in run("facts", "course").stdout.split("\n\n") if "watch-pos" in t]
        assert "Harbour Watch" in text
        assert "attributed" in text

    def test_topic_chooses(self, run: Run, bank: LoadedCourse) -> None:
        assert bank.course
        town = [f.id for f in bank.course.in_teaching_order() if f.topic == "town"]
        assert ids(run("facts", "course", "--topic", "town").stdout) == town
        printed = json.loads(run("facts", "course", "--topic", "town", "--json").stdout)
        assert [fact["id"] for fact in printed] == town

    def test_json_is_the_contract(self, run: Run, bank: LoadedCourse) -> None:
        assert bank.course
        printed = json.loads(run("facts", "course", "--json").stdout)
        assert printed == [fact_json(fact) for fact in bank.course.in_teaching_order()]


class TestShow:
    def test_fact_with_its_items(self, run: Run, bank: LoadedCourse) -> None:
        printed = run("show", "pier-opened", "course").stdout
        made = [item.id for item in bank.items if "pier-opened" in item.facts]
        assert ids(printed) == ["pier-opened", *made]
        assert "the first new pier in a hundred years" in printed
        assert "s001 p2.s1 abcdef0123" in printed

    def test_item_with_its_fact(self, run: Run, bank: LoadedCourse) -> None:
        one_of_each_kind = {item.kind: item for item in bank.items}
        for item in one_of_each_kind.values():
            printed = run("show", item.id, "course").stdout
            assert [i for i in ids(printed) if "enemies" not in i] == [item.id, *item.facts]
            assert f"  {item.kind}, difficulty {item.difficulty}" in printed.splitlines()

    def test_item_with_its_enemies(
        self, run: Run, bank: LoadedCourse, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(show, "MOST_ENEMIES", 1000)
        (item, *others) = [i for i in bank.items if i.facts == ("pier-opened",)]
        assert others
        lines = run("show", item.id, "course").stdout.split("\n\n")[-1].splitlines()
        listed = dict(line.split(maxsplit=1) for line in lines[1:])
        assert lines[0] == f"enemies: {len(listed)}"
        assert listed == Enemies(bank.items).of(item)
        assert {listed[other.id] for other in others} == {"same fact"}

    @pytest.mark.parametrize(("most", "end"), [(1, "  and 2 more"), (2, "  and 1 more"), (3, "")])
    def test_long_list_of_enemies_is_cut(
        self, run: Run, bank: LoadedCourse, monkeypatch: pytest.MonkeyPatch, most: int, end: str
    ) -> None:
        found = {item.id: "same fact" for item in bank.items[1:4]}
        item = bank.items[0]
        monkeypatch.setattr(Enemies, "of", lambda *_: found)
        monkeypatch.setattr(show, "MOST_ENEMIES", most)
        lines = run("show", item.id, "course").stdout.split("\n\n")[-1].splitlines()
        assert len(lines) == 1 + most + bool(end)
        assert lines[-1].endswith(end)

    def test_no_enemies_no_list(
        self, run: Run, bank: LoadedCourse, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Enemies, "of", lambda *_: {})
        assert "enemies" not in run("show", bank.items[0].id, "course").stdout

    @pytest.mark.usefixtures("bank")
    def test_near_miss_is_suggested(self, run: Run) -> None:
        result = run("show", "peir-opened", "course", code=2)
        assert "no fact and no item `peir-opened`" in result.stderr
        assert "Did you mean pier-opened" in result.stderr
        result = run("show", "saltmere/pier-opened/when/event-days", "course", code=2)
        assert "saltmere/pier-opened/when/event-day" in result.stderr

    @pytest.mark.usefixtures("bank")
    def test_far_miss_leads_to_the_list(self, run: Run) -> None:
        assert "`talkquiz facts` lists" in run("show", "xyzzy", "course", code=2).stderr


@pytest.mark.parametrize("command", ["items", "facts", "build"])
def test_unknown_topic_names_the_known(run: Run, command: str) -> None:
    result = run(command, write_course(Path("course")), "--topic", "twon", code=2)
    assert "`twon`" in result.stderr
    assert "harbour, town" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("arguments", [("items",), ("facts",), ("items", "--json"), ("show", "x")])
def test_course_with_errors_is_not_browsed(run: Run, arguments: tuple[str, ...]) -> None:
    broken = {FACTS: COURSE[FACTS].replace("{where}", "{wher}")}
    result = run(*arguments, write_course(Path("course"), broken), code=1)
    assert result.stdout == ""
    assert f"course/{FACTS}:" in result.stderr
    assert result.stderr.endswith("1 error\n")
