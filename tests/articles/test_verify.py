"""Which source an article is, and its citations, as `talkquiz check --sources` verifies them."""

from pathlib import Path

import pytest

from courses import COURSE, FACTS, HANDOUT, MORE_FACTS, facts_text, make_fact, place_of
from samples import STRIKE, article, opened, small_course
from talkquiz.articles.article import fingerprint
from talkquiz.articles.read import MOST_CHARACTERS
from talkquiz.articles.verify import Verification, find_copies, known_source, verify
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
    "claim": "The council closed on 14 March 2019 the pier in [Saltmere]{where}.",
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


CITING = {FACTS: COURSE[FACTS].replace("0123456789", fingerprint(COUNTED, "s002"))}


def test_the_source_of_one_article_is_known_by_headline_or_cited_sentence(tmp_path: Path) -> None:
    assert known_source(article(GAZETTE), small_course(tmp_path)) == "s001"
    assert known_source(opened(STRIKE), small_course(tmp_path)) is None
    assert known_source(article(COUNTED), small_course(tmp_path, CITING)) == "s002"


def test_a_headline_alone_tells_a_source_from_which_nothing_is_cited_yet(tmp_path: Path) -> None:
    folder = articles(tmp_path, two=COUNTED, three="A piece about something else.")
    copies = find_copies(small_course(tmp_path, CITING), folder)
    assert {source: p.stem for source, p in copies.files.items()} == {"s001": "one", "s002": "two"}
    assert [path.stem for path in copies.strangers] == ["three"]
