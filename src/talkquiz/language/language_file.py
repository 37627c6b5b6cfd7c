"""The words of a language: questions/languages/en.yaml, or the language.yaml of a course.

A `Language` travels as data from the course to the items, the products and the exporters. Its
attributes are named as the keys of the file, with underscores. To add a word, add it here and in
each language file; tests compare them.
"""

import string
from collections.abc import Mapping
from dataclasses import dataclass, is_dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal, NamedTuple, NewType, get_args, get_origin

import yaml

from talkquiz.language.dates import DateWords
from talkquiz.language.plural_rules import FORMS, Plural, PluralRuleError, plural_form
from talkquiz.resources import bundled

Direction = Literal["ltr", "rtl"]
Location = tuple[str | int, ...]
OpenWords = NewType("OpenWords", Mapping[str, str])
"""A mapping whose keys differ from language to language."""


class LanguageProblem(NamedTuple):
    """Something wrong with the value at `location` of a language file."""

    location: Location
    code: str
    message: str
    hint: str


class Titled(NamedTuple):
    """A title with something added, which depends on whether it ends in a mark of its own."""

    plain: str
    after_mark: str

    def of(self, title: str, **values: object) -> str:
        """Return "Quiz, form A" for "Quiz", but "Who? Form A" for a title with a mark."""
        has_mark = title.endswith(("?", "!", ".", "؟"))
        return (self.after_mark if has_mark else self.plain).format(title=title, **values)


class NumberWords(NamedTuple):
    """How numbers are written, in figures and in words."""

    thousands: str
    decimal: str
    small: tuple[str, ...]
    tens: tuple[str, ...]
    hundred: str
    scales: OpenWords

    def figure(self, value: Decimal, *, grouped: bool = True) -> str:
        """Return `value` in figures: 1,200.5 in English, with its digits `grouped` or not."""
        text = f"{value:,f}" if grouped else f"{value:f}"
        signs = {ord(","): self.thousands, ord("."): self.decimal}
        return text.translate(signs)

    def in_words(self, number: int) -> str:
        """Return a number below ten in words, a greater one in figures."""
        return self.small[number] if number < 10 else str(number)


class ListWords(NamedTuple):
    """What stands between the members of a list: "a, b and c"."""

    between: str
    last: str

    def joined(self, parts: list[str]) -> str:
        """Return `parts` as a list in words."""
        *others, last = parts
        return self.last.join((self.between.join(others), last)) if others else last


class ItemWords(NamedTuple):
    """What items say beside what the course says."""

    true: str
    false: str
    according_to: str
    according_to_colon: str
    dated: str
    unattributed: str
    openers: tuple[str, ...]
    cautions: Mapping[str, str]
    asks_for: Mapping[str, str]
    not_given: str
    other_account: str
    other_question: str
    other_date: str
    planned_date: str
    hoped_date: str
    latest_date: str
    by_account: str
    citation: str
    paragraphs: Plural
    via: str
    statement: str
    word_of: str
    word_of_nobody: str
    context_of: str
    checked_by: str


class SheetWords(NamedTuple):
    """What stands on a student's sheet."""

    name: str
    class_: str
    date: str
    score: str
    form: str
    titled: Titled
    imprint: str
    page: str
    page_of: str
    points: Plural
    each_worth: str
    correction: str
    earliest: str
    latest: str
    report: str
    day: str
    says: str
    according_to: str
    as_of: str
    reports_for: str
    strip_for: str
    tickets: str


class CardWords(NamedTuple):
    """What stands on pages of cards to cut out."""

    both_sides: str
    behind: str
    cut: str
    fold: Plural
    cards: Plural
    one: str
    several: str
    back: str
    backs: str


class PuzzleWords(NamedTuple):
    """What stands beside the boxes of crosswords and word searches."""

    across: str
    down: str
    begins: str
    brackets: str
    short_form: str
    crossword: str
    crossword_solved: str
    answer_across: str
    answer_down: str
    word_search: str
    word_search_solved: str
    ways: str
    ways_upwards: str
    found_across: str
    found_down: str
    found_diagonally: str
    found_upwards: str
    solved: str


class MapWords(NamedTuple):
    """What maps say to those who see them and to those who do not."""

    dots: Plural
    marked: str
    one_place: str
    kilometres: str


class KeyWords(NamedTuple):
    """What stands in the key of a handout."""

    titled: Titled
    at_a_glance: str
    in_full: str
    see_in_full: str
    form: str
    form_worth: str
    points: Plural
    answers_of: str
    in_form: str
    number: str
    answer: str
    item: str
    claim: str
    according_to: str
    dated: str
    as_of: str
    caution: str
    context: str
    source: str
    also_right: str
    not_: str
    why: str
    one_point: str
    pair: str
    write: str
    top_to_bottom: str
    box: str
    left_to_right: str
    in_place_of: str
    stands_for: str
    imprint: str


