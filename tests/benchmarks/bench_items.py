"""How making items grows with a course's facts, in time and in memory.

The course is made up, of all kinds of facts that have pools: dated events over two centuries,
statements of a few hundred people, figures of many sizes, definitions, and claims of somebody.
"""

import resource
import tempfile
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from courses import COURSE, FACTS, HANDOUT, MORE_FACTS, facts_text, make_fact, write_course
from effort import best
from talkquiz.course.course import Course, load_course
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.items.distractors import Distractors
from talkquiz.items.make import make_items
from talkquiz.items.templates import Template, load_templates
from talkquiz.language.language_file import bundled_language

SIZES = (1_000, 10_000)
PEOPLE, PLACES = 400, 200
MOST_TIMES, MOST_MEGABYTES = 12, 500


def main() -> None:
    read = load_templates(Path("no-course"), [], bundled_kinds(), bundled_language("en"))
    templates = list(read.entries.values())
    with tempfile.TemporaryDirectory() as folder:
        courses = [loaded(Path(folder) / str(size), size) for size in SIZES]
    before = megabytes()
    counts = [len(make_items(course, templates, 0)) for course in courses]
    small, large = (best(partial(items, course, templates)) for course in courses)
    filing = best(partial(Distractors, courses[1], 0))
    print(f"items of {SIZES[0]:,} facts    {small:6.2f} s   {counts[0]:,} items")
    print(f"items of {SIZES[1]:,} facts   {large:6.2f} s   {counts[1]:,} items")
    print(f"growth                  {large / small:6.1f}x  (limit {MOST_TIMES}x)")
    print(f"of which filing facts   {filing:6.2f} s   {filing / large:.0%} of it")
    print(f"peak memory             {megabytes():6.0f} MB  (limit {MOST_MEGABYTES} MB)")
    print(f"of which both courses   {before:6.0f} MB")


def items(course: Course, templates: list[Template]) -> None:
    make_items(course, templates, 0)


def megabytes() -> float:
    """Return the most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def loaded(folder: Path, size: int) -> Course:
    facts = [_FACTS[number % len(_FACTS)](number) for number in range(size)]
    files = {FACTS: facts_text(*facts), "glossary.yaml": _glossary(), MORE_FACTS: None}
    course = load_course(write_course(folder, {**files, HANDOUT: None}), [])
    if course is None:
        raise SystemExit("the course could not be loaded")
    return course


def _glossary() -> str:
    people = (
        f"- {{id: person-{n}, type: person, name: Clerk No {n}, role: role {n % 7}, "
        "description: a clerk}\n"
        for n in range(PEOPLE)
    )
    places = (
        f"- {{id: quay-{n}, type: place, name: Quay No {n}, role: quay, lat: 54.1, lon: -2.9, "
        "description: a quay}\n"
        for n in range(PLACES)
    )
    return "".join((COURSE["glossary.yaml"], *people, *places))


def _dated(number: int) -> dict[str, str]:
    day = date(1800, 1, 1) + timedelta(days=number * 7919 % 73_000)
    return {"when": day.isoformat(), "said": f"{day.day} {day:%B} {day.year}"}


def _event(number: int) -> dict[str, Any]:
    day = _dated(number)
    return make_fact(
        id=f"event-{number}",
        name=f"the lighting of lamp {number} of the harbour",
        claim=f"Lamp {number} at [Quay No {number % PLACES}]{{where}} was lit on "
        f"[{day['said']}]{{when}}.",
        when=day["when"],
        difficulty=number % 3 + 1,
    )


def _statement(number: int) -> dict[str, Any]:
    day = _dated(number)
    return make_fact(
        id=f"statement-{number}",
        kind="statement",
        name=f"the words on lamp {number}",
        claim=f"On [{day['said']}]{{when}} [Clerk No {number % PEOPLE}]{{who}} said that "
        f"[lamp {number} was bright]{{said}}.",
        when=day["when"],
        why="The lamps were lit one by one, each after a vote of the council.",
    )


def _figure(number: int) -> dict[str, Any]:
    return make_fact(
        id=f"figure-{number}",
        kind="figure",
        name=f"the load of ship {number}",
        claim=f"According to Clerk No {number % PEOPLE}, ship {number} carried "
        f"[{number * 37 % 90_000 + 100:,} tonnes]{{number}}.",
        mode="claimed",
        status="attributed",
        per=f"person-{number % PEOPLE}",
    )


def _definition(number: int) -> dict[str, Any]:
    return make_fact(
        id=f"definition-{number}",
        kind="definition",
        name=f"the meaning of word {number}",
        claim=f"[Slack water]{{term}} means [the time between tides {number} and "
        f"{number + 1}]{{means}}.",
        when=None,
        basis=None,
    )


_FACTS = (_event, _statement, _event, _figure, _statement, _definition)


if __name__ == "__main__":
    main()
