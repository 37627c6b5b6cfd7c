"""The neutral form of a question: what is asked, what is done to answer it, and what is told then.

Every format for screens is written from this form, so that a question has the same id, the same key
and the same reasons wherever it is met. The ways to answer are those of IMS QTI 3.0 (choice, text
entry, match, order, hotspot and extended text interactions), which learning systems share.
All texts are plain: escaping is the exporters' work.
"""

from dataclasses import dataclass
from typing import NamedTuple

from talkquiz.course.facts import Weight
from talkquiz.items.item import Account, Event, Level, Location, ShownPicture, Stimulus
from talkquiz.items.kinds import ItemKind
from talkquiz.language.language_file import Language


class Offered(NamedTuple):
    """One thing to pick, match or put in order.

    `id` is short, the same as long as its words are, and unique in its question. `told` says why it
    is wrong, or when it was; or is empty.
    """

    id: str
    text: str
    right: bool
    told: str = ""


class Pick(NamedTuple):
    """One option is to be picked, or `several`: all that are right.

    With `fixed` they stand in an order of their own, which nothing may shuffle. Of a `verdict`
    ("True", "False") `correction` is what makes the statement true, empty where it is.
    """

    options: tuple[Offered, ...]
    several: bool = False
    fixed: bool = False
    verdict: bool = False
    correction: str = ""


class Enter(NamedTuple):
    """A few words are to be typed; `accepted` are all that are right, the key first."""

    accepted: tuple[str, ...]


class Blank(NamedTuple):
    """A gap in a text, and what fits, the key first; `part` names it where there are several.

    `number` is that of the card which leaves it out in an Anki deck, for life.
    """

    accepted: tuple[str, ...]
    part: str = ""
    number: int = 1


class Fill(NamedTuple):
    """A text with gaps, in pieces. With `any_order` each of the gaps may take what fits another.

    That is so for the parts of a list: who names them in another order is right as well.
    """

    pieces: tuple[str | Blank, ...]
    any_order: bool = False

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """Its gaps."""
        return tuple(each for each in self.pieces if isinstance(each, Blank))


class Left(NamedTuple):
    """A left-hand side of a matching, and the id of the option that belongs to it."""

    id: str
    text: str
    match: str


class Match(NamedTuple):
    """Each of the `lefts` goes with one of the `options`; some of these may go with none."""

    lefts: tuple[Left, ...]
    options: tuple[Offered, ...]
    fixed: bool = False

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """What belongs together, in words."""
        texts = {each.id: each.text for each in self.options}
        return tuple((left.text, texts[left.match]) for left in self.lefts)

    @property
    def unused(self) -> tuple[Offered, ...]:
        """The options that go with nothing."""
        used = {left.match for left in self.lefts}
        return tuple(each for each in self.options if each.id not in used)


class Arrange(NamedTuple):
    """Events are to be put in order: `options` as they are first shown, `order` their ids.

    `told` of an option is its date in words; `events` have both in the right order.
    """

    options: tuple[Offered, ...]
    order: tuple[str, ...]
    events: tuple[Event, ...]


class Locate(NamedTuple):
    """A place marked on a map is to be named: typed (`accepted`), or picked among `options`."""

    location: Location
    accepted: tuple[str, ...]
    options: tuple[Offered, ...]


class Explain(NamedTuple):
    """Sentences are to be written, which people mark: by points, one mark each, or by levels.

    Or it is a phrase, of which all `accepted` ways to say it are told to whoever marks, the key
    first.
    """

    points: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    starters: tuple[str, ...] = ()
    lines: int = 0
    accepted: tuple[str, ...] = ()


Answering = Pick | Enter | Fill | Match | Arrange | Locate | Explain
"""What is done to answer a question."""


