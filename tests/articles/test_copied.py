"""Words in a row that two texts share."""

from hypothesis import given
from hypothesis import strategies as st

from talkquiz.articles.copied import put_apart, shared_run

SENTENCE = "The mayor, Ada Brook, opened the new pier's gates at noon."


def test_six_words_are_a_run() -> None:
    """Marks and case do not hide a run, and that five words are none."""
    assert (
        shared_run("ADA BROOK opened – the new piers!", SENTENCE)
        == "ada brook opened the new piers"
    )
    assert shared_run("ada brook opened the new", SENTENCE) == ""


def test_values_are_put_apart() -> None:
    values = put_apart(["Ada Brook", "opened the new", "pier's gates"], SENTENCE)
    assert sorted(values) == ["Ada Brook", "opened the new", "pier's gates"]
    assert not shared_run(" ".join(values), SENTENCE)
    assert put_apart(["ada brook opened the new piers"], SENTENCE) == ()


@given(st.lists(st.sampled_from(SENTENCE.split()), max_size=12))
def test_nothing_kept_apart_is_a_run(values: list[str]) -> None:
    kept = put_apart(values, SENTENCE)
    assert not shared_run(" ".join(kept), SENTENCE)
    assert set(kept) <= set(values)
