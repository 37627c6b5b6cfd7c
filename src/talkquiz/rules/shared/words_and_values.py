"""The words, dates and numbers of stems and options, as rules look at them."""

import re
from collections.abc import Hashable, Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import dropwhile
from typing import NamedTuple

from talkquiz.language.english import MONTHS, SHORT_MONTHS, content_words, tokens, word_stem
from talkquiz.language.read_numbers import find_number

_OPENING = r"[“\"«]|(?<!\w)['‘]"
_CLOSING = {"“": "”", '"': '"', "«": "»"}
_CLOSING_APOSTROPHE = r"['’](?!\w)"
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
    parts, end = [], 0
    never_closed = set()
    for opening in re.finditer(_OPENING, text):
        mark = opening[0]
        if opening.start() < end or mark in never_closed:
            continue
        closing = re.compile(_CLOSING.get(mark, _CLOSING_APOSTROPHE)).search(text, opening.end())
        if closing:
            parts.append(text[end : opening.start()])
            end = closing.end()
        else:  # looked for once, so that a text of opening marks takes no square of time
            never_closed.add(mark)
    return " ".join((*parts, text[end:]))


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


@lru_cache
def _words_of(terms: tuple[str, ...]) -> frozenset[str]:
    return frozenset(" ".join(terms).split())


def listed(text: str, terms: tuple[str, ...], idioms: str) -> str | None:
    """Return the first of `terms`, of one or more words, among the own words of `text`.

    Words that the pattern `idioms` matches do not count.
    """
    if _words_of(terms).isdisjoint(word_set(text)):
        return None
    line = f" {' '.join(own_words(re.sub(idioms, ' ', text)))} "
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


_MONTHS = {
    name.casefold(): number
    for names in (MONTHS, SHORT_MONTHS)
    for number, name in enumerate(names, start=1)
} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATES = (
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{_MONTH})\.?,? (?P<year>\d{{4}})",
    rf"(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})",
    rf"(?P<month>{_MONTH})\.?,? (?P<year>\d{{4}})",
    r"(?P<year>\d{4})-(?P<number>\d\d)(?:-(?P<day>\d\d))?",
    r"(?P<year>1[0-9]{3}|20\d\d)",
)
_HEDGES = frozenset(
    "about around almost nearly roughly approximately some over under more less fewer than at "
    "least most up to on in the year".split()
)
_CURRENCY = re.compile(r"(?:[$€£¥]|US\$)\s*(?=\d)")
_MOST_UNIT_WORDS = 2


class Value(NamedTuple):
    """The date, of some precision, or the number, of some unit, that an option gives.

    `form` tells values apart that do not go together ("day", "year", "number of month"); `order`
    compares them, earlier or smaller first; `parts` are day, month and year as far as known.
    """

    form: str
    order: tuple[Decimal, ...]
    parts: tuple[str, ...] = ()

    @property
    def is_date(self) -> bool:
        """Tell a date from a number."""
        return bool(self.parts)


@lru_cache(maxsize=65536)
def value_of(text: str) -> Value | None:
    """Return the date or the number that all of `text` gives; None if it is anything else.

    A number may have a unit of two words at most: "400,000", "$5 million", "four large ships".
    """
    words = dropwhile(lambda word: word.casefold() in _HEDGES, text.split())
    bare = " ".join(words).rstrip(".")
    has_digits = any(map(str.isdigit, bare))  # without them it is no date
    patterns = _DATES if has_digits else ()
    matches = (re.fullmatch(pattern, bare, re.IGNORECASE) for pattern in patterns)
    if date := next(filter(None, matches), None):
        found = date.groupdict()
        year, day = found["year"], found.get("day")
        month = _MONTHS.get((found.get("month") or "").casefold()) or int(found.get("number") or 0)
        known = [f"{name} {part}" for name, part in (("d", day), ("m", month), ("y", year)) if part]
        form = ("year", "month", "day")[len(known) - 1]
        return Value(form, (Decimal(year), Decimal(month), Decimal(day or 0)), tuple(known))
    currency = _CURRENCY.match(bare)
    number = find_number(bare[currency.end() :] if currency else bare, at_start=True)
    if not number or len(number.unit.split()) > _MOST_UNIT_WORDS or re.search(r"\d", number.unit):
        return None
    unit = (currency.group().strip() if currency else "") + number.unit
    stems = [word_stem(word) for word in tokens(unit)] or unit.split()
    return Value(" ".join(["number of", *stems]) if stems else "number", (number.value,))


def meant(text: str) -> Hashable:
    """Return `text` in a form that is equal if two answers mean the same.

    A number of four digits may be a year or not: 1200 and 1,200 are the same.
    """
    value = value_of(text)
    if value and value.form == "year":
        return Value("number", value.order[:1])
    return value or same(text)


def values_of(texts: list[str]) -> list[Value]:
    """Return the values of `texts`, or nothing if one of them has none or they do not compare."""
    found = [value for value in map(value_of, texts) if value]
    comparable = len(found) == len(texts) and len({value.form for value in found}) == 1
    return found if comparable else []
