"""The item: one question with its key, its options and where the answer is from.

Items hold plain text, never HTML or XML: escaping is the exporters' work.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b
from typing import NamedTuple, TypeVar

from talkquiz.course.facts import Weight
from talkquiz.course.tasks import MarkRange
from talkquiz.items.kinds import ItemKind
from talkquiz.language.language_file import Language

GAP = "_____"
"""What stands in a stem for the words left out."""


class Use(StrEnum):
    """What an item is for: a deck to study, a handout to print."""

    STUDY = "study"
    """The Anki deck. Example: a card"""
    PRINT = "print"
    """Sheets and their keys. Example: a quiz"""


class Option(NamedTuple):
    """One option of a choice item.

    `fact` is the id of the fact that the wording comes from, if it comes from one; `rationale`
    says in a sentence why the option is wrong, or is empty.
    """

    text: str
    correct: bool
    fact: str | None = None
    rationale: str = ""


class Reference(NamedTuple):
    """Where an answer is from: source id, place in it (`p3.s2`), outlet, news day (EDTF).

    `day` is the news day in words. Without a place, a source is cited as a whole. A `background`
    source is no report: its `title` is given, and its day, if it has any, is that of publication.
    `persons` are those who wrote a report, in a list.
    """

    id: str
    at: str
    outlet: str
    date: str
    day: str
    background: bool = False
    title: str = ""
    persons: str = ""

    @property
    def paragraph(self) -> str:
        """The number of the paragraph."""
        return self.at.partition(".")[0].removeprefix("p")


def reference_lines(references: Iterable[Reference], language: Language) -> list[str]:
    """Return the lines to print, one a report: "Press TV, 28 April 2016, paragraphs 8 and 9".

    Where it is known who wrote it, it begins "Ada Brook, Press TV".

    Last comes one of all background sources: "Not from the reports: Syria, The Great Encyclopaedia,
    2020; ...".
    """
    reports: dict[tuple[str, str], list[str]] = {}
    background: list[str] = []
    for reference in references:
        if reference.background:
            parts = filter(None, (reference.title, reference.outlet, reference.day))
            background.append(language.lists.between.join(parts))
            continue
        named = language.lists.between.join(filter(None, (reference.persons, reference.outlet)))
        paragraphs = reports.setdefault((named, reference.day), [])
        if reference.at and reference.paragraph not in paragraphs:
            paragraphs.append(reference.paragraph)
    words = language.items
    lines = []
    for (outlet, day), found in reports.items():
        named = f"{outlet[:1].upper()}{outlet[1:]}"
        if found:
            listed = language.lists.joined(sorted(found, key=int))
            said = words.paragraphs(len(found), list=listed)
            lines.append(words.citation.format(outlet=named, day=day, paragraphs=said))
        else:
            lines.append(words.citation_whole.format(outlet=named, day=day))
    if background:
        named = "; ".join(dict.fromkeys(background))
        lines.append(language.items.background.format(source=named))
    return lines


class Location(NamedTuple):
    """A place on the map: degrees north of the equator and east of Greenwich."""

    lat: float
    lon: float


class ShownPicture(NamedTuple):
    """A picture as products show it: a file, its size in pixels, what there is to see, whose it is.

    `ending` is "png" or "jpg".
    """

    content: bytes
    ending: str
    width: int
    height: int
    alt: str
    credit: str
    licence: str

    @property
    def name(self) -> str:
        """A name for the file that follows from its content: another picture has another."""
        return f"talkquiz-{blake2b(self.content, digest_size=8).hexdigest()}.{self.ending}"

    def whose(self, language: Language) -> str:
        """Return whose it is and how it may be used: "Picture: Ann Brook, CC BY 4.0"."""
        return language.items.picture.format(credit=self.credit, licence=self.licence)


class Moment(NamedTuple):
    """An event on a timeline: its date in words, its name, and whether the item is about it."""

    day: str
    name: str
    here: bool = False


class Beside(NamedTuple):
    """What a card shows beside its item, all of it in words, and where it is from.

    `timeline` is the event of the item among its neighbours, `place` where it was, by its name.
    `came_next` says how the story went on. `outlets` say who each of the reports is from, and whom
    that serves; `names` who or what is named. `hint` is a first help, `corrected` what was wrong
    in the release before.
    """

    timeline: tuple[Moment, ...] = ()
    place: tuple[str, Location] | None = None
    came_next: str = ""
    sources: tuple[Reference, ...] = ()
    outlets: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    corrected: str = ""


NOTHING_BESIDE = Beside()


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

    `id` is the same for the questions of one set; `lines` is what the source says, in our words,
    and `made` whose words these are: "reported", or of an extract "invented" or "paraphrased". `by`
    says who would have written an extract.
    """

    id: str
    title: str
    lines: tuple[str, ...]
    by: str = ""
    made: str = "reported"


