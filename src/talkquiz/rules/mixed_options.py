"""The options are of different kinds, or one number is more exact than the others (TQ205)."""

from collections import Counter

from talkquiz.items.item import Item
from talkquiz.rules.shared.rule import WITH_OPTIONS, Messages, Rule, texts
from talkquiz.rules.shared.words_and_values import speaks_of_others, value_of, values_of

_TOO_EXACT = 2
_DIGITS_THAT_SHOW = 3
_OF = "number of"


def find(item: Item) -> Messages:
    options = [text for text in texts(item) if not speaks_of_others(text)]
    values, numbers = list(map(value_of, options)), values_of(options)
    counted = Counter(value.form for value in values if value)
    forms = set(counted)
    if None in values:
        # One counted thing among words ("Three ships") is words as well.
        forms = {form for form in forms if counted[form] > 1 or not form.startswith(_OF)}
        forms.add("words")
    # A number of four digits looks like a year: 1500 beside 900 is no mixture.
    if len(forms) > 1 and forms != {"year", "number"}:
        yield f"the options are not of one kind: {', '.join(sorted(forms))}"
    elif len(numbers) > 2 and not numbers[0].is_date:
        # Digits without the zeros at the end: 180,000 has two, 229,510 has five.
        digits = [len(each.order[0].normalize().as_tuple().digits) for each in numbers]
        fewest, next_fewest, *_ = ordered = sorted(digits)
        next_most, most = ordered[-2:]
        odd = []
        if most >= _DIGITS_THAT_SHOW and most - next_most >= _TOO_EXACT:
            odd.append((digits.index(most), "more exact"))
        if next_fewest >= _DIGITS_THAT_SHOW and next_fewest - fewest >= _TOO_EXACT:
            odd.append((digits.index(fewest), "rounder"))
        for position, rounding in sorted(odd):
            yield f"“{options[position]}” is {rounding} than all other options"


RULE = Rule(
    code="TQ205",
    name="mixed-options",
    explanation="The options are of different kinds: a number among words, a year among full "
    "dates, another unit, or one exact number among round ones. What does not fit is ruled out, "
    "or picked, without knowing anything. Give all options in one form.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 23",
    bad="""
        When did the peace treaty of Kadesh come to light in Hattusa?
          | Under the Ottomans | *1906 | In the Bronze Age
        How many people lived in the port of Trieste by the census of 1910?
          | 180,000 | 200,000 | *229,510
    """,
    good="""
        When did the peace treaty of Kadesh come to light in Hattusa? | 1834 | *1906 | 1947
        Which Roman legion was stationed at the fort of Bonna?
          | *Legion I Minervia | The Tenth Legion | Legion XX Valeria
    """,
    kinds=WITH_OPTIONS,
    on_item=find,
)