class Told(NamedTuple):
    """What is told once a question was answered, each in words, empty where there is nothing.

    `per` is who says so, `as_of` when; `sources` are lines that say where it is from, one a report,
    and `outlets` who these reports are from and whom that serves. `names` are who or what is named.
    """

    key: str
    claim: str = ""
    per: str = ""
    as_of: str = ""
    caution: str = ""
    why: str = ""
    came_next: str = ""
    corrected: str = ""
    sources: tuple[str, ...] = ()
    outlets: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, str], ...] = ()

    def lines(self, language: Language) -> list[tuple[str, str]]:
        """Return what is told after the key as lines with their labels, for formats without looks.

        Who says so comes before all else but the claim, and the sources last.
        """
        words = language.labels
        says_so = [(words["according-to"], self.per), (words["as-of"], self.as_of)]
        rest = [
            (words["caution"], self.caution),
            (words["context"], self.why),
            (words["next"], self.came_next),
            ("", self.corrected),
            *((words["source"], line) for line in self.sources),
        ]
        return [(label, text) for label, text in (("", self.claim), *says_so, *rest) if text]


@dataclass(frozen=True, slots=True, kw_only=True)
class OnscreenQuestion:
    """A question with its key, under the id that its item has on paper and in Anki.

    `prompt` asks, `said` are words (our own) that it asks about, `accounts` and `stimulus` what is
    to be read first. `asks_for` is the sort of answer wanted, `caution` a warning shown with the
    question. `hint` is a first help; `pictures` are shown with the answer. `marks` is what it is
    worth, in wholes or halves. `studied` says whether the Anki deck has it, `enemies` are ids of
    facts whose questions may not meet it.
    """

    id: str
    short_id: str
    kind: ItemKind
    topic: str
    facts: tuple[str, ...]
    slot: str
    prompt: str
    answering: Answering
    told: Told
    said: str = ""
    accounts: tuple[Account, ...] = ()
    stimulus: Stimulus | None = None
    asks_for: str = ""
    caution: str = ""
    hint: str = ""
    pictures: tuple[ShownPicture, ...] = ()
    marks: float = 1
    mode: str
    status: str
    difficulty: int
    weight: Weight
    studied: bool = False
    enemies: tuple[str, ...] = ()
    mistake_link: str = ""

    @property
    def name(self) -> str:
        """What lists of questions call it: where it was asked first, and how it is told apart."""
        return self.id.partition("/")[2]

    @property
    def options(self) -> tuple[Offered, ...]:
        """What there is to pick, match or put in order."""
        match self.answering:
            case Pick(options=options) | Match(options=options) | Arrange(options=options):
                return options
            case Locate(options=options):
                return options
        return ()

    @property
    def wanted(self) -> str:
        """The sort of answer wanted, where it is not to be seen from what there is to pick."""
        match self.answering:
            case Enter() | Fill() | Explain(accepted=(_, *_)):
                return self.asks_for
        return ""

    def marking_lines(self, language: Language) -> list[tuple[str, str]]:
        """Return what people mark an answer by, as lines with their labels.

        Of one in sentences they see what earns marks before the model.
        """
        key, *others = self.key_lines(language)
        match self.answering:
            case Explain(accepted=()):
                return [*others, key]
        return [key, *others]

    def key_lines(self, language: Language) -> list[tuple[str, str]]:
        """Return the key with its label and what else is right as lines, for formats without looks.

        Of an answer in sentences the key is a model, and what earns marks comes after it; of a
        matching it is why an option goes with nothing. What is false is told with what is right.
        """
        words, key = language.key, self.told.key
        match self.answering:
            case Explain(points=points, levels=levels, accepted=()):
                label = words.accounts if self.accounts else words.model
                one_each = [(words.one_point, point) for point in points]
                earn = [(words.level(it.marks.last, marks=it.marks), it.earns) for it in levels]
                return [(label, key), *one_each, *earn]
            case (
                Enter(accepted=accepted)
                | Locate(accepted=accepted)
                | Explain(accepted=accepted)
                | Fill(blanks=(Blank(accepted=accepted),))
            ):
                others = [(words.also_right, text) for text in accepted[1:] if text != key]
                return [(words.answer, key), *others]
            case Match(unused=unused):
                why = [(each.text, each.told) for each in unused if each.told]
                return [(words.answer, key), *why]
            case Pick(correction=correction) if correction:
                return [(words.answer, f"{key}{language.dashes.between}{correction}")]
        return [(words.answer, key)]
