"""A cloze begins with its gap, has no gap, or says nothing besides (TQ216)."""

import re

from talkquiz.items.item import Item
from talkquiz.items.kinds import ItemKind
from talkquiz.language.english import content_words
from talkquiz.problem import Severity
from talkquiz.rules.shared.rule import ASKED, Messages, Rule
from talkquiz.rules.shared.words_and_values import BLANK, is_blank

_START = rf"(?i)[\s\"'“‘(]*(?:(?:the|an?)\s+)?(?:{BLANK})"


def find(item: Item) -> Messages:
    if item.kind not in ASKED or (item.kind is not ItemKind.CLOZE and not is_blank(item.stem)):
        return
    if not is_blank(item.stem):
        yield "the cloze has no gap"
    elif not content_words(item.stem):
        yield "there is nothing in the stem but the gap"
    elif re.match(_START, item.stem):
        yield "the stem begins with the gap"


RULE = Rule(
    code="TQ216",
    name="gap-at-start",
    severity=Severity.ERROR,
    explanation="The gap opens the sentence, so a student reads it before knowing what it is about "
    "and has to begin again; or there is no gap, or nothing but a gap. Turn the sentence round, "
    "so that the gap comes near its end, or ask a question.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 15; SAQUET, fill in the blank; Wozniak, "
    "rule 5",
    bad="_____ was the last town on the coast to strike coins of its own. -> Emden",
    good="The last town on the coast to strike coins of its own was _____. -> Emden",
    on_item=find,
)
