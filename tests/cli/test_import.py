"""`talkquiz import`: question banks of other programs become drafts."""

import json
from pathlib import Path

import pytest

from .conftest import Run

GIFT = """\
::Pier::Who opened the new pier?{=Ada Brook ~Tom Reed ~Ivy Lund}

The harbour lamp was lit in {=1850}.

Say what you think.{}

Broken {=a
"""


@pytest.fixture(name="bank")
def fixture_bank(here: Path) -> Path:
    path = here / "harbour-quiz.gift"
    path.write_text(GIFT, encoding="utf-8")
    return path.relative_to(here)


def test_drafts_are_printed_and_what_is_left_is_said(run: Run, bank: Path) -> None:
    result = run("import", bank)
    assert "- id: harbour-quiz\n  draft: true\n  type: background\n" in result.stdout
    assert "# question: Who opened the new pier?\n# answer: Ada Brook\n" in result.stdout
    assert "# wrong: Tom Reed | Ivy Lund\n- id: opened-new-pier\n  draft: true\n" in result.stdout
    assert 'claim: "The harbour lamp was lit in [1850]{when}."' in result.stdout
    assert f"{bank}:5:1: TQ784 warning: an essay" in result.stderr
    assert f"{bank}:7:1: TQ781 warning: its braces do not match" in result.stderr
    assert "3 questions read from GIFT; 2 drafts, 1 with a claim" in result.stderr
    assert "talkquiz check COURSE --drafts" in result.stderr


def test_drafts_are_added_to_a_course_that_is_well_with_them(
    run: Run, bank: Path, course: Path
) -> None:
    """A second import adds nothing; every other byte of the files stays."""
    before = (course / "sources.yaml").read_bytes()
    printed = run("import", bank, "--into", course).stdout
    assert f"{course / 'facts' / 'from-harbour-quiz.yaml'}: 2 drafts added" in printed
    assert (course / "sources.yaml").read_bytes().startswith(before)
    assert "3 drafts (2 facts, 1 source): nothing is wrong" in run("check", course).stdout
    files = {path: path.read_bytes() for path in course.rglob("*.yaml")}
    again = run("import", bank, "--into", course)
    assert "2 left out as there already" in again.stderr
    told = f"{bank}:1:1: TQ786 warning: the course has 2 of these questions already"
    assert again.stderr.count("TQ786") == 1
    assert f"{told} (from-harbour-quiz.yaml), and they are left out: lines 1, 3" in again.stderr
    assert {path: path.read_bytes() for path in course.rglob("*.yaml")} == files


def test_drafts_of_a_topic_go_to_its_file(run: Run, bank: Path, course: Path) -> None:
    before = (course / "facts" / "harbour.yaml").read_bytes()
    run("import", bank, "--into", course, "--topic", "harbour", "--id", "old-quiz")
    after = (course / "facts" / "harbour.yaml").read_bytes()
    assert after.startswith(before)
    assert b"{source: old-quiz}" in after
    assert b"topic" not in after[len(before) :]
    assert "Did you mean harbour?" in " ".join(
        run("import", bank, "--into", course, "--topic", "harbor", code=2).output.split()
    )


def test_json_for_scripts(run: Run, bank: Path) -> None:
    data = json.loads(run("import", bank, "--json").stdout)
    assert [fact["id"] for fact in data["facts"]] == ["opened-new-pier", "harbour-lamp-lit-1850"]
    assert data["facts"][0]["question"]["answers"] == ["Ada Brook"]
    assert [each["code"] for each in data["unread"]] == ["TQ784", "TQ781"]


def test_items_as_json_are_taken_too(run: Run, course: Path, here: Path) -> None:
    (here / "items.json").write_text(run("items", course, "--json").stdout, encoding="utf-8")
    assert "# question: " in run("import", "items.json").stdout


@pytest.mark.parametrize(
    ("content", "arguments", "said"),
    [
        (b"%PDF-1.7", (), "TQ780 it is a PDF"),
        (b"one\ntwo\n", (), "TQ780 it cannot be told what separates"),
        (b"Question,Answer\n,\n", (), "0 questions read"),
    ],
)
def test_a_file_without_questions_is_refused(
    run: Run, content: bytes, arguments: tuple[str, ...], said: str
) -> None:
    Path("a.csv").write_bytes(content)
    assert said in run("import", "a.csv", *arguments, code=1).output


def test_of_many_problems_the_first_are_shown(run: Run) -> None:
    Path("a.csv").write_text("Question,Answer\nWho?,Ada\n" + "Who?,\n" * 300, encoding="utf-8")
    shown = run("import", "a.csv").stderr
    assert shown.count("TQ782 warning") == 20
    assert "TQ782 280 more like this" in shown


def test_separators_are_said_as_people_write_them(run: Run) -> None:
    Path("a.txt").write_text("ohm - unit\nof resistance\n\nvolt - unit\n", encoding="utf-8")
    shown = run("import", "a.txt", "--separator", " - ", "--row-separator", r"\n\n").stdout
    assert "# answer: unit of resistance\n" in shown


def test_options_that_need_each_other(run: Run, bank: Path, course: Path) -> None:
    run("import", bank, "--topic", "harbour", code=2)
    run("import", bank, "--json", "--into", course, code=2)


def test_a_course_of_one_topic_gets_its_drafts_there(run: Run, bank: Path) -> None:
    """As pull does: no draft waits for a topic that nobody has to choose. Headings fit the file."""
    run("new", "my-course", "--topic", "Harbour", "--yes")
    outline = Path("my-course/course.yaml")
    text = outline.read_text(encoding="utf-8")
    outline.write_text(text[: text.index("  - id: examples")], encoding="utf-8")
    printed = run("import", bank, "--into", "my-course").stdout
    assert f"{Path('my-course/facts/harbour.yaml')}: 2 drafts added" in printed
    assert "topic:" not in Path("my-course/facts/harbour.yaml").read_text(encoding="utf-8")
    Path("tabs.txt").write_text("Who owns it?\tAda\nWho runs it?\tTom\n", encoding="utf-8")
    said = " ".join(run("import", "tabs.txt").stderr.split())
    assert "`Question`, `Answer`, with a tab between, above them" in said
