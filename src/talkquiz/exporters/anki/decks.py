"""The tree of decks: one for the course, one below it for each topic, and what they say."""

from hashlib import blake2b

import genanki

from talkquiz.exporters.anki.html import as_deck_name, as_html
from talkquiz.exporters.anki.release_notes import news
from talkquiz.handouts.products import Chapter, Deck
from talkquiz.items.item import Item

_FIRST_ID = 1_000_000_000_000
_REPORT = (
    "Found a mistake? Write to whoever gave you this deck, and quote the item id that stands at "
    "the foot of the card."
)


def tree(deck: Deck) -> list[genanki.Deck]:
    """Return the decks of the topics and that of the course, all without notes."""
    return [*(chapter_deck(deck, chapter) for chapter in deck.chapters), course_deck(deck)]


def course_deck(deck: Deck) -> genanki.Deck:
    """Return the deck of the whole course, without notes, with its description."""
    return _deck(as_deck_name(deck.name), _description(deck))


def chapter_deck(deck: Deck, chapter: Chapter) -> genanki.Deck:
    """Return the deck of one topic, still without notes.

    Its name begins with the topic's own number, because Anki sorts decks by name. A number that
    followed from the topic's place would change when a topic is put in, and since Anki finds a
    deck by its name, later topics' cards would stay behind in the old decks.
    """
    name = f"{as_deck_name(deck.name)}::{as_deck_name(chapter.deck_name)}"
    part = f"Part of {deck.imprint.title}, version {deck.imprint.version}."
    return _deck(name, as_html(f"{_count(len(chapter.items), 'card')}. {part}"))


def _deck(name: str, description: str) -> genanki.Deck:
    # Anki compares names without regard to case.
    digest = blake2b(name.casefold().encode(), digest_size=5).digest()
    return genanki.Deck(_FIRST_ID + int.from_bytes(digest), name, description)


def _description(deck: Deck) -> str:
    imprint = deck.imprint
    heading = ": ".join(filter(None, (imprint.title, imprint.subtitle)))
    items = [item for chapter in deck.chapters for item in chapter.items]
    size = f"{_count(len(items), 'card')} in {_count(len(deck.chapters), 'topic')}"
    lines = [
        imprint.description,
        f"Version {imprint.version}, {imprint.updated.isoformat()}: {size}.",
        *news(deck.news),
        _origin(items),
        f"Licence: {imprint.licence}. By {', '.join(imprint.authors)}.",
        _REPORT,
    ]
    paragraphs = "".join(f"<p>{as_html(line)}</p>" for line in lines if line)
    return f"<p><b>{as_html(heading)}</b></p>{paragraphs}"


def _origin(items: list[Item]) -> str:
    sources = [source for item in items for source in item.sources]
    reports = _count(len({each.id for each in sources}), "report")
    outlets = _count(len({each.outlet for each in sources}), "outlet")
    return f"The facts are from {reports} by {outlets}; every card names its own."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
