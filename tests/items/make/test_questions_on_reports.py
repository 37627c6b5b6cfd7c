"""Reports that do not agree side by side, and linked sets of open questions about one report."""

from itertools import count
from typing import Any

import pytest

from courses import COURSE, FACTS, facts_text
from small_course import Load
from small_facts import NO_TOWN, bank_of, cite, deed, event, figure, made, of_kind, term
from talkquiz.build import LoadedCourse
from talkquiz.items.item import Comparison, Item
from talkquiz.items.kinds import ItemKind

SAID = "On [4 May 2019]{when} [Tom Reed]{who} said that [the lamp was bright]{said}."
CLAIMED: dict[str, Any] = {"mode": "claimed", "status": "attributed"}
UNSOURCED = {"mode": "claimed", "status": "unattributed"}
PEOPLE = {"Ada Brook": "ada-brook", "Tom Reed": "tom-reed", "Lund": "ivy-lund"}


def statement(number: int, claim: str = SAID, **changes: Any) -> dict[str, Any]:
    return deed(number, "", kind="statement", ask={}, claim=claim, when="2019-05-04", **changes)


def events(count: int) -> list[dict[str, Any]]:
    return [event(n, f"2019-0{n}-03") for n in range(1, count + 1)]


def sheet(load: Load, *facts: dict[str, Any], **files: str) -> dict[str, Item]:
    return asked(load({FACTS: facts_text(*facts), **NO_TOWN, **files}))


def asked(bank: LoadedCourse) -> dict[str, Item]:
    found = [item for item in bank.items if item.kind is ItemKind.OPEN]
    return {item.template: item for item in found if "/s001/" in item.id}


def people_say(*claims: str, **changes: Any) -> list[dict[str, Any]]:
    """Return a claim of a person each, every one in conflict with the one after it."""
    return [
        figure(
            number,
            "",
            claim=f"According to {who}, {claim}",
            conflicts=[f"f{n}" for n in (number - 1, number + 1) if 0 < n <= len(claims)],
            derived=["number"] if "{number}" in claim else [],
            **CLAIMED | {"per": per, "when": "2019-05-03"} | changes,
        )
        for number, (who, per), claim in zip(count(1), PEOPLE.items(), claims, strict=False)
    ]


def test_accounts_stand_side_by_side(load: Load) -> None:
    """Each account has its outlet, day, claim, speaker and date; the key says what differs."""
    (item,) = of_kind(load(), ItemKind.COMPARE)
    assert item.id == "saltmere/ships-gazette/conflicts/compare"
    assert item.facts == ("ships-gazette", "ships-watch")
    gazette, watch = item.holds(Comparison).accounts
    assert gazette.outlet == "Coast News via The Saltmere Gazette"
    assert (gazette.day, gazette.per, gazette.as_of) == ("1 June 2020", "Ada Brook", "June 2021")
    assert (watch.day, watch.per) == ("March 2019", "Harbour Watch")
    assert watch.claim.startswith("Harbour Watch counted 800 ships")
    assert item.key == (f"{gazette.claim.removesuffix('.')} (June 2021).\n{watch.claim}")
    assert len(item.marks) == 4
    assert (item.status, item.per, item.caution) == ("disputed", None, "")
    assert {source.id for source in item.sources} == {"s001", "s002"}


def test_chain_of_conflicts_is_one_item(load: Load) -> None:
    facts = people_say(
        *(f"the ship carried [{n}00 tonnes]{{number}}." for n in (1, 2, 3)), status="disputed"
    )
    (item,) = made(bank_of(load, *facts), "compare")
    assert item.facts == ("f1", "f2", "f3")
    assert len(item.key.splitlines()) == 3


def test_accounts_are_told_by_their_claims(load: Load) -> None:
    """Each is a sentence of its own; behind it stands what it does not say itself."""
    wanted = ("the town wanted [a lamp]{wants}.", "the town wanted [a bell]{wants}.")
    facts = people_say(*wanted, kind="position", status="disputed")
    (item,) = made(bank_of(load, *facts), "compare")
    assert item.key == (
        "According to Ada Brook, the town wanted a lamp (3 May 2019).\n"
        "According to Tom Reed, the town wanted a bell (3 May 2019)."
    )


