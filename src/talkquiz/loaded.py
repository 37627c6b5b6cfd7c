"""The first half of the flow: a course is loaded, checked, made into items, and assembled."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from talkquiz.course.checks import check
from talkquiz.course.course import Course, load_course
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.silences import load_silences
from talkquiz.deck import assemble_deck
from talkquiz.exporters import Assembled
from talkquiz.handouts.blueprint import Plan, load_blueprints
from talkquiz.items.item import Item
from talkquiz.items.make import make_items
from talkquiz.items.templates import load_templates
from talkquiz.problem import Problem, TalkQuizError, has_errors, in_order
from talkquiz.releases.record import ReleasedNoteType, Releases, load_releases
from talkquiz.releases.since_release import DeckState, deck_state, edition

if TYPE_CHECKING:
    from talkquiz.handouts.handout import Handout


class LoadedCourse(NamedTuple):
    """A course that was loaded and checked, with its items and blueprints.

    `course` is None where there is no readable course.yaml; then there are only the problems of the
    files in `folder`. `items` are those of the topics that were asked for, `all_items` those of the
    whole course.
    """

    folder: Path
    course: Course | None
    problems: list[Problem]
    items: list[Item]
    plans: list[Plan]
    all_items: list[Item]


class UnknownTopicError(TalkQuizError):
    """Raised for a topic that the course does not have; says which it has."""

    option = "--topic"


def load_and_check(
    folder: Path, seed: int | None = None, topics: Sequence[str] = (), *, review: bool = False
) -> LoadedCourse:
    """Load and check the course in `folder` and make its items; what is wrong is in the result.

    `topics` leaves only the items of these topics; raises UnknownTopicError. With `review`, all
    items are held against the item rules. No file's problems hide those of another; but there are
    no items, and so nothing is wrong with them, where any file has an error.
    """
    problems: list[Problem] = []
    course = load_course(folder, problems)
    templates = load_templates(folder, problems, bundled_kinds(), course.language)
    known = [topic.id for topic in course.outline.topics]
    for topic in topics:
        if topic not in known and course.has_outline:
            listed = ", ".join(known)
            raise UnknownTopicError(f"the course has no topic `{topic}`. Topics: {listed}.")
    problems += check(course)
    plans = [
        Plan(name, blueprint, origin, blueprint.seed if seed is None else seed, bool(topics))
        for name, (blueprint, origin) in load_blueprints(course, problems, templates).items()
    ]
    if review:
        from talkquiz.rules.shared.review import reviewed, unknown_rules  # noqa: PLC0415 - for it

        silences = load_silences(course, problems)
        problems += unknown_rules(silences)
    if has_errors(problems):
        found = course if course.has_outline else None
        return LoadedCourse(folder, found, in_order(problems), [], plans, [])
    items = make_items(course, list(templates.entries.values()), seed or 0)
    if review:
        problems += reviewed(course, items, silences)
    on_topics = [item for item in items if not topics or item.topic in topics]
    return LoadedCourse(folder, course, in_order(problems), on_topics, plans, items)


def assemble(
    loaded: LoadedCourse, *, for_study: bool = True, for_print: bool = True
) -> tuple[Assembled | None, list[Problem]]:
    """Return deck and handouts, or None, and what stands in the way.

    `for_study` has the deck compared with the last release, without `for_print` there are no
    handouts. Raises ExportError.
    """
    problems: list[Problem] = []
    record = load_releases(loaded.folder, problems) if for_study else None
    if loaded.course is None or has_errors(loaded.problems):
        return None, problems
    course = loaded.course
    if record is None:
        deck = assemble_deck(course, loaded.items)
    else:
        deck = assemble_deck(course, loaded.items, record.deck, record.topic_decks)
        whole = compare_with_release(course, loaded.all_items, record)
        from talkquiz.releases.guards import guard  # noqa: PLC0415 - most courses are no release

        problems += guard(course, whole, record)
        deck = replace(deck, edition=edition(whole, record))
    handouts: list[Handout] = []
    if for_print:
        from talkquiz.handouts.assemble import assemble_handouts  # noqa: PLC0415 - decks do without

        handouts, unfilled = assemble_handouts(course, loaded.plans, loaded.items)
        problems += unfilled
    return Assembled(deck, tuple(handouts)), in_order(problems)


def compare_with_release(
    course: Course, items: Sequence[Item], record: Releases | None
) -> DeckState:
    """Return the deck of all `items` compared with the last release; raises ExportError.

    It keeps the names of decks in `record`, the releases so far; without it, all items are new.
    """
    from talkquiz.exporters.anki import notetypes  # noqa: PLC0415 - other formats do without

    names = (record.deck, record.topic_decks) if record else ()
    models = notetypes.bundled_models(course.language)
    note_types = {
        kind: ReleasedNoteType(**each._asdict())
        for kind, each in notetypes.identities(models).items()
    }
    deck = assemble_deck(course, items, *names)
    return deck_state(deck, record, note_types, notetypes.looks_digest(models))
