"""Reads what Anki exports as "Notes in Plain Text" (or cards), with the lines that say its form.

https://docs.ankiweb.net/importing/text-files.html: `#separator:tab`, `#html:true`,
`#notetype column:1`, `#deck column:2`, `#tags column:5`, `#guid column:1`, `#columns:Front,Back`.
"""

import re
from collections.abc import Iterator, Sequence

from talkquiz.question_banks.anki_notes import AnkiNote, read_notes
from talkquiz.question_banks.bank import MOST_QUESTIONS, Bank, Unread, shortened
from talkquiz.question_banks.plain_text import one_line
from talkquiz.tables.delimited_rows import BYTE_ORDER_MARK, rows
from talkquiz.tables.table import Cell, filled

_HEADER = re.compile(
    r"^#(separator|html|tags|tags column|notetype|notetype column|deck|deck column|guid column"
    r"|columns|if matches):([^\r\n]*)",
    re.IGNORECASE | re.MULTILINE,
)
_COMMENTS = re.compile(r"(?:#[^\r\n]*(?:\r\n|\r|\n|\Z))+")
"""Anki takes lines that begin so for comments, except those that it knows."""
_NO_FIELDS = frozenset({"tags", "guid", "deck", "notetype", "note type"})
_SEPARATORS = {
    "tab": "\t", "comma": ",", "semicolon": ";", "space": " ", "pipe": "|", "colon": ":",
}  # fmt: skip
_COLUMNS = ("guid column", "notetype column", "deck column", "tags column")


def is_notes_as_text(text: str) -> bool:
    """Tell whether a text begins with lines that say the form of an export, or with comments."""
    start = _COMMENTS.match(text.lstrip(BYTE_ORDER_MARK))
    return bool(start and _HEADER.search(start[0]))


def read_notes_as_text(text: str) -> Bank:
    """Return the questions of Anki's notes in a text, and which lines gave none."""
    text = text.lstrip(BYTE_ORDER_MARK)
    said: dict[str, str] = {}
    above = _COMMENTS.match(text)
    for found in _HEADER.finditer(above[0] if above else ""):
        said[found[1].lower()] = found[2]
    named = said.get("separator", "tab")
    separator = _SEPARATORS.get(named.strip().lower(), named[:1] or "\t")
    special = {
        int(value) - 1 for key in _COLUMNS if (value := said.get(key, "").strip()).isdecimal()
    }
    names = [one_line(name) for name in said.get("columns", "").split(separator)]
    for at, name in enumerate(names):
        if name.casefold() in _NO_FIELDS:
            special.add(at)
            said.setdefault(f"{name.casefold()} column", f"{at + 1}")
    notes: list[AnkiNote] = []
    unread: list[Unread] = []
    for row in rows(text, separator, above.end() if above else 0):
        if not filled(row):
            continue
        if len(notes) >= MOST_QUESTIONS:
            message = f"there are more than {MOST_QUESTIONS:,} notes: the rest is left out"
            unread.append(Unread(row[0].line, 1, "TQ782", message, "Export one deck alone."))
            break
        if broken := next((cell for cell in row if cell.problem), None):
            hint = "Export the notes anew."
            unread.append(Unread(broken.line, broken.column, "TQ782", broken.problem, hint))
        else:
            notes.append(_note(row, said, names, special))
    unread += _own_types(notes)
    questions, left = read_notes(notes)
    return Bank("Anki's notes as text", questions, [*unread, *left])


def _own_types(notes: Sequence[AnkiNote]) -> Iterator[Unread]:
    """Yield a word on each note type of somebody's own, whose fields have no names in a text."""
    seen = set()
    for note in notes:
        kind, filled_fields = note.note_type, [value for _, value in note.fields if value.strip()]
        is_known = kind.startswith(("Basic", "Cloze", "Image Occlusion"))
        if len(filled_fields) > 2 and not is_known and kind not in seen:
            seen.add(kind)
            of = f"of “{shortened(kind, 30)}” " if kind else ""
            message = f"the first field {of}is taken for the question, the second for the answer"
            hint = "Export the deck as a package (.apkg), whose card types tell."
            yield Unread(note.line, note.column, "TQ787", message, hint)


def _note(
    row: Sequence[Cell], said: dict[str, str], names: list[str], special: set[int]
) -> AnkiNote:
    def column(key: str) -> str:
        number = said.get(f"{key} column", "").strip()[:9]
        at = int(number) - 1 if number.isdecimal() else -1
        return row[at].text.strip() if 0 <= at < len(row) else said.get(key, "").strip()

    called = [name or f"field {n}" for n, name in enumerate(names, start=1)]
    called += [f"field {n}" for n in range(len(called) + 1, len(row) + 1)]
    fields = tuple((called[at], cell.text) for at, cell in enumerate(row) if at not in special)
    return AnkiNote(
        row[0].line,
        row[0].column,
        fields,
        note_type=one_line(column("notetype")),
        deck=one_line(column("deck")),
        tags=tuple(column("tags").split()),
        is_html=said.get("html", "true").strip().lower() != "false",
    )