def test_an_account_that_is_the_reports_own_has_the_reports_day(load: Load) -> None:
    """Behind an outlet's name the date of the matter would be read as the paper's own."""
    first, second = (
        figure(n, f"{n}00 tonnes", when="2019-05", **UNSOURCED, conflicts=[f"f{3 - n}"])
        for n in (1, 2)
    )
    (item,) = made(bank_of(load, first, second), "compare")
    assert item.key.splitlines()[0] == (
        "Ship 1 carried 100 tonnes (Coast News via The Saltmere Gazette, 1 June 2020)."
    )


def test_no_conflict_no_item(load: Load) -> None:
    text = COURSE[FACTS].replace("  status: disputed\n", "  status: attributed\n")
    for other in ("ships-watch", "ships-gazette"):
        text = text.replace(f"  conflicts: [{other}]\n", "")
    assert made(load({FACTS: text}), "compare") == []


def test_questions_of_a_source_share_its_statements(bundled_bank: LoadedCourse) -> None:
    """One set has one stimulus: the source, and what it says in our words; most have one."""
    items = [each for each in of_kind(bundled_bank, ItemKind.OPEN) if each.stimulus]
    sets: dict[str, list[Item]] = {}
    for item in items:
        assert item.stimulus
        sets.setdefault(item.stimulus.id, []).append(item)
    assert len(sets) > 2
    for source, questions in sets.items():
        assert len({item.stimulus for item in questions}) == 1
        assert len({item.template for item in questions}) == len(questions) > 2
        assert {reference.id for item in questions for reference in item.sources} == {source}
        assert 3 <= len(questions[0].facts) <= 5


def test_lines_are_claims_in_teaching_order(load: Load) -> None:
    items = sheet(load, event(1, "2019-05-03"), statement(2), event(3, "2019-06-03"))
    (stimulus,) = {item.stimulus for item in items.values()}
    assert stimulus
    assert stimulus.id == "s001"
    assert stimulus.title == "Coast News via The Saltmere Gazette, 1 June 2020"
    assert stimulus.lines == (
        "Party number 1 was held at the pier on 3 May 2019.",
        "On 4 May 2019 Tom Reed said that the lamp was bright.",
        "Party number 3 was held at the pier on 3 June 2019.",
    )
    assert items["sourcing"].facts == ("e1", "d2", "e3")


@pytest.mark.parametrize(
    ("fact", "mark"),
    [
        (statement(2), "the word of Tom Reed."),
        (
            statement(2, "On [4 May 2019]{when} [both]{who=tom-reed+ivy-lund} said [so]{said}."),
            "the word of Tom Reed and Ivy Lund.",
        ),
        (statement(2, SAID.replace("Tom Reed", "A sailor")), "the word of A sailor."),
        (people_say("ships carried [9 tonnes]{number}.")[0], "the word of Ada Brook."),
        (people_say("a lamp was lit by [Tom Reed]{who}.")[0], "the word of Ada Brook."),
        (
            people_say("ships carried [9 tonnes]{number}.", status="unattributed", per=None)[0],
            "the word of somebody whom the report does not name.",
        ),
    ],
    ids=[
        "who-said-so",
        "list-of-speakers",
        "speaker-without-an-entry",
        "who-gives-a-figure",
        "who-says-so-and-not-who-did-it",
        "nobody-is-named",
    ],
)
def test_whose_word_a_statement_is_is_a_marking_point(
    load: Load, fact: dict[str, Any], mark: str
) -> None:
    facts = [event(8, "2019-05-03"), fact, event(9, "2019-06-03"), statement(7)]
    assert sheet(load, *facts)["close-reading"].marks == (
        f"Statement 2: {mark}",
        "Statement 4: the word of Tom Reed.",
    )


@pytest.mark.parametrize(
    "fact",
    [
        event(2, "2021-05-02", mode="planned", claim="[Ada Brook]{who} was to land on "
              "[2 May 2021]{when}."),
        statement(2, SAID.replace("Tom Reed", "Slack water")),
    ],
    ids=["doer-of-a-plan", "what-cannot-speak"],
)  # fmt: skip
def test_what_cannot_be_somebodys_word_is_nobodys(load: Load, fact: dict[str, Any]) -> None:
    glossary = COURSE["glossary.yaml"].replace("  type: term\n", "  type: thing\n")
    facts = [event(8, "2019-05-03"), fact, event(9, "2019-06-03"), statement(7)]
    items = sheet(load, *facts, **{"glossary.yaml": glossary})
    assert items["close-reading"].marks == ("Statement 3: the word of Tom Reed.",)


