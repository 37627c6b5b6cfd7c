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
    assert "every name that was found in a fact has an entry" in result.stderr


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
    assert "# in new-1, new-4\n- id: port-ellis" in run("glossary", "--suggest", course).stdout


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
    assert said.count("# a person, as far as can be told: see whether that is right\n- id: ") == 2


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


def test_speakers_are_suggested_of_facts_with_errors_and_drafts_too(run: Run, here: Path) -> None:
    """An unknown `per` is an error: the entry that mends it has that id, and pull's name."""
    said = make_fact(claim="According to the Ash Board, it was [dry]{what}.", per="ash-board")
    said |= {"id": "dry", "status": "attributed"}
    course = write_course(here / "course", {"facts/new.yaml": facts_text(said)})
    with (course / "facts" / "new.yaml").open("a", encoding="utf-8") as file:
        file.write("# ! Helen Ashby is not in the glossary as a speaker: add them\n")
        file.write("- {id: wet, draft: true, per: ashby}\n- {id: lost, claim: 'It [rained.'}\n")
    result = run("glossary", "--suggest", course)
    found = {each["id"]: each for each in yaml.safe_load(result.stdout)}
    assert (found["ash-board"]["name"], found["ash-board"]["type"]) == ("Ash Board", "body")
    assert (found["ashby"]["name"], found["ashby"]["type"]) == ("Helen Ashby", "person")
    assert "# a person, as far as can be told" in result.stdout
    assert "The claim of 1 fact cannot be read, so no name in it" in result.stderr
    assert "# in wet\n" in result.stdout


def test_the_words_of_a_term_slot_are_a_term(run: Run, here: Path) -> None:
    claim = "[The pipe below the dam]{means} [is called]{did} a [culvert]{term}."
    course = course_with(here, claim, kind="definition")
    assert [(e["name"], e["type"]) for e in suggested(run, course)] == [("culvert", "term")]
