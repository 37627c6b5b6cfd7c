"""What asks for a number: "how many ships", "how long", "what share of", "at what temperature".

Each way below looks at the words of the number, at what follows them, and at the verb. The first
that fits says how the question begins; what is counted goes with it, all else stays behind.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from talkquiz.language.clauses import PREPOSITION, UnaskableError
from talkquiz.language.english import is_plural_noun, plural
from talkquiz.language.unicode_forms import small_letters

TIMES = "second minute hour day night week month year decade century generation".split()
_LENGTHS = "kilometre kilometer km mile metre meter m yard foot feet inch fathom".split()
_SHORT_UNITS = {
    "km": "kilometres", "m": "metres", "cm": "centimetres", "mm": "millimetres", "ft": "feet",
    "mi": "miles", "kg": "kilograms", "g": "grams", "t": "tonnes", "lb": "pounds", "h": "hours",
    "min": "minutes", "kW": "kilowatts", "MW": "megawatts", "W": "watts", "V": "volts",
    "Hz": "hertz",
}  # fmt: skip
_MOVING = frozenset(
    "travel sail fly run walk drift move bounce fall rise go swim drive march jump climb drop "
    "extend stretch spread reach".split()
)
_ADJECTIVES = "long|old|wide|high|deep|tall|thick|old|away|across|apart|off|late|early|heavy|far"
_NUMERALS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|million|"
    "billion|trillion|dozen|bn|mn|half|twice|once"
)
_ABOUT = (
    "about|nearly|almost|around|roughly|some|more|less|fewer|than|over|under|at|least|most|up|to|"
    "just|only|well|between|and|a|an|the|approximately|another|minus|plus|further|as|many|much"
)
_NUMBER = re.compile(
    rf"^(?:(?:{_ABOUT}|{_NUMERALS}|\w+teen|\w+ty(?:-\w+)?|"
    r"[−–-]?[\d.,\u00a0\u202f]*\d(?:[-–−]\d+)?(?:m|bn|k)?)(?=\s|$)\s*)+"
)
_NTH = "(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|[a-z]+teen|[a-z]+tie|hundred|thousand)th"
_ORDINAL = re.compile(rf"(?:the )?(?:\d+(?:st|nd|rd|th)|first|second|third|(?:\w+-)?{_NTH})\b")
_SHARE = re.compile(
    rf"%|per ?cent\b|\b(?:half|halves|thirds?|quarters?|{_NTH}s?|most)\b"
    r"|^(?:one|two|three|four|five|six|seven|eight|nine|\d+) (?:in|out of) \w+$"
)
_CHANGING = frozenset(
    "rise fall grow shrink drop increase decrease gain lose climb decline".split()
)
_REACHING = frozenset("reach hit exceed pass stand sink double".split())
_LASTING = frozenset(
    "last take live stay wait reign rule serve stand spend need remain survive run continue keep "
    "sleep work sail walk travel march fly drive fight drift hold lie orbit endure train "
    "rest".split()
)
QUANTITIES = (
    "mass|weight|height|length|width|depth|distance|area|speed|temperature|age|"
    "density|volume|population|price|cost|share|rate|radius|diameter|pressure|power|"
    "voltage|number|size|half-life|period|total|value|salary|budget|output|yield|"
    "frequency|wavelength|charge|energy|loss|profit|income|debt|wage|score|toll|"
    "range|circumference|capacity|altitude|thickness"
)
_QUANTITY = re.compile(rf"\b(?:{QUANTITIES})\b")
_BEYOND = re.compile(
    r" (?:below|above|beneath|under|beyond|behind|from|north|south|east|west|inland|into|along|up|"
    r"down|across|upstream|downstream|ahead|away|off|apart|out)\b"
)
_MONEY = re.compile(r"[$£€¥]|\b(?:dollars?|euros?|francs?|roubles?|rubles?|cents?)\b")
_HEAT = re.compile(r"°|\bdegrees?\b")
_SPEED = re.compile(
    r"\b(?:km|m|miles?|kilomet(?:re|er)s?|met(?:re|er)s?)(?:/| per | an? )(?:h|s|hour|second)\b"
    r"|\bmph\b|\bknots?\b"
)
_EACH = re.compile(
    r" (?:an?|per|each|every) (?:nautical |square |cubic )?"
    rf"(?:{'|'.join((*TIMES, *_LENGTHS))}|person|head|litre|gram|kilogram|tonne|hectare)\b"
)
_CLAUSE_WORDS = "that which who whose when while because if but so is are was were had has have"
_ENDS_NOUN = re.compile(
    rf" (?!of )(?:{PREPOSITION}|and|or|{'|'.join(_CLAUSE_WORDS.split())})\b|[,;:.]"
)
_ENDS_LONG_NOUN = re.compile(
    r" (?:in|by|on|at|since|until|during|from|after|before|for) (?:[^ ]+ )?\d|[,;:.]"
    r"| (?:with|without|into|through|among|against|under) "
    rf"| (?:{'|'.join(_CLAUSE_WORDS.split())})\b"
)
"""Where "of" joins more to what is counted, only a date, a clause or a comma ends it."""


class Number(NamedTuple):
    """A number in a claim: its words, the preposition before it, what follows, and the verb.

    `verb` is the base form of the main verb, "be" for a bare copula; `subject` is its subject.
    """

    text: str
    preposition: str
    after: str
    verb: str
    subject: str = ""

    @property
    def unit(self) -> str:
        """The unit among the words of the number, as they have it; empty if there is none."""
        text = self.text.strip()
        number = _NUMBER.match(small_letters(text))
        return text[number.end() if number else 0 :].strip()

    @property
    def single_unit(self) -> str:
        """The first word of the unit, in the singular."""
        first = self.unit.partition(" ")[0]
        single = first.removesuffix("s")
        return single if single in (*TIMES, *_LENGTHS) else first

    @property
    def counted(self) -> str:
        """What follows and is counted: " zones", " months of talks"."""
        first = re.search(rf" ({PREPOSITION}) ", self.after.partition(",")[0])
        is_long = first is not None and first[1] == "of"
        stop = (_ENDS_LONG_NOUN if is_long else _ENDS_NOUN).search(self.after)
        words = self.after[: stop.start() if stop else len(self.after)].split(" ")
        for at, word in enumerate(words[2:], start=2):
            if word.endswith("ed") or word in ("later", "earlier", "ago"):
                return " ".join(words[:at])
        return " ".join(words)


class Opening(NamedTuple):
    """How a question for a number begins, and what is left of the words after the number."""

    words: str
    after: str


def measures(words: str, preposition: str) -> bool:
    """Tell whether a number after `preposition` says how long, fast, hot or how much more."""
    if preposition == "for":
        return Number(words, "", "", "").single_unit in TIMES
    if preposition == "at":
        return bool(_HEAT.search(words) or _SPEED.search(words))
    return preposition == "by" and bool(_SHARE.search(small_letters(words)))


def number_opening(number: Number) -> Opening:
    """Return how the question for `number` begins; raises UnaskableError."""
    if _ORDINAL.match(small_letters(number.text)):
        reason = "a number in an order is not counted"
        raise UnaskableError(reason, "Ask for it in words of your own.")
    found = next(filter(None, (way(number) for way in _WAYS)))
    preposition = (
        ""
        if found.words in ("how long", "how far") and number.preposition == "for"
        else number.preposition
    )
    return Opening(f"{preposition} {found.words}".strip(), found.after)


def _share(number: Number) -> Opening | None:
    if not _SHARE.search(small_letters(number.text)):
        return None
    if re.match(r" of (?:what|all that|those who)\b", number.after):
        return Opening(f"what share{number.after}", "")
    if number.after.startswith(" of "):
        return Opening(f"what share{number.counted}", number.after[len(number.counted) :])
    if re.match(r" (?:the|its|his|her|their|all|these|those) ", number.after):
        return Opening(f"what share of{number.counted}", number.after[len(number.counted) :])
    if re.search(r" (?:in|out of) ", number.text) and number.counted.strip():
        return Opening(f"what share of{number.counted}", number.after[len(number.counted) :])
    if number.counted.strip():
        reason = "what it is a share of does not follow"
        raise UnaskableError(reason, "Write “of ...” after the slot.")
    by = "by " if number.verb in _CHANGING and not number.preposition else ""
    return Opening(f"{by}what percentage", number.after)


def _money(number: Number) -> Opening | None:
    return Opening("how much", number.after) if _MONEY.search(number.text) else None


def _level(number: Number) -> Opening | None:
    """Ask "to what figure did the population rise", where the subject says what is measured."""
    is_level = number.verb in (*_CHANGING, *_REACHING)
    if not is_level or not _QUANTITY.search(small_letters(number.subject)):
        return None
    if number.counted.strip():
        return None
    if number.preposition == "by":
        return Opening("how much", number.after)
    return Opening("what figure", number.after)


def _temperature_or_speed(number: Number) -> Opening | None:
    is_heat = _HEAT.search(number.text)
    if not is_heat and not _SPEED.search(number.text):
        return None
    if number.verb == "be" and not number.preposition:
        return Opening("what", number.after)
    return Opening("what temperature" if is_heat else "what speed", number.after)


def _times_as(number: Number) -> Opening | None:
    """Ask "how many times as heavy as that of 1857", "how many times larger than Mars"."""
    has_times = re.search(r"\b(?:times|twice)$", number.text)
    compares = re.match(r" (?:as|more|less|fewer|[a-z]+er)\b", number.after)
    return Opening(f"how many times{number.after}", "") if has_times and compares else None


def _how_often(number: Number) -> Opening | None:
    """Ask "how often", where the slot is "every four days"."""
    return Opening("how often", number.after) if number.text.startswith("every ") else None


def _adjective(number: Number) -> Opening | None:
    """Ask "how long", "how far away"."""
    found = re.match(rf" ({_ADJECTIVES})\b(?! of)", number.after)
    if not found or not number.unit:
        return None
    far = "far " if found[1] in ("away", "apart", "off", "across") else ""
    return Opening(f"how {far}{found[1]}", number.after[found.end() :])


def _duration(number: Number) -> Opening | None:
    if number.single_unit not in TIMES:
        return None
    if re.fullmatch(r" (?:later|earlier)", number.after):
        return Opening(f"how much{number.after}", "")
    if re.match(r" (?:after|before) ", number.after):
        return Opening(f"how long{number.after}", "")
    is_lasting = number.preposition == "for" or number.verb in ("be", *_LASTING)
    if number.preposition in ("", "for") and is_lasting and not number.counted.strip():
        return Opening("how long", number.after)
    return None


def _size(number: Number) -> Opening | None:
    """Ask "what was its mass", where the verb is no more than "was"."""
    is_plain = number.verb == "be" and not number.preposition and not number.counted.strip()
    has_name = _QUANTITY.search(small_letters(number.subject))
    return Opening("what", number.after) if is_plain and has_name else None


def _distance(number: Number) -> Opening | None:
    if number.single_unit not in _LENGTHS or number.preposition not in ("", "for"):
        return None
    is_far = number.verb in _MOVING or _BEYOND.match(number.after)
    return Opening("how far", number.after) if is_far else None


def _counted(number: Number) -> Opening:
    """Ask "how many", with the unit in the number's words or what is counted after them."""
    unit, counted = number.unit, number.counted
    if unit:
        each = _EACH.match(number.after)
        kept = counted if counted.startswith(" of ") else each[0] if each else ""
        return Opening(f"how many {_several(number)}{kept}", number.after[len(kept) :])
    if re.match(r" of (?:the|his|her|its|their|these|those|all) ", number.after):
        return Opening(f"how many{counted}", number.after[len(counted) :])
    if not re.match(r" (?!of )\w", counted):
        raise UnaskableError(
            "what is counted does not follow the number", "Write it after the slot."
        )
    return Opening(f"how many{counted}", number.after[len(counted) :])


def _several(number: Number) -> str:
    """Return the unit as it stands after "how many"."""
    unit = number.unit
    if unit in _SHORT_UNITS:
        return _SHORT_UNITS[unit]
    if not re.match(r"[^\W\d_]", unit):
        raise UnaskableError(f"what `{unit}` counts cannot be told", "Write the unit as a word.")
    is_one = re.match(r"(?:about )?(?:a|an|one)\b", number.text)
    return plural(unit) if is_one and not is_plural_noun(unit) else unit


_WAYS: tuple[Callable[[Number], Opening | None], ...] = (
    _share,
    _money,
    _level,
    _temperature_or_speed,
    _times_as,
    _how_often,
    _adjective,
    _duration,
    _distance,
    _size,
    _counted,
)
"""From the most special to the plain one."""
