"""Claims: what is read from their markup, what marked words stand for, and what is wrong."""

import re
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import ENGLISH, valid
from talkquiz.course.claim_slots import MarkedSlot, MarkupError, Slot, SlotReader, parse_claim
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.glossary import Entry, Lexicon
from talkquiz.course.shapes import FieldError
from talkquiz.language.dates import parse_when
from talkquiz.language.read_numbers import Number, numbers_of

WORDS = st.text(max_size=20)


def escaped(text: str) -> str:
    return re.sub(r"([\[\]\\{}])", r"\\\1", text)


@given(WORDS, WORDS.filter(str.strip), WORDS, WORDS.filter(str.strip))
def test_marked_words_are_found(before: str, one: str, between: str, other: str) -> None:
    """Text that is escaped is read as it was."""
    text, marked, *_ = parse_claim(
        f"{escaped(before)}[{escaped(one)}]{{who}}{escaped(between)}[{escaped(other)}]{{when}}"
    )
    assert text == before + one + between + other
    assert [(slot.name, text[slot.start : slot.end]) for slot in marked] == [
        ("who", one),
        ("when", other),
    ]


@given(st.text().filter(lambda text: not set(text) & set("[]\\")))
def test_text_without_brackets_needs_no_escape(text: str) -> None:
    """Braces and every other character mean themselves outside of brackets."""
    assert parse_claim(text) == (text, (), (), ())


@given(st.text("[]{}\\=ab "))
def test_no_markup_makes_it_fail(markup: str) -> None:
    with suppress(MarkupError):
        text, marked, *_ = parse_claim(markup)
        assert all(0 <= slot.start < slot.end <= len(text) for slot in marked)


def test_a_value_follows_the_slots_name() -> None:
    """What stands after `=` is the mark's value, further equals signs included."""
    _, marked, *_ = parse_claim("It was [about ten]{number=10 a=b ships}.")
    assert marked == (MarkedSlot("number", "about ten", 7, 16, "10 a=b ships"),)


def test_verbs_and_words_left_aside_are_no_slots() -> None:
    """Each may stand twice in a claim, and a verb may have its base form after `=`."""
    parsed = parse_claim("[Ada]{who} [slew]{did=slay} it[, it says,]{aside} and [left]{did}.")
    assert [mark.name for mark in parsed.slots] == ["who"]
    assert [(mark.words, mark.value) for mark in parsed.verbs] == [("slew", "slay"), ("left", None)]
    assert [mark.words for mark in parsed.asides] == [", it says,"]


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("a [b", r"bracket \[ has no partner"),
        ("a b]{who}", r"bracket \] has no partner"),
        ("a [b [c]{who} d]{what}", r"bracket \[ has no partner"),
        ("a [b] c", r"\[b\] names no slot"),
        ("a [b] {who}", r"\[b\] names no slot"),
        ("a [map](https://x.y/z) b", r"\[map\]\(\.\.\.\) is a link elsewhere"),
        ("a [b]{}", "is no slot name"),
        ("a [b]{Who}", "{Who} is no slot name"),
        ("a [b]{who=}", "is no slot name"),
        ("a [b]{when 2016}", "is no slot name"),
        ("a []{who}", "marks no words"),
        ("a [ ]{who}", "marks no words"),
        ("[a]{who} and [b]{who}", "marked twice"),
        ("[a]{who.a} and [b]{who.a}", "marked twice"),
        ("[a]{who.a} and [b]{who}", "marked twice"),
        ("[a]{who.} and b", "is no slot name"),
    ],
)
def test_what_cannot_be_read_is_refused(markup: str, reason: str) -> None:
    with pytest.raises(MarkupError, match=reason):
        parse_claim(markup)


TOWN = Lexicon(
    {
        key: valid(Entry, {"id": key, "type": kind, "name": name, "description": "something"})
        for key, kind, name in (
            ("ada-brook", "person", "Ada Brook"),
            ("council", "body", "the council"),
            ("gull-rock", "place", "Gull Rock"),
            ("pier-plan", "document", "the Pier Plan"),
        )
    }
)
UNREAD = Lexicon(whole=False)


def read(
    markup: str, kind: str = "event", when: str | None = None, known: Lexicon = TOWN
) -> list[Slot | FieldError]:
    date = parse_when(when) if when else None
    reader = SlotReader(
        bundled_kinds().kinds[kind], date, known, ENGLISH.dates, numbers_of(ENGLISH)
    )
    found: list[Slot | FieldError] = []
    for marked in parse_claim(markup)[1]:
        try:
            found.append(reader.read(marked))
        except FieldError as error:
            found.append(error)
    return found


def slot(markup: str, kind: str = "event", when: str | None = None, known: Lexicon = TOWN) -> Slot:
    """Return the only slot of a claim, which has no problem."""
    (found,) = read(markup, kind, when, known)
    assert isinstance(found, Slot), found
    return found


