"""What nothing asks, and what a fact's own question only repeats."""

from typing import Any

import pytest

from courses import COURSE, FACTS, MORE_FACTS, facts_text, make_fact
from small_course import Load
from small_facts import bank_of
from talkquiz.build import LoadedCourse
from talkquiz.items.unasked import Unasked, unasked_objectives
from talkquiz.problem import Severity

LONG = "a lamp of seven panes with a roof of copper and a door"
LIST = "boats, nets and a lamp"


def told(bank: LoadedCourse) -> list[tuple[str, str, str]]:
    """Return code, message and hint of what is told, all of it at a place in the facts' file."""
    problems = list(Unasked(bank.course, bank.templates, bank.items).problems())
    assert {problem.severity for problem in problems} <= {Severity.WARNING}
    assert all(problem.path.endswith("harbour.yaml") for problem in problems)
    return [(problem.code, problem.message, problem.hint) for problem in problems]


def lit(**changes: Any) -> dict[str, Any]:
    return make_fact(
        **{"claim": "[Ada Brook]{who} [lit]{did} [the lamp]{what} on [3 May 2019]{when}."} | changes
    )


def test_the_sample_course_asks_all(load: Load) -> None:
    bank = load()
    assert list(Unasked(bank.course, bank.templates, bank.items).problems()) == []


class TestFacts:
    def test_one_that_no_item_asks_is_told_once(self, load: Load) -> None:
        fact = make_fact(claim=f"[{LONG}]{{what}} stood by [{LIST}]{{who}}.".capitalize())
        bank = bank_of(load, fact)
        hint = "No verb is marked. Mark the verb group: [walked out]{did}."
        assert told(bank) == [("TQ143", "no question asks this fact", hint)]

    def test_a_report_about_which_something_is_asked_does_not_ask_it(self, load: Load) -> None:
        """It is shown in source work, and names in it are asked for; the fact is not."""
        silent = make_fact(
            id="silent", why="It was the first.", claim=f"In Saltmere stood [{LONG}]{{what}}."
        )
        claims = ("A lamp [was lit]{did} on [3 May 2019]{when}.", "It shone at [Gull Rock]{where}.")
        others = [
            lit(id=f"lit-{n}", name=f"lamp {n}", claim=claim) for n, claim in enumerate(claims)
        ]
        bank = bank_of(load, silent, *others)
        assert any("silent" in item.facts for item in bank.items)
        assert [code for code, _, _ in told(bank)] == ["TQ143"]

    def test_a_matching_asks_what_its_template_takes(self, load: Load) -> None:
        facts = [
            make_fact(
                id=f"t{n}",
                kind="definition",
                name=f"word {n}",
                when=None,
                basis=None,
                claim=f"[{name}]{{term}} means [thing {n}]{{means}}.",
            )
            for n, name in enumerate(("Slack water", "Ebb", "Flow", "Neap"))
        ]
        bank = bank_of(load, *facts)
        matching = [item for item in bank.items if item.kind == "matching"]
        only = Unasked(bank.course, bank.templates, matching)
        assert all(only.asked[fact_id] == {"term"} for item in matching for fact_id in item.facts)

    @pytest.mark.parametrize("weight", ["core", "detail"])
    def test_details_are_to_be_asked_as_well(self, load: Load, weight: str) -> None:
        asked = bank_of(load, lit(weight=weight))
        assert told(asked) == []
        silent = bank_of(load, make_fact(weight=weight, claim=f"There was [{LONG}]{{what}}."))
        assert [code for code, _, _ in told(silent)] == ["TQ143"]


class TestSlots:
    @pytest.mark.parametrize(
        ("changes", "hint"),
        [
            pytest.param(
                {"claim": f"[Ada Brook]{{who}} [lit]{{did}} [{LONG}]{{what}}."},
                "The answer has 13 words, more than 8. Mark fewer words.",
                id="too long an answer",
            ),
            pytest.param(
                {"claim": f"[Ada Brook]{{who}} [brought]{{did}} [{LIST}]{{what}}."},
                "The answer is a list. Mark its parts: [...]{slot.part}, or name its entries.",
                id="a list of words",
            ),
            pytest.param(
                {"claim": "[The lamp]{what} of the quay was lit by [Ada Brook]{who}."},
                "No verb is marked. Mark the verb group: [walked out]{did}.",
                id="no verb, and the slot opens the sentence",
            ),
        ],
    )
    def test_one_that_no_item_asks_for_is_told_with_the_cure(
        self, load: Load, changes: dict[str, str], hint: str
    ) -> None:
        assert told(bank_of(load, lit(**changes))) == [
            ("TQ144", "no question asks for the slot {what}", hint)
        ]

    @pytest.mark.parametrize(
        "changes",
        [
            pytest.param({}, id="all are asked"),
            pytest.param(
                {
                    "kind": "statement",
                    "claim": "[Ada Brook]{who} said that [the lamp was lit and bright]{said}.",
                },
                id="words that word the question",
            ),
            pytest.param(
                {"claim": "On [3 May 2019]{when} [Ada Brook]{who.a} and [a friend]{who.b} met."},
                id="a list by its parts, or as a whole",
            ),
            pytest.param(
                {"claim": "At Gull Rock the lamp of the quay shone on [3 May 2019]{when}."},
                id="a gap alone",
            ),
        ],
    )
    def test_what_is_not_told(self, load: Load, changes: dict[str, str]) -> None:
        assert told(bank_of(load, lit(**changes))) == []


