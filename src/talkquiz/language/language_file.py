"""The words of a language: questions/languages/en.yaml, or the language.yaml of a course.

A `Language` travels as data from the course to the items, the products and the exporters. Its
attributes are named as the keys of the file, with underscores. To add a word, add it here and in
each language file; tests compare them.

Which form of a word goes with a number, a language file says in the notation of the Unicode CLDR
for whole numbers (Unicode Technical Standard 35, part 3, "Language plural rules"): `n = 1`,
`n % 100 = 3..10`, `n % 10 = 2..4 and n % 100 != 12..14`. A number that no rule takes has the form
`other`.
"""

import re
import string
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, get_args

import yaml

from talkquiz.language.dashes import DashWords
from talkquiz.language.dates import DateWords
from talkquiz.language.quotation_marks import QuoteWords
from talkquiz.problem import Location, TalkQuizError, Wrong
from talkquiz.resources import bundled

Direction = Literal["ltr", "rtl"]


FORMS = ("zero", "one", "two", "few", "many", "other")
"""The forms that a word may have by number."""
_RELATION = re.compile(
    r"n(?: % (?!0+ )(\d{1,9}))? (!?=) (\d{1,9}(?:\.\.\d{1,9})?(?:,\d{1,9}(?:\.\.\d{1,9})?)*)",
    re.ASCII,
)


class PluralRuleError(TalkQuizError):
    """Raised for a rule that is not in the notation."""


def plural_form(rules: Mapping[str, str], number: float) -> str:
    """Return the form that `number` takes by `rules`; raises PluralRuleError.

    A half is in no range of whole numbers, as the CLDR has it.
    """
    for form, rule in rules.items():
        # Every relation is read, so that a mistake is found whatever the number is.
        alternatives = [part.split(" and ") for part in rule.split(" or ")]
        results = [[_holds(relation.strip(), number) for relation in part] for part in alternatives]
        if any(all(part) for part in results):
            return form
    return "other"


def _holds(relation: str, number: float) -> bool:
    match = _RELATION.fullmatch(relation)
    if not match:
        raise PluralRuleError(relation)
    modulus, sign, ranges = match.groups()
    value = number % int(modulus) if modulus else number
    ends = [each.split("..") for each in ranges.split(",")]
    is_whole = value == int(value)
    is_among = is_whole and any(int(end[0]) <= value <= int(end[-1]) for end in ends)
    return is_among == (sign == "=")


class Plural(NamedTuple):
    """A text with a form for each sort of number: called with one, it returns the text for it.

    `{count}` in a form is the number, with `thousands` between its groups of digits.
    """

    forms: Mapping[str, str]
    rules: Mapping[str, str]
    thousands: str

    def __call__(self, count: float, *, figure: str = "", **values: object) -> str:
        """Return the text for `count`, which is written as `figure`, with `values` filled in."""
        text = self.forms.get(plural_form(self.rules, count), self.forms["other"])
        number = figure or f"{count:,}".replace(",", self.thousands)
        return text.format(count=number, **values)


class Titled(NamedTuple):
    """A title with something added, which depends on whether it ends in a mark of its own."""

    plain: str
    after_mark: str

    def of(self, title: str, **values: object) -> str:
        """Return "Quiz, form A" for "Quiz", but "Who? Form A" for a title with a mark."""
        has_mark = title.endswith(("?", "!", ".", "؟"))
        return (self.after_mark if has_mark else self.plain).format(title=title, **values)


class NumberWords(NamedTuple):
    """How numbers are written, in figures and in words.

    What has a default a file may leave out: then no word of the sort is known.
    """

    thousands: str
    decimal: str
    small: tuple[str, ...]
    tens: tuple[str, ...]
    hundred: str
    scales: Mapping[str, str]
    short_scales: Mapping[str, str] = MappingProxyType({})
    minus: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    bounds: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()

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
    doubled: tuple[str, ...]
    question_words: tuple[str, ...]
    tellers: tuple[str, ...]
    determiners: tuple[str, ...]
    cautions: Mapping[str, str]
    moods: Mapping[str, str]
    mood_tells: tuple[str, ...]
    wish_verbs: tuple[str, ...]
    word_verbs: tuple[str, ...]
    asks_for: Mapping[str, str]
    nouns: Mapping[str, Mapping[str, str]]
    not_given: str
    says_instead: str
    other_account: str
    other_question: str
    other_date: str
    planned_date: str
    hoped_date: str
    latest_date: str
    by_account: str
    later: str
    citation: str
    citation_whole: str
    background: str
    picture: str
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
    page: str
    page_of: str
    points: Plural
    half: str
    and_half: str
    half_point: str
    worth: str
    section: str
    correction: str
    earliest: str
    latest: str
    account: str
    who: str
    report: str
    says: str
    as_of: str
    reports_for: str
    strip_for: str
    tickets: str
    starters: str
    made: Mapping[str, str]


