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
class Mark:
    """A marked stretch of a claim's text: slot name, span and the value given after `=`."""

    slot: str
    start: int
    end: int
    value: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim as written (`markup`), as read (`text`), and the slots marked in it."""

    markup: str
    text: str
    marks: tuple[Mark, ...]

    def words(self, mark: Mark) -> str:
        """Return the marked words."""
        return self.text[mark.start : mark.end]


def parse_claim(markup: str) -> Claim:
    """Read slot markup; raises MarkupError."""
    text = ""
    marks: list[Mark] = []
    position = 0
    for token in _TOKEN.finditer(markup):
        text += markup[position : token.start()]
        position = token.end()
        if token["escaped"]:
            text += token["escaped"]
        else:
            words = _ESCAPE.sub(r"\1", token["words"] or "")
            marks.append(_mark(token, words, len(text)))
            text += words
    _refuse_repeats(marks)
    return Claim(markup, text + markup[position:], tuple(marks))


def _mark(token: re.Match[str], words: str, start: int) -> Mark:
    if token["stray"]:
        raise MarkupError(f"the bracket {token['stray']} has no partner")
    if token["slot"] is None:
        raise MarkupError(f"[{words}] names no slot: {{slot}} must follow at once")
    slot = _SLOT.fullmatch(token["slot"])
    if not slot:
        raise MarkupError(f"{{{token['slot']}}} is no slot name")
    if not words.strip():
        raise MarkupError(f"the slot {{{slot['name']}}} marks no words")
    return Mark(slot["name"], start, start + len(words), slot["value"])


def _refuse_repeats(marks: list[Mark]) -> None:
    names = [mark.slot for mark in marks]
    for name in names:
        if names.count(name) > 1:
            raise MarkupError(f"the slot {{{name}}} is marked twice")
