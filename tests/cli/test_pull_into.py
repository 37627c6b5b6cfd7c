"""`talkquiz pull --into`: an article goes into the files of a course, as drafts."""

import re
from itertools import count
from pathlib import Path

import pytest
import yaml

from courses import COURSE, FACTS, MORE_FACTS, write_course
from samples import ELECTION, GLACIER, SAMPLES, STRIKE, TRANSFER
from talkquiz.course.course import Course, load_course
from talkquiz.problem import Problem

from .conftest import Run, talkquiz

Files = dict[str, bytes]


def held(folder: Path) -> Files:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def loaded(folder: Path) -> tuple[Course, list[Problem]]:
    problems: list[Problem] = []
    return load_course(folder, problems), problems


def changed(before: Files, after: Files) -> list[str]:
    """Return the files that are new or have grown; all else must be as it was."""
    names = [name for name in after if after[name] != before.get(name)]
    assert before.keys() <= after.keys()
    assert all(after[name].startswith(before.get(name, b"")) for name in names)
    return sorted(names)


def test_articles_become_drafts_that_check_counts(run: Run, course: Path) -> None:
    """Sources and facts are added, nothing is wrong, and no item of the course is another."""
    before, items = held(course), run("items", course).stdout
    result = run("pull", *SAMPLES, "--into", course)
    assert changed(before, held(course)) == [
        *(f"facts/from-s00{n}.yaml" for n in (3, 4, 5, 6)),
        "sources.yaml",
    ]
    found, problems = loaded(course)
    assert problems == []
    assert list(found.sources.drafts) == ["s003", "s004", "s005", "s006"]
    added = sum(map(int, re.findall(r"(\d+) drafts? added", result.stdout)))
    assert len(found.facts.drafts) == added > 30
    assert "nothing is wrong" in run("check", course).stdout
    assert run("items", course).stdout == items
    assert "check course --sources DIR" in result.stdout
    assert "once it is released it is for life" in result.stdout


def test_each_draft_is_short_and_holds_only_what_was_guessed(run: Run, course: Path) -> None:
    run("pull", STRIKE, "--into", course)
    text = (course / "facts" / "from-s003.yaml").read_text(encoding="utf-8")
    heading, *blocks = text.split("\n\n")
    assert all(line.startswith("# ") for line in heading.splitlines())
    assert len(blocks) == len(yaml.safe_load(text))
    for block, fact in zip(blocks, yaml.safe_load(text), strict=True):
        entry = [line for line in block.splitlines() if line[0] != "#"]
        assert len(entry) <= 14
        assert fact.items() >= {"draft": True, "name": "", "claim": "", "topic": ""}.items()
        assert None not in fact.values()
        assert fact.get("mode") != "happened"
        assert fact.get("status") != "reported"
    assert sum(len(block.splitlines()) for block in blocks) / len(blocks) < 15


def test_the_same_article_again_adds_only_what_nothing_cites(run: Run, course: Path) -> None:
    run("pull", STRIKE, "--into", course)
    whole = held(course)
    again = run("pull", STRIKE, "--into", course)
    assert held(course) == whole
    assert "the course has this article already, as s003" in again.stdout
    assert "12 sentences cited already" in again.stdout
    assert "Next:" not in again.stdout
    path = course / "facts" / "from-s003.yaml"
    *kept, _ = path.read_text(encoding="utf-8").split("\n\n")
    path.write_text("\n\n".join(kept) + "\n", encoding="utf-8")
    before = held(course)
    assert "1 draft added" in run("pull", STRIKE, "--into", course).stdout
    assert changed(before, held(course)) == ["facts/from-s003.yaml"]
    assert loaded(course)[1] == []


def test_a_sentence_that_a_finished_fact_cites_gets_no_draft(run: Run, course: Path) -> None:
    run("pull", STRIKE, "--into", course)
    path = course / "facts" / "from-s003.yaml"
    _, first, *rest = path.read_text(encoding="utf-8").split("\n\n")
    (draft,) = yaml.safe_load(first)
    done = first.replace("draft: true", "difficulty: 1").replace('topic: ""', "topic: harbour")
    done = done.replace('name: ""', "name: the strike").replace('claim: ""', "claim: It was so.")
    path.write_text("\n\n".join(rest), encoding="utf-8")
    (course / "facts" / "done.yaml").write_text(
        done.replace("It was so.", "The pilots of [Saltmere]{where} left their ships."), "utf-8"
    )
    before = held(course)
    run("pull", STRIKE, "--into", course)
    assert held(course) == before
    assert draft["id"] in loaded(course)[0].facts.entries


