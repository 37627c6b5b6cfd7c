"""From an item to its note: the fields, the tags, and numbers that follow from the item's id."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import count

import genanki

from talkquiz.exporters.anki.notetypes import FIELDS, QUESTION
from talkquiz.exporters.anki.text import as_cloze, as_html, as_tag
from talkquiz.items.model import Item, ItemKind, Option, reference_lines

# Anki reads ids as milliseconds since 1970 and its Check Database moves those in the future;
# these lie between 2001 and 2020. A note's cards take its id and those that follow.
_FIRST_ID = 1_000_000_000_000
_IDS = 600_000_000_000
_CARDS_OF_A_NOTE = 16

_INSERT_NOTE = "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')"
_INSERT_CARD = "INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')"


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedNote:
    """What genanki's decks take for a note: one with an id and a time of change of its own."""

    id: int
    guid: str
    model: genanki.Model
    modified: int
    tags: list[str]
    fields: list[str]
    due: int

    def write_to_db(
        self, cursor: sqlite3.Cursor, timestamp: float, deck_id: int, id_gen: Iterator[int]
    ) -> None:
        """Write the note and its card; `timestamp` and `id_gen` are the package's, not used."""
        del timestamp, id_gen
        tags, fields = f" {' '.join(self.tags)} ", "\x1f".join(self.fields)
        what = (self.id, self.guid, self.model.model_id, self.modified, tags, fields)
        cursor.execute(_INSERT_NOTE, (*what, self.fields[0]))
        cursor.execute(_INSERT_CARD, (self.id, self.id, deck_id, self.modified, self.due))


def note_ids(item_ids: Iterable[str]) -> dict[str, int]:
    """Return for each item id a note id that other items do not move.

    An item id that comes twice raises a ValueError: Anki would update only one of the notes.
    """
    ids: dict[str, int] = {}
    taken: set[int] = set()
    for item_id in sorted(item_ids):
        if item_id in ids:
            raise ValueError(f"two items of the deck have the id {item_id!r}")
        ids[item_id] = next(each for each in _candidates(item_id) if each not in taken)
        taken.add(ids[item_id])
    return ids


def guid(item_id: str) -> str:
    """Return what Anki recognises the item's note by in every later package."""
    return blake2b(item_id.encode(), digest_size=8).hexdigest()


def fields(item: Item, topic: str) -> list[str]:
    """Return the HTML of the fields of the note of `item`, in the order of the note type."""
    html = {name: as_html(text) for name, text in _plain_fields(item, topic).items()}
    html |= {
        QUESTION: _question(item),
        "Sources": "<br>".join(map(as_html, reference_lines(item.sources))),
        "Options": _options(item.options),
        "Explanation": _explanation(item.options),
    }
    return [html.get(name, "") for name in FIELDS]


def tags(item: Item) -> list[str]:
    """Return the tags of `item`, all below `talkquiz::<course>`."""
    course = item.id.partition("/")[0]
    levels = [
        ("topic", item.topic),
        *(("source", each) for each in sorted({source.id for source in item.sources})),
        ("status", item.status),
        ("mode", item.mode),
        ("difficulty", str(item.difficulty)),
        ("kind", item.kind),
    ]
    return [as_tag("talkquiz", course, *level) for level in levels]


def _candidates(item_id: str) -> Iterator[int]:
    for attempt in count():
        digest = blake2b(f"{attempt} {item_id}".encode(), digest_size=8).digest()
        place = int.from_bytes(digest) % (_IDS // _CARDS_OF_A_NOTE)
        yield _FIRST_ID + place * _CARDS_OF_A_NOTE


def _plain_fields(item: Item, topic: str) -> dict[str, str]:
    return {
        "Answer": item.key,
        "AlsoRight": "; ".join(item.accept),
        "Claim": item.claim,
        "AccordingTo": item.per or "",
        "AsOf": item.as_of or "",
        "Caution": item.caution,
        "Why": item.why,
        "AsksFor": item.asks_for,
        "Topic": topic,
        "FactId": ", ".join(item.facts),
        "ItemId": item.id,
    }


def _question(item: Item) -> str:
    if item.kind is not ItemKind.CLOZE:
        return as_html(item.stem)
    if item.gap is None:
        raise ValueError(f"the cloze item {item.id!r} has no gap")
    return as_cloze(item.claim, item.gap, item.asks_for)


def _options(options: tuple[Option, ...]) -> str:
    return _list("options", [f'<li dir="auto">{as_html(each.text)}</li>' for each in options])


def _explanation(options: tuple[Option, ...]) -> str:
    return _list("options judged", [_judged(each) for each in options])


def _judged(option: Option) -> str:
    verdict = "right" if option.correct else "wrong"
    reason = f'<p class="reason" dir="auto">{as_html(option.rationale)}</p>'
    return (
        f'<li class="{verdict}" dir="auto">{as_html(option.text)} <b class="verdict">{verdict}</b>'
        f"{reason if option.rationale else ''}</li>"
    )


def _list(name: str, entries: list[str]) -> str:
    return f'<ol class="{name}" type="A">{"".join(entries)}</ol>' if entries else ""
