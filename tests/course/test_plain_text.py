"""Marks of other languages in texts of a course are told, since they are shown as they stand."""

from pathlib import Path

import pytest

from courses import COURSE, FACTS, write_course
from talkquiz.build import load_and_check
from talkquiz.course.plain_text import mark_in
from talkquiz.problem import Problem, Severity

MARKS = {
    "the **new** pier": "**new**",
    "the __New pier__ of stone": "__New pier__",
    "the *old* pier": "*old*",
    "the *x* of it": "*x*",
    "the _old_ pier": "_old_",
    "“_Old Pier_”, a song": "_Old Pier_",
    "the ~~old~~ new pier": "~~old~~",
    "call `build()` first": "`build()`",
    "```python": "```",
    "see [the map](https://example.org/map)": "[the map](https://example.org/map)",
    "see [text](url)": "[text](url)",
    "![a pier](pier.png)": "![a pier](pier.png)",
    "as told before[^1]": "[^1]",
    "see <https://example.org>": "<https://example.org>",
    "# Harbours": "# Harbours",
    "### The pier": "### The",
    "- the pier": "- the",
    "* the pier": "* the",
    "> so he said": "> so",
    "the area is $x^2$": "$x^2$",
    "the unknown $x$": "$x$",
    "$$a + b$$": "$$a + b$$",
    r"the area is \(x^2\)": r"\(x^2\)",
    r"the area is \[x^2\]": r"\[x^2\]",
    r"a half is \frac{1}{2}": r"\frac{",
    "[latex]x^2[/latex]": "[latex]",
    "[$]x^2[/$]": "[$]",
    "a <b>new</b> pier": "<b>",
    "one<br/>two": "<br/>",
    '<span style="color: red">red</span>': '<span style="color: red">',
    "H<SUB>2</SUB>O": "<SUB>",
    "one <!-- two -->": "<!--",
    "salt &amp; pepper": "&amp;",
    "caf&eacute;": "&eacute;",
    "caf&#233;": "&#233;",
    "caf&#xE9;": "&#xE9;",
    "the {{c1::pier}}": "{{c1::",
    "[sound:gulls.mp3]": "[sound:gulls.mp3]",
}
PLAIN = [
    "5 * 3",
    "5*3*2 = 30",
    "2 ** 3 ** 2",
    "*nix and *BSD",
    "a price*, and another*",
    "M*A*S*H",
    "snake_case and other_snake_case",
    "_private and _hidden",
    "__init__",
    "_____ was opened",
    "____ and ____",
    "#1",
    "#hashtag of the year",
    "C# and F#",
    "C# is a language",
    "$5 and $6",
    "from $5 to $6, or $5-$6 each",
    "$5/$6",
    "US$5 or A$7",
    "5$ or 6$",
    "Ke$ha and A$AP Rocky",
    "a < b and b > c",
    "1 <2, and 3> 2",
    "x <b and c> d",
    "I <3 piers",
    "AT&T",
    "AT&T; R&D; Q&A;",
    "salt & pepper; more",
    "-5 degrees",
    "– the pier",
    "+49 30 1234",
    ">5",
    "> 5 ships",
    "1. FC Köln",
    "2) the second",
    "[Cu(NH3)4](OH)2",
    "He said [sic] (twice)",
    "the interval [0, 1] (closed)",
    "f[x](2)",
    "Hawai`i and O`ahu",
    r"C:\users\ann",
    r"and\or",
    "10^6 ships",
    "x^2 + y^2",
    "{a, b} and {{c}}",
    "~5 to ~6",
    "https://example.org/_pier_",
    "mailto:a@example.org?subject=_x_",
    "a|b",
    "¯\\_(ツ)_/¯",
]


@pytest.mark.parametrize("text", MARKS)
def test_marks_are_found(text: str) -> None:
    """The mark that is told is the one that would have been set elsewhere."""
    found = mark_in(text)
    assert found
    assert found[0] == MARKS[text]


@pytest.mark.parametrize("text", PLAIN)
def test_what_only_looks_like_a_mark_is_none(text: str) -> None:
    assert mark_in(text) is None


def told(folder: Path, files: dict[str, str]) -> list[Problem]:
    return [p for p in load_and_check(write_course(folder, files)).problems if p.code == "TQ087"]


TEMPLATE = """
- id: who-opened
  makes: short-answer
  turn: 1
  takes: {kind: event, slot: who}
  stem: "Who **opened** it, {{ fact.name }}?"
"""
HANDOUT = """title: The harbour
audience: Year 9
sections:
  - {title: Few words, directions: Write *neatly*., makes: short-answer, count: 2}
"""


def test_every_text_is_looked_at_and_told_once_at_its_place(tmp_path: Path) -> None:
    """Facts, glossary, introductions, own templates and handouts: one warning for each entry."""
    facts = COURSE[FACTS].replace(
        "- id: pier-opened\n", "- id: pier-opened\n  why: So __Tom__ _is_ so.\n"
    )
    files = {
        FACTS: facts.replace("The old pier in", "The **old** pier in"),
        "glossary.yaml": COURSE["glossary.yaml"].replace(
            "description: the mayor", "description: the <b>mayor</b>"
        ),
        "course.yaml": COURSE["course.yaml"].replace("introduction: ", "introduction: $x^2$ ", 1),
        "templates/own.yaml": TEMPLATE,
        "handouts/plan.yaml": HANDOUT,
    }
    found = told(tmp_path, files)
    assert {each.severity for each in found} == {Severity.WARNING}
    marks = sorted((Path(each.path).name, each.message.split("`")[1]) for each in found)
    assert marks == [
        ("course.yaml", "$x^2$"),
        ("glossary.yaml", "<b>"),
        ("harbour.yaml", "**old**"),
        ("harbour.yaml", "__Tom__"),
        ("own.yaml", "**opened**"),
        ("plan.yaml", "*neatly*"),
    ]
    for each in found:
        line = Path(each.path).read_text("utf-8").splitlines()[each.line - 1]
        assert each.message.split("`")[1] in line[each.column - 1 :]
