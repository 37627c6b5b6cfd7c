"""Blueprints: handouts/*.yaml says what a handout holds, section by section."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from talkquiz.course.fields import Id, Maybe, Strict, Text
from talkquiz.course.files import Files, Finding
from talkquiz.course.load import slug
from talkquiz.course.model import Course
from talkquiz.course.validate import Origin, entry
from talkquiz.items.model import ItemKind

MOST_VERSIONS = 26


class Cell(Strict):
    """One section: so many items of one kind, from these topics and difficulties (all if empty)."""

    title: Text
    directions: Text
    makes: ItemKind
    count: Annotated[int, Field(ge=1, le=500)]
    points: Annotated[int, Field(ge=0, le=100)] = 1
    topics: tuple[Id, ...] = ()
    difficulty: tuple[Annotated[int, Field(ge=1, le=3)], ...] = ()


class Blueprint(Strict):
    """One handout. `name` is the stem of its files' names; without one the blueprint's serves."""

    name: Annotated[Id | None, Maybe] = None
    title: Text
    audience: Text
    seed: Annotated[int, Field(ge=0, le=2**31)] = 1
    versions: Annotated[int, Field(ge=1, le=MOST_VERSIONS)] = 1
    sections: tuple[Cell, ...] = Field(min_length=1)


def load_blueprints(course: Course, files: Files) -> dict[str, tuple[Blueprint, Origin]]:
    """Read the course's blueprints by name; what is wrong is noted in `files`."""
    found: dict[str, tuple[Blueprint, Origin]] = {}
    for path in files.folder(course.folder / "handouts"):
        blueprint = entry(files, path, Blueprint)
        if blueprint is None:
            continue
        origin = Origin(path, ())
        name = blueprint.name or slug(path.stem)
        if not name or name in found:
            message = (
                f"the name `{name}` is taken by another handout"
                if name
                else "the handout has no name"
            )
            files.findings.append(origin.finding("TQ112", message, "Add a line `name: my-quiz`."))
        found.setdefault(name, (blueprint, origin))
        files.findings.extend(_unknown_topics(blueprint, origin, course))
    return found


def _unknown_topics(blueprint: Blueprint, origin: Origin, course: Course) -> Iterator[Finding]:
    known = {topic.id for topic in course.outline.topics}
    for index, cell in enumerate(blueprint.sections):
        for topic in cell.topics:
            if topic not in known:
                yield origin.finding(
                    "TQ113",
                    f"the course has no topic `{topic}`",
                    f"Topics: {', '.join(sorted(known))}.",
                    ("sections", index, "topics"),
                )
