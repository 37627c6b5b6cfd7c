"""The tree of decks: one for the course, one below it for each topic, and what they say."""

import re
import unicodedata
from hashlib import blake2b
from typing import NamedTuple

from talkquiz.deck import Chapter, Deck, Edition
from talkquiz.exporters.anki.fields import as_html
from talkquiz.language.language_file import DeckWords

_FIRST_ID = 1_000_000_000_000
_MOST_REMOVED = 20
"""How many removed items the description of a deck names."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")
_LEVEL_END = re.compile(r"\s*:{2,}\s*")


class AnkiDeck(NamedTuple):
    """A deck as Anki has it, without its notes; `description` is HTML."""

    deck_id: int
    name: str
    description: str


def deck_tree(deck: Deck) -> list[AnkiDeck]:
    """Return the decks of the topics and, last, that of the course."""
    return [*(chapter_deck(deck, chapter) for chapter in deck.chapters), course_deck(deck)]


def chapter_deck(deck: Deck, chapter: Chapter) -> AnkiDeck:
    """Return the deck of one topic.

    Its name begins with the topic's own number, because Anki sorts decks by name. A number that
    followed from the topic's position would change when a topic is put in, and since Anki finds a
    deck by its name, later topics' cards would stay behind in the old decks.
    """
    imprint, words = deck.imprint, deck.imprint.language.deck
    levels = (as_deck_name(title, words.untitled) for title in (deck.name, chapter.deck_name))
    cards = words.cards(len(chapter.items))
    part = words.part.format(cards=cards, title=imprint.title, version=imprint.version)
    return _deck("::".join(levels), as_html(part))


def course_deck(deck: Deck) -> AnkiDeck:
    """Return the deck of the whole course, which says what is in it and what is new."""
    imprint, words = deck.imprint, deck.imprint.language.deck
    heading = ": ".join(filter(None, (imprint.title, imprint.subtitle)))
    items = [item for chapter in deck.chapters for item in chapter.items]
    sources = [source for item in items for source in item.sources]
    lines = [
        imprint.description,
        words.version.format(
            version=imprint.version,
            day=imprint.updated.isoformat(),
            cards=words.cards(len(items)),
            topics=words.topics(len(deck.chapters)),
        ),
        *_news(deck.news, words),
        words.origin.format(
            reports=words.reports(len({each.id for each in sources})),
            outlets=words.outlets(len({each.outlet for each in sources})),
        ),
        words.licence.format(licence=imprint.licence, authors=", ".join(imprint.authors)),
        words.mistake,
    ]
    paragraphs = "".join(f"<p>{as_html(line)}</p>" for line in lines if line)
    name = as_deck_name(deck.name, words.untitled)
    return _deck(name, f"<p><b>{as_html(heading)}</b></p>{paragraphs}")


def _deck(name: str, description: str) -> AnkiDeck:
    # Anki compares names without regard to case.
    digest = blake2b(name.casefold().encode(), digest_size=5).digest()
    return AnkiDeck(_FIRST_ID + int.from_bytes(digest), name, description)


def _news(edition: Edition, words: DeckWords) -> list[str]:
    """Return what is new since the last release, as paragraphs; none for a first release.

    One says what to do about cards that Anki keeps although the deck has them no more.
    """
    if not edition.since:
        return []
    removed = edition.removed
    heading = words.since.format(
        version=edition.since,
        added=edition.added,
        changed=edition.changed,
        removed=len(removed),
    )
    if not removed:
        return [heading]
    named = removed[:_MOST_REMOVED]
    questions = "; ".join(words.quoted.format(question=each.stem) for each in named)
    if len(removed) > _MOST_REMOVED:
        questions = words.more.format(questions=questions, count=len(removed) - _MOST_REMOVED)
    search = " OR ".join(f"ItemId:{each.id}" for each in named)
    return [heading, words.no_longer.format(questions=questions, search=search)]


def as_deck_name(title: str, untitled: str) -> str:
    """Return `title` as one level of a deck's name: nothing in it makes a sub-deck.

    `untitled` is the name of a title with nothing in it but signs.
    """
    plain = _CONTROL.sub(" ", unicodedata.normalize("NFC", title)).replace('"', "'")
    return _LEVEL_END.sub(" – ", " ".join(plain.split())).strip(" –:") or untitled
