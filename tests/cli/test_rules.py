"""`talkquiz rules`: the rules for reading, and question banks under review."""

import json
from pathlib import Path

import pytest

from talkquiz.rules import RULES
from talkquiz.rules.shared.foreign_banks import examples
from talkquiz.rules.shared.rule import Rule

from .conftest import Run

TWICE = {
    "id": "q7",
    "stem": "Who opened the pier of Saltmere?",
    "options": [
        {"text": "Ada Brook", "correct": True},
        {"text": "Tom Reed"},
        {"text": "tom  reed"},
    ],
}
LOOSE = {"stem": "Who opened the pier of Saltmere last week?", "key": "Ada Brook"}


def bank(*items: object) -> Path:
    """Write a question bank into the current folder."""
    path = Path("bank.json")
    path.write_text(json.dumps(items), encoding="utf-8")
    return path


def test_table_of_all_rules(run: Run) -> None:
    lines = [line.split() for line in run("rules").stdout.splitlines()]
    assert lines == [[rule.code, rule.severity.value, rule.name] for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_one_rule_is_explained(run: Run, rule: Rule) -> None:
    for wanted in (rule.code, rule.code.lower(), rule.name):
        printed = " ".join(run("rules", wanted).stdout.split())
        assert rule.explanation in printed
        assert f"Source: {rule.source}." in printed
        for item in (examples(rule.bad)[0], examples(rule.good)[0]):
            assert item.stem in printed
            assert f"[x] {item.key}" in printed or f"Answer: {item.key}" in printed or not item.key


def test_json_of_the_rules(run: Run) -> None:
    printed = json.loads(run("rules", "--json").stdout)
    assert [rule["code"] for rule in printed] == [rule.code for rule in RULES]
    (one,) = json.loads(run("rules", "clang", "--json").stdout)
    assert one["bad"][0]["key"] == "A fishing ground of their own"


def test_a_bank_is_reviewed(run: Run) -> None:
    """A bank with warnings only is no failure, and one rule can be asked for alone."""
    printed = run("rules", "--items", bank(TWICE, LOOSE), code=1).stdout.splitlines()
    assert printed[0].startswith("q7: TQ203 the options")
    assert printed[1].startswith("2: TQ219 warning: ")
    assert printed[-1] == "2 items: 1 error, 1 warning."
    assert run("rules", "--items", bank(LOOSE)).stdout.endswith("1 item: 1 warning.\n")
    assert run("rules", "TQ203", "--items", bank(LOOSE)).stdout == "1 item: nothing is wrong.\n"


def test_problems_as_json_and_nothing_harmful(run: Run) -> None:
    nasty = bank({**TWICE, "id": "a\x1b[31m\ud800"})
    (problem,) = json.loads(run("rules", "--items", nasty, "--json", code=1).stdout)
    assert (problem["rule"], problem["severity"]) == ("TQ203", "error")
    assert problem["item"] == "a\x1b[31m\ufffd"
    assert "\x1b" not in run("rules", "--items", nasty, code=1).stdout
