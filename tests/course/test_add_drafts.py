"""Drafts and the source that they cite are added to the files of a course."""

from pathlib import Path

import pytest

from talkquiz.course.add_drafts import NewDrafts, with_drafts
from talkquiz.course.course import load_course

NEW = NewDrafts("s9", "- id: s9\n  draft: true\n", ["- id: one\n  draft: true\n"], "# By hand.\n")
SCHEMA = "# yaml-language-server: $schema=../schemas/facts.schema.json\n"


@pytest.fixture(name="folder")
def fixture_folder(tmp_path: Path) -> Path:
    (tmp_path / "facts" / "deep").mkdir(parents=True)
    (tmp_path / "course.yaml").write_text("title: Pier\ntopics: []\n", encoding="utf-8")
    return tmp_path


def test_a_new_file_begins_with_the_schema_of_those_beside_it(folder: Path) -> None:
    """The way to the schema from a folder below would be another one."""
    (folder / "facts" / "deep" / "a.yaml").write_text(SCHEMA.replace("..", "../.."), "utf-8")
    (folder / "facts" / "b.yaml").write_text(SCHEMA, "utf-8")
    files = with_drafts(load_course(folder, []), NEW, None)
    assert files == {
        "sources.yaml": b"- id: s9\n  draft: true\n",
        "facts/from-s9.yaml": f"{SCHEMA}# By hand.\n\n- id: one\n  draft: true\n".encode(),
    }


def test_a_source_that_is_there_stays(folder: Path) -> None:
    """The drafts of a topic go to the end of its file, which gets no heading."""
    (folder / "sources.yaml").write_text("- id: s9\n  draft: true\n", "utf-8")
    (folder / "facts" / "pier.yaml").write_text("- id: two\n  draft: true\n", "utf-8")
    files = with_drafts(load_course(folder, []), NEW, "pier")
    added = b"- id: two\n  draft: true\n\n- id: one\n  draft: true\n"
    assert files == {"facts/pier.yaml": added}


def test_nothing_new_changes_nothing(folder: Path) -> None:
    (folder / "sources.yaml").write_text("- id: s9\n  draft: true\n", "utf-8")
    assert not with_drafts(load_course(folder, []), NEW._replace(facts=[]), None)
