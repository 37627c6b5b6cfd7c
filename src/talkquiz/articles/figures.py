"""Finds the figures of a sentence: numbers with what they count, shares, sums of money, scores.

Dates, times of day, ordinals and the numbers of documents ("resolution 12") are no figures.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from talkquiz.language.numbers import FIGURE, SCALES

_SPELLED = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|(?:a|one|several) (?:hundred|dozen)"
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
_BIG = 100


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as the sentence writes it: "more than 260,000 people"; `number` without the rest."""

    words: str
    number: str
    start: int
    end: int

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


def find_figures(text: str, others: Iterable[tuple[int, int]]) -> list[Figure]:
    """Return the figures in `text` outside the spans `others` (dates, names)."""
    spans = list(others)
    return [
        figure
        for figure in _figures(text)
        if not any(figure.start < end and start < figure.end for start, end in spans)
    ]


def _figures(text: str) -> Iterator[Figure]:
    for found in _FIGURE.finditer(text):
        start, end = found.span("number")
        if _NUMBERED.search(text[:start]) or _TIME.match(text, end) or _ORDINAL.match(text, end):
            continue
        if (found["about"] or "").casefold() in ("some", "only", "just", "over", "under") and found[
            "number"
        ].isalpha():
            yield Figure(text[start : found.end()], found["number"], start, end)
        else:
            yield Figure(found.group(), found["number"].strip(), start, end)
