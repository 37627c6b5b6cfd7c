"""Shares with honest intervals, and what chance alone would do: exact tests of small numbers."""

from collections.abc import Sequence
from math import comb, exp, lgamma, log, log1p, sqrt
from typing import NamedTuple

_Z = 1.959964
"""How many standard deviations an interval of 95 % reaches to each side."""


class Share(NamedTuple):
    """A `part` of a `whole`, in numbers, with its interval of 95 % by Wilson's score (1927).

    It keeps what it promises for small numbers and for shares near none and all.
    """

    part: int
    whole: int

    @property
    def value(self) -> float:
        """The share itself."""
        return self.part / self.whole

    @property
    def bounds(self) -> tuple[float, float]:
        """The ends of the interval."""
        n, share = self.whole, self.value
        middle = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
        half = _Z / (1 + _Z**2 / n) * sqrt(share * (1 - share) / n + (_Z / (2 * n)) ** 2)
        return max(0.0, middle - half), min(1.0, middle + half)

    def __str__(self) -> str:
        """Return it in words: "90 % (60 to 98 %)"."""
        low, high = (f"{100 * each:.0f}" for each in self.bounds)
        return f"{100 * self.value:.0f} % ({low} to {high} %)"


class Chance(NamedTuple):
    """The probability that chance alone does what was seen, or more, where nothing is wrong.

    `least` is the smallest that so many answers could have had.
    """

    seen: float
    least: float


def more_than(share: Share, limit: float) -> Chance:
    """Test that the true share is more than `limit`: the binomial test, exact."""
    return Chance(_at_least(share.part, share.whole, limit), limit**share.whole)


def less_than(share: Share, limit: float) -> Chance:
    """Test that the true share is less than `limit`: the binomial test, exact."""
    return more_than(Share(share.whole - share.part, share.whole), 1 - limit)


def _at_least(count: int, number: int, share: float) -> float:
    """Return how probable it is that at least `count` of `number` are, where `share` of all are."""
    if count <= 0:
        return 1.0
    logs = (
        lgamma(number + 1)
        - lgamma(each + 1)
        - lgamma(number - each + 1)
        + each * log(share)
        + (number - each) * log1p(-share)
        for each in range(count, number + 1)
    )
    return min(1.0, sum(map(exp, logs)))


def fewer_in(one: Share, other: Share) -> Chance:
    """Test that the true share in `one` group is less than in the `other`: Fisher's, exact."""
    right = one.part + other.part
    ways = comb(one.whole + other.whole, right)
    fewest = max(0, right - other.whole)
    seen = sum(
        comb(one.whole, each) * comb(other.whole, right - each)
        for each in range(fewest, one.part + 1)
    )
    least = comb(one.whole, fewest) * comb(other.whole, right - fewest)
    return Chance(seen / ways, least / ways)


def stand_out(tests: Sequence[Chance], most_false: float) -> list[bool]:
    """Tell which of many `tests` are no work of chance, so that at most `most_false` of them are.

    Where nothing at all is wrong, any of them stands out in at most `most_false` of the cases. The
    procedure is that of Benjamini and Hochberg (1995), over those tests alone whose answers are
    enough for them to stand out at all: Gilbert (2005), for tests of small numbers.
    """
    reach = sorted(test.least for test in tests)
    able = next(
        (k for k in range(1, len(reach) + 1) if k == len(reach) or reach[k] > most_false / k), 0
    )
    limit = most_false / able if able else 0.0
    looked_at = sorted(test.seen for test in tests if test.least <= limit)
    last = max(
        (p for rank, p in enumerate(looked_at, 1) if p <= rank * most_false / len(looked_at)),
        default=-1.0,
    )
    return [test.least <= limit and test.seen <= last for test in tests]
