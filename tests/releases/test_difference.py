"""The comparison of two sets of cards, which releases, packages and a running Anki share."""

import pytest

from talkquiz.releases.difference import (
    Card,
    Changed,
    Difference,
    Rewording,
    compare,
    count_in_words,
)


def card(item_id: str, answer: str = "3 May", digest: str = "", **parts: str) -> Card:
    return Card(item_id, "harbour", "When?", answer, {"answer": answer, **parts}, digest)


def test_cards_are_compared_by_their_ids() -> None:
    old = [card("gone"), card("same"), card("reworded", "2 May", claim="On 2 May.")]
    new = [card("new"), card("reworded", claim="On 2 May."), card("same")]
    assert compare("1.0", old, new) == Difference(
        "1.0",
        added=(new[0],),
        changed=(Changed(new[1], (Rewording("answer", "2 May", "3 May"),)),),
        removed=(old[0],),
        unchanged=1,
    )


@pytest.mark.parametrize(
    ("old", "new", "rewordings"),
    [
        ({"digest": "a"}, {"digest": "b"}, []),
        ({"why": "b"}, {"claim": "a"}, [("claim", "", "a"), ("why", "b", "")]),
    ],
)
def test_a_change_shows_what_was_reworded(
    old: dict[str, str], new: dict[str, str], rewordings: list[tuple[str, str, str]]
) -> None:
    """Nothing where only the digest differs; a part that only one card has is compared with ""."""
    (changed,) = compare("", [card("a", **old)], [card("a", **new)]).changed
    assert list(changed.rewordings) == rewordings


def test_an_empty_part_is_as_good_as_none() -> None:
    assert not compare("", [card("a", why="")], [card("a")]).has_changes


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((0, 0, 0), "no cards added, none changed, none removed"),
        ((1, 2, 2), "1 card added, 2 changed, 2 removed"),
    ],
)
def test_counts_are_words(numbers: tuple[int, int, int], words: str) -> None:
    added, changed, removed = ((card("a"),) * number for number in numbers)
    difference = Difference("1.0", added, tuple(Changed(each, ()) for each in changed), removed)
    assert count_in_words(difference) == words
