"""Options that speak of other options: "all of the above", "both", "A and B"."""

import re

from talkquiz.rules.words import word_set

_FIRST = frozenset("all none any both neither either some two more not".split())
_ALONE = frozenset("all none both neither either".split())
_OTHERS = "above below others? options? answers? choices? alternatives? these those them".split()
_POINTING = rf"\b(?:{'|'.join(_OTHERS)})\b"
_ABOVE = (
    r"(?:all|none|any|both|neither|either|some|two|more than one|not any)(?: (?:two|three))?"
    rf"(?: of)?(?: the)?(?: (?:{'|'.join(_OTHERS)}))?"
    r"(?: (?:options?|answers?|choices?|above|below))?"
    r"(?: (?:is|are) (?:correct|right|true|wrong|false))?"
)
_LETTER = r"\(?(?:[A-Ha-h]|[IViv]{1,3}|[1-8])\)?"
_JOINED = rf"{_LETTER}(?:, {_LETTER})*,? (?:and|or|nor|&) {_LETTER}"
_LEADS = ("both ", "neither ", "options ", "answers ", "only ")


def speaks_of_others(text: str) -> bool:
    """Tell whether an option says something of other options: which of them are right."""
    if _FIRST.isdisjoint(word_set(text)):
        return False
    lowered = _bare(text).casefold()
    points = lowered in _ALONE or re.search(_POINTING, lowered)
    return bool(points and re.fullmatch(_ABOVE, lowered))


def joins_letters(text: str) -> bool:
    """Tell whether an option is made of the letters of others: "A and B", "both 1 and 2".

    Bare numbers may be an answer: "1 and 2" means options only with "both", "only" or the like.
    """
    bare = _bare(text)
    lead = next((lead for lead in _LEADS if bare.casefold().startswith(lead)), "")
    letters = bare[len(lead) :].removesuffix(" are correct").removesuffix(" only")
    pointing = len(letters) < len(bare) or not any(letter.isdigit() for letter in bare)
    return pointing and bool(re.fullmatch(_JOINED, letters))


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
