"""What would cost students progress, or not reach them: the deck beside its last release.

Anki knows a note by its GUID, which follows from the item's id, a deck by its name, and a note
type by its ids. It moves no card that it has, deletes no note, and leaves a note alone whose note
type is another one. docs/releases.md says what each change comes to.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from talkquiz.course.course import Course
from talkquiz.course.read_files import RELEASES_FILE
from talkquiz.course.versions import is_newer
from talkquiz.items.item import Item
from talkquiz.problem import Problem, Severity
from talkquiz.releases.compare_decks import DeckState, number_of_cards
from talkquiz.releases.record import ReleasedItem, Releases, released_parts
from talkquiz.resources import original_of

_KEPT = "Cards that students have stay in the deck of that name, so new ones go there as well."


def guard(course: Course, state: DeckState, record: Releases) -> Iterator[Problem]:
    """Yield what is lost, or would not arrive, if students import this deck over the last."""
    if course.id != record.course:
        hint = f"Remove {RELEASES_FILE} from a copy that is a new course"
        # A copy of the bundled course may not have its id (TQ165).
        is_copy = original_of(course.folder, record.course)
        hint += "." if is_copy else f", else write `id: {record.course}` in course.yaml."
        yield course.file().problem(
            "TQ602",
            f"the course was released as `{record.course}`: under another id all "
            f"{len(record.items)} cards would come a second time, and progress stay with the old "
            "ones",
            hint,
            ("id",),
        )
        return
    for each in (names_of_decks, note_types, missing_cards, moved_keys):
        yield from each(course, state, record)
    last, outline = record.last, course.outline
    stale = {
        "version": not is_newer(outline.version, last.version),
        "updated": outline.updated <= last.date,
    }
    for key, is_stale in stale.items():
        if is_stale and state.differs_from(record):
            message = f"the deck differs from release {last.version}, and `{key}` is no newer"
            hint = "`talkquiz release --version X` sets both: do that before you hand out the deck."
            yield course.file().problem("TQ604", message, hint, (key,), Severity.WARNING)


def names_of_decks(course: Course, state: DeckState, record: Releases) -> Iterator[Problem]:
    """Yield topics that share a deck, and titles and numbers that no deck's name follows."""
    taken: dict[str, str] = {}
    for chapter in state.deck.chapters:
        name = chapter.deck_name.casefold()
        if name in taken:
            message = f"the deck `{chapter.deck_name}` is that of the topic `{taken[name]}`"
            hint = f"Give `{chapter.id}` another number or title."
            yield course.file().problem("TQ609", message, hint, ("topics",))
        taken[name] = chapter.id

    def kept(whose: str, deck: str, *keys: str | int) -> Problem:
        message = f"the deck of {whose} keeps its name, `{deck}`"
        return course.file().problem("TQ603", message, _KEPT, keys, Severity.WARNING)

    if course.outline.title != record.title:
        yield kept("the course", record.deck, "title")
    for index, topic in enumerate(course.outline.topics):
        released = record.topics.get(topic.id)
        if released and released.number != topic.number:
            yield kept("this topic", released.deck, "topics", index, "number")
        if released and released.title != topic.title:
            yield kept("this topic", released.deck, "topics", index, "title")


def note_types(course: Course, state: DeckState, record: Releases) -> Iterator[Problem]:
    """Yield note types that Anki would take for others, and templates that moved to another."""
    for kind, released in record.note_types.items():
        if state.note_types.get(kind) != released:
            notes = sum(item.kind == kind for item in record.items.values())
            yield course.file(RELEASES_FILE).problem(
                "TQ606",
                f"the note type of {kind} items has other ids, fields or templates than in release "
                f"{record.last.version}: Anki would make a second one of it and never "
                f"update the notes that students have ({notes})",
                "Use the TalkQuiz that made the release, or undo the change of the note type; a "
                "field may be renamed and a spare one used.",
                ("note_types", kind),
            )
    ids = {kind: each.id for kind, each in {**state.note_types, **record.note_types}.items()}
    moved: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for item_id, item in state.items.items():
        old = record.items.get(item_id) or record.removed.get(item_id)
        if old and ids.get(old.kind) != ids.get(item.kind):
            moved[item.template, old.kind, item.kind.value].append(item_id)
    for (template, before, now), items in moved.items():
        section = "items" if items[0] in record.items else "removed"
        yield course.file(RELEASES_FILE).problem(
            "TQ605",
            f"the template `{template}` made {before} items and now makes {now}: Anki would not "
            f"update the notes that students have ({len(items)})",
            "Give the template another id: its cards are new then, and the old ones are listed as "
            "removed.",
            (section, items[0], "kind"),
        )


