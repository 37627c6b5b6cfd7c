"""`talkquiz release`: the deck as it is becomes a version that students may rely on."""

from datetime import date
from pathlib import Path

import click

from talkquiz.cli.drafts import left_out
from talkquiz.cli.printing import fail_for, say, say_problems
from talkquiz.cli.shared import called, explain_errors, given_day, own_course_argument

_SET_BY_RELEASE = "TQ604"
"""The code of the warning that version and day are no newer: a release sets both."""


@click.command(short_help="Record a release of the deck of COURSE.")
@own_course_argument
@click.option("--version", metavar="X", help="Its version; else the one in course.yaml.")
@click.option(
    "--date",
    "day",
    type=given_day,
    metavar="YYYY-MM-DD",
    help="Its day; else today.",
)
@explain_errors("Nothing was released")
def release(course: Path, version: str | None, day: date | None) -> None:
    """Record what the deck of COURSE holds as a release, in releases.json.

    The version and the day go into course.yaml, what has changed into the CHANGELOG.md of the
    course. Then build, and hand out the deck: unchanged cards keep what students made of them,
    new and changed ones arrive.

    \b
    Examples:
      talkquiz release my-course --version 1.1
      talkquiz build my-course
    """
    from talkquiz.build import check, compare_with_release
    from talkquiz.course.course import STILL_MISSING
    from talkquiz.output import replace_files
    from talkquiz.problem import Severity, has_errors
    from talkquiz.releases.compare_decks import count_in_words
    from talkquiz.releases.release import next_release

    today = date.today()
    if day and day > today:
        lost = "what students edit until then would be older than the release, and lost"
        raise click.BadParameter(f"{day} is to come: {lost}.", param_hint="'--date'")
    bank = check(course)
    problems = [
        each._replace(severity=Severity.ERROR) if each.code == STILL_MISSING else each
        for each in bank.problems
        if each.code != _SET_BY_RELEASE
    ]
    if has_errors(problems):
        fail_for(problems, "Nothing was released")
    # What is said of corrections goes by the version.
    released = bank.course if version is None else bank.course.as_version(version)
    state = compare_with_release(released, bank.all_items, bank.record)
    new, files = next_release(released, state, bank.record, day or today)
    replace_files(course, files)
    say_problems(problems, err=True)
    if bank.course.drafts:
        say(left_out(bank.course.drafts, course), err=True)
    changes = count_in_words(state.difference)
    named = called(course, released.outline.title)
    say(f"{named}: released {new.version}, {new.date}: {changes}.")
    say("Wrote CHANGELOG.md, course.yaml and releases.json. Next: talkquiz build")
