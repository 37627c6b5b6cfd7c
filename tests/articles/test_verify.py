"""Which source an article is, and its citations, as `talkquiz check --sources` verifies them."""

from pathlib import Path

import pytest

from courses import COURSE, FACTS, HANDOUT, MORE_FACTS, facts_text, make_fact, place_of
from samples import STRIKE, article, opened, small_course
from talkquiz.articles.article import fingerprint
from talkquiz.articles.read import MOST_CHARACTERS, open_article, save_text
from talkquiz.articles.verify import (
    Verification,
    find_copies,
    known_source,
    match_source,
    verify,
)
from talkquiz.course.course import Course

GAZETTE = """\
Pier opens again

The old pier of Saltmere, which the council closed on 14 March 2019, is open again.
Mayor Ada Brook spoke of "a good day for boats" on Monday, when 120 people came to look.
"""
WATCH = """\
Harbour Watch news
We counted 95 people at the pier.
"""
OPEN = "The old pier of Saltmere, which the council closed on 14 March 2019, is open again."
BROOK = 'Mayor Ada Brook spoke of "a good day for boats" on Monday, when 120 people came to look.'
COUNTED = "We counted 95 people at the pier."


def cite(sentence: str, at: str, terms: list[str], source: str = "s001") -> dict[str, object]:
    return {"source": source, "at": at, "fp": fingerprint(sentence, source), "terms": terms}


CITES = [
    cite(OPEN, "p2.s1", ["14 March 2019", "Saltmere"]),
    cite(COUNTED, "p2.s1", ["95 people"], "s002"),
]


def course(folder: Path, **changes: object) -> Course:
    """Return a course of one fact, which cites both articles."""
    fact = make_fact(**({"cite": CITES} | changes))
    return small_course(folder, {FACTS: facts_text(fact), MORE_FACTS: None, HANDOUT: None})


def articles(folder: Path, **texts: str) -> Path:
    made = folder / "articles"
    made.mkdir()
    for name, text in ({"one": GAZETTE, "two": WATCH} | texts).items():
        (made / f"{name}.txt").write_text(text, encoding="utf-8")
    return made


def codes(found: Verification) -> list[str]:
    return [problem.code for problem in found.problems]


def test_what_holds_is_counted_and_what_nobody_cites_is_named(tmp_path: Path) -> None:
    found = verify(course(tmp_path), articles(tmp_path))
    assert codes(found) == []
    gazette, watch = found.tallies
    assert (gazette.standings["ok"], gazette.uncited) == (1, ["p1.s1", "p3.s1"])
    assert (watch.standings["ok"], watch.uncited) == (1, ["p1.s1"])


@pytest.mark.parametrize(
    "changed",
    [
        GAZETTE.replace("\n\n", "\n\nA line that was put in.\n\n"),
        GAZETTE.replace(", which", ",\nwhich").replace("closed on", "closed\non"),
        f"{OPEN} {BROOK}\n",
    ],
    ids=["a line put in", "lines wrapped", "paragraphs joined"],
)
def test_a_sentence_may_move(tmp_path: Path, changed: str) -> None:
    found = verify(course(tmp_path), articles(tmp_path, one=changed))
    assert codes(found) == []
    assert sum(found.tallies[0].standings.values()) == 1


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("is open again", "was open again", "TQ501"),
        ("14 March 2019", "15 March 2019", "TQ502"),
        ("the council closed", "council closed", "TQ501"),
    ],
    ids=["a word changed", "a digit changed", "a word dropped"],
)
def test_a_changed_sentence_is_a_problem_with_its_place(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    text = f"{GAZETTE}Pier opens again\n".replace(old, new)
    (problem,) = verify(course(tmp_path), articles(tmp_path, one=text)).problems
    assert problem.code == code
    facts = (tmp_path / "course" / FACTS).read_text(encoding="utf-8")
    assert f"{problem.line}:{problem.column}" == place_of("source: s001", facts)
    assert "s001 p2.s1" in problem.message


def test_a_wrong_article_is_not_taken_for_the_source(tmp_path: Path) -> None:
    found = verify(course(tmp_path), articles(tmp_path, two="Nothing of the kind."))
    (problem,) = found.problems
    assert (problem.code, Path(problem.path).name) == ("TQ503", "sources.yaml")
    assert [path.name for path in found.strangers] == ["two.txt"]


def test_a_text_that_is_too_long_for_an_article_is_told_and_not_searched(tmp_path: Path) -> None:
    found = verify(course(tmp_path), articles(tmp_path, two=WATCH + "a\n" * MOST_CHARACTERS))
    assert codes(found) == ["TQ503"]
    (reason,) = found.strangers.values()
    assert "too long for an article" in reason


STATEMENT = {
    "kind": "statement",
    "when": "2020-06-01",
    "cite": [cite(BROOK, "p3.s1", ["Ada Brook"]), CITES[1]],
}
CALLED = "[Ada Brook]{who} called the opening “[%s]{quote}”."
COPIED = {
    "claim": "The pier in [Saltmere]{where} closed on 14 March 2019, is open again.",
    "when": "2019-03-14",
}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"cite": [cite(OPEN, "p2.s1", ["14 March 2019", "Sunday"]), CITES[1]]}, ["TQ504"]),
        (COPIED, ["TQ505"]),
        (STATEMENT | {"claim": CALLED % "a good day for boats"}, []),
        (STATEMENT | {"claim": CALLED % "a fine day"}, ["TQ506"]),
    ],
    ids=["a term not in it", "a claim copied", "a quote to the letter", "a quote changed"],
)
def test_terms_claims_and_quotes_are_held_against_the_sentence(
    tmp_path: Path, changes: dict[str, object], expected: list[str]
) -> None:
    assert codes(verify(course(tmp_path, **changes), articles(tmp_path))) == expected


