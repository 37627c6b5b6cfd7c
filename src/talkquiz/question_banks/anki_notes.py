"""Makes questions of Anki's notes, whether they come as text or in a package."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from talkquiz.question_banks.bank import (
    GAP,
    MOST_LETTERS,
    BankKind,
    BankQuestion,
    Unread,
    shortened,
)
from talkquiz.question_banks.plain_text import Plain, one_line, plain
from talkquiz.question_banks.question_tables import role_of, written

_CLOZE = re.compile(r"\{\{c(\d{1,3})(?:,\d{1,3}){0,9}::|\}\}")
_OCCLUSION = "image-occlusion:"
_SWITCH = re.compile(r"add reverse|reverse|back extra", re.IGNORECASE)
_FIELD = re.compile(r"\{\{([^{}]{1,200})\}\}")
_OF_ANKI = frozenset("FrontSide Tags Type Deck Subdeck Card CardFlag CardID".split())


class AnkiNote(NamedTuple):
    """A note: its fields by name in HTML or, if not `is_html`, in plain text.

    `asks` and `answers` are the names of the fields on the two sides of its first card.
    """

    line: int
    column: int
    fields: tuple[tuple[str, str], ...]
    note_type: str = ""
    deck: str = ""
    tags: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    is_html: bool = True


def question_of(note: AnkiNote) -> BankQuestion | Unread:
    """Return the question that a note asks, or why it gives none."""
    if sum(len(value) for _, value in note.fields) > 10 * MOST_LETTERS:
        message = "the note is longer than any question"
        return Unread(note.line, note.column, "TQ784", message, "Shorten it in Anki.")
    shown = {
        name: plain(value) if note.is_html else Plain(one_line(value))
        for name, value in note.fields
    }
    texts = {name: field.text for name, field in shown.items()}
    media = tuple(dict.fromkeys(file for field in shown.values() for file in field.media))
    bare = BankQuestion(
        BankKind.SHORT_ANSWER,
        "",
        note.line,
        note.column,
        category=note.deck,
        tags=note.tags,
        media=media,
    )
    if any(_OCCLUSION in text for text in texts.values()):
        message = "the note asks what is hidden on a picture"
        hint = "A fact may be made of what the picture shows, by hand."
        return Unread(note.line, note.column, "TQ784", message, hint)
    for name, text in texts.items():
        if made := _cloze(text):
            stem, gaps, gap_answers, numbers = made
            extra = _extra(texts, {name})
            return bare._replace(
                kind=BankKind.CLOZE,
                stem=stem,
                gaps=gaps,
                answers=gap_answers,
                gap_numbers=numbers,
                extra=extra,
            )
    names = list(texts)
    asks = _asking([name for name in note.asks if texts.get(name)])
    asks = asks or [name for name in names if role_of(name) == "question"][:1] or names[:1]
    rest = [name for name in note.answers if name not in asks and texts.get(name)]
    rest = rest or [name for name in names if name not in asks and texts[name]]
    answers = ([name for name in rest if role_of(name) == "answer"] or rest)[:1]
    question = " ".join(texts[name] for name in asks)
    answer = " ".join(texts[name] for name in answers)
    if not question or not answer:
        what = "question" if not question else "answer"
        seen = f": “{shortened(question or answer)}”" if question or answer else ""
        instead = f", but {shortened(media[0], 40)}" if media else ""
        message = f"the note has no {what} in words{instead}{seen}"
        return Unread(
            note.line, note.column, "TQ782", message, "Write one in Anki, or a fact by hand."
        )
    return written(bare._replace(stem=question, extra=_extra(texts, {*asks, *answers})), answer)


def _asking(shown: list[str]) -> list[str]:
    """Return the fields that ask, of those on the front of a card: it may say more than that."""
    called = [name for name in shown if role_of(name) == "question"][:1]
    return called or (shown if len(shown) < 3 else shown[:1])


def _extra(texts: dict[str, str], used: set[str]) -> tuple[tuple[str, str], ...]:
    """Return the fields that say more, without those that only switch a card on."""
    return tuple(
        (name, text)
        for name, text in texts.items()
        if name not in used and text and not (_SWITCH.fullmatch(name) and len(text) < 3)
    )


def _cloze(
    text: str,
) -> tuple[str, tuple[str, ...], tuple[str, ...], tuple[int, ...]] | None:
    """Return a sentence with gaps: its stem, its parts, its answers, the numbers of the gaps.

    None without a gap. A gap in a gap belongs to the outer one; what follows `::` in one is a hint.
    """
    parts, answers, numbers = [""], list[str](), list[int]()
    depth, at, inner = 0, 0, ""
    for found in _CLOZE.finditer(text):
        words = text[at : found.start()]
        at = found.end()
        if depth:
            inner += words
        else:
            parts[-1] += words
        if found[1]:
            if depth == 0:
                numbers.append(int(found[1]))
                inner = ""
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                answers.append(one_line(inner.partition("::")[0]))
                parts.append("")
        else:
            parts[-1] += "}}"
    if depth or not answers:
        return None
    parts[-1] += text[at:]
    gaps = tuple(parts)
    return one_line(GAP.join(gaps)), gaps, tuple(answers), tuple(numbers)


def names_in(template: str, *, typed: bool = False) -> tuple[str, ...]:
    """Return the names of the fields that one side of a card shows, in their order.

    A field that is typed is the answer: it counts on the back alone, where it is `typed`.
    """
    found = (name.rpartition(":") for name in _FIELD.findall(template[:100_000]))
    names = (
        name.strip() for filters, _, name in found if typed or "type" not in filters.split(":")
    )
    return tuple(
        dict.fromkeys(name for name in names if name[:1] not in "#^/!" and name not in _OF_ANKI)
    )


def read_notes(notes: Sequence[AnkiNote]) -> tuple[list[BankQuestion], list[Unread]]:
    """Return the questions of notes, and the notes that gave none."""
    made = [question_of(note) for note in notes]
    questions = [each for each in made if isinstance(each, BankQuestion)]
    return questions, [each for each in made if isinstance(each, Unread)]
