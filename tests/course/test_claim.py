"""Slot markup: what is read from it, and what cannot be read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkquiz.course.claim_slots import MarkedSlot, MarkupError, parse_claim

WORDS = st.text(max_size=20)


def escaped(text: str) -> str:
    return re.sub(r"([\[\]\\{}])", r"\\\1", text)


@given(WORDS)
def test_escaped_text_is_read_as_it_was(text: str) -> None:
    claim = parse_claim(escaped(text))
    assert (claim.text, claim.marked) == (text, ())


@given(st.text().filter(lambda text: not set(text) & set("[]\\")))
def test_text_without_brackets_needs_no_escape(text: str) -> None:
    """Braces and every other character mean themselves outside of brackets."""
    assert parse_claim(text).text == text


@given(WORDS, WORDS.filter(str.strip), WORDS, WORDS.filter(str.strip))
def test_marked_words_are_found(before: str, one: str, between: str, other: str) -> None:
    claim = parse_claim(
        f"{escaped(before)}[{escaped(one)}]{{who}}{escaped(between)}[{escaped(other)}]{{when}}"
    )
    assert claim.text == before + one + between + other
    assert [(slot.name, claim.text[slot.start : slot.end]) for slot in claim.marked] == [
        ("who", one),
        ("when", other),
    ]


@given(st.text("[]{}\\=ab "))
def test_no_markup_makes_it_fail(markup: str) -> None:
    try:
        claim = parse_claim(markup)
    except MarkupError:
        return
    assert all(0 <= slot.start < slot.end <= len(claim.text) for slot in claim.marked)


def test_a_value_follows_the_slots_name() -> None:
    """What stands after `=` is the mark's value, further equals signs included."""
    claim = parse_claim("It was [about ten]{number=10 a=b ships}.")
    assert claim.marked == (MarkedSlot("number", "about ten", 7, 16, "10 a=b ships"),)
    assert claim.markup == "It was [about ten]{number=10 a=b ships}."


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("a [b", r"bracket \[ has no partner"),
        ("a b]{who}", r"bracket \] has no partner"),
        ("a [b [c]{who} d]{what}", r"bracket \[ has no partner"),
        ("a [b] c", r"\[b\] names no slot"),
        ("a [b] {who}", r"\[b\] names no slot"),
        ("a [b]{}", "is no slot name"),
        ("a [b]{Who}", "{Who} is no slot name"),
        ("a [b]{who=}", "is no slot name"),
        ("a [b]{when 2016}", "is no slot name"),
        ("a []{who}", "marks no words"),
        ("a [ ]{who}", "marks no words"),
        ("[a]{who} and [b]{who}", "marked twice"),
    ],
)
def test_what_cannot_be_read_is_refused(markup: str, reason: str) -> None:
    with pytest.raises(MarkupError, match=reason):
        parse_claim(markup)
