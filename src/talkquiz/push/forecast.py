"""What a push would change in Anki, what it would leave as the student made it, and why."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from enum import Enum, auto
from types import MappingProxyType
from typing import Final, NamedTuple

from talkquiz.course.versions import is_newer
from talkquiz.exporters.anki.seal import MADE, MY_NOTES, is_sealed, is_sealed_look, seal_of_look
from talkquiz.language.unicode_forms import normalized
from talkquiz.push.conflicts import conflict, lost_cards
from talkquiz.push.in_anki import InAnki, folded
from talkquiz.push.package import DeckPackage
from talkquiz.releases.compare_decks import UNRELEASED, Rewording
from talkquiz.releases.read_package import Note, NoteType, Template, as_text

WITHDRAWN: Final = "Withdrawn"
"""The name of the field that says why a card is withdrawn."""
LOOKS: Final = "looks"
"""Stands among the ids of what is to be replaced for the looks of all cards."""


class Fate(Enum):
    """What becomes of a note of the deck in Anki, if it is pushed."""

    NEW = auto()
    """Anki does not have it."""
    BACK = auto()
    """It was deleted in Anki, and an import brings it again."""
    CHANGED = auto()
    """It comes to be as the deck has it."""
    UNCHANGED = auto()
    """It is as the deck has it."""
    YOURS = auto()
    """It was edited in Anki, and stays as it is there."""
    OUTDATED = auto()
    """It was edited in Anki and stays as it is there, but the deck has changed it since."""
    STRANGER = auto()
    """It has another note type in Anki: nothing can update it."""


class Update(NamedTuple):
    """What changes of a note that Anki has: HTML of fields by their names there, tags of ours."""

    fields: Mapping[str, str] = MappingProxyType({})
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


class Outlook(NamedTuple):
    """What becomes of one `note` of the deck in Anki, where it is as `held`, if at all.

    `rewordings` say how the words of the two differ. `is_touched` says whether the student has
    edited or tagged the note, or written in `My notes`. `later` is the release in which Anki's note
    changed last, if the deck's did in an earlier one.
    """

    note: Note
    fate: Fate
    held: Note | None = None
    rewordings: tuple[Rewording, ...] = ()
    update: Update = Update()
    is_touched: bool = False
    later: str = ""


class LooksOutlook(NamedTuple):
    """What becomes of the looks of a note type, by its name in Anki.

    `css` is the style sheet that it gets, None where the one that it has stays, and `templates` are
    the sides of cards that it gets. `yours` are the parts that the student has made other looks
    for, which stay; `outdated` those of them that the deck has changed since.
    """

    name: str
    css: str | None
    templates: Mapping[str, Template]
    yours: tuple[str, ...]
    outdated: tuple[str, ...]

    @property
    def is_change(self) -> bool:
        """Whether the cards come to look otherwise."""
        return bool(self.templates) or self.css is not None


class Anew(NamedTuple):
    """A deck that the student has no more, and that comes again with so many `coming` notes.

    Its other cards lie in `moved_to` now.
    """

    deck: str
    coming: int
    moved_to: tuple[str, ...]


class Forecast(NamedTuple):
    """What a push of a deck would come to.

    `outlooks` are of the notes of the deck, without those that are withdrawn and that Anki does not
    have: they stay away. `looks` of the note types that look otherwise in Anki.
    `gone` are notes of the course that the deck no longer has. `later` is the release of which Anki
    has notes, if the deck has earlier ones of the same items. `conflicts` are paragraphs, one for
    each note type that Anki has in another form: an import would make a second one, whose notes
    would never be updated.
    """

    outlooks: tuple[Outlook, ...]
    gone: tuple[Note, ...]
    looks: tuple[LooksOutlook, ...]
    anew: tuple[Anew, ...]
    later: str
    conflicts: tuple[str, ...]

    def of(self, *fates: Fate) -> list[Outlook]:
        """Return what becomes of the notes that have one of the `fates`."""
        return [each for each in self.outlooks if each.fate in fates]

    @property
    def updates(self) -> list[tuple[Note, Update]]:
        """The notes of Anki that change, as they are there, each with what changes."""
        return [
            (each.held, each.update) for each in self.outlooks if each.held and any(each.update)
        ]

    @property
    def withdrawn(self) -> list[Note]:
        """The notes that Anki has of items that are withdrawn, as they are there."""
        now = [each.held for each in self.outlooks if each.held and each.note.fields.get(WITHDRAWN)]
        return [*now, *(note for note in self.gone if note.fields.get(WITHDRAWN))]

    @property
    def changes_nothing(self) -> bool:
        """Whether a push would add and change no note and no looks."""
        comes = self.of(Fate.NEW, Fate.BACK)
        return not (comes or self.updates or any(each.is_change for each in self.looks))


def forecast(package: DeckPackage, in_anki: InAnki, replace: Container[str] = ()) -> Forecast:
    """Return what a push of `package` would come to.

    `replace` holds the ids of items that are to be as the deck has them although the student has
    edited them, and LOOKS where the looks are.
    """
    course, deck = package.course, package.deck
    # Of a note and the copies that a student made of it in Anki, the first is ours.
    named = (note for note in in_anki.notes if note.item_id)
    by_age = sorted(named, key=lambda note: note.id, reverse=True)
    known = {note.item_id: note for note in by_age}
    had = _newest(_release(note, course) for note in in_anki.notes)
    outlooks = []
    for note in deck.notes:
        if note.item_id not in known and note.fields.get(WITHDRAWN):
            continue  # nobody need learn what they never were told
        outlook = _outlook(note, known.get(note.item_id), course, replace)
        release = _release(note, course)
        if outlook.fate is Fate.NEW and release and note.item_id in package.released:
            # Anki that has had the release in which the note changed last has had the note.
            outlook = outlook if is_newer(release, had) else Outlook(note, Fate.BACK)
        outlooks.append(outlook)
    coming = [each for each in outlooks if each.fate in (Fate.NEW, Fate.BACK)]
    coming_to = Counter(package.decks[each.note.item_id] for each in coming)
    in_deck = {note.item_id for note in deck.notes}
    types = [(in_anki.note_types.get(type_id), ours) for type_id, ours in deck.note_types.items()]
    conflicts = (conflict(held, ours, in_anki.type_names) for held, ours in types)
    lost = [note.id for note in in_anki.notes if not note.item_id]
    unknown = [lost_cards(lost)] if lost else []
    return Forecast(
        tuple(outlooks),
        gone=tuple(note for note in in_anki.notes if note.item_id and note.item_id not in in_deck),
        looks=tuple(
            _looks_outlook(held, ours, keep=LOOKS not in replace)
            for held, ours in types
            if held and held.looks != ours.looks
        ),
        anew=tuple(
            Anew(name, coming_to[name], moved_to)
            for name, moved_to in in_anki.moved.items()
            if coming_to[name]
        ),
        later=_newest(each.later for each in outlooks),
        conflicts=(*filter(None, conflicts), *unknown),
    )


def _outlook(note: Note, held: Note | None, course: str, replace: Container[str]) -> Outlook:
    """Return what becomes of `note`, which Anki has as `held`, if at all."""
    if held is None:
        return Outlook(note, Fate.NEW)
    if held.type_id != note.type_id:
        return Outlook(note, Fate.STRANGER, held)
    # By position: a field that was renamed in Anki is the same field. Anki stores the form NFC.
    names = dict(zip(note.fields, held.fields, strict=False))
    old = {name: normalized("NFC", held.fields[names[name]]) for name in names}
    new = {name: normalized("NFC", note.fields[name]) for name in names}
    unlike = [name for name in names if name != MY_NOTES and old[name] != new[name]]
    is_as_made = is_sealed(old)
    stays = not is_as_made and unlike not in ([], [MADE]) and note.item_id not in replace
    # What a withdrawal says takes no word from the student, and has to be on the card.
    comes = [name for name in unlike if not stays or (name == WITHDRAWN and not old[name])]
    (ours, own), (wanted, _) = _tags(held, course), _tags(note, course)
    update = Update(
        {names[name]: new[name] for name in comes},
        add=tuple(wanted[tag] for tag in sorted(wanted.keys() - ours)),
        remove=tuple(ours[tag] for tag in sorted(ours.keys() - wanted)),
    )
    is_told = bool(new.get(WITHDRAWN)) and WITHDRAWN not in unlike
    if not stays:
        fate = Fate.CHANGED if any(update) else Fate.UNCHANGED
    else:
        fate = Fate.YOURS if MADE not in unlike or is_told else Fate.OUTDATED
    release, theirs = _release(note, course), _release(held, course)
    return Outlook(
        note,
        fate,
        held,
        _rewordings(old, new, unlike, update),
        update,
        is_touched=bool(own or old.get(MY_NOTES)) or not is_as_made,
        later=theirs if release and is_newer(theirs, release) else "",
    )


def _rewordings(
    old: Mapping[str, str], new: Mapping[str, str], unlike: Iterable[str], update: Update
) -> tuple[Rewording, ...]:
    """Return how the words of the fields `unlike` differ; where none do, how the tags do."""
    # A withdrawn note says that and nothing else: all other fields are emptied.
    told = [name for name in unlike if name == WITHDRAWN or not new.get(WITHDRAWN)]
    words = (Rewording(name, as_text(old[name]), as_text(new[name])) for name in told)
    rewordings = tuple(each for each in words if each.part != MADE and each.old != each.new)
    if rewordings or not (update.add or update.remove):
        return rewordings
    return (Rewording("Tags", " ".join(update.remove), " ".join(update.add)),)


def _tags(note: Note, course: str) -> tuple[dict[str, str], set[str]]:
    """Return the tags that a build gave a note, as Anki compares them and as they are; and others.

    Anki heeds no case in tags.
    """
    tags = {folded(tag): tag for tag in note.tags}
    ours = {key: tag for key, tag in tags.items() if key.startswith(f"talkquiz::{course}::")}
    return ours, tags.keys() - ours


def _release(note: Note, course: str) -> str:
    """Return the release in which a note last changed, by its tags; empty where it is in none."""
    ours, _ = _tags(note, course)
    start = f"talkquiz::{course}::release::"
    releases = (tag.removeprefix(start) for tag in ours if tag.startswith(start))
    return next((release for release in releases if release != UNRELEASED), "")


def _newest(releases: Iterable[str]) -> str:
    newest = ""
    for release in releases:
        newest = release if is_newer(release, newest) else newest
    return newest


def _looks_outlook(held: NoteType, ours: NoteType, *, keep: bool) -> LooksOutlook:
    """Return what becomes of the looks of a note type; with `keep`, those of the student stay."""
    yours, outdated = [], []

    def settled(part: str, old: str, new: str) -> str:
        if old == new or is_sealed_look(old) or not keep:
            return new
        yours.append(part)
        if seal_of_look(old) != seal_of_look(new):
            outdated.append(part)
        return old

    css = settled("style", held.css, ours.css)
    templates = {}
    for name, old in held.templates.items():
        new = ours.templates.get(name, old)
        sides = settled("front", old.front, new.front), settled("back", old.back, new.back)
        if sides != old:
            templates[name] = Template(*sides)
    return LooksOutlook(
        held.name, css if css != held.css else None, templates, tuple(yours), tuple(outdated)
    )
