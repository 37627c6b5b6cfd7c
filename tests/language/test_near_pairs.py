"""Texts that say nearly the same, found among many."""

from collections.abc import Iterable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkquiz.language.english import content_words
from talkquiz.language.near_pairs import near_pairs

ROUND = "When did the eighth round of talks on Syria begin in Geneva?"


def pairs(*texts: str) -> list[tuple[int, int]]:
    return sorted(near_pairs(texts))


@pytest.mark.parametrize(
    ("other", "near"),
    [
        (ROUND, True),
        ("When did the eighth round of the talks on Syria begin, in Geneva?", True),
        ("When did the eighth round of the Syrian talks on Syria begin in Geneva?", True),
        (ROUND.replace("eighth", "seventh"), False),
        (ROUND.replace("Geneva", "Astana"), False),
        (ROUND.replace("When", "Why"), False),
        (ROUND.replace("did the", "did not the"), False),
        (ROUND.replace("talks on Syria begin", "votes on Syria fail"), False),
        ("", False),
    ],
)
def test_a_number_name_denial_or_asking_word_makes_another_question(
    other: str, *, near: bool
) -> None:
    assert pairs(ROUND, "Who wrote the plan?", "", "of the", other) == [(0, 4)] * near


def test_what_all_texts_share_tells_nothing() -> None:
    """Texts of one template are as near as what it leaves open."""
    texts = [
        f"What is the word for the tool that the fishers of the bay used to {verb} a net in winter?"
        for verb in ("mend", "tie", "cast", "dry", "haul", "dye", "fold", "knot")
    ]
    assert pairs(*texts) == []
    assert pairs(*texts, texts[3].replace("winter", "the winter")) == [(3, 8)]


def naive(texts: list[str]) -> Iterable[tuple[int, int]]:
    """Return the pairs of equal bags: those are near whatever words weigh."""
    bags = [content_words(text) for text in texts]
    return {(i, j) for i, j in combinations(range(len(texts)), 2) if bags[i] == bags[j] != set()}


@given(st.lists(st.lists(st.sampled_from("pier ship tide crew rope sail".split()), max_size=4)))
def test_equal_texts_are_always_found(bags: list[list[str]]) -> None:
    texts = [" ".join(bag) for bag in bags]
    found = list(near_pairs(texts))
    assert len(found) == len(set(found))
    assert all(one < other for one, other in found)
    assert set(naive(texts)) <= set(found)


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=6), max_size=12), st.randoms())
def test_order_changes_nothing(bags: list[list[str]], random: object) -> None:
    texts = [" ".join(f"{word}word" for word in bag) for bag in bags]
    shuffled = sorted(range(len(texts)), key=lambda _: random.random())  # type: ignore[attr-defined]
    found = {
        frozenset((shuffled[one], shuffled[other]))
        for one, other in near_pairs([texts[place] for place in shuffled])
    }
    assert found == {frozenset(pair) for pair in near_pairs(texts)}
