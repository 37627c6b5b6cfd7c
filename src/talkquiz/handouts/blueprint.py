"""Blueprints: what a handout holds, section by section, as handouts/*.yaml says it."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, PlainValidator
from pydantic_core import PydanticCustomError

from talkquiz.course.fields import Id, Maybe, Strict, Text
from talkquiz.course.files import Origin
from talkquiz.handouts.forms import FORMS, USUAL, Form
from talkquiz.items.kinds import ItemKind

MOST_VERSIONS = 26
_MOST_OFFSET = 5

Millimetres = Annotated[float, Field(ge=-_MOST_OFFSET, le=_MOST_OFFSET)]


def _form_name(value: object) -> str:
    """Return `value` if it names a form; else raise what pydantic raises for a value of an enum."""
    names = list(FORMS)
    if value in names:
        return str(value)
    *others, last = (f"'{name}'" for name in names)
    expected = f"{', '.join(others)} or {last}"
    raise PydanticCustomError("enum", "not one of {expected}", {"expected": expected})


class BlueprintSection(Strict):
    """One section: so many items of one kind, set out in the usual way or in a `form`.

    `topics`, `difficulty`, `sources` and `templates` limit what fits, where they are not empty; an
    item fits if one of its sources is among them. `per-page` is how many of what is to be cut out
    are on a page, `offset` how far to the right and down the backs of cards are moved. With
    `new-page` the section begins a page.
    """

    title: Text
    directions: Text
    makes: ItemKind
    count: Annotated[int, Field(ge=1, le=500)]
    points: Annotated[int, Field(ge=0, le=100)] = 1
    topics: tuple[Id, ...] = ()
    difficulty: tuple[Annotated[int, Field(ge=1, le=3)], ...] = ()
    sources: tuple[Id, ...] = ()
    templates: tuple[Id, ...] = ()
    form_name: Annotated[str, PlainValidator(_form_name), Field(alias="form")] = ""
    per_page: Annotated[int | None, Field(alias="per-page")] = None
    offset: tuple[Millimetres, Millimetres] = (0, 0)
    new_page: Annotated[bool, Field(alias="new-page")] = False

    @property
    def form(self) -> Form:
        """How the section is laid out."""
        return FORMS.get(self.form_name, USUAL)

    @property
    def on_a_page(self) -> int:
        """How many tickets or cards are on a page; 0 where nothing is cut up."""
        return self.per_page or next(iter(self.form.per_page), 0)


class Blueprint(Strict):
    """One handout. `name` is the stem of its files' names; without one the blueprint's serves."""

    name: Annotated[Id | None, Maybe] = None
    title: Text
    audience: Text
    seed: Annotated[int, Field(ge=0, le=2**31)] = 1
    versions: Annotated[int, Field(ge=1, le=MOST_VERSIONS)] = 1
    sections: tuple[BlueprintSection, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Plan:
    """A blueprint with what decides how it is filled.

    With `shrink`, a section that cannot be filled takes what there is, with a warning.
    """

    name: str
    blueprint: Blueprint
    origin: Origin
    seed: int
    shrink: bool = False
