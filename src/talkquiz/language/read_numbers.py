"""Numbers as a language writes them: read into a value and a unit, and written anew in their style.

What cannot be read as one plain number has no value: a range ("5 to 7"), a share of a whole ("two
thirds"), a time of day, an ordinal, figures in the signs of another language. What cannot be
written in the style of the words at hand is not written at all.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from talkquiz.language.english import article_fits
from talkquiz.language.language_file import (
    Language,
    NumberWords,
    bundled_language,
    plural_form,
)
from talkquiz.language.unicode_forms import small_letters

FIGURE = re.compile(r"(?:\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?!\d)|\d+)(?:\.\d+)?")
"""A figure of an English article, without a sign."""
SCALES = {word: int(factor) for word, factor in bundled_language("en").numbers.scales.items()}

MINUS = "\N{MINUS SIGN}"
_MINUSES = f"-{MINUS}\ufe63\uff0d\u2010\u2011"
_DASH = "\N{EN DASH}"
_SIGN = re.compile(rf"(?:^|(?<=[\s(\[“\"'~≈<>≤≥$¢-¥֏؋฿₠-₿]))[{_MINUSES}+{_DASH}]\s?$")
_CURRENCY = re.compile(r"(?:\b[A-Z]{1,3})?[$¢-¥֏؋฿₠-₿]\s?$")
_SPACES = " \u00a0\u2009\u202f"
_CHUNK = re.compile(
    rf"(?:\d{{1,3}}([{_SPACES}])\d{{3}}(?:\1\d{{3}})*(?!\d)|\d+)(?:[.,:/'’·٫٬]\d+)*"
)
"""All that may belong to one number in figures, or to a time of day, a fraction, a date."""
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]+")
_PLAIN = re.compile(rf"([{_MINUSES}]?\d{{1,25}}(?:\.\d{{1,25}})?)(?:\s+(\D*))?", re.ASCII)
_METRES = "m"
"""A short form of "million" that is a unit as well."""
_MOST_DIGITS = 25
_THOUSAND = 1000
_MOST_FORMS = 10_000


class Number(NamedTuple):
    """A number with its unit ("people", "years"; empty where none is given)."""

    value: Decimal
    unit: str = ""


class Written(NamedTuple):
    """A number as a text writes it.

    It stands from `start`, its sign or currency, to `end`; what a new value takes the place of, its
    digits or its one word, from `first` to `last`, followed by a `scale` ("million"). It has no
    `value` where it is no plain number, and `decimals` and a `group` sign only in figures.
    """

    start: int
    end: int
    value: Decimal | None = None
    first: int = 0
    last: int = 0
    scale: Decimal = Decimal(1)
    decimals: int = 0
    group: str = ""
    in_figures: bool = True
    in_name: bool = False


class _Figure(NamedTuple):
    value: Decimal
    decimals: int = 0
    group: str = ""


class Numbers:
    """Reads numbers as a language writes them, and writes other values in their style."""

    def __init__(self, words: NumberWords, plurals: Mapping[str, str], *, is_english: bool) -> None:
        self.words = words
        self._plurals = plurals
        self._is_english = is_english
        self._forms: dict[int, str] = {}
        self._small = {word.casefold(): number for number, word in enumerate(words.small)}
        self._tens = {w.casefold(): 10 * number for number, w in enumerate(words.tens, start=2)}
        self._scales = {word.casefold(): Decimal(n) for word, n in words.scales.items()}
        self._short = {word: Decimal(n) for word, n in words.short_scales.items()}
        self._hundred = words.hundred.casefold()
        self._scale = re.compile(
            rf"[\s-]?(?:{_any(words.scales, words.hundred)})(?!\w)", re.IGNORECASE
        )
        long_short = _any(word for word in self._short if len(word) > 1)
        self._short_scale = re.compile(
            rf"\s?(?P<long>{long_short})(?![^\W_])"
            rf"|(?P<one>{_any(word for word in self._short if len(word) == 1)})(?![^\W_])"
        )
        self._spelled = _spelled(words)
        self._another = re.compile(rf"[\s-]+(?:{_any(words.modifiers)})(?!\w)", re.IGNORECASE)
        self._endings = frozenset(word.casefold() for word in words.endings)
        self._minus = re.compile(rf"(?<!\w)(?:{_any(words.minus)})\s+$", re.IGNORECASE)
        self._about = re.compile(rf"(?<!\w)(?:{_any(words.about)})\s+$", re.IGNORECASE)
        self._leading_about = re.compile(rf"^\s*(?:{_any(words.about)})\s+", re.IGNORECASE)
        self._bound = re.compile(
            rf"(?:(?<!\w)(?:{_any(words.bounds)})(?!\w)(?:[\w\s]|(?<=\d)[.,](?=\d))*|[<>≤≥±]\s?)$",
            re.IGNORECASE,
        )
        self._shares = frozenset(word.casefold() for word in words.shares) | {"%"}

    def find(self, text: str) -> Number | None:
        """Return the one number in `text`, with the words after it as its unit.

        Returns None where there is none, where it cannot be read, or where there are several.
        """
        written = self.one_in(text)
        if written is None or written.value is None:
            return None
        currency = _currency_in(text[written.start : written.first])
        return Number(written.value, f"{currency}{text[written.end :]}".strip(" \u00a0\u202f-"))

    def told(self, text: str) -> Number | None:
        """Return the number that is told beside a claim: as in the language, or in plain digits.

        Plain is a number with a point before its decimals, whatever the language: `6.5 km`.
        """
        found = self.find(text)
        plain = None if found else _PLAIN.fullmatch(text.strip())
        if not plain:
            return found
        digits = plain[1].lstrip(_MINUSES)
        value = Decimal(digits) if digits == plain[1] else -Decimal(digits)
        return Number(value, (plain[2] or "").strip())

    def holds_several(self, text: str) -> bool:
        """Tell whether `text` is no single number but holds several: a range, "2 of 5 ships"."""
        values = [each.value for each in self._in(text)]
        return len(values) > 1 and None not in values

    def values(self, text: str) -> set[Decimal]:
        """Return the values of all numbers in `text`, and the figures in what is no number."""
        found = _written(self, text)
        values = {each.value for each in found if each.value is not None}
        for each in found:
            if each.value is None and each.in_figures:
                values |= {
                    Decimal(digits) for digits in _DIGITS.findall(text[each.start : each.end])
                }
        return values

    def one_in(self, text: str) -> Written | None:
        """Return the number of `text`, if there is no other in it; it may have no value."""
        found = self._in(text)
        return found[0] if len(found) == 1 else None

    def cut_at(self, text: str, start: int, end: int) -> str:
        """Return the number of which only a part stands between two places; empty if none does.

        Its currency, its scale and its unit are no part of it in this, but its sign is.
        """
        for each in self.read(text):
            begins, stops = each.start, each.end
            if each.first < each.last:
                sign = text[each.start : each.first]
                begins = each.start if sign.replace(_currency_in(sign), "").strip() else each.first
                stops = each.last
            if begins < end and start < stops and (begins < start or end < stops):
                return text[each.start : each.end].strip()
        return ""

    def is_rough(self, before: str) -> bool:
        """Tell whether a number is approximate, or a bound, after these words."""
        return bool(self.about(before) or self.is_bound(before))

    def about(self, before: str) -> str:
        """Return the words for "about" that these words end in; empty if there are none."""
        found = self._about.search(before)
        return found.group().strip() if found else ""

    def without_about(self, text: str) -> str:
        """Return `text` without words for "about" at its beginning."""
        return self._leading_about.sub("", text)

    def is_bound(self, before: str) -> bool:
        """Tell whether these words end in "more than" or the like: other numbers are right too."""
        return bool(self._bound.search(before))

    def is_share(self, unit: str) -> bool:
        """Tell whether a unit is that of a share of a hundred."""
        return any(re.match(rf"{re.escape(each)}(?!\w)", unit.casefold()) for each in self._shares)

    def scale_at(self, text: str, start: int = 0) -> tuple[Decimal, int]:
        """Return the factor of the scale words at a place in `text`, or 1, and where they end."""
        factor, end = Decimal(1), start
        while found := self._scale.match(text, end):
            word = " ".join(found.group().strip("-").casefold().split())
            scale = Decimal(100) if word == self._hundred else self._scales.get(word)
            if scale is None:  # letters that match without case, and are others nevertheless
                break
            factor *= scale
            end = found.end()
        return factor, end

    def rewritten(self, text: str, value: Decimal, before: str = "") -> str:
        """Return `text` with `value` in the place, and the style, of its one number.

        The same are: words or figures, digits, signs, grouping, decimals, scale, and the form of
        the words beside it, of which some stand `before`. Returns an empty text where `value`
        cannot be written so.
        """
        written = _in_our_style(self, text)
        if written is None or written.value is None:
            return ""
        signs = ((value < 0, value == 0), (written.value < 0, written.value == 0))
        if signs[0] != signs[1] or not self._has_same_form(text, written, value):
            return ""
        made, own = self._replaced(text, written, value), self.find(text)
        lead = before + text[: written.first]
        fits = (
            # What is written reads as what it is.
            own is not None
            and self.find(made) == own._replace(value=value)
            and (
                not self._is_english
                or article_fits(lead, text[written.first :], made[written.first :])
            )
        )
        return made if fits else ""

    def other_ways(self, text: str) -> list[str]:
        """Return other ways to write the number of `text` with its unit, without "about".

        In figures with and without marks between groups of digits, with its scale in a word, and
        with each sign for minus.
        """
        written = self.one_in(text)
        if written is None or written.value is None:
            return []
        size, rest = abs(written.value).normalize(), text[written.end :]
        ways = [f"{self.words.figure(size, grouped=grouped)}{rest}" for grouped in (True, False)]
        if text[written.last : written.end].strip() in self._short:
            same = [word for word, n in self.words.scales.items() if Decimal(n) == written.scale]
            if len(same) == 2:  # the first of two is that of one million
                same = same[:1] if size == written.scale else same[1:]
            if len(same) == 1:
                ways.append(f"{text[written.first : written.last]} {same[0]}{rest}")
        if written.value < 0:
            ways.append(text[written.first :])
        ways = [f"{_currency_in(text[written.start : written.first])}{way}" for way in ways]
        if written.value < 0:
            signs = (MINUS, "-", *(f"{word} " for word in self.words.minus))
            ways = [f"{sign}{way}" for sign in signs for way in ways]
        return [*ways, text[written.start :]]

    def figures(self, number: Number) -> list[str]:
        """Return a number in figures, with its unit, with and without marks between groups."""
        ways = (self.words.figure(number.value.normalize(), grouped=each) for each in (True, False))
        return [f"{way} {number.unit}".strip() for way in ways]

    def _in(self, text: str) -> list[Written]:
        return [each for each in _written(self, text) if not each.in_name]

    def read(self, text: str) -> Iterator[Written]:
        """Yield the numbers of `text` in order."""
        figures = [self._figure(text, found) for found in _CHUNK.finditer(text)]
        bare = _CHUNK.sub(lambda found: "|" * len(found.group()), text)
        words = self._spelled.finditer(small_letters(bare))
        spelled = [self._in_words(text, found) for found in words]
        yield from sorted([*figures, *spelled])

    def _figure(self, text: str, found: re.Match[str]) -> Written:
        first, last = found.span()
        before, after = text[max(0, first - _NEAR) : first], text[last : last + _NEAR]
        none = Written(first, last)
        if re.search(r"[^\W_]$|\w[-.]$", before) and not re.search(r"\d[-]$", before):
            return none._replace(in_name=True, value=_value_of_digits(found.group()))
        figure = self._figure_of(found.group())
        attached = _LETTERS.match(after)
        is_ordinal = attached and attached.group().casefold() in self._endings
        is_more = unicodedata.category(after[:1] or " ") == "No" or self._another.match(after)
        if figure is None or is_ordinal or is_more or before.rstrip().endswith("±"):
            return none
        currency = _CURRENCY.search(before)
        scale, end = self.scale_at(text, last)
        if end == last and (short := self._short_scale.match(text, last)):
            word = short["long"] or short["one"]
            if word.casefold() == _METRES and not currency:
                unit = re.match(r"\s+([^\W\d_]+)", text[short.end() : short.end() + _NEAR])
                if not unit or not (unit[1].endswith("s") or unit[1] == "people"):
                    return none  # metres or millions
            scale, end = self._short[word], short.end()
        if end > last and self._another.match(text, end):
            return none
        start, is_negative = self._start(text, first)
        value = figure.value * scale
        return Written(
            start,
            end,
            -value if is_negative else value,
            first,
            last,
            scale,
            figure.decimals,
            figure.group,
        )

    def _start(self, text: str, first: int) -> tuple[int, bool]:
        """Return where a number begins with its sign and currency, and whether it is negative."""
        start, is_negative = first, False
        for _ in range(2):  # -$5 and $-5
            begins = max(0, start - _NEAR)
            if currency := _CURRENCY.search(text[begins:start]):
                start = begins + currency.start()
            if is_negative or start == 0:
                continue
            before = text[begins:start]
            sign = _SIGN.search(before)
            if sign and not (sign.group()[0] == _DASH and re.search(r"\d", before)):
                # A sign with a space after it is one only at the very beginning.
                is_apart = begins > 0 or before[: sign.start()].strip()
                if sign.group()[-1:].isspace() and is_apart:
                    continue
                start, is_negative = begins + sign.start(), sign.group()[0] != "+"
            elif word := self._minus.search(before):
                start, is_negative = begins + word.start(), True
        return start, is_negative

    def _figure_of(self, chunk: str) -> _Figure | None:
        """Return a number in figures; None if its signs are not those of the language."""
        parts = _DIGITS.findall(chunk)
        signs = [
            chunk[found.end()] for found in _DIGITS.finditer(chunk) if found.end() < len(chunk)
        ]
        zeros = {ord(digit) - unicodedata.decimal(digit) for digit in "".join(parts)}
        if len(zeros) > 1 or sum(map(len, parts)) > _MOST_DIGITS:
            return None
        decimals = ""
        if signs and signs[-1] in (self.words.decimal, "٫") and signs.count(signs[-1]) == 1:
            decimals = parts.pop()
            signs.pop()
        if signs:
            groups = {self.words.thousands, "٬", "'", "’", *_SPACES} - {self.words.decimal}
            is_grouped = len(set(signs)) == 1 and signs[0] in groups and parts[0][0] != "0"
            if not is_grouped or len(parts[0]) > 3 or any(len(part) != 3 for part in parts[1:]):
                return None
        value = Decimal(f"{''.join(parts)}.{decimals}" if decimals else "".join(parts))
        return _Figure(value, len(decimals), signs[0] if signs else "")

    def _in_words(self, text: str, found: re.Match[str]) -> Written:
        first, end = found.span()
        if self._another.match(text, end):
            return Written(first, end, in_figures=False)
        total = part = 0
        words = _LETTERS.findall(found.group().casefold())
        for word in words:
            if word in self._scales:
                total += part * int(self._scales[word])
                part = 0
            elif word == self._hundred:
                part *= 100
            else:
                part += self._small.get(word, 0) + self._tens.get(word, 0)
        start, is_negative = self._start(text, first)
        value = Decimal(total + part)
        # Other words can take its place where there is one, or one with a scale after it.
        lead = re.match(r"[^\W\d_]+(?:-[^\W\d_]+)?", found.group())
        last = first + lead.end() if lead else first
        scale, after = self.scale_at(text, last)
        if after != end or lead is None:
            last, scale = first, Decimal(1)
        return Written(
            start, end, -value if is_negative else value, first, last, scale, in_figures=False
        )

    def _replaced(self, text: str, written: Written, value: Decimal) -> str:
        """Return `text` with the size of `value` in place of its number, or an empty text."""
        if len(value.as_tuple().digits) > _MOST_DIGITS:
            return ""
        size, own = abs(value) / written.scale, text[written.first : written.last]
        if written.in_figures:
            new = self._in_figures(size, own, written)
        else:
            new = self._in_one_word(size, own)
        return f"{text[: written.first]}{new}{text[written.last :]}" if new else ""

    def _in_figures(self, size: Decimal, own: str, written: Written) -> str:
        is_finer = int(size.normalize().as_tuple().exponent) < -written.decimals
        if is_finer or (written.scale > 1 and size >= _THOUSAND and len(own) <= 3):
            return ""
        whole, _, decimals = f"{size:.{written.decimals}f}".partition(".")
        own_whole = _DIGITS.match(own)
        is_ungrouped = not written.group and own_whole and len(own_whole.group()) > 3
        sign = written.group or self.words.thousands
        grouped = whole if is_ungrouped else f"{int(whole):,}".replace(",", sign)
        zero = ord(own[0]) - unicodedata.decimal(own[0])
        mark = own[-written.decimals - 1] if written.decimals else ""
        digits = f"{grouped}{mark}{decimals}"
        return digits if zero == ord("0") else digits.translate(_digits_from(zero))

    def _in_one_word(self, size: Decimal, own: str) -> str:
        number = int(size)
        words, tens = self.words.small, self.words.tens
        if size != number:
            return ""
        if number < len(words):
            word = words[number]
        elif number % 10 == 0 and 2 <= number // 10 < len(tens) + 2:
            word = tens[number // 10 - 2]
        elif "-" in own and number < 100:
            word = f"{tens[number // 10 - 2]}-{words[number % 10]}"
        else:
            return ""
        return f"{word[:1].upper()}{word[1:]}" if own[:1].isupper() else word

    def _has_same_form(self, text: str, written: Written, value: Decimal) -> bool:
        """Tell whether the words beside a number stay as they are if it has another value."""
        rest = text[written.end :].lstrip()
        if written.value is None or written.decimals or (rest and not rest[0].isalnum()):
            return True
        inflecting = sum(Decimal(n) == written.scale for n in self.words.scales.values()) > 1
        by = written.scale if inflecting else Decimal(1)
        one, other = (abs(each) / by for each in (written.value, value))
        if one != int(one) or other != int(other):
            return False
        return self._form(int(one)) == self._form(int(other))

    def _form(self, number: int) -> str:
        """Return the form that words have beside a whole number."""
        if number not in self._forms:
            if len(self._forms) > _MOST_FORMS:
                self._forms.clear()
            self._forms[number] = plural_form(self._plurals, number)
        return self._forms[number]

    def is_ours(self, text: str, written: Written) -> bool:
        """Tell whether a number in `text` is written as it would be written here."""
        own = written.value
        return own is not None and self._replaced(text, written, own) == text


@lru_cache(maxsize=64)
def numbers_of(language: Language) -> Numbers:
    """Return what reads and writes numbers in `language`."""
    is_english = language.code.partition("-")[0] == "en"
    return Numbers(language.numbers, language.plurals, is_english=is_english)


_NEAR = 60
"""So many characters beside a number may belong to it: looking further takes time that grows."""


@lru_cache(maxsize=4096)
def _written(numbers: Numbers, text: str) -> tuple[Written, ...]:
    return tuple(numbers.read(text))


@lru_cache(maxsize=4096)
def _in_our_style(numbers: Numbers, text: str) -> Written | None:
    """Return the number of `text` if it is written as it would be written here."""
    written = numbers.one_in(text)
    return written if written and numbers.is_ours(text, written) else None


def find_number(text: str, *, at_start: bool = False) -> Number | None:
    """Return the one number in an English `text`: "400000 people", "two hundred thousand".

    With `at_start`, nothing may stand before it. Returns None where there is none, or several.
    """
    english = numbers_of(bundled_language("en"))
    written = english.one_in(text)
    if written is None or (at_start and written.start > 0):
        return None
    return english.find(text)


@cache
def _digits_from(zero: int) -> dict[int, int]:
    """Return what turns plain digits into those of a script whose zero has this code."""
    return {ord("0") + digit: zero + digit for digit in range(10)}


def _currency_in(text: str) -> str:
    found = re.search(r"(?:[A-Z]{1,3})?[$¢-¥֏؋฿₠-₿]", text)
    return found.group() if found else ""


def _value_of_digits(chunk: str) -> Decimal | None:
    return Decimal(chunk) if chunk.isdecimal() and len(chunk) <= _MOST_DIGITS else None


def _any(*words: Iterable[str] | str) -> str:
    """Return a pattern for any of `words`, the longest first; one that never fits for none."""
    texts = [text for each in words for text in ([each] if isinstance(each, str) else each)]
    escaped = (r"\s+".join(map(re.escape, text.split())) for text in texts if text.strip())
    return "|".join(sorted(escaped, key=len, reverse=True)) or r"(?!)"


def _spelled(words: NumberWords) -> re.Pattern[str]:
    """Return the pattern of a whole number in small letters: "four", "twenty-five"."""
    # A pattern that tells no case is made in a third of the time of one that passes it over.
    units, ties, hundred = map(small_letters, map(_any, (words.small, words.tens, words.hundred)))
    below_hundred = rf"(?:(?:{ties})(?:[ -](?:{units})\b)?|(?:{units}))\b"
    below_thousand = (
        rf"(?:(?:{units})\s+(?:{hundred})\b(?:\s+(?:and\s+)?{below_hundred})?|{below_hundred})"
    )
    scales = small_letters(_any(words.scales))
    return re.compile(
        rf"(?<![\w-]){below_thousand}(?:\s+(?:{scales})\b(?:\s+(?:and\s+)?{below_thousand})?)*"
        rf"(?!-(?:{units})\b)"
    )
