"""A pronoun comes before anything that it could stand for (TQ220)."""

import re

from talkquiz.items.item import Item
from talkquiz.language.english import content_words
from talkquiz.rules.shared.rule import STATED, Messages, Rule
from talkquiz.rules.shared.words_and_values import is_blank, unquoted, word_set

_TRIGGERS = frozenset("he she they it him them his her hers their theirs its this".split())
_PRONOUN = (
    r"(?i)\b(?:he|she|they|it|him|them|his|her|hers|their|theirs|its|"
    r"this (?=happen|occur|begin|start|end|take))\b"
)
_OPENING_CLAUSE = (
    r"(?i)(?:in|on|at|after|before|during|with|as|by|for|from|despite|while|although|to|of|under|"
    r"when|once|since|until|because)\b"
)
_BY_ITS_ACCOUNT = r"(?i),? by (?:his|her|its|their) own (?:account|count|words),?"
_DUMMY = r"[^.;:?]* (?:that|to|who|whom|which|when|where|if|whether)\b"
_ASKING_CLAUSE = (
    r"(?i)(?:^|(?<=[.,;:] ))(?:\w+ )?(?:which|what|who|whom|whose|when|where|why|how)\b[^.,;:]*"
    r"\b(?:did|do|does|was|were|is|are|had|has|have|will|would|could|should|can|might)\s+$"
)
"""The clause before the subject that says what is asked for: a pronoun cannot stand for that."""
_ASKING = content_words("who whom whose when where why how")


def find(item: Item) -> Messages:
    if _TRIGGERS.isdisjoint(word_set(item.stem)) or item.stimulus:
        return
    stem = re.sub(_BY_ITS_ACCOUNT, "", unquoted(item.stem)).strip()
    match = re.search(_PRONOUN, stem)
    if not match:
        return
    # The pronoun can mean what was named before it,
    before, after = stem[: match.start()], stem[match.end() :]
    named, asking = re.subn(_ASKING_CLAUSE, "", before)
    asked = re.search(r"(?i)\b(?:who|whom|whose|which)\b", named)
    if asked or content_words(named) - _ASKING or is_blank(named):
        return
    # or what the main clause names ("When he opened the pier, Tom ..."),
    if not asking and re.match(_OPENING_CLAUSE, stem):
        clauses = [line.partition(", ")[2] for line in after.split("\n")]
        if re.search(r", the\b", after) or any(re.search(r"\b[A-Z]", each) for each in clauses):
            return
    # and the "it" of "it was in May that" means nothing.
    if match.group().casefold() != "it" or not re.match(_DUMMY, after):
        yield f"nothing says whom or what “{match.group()}” means"


RULE = Rule(
    code="TQ220",
    name="lonely-pronoun",
    explanation="The stem says “he”, “they” or “it” before it has named anybody or anything. "
    "Cards are shown one by one and in any order, so nothing that stood before can be meant. "
    "Write the name.",
    source="Wozniak, Twenty rules of formulating knowledge, rules 12 and 16 (context cues); "
    "Matuschak, How to write good prompts (precise)",
    bad="Which island did he leave for the mainland in 1815? -> Elba",
    good="""
        Which island did Napoleon leave when he landed at Cannes? -> Elba
        In his letters from Elba, whom did Napoleon ask for money? -> Louis XVIII
        It was in _____ that Napoleon landed when he came from Elba. -> Cannes
        How many days did it take Napoleon to reach Paris? -> Twenty days
    """,
    kinds=STATED,
    on_item=find,
)
