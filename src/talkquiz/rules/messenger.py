"""Who said what nobody disputes is asked, and not what was said (TQ229).

It is decided by the fact. The item asks for the speaker of a statement (`who` of the kind
statement, or `per` of any kind), whose mode is happened or claimed, which names no `conflicts`
and is not disputed. Positions are of another kind, hopes, warnings and plans of another mode: there
it matters whose they are. So it does where the words themselves are told, in the slot `quote` or in
quotation marks. If the report is witness (the status is reported), each such item is told; if the
claim is the speaker's own (attributed), whose it is may be worth knowing, and only a speaker who is
the answer again and again is told, once for all of them.

A bank without facts shows only its words: somebody told or informed somebody else that it was so.
"""

import re
from collections import defaultdict

from talkquiz.course.facts import Fact
from talkquiz.items.asked_slots import PER
from talkquiz.items.item import Item
from talkquiz.rules.shared.rule import PICK_ONE, WRITTEN, BankMessages, ItemBank, Rule

_ASKED = PICK_ONE | WRITTEN
_MOST_CLAIMS = 3
"""Claims of one speaker of which it may be asked whose they are."""
_TOLD = re.compile(
    r"(?:who|which [\w'’-]+(?: [\w'’-]+)?) (?:told|informed|notified) ", re.IGNORECASE
)


def find(bank: ItemBank) -> BankMessages:
    claims: dict[str, set[str]] = defaultdict(set)
    for item in bank.of(_ASKED):
        fact = bank.fact(item)
        if fact is None:
            is_told = _TOLD.match(item.stem) and " that " in item.stem and not _quotes(item.stem)
        else:
            is_told = _asks_for_the_bearer(item, fact)
            if is_told and fact.status == "attributed":
                claims[item.key].add(fact.id)
                continue
        if is_told:
            yield item.id, "nobody disputes what was said, and only who said it is asked"
    for speaker, facts in claims.items():
        if len(facts) > _MOST_CLAIMS:
            yield None, f"“{speaker}” is the answer to whose claim it is {len(facts)} times"


def _asks_for_the_bearer(item: Item, fact: Fact) -> bool:
    """Tell whether an item asks who said what `fact` says, which nobody disputes."""
    is_told = fact.mode in ("happened", "claimed") and fact.status in ("reported", "attributed")
    if not is_told or fact.conflicts:
        return False
    if item.slot == PER:
        return True
    in_their_words = "quote" in fact.slots or _quotes(item.stem)
    return item.slot == "who" and fact.kind == "statement" and not in_their_words


def _quotes(stem: str) -> bool:
    return "“" in stem or '"' in stem


RULE = Rule(
    code="TQ229",
    name="messenger",
    explanation="The question is who told or announced something, and nobody disputes it: the "
    "answer is whoever carried the news, the same few names each time, and what was said is "
    "given away. Ask what was said, and leave who said it to the back. Whose words it was matters "
    "where accounts differ, or where it is a wish, a hope, a warning or a choice of words: then "
    "the fact says so, as `conflicts`, as a position, by its mode or with a quote. It is also "
    "told, once, if one speaker is the answer to whose claim it is more than three times.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 2; Matuschak, How to write good prompts "
    "(focused)",
    bad="""
        Who told the council of Lübeck in May 1370 that peace had been signed at Stralsund?
          -> Jakob Pleskow
        Which envoy informed the council of Visby that the fleet had sailed?
          | *Jakob Pleskow | Bertram Wulflam | Johann Wittenborg
    """,
    good="""
        What did Jakob Pleskow bring word of to the council of Lübeck in May 1370?
          -> Peace with Denmark
        Who warned the council of Visby that the fleet would be late?
          | *Jakob Pleskow | Bertram Wulflam | Johann Wittenborg
    """,
    on_bank=find,
    asks_facts=True,
)