def test_drafts_go_to_the_file_of_a_topic(run: Run, course: Path) -> None:
    before = held(course)
    run("pull", ELECTION, "--into", course, "--topic", "town")
    assert changed(before, held(course)) == [MORE_FACTS, "sources.yaml"]
    new = list(loaded(course)[0].facts.drafts.values())
    assert new
    assert all("topic" not in draft.data for draft in new)
    refused = run("pull", ELECTION, "--into", course, "--topic", "twon", code=2)
    assert "no topic `twon`. Did you mean town?" in refused.stderr


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_files_keep_their_bytes(run: Run, here: Path, mark: str, end: str) -> None:
    """Comments, tabs in them, spacing, line ends and a byte order mark stay as they are."""
    odd = "# sources of the course\t– één\n" + COURSE["sources.yaml"].rstrip("\n") + "  #\tlast"
    texts = {"sources.yaml": odd, FACTS: COURSE[FACTS] + "\n\n# more to come\n"}
    changes = {name: (mark + text.replace("\n", end)).encode() for name, text in texts.items()}
    course = write_course(here / "course", changes)
    before = held(course)
    run("pull", STRIKE, "--into", course, "--topic", "harbour")
    assert changed(before, held(course)) == [FACTS, "sources.yaml"]
    for name in texts:
        content = held(course)[name]
        assert content.count(b"\n") == content.count(end.encode())
    assert loaded(course)[1] == []


@pytest.mark.parametrize("text", ["[]", "[]\n", "# none yet\n", "# none\n[ ]  # fill me\n"])
def test_an_empty_list_of_sources_is_filled(run: Run, here: Path, text: str) -> None:
    course = write_course(here / "course", {"sources.yaml": text})
    run("pull", STRIKE, "--into", course, "--id", "gazette")
    assert list(loaded(course)[0].sources.drafts) == ["gazette"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- {id: s001\n", "sources.yaml:1:3: TQ011"),
        ("[{id: s001, draft: true}]\n", "sources.yaml:1:1: TQ183 nothing can be added"),
        ("- id: s001\n  draft: true\n...\n", "sources.yaml:4:1: TQ183 nothing can be added"),
        ("s001: {draft: true}\n", "sources.yaml:1:1: TQ103 a list"),
    ],
)
def test_what_cannot_be_added_to_is_said_and_nothing_is_written(
    run: Run, here: Path, text: str, said: str
) -> None:
    """All or nothing: where the source cannot go in, no draft does."""
    course = write_course(here / "course", {"sources.yaml": text})
    before = held(course)
    result = run("pull", STRIKE, "--into", course, code=1)
    assert said in result.stderr
    assert "harbour-strike.txt: nothing was added." in result.stderr
    assert held(course) == before


def test_one_article_that_cannot_be_read_keeps_no_other_out(run: Run, course: Path) -> None:
    Path("empty.txt").write_text("", "utf-8")
    result = run("pull", "empty.txt", STRIKE, "--into", course, code=1)
    assert "empty.txt: nothing was added." in result.stderr
    assert list(loaded(course)[0].sources.drafts) == ["s003"]


def test_a_link_is_not_followed(run: Run, course: Path) -> None:
    elsewhere = course.absolute().parent / "elsewhere.yaml"
    elsewhere.write_text(COURSE["sources.yaml"], encoding="utf-8")
    (course / "sources.yaml").unlink()
    (course / "sources.yaml").symlink_to(elsewhere)
    result = run("pull", STRIKE, "--into", course, code=1)
    assert "TQ183 this is a link" in result.stderr
    assert elsewhere.read_text(encoding="utf-8") == COURSE["sources.yaml"]


def test_a_file_of_facts_that_cannot_be_read_may_hold_any_of_it(run: Run, course: Path) -> None:
    """Whether the article was pulled before, nobody can tell."""
    (course / "facts" / "broken.yaml").write_text("- id: [\n", encoding="utf-8")
    before = held(course)
    result = run("pull", STRIKE, "--into", course, code=1)
    assert "broken.yaml:1:7: TQ011" in result.stderr
    assert held(course) == before


