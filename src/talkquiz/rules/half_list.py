"""One of two that belong together is asked for, and the other stands in the stem (TQ231).

It is decided by the fact: the slot is a member of a list of two, and the words of the other member
are in the stem. A bank without facts shows only its words: a gap that an “and” joins to a name.
"""

import re

from talkquiz.course.facts import Fact
from talkquiz.items.item import Item
from talkquiz.language.english import content_words
from talkquiz.rules.shared.rule import ASKED, BankMessages, ItemBank, Rule
from talkquiz.rules.shared.words_and_values import BLANK

_GAP = rf"(?<!_)(?:{BLANK})"
_NAME = r"(?:\bthe )?\b[A-Z][\w'’-]+"
_BEFORE_GAP = re.compile(rf"(?P<name>{_NAME}) and (?:the )?{_GAP}")
_AFTER_GAP = re.compile(rf"{_GAP} and {_NAME}")
_OF_THREE = re.compile(r", (?:the )?(?:[A-Z][\w'’-]+ )*(?:of (?:the )?)?$")
"""What ends in a comma and a name goes on with the last but one of three or more."""


def find(bank: ItemBank) -> BankMessages:
    for item in bank.of(ASKED):
        fact = bank.fact(item)
        if _is_half_of(fact, item) if fact else _is_half(item.stem):
            yield item.id, f"“{item.key}” is asked for, and what goes with it stands in the stem"


def _is_half_of(fact: Fact, item: Item) -> bool:
    name, dot, _ = item.slot.partition(".")
    whole = fact.slots.get(name) if dot else None
    if whole is None or len(whole.parts or whole.entries) != 2:
        return False
    other = content_words(whole.text) - content_words(item.key)
    return bool(other) and other <= content_words(item.stem)


def _is_half(stem: str) -> bool:
    after, before = _AFTER_GAP.search(stem), _BEFORE_GAP.search(stem)
    return bool(
        (after and not stem[: after.start()].rstrip().endswith(","))
        or (before and not _OF_THREE.search(stem[: before.start("name")]))
    )


RULE = Rule(
    code="TQ231",
    name="half-list",
    explanation="Two belong together, one is asked for and the other stands in the stem: “Russia "
    "and _____”. The one gives the other away, and the pair is asked twice, half by half. Ask for "
    "both at once; of three or more, each can be left out in turn.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 28; Wozniak, Twenty rules of "
    "formulating knowledge, rule 10",
    bad="""
        The truce of 1369 was made by Lübeck and _____. -> Denmark
        Peace was made at Stralsund in 1370 between _____ and Denmark. -> The league
    """,
    good="""
        Which two towns led the league in 1369? -> Lübeck and Stralsund
        The league had its offices in Bruges, London, Novgorod and _____. -> Bergen
        The fleet of the league sailed from Lübeck, _____ and Wismar. -> Rostock
        The fleet sailed in May 1368 and _____ Copenhagen. -> sacked
    """,
    on_bank=find,
    asks_facts=True,
)
