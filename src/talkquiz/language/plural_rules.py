"""Which form of a word goes with a number, in any language.

The rules are data in a language file, in the notation of the Unicode CLDR for whole numbers
(Unicode Technical Standard 35, part 3, "Language plural rules"): `n = 1`, `n % 100 = 3..10`,
`n % 10 = 2..4 and n % 100 != 12..14`. A number that no rule takes has the form `other`.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from talkquiz.problem import TalkQuizError

FORMS = ("zero", "one", "two", "few", "many", "other")

_RELATION = re.compile(r"n(?: % (\d+))? (!?=) (\d+(?:\.\.\d+)?(?:,\d+(?:\.\.\d+)?)*)", re.ASCII)


class PluralRuleError(TalkQuizError):
    """Raised for a rule that is not in the notation."""


def plural_form(rules: Mapping[str, str], number: int) -> str:
    """Return the form that `number` takes by `rules`; raises PluralRuleError."""
    for form, rule in rules.items():
        # Every relation is read, so that a mistake is found whatever the number is.
        alternatives = [part.split(" and ") for part in rule.split(" or ")]
        results = [[_holds(relation.strip(), number) for relation in part] for part in alternatives]
        if any(all(part) for part in results):
            return form
    return "other"


def _holds(relation: str, number: int) -> bool:
    match = _RELATION.fullmatch(relation)
    if not match:
        raise PluralRuleError(relation)
    modulus, sign, ranges = match.groups()
    if modulus is not None and not int(modulus):
        raise PluralRuleError(relation)
    value = number % int(modulus) if modulus else number
    ends = [each.split("..") for each in ranges.split(",")]
    return any(int(end[0]) <= value <= int(end[-1]) for end in ends) == (sign == "=")


class Plural(NamedTuple):
    """A text with a form for each sort of number: called with one, it returns the text for it.

    `{count}` in a form is the number, with `thousands` between its groups of digits.
    """

    forms: Mapping[str, str]
    rules: Mapping[str, str]
    thousands: str

    def __call__(self, count: int, **values: object) -> str:
        """Return the text for `count`, with `values` filled in."""
        text = self.forms.get(plural_form(self.rules, count), self.forms["other"])
        return text.format(count=f"{count:,}".replace(",", self.thousands), **values)
