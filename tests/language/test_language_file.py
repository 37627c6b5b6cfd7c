"""Language files: what en.yaml holds, what is wrong with another, and forms by number."""

from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest

from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.yaml import parse
from talkquiz.language.language_file import (
    Language,
    Plural,
    PluralRuleError,
    bundled_codes,
    bundled_language,
    plural_form,
    read_language,
)
from talkquiz.resources import bundled

EN: Any = parse((bundled("questions") / "languages" / "en.yaml").read_text(encoding="utf-8")).data


def changed(*keys: str, to: Any) -> Any:
    """Return the English file with the value at `keys` replaced; None removes the key."""
    data = deepcopy(EN)
    inner = data
    for key in keys[:-1]:
        inner = inner[key]
    if to is None:
        del inner[keys[-1]]
    else:
        inner[keys[-1]] = to
    return data


def test_english_is_bundled_and_found_by_its_regions() -> None:
    assert bundled_codes() == ["en"]
    assert read_language("en", EN)[1] == []
    assert bundled_language("en-GB").sheet == bundled_language("en").sheet
    with pytest.raises(KeyError):
        bundled_language("xx")


def test_a_file_with_the_same_keys_is_a_language_of_its_own() -> None:
    data = changed("direction", to="rtl")
    data["plurals"]["few"] = "n = 2..4"
    data["sheet"]["points"]["few"] = "{count} few"
    data["numbers"]["scales"] = {"dozen": "12"}
    language, problems = read_language("qq", data)
    assert not problems
    assert language is not None
    assert (language.code, language.is_from_right) == ("qq", True)
    assert (language.sheet.points(3), language.numbers.scales) == ("3 few", {"dozen": "12"})
    assert language.lists.joined(["a"]) == "a"
    assert language.lists.joined(["a", "b", "c"]) == "a, b and c"


def test_words_around_numbers_may_be_left_out_and_be_as_many_as_there_are() -> None:
    data = changed("numbers", "about", to=["circa"])
    for key in ("short-scales", "minus", "bounds", "modifiers", "endings", "shares"):
        del data["numbers"][key]
    language, problems = read_language("qq", data)
    assert not problems
    assert language is not None
    assert (language.numbers.about, language.numbers.bounds) == (("circa",), ())
    assert (language.numbers.short_scales, language.plurals) == ({}, {"one": "n = 1"})


