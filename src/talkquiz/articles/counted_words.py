"""What counts as one word where a claim is held against the sentence that it rests on.

Nobody can say otherwise what a person is called, how much it was, and when: a date, a number with
its unit, a name of the glossary and a title are one word each.
"""

import re

from talkquiz.articles.article import plain
from talkquiz.articles.patterns import any_word
from talkquiz.course.course import Course
from talkquiz.language.english import MONTHS, SHORT_MONTHS

_MONTH = rf"(?:{'|'.join((*MONTHS, *SHORT_MONTHS))})\.?"
_DATE = (
    rf"\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}(?:,? \d{{4}})?"
    rf"|{_MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?(?!\d))?(?:,? \d{{4}})?"
)
_SCALE = any_word("hundred thousand million billion trillion dozen bn m k")
_UNIT = any_word(
    "metres? meters? kilometres? kilometers? centimetres? centimeters? millimetres? millimeters? "
    "miles? yards? feet foot inch(?:es)? hectares? acres? lit(?:re|er)s? gallons? barrels? tonnes? "
    "tons? kilograms? kilos? grams? pounds? ounces? degrees? watts? megawatts? gigawatts? "
    "kilowatts? volts? hertz percent km cm mm kg mg g t ft mph kph km/h kW MW GW °C °F C F "
    "seconds? minutes? hours? days? weeks? months? years? decades? centuries century "
    "dollars? euros? pounds? yen people"
)
_NUMBER = (
    rf"[£$€¥]?\d(?:[\d.,]*\d)?(?:[ -]?{_SCALE})?"
    rf"(?: ?%| per cent|(?:[ -](?:cubic|square))?[ -]?{_UNIT})?"
)


def counted_as_one(course: Course) -> re.Pattern[str]:
    """Return the pattern of what is one word, in a text that went through `plain`."""
    names = {name for entry in course.lexicon.entries.values() for name in entry.names}
    names |= {source.title for source in course.sources.entries.values() if source.title}
    longest = sorted(map(plain, names), key=lambda name: (-len(name), name))
    listed = "|".join(map(re.escape, longest))
    ways = "|".join(filter(None, (listed, _DATE, _NUMBER)))
    return re.compile(rf"(?<!\w)(?:{ways})(?!\w)", re.IGNORECASE)
