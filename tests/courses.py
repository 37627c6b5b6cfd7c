"""A small complete course about a harbour town that does not exist, for tests to read and break.

- `write_course(tmp_path)` writes it as it is: a course without any problem.
- `write_course(tmp_path, {"course.yaml": "..."})` replaces one file with the text given.
- `write_course(tmp_path, {"glossary.yaml": None})` leaves one out.
- `write_course(tmp_path, {FACTS: facts_text(make_fact(when="2019-05"))})` changes one fact.
- `write_course(tmp_path, {FACTS: COURSE[FACTS].replace("1 June", "2 June")})` changes a few words.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner

from talkquiz.cli import main
from talkquiz.course.course import Course, load_course
from talkquiz.problem import Problem, in_order

FACTS = "facts/harbour.yaml"
MORE_FACTS = "facts/town.yaml"
HANDOUT = "handouts/first-quiz.yaml"

COURSE = {
    "course.yaml": """\
id: saltmere
title: The harbour of Saltmere
subtitle: Ships, votes and figures, 2018-2021
language: en
version: "1.0"
updated: 2024-05-01
licence: CC-BY-4.0
authors: [TalkQuiz contributors]
description: What the people of a small harbour town decided, and who says what about it.
topics:
  - id: harbour
    number: 1
    title: The harbour
    introduction: The pier was closed, mended and opened again.
    objectives:
      - Date the closing and the opening of the pier.
  - id: town
    number: 2
    title: The town
    introduction: The council, its papers and its words.
    objectives:
      - Say who was for the new pier and who against it.
""",
    "sources.yaml": """\
- id: s001
  type: article-newspaper
  title: Pier opens again
  container-title: The Saltmere Gazette
  author: [{literal: Coast News}]
  issued: 2020-06-02
  event-date: 2020-06-01
  basis: stated
  reckoning: the date under the headline
  perspective: The daily of the town, owned by its fishing fleet.
- id: s002
  type: webpage
  container-title: Harbour Watch
  event-date: 2019-03
  basis: inferred
  reckoning: the month in the address of the page
  perspective: A group of residents who were against the new pier.
""",
    "glossary.yaml": """\
- id: ada-brook
  type: person
  name: Ada Brook
  aliases: [Brook, Mayor Brook]
  role: official
  side: the town council
  description: the mayor of Saltmere
- id: tom-reed
  type: person
  name: Tom Reed
  aliases: [Reed]
  role: official
  description: the harbour master
- id: ivy-lund
  type: person
  name: Ivy Lund
  aliases: [Lund]
  role: official
  description: the treasurer of the town
- id: olof-hale
  type: person
  name: Olof Hale
  role: official
  description: the head of the pilots
- id: town-council
  type: body
  name: the town council
  aliases: [the council]
  role: authority
  description: the elected council of Saltmere
- id: harbour-watch
  type: group
  name: Harbour Watch
  role: residents
  description: a group of residents
- id: saltmere
  type: place
  name: Saltmere
  role: town
  lat: 54.1
  lon: -2.9
  description: a harbour town on a western coast
- id: gull-rock
  type: place
  name: Gull Rock
  role: island
  lat: 54.2
  lon: -3.1
  description: an island outside the harbour
- id: pier-plan
  type: document
  name: the Pier Plan
  role: plan
  description: the council's plan for a new pier
- id: slack-water
  type: term
  name: slack water
  role: tide
  description: the time between two tides
""",
    FACTS: """\
- id: pier-closed
  topic: harbour
  kind: event
  name: the closing of the old pier in Saltmere
  claim: The old pier in [Saltmere]{where} was closed to ships on [14 March 2019]{when}.
  when: 2019-03-14
  basis: resolved
  mode: happened
  status: reported
  difficulty: 1
  cite:
    - {source: s002, at: p1.s1, fp: 0123456789, terms: [closed, March 14]}
  related: [pier-opened]

- id: pier-opened
  topic: harbour
  kind: event
  name: the opening of the new pier in Saltmere
  claim: "[Ada Brook]{who} opened the new pier on [1 June 2020]{when}."
  when: 2020-06-01
  basis: stated
  mode: happened
  status: reported
  difficulty: 1
  ask:
    who: Which official opened the new pier in Saltmere?
  why: It was the first new pier in a hundred years.
  cite:
    - {source: s001, at: p2.s1, fp: abcdef0123, terms: [Brook, opened]}
  related: [pier-closed]

- id: second-pier-plan
  topic: harbour
  kind: event
  name: the start of work on a second pier
  claim: Work on a second pier was to start in [May 2021]{when}.
  when: 2021-05
  basis: stated
  mode: planned
  status: reported
  cite:
    - {source: s001, at: p7.s2, fp: 00000fffff, terms: [second pier, May 2021]}

