"""`talkquiz cite`: the citation of a sentence, ready to paste."""

from pathlib import Path

import pytest

from courses import COURSE, FACTS, write_course
from samples import STRIKE
from talkquiz.articles.article import fingerprint

from .conftest import Run

TEXT = """\
Pier opens again

Mayor Ada Brook opened the pier in Saltmere on 1 June 2020. "It is done," she said.

Some 1,200 people came to Saltmere.
"""
OPENED = "Mayor Ada Brook opened the pier in Saltmere on 1 June 2020."


@pytest.fixture
def course(here: Path) -> Path:
    """Return the course about Saltmere; an article of its source s001 is in the folder `mine`."""
    (here / "mine").mkdir()
    (here / "mine" / "any-name.txt").write_text(TEXT, encoding="utf-8")
    return write_course(here / "course")


def test_a_citation_of_a_source_of_the_course(run: Run, course: Path) -> None:
    result = run("cite", "s001", "OPENED  the pier", course, "--sources", "mine")
    fp = fingerprint(OPENED, "s001")
    line = f"- {{source: s001, at: p2.s1, fp: {fp}, terms: [1 June 2020, Ada Brook, Saltmere]}}\n"
    assert result.stdout.replace('"', "") == line
    assert result.stderr == ""


def test_what_is_printed_can_be_pasted(run: Run, course: Path) -> None:
    """The printed line goes into a facts file, and `check --sources` finds nothing wrong there."""
    line = run("cite", "s001", "opened the pier", course, "--sources", "mine").stdout.strip()
    old = "- {source: s001, at: p2.s1, fp: abcdef0123, terms: [Brook, opened]}"
    before, _, after = COURSE[FACTS].partition(old)
    place = f"harbour.yaml:{before.count(chr(10)) + 1}:"
    assert place in run("check", course, "--sources", "mine", code=1).stdout
    write_course(course, {FACTS: before + line + after})
    assert place not in run("check", course, "--sources", "mine", code=1).stdout


def test_the_folder_may_be_set_once(
    run: Run, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """TALKQUIZ_SOURCES stands in for --sources; without both, usage says so."""
    result = run("cite", "s001", "opened the pier", course, code=2)
    assert "TALKQUIZ_SOURCES" in result.stderr
    monkeypatch.setenv("TALKQUIZ_SOURCES", "mine")
    assert "at: p2.s1" in run("cite", "s001", "opened the pier", course).stdout


def test_a_file_needs_an_id(run: Run, course: Path) -> None:
    """An article that the course does not have is cited by its file and the id it will have."""
    result = run("cite", STRIKE, "some 3,500 containers", course, "--id", "s007")
    assert result.stdout.startswith("- {source: s007, at: p10.s1, fp: ")
    assert '"3,500", Tom Reed' in result.stdout
    assert "--id s005" in run("cite", STRIKE, "containers", course, code=2).stderr
    assert "no id" in run("cite", STRIKE, "containers", course, "--id", "S 7", code=2).stderr
    assert "--id" in run("cite", "s001", "x", course, "--id", "s007", code=2).stderr


def test_no_sentence_and_several(run: Run, course: Path) -> None:
    """One sentence must hold the words: otherwise code 1, and where the several are."""
    none = run("cite", "s001", "no such words", course, "--sources", "mine", code=1)
    assert none.stderr == "No sentence of s001 holds “no such words”.\n"
    several = run("cite", "s001", "saltmere", course, "--sources", "mine", code=1)
    assert several.stderr.splitlines() == [
        "2 sentences of s001 hold “saltmere”: give more words.",
        "  p2.s1  Mayor Ada Brook opened the ...",
        "  p3.s1  Some 1,200 people came to ...",
    ]
    assert none.stdout == several.stdout == ""


def test_usage(run: Run, course: Path) -> None:
    """An unknown source, no words and no folder are misuse, and each says what is wrong."""
    assert "s001" in run("cite", "s003", "x", course, "--sources", "mine", code=2).stderr
    assert "no word" in run("cite", "s001", "...", course, "--sources", "mine", code=2).stderr
    assert "does not exist" in run("cite", "s001", "x", course, "--sources", "no", code=2).stderr


@pytest.mark.usefixtures("course")
@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("opened the pier", "s001", "course"), id="words before source"),
        pytest.param(("harbour", "new.txt", "course"), id="words before file"),
        pytest.param(("course", "s001", "opened the pier"), id="course first"),
    ],
)
def test_arguments_in_another_order(run: Run, arguments: tuple[str, ...]) -> None:
    said = run("cite", *arguments, "--sources", "mine", code=2).stderr
    assert "the order is SOURCE WORDS COURSE." in said.replace("The", "the")


def test_an_article_that_is_not_there(run: Run, course: Path) -> None:
    """A source without a copy, a file that is none and a course that is none are code 1."""
    result = run("cite", "s002", "x", course, "--sources", "mine", code=1)
    assert "No file in mine is the article s002." in result.stderr
    Path("bad.docx").write_bytes(b"no")
    bad = run("cite", "bad.docx", "x", course, "--id", "s007", code=1)
    assert "bad.docx cannot be read: it is no package" in bad.stderr
    Path("empty").mkdir()
    assert "course.yaml" in run("cite", "s001", "x", "empty", "--sources", "mine", code=1).stderr
