"""Over a bank, the longest option is the key too often (TQ202)."""

import math

from talkquiz.rules.shared.rule import BankMessages, ItemBank, Rule, picks_one, texts
from talkquiz.rules.shared.words_and_values import value_of

_FEWEST_ITEMS = 20
_TOO_RARE = 3.0
"""Standard deviations above what chance gives: about one bank in a thousand."""


def find(bank: ItemBank) -> BankMessages:
    """Compare the number of longest keys with chance, by a binomial test (normal approximation).

    Dates and numbers are left out, since no writer chooses their length.
    """
    told = []
    for item in filter(picks_one, bank.items):
        lengths = sorted(map(len, texts(item)))
        if lengths[-1] > lengths[-2] and not all(map(value_of, texts(item))):
            told.append(item)
    if len(told) < _FEWEST_ITEMS:
        return
    found = sum(len(item.key) == max(map(len, texts(item))) for item in told)
    chances = [1 / len(item.options) for item in told]
    expected = sum(chances)
    deviation = math.sqrt(sum(chance * (1 - chance) for chance in chances))
    if found - 0.5 > expected + _TOO_RARE * deviation:
        by_chance = f"chance gives about {expected:.0f}"
        yield None, f"the longest option is the key in {found} of {len(told)} items; {by_chance}"


_WORDS = (
    "amber basin cedar delta ember fjord glade heath inlet jetty knoll ledge marsh notch "
    "oasis plain quarry ridge shoal tundra".split()
)


def _example(longest: int) -> str:
    """Write an item for each word, the first `longest` with a key that is the longest option."""
    shapes = "bar cross dot fork hook leaf moon ring star wave".split()
    lines = []
    for number, word in enumerate(_WORDS):
        key, near, far = (shapes[(number + step) % len(shapes)] for step in (0, 1, 3))
        is_longest = number < longest
        signs = [f"a {near}", f"a {far}" if is_longest else f"a long {far}"]
        signs.insert(number * 2 % 3, f"*a long {key}" if is_longest else f"*a {key}")
        lines.append(f"Which sign stands for {word} on the old chart? | {' | '.join(signs)}")
    return "\n".join(lines)


RULE = Rule(
    code="TQ202",
    name="longest-keys",
    explanation="Over all choice items together, the longest option is the key more often than "
    "chance would have it. No single item has to be bad for this: a student who picks the longest "
    "option each time does well without knowing anything. Lengthen some distractors.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 24; binomial test",
    bad=_example(20),
    good=_example(7),
    on_bank=find,
)
