"""A note as it goes into the package, and its tags."""

from functools import lru_cache
from typing import NamedTuple

import genanki

from talkquiz.exporters.anki.html import as_tag
from talkquiz.items.item import Item

NoteRow = tuple[int, str, int, int, str, str, str]
CardRow = tuple[int, int, int, int, int]


class DatedNote(NamedTuple):
    """A note with an id and a time of change of its own (epoch), and the place of its card."""

    id: int
    guid: str
    model: genanki.Model
    deck: int
    modified: int
    tags: list[str]
    fields: list[str]
    due: int

    def row(self) -> NoteRow:
        """Return what the database holds of it: id, GUID, note type, time, tags, fields, first."""
        tags, fields = f" {' '.join(self.tags)} ", "\x1f".join(self.fields)
        model_id = self.model.model_id
        return self.id, self.guid, model_id, self.modified, tags, fields, self.fields[0]

    def card_row(self) -> CardRow:
        """Return what the database holds of its card: id, note, deck, time of change, place."""
        return self.id, self.id, self.deck, self.modified, self.due


def tags(item: Item, release: str = "") -> list[str]:
    """Return the tags of `item`, all below `talkquiz::<course>`.

    `release` is the one in which it was new or changed last; without one there is no such tag.
    """
    sources = tuple(sorted({source.id for source in item.sources}))
    what = (item.topic, item.status, item.mode, str(item.difficulty), item.kind, release)
    return [*_tags(item.id.partition("/")[0], sources, *what)]


@lru_cache(maxsize=4096)
def _tags(course: str, sources: tuple[str, ...], *what: str) -> tuple[str, ...]:
    levels = zip(("topic", "status", "mode", "difficulty", "kind", "release"), what, strict=True)
    of_sources = (("source", source) for source in sources)
    return tuple(
        as_tag("talkquiz", course, name, value) for name, value in (*levels, *of_sources) if value
    )
