"""What would cost students progress, or not reach them: the deck beside its last release.

Anki knows a note by its GUID, which follows from the item's id, a deck by its name, and a note
type by its ids. It moves no card that it has, deletes no note, and leaves a note alone whose note
type is another one. docs/releases.md says what each change comes to.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from talkquiz.course.course import Course
from talkquiz.course.files import Finding
from talkquiz.course.releases_file import RELEASES, ReleasedNoteType, Releases, is_newer
from talkquiz.handouts.products import Deck
from talkquiz.problem import Severity
from talkquiz.releases.edition import Comparison

_KEPT = "Cards that students have stay in the deck of that name, so new ones go there as well."


@dataclass(frozen=True, slots=True)
class State:
    """A deck as it would be released, compared with the last release.

    `note_types` are those of the exporter by kind of item, `looks` the digest of its looks.
    """

    course: Course
    deck: Deck
    comparison: Comparison
    note_types: Mapping[str, ReleasedNoteType]
    looks: str

    def differs(self, releases: Releases) -> bool:
        """Tell whether students would see a difference from the last of `releases`."""
        named = {topic: each.title for topic, each in releases.topics.items()}
        return (
            self.comparison.differs
            or self.looks != releases.looks.digest
            or self.deck.imprint.title != releases.title
            or any(named.get(each.id) != each.title for each in self.deck.chapters)
        )


def guard(state: State, releases: Releases) -> Iterator[Finding]:
    """Yield what is lost, or would not arrive, if students import this deck over the last."""
    if state.course.id != releases.course:
        yield _other_course(state, releases)
        return
    yield from _same_decks(state)
    for rule in (_names, _note_types, _kinds, _renamed, _removed, _dates):
        yield from rule(state, releases)


def _other_course(state: State, releases: Releases) -> Finding:
    count, old = len(releases.items), releases.course
    return _in_course_file(
        state,
        "id",
        code="TQ602",
        message=f"the course was released as `{old}`: under another id all {count} cards would "
        "come a second time, and progress stay with the old ones",
        hint=f"Write `id: {old}` in course.yaml, or remove {RELEASES} from a copy that is a new "
        "course.",
    )


def _names(state: State, releases: Releases) -> Iterator[Finding]:
    """Yield what has another title or number than in the last release; its deck keeps its name."""
    if state.course.outline.title != releases.title:
        message = f"the deck of the course keeps its name, `{releases.deck}`"
        yield _in_course_file(state, "title", code="TQ603", message=message, hint=_KEPT, mild=True)
    for index, topic in enumerate(state.course.outline.topics):
        released = releases.topics.get(topic.id)
        for key in ("number", "title") if released else ():
            if getattr(released, key) != getattr(topic, key) and released:
                yield _in_course_file(
                    state,
                    *("topics", index, key),
                    code="TQ603",
                    message=f"the deck of this topic keeps its name, `{released.deck}`",
                    hint=_KEPT,
                    mild=True,
                )


def _same_decks(state: State) -> Iterator[Finding]:
    taken: dict[str, str] = {}
    for chapter in state.deck.chapters:
        name = chapter.deck_name.casefold()
        if name in taken:
            message = f"the deck `{chapter.deck_name}` is that of the topic `{taken[name]}`"
            hint = f"Give `{chapter.id}` another number or title."
            yield _in_course_file(state, "topics", code="TQ609", message=message, hint=hint)
        taken[name] = chapter.id


def _note_types(state: State, releases: Releases) -> Iterator[Finding]:
    """Yield note types that Anki would take for others."""
    for kind, released in releases.note_types.items():
        now = state.note_types.get(kind)
        if now != released:
            notes = sum(item.kind == kind for item in releases.items.values())
            yield Finding(
                state.course.folder / RELEASES,
                ("note_types", kind),
                "TQ606",
                f"the note type of {kind} items has other ids, fields or templates than in release "
                f"{releases.last.version}: Anki would make a second one of it and never "
                f"update the notes that students have ({notes})",
                "Use the TalkQuiz that made the release, or undo the change of the note type; a "
                "field may be renamed and a spare one used.",
            )


def _kinds(state: State, releases: Releases) -> Iterator[Finding]:
    """Yield templates whose items have moved to another note type, once for each."""
    moved: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for item_id, item in state.comparison.items.items():
        old = releases.items.get(item_id) or releases.removed.get(item_id)
        if old and _note_type(state, releases, old.kind) != _note_type(state, releases, item.kind):
            moved[item.template, old.kind, item.kind.value].append(item_id)
    for (template, before, now), ids in moved.items():
        section = "items" if ids[0] in releases.items else "removed"
        yield Finding(
            state.course.folder / RELEASES,
            (section, ids[0], "kind"),
            "TQ605",
            f"the template `{template}` made {before} items and now makes {now}: Anki would not "
            f"update the notes that students have ({len(ids)})",
            "Give the template another id: its cards are new then, and the old ones are listed as "
            "removed.",
        )


def _note_type(state: State, releases: Releases, kind: str) -> int:
    known = releases.note_types.get(kind) or state.note_types.get(kind)
    return known.id if known else 0


def _renamed(state: State, releases: Releases) -> Iterator[Finding]:
    """Yield ids that were changed, once for each fact, slot or template."""
    changed: dict[tuple[str, str], list[str]] = defaultdict(list)
    for old, new in renamed(state.comparison, releases):
        changed[_apart(old, new)].append(new)
    for (before, after), ids in changed.items():
        fact = state.comparison.items[ids[0]].facts[0]
        origin = state.course.facts.origins.get(fact)
        yield Finding(
            origin.path if origin else state.course.folder / "course.yaml",
            (*origin.location, "id") if origin else (),
            "TQ607",
            f"`{before}` seems to be called `{after}` now: with another id, {len(ids)} cards would "
            "come a second time, and progress stay with the old ones",
            f"Write `{before}` again. If it is another matter, word its question differently.",
        )


def _apart(old: str, new: str) -> tuple[str, str]:
    """Return the parts of two item ids in which they differ: the id of a fact, of a template."""
    if old.count("/") != new.count("/"):
        return old, new
    pairs = list(zip(old.split("/"), new.split("/"), strict=True))
    before, after = (
        "/".join(pair[side] for pair in pairs if pair[0] != pair[1]) for side in (0, 1)
    )
    return before, after


def renamed(comparison: Comparison, releases: Releases) -> list[tuple[str, str]]:
    """Return pairs of a removed and an added id whose items ask and answer the same."""
    new = {_words(comparison.items[each]): each for each in comparison.added}
    old = {each: _words(releases.items[each]) for each in comparison.removed}
    return [(each, new[words]) for each, words in old.items() if words in new]


def _words(item: object) -> tuple[str, ...]:
    return tuple(str(getattr(item, name)) for name in ("kind", "stem", "key", "claim"))


def _removed(state: State, releases: Releases) -> Iterator[Finding]:
    known = {old for old, _ in renamed(state.comparison, releases)}
    gone = [each for each in state.comparison.removed if each not in known]
    if gone:
        cards = f"{len(gone)} card{'' if len(gone) == 1 else 's'}"
        yield Finding(
            state.course.folder / RELEASES,
            ("items", gone[0]),
            "TQ608",
            f"{cards} of release {releases.last.version} would no longer be in the deck, "
            f"among them `{gone[0]}`",
            "Students keep them, and the deck lists them as removed. If it was not meant, put them "
            "back: `talkquiz diff` shows them.",
            Severity.WARNING,
        )


def _dates(state: State, releases: Releases) -> Iterator[Finding]:
    """Yield what in course.yaml says that the deck is the last release, where it is not."""
    last, outline = releases.last, state.course.outline
    stale = {
        "version": not is_newer(outline.version, last.version),
        "updated": outline.updated <= last.date,
    }
    for key in (key for key, old in stale.items() if state.differs(releases) and old):
        yield _in_course_file(
            state,
            key,
            code="TQ604",
            message=f"the deck differs from release {last.version}, and `{key}` is no newer",
            hint="`talkquiz release --version X` sets both: do that before you hand out the deck.",
            mild=True,
        )


def _in_course_file(
    state: State, *location: str | int, code: str, message: str, hint: str, mild: bool = False
) -> Finding:
    severity = Severity.WARNING if mild else Severity.ERROR
    return Finding(state.course.folder / "course.yaml", location, code, message, hint, severity)
