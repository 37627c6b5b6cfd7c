"""Files of a course are added to and changed with every other byte left as it is."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses import COURSE
from talkquiz.course.edit_files import EditError, scalar, values_of, with_entries, with_values
from talkquiz.course.read_files import MAX_BYTES, Origin
from talkquiz.course.yaml import parse

NEW = '# as it was found\n- id: new\n  draft: true\n  claim: ""\n'


def added(path: Path, content: bytes, *entries: str) -> bytes:
    """Return what a file of this content becomes; all that it held must begin it."""
    path.write_bytes(content)
    return with_entries(Origin(path), entries or (NEW,))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "facts.yaml"


KEPT = {
    "a list": b"- id: a\n",
    "comments, tabs in them, and unicode": "# één\t– 🙂\n- id: a # \there\n\n# end\t\n".encode(),
    "a byte order mark": b"\xef\xbb\xbf- id: a\n",
    "line ends of Windows": b"# one\r\n- id: a\r\n\r\n- id: b\r\n",
    "line ends of old Macs": b"- id: a\r- id: b\r",
    "an indented list": b"# head\n  - id: a\n    x: y\n",
    "a document mark": b"---\n- id: a\n",
    "empty lines at its end": b"- id: a\n\n\n \n",
    "a text that folds": b"- id: a\n  claim: >-\n    One\n    two\n",
    "a text that keeps its lines": b"- id: a\n  claim: |+\n    One\n\n",
    "comments alone": b"# nothing yet\n",
    "nothing": b"",
    "separators that are no line ends": "- id: a\n  claim: 'one\u2028 two'\n".encode(),
}


@pytest.mark.parametrize("content", KEPT.values(), ids=KEPT)
def test_what_a_file_holds_begins_what_it_becomes(path: Path, content: bytes) -> None:
    """With it stands what was added, in the file's own indentation and line ends."""
    made = added(path, content)
    assert made.startswith(content)
    text = made.decode("utf-8-sig")
    data = parse(text).data
    assert isinstance(data, list)
    *before, new = data
    assert before == (parse(content.decode("utf-8-sig")).data or [])
    assert new == {"id": "new", "draft": "true", "claim": ""}
    rest = made[len(content) :]
    if b"\r\n" in content:
        assert rest.count(b"\n") == rest.count(b"\r\n")
    assert "# as it was found" in text
    assert added(path, made, NEW.replace("new", "newer")).startswith(made)


def test_a_last_line_without_an_end_gets_one(path: Path) -> None:
    assert added(path, b"- id: a") == b"- id: a\n\n" + NEW.encode()
    assert added(path, b"- id: a\r\n- id: b").startswith(b"- id: a\r\n- id: b\r\n# as it was")


def test_entries_stand_as_far_apart_as_those_before_them(path: Path) -> None:
    assert added(path, b"- id: a\n- id: b\n") == b"- id: a\n- id: b\n" + NEW.encode()
    assert added(path, b"- id: a\n\n- id: b\n") == b"- id: a\n\n- id: b\n\n" + NEW.encode()
    assert added(path, b"- id: a\n\n", NEW, "- id: z\n").endswith(b'""\n\n- id: z\n')


@pytest.mark.parametrize(
    ("content", "left"),
    [
        (b"[]\n", b""),
        (b"[ ]", b""),
        (b"# none yet\n[]  # fill me\n", b"# none yet\n# fill me\n"),
        (b"\xef\xbb\xbf# a\r\n[\r\n]\r\n# b\r\n", b"\xef\xbb\xbf# a\r\n# b\r\n"),
        (b"--- []\n", b"--- \n"),
    ],
)
def test_empty_brackets_make_room(path: Path, content: bytes, left: bytes) -> None:
    made = added(path, content)
    assert made.startswith(left)
    assert parse(made.decode("utf-8-sig")).data == parse(NEW).data


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"[{id: a}]\n", "TQ183"),
        (b"# a\n[\n  {id: a},\n]\n", "TQ183"),
        (b"- id: a\n...\n", "TQ183"),
        (b"facts:\n- id: a\n", "TQ103"),
        (b"words\n", "TQ103"),
        (b"- id: [\n", "TQ011"),
        (b"- id: a\n\tx: y\n", "TQ011"),
        (b"- {id: a, id: b}\n", "TQ012"),
        (b"- id: \xff\n", "TQ005"),
        (b"- id: a\x00\n", "TQ006"),
        (b"- id: a\n---\n- id: b\n", "TQ016"),
        (b"#" + b"x" * (MAX_BYTES - 20) + b"\n", "TQ004"),
    ],
)
def test_what_cannot_be_added_to_safely_is_told(path: Path, content: bytes, code: str) -> None:
    with pytest.raises(EditError) as caught:
        added(path, content)
    assert [problem.code for problem in caught.value.problems] == [code]
    assert all(problem.hint for problem in caught.value.problems)
    assert path.read_bytes() == content


