"""All spellings of a typed answer, for systems that compare letter by letter.

The deck and the study page forgive what makes no difference: templates/anki/typed-rule.js says
what. A learning system does not, and has to be given every spelling: with and without the article,
accents, hyphens and full stops, with straight and curly marks, dates and numbers in other ways. All
of them take a capital for the same as a small letter.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from talkquiz.language.dates import DateWords
from talkquiz.language.language_file import Language
from talkquiz.language.unicode_forms import normalized
from talkquiz.onscreen.for_systems import MOST_WORDS

MOST_SPELLINGS = 60
"""How many spellings there are of one answer at most."""
_MARKS = re.compile("[\"'`«»‘-‟′‹›ʻʼ]")
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]"
)
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"}
    | {"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i"}
)
_DASHES = re.compile("[\u2010-\u2015\u2212\u05be]")
_BETWEEN = re.compile(r"(?<=\w)-(?=\w)")
_HYPHEN = re.compile(r"(?<=[^\W\d])-(?=\w)|(?<=\w)-(?=[^\W\d])")
_STOPS = re.compile(r"[.,;](?!\d)|[!?؟]")
_LONG_FIGURE = re.compile(r"(?<![\w.,])(?!(?:1[5-9]|20)\d\d\b)[1-9][0-9]{3,20}(?![\w.,]*\d)")
"""A number without signs between its thousands, and no year."""
_DIGIT_ZEROS = (0x0660, 0x06F0)
"""The zeros of the two rows of digits that keyboards for Arabic letters have."""

_Change = Callable[[str, Language], Iterable[str]]


class Spellings(NamedTuple):
    """Spellings of an answer, the key first; `all_there` is False where there would be more."""

    texts: tuple[str, ...]
    all_there: bool = True


def spellings(accepted: Sequence[str], language: Language, most: int = MOST_SPELLINGS) -> Spellings:
    """Return the spellings of all that is `accepted`, whose first is the key; `most` at most.

    What was accepted comes first, then what differs from it in one way, in two, and so on, and last
    what has an article that it need not have. No two differ in capitals alone.
    """
    found: dict[str, str] = {}
    for text in _ordered(accepted, language):
        if text.strip() and _sameness(text) not in found:
            if len(found) == most:
                return Spellings(tuple(found.values()), all_there=False)
            found[_sameness(text)] = text
    return Spellings(tuple(found.values()))


def _ordered(accepted: Sequence[str], language: Language) -> Iterator[str]:
    """Yield `accepted`, then what comes of one change, of two, ..., and last with an article."""
    known: set[str] = set()
    newest = list(accepted)
    while newest:
        fresh = []
        for text in newest:
            if _sameness(text) not in known:
                known.add(_sameness(text))
                fresh.append(text)
                yield text
        newest = [new for text in fresh for change in _CHANGES for new in change(text, language)]
    articles = language.items.determiners
    has_article = any(_first_word(text) in articles for text in accepted)
    for text in accepted:
        if has_article or not _is_name(text):
            yield from _with_article(text, language)


def _sameness(text: str) -> str:
    return normalized("NFC", text).lower()


def _other_dates(text: str, language: Language) -> Iterator[str]:
    for form in _date_forms(language.dates):
        if found := form.fullmatch(text):
            yield from _date_ways(found.groupdict(), language.dates)
            return


def _other_marks(text: str, language: Language) -> Iterator[str]:
    """Yield `text` with the marks of the language, of a keyboard, and with none."""
    quotes = language.quotes
    yield quotes.typeset(text)[0]
    straight = text.replace(quotes.apostrophe, "'")
    for sign in (*quotes.single, "’", "‘"):
        straight = straight.replace(sign, "'")
    for sign in (*quotes.double, "“", "”"):
        straight = straight.replace(sign, '"')
    yield straight
    yield _MARKS.sub("", text)


def _without_accents(text: str, _language: Language) -> Iterator[str]:
    if not text.isascii():
        bare = _ACCENTS.sub("", normalized("NFKD", text)).translate(_LETTERS)
        yield normalized("NFC", bare)


def _other_dashes(text: str, _language: Language) -> Iterator[str]:
    yield _DASHES.sub("-", text)
    yield _BETWEEN.sub("–", text)
    yield _HYPHEN.sub(" ", text)
    yield _HYPHEN.sub("", text)


def _without_stops(text: str, _language: Language) -> Iterator[str]:
    yield " ".join(_STOPS.sub("", text).split())


def _other_figures(text: str, language: Language) -> Iterator[str]:
    """Yield `text` with and without signs between thousands, and in other keyboards' digits."""
    yield _LONG_FIGURE.sub(lambda it: language.numbers.figure(Decimal(it[0])), text)
    yield re.sub(rf"(?<=\d){re.escape(language.numbers.thousands)}(?=\d{{3}}(?!\d))", "", text)
    yield re.sub(r"\s+%", "%", text)
    yield re.sub(r"(?<=\d)%", " %", text)
    if any(letter.isdecimal() for letter in text):
        yield "".join(str(unicodedata.decimal(it)) if it.isdecimal() else it for it in text)
        if any("ARABIC" in unicodedata.name(it, "") for it in language.dates.months[0]):
            for zero in _DIGIT_ZEROS:
                yield text.translate({ord("0") + it: zero + it for it in range(10)})


