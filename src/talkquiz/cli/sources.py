"""What `cite` and `pull` share: the course to cite for, and ids of sources."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkquiz.cli.report import fail, say_problems, summary

if TYPE_CHECKING:
    from talkquiz.course.course import Course
    from talkquiz.problem import Problem


def the_course(folder: Path) -> "Course":
    """Return the course in `folder` as far as it can be read; ends the program if it is none.

    Facts in the making do not stand in the way: other problems are counted, on stderr.
    """
    from talkquiz.course.course import load_course
    from talkquiz.problem import in_order

    problems: list[Problem] = []
    course = load_course(folder, problems)
    problems = in_order(problems)
    if course is None:
        say_problems(problems, err=True)
        fail(summary(problems))
    if problems:
        click.echo(f"{folder}: {summary(problems)}, see `talkquiz check`.", err=True)
    return course


def require_id(source_id: str) -> None:
    """Raise a usage error unless `source_id` is written as an id must be."""
    from talkquiz.course.fields import ID_PATTERN

    if not re.fullmatch(ID_PATTERN, source_id):
        message = f"`{source_id}` is no id: lower-case letters, digits and hyphens."
        raise click.BadParameter(message, param_hint="--id")
