"""A handout to print: its versions, their sections, and the questions in them."""

from collections.abc import Mapping
from typing import NamedTuple

from talkquiz.course.grades import Grade
from talkquiz.deck.imprint import Imprint
from talkquiz.handouts.section_forms import USUAL, Form
from talkquiz.handouts.section_layouts import Layout
from talkquiz.handouts.section_shows import Shown
from talkquiz.handouts.shown.answer_slip import AnswerSlip
from talkquiz.items.item import Item, Option
from talkquiz.items.kinds import ItemKind


class Question(NamedTuple):
    """An item as it stands in one version of a handout.

    `number` counts from 1 through the whole version; `options`, and `pairs` of what matches, are in
    the order to print. `points` are whole or halves.
    """

    number: int
    item: Item
    options: tuple[Option, ...]
    points: float
    pairs: tuple[tuple[str, str], ...] = ()


class Section(NamedTuple):
    """Questions of one kind under one heading, or something that is `shown` instead.

    `form` is the way in which questions are laid out, and `layout` what exporters need for that, if
    they need more than the questions. With `new_page` the heading begins a page, and `in_order` all
    versions have the questions in one order. `prompts` follow the questions, and have no key. What
    is shown may have neither title nor directions.
    """

    title: str
    directions: str
    makes: ItemKind | None
    questions: tuple[Question, ...]
    form: Form = USUAL
    layout: Layout | None = None
    new_page: bool = False
    in_order: bool = False
    prompts: tuple[str, ...] = ()
    shown: Shown | None = None


class Version(NamedTuple):
    """One version of a handout ("A", "B", ...): the same items in another order.

    `student` is the name of the one student whom it is for, empty if it is for all; `class_name` is
    printed, unless it is empty.
    """

    code: str
    sections: tuple[Section, ...]
    student: str = ""
    class_name: str = ""

    @property
    def slip(self) -> "Section | None":
        """The section that shows an answer slip, if there is one."""
        return next((each for each in self.sections if isinstance(each.shown, AnswerSlip)), None)

    @property
    def items(self) -> list[Item]:
        """Its items, in the order in which they are printed."""
        return [question.item for each in self.sections for question in each.questions]

    @property
    def points(self) -> float:
        """What all its questions are worth."""
        return sum(question.points for each in self.sections for question in each.questions)


class AsDrawn(NamedTuple):
    """The sections of a handout before questions were replaced by hand.

    They decide the orders of its versions. `replaced` has what stands instead of an item, by its id
    (None: nothing), so that all others keep their places.
    """

    sections: tuple[Section, ...]
    replaced: Mapping[str, Item | None]


class Handout(NamedTuple):
    """A worksheet in one or more versions; `name` begins the names of its files.

    `seed` decides the orders in its versions; where questions were replaced by hand, so does what
    was `drawn`. `grades` say what its points are worth, if they are graded.
    """

    imprint: Imprint
    name: str
    title: str
    audience: str
    versions: tuple[Version, ...]
    seed: int = 1
    drawn: AsDrawn | None = None
    grades: tuple[Grade, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether it has questions: there is no key to one that only shows, and no other form."""
        return any(section.questions for each in self.versions for section in each.sections)

    def of_class(self, class_name: str) -> "Handout":
        """Return the handout with the name of a class to print on its sheets."""
        versions = tuple(each._replace(class_name=class_name) for each in self.versions)
        return self._replace(versions=versions) if class_name else self
