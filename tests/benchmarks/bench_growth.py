"""How loading, checking and making items grow with a course's facts, in time and in memory.

The course is made up, of all kinds of facts that have pools: dated events over two centuries,
statements of a few hundred people, figures of many sizes, definitions, and claims of somebody. The
floor of loading is libyaml itself, driven by PyYAML's fastest way to plain values, in the same run.
"""

import resource
import tempfile
from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from courses import COURSE, FACTS, HANDOUT, MORE_FACTS, facts_text, make_fact, write_course
from effort import best
from talkquiz.course.checks import check
from talkquiz.course.course import Course, load_course
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.yaml import parse
from talkquiz.items.claim_questions import ClaimQuestions
from talkquiz.items.distractors import Distractors
from talkquiz.items.make import make_items
from talkquiz.items.templates import load_templates
from talkquiz.language.clauses import UnaskableError
from talkquiz.language.language_file import bundled_language

SIZES = (1_000, 10_000)
PEOPLE, PLACES = 400, 200
MOST_TIMES, MOST_MEGABYTES = 12, 500


def main() -> None:
    read = load_templates(Path("no-course"), [], bundled_kinds(), bundled_language("en"))
    templates = list(read.entries.values())
    with tempfile.TemporaryDirectory() as name:
        folders = [written(Path(name) / str(size), size) for size in SIZES]
        text = (folders[1] / FACTS).read_text(encoding="utf-8")
        report("load and check", *(best(partial(load_and_check, each)) for each in folders))
        courses = [load_and_check(each) for each in folders]
    before = megabytes()
    counts = [len(make_items(course, templates, 0)) for course in courses]
    report("make items", *(best(partial(make_items, each, templates, 0)) for each in courses))
    filing = best(partial(Distractors, courses[1], 0))
    print(f"of which filing facts        {filing:6.2f} s   {counts[0]:,} and {counts[1]:,} items")
    asking = best(partial(ask_all, courses[1]))
    print(f"of which asking claims       {asking:6.2f} s")
    print(f"peak memory                  {megabytes():6.0f} MB  (limit {MOST_MEGABYTES} MB)")
    print(f"of which both courses        {before:6.0f} MB")
    ours = best(lambda: parse(text))
    floor = best(lambda: yaml.load(text, Loader=yaml.CBaseLoader))  # noqa: S506
    print(f"our YAML reader              {ours:6.2f} s   {ours / floor:.2f}x PyYAML's CBaseLoader")


def report(what: str, small: float, large: float) -> None:
    for size, seconds in zip(SIZES, (small, large), strict=True):
        print(f"{what}, {size:,} facts".ljust(28), f"{seconds:6.2f} s")
    print("growth".ljust(28), f"{large / small:6.1f}x  (limit {MOST_TIMES}x)")


def megabytes() -> float:
    """Return the most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def load_and_check(folder: Path) -> Course:
    course = load_course(folder, [])
    list(check(course))
    return course


def ask_all(course: Course) -> None:
    """Make a question from each claim for each of its slots, where it has one."""
    questions = ClaimQuestions(course)
    for fact in course.facts.entries.values():
        for slot in fact.slots.values():
            with suppress(UnaskableError):
                questions.question(fact, slot)


def written(folder: Path, size: int) -> Path:
    facts = [_FACTS[number % len(_FACTS)](number) for number in range(size)]
    lines = [
        *(
            f"{{id: person-{n}, type: person, name: Clerk No {n}, role: role {n % 7}"
            for n in range(PEOPLE)
        ),
        *(
            f"{{id: quay-{n}, type: place, name: Quay No {n}, role: quay, lat: 54.1, lon: -2.9"
            for n in range(PLACES)
        ),
    ]
    glossary = COURSE["glossary.yaml"] + "".join(
        f"- {line}, description: made up}}\n" for line in lines
    )
    files = {FACTS: facts_text(*facts), "glossary.yaml": glossary, MORE_FACTS: None, HANDOUT: None}
    return write_course(folder, files)


def _day(number: int) -> tuple[str, str]:
    """Return a day in EDTF and in words."""
    day = date(1800, 1, 1) + timedelta(days=number * 7919 % 73_000)
    return day.isoformat(), f"{day.day} {day:%B} {day.year}"


def _event(number: int) -> dict[str, Any]:
    when, said = _day(number)
    return make_fact(
        id=f"event-{number}",
        name=f"the lighting of lamp {number} of the harbour",
        claim=f"Lamp {number} [was lit]{{did}} at [Quay No {number % PLACES}]{{where}} "
        f"on [{said}]{{when}}.",
        when=when,
        difficulty=number % 3 + 1,
    )


def _statement(number: int) -> dict[str, Any]:
    when, said = _day(number)
    return make_fact(
        id=f"statement-{number}",
        kind="statement",
        name=f"the words on lamp {number}",
        claim=f"On [{said}]{{when}} [Clerk No {number % PEOPLE}]{{who}} [said]{{did}} that "
        f"[lamp {number} was bright]{{said}}.",
        when=when,
        why="The lamps were lit one by one, each after a vote of the council.",
    )


def _figure(number: int) -> dict[str, Any]:
    return make_fact(
        id=f"figure-{number}",
        kind="figure",
        name=f"the load of ship {number}",
        claim=f"According to Clerk No {number % PEOPLE}, ship {number} [carried]{{did}} "
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
        claim=f"[Slack water]{{term}} [means]{{did}} [the time between tides {number} and "
        f"{number + 1}]{{means}}.",
        when=None,
        basis=None,
    )


_FACTS = (_event, _statement, _event, _figure, _statement, _definition)


if __name__ == "__main__":
    main()
