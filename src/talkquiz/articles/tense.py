"""Tells whether what a sentence says at a place lies behind, ahead, or neither by its verbs."""

import re
from typing import Literal

from talkquiz.language.verbs import is_participle, verb_form

Tense = Literal["past", "ahead", ""]

AHEAD = re.compile(
    r"(?<!of )(?<!a )(?<!the )\b(?:will(?! of\b)|shall|won't)\b|'ll\b|\b(?:is|are) (?:not |still "
    r"|now |soon |also |both |all )*(?:to|due|set|scheduled|expected|planned|going|likely|hoping"
    r"|planning|aiming|preparing)\b(?! the\b)|\b(?:to be|due to (?=[a-z]+)|due (?:on|in|by|for"
    r"|next)|set to|scheduled (?:for|to)|expected (?:to|in|on)|planned for|slated|next)\b"
    r"|\b(?:takes|comes into) (?:effect|force)\b"
    r"|\b(?:hope|want|aim|agree|vow|pledge|expect|intend|promise|plan)(?:s|d|ed|ned|ning|ing)? to\b"
)
"""Words of what is to come, seen from the news day."""
WOULD = re.compile(r"\b(?:would|(?:was|were|had been) (?:to|due|set|scheduled|expected|planned))\b")
"""Words of what was to come: seen from the news day it lies behind or ahead."""
_CAUSE = re.compile(
    r"due to (?:the|an?|its|his|her|their|this|that|these|those|some|such|[a-z]+(?:ness|tion|ing"
    r"|age|ity|ment|ance|ence|ure|s)|(?:bad|heavy|high|low|poor|lack|rain|snow|ice|fog|wind|ill"
    r"|cold|hot|rising|strong|climate|weather|illness|injury|work|age|space|fire|strike|demand"
    r"|human|old|new|more|less)\b)"
)
_PAST_HELPERS = frozenset("was were had did has have been".split())
_NO_PASTS = frozenset(  # they look past, or tell of what somebody says of other days
    "united limited used need indeed hundred red bed speed feed seed breed shed exceed proceed"
    " lead read set put cut hit let cost shut split spread spun left born wed based so-called aged"
    " alleged proposed planned said told added announced agreed called promised pledged vowed"
    " warned confirmed"
    " expected scheduled".split()
)
_WORD = re.compile(r"[A-Za-z]+(?:-[a-z]+)*")
_PARTS = re.compile(
    r"[;:\"~]|, |\b(?:but|which|who|whom|whose|that|when|while|because|although|though|if|where"
    r"|until)\b"
)
_NEXT_PART = re.compile(rf"{_PARTS.pattern}|\b(?:and|as|or)\b")
_FRONT = re.compile(
    r"[^\w]*(?:(?:back|late|early|earlier|just|only|by|in|on|at|of|the|since|from)\b\W*)*",
    re.IGNORECASE,
)
_NEAR = 500
"""Letters around a place in which verbs are looked for."""


def tense_at(text: str, at: int) -> Tense:
    """Return whether the clause of `text` around the place `at` tells of the past or the future.

    The verb before the place decides, else the one after it; a clause without one is judged by the
    clause before it. Nothing is returned for the present and where no verb tells.
    """
    marks = _marks(text, max(0, at - _NEAR), at + _NEAR)
    start = max((part.end() for part in _PARTS.finditer(text, 0, at)), default=0)
    if _FRONT.fullmatch(text[start:at]) and start == 0:
        return next((tense for where, tense in marks if where >= at), "")
    end = next((part.start() for part in _NEXT_PART.finditer(text, at)), len(text))
    before = [tense for where, tense in marks if start <= where < at]
    after = [tense for where, tense in marks if at <= where < end]
    earlier = [tense for where, tense in marks if where < start]
    return next(iter([*before[::-1], *after, *earlier[::-1]]), "")


def is_cause(text: str, at: int) -> bool:
    """Tell whether "due to" at the place `at` gives a reason, and no plan."""
    return bool(_CAUSE.match(text, at))


def is_timeless(text: str) -> bool:
    """Tell whether no verb of `text` tells of the past or of what is to come."""
    return not any(tense for _, tense in _marks(text, 0, _NEAR))


def is_past_word(text: str, found: re.Match[str]) -> bool:
    """Tell whether the word `found` is a verb in the past, by its spelling and the word before."""
    word = found.group().lower()
    if word in _PAST_HELPERS:
        return True
    before = text[max(0, found.start() - 12) : found.start()].rstrip()
    if word in _NO_PASTS or re.search(
        r"\b(?:is|are|be|being|am|to|will|get|gets|not|an?)$", before
    ):
        return False
    if not word.endswith("ed") and len(word) < 3:
        return False
    if is_participle(word) and not word.endswith("ed") and verb_form(word) is None:
        return not re.search(r"\b(?:have|has|had|was|were|been)$", before)  # "as seen in May"
    form = verb_form(word)
    return form is not None and form.form == "past" and form.base != word and word.islower()


def _marks(text: str, start: int, end: int) -> list[tuple[int, Tense]]:
    """Return where words tell of the past or the future, between two places."""
    marks: list[tuple[int, Tense]] = []
    would = [found.span() for found in WOULD.finditer(text, start, end)]
    for found in AHEAD.finditer(text, start, end):
        cause = found.group().startswith("due to") and is_cause(text, found.start())
        if found.group() == "next" and text.endswith("the ", 0, found.start()):
            continue
        if not cause and not any(first <= found.start() < last for first, last in would):
            marks.append((found.start(), "ahead"))
    marks += [(first, "") for first, _ in would]
    aheads = [where for where, _ in marks]
    for found in _WORD.finditer(text, start, end):
        is_ahead = any(0 <= found.start() - where < 30 for where in aheads) and re.search(
            r"\b(?:to|be|will|would|have|due|set|expected|scheduled)(?: (?:have been|be|have))?$",
            text[max(0, found.start() - 24) : found.start()].rstrip(),
        )
        is_word = found.group().islower() and is_past_word(text, found)
        if is_word and not is_ahead and not any(where == found.start() for where in aheads):
            marks.append((found.start(), "past"))
    return sorted(marks)