def test_question_without_an_answer_is_left_out(load: Load) -> None:
    """Where nothing is anybody's word, and nothing has a context, nobody is asked for them."""
    facts = events(3)
    assert set(sheet(load, *facts)) == {"sourcing"}
    facts[1]["why"] = "It was the first one in years."
    items = sheet(load, *facts)
    assert set(items) == {"sourcing", "context"}
    assert items["context"].key.endswith(
        "for instance:\nStatement 2: It was the first one in years."
    )


def test_other_reports_on_the_matter_are_looked_up(load: Load) -> None:
    """The model answer has what another report of about that time says on a statement's matter."""
    facts = events(3)
    facts[0]["related"] = ["e4"]
    other = {"related": ["e1"], "cite": [cite("lamp", source="s002")]}
    items = sheet(load, *facts, event(4, "2019-04-03", **other))
    assert items["corroboration"].key.endswith(
        "Statement 1: Harbour Watch, March 2019, says: "
        "Party number 4 was held at the pier on 3 April 2019."
    )
    much_later, same_report = (
        event(4, "2021-04-03", **other),
        event(4, "2019-04-03", related=["e1"]),
    )
    for unfit in (much_later, same_report):
        assert "corroboration" not in sheet(load, *facts, unfit)


class TestChoice:
    def test_too_few_make_no_set(self, load: Load) -> None:
        assert sheet(load, *events(3))
        assert not sheet(load, *events(2))

    @pytest.mark.parametrize(
        "fact",
        [
            term(4, "Slack water", "a quiet time"),
            statement(4, "On [4 May 2019]{when} it was heard that [the lamp was bright]{said}."),
        ],
        ids=["definition", "words-whose-speaker-is-not-marked"],
    )
    def test_what_nobody_reports_is_left_out(self, load: Load, fact: dict[str, Any]) -> None:
        assert sheet(load, *events(3), fact)["sourcing"].facts == ("e1", "e2", "e3")

    def test_facts_on_reports_are_left_out(self, load: Load) -> None:
        """A topic on the reports themselves has no statements for source work."""
        facts = events(3)
        facts.append(event(4, "2019-04-03", topic="town", why="So it is dated."))
        assert "e4" in sheet(load, *facts)["sourcing"].facts
        outline = COURSE["course.yaml"].replace(
            "    number: 2\n", "    number: 2\n    reports: true\n"
        )
        items = sheet(load, *facts, **{"course.yaml": outline})
        assert items["sourcing"].facts == ("e1", "e2", "e3")

    def test_one_of_those_about_one_matter_is_shown(self, load: Load) -> None:
        """Related facts, and facts of one name, do not stand beside each other."""
        facts = events(5)
        facts[0]["related"], facts[1]["related"] = ["e2"], ["e1"]
        facts[3]["name"] = facts[4]["name"]
        shown = set(sheet(load, *facts)["sourcing"].facts)
        assert len(shown) == 3
        assert not {"e1", "e2"} <= shown

    def test_what_no_single_report_says_is_left_out(self, load: Load) -> None:
        facts = events(6)
        facts[1]["cite"] = [cite("lamp"), cite("lamp", source="s002")]
        facts[2]["conflicts"], facts[3]["conflicts"] = ["e4"], ["e3"]
        assert sheet(load, *facts)["sourcing"].facts == ("e1", "e5", "e6")

    def test_what_is_worth_weighing_comes_first(self, load: Load) -> None:
        facts = events(9)
        facts[5]["related"], facts[6]["related"] = ["e7"], ["e6"]
        facts[5]["cite"] = [cite("lamp", source="s002")]
        facts[8]["why"] = "It was the first one in years."
        shown = sheet(load, *facts)["sourcing"].facts
        assert {"e7", "e9"} <= set(shown)
        assert len(shown) == 3

    def test_words_and_findings_are_mixed(self, load: Load) -> None:
        facts = events(7)
        facts += [
            statement(n, SAID.replace("bright", what), name=f"word {n}")
            for n, what in enumerate(("dim", "red", "new", "hot", "lit"), start=10)
        ]
        shown = sheet(load, *facts)["sourcing"].facts
        assert len(shown) == 5
        assert 2 <= sum(fact.startswith("d") for fact in shown) <= 3
