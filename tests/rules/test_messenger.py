"""By the fact of an item it is told whether who said it matters."""

from typing import Any

import pytest

from courses import make_fact
from small_course import Load
from small_facts import bank_of, by_id, course_of
from talkquiz.rules import review

MADE_BY = {"status": "attributed", "mode": "claimed", "per": "tom-reed"}
DISPUTED = {**MADE_BY, "status": "disputed"}


def said(number: int = 0, who: str = "Tom Reed", **changes: Any) -> dict[str, Any]:
    """Return a statement whose speaker is asked for."""
    fact = {
        "id": f"s{number}",
        "kind": "statement",
        "claim": f"[{who}]{{who}} said that [pier number {number} was open]{{said}}.",
        "mode": "happened",
    }
    return make_fact(**(fact | changes))


def told(load: Load, *facts: dict[str, Any]) -> list[str]:
    """Return the slots of the items that the rule tells, or what it says of all together."""
    bank = bank_of(load, *facts)
    items = by_id(bank)
    found = review(bank.items, course_of(bank).facts.entries)
    return [
        items[problem.item].slot if problem.item else problem.message
        for problem in found
        if problem.rule == "TQ229"
    ]


def test_a_statement_that_the_report_witnessed_is_no_question_for_its_speaker(load: Load) -> None:
    assert set(told(load, said())) == {"who"}


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"mode": "hoped"}, id="a hope"),
        pytest.param({"mode": "warned"}, id="a warning"),
        pytest.param({"mode": "planned"}, id="a plan"),
        pytest.param(MADE_BY, id="one claim"),
        pytest.param(
            {"kind": "position", "claim": "[Tom Reed]{who} held that [it was shut]{holds}."},
            id="a position",
        ),
        pytest.param(
            {
                "claim": '[Tom Reed]{who} called the pier "[a wreck]{quote}".',
                "ask": {"who": "Which official found hard words for the pier in 2019?"},
            },
            id="a choice of words",
        ),
        pytest.param(
            {"ask": {"who": 'Which official said in 2019 that "the pier" was open?'}},
            id="quoted words",
        ),
        pytest.param(
            {
                "kind": "event",
                "claim": "[Tom Reed]{who} shut the pier.",
                "ask": {"who": "Which official shut the pier in 2019?"},
            },
            id="a deed",
        ),
    ],
)
def test_whose_it_is_matters(load: Load, changes: dict[str, Any]) -> None:
    assert told(load, said(**changes)) == []


def test_accounts_that_differ_are_asked_for_by_speaker(load: Load) -> None:
    one = said(0, conflicts=["s1"], **DISPUTED)
    other = said(1, "Ivy Lund", conflicts=["s0"], **{**DISPUTED, "per": "ivy-lund"})
    assert told(load, one, other) == []


def test_a_speaker_who_is_the_answer_again_and_again_is_told_once(load: Load) -> None:
    """Of claims, three of one speaker may be asked; a fourth is too many."""
    claims = [said(number, **MADE_BY) for number in range(3)]
    others = [said(9, "Ivy Lund", **{**MADE_BY, "per": "ivy-lund"})]
    assert told(load, *claims, *others) == []
    (message,) = told(load, *claims, *others, said(3, **MADE_BY))
    assert "Tom Reed" in message
    assert "4 times" in message