class StudentsKeyWords(NamedTuple):
    """What stands in the key for a class in which each student has a version."""

    titled: Titled
    where: str
    number: str
    student: str
    answers: str
    score: str
    caption: str
    form: str
    see: str


class DeckWords(NamedTuple):
    """What a deck says about itself, and what stands on its cards beside the item."""

    part: str
    cards: Plural
    topics: Plural
    reports: Plural
    outlets: Plural
    version: str
    origin: str
    licence: str
    mistake: str
    since: str
    no_longer: str
    quoted: str
    more: str
    untitled: str
    right: str
    wrong: str
    this: str
    before: str
    after: str


class CardLabels(NamedTuple):
    """What the templates of cards name in brackets: `[[also-right]]`."""

    also_right: str
    according_to: str
    as_of: str
    caution: str
    choose: str
    context: str
    in_our_words: str
    item: str
    source: str
    wanted: str
    who_said_it: str
    picked: str
    right: str
    wrong: str

    def by_key(self) -> dict[str, str]:
        """Return the labels by their keys in the file."""
        return {_key(name): word for name, word in self._asdict().items()}


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """A language with its words; `code` is its BCP 47 tag, which no file holds.

    It is equal to itself alone. `questions` are stems of bundled question templates in this
    language, by the template's id.
    """

    code: str
    direction: Direction
    plurals: OpenWords
    dates: DateWords
    numbers: NumberWords
    lists: ListWords
    items: ItemWords
    questions: OpenWords
    sheet: SheetWords
    cards: CardWords
    puzzles: PuzzleWords
    labels: CardLabels
    maps: MapWords
    key: KeyWords
    students_key: StudentsKeyWords
    deck: DeckWords

    @property
    def is_from_right(self) -> bool:
        """Whether it is written from right to left."""
        return self.direction == "rtl"


def bundled_codes() -> list[str]:
    """Return the codes of the languages that TalkQuiz comes with."""
    return sorted(path.stem for path in (bundled("questions") / "languages").glob("*.yaml"))


@cache
def bundled_language(code: str) -> Language:
    """Return a language that TalkQuiz comes with; raises KeyError if there is none of this code.

    The region of a code is left out where there is no file for it: `en-GB` is `en`.
    """
    codes = bundled_codes()
    found = next((each for each in (code, code.partition("-")[0]) if each in codes), None)
    if found is None:
        raise KeyError(code)
    language, problems = read_language(code, _bundled_data(found))
    if language is None:
        raise ValueError(f"the file of the language {found} is damaged: {problems}")
    return language


def read_language(code: str, data: object) -> tuple[Language | None, list[LanguageProblem]]:
    """Return the language in `data`, the content of a file; None where there are problems.

    The words in braces are compared with those of English.
    """
    reader = _Reader(data, _bundled_data("en"))
    values = reader.values(Language, data, reader.english, ())
    if reader.problems:
        return None, reader.problems
    return Language(code=code, **values), []


@cache
def _bundled_data(code: str) -> Any:
    path = bundled("questions") / "languages" / f"{code}.yaml"
    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return yaml.load(path.read_text(encoding="utf-8"), loader)  # noqa: S506 - makes strings alone


