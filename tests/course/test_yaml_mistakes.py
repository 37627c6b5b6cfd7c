"""What a curator's text means to YAML is told as what it is, once, with the right writing."""

from pathlib import Path

import pytest

from courses import COURSE, FACTS, write_course
from effort import calls
from talkquiz.build import load_and_check
from talkquiz.course.yaml import parse
from talkquiz.problem import has_errors

CLAIM = "The old pier in [Saltmere]{where} was closed to ships on [14 March 2019]{when}."
NAME = "name: the closing of the old pier in Saltmere"
ID = "- id: pier-closed\n  topic: harbour"
AT_CLAIM, AT_NAME = "5:10", "4:9"
TRAPS = [
    (
        "[ at the start",
        CLAIM,
        "[The pier]{what} was closed.",
        AT_CLAIM,
        'claim: "[The pier]{what} was',
    ),
    (
        "{ at the start",
        CLAIM,
        "{The pier} was closed.",
        AT_CLAIM,
        'claim: "{The pier} was closed."',
    ),
    (
        "* at the start",
        CLAIM,
        "*The* pier was closed.",
        AT_CLAIM,
        'claim: "*The* pier was closed."',
    ),
    ("an alias", CLAIM, "*The pier was closed.", AT_CLAIM, 'claim: "*The pier was closed."'),
    ("% at the start", NAME, "name: % of ships", AT_NAME, 'name: "% of ships"'),
    ("@ at the start", NAME, "name: @pier", AT_NAME, 'name: "@pier"'),
    ("` at the start", NAME, "name: `pier`", AT_NAME, 'name: "`pier`"'),
    ("> at the start", NAME, "name: > 5 ships", AT_NAME, 'name: "> 5 ships"'),
    ("| at the start", NAME, "name: | 5 ships", AT_NAME, 'name: "| 5 ships"'),
    ("- at the start", NAME, "name: - the pier", AT_NAME, 'name: "- the pier"'),
    ("? at the start", NAME, "name: ? the pier", AT_NAME, 'name: "? the pier"'),
    ("a comma at the start", NAME, "name: , the pier", AT_NAME, 'name: ", the pier"'),
    (
        "a colon within",
        CLAIM,
        "Brook said: it is [closed]{what}.",
        "5:20",
        'claim: "Brook said: it',
    ),
    ("a colon at the end", NAME, "name: the pier:", "4:17", 'name: "the pier:"'),
    ("curly quotes, a colon", NAME, "name: “a: b”", "4:11", 'name: "“a: b”"'),
    ("no end of quotes", NAME, 'name: "the pier', AT_NAME, 'name: "the pier"'),
    ("no end of single quotes", NAME, "name: 'the pier", AT_NAME, 'name: "\'the pier"'),
    ("an apostrophe", NAME, "name: 'the pier's end'", "4:18", 'name: "the pier\'s end"'),
    ("a word in quotes", NAME, 'name: "The" pier', "4:13", "name: '\"The\" pier'"),
    ("a backslash in quotes", NAME, r'name: "a\d"', "4:11", r"name: 'a\d'"),
    (
        "a comment within",
        NAME,
        "name: the #1 pier\n    of all",
        "4:13",
        'name: "the #1 pier of all"',
    ),
    ("a tab", ID, "- id: pier-closed\n\ttopic: harbour", "2:1", "Indent with spaces"),
    ("a tab after a dash", ID, "-\tid: pier-closed\n  topic: harbour", "1:2", "Indent with spaces"),
    ("a hard space", ID, "- id: pier-closed\n\xa0\xa0topic: harbour", "2:1", "type a space"),
    ("a hard space after a dash", ID, "-\xa0id: pier-closed\n  topic: harbour", "1:2", "type a sp"),
    (
        "a hard space after a colon",
        ID,
        "- id: pier-closed\n  topic:\xa0harbour",
        "2:9",
        "type a sp",
    ),
    (
        "no space after a colon",
        ID,
        "- id:pier-closed\n  topic: harbour",
        "1:5",
        "- id: pier-closed",
    ),
    ("no space after a dash", ID, "-id: pier-closed\n  topic: harbour", "1:1", "- id: pier-closed"),
    ("too deep", ID, "- id: pier-closed\n    topic: harbour", "2:5", "in column 3"),
    ("too shallow", ID, "- id: pier-closed\n topic: harbour", "2:2", "in column 3"),
    ("at the margin", ID, "- id: pier-closed\ntopic: harbour", "2:1", "in column 3"),
    ("a line that goes on too shallow", NAME, f"{NAME}\n  of old", "5:3", "indent it deeper"),
    ("a list that is not closed", "[pier-opened]", "[pier-opened", "13:12", "brackets"),
    ("an entry that is not closed", "March 14]}", "March 14]", "12:7", "brackets"),
    ("a byte order mark within", ID, f"\ufeff{ID}", "1:1", "Delete it"),
]


@pytest.mark.parametrize("trap", [each[1:] for each in TRAPS], ids=[each[0] for each in TRAPS])
def test_a_trap_is_one_problem_with_the_right_writing(
    tmp_path: Path, trap: tuple[str, str, str, str]
) -> None:
    right, wrong, place, hint = trap
    assert right in COURSE[FACTS]
    text = COURSE[FACTS].replace(right, wrong, 1)
    if wrong[0] == "\ufeff":
        text = "\ufeff" + text  # the first of the two is as it should be
    problems = load_and_check(write_course(tmp_path, {FACTS: text})).problems
    errors = [each for each in problems if has_errors([each])]
    assert [f"{each.line}:{each.column}" for each in errors] == [place]
    assert errors[0].code in ("TQ006", "TQ011")
    assert hint in errors[0].hint


def test_each_entry_has_its_mistakes_told_at_once() -> None:
    """Ten claims that begin with a bracket need one run of `check`, not ten."""
    text = "".join(f"- id: a{n}\n  claim: [A]{{who}} went.\n  name: a: b\n" for n in range(5))
    assert [each.line for each in parse(text).problems] == [
        line for n in range(5) for line in (3 * n + 2, 3 * n + 3)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "- id: a\r\n  claim: A.\r\n",
        "---\n- id: a\n",
        "- claim: >-\n    a: b\n    [c]{d} #e\n",
        "- a: no\n- b: 012\n- c: 1:30\n- d: 2016-13-45\n- e: http://x.y\n",
    ],
    ids=["Windows", "one ---", "folded", "words"],
)
def test_what_is_no_trap_is_read_in_silence(text: str) -> None:
    assert parse(text).problems == []


def test_many_mistakes_in_a_large_file_are_told_quickly() -> None:
    """Each entry is read a few times, and no more than a hundred mistakes are told."""
    text = "- id: a\n  claim: [A]{who} went.\n" * 20_000
    work = calls(lambda: parse(text))
    assert work < 200_000
    assert len(parse(text).problems) <= 110
    assert calls(lambda: parse("- a: 1\n" + "  b: c: d\n" * 100_000)) < 200_000
