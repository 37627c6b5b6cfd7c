"""Quoted words are wanted by heart (TQ230).

It is decided by the fact: the answer is written from memory, and its slot is of the type quote.
Words that are a matter themselves are in a fact of `weight: core`, or are offered to choose from.
A bank without facts shows only its words: “In which words did ...?”, or a gap for all of a quote.
"""

import re

from talkquiz.rules.shared.rule import WRITTEN, BankMessages, ItemBank, Rule
from talkquiz.rules.shared.words_and_values import BLANK

_BY_HEART = re.compile(
    r"\b(?:in|with|by) (?:which|what) (?:\w+ )?(?:words?|phrases?|adjectives?|nouns?|verbs?)\b|"
    r"\b(?:verbatim|word for word|(?:exact|very) words)\b",
    re.IGNORECASE,
)
_ALL_OF_A_QUOTE = re.compile(rf"[“\"](?:{BLANK})[.,]?[”\"]")


def find(bank: ItemBank) -> BankMessages:
    for item in bank.of(WRITTEN):
        fact = bank.fact(item)
        if fact:
            slot = fact.slots.get(item.slot)
            is_quote = slot is not None and slot.type.name == "quote"
            is_by_heart = is_quote and fact.weight != "core"
        else:
            # A title stands in quotation marks as well, with a capital.
            is_quote = item.key[:1].islower() and bool(_ALL_OF_A_QUOTE.search(item.stem))
            is_by_heart = is_quote or bool(_BY_HEART.search(item.stem))
        if is_by_heart:
            yield item.id, f"the words “{item.key}” are wanted by heart"


RULE = Rule(
    code="TQ230",
    name="verbatim-words",
    explanation="The answer is the very words of somebody, from memory. What is learnt is a "
    "phrase, often a translator's, and who knows the matter and says it otherwise is marked "
    "wrong. Ask what was meant, or offer phrases to choose from. Where the words themselves have "
    "to be known (“part of the solution”), the fact is one of `weight: core`.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 3",
    bad="""
        With which two words did the pilot of Skagen describe the new pier in 1905?
          -> Solid enough
        The pilot of Skagen said in 1905 that the new pier was “_____”. -> solid enough
    """,
    good="""
        What did the pilot of Skagen think of the new pier in 1905? -> That it would hold
        The pilot of Skagen read a paper called “_____”. -> The Daily Tide
    """,
    on_bank=find,
    asks_facts=True,
)
