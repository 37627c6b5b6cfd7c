"""`talkquiz pull`: a source and candidate facts from a new article."""

import json
import re
from pathlib import Path

import docx
import pytest
import yaml

from courses import COURSE, write_course
from samples import ELECTION, GLACIER, SAMPLES, STRIKE, TRANSFER

from .conftest import Run


def pulled(run: Run, *arguments: str | Path) -> dict[str, list[dict[str, object]]]:
    data: dict[str, list[dict[str, object]]] = yaml.safe_load(run("pull", *arguments).stdout)
    assert data.keys() == {"sources", "facts"}
    return data


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_each_kind_of_file_is_proposed(run: Run, course: Path, path: Path) -> None:
    data = pulled(run, path, course)
    assert [source["id"] for source in data["sources"]] == ["s003"]
    assert all(fact["claim"] == "" for fact in data["facts"])
    told = run("pull", path, course).stderr.splitlines()[-1]
    counts = [int(number) for number in re.findall(r"(\d+) (?:sentences|left|tagged)", told)]
    assert counts[0] == len(data["facts"])
    assert len(counts) == 3


def test_a_word_file_gives_what_its_text_gives(run: Run, course: Path) -> None:
    """And the same article gives the same bytes."""
    document = docx.Document()
    for line in filter(None, STRIKE.read_text(encoding="utf-8").splitlines()):
        document.add_paragraph(line)
    document.save("strike.docx")
    assert run("pull", "strike.docx", course).stdout == run("pull", STRIKE, course).stdout


def test_scripts_and_heads_of_a_page_say_nothing(run: Run, course: Path) -> None:
    """What a page does not show is neither proposed nor taken for a date."""
    (source,) = pulled(run, TRANSFER, course)["sources"]
    assert str(source["event-date"]) == "2022-08-02"
    assert "1999" not in run("pull", TRANSFER, course).stdout


NEAR = (
    "On Monday the mayor said that she would come tomorrow. It was closed two weeks ago and opened "
    "in July. Last year, last month and last weekend nobody came, on 31 December or 1 January. "
    "From November to January and on December 30-31 it rests, until next month or in a year's time."
)


@pytest.mark.parametrize("day", ["0001-01-01", "0001-01-31", "9999-12-01", "9999-12-31"])
def test_a_news_day_may_be_at_an_end_of_the_calendar(run: Run, course: Path, day: str) -> None:
    """Days before the first and after the last are none; the others are reckoned as ever."""
    Path("near.txt").write_text(NEAR, "utf-8")
    (source,) = pulled(run, "near.txt", course, "--date", day)["sources"]
    assert str(source["event-date"]) == day


def test_the_news_day_and_the_id_may_be_given(run: Run, course: Path) -> None:
    result = run("pull", GLACIER, course)
    assert yaml.safe_load(result.stdout)["sources"][0]["event-date"] == ""
    assert "--date" in result.stderr
    options = ("--date", "2021-03-11", "--id", "glacier-2021")
    (source,) = pulled(run, GLACIER, course, *options)["sources"]
    assert (str(source["event-date"]), source["basis"]) == ("2021-03-11", "outside")
    assert source["id"] == "glacier-2021"


def test_an_article_of_the_course_is_recognised(run: Run, course: Path) -> None:
    """The course's own id and news day serve for an article that it has."""
    Path("mine.txt").write_text("Pier opens again\nMayor Ada Brook came.\n", encoding="utf-8")
    result = run("pull", "mine.txt", course)
    assert "The course has this article already, as s001." in result.stderr
    (source,) = yaml.safe_load(result.stdout)["sources"]
    assert (source["id"], str(source["event-date"])) == ("s001", "2020-06-01")


def test_text_comes_only_when_asked_for(run: Run, course: Path) -> None:
    """No sentence is printed, unless as a comment; a file that is there is never written over."""
    sentence = "Harbour Watch, a group of residents, wants night work banned"
    assert sentence not in run("pull", STRIKE, course).stdout
    printed = run("pull", STRIKE, course, "--with-text").stdout
    assert f"# text: {sentence}" in printed
    run("pull", STRIKE, course, "--with-text", "--out", "new.yaml")
    assert Path("new.yaml").read_text(encoding="utf-8") == printed
    assert "there already" in run("pull", ELECTION, course, "--out", "new.yaml", code=1).stderr
    assert Path("new.yaml").read_text(encoding="utf-8") == printed


def test_json_says_the_same(run: Run, course: Path) -> None:
    data = json.loads(run("pull", STRIKE, course, "--json").stdout)
    facts = pulled(run, STRIKE, course)["facts"]
    assert [fact["id"] for fact in data["facts"]] == [fact["id"] for fact in facts]
    assert "text" not in data["facts"][0]
    assert data["noise"]["p1"] == "breadcrumb"
    full = json.loads(run("pull", STRIKE, course, "--json", "--with-text").stdout)
    assert full["facts"][0]["text"].startswith("SALTMERE, March 10")
    run("pull", STRIKE, course, "--json", "--out", "new.json")
    assert json.loads(Path("new.json").read_text(encoding="utf-8")) == data


def test_a_course_in_the_making_is_no_hindrance(run: Run, here: Path) -> None:
    facts = COURSE["facts/town.yaml"].replace("kind: statement", "kind: rumour")
    broken = write_course(here / "broken", {"facts/town.yaml": facts})
    result = run("pull", STRIKE, broken)
    assert "1 error, see `talkquiz check " in result.stderr
    assert "facts:" in result.stdout
