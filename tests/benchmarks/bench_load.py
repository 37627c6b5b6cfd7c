"""How loading and checking a course grows with its facts, and what of it is the YAML parser's own.

The floor is libyaml itself, driven by PyYAML's fastest way to plain values, in the same run.
"""

import tempfile
from functools import partial
from pathlib import Path

import yaml

from courses import FACTS, HANDOUT, MORE_FACTS, facts_text, make_fact, write_course
from effort import best
from talkquiz.course.checks import check
from talkquiz.course.course import load_course
from talkquiz.course.yaml import parse

SIZES = (1_000, 10_000)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        courses = [written(Path(folder) / str(size), size) for size in SIZES]
        small, large = (best(partial(load_and_check, course)) for course in courses)
        texts = [(course / FACTS).read_text(encoding="utf-8") for course in courses]
        ours = best(lambda: parse(texts[1]))
        floor = best(lambda: yaml.load(texts[1], Loader=yaml.CBaseLoader))  # noqa: S506
    print(f"load and check {SIZES[0]:,} facts   {small:6.2f} s")
    print(f"load and check {SIZES[1]:,} facts  {large:6.2f} s   {large / small:.1f}x (limit 12x)")
    print(f"of which our YAML reader     {ours:6.2f} s   {ours / large:.0%} of it")
    print(f"PyYAML's CBaseLoader         {floor:6.2f} s   ours is {ours / floor:.2f}x")


def written(folder: Path, size: int) -> Path:
    facts = [
        make_fact(
            id=f"lamp-{number}",
            name=f"the lighting of lamp {number} of the harbour",
            why="The lamps were lit one by one, each after a vote of the council.",
            difficulty=str(number % 3 + 1),
        )
        for number in range(size)
    ]
    only = {FACTS: facts_text(*facts), MORE_FACTS: None, HANDOUT: None}
    return write_course(folder, only)


def load_and_check(folder: Path) -> None:
    course = load_course(folder, [])
    if course is None:
        raise SystemExit("the course could not be loaded")
    list(check(course))


if __name__ == "__main__":
    main()
