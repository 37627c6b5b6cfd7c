"""The item: one question with its key, its options and where the answer is from.

Items hold plain text, never HTML or XML: escaping is the exporters' work.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

GAP = "_____"
"""What stands in a stem for the words left out."""


class ItemKind(StrEnum):
    """The ways to ask."""

    SHORT_ANSWER = "short-answer"
    CLOZE = "cloze"
    CHOICE = "choice"


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


def reference_lines(references: Iterable[Reference]) -> list[str]:
    """Return the lines to print, one a report: "Press TV, 28 April 2016, paragraphs 8 and 9"."""
    reports: dict[tuple[str, str], list[str]] = {}
    for reference in references:
        paragraphs = reports.setdefault((reference.outlet, reference.day), [])
        if reference.paragraph not in paragraphs:
            paragraphs.append(reference.paragraph)
    return [
        f"{outlet[:1].upper()}{outlet[1:]}, {day}, {_paragraphs(found)}"
        for (outlet, day), found in reports.items()
    ]


def _paragraphs(numbers: list[str]) -> str:
    *others, last = sorted(numbers, key=int)
    return f"paragraphs {', '.join(others)} and {last}" if others else f"paragraph {last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question.

    `id` is `course/fact/slot/template` and outlives every correction of the wording. `accept` holds
    other right answers; `options` has exactly one correct option for a choice item and is empty for
    the other kinds. `pairs` and `sequence` belong to matching and ordering items. `gap` is the
    span of `claim` that a cloze item leaves out. `per` is the name of who says so, `as_of` the
    date of the matter in words ("28 April 2016"), `asks_for` the kind of answer wanted ("a date").
    `caution` is a short warning to show with the question, where the matter is no plain fact.
    `ordered` says that the options stand in an order of their own (dates, numbers) which no
    version may shuffle.
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
    uses: frozenset[Use] = frozenset(Use)
