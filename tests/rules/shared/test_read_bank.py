"""Question banks of other people, as JSON."""

import json
from pathlib import Path
from typing import Any

import pytest

from factories import make_choice, make_cloze, make_item
from talkquiz.items.kinds import ItemKind
from talkquiz.json_output import item_json
from talkquiz.rules.shared.read_bank import GivenBankError, read_bank


def bank(folder: Path, *items: dict[str, Any]) -> Path:
    path = folder / "bank.json"
    path.write_text(json.dumps(items), encoding="utf-8")
    return path


TEXTS: dict[str, list[dict[str, Any]]] = {
    "choice": [{"text": "a"}, {"text": "b", "correct": True}],
    "multiple-response": [{"text": "a", "correct": True}, {"text": "b", "correct": True}],
    "true-false": [{"text": "True", "correct": True}, {"text": "False"}],
}


@pytest.mark.parametrize("kind", TEXTS)
def test_options_show_the_kind(tmp_path: Path, kind: str) -> None:
    """An item with options needs no kind and no key of its own."""
    (item,) = read_bank(bank(tmp_path, {"stem": "Which?", "options": TEXTS[kind]}))
    assert (item.kind, item.id) == (kind, "1")
    assert item.key in ("a", "b", "True")


def test_stem_and_key_are_enough(tmp_path: Path) -> None:
    """A gap makes a cloze, and a stem and a key are a short answer."""
    items = read_bank(
        bank(tmp_path, {"stem": "A _____ b", "key": "c"}, {"stem": "Who?", "key": "d", "id": 7})
    )
    assert [(item.kind, item.key, item.id) for item in items] == [
        (ItemKind.CLOZE, "c", "1"),
        (ItemKind.SHORT_ANSWER, "d", "7"),
    ]


def test_the_key_marks_its_option(tmp_path: Path) -> None:
    options = [{"text": "a"}, {"text": "b"}]
    (item,) = read_bank(bank(tmp_path, {"stem": "Which?", "key": "b", "options": options}))
    assert [option.correct for option in item.options] == [False, True]


def test_our_own_items_are_read_back(tmp_path: Path) -> None:
    """What `talkquiz items --json` prints is a bank, kinds of later days included."""
    made = [make_item(), make_cloze(), make_choice()]
    written = [item_json(item) for item in made] + [{**item_json(made[0]), "kind": "riddle"}]
    read = read_bank(bank(tmp_path, *written))
    assert [(item.id, item.kind, item.stem, item.key, item.facts) for item in read[:3]] == [
        (item.id, item.kind, item.stem, item.key, item.facts) for item in made
    ]
    assert read[3].kind is ItemKind.OPEN


@pytest.mark.parametrize(
    ("content", "place", "code"),
    [
        (b'[\n  {"stem" "a"}\n]', "2:11", "TQ294"),
        (b"", "1:1", "TQ294"),
        (b'["\xff"]', "1:3", "TQ294"),
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