class ShownWords(NamedTuple):
    """What stands in sections that show something instead of asking."""

    types: Mapping[str, str]
    name: str
    description: str
    timeline: str
    day_of_year: str
    month_of_year: str
    days_of_month: str
    date: str
    event: str
    happened: str
    ahead: str
    claimed: str
    lasted: str
    modes: Mapping[str, str]
    head: str
    per: str
    came_of_it: str
    outside: str
    sources: str
    background: str
    picture: str
    pictures: str
    pictured: str
    table: str
    corner: str
    minutes: Plural
    time: str
    step: str
    material: str
    sheet: str
    cards: str
    homework: str


class QuizWords(NamedTuple):
    """What stands on a quiz that was made without a blueprint: its sections by kind of item."""

    titled: str
    between: str
    time: Plural
    sections: Mapping[str, Mapping[str, str]]


class CardWords(NamedTuple):
    """What stands on pages of cards to cut out."""

    both_sides: str
    short_edge: str
    behind: str
    cut: str
    fold: Plural
    cards: Plural
    one: str
    several: str
    back: str
    backs: str
    titled: str


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
    """What maps say to those who see them and to those who do not.

    `countries` are names by the codes of ISO 3166-1, `areas` what is hatched, by its name in the
    outlines: a `name` and its `status`. A file may give some of them or none.
    """

    title: str
    neighbours: str
    elsewhere: str
    boundaries: str
    hatched: str
    area: str
    areas_between: str
    other_areas: str

    dots: Plural
    marked: str
    one_place: str
    kilometres: str
    inside: str
    around: str
    named: str
    between: str
    last: str
    countries: Mapping[str, str] = MappingProxyType({})
    areas: Mapping[str, Mapping[str, str]] = MappingProxyType({})


class KeyWords(NamedTuple):
    """What stands in the key of a handout."""

    titled: str
    answers: str
    schemes: str
    appendix: str
    short_ids: str
    see_scheme: str
    also_right: str
    also_right_alone: str
    form: str
    answers_of: str
    number: str
    answer: str
    marks: str
    each: str
    model: str
    accounts: str
    claim: str
    according_to: str
    dated: str
    as_of: str
    caution: str
    context: str
    source: str
    not_: str
    why: str
    one_point: str
    level: Plural
    pair: str
    write: str
    top_to_bottom: str
    box: str
    left_to_right: str
    imprint: str
    grades: str
    grade: str
    percent: str
    percent_from: str
    percent_below: str
    marks_span: str
    no_marks: str
    grades_rounded: str
    grades_rounded_half: str
    grade_names: tuple[str, ...]
    lowest_grade: str
    no_grade: str


class SlipWords(NamedTuple):
    """What stands on the answer slip, and on its overlay."""

    title: str
    where: str
    fields: str
    form: str
    how: str
    boxes: str
    true: str
    false: str
    on_paper: str
    overlay: str
    overlay_titled: str
    overlay_how: tuple[str, ...]


class StudentsKeyWords(NamedTuple):
    """What stands in the key for a class in which each student has a version."""

    titled: str
    where: str
    number: str
    student: str
    answers: str
    score: str
    caption: str
    forms: str
    in_full: str
    see: str
    see_short: str


class HintWords(NamedTuple):
    """A first help on a card: how the answer begins, its year, whose side it is on."""

    letters: Plural
    year: str
    side: str


class DeckWords(NamedTuple):
    """What a deck says about itself, and what stands on its cards beside the item."""

    objectives: str
    part: str
    cards: Plural
    topics: Plural
    reports: Plural
    outlets: Plural
    version: str
    origin: str
    background: Plural
    licence: str
    mistake: str
    mistake_to: str
    study: str
    own: str
    withdrawn: str
    withdrawn_deck: str
    withdrawn_cards: str
    corrected: str
    gone: str
    since: str
    no_longer: str
    quoted: str
    more: str
    untitled: str
    right: str
    wrong: str


