"""`talkquiz items`, `facts` and `show`: for reading, and for scripts."""

import json
from pathlib import Path

import pytest

from courses import COURSE, FACTS, write_course
from talkquiz.contract import fact_json, item_json
from talkquiz.pipeline import Bank, load_bank

from .conftest import Run


@pytest.fixture
def bank(here: Path) -> Bank:
    """Return the sample course, which is in the folder `course`."""
    return load_bank(write_course(here / "course"))


def ids(printed: str) -> list[str]:
    """Return the ids that stand at the start of paragraphs of a printed list."""
    return [paragraph.splitlines()[0] for paragraph in printed.strip().split("\n\n")]


class TestItems:
    """`talkquiz items`."""

    def test_prints_all_in_order(self, run: Run, bank: Bank) -> None:
        """Each item stands under its id, in the order of the course."""
        assert ids(run("items", "course").stdout) == [item.id for item in bank.items]

    def test_marks_the_key(self, run: Run, bank: Bank) -> None:
        """A choice shows its options with the right one marked, others show their answer."""
        printed = run("items", "course").stdout.split("\n\n")
        for item, text in zip(bank.items, printed, strict=True):
            right = [line for line in text.splitlines() if "[x]" in line]
            if item.options:
                assert [line.partition("] ")[2] for line in right] == [item.key]
            else:
                assert text.strip().endswith(item.key)

    def test_kind_and_topic_choose(self, run: Run, bank: Bank) -> None:
        """`--kind` and `--topic` leave out the rest; `--topic` may be given again."""
        chosen = ids(run("items", "course", "--kind", "choice", "--topic", "harbour").stdout)
        assert chosen == [i.id for i in bank.items if (i.kind, i.topic) == ("choice", "harbour")]
        both = run("items", "course", "--topic", "town", "--topic", "harbour").stdout
        assert ids(both) == [item.id for item in bank.items]

    @pytest.mark.parametrize("kind", ["short-answer", "cloze", "choice"])
    def test_json_is_the_contract(self, run: Run, bank: Bank, kind: str) -> None:
        """`--json` prints the items as the contract has them."""
        printed = json.loads(run("items", "course", "--json", "--kind", kind).stdout)
        assert printed == [item_json(item) for item in bank.items if item.kind == kind] != []


class TestFacts:
    """`talkquiz facts`."""

    def test_prints_all_with_their_citations(self, run: Run, bank: Bank) -> None:
        """Each fact stands under its id, with what it says and where it is from."""
        assert bank.course
        facts = bank.course.in_teaching_order()
        printed = run("facts", "course").stdout
        assert ids(printed) == [fact.id for fact in facts]
        for fact, text in zip(facts, printed.split("\n\n"), strict=True):
            assert fact.claim.text in " ".join(text.split())
            assert fact.cite[0].fp in text

    @pytest.mark.usefixtures("bank")
    def test_says_who_says_so(self, run: Run) -> None:
        """A claim shows its speaker's name and its status."""
        (text,) = [t for t in run("facts", "course").stdout.split("\n\n") if "watch-pos" in t]
        assert "Harbour Watch" in text
        assert "attributed" in text

    def test_topic_chooses(self, run: Run, bank: Bank) -> None:
        """`--topic` leaves out the facts of other topics, in JSON too."""
        assert bank.course
        town = [f.id for f in bank.course.in_teaching_order() if f.topic == "town"]
        assert ids(run("facts", "course", "--topic", "town").stdout) == town
        printed = json.loads(run("facts", "course", "--topic", "town", "--json").stdout)
        assert [fact["id"] for fact in printed] == town

    def test_json_is_the_contract(self, run: Run, bank: Bank) -> None:
        """`--json` prints the facts as the contract has them."""
        assert bank.course
        printed = json.loads(run("facts", "course", "--json").stdout)
        assert printed == [fact_json(fact) for fact in bank.course.in_teaching_order()]


class TestShow:
    """`talkquiz show`."""

    def test_fact_with_its_items(self, run: Run, bank: Bank) -> None:
        """The id of a fact prints the fact, its context, and the items made from it alone."""
        printed = run("show", "pier-opened", "course").stdout
        made = [item.id for item in bank.items if item.facts == ("pier-opened",)]
        assert ids(printed) == ["pier-opened", *made]
        assert "the first new pier in a hundred years" in printed
        assert "s001 p2.s1 abcdef0123" in printed

    def test_item_with_its_fact(self, run: Run, bank: Bank) -> None:
        """The id of an item prints the item and the fact behind it."""
        for item in bank.items:
            assert ids(run("show", item.id, "course").stdout) == [item.id, *item.facts]

    @pytest.mark.usefixtures("bank")
    def test_near_miss_is_suggested(self, run: Run) -> None:
        """An id with a slip suggests the right one, with code 2."""
        result = run("show", "peir-opened", "course", code=2)
        assert "no fact and no item `peir-opened`" in result.stderr
        assert "Did you mean pier-opened" in result.stderr
        result = run("show", "saltmere/pier-opened/when/event-days", "course", code=2)
        assert "saltmere/pier-opened/when/event-day" in result.stderr

    @pytest.mark.usefixtures("bank")
    def test_far_miss_leads_to_the_list(self, run: Run) -> None:
        """An id that is like no other says which command lists them."""
        assert "`talkquiz facts` lists" in run("show", "xyzzy", "course", code=2).stderr


@pytest.mark.parametrize("command", ["items", "facts", "build"])
def test_unknown_topic_names_the_known(run: Run, command: str) -> None:
    """A topic that is not there is a usage error that lists those that are."""
    result = run(command, write_course(Path("course")), "--topic", "twon", code=2)
    assert "`twon`" in result.stderr
    assert "harbour, town" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("arguments", [("items",), ("facts",), ("items", "--json"), ("show", "x")])
def test_course_with_errors_is_not_browsed(run: Run, arguments: tuple[str, ...]) -> None:
    """The errors of a course go to stderr, nothing to stdout, and the code is 1."""
    broken = {FACTS: COURSE[FACTS].replace("{where}", "{wher}")}
    result = run(*arguments, write_course(Path("course"), broken), code=1)
    assert result.stdout == ""
    assert f"course/{FACTS}:" in result.stderr
    assert result.stderr.endswith("1 error\n")
