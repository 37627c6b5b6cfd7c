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


@pytest.fixture(autouse=True)
def _article(course: Path) -> None:
    """Put an article of the course's source s001 into the folder `mine` beside the course."""
    folder = course.absolute().parent / "mine"
    folder.mkdir()
    (folder / "any-name.txt").write_text(TEXT, encoding="utf-8")


def test_what_is_printed_can_be_pasted(run: Run, course: Path) -> None:
    """The printed line goes into a facts file, and `check --sources` finds nothing wrong there."""
    result = run("cite", "s001", "OPENED  the pier", course, "--sources", "mine")
    fp = fingerprint(OPENED, "s001")
    line = (
        f"    - {{source: s001, at: p2.s1, fp: {fp}, terms: [1 June 2020, Ada Brook, Saltmere]}}\n"
    )
    assert result.stdout.replace('"', "") == line
    assert result.stderr == ""
    old = "- {source: s001, at: p2.s1, fp: abcdef0123, terms: [Brook, opened]}"
    before, _, after = COURSE[FACTS].partition(old)
    place = f"harbour.yaml:{before.count(chr(10)) + 1}:"
    assert place in run("check", course, "--sources", "mine", code=1).stdout
    write_course(course, {FACTS: before + result.stdout.strip() + after})
    assert place not in run("check", course, "--sources", "mine", code=1).stdout


def test_the_folder_may_be_set_once(
    run: Run, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TALKQUIZ_SOURCES", "mine")
    assert "at: p2.s1" in run("cite", "s001", "opened the pier", course).stdout


def test_an_article_that_the_course_does_not_have(run: Run, course: Path) -> None:
    """It is cited by its file and the id that it will have."""
    result = run("cite", STRIKE, "some 3,500 containers", course, "--id", "s007")
    assert result.stdout.startswith("    - {source: s007, at: p10.s1, fp: ")
    assert '"3,500", Tom Reed' in result.stdout


def test_a_background_source_is_cited_by_its_id_alone(run: Run, course: Path) -> None:
    """No article is looked for, and what `pull` proposes does not count on from its id."""
    with (course / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write("- {id: b007, type: background, container-title: The Almanac}\n")
    result = run("cite", "b007", "the pier", course, "--sources", "mine", code=2)
    assert "cited as a whole: {source: b007}" in " ".join(result.stderr.split())
    assert "id: s003" in run("pull", STRIKE, course).stdout


def test_several_sentences(run: Run, course: Path) -> None:
    several = run("cite", "s001", "saltmere", course, "--sources", "mine", code=1)
    assert several.stderr.splitlines() == [
        "2 sentences of s001 hold “saltmere”: give more words.",
        "  p2.s1  Mayor Ada Brook opened the ...",
        "  p3.s1  Some 1,200 people came to ...",
    ]
    assert several.stdout == ""


def test_words_may_begin_with_a_hyphen(run: Run, course: Path) -> None:
    """What begins with one is no option, unless it is `-h`, or begins with two."""
    path = Path("mine") / "cold.txt"
    path.write_text("It was -170 °C there. The thing was a well-built hut.\n", encoding="utf-8")
    for words in ("-170", "-170 °C there", "-built hut"):
        typed = (str(path), words, course, "--id", "s009")
        assert "{source: s009, at: p1.s" in run("cite", *typed).stdout
        assert "{source: s009, at: p1.s" in run("cite", "--id", "s009", str(path), words).stdout
    assert "No such option '--it'" in run("cite", str(path), "--it", course, code=2).stderr
    assert run("cite", "-h").stdout.startswith("Usage:")
    assert "at: p1.s1" in run("cite", "--id", "s009", "--", str(path), "-170").stdout


def test_it_goes_into_a_list_of_citations_as_it_is_printed(run: Run, course: Path) -> None:
    """Below `cite:` of a draft that `pull` wrote, or of a finished fact."""
    run("pull", STRIKE, "--into", course)
    facts = course / "facts" / "from-s003.yaml"
    printed = run("cite", "s001", "OPENED  the pier", course, "--sources", "mine").stdout
    facts.write_text(facts.read_text(encoding="utf-8") + printed, encoding="utf-8")
    assert "nothing is wrong" in run("check", course).stdout


def test_a_source_in_the_making_is_cited_by_id_and_by_file(run: Run, course: Path) -> None:
    """What `pull` added is known at once: its id, and the file that it was pulled from."""
    run("pull", STRIKE, "--into", course)
    of_file = run("cite", STRIKE, "some 3,500 containers", course).stdout
    of_id = run("cite", "s003", "some 3,500 containers", course, "--sources", STRIKE.parent).stdout
    assert of_file == of_id
    assert of_file.startswith("    - {source: s003, at: p10.s1, fp: ")


def test_either_order_is_understood_where_one_is_a_source_or_a_file(run: Run, course: Path) -> None:
    right = run("cite", "s001", "opened the pier", course, "--sources", "mine").stdout
    assert run("cite", "opened the pier", "s001", course, "--sources", "mine").stdout == right
    assert run("cite", "opened the pier", "mine/any-name.txt", course).stdout == right
    said = " ".join(run("cite", "opened the pier", course, code=2).output.split())
    assert "The source, or the file of an article, comes first: SOURCE WORDS COURSE." in said
