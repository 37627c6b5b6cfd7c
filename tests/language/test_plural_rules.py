"""Which form of a word goes with a number."""

import pytest

from talkquiz.language.plural_rules import Plural, PluralRuleError, plural_form

ARABIC = {
    "zero": "n = 0",
    "one": "n = 1",
    "two": "n = 2",
    "few": "n % 100 = 3..10",
    "many": "n % 100 = 11..99",
}
POLISH = {
    "one": "n = 1",
    "few": "n % 10 = 2..4 and n % 100 != 12..14",
    "many": "n % 10 = 0,1,5..9 or n % 100 = 12..14",
}


@pytest.mark.parametrize(
    ("rules", "number", "form"),
    [
        ({"one": "n = 1"}, 1, "one"),
        ({"one": "n = 1"}, 0, "other"),
        (ARABIC, 0, "zero"),
        (ARABIC, 2, "two"),
        (ARABIC, 110, "few"),
        (ARABIC, 111, "many"),
        (ARABIC, 100, "other"),
        (POLISH, 22, "few"),
        (POLISH, 12, "many"),
        (POLISH, 101, "many"),
        ({}, 1, "other"),
    ],
)
def test_numbers_take_the_form_of_their_rule(rules: dict[str, str], number: int, form: str) -> None:
    assert plural_form(rules, number) == form


@pytest.mark.parametrize("rule", ["", "n == 1", "n = x", "i = 1", "n % 0 = 1", "n = 1 and", "n=1"])
def test_what_is_no_rule_is_refused(rule: str) -> None:
    with pytest.raises(PluralRuleError):
        plural_form({"one": rule}, 5)


def test_a_text_for_a_number() -> None:
    points = Plural({"one": "{count} point", "other": "{count} points in {where}"}, ARABIC, " ")
    assert points(1) == "1 point"
    assert points(12_345, where="all") == "12 345 points in all"
