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
    """A few words are to be written. Example: Who opened the new pier?"""
    CLOZE = KindRecord("cloze", Answered.WORDS, studied=True, shows_claim=True)
    """A gap in the claim is to be filled. Example: Ada Brook opened the new pier on _____."""
    CHOICE = KindRecord("choice", Answered.ONE, studied=True)
    """The one right of three or four options is to be picked. Example: Which official opened
    the new pier?"""
    MULTIPLE_RESPONSE = KindRecord("multiple-response", Answered.SEVERAL)
    """All right options are to be ticked, as many as the question says. Example: Which powers
    brokered the truce? Choose two."""
    TRUE_FALSE = KindRecord("true-false", Answered.VERDICT, shows_claim=True)
    """A statement is to be judged, and mended if it is wrong. Example: The old pier was closed
    in March 2018."""
    WHO_SAID_IT = KindRecord("who-said-it", Answered.ONE, studied=True)
    """The speaker is to be picked. Example: Who said that ships would return?"""
    ACCORDING_TO = KindRecord("according-to", Answered.ONE, studied=True, shows_claim=True)
    """Whose account a claim is, is to be picked. Example: According to whom did 1,200 ships
    call?"""
    MATCHING = KindRecord("matching", Answered.PAIRS, Over.FACTS)
    """What belongs together is to be joined. Example: Match each event with its date."""
    ORDERING = KindRecord("ordering", Answered.ORDER, Over.FACTS)
    """Events are to be put in order. Example: In which order did these events happen?"""
    LABEL = KindRecord("label", Answered.PLACE, Over.PLACE, studied=True)
    """A place on a map is to be named. Example: Which place is marked?"""
    TERM = KindRecord("term", Answered.WORDS, Over.ENTRY)
    """A name of the glossary is to be written, from its description. Example: The time between
    two tides"""
    COMPARE = KindRecord("compare", Answered.IN_FULL, Over.CONFLICT)
    """What differs between two accounts is to be said, and why it may. Example: How do the two
    counts of ships differ?"""
    OPEN = KindRecord("open", Answered.IN_FULL)
    """A few sentences are to be written. Example: Why was the old pier closed?"""
    TASK = KindRecord("task", Answered.IN_FULL, Over.TASK)
    """A task of tasks.yaml is to be answered. Example: How far was the council to blame?"""

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
