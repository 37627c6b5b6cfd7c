"""Seeded order: the same everywhere, and moved by nothing but its own parts."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from talkquiz.language.seeded import rank


def test_is_the_same_on_every_machine() -> None:
    """The rank of given parts is this number for ever: handouts depend on it."""
    assert rank(1, "starter-quiz", "a/b/c/d").hex() == "3d828df385fc6252"


def test_the_order_follows_from_the_seed_and_a_new_thing_moves_no_other() -> None:
    things = [str(number) for number in range(20)]
    orders = [sorted(things, key=lambda t: rank(seed, t)) for seed in range(20)]
    assert len(set(map(tuple, orders))) == 20
    after = sorted([*things, "new"], key=lambda t: rank(1, t))
    assert [thing for thing in after if thing != "new"] == orders[1]


def test_parts_are_kept_apart() -> None:
    """Parts that would read the same if joined have ranks of their own."""
    ranks = [rank(1, "ab", "c"), rank(1, "a", "bc"), rank(1, "abc"), rank(1, "abc", ""), rank(11)]
    assert all(one != other for one, other in pairwise(sorted(ranks)))


@given(st.integers(0, 2**31), st.lists(st.text(st.characters(), max_size=9), max_size=4))
def test_any_text_has_a_rank(seed: int, parts: list[str]) -> None:
    """Whatever the characters, lone surrogates among them, there is a rank of eight bytes."""
    assert len(rank(seed, *parts)) == 8
    assert rank(seed, *parts, "\ud800") != rank(seed, *parts)
