"""Question banks of other people, as JSON."""

import json
from dataclasses import replace
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest

from factories import make_choice, make_cloze, make_item
from talkquiz.items.item import Choice, Use
from talkquiz.json_output import item_json
from talkquiz.rules.shared.foreign_banks import GivenBankError, read_bank


def bank(folder: Path, *items: dict[str, Any]) -> Path:
    path = folder / "bank.json"
    path.write_text(json.dumps(items), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("given", "options", "read"),
    [
        ({"key": "c"}, "", ("short-answer", "c", "")),
        ({"key": "c", "stem": "A ___ b"}, "", ("cloze", "c", "")),
        ({"key": "c", "kind": "cloze"}, "", ("cloze", "c", "")),
        ({}, "a *b", ("choice", "b", "b")),
        ({}, "*a b *c", ("multiple-response", "a", "a c")),
        ({}, "*True FALSE.", ("true-false", "True", "True")),
        ({}, "*True False Both", ("choice", "True", "True")),
        ({}, "a b", ("choice", "", "")),
        ({"key": "b"}, "a b", ("choice", "b", "b")),
        ({"key": "a"}, "a *b", ("choice", "a", "b")),
        ({"key": "True"}, "True False", ("true-false", "True", "")),
        ({"kind": "multiple-response", "key": "b"}, "a b", ("multiple-response", "b", "b")),
        ({"kind": "riddle", "key": "b"}, "a b", ("open", "b", "")),
    ],
)
def test_what_an_item_holds_shows_its_kind_and_key(
    tmp_path: Path, given: dict[str, str], options: str, read: tuple[str, str, str]
) -> None:
    """Rows end with kind, key and right options; `*` stands before options that are marked."""
    listed = [{"text": t.strip("*"), "correct": t.startswith("*")} for t in options.split()]
    (item,) = read_bank(bank(tmp_path, {"stem": "Which?", "options": listed, **given}))
    marked = [option.text for option in item.options if option.correct]
    assert (item.kind, item.key, " ".join(marked)) == read
    assert item.id == "1"


def test_our_own_items_are_read_back(tmp_path: Path) -> None:
    """What `talkquiz items --json` prints is a bank; an id, or a text, may be a number."""
    scale = make_choice().holds(Choice)._replace(scale=True)
    asked = replace(make_choice(), payload=scale, uses=frozenset({Use.PRINT}))
    made = [make_item(), make_cloze(), asked]
    numbered = {**item_json(made[0]), "id": 7, "key": 3}
    read = read_bank(bank(tmp_path, *map(item_json, made), numbered))
    same = attrgetter("id", "kind", "stem", "key", "facts", "uses")
    assert list(map(same, read[:3])) == list(map(same, made))
    assert read[2].holds(Choice).scale
    assert (read[3].id, read[3].key) == ("7", "3")


@pytest.mark.parametrize(
    ("content", "place", "code"),
    [
        (b'[\n  {"stem" "a"}\n]', "2:11", "TQ294"),
        (b"", "1:1", "TQ294"),
        (b'[\n"\xff"]', "2:2", "TQ294"),
        (b"[" * 100_000, "1:1", "TQ294"),
        (b"1" * 10_000, "1:1", "TQ294"),
        (b'{"items": []}', "1:1", "TQ295"),
        (b'[{"key": "a"}]', "1:1", "TQ295"),
        (b'[{"stem": "a", "options": [{"correct": true}]}]', "1:1", "TQ295"),
        (b"null", "1:1", "TQ295"),
    ],
)
def test_what_is_no_bank(tmp_path: Path, content: bytes, place: str, code: str) -> None:
    """Broken JSON, or JSON of another shape, is a problem with a place and a hint."""
    path = tmp_path / "bank.json"
    path.write_bytes(content)
    with pytest.raises(GivenBankError) as raised:
        read_bank(path)
    (problem,) = raised.value.problems
    assert str(problem).startswith(f"{path}:{place}: {code} ")
    assert problem.hint


def test_a_flood_of_problems_ends_early(tmp_path: Path) -> None:
    """Nobody reads a list of a million, neither of items nor of what is in one."""
    with pytest.raises(GivenBankError) as items:
        read_bank(bank(tmp_path, *[{}] * 5_000))
    assert len(items.value.problems) == 1_000
    with pytest.raises(GivenBankError) as options:
        read_bank(bank(tmp_path, {"stem": "Why?", "options": [{}] * 5_000}))
    assert len(options.value.problems) == 100
