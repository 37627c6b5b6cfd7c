"""What would cost students progress, or not reach them: the deck beside its last release.

Anki knows a note by its GUID, which follows from the item's id, a deck by its name, and a note
type by its ids. It moves no card that it has, deletes no note, and leaves a note alone whose note
type is another one. docs/releases.md says what each change comes to.
"""

from collections import defaultdict
from collections.abc import Iterator

from talkquiz.course.course import Course
from talkquiz.course.files import Origin
from talkquiz.items.item import Item
from talkquiz.problem import Problem, Severity
from talkquiz.releases.record import RELEASES, ReleasedItem, Releases, is_newer
from talkquiz.releases.since_release import DeckState

_KEPT = "Cards that students have stay in the deck of that name, so new ones go there as well."


def guard(course: Course, state: DeckState, record: Releases) -> Iterator[Problem]:
    """Yield what is lost, or would not arrive, if students import this deck over the last."""
    if course.id != record.course:
        yield _in_course_file(
            course,
            "id",
            code="TQ602",
            message=f"the course was released as `{record.course}`: under another id all "
            f"{len(record.items)} cards would come a second time, and progress stay with the old "
            "ones",
            hint=f"Write `id: {record.course}` in course.yaml, or remove {RELEASES} from a copy "
            "that is a new course.",
        )
        return
    yield from _two_topics_in_one_deck(course, state)
    yield from _other_titles_and_numbers(course, record)
    yield from _other_note_types(course, state, record)
    yield from _moved_to_other_note_types(course, state, record)
    yield from _renamed(course, state, record)
    yield from _removed(course, state, record)
    yield from _no_newer_version(course, state, record)


def _two_topics_in_one_deck(course: Course, state: DeckState) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for chapter in state.deck.chapters:
        name = chapter.deck_name.casefold()
        if name in taken:
            message = f"the deck `{chapter.deck_name}` is that of the topic `{taken[name]}`"
            hint = f"Give `{chapter.id}` another number or title."
            yield _in_course_file(course, "topics", code="TQ609", message=message, hint=hint)
        taken[name] = chapter.id


def _other_titles_and_numbers(course: Course, record: Releases) -> Iterator[Problem]:
    """Yield what has another title or number than in the last release; its deck keeps its name."""
    changed: list[tuple[tuple[str | int, ...], str]] = []
    if course.outline.title != record.title:
        changed.append((("title",), f"the deck of the course keeps its name, `{record.deck}`"))
    for index, topic in enumerate(course.outline.topics):
        released = record.topics.get(topic.id)
        if released is None:
            continue
        message = f"the deck of this topic keeps its name, `{released.deck}`"
        if released.number != topic.number:
            changed.append((("topics", index, "number"), message))
        if released.title != topic.title:
            changed.append((("topics", index, "title"), message))
    for location, message in changed:
        yield _in_course_file(
            course, *location, code="TQ603", message=message, hint=_KEPT, mild=True
        )


def _other_note_types(course: Course, state: DeckState, record: Releases) -> Iterator[Problem]:
    """Yield note types that Anki would take for others."""
    for kind, released in record.note_types.items():
        now = state.note_types.get(kind)
        if now != released:
            notes = sum(item.kind == kind for item in record.items.values())
            yield course.file(RELEASES).problem(
                "TQ606",
                f"the note type of {kind} items has other ids, fields or templates than in release "
                f"{record.last.version}: Anki would make a second one of it and never "
                f"update the notes that students have ({notes})",
                "Use the TalkQuiz that made the release, or undo the change of the note type; a "
                "field may be renamed and a spare one used.",
                ("note_types", kind),
            )


def _moved_to_other_note_types(
    course: Course, state: DeckState, record: Releases
) -> Iterator[Problem]:
    """Yield templates whose items have moved to another note type, once for each."""

    def note_type(kind: str) -> int | None:
        known = record.note_types.get(kind) or state.note_types.get(kind)
        return known.id if known else None

    moved: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for item_id, item in state.items.items():
        old = record.items.get(item_id) or record.removed.get(item_id)
        if old and note_type(old.kind) != note_type(item.kind):
            moved[item.template, old.kind, item.kind.value].append(item_id)
    for (template, before, now), ids in moved.items():
        section = "items" if ids[0] in record.items else "removed"
        yield course.file(RELEASES).problem(
            "TQ605",
            f"the template `{template}` made {before} items and now makes {now}: Anki would not "
            f"update the notes that students have ({len(ids)})",
            "Give the template another id: its cards are new then, and the old ones are listed as "
            "removed.",
            (section, ids[0], "kind"),
        )


def _renamed(course: Course, state: DeckState, record: Releases) -> Iterator[Problem]:
    """Yield ids that were changed, once for each fact, slot or template."""
    changed: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for old, item in _new_names(state, record).items():
        # Of an item that is gone, the record knows the id alone. Only what differs is named.
        before, after = old.split("/"), item.id.split("/")
        if len(before) == len(after):
            pairs = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
            before, after = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
        changed["/".join(before), "/".join(after)].append(item)
    for (was, now), items in changed.items():
        origin = course.facts.origins.get(items[0].facts[0]) or Origin(course.file())
        yield origin.problem(
            "TQ607",
            f"`{was}` seems to be called `{now}` now: with another id, {len(items)} cards would "
            "come a second time, and progress stay with the old ones",
            f"Write `{was}` again. If it is another matter, word its question differently.",
            ("id",),
        )


def _new_names(state: DeckState, record: Releases) -> dict[str, Item]:
    """Return, for ids that were removed, the added item that asks and answers the same."""

    def words(item: Item | ReleasedItem) -> tuple[str, ...]:
        return str(item.kind), item.stem, item.key, item.claim

    added = {words(state.items[card.id]): card.id for card in state.difference.added}
    removed = {card.id: words(record.items[card.id]) for card in state.difference.removed}
    return {
        old: state.items[added[wording]] for old, wording in removed.items() if wording in added
    }


def _removed(course: Course, state: DeckState, record: Releases) -> Iterator[Problem]:
    renamed = _new_names(state, record)
    gone = [card.id for card in state.difference.removed if card.id not in renamed]
    if gone:
        cards = f"{len(gone)} card{'' if len(gone) == 1 else 's'}"
        yield course.file(RELEASES).problem(
            "TQ608",
            f"{cards} of release {record.last.version} would no longer be in the deck, "
            f"among them `{gone[0]}`",
            "Students keep them, and the deck lists them as removed. If it was not meant, put them "
            "back: `talkquiz diff` shows them.",
            ("items", gone[0]),
            Severity.WARNING,
        )


def _no_newer_version(course: Course, state: DeckState, record: Releases) -> Iterator[Problem]:
    """Yield the keys of course.yaml that still name the last release, though the deck differs."""
    last, outline = record.last, course.outline
    if not state.differs_from(record):
        return
    stale = {
        "version": not is_newer(outline.version, last.version),
        "updated": outline.updated <= last.date,
    }
    for key in (key for key, is_stale in stale.items() if is_stale):
        yield _in_course_file(
            course,
            key,
            code="TQ604",
            message=f"the deck differs from release {last.version}, and `{key}` is no newer",
            hint="`talkquiz release --version X` sets both: do that before you hand out the deck.",
            mild=True,
        )


def _in_course_file(
    course: Course, *location: str | int, code: str, message: str, hint: str, mild: bool = False
) -> Problem:
    severity = Severity.WARNING if mild else Severity.ERROR
    return course.file().problem(code, message, hint, location, severity)
