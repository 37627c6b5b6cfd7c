"""Entries of the glossary, who is who: a name and in a few words what it is."""

from talkquiz.exporters.word.builder import Paper, Piece, Styled, TableLook
from talkquiz.exporters.word.shown.setting import Setting
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.shown.who_is_who import Entries, ShownEntry

_SHARES = [1, 2]
"""How the width is divided between names and descriptions."""


def add_entries(paper: Paper, shown: Entries, setting: Setting) -> None:
    """Add a table of entries for each group, under its title."""
    words = paper.language.shown
    for group in shown.groups:
        paper.add(setting.heading, group.title)
        heads: list[list[Piece]] = [
            [Styled(head, Style.STRONG)] for head in (words.name, words.description)
        ]
        rows: list[list[list[Piece]]] = [
            [_name(entry), [entry.description]] for entry in group.entries
        ]
        paper.add_table(group.title, _SHARES, [heads, *rows], TableLook(Style.ENTRY, Style.ENTRY))


def _name(entry: ShownEntry) -> list[Piece]:
    """Return the name of an entry, its short form, and below it the side that it belongs to."""
    short: list[Piece] = [f" ({entry.short})"] if entry.short else []
    side: list[Piece] = [Styled(f"\n{entry.side}", Style.LABEL)] if entry.side else []
    return [Styled(entry.name, Style.STRONG), *short, *side]
