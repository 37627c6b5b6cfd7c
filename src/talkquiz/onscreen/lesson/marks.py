"""Which mark a fact has on a timeline: what happened is told from what was planned, wished or said.

A curator files that somebody demanded something as a fact that surely happened: the demand did, and
what was demanded did not. The verb of the claim tells, by the lists of the language.
"""

import re
from typing import Literal

from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.facts import AHEAD, Fact
from talkquiz.language.language_file import Language

Mark = Literal["happened", "ahead", "wished", "said", "stood"]
"""An event; what lay ahead; a wish or a demand; somebody's word; what was so at the time."""


def mark_of(fact: Fact, language: Language) -> Mark:
    """Return the mark of a fact: whose word it is counts before what it tells."""
    if fact.mode in AHEAD:
        return "ahead"
    verb = _telling_verb(fact, language)
    if fact.mode != "claimed" and verb in language.items.wish_verbs:
        return "wished"
    if fact.mode == "claimed" or fact.per or verb:
        return "said"
    return "happened" if fact.kind in bundled_kinds().on_timeline else "stood"


def _telling_verb(fact: Fact, language: Language) -> str:
    """Return the verb of wishing or saying on which the claim hangs; empty where it has none.

    Reasons and asides have verbs of their own. A claim about somebody's words marks the verb of
    what is said, so that the one of saying stands before it; in any other claim it is the marked
    verb itself. An event that marks none took place, whatever else its claim tells.
    """
    text, verbs = fact.claim.text, sorted(fact.claim.verbs)
    reason = fact.slots.get("because")
    for each in (*fact.claim.asides, *([reason] if reason else ())):
        text = text[: each.start] + " " * (each.end - each.start) + text[each.end :]
    listed = (*language.items.wish_verbs, *language.items.word_verbs)
    found = _first_of(listed, text)
    if found is None:
        return ""
    kinds = bundled_kinds()
    if not verbs:
        is_meant = fact.kind not in kinds.on_timeline
    elif fact.kind in kinds.of_words:
        is_meant = found.start() <= verbs[0].start
    else:
        is_meant = any(found.start() == verb.start for verb in verbs)
    return found[0].casefold() if is_meant else ""


def _first_of(phrases: tuple[str, ...], text: str) -> re.Match[str] | None:
    longest = sorted(phrases, key=len, reverse=True)
    pattern = "|".join(map(re.escape, longest))
    return re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE) if pattern else None
