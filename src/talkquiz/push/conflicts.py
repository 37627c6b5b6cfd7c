"""Note types that a student changed so that Anki would make second ones: why, and what to do."""

from collections.abc import Container, Iterable, Sequence

from talkquiz.exporters.anki.seal import MY_NOTES
from talkquiz.push.in_anki import note_search
from talkquiz.releases.read_package import NoteType


def conflict(held: NoteType | None, ours: NoteType, type_names: Container[str]) -> str:
    """Return why Anki would make a second note type of `ours`, and what to do; empty if not."""
    if held is None:
        there = f"Anki has another note type that is called “{ours.name}”: rename that one."
        return there if ours.name in type_names else ""
    if held.fields == ours.fields:
        if [*held.templates] == [*ours.templates]:
            return ""
        unlike = _unlike([*held.templates], [*ours.templates])
        undo = "Undo that under Tools > Manage Note Types > Cards."
        return f"“{held.name}” has other cards in Anki: {unlike}. {undo}"
    own = [name for name in held.fields if name not in ours.fields]
    if not set(ours.fields) - set(held.fields) and own:
        search = " OR ".join(f'"{name}:_*"' for name in own)
        return (
            f"“{held.name}” has a field of your own in Anki, {_quoted(own)}. While it is there, "
            "Anki updates none of these cards. Your own words belong into the field "
            f"“{MY_NOTES}”, which every card shows and no push touches: copy them there (Anki's "
            f"browser finds the cards by {search}), delete {_quoted(own)} under Tools > Manage "
            "Note Types > Fields, and push again."
        )
    return (
        f"“{held.name}” has other fields in Anki: {_unlike(held.fields, ours.fields)}. Undo that "
        "under Tools > Manage Note Types > Fields: rename them back, or add them at their places."
    )


def lost_cards(note_ids: Sequence[int]) -> str:
    """Return why notes that cannot be told any more stand in the way, and what to do."""
    return (
        f"Cards of this deck were given another note type in Anki ({note_search(note_ids)} finds "
        "them), and it "
        "cannot be told which they are. An import would mix up their note type with ours: give "
        "them the old one back under Notes > Change Note Type, or delete them, and push again."
    )


def _unlike(old: Sequence[str], new: Sequence[str]) -> str:
    """Say in words which names are in Anki or in the deck only."""
    both = zip(old, new, strict=False)
    renamed = [(one, other) for one, other in both if one not in new and other not in old]
    if renamed and len(old) == len(new):
        return ", ".join(f"“{one}” is “{other}” in the deck" for one, other in renamed)
    only = {
        "in Anki only": [name for name in old if name not in new],
        "in the deck only": [name for name in new if name not in old],
    }
    unlike = [f"{_quoted(names)} {where}" for where, names in only.items() if names]
    return "; ".join(unlike) or "the same ones in another order"


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
