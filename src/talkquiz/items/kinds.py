"""The kinds of item: one record each, which says all that other modules need to know of a kind.

A new kind is a record here, a maker (items/make/), and a file in each exporter that can show it.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import Self


class Answered(Enum):
    """What a student does to answer."""

    WORDS = auto()
    """Writes a few words."""
    ONE = auto()
    """Picks the one right option of three or four."""
    SEVERAL = auto()
    """Picks all options that are right."""
    VERDICT = auto()
    """Says whether a statement is true."""
    PAIRS = auto()
    """Matches what belongs together."""
    ORDER = auto()
    """Puts events in order."""
    PLACE = auto()
    """Names a place that is marked on a map."""
    IN_FULL = auto()
    """Writes sentences, which are marked by marking points or levels."""


class Over(Enum):
    """What one item is made of, which decides what its template may name."""

    FACT = auto()
    FACTS = auto()
    """Several facts, each with an `entry` of the template."""
    CONFLICT = auto()
    """Facts that do not agree."""
    PLACE = auto()
    ENTRY = auto()
    """An entry of the glossary."""
    TASK = auto()
    """A task of the course, which no template makes."""


@dataclass(frozen=True, slots=True)
class KindRecord:
    """What there is to say of a kind; ItemKind explains each attribute."""

    name: str
    answered: Answered
    over: Over = Over.FACT
    studied: bool = False
    shows_claim: bool = False


class ItemKind(StrEnum):
    """The ways to ask."""

    answered: Answered
    over: Over
    studied: bool
    """Whether a deck can show it on a card."""
    shows_claim: bool
    """Whether the question is the claim itself, which says who says so."""

    SHORT_ANSWER = KindRecord("short-answer", Answered.WORDS, studied=True)
    CLOZE = KindRecord("cloze", Answered.WORDS, studied=True, shows_claim=True)
    CHOICE = KindRecord("choice", Answered.ONE, studied=True)
    MULTIPLE_RESPONSE = KindRecord("multiple-response", Answered.SEVERAL)
    TRUE_FALSE = KindRecord("true-false", Answered.VERDICT, shows_claim=True)
    WHO_SAID_IT = KindRecord("who-said-it", Answered.ONE, studied=True)
    ACCORDING_TO = KindRecord("according-to", Answered.ONE, studied=True, shows_claim=True)
    MATCHING = KindRecord("matching", Answered.PAIRS, Over.FACTS)
    ORDERING = KindRecord("ordering", Answered.ORDER, Over.FACTS)
    LABEL = KindRecord("label", Answered.PLACE, Over.PLACE, studied=True)
    TERM = KindRecord("term", Answered.WORDS, Over.ENTRY)
    COMPARE = KindRecord("compare", Answered.IN_FULL, Over.CONFLICT)
    OPEN = KindRecord("open", Answered.IN_FULL)
    TASK = KindRecord("task", Answered.IN_FULL, Over.TASK)

    def __new__(cls, record: KindRecord) -> Self:
        """Return the member that `record` describes; its value is the name."""
        kind = str.__new__(cls, record.name)
        kind._value_ = record.name
        kind.answered, kind.over = record.answered, record.over
        kind.studied, kind.shows_claim = record.studied, record.shows_claim
        return kind

    @property
    def picks_one(self) -> bool:
        """Whether the one right option is picked among three or four."""
        return self.answered is Answered.ONE

    @property
    def picks(self) -> bool:
        """Whether the answer is picked among options: one, or all that are right."""
        return self.answered in (Answered.ONE, Answered.SEVERAL)

    @property
    def has_one_key(self) -> bool:
        """Whether one option is right, so that its position may tell something."""
        return self.answered in (Answered.ONE, Answered.VERDICT)

    @property
    def offers_answers(self) -> bool:
        """Whether the student finds the answer in print."""
        return self.picks or self.answered is Answered.PAIRS

    @property
    def is_recalled(self) -> bool:
        """Whether the answer to a question about a fact is written from memory."""
        return self.answered is Answered.WORDS and self.over is Over.FACT

    @property
    def is_of_facts(self) -> bool:
        """Whether it is about what facts say, and not about a place or an entry that they name."""
        return self.over in (Over.FACT, Over.FACTS, Over.CONFLICT)

    @property
    def is_marked(self) -> bool:
        """Whether marking points or levels say what an answer is worth."""
        return self.answered is Answered.IN_FULL

    @property
    def names_answer(self) -> bool:
        """Whether the answer is a name or a value; on a map the names are given, not the places."""
        return self.answered not in (Answered.IN_FULL, Answered.ORDER, Answered.PLACE)
