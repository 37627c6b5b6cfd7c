"""How items write numbers: options like the key, and answers in other ways."""

import re
from decimal import Decimal
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from courses import FACTS, facts_text
from factories import ENGLISH
from small_course import Load
from small_facts import NO_TOWN, asked, bank_of, cite, course_of, fact_of, figure, often, slot_of
from talkquiz.build import LoadedCourse, load_and_check
from talkquiz.items.item import TrueFalse
from talkquiz.items.kinds import ItemKind
from talkquiz.items.make.one_fact import can_be_swapped
from talkquiz.items.written_numbers import believable, other_ways, written_like
from talkquiz.language.read_numbers import numbers_of

GERMAN = Path(__file__).parents[1] / "data" / "german"
EN = numbers_of(ENGLISH)


def claims(load: Load, *marked: str, **changes: Any) -> LoadedCourse:
    """Return a course of figures with these marked claims."""
    facts = [figure(n, "50", claim=claim, **changes) for n, claim in enumerate(marked)]
    return bank_of(load, *facts)


def marked(load: Load, words: str) -> LoadedCourse:
    return claims(load, f"By May the sum was [{words}]{{number}} in all.")


def texts(bank: LoadedCourse, kind: ItemKind = ItemKind.CHOICE) -> list[str]:
    """Return the options of the one choice about the first number; none without it."""
    found = [i for i in bank.items if (i.facts[0], i.slot, i.kind) == ("f0", "number", kind)]
    assert len(found) < 2
    return [option.text for item in found for option in item.options]


def shape(text: str) -> str:
    """Return `text` with each figure or number word as a sign: what options share."""
    words = "|".join((*ENGLISH.numbers.small[1:], *ENGLISH.numbers.tens))
    return re.sub(rf"\d[\d,]*|\b(?:{words})\b", "#", text, flags=re.IGNORECASE)


class TestOptions:
    @pytest.mark.parametrize(
        "words",
        [
            "-170 °C", "\N{MINUS SIGN}170 °C", "minus 170 degrees", "6.5bn km", "$5m",
            "£6.5 million", "5m people", "8k", "about 400,000 people", "nearly 1994",
            "some 50",
            "an estimated 400000 people", "60%", "60 percent", "12 400 ships", "2.0 million tonnes",
            "a 5-year plan", "four rounds", "Four rounds", "two million",
        ],
    )  # fmt: skip
    def test_are_written_alike(self, load: Load, words: str) -> None:
        """All keep "about", sign, unit, scale and decimals of the key, and read as numbers."""
        found = texts(marked(load, words))
        assert len(found) in (3, 4), found
        assert len({shape(text).casefold() for text in found}) == 1, found
        values = [EN.find(text) for text in found]
        assert None not in values
        assert [v and v.value for v in values] == sorted({v.value for v in values if v})
        assert len({v and v.unit for v in values}) == 1

    @pytest.mark.parametrize(
        "words", ["more than six", "at most 40 ships", "fewer than 900 people"]
    )
    def test_bound_has_none(self, load: Load, words: str) -> None:
        """Whoever carried more than six carried more than four, so that would be right as well."""
        assert texts(marked(load, words)) == []

    @pytest.mark.parametrize("words", ["400 people", "about 400 people", "400000 people"])
    def test_of_other_facts_are_written_like_the_key(self, load: Load, words: str) -> None:
        others = ("3,000 people", "more than 500,000 people", "some 350 people", "450000 people")
        bank = bank_of(load, *(figure(n, said) for n, said in enumerate((words, *others))))
        found = often(bank, "f0", "number")
        assert {shape(text).casefold() for text in found} == {shape(words).casefold()}

    @pytest.mark.parametrize(
        "words", ["5 to 7", "5-7 ships", "between 5 and 7", "2 of 5 ships", "five or six"]
    )
    def test_range_has_none_and_is_asked_as_a_gap(self, load: Load, words: str) -> None:
        bank = marked(load, words)
        assert not [each for each in bank.problems if each.severity == "error"]
        made = {item.kind for item in bank.items if item.slot == "number"}
        assert ItemKind.CLOZE in made
        assert not any(item.options for item in bank.items if item.slot == "number")
        (gap,) = (i for i in bank.items if i.kind is ItemKind.CLOZE and i.slot == "number")
        assert (gap.key, gap.accept) == (words, ())

    @pytest.mark.parametrize(
        "claim",
        [
            "Of all [half]{number=50 percent} came.",
            "By May [five to seven]{number=6 ships} came.",
            "By May [two thirds]{number=66 percent} came.",
            "By May [a score]{number=20 ships} came.",
            "By May [90 minutes]{number=1.5 hours} had gone.",
            "By May [one]{number=1 ship} ship came.",
        ],
    )
    def test_what_cannot_be_written_anew_has_none(self, load: Load, claim: str) -> None:
        bank = claims(load, claim)
        assert not [each for each in bank.problems if each.severity == "error"]
        assert bank.items
        assert not any(item.options for item in bank.items if item.slot == "number")

    def test_number_that_the_question_holds_is_none(self, load: Load) -> None:
        claim = "Ship 1 carried [400 tonnes]{number}, and ship 2 had 300 tonnes."
        bank = claims(load, claim)
        assert "300 tonnes" not in often(bank, "f0", "number", 40)
        assert "300 tonnes" in often(marked(load, "400 tonnes"), "f0", "number", 40)

    def test_scale_after_the_marked_words_counts(self, load: Load) -> None:
        bank = claims(load, "It is [6.5]{number=6500000000 km} billion km away.")
        found = texts(bank)
        assert "6.5" in found
        assert all(re.fullmatch(r"\d\d?\.\d", text) for text in found)
        slot = fact_of(bank, "f0").slots["number"]
        assert other_ways(slot, fact_of(bank, "f0").claim.text, EN) == ["6.5"] * 3

    def test_near_an_approximate_number_there_are_none(self, load: Load) -> None:
        """About 400 may be 410: what is offered beside it is clearly another number."""
        near = ("410 tonnes", "370 tonnes", "440 tonnes")
        rough = bank_of(load, *(figure(n, w) for n, w in enumerate(("about 400 tonnes", *near))))
        assert not {f"About {each}" for each in near} & often(rough, "f0", "number", 20)
        exact = bank_of(load, *(figure(n, w) for n, w in enumerate(("400 tonnes", *near))))
        assert set(near) & often(exact, "f0", "number", 20)

    @pytest.mark.parametrize(
        ("words", "least", "greatest"),
        [("60%", 20, 100), ("60 percent", 20, 100), ("-170 °C", "-273.15", "-56"),
         ("-170 degrees Celsius", "-273.15", "-56"), ("-200 °F", "-459", "-66"),
         ("60 tonnes", 20, 180), ("150%", 50, 450)],
    )  # fmt: skip
    def test_are_believable(self, words: str, least: Any, greatest: Any) -> None:
        number = EN.find(words)
        assert number is not None
        low, high = believable(number.value, number.unit, EN)
        assert (max(low, Decimal(least)), min(high, Decimal(greatest))) == (low, high)
        assert low < number.value < high


