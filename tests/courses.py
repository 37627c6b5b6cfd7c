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

SALTMERE = Path(__file__).parent / "data" / "saltmere"
COURSE = {
    path.relative_to(SALTMERE).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(SALTMERE.rglob("*.yaml"))
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
    problems = in_order(rule(load_course(write_course(folder, changes), [])))
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
