"""The official Anki backend takes the packages, keeps progress and finds nothing to repair."""

import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from anki_items import hostile_items, one_of_each_kind
from factories import (
    ENGLISH,
    make_assembled,
    make_chapter,
    make_choice,
    make_cloze,
    make_deck,
    make_disputed,
    make_item,
    make_label,
)
from official_anki import ImportCounts, cards_in_order, import_into, opened_collection, rendered
from talkquiz.exporters import Assembled
from talkquiz.items.item import Choice, Gap, GapPart, Ordering, reference_lines
from talkquiz.items.kinds import ItemKind
from talkquiz.language.english import content_words

LATER = date(2026, 12, 24)
HOSTILE = (
    "<script>alert(1)</script>",
    "{{c1::x}} }} {{ :: ::: {{Answer}} {{#Answer}}",
    "\"double\" 'single' \\ back & amp &lt; &#123;",
    "first line\nsecond line",
    "\N{ARABIC LETTER ALEF}لمبعوث الخاص للأمم المتحدة \N{DOVE OF PEACE}\N{RIGHT-TO-LEFT OVERRIDE}",
    "[sound:alarm.mp3] [latex]x[/latex] [$]x[/$] \\(x\\) \\[y\\] <img src='x.png'>",
    "peace " * 1_667,
)


class Text(HTMLParser):
    """Collects what a reader sees of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen = ""
        self.feed(re.sub(r"<script>\n.*?\n</script>", "", html, flags=re.DOTALL))  # the card's own

    def handle_data(self, data: str) -> None:
        """Take in a text."""
        self.seen += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in a line break and what a picture shows, refuse what a card has no use for."""
        assert tag != "script"
        if tag == "img":
            assert str(dict(attrs)["src"]).startswith("talkquiz-")
            self.seen += str(dict(attrs)["alt"])
        self.seen += "\n" if tag == "br" else ""


ALL_HOSTILE = [item for number, text in enumerate(HOSTILE) for item in hostile_items(number, text)]


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Any]:
    with opened_collection(tmp_path) as opened:
        yield opened


def answer_next_card(collection: Any) -> int:
    collection.decks.select(collection.decks.id_for_name("The Syria peace process"))
    queued = collection.sched.get_queued_cards(fetch_limit=1).cards[0]
    card = collection.get_card(queued.card.id)
    card.start_timer()
    answer = collection.sched.build_answer(card=card, states=queued.states, rating=3)
    collection.sched.answer_card(answer)
    return int(card.id)


def scheduling(collection: Any, card_id: int) -> list[Any]:
    """Return when the card is due, in what state it is, and how often it was answered."""
    query = "select type, queue, due, ivl, factor, reps, did from cards where id = ?"
    return list(collection.db.first(query, card_id))


def test_import_adds_a_card_for_each_item_once(collection: Any) -> None:
    """A second import changes nothing, and Anki finds nothing to repair."""
    items = [*ALL_HOSTILE, make_item(), make_cloze(), make_choice(), make_disputed()]
    assert import_into(collection, make_assembled(*items)) == ImportCounts(new=len(items))
    assert collection.card_count() == collection.note_count() == len(items)
    report, is_sound = collection.fix_integrity()
    assert is_sound, report
    assert list(collection.get_empty_cards().notes) == []
    media = collection.media.check()
    assert list(media.missing) == list(media.unused) == []
    tables = ("select * from notes order by id", "select * from cards order by id")
    before = [collection.db.all(query) for query in tables]
    assert import_into(collection, make_assembled(*items)) == ImportCounts(duplicate=len(items))
    assert [collection.db.all(query) for query in tables] == before


def test_a_list_is_one_note_whose_cards_leave_out_a_part_each(collection: Any) -> None:
    """Anki makes a card for each part, shows the others on it, and takes none for empty.

    The answer of a card is its own part.
    """
    claim = "The council asked for a pier, a lamp and a clock."
    parts = tuple(
        GapPart(part, claim.index(part), claim.index(part) + len(part), number)
        for number, part in enumerate(("a pier", "a lamp", "a clock"), start=1)
    )
    payload = Gap(parts[0].start, parts[-1].end, parts)
    listed = make_cloze(claim=claim, gap="a pier, a lamp and a clock", payload=payload)
    assert import_into(collection, make_assembled(listed)) == ImportCounts(new=1)
    cards = [collection.get_card(card) for card in sorted(collection.find_cards(""))]
    assert [card.ord for card in cards] == [0, 1, 2]
    fronts = [Text(card.question()).seen for card in cards]
    assert ["a lamp and a clock" in front for front in fronts] == [True, False, False]
    assert ["a pier" in front for front in fronts] == [False, True, True]
    answers = [re.findall('<p class="answer".*?>(.*?)</p>', card.answer()) for card in cards]
    assert answers == [["a pier"], ["a lamp"], ["a clock"]]
    assert list(collection.get_empty_cards().notes) == []
    assert collection.fix_integrity()[1]


def test_correction_reaches_a_studied_card(collection: Any) -> None:
    """A later build changes the text of an answered card and leaves its scheduling alone."""
    import_into(collection, make_assembled(make_item(), make_cloze()))
    card_id = answer_next_card(collection)
    before = scheduling(collection, card_id)
    corrected = make_assembled(make_item(key="27 February, at midnight"), updated=LATER)
    assert import_into(collection, corrected) == ImportCounts(updated=1)
    assert collection.get_card(card_id).note()["Answer"] == "27 February, at midnight"
    assert before[5] == 1
    assert scheduling(collection, card_id) == before


