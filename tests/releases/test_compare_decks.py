"""What has changed between cards, what counts as a change of a deck, and when it is dated."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from factories import make_chapter, make_choice, make_deck, make_item, make_reference
from talkquiz.deck.deck import Deck, midnight
from talkquiz.items.item import (
    Account,
    Beside,
    Choice,
    Comparison,
    Event,
    Gap,
    Item,
    Label,
    Location,
    Matching,
    Moment,
    Open,
    Option,
    Ordering,
    Payload,
    ShownPicture,
    Stimulus,
    TrueFalse,
    Use,
    Written,
)
from talkquiz.items.kinds import ItemKind
from talkquiz.releases.compare_decks import (
    UNRELEASED,
    Card,
    Changed,
    DeckState,
    Difference,
    Rewording,
    compare,
    count_in_words,
    deck_state,
    digests_of,
    edition,
    modified,
)
from talkquiz.releases.record import ReleasedLooks, ReleasedNoteType, Releases, RemovedItem
from talkquiz.releases.release import next_record

DAYS = (date(2026, 11, 1), date(2026, 11, 1), date(2026, 11, 9))
UNSEEN = {"id", "template", "uses", "enemies", "slot", "short_id"}
OTHER: dict[str, Any] = {
    "kind": ItemKind.CLOZE,
    "sources": (make_reference(at="p10.s1"),),
    "facts": ("other-fact",),
    "beside": Beside(timeline=(Moment("1 May 2016", "a"),)),
    "difficulty": 1,
    "accept": ("other",),
    "payload": Gap(0, 3),
    "uses": frozenset({Use.STUDY}),
    "enemies": ("x",),
    "pictures": (ShownPicture(b"", "png", 1, 1, "A ship.", "Ann Brook", "CC BY 4.0"),),
}
GENEVA = (Option("Geneva", correct=True),)
PAYLOADS: list[Payload] = [
    Written(),
    Gap(0, 3),
    Choice(GENEVA),
    Choice(GENEVA, ordered=True),
    Choice(GENEVA, said="It will last."),
    TrueFalse(GENEVA, "Geneva"),
    TrueFalse(GENEVA, "Geneva", "Astana"),
    Matching((("a", "b"),), GENEVA),
    Ordering(GENEVA, (Event("Geneva", "2016"),)),
    Label(Location(1.0, 2.0)),
    Comparison((Account("a", "b", "c", "d", "e"),)),
    Comparison((Account("a", "b", "c", "d", "e"),), ("other",)),
    Open(("other",)),
    Open(("other",), Stimulus("a", "b", ())),
]


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
        ({}, {"why": ""}, []),
        ({"digest": "a"}, {"digest": "b"}, [()]),
        ({"why": "b"}, {"claim": "a"}, [(("claim", "", "a"), ("why", "b", ""))]),
    ],
    ids=["an empty part is no part", "only the digest differs", "each has a part of its own"],
)
def test_a_change_shows_what_was_reworded(
    old: dict[str, str], new: dict[str, str], rewordings: list[tuple[object, ...]]
) -> None:
    difference = compare("", [card("a", **old)], [card("a", **new)])
    assert [changed.rewordings for changed in difference.changed] == rewordings
    assert difference.has_changes is bool(rewordings)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((0, 0, 0), "no cards added, none changed, none removed"),
        ((1, 2, 2), "1 card added, 2 changed, 2 removed"),
        ((2, 0, 1), "2 cards added, none changed, 1 removed"),
    ],
)
def test_counts_are_words(numbers: tuple[int, int, int], words: str) -> None:
    added, changed, removed = ((card("a"),) * number for number in numbers)
    difference = Difference("1.0", added, tuple(Changed(each, ()) for each in changed), removed)
    assert count_in_words(difference) == words


def releases(deck: Deck, **changes: Any) -> Releases:
    """Return the record of three releases, 1.0 to 1.2, that all held `deck`."""
    record = None
    for number, day in enumerate(DAYS):
        record = next_record(state(deck, record), record, f"1.{number}", day)
    assert record
    return record.with_changes(**changes)


def digest(item: Item) -> str:
    (found,) = digests_of(make_deck(make_chapter(item))).values()
    return found


def state(deck: Deck, record: Releases | None) -> DeckState:
    note_type = ReleasedNoteType(id=1, fields=(), templates=())
    return deck_state(deck, record, dict.fromkeys(ItemKind, note_type), "00")


@pytest.mark.parametrize("name", [each.name for each in fields(Item)])
def test_every_attribute_that_is_seen_counts(name: str) -> None:
    item = make_item()
    other = replace(item, **{name: OTHER.get(name, "other words")})
    assert (digest(item) == digest(other)) is (name in UNSEEN)


def test_all_that_payloads_hold_counts() -> None:
    """Items that differ in nothing but what their kind alone has differ in their digests."""
    digests = {digest(replace(make_item(), payload=payload)) for payload in PAYLOADS}
    assert len(digests) == len(PAYLOADS)


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({"sources": (make_choice().sources[0]._replace(at="p9.s7"),)}, True),
        ({"options": tuple(each._replace(fact="x") for each in make_choice().options)}, True),
        ({"options": make_choice().options[::-1]}, False),
    ],
)
def test_what_no_card_shows_does_not_count(changes: dict[str, Any], same: bool) -> None:
    """A sentence in the same paragraph, or the fact behind an option, is no change."""
    assert (digest(make_choice()) == digest(make_choice(**changes))) is same


def test_titles_and_settings_count() -> None:
    chapter = make_chapter(make_item())
    decks = (
        make_deck(chapter),
        make_deck(chapter._replace(title="Truces")),
        make_deck(chapter, typed_answers=True),
    )
    assert len({str(digests_of(deck)) for deck in decks}) == 3
    assert digests_of(make_deck(chapter, title="Syria")) == digests_of(decks[0])


def test_a_released_deck_has_the_dates_of_its_releases() -> None:
    """An item is dated by the release that brought it; what is new counts from the one before."""
    deck = make_deck()
    gone = {"a/b/c/d": "1.2", "a/b/c/e": "1.1"}
    removed = {
        item_id: RemovedItem(
            release=release,
            kind="cloze",
            topic="ceasefires",
            facts=("b",),
            came="1.0",
            changed="",
            hash="",
            stem="Gone?",
        )
        for item_id, release in gone.items()
    }
    first, second, last = releases(deck).releases
    record = releases(
        deck,
        removed=removed,
        releases=(first, second, last.with_changes(added=2)),
        looks=ReleasedLooks(digest="00", changed="1.1"),
    )
    made = edition(state(deck, record), record)
    assert {*made.unchanged.values()} == {(midnight(DAYS[0]) + 1, "1.0")}
    assert made.looks_changed("00") == midnight(DAYS[1]) + 3
    assert (made.since, made.added, [each.id for each in made.removed]) == ("1.1", 2, ["a/b/c/d"])


def test_a_release_counts_what_is_new_since_the_one_before() -> None:
    """Before a first release there is none, so it counts nothing."""
    record = releases(make_deck(make_chapter(make_item())))
    more = make_deck(make_chapter(make_item(), make_item("new")))
    after = next_record(state(more, record), record, "1.3", DAYS[-1])
    assert [release.added for release in after.releases] == [0, 0, 0, 1]


def test_releases_are_dated_in_their_order() -> None:
    """Two releases of one day are apart, and there is room for a build between them."""
    first, second, third = (modified(releases(make_deck()), number) for number in (1, 2, 3))
    assert first + 1 < second < third


@pytest.mark.parametrize(
    ("version", "updated", "tag", "day"),
    [
        ("1.3", date(2026, 11, 20), "1.3", date(2026, 11, 20)),
        ("1.2", date(2026, 11, 20), UNRELEASED, date(2026, 11, 20)),
        ("1.3", date(2026, 11, 9), "1.3", date(2026, 11, 9)),
        ("1.0", date(2020, 1, 1), UNRELEASED, date(2026, 11, 9)),
    ],
)
def test_what_is_not_released_is_newer(version: str, updated: date, tag: str, day: date) -> None:
    """Whatever course.yaml says, a change is dated after the last release and before the next."""
    record = releases(make_deck())
    deck = make_deck(
        make_chapter(make_item(stem="When?"), make_item("new")), version=version, updated=updated
    )
    made = edition(state(deck, record), record)
    for chapter in deck.chapters:
        for item in chapter.items:
            assert made.last_change(item.id) == (midnight(day) + 6, tag)
    assert midnight(day) + 6 > modified(record, 3)
    last = record.last.with_changes(date=day)
    after = record.with_changes(releases=(*record.releases, last))
    assert midnight(day) + 6 < modified(after, 4)
    assert (made.since, made.added, made.changed, len(made.removed)) == ("1.2", 1, 1, 3)
