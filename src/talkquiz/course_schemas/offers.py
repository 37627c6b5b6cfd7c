"""What the keys of one course may name: its topics, sources, facts and so on, for editors to offer.

They are offered and not demanded: a schema that was written before an id was is no wrong schema.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from talkquiz.course.course import Course
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.read_files import Register, entry, yaml_files
from talkquiz.handouts.blueprint import Blueprint
from talkquiz.items.templates import load_templates
from talkquiz.problem import Problem

Offers = Mapping[str, Mapping[str, str]]
"""Ids by the key that may name them, each with what it stands for."""


def offers_of(course: Course) -> Offers:
    """Return what the keys of a course may name, as far as its files can be read."""
    topics = {topic.id: topic.title for topic in course.outline.topics}
    sources = _ids(course.sources, "container_title", "issued", "title")
    entries = _ids(course.lexicon, "name", "description")
    facts = {key: fact.claim.text for key, fact in course.facts.entries.items()}
    facts |= dict.fromkeys(course.facts.drafts, "a draft")
    unread: list[Problem] = []
    templates = load_templates(course.folder, unread, bundled_kinds(), course.language)
    stems = {key: each.stem.source for key, each in templates.entries.items() if each.stem}
    names = course.lexicon.entries.values()
    return {
        **dict.fromkeys(("topic", "topics", "cards"), topics),
        **dict.fromkeys(("source", "sources"), sources),
        **dict.fromkeys(("facts", "bars", "related", "conflicts", "contrasts", "enemies"), facts),
        **dict.fromkeys(("templates", "like"), stems),
        "per": entries,
        "teaches": dict(course.outline.objectives),
        "tasks": _ids(course.tasks, "question"),
        "extract": _ids(course.extracts, "title"),
        "lessons": _ids(course.lessons, "title"),
        "sheet": _handouts(course.folder),
        "role": _used(each.role for each in names),
        "side": _used(each.side for each in names),
    }


def _ids(register: Register[Any], *about: str) -> dict[str, str]:
    """Return the ids of a register, drafts too, each with what these attributes say of it."""
    known = {
        key: ", ".join(str(value) for name in about if (value := getattr(each, name)))
        for key, each in register.entries.items()
    }
    return known | dict.fromkeys(register.drafts, "a draft")


def _used(values: Iterable[str | None]) -> dict[str, str]:
    return {value: "as in other entries" for value in values if value}


def _handouts(course: Path) -> dict[str, str]:
    """Return the names of the handouts of a course with their titles."""
    unread: list[Problem] = []
    paths = yaml_files(course / "handouts", unread)
    read = {path: entry(path, Blueprint, unread) for path in paths}
    return {each.name or path.stem: each.title for path, each in read.items() if each}
