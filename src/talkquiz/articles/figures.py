"""Finds the figures of a sentence: numbers with their signs and units, shares, sums, scores, spans.

Dates, times of day, ordinals and the numbers of documents ("resolution 12") are no figures.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from talkquiz.articles.article import Span, put_apart
from talkquiz.articles.patterns import any_word, one_of
from talkquiz.language.clauses import PREPOSITION_WORDS
from talkquiz.language.english import is_plural_noun
from talkquiz.language.language_file import bundled_language
from talkquiz.language.read_numbers import FIGURE, SCALES
from talkquiz.language.verbs import is_past

_ENGLISH = bundled_language("en").numbers
_TENS = rf"(?:{'|'.join(_ENGLISH.tens)})(?:-(?:{'|'.join(_ENGLISH.small[1:10])}))?"
_SMALL = rf"(?:{_TENS}|{'|'.join(reversed(_ENGLISH.small[2:20]))})"
_SCALES = rf"(?:{'|'.join(SCALES)}|hundred|trillion|dozen|crore|lakh)"
_FRACTIONS = any_word("thirds quarters fifths sixths sevenths eighths ninths tenths")
_FRACTION = any_word("half third quarter fifth sixth seventh eighth tenth")
_PART = r"(?:half|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)"
_MANY = one_of(
    "tens of thousands",
    "hundreds of (?:thousands|millions)",
    any_word("dozens scores hundreds thousands millions billions trillions"),
)
_HALVED = any_word(
    "hour minute second day century decade mile kilometre metre meter centimetre millimetre inch"
    " foot acre hectare tonne ton kilo kilogram gram pound ounce litre pint degree"
)
_SPELLED = one_of(
    rf"half an? (?:{_SCALES}|{_HALVED})",
    # two and a half million
    rf"(?:{_SMALL}|one)(?:[ -]{_SCALES})? and (?:a (?:half|quarter)|three[- ]quarters)"
    rf"(?: {_SCALES})?",
    # several hundred and fifty thousand
    rf"(?:an?|one|several|{_SMALL}) {_SCALES}(?: and {_SMALL})?(?: (?:{'|'.join(SCALES)}))?",
    _MANY,
    rf"{_SMALL}[ -]{_FRACTIONS}",
    _SMALL,
    "twice|thrice",
)
_SHARE = rf"(?:half|(?:a|one) {_FRACTION})"
_NO_WHOLE = any_word(
    "seconds? minutes? hours? days? weeks? months? seasons? years? decades? centuries games"
    " matches attempts starts tests countries cities towns places languages"
)
_PER_HEAD = (
    # one death in, nine out of every
    rf"(?:one|{_SMALL}|\d{{1,2}})(?: [a-z]+)? (?:in|out of) (?:every |each )?"
    + one_of(_SMALL, "a (?:hundred|thousand|million)", r"1,?0{2,6}", r"\d{1,2}(?![\d.,]*\d)")
    # two goals in ten minutes are no share
    + rf"(?! {_NO_WHOLE}\b)"
)
_SIGNS = one_of(
    "%",
    r"per ?cent\b",
    r"percent(?:age points?)?\b",
    r"°(?:\s?[CF]\b)?",
    r"degrees(?: (?:Celsius|Fahrenheit|centigrade))?\b",
    any_word("km/h km kmh kph mph cm mm kg mg ft MW GW kW kWh TWh GWh Hz GHz MHz GB TB MB") + r"\b",
    r"(?:lbs?|oz)\b\.?",
    r"sq (?:km|m|ft|miles?)\b",
    r"(?:km|m|cm)[23]\b",
    r"[mkgpC]\b(?!')",
)
_SCALE = rf"(?:(?:[ -](?:{_SCALES})\b){{1,2}}|(?:bn|tn|mn|m|k)(?![\w]))"
_CURRENCY = one_of(
    "(?:US|A|C|NZ|HK|R)?[£$€¥₹]",
    r"(?<![\w.])Rs\.?(?=\s?\d)",
    r"(?<![\w.])" + any_word("USD EUR GBP CHF JPY CNY INR PKR SEK NOK DKK AUD CAD") + r"(?=\s?\d)",
)
"""A sign or a short form of money, which stands before its number."""
_MONEY = rf"(?:{_CURRENCY}\s?)"
_SIGN = r"(?:(?<![\w.,:;)%-])[-+]|\b[Mm]inus )"
_DIGITS = rf"(?:{FIGURE.pattern}(?: \d/\d(?![\d/]))?|\.\d+)"
_DURATION = r"\d{1,2}:\d\d:\d\d(?:\.\d+)?|\d{1,2}:\d\d\.\d+"
_FREE = r"(?<![\w.:/-])(?<!\d,)"
"""No part of a word, a time, a date, a larger number."""
_ENDED = rf"(?=(?:bn|tn|mn|m|k|{_SIGNS})|[^\w/.,]|[.,](?!\d)|$)"
_PLAIN = (
    rf"(?:{_SIGN}?{_MONEY}{_DIGITS}|(?:{_SIGN}|{_FREE}){_DIGITS}{_ENDED})"
    rf"{_SCALE}?(?:\s?-?{_SIGNS})?"
)
_END = rf"{_MONEY}?{_DIGITS}{_SCALE}?(?:\s?{_SIGNS})?"
_RANGE = one_of(
    r"\d{1,2}ft \d{1,2}in\b",
    # 3-5%, £2m to 3m, but "from 3 to 5" are two figures
    rf"(?<!from ){_MONEY}?{_FREE}{_DIGITS}{_SCALE}?\s?{_SIGNS}?(?:-| to )(?=\d)"
    rf"{_DIGITS}{_SCALE}?(?:\s?{_SIGNS}|(?![\w/-]))",
    rf"(?i:between) {_END} and {_END}(?![\w/])",
    rf"(?i:\b(?:{_SMALL}|one) (?:to|or) {_SMALL}\b)",
)
_ABOUT = one_of(
    "(?:well |just )?"
    + one_of(
        "(?:more|less|fewer|no more) than",
        "at (?:least|most)",
        "as (?:many|much) as",
        "up to",
        "close to",
        any_word("about around nearly almost over under below above roughly approximately"),
    ),
    "some|only|just",
    "an estimated",
    "an average of",
)
_NUMBER = rf"{_DURATION}|(?i:{_PER_HEAD})|{_RANGE}|{_PLAIN}|(?<![\w-])(?i:{_SPELLED}|{_SHARE})\b"
_FIGURE = re.compile(rf"(?:\b(?P<about>(?i:{_ABOUT}))\s)?(?P<number>{_NUMBER})")
_BEFORE_ONE = any_word(
    "for within in under over than about around almost nearly took takes take lasted lasts last"
    " had just only after of every at by costs? weighs? is was"
)
_UNIT_OF_ONE = any_word(
    "hour minute second week fortnight month year decade century mile kilometre metre tonne ton"
    " litre gram kilogram kilo inch foot acre hectare light-year"
)
_ONE = re.compile(
    rf"\b{_BEFORE_ONE} (?P<said>(?P<number>an?|one)"
    rf"(?P<unit> (?:{_UNIT_OF_ONE}|day(?= (?:and|or|to)\b)))(?: and a (?:half|quarter))?)\b"
    # "a year ago" is a date
    r"(?! (?:ago|earlier|later|in which|when|that|of (?!the\b)))"
)
_NUMBERED = re.compile(
    r"\b"
    + any_word(
        r"resolution article chapter section paragraph no\.? nos\. number page pages room flight"
        r" route act h\.r\. group unit line law highway level day phase version channel class type"
        r" grade apollo formula platform gate junction verse psalm part episode season volume step"
        r" rule tier zone covid-?"
    )
    + r"\s?$",
    re.IGNORECASE,
)
_AFTER_TIME = any_word("on in and to until local when as after that yesterday today last")
_TIME = re.compile(
    one_of(
        r"(?<![\w.,:£$€])\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m\b\.?|o'clock)",
        r"(?<![\w.,:£$€])\d{1,2}:\d\d(?![:.]?\d)",
        r"(?<![\w.,:£$€])\d{1,2}[.:]?\d\d"
        r"(?:\s?(?:hours )?(?:GMT|UTC|BST|CET|E[SD]T|P[SD]T)|\s\(\d{4} GMT)",
        # at 9.30 on Friday
        r"(?<![\w.,:£$€])\b(?:at|by|from|until|till|before|after|around|about) \d{1,2}\.[0-5]\d"
        rf"(?=[.,;)]?$|[.,;)] | {_AFTER_TIME}\b| \w+day\b)",
    ),
    re.IGNORECASE,
)
_AGE_BEFORE = re.compile(r"[A-Z][\w'-]+(?:, (?:who is |now |aged )?| \()$")
_AGE_AFTER = re.compile(r"(?:,(?! \d)|\.$|\)| and [A-Z])")
"""What stands around an age in apposition: "Ida Moe, 71, who heads"."""
_SPLIT = re.compile(rf"(?P<more>[\d.]+)\s?{_SIGNS} to (?P<less>[\d.]+)\s?{_SIGNS}")
"""Two shares of one whole: "61% to 39%"."""
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_ADDRESS = re.compile(
    r" (?:[A-Z][a-z]+ ){1,3}(?:Street|Road|Lane|Avenue|Square|Drive|Way|Place|Close|Terrace|Row)\b"
)
_LONGEST_NUMBERED = 12
"""Letters before a number in which such words are looked for: they are shorter."""
_BIG = 100
_OLDEST = 120
_LONGEST_NAME = 40
_MOST_UNIT_WORDS = 3
_PARTS = ("thirds", "quarters", "fifths", "tenths")
_COMPLETE = ("twice", "thrice", "half")
_CLOSES_UNIT = re.compile(r"[.,;:)\"~]|$|'s\b")
_SCORE = re.compile(r"\d{1,3}(?:-| to )\d{1,3}")
_NEXT_WORD = re.compile(r" ([a-z]+(?:-[a-z]+)*)")
_OF_MANY = re.compile(r" of (?P<of>(?:[a-z]+(?: and)? )?[a-z]+)\b")
_TOKEN = re.compile(r"[ -](?P<word>[A-Za-z][a-z']*(?:-[a-z]+)*)")
_NO_UNIT = PREPOSITION_WORDS | frozenset(
    "and or but as is are was were be been being had have has did does do that who which when"
    " while where because so if than then a an the this these those their his her its my our"
    " your it he she they we you i still would will can could may might must shall should said"
    " says not no also each every last next later earlier ago away across perhaps always thus"
    " yes whereas took went high long wide thick tall deep old more less most fewer"
    " further apart late early today yesterday tomorrow tonight overall again instead"
    " there here now then so still already only".split()
)
_PLURALS = frozenset(
    "people men women children police lynx aircraft spacecraft fish sheep deer species series"
    " craft feet teeth mice geese cattle offspring staff points times hectares bison salmon".split()
)
_BETWEEN = re.compile(
    rf" {any_word('more fewer further away long high wide tall deep old late early')}\b"
)
"""What may stand between a number and what it counts: "40 more days", "nine away games"."""
_EACH = re.compile(r" per [a-z]+")
"""For how much an amount is: "50,000 per hectare"."""
_OUT_OF = re.compile(
    rf" of (?:the|its|their|his|her|our) (?:last |first |next )?(?:{_SMALL}|\d+)\b"
)
"""After a part of a number: "two of their last seven"."""
_TO_CALL = re.compile(r"\b(?:call|dial|ring|phone|text)(?:s|ed|ing)? (?:\w+ on )?$")
_SECOND_UNIT = re.compile(
    rf"(?:(?<=hours)|(?<=hour)|(?<=minutes)|(?<=years)|(?<=year)|(?<=feet)|(?<=months)"
    rf"|(?<=days))(?: and|,)? (?:\d+|{_SMALL}) (?:minutes?|seconds?|months?|days?|hours?|inches)\b"
)
_AFTER_SHARE = re.compile(
    r" (?:of|the|an?|its|their|his|her|our|my|those|these|all|that|what|this|as|are|is|were|was"
    r"|had|have|has|said|say|more|less|on|in|from|to|down|up|compared|and|or|over|[A-Z]\w*"
    r"|[a-z]+ed)\b|[.,;:)\"]|$"
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
            rf"{_CURRENCY}|[%°]|per ?cent|{_SCALES}|dozens|{_PART}\b"
            r"|\d-\d|\d\.\d|\b(?:in|out of) |\d\s?(?:km|mph|kg|bn|m|cm|ft|MW|GW|kph)\b|degrees",
            self.number,
            re.IGNORECASE,
        )
        return large or bool(marked)


def short_words(figure: Figure, text: str) -> str:
    """Return a figure in fewer words than a copy has: without "more than", without its unit."""
    after = figure.words.rindex(figure.number) + len(figure.number)
    ways = (figure.words, figure.number + figure.words[after:], figure.number)
    short = (way for way in ways if put_apart([way], text))
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
        if text.startswith("-year-old", end):
            continue
        if _NUMBERED.search(before) or _ORDINAL.match(text, end) or _ADDRESS.match(text, end):
            continue
        if text[start:end].isdigit() and _is_age(text, start, end):
            continue
        number = text[start:end]
        stop = _end_of_amount(text, number, end)
        is_word = number.replace("-", "").isalpha()
        if not _is_figure(text, number, end, has_unit=stop > end):
            continue
        # "some", "only" and the like say little before a number word: "only two years".
        about = (found["about"] or "").casefold()
        bare = about in ("some", "only", "just", "over", "under") and is_word
        words = text[start if bare else found.start() : stop]
        figure = Figure(words, start, end, number.strip())
        if start >= reached and not any(map(figure.overlaps, taken)):
            figures += _shares(figure) or [figure]
            reached = stop
    for found in _ONE.finditer(text):
        figure = Figure(found["said"], *found.span("said"), found["said"])
        if not any(map(figure.overlaps, [*taken, *figures])):
            figures.append(figure)
    return sorted(figures, key=lambda figure: figure.start)


def _shares(figure: Figure) -> list[Figure]:
    """Return the two shares that "61% to 39%" tells, of which the first is the larger."""
    split = _SPLIT.fullmatch(figure.number)
    if split is None or float(split["more"]) <= float(split["less"]):
        return []
    middle = figure.number.index(" to ")
    more, less = figure.number[:middle], figure.number[middle + len(" to ") :]
    at = figure.end - len(less)
    return [
        Figure(more, figure.start, figure.start + middle, more),
        Figure(less, at, figure.end, less),
    ]


def _is_age(text: str, start: int, end: int) -> bool:
    """Tell whether a number from `start` to `end` is the age of the one named before it."""
    before = text[max(0, start - _LONGEST_NAME) : start]
    return (
        int(text[start:end]) < _OLDEST
        and bool(_AGE_BEFORE.search(before))
        and bool(_AGE_AFTER.match(text, end))
    )


def _is_figure(text: str, number: str, end: int, *, has_unit: bool) -> bool:
    """Tell whether a number by itself is a figure: not "the second half" or "a third man"."""
    lowered, after = number.casefold(), text[end : end + 20]
    before = text[: end - len(number)][-16:].casefold()
    if lowered == "half" or re.fullmatch(r"(?:an?|one) (?:half|third|quarter|\w+th)", lowered):
        is_ordinal = re.search(r"\b(?:first|second|other|better|next|last|each|final) $", before)
        return bool(_AFTER_SHARE.match(after)) and not is_ordinal
    if lowered in _ENGLISH.small[2:11]:
        return has_unit or bool(_OUT_OF.match(after))
    if re.fullmatch(r"\d{3,4}", number) and re.search(
        r"\b(?:an?|last|first|new|old|one) $", before
    ):
        return has_unit  # "its last 747"
    if number.isdigit() and _TO_CALL.search(before):
        return has_unit  # a telephone number
    return True


def _end_of_amount(text: str, number: str, end: int) -> int:
    """Return where all ends that belongs to a number: "two hours and 41 minutes"."""
    stop = _end_of_unit(text, number, end)
    between = _BETWEEN.match(text, end)
    if between and (after := _end_of_unit(text, number, between.end())) > between.end():
        stop = after
    rest = _SECOND_UNIT.match(text, stop) or _EACH.match(text, stop)
    return rest.end() if rest else stop


def _end_of_unit(text: str, number: str, end: int) -> int:
    """Return where the unit of a number ends: "412 patients", "250 new homes", "two-month truce".

    It reaches to the first noun in the plural, over at most two words that tell more of it; without
    one it is the word after the number, if the phrase ends there.
    """
    lowered = number.casefold()
    if re.fullmatch(rf"{_MANY}|.*(?:thirds|quarters|fifths|tenths)", lowered):
        return end if lowered.endswith(_PARTS) else _end_of_many(text, end)
    is_one = bool(re.match(r"(?:a|one) \w+$", lowered)) and not re.search(_SCALES, lowered)
    is_score = _SCORE.fullmatch(number) and not _is_counted(_next_word(text, end))
    if re.search(r"\d(?:bn|tn|mn|m|k)$", number) and _is_counted(_next_word(text, end)):
        return end + 1 + len(_next_word(text, end))  # "1.3m passengers"
    is_one = bool(is_one or re.match(r"one (?!in |out )[a-z]+ (?:in|out) ", lowered))
    if is_one or is_score or lowered in _COMPLETE or re.search(rf"(?:{_SIGNS}|[£$€¥₹].*)$", number):
        return end
    place, first = end, end
    for _ in range(_MOST_UNIT_WORDS):
        token = _TOKEN.match(text, place)
        if token and text[place] == "-":
            return end if token["word"].endswith("ed") else _end_of_length(text, token.end())
        if not token or token["word"].split("'")[0].lower() in _NO_UNIT:
            break
        if place == end and not token["word"].islower():
            break
        place = token.end()
        first = first if first > end else place
        if _is_counted(token["word"]):
            return place
    word = text[end:first].strip()
    closes = _CLOSES_UNIT.match(text, first) or _next_word(text, first) in _NO_UNIT
    return first if closes and not is_past(word) and not word.endswith("ly") else end


def _end_of_many(text: str, end: int) -> int:
    """Return where "thousands of wild geese" ends, of which "thousands" ends at `end`."""
    found = _OF_MANY.match(text, end)
    *lead, counted = found["of"].split() if found else [""]
    if lead and _is_counted(lead[0]):
        return end + len(f" of {lead[0]}")
    is_noun = _is_counted(counted) and not (lead and lead[0] in _NO_UNIT)
    return found.end() if found and is_noun else end


def _end_of_length(text: str, end: int) -> int:
    """Return where "two-month truce" ends, of which "two-month" ends at `end`.

    What has the length belongs to it, and what that does does not.
    """
    word = _next_word(text, end)
    is_noun = word and word not in _NO_UNIT and not is_past(word)
    return end + 1 + len(word) if is_noun else end


def _next_word(text: str, at: int) -> str:
    found = _NEXT_WORD.match(text, at)
    return found[1] if found else ""


def _is_counted(word: str) -> bool:
    """Tell whether a word is a noun in the plural, as it stands after a number."""
    return word in _PLURALS or (word.islower() and is_plural_noun(word) and len(word) > 2)
