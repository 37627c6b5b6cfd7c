"""Items on the difference between two facts."""

from typing import Any

from courses import COURSE
from small_course import Load
from small_facts import bank_of, event, made, term
from talkquiz.items.item import Use

TIDES = (
    ("Slack water", "the time between two tides"),
    ("A spring tide", "the highest tide of a month"),
)


def tides(**changes: Any) -> list[dict[str, Any]]:
    return [
        term(number, *pair, contrasts=[f"t{1 - number}"], **changes)
        for number, pair in enumerate(TIDES)
    ]


MORE = {
    "glossary.yaml": COURSE["glossary.yaml"]
    + "- {id: spring-tide, type: term, name: spring tide, aliases: [a spring tide], "
    "role: tide, description: the highest tide of a month}\n"
}


def test_both_claims_are_the_answer(load: Load) -> None:
    (item,) = made(bank_of(load, *tides(), **MORE), "difference")
    assert item.id == "saltmere/t0/contrasts.t1/difference"
    assert item.stem == "What is the difference between slack water and a spring tide?"
    assert item.key == (
        "Slack water means the time between two tides.\n"
        "A spring tide means the highest tide of a month."
    )
    assert item.marks == (
        "Says rightly what is true of slack water.",
        "Says rightly what is true of a spring tide.",
        "Names a point in which the two differ.",
    )
    assert item.facts == ("t0", "t1")
    assert item.uses == set(Use)


def test_id_does_not_hang_on_which_is_taught_first(load: Load) -> None:
    one, other = tides()
    (item,) = made(bank_of(load, other, one, **MORE), "difference")
    assert item.id == "saltmere/t0/contrasts.t1/difference"
    assert item.stem == "What is the difference between a spring tide and slack water?"


def test_detail_is_for_print_alone(load: Load) -> None:
    one, other = tides()
    bank = bank_of(load, one, other | {"weight": "detail"}, **MORE)
    (item,) = made(bank, "difference")
    assert item.uses == {Use.PRINT}


def test_other_facts_are_called_by_their_names(load: Load) -> None:
    facts = [
        event(n, f"2019-05-0{n}", name=f"the {name}", contrasts=others)
        for n, name, others in (
            (1, "regatta", ["e2", "e3"]),
            (2, "fair", ["e1"]),
            (3, "market", ["e1"]),
        )
    ]
    stems = [item.stem for item in made(bank_of(load, *facts), "difference")]
    assert stems == [
        "What is the difference between the regatta and the fair?",
        "What is the difference between the regatta and the market?",
    ]
