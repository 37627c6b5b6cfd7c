"""Finds the figures of a sentence: numbers with their signs and units, shares, sums, scores, spans.

Dates, times of day, ordinals and the numbers of documents ("resolution 12") are no figures.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from talkquiz.articles.article import Span, shared_run
from talkquiz.language.clauses import PREPOSITION_WORDS
from talkquiz.language.english import is_plural_noun
from talkquiz.language.language_file import bundled_language
from talkquiz.language.read_numbers import FIGURE, SCALES
from talkquiz.language.verbs import is_past

_ENGLISH = bundled_language("en").numbers
_TENS = rf"(?:{'|'.join(_ENGLISH.tens)})(?:-(?:{'|'.join(_ENGLISH.small[1:10])}))?"
_SMALL = rf"(?:{_TENS}|{'|'.join(reversed(_ENGLISH.small[2:20]))})"
_SCALES = rf"(?:{'|'.join(SCALES)}|hundred|trillion|dozen)"
_PART = r"(?:half|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)"
_MANY = (
    r"(?:tens of thousands|hundreds of (?:thousands|millions)|dozens|scores|hundreds|thousands"
    r"|millions|billions|trillions)"
)
_SPELLED = (
    rf"(?:half an? (?:{_SCALES})|half an (?:hour|inch|acre|ounce)|half a (?:mile|metre|meter|century"
    r"|second|minute|tonne|litre|day)"
    rf"|(?:{_SMALL}|one)(?:[ -]{_SCALES})?(?: and (?:a (?:half|quarter)|three[- ]quarters))(?: {_SCALES})?"
    rf"|(?:an?|one|several|{_SMALL})(?: and a half)? (?:{_SCALES})(?: and {_SMALL})?(?: (?:{'|'.join(SCALES)}))?"
    rf"|{_MANY}|(?:{_SMALL})[ -](?:thirds|quarters|fifths|sixths|sevenths|eighths|ninths|tenths)"
    rf"|three-quarters|{_SMALL}|twice|thrice)"
)
_SHARE = r"(?:half|(?:a|one) (?:half|third|quarter|fifth|sixth|seventh|eighth|tenth))"
_PER_HEAD = (
    rf"(?:one|{_SMALL}|\d{{1,2}}) (?:in|out of) (?:every |each )?(?:{_SMALL}|a (?:hundred|thousand|million)"
    r"|1,?0{2,6}|\d{1,2})"
)
_SIGNS = (
    r"%|per ?cent\b|percent(?:age points?)?\b|°(?:\s?[CF]\b)?|degrees(?: (?:Celsius|Fahrenheit|centigrade))?\b"
    r"|km/h\b|km\b|kmh\b|kph\b|mph\b|cm\b|mm\b|kg\b|mg\b|lbs?\b\.?|oz\b\.?|ft\b|sq (?:km|m|ft|miles?)\b"
    r"|(?:km|m|cm)[23]\b|MW\b|GW\b|kW\b|kWh\b|TWh\b|GWh\b|Hz\b|GHz\b|MHz\b|GB\b|TB\b|MB\b|[mkgC]\b(?!')"
)
_SCALE = rf"(?:[ -](?:{_SCALES})\b|(?:bn|tn|mn|m|k)(?![\w]))"
_MONEY = r"(?:(?:US|A|C|NZ|HK|R)?[£$€¥₹]\s?)"
_SIGN = r"(?:(?<![\w.,:;)%-])[-+]|\b[Mm]inus )"
_DIGITS = rf"(?:{FIGURE.pattern}|\.\d+)"
_DURATION = r"\d{1,2}:\d\d:\d\d(?:\.\d+)?|\d{1,2}:\d\d\.\d+"
_ENDED = rf"(?=(?:bn|tn|mn|m|k|{_SIGNS})|[^\w/.,]|[.,](?!\d)|$)"
_PLAIN = (
    rf"(?:{_SIGN}?{_MONEY}{_DIGITS}|(?:{_SIGN}|(?<![\w.:/-])(?<!\d,)){_DIGITS}{_ENDED}){_SCALE}?"
    rf"(?:\s?-?(?:{_SIGNS}))?"
)
_RANGE = (
    rf"\d{{1,2}}ft \d{{1,2}}in\b|(?<!from ){_MONEY}?(?<![\w.:/-])(?<!\d,){_DIGITS}{_SCALE}?\s?(?:{_SIGNS})?(?:-| to )(?=\d){_DIGITS}{_SCALE}?"
    rf"(?:\s?(?:{_SIGNS})|(?![\w/-]))"
    rf"|(?i:between) {_MONEY}?{_DIGITS}{_SCALE}?(?:\s?(?:{_SIGNS}))? and {_MONEY}?{_DIGITS}{_SCALE}?"
    rf"(?:\s?(?:{_SIGNS}))?(?![\w/])"
    rf"|(?i:\b(?:{_SMALL}|one) (?:to|or) {_SMALL}\b)"
)
_ABOUT = (
    r"(?:(?:well |just )?(?:more than|less than|fewer than|at least|at most|up to|no more than|about|around"
    r"|nearly|almost|over|under|below|above|roughly|approximately|close to|as many as|as much as)"
    r"|some|only|just|an estimated|an average of)"
)
_NUMBER = rf"{_DURATION}|(?i:{_PER_HEAD})|{_RANGE}|{_PLAIN}|(?<![\w-])(?i:{_SPELLED}|{_SHARE})\b"
_FIGURE = re.compile(rf"(?:\b(?P<about>(?i:{_ABOUT}))\s)?(?P<number>{_NUMBER})")
_ONE = re.compile(
    r"\b(?:for|within|in|under|over|than|about|around|almost|nearly|took|takes|take|lasted|lasts|last|had"
    r"|just|only|after|of|almost|every|at|by|costs?|weighs?|is|was) (?P<said>(?P<number>an?|one)"
    r"(?P<unit> (?:hour|minute|second|week|fortnight|month|year|decade|century|mile|kilometre|metre|tonne|ton"
    r"|litre|gram|kilogram|kilo|inch|foot|acre|hectare|light-year|day(?= (?:and|or|to)\b)))"
    r"(?: and a (?:half|quarter))?)\b"
    r"(?! (?:ago|earlier|later|in which|when|that|of (?!the\b)))"
)
_NUMBERED = re.compile(
    r"\b(?:resolution|article|chapter|section|paragraph|no\.?|nos\.|number|page|pages|room|flight|route|act"
    r"|h\.r\.|group|unit|line|law|highway|level|day|phase|version|channel|class|type|grade|apollo|formula"
    r"|platform|gate|junction|verse|psalm|part|episode|season|volume|step|rule|tier|zone|covid-?)\s?$",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?<![\w.,:£$€])(?:\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m\b\.?|o'clock)|\d{1,2}:\d\d(?![:.]?\d)"
    r"|\d{1,2}[.:]?\d\d(?:\s?(?:hours )?(?:GMT|UTC|BST|CET|E[SD]T|P[SD]T)|\s\(\d{4} GMT)"
    r"|\b(?:at|by|from|until|till|before|after|around|about) \d{1,2}\.[0-5]\d\b(?!\s?(?:%|bn|[mk]\b|million|billion|per\b|points?|metres?|km|seconds?|minutes?"
    r"|hours?|miles?|degrees|times|goals?|tonnes?|years?|inches)))",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_ADDRESS = re.compile(
    r" (?:[A-Z][a-z]+ ){1,3}(?:Street|Road|Lane|Avenue|Square|Drive|Way|Place|Close|Terrace|Row)\b"
)
_LONGEST_NUMBERED = 12
"""Letters before a number in which such words are looked for: they are shorter."""
_BIG = 100
_MOST_UNIT_WORDS = 3
_TOKEN = re.compile(r"[ -](?P<word>[A-Za-z][a-z']*(?:-[a-z]+)*)")
_NO_UNIT = PREPOSITION_WORDS | frozenset(
    "and or but as is are was were be been being had have has did does do that who which when while"
    " where because so if than then a an the this these those their his her its my our your it he she"
    " they we you i still would will can could may might must shall should said says not no also"
    " each every last next later earlier ago away across perhaps always thus yes whereas took went"
    " high long wide tall deep old more less most fewer further apart".split()
)
_PLURALS = frozenset(
    "people men women children police lynx aircraft spacecraft fish sheep deer species series craft"
    " feet teeth mice geese cattle offspring staff points times hectares bison salmon".split()
)
_SECOND_UNIT = re.compile(
    rf"(?:(?<=hours)|(?<=hour)|(?<=minutes)|(?<=years)|(?<=year)|(?<=feet)|(?<=months)|(?<=days))(?: and|,)?"
    rf" (?:\d+|{_SMALL}) (?:minutes?|seconds?|months?|days?|hours?|inches)\b"
)
_AFTER_SHARE = re.compile(
    r" (?:of|the|an?|its|their|his|her|our|my|those|these|all|that|what|this|as|are|is|were|was|had|have|has|said|say"
    r"|more|less|on|in|from|to|down|up|compared|and|or|over|[A-Z]\w*|[a-z]+ed)\b|[.,;:)\"]|$"
)
"""After a share of something: "a third stayed", but "a third man", "half siblings"."""


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
            rf"[£$€¥%°]|per ?cent|million|billion|thousand|hundred|dozens|{_PART}\b"
            r"|\d-\d|\d\.\d|\b(?:in|out of) |\d\s?(?:km|mph|kg|bn|m|cm|ft|MW|GW|kph)\b|degrees",
            self.number,
            re.IGNORECASE,
        )
        return large or bool(marked)


def short_words(figure: Figure, text: str) -> str:
    """Return a figure in fewer words than a copy has: without "more than", without its unit."""
    after = figure.words.rindex(figure.number) + len(figure.number)
    ways = (figure.words, figure.number + figure.words[after:], figure.number)
    short = (way for way in ways if not shared_run(way, text))
    return next(short, re.sub(r"^between ", "", figure.number, flags=re.IGNORECASE))


def find_times(text: str) -> list[Span]:
    """Return the times of day in `text`: "3.30pm", "16:00", "8 a.m."."""
    return [Span(found.group(), *found.span()) for found in _TIME.finditer(text)]


def find_figures(text: str, others: Iterable[Span]) -> list[Figure]:
    """Return the figures in `text` that do not overlap the `others` (dates, names)."""
    taken = [*others, *find_times(text)]
    figures: list[Figure] = []
    reached = 0
    for found in _FIGURE.finditer(text):
        start, end = found.span("number")
        before = text[max(0, start - _LONGEST_NUMBERED) : start]
        if _NUMBERED.search(before) or _ORDINAL.match(text, end) or _ADDRESS.match(text, end):
            continue
        number = text[start:end]
        stop = _end_of_unit(text, number, end)
        if joined := _SECOND_UNIT.match(text, stop):
            stop = joined.end()  # two hours and 41 minutes
        is_word = number.replace("-", "").isalpha()
        if not _is_figure(text, number, end, has_unit=stop > end):
            continue
        # "some", "only" and the like say little before a number word: "only two years".
        about = (found["about"] or "").casefold()
        bare = about in ("some", "only", "just", "over", "under") and is_word
        words = text[start if bare else found.start() : stop]
        figure = Figure(words, start, end, number.strip())
        if start >= reached and not any(map(figure.overlaps, taken)):
            figures.append(figure)
            reached = stop
    for found in _ONE.finditer(text):
        figure = Figure(found["said"], *found.span("said"), found["said"])
        if not any(map(figure.overlaps, [*taken, *figures])):
            figures.append(figure)
    return sorted(figures, key=lambda figure: figure.start)


def _is_figure(text: str, number: str, end: int, *, has_unit: bool) -> bool:
    """Tell whether a number by itself is a figure: not "the second half", "a third man", "both two"."""
    lowered, after = number.casefold(), text[end : end + 20]
    before = text[: end - len(number)][-16:].casefold()
    if lowered == "half" or re.fullmatch(r"(?:an?|one) (?:half|third|quarter|\w+th)", lowered):
        is_ordinal = re.search(r"\b(?:first|second|other|better|next|last|each|final) $", before)
        return bool(_AFTER_SHARE.match(after)) and not is_ordinal
    if lowered in _ENGLISH.small[2:11]:
        return has_unit
    if re.fullmatch(r"\d{3,4}", number) and re.search(
        r"\b(?:an?|last|first|new|old|one) $", before
    ):
        return has_unit  # "its last 747"
    return True


def _end_of_unit(text: str, number: str, end: int) -> int:
    """Return where the unit of a number ends: "412 patients", "250 new homes", "two-month truce".

    It reaches to the first noun in the plural, over at most two words that tell more of it; without
    one it is the word after the number, if the phrase ends there.
    """
    lowered = number.casefold()
    if re.search(rf"(?:{_SIGNS}|[£$€¥₹].*)$", number) or lowered in ("twice", "thrice", "half"):
        return end
    if re.match(r"(?:a|one) \w+$", lowered) and not re.search(_SCALES, lowered):
        return end
    if re.fullmatch(rf"{_MANY}|.*(?:thirds|quarters|fifths|tenths)", lowered):
        found = re.compile(r" of ((?:[a-z]+(?: and)? )?[a-z]+)\b").match(text, end)
        of = found[1].split() if found else []
        if of and not lowered.endswith(("thirds", "quarters", "fifths", "tenths")):
            if _is_counted(of[0]):
                return end + len(f" of {of[0]}")
            if len(of) > 1 and of[0] not in _NO_UNIT and _is_counted(of[-1]):
                return found.end() if found else end
        return end
    place, tokens = end, list[tuple[str, int]]()
    while len(tokens) < _MOST_UNIT_WORDS and (token := _TOKEN.match(text, place)):
        word, hyphen = token["word"], text[place] == "-"
        if word.split("'")[0].lower() in _NO_UNIT and not hyphen:
            break
        if not word.islower() and not tokens and not hyphen:
            break
        place = token.end()
        tokens.append((word, place))
        if hyphen:
            # "two-month truce": what has the length, and not what it does.
            after = _TOKEN.match(text, place)
            is_noun = after and text[place] == " " and after["word"].islower()
            if is_noun and after and after["word"] not in _NO_UNIT and not is_past(after["word"]):
                return after.end()
            return place
        if _is_counted(word):
            return place
    if not tokens:
        return end
    word, stop = tokens[0]
    rest = text[stop:]
    closes = re.match(r"[.,;:)\"~]|$|'s\b", rest) or (
        re.match(r" ([a-z]+)", rest) and re.match(r" ([a-z]+)", rest)[1] in _NO_UNIT  # type: ignore[index]
    )
    return stop if closes and not is_past(word) and not word.endswith("ly") else end


def _is_counted(word: str) -> bool:
    """Tell whether a word is a noun in the plural, as it stands after a number."""
    return word in _PLURALS or (word.islower() and is_plural_noun(word) and len(word) > 2)
