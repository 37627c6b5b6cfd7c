"""A distractor is right as well (TQ204)."""

from collections.abc import Hashable
from functools import cache

from talkquiz.items.item import Item
from talkquiz.problem import Severity
from talkquiz.rules.shared.rule import (
    PICK_ONE,
    BankMessages,
    ItemBank,
    Messages,
    Rule,
    distractors,
    right_options,
)
from talkquiz.rules.shared.words_and_values import meant


def find(item: Item) -> Messages:
    right = right_options(item)
    if len(right) > 1:
        yield f"{len(right)} options are marked as right: {'; '.join(right)}"
    answers = _answers(item)
    for text in distractors(item):
        if meant(text) in answers:
            yield f"the distractor “{text}” is a right answer as well"


def find_elsewhere(bank: ItemBank) -> BankMessages:
    answers = cache(_answers)
    for pair in bank.near:
        for item, other in (pair, pair[::-1]):
            if item.kind.picks_one:
                elsewhere = answers(other) - answers(item)
                for text in distractors(item):
                    if meant(text) in elsewhere:
                        message = f"the distractor “{text}” is the answer of `{other.id}`"
                        yield item.id, f"{message}, which asks nearly the same"


def _answers(item: Item) -> set[Hashable]:
    """Return all right answers in a form that is equal if they mean the same."""
    return set(map(meant, (item.key, *item.accept, *right_options(item)))) - {""}


RULE = Rule(
    code="TQ204",
    name="second-right-answer",
    severity=Severity.ERROR,
    explanation="A distractor is the key in other words, stands among the answers that are "
    "accepted, is marked as right too, or is the answer of another item that asks nearly the same. "
    "A student who picks it is marked wrong for being right. Replace the distractor, or say in "
    "the stem what tells the two apart.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 19; SAQUET, more than one correct",
    bad="""
        Which people founded the trading town of Gades on the Atlantic coast?
          | *The Phoenicians = Phoenicians = Punics | The Romans | The Punics | The Greeks
    """,
    good="""
        Which city lies where the river Saône joins the river Rhône?
          | *Lyon = Lugdunum | Arles | Avignon
        Which city lies where the river Durance joins the river Rhône? -> Avignon
    """,
    kinds=PICK_ONE,
    on_item=find,
    on_bank=find_elsewhere,
)
