"""Seeded order without generator state: adding one thing moves no other."""

import math
from hashlib import blake2b


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
