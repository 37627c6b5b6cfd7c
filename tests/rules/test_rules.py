"""Every rule catches its own bad examples, and no rule catches any other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkquiz.items.item import Item, Option
from talkquiz.items.kinds import ItemKind
from talkquiz.problem import Severity
from talkquiz.rules import RULES, review
from talkquiz.rules.shared.foreign_banks import bare_item, examples
from talkquiz.rules.shared.rule import Rule


def test_rules_are_in_order_and_told_apart() -> None:
    known = [rule.code for rule in RULES]
    assert known == sorted(set(known))
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_examples_of_a_rule_break_it_and_no_other(rule: Rule) -> None:
    items = examples(rule.bad)
    found = review(items)
    assert {(each.rule, each.severity) for each in found} == {(rule.code, rule.severity)}
    assert {each.item for each in found} <= {None, *(item.id for item in items)}
    assert all(each.message and not each.message.endswith(".") for each in found)
    assert review(examples(rule.good)) == []


@pytest.mark.parametrize(
    ("code", "item"),
    [
        pytest.param(rule.code, item, id=f"{rule.code} {item.stem}")
        for rule in RULES
        if not rule.on_bank
        for item in examples(rule.bad)
    ],
)
def test_each_bad_item_is_bad_by_itself(code: str, item: Item) -> None:
    assert {problem.rule for problem in review([item])} == {code}


def test_errors_are_what_makes_an_item_wrong() -> None:
    assert [rule.name for rule in RULES if rule.severity is Severity.ERROR] == [
        "same-option-twice",
        "second-right-answer",
        "all-of-the-above",
        "gap-at-start",
        "answer-in-front",
        "no-right-answer",
    ]


PIECES = st.sampled_from(
    "it he of a an the all or and not _____ “ ” ' 27 May 2016 -99 1,000 $5 ² ٣ half twenty million "
    "A B both , . ? … \x00 İ ß Paris’s n't which two are".split(" ")
)
TEXTS = st.lists(PIECES, max_size=9).map(" ".join) | st.text(max_size=12)
OPTIONS = st.lists(st.builds(Option, TEXTS, st.booleans()), max_size=5)
ITEMS = st.builds(bare_item, st.sampled_from(ItemKind), TEXTS, TEXTS, OPTIONS)


@given(st.lists(ITEMS, max_size=4))
def test_no_text_is_too_strange(items: list[Item]) -> None:
    assert review(items) == review(items)
