"""The decks of a package and the notes in them, with the ids and tags that follow from items."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache, partial
from hashlib import blake2b
from itertools import chain
from typing import NamedTuple

from talkquiz.deck.deck import Chapter, Deck, Withdrawn
from talkquiz.exporters.anki.fields import Album, Page, as_html, fields, withdrawn_fields
from talkquiz.exporters.anki.notetypes import Model
from talkquiz.items.item import Item
from talkquiz.items.kinds import ItemKind
from talkquiz.language.dates import parse_when
from talkquiz.language.language_file import Language
from talkquiz.language.unicode_forms import normalized

# Anki reads ids of notes and cards as milliseconds since 1970: `added:7` and the graph of added
# cards go by them. It moves such as are more than a day ahead, so that those of a release lie in
# the first ten hours of its day: even where the day begins first, 14 hours before Greenwich, they
# are no farther ahead. A note's cards take its id and those that follow.
_CARDS_OF_A_NOTE = 16
_NUMBERS = 10 * 60 * 60 * 1000 // _CARDS_OF_A_NOTE
_FIRST_DECK = 1_000_000_000_000
_LAST_NUMBER = 99
"""The number of the deck of withdrawn cards: no topic's deck stands behind it."""
_MOST_NAMED = 20
"""How many questions that are no longer asked the description of a deck quotes."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")
_LEVEL_END = re.compile(r"\s*:{2,}\s*")
_TAG_BREAK = re.compile(r"[\s\"\x00-\x1f\x7f]+|:{2,}")


class AnkiDeck(NamedTuple):
    """A deck as Anki has it, without its notes; `description` is HTML."""

    deck_id: int
    name: str
    description: str


def deck_tree(deck: Deck) -> list[AnkiDeck]:
    """Return the decks of the topics, that of withdrawn cards and, last, that of the course."""
    withdrawn = [_withdrawn_deck(deck)] if deck.withdrawn else []
    chapters = (chapter_deck(deck, chapter) for chapter in deck.chapters)
    return [*chapters, *withdrawn, course_deck(deck)]


def _withdrawn_deck(deck: Deck) -> AnkiDeck:
    """Return the deck for those who have no such card yet; others keep theirs where they are."""
    words = deck.imprint.language.deck
    title = f"{_LAST_NUMBER} {as_deck_name(words.withdrawn_deck, words.untitled)}"
    name = f"{as_deck_name(deck.name, words.untitled)}::{title}"
    return _deck(name, f"<p>{_as_said(deck.imprint.language, words.withdrawn_cards)}</p>")


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
    items = deck.items.values()
    sources = {source.id: source for item in items for source in item.sources}.values()
    reports = [each for each in sources if not each.background]
    version = words.version.format(
        version=imprint.version,
        day=imprint.language.dates.say(parse_when(imprint.updated.isoformat())),
        cards=words.cards(sum(item.cards for item in items)),
        topics=words.topics(len(deck.chapters)),
    )
    lines = [imprint.description, *([version] if imprint.finished else [])]
    if news.since:
        counts = {"added": news.added, "changed": news.changed, "removed": len(news.removed)}
        lines.append(words.since.format(version=news.since, **counts))
    if news.removed:
        named, more = news.removed[:_MOST_NAMED], len(news.removed) - _MOST_NAMED
        questions = "; ".join(words.quoted.format(question=each.stem) for each in named)
        if more > 0:
            questions = words.more.format(questions=questions, count=more)
        lines.append(words.no_longer.format(questions=questions))
    if news.gone:  # Anki keeps their cards: how to find all of them, of whichever release
        lines.append(words.gone.format(search=_search(news.gone)))
    origin = words.origin.format(
        reports=words.reports(len(reports)), outlets=words.outlets(len({r.outlet for r in reports}))
    )
    others = len(sources) - len(reports)
    origins = [origin] if reports else []
    origins += [words.background(others)] if others else []
    licence = words.licence.format(licence=imprint.licence, authors=", ".join(imprint.authors))
    mistake = words.mistake
    if imprint.mistakes:
        mistake = words.mistake_to.format(address=_readable(imprint.mistakes))
    core = as_tag("talkquiz", imprint.id, "weight", "core")
    lines += [
        words.study.format(search=f"tag:{as_tag('talkquiz', imprint.id)}::* -tag:{core}"),
        words.own,
        " ".join(origins),
        *([licence] if imprint.finished else []),
        mistake,
    ]
    heading = ": ".join(filter(None, (imprint.title, imprint.subtitle)))
    as_said = partial(_as_said, imprint.language)
    paragraphs = "".join(f"<p>{as_said(line)}</p>" for line in lines if line)
    name = as_deck_name(deck.name, words.untitled)
    return _deck(name, f"<p><b>{as_said(heading)}</b></p>{paragraphs}")


def _readable(address: str) -> str:
    """Return where mistakes are told without what is filled in for a card."""
    return re.split(r"[?#]|\{item\}", address)[0]


def _search(item_ids: Iterable[str]) -> str:
    """Return what finds notes by the ids of their items in Anki's browser.

    One expression, because Anki refuses a search of a thousand alternatives; and one that neither
    quotation marks nor brackets are needed for, which the deck's language would print otherwise.
    """
    return f"ItemId:re:{'|'.join(f'^{each}$' for each in item_ids)}"


def _as_said(language: Language, text: str) -> str:
    """Return `text` as HTML, with the quotation marks of the language."""
    return as_html(language.quotes.typeset(text)[0])


def _deck(name: str, description: str) -> AnkiDeck:
    # Anki compares names without regard to case.
    digest = blake2b(name.casefold().encode(), digest_size=5).digest()
    return AnkiDeck(_FIRST_DECK + int.from_bytes(digest), name, description)


def as_deck_name(title: str, untitled: str) -> str:
    """Return `title` as one level of a deck's name: nothing in it makes a sub-deck.

    `untitled` is the name of a title with nothing in it but signs.
    """
    plain = _CONTROL.sub(" ", normalized("NFC", title)).replace('"', "'")
    return _LEVEL_END.sub(" – ", " ".join(plain.split())).strip(" –:") or untitled


class DatedNote(NamedTuple):
    """A note with an id and a time of change of its own (epoch), and the positions of its cards.

    `due` are these by the numbers of the cards, from 1.
    """

    id: int
    guid: str
    model: Model
    deck: int
    modified: int
    tags: tuple[str, ...]
    fields: list[str]
    due: Mapping[int, int]
    suspended: bool = False


def guid_of(item_id: str) -> str:
    """Return what Anki recognises the item's note by in every later package."""
    return blake2b(item_id.encode(), digest_size=8).hexdigest()


