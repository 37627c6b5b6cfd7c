"""The words of stems and options as rules look at them."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from talkquiz.language.words import content_words, tokens

_QUOTED = r"“[^”]*”|\"[^\"]*\"|«[^»]*»|(?<!\w)['‘][^'’]*(?:['’]\w[^'’]*)*['’](?!\w)"
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
BLANK = r"_{2,}|\[\.\.\.\]|…|\.\.\."
"""What may stand for the words left out: our own gap, and the forms of other banks."""
_EMPTY = content_words(
    "following statement true correct right false incorrect wrong not best option answer choose "
    "select one happen know describe about except sentence claim say said who whom whose when "
    "where why how"
)
"""Words of stems that name no subject."""

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


@lru_cache(maxsize=65536)
def word_set(text: str) -> frozenset[str]:
    """Return the words of `text` without case and accents: a quick test for what it cannot hold."""
    return frozenset(tokens(text))


def unquoted(text: str) -> str:
    """Return `text` without what stands in quotation marks, since those are not our words."""
    return re.sub(_QUOTED, " ", text) if any(mark in text for mark in "\"'“‘«") else text


def own_words(text: str) -> Iterator[str]:
    """Yield the words of `text` in lower case that are neither quoted nor part of a name.

    A word with a capital that does not open the text is part of a name, and so is the first word
    if the second has a capital too ("All Nations Bank"); a hyphen makes another word ("all-party").
    """
    words = _WORD.findall(unquoted(text))
    for position, word in enumerate(words):
        named = word[0].isupper() and (position > 0 or (len(words) > 1 and words[1][0].isupper()))
        if not named:
            yield word.lower()


def listed(text: str, terms: Collection[str]) -> str | None:
    """Return the first of `terms`, of one or more words, among the own words of `text`."""
    line = f" {' '.join(own_words(text))} "
    return next((term for term in terms if f" {term} " in line), None)


@lru_cache(maxsize=65536)
def same(text: str) -> str:
    """Return `text` in a form that is equal where a student sees no difference."""
    bare = " ".join(text.casefold().split()).strip(" .,;:!?\"'“”‘’")
    article, _, rest = bare.partition(" ")
    return rest if rest and article in ("a", "an", "the") else bare


def is_blank(text: str) -> bool:
    """Tell whether `text` holds a gap to be filled."""
    return any(mark in text for mark in ("__", "...", "…"))


def says_something(stem: str) -> bool:
    """Tell whether a stem names a subject: "Which of the following is true?" names none."""
    return not content_words(stem) <= _EMPTY


def speaks_of_others(text: str) -> bool:
    """Tell whether an option says which others are right: "none of the above", "both"."""
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
