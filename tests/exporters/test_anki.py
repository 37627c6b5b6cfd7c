"""What the Anki exporter promises, read from the package itself."""

import html
import os
import re
import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from factories import (
    ENGLISH,
    make_assembled,
    make_chapter,
    make_choice,
    make_cloze,
    make_deck,
    make_item,
)
from talkquiz.deck.deck import Change, Edition, Removed, Withdrawn, midnight
from talkquiz.exporters import Assembled, exporter
from talkquiz.exporters.anki import decks_and_notes, export
from talkquiz.exporters.anki.decks_and_notes import (
    as_deck_name,
    chapter_deck,
    course_deck,
    note_ids,
)
from talkquiz.exporters.anki.fields import FIELDS
from talkquiz.exporters.anki.notetypes import NOTE_TYPES, load_models
from talkquiz.items.kinds import ItemKind

FIELD_NAMES = """
Question My-notes Answer AlsoRight Accepted Options Explanation Claim AccordingTo AsOf Caution Why
Next Corrected Withdrawn Sources AboutSources Names AsksFor Hint Topic Material Said Picture
PictureNamed Timeline Typed Mistake FactId ItemId
Illustration Spare2 Spare3 Spare4 Spare5 Spare6 Spare7 Spare8 Made
"""


def rows(assembled: Assembled, query: str) -> list[tuple[Any, ...]]:
    (product,) = export(assembled).values()
    connection = sqlite3.connect(":memory:")
    connection.deserialize(ZipFile(BytesIO(product.content)).read("collection.anki2"))
    return connection.execute(query).fetchall()


@pytest.mark.real
def test_package_is_the_same_under_any_surroundings(tmp_path: Path) -> None:
    script = (
        "import hashlib; from factories import make_assembled;"
        "from talkquiz.exporters.anki import export;"
        "(product,) = export(make_assembled()).values();"
        "print(hashlib.sha256(product.content).hexdigest())"
    )
    places = os.pathsep.join(str(Path(each).resolve()) for each in sys.path if each)
    surroundings = [("1", "UTC", "C", tmp_path), ("2", "Asia/Almaty", "tr_TR.UTF-8", Path("/"))]
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONPATH": places, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale},
            cwd=folder,
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone, locale, folder in surroundings
    }
    assert len(digests) == 1


def test_package_says_nothing_of_when_and_by_what_it_was_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is named after the course, and leaves no temporary file."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ((name, made),) = exporter("anki")(make_assembled(id="talks")).items()
    assert (name, made.count, made.unit) == ("talks.apkg", 4, "cards")
    archive = ZipFile(BytesIO(made.content))
    assert [(each.filename, each.date_time, each.compress_type) for each in archive.infolist()] == [
        (name, (1980, 1, 1, 0, 0, 0), ZIP_DEFLATED) for name in ("collection.anki2", "media")
    ]
    assert archive.read("collection.anki2")[92:100] == bytes(8)
    assert list(tmp_path.iterdir()) == []


def test_note_types_are_pinned() -> None:
    pinned = {
        (1664326455000, "TalkQuiz short answer"): "short-answer matching compare open task term",
        (1682589599000, "TalkQuiz cloze"): "cloze",
        (1697251744000, "TalkQuiz multiple choice"): "choice multiple-response true-false",
        (1708344213000, "TalkQuiz who said it"): "who-said-it according-to",
        (1719225648000, "TalkQuiz map"): "label",
        (1731508926000, "TalkQuiz timeline"): "ordering",
    }
    assert {kind.value: (each.id, each.name) for kind, each in NOTE_TYPES.items()} == {
        kind: key for key, kinds in pinned.items() for kind in kinds.split()
    }
    assert set(NOTE_TYPES) == set(ItemKind)
    names = [name.replace("-", " ") for name in FIELD_NAMES.split()]
    assert [*FIELDS.items()] == [(name, n) for n, name in enumerate(names, 1)]
    for model in load_models(ENGLISH).values():
        assert [each["id"] - model.model_id for each in model.fields] == [*FIELDS.values()]
        assert [each["id"] - model.model_id for each in model.templates] == [101]


