"""The options are not of one kind (TQ205)."""

from collections import Counter
from collections.abc import Iterator

from talkquiz.items.item import Item
from talkquiz.problem import Severity
from talkquiz.rules.shared.examples import choice
from talkquiz.rules.shared.items import WITH_OPTIONS, texts
from talkquiz.rules.shared.rule import Rule
from talkquiz.rules.shared.stated_values import Value, value_of, values_of
from talkquiz.rules.shared.words import speaks_of_others

_TOO_EXACT = 2
_DIGITS_THAT_SHOW = 3
_OF = "number of"


def find(item: Item) -> Iterator[str]:
    if item.kind not in WITH_OPTIONS:
        return
    options = [text for text in texts(item) if not speaks_of_others(text)]
    values = list(map(value_of, options))
    forms = _forms(values)
    if len(forms) > 1 and not _may_be_numbers(forms):
        yield f"the options are not of one kind: {', '.join(sorted(forms))}"
    elif len(values) > 2 and all(values) and not values[0].is_date:  # type: ignore[union-attr]
        yield from _rounding(options, values_of(options))


def _forms(values: list[Value | None]) -> set[str]:
    """Return the forms of the options; a single number of things among words is words as well."""
    counted = Counter(value.form for value in values if value)
    if None not in values:
        return set(counted)
    told = {form for form, count in counted.items() if count > 1 or not form.startswith(_OF)}
    return told | {"words"}


def _may_be_numbers(forms: set[str]) -> bool:
    """Tell whether what looks like years are numbers: 1500 beside 900."""
    return forms == {"year", "number"}


def _rounding(options: list[str], values: list[Value]) -> Iterator[str]:
    """Yield the one number that is more exact, or rounder, than all others by two digits."""
    digits = [_digits(value) for value in values]
    for place, number in enumerate(digits):
        others = digits[:place] + digits[place + 1 :]
        exact = number >= _DIGITS_THAT_SHOW and number - max(others) >= _TOO_EXACT
        round_ = min(others) >= _DIGITS_THAT_SHOW and min(others) - number >= _TOO_EXACT
        if exact or round_:
            rounding = "more exact" if exact else "rounder"
            yield f"“{options[place]}” is {rounding} than all other options"


def _digits(value: Value) -> int:
    """Return how many digits a number has without the zeros at its end."""
    return len(value.order[0].normalize().as_tuple().digits)


RULE = Rule(
    code="TQ205",
    name="mixed-options",
    severity=Severity.WARNING,
    explanation="The options are of different kinds: a number among words, a year among full "
    "dates, another unit, or one exact number among round ones. What does not fit is ruled out, "
    "or picked, without knowing anything. Give all options in one form.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 23",
    bad=(
        choice(
            "When did the peace treaty of Kadesh come to light in Hattusa?",
            "Under the Ottomans",
            "*1906",
            "In the Bronze Age",
        ),
        choice(
            "How many people lived in the port of Trieste by the census of 1910?",
            "180,000",
            "200,000",
            "*229,510",
        ),
    ),
    good=(
        choice(
            "When did the peace treaty of Kadesh come to light in Hattusa?",
            "1834",
            "*1906",
            "1947",
        ),
        choice(
            "Which Roman legion was stationed at the fort of Bonna?",
            "*Legion I Minervia",
            "The Tenth Legion",
            "Legion XX Valeria",
        ),
    ),
    on_item=find,
)