class TestOwnQuestions:
    @pytest.mark.parametrize(
        ("ask", "slots"),
        [
            ({"who": "Who lit the lamp on 3 May 2019?"}, ["who"]),
            ({"who": "who lit the LAMP, on 3 May 2019?"}, ["who"]),
            ({"who": "Who of the town lit the lamp on 3 May 2019?"}, []),
            ({"when": "On what date did Ada Brook light the lamp?"}, ["when"]),
            (
                {"what": "What did Ada Brook light on 3 May 2019?", "who": "Who lit a lamp?"},
                ["what"],
            ),
        ],
    )
    def test_one_that_repeats_a_template_is_told(
        self, load: Load, ask: dict[str, str], slots: list[str]
    ) -> None:
        assert told(bank_of(load, lit(ask=ask))) == [
            (
                "TQ145",
                f"the question for {slot} only repeats what the templates make",
                "Remove it: what is made then follows the claim.",
            )
            for slot in slots
        ]

    def test_whose_word_it_is_makes_no_difference(self, load: Load) -> None:
        said = {
            "status": "attributed",
            "per": "tom-reed",
            "mode": "claimed",
            "claim": "According to Tom Reed, [Ada Brook]{who} [lit]{did} the lamp.",
            "ask": {"who": "Who lit the lamp?"},
        }
        assert [code for code, _, _ in told(bank_of(load, lit(**said)))] == ["TQ145"]


class TestObjectives:
    @pytest.mark.parametrize(
        ("teaches", "expected"),
        [([], [16]), (["date-pier"], []), (["for-and-against"], [16])],
    )
    def test_one_that_no_question_asks_is_told_at_its_line(
        self, load: Load, teaches: list[str], expected: list[int]
    ) -> None:
        """The other topic has no fact at all, which is a problem of its own."""
        bank = bank_of(load, lit(teaches=teaches))
        problems = list(unasked_objectives(bank.course, bank.items))
        assert [(each.line, each.code) for each in problems] == [(n, "TQ149") for n in expected]
        assert all("date-pier" in each.message + each.hint for each in problems)

    def test_those_of_a_topic_are_one_problem(self, load: Load) -> None:
        outline = COURSE["course.yaml"].replace(
            "date-pier:", "draw-lamp: Draw it.\n      sell-lamp: Sell it.\n      date-pier:"
        )
        facts = {MORE_FACTS: facts_text(lit(teaches=[]))}
        bank = load({"course.yaml": outline} | facts)
        (problem,) = unasked_objectives(bank.course, bank.items)
        assert "the objectives `draw-lamp`, `sell-lamp`" in problem.message
        assert "teaches: [draw-lamp]" in problem.hint

    def test_a_fact_of_another_topic_serves(self, load: Load) -> None:
        bank = load({MORE_FACTS: COURSE[MORE_FACTS].replace("[for-and-against]", "[date-pier]")})
        assert [each.line for each in unasked_objectives(bank.course, bank.items)] == [22]
        two = COURSE[FACTS].replace("[date-pier]", "[for-and-against, date-pier]")
        bank = load(
            {
                FACTS: two,
                MORE_FACTS: COURSE[MORE_FACTS].replace("  teaches: [for-and-against]\n", ""),
            }
        )
        assert list(unasked_objectives(bank.course, bank.items)) == []

    def test_statements_of_a_report_ask_nothing(self, load: Load) -> None:
        silent = make_fact(
            id="silent", teaches=["date-pier"], claim=f"In Saltmere stood [{LONG}]{{what}}."
        )
        claims = ("A lamp [was lit]{did} on [3 May 2019]{when}.", "It shone at [Gull Rock]{where}.")
        others = [
            lit(id=f"lit-{n}", name=f"lamp {n}", claim=claim) for n, claim in enumerate(claims)
        ]
        bank = bank_of(load, silent, *others)
        assert any("silent" in item.facts for item in bank.items)
        assert len(list(unasked_objectives(bank.course, bank.items))) == 1