def note_ids(came: Mapping[str, int]) -> dict[str, int]:
    """Return the id of each item's note, from when the day began that brought it, by item id.

    The rest follows from the item's id. Other items do not move it, but for the few that want the
    same one; since Anki knows notes by their GUIDs, that costs nothing.
    """
    taken: set[int] = set()
    ids: dict[str, int] = {}
    for item_id, day in sorted(came.items()):
        number = int(guid_of(item_id), 16)
        found = -1
        while found < 0 or found in taken:
            found = day * 1000 + number % _NUMBERS * _CARDS_OF_A_NOTE
            number += 1
        taken.add(found)
        ids[item_id] = found
    return ids


def tags(item: Item | Withdrawn, course: str, release: str = "") -> tuple[str, ...]:
    """Return the tags of `item`, all below `talkquiz::<course>`, where `course` is an id.

    `release` is the one in which it was new or changed last; without one there is no such tag.
    """
    if isinstance(item, Withdrawn):
        levels = [("topic", item.topic), ("release", release)]
    else:
        levels = [
            ("topic", item.topic),
            ("status", item.status),
            ("mode", item.mode),
            ("difficulty", str(item.difficulty)),
            ("weight", item.weight),
            ("kind", item.kind),
            ("release", release),
            *(("source", source) for source in sorted({source.id for source in item.sources})),
        ]
    made = tuple(as_tag("talkquiz", course, name, value) for name, value in levels if value)
    is_withdrawn = isinstance(item, Withdrawn)
    return (*made, as_tag("talkquiz", course, "withdrawn")) if is_withdrawn else made


@lru_cache(maxsize=4096)
def as_tag(*levels: str) -> str:
    """Return one tag of the given levels; what would end a tag or start a level is a hyphen."""
    return "::".join(_TAG_BREAK.sub("-", level) or "-" for level in levels)


def deck_notes(deck: Deck, models: Mapping[ItemKind, Model], album: Album) -> Iterator[DatedNote]:
    """Yield the notes of `deck` in the order of their ids, due in the order of the deck.

    Those of withdrawn items come last, and suspended: Anki heeds that where it has no such card yet
    and is told to. The pictures that notes name are put into `album`. An item that comes twice
    raises a ValueError, because Anki would update only one of its notes.
    """
    imprint, news, due = deck.imprint, deck.news, _positions(deck)
    notes: list[tuple[Item | Withdrawn, Page, int]] = []
    for chapter in deck.chapters:
        page, deck_id = Page(chapter.title, imprint, album), chapter_deck(deck, chapter).deck_id
        notes += [(item, page, deck_id) for item in chapter.items]
    deck_id = _withdrawn_deck(deck).deck_id
    notes += [(each, Page(each.title, imprint, album), deck_id) for each in deck.withdrawn]
    ids = note_ids({entry.id: news.came_at(entry.id) for entry, *_ in notes})
    if len(ids) < len(notes):
        (doubled, _), *_ = Counter(entry.id for entry, *_ in notes).most_common(1)
        raise ValueError(f"two items of the deck have the id {doubled!r}")
    for entry, page, deck_id in sorted(notes, key=lambda note: ids[note[0].id]):
        change, guid = news.last_change(entry.id), guid_of(entry.id)
        if isinstance(entry, Withdrawn):
            filled = withdrawn_fields(entry, page)
        else:
            filled = fields(entry, guid, page)
        yield DatedNote(
            id=ids[entry.id],
            guid=guid,
            model=models[entry.kind],
            deck=deck_id,
            modified=change.modified,
            tags=tags(entry, imprint.id, change.release),
            fields=filled,
            due=due[entry.id],
            suspended=isinstance(entry, Withdrawn),
        )


def _positions(deck: Deck) -> dict[str, dict[int, int]]:
    """Return the position of each card of `deck`, by item and number, topic by topic."""
    cards = chain(
        chain.from_iterable(chapter.cards for chapter in deck.chapters),
        ((each.id, number) for each in deck.withdrawn for number in each.card_numbers),
    )
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for position, (item_id, number) in enumerate(cards, start=1):
        found[item_id][number] = position
    return found
