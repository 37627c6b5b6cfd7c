"""The claim of a fact: one sentence with its slots marked, `[27 February 2016]{when}`."""

import re
from dataclasses import dataclass

from talkquiz.problem import TalkQuizError

_TOKEN = re.compile(
    r"\\(?P<escaped>[\[\]\\{}])"
    r"|\[(?P<words>(?:[^\[\]\\]|\\.)*)\](?:\{(?P<slot>[^{}]*)\})?"
    r"|(?P<stray>[\[\]])"
)
_SLOT = re.compile(r"(?P<name>[a-z][a-z-]*)(?:=(?P<value>.+))?")
_ESCAPE = re.compile(r"\\([\[\]\\{}])")


class MarkupError(TalkQuizError):
    """Raised for slot markup that cannot be read; says why."""


@dataclass(frozen=True, slots=True)
class MarkedSlot:
    """A slot as the markup has it: its name, the span of its words and the value after `=`."""

    name: str
    start: int
    end: int
    value: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim as written (`markup`), as read (`text`), and the slots marked in it."""

    markup: str
    text: str
    marked: tuple[MarkedSlot, ...]


def parse_claim(markup: str) -> Claim:
    """Read slot markup; raises MarkupError."""
    text = ""
    marked: list[MarkedSlot] = []
    position = 0
    for token in _TOKEN.finditer(markup):
        text += markup[position : token.start()]
        position = token.end()
        if token["escaped"]:
            text += token["escaped"]
            continue
        if token["stray"]:
            raise MarkupError(f"the bracket {token['stray']} has no partner")
        words = _ESCAPE.sub(r"\1", token["words"])
        marked.append(_slot(words, token["slot"], len(text)))
        text += words
    names = [slot.name for slot in marked]
    for name in names:
        if names.count(name) > 1:
            raise MarkupError(f"the slot {{{name}}} is marked twice")
    return Claim(markup, text + markup[position:], tuple(marked))


def _slot(words: str, braces: str | None, start: int) -> MarkedSlot:
    """Return the slot that `[words]{braces}` marks; raises MarkupError."""
    if braces is None:
        raise MarkupError(f"[{words}] names no slot: {{slot}} must follow at once")
    slot = _SLOT.fullmatch(braces)
    if not slot:
        raise MarkupError(f"{{{braces}}} is no slot name")
    if not words.strip():
        raise MarkupError(f"the slot {{{slot['name']}}} marks no words")
    return MarkedSlot(slot["name"], start, start + len(words), slot["value"])
