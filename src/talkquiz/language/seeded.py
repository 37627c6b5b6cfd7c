"""Seeded order without generator state: adding one thing moves no other."""

import math
from collections.abc import Iterable
from hashlib import blake2b
from itertools import count

_CODE_CHARACTERS = "23456789BCDFGHJKMNPQRTVWXYZ"
"""None that looks like another, and no vowels that would make words."""
_CODE_LENGTH, _ATTEMPTS_AT_ONE_LENGTH = 4, 16


def weighted(seed: int, weight: int, *parts: str) -> float:
    """Return where `parts` comes in an order by lot, in which twice the weight comes twice as soon.

    Exponential variates of a rate in proportion to the weight (Efraimidis & Spirakis 2006): a
    change of one weight moves that one alone.
    """
    lot = (int.from_bytes(rank(seed, *parts)) + 1) / 2**64
    return -math.log(lot) / weight


def rank(seed: int, *parts: str) -> bytes:
    """Return where `parts` comes in an order that `seed` decides; the same on every machine."""
    text = "\x1f".join((str(seed), *parts))
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def codes(seed: int, names: Iterable[str], *parts: str) -> list[str]:
    """Return a code for each of `names`, which are all different: "K7QX", and no code twice.

    It follows from `seed`, `parts` and the name. Another name changes it only if both would have
    the same one. Where nearly all are taken, codes grow longer.
    """
    taken: dict[str, None] = {}
    base = len(_CODE_CHARACTERS)
    for name in names:
        for attempt in count():
            lot = int.from_bytes(rank(seed, *parts, name, str(attempt)))
            length = _CODE_LENGTH + attempt // _ATTEMPTS_AT_ONE_LENGTH
            digits = (lot // base**power % base for power in range(length))
            code = "".join(_CODE_CHARACTERS[digit] for digit in digits)
            if code not in taken:
                taken[code] = None
                break
    return list(taken)
