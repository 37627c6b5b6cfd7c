"""Assembles items into a deck to study and into handouts to print."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count, zip_longest

from talkquiz.course.files import Finding
from talkquiz.course.model import Course
from talkquiz.course.releases import Releases
from talkquiz.course.validate import Origin
from talkquiz.items.assembled import Chapter, Deck, Handout, Imprint, Question, Section, Version
from talkquiz.items.blueprint import Blueprint, Cell
from talkquiz.items.model import Item, Option, Use
from talkquiz.items.order import rank
from talkquiz.items.timeline import Timeline
from talkquiz.items.wording import words
from talkquiz.problem import Severity


def imprint(course: Course) -> Imprint:
    """Return what products say about the course."""
    outline = course.outline
    return Imprint(
        id=course.id,
        title=outline.title,
        subtitle=outline.subtitle or "",
        description=outline.description,
        language=outline.language,
        version=outline.version,
        updated=outline.updated,
        licence=outline.licence,
        authors=outline.authors,
        typed_answers=outline.typed_answers,
    )


def assemble_deck(course: Course, items: Iterable[Item], releases: Releases | None = None) -> Deck:
    """Return the items to study by topic, in the order in which they come.

    Those that ask for the date of an event show it among its neighbours.
    What was in one of the `releases` keeps the name of its deck.
    """
    released = releases.topics if releases else {}
    timeline = Timeline(course.facts.entries)
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
                released_as=released[topic.id].deck if topic.id in released else "",
            )
            for topic in course.outline.topics
            if topic.id in chapters
        ),
        released_as=releases.deck if releases else "",
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


def assemble_handout(
    course: Course, plan: Plan, items: Iterable[Item]
) -> tuple[Handout | None, list[Finding]]:
    """Return the handout, None if a cell cannot be filled, and what was found wrong."""
    draw = _Draw(plan.seed, plan.name)
    printable = [item for item in items if Use.PRINT in item.uses]
    cells = [(cell, draw.take(cell, printable)) for cell in plan.blueprint.sections]
    findings = [
        _shortage(plan, number, cell, len(drawn))
        for number, (cell, drawn) in enumerate(cells)
        if len(drawn) < cell.count
    ]
    if (findings and not plan.shrink) or not draw.drawn:
        return None, findings
    filled = [(cell, drawn) for cell, drawn in cells if drawn]
    versions = tuple(_version(plan, number, filled) for number in range(plan.blueprint.versions))
    blueprint = plan.blueprint
    return Handout(
        imprint(course), plan.name, blueprint.title, blueprint.audience, versions
    ), findings


def _shortage(plan: Plan, number: int, cell: Cell, found: int) -> Finding:
    message = (
        f"section `{cell.title}` wants {cell.count} {cell.makes} items on "
        f"{', '.join(cell.topics) or 'any topic'}, and there are {found} that go together"
    )
    hint = "Ask for fewer, add topics, or add facts."
    severity = Severity.WARNING if plan.shrink else Severity.ERROR
    location = (*plan.origin.location, "sections", number, "count")
    return Finding(plan.origin.path, location, "TQ401", message, hint, severity)


@dataclass(slots=True)
class _Draw:
    """Draws items cell by cell; no two of them may be about one fact or give each other away."""

    seed: int
    name: str
    drawn: list[Item] = field(default_factory=list)

    def take(self, cell: Cell, items: Iterable[Item]) -> list[Item]:
        """Return up to `cell.count` items, spread over topics, and remember them."""
        taken: list[Item] = []
        for item in self._spread(item for item in items if _fits(cell, item)):
            if len(taken) == cell.count:
                break
            if not any(are_enemies(item, other) for other in self.drawn):
                taken.append(item)
                self.drawn.append(item)
        return taken

    def _spread(self, items: Iterable[Item]) -> Iterator[Item]:
        """Yield the items of all topics in turn, each topic's in seeded order."""
        topics: dict[str, list[Item]] = defaultdict(list)
        for item in sorted(items, key=lambda item: rank(self.seed, self.name, item.id)):
            topics[item.topic].append(item)
        for turn in zip_longest(*topics.values()):
            yield from filter(None, turn)


def _fits(cell: Cell, item: Item) -> bool:
    return (
        item.kind is cell.makes
        and (not cell.topics or item.topic in cell.topics)
        and (not cell.difficulty or item.difficulty in cell.difficulty)
    )


def are_enemies(one: Item, other: Item) -> bool:
    """Tell whether two items may not meet: same fact, or the key of one is in the other's stem."""
    return (
        not set(one.facts).isdisjoint(other.facts) or _answers(one, other) or _answers(other, one)
    )


def _answers(one: Item, other: Item) -> bool:
    return set(words(one.key)) <= set(words(other.stem))


def _version(plan: Plan, number: int, filled: list[tuple[Cell, list[Item]]]) -> Version:
    code = chr(ord("A") + number)
    numbers = count(1)
    return Version(
        code,
        tuple(
            Section(
                cell.title,
                cell.directions,
                cell.makes,
                tuple(
                    Question(next(numbers), item, _options(plan, code, item), cell.points)
                    for item in _in_order(plan, code, drawn)
                ),
            )
            for cell, drawn in filled
        ),
    )


def _in_order(plan: Plan, code: str, items: list[Item]) -> list[Item]:
    return sorted(items, key=lambda item: rank(plan.seed, plan.name, code, item.id))


def _options(plan: Plan, code: str, item: Item) -> tuple[Option, ...]:
    if item.ordered:
        return item.options
    return tuple(sorted(item.options, key=lambda o: rank(plan.seed, code, item.id, o.text)))
