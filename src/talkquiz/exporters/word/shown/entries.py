"""Entries of the glossary, who is who: a name and in a few words what it is."""

from talkquiz.exporters.word.builder import Paper, Piece, Styled, TableLook
from talkquiz.exporters.word.pictures import drawing, whose
from talkquiz.exporters.word.shown.setting import Setting
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.shown.who_is_who import Entries, ShownEntry

_SHARES, _WITH_PICTURES = [1, 2], [5, 10, 1]
"""How the width is divided between names and descriptions; a picture takes what it needs."""
_ROOM = 1_500
"""How wide and high pictures are at most, in 1/20 point: 26 mm."""


def add_entries(paper: Paper, shown: Entries, setting: Setting) -> None:
    """Add a table of entries for each group, under its title, and whose their pictures are."""
    words = paper.language.shown
    for group in shown.groups:
        paper.add(setting.heading, group.title)
        heads: list[list[Piece]] = [
            [Styled(head, Style.STRONG)] for head in (words.name, words.description)
        ]
        rows: list[list[list[Piece]]] = [
            [_name(entry), [entry.description]] for entry in group.entries
        ]
        shares, table = _SHARES, [heads, *rows]
        if any(entry.picture for entry in group.entries):
            shares = _WITH_PICTURES
            heads.append([Styled(words.picture, Style.STRONG)])
            for row, entry in zip(rows, group.entries, strict=True):
                row.append([drawing(entry.picture, _ROOM, _ROOM)] if entry.picture else [""])
        paper.add_table(group.title, shares, table, TableLook(Style.ENTRY, Style.ENTRY))
    pictures = whose(shown.pictured, paper.language)
    if pictures:
        paper.add(Style.TABLE_NOTE, pictures)
        paper.allow_break()


def _name(entry: ShownEntry) -> list[Piece]:
    """Return the name of an entry, its short form, and below it the side that it belongs to."""
    short: list[Piece] = [f" ({entry.short})"] if entry.short else []
    side: list[Piece] = [Styled(f"\n{entry.side}", Style.LABEL)] if entry.side else []
    return [Styled(entry.name, Style.STRONG), *short, *side]
