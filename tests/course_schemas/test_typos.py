"""A typo of each kind: an editor underlines one place, and `talkquiz check` tells it once."""

import json
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from courses import COURSE, write_course
from talkquiz.build import load_and_check
from talkquiz.course.described import as_editors_read
from talkquiz.course_schemas import schemas
from talkquiz.problem import has_errors
from task_files import files

HARBOUR, HANDOUT = "facts/harbour.yaml", "handouts/first-quiz.yaml"
WHOLE = {**COURSE, **files()}
CLAIM = "The old pier in [Saltmere]{where} was closed to ships on [14 March 2019]{when}."
TYPOS = [
    ("a misspelt key", HARBOUR, "  why: It", "  whyy: It", "1", "TQ101 27:3"),
    (
        "a bad kind",
        HARBOUR,
        "kind: event\n  name: the cl",
        "kind: evnt\n  name: the cl",
        "0.kind",
        "TQ104 3:3",
    ),
    ("a bad mode", HARBOUR, "mode: planned", "mode: planed", "2.mode", "TQ104 39:3"),
    ("a bad basis", HARBOUR, "basis: resolved", "basis: resolvd", "0.basis", "TQ104 7:3"),
    ("a bad status", HARBOUR, "status: reported", "status: rported", "0.status", "TQ104 9:3"),
    ("a bad id", HARBOUR, "id: pier-closed", "id: Pier closed", "0.id", "TQ105 1:3"),
    ("a date in words", HARBOUR, "when: 2019-03-14", "when: 14 March 2019", "0.when", "TQ106 6:3"),
    ("a day that is none", HARBOUR, "when: 2019-03-14", "when: 2019-13-40", "0.when", "TQ106 6:3"),
    (
        "a missing key",
        HARBOUR,
        "  name: the closing of the old pier in Saltmere\n",
        "",
        "0",
        "TQ102 1:3",
    ),
    ("a date without basis", HARBOUR, "  basis: resolved\n", "", "0", "TQ102 1:3"),
    (
        "a word for a number",
        HARBOUR,
        "difficulty: 1",
        "difficulty: easy",
        "0.difficulty",
        "TQ103 10:3",
    ),
    ("a number too large", HARBOUR, "difficulty: 1", "difficulty: 7", "0.difficulty", "TQ103 10:3"),
    (
        "a list for text",
        HARBOUR,
        "name: the closing of",
        "name: [the closing] #",
        "0.name",
        "TQ103 4:3",
    ),
    ("text for a list", HARBOUR, "[pier-opened]", "pier-opened", "0.related", "TQ103 13:3"),
    ("a bad slot", HARBOUR, "{where} was", "{wher} was", "0.claim", "TQ108 5:3"),
    ("another kind's slot", HARBOUR, "{where} was", "{said} was", "0.claim", "TQ108 5:3"),
    ("braces left open", HARBOUR, "{where} was", "{where was", "0.claim", "TQ107 5:3"),
    ("a bracket left open", HARBOUR, "]{where} was", "{where} was", "0.claim", "TQ107 5:3"),
    ("brackets without a slot", HARBOUR, "{where} was", " was", "0.claim", "TQ107 5:3"),
    ("no slot", HARBOUR, CLAIM, "The old pier was closed.", "0.claim", "TQ107 5:3"),
    (
        "no full stop",
        HARBOUR,
        "{when}.\n  when: 2019",
        "{when}\n  when: 2019",
        "0.claim",
        "TQ121 5:3",
    ),
    ("an empty claim", HARBOUR, f"claim: {CLAIM}", 'claim: ""', "0.claim", "TQ121 5:3"),
    ("a claim left out", HARBOUR, f"claim: {CLAIM}", "claim:", "0.claim", "TQ121 5:3"),
    ("disputed without per", HARBOUR, "  per: ada-brook\n", "", "3", "TQ118 44:3"),
    (
        "reported with per",
        HARBOUR,
        "  why: It",
        "  per: ada-brook\n  why: It",
        "1.per",
        "TQ118 27:3",
    ),
    ("no question", HARBOUR, "in Saltmere?", "in Saltmere.", "1.ask.who", "TQ128 26:5"),
    ("a question for no slot", HARBOUR, "    who: W", "    whoo: W", "1.ask", "TQ108 26:5"),
    ("a bad place", HARBOUR, "at: p1.s1", "at: p1s1", "0.cite.0.at", "TQ105 12:22"),
    (
        "a citation without terms",
        HARBOUR,
        ", terms: [closed, March 14]",
        "",
        "0.cite.0",
        "TQ102 12:7",
    ),
    (
        "what came of no plan",
        HARBOUR,
        "  related: [pier-opened]",
        "  came-of-it: {says: A., cite: [{source: s001}]}\n  related: [pier-opened]",
        "0.came-of-it",
        "TQ146 13:3",
    ),
    ("a bad type", "glossary.yaml", "type: person", "type: persn", "0.type", "TQ104 2:3"),
    (
        "no description",
        "glossary.yaml",
        "  description: the mayor of Saltmere\n",
        "",
        "0",
        "TQ102 1:3",
    ),
    ("half a place on the map", "glossary.yaml", "  lon: -2.9\n", "", "6", "TQ126 40:3"),
    (
        "a bad sort of source",
        "sources.yaml",
        "type: article-newspaper",
        "type: newspaper",
        "0.type",
        "TQ104 2:3",
    ),
    (
        "a bad kind of question",
        HANDOUT,
        "makes: choice",
        "makes: chioce",
        "sections.0.makes",
        "TQ104 8:5",
    ),
    ("a count in words", HANDOUT, "count: 1", "count: one", "sections.0.count", "TQ103 9:5"),
    (
        "a bad form",
        HANDOUT,
        "makes: cloze",
        "makes: cloze\n    form: wordbank",
        "sections.2.form",
        "TQ104 19:5",
    ),
    (
        "a form of others",
        HANDOUT,
        "makes: cloze",
        "makes: cloze\n    form: crossword",
        "sections.2.makes",
        "TQ411 19:5",
    ),
    (
        "nothing to show",
        HANDOUT,
        "sections:\n",
        "sections:\n  - shows: raeding\n",
        "sections.0.shows",
        "TQ104 6:5",
    ),
    (
        "a key of others",
        HANDOUT,
        "sections:\n",
        "sections:\n  - {shows: objectives, count: 3}\n",
        "sections.0",
        "TQ416 6:25",
    ),
    ("too many versions", HANDOUT, "versions: 2", "versions: 27", "versions", "TQ103 4:1"),
    ("a third of a point", HANDOUT, "points: 1", "points: 0.3", "sections.0.points", "TQ103 10:5"),
    (
        "a day in words",
        "course.yaml",
        "updated: 2024-05-01",
        "updated: 1 May 2024",
        "updated",
        "TQ106 6:1",
    ),
    (
        "a language by name",
        "course.yaml",
        "language: en",
        "language: English",
        "language",
        "TQ105 4:1",
    ),
    ("marks in words", "tasks.yaml", "marks: 1-2", "marks: one", "0.levels.0.marks", "TQ103 9:5"),
    (
        "levels and points",
        "tasks.yaml",
        "  answer:",
        "  points: [a, b, c]\n  answer:",
        "0.points",
        "TQ157 13:3",
    ),
    (
        "invented by a typo",
        "extracts.yaml",
        "made: invented",
        "made: inventd",
        "0.made",
        "TQ104 2:3",
    ),
    (
        "a lesson without an end",
        "lessons.yaml",
        "minutes: 45",
        "minutes: long",
        "0.minutes",
        "TQ103 3:3",
    ),
]


