"""An answer to be written is long, or a list (TQ221)."""

import re

from talkquiz.items.item import Item
from talkquiz.rules.shared.rule import WRITTEN, Messages, Rule
from talkquiz.rules.shared.words_and_values import value_of

_MOST_WORDS = 8
_MOST_REASON = 20
_MOST_PARTS = 2
_TOLD = re.compile(r"(?:^|, )why\b|^what came of\b", re.IGNORECASE)
_JOINTS = re.compile(r"[,;/]\s+(?:and |or )?|,? (?:and|or) |\n")


def find(item: Item) -> Messages:
    parts = list(filter(None, _JOINTS.split(item.key)))
    words = len(item.key.split())
    is_list = len(parts) > _MOST_PARTS and re.search(r"[,;/\n]", item.key)
    is_told = item.slot in ("because", "means") or _TOLD.search(item.stem)
    is_long = words > (_MOST_REASON if is_told else _MOST_WORDS)
    # A date or a figure is one answer however it is written, and each card asks for one part.
    if not (is_list or is_long) or value_of(item.key) or item.cards > 1:
        return
    yield f"the answer is a list of {len(parts)}" if is_list else f"the answer has {words} words"


RULE = Rule(
    code="TQ221",
    name="enumeration",
    explanation="The answer is a list, or has more than eight words (a reason, a meaning or what "
    "came of a plan, twenty). It is hard to remember as a whole and cannot be marked right or "
    "wrong: what of four parts out of five? Split it into one item for each part, or into clozes "
    "that leave out one part each.",
    source="Wozniak, Twenty rules of formulating knowledge, rules 4, 9 and 10",
    bad="""
        Which towns were the four offices of the Hanseatic League abroad?
          -> Bergen, Bruges, London and Novgorod
        What did the league ask of the king of Norway in 1294?
          -> That no foreign ship should sail to a port beyond Bergen
    """,
    good="""
        Which two seas does the Kiel Canal join? -> The North Sea and the Baltic
        On what date did the canal at Kiel open? -> June 20, 1895
    """,
    kinds=WRITTEN,
    on_item=find,
)
