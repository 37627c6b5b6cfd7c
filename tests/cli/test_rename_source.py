"""`talkquiz rename-source`: another id, and every citation made anew from the article."""

from pathlib import Path

import pytest

from courses import COURSE, FACTS, HANDOUT, facts_text, make_fact, write_course
from samples import STRIKE
from talkquiz.articles.article import fingerprint

from .conftest import Run
from .test_pull_into import held

FIRST = "Mayor Ada Brook opened the pier."
SECOND = "Some 1,200 people came to Saltmere."
TEXT = f"Pier opens again\n\n{FIRST} {SECOND}\n"


def cite(at: str, sentence: str, source: str = "s001", terms: str = "[Saltmere]") -> str:
    return f"{{source: {source}, at: {at}, fp: {fingerprint(sentence, source)}, terms: {terms}}}"


@pytest.fixture
def renaming(here: Path) -> Path:
    """Return a course whose facts, drafts, outcomes, handout and silences name the source s001."""
    (here / "mine").mkdir()
    (here / "mine" / "any.txt").write_text(TEXT, encoding="utf-8")
    lamp = facts_text(make_fact(cite=None))[:-1] + "  # s001: kept as it is\n"
    lines = [
        "  cite:",
        f"    - {cite('p2.s1', FIRST)}  # one\t",
        f"    - {cite('p1.s1', SECOND)}",
        "  came-of-it: {says: It went out., cite: [{source: 's001'}]}",
        "  mode: planned",
    ]
    lamp = lamp.replace("  mode: happened\n", "") + "\n".join(lines) + "\n"
    draft = "\n- id: half\n  draft: true\n  cite: [{source: s001, fp: ''}, "
    draft += f"{cite('p2.s2', SECOND, terms='[crowds]')}]\n"
    handout = COURSE[HANDOUT].replace("    count:", "    sources: [s001, s002]\n    count:", 1)
    return write_course(
        here / "course",
        {
            FACTS: ("\ufeff" + lamp + draft).replace("\n", "\r\n"),
            "facts/town.yaml": None,
            HANDOUT: handout,
            "silences.yaml": "- {item: saltmere/s001/source/context, rule: TQ201, reason: Fine.}\n",
        },
    )


def test_every_citation_is_made_anew_and_all_else_stays(run: Run, renaming: Path) -> None:
    before = held(renaming)
    result = run("rename-source", "s001", "gazette", renaming, "--sources", "mine")
    assert "s001 is gazette now; 3 citations made anew." in result.stdout
    assert "still says s001" in result.stdout
    after = held(renaming)
    facts = before[FACTS].decode()
    for sentence in (FIRST, SECOND):
        facts = facts.replace(fingerprint(sentence, "s001"), fingerprint(sentence, "gazette"))
    facts = facts.replace("source: s001", "source: gazette").replace("'s001'", "'gazette'")
    assert after[FACTS].decode().replace('"', "") == facts.replace('"', "")
    assert b"# s001: kept as it is" in after[FACTS]
    assert after.pop("sources.yaml") == before["sources.yaml"].replace(
        b"- id: s001", b"- id: gazette"
    )
    assert b"sources: [gazette, s002]" in after[HANDOUT]
    assert after["silences.yaml"].startswith(b"- {item: saltmere/gazette/source/context,")
    assert "no file in mine is the article `gazette`" not in (
        run("check", renaming, "--sources", "mine", code=1).stdout
    )


def test_there_and_back_is_the_same(run: Run, renaming: Path) -> None:
    """But for quotation marks around a fingerprint of figures alone, which stay."""
    before = held(renaming)
    run("rename-source", "s001", "gazette", renaming, "--sources", "mine")
    run("rename-source", "gazette", "s001", renaming, "--sources", "mine")
    after = held(renaming)
    assert after.pop(FACTS).replace(b'"', b"") == before.pop(FACTS).replace(b'"', b"")
    assert after == before


def test_what_pull_added_can_be_renamed(
    run: Run, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A source that only drafts cite is renamed as well, and pulled again adds nothing."""
    run("pull", STRIKE, "--into", course)
    monkeypatch.setenv("TALKQUIZ_SOURCES", str(STRIKE.parent))
    said = run("rename-source", "s003", "strike", course).stdout
    assert "the file is still called after s003: rename it if you like" in said
    assert "still says" not in said
    (course / "facts/from-s003.yaml").rename(course / "facts/from-strike.yaml")
    before = held(course)
    assert "as strike" in run("pull", STRIKE, "--into", course).stdout
    assert held(course) == before


def test_without_the_article_nothing_is_renamed(run: Run, renaming: Path) -> None:
    before = held(renaming)
    result = run("rename-source", "s001", "gazette", renaming, code=1)
    assert "Nothing was changed: the article is needed" in result.stderr
    Path("none").mkdir()
    result = run("rename-source", "s001", "gazette", renaming, "--sources", "none", code=1)
    assert "no file in none is the article s001" in result.stderr
    assert held(renaming) == before


def test_a_source_that_nothing_cites_needs_no_article(run: Run, course: Path) -> None:
    with (course / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write("- {id: b1, type: background, container-title: The Almanac}\n")
    assert "b1 is almanac now; 0 citations" in run("rename-source", "b1", "almanac", course).stdout


def test_a_citation_that_does_not_hold_keeps_all_as_it_is(run: Run, renaming: Path) -> None:
    """It is told with its place, as `check` tells it."""
    (Path("mine") / "any.txt").write_text(TEXT.replace("1,200", "1,300"), encoding="utf-8")
    before = held(renaming)
    result = run("rename-source", "s001", "gazette", renaming, "--sources", "mine", code=1)
    assert "harbour.yaml:11:7: TQ501 the citation of s001 p1.s1 is drifted" in result.stderr
    assert "TQ502 the citation of s001 p2.s2 is broken" in result.stderr
    assert held(renaming) == before


def test_a_file_that_cannot_be_read_keeps_all_as_it_is(run: Run, renaming: Path) -> None:
    (renaming / "facts" / "broken.yaml").write_text("- id: [\n", encoding="utf-8")
    before = held(renaming)
    result = run("rename-source", "s001", "gazette", renaming, "--sources", "mine", code=1)
    assert "broken.yaml:1:7: TQ011" in result.stderr
    assert held(renaming) == before


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("s01", "new", "no source `s01`. Did you mean"),
        ("s001", "s002", "has a source `s002`"),
        ("s001", "s001", "has a source `s001`"),
        ("s001", "New", "`New` is no id"),
        ("s001", "n" * 81, "at most 80"),
    ],
)
def test_ids_that_do_not_fit_are_refused(
    run: Run, course: Path, old: str, new: str, said: str
) -> None:
    assert said in " ".join(run("rename-source", old, new, course, code=2).stderr.split())
