"""The gate: what may stand between a verb and what is asked for, so that a question is sure.

Nothing unmarked may but one preposition; particles ("broke away from") and adverbs belong to the
verb; a date and a marked name are whole, so that what follows belongs to the verb as well.
"""

import re
from typing import NamedTuple

from talkquiz.language.clauses import BE, DATE, PREPOSITION, Clause, UnaskableError

PARTICLES = (
    "up out off down back away over apart ashore aside forward ahead together home in on through "
    "around along aloft afloat aground"
).split()
_ABOUT = "about|around|roughly|approximately|some"
_MODIFIER = re.compile(
    rf"\b(?:more than|less than|fewer than|over|under|{_ABOUT}|nearly|almost|at least|at most|"
    r"up to|only|just|all|every|each)$",
    re.IGNORECASE,
)
_DATED = rf"(?:on|in|by|since|until|during|as of) (?:{DATE})"
_BETWEEN = re.compile(
    rf"(?P<stays>(?:(?:{'|'.join(PARTICLES)}|[a-z]+ly)(?: |$))*)"
    rf"(?P<moved>(?:{_DATED}(?: |$))?)(?P<preposition>(?:{PREPOSITION})?)"
)
_ENDS_BEHIND = re.compile(
    r"of|(?:out|away|in front) of|(?:close|next|up) to|away from|up|off|down|out|over"
)


class Between(NamedTuple):
    """What stands between a verb and what is asked for.

    `stays` follows the verb, `preposition` belongs to what is asked for, `moved` is a date, which
    may stand anywhere; `about` tells that the number is a rough one.
    """

    stays: str = ""
    moved: str = ""
    preposition: str = ""
    about: bool = False

    @property
    def ends_behind(self) -> bool:
        """Tell whether the preposition reads better after the verb: "What were they made of?"."""
        after_up = re.search(r"\b(?:up|down)$", self.stays)
        return bool(self.preposition and (after_up or _ENDS_BEHIND.fullmatch(self.preposition)))


def through_gate(before: str, clause: Clause, *, counts: bool) -> Between:
    """Return the parts of what stands between verb and slot; raises UnaskableError."""
    bare = re.sub(r"(?:^| )(?:the|a|an)$", "", before)
    if re.fullmatch(PREPOSITION, bare) and not (counts and re.fullmatch(_ABOUT, bare)):
        return Between(preposition=bare)
    about = re.search(rf"(?:^| )(?:{_ABOUT})$", bare) if counts else None
    if about:
        return through_gate(bare[: about.start()], clause, counts=False)._replace(about=True)
    if clause.verb in BE and re.fullmatch(r"the (?:[a-z]+ ){1,3}of", bare):
        return Between(preposition=bare)
    if found := _BETWEEN.fullmatch(bare):
        return Between(found["stays"].strip(), found["moved"].strip(), found["preposition"])
    if whole := _after_a_whole(bare, clause.wholes):
        return whole
    if modifier := _MODIFIER.search(before):
        reason = f"“{modifier[0]}” belongs to the number"
        raise UnaskableError(reason, "Take it into the slot.")
    reason = f"“{before}” stands between the verb and the slot"
    hint = "Widen {did} up to the slot or its preposition, or turn the claim."
    raise UnaskableError(reason, hint)


def _after_a_whole(before: str, wholes: tuple[str, ...]) -> Between | None:
    """Return the parts where a marked name or date stands between: "orbited Saturn for"."""
    for whole in wholes:
        start, found, preposition = before.partition(f"{whole} ")
        is_start = not start or re.fullmatch(PREPOSITION, start.strip())
        is_sure = re.fullmatch(PREPOSITION, preposition) and preposition not in (
            "of",
            "by",
            "between",
        )
        if found and is_start and is_sure:
            return Between(stays=f"{start}{whole}", preposition=preposition)
    return None
