"""`talkquiz check --sources`: the citations of the course in the current folder, verified."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from courses import FACTS, HANDOUT, MORE_FACTS, facts_text, make_fact, write_course
from talkquiz.articles.article import fingerprint
from talkquiz.cli import main

LIT = "At dusk on 3 May 2019 the lamp of Saltmere harbour burned for the first time."


@pytest.fixture
def course(tmp_path: Path) -> Path:
    cite = {"source": "s001", "at": "p1.s1", "fp": fingerprint(LIT, "s001"), "terms": ["lamp"]}
    return write_course(
        tmp_path / "course",
        {FACTS: facts_text(make_fact(cite=[cite])), MORE_FACTS: None, HANDOUT: None},
    )


def run(course: Path, text: str, *options: str) -> Result:
    """Run the command with one article of `text`, and a page that nobody cites."""
    articles = course.parent / "articles"
    articles.mkdir()
    (articles / "lamp.txt").write_text(text, encoding="utf-8")
    (articles / "weather.txt").write_text("It rained.", encoding="utf-8")
    return CliRunner().invoke(main, ["check", str(course), "--sources", str(articles), *options])


def test_a_table_says_how_each_source_stands(course: Path) -> None:
    result = run(course, f"{LIT}\nNobody cites this.\n")
    assert "s001     1      0        0       0          1  lamp.txt" in result.output
    assert "s001, cited by no fact: p2.s1" in result.output
    assert "weather.txt is no source of this course" in result.output
    assert "TQ503" in result.output  # the second source has no article here
    assert result.exit_code == 1


def test_the_same_is_there_for_scripts(course: Path) -> None:
    result = run(course, f"{LIT}\nNobody cites this.\n", "--json")
    first = json.loads(result.stdout)["sources"][0]
    assert first == {
        "source": "s001",
        "file": str(course.parent / "articles" / "lamp.txt"),
        "ok": 1,
        "moved": 0,
        "drifted": 0,
        "broken": 0,
        "uncited": ["p2.s1"],
    }


def test_a_changed_article_fails_with_the_place_of_the_citation(course: Path) -> None:
    """A tampered sentence ends in exit code 1, naming the fact's file and line."""
    result = run(course, LIT.replace("lamp", "lantern") + "\nThe pier.\n", "--json")
    codes = {problem["code"] for problem in json.loads(result.stdout)["problems"]}
    assert result.exit_code == 1
    assert "TQ503" in codes


def test_a_folder_that_is_not_there_is_a_usage_error(course: Path) -> None:
    result = CliRunner().invoke(main, ["check", str(course), "--sources", "no-such-folder"])
    assert result.exit_code == 2
    assert "no-such-folder" in result.output