def test_looks_do_not_reach_beyond_a_card() -> None:
    """No rule is about a mere element: on a web page, that would change what stands around."""
    rules = re.sub(r"/\*.*?\*/", "", load_models(ENGLISH)[ItemKind.CHOICE].css, flags=re.DOTALL)
    heads = ",".join(re.findall(r"([^{};]+)\{", rules)).split(",")
    elements = [head.strip() for head in heads if re.fullmatch(r"[a-z]+\d?", head.strip())]
    assert not elements, elements


def test_identity_follows_from_the_item_id() -> None:
    """Neither another wording nor another item changes what Anki knows a note by."""
    query = "select guid, notes.id, cards.id from notes join cards on nid = notes.id"
    item, corrected = make_item(), make_item(stem="When did it begin?", key="On 27 February")
    before, after = (rows(make_assembled(each), query) for each in (item, corrected))
    assert before == after
    assert before[0][0] == "75aaae8f9b3a0d9c"
    assert set(before) < set(rows(make_assembled(make_cloze(), item), query))


def test_ids_tell_the_day_and_give_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read as times, ids lie in the first ten hours of the day; those of cards follow at once."""
    day = midnight(date(2026, 11, 29))
    came = {f"course/fact-{number}/when/date": day for number in range(10_000)}
    numbers = sorted({*note_ids(came).values()})
    assert len(numbers) == 10_000
    assert day * 1000 <= numbers[0] < numbers[-1] < (day + 10 * 60 * 60) * 1000
    assert all(after - before >= 16 for before, after in pairwise(numbers))
    monkeypatch.setattr(decks_and_notes, "_NUMBERS", 4)
    few = dict.fromkeys("abcd", day)
    assert len({*note_ids(few).values()}) == 4
    assert note_ids(dict(reversed(few.items()))) == note_ids(few)
    later = note_ids(few | {"a": day + 24 * 60 * 60})["a"]
    assert later - note_ids({"a": day})["a"] == 24 * 60 * 60 * 1000


def test_one_item_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="truce-2016-start"):
        export(make_assembled(make_item(), make_item()))


def test_notes_are_dated_by_the_course() -> None:
    assembled = make_assembled(updated=date(2026, 3, 29))
    midnight = int(datetime(2026, 3, 29, tzinfo=UTC).timestamp())
    dates = rows(assembled, "select mod from notes union select mod from cards")
    assert dates == [(midnight,)]
    (models,) = rows(assembled, "select models from col")[0]
    assert models.count(f'"mod": {midnight}') == 3


def test_topics_are_sub_decks_in_teaching_order() -> None:
    first = make_chapter(make_cloze(), make_item(), title="Z", number=7)
    deck = make_deck(first, make_chapter(make_choice()))
    query = "select tags from notes join cards on nid = notes.id order by due"
    kinds = [re.findall("kind::([^ ]+)", tags)[0] for (tags,) in rows(Assembled(deck, ()), query)]
    assert kinds == ["cloze", "short-answer", "choice"]
    whole, topic = course_deck(deck), chapter_deck(deck, deck.chapters[0])
    assert whole.name == "The Syria peace process"
    assert "Since" not in whole.description
    assert topic.name == "The Syria peace process::07 Z"
    assert 1 < whole.deck_id != topic.deck_id < 2**53


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Geneva::Astana", "Geneva – Astana"),
        ('The "safe" zones', "The 'safe' zones"),
        (":: talks:", "talks"),
        ("two\nlines\x1f", "two lines"),
        ("::", "Untitled"),
    ],
)
def test_title_makes_one_level(title: str, name: str) -> None:
    """Colons, quotation marks and control characters in a title make no deck of their own."""
    assert as_deck_name(title, "Untitled") == name


def test_a_sub_deck_says_what_it_is_about_and_what_to_learn() -> None:
    """Introduction, objectives and the line on its cards, in this order; else the line alone."""
    plain = make_chapter(make_item())
    told = plain._replace(introduction='Truces & "zones".', objectives=("Date them.", "Name them."))
    deck = make_deck(plain, told)
    line = "<p>1 card. Part of The Syria peace process, version 1.0.</p>"
    assert chapter_deck(deck, plain).description == line
    assert chapter_deck(deck, told).description == (
        "<p>Truces &amp; “zones”.</p><p>What you should be able to do:</p>"
        f"<ul><li>Date them.</li><li>Name them.</li></ul>{line}"
    )


def test_description_says_what_the_deck_is() -> None:
    description = course_deck(make_deck(title="Talks <b>", licence="CC & BY")).description
    for words in ("Version 1.0", "4 cards in 4 topics", "2 reports by 2 outlets", "item id"):
        assert words in html.unescape(description)
    for escaped in ("Talks &lt;b&gt;", "CC &amp; BY"):
        assert escaped in description


def test_description_says_how_to_study_and_where_own_words_go() -> None:
    """For the core alone there is a search of Anki's, with the id of the course in it."""
    description = html.unescape(course_deck(make_deck(id="talks")).description)
    search = "tag:talkquiz::talks::* -tag:talkquiz::talks::weight::core"
    for words in ("10 new cards a day", "FSRS", search, "“My notes”", "“Merge note types” off"):
        assert words in description


