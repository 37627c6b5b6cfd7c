"""`talkquiz release`: the deck as it is becomes a version that students may rely on."""

from datetime import date, datetime
from pathlib import Path

import click

from talkquiz.cli.errors import explain_errors
from talkquiz.cli.options import course_argument
from talkquiz.cli.report import fail, say_problems, summary


def _past(_context: click.Context, _parameter: click.Parameter, value: datetime | None) -> date:
    """Return the day that is meant; a note of a day to come would be newer than any edit."""
    today = date.today()
    if value and value.date() > today:
        raise click.BadParameter(
            "is to come: what students edit until then would be older than the release, and lost."
        )
    return value.date() if value else today


@click.command(short_help="Record a release of the deck of COURSE.")
@course_argument
@click.option("--version", metavar="X", help="Its version; else the one in course.yaml.")
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=_past,
    metavar="YYYY-MM-DD",
    help="Its day; else today.",
)
@explain_errors("Nothing was released")
def release(course: Path, version: str | None, day: date) -> None:
    """Record what the deck of COURSE holds as a release, in releases.json.

    The version and the day go into course.yaml, what has changed into the CHANGELOG.md of the
    course. Then build, and hand out the deck: unchanged cards keep what students made of them,
    new and changed ones arrive.

    \b
    Examples:
      talkquiz release my-course --version 1.1
      talkquiz build my-course
    """
    from talkquiz.releases.change_log import counts
    from talkquiz.releases.release import release as run

    outcome = run(course, version, day)
    say_problems(outcome.problems, err=True)
    if outcome.release is None or outcome.difference is None:
        fail(f"Nothing was released: {summary(outcome.problems)}.")
    click.echo(
        f"Released {outcome.release.version}, {outcome.release.date}: {counts(outcome.difference)}."
    )
    click.echo("Wrote CHANGELOG.md, course.yaml and releases.json. Next: talkquiz build")
