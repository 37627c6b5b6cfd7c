"""The kinds of fact and the types of slot, read from questions/kinds.yaml."""

from functools import cache
from typing import NamedTuple

from talkquiz.course.yaml import Data, parse
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

    def slots(self, kind: str) -> dict[str, SlotType]:
        """Return the slots that a fact of `kind` may mark."""
        return self.kinds[kind]


@cache
def bundled_kinds() -> Kinds:
    """Return the table that TalkQuiz comes with."""
    data = _mapping(parse((bundled("questions") / "kinds.yaml").read_text(encoding="utf-8")).data)
    types: dict[str, SlotType] = {}
    for name, fields in _mapping(data["types"]).items():
        keys = _mapping(fields)
        glossary = frozenset(map(str, keys.get("glossary") or []))
        types[name] = SlotType(name, glossary, mixed=keys.get("mixed") == "yes")
    kinds: dict[str, dict[str, SlotType]] = {}
    with_key: dict[str, set[str]] = {"timeline": set(), "words": set(), "names": set()}
    for kind, fields in _mapping(data["kinds"]).items():
        keys = _mapping(fields)
        slots = _mapping(keys["slots"])
        kinds[kind] = {slot: types[str(type_name)] for slot, type_name in slots.items()}
        for key in with_key.keys() & keys.keys():
            with_key[key].add(kind)
    return Kinds(kinds, types, *map(frozenset, with_key.values()))


def _mapping(data: Data) -> dict[str, Data]:
    if not isinstance(data, dict):
        raise TypeError("questions/kinds.yaml is not laid out as fact_kinds.py expects")
    return data
