"""The kinds of fact and the types of slot, read from questions/kinds.yaml."""

from functools import cache
from typing import Any, NamedTuple

from talkquiz.course.yaml import parse
from talkquiz.resources import bundled


class SlotType(NamedTuple):
    """What a slot holds, and which glossary types a value may name.

    In a `mixed` type values of any of these stand side by side, as terms for all sorts of things.
    """

    name: str
    glossary: frozenset[str]
    mixed: bool = False


class Kinds(NamedTuple):
    """Kinds of fact, each with the types of its slots by slot name, and all types by name.

    Those `on_timeline` stand there if they surely happened, those `of_words` are what somebody said
    or wants, and those `of_names` say what a name stands for.
    """

    kinds: dict[str, dict[str, SlotType]]
    types: dict[str, SlotType]
    on_timeline: frozenset[str]
    of_words: frozenset[str]
    of_names: frozenset[str]


@cache
def bundled_kinds() -> Kinds:
    """Return the table that TalkQuiz comes with."""
    table: Any = parse((bundled("questions") / "kinds.yaml").read_text(encoding="utf-8")).data
    types = {
        name: SlotType(name, frozenset(keys.get("glossary", ())), mixed=keys.get("mixed") == "yes")
        for name, keys in table["types"].items()
    }
    kinds = {
        kind: {slot: types[name] for slot, name in (keys["slots"] | table["every"]).items()}
        for kind, keys in table["kinds"].items()
    }
    timeline, words, names = (
        frozenset(kind for kind, keys in table["kinds"].items() if key in keys)
        for key in ("timeline", "words", "names")
    )
    return Kinds(kinds, types, timeline, words, names)
