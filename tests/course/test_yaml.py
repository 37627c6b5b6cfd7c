"""What the YAML reader accepts, and where it says that something is wrong."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from effort import calls
from talkquiz.course.yaml import Document, parse

PRINTABLE = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cf", "Cn", "Cs"), include_characters="\n"
    ),
    max_size=20,
)
NESTED = st.recursive(
    PRINTABLE,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(PRINTABLE, inner, max_size=4),
    max_leaves=12,
)


def problems(text: str) -> list[tuple[int, int, str]]:
    return [(problem.line, problem.column, problem.code) for problem in parse(text).problems]


@given(NESTED)
def test_what_pyyaml_writes_is_read_back(data: Any) -> None:
    """Nested text survives the way out through PyYAML and back in."""
    text = yaml.safe_dump(data, default_style='"', allow_unicode=True)
    document = parse(text)
    assert document.problems == []
    assert document.data == data


@given(st.text(max_size=60))
def test_no_text_makes_it_fail(text: str) -> None:
    """Every text gives a document or problems with a position in the text, no exception."""
    document = parse(text, with_positions=True)
    lines = len(text.splitlines()) + 1
    assert all(1 <= problem.line <= lines and problem.column >= 1 for problem in document.problems)
    assert all(problem.hint for problem in document.problems)


@pytest.mark.parametrize(
    "word", ["no", "2016-02-27", "16:00", "1_000", "0x1F", "null", "~", "1e3", ".inf", "=", "<<"]
)
def test_every_value_is_text(word: str) -> None:
    assert parse(f"- {word}\n- key: {word}\n").data == [word, {"key": word}]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("<<: {a: b}\na: c\n", {"<<": {"a": "b"}, "a": "c"}),
        ("a: 1\na: {b: 2}\nc: 3\n", {"a": "1", "c": "3"}),
        ("", None),
        ("# only words\n", None),
    ],
    ids=["a merge key", "a repeated key", "nothing", "comments alone"],
)
def test_what_is_read(text: str, data: Any) -> None:
    """`<<` merges nothing, a repeated key keeps its first value, and an empty file may be one."""
    document = parse(text)
    assert (document.data, document.positions) == (data, {})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b\n  c: d\n", (2, 3, "TQ011")),
        ("a: [b\nc: d\n", (1, 4, "TQ011")),
        ("a:\n\t- b\n", (2, 1, "TQ011")),
        ('a: "b\n', (1, 4, "TQ011")),
        ("a: 1\nb: 2\na: 3\n", (3, 1, "TQ012")),
        ("x:\n  - {k: 1, k: 2}\n", (2, 12, "TQ012")),
        ("a: &n 1\nb: *n\n", (2, 4, "TQ013")),
        ("a: *never\n", (1, 4, "TQ013")),
        ("a: &a [*a]\n", (1, 8, "TQ013")),
        ("a: !!python/object:os.system x\n", (1, 4, "TQ014")),
        ("- !mine {a: b}\n", (1, 3, "TQ014")),
        ("a: 1\n---\nb: 2\n", (2, 1, "TQ016")),
        ("? [a, b]\n: c\n", (1, 3, "TQ017")),
        ("{a: b}: c\n", (1, 1, "TQ017")),
        ("title: caf\u00e9 \u6f22\u5b57 \x00\n", (1, 16, "TQ006")),
        ("ok: 1\nbad: \x1b[31m\n", (2, 6, "TQ006")),
        ("bad: \u202eabc\n", (1, 6, "TQ006")),
        ("bad: \u2066abc\n", (1, 6, "TQ006")),
        ('é: "\\e[31m"\n', (1, 4, "TQ006")),
        ('- "\\u202E"\n', (1, 3, "TQ006")),
        ('"\\0": x\n', (1, 1, "TQ006")),
    ],
)
def test_a_flaw_stands_where_it_is(text: str, expected: tuple[int, int, str]) -> None:
    """Line, column and code of each kind of problem; the first one is the one to mend."""
    assert problems(text)[0] == expected


def test_control_characters_are_all_told() -> None:
    assert problems("a: \x01\nbc: \x02 \x03\n") == [
        (n, m, "TQ006") for n, m in ((1, 4), (2, 5), (2, 7))
    ]


@pytest.mark.parametrize(
    "text", ["a: b\tc\n", "a: >-\n  b\n  c\n", "a: \u05d0\u0628\u200f\u200d\n", "a: \x85\n"]
)
def test_what_is_no_control_character_stays(text: str) -> None:
    """Tabs, folded lines, right-to-left letters and their marks are allowed."""
    assert problems(text) == []


@pytest.mark.parametrize("opener", ["[", "{a: ", "- ", "? ", "[{a: ["])
def test_deep_nesting_stops_early(opener: str) -> None:
    """200,000 levels end in one problem after a few of them, without recursion."""
    documents: list[Document] = []
    work = calls(lambda: documents.append(parse(opener * 200_000)))
    (document,) = documents
    assert [problem.code for problem in document.problems] in (["TQ015"], ["TQ017"])
    assert document.data is None
    assert work < 2_000


@pytest.mark.parametrize(
    ("text", "code"),
    [("- a\n" * 300_000, "TQ004"), ("- *a\n" * 300_000, "TQ004"), ("\x01" * 300_000, "TQ006")],
)
def test_a_flood_ends_early(text: str, code: str) -> None:
    """Neither values nor what is wrong with them fill the memory or the screen."""
    document = parse(text)
    assert document.problems[-1].code == code
    assert document.data is None
    assert len(document.problems) <= 200_001


def test_twenty_levels_are_enough() -> None:
    """The twentieth level is read and the one below it refused."""
    assert problems("[" * 20 + "]" * 20) == []
    assert problems("[" * 21 + "]" * 21) == [(1, 21, "TQ015")]


def test_an_alias_bomb_stays_small() -> None:
    """Aliases are never followed, so that nine lines cannot become a billion values."""
    lines = ["a0: &a0 [lol]"] + [
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)
    ]
    document = parse("\n".join(lines))
    assert {problem.code for problem in document.problems} == {"TQ013"}
    assert len(str(document.data)) < 1000


def test_every_value_has_its_position() -> None:
    """A key is found where it stands, an item where it begins."""
    positions = parse("é: 1\nlist:\n  - x\n  - {k: v, l: [w]}\n", with_positions=True).positions
    assert positions == {
        ("é",): (1, 1),
        ("list",): (2, 1),
        ("list", 0): (3, 5),
        ("list", 1): (4, 5),
        ("list", 1, "k"): (4, 6),
        ("list", 1, "l"): (4, 12),
        ("list", 1, "l", 0): (4, 16),
    }


def test_a_missing_value_is_placed_at_what_should_hold_it() -> None:
    """The place of something absent is the nearest thing around it that is there."""
    document = parse("a:\n  - b: 1\n", with_positions=True)
    assert document.position(("a", 0, "missing", 3)) == (2, 5)
    assert document.position(("missing",)) == (1, 1)
