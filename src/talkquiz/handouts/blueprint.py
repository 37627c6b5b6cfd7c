"""Blueprints: handouts/*.yaml says what a handout holds, section by section."""

from collections.abc import Collection, Iterator
from typing import Annotated

from pydantic import Field

from talkquiz.course.course import Course
from talkquiz.course.fields import Id, Maybe, Strict, Text
from talkquiz.course.files import CourseFile, Origin, yaml_files
from talkquiz.course.load import slug
from talkquiz.course.validate import entry
from talkquiz.handouts.blueprint_checks import MOST_OFFSET, PER_PAGE, misfits
from talkquiz.handouts.forms import FormName
from talkquiz.items.kinds import ItemKind
from talkquiz.language.suggest import did_you_mean
from talkquiz.problem import Problem

MOST_VERSIONS = 26


Millimetres = Annotated[float, Field(ge=-MOST_OFFSET, le=MOST_OFFSET)]

_MEND = "Mend the id, or remove it."


class Cell(Strict):
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
    form: FormName | None = None
    per_page: Annotated[int | None, Field(alias="per-page")] = None
    offset: tuple[Millimetres, Millimetres] = (0, 0)
    new_page: Annotated[bool, Field(alias="new-page")] = False

    @property
    def on_a_page(self) -> int:
        """How many of what is to be cut out are on a page; 0 where nothing is."""
        numbers = PER_PAGE.get(self.form) if self.form else None
        return self.per_page or (numbers[0] if numbers else 0)


class Blueprint(Strict):
    """One handout. `name` is the stem of its files' names; without one the blueprint's serves."""

    name: Annotated[Id | None, Maybe] = None
    title: Text
    audience: Text
    seed: Annotated[int, Field(ge=0, le=2**31)] = 1
    versions: Annotated[int, Field(ge=1, le=MOST_VERSIONS)] = 1
    sections: tuple[Cell, ...] = Field(min_length=1)


def load_blueprints(
    course: Course, problems: list[Problem], templates: Collection[str] | None = None
) -> dict[str, tuple[Blueprint, Origin]]:
    """Read the course's blueprints by name; what is wrong is added to `problems`.

    `templates` are the ids of the question templates; None if they are not known for certain.
    """
    found: dict[str, tuple[Blueprint, Origin]] = {}
    for path in yaml_files(course.folder / "handouts"):
        blueprint = entry(path, Blueprint, problems)
        if blueprint is None:
            continue
        origin = Origin(CourseFile(path))
        name = blueprint.name or slug(path.stem)
        if not name or name in found:
            message = (
                f"the name `{name}` is taken by another handout"
                if name
                else "the handout has no name"
            )
            problems.append(origin.problem("TQ112", message, "Add a line `name: my-quiz`."))
        found.setdefault(name, (blueprint, origin))
        for index, cell in enumerate(blueprint.sections):
            found_wrong = (*_unknown(cell, course, templates), *misfits(cell, blueprint.sections))
            for at, code, message, hint in found_wrong:
                location = ("sections", index, at)
                problems.append(origin.problem(code, message, hint, location))
    return found


def _unknown(
    cell: Cell, course: Course, templates: Collection[str] | None
) -> Iterator[tuple[str, str, str, str]]:
    """Yield key, code, message and hint for each name in `cell` that stands for nothing."""
    topics = sorted(topic.id for topic in course.outline.topics)
    for topic in cell.topics:
        if topic not in topics:
            message = f"the course has no topic `{topic}`"
            yield "topics", "TQ113", message, f"Topics: {', '.join(topics)}."
    for source in cell.sources:
        if not course.sources.knows(source):
            message = f"the course has no source `{source}`"
            yield "sources", "TQ114", message, did_you_mean(source, course.sources.entries, _MEND)
    for template in cell.templates:
        if templates is not None and template not in templates:
            message = f"there is no question template `{template}`"
            yield "templates", "TQ402", message, did_you_mean(template, templates, _MEND)