@dataclass(frozen=True, slots=True)
class Written:
    """What there is to a question that is answered in a few words: nothing more."""


class GapPart(NamedTuple):
    """What one card of a cloze leaves out: a span of the claim, by the name of a part of a list.

    `number` is that of the card, for life once it was released. `accept` are other names of a part
    that are right as well.
    """

    name: str
    start: int
    end: int
    number: int
    accept: tuple[str, ...] = ()


class Gap(NamedTuple):
    """The span of the claim that a cloze leaves out.

    Of a list it is the whole, and `parts` are what each card leaves out in turn.
    """

    start: int
    end: int
    parts: tuple[GapPart, ...] = ()

    @property
    def cards(self) -> tuple[GapPart, ...]:
        """What each card leaves out: the parts, or the whole."""
        return self.parts or (GapPart("", self.start, self.end, 1),)


class Choice(NamedTuple):
    """Options to pick from, in the order to show: exactly one is right, or several are.

    `ordered` says that they stand in an order of their own (dates, numbers) which no version may
    shuffle, a `scale` also that many questions offer the same ones. `said` are the words, our own,
    whose speaker a who-said-it asks for; empty where the stem says it all.
    """

    options: tuple[Option, ...]
    ordered: bool = False
    said: str = ""
    scale: bool = False


class TrueFalse(NamedTuple):
    """A verdict on a statement: "True" and "False", in this order.

    `swapped` are the words of the statement that are right or wrong, and `correction` is what has
    to stand there, empty where the statement is true. The rationale of the wrong option says why.
    """

    options: tuple[Option, ...]
    swapped: str = ""
    correction: str = ""


class Matching(NamedTuple):
    """Left-hand and right-hand sides that belong together.

    `options` are all right-hand sides in the order to show, and some that match nothing (not
    `correct`); `ordered` says that they stand in an order of their own.
    """

    pairs: tuple[tuple[str, str], ...]
    options: tuple[Option, ...]
    ordered: bool = False


class Event(NamedTuple):
    """Something to be put in order, with its date in words."""

    name: str
    day: str


class Ordering(NamedTuple):
    """Events to be put in order: `options` in the order to show, `events` in the right one."""

    options: tuple[Option, ...]
    events: tuple[Event, ...]

    @property
    def sequence(self) -> tuple[str, ...]:
        """The names of the events in the right order."""
        return tuple(event.name for event in self.events)

    def line(self, event: Event) -> str:
        """Return an event with its date, as a key prints it."""
        return f"{event.name} ({event.day})" if event.day else event.name


class Label(NamedTuple):
    """Where the place lies whose name is asked for, and names to choose from that are not it.

    The nearest come first.
    """

    location: Location
    others: tuple[str, ...] = ()


class Comparison(NamedTuple):
    """Accounts that do not agree, and the marking points of an answer, one point each."""

    accounts: tuple[Account, ...]
    marks: tuple[str, ...] = ()


class Level(NamedTuple):
    """A level of a mark scheme: how many marks it stands for, and what earns them."""

    marks: MarkRange
    earns: str


class Open(NamedTuple):
    """The marking points of an answer in full, one point each, or the levels of a task.

    `stimulus` is what the questions of a linked set share. Of a `task`, whose id this is, there may
    be `starters`, which begin sentences, and a number of `lines` to write on (0: the usual one),
    the first of which begin with `begin_lines`.
    """

    marks: tuple[str, ...] = ()
    stimulus: Stimulus | None = None
    levels: tuple[Level, ...] = ()
    starters: tuple[str, ...] = ()
    lines: int = 0
    task: str = ""
    begin_lines: tuple[str, ...] = ()