@pytest.mark.parametrize("words", ["60%", "90 percent", "100 percent", "-170 °C", "-190 °C"])
def test_no_share_is_above_the_whole_and_nothing_colder_than_can_be(load: Load, words: str) -> None:
    bank = marked(load, words)
    found = [EN.find(text) for text in often(bank, "f0", "number", 40)]
    values = [number.value for number in found if number]
    assert len(values) == len(found)
    assert all(Decimal("-273.15") <= value <= 100 for value in values)
    assert values or words == "100 percent"


def test_german_numbers(tmp_path: Path) -> None:
    """Options, statements and other right answers have the signs and words of the language."""
    folder = copytree(GERMAN, tmp_path / "hafen")
    said = ["6,5 Milliarden km", "8,45 Jahre", "1.234.567 Taler", "etwa 900 Boote", "-3,5 Grad"]
    facts = [
        figure(n, "50", claim=f"Im Mai waren es [{words}]{{number}} mehr.", topic="hafen")
        for n, words in enumerate(said)
    ]
    (folder / "facts" / "zahlen.yaml").write_text(facts_text(*facts), "utf-8")
    bank = load_and_check(folder, review=True)
    assert not [each for each in bank.problems if each.severity == "error"], bank.problems
    forms = [
        r"\d\d?,\d Milliarden km", r"\d\d?,\d\d Jahre", r"[\d.]+ Taler", r"Etwa [\d.]+ Boote",
        r"-\d\d?,\d Grad",
    ]  # fmt: skip
    for n, form in enumerate(forms):
        about = [item for item in bank.all_items if item.facts == (f"f{n}",) and item.slot]
        choices = [item for item in about if item.kind is ItemKind.CHOICE]
        assert choices
        for item in choices:
            assert all(re.fullmatch(form, o.text, re.I) for o in item.options), item.options
        for item in about:
            if isinstance(item.payload, TrueFalse):
                assert re.fullmatch(form, item.payload.swapped, re.I)
    gap = next(i for i in bank.all_items if i.facts == ("f0",) and i.kind is ItemKind.CLOZE)
    assert set(gap.accept) >= {"6.500.000.000 km", "6500000000 km"}


