"""The grammar of English that code needs: capitals, plurals, and the names of months.

Words that are read stand in questions/languages/en.yaml; here is how English is put together and
told apart, for what reads or writes English only (the item rules, reading articles, checks).
"""

from talkquiz.language.language_file import bundled_language

MONTHS = bundled_language("en").dates.months
SHORT_MONTHS = bundled_language("en").dates.short_months
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = dict(zip(bundled_language("en").dates.seasons, range(21, 25), strict=True)) | {"fall": 23}
"""The seasons with their numbers in EDTF."""


def sentence_case(text: str) -> str:
    """Return `text` with a capital first letter."""
    return text[:1].upper() + text[1:]


def is_plural(name: str) -> bool:
    """Tell whether a name takes a plural verb: "rebel groups", but not "the United States"."""
    last = name.rsplit(maxsplit=1)[-1]
    return last.islower() and last.endswith("s")


def month_number(name: str) -> int:
    """Return 1 to 12 for the name of a month, in full or shortened."""
    short = [month.casefold() for month in SHORT_MONTHS]
    return short.index(name[:3].casefold()) + 1
