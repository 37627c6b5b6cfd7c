"""Over a bank, the key stands too often in one place (TQ215)."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from talkquiz.items.item import Item
from talkquiz.problem import Severity
from talkquiz.rules.shared.examples import choice
from talkquiz.rules.shared.items import picks_one
from talkquiz.rules.shared.rule import ItemBank, Rule, Trouble

_FEWEST_EACH = 5
"""Items expected for each place, the usual least for a chi-square test."""
_TOO_RARE = 3.09
"""Standard deviations, and the share of banks in which chance does as much."""
_SHARE = 0.001


def find(bank: ItemBank) -> Iterator[Trouble]:
    places = [
        (next(place for place, option in enumerate(item.options) if option.correct), item)
        for item in bank.items
        if picks_one(item)
    ]
    for message in position_bias([(place, len(item.options)) for place, item in places]):
        yield Trouble(None, message)


def position_bias(places: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield what is conspicuous about the places of keys, each given with its number of options.

    For each number of options, a chi-square test of the places against an even spread; over all
    of them, the longest run of one place against what chance gives (Schilling 1990, "The longest
    run of heads").
    """
    groups: dict[int, list[int]] = defaultdict(list)
    for place, options in places:
        groups[options].append(place)
    for options, found in sorted(groups.items()):
        if len(found) >= _FEWEST_EACH * options and _uneven(found, options):
            spread = ", ".join(str(found.count(place)) for place in range(options))
            yield f"of {len(found)} keys among {options} options, by place: {spread}"
    run = max((len(list(same)) for _, same in groupby(place for place, _ in places)), default=0)
    if places and run >= _longest_by_chance(len(places), min(options for _, options in places)):
        yield f"the key stands in the same place {run} times in a row"


def _uneven(places: Sequence[int], options: int) -> bool:
    """Run the chi-square test, its distribution by Wilson & Hilferty 1931."""
    expected = len(places) / options
    square = sum((places.count(place) - expected) ** 2 / expected for place in range(options))
    spread = 2 / (9 * (options - 1))
    return math.cbrt(square / (options - 1)) > 1 - spread + _TOO_RARE * math.sqrt(spread)


def _longest_by_chance(items: int, options: int) -> float:
    """Return the run of one place that chance reaches or exceeds in one bank of a thousand."""
    return 1 + math.log(items * (options - 1) / options / _SHARE) / math.log(options)


def _example(places: str) -> tuple[Item, ...]:
    names = [f"{one}{other}" for one in ("North", "East", "South") for other in _ENDS]
    return tuple(
        choice(f"Which colour has the buoy off {name}?", *_options(int(place)))
        for name, place in zip(names, places, strict=True)
    )


_ENDS = ("by", "dal", "fjord", "holm", "ness", "vik", "wick", "ay")


def _options(place: int) -> tuple[str, ...]:
    colours = ["Green", "Black", "White"]
    colours.insert(place, "*Amber")
    return tuple(colours)


RULE = Rule(
    code="TQ215",
    name="key-position",
    severity=Severity.WARNING,
    explanation="Over all choice items together the key stands much more often in one place than "
    "in the others, or many times in a row in the same place. Writers put the key second or third "
    "without noticing; students notice. Let a program shuffle the options.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 20; chi-square test, longest run",
    bad=_example("120121221211122121121021"),
    good=_example("201330123102231021303120"),
    on_bank=find,
)
