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


READ_AND_NOT_MEANT = [
    (
        "a sign # in a claim",
        CLAIM,
        "Pier #1 was [closed]{what}.",
        "TQ086 5:15",
        'claim: "Pier #1 was',
    ),
    (
        "a sign # with a space",
        CLAIM,
        "The C # key was [A]{what}.",
        "TQ086 5:16",
        'claim: "The C # key',
    ),
    ("a sign # in a name", NAME, "name: the #1 pier", "TQ086 w 4:13", 'name: "the #1 pier"'),
    ("a sign # at the start", NAME, "name: #1 pier", "TQ086 4:9", 'name: "#1 pier"'),
    ("& at the start", NAME, "name: &Brook pier", "TQ086 w 4:9", "quotes"),
    ("& alone", NAME, "name: &Brook", "TQ086 4:9", "quotes"),
    ("! at the start", NAME, "name: !Kung pier", "TQ014 4:9", "quotes"),
    ("! alone", NAME, "name: !Kung", "TQ014 4:9", "quotes"),
    ("* alone", NAME, "name: *pier", "TQ013 4:9", '"*pier"'),
    ("curly quotes", NAME, "name: “the old pier”", "TQ086 w 4:9", 'name: "the old pier"'),
    ("a claim in curly quotes", CLAIM, f"“{CLAIM}”", "TQ086 5:10", 'claim: "'),
    ("an opening curly quote alone", CLAIM, f'“{CLAIM}"', "TQ086 5:10", 'claim: "'),
    ("an id in curly quotes", "id: pier-opened", "id: “pier-opened”", "TQ086", 'id: "pier-opened"'),
    ("> and a number", NAME, "name: >5", "TQ086 4:9", '">5"'),
    ("| alone, with what may be empty", NAME, f"{NAME}\n  why: |", "TQ086 w 5:8", "quotes"),
    ("nothing", NAME, "name: ~", "TQ111 4:3", '"~"'),
    ("null", NAME, "name: null", "TQ111 4:3", '"null"'),
    ("no month", "when: 2019-03-14", "when: 2016-13-45", "TQ106 6:3", "EDTF"),
    ("no date", "when: 2019-03-14", "when: 1:30", "TQ106 6:3", "EDTF"),
    ("braces alone", NAME, "name: {the pier}", "TQ085 4:10", "quotes"),
    ("a comma in braces", "at: p1.s1, fp", "at: p1.s1, or so, fp", "TQ085 12:33", "quotes"),
    ("a number with a comma", "[closed, March 14]", "[closed, 1,000]", "TQ086 w 12:67", '"1,000"'),
    ("a list for one value", NAME, "name: [the pier]", "TQ103 4:3", "quotes"),
    ("keys for one value", NAME, "name: {the: pier}", "TQ103 4:3", "quotes"),
    ("one value for a list", "[pier-opened]", "pier-opened", "TQ103 13:3", "[a, b]"),
    ("a key twice", NAME, f"{NAME}\n  {NAME}", "TQ012 5:3", "Keep one"),
    ("no dash between entries", "\n- id: ", "\n  id: ", "TQ012", "Begin the next entry with `- `"),
    ("a key beside, not below", "    who: W", "  who: W", "TQ085 26:3", "two spaces more"),
    ("a second document", NAME, f"{NAME}\n---", "TQ016", "---"),
]


@pytest.mark.parametrize("trap", [x[1:] for x in READ_AND_NOT_MEANT], ids=lambda x: x[1][:25])
def test_what_is_read_otherwise_than_meant_is_one_problem(
    tmp_path: Path, trap: tuple[str, str, str, str]
) -> None:
    """A warning (w) where the value can still be used, and else an error; never both."""
    right, wrong, told, hint = trap
    assert right in COURSE[FACTS]
    text = COURSE[FACTS].replace(right, wrong, 1)
    problems = load_and_check(write_course(tmp_path, {FACTS: text})).problems
    here = [each for each in problems if Path(each.path).name == Path(FACTS).name]
    seen = [
        f"{each.code} {'' if has_errors([each]) else 'w '}{each.line}:{each.column}"
        for each in here
        if has_errors([each]) or each.code < "TQ100"
    ]
    assert len(seen) == 1, here
    assert seen[0].startswith(told)
    assert hint in next(x for x in here if x.code == told.split()[0]).hint


@pytest.mark.parametrize(
    "line",
    [
        "mode: happened # as the report says",
        "mode: happened #as the report says",
        "id: pier-closed #1",
        "name: the old pier  # see s001",
        "name: the old pier # see s001",
        "name: the old pier  #see s001",
        'claim: "It was #1."  # the first',
        "claim: It was closed. # by Brook",
        "facts: #none",
        "terms: [a, b] #c",
        "url: http://x.y/#z",
        "key: A#",
    ],
)
def test_a_comment_is_no_problem(line: str) -> None:
    assert parse(f"- {line}\n").problems == []
