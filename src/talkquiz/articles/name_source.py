"""The id of a new source: the next number of a course that numbers its sources, or a name."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import count

from talkquiz.course.course import slug

_NUMBERED = re.compile(r"([a-z]{0,8}-?)([0-9]{1,4})")
_FIRST = "s001"
_OF_AN_ADDRESS = re.compile(r"^www\.|\.(?:com|org|net|info|co\.uk|[a-z]{2})$", re.IGNORECASE)
_SMALL_WORDS = frozenset(
    "a about after an and are as at be before but by for from had has have how in into is it its "
    "no not of off on or out over still that the their this to under until up was were what when "
    "where which who why will with".split()
)
_MOST_LETTERS = 30


def free_source_id(
    reports: Collection[str],
    taken: Collection[str],
    outlet: str | None,
    title: str | None,
    day: date | None,
) -> str:
    """Return an id for a new source that is none of those that are `taken`.

    Where most ids of `reports` are numbers, it is the one after the highest, s005 after s004. Else
    it is what a person would choose: the outlet, or the first words of the title, and the year or a
    number where that is taken.
    """
    numbers = [found for each in reports if (found := _NUMBERED.fullmatch(each))]
    prefixes = Counter(found[1] for found in numbers)
    prefix, times = next(iter(prefixes.most_common(1)), ("", 0))
    if 2 * times > len(reports):
        last = max((f[2] for f in numbers if f[1] == prefix), key=int)
        after = (f"{prefix}{n:0{len(last)}}" for n in count(int(last) + 1))
        return next(each for each in after if each not in taken)
    name = _shortened(slug(_OF_AN_ADDRESS.sub("", outlet or "")).removeprefix("the-").split("-"))
    if not name:
        words = slug(title or "").split("-")
        name = _shortened([word for word in words if word not in _SMALL_WORDS][:4])
    return next(each for each in _spellings(name, day) if each not in taken)


def _shortened(words: Iterable[str]) -> str:
    """Return as many of `words` with hyphens between them as an id should have."""
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word[:_MOST_LETTERS]
        if len(longer) > _MOST_LETTERS:
            break
        name = longer
    return name


def _spellings(name: str, day: date | None) -> Iterator[str]:
    """Yield ids made of `name`, the likeliest first; numbers without one."""
    if not name:
        yield from (f"{_FIRST[0]}{n:03}" for n in count(1))
    yield name
    if day:
        yield from (f"{name}-{day.year}", f"{name}-{day.year}-{day.month:02}")
    yield from (f"{name}-{n}" for n in count(2))
