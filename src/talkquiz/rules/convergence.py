"""The key can be put together from what the options have in common (TQ212)."""

import re
from collections import Counter

from talkquiz.items.item import Item
from talkquiz.rules.shared.rule import PICK_ONE, Messages, Rule, distractors, picks_one, texts
from talkquiz.rules.shared.words_and_values import same, value_of

_JOINTS = re.compile(r",? (?:and|but|with|to|by) |[,;/:] ?| - | – ")


def find(item: Item) -> Messages:
    if not picks_one(item):
        return
    parts: dict[str, frozenset[str]] = {}
    for text in texts(item):
        value = value_of(text)
        if value:
            parts[text] = frozenset(value.parts)
        else:
            bare = re.sub(r"^(?:both|from|between) ", "", text.strip(), flags=re.IGNORECASE)
            parts[text] = frozenset(filter(None, map(same, _JOINTS.split(bare))))
        if len(parts[text]) < 2:
            return
    if len(parts) < 3:
        return
    holders = Counter(part for found in parts.values() for part in found)
    common = {text: sum(holders[part] for part in found) for text, found in parts.items()}
    shared = all(holders[part] > 1 for part in parts[item.key])
    if shared and common[item.key] > max(common[text] for text in distractors(item)):
        yield "each part of the key stands in other options too, more than of any distractor"


RULE = Rule(
    code="TQ212",
    name="convergence",
    explanation="Options of two parts or more were made by changing one part of the key at a time. "
    "The key is then the option that has most in common with the others, and can be found by "
    "counting. Let a wrong part stand as often as the right one.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 28e; SAQUET, convergence cues",
    bad="""
        Which two powers signed the pact of 1668 on the Flemish towns?
          | *France and Spain | France and Sweden | Portugal and Spain
    """,
    good="""
        Which two powers signed the pact of 1668 on the Flemish towns?
          | *France and Spain | France and Sweden | Sweden and Spain
    """,
    kinds=PICK_ONE,
    on_item=find,
)
