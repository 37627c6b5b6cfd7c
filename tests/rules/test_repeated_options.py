"""An answer that is right too often, and options that come again, in a bank and in a deck."""

from dataclasses import replace

from courses import SALTMERE
from talkquiz.build import load_and_check
from talkquiz.items.item import Choice, Item, Use
from talkquiz.rules import review
from talkquiz.rules.shared.foreign_banks import examples

PILOTS = "Brook Reed Lund Hale Moss Vane Kerr Wray Penn Dorn".split()
PRINT = frozenset({Use.PRINT})


def asked(*offered: str) -> list[Item]:
    """Return an item for each, `Reed Lund Hale`, whose first name is right."""
    lines = []
    for number, names in enumerate(offered):
        key, *others = names.split()
        lines.append(f"Who piloted ship {number}? | *{key} | {' | '.join(others)}")
    return [
        replace(item, id=f"i{number}") for number, item in enumerate(examples("\n".join(lines)))
    ]


def varied(keys: str) -> list[Item]:
    """Return an item for each key, no two with the same options."""
    others = ((f"Ox{number}", f"Ud{number}") for number in range(len(keys.split())))
    return asked(
        *(f"{key} {' '.join(pair)}" for key, pair in zip(keys.split(), others, strict=True))
    )


def found(items: list[Item]) -> list[tuple[str, str | None]]:
    return [(each.rule, each.item) for each in review(items) if each.rule in ("TQ233", "TQ234")]


def test_an_answer_may_be_right_twice_in_a_small_bank_and_in_a_fifth_of_a_large_one() -> None:
    fifteen = "Reed Lund Hale Reed Moss Vane Reed Kerr Wray Penn Dorn Bell Cope Dale"
    assert found(varied("Reed Reed")) == []
    assert found(varied("Reed Lund Reed Reed")) == [("TQ233", "i0")]
    assert found(varied(fifteen)) == [("TQ233", "i0")]
    assert found(varied(f"{fifteen} Eder")) == []


def test_the_problem_names_the_answer_and_the_items() -> None:
    items = varied("Lund Reed Reed Hale Reed Reed Reed Moss")
    (problem,) = review(items)
    assert problem.message == (
        "“Reed” is right in 5 of 8 items with options, more than a fifth: also i2, i4, i5 and 1 "
        "more"
    )


def test_the_same_options_in_another_order_are_the_same() -> None:
    twice = ["Reed Lund Hale", "Hale Reed Lund"]
    assert found(asked(*twice)) == []
    assert found(asked(*twice, "Lund Hale Moss")) == []
    assert found(asked(*twice, "Lund Hale Reed")) == [("TQ234", "i0")]


def test_what_a_deck_takes_counts_among_itself() -> None:
    """Three of six cards have one answer, which is right in a fifth of the printed items."""
    names = "Reed Reed Reed Lund Hale Moss Vane Kerr Wray Penn Dorn Bell Cope Dale Eder"
    items = varied(names)
    assert found(items) == []
    in_print = [replace(each, uses=PRINT) if n > 5 else each for n, each in enumerate(items)]
    problem = next(each for each in review(in_print) if each.rule == "TQ233")
    assert "in 3 of 6 items with options of the deck" in problem.message
    again = asked(*["Reed Lund Hale", "Lund Reed Hale", "Hale Lund Reed"])
    assert found([replace(each, uses=PRINT) for each in again]) == []


def test_a_scale_may_come_again() -> None:
    items = asked(*["Sure Unsure Unknown"] * 4)
    assert found(items)
    scales = [
        replace(each, payload=Choice(each.options, ordered=True, scale=True)) for each in items
    ]
    assert found(scales) == []


def test_several_right_options_count_each() -> None:
    """Lund is right in all four, beside another name each time."""
    text = "\n".join(
        f"Who piloted ship {n}? | *Lund | *{PILOTS[n]} | Ox{n} | Ud{n}" for n in (3, 4, 5, 6)
    )
    assert {code for code, _ in found(list(examples(text)))} == {"TQ233"}


def test_the_sample_course_keeps_to_it() -> None:
    assert found(load_and_check(SALTMERE).all_items) == []