def _without_article(text: str, language: Language) -> Iterator[str]:
    rest = text.partition(" ")[2]
    if rest and _first_word(text) in language.items.determiners:
        yield rest


def _first_word(text: str) -> str:
    return text.partition(" ")[0].casefold()


def _is_name(text: str) -> bool:
    """Say whether `text` has a capital that is not there because an answer begins with one.

    A name that takes an article has it in one answer, since a course has names as they read within
    a sentence: the Nusra Front, but Russia and Kofi Annan.
    """
    return any(it.isupper() for it in (text[1:] if " " in text else text))


def _with_article(text: str, language: Language) -> Iterator[str]:
    """Yield `text` with each article of the language, if it is short and has none."""
    words = text.split()
    articles = language.items.determiners
    is_short = 0 < len(words) <= MOST_WORDS
    if is_short and words[0].casefold() not in articles and not re.search(r"\d", text):
        yield from (f"{article} {text}" for article in articles)


_CHANGES: tuple[_Change, ...] = (
    _other_dates,
    _without_article,
    _other_marks,
    _without_accents,
    _other_dashes,
    _without_stops,
    _other_figures,
)


@lru_cache(maxsize=8)
def _date_forms(words: DateWords) -> tuple[re.Pattern[str], ...]:
    """Return how days and months are written in a language, as patterns."""
    months = _either(name for month in range(1, 13) for name in words.names_of(month))
    parts = {
        "day": r"(?P<day>\d{1,2})",
        "ordinal": f"(?P<ordinal>{_either(words.ordinals)})",
        "year": r"(?P<year>\d{4})",
        "month": f"(?P<month>{months})",
        "short-month": f"(?P<month>{months})",
        "iso": r"(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)",
    }
    forms = []
    for form in (words.day, *words.also_day, *words.typed_day, words.month):
        pieces = re.split(r"\{([\w-]+)\}", form)
        pattern = "".join(parts[it] if at % 2 else re.escape(it) for at, it in enumerate(pieces))
        if len(set(names := re.findall(r"\?P<(\w+)>", pattern))) == len(names):
            forms.append(re.compile(pattern, re.IGNORECASE))
    return tuple(forms)


def _either(names: Iterable[str]) -> str:
    return "|".join(map(re.escape, names))


def _date_ways(found: dict[str, str], words: DateWords) -> Iterator[str]:
    """Yield all ways to write the day, or the month, that was `found`, if there is such a one."""
    month = int(found.get("number") or _month(found["month"], words))
    year, day = int(found["year"]), int(found.get("day") or _day(found.get("ordinal"), words))
    try:
        iso = date(year, month, day or 1).isoformat()
    except ValueError:
        return
    values: dict[str, object] = {"day": day, "year": year, "iso": iso}
    forms = (words.day, *words.also_day) if day else (words.month,)
    if 0 < day <= len(words.ordinals):
        values["ordinal"] = words.ordinals[day - 1]
        forms += words.typed_day
    for form in forms:
        for name in words.names_of(month):
            yield form.format_map({**values, "month": name, "short-month": name})
    if not day:
        yield from (iso[:-3], f"{month:02}/{year}", f"{month}/{year}")
        return
    yield from (iso, f"{day}/{month}/{year}", f"{day:02}/{month:02}/{year}")
    yield from (f"{day}.{month}.{year}", f"{day:02}.{month:02}.{year}")
    # Which figure is the month, each country reads its own way.
    yield from (f"{month}/{day}/{year}", f"{month:02}/{day:02}/{year}")


def _month(said: str, words: DateWords) -> int:
    """Return the number of a month by one of its names."""
    months = range(1, len(words.months) + 1)
    return next((it for it in months if _is_among(said, words.names_of(it))), 0)


def _day(said: str | None, words: DateWords) -> int:
    """Return the day by what it is numbered by, 0 if there is none."""
    days = enumerate(words.ordinals, start=1)
    return next((day for day, it in days if said and _is_among(said, (it,))), 0)


def _is_among(said: str, names: Sequence[str]) -> bool:
    return any(re.fullmatch(re.escape(name), said, re.IGNORECASE) for name in names)