def missing_cards(course: Course, state: DeckState, record: Releases) -> Iterator[Problem]:
    """Yield ids that changed, once for each fact, slot or template, and cards that are gone."""
    new = [state.items[card.id] for card in state.difference.added]
    added = {_words(item): item for item in new}
    changed: dict[tuple[str, str], list[Item]] = defaultdict(list)
    gone = []
    taken_back = {each.id for each in state.deck.withdrawn}
    for card in state.difference.removed:
        item = added.get(_words(record.items[card.id]))
        if item is None:
            gone += [] if card.id in taken_back else [card.id]
            continue
        # Of an item that is gone, the record knows the id alone. Only what differs is named.
        was, now = card.id, item.id
        if was.count("/") == now.count("/"):
            parts = zip(was.split("/"), now.split("/"), strict=True)
            differing = [pair for pair in parts if pair[0] != pair[1]]
            was, now = ("/".join(part) for part in zip(*differing, strict=True))
        changed[was, now].append(item)
    for (was, now), items in changed.items():
        origin = course.facts.origins.get(items[0].facts[0]) or course.file()
        yield origin.problem(
            "TQ607",
            f"`{was}` seems to be called `{now}` now: with another id, "
            f"{number_of_cards(len(items))} would come a second time, and progress stay with the "
            "old ones",
            f"Write `{was}` again. If it is another matter, word its question differently.",
            ("id",),
        )
    if gone:
        more = f" and {len(gone) - 1} more" if len(gone) > 1 else ""
        yield course.file(RELEASES_FILE).problem(
            "TQ608",
            f"{number_of_cards(len(gone))} of release {record.last.version} would no longer be in "
            f"the deck: `{gone[0]}`{more}",
            "Students keep them, and the deck lists them as removed. If it was not meant, put them "
            "back: `talkquiz diff` shows them.",
            ("items", gone[0]),
            Severity.WARNING,
        )


class _Key(NamedTuple):
    """An answer as it was released and as it is, of an item or of a part of its list."""

    whose: str
    item: Item
    before: str
    now: str


def moved_keys(course: Course, state: DeckState, record: Releases) -> Iterator[Problem]:
    """Yield cards whose answer was that of another card of the fact, which has another one now.

    What a student has learnt of the one would count for the other.
    """
    keys: dict[str, list[_Key]] = defaultdict(list)
    for item_id, old in record.items.items():
        item = state.items.get(item_id)
        if item and old.parts:
            now = {name: part.text for name, part in released_parts(item).items()}
            keys[item_id] += (
                _Key(f"{item_id}, {name}", item, part.text, now[name])
                for name, part in old.parts.items()
                if name in now
            )
        elif item:
            keys[item.facts[0]].append(_Key(item_id, item, old.key, item.key))
    for row in keys.values():
        changed = [key for key in row if key.before != key.now]
        had = {key.before: key.whose for key in changed}
        for key in changed:
            if key.now in had:
                yield course.facts.origins[key.item.facts[0]].problem(
                    "TQ610",
                    f"`{key.whose}` has the answer that `{had[key.now]}` had in release "
                    f"{record.last.version}: students' progress would count for another answer",
                    "Name slots and parts as they were. If the answers were wrong, say so in "
                    "withdrawn.yaml.",
                    ("claim",),
                    Severity.WARNING,
                )


def _words(item: Item | ReleasedItem) -> tuple[str, ...]:
    """Return what tells items apart: one of another id that asks and answers the same is that."""
    return str(item.kind), item.stem, item.key, item.claim
