"""A pronoun comes before anything that it could stand for (TQ220)."""

import re
from collections.abc import Iterator

from talkquiz.items.item import Item
from talkquiz.language.words import content_words
from talkquiz.problem import Severity
from talkquiz.rules.shared.bare_items import examples
from talkquiz.rules.shared.rule import STATED, Rule
from talkquiz.rules.shared.words import is_blank, unquoted, word_set

_TRIGGERS = frozenset("he she they it him them his her hers their theirs its this".split())
_PRONOUN = (
    r"(?i)\b(?:he|she|they|it|him|them|his|her|hers|their|theirs|its|"
    r"this (?=happen|occur|begin|start|end|take))\b"
)
_OPENING_CLAUSE = (
    r"(?i)(?:in|on|at|after|before|during|with|as|by|for|from|despite|while|although|to|of|under|"
    r"when|once|since|until|because)\b"
)
_DUMMY = r"[^.;:?]* (?:that|to|who|whom|which|when|where|if|whether)\b"
_ASKING_CLAUSE = (
    r"(?i)(?:^|(?<=[.,;:] ))(?:\w+ )?(?:which|what|who|whom|whose|when|where|why|how)\b[^.,;:]*"
    r"\b(?:did|do|does|was|were|is|are|had|has|have|will|would|could|should|can|might)\s+$"
)
"""The clause before the subject that says what is asked for: a pronoun cannot stand for that."""
_ASKING = content_words("who whom whose when where why how")


def find(item: Item) -> Iterator[str]:
    if _TRIGGERS.isdisjoint(word_set(item.stem)) or item.stimulus:
        return
    stem = unquoted(item.stem).strip()
    match = re.search(_PRONOUN, stem)
    if match and not _is_clear(stem, match):
        yield f"nothing says whom or what “{match.group()}” means"


def _is_clear(stem: str, match: re.Match[str]) -> bool:
    """Tell whether the pronoun of `match` can be understood.

    It can if something was named before it, if the main clause after an opening clause names it
    ("When he opened the pier, Tom ..."), or if it is the "it" of "it was in May that".
    """
    before, after = stem[: match.start()], stem[match.end() :]
    named, asking = re.subn(_ASKING_CLAUSE, "", before)
    asked = re.search(r"(?i)\b(?:who|whom|whose|which)\b", named)
    if asked or content_words(named) - _ASKING or is_blank(named):
        return True
    if not asking and re.match(_OPENING_CLAUSE, stem) and re.search(r", .*\b[A-Z]|, the\b", after):
        return True
    return match.group().casefold() == "it" and bool(re.match(_DUMMY, after))


RULE = Rule(
    code="TQ220",
    name="lonely-pronoun",
    severity=Severity.WARNING,
    explanation="The stem says “he”, “they” or “it” before it has named anybody or anything. "
    "Cards are shown one by one and in any order, so nothing that stood before can be meant. "
    "Write the name.",
    source="Wozniak, Twenty rules of formulating knowledge, rules 12 and 16 (context cues); "
    "Matuschak, How to write good prompts (precise)",
    bad=examples("Which island did he leave for the mainland in 1815? -> Elba"),
    good=examples("""
        Which island did Napoleon leave when he landed at Cannes? -> Elba
        In his letters from Elba, whom did Napoleon ask for money? -> Louis XVIII
        It was in _____ that Napoleon landed when he came from Elba. -> Cannes
        How many days did it take Napoleon to reach Paris? -> Twenty days
    """),
    kinds=STATED,
    on_item=find,
)