class FileWords(NamedTuple):
    """What stands in files for learning systems beside the words of questions.

    A `tag` is what a question is searched by: the name of a trait, one of `tags`, and its value.
    """

    tag: str
    tags: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """A language with its words; `code` is its BCP 47 tag, which no file holds.

    It is equal to itself alone. `questions` are stems of bundled question templates in this
    language, by the template's id; `labels` what templates of cards name: `[[also-right]]`,
    and `web` what the scripts of the study page do; some of these have a form by number.
    """

    code: str
    direction: Direction
    plurals: Mapping[str, str]
    dates: DateWords
    numbers: NumberWords
    lists: ListWords
    quotes: QuoteWords
    dashes: DashWords
    items: ItemWords
    questions: Mapping[str, str]
    sheet: SheetWords
    quiz: QuizWords
    shown: ShownWords
    cards: CardWords
    puzzles: PuzzleWords
    labels: Mapping[str, str]
    web: Mapping[str, str | Mapping[str, str] | tuple[str, ...]]
    maps: MapWords
    key: KeyWords
    slip: SlipWords
    students_key: StudentsKeyWords
    deck: DeckWords
    hints: HintWords
    files: FileWords

    def points_in_figures(self, points: float, *, plain: bool = False) -> str:
        """Return "2" or "1½" for points, which are whole or halves.

        Those in `plain` figures, "1.5", have no small digits.
        """
        whole, half = int(points), points % 1
        if not half:
            return str(whole)
        if plain:
            return self.numbers.figure(Decimal(points), grouped=False)
        return self.sheet.and_half.format(count=whole) if whole else self.sheet.half

    def say_points(self, points: float, *, plain: bool = False) -> str:
        """Return "2 marks" or "½ mark", in `plain` figures if these are wanted."""
        if points == _HALF and not plain:
            return self.sheet.half_point
        return self.sheet.points(points, figure=self.points_in_figures(points, plain=plain))

    @property
    def is_english(self) -> bool:
        """Whether it is English, of any region."""
        return self.code.partition("-")[0] == "en"

    @property
    def is_from_right(self) -> bool:
        """Whether it is written from right to left."""
        return self.direction == "rtl"

    def typeset(self, *texts: str) -> list[str]:
        """Return `texts`, parts of one line, with the language's quotation marks and dashes."""
        quoted = self.quotes.typeset(*texts)
        return [self.dashes.typeset(t) for t in quoted] if "-" in "".join(texts) else quoted


_HALF = 0.5


def _key(name: str) -> str:
    """Return the key in the file of an attribute: `also_day` is `also-day`, `class_` is `class`."""
    return name.rstrip("_").replace("_", "-")


_OPTIONAL = frozenset(map(_key, {**NumberWords._field_defaults, **MapWords._field_defaults}))
"""The keys of `numbers` and `maps` that a file may leave out; lists there are of any length."""
_MANY = 50
"""Keys that are so many are not told one by one."""
_OPEN = (
    "also-day",
    "openers",
    "doubled",
    "question-words",
    "determiners",
    "mood-tells",
    "wish-verbs",
    "word-verbs",
    "grade-names",
    "overlay-how",
    "how",
)
"""The keys of other lists of any length."""
_SCALES = (("numbers", "scales"), ("numbers", "short-scales"))
_FACTOR = re.compile(r"[1-9][0-9]{0,20}")


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
    return _language(code, _bundled_data(found))


def read_language(code: str, data: object) -> tuple[Language | None, list[Wrong]]:
    """Return the language in `data`, the content of a file, or None and what is wrong with it.

    The words in braces are compared with those of English.
    """
    wrong = list(_wrong(data, _bundled_data("en"), ()))
    return None if wrong else _language(code, data), wrong


@cache
def _bundled_data(code: str) -> Any:
    path = bundled("questions") / "languages" / f"{code}.yaml"
    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return yaml.load(path.read_text(encoding="utf-8"), loader)  # noqa: S506 - makes strings alone


def _language(code: str, data: Any) -> Language:
    """Return the language in `data`, in which nothing is wrong."""
    rules, thousands = data["plurals"], data["numbers"]["thousands"]

    def words(kind: Any, value: Any) -> Any:
        if kind is Plural:
            return Plural(value, rules, thousands)
        if hasattr(kind, "_fields"):
            types = kind.__annotations__.items()
            given = {name: each for name, each in types if _key(name) in value}
            return kind(**{name: words(each, value[_key(name)]) for name, each in given.items()})
        if isinstance(value, dict):
            return {k: str(v) if isinstance(v, str) else words(None, v) for k, v in value.items()}
        return tuple(value) if isinstance(value, list) else value

    types = {name: kind for name, kind in Language.__annotations__.items() if name != "code"}
    return Language(code, **{name: words(kind, data[_key(name)]) for name, kind in types.items()})


