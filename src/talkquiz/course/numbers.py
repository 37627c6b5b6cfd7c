"""Numbers as news writes them, read into a value and a unit."""

import re
from dataclasses import dataclass
from decimal import Decimal

_FIGURE = re.compile(r"(?P<digits>\d+(?:[, \u00a0\u202f]\d{3})*(?:\.\d+)?)(?P<scale>\s+(?:thousand|million|billion))?")
_SCALES = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its unit ("people", "years"; empty where none is given)."""

    value: Decimal
    unit: str = ""


def parse_number(text: str) -> Number | None:
    """Read "400000 people", "1.23 million people" or "four"; None if no number begins `text`."""
    words = text.split()
    if words and words[0].casefold() in _WORDS:
        return Number(Decimal(_WORDS.index(words[0].casefold())), " ".join(words[1:]))
    match = _FIGURE.match(text)
    if not match:
        return None
    return Number(_value(match), text[match.end() :].strip())


def find_number(text: str) -> Number | None:
    """Return the first number in `text` ("more than 260,000"), or None."""
    match = _FIGURE.search(text)
    if match:
        return Number(_value(match))
    spelled = [word for word in re.findall(r"\w+", text.casefold()) if word in _WORDS]
    return Number(Decimal(_WORDS.index(spelled[0]))) if spelled else None


def _value(match: re.Match[str]) -> Decimal:
    digits = re.sub(r"[^\d.]", "", match["digits"])
    return Decimal(digits) * _SCALES[(match["scale"] or "").strip()]