@pytest.mark.parametrize(
    ("mistakes", "said", "link"),
    [
        ("", "Write to whoever gave you this deck", ""),
        (
            "ann@example.org",
            "leads to ann@example.org",
            "mailto:ann@example.org?subject=syria-peace-process/",
        ),
        (
            "https://example.org/tell?item={item}",
            "leads to https://example.org/tell,",
            "https://example.org/tell?item=syria-peace-process%2Ftruce-2016-start%2Fwhen%2Fdate",
        ),
    ],
)
def test_a_mistake_is_told_where_the_course_says(mistakes: str, said: str, link: str) -> None:
    """The description says where, and each card's link names its item."""
    imprint = {"title": "Talks", "mistakes": mistakes}
    assert said in html.unescape(course_deck(make_deck(**imprint)).description)
    ((fields,),) = rows(make_assembled(make_item(), **imprint), "select flds from notes")
    found = html.unescape(fields.split("\x1f")[list(FIELDS).index("Mistake")])
    assert found.startswith(link)
    assert bool(found) == bool(link)


def test_every_item_that_was_ever_removed_is_found() -> None:
    """Whoever skips a release finds the cards of all; the last one's questions are quoted."""
    edition = Edition(
        Change(0, "1.2"),
        since="1.1",
        removed=(Removed("a/b/c/d", "Gone?"),),
        gone=("a/b/c/d", "x/y"),
    )
    description = html.unescape(course_deck(make_deck()._replace(edition=edition)).description)
    assert "No longer asked: “Gone?”." in description
    assert "search in Browse for: ItemId:re:^a/b/c/d$|^x/y$" in description


def test_one_with_a_withdrawn_item_says_so_and_not_what_was_taught() -> None:
    """Each card of a list keeps its gap, or Anki would take it for empty."""
    listed = Withdrawn(
        "a/b/c/d",
        ItemKind.CLOZE,
        "t",
        "Talks",
        ("b",),
        "It asked for _____.",
        "Withdrawn.",
        card_numbers=(1, 3),
    )
    deck = make_deck()._replace(withdrawn=(listed,))
    query = "select flds, tags, ord, queue from notes join cards on nid = notes.id where queue < 0"
    found = rows(Assembled(deck, ()), query)
    assert [(number, queue) for _, _, number, queue in found] == [(0, -1), (2, -1)]
    assert "It asked for {{c1::…}} {{c3::…}}." in found[0][0]
    assert " talkquiz::syria-peace-process::withdrawn " in found[0][1]
