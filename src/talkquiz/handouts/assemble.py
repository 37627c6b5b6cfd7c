"""Assembles items into a deck to study and into handouts to print."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from talkquiz.course.course import Course
from talkquiz.course.files import Origin
from talkquiz.handouts.blueprint import Blueprint, Cell
from talkquiz.handouts.enemies import Enemies
from talkquiz.handouts.form_fit import Suits
from talkquiz.handouts.lay_out import set_out
from talkquiz.handouts.products import Chapter, Deck, Handout, Imprint
from talkquiz.handouts.selection import Company, Filled, draw
from talkquiz.handouts.versions import make_versions
from talkquiz.items.item import Item, Use
from talkquiz.items.timeline import Timeline
from talkquiz.problem import Problem, Severity


def imprint(course: Course) -> Imprint:
    """Return what products say about the course."""
    outline = course.outline
    return Imprint(
        id=course.id,
        title=outline.title,
        subtitle=outline.subtitle or "",
        description=outline.description,
        language=course.language,
        version=outline.version,
        updated=outline.updated,
        licence=outline.licence,
        authors=outline.authors,
        typed_answers=outline.typed_answers,
    )


def assemble_deck(
    course: Course,
    items: Iterable[Item],
    released_as: str = "",
    topics_released_as: Mapping[str, str] = MappingProxyType({}),
) -> Deck:
    """Return the items to study by topic, in the order in which they come.

    Those that ask for the date of an event show it among its neighbours. A deck keeps the name
    under which it was first released: `released_as` is that of the whole deck, empty if there was
    no release, `topics_released_as` are those of topics by their ids.
    """
    timeline = Timeline(course.facts.entries, course.language.dates)
    chapters: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if Use.STUDY in item.uses:
            chapters[item.topic].append(timeline.placed(item))
    return Deck(
        imprint(course),
        tuple(
            Chapter(
                topic.id,
                topic.title,
                topic.number,
                tuple(chapters[topic.id]),
                released_as=topics_released_as.get(topic.id, ""),
            )
            for topic in course.outline.topics
            if topic.id in chapters
        ),
        released_as=released_as,
    )


@dataclass(frozen=True, slots=True)
class Plan:
    """A blueprint with what decides how it is filled.

    With `shrink`, a cell that cannot be filled takes what there is, with a warning.
    """

    name: str
    blueprint: Blueprint
    origin: Origin
    seed: int
    shrink: bool = False


def assemble_handouts(
    course: Course, plans: Iterable[Plan], items: Iterable[Item]
) -> tuple[list[Handout], list[Problem]]:
    """Return the handouts whose sections could be filled with `items`, and the problems."""
    printable = [item for item in items if Use.PRINT in item.uses]
    suits = Suits(course)
    company = Company(Enemies(printable), suits)
    handouts: list[Handout] = []
    problems: list[Problem] = []
    for plan in plans:
        drawn = draw(plan.seed, plan.name, plan.blueprint.sections, printable, company)
        filled = set_out(plan.seed, plan.name, drawn, printable, suits)
        short = [*_shortages(plan, drawn), *_without_room(plan, drawn, filled)]
        problems += short
        if any(section.units for section in filled) and (plan.shrink or not short):
            handouts.append(_handout(course, plan, filled))
    return handouts, problems


def _handout(course: Course, plan: Plan, filled: Iterable[Filled]) -> Handout:
    blueprint = plan.blueprint
    sections = [section for section in filled if section.units]
    versions = make_versions(plan.seed, plan.name, blueprint.versions, sections)
    return Handout(
        imprint(course), plan.name, blueprint.title, blueprint.audience, versions, plan.seed
    )


def _shortages(plan: Plan, filled: Iterable[Filled]) -> Iterator[Problem]:
    for number, section in enumerate(filled):
        cell = section.cell
        if section.size < cell.count:
            message = (
                f"section `{cell.title}` wants {cell.count} {cell.makes} items on {_scope(cell)}: "
                f"{section.fitting} fit, and {section.size} of them are no enemies of one another "
                "or of other sections' items"
            )
            hint = "Ask for fewer, allow more, or add facts; `talkquiz show ITEM` lists enemies."
            severity = Severity.WARNING if plan.shrink else Severity.ERROR
            at = ("sections", number, "count")
            yield plan.origin.problem("TQ401", message, hint, at, severity)


def _without_room(
    plan: Plan, drawn: Iterable[Filled], filled: Iterable[Filled]
) -> Iterator[Problem]:
    """Yield a problem for each section whose answers do not all find a place in its puzzle."""
    for number, (before, after) in enumerate(zip(drawn, filled, strict=True)):
        left = [item.key for item in before.items if item not in after.items]
        if left:
            message = f"the puzzle of section `{before.cell.title}` has no room for {left[0]}"
            message += f" and {len(left) - 1} more" * (len(left) > 1)
            hint = "Ask for fewer, or give the handout another `seed`."
            severity = Severity.WARNING if plan.shrink else Severity.ERROR
            at = ("sections", number, "count")
            yield plan.origin.problem("TQ414", message, hint, at, severity)


def _scope(cell: Cell) -> str:
    """Say what limits a section: "harbour, town, of difficulty 1, from s001"."""
    scope = ", ".join(cell.topics) or "any topic"
    if cell.difficulty:
        scope += f", of difficulty {' or '.join(map(str, cell.difficulty))}"
    if cell.sources:
        scope += f", from {' or '.join(cell.sources)}"
    if cell.templates:
        scope += f", by {' or '.join(cell.templates)}"
    return scope