- id: ships-gazette
  topic: harbour
  kind: figure
  name: the number of ships that called at the new pier, according to Ada Brook
  claim: According to Ada Brook, [1,200 ships]{number=1200 ships} called at the new pier in its
    first year.
  when: 2021-06
  basis: inferred
  mode: claimed
  status: disputed
  per: ada-brook
  cite:
    - {source: s001, at: p3.s1, fp: 1111111111, terms: ["1,200"]}
  conflicts: [ships-watch]

- id: ships-watch
  topic: harbour
  kind: figure
  name: the number of ships that called at the new pier, according to Harbour Watch
  claim: Harbour Watch counted [800 ships]{number} at the new pier in its first year.
  when: 2021-06
  basis: inferred
  mode: claimed
  status: disputed
  per: harbour-watch
  cite:
    - {source: s002, at: p3.s1, fp: 2222222222, terms: ["800"]}
  conflicts: [ships-gazette]
""",
    MORE_FACTS: """\
- id: reed-statement
  topic: town
  kind: statement
  name: the harbour master's words on the tides
  claim: "[Tom Reed]{who} said that [no ship would wait for the tide again]{said}."
  when: 2020-06-01
  basis: stated
  mode: happened
  status: reported
  cite:
    - {source: s001, at: p4.s1, fp: 3333333333, terms: [Reed, tide]}

- id: watch-position
  topic: town
  kind: position
  name: the view of Harbour Watch on the pier
  claim: According to Harbour Watch, the group wanted [a smaller pier at Gull Rock]{wants}.
  when: 2019-03
  basis: inferred
  mode: claimed
  status: attributed
  per: harbour-watch
  cite:
    - {source: s002, at: p5.s2, fp: 4444444444, terms: [Gull Rock]}

- id: pier-plan-cost
  topic: town
  kind: document
  name: the vote on the Pier Plan
  claim: "[The Pier Plan]{document} [called for a pier of 300 metres]{says}."
  when: 2018
  basis: outside
  mode: happened
  status: reported
  cite:
    - {source: s001, at: p6.s1, fp: 5555555555, terms: [300]}

- id: slack-water-meaning
  topic: town
  kind: definition
  name: the meaning of slack water
  claim: "[Slack water]{term} means [the time between two tides]{means}."
  mode: happened
  status: reported
  difficulty: 3
  cite:
    - {source: s001, at: p8.s1, fp: 6666666666, terms: [slack water]}
""",
    HANDOUT: """\
title: First quiz
audience: First lesson, 10 minutes
seed: 1
versions: 2
sections:
  - title: Choose one answer
    directions: Circle the letter of the one right answer.
    makes: choice
    count: 1
    points: 1
  - title: Answer in a few words
    directions: Write a name, a date or a number.
    makes: short-answer
    count: 2
    points: 2
  - title: Fill the gap
    directions: Write the missing words on the line.
    makes: cloze
    count: 1
""",
}
"""The text of every file of the course by its path below the course's folder."""


def write_course(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the course into `folder` and return it; `changes` replace or, if None, omit files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in {**COURSE, **(changes or {})}.items():
        if content is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def make_fact(**changes: Any) -> dict[str, Any]:
    """Return a fact as its file would hold it; `changes` replace keys, or drop those of None."""
    fact = {
        "id": "lamp-lit",
        "topic": "harbour",
        "kind": "event",
        "name": "the first lighting of the harbour lamp",
        "claim": "The harbour lamp in [Saltmere]{where} was first lit on [3 May 2019]{when}.",
        "when": "2019-05-03",
        "basis": "stated",
        "mode": "happened",
        "status": "reported",
        "cite": [{"source": "s001", "at": "p1.s1", "fp": "0123456789", "terms": ["lamp"]}],
    }
    fact |= changes
    if "{number" in str(fact["claim"]):
        fact.setdefault("derived", ["number"])  # no term of the citation holds it
    return {key: value for key, value in fact.items() if value is not None}


def facts_text(*facts: dict[str, Any]) -> str:
    return yaml.safe_dump(list(facts), sort_keys=False, allow_unicode=True)


def places(
    rule: Callable[[Course], Iterable[Problem]],
    folder: Path,
    changes: Mapping[str, str] | None = None,
) -> list[str]:
    """Return `file:line:column code` of what one check finds in the course with `changes`.

    Every problem has a hint.
    """
    course = load_course(write_course(folder, changes), [])
    assert course is not None
    problems = in_order(rule(course))
    assert all(problem.hint for problem in problems)
    return [f"{Path(p.path).name}:{p.line}:{p.column} {p.code}" for p in problems]


def place_of(words: str, text: str) -> str:
    offset = text.index(words)
    return f"{text.count(chr(10), 0, offset) + 1}:{offset - text.rfind(chr(10), 0, offset)}"


def released(folder: Path, version: str | None, day: date) -> None:
    """Release the course in `folder` on `day`, as `version` or as course.yaml says."""
    options = ["--version", version] if version else []
    result = CliRunner().invoke(main, ["release", str(folder), "--date", str(day), *options])
    assert result.exit_code == 0, result.output
