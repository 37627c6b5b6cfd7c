"""facts/*.yaml: what is true, once, in our own words, with who says so."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Annotated, Any, Literal, NamedTuple

from talkquiz.course.claim_slots import MarkedSlot, Slot, SlotReader, parse_claim
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.glossary import Lexicon, mentions
from talkquiz.course.pictures import Picture
from talkquiz.course.read_files import needs_draft
from talkquiz.course.shapes import (
    BROKEN,
    Date,
    FieldError,
    Filled,
    Id,
    Limits,
    Maybe,
    OneOrMore,
    Pattern,
    Read,
    Reading,
    Shape,
    Text,
    one_line,
)
from talkquiz.course.yaml import Mistaken
from talkquiz.language.dates import DateWords
from talkquiz.language.read_numbers import Numbers
from talkquiz.problem import did_you_mean

_Place = Annotated[
    str, Pattern(r"^p[1-9][0-9]*\.s[1-9][0-9]*$", "The place is paragraph and sentence: p3.s2.")
]
_Fingerprint = Annotated[
    str, Pattern(r"^[0-9a-f]{10}$", "The fingerprint is ten digits 0-9 and a-f.")
]
_QUESTION_MARKS = tuple("?؟？")
_SENTENCE_ENDS = tuple(".!?…。؟۔।")
_WRONG_OPTIONS = (2, 3)

Mode = Literal["happened", "planned", "hoped", "warned", "claimed"]
"""Whether what a fact tells came about.

- happened: It came about, and the report says so. Example: The old pier was closed on 14 March
  2019.
- planned: It was announced, and lay ahead. Example: Work on a second pier was to start in May
  2021.
- hoped: Somebody hoped for it. Example: The mayor hoped that ships would return by summer.
- warned: Somebody warned of it. Example: The pilots warned that the pier would not last the
  winter.
- claimed: Somebody says that it is so, and nobody else has seen it. Example: Harbour Watch
  counted 800 ships in a year.
"""
Status = Literal["reported", "attributed", "disputed", "unattributed"]
"""Who answers for what a fact tells.

- reported: The report itself, or its reporter heard it said. Example: The old pier was closed
  on 14 March 2019.
- attributed: Somebody whom the report quotes. `per` says who, and the claim too. Example:
  According to Ada Brook, 1,200 ships called.
- disputed: Somebody says so, and others say otherwise. `per` says who, `conflicts` names the
  other fact. Example: Harbour Watch counted 800 ships, and the mayor 1,200.
- unattributed: The report says so without a source of its own. The claim says that. Example: A
  report that names no source put the cost at a million.
"""
Basis = Literal["stated", "resolved", "inferred", "outside"]
"""How a date was fixed.

- stated: The text gives it in full. Example: the article says 14 March 2019
- resolved: It follows from the news day and a word in the text. Example: "on Wednesday", in an
  article of Friday, 16 March 2019
- inferred: It follows from several places in the text. Example: a caption has the month, and
  paragraph 6 the weekday
- outside: The text does not tell it, and common knowledge does. Example: the year in which a
  war ended
"""
Weight = Literal["core", "useful", "detail"]
"""How much a fact matters, the heaviest first.

- core: What one must know to follow the story. Example: when the pier was closed, and why
- useful: What makes the story clearer, as is usual. Example: who opened the new pier
- detail: What may be asked on a sheet that wants it, and in no deck. Example: how many steps
  the pier has
