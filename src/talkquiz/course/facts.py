"""facts/*.yaml: what is true, once, in our own words, with who says so."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import (
    Field,
    PlainValidator,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
)
from pydantic_core import PydanticCustomError

from talkquiz.course.claim import MarkupError, parse_claim
from talkquiz.course.fact_kinds import Kinds
from talkquiz.course.fields import Date, Id, Maybe, Strict, Text, field_problem, one_line
from talkquiz.course.glossary import Lexicon, mentions
from talkquiz.course.slots import Slot, SlotReader
from talkquiz.language.date_words import DateWords

_QUESTION_MARKS = tuple("?؟？")
_SENTENCE_ENDS = tuple(".!?…。؟۔।")

Mode = Literal["happened", "planned", "hoped", "warned", "claimed"]
Status = Literal["reported", "attributed", "disputed", "unattributed"]
Basis = Literal["stated", "resolved", "inferred", "outside"]


@dataclass(frozen=True, slots=True)
class FactContext:
    """What a fact is read against: pass it to pydantic as the validation context."""

    kinds: Kinds
    lexicon: Lexicon
    dates: DateWords


def context_of(info: ValidationInfo) -> FactContext:
    """Return the context that a fact is validated in; a TypeError means that none was passed."""
    if not isinstance(info.context, FactContext):
        raise TypeError("a Fact is validated with context=FactContext(...)")
    return info.context


class Cite(Strict):
    """Where a fact is from: source, place (`p9.s1`), fingerprint, terms that must occur there."""

    source: Id
    at: Annotated[str, StringConstraints(pattern=r"^p[1-9][0-9]*\.s[1-9][0-9]*$")]
    fp: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{10}$")]
    terms: tuple[Text, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class MarkedClaim:
    """A claim with its slots resolved, by slot name."""

    text: str
    markup: str
    slots: dict[str, Slot]


def _read_claim(value: Any, info: ValidationInfo) -> MarkedClaim | None:
    """Return the claim; None if a field that it is read against has a problem of its own."""
    if not isinstance(value, str):
        raise field_problem("TQ103", "a sentence is wanted here")
    try:
        claim = parse_claim(one_line(value))
    except MarkupError as error:
        raise field_problem("TQ107", str(error), "Mark a slot as [words]{slot}.") from None
    if not claim.text.rstrip("”’\"'»)").endswith(_SENTENCE_ENDS):
        raise field_problem("TQ121", "the claim is no whole sentence", "End it with a full stop.")
    if not claim.marked:
        hint = "Mark what is worth asking: [words]{slot}."
        raise field_problem("TQ107", "the claim marks no slot", hint)
    context = context_of(info)
    if info.data.get("kind") is None or "when" not in info.data:
        return None
    types = context.kinds.slots(info.data["kind"])
    reader = SlotReader(claim, types, info.data["when"], context.lexicon, context.dates)
    read = list(reader.read())
    problems = [slot for slot in read if isinstance(slot, PydanticCustomError)]
    if problems:
        raise PydanticCustomError("several", "several", {"problems": problems})
    slots = {slot.name: slot for slot in read if isinstance(slot, Slot)}
    return MarkedClaim(claim.text, claim.markup, slots)


class Fact(Strict):
    """One fact. A field is read against those above it, so their order matters."""

    id: Id
    topic: Id
    kind: Text
    name: Text
    when: Annotated[Date | None, Maybe] = None
    claim: Annotated[MarkedClaim, PlainValidator(_read_claim), WithJsonSchema({"type": "string"})]
    basis: Annotated[Basis | None, Maybe] = Field(default=None, validate_default=True)
    mode: Mode
    status: Status
    per: Annotated[Id | None, Maybe] = Field(default=None, validate_default=True)
    difficulty: Annotated[int, Field(ge=1, le=3)] = 2
    ask: dict[str, Text] = Field(default_factory=dict)
    why: Annotated[Text | None, Maybe] = None
    cite: tuple[Cite, ...] = Field(min_length=1)
    derived: tuple[Text, ...] = ()
    conflicts: tuple[Id, ...] = ()
    related: tuple[Id, ...] = ()
    enemies: tuple[Id, ...] = ()

    @property
    def slots(self) -> dict[str, Slot]:
        """The slots of the claim by name."""
        return self.claim.slots

    @field_validator("kind")
    @classmethod
    def _known_kind(cls, kind: str, info: ValidationInfo) -> str:
        kinds = context_of(info).kinds.kinds
        if kind not in kinds:
            message = f"`{kind}` is no kind of fact"
            raise field_problem("TQ104", message, f"Kinds: {', '.join(kinds)}.")
        return kind

    @field_validator("basis")
    @classmethod
    def _dated(cls, basis: Basis | None, info: ValidationInfo) -> Basis | None:
        if basis is None and info.data.get("when"):
            hint = "Say how the date was fixed: stated, resolved, inferred or outside."
            raise field_problem("TQ102", "`when` is given without `basis`", hint)
        return basis

    @field_validator("per")
    @classmethod
    def _says_who(cls, per: str | None, info: ValidationInfo) -> str | None:
        """Refuse a claim that somebody makes unless it says who, here and in the sentence."""
        status = info.data.get("status")
        if status not in ("attributed", "disputed"):
            if per and status:
                message = f"a fact that is {status} has no `per`"
                raise field_problem("TQ118", message, "Remove `per`.")
            return per
        if not per:
            message = f"a fact that is {status} needs `per`"
            raise field_problem("TQ118", message, "Name the glossary id of who says so.")
        lexicon, claim = context_of(info).lexicon, info.data.get("claim")
        entry = lexicon.entries.get(per)
        if entry is None and not lexicon.knows(per):
            message = f"the glossary has no entry `{per}`"
            raise field_problem("TQ115", message, "Add it to glossary.yaml.")
        if entry is None or claim is None or mentions(claim.text, entry.names):
            return per
        if not any(per in slot.entries for slot in claim.slots.values()):
            hint = f"Begin with “According to {entry.name}, ...”."
            raise field_problem("TQ119", f"the claim does not say that it is {entry.name}'s", hint)
        return per

    @field_validator("ask")
    @classmethod
    def _asks_slots(cls, ask: dict[str, str], info: ValidationInfo) -> dict[str, str]:
        claim = info.data.get("claim")
        for slot, question in ask.items():
            if claim and slot not in claim.slots:
                message = f"`ask` has the slot {slot}, which the claim does not mark"
                raise field_problem("TQ108", message, f"Marked are: {', '.join(claim.slots)}.")
            if not question.endswith(_QUESTION_MARKS):
                message = f"the question for {slot} does not end with a question mark"
                raise field_problem("TQ128", message, "Ask in one sentence that ends with `?`.")
        return ask
