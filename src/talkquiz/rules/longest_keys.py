"""Over a bank, the longest option is the key too often (TQ202)."""

import math
from collections.abc import Iterator

from talkquiz.items.item import Item
from talkquiz.problem import Severity
from talkquiz.rules.shared.examples import choice
from talkquiz.rules.shared.items import picks_one, texts
from talkquiz.rules.shared.rule import ItemBank, Rule, Trouble
from talkquiz.rules.shared.stated_values import value_of

_FEWEST_ITEMS = 20
_TOO_RARE = 3.0
"""Standard deviations above what chance gives: about one bank in a thousand."""


def find(bank: ItemBank) -> Iterator[Trouble]:
    """Hold the number of longest keys against its binomial distribution, by normal approximation.

    Dates and numbers are left out: their length is nobody's choice.
    """
    told = [item for item in bank.items if picks_one(item) and _one_is_longest(item)]
    if len(told) < _FEWEST_ITEMS:
        return
    found = sum(len(item.key) == max(map(len, texts(item))) for item in told)
    chances = [1 / len(item.options) for item in told]
    expected = sum(chances)
    deviation = math.sqrt(sum(chance * (1 - chance) for chance in chances))
    if found - 0.5 > expected + _TOO_RARE * deviation:
        yield Trouble(
            None,
            f"the longest option is the key in {found} of {len(told)} items; chance gives "
            f"about {expected:.0f}",
        )


def _one_is_longest(item: Item) -> bool:
    lengths = sorted(map(len, texts(item)))
    return lengths[-1] > lengths[-2] and not all(map(value_of, texts(item)))


_WORDS = (
    "amber basin cedar delta ember fjord glade heath inlet jetty knoll ledge marsh notch "
    "oasis plain quarry ridge shoal tundra".split()
)


def _example(longest: int) -> tuple[Item, ...]:
    return tuple(
        choice(f"Which sign stands for {word} on the old chart?", *_signs(place, place < longest))
        for place, word in enumerate(_WORDS)
    )


def _signs(place: int, longest: bool) -> list[str]:
    signs = ["a dot", "a cross" if longest else "a long star"]
    signs.insert(place * 2 % 3, "*a long bar" if longest else "*a ring")
    return signs


RULE = Rule(
    code="TQ202",
    name="longest-keys",
    severity=Severity.WARNING,
    explanation="Over all choice items together, the longest option is the key more often than "
    "chance would have it. No single item has to be bad for this: a student who picks the longest "
    "option each time does well without knowing anything. Lengthen some distractors.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 24; binomial test",
    bad=_example(20),
    good=_example(7),
    on_bank=find,
)
