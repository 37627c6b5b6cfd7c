"""Broken and odd courses, built by the real command: what it says, and what becomes of out/."""

import html
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document

import talkquiz
from courses import (
    COURSE,
    FACTS,
    HANDOUT,
    MORE_FACTS,
    facts_text,
    make_fact,
    place_of,
    write_course,
)

pytestmark = pytest.mark.real

NAMELESS = COURSE["course.yaml"].replace("id: saltmere\n", "", 1)
STEMS = "templates/own.yaml"
PROBLEM = re.compile(r"^(?!    )\S.*?:\d+:\d+: TQ\d{3} .+$", re.MULTILINE)
Changes = Mapping[str, str | bytes | None]


def run(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    source = str(Path(talkquiz.__file__).parents[1])
    return subprocess.run(
        [sys.executable, "-m", "talkquiz", *map(str, arguments)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": source, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def contents(folder: Path) -> dict[str, bytes | None]:
    """Return every file and folder below `folder` by path, files with their content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def refusal(folder: Path, name: str = "course") -> str:
    """Build the course called `name`, which must be refused, and return what was said.

    There are no traceback, a hint below each problem, and an out/ that is as it was before.
    """
    (folder / "out").mkdir(exist_ok=True)
    (folder / "out" / "kept.txt").write_bytes(b"\x00mine\n")
    before = contents(folder / "out")
    done = run("build", name, "--out", "out", folder=folder)
    said = done.stdout + done.stderr
    assert "Traceback" not in said
    assert (done.returncode, done.stdout) == (1, ""), said
    assert "Nothing was written" in said
    assert contents(folder / "out") == before
    lines = said.splitlines()
    hints = [lines[n + 1] for n, line in enumerate(lines) if PROBLEM.match(line)]
    assert all(hint.startswith("    ") and hint.strip() for hint in hints), said
    return said


def problems(said: str) -> list[str]:
    """Return the problems in what was said, as `path:line:column: code`."""
    return [found[0][: found[0].index("TQ") + 5] for found in PROBLEM.finditer(said)]


def swapped(name: str, old: str, new: str, code: str, at: str | None = None, **_: Any) -> Any:
    """Return a case: `old` replaced by `new` in a file is the problem `code` where `at` stands."""
    text = COURSE[name].replace(old, new, 1)
    assert text != COURSE[name]
    return {name: text}, f"course/{name}:{place_of(at or new, text)}: {code}"


def stem(text: str, code: str, takes: str = "{kind: event, slot: when}") -> Any:
    """Return a case: a question template whose stem is the problem `code`."""
    template = f"- id: mine\n  makes: short-answer\n  takes: {takes}\n  stem: '{text}'\n"
    return {STEMS: template}, f"course/{STEMS}:4:3: {code}"


BOMB = "a: &a [x, x]\n" + "".join(f"{n}: [{', '.join(['*a'] * 9)}]\n" for n in "bcdefghi")
CASES = {
    "no course.yaml": ({"course.yaml": None}, "course/course.yaml:1:1: TQ002"),
    "empty file": ({HANDOUT: ""}, f"course/{HANDOUT}:1:1: TQ018"),
    "bad YAML": swapped("sources.yaml", "reckoning: the", "reckoning: x: the", "TQ011", ": the"),
    "not UTF-8": (
        {"glossary.yaml": COURSE["glossary.yaml"].replace("[Reed", "[R\u00e9ed").encode("latin-1")},
        f"course/glossary.yaml:{place_of('eed]', COURSE['glossary.yaml'])}: TQ005",
    ),
    "NUL": swapped("course.yaml", "The harbour", "The \0harbour", "TQ006", "\0"),
    "bidi override": swapped(FACTS, "Ada Brook", "Ada \u202eBrook", "TQ006", "\u202e"),
    "repeated key": swapped(FACTS, "  mode: h", "  name: x\n  mode: h", "TQ012", "name: x"),
    "tag": swapped("sources.yaml", "event-date: 2", "event-date: !!str 2", "TQ014", "!!str"),
    "deep nesting": ({FACTS: "[" * 200_000}, f"course/{FACTS}:1:21: TQ015"),
    "second document": ({FACTS: f"{COURSE[FACTS]}---\n[]\n"}, "TQ016"),
    "unknown key": swapped(FACTS, "  mode: h", "  moode: happened\n  mode: h", "TQ101", "moode"),
    "a list for a course": ({"course.yaml": "- a\n- b\n"}, "course/course.yaml:1:1: TQ103"),
    "a word for a list": swapped(FACTS, "related: [pier-opened]", "related: pier-opened", "TQ103"),
    "no such kind": swapped(FACTS, "kind: figure", "kind: rumour", "TQ104"),
    "an id with capitals": swapped("course.yaml", "id: saltmere", "id: Salt Mere", "TQ105"),
    "slot without a name": swapped(FACTS, "Brook]{who}", "Brook]", "TQ107", 'claim: "[Ada'),
    "two facts of one id": swapped(MORE_FACTS, "id: reed-statement", "id: pier-closed", "TQ112"),
    "unknown topic": swapped(MORE_FACTS, "topic: town", "topic: village", "TQ113"),
    "template that loops": stem("{% for x in fact %}{{ x }}{% endfor %}", "TQ302"),
    "template that calls": stem("{{ fact.name.upper() }}", "TQ302"),
    "template that looks inside": stem('{{ fact["__class__"] }}', "TQ302"),
    "template with a power": stem("{{ 10**9 }}", "TQ302"),
    "template left open": stem("{{ fact.name", "TQ301"),
    "template with deep parentheses": stem(f"{{{{ {'(' * 230}1{')' * 230} }}}}", "TQ301"),
    "blueprint asking for too many": swapped(HANDOUT, "count: 2", "count: 499", "TQ401"),
    "blueprint of an unknown topic": swapped(
        HANDOUT, "count: 2", "count: 2\n    topics: [sea]", "TQ113", "topics: [sea]"
    ),
}  # fmt: skip
KNOCK_ON = {
    "no facts folder": ({FACTS: None, MORE_FACTS: None}, "course/facts:1:1: TQ122"),
    "empty list of facts": ({FACTS: "[]", MORE_FACTS: None}, "course/facts:1:1: TQ122"),
    "escaped control": swapped("course.yaml", '"1.0"', '"1\\e[0m"', "TQ006"),
    "escaped bidi override": swapped("course.yaml", '"1.0"', '"\\u202E1"', "TQ006"),
    "cyclic alias": ({"sources.yaml": "&a\n- *a\n"}, "course/sources.yaml:2:3: TQ013"),
    "alias bomb": ({"glossary.yaml": BOMB}, "course/glossary.yaml:2:5: TQ013"),
    "link to itself": swapped(FACTS, "[pier-opened]", "[pier-closed]", "TQ116", "pier-closed]"),
}


@pytest.mark.parametrize(("changes", "expected"), CASES.values(), ids=CASES)
def test_a_broken_course_is_refused(tmp_path: Path, changes: Changes, expected: str) -> None:
    write_course(tmp_path / "course", changes)
    said = refusal(tmp_path)
    assert expected in said
    assert len(problems(said)) == 1, said


@pytest.mark.parametrize(("changes", "expected"), KNOCK_ON.values(), ids=KNOCK_ON)
def test_a_mistake_that_makes_others(tmp_path: Path, changes: Changes, expected: str) -> None:
    """A mistake is told with code and place also where it has consequences."""
    write_course(tmp_path / "course", changes)
    assert expected in problems(refusal(tmp_path))


def test_numbers_and_booleans_are_ids_like_others(tmp_path: Path) -> None:
    """YAML's `1` and `no` stay words, and stay apart from each other."""
    facts = facts_text(make_fact(id="no"), make_fact(id="1"), make_fact(id="01")).replace("'", "")
    write_course(tmp_path / "course", {"facts/odd.yaml": facts})
    done = run("facts", "course", folder=tmp_path)
    assert {"no", "1", "01"} <= set(done.stdout.split("\n"))


def _truncate(path: Path) -> None:
    os.truncate(path, 200 * 1024 * 1024)


def _to_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _to_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize(
    ("name", "spoil", "code"),
    [
        ("course.yaml", _truncate, "TQ004"),
        (HANDOUT, _to_folder, "TQ003"),
        (FACTS, _to_pipe, "TQ003"),
    ],
)
def test_what_is_no_ordinary_file_is_not_opened(
    tmp_path: Path, name: str, spoil: Callable[[Path], None], code: str
) -> None:
    """Huge files, folders and pipes end in one problem, and quickly."""
    spoil(write_course(tmp_path / "course") / name)
    (problem,) = problems(refusal(tmp_path))
    assert problem.endswith(f"course/{name}:1:1: {code}")


def test_a_file_name_cannot_write_on_the_terminal(tmp_path: Path) -> None:
    """Control characters, in a name or a value, are not printed as they are."""
    changes = {"facts/a\n\x1b[31mb\u202ec.yaml": '- {id: "\\e[31m\\u202e\\0"}\n'}
    write_course(tmp_path / "course", changes)
    assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e]", refusal(tmp_path))


@pytest.mark.parametrize("name", ["a b'c\"d.yaml", "été & co;$(x).yaml", "-rf.yaml", "%s{0}.yml"])
def test_a_file_with_an_odd_name(tmp_path: Path, name: str) -> None:
    write_course(tmp_path / "course", {f"facts/{name}": "- {id: a}\n"})
    found = problems(refusal(tmp_path))
    assert {line.split(":")[0] for line in found} == {f"course/facts/{name}"}


def test_a_folder_stands_where_a_file_must_go(tmp_path: Path) -> None:
    write_course(tmp_path / "course")
    (tmp_path / "out" / "first-quiz-A.docx").mkdir(parents=True)
    (tmp_path / "out" / "first-quiz-A.docx" / "inside.txt").write_bytes(b"mine")
    assert "out/first-quiz-A.docx cannot be written" in refusal(tmp_path)


def built(folder: Path, name: str = "course", warnings: str = "") -> Path:
    done = run("build", name, "--out", "out", folder=folder)
    assert done.returncode == 0, done.stderr
    assert ("TQ" in done.stderr) is bool(warnings)
    assert warnings in done.stderr
    return folder / "out"


def anki_fields(package: Path) -> list[str]:
    data = ZipFile(package).read("collection.anki2")
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    rows = connection.execute("select flds from notes").fetchall()
    return [html.unescape(field) for (fields,) in rows for field in fields.split("\x1f")]


def word_lines(path: Path) -> list[str]:
    body = Document(str(path)).element.body
    return ["".join(t.text or "" for t in p.iter("{*}t")) for p in body.iter("{*}p")]


ONE_GAP = """\
title: One gap
audience: Anyone
sections:
  - {title: Fill the gap, directions: Write., makes: cloze, count: 1}
"""


@pytest.mark.parametrize(
    "words",
    [
        "<b>bold</b> & <script>alert(1)</script>",
        "&lt;b&gt; &amp; \"quoted\" 'words'",
        "{{c1::hidden::hint}} and {{Front}}",
        "{% raw %} {{ fact.name }}",
        "$x^2$ \\(x\\) `code` *stars* #tag ::deck",
        "שלום and سلام، ١٢٣",
        "日本語 \U0001f6a2 e\u0301",
        "100% %s {0} {name}",
    ],
)
def test_words_that_mean_something_elsewhere(tmp_path: Path, words: str) -> None:
    claim = (
        f"The sign in [Saltmere]{{where}} read “{words.replace(chr(92), chr(92) * 2)}” that day."
    )
    changes = {FACTS: facts_text(make_fact(claim=claim)), MORE_FACTS: None, HANDOUT: ONE_GAP}
    write_course(tmp_path / "course", changes)
    out = built(tmp_path, warnings="TQ123")
    as_typed = str.maketrans(
        "“”‘’", "\"\"''"
    )  # quotation marks are printed as the language has them
    for lines in (anki_fields(out / "saltmere.apkg"), word_lines(out / "first-quiz-A.docx")):
        assert any(words in line.translate(as_typed) for line in lines)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes | None]:
    """Return what a build of the sample course writes."""
    folder = tmp_path_factory.mktemp("plain")
    write_course(folder / "course")
    built(folder)
    return contents(folder / "out")


SAVED_ELSEWHERE = {
    name: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode() for name, text in COURSE.items()
}


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("course", SAVED_ELSEWHERE),
        *((name, {}) for name in ("my course", "Città (1) & più", "دورة", "-x", "a'b\"c")),
    ],
)
def test_a_folder_of_any_name(
    tmp_path: Path, plain: dict[str, bytes | None], name: str, changes: Changes
) -> None:
    """Names of folders, byte order marks and line ends do not reach the files of a course."""
    write_course(tmp_path / name, changes)
    built(tmp_path, f"./{name}")
    assert contents(tmp_path / "out") == plain


def test_a_folder_with_spaces_and_accents_names_its_course(tmp_path: Path) -> None:
    write_course(tmp_path / "Città di Salé", {"course.yaml": NAMELESS})
    assert (built(tmp_path, "Città di Salé") / "citta-di-sale.apkg").is_file()