@pytest.mark.parametrize(
    ("data", "location", "code"),
    [
        ("no mapping", (), "TQ103"),
        (changed("sheet", to="x"), ("sheet",), "TQ103"),
        (changed("sheet", "name", to=None), ("sheet",), "TQ102"),
        (changed("sheet", "nmae", to="x"), ("sheet", "nmae"), "TQ101"),
        (changed("sheet", "name", to=["x"]), ("sheet", "name"), "TQ103"),
        (changed("sheet", "form", to="{number}"), ("sheet", "form"), "TQ105"),
        (changed("sheet", "form", to="{code.x}"), ("sheet", "form"), "TQ105"),
        (changed("sheet", "form", to="{code:>9999999}"), ("sheet", "form"), "TQ105"),
        (changed("sheet", "form", to="{code!r}"), ("sheet", "form"), "TQ105"),
        (changed("sheet", "form", to="{"), ("sheet", "form"), "TQ105"),
        (changed("dates", "months", to=["one"]), ("dates", "months"), "TQ105"),
        (changed("dates", "months", to="one"), ("dates", "months"), "TQ103"),
        (changed("direction", to="up"), ("direction",), "TQ104"),
        (changed("plurals", "one", to="n == 1"), ("plurals", "one"), "TQ105"),
        (changed("sheet", "points", "other", to=None), ("sheet", "points"), "TQ102"),
        (changed("sheet", "points", "lots", to="x"), ("sheet", "points", "lots"), "TQ101"),
        (changed("sheet", "points", "few", to="{x}"), ("sheet", "points", "few"), "TQ105"),
        (changed("numbers", "scales", "dozen", to=[]), ("numbers", "scales", "dozen"), "TQ103"),
        *(
            (changed("numbers", key, "dozen", to=factor), ("numbers", key, "dozen"), "TQ105")
            for key in ("scales", "short-scales")
            for factor in ("twelve", "0", "-12", "1.5", "1" * 40)
        ),
        (changed("numbers", "about", to="x"), ("numbers", "about"), "TQ103"),
        (changed("numbers", "thousands", to=None), ("numbers",), "TQ102"),
        (changed("items", "cautions", "hoped", to=None), ("items", "cautions"), "TQ102"),
        (changed("sheet", "titled", "plain", to=None), ("sheet", "titled"), "TQ102"),
        (changed("items", "nouns", to=None), ("items",), "TQ102"),
        (
            changed("items", "nouns", "animal", to={"other": "x"}),
            ("items", "nouns", "animal"),
            "TQ101",
        ),
        (changed("items", "nouns", "body", "other", to=None), ("items", "nouns", "body"), "TQ102"),
        (changed("maps", "countries", "SYRIA", to="x"), ("maps", "countries", "SYRIA"), "TQ101"),
        (changed("maps", "countries", "SYR", to=["x"]), ("maps", "countries", "SYR"), "TQ103"),
        (changed("maps", "between", to=None), ("maps",), "TQ102"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    data: Any, location: tuple[str, ...], code: str
) -> None:
    language, problems = read_language("qq", data)
    assert language is None
    assert (location, code) in [(each.at, each.code) for each in problems]
    assert all(each.message and each.hint for each in problems)


def test_a_language_may_have_nouns_for_some_types_or_for_none() -> None:
    some, problems = read_language("qq", changed("items", "nouns", to={"body": {"other": "x"}}))
    assert not problems
    assert some is not None
    assert some.items.nouns == {"body": {"other": "x"}}
    assert read_language("qq", changed("items", "nouns", to={}))[1] == []


@pytest.mark.parametrize("names", [{"SYR": "Syrien"}, {}, None])
def test_a_language_may_name_some_countries_or_none(names: dict[str, str] | None) -> None:
    language, problems = read_language("qq", changed("maps", "countries", to=names))
    assert not problems
    assert language is not None
    assert language.maps.countries == (names or {})


def test_hint_for_an_unknown_country_is_short() -> None:
    """It does not list all of the two hundred codes."""
    _, (problem,) = read_language("qq", changed("maps", "countries", "XXX", to="x"))
    assert len(problem.hint) < 100


def test_english_says_what_is_wanted_of_every_type_of_entry_and_slot() -> None:
    words, kinds = bundled_language("en").items, bundled_kinds()
    assert kinds.entries.keys() | kinds.types.keys() <= words.asks_for.keys()
    assert words.nouns.keys() <= kinds.entries.keys() | {"name"}


def test_everything_wrong_is_said_at_once() -> None:
    data = changed("sheet", "name", to=None)
    data["key"]["answer"] = ["x"]
    data["strange"] = "x"
    assert len(read_language("qq", data)[1]) == 3


def test_no_word_of_english_is_empty() -> None:
    def texts(value: Any) -> list[Any]:
        names = getattr(value, "_fields", None) or getattr(value, "__slots__", ())
        if names and not isinstance(value, str):
            return [text for name in names for text in texts(getattr(value, name))]
        return [value]

    language: Language = bundled_language("en")
    assert all(text for text in texts(language) if text is not language.questions)


def test_figures_are_written_as_in_the_language() -> None:
    data = changed("numbers", "thousands", to=".")
    data["numbers"]["decimal"] = ","
    german, _ = read_language("de", data)
    assert german is not None
    value = Decimal("1200.5")
    assert german.numbers.figure(value) == "1.200,5"
    assert german.numbers.figure(value, grouped=False) == "1200,5"
    assert bundled_language("en").numbers.figure(value) == "1,200.5"


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
    assert [points(1), points(12_345, where="all")] == ["1 point", "12 345 points in all"]