class _Reader:
    """Reads values of the types that the dataclasses above have, and notes what is wrong."""

    def __init__(self, data: object, english: Any) -> None:
        self.english = english
        self.problems: list[LanguageProblem] = []
        rules = data.get("plurals") if isinstance(data, dict) else None
        self.rules: Mapping[str, str] = rules if isinstance(rules, dict) else {}
        numbers = data.get("numbers") if isinstance(data, dict) else None
        self.thousands = str(numbers.get("thousands")) if isinstance(numbers, dict) else ""

    def values(self, kind: Any, data: object, english: Any, at: Location) -> dict[str, Any]:
        """Return the attributes of `kind` that `data` gives; others are noted."""
        if not isinstance(data, dict):
            self.note(at, "TQ103", "keys and values are wanted here", "Write `key: value`.")
            return {}
        types = {
            name: kind.__annotations__[name] for name in kind.__annotations__ if name != "code"
        }
        named = {_key(name): name for name in types}
        for key in data.keys() - named.keys():
            hint = "Remove it; questions/languages/en.yaml has the keys there are."
            self.note((*at, key), "TQ101", f"the key `{key}` is not known here", hint)
        values: dict[str, Any] = {}
        for key, name in named.items():
            place = (*at, key)
            if key not in data:
                hint = "questions/languages/en.yaml shows what it is for."
                self.note(at, "TQ102", f"the key `{'.'.join(map(str, place))}` is missing", hint)
            elif name == "plurals":
                values[name] = self.plural_rules(data[key], place)
            else:
                values[name] = self.value(types[name], data[key], english[key], place)
        return values

    def value(self, kind: Any, data: object, english: Any, at: Location) -> Any:  # noqa: PLR0911
        """Return a value of the type `kind`; what is wrong with it is noted."""
        if (hasattr(kind, "_fields") or is_dataclass(kind)) and kind is not Plural:
            values = self.values(kind, data, english, at)
            return None if self.problems else kind(**values)
        if kind is Plural:
            forms = self.mapping(data, english, at, FORMS)
            if "other" not in forms:
                self.note(at, "TQ102", "the form `other` is missing", "Every number needs a form.")
            return Plural(forms, self.rules, self.thousands)
        if get_origin(kind) is tuple:
            if not isinstance(data, list):
                self.note(at, "TQ103", f"`{at[-1]}` must be a list", "Write [a, b].")
                return ()
            fixed = at[-1] in ("months", "short-months", "seasons", "small", "tens")
            if fixed and len(data) != len(english):
                message = f"`{at[-1]}` must have {len(english)} words, not {len(data)}"
                self.note(at, "TQ105", message, "Give one for each.")
            words = _placeholders(" ".join(english))
            return tuple(self.text(each, words, (*at, place)) for place, each in enumerate(data))
        if get_origin(kind) is Literal:
            if data not in get_args(kind):
                choice = ", ".join(get_args(kind))
                self.note(at, "TQ104", f"`{data}` is not one of {choice}", "Choose one of them.")
            return data
        if kind is str:
            return self.text(data, _placeholders(english), at)
        return self.mapping(data, english, at, None if kind is OpenWords else tuple(english))

    def mapping(
        self, data: object, english: Any, at: Location, keys: tuple[str, ...] | None
    ) -> dict[str, str]:
        """Return texts by key: any of the forms of a plural, all `keys`, or any (None)."""
        if not isinstance(data, dict):
            self.note(at, "TQ103", f"`{at[-1]}` must hold keys and values", "Write `key: value`.")
            return {}
        for key in data:
            if keys is not None and key not in keys:
                hint = f"Known are: {', '.join(keys)}."
                self.note((*at, key), "TQ101", f"the key `{key}` is not known here", hint)
        for key in keys if keys is not None and keys is not FORMS else ():
            if key not in data:
                hint = "questions/languages/en.yaml shows what it is for."
                self.note(at, "TQ102", f"the key `{key}` is missing", hint)
        if at == ("questions",):  # these are template texts, with braces of their own
            return {str(key): str(text) for key, text in data.items()}
        known = _placeholders(" ".join(english.values()))
        return {key: self.text(text, known, (*at, key)) for key, text in data.items()}

    def text(self, text: object, known: frozenset[str], at: Location) -> str:
        """Return a text, all of whose words in braces are `known`."""
        if not isinstance(text, str):
            self.note(at, "TQ103", f"`{at[-1]}` must be text", "Write it on one line.")
            return ""
        try:
            strange = sorted(_placeholders(text) - known)
        except ValueError:
            hint = "Words in braces are filled in: {like this}."
            self.note(at, "TQ105", "a brace has no partner", hint)
            return ""
        if strange:
            hint = f"Here can be: {', '.join(f'{{{name}}}' for name in sorted(known)) or 'none'}."
            self.note(at, "TQ105", f"{{{strange[0]}}} cannot be filled in here", hint)
        return text

    def plural_rules(self, data: object, at: Location) -> Mapping[str, str]:
        """Return the rules by form."""
        rules = self.mapping(data, dict.fromkeys(FORMS, ""), at, FORMS)
        for form, rule in rules.items():
            try:
                plural_form({form: rule}, 1)
            except PluralRuleError as error:
                hint = "Write it as in `n = 1` or `n % 100 = 3..10`."
                self.note((*at, form), "TQ105", f"`{error}` is no rule for numbers", hint)
        return rules

    def note(self, at: Location, code: str, message: str, hint: str) -> None:
        self.problems.append(LanguageProblem(at, code, message, hint))


def _key(name: str) -> str:
    """Return the key in the file of an attribute: `also_day` is `also-day`, `class_` is `class`."""
    return name.rstrip("_").replace("_", "-")


def _placeholders(text: str) -> frozenset[str]:
    """Return the words in braces; one with more than a plain name counts as strange as a whole."""
    return frozenset(
        name + (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else "")
        for _, name, spec, conversion in string.Formatter().parse(text)
        if name is not None
    )
