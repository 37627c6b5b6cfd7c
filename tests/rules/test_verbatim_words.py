"""By the fact of an item it is told whether quoted words are wanted by heart."""

from typing import Any

import pytest

from courses import make_fact
from small_course import Load
from small_facts import bank_of, course_of
from talkquiz.items.item import Item
from talkquiz.rules import review

QUOTED = {
    "kind": "statement",
    "claim": 'Tom Reed called the pier of Saltmere "[a wreck]{quote}" in [2019]{when}.',
    "when": "2019",
    "ask": {"quote": "What did Tom Reed call the pier of Saltmere in 2019?"},
    "cite": [{"source": "s001", "at": "p1.s1", "fp": "0123456789", "terms": ["a wreck", "2019"]}],
}


def told(load: Load, **changes: Any) -> list[Item]:
    bank = bank_of(load, make_fact(**(QUOTED | changes)))
    found = review(bank.items, course_of(bank).facts.entries)
    ids = {problem.item for problem in found if problem.rule == "TQ230"}
    return [item for item in bank.items if item.id in ids]


def test_a_slot_of_quoted_words_is_not_asked_from_memory(load: Load) -> None:
    items = told(load)
    assert items
    assert {item.slot for item in items} == {"quote"}
    assert all(item.kind.is_recalled for item in items)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"weight": "core"}, id="the words are the matter"),
        pytest.param(
            {
                "claim": "Tom Reed wrote to [the town council]{whom} in [2019]{when}.",
                "ask": {"whom": "To whom, in the very words of the Gazette, did he write in 2019?"},
            },
            id="a slot of another type",
        ),
    ],
)
def test_other_words_may_be_asked(load: Load, changes: dict[str, Any]) -> None:
    assert told(load, **changes) == []
