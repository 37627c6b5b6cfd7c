"""The decks of a package and the notes in them, with the ids and tags that follow from items."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache, partial
from hashlib import blake2b
from itertools import count
from typing import NamedTuple

from talkquiz.deck import Chapter, Deck
from talkquiz.exporters.anki.fields import Album, Page, as_html, fields
from talkquiz.exporters.anki.notetypes import Model
from talkquiz.items.item import Item
from talkquiz.items.kinds import ItemKind
from talkquiz.language.dates import parse_when
from talkquiz.language.language_file import Language
from talkquiz.language.unicode_forms import normalized

# Anki reads ids as milliseconds since 1970 and its Check Database moves those in the future;
# those of notes lie between 2001 and 2020. A note's cards take its id and those that follow.
_FIRST_ID = 1_000_000_000_000
_CARDS_OF_A_NOTE = 16
_NUMBERS = 600_000_000_000 // _CARDS_OF_A_NOTE
_MOST_REMOVED = 20
"""How many removed items the description of a deck names."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")
_LEVEL_END = re.compile(r"\s*:{2,}\s*")
_TAG_BREAK = re.compile(r"[\s\"\x00-\x1f\x7f]+|:{2,}")


class AnkiDeck(NamedTuple):
    """A deck as Anki has it, without its notes; `description` is HTML."""

    deck_id: int
    name: str
    description: str


def deck_tree(deck: Deck) -> list[AnkiDeck]:
    """Return the decks of the topics and, last, that of the course."""
    return [*(chapter_deck(deck, chapter) for chapter in deck.chapters), course_deck(deck)]


def chapter_deck(deck: Deck, chapter: Chapter) -> AnkiDeck:
    """Return the deck of one topic, which says what it is about and what is to be learnt.

    Its name begins with the topic's own number, because Anki sorts decks by name. A number that
    followed from the topic's position would change when a topic is put in, and since Anki finds a
    deck by its name, later topics' cards would stay behind in the old decks.
    """
    imprint, words = deck.imprint, deck.imprint.language.deck
    as_said = partial(_as_said, imprint.language)
    levels = (as_deck_name(title, words.untitled) for title in (deck.name, chapter.deck_name))
    cards = words.cards(sum(item.cards for item in chapter.items))
    part = words.part.format(cards=cards, title=imprint.title, version=imprint.version)
    html = [f"<p>{as_said(chapter.introduction)}</p>"] if chapter.introduction else []
    if chapter.objectives:
        listed = "".join(f"<li>{as_said(each)}</li>" for each in chapter.objectives)
        html.append(f"<p>{as_said(words.objectives)}</p><ul>{listed}</ul>")
    return _deck("::".join(levels), "".join([*html, f"<p>{as_said(part)}</p>"]))


def course_deck(deck: Deck) -> AnkiDeck:
    """Return the deck of the whole course, which says what is in it and what is new."""
    imprint, words, news = deck.imprint, deck.imprint.language.deck, deck.news
    items = [item for chapter in deck.chapters for item in chapter.items]
    sources = {source.id: source for item in items for source in item.sources}.values()
    reports = [each for each in sources if not each.background]
    version = words.version.format(
        version=imprint.version,
        day=imprint.language.dates.say(parse_when(imprint.updated.isoformat())),
        cards=words.cards(sum(item.cards for item in items)),
        topics=words.topics(len(deck.chapters)),
    )
    lines = [imprint.description, version]
    if news.since:
        counts = {"added": news.added, "changed": news.changed, "removed": len(news.removed)}
        lines.append(words.since.format(version=news.since, **counts))
    if news.removed:  # Anki keeps those cards: how to find them
        named, more = news.removed[:_MOST_REMOVED], len(news.removed) - _MOST_REMOVED
        questions = "; ".join(words.quoted.format(question=each.stem) for each in named)
        if more > 0:
            questions = words.more.format(questions=questions, count=more)
        search = " OR ".join(f"ItemId:{each.id}" for each in named)
        lines.append(words.no_longer.format(questions=questions, search=search))
    origin = words.origin.format(
        reports=words.reports(len(reports)), outlets=words.outlets(len({r.outlet for r in reports}))
    )
    others = len(sources) - len(reports)
    origins = [origin] if reports else []
    origins += [words.background(others)] if others else []
    licence = words.licence.format(licence=imprint.licence, authors=", ".join(imprint.authors))
    lines += [" ".join(origins), licence, words.mistake]
    heading = ": ".join(filter(None, (imprint.title, imprint.subtitle)))
    as_said = partial(_as_said, imprint.language)
    paragraphs = "".join(f"<p>{as_said(line)}</p>" for line in lines if line)
    name = as_deck_name(deck.name, words.untitled)
    return _deck(name, f"<p><b>{as_said(heading)}</b></p>{paragraphs}")