def test_the_course_in_the_current_folder_may_be_named_by_a_dot(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(course)
    assert "sources.yaml: s003 added" in talkquiz("pull", STRIKE, "--into", ".").stdout


def test_articles_are_found_in_the_folder_that_is_set_once(
    run: Run, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TALKQUIZ_SOURCES", str(STRIKE.parent))
    assert "s003 added" in run("pull", STRIKE.name, "--into", course).stdout
    monkeypatch.setenv("TALKQUIZ_SOURCES", "no-such-folder")
    result = run("pull", TRANSFER, "--into", course, code=2)
    assert "TALKQUIZ_SOURCES says so" in " ".join(result.stderr.split())


def test_without_a_course_nothing_is_taken_from_the_bundled_one(run: Run) -> None:
    """No glossary, no numbers of sources: the id is that of the article's own words."""
    result = run("pull", GLACIER)
    data = yaml.safe_load(result.stdout)
    assert data["sources"][0]["id"] == "northern-glaciers-lose-ice"
    assert "per:" not in result.stdout
    named = run("pull", GLACIER, "syria-peace-process").stdout
    assert yaml.safe_load(named)["sources"][0]["id"] == "s005"


@pytest.mark.parametrize("name", ["new.yaml", "facts/new.yaml", "deep/down/new.yaml"])
def test_no_file_is_put_into_a_course_by_out(run: Run, course: Path, name: str) -> None:
    before = held(course)
    result = run("pull", STRIKE, "--out", course / name, code=2)
    assert "--into" in result.stderr
    assert held(course) == before


def test_a_course_with_one_topic_takes_the_drafts_there(run: Run, here: Path) -> None:
    """There is nothing to choose, so nobody has to write the topic into each draft."""
    outline = "id: my\ntitle: Mine\ntopics: [{id: harbour, title: The harbour}]\n"
    for name in ("course.yaml", "facts/.keep"):
        (here / "new" / name).parent.mkdir(exist_ok=True, parents=True)
        (here / "new" / name).write_text(outline if name == "course.yaml" else "", "utf-8")
    run("pull", STRIKE, "--into", "new")
    assert {draft.data.get("topic") for draft in loaded(here / "new")[0].facts.drafts.values()} == {
        None
    }
    assert (here / "new" / "facts" / "harbour.yaml").exists()


def test_the_examples_of_a_new_course_are_no_topic_to_choose(run: Run, here: Path) -> None:
    """Its first topic takes the drafts, while facts are still lacking there and later."""
    run("new", here / "new", "--title", "Docks", "--topic", "strikes", "--language", "en", "--yes")
    run("pull", STRIKE, "--into", "new")
    drafts = loaded(here / "new")[0].facts.drafts.values()
    assert {draft.origin.path.name for draft in drafts} == {"strikes.yaml"}
    assert {draft.data.get("topic") for draft in drafts} == {None}


def test_what_objectives_there_are_is_said_as_drafts_do_not_name_them(
    run: Run, course: Path
) -> None:
    """Those of the topic, if there is one that the drafts go to."""
    said = run("pull", STRIKE, "--into", course, "--topic", "harbour").stdout
    assert "  add `teaches` to a fact that serves an objective: date-pier\n" in said


def test_a_new_file_tells_editors_the_schema_as_those_beside_it_do(run: Run, course: Path) -> None:
    line = "# yaml-language-server: $schema=../schemas/facts.schema.json"
    path = course / FACTS
    path.write_text(f"{line}\n{COURSE[FACTS]}", "utf-8")
    run("pull", STRIKE, "--into", course)
    new = (course / "facts" / "from-s003.yaml").read_text("utf-8")
    assert new.startswith(f"{line}\n# Proposed by `talkquiz pull` from s003.")


def test_what_cannot_be_written_leaves_every_file_as_it_was(
    run: Run, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full at the second file, or the second file is held open by another program."""
    before = held(course)
    full, held_open = OSError(28, "No space left on device"), PermissionError(13, "Access denied")
    for function, error in (("write_bytes", full), ("replace", held_open)):
        with monkeypatch.context() as patch:
            fail_at_second(patch, function, error)
            result = run("pull", STRIKE, "--into", course, code=1)
        assert str(error.strerror) in result.stderr
        assert held(course) == before


def fail_at_second(patch: pytest.MonkeyPatch, function: str, error: OSError) -> None:
    real, calls = getattr(Path, function), count(1)

    def failing(*arguments: object) -> object:
        if next(calls) == 2:
            raise error
        return real(*arguments)

    patch.setattr(Path, function, failing)