@pytest.mark.parametrize(
    ("claim", "value", "written"),
    [
        ("It was [1.25 million]{number} ships.", "900000", "0.90 million"),
        ("It was a [5]{number=5 years}-year plan.", "7", "7"),
        ("It was a [5]{number=5 years}-year plan.", "8", ""),
        ("It was [2]{number=2000 ships} thousand ships.", "3000", "3"),
        ("It was [half]{number=50 percent}.", "40", ""),
        ("It was [3 ships]{number=4 ships}.", "5", ""),
    ],
)
def test_words_are_kept_in_their_claim(load: Load, claim: str, value: str, written: str) -> None:
    bank = claims(load, claim)
    slot = fact_of(bank, "f0").slots["number"]
    assert written_like(slot, Decimal(value), fact_of(bank, "f0").claim.text, EN) == written


@pytest.mark.parametrize(
    ("claim", "ways"),
    [
        ("It was about [400,000]{number} ships.", {"400000", "about 400,000"}),
        ("It was [about 400,000]{number} ships.", {"400,000", "400000"}),
        ("It was so: Some [40]{number} ships came.", {"some 40"}),
        ("It was more than [six]{number} ships.", {"6"}),
        ("It was [-170 °C]{number} cold.", {"\N{MINUS SIGN}170 °C", "minus 170 °C"}),
        ("It was [half]{number=50 percent} of all.", {"50 percent"}),
        ("It was [about two thirds]{number=67 percent}.", {"67 percent", "two thirds"}),
        ("It took [90 minutes]{number=1.5 hours}.", {"1.5 hours"}),
        ("It was [5 to 7]{number} ships.", set()),
    ],
)
def test_right_with_and_without_about(load: Load, claim: str, ways: set[str]) -> None:
    """A number is right with and without "about", with each sign for minus, never without one."""
    bank = claims(load, claim)
    gap = next(i for i in bank.items if i.kind is ItemKind.CLOZE and i.slot == "number")
    assert set(gap.accept) == ways


@pytest.mark.parametrize(
    "claim",
    ["More than [80 tonnes]{number} came.", "Some [>80 tonnes]{number} came.",
     "At least some [80 tonnes]{number} came.", "It came within [80 days]{number}."],
)  # fmt: skip
def test_bounds_are_never_swapped(load: Load, claim: str) -> None:
    bank = claims(load, claim)
    question = asked(bank, "f0", "number")
    assert not can_be_swapped(question.fact, question.slot, EN)
    assert texts(bank, ItemKind.TRUE_FALSE) == []


def test_swapped_statements_keep_the_sign(load: Load) -> None:
    bank = claims(load, *(f"At [{n}70 °C]{{number}} ship {n} froze." for n in range(-9, -1)))
    swapped = [
        item.payload.swapped
        for item in bank.items
        if isinstance(item.payload, TrueFalse) and slot_of(bank, item).number
    ]
    assert swapped
    assert all(re.fullmatch(r"-\d+ °C", words) for words in swapped)


@pytest.mark.parametrize(
    ("claim", "message"),
    [
        ("It was -[170 °C]{number}.", "is only a part of the number `-170`"),
        ("It was [6]{number}.5 km.", "is only a part of the number `6.5`"),
        ("It was [-170 °C]{number=170 °C}.", "has another sign than `-170 °C`"),
        ("It was [two thirds]{number} of it.", "no number can be read from `two thirds`"),
        ("It was [5m]{number} away.", "no number can be read from `5m`"),
        ("It was [6,5 km]{number} away.", "no number can be read from `6,5 km`"),
    ],
)
def test_what_a_curator_is_told(load: Load, claim: str, message: str) -> None:
    bank = load({FACTS: facts_text(figure(0, "50", claim=claim)), **NO_TOWN}, flawed=True)
    (problem,) = (each for each in bank.problems if each.code == "TQ109")
    assert message in problem.message
    assert problem.hint


def test_all_numbers_of_a_range_are_cited(load: Load) -> None:
    claim = "Some [5 to 7]{number} came."
    for terms, missing in ((("5", "7"), False), (("5 to 7",), False), (("5",), True)):
        fact = figure(0, "", claim=claim, cite=[cite(*terms)], derived=None)
        bank = load({FACTS: facts_text(fact), **NO_TOWN}, flawed=missing)
        assert ("TQ127" in {each.code for each in bank.problems}) is missing


def test_items_of_a_course_do_not_mix_styles(bundled_bank: LoadedCourse) -> None:
    """All options of a number in the bundled course have one shape."""
    compared = 0
    for item in bundled_bank.items:
        fact = course_of(bundled_bank).facts.entries.get(item.facts[0])
        slot = fact and fact.slots.get(item.slot)
        if slot and slot.number and item.kind.picks_one:
            compared += 1
            shapes = {shape(option.text).casefold() for option in item.options}
            assert len(shapes) == 1, item.options
    assert compared
