"""Finds the figures of a sentence: numbers with what they count, shares, sums of money, scores.

Dates, times of day, ordinals and the numbers of documents ("resolution 12") are no figures.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from talkquiz.articles.article import Span
from talkquiz.language.language_file import bundled_language
from talkquiz.language.read_numbers import FIGURE, SCALES

_ENGLISH = bundled_language("en").numbers
_SPELLED = (
    rf"(?:{'|'.join(_ENGLISH.small[2:20])}"
    rf"|(?:{'|'.join(_ENGLISH.tens)})(?:-(?:{'|'.join(_ENGLISH.small[1:10])}))?"
    r"|(?:a|one|several) (?:hundred|dozen)"
    r"|dozens|hundreds|thousands|tens of thousands|hundreds of thousands|millions)"
)
_SHARE = r"(?:half|two-thirds|three-quarters|(?:a|one) (?:third|quarter|fifth|tenth))"
_SCALE = (
    rf"(?:\s(?:{'|'.join(SCALES)}|hundred|trillion|dozen)\b"
    r"|(?:bn|m|k|tn|km|kg|cm|mm|ft|mph|MW|GW)\b)"
)
_DIGITS = (
    rf"(?:[£$€¥]\s?)?(?<![\w.:])(?:{FIGURE.pattern}){_SCALE}?(?!\w)"
    r"(?:\s?(?:%|percent\b|per cent\b))?"
)
_SCORE = r"(?<![\w-])\d{1,3}-\d{1,3}(?![\w-])"
_ABOUT = (
    r"(?:more than|less than|fewer than|at least|at most|up to|no more than|about|around"
    r"|nearly|almost|over|under|some|only|just|roughly|approximately|an estimated)"
)
_UNIT = (
    r"(?:[ -](?!(?:of|in|on|at|to|and|or|the|by|for|from|with|as|is|are|was|were|had|have|has"
    r"|that|who|which|when|while|but|after|before|since|a|an|their|his|her|its|it|he|she|they|we"
    r"|you|still|would|will|said"
    r"|between|against|among|per|into|during|each|last|next|this|if|so)\b)"
    r"[a-z][a-z-]+){0,2}"
)
_NUMBER = rf"{_SCORE}|{_DIGITS}|(?<![\w-])(?i:{_SPELLED}|{_SHARE})\b(?:{_SCALE})?"
_FIGURE = re.compile(rf"(?:\b(?P<about>(?i:{_ABOUT}))\s)?(?P<number>{_NUMBER})(?P<unit>{_UNIT})")
_NUMBERED = re.compile(
    r"\b(?:resolution|article|chapter|section|paragraph|no\.|number|page|room|flight|route|act"
    r"|h\.r\.|group|unit|line|law|highway|level|day|phase|version|covid-?)\s?$",
    re.IGNORECASE,
)
_TIME = re.compile(r"\s?(?:GMT|UTC|[ap]\.?m\b|o'clock|hours GMT)|[:.]\d\d\b|\s\(\d{4} GMT")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_LONGEST_NUMBERED = 12
"""Letters before a number in which such words are looked for: they are shorter."""
_BIG = 100


@dataclass(frozen=True, slots=True)
class Figure(Span):
    """A figure as the sentence writes it: "more than 260,000 people".

    `number` is what `start` and `end` span: the figure without the rest.
    """

    number: str

    @property
    def counts(self) -> bool:
        """Tell whether a fact may teach it by itself: a large one, a share, a sum, a score."""
        digits = re.sub(r"[^\d.]", "", self.number).strip(".")
        large = bool(digits) and digits.count(".") < 2 and float(digits) >= _BIG
        marked = re.search(
            r"[£$€¥%]|percent|per cent|million|billion|thousand|hundred|dozens|half|third|quarter"
            r"|\d-\d|\d\.\d",
            self.number,
        )
        return large or bool(marked)


def find_figures(text: str, others: Iterable[Span]) -> list[Figure]:
    """Return the figures in `text` that do not overlap the `others` (dates, names)."""
    taken = list(others)
    figures = []
    for found in _FIGURE.finditer(text):
        start, end = found.span("number")
        before = text[max(0, start - _LONGEST_NUMBERED) : start]
        if _NUMBERED.search(before) or _TIME.match(text, end) or _ORDINAL.match(text, end):
            continue
        # "some", "only" and the like say little before a number word: "only two years".
        about = (found["about"] or "").casefold()
        bare = about in ("some", "only", "just", "over", "under") and found["number"].isalpha()
        words = text[start : found.end()] if bare else found.group()
        figure = Figure(words, start, end, found["number"].strip())
        if not any(map(figure.overlaps, taken)):
            figures.append(figure)
    return figures
