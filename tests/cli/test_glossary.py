"""`talkquiz glossary`: the entries of a course, and names in claims that should have one."""

from copy import deepcopy
from pathlib import Path

import yaml

from courses import COURSE, facts_text, make_fact, write_course
from talkquiz.course.course import load_course

from .conftest import Run


def course_with(here: Path, *claims: str, **keys: object) -> Path:
    facts = [
        make_fact(id=f"new-{n}", claim=claim, when=None, basis=None, **deepcopy(keys))
        for n, claim in enumerate(claims, start=1)
    ]
    return write_course(here / "course", {"facts/new.yaml": facts_text(*facts)})


def suggested(run: Run, course: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = (
        yaml.safe_load(run("glossary", "--suggest", course).stdout) or []
    )
    return found


def test_a_course_whose_names_are_known_is_told_so(run: Run, course: Path) -> None:
    result = run("glossary", "--suggest", course)
    assert result.stdout == ""
    assert "every name that was found in a claim has an entry" in result.stderr


def test_entries_are_listed(run: Run, course: Path) -> None:
    listed = run("glossary", course).stdout
    assert "harbour-watch" in listed
    assert "Brook, Mayor Brook" in listed


def test_names_that_have_no_entry_are_told_the_most_frequent_first(run: Run, here: Path) -> None:
    course = course_with(
        here,
        "The Coast Ministry paid for the dock in [Port Ellis]{where}.",
        "[The Harbour Union]{who} met Professor Rolf Amsel in [Saltmere]{where}.",
        "[Amsel]{who} met [the Harbour Union]{whom} again.",
        "In May the Harbour Union and Ada Brook went to [Port Ellis]{where}.",
    )
    found = suggested(run, course)
    assert [(entry["id"], entry["type"], entry["name"]) for entry in found] == [
        ("harbour-union", "body", "the Harbour Union"),
        ("port-ellis", "", "Port Ellis"),
        ("rolf-amsel", "person", "Rolf Amsel"),
        ("coast-ministry", "body", "Coast Ministry"),
    ]
    assert found[2]["aliases"] == ["Amsel"]
    assert all(entry["draft"] is True for entry in found)
    assert (
        f"# {course.relative_to(here)}/facts/new.yaml:"
        in run("glossary", "--suggest", course).stdout
    )


def test_what_a_fact_accepts_and_initials_are_other_names(run: Run, here: Path) -> None:
    course = course_with(
        here,
        "[The European Pier Agency]{who} came to [Saltmere]{where}.",
        "The EPA went home from [Saltmere]{where}.",
        accept={"where": ["the salt town"]},
    )
    assert suggested(run, course) == [
        {
            "id": "european-pier-agency",
            "draft": True,
            "type": "body",
            "name": "the European Pier Agency",
            "aliases": ["EPA"],
            "description": "",
        }
    ]


def test_they_are_added_as_drafts_and_then_known(run: Run, here: Path) -> None:
    """What was in the glossary stays to the byte; names in the claims of drafts count too."""
    course = course_with(here, "[The Harbour Union]{who} met in [Saltmere]{where}.")
    with (course / "facts" / "new.yaml").open("a", encoding="utf-8") as file:
        file.write('- {id: half, draft: true, kind: event, claim: "[Otto Fisk]{who} came"}\n')
    before = (course / "glossary.yaml").read_bytes()
    result = run("glossary", "--suggest", "--into", course)
    assert "glossary.yaml: 2 drafts added." in result.stdout
    assert (course / "glossary.yaml").read_bytes().startswith(before)
    problems: list[object] = []
    loaded = load_course(course, problems)  # type: ignore[arg-type]
    assert problems == []
    assert list(loaded.lexicon.drafts) == ["harbour-union", "otto-fisk"]
    assert suggested(run, course) == []
    assert run("glossary", "--into", course, code=2).stderr


def test_two_words_that_do_something_may_be_a_person(run: Run, here: Path) -> None:
    """It is a guess, and told as one; what a body or several are called by is left open."""
    course = course_with(
        here,
        "[Otto Fisk]{who} met [Ada Brook]{whom} in [Port Ellis]{where}.",
        "[Coast Rangers]{who} met [Harbour Trust]{whom}.",
        "[the Old Salts]{who} met [Dock Crew]{whom}.",
    )
    types = {entry["name"]: entry["type"] for entry in suggested(run, course)}
    assert types.pop("Otto Fisk") == types.pop("Dock Crew") == "person"
    assert set(types.values()) == {""}
    said = run("glossary", "--suggest", course).stdout
    assert said.count("# a person by its two words: see whether that is right\n- id: ") == 2


def test_several_of_an_entry_need_none(run: Run, here: Path) -> None:
    glossary = "- {id: ferry, type: thing, name: the Varde ferry, description: A ship to Varde}\n"
    course = course_with(here, "Two Varde ferries left [Saltmere]{where} for Nordhavn.")
    with (course / "glossary.yaml").open("a", encoding="utf-8") as file:
        file.write(glossary)
    assert [entry["name"] for entry in suggested(run, course)] == ["Nordhavn"]


def test_in_another_language_only_slots_tell_names(run: Run, here: Path) -> None:
    """Capitals make no name where every noun has one."""
    outline = COURSE["course.yaml"].replace("language: en", "language: de")
    assert "language: de" in outline
    course = course_with(here, "[Otto Fisk]{who} traf den Rat am Hafen.")
    write_course(
        course, {"course.yaml": outline, "facts/new.yaml": (course / "facts/new.yaml").read_text()}
    )
    names = [entry["name"] for entry in suggested(run, course)]
    assert "Otto Fisk" in names
    assert not {"Rat", "Hafen"} & set(names)