def _wrong(data: Any, english: Any, at: Location) -> Iterator[Wrong]:
    """Yield what is wrong with the value `at` a place, where English has `english`."""
    if at == ("direction",):
        if data not in get_args(Direction):
            message = f"`{data}` is not one of {', '.join(get_args(Direction))}"
            yield Wrong("TQ104", message, "Choose one of them.", at)
    elif isinstance(english, str):
        yield from _wrong_text(data, english, at)
    elif isinstance(english, list):
        if not isinstance(data, list):
            yield Wrong("TQ103", f"`{at[-1]}` must be a list", "Write [a, b].", at)
            return
        is_open = at[-1] in _OPEN or at[-1] in _OPTIONAL
        if not is_open and len(data) != len(english):
            message = f"`{at[-1]}` must have {len(english)} words, not {len(data)}"
            yield Wrong("TQ105", message, "Give one for each.", at)
        for position, text in enumerate(data):
            yield from _wrong_text(text, " ".join(english), (*at, position))
    elif not isinstance(data, dict):
        yield Wrong("TQ103", "keys and values are wanted here", "Write `key: value`.", at)
    elif at != ("questions",):  # those are template texts, with braces of their own
        yield from _wrong_keys(data, english, at)


def _wrong_keys(data: dict[str, Any], english: dict[str, Any], at: Location) -> Iterator[Wrong]:
    known, needed = _keys(data, english, at)
    for key in needed:
        if key not in data:
            message = f"the key `{'.'.join(map(str, (*at, key)))}` is missing"
            yield Wrong("TQ102", message, "questions/languages/en.yaml shows what it is for.", at)
    for key, value in data.items():
        place = (*at, key)
        if key not in known:
            remove = "Remove it; questions/languages/en.yaml has the keys there are."
            few = len(known) < _MANY and (at[1:] or known is FORMS)
            hint = f"Known are: {', '.join(known)}." if few else remove
            yield Wrong("TQ101", f"the key `{key}` is not known here", hint, place)
        elif at == ("plurals",):
            yield from _wrong_rule(key, value, place)
        elif known is english:
            yield from _wrong(value, english[key], place)
        elif at in _SCALES:
            yield from _wrong_factor(value, place)
        else:
            yield from _wrong_text(value, " ".join(english.values()), place)


def _keys(
    data: dict[str, Any], english: dict[str, Any], at: Location
) -> tuple[Collection[str], Collection[str]]:
    """Return the keys that may stand at a place, and those that have to."""
    if at == ("plurals",) or "other" in english:
        return FORMS, {"other"} & english.keys()
    if at in _SCALES:
        return data, ()
    if at in (
        ("items", "nouns"),
        ("maps", "countries"),
        ("maps", "areas"),
    ):  # what needs them does without
        return english, ()
    if at in (("numbers",), ("maps",)):
        return english, [key for key in english if key not in _OPTIONAL]
    return english, english


def _wrong_rule(form: str, rule: Any, at: Location) -> Iterator[Wrong]:
    """Yield what is wrong with the rule for a form by number."""
    try:
        plural_form({form: str(rule)}, 1)
    except PluralRuleError as error:
        hint = "Write it as in `n = 1` or `n % 100 = 3..10`."
        yield Wrong("TQ105", f"`{error}` is no rule for numbers", hint, at)


def _wrong_factor(value: Any, at: Location) -> Iterator[Wrong]:
    """Yield what is wrong with the factor of a scale."""
    if not isinstance(value, str):
        yield from _wrong_text(value, "", at)
    elif not _FACTOR.fullmatch(value):
        hint = "Write what it stands for in digits: 1000000."
        yield Wrong("TQ105", f"`{value}` is no whole number", hint, at)


def _wrong_text(text: Any, english: str, at: Location) -> Iterator[Wrong]:
    """Yield what is wrong with a text, whose words in braces may be those of `english`."""
    if not isinstance(text, str):
        yield Wrong("TQ103", f"`{at[-1]}` must be text", "Write it on one line.", at)
        return
    known = _placeholders(english)
    try:
        strange = sorted(_placeholders(text) - known)
    except ValueError:
        hint = "Words in braces are filled in: {like this}."
        yield Wrong("TQ105", "a brace has no partner", hint, at)
        return
    if strange:
        hint = f"Here can be: {', '.join(f'{{{name}}}' for name in sorted(known)) or 'none'}."
        yield Wrong("TQ105", f"{{{strange[0]}}} cannot be filled in here", hint, at)


def _placeholders(text: str) -> frozenset[str]:
    """Return the words in braces; one with more than a plain name counts as strange as a whole."""
    return frozenset(
        name + (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else "")
        for _, name, spec, conversion in string.Formatter().parse(text)
        if name is not None
    )