def test_new_items_and_topics_leave_the_old_alone(collection: Any) -> None:
    old = make_chapter(make_item(), title="Ceasefires", number=4)
    import_into(collection, Assembled(make_deck(old), ()))
    decks = collection.db.all("select id, did from cards")
    new = make_chapter(make_cloze(), make_choice(), title="Background", number=1)
    counts = import_into(collection, Assembled(make_deck(new, old, updated=LATER), ()))
    assert counts == ImportCounts(new=2, updated=1)
    assert collection.db.all("select id, did from cards where id = ?", decks[0][0]) == decks
    assert {each.name for each in collection.decks.all_names_and_ids()} == {
        "Default",
        "The Syria peace process",
        "The Syria peace process::01 Background",
        "The Syria peace process::04 Ceasefires",
    }


def test_decks_have_the_names_that_were_meant(collection: Any) -> None:
    """Titles with `::` and quotation marks make one deck for the course and one for the topic."""
    chapter = make_chapter(make_item(), title='The "safe": zones :: Idlib', number=4)
    import_into(collection, Assembled(make_deck(chapter, title='"Syria"::talks'), ()))
    assert [each.name for each in collection.decks.all_names_and_ids(skip_empty_default=True)] == [
        "'Syria' – talks",
        "'Syria' – talks::04 The 'safe': zones – Idlib",
    ]


def test_description_follows_the_version(collection: Any) -> None:
    for version, day in (("1.0", date(2026, 11, 21)), ("1.1", LATER)):
        import_into(collection, make_assembled(version=version, updated=day))
        deck = collection.decks.by_name("The Syria peace process")
        assert f"Version {version}, {day.day} {day:%B %Y}" in deck["desc"]


def test_every_side_of_every_card_can_be_rendered(collection: Any) -> None:
    """Each front asks and gives no answer away, each back gives answer, source and item id.

    A caution would answer questions on plans and claims: it stands on the back.
    """
    items = one_of_each_kind()
    import_into(collection, make_assembled(*items))
    for item, card_id in zip(items, cards_in_order(collection), strict=True):
        card = rendered(collection, card_id)
        assert "template has a problem" not in card.front + card.back
        front, back = Text(card.front).seen, Text(card.back).seen
        said = item.payload.said if isinstance(item.payload, Choice) else ""
        asked = item.claim.replace(item.key, "[a date]"), said or item.stem
        assert any(ENGLISH.quotes.typeset(words)[0] in front for words in asked if words)
        # A statement and a map say by themselves what is wanted.
        says_what = item.kind not in (ItemKind.TRUE_FALSE, ItemKind.LABEL)
        assert (item.asks_for in front) is says_what or not item.asks_for
        assert not item.caution or item.caution not in front
        assert item.id not in front
        assert item.options or item.key not in front
        answers = item.payload.sequence if isinstance(item.payload, Ordering) else (item.key,)
        source = reference_lines(item.sources, ENGLISH)[0]
        known = content_words(" ".join((item.key, item.slot, *item.shown)))
        claim = item.claim if content_words(item.claim) - known else ""
        told = *answers, claim, item.caution, source, item.id
        assert all(ENGLISH.quotes.typeset(words)[0] in back for words in told)


def test_hostile_text_is_shown_as_text(collection: Any) -> None:
    import_into(collection, make_assembled(*ALL_HOSTILE))
    for item, card_id in zip(ALL_HOSTILE, cards_in_order(collection), strict=True):
        card = rendered(collection, card_id)
        front, back = Text(card.front).seen, Text(card.back).seen
        (key,), (claim,) = ENGLISH.quotes.typeset(item.key), ENGLISH.quotes.typeset(item.claim)
        assert key in front
        # Claim (twice), per, as of, caution, why, source, timeline.
        assert back.count(key) >= 9
        assert claim in back
        assert "template has a problem" not in card.front + card.back


def test_sub_decks_are_studied_in_teaching_order(collection: Any) -> None:
    """Within a topic new cards come in teaching order, whatever their ids are."""
    items = [make_item(f"truce-{number}") for number in range(20)]
    import_into(collection, make_assembled(*items))
    collection.decks.select(collection.decks.id_for_name("The Syria peace process"))
    queued = collection.sched.get_queued_cards(fetch_limit=20).cards
    shown = [collection.get_card(each.card.id).note()["FactId"] for each in queued]
    assert shown == [item.facts[0] for item in items]


def test_typed_answers_can_be_turned_on_and_off(collection: Any) -> None:
    import_into(collection, make_assembled(make_item()))
    card_id = answer_next_card(collection)
    before = scheduling(collection, card_id)
    later = make_assembled(make_item(), typed_answers=True, updated=LATER)
    assert import_into(collection, later) == ImportCounts(updated=1)
    card = rendered(collection, card_id)
    assert "[[type:nc:Answer]]" in card.front
    assert "[[type:nc:Answer]]" in card.back
    assert scheduling(collection, card_id) == before
    assert collection.card_count() == 1


def test_maps_come_with_the_package(collection: Any) -> None:
    import_into(collection, make_assembled(make_label()))
    (card_id,) = cards_in_order(collection)
    card = rendered(collection, card_id)
    names = [re.findall('<img src="(.*?)"', side) for side in (card.front, card.back)]
    assert [len(each) for each in names] == [1, 1]
    assert names[0] != names[1]
    assert all((Path(collection.media.dir()) / name).exists() for (name,) in names)
    assert "Aleppo" not in Text(card.front).seen