@cache
def validator(file: str) -> Draft202012Validator:
    folder = file.partition("/")[0]
    name = {"facts": "facts", "handouts": "handout"}.get(folder, folder.removesuffix(".yaml"))
    return Draft202012Validator(json.loads(schemas()[f"{name}.schema.json"]))


@pytest.mark.parametrize("typo", [each[1:] for each in TYPOS], ids=[t[0] for t in TYPOS])
def test_a_typo_is_underlined_in_one_place_and_told_once(
    tmp_path: Path, typo: tuple[str, ...]
) -> None:
    file, right, wrong, key, told = typo
    assert right in WHOLE[file]
    text = WHOLE[file].replace(right, wrong, 1)
    errors = validator(file).iter_errors(as_editors_read(text))
    assert [".".join(map(str, error.absolute_path)) for error in errors] == [key]

    problems = load_and_check(write_course(tmp_path, {**WHOLE, file: text})).problems
    errors_told = [each for each in problems if has_errors([each])]
    assert [f"{each.code} {each.line}:{each.column}" for each in errors_told] == [told]
    assert Path(errors_told[0].path).name == Path(file).name
    assert errors_told[0].hint


@pytest.mark.parametrize(
    ("file", "right", "typo", "told"),
    [
        (HARBOUR, "  claim: The old", "  clam: The old", "TQ101 5:3"),
        (HARBOUR, "{source: s002, at: p1.s1", "{sorce: s002, at: p1.s1", "TQ101 12:8"),
        ("sources.yaml", "  perspective:", "  perspectiv:", "TQ101 10:3"),
        (HANDOUT, "directions: Circle", "direction: Circle", "TQ101 7:5"),
        ("course.yaml", "licence:", "license:", "TQ101 7:1"),
    ],
)
def test_a_key_that_is_misspelt_is_not_told_as_missing_too(
    tmp_path: Path, file: str, right: str, typo: str, told: str
) -> None:
    """One typo, one problem, which names the key that is meant."""
    text = WHOLE[file].replace(right, typo, 1)
    assert list(validator(file).iter_errors(as_editors_read(text)))
    problems = load_and_check(write_course(tmp_path, {**WHOLE, file: text})).problems
    errors = [each for each in problems if has_errors([each])]
    assert [f"{each.code} {each.line}:{each.column}" for each in errors] == [told]
    assert errors[0].hint == f"Did you mean `{right.strip().partition(':')[0].strip('{')}`?"