@pytest.mark.parametrize(
    ("markup", "entries"),
    [
        ("[The Council]{who} met.", ["council"]),
        ("[ada brook]{who} met.", ["ada-brook"]),
        ("[A sailor]{who} came.", []),
        ("[the Pier Plan]{who} came.", []),
        ("[Her office]{who=council} met.", ["council"]),
        ("[Both]{who=council+ada-brook} met.", ["council", "ada-brook"]),
    ],
)
def test_whom_words_name(markup: str, entries: list[str]) -> None:
    """Case and article do not count, the type does, and ids stand for the words, in their order."""
    assert slot(markup).entries == tuple(entries)


def test_the_words_and_their_span_are_kept() -> None:
    found = slot("At dawn [Ada Brook]{who} left.")
    assert (found.name, found.text, found.start, found.end) == ("who", "Ada Brook", 8, 17)
    assert found.type.name == "actor"


@pytest.mark.parametrize(
    ("markup", "when"),
    [
        ("On [1 May 2019]{when}.", "2019-05-01"),
        ("In [May]{when=2020-05}.", "2020-05"),
        ("Until [the end of May]{until=2016-05~}.", "2016-05~"),
    ],
)
def test_the_slot_when_alone_has_the_date_of_the_fact(markup: str, when: str) -> None:
    assert str(slot(markup, when="2019-05-01").when) == when


@pytest.mark.parametrize(
    "words",
    ["1 May 2019", "May 1, 2019", "May", "2019", "that day", "the 1st of May", "01 May 2019"],
)
def test_words_that_agree_with_the_date(words: str) -> None:
    """A date may be written in other ways, and in part."""
    assert slot(f"It was [{words}]{{when}}.", when="2019-05-01").when


@pytest.mark.parametrize("words", ["Many]{number=1200 ships}", "1,200 ships]{number}"])
def test_a_number_is_read_from_its_value_or_its_words(words: str) -> None:
    assert slot(f"[{words} came.").number == Number(Decimal(1200), "ships")


@pytest.mark.parametrize(
    ("markup", "kind", "when", "code"),
    [
        ("[a]{colour}.", "event", None, "TQ108"),
        ("[a]{said}.", "event", None, "TQ108"),
        ("[May]{when}.", "event", None, "TQ109"),
        ("[1 May 2019]{until}.", "event", "2019-05-01", "TQ109"),
        ("[May]{until=May}.", "event", None, "TQ106"),
        *(
            (f"[{words}]{{when}}.", "event", "2019-05-01", "TQ120")
            for words in ("2 May 2019", "1 June 2019", "1 May 2018", "June", "the 11th")
        ),
        ("[Many]{number}.", "event", None, "TQ109 no number can be read from `Many`"),
        ("[Many]{number=lots}.", "event", None, "TQ109 no number can be read from `lots`"),
        ("[She]{who=nobody}.", "event", None, "TQ115"),
        ("[She]{who=council+}.", "event", None, "TQ115"),
        ("[She]{who=gull-rock}.", "event", None, "TQ109"),
        ("[here]{where=council}.", "event", None, "TQ109"),
        ("“[one two three four five six seven]{quote}”.", "statement", None, "TQ109"),
    ],
)
def test_what_no_slot_can_be(markup: str, kind: str, when: str | None, code: str) -> None:
    (found,) = read(markup, kind, when)
    assert isinstance(found, FieldError), found
    assert f"{found.code} {found}".startswith(code)
    assert found.hint


def test_six_words_may_be_quoted() -> None:
    assert slot("“[one two three four five six]{quote}”.", "statement").text.count(" ") == 5


@pytest.mark.parametrize("known", [Lexicon(lost={"council"}), UNREAD])
def test_an_entry_that_has_problems_of_its_own_is_no_second_problem(known: Lexicon) -> None:
    assert slot("[She]{who=council}.", known=known).entries == ("council",)


@pytest.mark.parametrize("kind", bundled_kinds().kinds)
def test_every_slot_of_every_kind_can_be_read(kind: str) -> None:
    for name, slot_type in bundled_kinds().kinds[kind].items():
        found = slot(f"It was [1 May 2019]{{{name}=2019-05-01}}.", kind, known=UNREAD)
        assert found.type is slot_type


def test_parts_of_a_list_make_one_slot_of_their_own_names() -> None:
    """Their names do not depend on their order, and a part of that name is the glossary's entry."""
    markup = "They saw [the council]{who.council} and [Ada]{who.ada-brook} [pass]{did}."
    text, marked, *_ = parse_claim(markup)
    reader = SlotReader(
        bundled_kinds().kinds["event"], None, TOWN, ENGLISH.dates, numbers_of(ENGLISH)
    )
    (whole,) = reader.whole(text, map(reader.read, marked))
    assert (whole.name, whole.text) == ("who", "the council and Ada")
    assert whole.entries == ("council", "ada-brook")
    assert [(part.name, part.text) for part in whole.parts] == [
        ("who.council", "the council"),
        ("who.ada-brook", "Ada"),
    ]
