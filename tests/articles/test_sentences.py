"""Sentences of an article: where they end, their fingerprints, and words copied from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkquiz.articles.article import (
    fingerprint,
    plain,
    put_apart,
    shared_run,
    split_sentences,
)

DONE = '"It is done," she said.'
OPENED = "The mayor, Ada Brook, opened the new pier's gates at noon."


@pytest.mark.parametrize(
    ("paragraph", "count"),
    [
        ("One. Two! Three? Four.", 4),
        ("He met Mr. Reed, Dr. Lund and Gen. Hale.", 1),
        ("On Jan. 6 they left. On Feb. 7 they came.", 2),
        ("It cost 1.5 million. Nobody paid.", 2),
        ("“Go.” She went.", 2),
        ("(It rained.) They stayed.", 2),
        ("He left the U.N. He had to.", 1),
        ("No full stop", 1),
        ("the end. and on it went.", 1),
        ("In 2016. 27 people came.", 2),
    ],
)
def test_sentences_end_at_full_stops_but_not_after_abbreviations(
    paragraph: str, count: int
) -> None:
    assert len(split_sentences(plain(paragraph))) == count


@given(st.text(" .!?AabB1\"'()Mr", max_size=60))
def test_splitting_loses_nothing(paragraph: str) -> None:
    joined = "".join(split_sentences(paragraph))
    assert "".join(joined.split()) == "".join(paragraph.split())


@pytest.mark.parametrize(
    "same",
    [
        "“It is done,” she said.",
        "\u00abIt is done\u00bb, she said",
        "'It is done,' she said.",
        '"It\u00a0is\u00a0done,"  she said.',
        '"IT IS DONE," she said!',
        '"It is done" \u2014 she said.',
        '"It is d\uff4fne," she said.',
    ],
)
def test_typography_keeps_a_fingerprint(same: str) -> None:
    assert fingerprint(same, "s001") == fingerprint(DONE, "s001")


@pytest.mark.parametrize(
    "other",
    ['"It is done," he said.', '"It is," she said.', '"It is done," she said twice.', "She said."],
)
def test_words_change_a_fingerprint(other: str) -> None:
    assert fingerprint(other, "s001") != fingerprint(DONE, "s001")


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_digits_change_a_fingerprint(one: int, other: int) -> None:
    prints = {fingerprint(f"Some {number} people came.", "s001") for number in (one, other)}
    assert len(prints) == len({one, other})


def test_a_fingerprint_is_keyed_by_its_source() -> None:
    assert fingerprint(DONE, "s001") == "7e8d7c8a95"
    assert fingerprint(DONE, "s002") == "4e82c036fd"


def test_six_words_in_a_row_are_a_run_whatever_their_marks_and_case() -> None:
    run = "ada brook opened the new piers"
    assert shared_run("ADA BROOK opened – the new piers!", OPENED) == run
    assert shared_run("ada brook opened the new", OPENED) == ""


def test_values_are_put_apart() -> None:
    values = put_apart(["Ada Brook", "opened the new", "pier's gates"], OPENED)
    assert sorted(values) == ["Ada Brook", "opened the new", "pier's gates"]
    assert not shared_run(" ".join(values), OPENED)
    assert put_apart(["ada brook opened the new piers"], OPENED) == ()


@given(st.lists(st.sampled_from(OPENED.split()), max_size=12))
def test_nothing_kept_apart_is_a_run(values: list[str]) -> None:
    kept = put_apart(values, OPENED)
    assert not shared_run(" ".join(kept), OPENED)
    assert set(kept) <= set(values)