def test_a_file_that_is_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").mkdir()
    with pytest.raises(EditError) as caught:
        with_entries(Origin(tmp_path / "facts.yaml"), [NEW])
    assert caught.value.problems[0].code == "TQ003"


def test_other_values_leave_all_else(path: Path) -> None:
    """Quotation marks, comments and line ends stay; what must be quoted is."""
    content = (
        "\ufeff# s1 \t é🙂\r\n- id: s1  # s1\r\n"
        "  cite: [{source: 's1', fp: \"00a\"}, {source: s1}]\r\n"
        "  more:\r\n  - - s1\r\n    - x: &a s1\r\n"
    ).encode()
    path.write_bytes(content)
    values = {
        (0, "id"): "1234",
        (0, "cite", 0, "source"): "t2",
        (0, "cite", 0, "fp"): "11b",
        (0, "more", 0, 1, "x"): "t2",
    }
    made = with_values(Origin(path), values)
    expected = content.decode().replace("id: s1", 'id: "1234"').replace("'s1'", "'t2'")
    expected = expected.replace('"00a"', '"11b"').replace("&a s1", "&a t2")
    assert made.decode() == expected
    assert with_values(Origin(path), {}) == content


@pytest.mark.parametrize("value", ["|\n    s1\n", ">-\n    s1\n", r'"s\u0031"', '"s\\\n    1"'])
def test_a_value_that_is_written_in_another_way_is_not_changed(path: Path, value: str) -> None:
    path.write_text(f"- id: {value}\n", encoding="utf-8")
    with pytest.raises(EditError) as caught:
        with_values(Origin(path), {(0, "id"): "t2"})
    assert [problem.code for problem in caught.value.problems] == ["TQ184"]


@pytest.mark.parametrize("name", COURSE)
def test_every_value_of_a_real_file_is_found_and_can_be_changed_back(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / "file.yaml"
    path.write_text(COURSE[name], encoding="utf-8")
    values = values_of(Origin(path))
    assert values
    ids = {at: value for at, value in values.items() if scalar(value) == value}
    path.write_bytes(with_values(Origin(path), dict.fromkeys(ids, "other")))
    assert set(values_of(Origin(path)).values()) >= {"other"}


BLOCK = ["- id: a", "- id: b", "  x: 'y'", "  x: >-", "    z", "  y: |+", "  - id: a", "- - a"]
OTHER = ["# c\t", "", "\t", "...", "---", "[]", "- [", "- {a: b}", "{}", " ", "é: 🙂", "- &a b"]
LINES = st.sampled_from([*BLOCK, *OTHER])


@given(st.lists(LINES, max_size=8), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_whatever_a_file_holds_it_keeps_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], end: str, closed: bool
) -> None:
    """No content makes an addition lose a byte, or change what the entries before it say."""
    content = (end.join(lines) + (end if closed else "")).encode()
    path = tmp_path_factory.mktemp("any") / "facts.yaml"
    path.write_bytes(content)
    try:
        made = with_entries(Origin(path), [NEW])
    except EditError:
        return
    held = parse(content.decode())
    assert held.problems == []
    if held.data:
        assert made.startswith(content)
    after = parse(made.decode()).data
    assert isinstance(after, list)
    assert len(after) == len(held.data or []) + 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_entries_stand_apart_as_those_before_them_do(path: Path, end: str) -> None:
    """An empty line goes before each where entries have one between them, comments above or not."""
    one = "- id: a\n  x: y\n"
    for text in (one, f"{one}\n# of b\n- id: b\n"):
        path.write_bytes(text.replace("\n", end).encode())
        made = with_entries(Origin(path), ["- id: n\n", "- id: m\n"]).decode().replace(end, "\n")
        assert made == f"{text}\n- id: n\n\n- id: m\n"
    path.write_bytes(f"{one}- id: b\n".replace("\n", end).encode())
    made = with_entries(Origin(path), ["- id: n\n", "- id: m\n"]).decode().replace(end, "\n")
    assert made == f"{one}- id: b\n- id: n\n- id: m\n"


@pytest.mark.parametrize("text", ["facts: []\n", "facts:\n- id: a\n", "facts:\n"])
def test_a_key_above_the_list_is_told_to_go(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    with pytest.raises(EditError) as caught:
        with_entries(Origin(path), [NEW])
    assert [each.hint for each in caught.value.problems] == [
        "Take `facts:` out: the file holds the entries alone."
    ]
