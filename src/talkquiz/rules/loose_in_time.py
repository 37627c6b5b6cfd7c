"""The stem gives a time that only the day of writing makes clear: "last week" (TQ219)."""

import re

from talkquiz.items.item import Item
from talkquiz.language.unicode_forms import small_letters
from talkquiz.rules.shared.rule import STATED, Messages, Rule
from talkquiz.rules.shared.words_and_values import unquoted, word_set

_TRIGGERS = frozenset(
    "ago far now recently lately currently presently nowadays today yesterday tomorrow "
    "tonight present moment days other last this next past coming current latest newest "
    "incumbent".split()
)
_BESIDE_A_YEAR = (
    r"(?:\w+ )?(?:days?|weeks?|months?|years?) ago|so far|to date|"
    r"(?<!by )now(?! that)|up to now|until now"
)
_ALWAYS = (
    r"recently|lately|currently|presently|nowadays|(?<!is )today|yesterday|tomorrow|tonight|"
    r"at present|at the moment|these days|the other day|this (?:morning|afternoon|evening)"
)
_NEXT = (
    r"(?<!the very )(?:last|this|next|past|coming) (?:week|weekend|month|year|spring|summer|autumn|"
    r"fall|winter|decade|century|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    r"(?! (?:of|before|in which|that|when)\b)"
)
_CURRENT = (
    r"(?:the|its|his|her|their|\w+['’]s) (?:current|present|latest|newest|incumbent) "
    r"(?:president|government|leader|\w*minister|chair\w*|head|king|queen|pope|champion|population|"
    r"record|holder|name|capital|status|situation|round|envoy|secretary|director|price|rate|number|"
    r"version|crisis|war|conflict|mayor|members?|owner|ruler|team|coach|law|constitution|title|"
    r"governor|ambassador|spokes\w+|bishop|emperor|prince|age|value)"
)
_LOOSE = rf"\b(?:(?P<beside>{_BESIDE_A_YEAR})|{_ALWAYS}|{_NEXT}|{_CURRENT})\b"
_YEAR = r"\b(?:1\d{3}|20\d\d)\b"


def find(item: Item) -> Messages:
    # Many questions ask "on what date": that word alone says nothing.
    if _TRIGGERS.isdisjoint(word_set(item.stem)) and "to date" not in item.stem.lower():
        return
    stem = unquoted(item.stem)
    has_year = re.search(_YEAR, stem)
    for match in re.finditer(_LOOSE, small_letters(stem)):
        anchored = match["beside"] and has_year
        found = stem[match.start() : match.end()]
        named = match.start() > 0 and found[0].isupper()
        if not (anchored or named):
            yield f"“{found}” is right on one day only: give the date"
            return


RULE = Rule(
    code="TQ219",
    name="loose-in-time",
    explanation="The stem says “recently”, “last week”, “currently” or “today”. That was clear on "
    "the day it was written; on the day it is studied it is not, and the answer may have changed. "
    "Give the date or the year.",
    source="Wozniak, Twenty rules of formulating knowledge, rule 19 (date stamping)",
    bad="Which town has recently bought the old lighthouse of Skagen? -> Hirtshals",
    good="""
        Which town bought the old lighthouse of Skagen in 2019? -> Hirtshals
        In the last week of May 1920 the fleet of the league lay in _____. -> Malmö
        Which city is the seat of the channel Russia Today? -> Moscow
    """,
    kinds=STATED,
    on_item=find,
)
