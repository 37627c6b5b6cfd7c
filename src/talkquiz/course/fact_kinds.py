"""The kinds of fact and the types of slot and glossary entry, from questions/kinds.yaml."""

from functools import cache
from typing import Any, NamedTuple

from talkquiz.course.yaml import parse
from talkquiz.resources import bundled


class EntryType(NamedTuple):
    """What a glossary entry is: what that means, and how one speaks of it.

    One that is `human` is asked by "who", known by a last name, and is he or she. One that `speaks`
    can say something; one whose name `stands for another` only seems to. One that is `known` needs
    no introduction.
    """

    name: str
    means: str
    human: bool
    speaks: bool
    stands_for_another: bool
    known: bool


class SlotType(NamedTuple):
    """What a slot holds, and which glossary types a value may name.

    In a `mixed` type values of any of these stand side by side, as terms for all sorts of things.
    """

    name: str
    glossary: frozenset[str]
    mixed: bool = False


class Kinds(NamedTuple):
    """Kinds of fact, each with the types of its slots by slot name, and all types by name.

    `entries` are the types of glossary entries.

    Those `on_timeline` stand there if they surely happened, those `of_words` are what somebody said
    or wants, and those `of_names` say what a name stands for. A kind may introduce what one of its
    slots names: `introduces` has the slot by kind.
    """

    kinds: dict[str, dict[str, SlotType]]
    types: dict[str, SlotType]
    entries: dict[str, EntryType]
    on_timeline: frozenset[str]
    of_words: frozenset[str]
    of_names: frozenset[str]
    introduces: dict[str, str]


@cache
def bundled_kinds() -> Kinds:
    """Return the table that TalkQuiz comes with."""
    table: Any = parse((bundled("questions") / "kinds.yaml").read_text(encoding="utf-8")).data
    entries = {
        name: EntryType(
            name,
            keys["means"],
            human=keys.get("human") == "yes",
            speaks=keys.get("speaks") == "yes",
            stands_for_another=keys.get("speaks") == "for another",
            known=keys.get("known") == "yes",
        )
        for name, keys in table["entries"].items()
    }
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
    introduces = {
        kind: keys["introduces"] for kind, keys in table["kinds"].items() if "introduces" in keys
    }
    return Kinds(kinds, types, entries, timeline, words, names, introduces)
