"""A true-false statement was made by a negation (TQ224)."""

import re

from talkquiz.items.item import Item, TrueFalse
from talkquiz.rules.shared.rule import Messages, Rule
from talkquiz.rules.shared.words_and_values import unquoted

_NEGATION = r"\b(?:not|never|no longer|cannot|\w+n['’]t)\b(?! only| least| long| far)"


def find(item: Item) -> Messages:
    if isinstance(item.payload, TrueFalse):
        match = re.search(_NEGATION, unquoted(item.payload.swapped or item.stem))
        if match:
            yield f"the statement turns on “{match.group()}”: swap a name, a date or a place"


RULE = Rule(
    code="TQ224",
    name="negated-true-false",
    explanation="A statement was made false, or true again, with “not”. Whoever overlooks the "
    "small word is marked wrong, and whoever sees it guesses that it was put there. Swap a name, "
    "a date or a place for another of its kind.",
    source="Haladyna, Downing & Rodriguez 2002, guidelines 17 and 27",
    bad="The town of Visby did not belong to the Hanseatic League. -> False",
    good="""
        The town of [Gdynia] belonged to the Hanseatic League. -> False
        The king said that [Turku] was not for sale. -> True
    """,
    on_item=find,
)
