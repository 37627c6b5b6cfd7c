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


@pytest.fixture
def course(here: Path) -> Path:
    return write_course(here / "course")


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
    document = docx.Document()
    for line in filter(None, STRIKE.read_text(encoding="utf-8").splitlines()):
        document.add_paragraph(line)
    document.save("strike.docx")
    assert run("pull", "strike.docx", course).stdout == run("pull", STRIKE, course).stdout


def test_the_same_article_gives_the_same_bytes(run: Run, course: Path) -> None:
    assert run("pull", ELECTION, course).stdout == run("pull", ELECTION, course).stdout


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


def test_the_news_day_may_be_given(run: Run, course: Path) -> None:
    result = run("pull", GLACIER, course)
    assert yaml.safe_load(result.stdout)["sources"][0]["event-date"] is None
    assert "--date" in result.stderr
    (source,) = pulled(run, GLACIER, course, "--date", "2021-03-11")["sources"]
    assert (str(source["event-date"]), source["basis"]) == ("2021-03-11", "outside")
    assert "no day" in run("pull", GLACIER, course, "--date", "11 March", code=2).stderr


def test_the_id_is_the_next_or_given(run: Run, course: Path) -> None:
    (source,) = pulled(run, STRIKE, course, "--id", "strike-2021")["sources"]
    assert source["id"] == "strike-2021"
    assert "another article" in run("pull", STRIKE, course, "--id", "s001", code=2).stderr
    assert "no id" in run("pull", STRIKE, course, "--id", "S1", code=2).stderr


def test_an_article_of_the_course_is_recognised(run: Run, course: Path) -> None:
    """The course's own id and news day serve for an article that it has."""
    Path("mine.txt").write_text("Pier opens again\nMayor Ada Brook came.\n", encoding="utf-8")
    result = run("pull", "mine.txt", course)
    assert "The course has this article already, as s001." in result.stderr
    (source,) = yaml.safe_load(result.stdout)["sources"]
    assert (source["id"], str(source["event-date"])) == ("s001", "2020-06-01")


def test_text_comes_only_when_asked_for(run: Run, course: Path) -> None:
    """No sentence is printed, unless as a comment, and never into the course folder."""
    sentence = "Harbour Watch, a group of residents, wants night work banned"
    assert sentence not in run("pull", STRIKE, course).stdout
    printed = run("pull", STRIKE, course, "--with-text").stdout
    assert f"# text: {sentence}" in printed
    for place in (course / "new.yaml", course / "facts" / "new.yaml"):
        result = run("pull", STRIKE, course, "--with-text", "--out", place, code=2)
        assert "course folder" in result.stderr
        assert not place.exists()
    run("pull", STRIKE, course, "--with-text", "--out", "new.yaml")
    assert Path("new.yaml").read_text(encoding="utf-8") == printed


def test_a_file_is_never_written_over(run: Run, course: Path) -> None:
    run("pull", STRIKE, course, "--out", "new.yaml")
    before = Path("new.yaml").read_bytes()
    result = run("pull", ELECTION, course, "--out", "new.yaml", code=1)
    assert "there already" in result.stderr
    assert Path("new.yaml").read_bytes() == before
    assert "cannot be written" in run("pull", STRIKE, course, "--out", "no/new.yaml", code=1).stderr


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


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("latin.txt", b"The caf\xe9 closed."),
        ("null.txt", b"A\0B"),
        ("image.html", b"\x89PNG\r\n\x1a\n"),
        ("text.docx", b"no zip"),
        ("zip.docx", b"PK\x03\x04junk"),
        ("paper.pdf", b"%PDF"),
        ("huge.txt", b"a" * (17 * 1024 * 1024)),
        ("long.txt", b"a " * 200_000),
    ],
)
def test_what_is_no_article_is_one_message(
    run: Run, course: Path, name: str, content: bytes
) -> None:
    Path(name).write_bytes(content)
    result = run("pull", name, course, code=1)
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert name in result.stderr


def test_usage(run: Run, course: Path) -> None:
    """A file that is not there, a folder and a course that is none are told apart."""
    assert "does not exist" in run("pull", "no.txt", course, code=2).stderr
    assert "directory" in run("pull", course, course, code=2).stderr
    assert "no course folder" in run("pull", STRIKE, "nowhere", code=2).stderr


def test_a_course_in_the_making_is_no_hindrance(run: Run, here: Path) -> None:
    facts = COURSE["facts/town.yaml"].replace("kind: statement", "kind: rumour")
    broken = write_course(here / "broken", {"facts/town.yaml": facts})
    result = run("pull", STRIKE, broken)
    assert "1 error, see `talkquiz check`" in result.stderr
    assert "facts:" in result.stdout
