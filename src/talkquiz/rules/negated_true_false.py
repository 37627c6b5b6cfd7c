"""A true-false statement was made by a negation (TQ224)."""

import re
from collections.abc import Iterator

from talkquiz.items.item import Item, TrueFalse
from talkquiz.problem import Severity
from talkquiz.rules.shared.bare_items import true_false
from talkquiz.rules.shared.rule import Rule
from talkquiz.rules.shared.words import unquoted

_NEGATION = r"\b(?:not|never|no longer|cannot|\w+n['’]t)\b(?! only| least| long| far)"


def find(item: Item) -> Iterator[str]:
    if isinstance(item.payload, TrueFalse):
        match = re.search(_NEGATION, unquoted(item.payload.swapped or item.stem))
        if match:
            yield f"the statement turns on “{match.group()}”: swap a name, a date or a place"


RULE = Rule(
    code="TQ224",
    name="negated-true-false",
    severity=Severity.WARNING,
    explanation="A statement was made false, or true again, with “not”. Whoever overlooks the "
    "small word is marked wrong, and whoever sees it guesses that it was put there. Swap a name, "
    "a date or a place for another of its kind.",
    source="Haladyna, Downing & Rodriguez 2002, guidelines 17 and 27",
    bad=(true_false("The town of Visby did not belong to the Hanseatic League.", key=False),),
    good=(
        true_false("The town of Gdynia belonged to the Hanseatic League.", False, "Gdynia"),
        true_false("The king said that Turku was not for sale.", True, "Turku"),
    ),
    on_item=find,
)