"""

AHEAD: tuple[Mode, ...] = ("planned", "hoped", "warned")
"""The modes of what lay ahead when it was reported."""


class FactContext(NamedTuple):
    """What a fact is read against: the context for `read_shape`."""

    lexicon: Lexicon
    dates: DateWords
    numbers: Numbers


class OutcomeCite(Shape):
    """Where it is from what came of a plan or a hope: the source alone."""

    source: Id
    """The id of the source that tells it.

    Example: s003
    """


class Cite(Shape):
    """Where a fact is from: source, place (`p9.s1`), fingerprint, terms that must occur there.

    Of a background source it is the source alone.
    """

    source: Id
    """The id of a source in sources.yaml.

    Example: s001
    """
    at: _Place = ""
    """Where the sentence stands: the ninth line that is not empty, its first sentence.
    `talkquiz cite` prints it.

    Example: p9.s1
    """
    fp: _Fingerprint = ""
    """The fingerprint of the sentence. `talkquiz cite` prints it, and nobody types it by hand.

    Example: 0090cac606
    """
    terms: Filled[Text] = ()
    """Each number and name that the claim rests on, as the article writes it.

    Example: ["June 1", Brook]
    """

    def complete(self) -> None:
        """Refuse half a place."""
        given = {"at": self.at, "fp": self.fp, "terms": self.terms}
        missing = next((key for key, value in given.items() if not value), None)
        if missing and any(given.values()):
            hint = "A report is cited with `at`, `fp` and `terms`, a background source without."
            raise FieldError("TQ102", f"the key `{missing}` is missing", hint)


class Outcome(Shape):
    """What came of something planned, hoped for or warned of: one sentence, and its sources."""

    says: Text
    """One sentence in your own words, with a full stop.

    Example: The second pier was opened in June 2021.
    """
    cite: Filled[OutcomeCite]
    """The sources, by their ids alone.

    Example: [{source: s003}]
    """


class MarkedClaim(NamedTuple):
    """A claim with its slots resolved, by slot name, its verb groups and the words left aside."""

    text: str
    markup: str
    slots: dict[str, Slot]
    verbs: tuple[MarkedSlot, ...] = ()
    asides: tuple[MarkedSlot, ...] = ()

    @staticmethod
    def read(value: Any, reading: Reading) -> Any:
        """Return the claim; BROKEN if a field that it is read against has a problem of its own."""
        if not isinstance(value, str):
            raise FieldError("TQ103", "a sentence is wanted here", "Write it without `- `.")
        if type(value) is Mistaken:
            from talkquiz.course.yaml_suspects import is_by_curly_quotes  # noqa: PLC0415 - seldom

            if is_by_curly_quotes(value):  # its questions would begin with the mark
                return reading.report(*value.problem[3:6])
        markup = one_line(value)
        parsed = parse_claim(markup)
        text = parsed.text
        if not text.rstrip("”’\"'»)").endswith(_SENTENCE_ENDS):
            raise FieldError("TQ121", "the claim is no whole sentence", "End it with a full stop.")
        if not parsed.slots:
            hint = "Mark what is worth asking: [words]{slot}."
            raise FieldError("TQ107", "the claim marks no slot", hint)
        if "kind" not in reading.above or "when" not in reading.above:
            return BROKEN
        types = bundled_kinds().kinds[reading.above["kind"]]
        reader = SlotReader(types, reading.above["when"], *reading.context)
        read = [reading.attempt(reader.read, each, text) for each in parsed.slots]
        if BROKEN in read:
            return BROKEN
        slots = {slot.name: slot for slot in reader.whole(text, read)}
        return MarkedClaim(text, markup, slots, parsed.verbs, parsed.asides)


class Fact(Shape):
    """One fact. A field is read against those above it, so their order matters.

    A fact without a `topic` belongs to the one that its file is called after. `weight` is how much
    it matters: core, useful, or a detail that no deck holds. `accept` has more right answers of a
    slot, and `never_wrong` what is never offered as a wrong one, as it is true outside the sources.
    `wrong` has the wrong options of a slot, each with the reason why it is wrong.
    `teaches` are the objectives that it serves, of any topic.
    `came_of_it` is what came of what lay ahead, `then` what came next in the story, `hint` helps to
    find the words of a slot. `contrasts` are facts that are easily taken for it.
    A `picture` is shown with answers, and where one reads.
    """

    id: Id
    """Names the fact, for life: a student's progress hangs on it. Correct the wording as often
    as you like, and keep the id.

    Example: second-pier-plan
    """
    topic: Id = ""
    """The id of a topic in course.yaml. Without it the name of the file serves.

    Example: harbour
    """
    kind: Text
    """What sort of fact it is. It decides which slots the claim can mark.

    Example: event
    """
    name: Text
    """The matter as a noun phrase that fits into "When was ...?". It holds neither the date nor
    the number that is asked.

    Example: the start of work on a second pier
    """
    when: Maybe[Date] = None
    """The date of the matter, in EDTF: 2016, 2016-02, 2016-02-27, 2016-02~ (about),
    2016-02/2016-05. Of a statement or a figure: as of when.

    Example: 2021-05
    """
    claim: Annotated[MarkedClaim, Read(MarkedClaim.read)]
    """One sentence in your own words, with a full stop. `[words]{slot}` marks what is worth
    asking, `{did}` the verb. Quotes are needed if it begins with a bracket.

    Example:
        "According to [the town council]{who}, it would [begin]{did} work on [a second
          pier]{what} in [May 2021]{when}."
    """
    basis: Maybe[Basis] = None
    """How you know the date. It goes with `when`.

    Example: stated
    """
    mode: Mode = "happened"
    """Whether it came about, or was only planned, hoped for, warned of or claimed. A plan is
    never taught as an event.

    Example: planned
    """
    status: Status = "reported"
    """Who answers for it: the report itself, or somebody whom it quotes.

    Example: attributed
    """
    per: Maybe[Id] = None
    """The glossary id of who says so. It goes with `attributed` and `disputed` alone.

    Example: town-council
    """
    weight: Weight = "useful"
    """How much the fact matters. Sheets draw what is core first, and no deck holds details.

    Example: core
    """
    difficulty: Annotated[int, Limits(1, 3)] = 2
    """1 is easy, 2 usual, 3 hard.

    Example: 2
    """
    teaches: tuple[Id, ...] = ()
    """The ids of the objectives that the fact serves, of any topic.

    Example: [date-pier]
    """
    ask: Mapping[str, Text] = MappingProxyType({})
    """By slot: a question of your own, where the templates ask it less well. It ends with a
    question mark.

    Example: {what: "What did the council mean to build in 2021?"}
    """
    accept: Mapping[str, OneOrMore[Text]] = MappingProxyType({})
    """By slot: more answers that are right.

    Example: {what: [a new pier]}
    """
    never_wrong: Mapping[str, OneOrMore[Text]] = MappingProxyType({})
    """By slot: what is never offered as wrong, since it is true outside the reports.

    Example: {when: [2021-06]}
    """
    wrong: Mapping[str, Mapping[str, Text]] = MappingProxyType({})
    """By slot: two or three wrong options of your own, each with why it is wrong. Not for dates
    and numbers.

    Example:
        {what: {a lighthouse: It has stood since 1890., a market hall: The council voted it
          down.}}
    """
    why: Maybe[Text] = None
    """One sentence of context for the back of the cards.

    Example: The old pier had become too short for ships.
    """
    came_of_it: Maybe[Outcome] = None
    """What came of a plan, a hope or a warning: one sentence, and its sources.

    Example: {says: The second pier was opened in June 2021., cite: [{source: s003}]}
    """
    then: Maybe[Outcome] = None
    """What came next in the story: one sentence for the back of the cards, and its sources.

    Example: {says: Larger ships could call from then on., cite: [{source: s003}]}
    """
    hint: Mapping[str, Text] = MappingProxyType({})
    """By slot: a help that a card shows before the answer. It does not hold the answer.

    Example: {what: Ships lie beside it.}
    """
    picture: Maybe[Picture] = None
    """A picture for the backs of its cards and for readings, with what there is to see, under which
    licence, and whose it is. The file is in pictures/.

    Example: {file: pier.jpg, alt: Ships at a stone pier., licence: CC BY 4.0, credit: Ann Brook}
    """
    cite: Filled[Cite]
    """Where the fact is from: one citation or more, as `talkquiz cite` prints them. A
    background source is cited by its id alone.

    Example: [{source: s001, at: p7.s2, fp: 00000fffff, terms: [second pier, May 2021]}]
    """
    derived: tuple[Text, ...] = ()
    """The number slots whose number you worked out, so that it stands in no term of a citation.

    Example: [number]
    """
    conflicts: tuple[Id, ...] = ()
    """Ids of facts that say otherwise. Both facts name each other.

    Example: [pier-too-dear]
    """
    related: tuple[Id, ...] = ()
    """Ids of facts on the same matter. Both facts name each other.

    Example: [pier-closed]
    """
    contrasts: tuple[Id, ...] = ()
    """Ids of facts that are easily taken for this one: a question asks for the difference. Both
    name each other.

    Example: [pier-opened]
    """
    enemies: tuple[Id, ...] = ()
    """Ids of facts that may not be asked on one sheet with this one. One side is enough.

    Example: [pier-vote]
    """
    draft: bool = False
    """`true` as long as the entry is not finished: it needs no key but its id, and nothing is
    asked, printed or built from it. Remove the line when all is there.

    Example: true
    """

    @property
    def slots(self) -> dict[str, Slot]:
        """The slots of the claim by name."""
        return self.claim.slots

    @property
    def reports(self) -> tuple[Cite, ...]:
        """The citations of reports: those of background sources have no place."""
        return tuple(each for each in self.cite if each.at)

    @property
    def sources(self) -> set[str]:
        """The ids of all sources that it cites, for its claim and for what came later."""
        later = (outcome for outcome in (self.came_of_it, self.then) if outcome)
        told_later = {cite.source for outcome in later for cite in outcome.cite}
        return {each.source for each in self.cite} | told_later

    @staticmethod
    def check_kind(kind: str, _: Reading) -> str:
        """Refuse a kind that questions/kinds.yaml does not have."""
        kinds = bundled_kinds().kinds
        if kind not in kinds:
            message = f"`{kind}` is no kind of fact"
            raise FieldError("TQ104", message, f"Kinds: {', '.join(kinds)}.")
        return kind

    @staticmethod
    def check_basis(basis: Basis | None, reading: Reading) -> Basis | None:
        """Refuse a date of which nobody says how it was fixed."""
        if basis is None and reading.above.get("when"):
            hint = "Say how the date was fixed: stated, resolved, inferred or outside."
            raise FieldError("TQ102", "`when` is given without `basis`", hint)
        return basis

    @staticmethod
    def check_per(per: str | None, reading: Reading) -> str | None:
        """Refuse a claim that somebody makes unless it says who, here and in the sentence."""
        status = reading.above.get("status")
        if status not in ("attributed", "disputed"):
            if per and status:
                message = f"a fact that is {status} has no `per`"
                hint = "Remove `per`, or make the status `attributed`."
                raise FieldError("TQ118", message, hint)
            return per
        if not per:
            message = f"a fact that is {status} needs `per`"
            raise FieldError("TQ118", message, "Name the glossary id of who says so.")
        lexicon, claim = reading.context.lexicon, reading.above.get("claim")
        entry = lexicon.entries.get(per)
        if per in lexicon.drafts:
            raise FieldError(*needs_draft(per))
        if entry is None and not lexicon.knows(per):
            message = f"the glossary has no entry `{per}`"
            add = "Add it to glossary.yaml; "
            add += "`talkquiz glossary --suggest --into COURSE` writes drafts of such entries."
            raise FieldError("TQ115", message, did_you_mean(per, lexicon.entries, add))
        if entry is None or claim is None or mentions(claim.text, entry.names):
            return per
        if not any(per in slot.entries for slot in claim.slots.values()):
            hint = f"Begin with “According to {entry.name}, ...”."
            raise FieldError("TQ119", f"the claim does not say that it is {entry.name}'s", hint)
        return per

    @staticmethod
    def check_came_of_it(outcome: Outcome | None, reading: Reading) -> Outcome | None:
        """Refuse what came of something that did not lie ahead, or that is no sentence."""
        mode = reading.above.get("mode")
        if outcome is None:
            return None
        if mode and mode not in AHEAD:
            message = f"a fact of the mode `{mode}` did not lie ahead: nothing came of it"
            hint = f"Remove `came-of-it`, or make the mode one of {', '.join(AHEAD)}."
            raise FieldError("TQ146", message, hint)
        return _whole_sentence(outcome)

    @staticmethod
    def check_then(outcome: Outcome | None, _: Reading) -> Outcome | None:
        """Refuse what is no sentence."""
        return outcome and _whole_sentence(outcome)

    @staticmethod
    def check_hint(hints: Mapping[str, str], reading: Reading) -> Any:
        """Refuse hints for slots that the claim does not mark, and such as tell the answer."""

        def tells_nothing(name: str, hint: str, claim: MarkedClaim) -> None:
            if mentions(hint, [part.text for part in _marked(name, claim)]):
                message = f"the hint for {name} tells the answer"
                raise FieldError("TQ166", message, "Say less, or ask for it in other words.")

        return _by_slot(hints, reading, tells_nothing)

    @staticmethod
    def check_accept(accept: Mapping[str, tuple[str, ...]], reading: Reading) -> Any:
        """Refuse answers to slots that the claim does not mark."""
        return _by_slot(accept, reading)

    check_never_wrong = check_accept

    @staticmethod
    def check_wrong(wrong: Mapping[str, Mapping[str, str]], reading: Reading) -> Any:
        """Refuse too few or too many options, and those of slots that have others by their size."""

        def can_stand(name: str, options: Mapping[str, str], claim: MarkedClaim) -> None:
            slot = claim.slots.get(name)
            if slot and (slot.when or slot.number):
                message = f"`wrong` has options for {name}, a date or a number"
                raise FieldError("TQ164", message, "Remove them: these are found by their size.")
            if len(options) not in _WRONG_OPTIONS:
                message = f"`wrong` has {len(options)} options for {name}"
                raise FieldError("TQ164", message, "Write two or three, each with why it is wrong.")

        return _by_slot(wrong, reading, can_stand)

    @staticmethod
    def check_ask(ask: Mapping[str, str], reading: Reading) -> Any:
        """Refuse questions for slots that the claim does not mark, or that do not ask."""

        def asks(slot: str, question: str, _: MarkedClaim) -> None:
            if not question.endswith(_QUESTION_MARKS):
                message = f"the question for {slot} does not end with a question mark"
                raise FieldError("TQ128", message, "Ask in one sentence that ends with `?`.")

        return _by_slot(ask, reading, asks)


def _by_slot(
    values: Mapping[str, Any],
    reading: Reading,
    check: Callable[[str, Any, MarkedClaim], None] | None = None,
) -> Any:
    """Return what a key tells by slot; BROKEN if the claim does not mark one, or `check` raises.

    Each problem stands at its slot. Where the claim cannot be read, nothing is looked at.
    """
    key, claim = reading.key, reading.above.get("claim")
    if claim is None:
        return values

    def look(slot: str, value: Any) -> None:
        if not _marked(slot, claim):
            message = f"`{key}` has the slot {slot}, which the claim does not mark"
            hint = f"Marked are: {', '.join(claim.slots)}."
            raise FieldError("TQ108", message, hint)
        if check:
            check(slot, value, claim)

    found = [
        reading.within(slot, lambda value, _, slot=slot: look(slot, value), value)  # type: ignore[misc]
        for slot, value in values.items()
    ]
    return BROKEN if BROKEN in found else values


def _whole_sentence(outcome: Outcome) -> Outcome:
    """Return `outcome`; raises FieldError if what it says is no whole sentence."""
    if not outcome.says.rstrip("”’\"'»)").endswith(_SENTENCE_ENDS):
        raise FieldError("TQ121", "`says` is no whole sentence", "End it with a full stop.")
    return outcome


def _marked(name: str, claim: MarkedClaim) -> list[Slot]:
    """Return what `claim` marks by this name: a slot, or a part of a list."""
    parts = (part for slot in claim.slots.values() for part in (slot, *slot.parts))
    return [part for part in parts if part.name == name]
