"""`talkquiz check`: everything that is wrong with a course, in one run."""

from pathlib import Path

import click

from talkquiz.cli.options import course_argument, json_option
from talkquiz.cli.report import say_json, say_problems, summary


@click.command()
@course_argument
@json_option
def check(course: Path, as_json: bool) -> None:
    """Check the files of COURSE and say what is wrong, and where.

    The exit code is 0 if nothing is wrong, 1 if something is, 2 if the command was not understood.
    docs/problems.md explains every code.

    \b
    Examples:
      talkquiz check
      talkquiz check my-course --json
    """
    from talkquiz.pipeline import check as run
    from talkquiz.problem import has_errors

    bank = run(course)
    facts = len(bank.course.facts.entries) if bank.course else 0
    if as_json:
        say_json(
            {
                "course": bank.course.id if bank.course else None,
                "facts": facts,
                "items": len(bank.items),
                "problems": [problem.as_json() for problem in bank.problems],
            }
        )
    else:
        say_problems(bank.problems, err=False)
        found = summary(bank.problems) or "nothing is wrong"
        click.echo(f"{facts} facts, {len(bank.items)} items: {found}.")
    if has_errors(bank.problems):
        raise SystemExit(1)
