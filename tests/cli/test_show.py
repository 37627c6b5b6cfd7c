"""`talkquiz items`, `facts` and `show`: for reading, and for scripts."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from courses import COURSE, FACTS, MORE_FACTS, write_course
from factories import make_item
from talkquiz.build import LoadedCourse, load_and_check
from talkquiz.cli.show import item_text
from talkquiz.course.facts import Fact
from talkquiz.items.enemies import Enemies
from talkquiz.items.item import Event, Item, Option, Use
from talkquiz.items.kinds import ItemKind
from talkquiz.items.make import attempts
from talkquiz.json_output import fact_json, item_json

from .conftest import Run


@pytest.fixture
def bank(course: Path) -> LoadedCourse:
    return load_and_check(course)


@pytest.fixture
def facts(bank: LoadedCourse) -> list[Fact]:
    assert bank.course
    return bank.course.in_teaching_order()


def ids(printed: str) -> list[str]:
    return [paragraph.split()[0] for paragraph in printed.strip().split("\n\n")]


class TestItemsOn:
    def test_lists_what_is_on_a_sheet_as_it_is_printed(self, run: Run, course: Path) -> None:
        """Each item with the number that the sheet prints, its short id and its stem."""
        run("build", course, "--word", "--versions", "2")
        for code in "AB":
            printed = run("items", course, "--on", f"out/first-quiz-{code}.docx").stdout
            rows = [line.split(maxsplit=2) for line in printed.splitlines()]
            numbers = [row[0] for row in rows if row[0].isdigit()]
            assert numbers == [str(n) for n in range(1, len(numbers) + 1)]
        key = json.loads(run("items", course, "--on", "out/first-quiz-key.docx", "--json").stdout)
        sheet = json.loads(run("items", course, "--on", "out/first-quiz-A.docx", "--json").stdout)
        assert (key["items"], key["unknown"]) == (sheet["items"], [])
        assert all(item["short_id"] for item in key["items"])

    def test_names_items_that_the_course_has_no_longer(self, run: Run, course: Path) -> None:
        run("build", course, "--word")
        known = json.loads(run("items", course, "--on", "out/first-quiz-A.docx", "--json").stdout)
        gone = known["items"][0]
        (fact,) = gone["facts"]
        text = (course / FACTS).read_text(encoding="utf-8") if fact in COURSE[FACTS] else ""
        file = course / (FACTS if text else MORE_FACTS)
        words = file.read_text(encoding="utf-8").replace(f"id: {fact}\n", "id: another-one\n")
        file.write_text(words, encoding="utf-8")
        said = run("items", course, "--on", "out/first-quiz-A.docx")
        assert f"Not in this course, or no longer: {gone['short_id']}." in said.stderr
        assert gone["short_id"] not in said.stdout

    def test_a_document_of_somebody_else_is_refused(self, run: Run, course: Path) -> None:
        run("template", "word", "--out", "my.docx")
        said = run("items", course, "--on", "my.docx", code=1).stderr
        assert said == "my.docx is no sheet or key of TalkQuiz: no item was found in it.\n"


class TestItems:
    def test_prints_all_in_order_with_the_key_marked(self, run: Run, bank: LoadedCourse) -> None:
        printed = run("items", "course").stdout
        assert ids(printed) == [item.id for item in bank.items]
        for item, text in zip(bank.items, printed.split("\n\n"), strict=True):
            right = [line for line in text.splitlines() if "[x]" in line]
            if item.kind.picks_one:
                assert [line.partition("] ")[2] for line in right] == [item.key]
            elif item.kind in {ItemKind.SHORT_ANSWER, ItemKind.CLOZE}:
                assert text.strip().endswith(item.key)

    @pytest.mark.parametrize(
        ("item", "lines"),
        [
            pytest.param(
                make_item(
                    pairs=(("The end", "2019"),),
                    options=(Option("2019", correct=True), Option("2020", correct=False)),
                ),
                ["[x] The end: 2019", "[ ] 2020"],
                id="a matching has its pairs and what is left over",
            ),
            pytest.param(
                make_item(events=(Event("First", ""), Event("Then", ""))),
                ["1. First", "2. Then"],
                id="an ordering has its order",
            ),
            pytest.param(
                make_item(key="It may.", marks=("Who", "When")),
                ["It may.", "- Who", "- When"],
                id="an open question has its marking points",
            ),
        ],
    )
    def test_shows_below_the_stem(self, item: Item, lines: list[str]) -> None:
        assert [line.strip() for line in item_text(item)[2:]] == lines

    def test_kind_and_topic_choose(self, run: Run, bank: LoadedCourse) -> None:
        chosen = ids(run("items", "course", "--kind", "choice", "--topic", "harbour").stdout)
        assert chosen == [i.id for i in bank.items if (i.kind, i.topic) == ("choice", "harbour")]
        both = run("items", "course", "--topic", "town", "--topic", "harbour").stdout
        assert ids(both) == [item.id for item in bank.items]

    def test_weight_chooses_and_with_it_a_topic(self, run: Run) -> None:
        """What matters so much is shown, of all weights that are given."""
        core = COURSE[FACTS].replace("  kind: event", "  kind: event\n  weight: core", 1)
        course = write_course(Path("weighed"), {FACTS: core})
        made = load_and_check(course).items
        assert {item.weight for item in made} == {"core", "useful"}
        for weights in (["core"], ["useful", "core"], ["detail"]):
            options = [f"--weight={weight}" for weight in weights]
            chosen = json.loads(run("items", course, "--json", *options).stdout)
            assert chosen == [item_json(item) for item in made if item.weight in weights]
            facts = json.loads(run("facts", course, "--json", *options).stdout)
            assert {fact["weight"] for fact in facts} == set(weights) - {"detail"}

    @pytest.mark.parametrize("kind", ["short-answer", "cloze", "choice"])
    def test_json_is_the_contract(self, run: Run, bank: LoadedCourse, kind: str) -> None:
        printed = json.loads(run("items", "course", "--json", "--kind", kind).stdout)
        assert printed == [item_json(item) for item in bank.items if item.kind == kind] != []


class TestFacts:
    def test_prints_all_with_their_citations(self, run: Run, facts: list[Fact]) -> None:
        printed = run("facts", "course").stdout
        assert ids(printed) == [fact.id for fact in facts]
        for fact, text in zip(facts, printed.split("\n\n"), strict=True):
            assert fact.claim.text in " ".join(text.split())
            assert fact.cite[0].fp in text
        (text,) = [t for t in printed.split("\n\n") if t.startswith("watch-pos")]
        assert "attributed" in text
        assert "  per    Harbour Watch" in text

    @pytest.mark.parametrize("topics", [["harbour", "town"], ["town"]])
    def test_json_is_the_contract_and_topics_choose(
        self, run: Run, facts: list[Fact], topics: list[str]
    ) -> None:
        options = [f"--topic={topic}" for topic in topics]
        chosen = [fact for fact in facts if fact.topic in topics]
        assert ids(run("facts", "course", *options).stdout) == [fact.id for fact in chosen]
        printed = json.loads(run("facts", "course", "--json", *options).stdout)
        assert printed == [fact_json(fact) for fact in chosen] != []


class TestShow:
    @pytest.mark.parametrize("fact_id", ["pier-opened", "ships-gazette", "slack-water-meaning"])
    def test_fact_with_each_slot_and_what_asks_it_or_why_not(
        self, run: Run, bank: LoadedCourse, fact_id: str
    ) -> None:
        printed = run("show", fact_id, "course").stdout
        assert all(len(line) <= 100 for line in printed.splitlines())
        fact = bank.course.facts.entries[fact_id]
        assert f"  marks  {fact.claim.markup}" in printed.replace("\n        ", "")
        parts = dict(part.split("\n", 1) for part in printed.strip().split("\n\n")[1:])
        tried = attempts(bank.course, bank.templates, fact)
        assert tried
        for slot, template, outcome in tried:
            told = parts[f"{slot.name}: {slot.text}"]
            if isinstance(outcome, Item):
                assert outcome in bank.items
                uses = "deck and print" if Use.STUDY in outcome.uses else "print"
                short = next(item.short_id for item in bank.items if item == outcome)
                assert f"  + {template.id} ({outcome.kind}, {uses})  {short}" in told.splitlines()
                assert outcome.stem in " ".join(told.split())
                assert outcome.key in told
            else:
                assert f"{template.id}" in told.partition("  - ")[2]
                assert f": {outcome.reason}. {outcome.cure}".strip() in " ".join(told.split())
        own = [outcome.id for _, _, outcome in tried if isinstance(outcome, Item)]
        others = [i.id for i in bank.items if fact_id in i.facts and i.id not in own]
        assert [name.split()[0] for name in parts if "/" in name] == others

    def test_json_has_the_same(self, run: Run, bank: LoadedCourse) -> None:
        data = json.loads(run("show", "pier-opened", "course", "--json").stdout)
        fact = bank.course.facts.entries["pier-opened"]
        assert data["fact"] == fact_json(fact)
        tried = attempts(bank.course, bank.templates, fact)
        ids_made = [outcome.id for _, _, outcome in tried if isinstance(outcome, Item)]
        made = [item for item in bank.items if item.id in ids_made]
        asked = [each for slot in data["slots"].values() for each in slot["asked"]]
        assert [each["item"] for each in asked] == [item_json(item) for item in made]
        assert {tuple(each["uses"]) for each in asked} == {("print",), ("print", "study")}
        passed = [each for slot in data["slots"].values() for each in slot["passed"]]
        assert len(passed) + len(asked) == len(tried)
        others = [item for item in bank.items if fact.id in item.facts and item not in made]
        assert data["others"] == [item_json(item) for item in others]

        shown = json.loads(run("show", made[0].id, "course", "--json").stdout)
        assert shown["item"] == item_json(made[0])
        assert shown["facts"] == [data["fact"]]
        assert shown["enemies"] == dict(Enemies(bank.items).of(made[0]))

    def test_item_with_its_fact(self, run: Run, bank: LoadedCourse) -> None:
        one_of_each_kind = {item.kind: item for item in bank.items}
        for item in one_of_each_kind.values():
            printed = run("show", item.id, "course").stdout
            assert [i for i in ids(printed) if "enemies" not in i] == [item.id, *item.facts]
            told = f"  {item.kind}, {item.weight}, difficulty {item.difficulty}"
            assert told in printed.splitlines()

    @pytest.mark.parametrize("spelled", [str.lower, str.upper])
    def test_item_by_its_short_id(
        self, run: Run, bank: LoadedCourse, spelled: Callable[[str], str]
    ) -> None:
        """It is another spelling of the id, in small letters or capitals."""
        for item in bank.items[:5]:
            by_short_id = run("show", spelled(item.short_id), "course").stdout
            assert by_short_id == run("show", item.id, "course").stdout
            assert by_short_id.startswith(f"{item.id}  {item.short_id}\n")

    def test_item_with_its_enemies(self, run: Run, bank: LoadedCourse) -> None:
        (item, *others) = [i for i in bank.items if i.facts == ("pier-opened",)]
        found = Enemies(bank.items).of(item)
        lines = run("show", item.id, "course").stdout.split("\n\n")[-1].splitlines()
        assert lines[0] == f"enemies: {len(found)}"
        listed = [tuple(line.split(maxsplit=1)) for line in lines[1:13]]
        assert listed == list(found.items())[:12]
        assert lines[13:] == [f"  and {len(found) - 12} more"]
        assert {found[other.id] for other in others} == {"same fact"}


@pytest.mark.usefixtures("course")
@pytest.mark.parametrize(
    ("enemies", "lines"),
    [(14, ["enemies: 14", "  and 2 more"]), (12, ["enemies: 12"]), (0, [])],
)
def test_long_list_of_enemies_is_cut(
    run: Run, monkeypatch: pytest.MonkeyPatch, enemies: int, lines: list[str]
) -> None:
    found = {f"enemy-{number}": "same fact" for number in range(enemies)}
    monkeypatch.setattr(Enemies, "of", lambda *_: found)
    shown = run("show", "saltmere/pier-opened/when/event-day", "course").stdout
    assert shown.count("  same fact\n") == min(enemies, 12)
    assert [line for line in shown.splitlines() if re.match("enemies|  and", line)] == lines


def test_who_wrote_a_report_stands_before_its_outlet_and_questions_name_the_outlet(
    run: Run, here: Path
) -> None:
    """A person is "Joan Whitlow, The Saltmere Gazette"; an agency alone is "via" the Gazette."""
    agency, person = "[{literal: Coast News}]", "[{given: Joan, family: Whitlow}]"
    text = COURSE["sources.yaml"]
    assert agency in text
    course = write_course(here / "course", {"sources.yaml": text.replace(agency, person)})
    printed = run("facts", course).stdout
    assert "Joan Whitlow, The Saltmere Gazette, 1 June 2020" in printed
    assert "via" not in printed
    asked = json.loads(run("items", course, "--json").stdout)
    assert not any("Whitlow" in str(item["stem"]) + str(item["options"]) for item in asked)
    for wrong in ("[{literal: AFP, family: Brook}]", "[{given: Ada}]", "[{}]"):
        write_course(course, {"sources.yaml": text.replace(agency, wrong)})
        assert "{given: Ada, family: Brook} for a person" in run("check", course, code=1).stdout