Payload = Written | Gap | Choice | TrueFalse | Matching | Ordering | Label | Comparison | Open
"""What an item holds for its kind alone."""
_Payload = TypeVar("_Payload", bound=Payload)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question.

    `id` is `course/fact/slot/template` and outlives every correction of the wording; an item over
    several facts takes the id of the first, a map item that of its place, a term that of its
    glossary entry, source work that of its source, a task its own. `short_id` is another spelling
    of it, unique in the course, which has it once all items are made. `facts` are all the facts
    that it asks about, and `slot` is the slot of the first that it asks for, empty where it asks
    for none.
    `key` is the answer in words, `accept` holds other right answers, and `payload` what only items
    of its kind have.

    `per` is the name of who says so, `as_of` the date of the matter in words ("28 April 2016"),
    `asks_for` the kind of answer wanted ("a date"). `caution` is a short warning to show with the
    question, where the matter is no plain fact. `enemies` are ids of facts whose items may not meet
    this one. `weight` says how much it matters, as much as the heaviest of its facts. `beside` is
    what a deck shows beside it, and `pictures` are shown with its answer.
    """

    id: str
    kind: ItemKind
    topic: str
    template: str
    facts: tuple[str, ...]
    slot: str = ""
    stem: str
    key: str
    accept: tuple[str, ...] = ()
    payload: Payload = Written()
    beside: Beside = NOTHING_BESIDE
    status: str
    per: str | None = None
    sources: tuple[Reference, ...]
    mode: str
    claim: str
    asks_for: str
    as_of: str | None = None
    caution: str = ""
    why: str = ""
    difficulty: int = 2
    weight: Weight = "useful"
    short_id: str = field(default="", compare=False)
    enemies: tuple[str, ...] = ()
    pictures: tuple[ShownPicture, ...] = ()
    uses: frozenset[Use] = frozenset(Use)

    def holds(self, payload_type: type[_Payload]) -> _Payload:
        """Return the payload, which has this type for the item's kind; else a TypeError."""
        if not isinstance(self.payload, payload_type):
            message = f"{self.id} is {self.kind}: its payload is no {payload_type.__name__}"
            raise TypeError(message)
        return self.payload

    @property
    def options(self) -> tuple[Option, ...]:
        """What there is to pick, match or put in order, in the order to show."""
        if isinstance(self.payload, Choice | TrueFalse | Matching | Ordering):
            return self.payload.options
        return ()

    @property
    def asked_facts(self) -> tuple[str, ...]:
        """The facts that it asks for: none where it asks for the name of a place or an entry."""
        return self.facts if self.kind.is_of_facts else ()

    @property
    def stem_says_all(self) -> bool:
        """Whether the stem alone says what is asked: "Which of these came first?" does not."""
        is_of_several = isinstance(self.payload, Choice) and len(self.facts) > 1
        return not (
            is_of_several or isinstance(self.payload, Matching | Ordering | Label | Comparison)
        )

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The sides of a matching that belong together."""
        return self.payload.pairs if isinstance(self.payload, Matching) else ()

    @property
    def ordered(self) -> bool:
        """Whether the options stand in an order of their own, which no version may shuffle."""
        match self.payload:
            case Choice(ordered=ordered) | Matching(ordered=ordered):
                return ordered
            case TrueFalse():
                return True
        return False

    @property
    def marks(self) -> tuple[str, ...]:
        """The marking points of an answer in full."""
        return self.payload.marks if isinstance(self.payload, Comparison | Open) else ()

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels of the mark scheme of a task, from the lowest."""
        return self.payload.levels if isinstance(self.payload, Open) else ()

    @property
    def starters(self) -> tuple[str, ...]:
        """What begins the sentences of an answer, for those who need support."""
        return self.payload.starters if isinstance(self.payload, Open) else ()

    @property
    def task(self) -> str:
        """The id of the task that it is, or empty."""
        return self.payload.task if isinstance(self.payload, Open) else ""

    @property
    def stimulus(self) -> Stimulus | None:
        """What the questions of a linked set share."""
        return self.payload.stimulus if isinstance(self.payload, Open) else None

    @property
    def answers(self) -> tuple[str, ...]:
        """What a student has to know to get the item right, in words: never "True" or a letter."""
        if isinstance(self.payload, TrueFalse):
            return (self.payload.correction or self.payload.swapped,)
        if not self.kind.names_answer:
            return ()
        right = tuple(option.text for option in self.options if option.correct)
        return right or (self.key,)

    @property
    def cards(self) -> int:
        """How many cards its note has in a deck: one, or one for each part of a list."""
        return len(self.card_numbers)

    @property
    def card_numbers(self) -> tuple[int, ...]:
        """The numbers of its cards in a deck, for life once they were released."""
        gap = self.payload
        return tuple(card.number for card in gap.cards) if isinstance(gap, Gap) else (1,)

    @property
    def parts(self) -> int:
        """How many answers it has that are right or wrong by themselves, or the marks of a task."""
        highest = max((level.marks.last for level in self.levels), default=1)
        return max(highest, sum(option.correct for option in self.options), len(self.marks))

    @property
    def shown(self) -> tuple[str, ...]:
        """All that a student reads before answering: stem, options, and what it is about."""
        return (self.stem, *(option.text for option in self.options), *self.material)

    @property
    def material(self) -> tuple[str, ...]:
        """What the question is about, beside stem and options."""
        match self.payload:
            case Matching(pairs=pairs):
                return tuple(left for left, _ in pairs)
            case Comparison(accounts=accounts):
                return tuple(account.claim for account in accounts)
            case Open(stimulus=Stimulus(lines=lines)):
                return lines
            case Choice(said=said) if said:
                return (said,)
        return ()
