"""What `talkquiz schema` offers of one course, and where it says that the schemas are."""

import json
import re
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from jsonschema import Draft202012Validator

from courses import write_course
from talkquiz.cli import main
from talkquiz.course.course import load_course
from talkquiz.course.described import as_editors_read
from talkquiz.course_schemas import FILES, schemas
from talkquiz.course_schemas.offers import offers_of
from task_files import files


def facts_schema(folder: Path) -> dict[str, Any]:
    made = schemas(offers_of(load_course(folder, [])))
    loaded: dict[str, Any] = json.loads(made["facts.schema.json"])
    return loaded


def offered(schema: dict[str, Any], *keys: str) -> list[str]:
    for key in keys:
        schema = schema[key]
    return [each["label"] for each in schema["defaultSnippets"]]


def test_the_ids_of_a_course_are_offered_with_what_they_stand_for(tmp_path: Path) -> None:
    schema = facts_schema(write_course(tmp_path / "course"))
    keys = schema["items"]["properties"]
    assert offered(keys, "topic") == ["harbour", "town"]
    assert "ada-brook" in offered(keys, "per")
    assert "pier-closed" in offered(keys, "related", "items")
    assert offered(keys, "teaches", "items") == ["date-pier", "for-and-against"]
    assert offered(schema["$defs"]["Cite"]["properties"], "source") == ["s001", "s002"]
    first = keys["topic"]["defaultSnippets"][0]
    assert (first["description"], first["body"]) == ("The harbour", "harbour")


def test_a_draft_is_offered_as_well(tmp_path: Path) -> None:
    draft = {"facts/new.yaml": "- {id: lamp-lit, draft: true}\n"}
    schema = facts_schema(write_course(tmp_path / "course", draft))
    assert "lamp-lit" in offered(schema["items"]["properties"], "related", "items")


def test_an_id_that_is_new_since_then_is_right_all_the_same(tmp_path: Path) -> None:
    """Schemas that were written before an id was are no wrong schemas."""
    folder = write_course(tmp_path / "course")
    schema = facts_schema(folder)
    text = (folder / "facts/harbour.yaml").read_text(encoding="utf-8")
    facts = as_editors_read(text.replace("topic: harbour", "topic: quite-new"))
    assert list(Draft202012Validator(schema).iter_errors(facts)) == []


def test_a_broken_course_offers_what_can_be_read(tmp_path: Path) -> None:
    schema = facts_schema(write_course(tmp_path / "course", {"glossary.yaml": "- {id: a"}))
    assert offered(schema["items"]["properties"], "topic") == ["harbour", "town"]
    assert "defaultSnippets" not in schema["items"]["properties"]["per"]


def test_the_line_that_is_printed_leads_from_each_file_to_its_schema(tmp_path: Path) -> None:
    """Whatever folder they are written to: an editor resolves it from the file."""
    folder = write_course(tmp_path / "course", files())
    for arguments in ([], ["--out", str(tmp_path / "elsewhere" / "deep")]):
        printed = CliRunner().invoke(main, ["schema", str(folder), *arguments]).stdout
        lines = dict(
            re.findall(r"^ +(\S+) +# yaml-language-server: \$schema=(\S+)$", printed, re.M)
        )
        assert lines.keys() == set(FILES.values())
        for name, pattern in FILES.items():
            for file in folder.glob(pattern):
                schema = (file.parent / lines[pattern]).resolve()
                assert schema.name == f"{name}.schema.json"
                assert json.loads(schema.read_text(encoding="utf-8"))["$schema"]


def test_every_schema_is_for_a_file() -> None:
    assert {f"{name}.schema.json" for name in FILES} == schemas().keys()
