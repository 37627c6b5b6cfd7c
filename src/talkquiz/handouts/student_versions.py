"""Personal versions: one version of a handout for each student, with a form code of its own."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import count

from talkquiz.handouts.forms import Cards, FoldOver, Ticket
from talkquiz.handouts.products import Handout, Version
from talkquiz.handouts.versions import reordered
from talkquiz.language.seeded import rank

_SIGNS = "23456789BCDFGHJKMNPQRTVWXYZ"
"""No sign that looks like another, and no vowels that would make words."""
_LENGTH = 4


def is_for_one(handout: Handout) -> bool:
    """Tell whether `handout` is filled in by one student, and not cut up for several."""
    return not any(
        isinstance(section.form, Cards | FoldOver | Ticket)
        for section in handout.versions[0].sections
    )


def personal_codes(handout: Handout, identities: Iterable[str]) -> list[str]:
    """Return a form code for each student by what identifies them: "K7QX", and no code twice.

    Who else is on the list changes a student's code only if both would have the same.
    """
    codes: dict[str, None] = {}
    for identity in identities:
        attempts = (_code(handout, identity, attempt) for attempt in count())
        codes[next(code for code in attempts if code not in codes)] = None
    return list(codes)


def personal_version(handout: Handout, code: str, student: str) -> Version:
    """Return the version `code` of `handout` for one student.

    It has the items and points of the other versions; the code decides its orders, so that a sheet
    can be marked by its code alone.
    """
    sections = handout.versions[0].sections
    made = reordered(handout.seed, handout.name, code, sections, Counter())
    return replace(made, student=student)


def _code(handout: Handout, identity: str, attempt: int) -> str:
    lot = int.from_bytes(rank(handout.seed, handout.name, identity, str(attempt)))
    signs = (lot // len(_SIGNS) ** place % len(_SIGNS) for place in range(_LENGTH))
    return "".join(_SIGNS[sign] for sign in signs)
