"""Sentences found by some of their words."""

import pytest

from samples import article
from talkquiz.articles.find import find_sentences

TEXT = "“It’s done,” she said.\nSome 260 000 came. This is all.\nIt's done, he said."


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        ("IT'S  DONE she", ["p1.s1"]),
        ("its done", ["p1.s1", "p3.s1"]),
        ("260000", ["p2.s1"]),
        ("is", ["p2.s2"]),
        ("omm", []),
        ("ome 26", ["p2.s1"]),
        ("done he", ["p3.s1"]),
        ("…", []),
    ],
)
def test_words_in_a_row_are_found(wanted: str, places: list[str]) -> None:
    assert [sentence.at for sentence in find_sentences(article(TEXT), wanted)] == places
