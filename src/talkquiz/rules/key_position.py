"""Over a bank, the key stands too often in one place (TQ215)."""

import math
from collections import defaultdict
from itertools import groupby

from talkquiz.rules.shared.rule import BankMessages, ItemBank, Rule, picks_one

_FEWEST_EACH = 5
"""Items expected for each position: the usual minimum for a chi-square test."""
_TOO_RARE = 3.09
"""Standard deviations that chance exceeds in one bank of a thousand."""
_SHARE = 0.001


def find(bank: ItemBank) -> BankMessages:
    """Look at how often each position holds the key, and how many times in a row.

    For each number of options, the positions are held against an even spread by a chi-square
    test; over all of them, the longest run of one position against the run that chance reaches
    in one bank of a thousand (Schilling 1990, "The longest run of heads").
    """
    positions = []
    by_options: dict[int, list[int]] = defaultdict(list)
    for item in filter(picks_one, bank.items):
        position = [option.correct for option in item.options].index(True)
        positions.append(position)
        by_options[len(item.options)].append(position)
    for options, found in sorted(by_options.items()):
        if len(found) < _FEWEST_EACH * options:
            continue
        counts = [found.count(position) for position in range(options)]
        expected = len(found) / options
        square = sum((count - expected) ** 2 / expected for count in counts)
        # Wilson and Hilferty 1931: the cube root of a chi-square over its degrees is nearly normal.
        variance = 2 / (9 * (options - 1))
        limit = 1 - variance + _TOO_RARE * math.sqrt(variance)
        if math.cbrt(square / (options - 1)) > limit:
            spread = ", ".join(map(str, counts))
            yield None, f"of {len(found)} keys among {options} options, by place: {spread}"
    if positions:
        run = max(len(list(same)) for _, same in groupby(positions))
        fewest = min(by_options)
        starts = len(positions) * (fewest - 1) / fewest
        if run >= 1 + math.log(starts / _SHARE) / math.log(fewest):
            yield None, f"the key stands in the same place {run} times in a row"


def _example(positions: str) -> str:
    ends = ("by", "dal", "fjord", "holm", "ness", "vik", "wick", "ay")
    names = [f"{one}{other}" for one in ("North", "East", "South") for other in ends]
    lines = []
    colours = "Amber Black Brown Green Ivory Lilac Mauve White".split()
    for number, (name, position) in enumerate(zip(names, positions, strict=True)):
        step = 1 + number // len(colours)
        options = [colours[(number + each) % len(colours)] for each in (step, step + 1, step + 3)]
        options.insert(int(position), f"*{colours[number % len(colours)]}")
        lines.append(f"Which colour has the buoy off {name}? | {' | '.join(options)}")
    return "\n".join(lines)


RULE = Rule(
    code="TQ215",
    name="key-position",
    explanation="Over all choice items together the key stands much more often in one place than "
    "in the others, or many times in a row in the same place. Writers put the key second or third "
    "without noticing; students notice. Let a program shuffle the options.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 20; chi-square test, longest run",
    bad=_example("120121221211122121121021"),
    good=_example("201330123102231021303120"),
    on_bank=find,
)