def _as_said(language: Language, text: str) -> str:
    """Return `text` as HTML, with the quotation marks of the language."""
    return as_html(language.quotes.typeset(text)[0])


def _deck(name: str, description: str) -> AnkiDeck:
    # Anki compares names without regard to case.
    digest = blake2b(name.casefold().encode(), digest_size=5).digest()
    return AnkiDeck(_FIRST_ID + int.from_bytes(digest), name, description)


def as_deck_name(title: str, untitled: str) -> str:
    """Return `title` as one level of a deck's name: nothing in it makes a sub-deck.

    `untitled` is the name of a title with nothing in it but signs.
    """
    plain = _CONTROL.sub(" ", normalized("NFC", title)).replace('"', "'")
    return _LEVEL_END.sub(" – ", " ".join(plain.split())).strip(" –:") or untitled


class DatedNote(NamedTuple):
    """A note with an id and a time of change of its own (epoch), and the position of its cards."""

    id: int
    guid: str
    model: Model
    deck: int
    modified: int
    tags: tuple[str, ...]
    fields: list[str]
    due: int
    cards: int = 1


def guid_of(item_id: str) -> str:
    """Return what Anki recognises the item's note by in every later package."""
    return blake2b(item_id.encode(), digest_size=8).hexdigest()


def note_ids(item_ids: Iterable[str]) -> dict[str, int]:
    """Return the id of each item's note, which follows from the item's id.

    Other items do not move an id, but for the rare two that want the same one. An item id that
    comes twice raises a ValueError: Anki would update only one of the notes.
    """
    taken: dict[int, str] = {}
    known: set[str] = set()
    for item_id in sorted(item_ids):
        if item_id in known:
            raise ValueError(f"two items of the deck have the id {item_id!r}")
        known.add(item_id)
        number = int(guid_of(item_id), 16) % _NUMBERS
        while number in taken:
            number = (number + 1) % _NUMBERS
        taken[number] = item_id
    return {item_id: _FIRST_ID + number * _CARDS_OF_A_NOTE for number, item_id in taken.items()}


def tags(item: Item, course: str, release: str = "") -> tuple[str, ...]:
    """Return the tags of `item`, all below `talkquiz::<course>`, where `course` is an id.

    `release` is the one in which it was new or changed last; without one there is no such tag.
    """
    levels = (
        ("topic", item.topic),
        ("status", item.status),
        ("mode", item.mode),
        ("difficulty", str(item.difficulty)),
        ("weight", item.weight),
        ("kind", item.kind),
        ("release", release),
        *(("source", source) for source in sorted({source.id for source in item.sources})),
    )
    return tuple(as_tag("talkquiz", course, name, value) for name, value in levels if value)


@lru_cache(maxsize=4096)
def as_tag(*levels: str) -> str:
    """Return one tag of the given levels; what would end a tag or start a level is a hyphen."""
    return "::".join(_TAG_BREAK.sub("-", level) or "-" for level in levels)


def deck_notes(deck: Deck, models: Mapping[ItemKind, Model], album: Album) -> Iterator[DatedNote]:
    """Yield the notes of `deck` in the order of their ids, due in the order of the deck.

    The pictures that they name are put into `album`. An item that comes twice is a ValueError.
    """
    imprint, news, due = deck.imprint, deck.news, count(1)
    cards: list[tuple[Item, Page, int, int]] = []
    for chapter in deck.chapters:
        page = Page(chapter.title, imprint.typed_answers, album, imprint.language)
        deck_id = chapter_deck(deck, chapter).deck_id
        cards += [(item, page, deck_id, next(due)) for item in chapter.items]
    ids = note_ids(item.id for item, *_ in cards)
    for item, page, deck_id, position in sorted(cards, key=lambda card: ids[card[0].id]):
        change, guid = news.last_change(item.id), guid_of(item.id)
        yield DatedNote(
            id=ids[item.id],
            guid=guid,
            model=models[item.kind],
            deck=deck_id,
            modified=change.modified,
            tags=tags(item, imprint.id, change.release),
            fields=fields(item, guid, page),
            due=position,
            cards=item.cards,
        )