RAINED = "It rained all day at the harbour."
LATE = "The ferry was late by 20 minutes."
CITING = {
    FACTS: COURSE[FACTS]
    .replace("0123456789", fingerprint(COUNTED, "s002"))
    .replace("2222222222", fingerprint(RAINED, "s002")),
    MORE_FACTS: COURSE[MORE_FACTS].replace("4444444444", fingerprint(LATE, "s002")),
}
"""Three sentences of s002 are cited, and none of s001."""


def test_the_source_of_one_article_is_known_by_headline_or_cited_sentences(tmp_path: Path) -> None:
    assert known_source(article(GAZETTE), small_course(tmp_path)) == "s001"
    assert known_source(opened(STRIKE), small_course(tmp_path)) is None
    assert known_source(article(f"{COUNTED}\n{RAINED}"), small_course(tmp_path, CITING)) == "s002"


def test_an_article_that_shares_a_sentence_with_a_source_is_not_taken_for_it(
    tmp_path: Path,
) -> None:
    """It is told of as one that may be, since agencies' copy stands in many articles."""
    agency = article(f"{COUNTED}\nThe mayor had no comment on Monday.")
    course = small_course(tmp_path, CITING)
    match = match_source(agency, course)
    assert match
    assert (match.source, match.shared, match.cited, match.is_sure) == ("s002", 1, 3, False)
    assert known_source(agency, course) is None
    found = verify(course, articles(tmp_path, two=COUNTED))
    assert "holds 1 of its 3 cited sentences" in found.problems[-1].message
    assert [path.stem for path in found.strangers] == ["two"]


def test_a_headline_alone_tells_a_source_from_which_nothing_is_cited_yet(tmp_path: Path) -> None:
    folder = articles(tmp_path, two=f"{COUNTED}\n{LATE}", three="A piece about something else.")
    copies = find_copies(small_course(tmp_path, CITING), folder)
    assert {source: p.stem for source, p in copies.files.items()} == {"s001": "one", "s002": "two"}
    assert [path.stem for path in copies.strangers] == ["three"]


def test_citations_made_under_another_id_are_told_as_that(tmp_path: Path) -> None:
    """The article is there, and every place and term fits: only the fingerprints do not."""
    old = [
        cite(OPEN, "p2.s1", ["14 March 2019"], "old"),
        cite(BROOK, "p3.s1", ["Ada Brook"], "old"),
    ]
    renamed = [each | {"source": "s001"} for each in old]
    untitled = GAZETTE.replace("Pier opens again", "The pier")
    made = course(tmp_path, cite=[*renamed, CITES[1]])
    (problem,) = verify(made, articles(tmp_path, one=untitled)).problems
    assert problem.code == "TQ503"
    assert "under another id" in problem.message
    assert "rename-source" in problem.hint


PAGE = "<title>Pier</title><h1>Pier opens again</h1>" + "".join(
    f"<p>{sentence}</p>" for sentence in (OPEN, BROOK, "The harbour is deep and cold in winter.")
)


def test_the_text_saved_of_a_page_is_what_citations_stand_on(tmp_path: Path) -> None:
    """Another version of the page, or of what reads it, moves none; that it changed is told."""
    folder = articles(tmp_path)
    (folder / "one.txt").unlink()
    page = folder / "pier.html"
    page.write_text(PAGE, encoding="utf-8")
    assert save_text(open_article(page, "s001"))
    assert codes(verify(course(tmp_path), folder)) == []
    page.write_text("<p>All of it is another now, and says so at length.</p>", encoding="utf-8")
    found = verify(course(tmp_path), folder)
    assert codes(found) == ["TQ508"]
    assert found.tallies[0].standings["ok"] == 1
    page.unlink()
    assert codes(verify(course(tmp_path), folder)) == []


def test_what_a_browser_saves_beside_a_page_is_no_article(tmp_path: Path) -> None:
    folder = articles(tmp_path)
    (folder / "pier.html").write_text(PAGE, encoding="utf-8")
    for name in ("pier_files", "pier-Dateien"):
        (folder / name).mkdir()
        (folder / name / "frame.html").write_text("<p>Buy a boat now.</p>", encoding="utf-8")
    assert [path.name for path in verify(course(tmp_path), folder).strangers] == ["pier.html"]


def test_a_source_that_is_a_draft_has_its_citations_verified(tmp_path: Path) -> None:
    """After `pull` the facts are finished one by one, often before their source is."""
    unfinished = COURSE["sources.yaml"].replace("- id: s002\n", "- id: s002\n  draft: true\n")
    fact = make_fact(cite=[CITES[0], cite(COUNTED, "p2.s1", ["96 people"], "s002")])
    files = {"sources.yaml": unfinished, FACTS: facts_text(fact)}
    drafted = small_course(tmp_path, {**files, MORE_FACTS: None, HANDOUT: None})
    found = verify(drafted, articles(tmp_path))
    assert codes(found) == ["TQ504"]
    assert [tally.source for tally in found.tallies] == ["s001", "s002"]
    (tmp_path / "nothing").mkdir()
    (missed,) = verify(drafted, tmp_path / "nothing").problems
    assert "`s001`" in missed.message
