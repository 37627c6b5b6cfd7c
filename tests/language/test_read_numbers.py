"""Numbers as news writes them, in the languages of courses."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkquiz.course.yaml import parse
from talkquiz.language.language_file import bundled_language, read_language
from talkquiz.language.read_numbers import Number, Numbers, find_number, numbers_of

WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
EN = numbers_of(bundled_language("en"))
_FILE = Path(__file__).parents[1] / "data" / "german" / "language.yaml"


def german() -> Numbers:
    language, wrong = read_language("de", parse(_FILE.read_text("utf-8")).data)
    assert language is not None, wrong
    return numbers_of(language)


DE = german()


def number(found: Number | None) -> object:
    """Return a number as a test writes it: its value as text, and its unit."""
    return found and (f"{found.value.normalize():f}", found.unit)


@given(st.integers(0, 10**15), st.sampled_from(["", " people", " km"]))
def test_grouped_digits_are_one_number(value: int, unit: str) -> None:
    expected = Number(Decimal(value), unit.strip())
    assert find_number(f"about {value:,}{unit}") == expected
    assert find_number(f"{value}{unit}") == expected


@given(
    st.decimals(0, 1000, places=2),
    st.sampled_from([("million", 6), ("billion", 9), ("thousand", 3)]),
)
def test_scales_multiply(value: Decimal, scale: tuple[str, int]) -> None:
    """A scale after the digits multiplies them and is no part of the unit."""
    word, zeros = scale
    found = find_number(f"more than {value} {word} people")
    assert found == Number(value * 10**zeros, "people")


@pytest.mark.parametrize(("value", "word"), list(enumerate(WORDS)))
def test_small_numbers_are_read_as_words(value: int, word: str) -> None:
    assert find_number(f"{word.capitalize()} talks") == Number(Decimal(value), "talks")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("400000 people", (400000, "people")),
        ("1\u00a0200 ships", (1200, "ships")),
        ("1\u202f200 ships", (1200, "ships")),
        ("1.23 million", (1230000, "")),
        ("2 months", (2, "months")),
        ("60%", (60, "%")),
        ("3 millionaires", (3, "millionaires")),
        ("thirty ships", (30, "ships")),
        ("some twenty-five ships", (25, "ships")),
        ("Two hundred ships", (200, "ships")),
        ("two hundred thousand people", (200000, "people")),
        ("two thousand five hundred and one", (2501, "")),
        ("one million two hundred thousand", (1200000, "")),
        ("two hundred and thirty-one rounds", (231, "rounds")),
        ("two million", (2000000, "")),
        ("ninety nine", (99, "")),
        ("5 hundred thousand men", (500000, "men")),
        ("a 5-year war", (5, "year war")),
        *((text, None) for text in ("", "half of them", "none", "someone", "tenfold", "often")),
        ("umpty-five ships", None),
        ("mıllıon", None),
        ("5 mıllıon", (5, "mıllıon")),
    ],
)
def test_number_and_unit(text: str, found: object) -> None:
    assert find_number(text) == found


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("-170 °C", "-170", "°C"),
        ("\N{MINUS SIGN}170 °C", "-170", "°C"),
        ("about \N{MINUS SIGN}170°C", "-170", "°C"),
        ("\N{EN DASH}170 °C", "-170", "°C"),
        ("minus 170 degrees", "-170", "degrees"),
        ("minus twenty", "-20", ""),
        ("+5 °C", "5", "°C"),
        ("-$5 million", "-5000000", "$"),
        ("$-5", "-5", "$"),
        ("COVID-19", None, None),
        ("a mid-1990", None, None),
    ],
)
def test_sign_is_part_of_the_number(text: str, value: str | None, unit: str | None) -> None:
    assert number(EN.find(text)) == (value and (value, unit))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("6.5bn km", "6500000000", "km"),
        ("6.5 bn km", "6500000000", "km"),
        ("3mn", "3000000", ""),
        ("5k", "5000", ""),
        ("2tn euros", "2000000000000", "euros"),
        ("£5m", "5000000", "£"),
        ("US$5m a year", "5000000", "US$ a year"),
        ("5m people", "5000000", "people"),
        ("5m refugees", "5000000", "refugees"),
        ("5 m", "5", "m"),
        ("300 K", "300", "K"),
        ("5km", "5", "km"),
        ("5m", None, None),
        ("5m deep", None, None),
    ],
    ids=str,
)
def test_short_scales(text: str, value: str | None, unit: str | None) -> None:
    """An "m" that may stand for metres is read as neither."""
    assert number(EN.find(text)) == (value and (value, unit))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6,5 Milliarden km", "6500000000"),
        ("8,45 km", "8.45"),
        ("1.234.567 km", "1234567"),
        ("1.234 km", "1234"),
        ("1 234 567,5 km", "1234567.5"),
        ("2 Mio. km", "2000000"),
        ("zwei Millionen km", "2000000"),
        ("dreißig km", "30"),
        ("minus 3,5 km", "-3.5"),
        ("6.5 km", None),
        ("8.06,45 km", None),
        ("5 bis 7 km", None),
    ],
)
def test_signs_are_those_of_the_language(text: str, value: str | None) -> None:
    assert number(DE.find(text)) == (value and (value, "km"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("٦٫٥", "6.5"),
        ("١٬٢٠٠", "1200"),
        ("۴۰۰", "400"),
        ("४००", "400"),
        ("１２", "12"),
        ("1٢", None),
    ],
)
def test_digits_of_any_script(text: str, value: str | None) -> None:
    """Digits of one number are of one script."""
    assert number(EN.find(f"{text} km")) == (value and (value, "km"))


@pytest.mark.parametrize(
    "text",
    [
        "two thirds", "two-thirds of them", "3½ years", "2/3", "two and a half years", "two dozen",
        "2 dozen", "2 million and a half", "9th", "the 1990s", "3:30", "3.30pm", "12.5.2016",
        "6,5 km", "1,2345", "±5 km",
    ],
)  # fmt: skip
def test_what_is_no_plain_number(text: str) -> None:
    assert EN.find(text) is None
    assert not EN.holds_several(text)
    assert EN.rewritten(text, Decimal(7)) == ""


@pytest.mark.parametrize(
    "text",
    ["5 to 7", "5-7", "5\N{EN DASH}7 ships", "between 5 and 7", "-5 to -7 °C", "five or six",
     "2 of 5 ships", "400 people in 2016", "5 million to 7 million"],
)  # fmt: skip
def test_a_range_is_no_number(text: str) -> None:
    assert EN.find(text) is None
    assert EN.holds_several(text)
    assert EN.rewritten(text, Decimal(7)) == EN.rewritten(text, Decimal(9)) == ""
    assert EN.other_ways(text) == []


def test_all_numbers_of_a_text_are_read() -> None:
    text = "From 5 to 1.5 million, two hundred of 12,000 and 3,000.5; fifty, not two dozen; -8; 67P"
    assert EN.values(text) == {5, 1500000, 200, 12000, Decimal("3000.5"), 50, -8, 67}
    assert EN.values("the 9th, COVID-19, 3:30, 5-7") == {9, 19, 3, 30, 5, 7}
    assert DE.values("6,5 Milliarden") == {6500000000}


@pytest.mark.parametrize(
    ("text", "value"),
    [("6.5 km", "6.5"), ("6,5 km", "6.5"), ("-170.5 km", "-170.5"), ("1.234 km", "1234"),
     ("5-7 km", None), ("5 bis 7 km", None), ("viele km", None)],
)  # fmt: skip
def test_a_number_may_be_told_in_plain_digits(text: str, value: str | None) -> None:
    """Beside a claim, digits with a point do in each language, unless they mean another there."""
    assert number(DE.told(text)) == (value and (value, "km"))


@pytest.mark.parametrize(
    ("text", "value", "written"),
    [
        ("1,200 ships", "900", "900 ships"),
        ("900 ships", "1200", "1,200 ships"),
        ("about 400000 people", "1250000", "about 1250000 people"),
        ("12 400 ships", "9000", "9 000 ships"),
        ("1\u202f200 ships", "12000", "12\u202f000 ships"),
        ("1.23 million", "900000", "0.90 million"),
        ("1.23 million", "1234000", ""),
        ("2 million", "1500000", ""),
        ("2 million", "4000000000", ""),
        ("2.0 million", "3000000", "3.0 million"),
        ("nearly 3 thousand", "4000", "nearly 4 thousand"),
        ("6.5bn km", "3900000000", "3.9bn km"),
        ("6.5 bn km", "3900000000", "3.9 bn km"),
        ("$5m", "8000000", "$8m"),
        ("60%", "80", "80%"),
        ("1%", "2", "2%"),
        ("-170 °C", "-120", "-120 °C"),
        ("\N{MINUS SIGN}170 °C", "-120", "\N{MINUS SIGN}120 °C"),
        ("minus 170 °C", "-120", "minus 120 °C"),
        ("-170 °C", "120", ""),
        ("170 °C", "-120", ""),
        ("٤٠٠ كم", "600", "٦٠٠ كم"),
        ("٦٫٥ كم", "3.9", "٣٫٩ كم"),
        ("four rounds", "6", "six rounds"),
        ("Four rounds", "6", "Six rounds"),
        ("four rounds", "60", "sixty rounds"),
        ("four rounds", "21", ""),
        ("twenty-five rounds", "31", "thirty-one rounds"),
        ("four rounds", "2.5", ""),
        ("two million", "3000000", "three million"),
        ("two hundred and five", "300", ""),
        ("one round", "2", ""),
        ("1 round", "2", ""),
        ("four rounds", "1", ""),
        ("007 ships", "8", ""),
        ("half", "40", ""),
        ("a 5-year war", "7", "a 7-year war"),
        ("a 5-year war", "8", ""),
        ("an 8-year war", "11", "an 11-year war"),
        ("an eleven-year war", "12", ""),
    ],
)
def test_another_number_is_written_in_the_same_style(text: str, value: str, written: str) -> None:
    """Commas, decimals, scales, signs and digits stay, or nothing is written."""
    assert EN.rewritten(text, Decimal(value)) == written


@pytest.mark.parametrize(
    ("text", "value", "written"),
    [
        ("6,5 Milliarden km", "3200000000", "3,2 Milliarden km"),
        ("8,45 Jahre", "8.06", "8,06 Jahre"),
        ("1.234.567 Taler", "950000", "950.000 Taler"),
        ("2 Millionen", "3000000", "3 Millionen"),
        ("1 Million", "2000000", ""),
        ("2 Millionen", "1000000", ""),
        ("vier Runden", "6", "sechs Runden"),
        ("vier Runden", "60", "sechzig Runden"),
        ("vier Runden", "61", ""),
        ("an 8 Tagen", "12", "an 12 Tagen"),
        ("6.5 km", "3.2", ""),
    ],
)
def test_another_number_in_german(text: str, value: str, written: str) -> None:
    assert DE.rewritten(text, Decimal(value)) == written


STYLES = ["{:f} ships", "about {:,f} ships", "-{:f} °C", "\N{MINUS SIGN}{:,f} °C", "${:,f}",
          "{:f} million people", "{:f}bn km", "nearly {:f}%", "a record {:,f} men"]  # fmt: skip
SIZES = st.decimals(Decimal("0.01"), 9_999_999, places=2)


@given(SIZES, SIZES, st.sampled_from(STYLES), st.booleans())
def test_what_is_written_reads_as_what_it_is(
    own: Decimal, other: Decimal, style: str, is_whole: bool
) -> None:
    """Only the size differs: the number reads back, and all words and signs around it stay."""
    if is_whole:
        own, other = Decimal(int(own) + 2), Decimal(int(other) + 2)
    text = style.format(own)
    found = EN.find(text)
    assert found is not None
    value = found.value / own * other
    made = EN.rewritten(text, value)
    if made:
        assert EN.find(made) == found._replace(value=value)
        assert made.replace(",", "") == style.format(other).replace(",", "")


@given(st.text(alphabet="0123456789 .,-\N{MINUS SIGN}\N{EN DASH}/:%$mkbn½٦٫twohalf", max_size=14))
def test_no_text_is_too_strange(text: str) -> None:
    """Whatever is read, a number is one of all numbers, and its own value changes nothing."""
    for numbers in (EN, DE):
        found = numbers.find(text)
        values = numbers.values(text)
        if found is None:
            assert numbers.rewritten(text, Decimal(5)) == ""
        else:
            assert found.value in values
            assert numbers.rewritten(text, found.value) in (text, "")


@given(st.text(max_size=30), st.decimals(allow_nan=False, allow_infinity=False))
def test_any_text_and_any_value(text: str, value: Decimal) -> None:
    made = EN.rewritten(text, value)
    assert not made or EN.find(made) is not None


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("about 400,000 people", ["400,000 people", "400000 people"]),
        ("more than six", ["6", "six"]),
        ("6.5bn km", ["6,500,000,000 km", "6500000000 km", "6.5 billion km", "6.5bn km"]),
        ("60%", ["60%"]),
        ("half", []),
    ],
)
def test_other_ways_to_write_a_number(text: str, ways: list[str]) -> None:
    assert list(dict.fromkeys(EN.other_ways(text))) == ways


def test_a_negative_number_is_never_written_without_its_sign() -> None:
    ways = EN.other_ways("about -170 °C")
    assert {"-170 °C", "\N{MINUS SIGN}170 °C", "minus 170 °C"} == set(ways)
    assert "-$5" in EN.other_ways("\N{MINUS SIGN}$5")


def test_short_scales_in_words_of_the_language() -> None:
    assert "1 Million Taler" in DE.other_ways("1 Mio. Taler")
    assert "2 Millionen Taler" in DE.other_ways("2 Mio. Taler")


@pytest.mark.parametrize(
    ("before", "about", "is_bound"),
    [
        ("there were about ", "about", False),
        ("there were an estimated ", "an estimated", False),
        ("there were more than ", "", True),
        ("it sank within ", "", True),
        ("it carried less, but by May ", "", False),
        ("about that, there were ", "", False),
        ("there were >", "", True),
    ],
)
def test_words_before_a_number(before: str, about: str, *, is_bound: bool) -> None:
    assert (EN.about(before), EN.is_bound(before)) == (about, is_bound)
    assert EN.is_rough(before) == bool(about or is_bound)


@pytest.mark.parametrize(
    ("text", "marked", "cut"),
    [
        ("It was -170 °C.", "170 °C", "-170"),
        ("It was minus 170 °C.", "170 °C", "minus 170"),
        ("It was 1,200 km.", "200 km", "1,200"),
        ("It was 6.5 km.", "6", "6.5"),
        ("It was 170 °C.", "170", ""),
        ("It was $5 million.", "5", ""),
        ("It was two million.", "two", ""),
        ("It was two hundred.", "two", ""),
        ("It was two hundred and five.", "two hundred", "two hundred and five"),
        ("In 5-7 ships.", "5-7", ""),
    ],
)
def test_part_of_a_number(text: str, marked: str, cut: str) -> None:
    start = text.index(marked)
    assert EN.cut_at(text, start, start + len(marked)) == cut


@pytest.mark.parametrize(
    ("unit", "is_share"),
    [("%", True), ("percent", True), ("per cent of all", True), ("percentage points", False),
     ("people", False), ("", False)],
)  # fmt: skip
def test_shares(unit: str, *, is_share: bool) -> None:
    assert EN.is_share(unit) is is_share
