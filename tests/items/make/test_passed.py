"""Why a template makes nothing of a slot that it takes: the reason, and what would help."""

from typing import Any

import pytest

from courses import make_fact
from small_course import Load
from small_facts import bank_of, event, figure
from talkquiz.build import LoadedCourse
from talkquiz.items.item import Item
from talkquiz.items.make import attempts
from talkquiz.items.make.one_fact import Passed

MINE = "templates/mine.yaml"
VERB = "Mark the verb group: [walked out]{did}."


def reasons(bank: LoadedCourse, fact_id: str) -> dict[tuple[str, str], Passed]:
    """Return why templates passed the slots of a fact over, by slot and template."""
    tried = attempts(bank.course, bank.templates, bank.course.facts.entries[fact_id])
    return {
        (slot.name, template.id): outcome
        for slot, template, outcome in tried
        if isinstance(outcome, Passed)
    }


@pytest.mark.parametrize(
    ("claim", "template", "reason", "cure"),
    [
        ("The lamp was lit by [Ada Brook]{who}.", "from-claim", "no verb is marked", VERB),
        (
            "The lamp [was]{did} too bright for [Ada Brook]{whom}.",
            "from-claim",
            "“too bright for” stands between the verb and the slot",
            "Widen {did} up to the slot or its preposition, or turn the claim.",
        ),
        (
            "[Ada Brook]{who} lit it.",
            "gap",
            "the gap would open the sentence",
            "Begin the claim with other words.",
        ),
        (
            "[Ada Brook]{who} lit it.",
            "gap-choice",
            "the gap would open the sentence",
            "Begin the claim with other words.",
        ),
        (
            "The lamp [was]{did} in in [Saltmere]{where}.",
            "gap",
            "it would say “in in”",
            "Mend the claim, or what its verb is marked as.",
        ),
        ("[Ada Brook]{who} [lit]{did} it.", "gap-choice", "from-claim-choice comes before it", ""),
        (
            "Of the mayor Brook it was [Ada Brook]{who} who lit it.",
            "gap",
            "the question holds the answer, or another name of it",
            "",
        ),
        (
            "It was lit with [oil of the best and purest sort there was]{what}.",
            "gap",
            "the answer has 9 words, more than 6",
            "Mark fewer words.",
        ),
        (
            "It was lit with [oil, salt and a match]{what}.",
            "gap",
            "the answer is a list",
            "Mark its parts: [...]{slot.part}, or name its entries.",
        ),
        (
            "It was lit by [Ada Brook and Tom Reed]{who=ada-brook+tom-reed}.",
            "gap-choice",
            "the answer is a list",
            "",
        ),
        (
            "It was lit by [a cook]{who}.",
            "gap-choice",
            "nothing in the course can stand in its place",
            "Add it to the glossary, and others of its role.",
        ),
        (
            "It was lit with [oil]{what}.",
            "gap-choice",
            "nothing in the course can stand in its place",
            "",
        ),
        (
            "It was lit at [Saltmere]{where}.",
            "gap-choice",
            "fewer than two others of the role `town` are surely wrong",
            "Add others to the glossary.",
        ),
        (
            "It was lit between [May and June 2019]{when=2019-05/2019-06}.",
            "gap-choice",
            "no two dates near it are surely wrong",
            "",
        ),
    ],
)
def test_reason_and_cure(load: Load, claim: str, template: str, reason: str, cure: str) -> None:
    bank = bank_of(load, make_fact(claim=claim))
    passed = {name: each for (_, name), each in reasons(bank, "lamp-lit").items()}
    assert passed[template] == Passed(reason, cure)


@pytest.mark.parametrize(
    ("fact", "reason"),
    [
        (figure(1, "one ship"), "other words in its place would show"),
        (event(1, "2019-05-03/2019-06-04"), "no two dates near it are surely wrong"),
    ],
)
def test_a_statement_that_nothing_makes_false(
    load: Load, fact: dict[str, Any], reason: str
) -> None:
    found = reasons(bank_of(load, fact), fact["id"])
    assert {each.reason for (_, name), each in found.items() if name == "judge"} == {reason}


@pytest.mark.parametrize(
    ("kind", "claim", "slot", "passed"),
    [
        ("statement", "[Reed]{who} [said]{did} that [it rained]{said}.", "said", True),
        ("position", "[Reed]{who} [wanted]{did} [a bell]{wants}.", "wants", True),
        ("position", "[Reed]{who} [wanted]{did} [a bell]{wants} in the harbour.", "wants", False),
        ("position", "In 2019 [Reed]{who} [wanted]{did} [a bell]{wants}.", "wants", False),
    ],
)
def test_a_gap_that_only_its_speaker_leads_to_is_not_left(
    load: Load, kind: str, claim: str, slot: str, *, passed: bool
) -> None:
    """Nobody can guess what somebody said or wanted, unless something narrows it."""
    told: dict[str, Any] = {"kind": kind, "claim": claim, "when": "2019-05-03"}
    found = reasons(bank_of(load, make_fact(**told)), "lamp-lit")
    reason = found.get((slot, "gap"))
    only = "the gap would have only its speaker to go by"
    assert (reason is not None and reason.reason == only) is passed


def test_what_a_template_names_and_the_fact_has_not(load: Load) -> None:
    mine = "- {id: mine, makes: short-answer, stem: 'In {{ fact.where }}, {{ fact.name }}?'}\n"
    bank = bank_of(load, event(1, "2019-05-03"), **{MINE: mine})
    assert reasons(bank, "e1")["when", "mine"] == Passed(
        "its words name `where`, which the fact has not"
    )


def test_a_deck_holds_no_detail_and_a_slot_once(load: Load) -> None:
    """A template that is for the deck alone makes nothing where the deck takes nothing."""
    late = "- {id: late, makes: short-answer, turn: 6, stem: 'Say {{ fact.name }}?', use: study}\n"
    oil = make_fact(claim="At Gull Rock it was lit with [oil]{what}.")
    found = reasons(bank_of(load, oil, **{MINE: late}), "lamp-lit")
    assert found["what", "late"] == Passed("the deck asks for the slot already")

    early = late.replace("late", "early").replace("6", "1")
    fact = event(2, "2019-06-03", weight="detail")
    detail = reasons(bank_of(load, fact, **{MINE: early}), "e2")
    assert detail["when", "early"] == Passed("a deck holds no details")


def test_an_item_for_each_attempt_that_succeeds(load: Load) -> None:
    """What is made is what the course's items are, and nothing is made and passed over."""
    bank = load()
    for fact in bank.course.facts.entries.values():
        tried = attempts(bank.course, bank.templates, fact)
        made = [outcome for _, _, outcome in tried if isinstance(outcome, Item)]
        of_fact = f"{bank.course.id}/{fact.id}/"
        over_one = [item for item in bank.items if item.id.startswith(of_fact)]
        assert made == [item for item in over_one if item.template in {i.template for i in made}]
        assert len({(slot.name, template.id) for slot, template, _ in tried}) == len(tried)
