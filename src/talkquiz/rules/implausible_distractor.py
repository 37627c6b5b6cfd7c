"""A number or a date that nobody would take for the key (TQ214)."""

from itertools import pairwise

from talkquiz.items.item import Item
from talkquiz.rules.shared.rule import PICK_ONE, Messages, Rule, picks_one, texts
from talkquiz.rules.shared.words_and_values import value_of, values_of

_MOST_TIMES = 10
_FEWEST_YEARS = 25
_OF_OUR_TIME = 2000


def find(item: Item) -> Messages:
    key = value_of(item.key)
    values = values_of(texts(item))
    if not picks_one(item) or key is None or not values:
        return
    # A ladder asks for the size itself: 1, 10, 100, 1,000.
    numbers = [value.order[0] for value in values if not value.is_date]
    steps = {after / before for before, after in pairwise(numbers) if before}
    if len(numbers) > 2 and all(numbers) and len(steps) == 1:
        return
    right = key.order[0]
    for option, value in zip(item.options, values, strict=True):
        given = value.order[0]
        if key.is_date:
            # The longer ago the key, the less exactly do students know its time.
            is_far = abs(given - right) > _FEWEST_YEARS + abs(_OF_OUR_TIME - right) // 2
        else:
            small, large = sorted((abs(given), abs(right)))
            is_far = small > 0 and large > _MOST_TIMES * small
        if is_far:
            yield f"“{option.text}” is too far from the key to be taken for it"


RULE = Rule(
    code="TQ214",
    name="implausible-distractor",
    explanation="A distractor is more than ten times the key or less than a tenth of it, or "
    "decades away from it (for dates long ago, centuries). Nobody takes it, so it only makes the "
    "item easier to guess. Choose a number of the same size, or a date of the same era.",
    source="Haladyna, Downing & Rodriguez 2002, guidelines 28f and 29; SAQUET, implausible",
    bad="""
        How many ships called at the harbour of Bergen in 1905? | 90 | 4,000 | *6,000
        In which year did the town council of Narvik first meet? | 1702 | *1902 | 1908
    """,
    good="""
        How many ships called at the harbour of Bergen in 1905? | 900 | 4,000 | *6,000
        How many metres make up one nautical cable here? | 2 | 20 | *200 | 2000
        In which year was the first charter of Lund drawn up? | *1085 | 1145 | 1291
    """,
    kinds=PICK_ONE,
    on_item=find,
)
