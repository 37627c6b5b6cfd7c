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


BANKS = {
    "quiz.csv": "Question,A,B,C,Key\nWho opened the pier of Saltmere?,Ada Brook,Tom,tom,A\n",
    "quiz.gift": "// one\nWho opened the pier of Saltmere? {=Ada Brook ~Tom ~tom}\n",
}


@pytest.mark.parametrize("name", BANKS)
def test_banks_of_other_programs_are_reviewed_by_line(run: Run, name: str) -> None:
    Path(name).write_text(BANKS[name], encoding="utf-8")
    for arguments in ((name,), ("TQ203", name), (name, "same-option-twice")):
        printed = run("rules", *arguments, code=1).stdout.splitlines()
        assert printed[0].startswith(f"{name}:2:1: TQ203 the options")
        assert "1 item: 1 error" in "\n".join(printed)
    (problem,) = json.loads(run("rules", "TQ203", name, "--json", code=1).stdout)
    assert (problem["code"], problem["line"]) == ("TQ203", 2)


def test_what_of_a_bank_cannot_be_read_is_said(run: Run) -> None:
    Path("a.csv").write_text("Question,Answer\nWho opened the pier?,\nWho shut it?,Tom\n", "utf-8")
    result = run("rules", "a.csv")
    assert "a.csv:2:1: TQ782 warning: there is no answer" in result.stderr
    assert "1 item: nothing is wrong; 1 could not be read.\n" in result.stdout
    Path("a.csv").write_text("Question,Answer\nWho?,\n", "utf-8")
    run("rules", "a.csv", code=1)


def test_a_json_bank_needs_no_option(run: Run) -> None:
    path = bank(TWICE)
    assert run("rules", path, code=1).stdout == run("rules", "--items", path, code=1).stdout


def test_one_rule_and_one_file_at_most(run: Run) -> None:
    run("rules", "clang", "TQ203", code=2)
    assert "does not exist" in run("rules", "missing.csv", code=2).output


def test_gaps_of_an_anki_note_are_items_of_their_own(run: Run) -> None:
    """One note of two numbers is two cards, and each is asked with the other gap filled."""
    text = "#separator:tab\n{{c1::Ada Brook}} opened the pier of {{c2::Saltmere}}.\t\n"
    Path("notes.txt").write_text(text, encoding="utf-8")
    printed = run("rules", "notes.txt", code=1).stdout.splitlines()
    assert printed == [
        "notes.txt:2:1: TQ216 the stem begins with the gap",
        "    `talkquiz rules TQ216` explains it, with examples.",
        "2 items: 1 error.",
        BLIND,
    ]


BLIND = (
    "Rules that go by words alone, as no course tells the facts: messenger, verbatim-words, "
    "half-list (`talkquiz rules messenger` explains one)."
)


def test_of_a_bank_it_is_said_how_often_each_rule_is_broken(run: Run) -> None:
    """A hundred lines are too many to see what is wrong most; what no rule sees is counted."""
    head = "Question,A,B,C,Key\n"
    rows = [f"What is number {n} called?,all of the above,tom,Tom,A\n" for n in range(8)]
    Path("many.csv").write_text(head + "".join(rows), encoding="utf-8")
    printed = run("rules", "many.csv", code=1).stdout
    assert "  TQ203  8  same-option-twice\n  TQ206  8  all-of-the-above\n" in printed
    assert printed.endswith(f"explains a rule, with examples.\n{BLIND}\n")
    Path("open.gift").write_text("Say why. {}\n\nWhere is the pier? {=Saltmere}\n", "utf-8")
    printed = run("rules", "TQ203", "open.gift").stdout
    assert printed.endswith("nothing is wrong.\n1 open or matching: no rule looks at them.\n")
