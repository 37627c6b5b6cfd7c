"""The item: one question with its key, its options and where the answer is from.

Items hold plain text, never HTML or XML: escaping is the exporters' work.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from talkquiz.language.language_file import Language

GAP = "_____"
"""What stands in a stem for the words left out."""


class ItemKind(StrEnum):
    """The ways to ask."""

    SHORT_ANSWER = "short-answer"
    CLOZE = "cloze"
    CHOICE = "choice"
    MULTIPLE_RESPONSE = "multiple-response"
    TRUE_FALSE = "true-false"
    WHO_SAID_IT = "who-said-it"
    ACCORDING_TO = "according-to"
    MATCHING = "matching"
    ORDERING = "ordering"
    LABEL = "label"
    TERM = "term"
    COMPARE = "compare"
    OPEN = "open"


ONE_OF_SEVERAL = frozenset({ItemKind.CHOICE, ItemKind.WHO_SAID_IT, ItemKind.ACCORDING_TO})
"""The kinds that are answered by picking the one right option of three or four."""
STUDIED = ONE_OF_SEVERAL | {ItemKind.SHORT_ANSWER, ItemKind.CLOZE, ItemKind.LABEL}
"""The kinds that a deck can show on a card."""
MARKED = frozenset({ItemKind.COMPARE, ItemKind.OPEN})
"""The kinds whose answers are marked by marking points."""


_NAMING_NOTHING = (ItemKind.COMPARE, ItemKind.OPEN, ItemKind.ORDERING, ItemKind.LABEL)
"""The kinds that are not answered by a name: on a map the names are given, not the places."""


class Use(StrEnum):
    """What an item is for: a deck to study, a handout to print."""

    STUDY = "study"
    PRINT = "print"


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice item.

    `fact` is the id of the fact that the wording comes from, if it comes from one; `rationale`
    says in a sentence why the option is wrong, or is empty.
    """

    text: str
    correct: bool
    fact: str | None = None
    rationale: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Where an answer is from: source id, place in it (`p3.s2`), outlet, news day (EDTF).

    `day` is the news day in words.
    """

    id: str
    at: str
    outlet: str
    date: str
    day: str

    @property
    def paragraph(self) -> str:
        """The number of the paragraph."""
        return self.at.partition(".")[0].removeprefix("p")


def reference_lines(references: Iterable[Reference], language: Language) -> list[str]:
    """Return the lines to print, one a report: "Press TV, 28 April 2016, paragraphs 8 and 9"."""
    reports: dict[tuple[str, str], list[str]] = {}
    for reference in references:
        paragraphs = reports.setdefault((reference.outlet, reference.day), [])
        if reference.paragraph not in paragraphs:
            paragraphs.append(reference.paragraph)
    words = language.items
    return [
        words.citation.format(
            outlet=f"{outlet[:1].upper()}{outlet[1:]}",
            day=day,
            paragraphs=words.paragraphs(
                len(found), list=language.lists.joined(sorted(found, key=int))
            ),
        )
        for (outlet, day), found in reports.items()
    ]


class Location(NamedTuple):
    """A place on the map: degrees north of the equator and east of Greenwich."""

    lat: float
    lon: float


class Moment(NamedTuple):
    """An event on a timeline: its date in words, its name, and whether the item is about it."""

    day: str
    name: str
    here: bool = False


class Account(NamedTuple):
    """What one report says of a matter on which reports differ.

    `per` is who says so in it, or empty; `as_of` the date of the matter in words, or empty.
    """

    outlet: str
    day: str
    claim: str
    per: str
    as_of: str


class Stimulus(NamedTuple):
    """What the questions of a linked set are about, printed once before them.

    `id` is the same for the questions of one set; `lines` is what the source says, in our words.
    """

    id: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question.

    `id` is `course/fact/slot/template` and outlives every correction of the wording; an item over
    several facts takes the id of the first, a map item that of its place, a term that of its
    glossary entry, source work that of its source. `facts` are all the facts that it asks about.
    `key` is the answer in words, `accept` holds other right answers.

    `options` are in the order to show; what they are depends on the kind:
    - of a choice, a who-said-it and an according-to: three or four, exactly one of them right;
    - of a multiple response: some are right, as many as the stem says;
    - of a true-false: "True" and "False", and the rationale of the wrong one is the correction;
    - of a matching: all right-hand sides, and some that match nothing (not `correct`);
    - of an ordering: what is to be ordered, each with its date as the rationale.

    `pairs` are the left-hand and right-hand sides of a matching, `sequence` is the right order of
    an ordering. `swapped` are the words of a true-false statement that are right or wrong, and
    `correction` is what has to stand there, empty where the statement is true.
    `accounts` are what a compare is about, `location` is where the place of a label lies. `marks`
    are the marking points of a compare or an open question, one point each; `stimulus` is what
    the questions of a linked set share. `said` are the words, our own, whose speaker a who-said-it
    asks for; empty where the stem says it all. `timeline` is the event among its neighbours.

    `gap` is the span of `claim` that a cloze item leaves out. `per` is the name of who says so,
    `as_of` the date of the matter in words ("28 April 2016"), `asks_for` the kind of answer wanted
    ("a date"). `caution` is a short warning to show with the question, where the matter is no
    plain fact. `ordered` says that the options stand in an order of their own (dates, numbers)
    which no version may shuffle. `enemies` are ids of facts whose items may not meet this one.
    """

    id: str
    kind: ItemKind
    topic: str
    template: str
    facts: tuple[str, ...]
    stem: str
    key: str
    accept: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    sequence: tuple[str, ...] = ()
    correction: str = ""
    swapped: str = ""
    accounts: tuple[Account, ...] = ()
    location: Location | None = None
    marks: tuple[str, ...] = ()
    stimulus: Stimulus | None = None
    said: str = ""
    timeline: tuple[Moment, ...] = ()
    status: str
    per: str | None = None
    sources: tuple[Reference, ...]
    mode: str
    claim: str
    gap: tuple[int, int] | None = None
    asks_for: str
    as_of: str | None = None
    caution: str = ""
    why: str = ""
    difficulty: int = 2
    ordered: bool = False
    enemies: tuple[str, ...] = ()
    uses: frozenset[Use] = frozenset(Use)

    @property
    def answers(self) -> tuple[str, ...]:
        """What a student has to know to get the item right, in words: never "True" or a letter."""
        if self.kind is ItemKind.TRUE_FALSE:
            return (self.correction or self.swapped,)
        if self.kind in _NAMING_NOTHING:
            return ()
        right = tuple(option.text for option in self.options if option.correct)
        return right or (self.key,)

    @property
    def parts(self) -> int:
        """How many answers it has that are right or wrong by themselves."""
        return max(1, sum(option.correct for option in self.options), len(self.marks))

    @property
    def shown(self) -> tuple[str, ...]:
        """All that a student reads before answering: stem, options, left-hand sides, accounts."""
        return (
            self.stem,
            *(option.text for option in self.options),
            *(left for left, _ in self.pairs),
            *(account.claim for account in self.accounts),
            *(self.stimulus.lines if self.stimulus else ()),
            *filter(None, (self.said,)),
        )
