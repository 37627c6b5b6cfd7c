"""`talkquiz check`: everything that is wrong with a course, in one run."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkquiz.cli.printing import paragraph, say, say_json, say_problems, summary, table
from talkquiz.cli.shared import GIVEN_FOLDER, course_argument, explain_errors, json_option

if TYPE_CHECKING:
    from talkquiz.build import Checked

_STANDINGS = ("ok", "moved", "drifted", "broken")


@click.command()
@course_argument
@click.option(
    "--sources",
    "articles",
    type=GIVEN_FOLDER,
    metavar="DIR",
    help="Verify the citations against the articles in this folder; their names do not matter.",
)
@json_option
@explain_errors("Nothing was checked")
def check(course: Path, articles: Path | None, as_json: bool) -> None:
    """Check the files of COURSE and say what is wrong, and where.

    The exit code is 0 if nothing is wrong, 1 if something is, 2 if the command was not understood.
    docs/problems.md explains every code.

    \b
    Examples:
      talkquiz check
      talkquiz check my-course --json
      talkquiz check my-course --sources my-articles
    """
    from talkquiz.build import check as run
    from talkquiz.problem import has_errors

    checked = run(course, articles)
    if as_json:
        say_json(_as_json(checked, verified=articles is not None))
    else:
        _say(checked)
    if has_errors(checked.loaded.problems):
        raise SystemExit(1)


def _say(checked: "Checked") -> None:
    bank = checked.loaded
    say_problems(bank.problems, err=False)
    if checked.tallies:
        rows: list[Sequence[str]] = [("source", *_STANDINGS, "not cited", "file")]
        for tally in checked.tallies:
            counts = (str(tally.standings[standing]) for standing in _STANDINGS)
            name = tally.file.name if tally.file else "none"
            rows.append((tally.source, *counts, str(len(tally.uncited)), name))
        say(*table(rows, right=(1, 2, 3, 4, 5)))
    for tally in checked.tallies:
        if tally.uncited:
            text = f"{tally.source}, cited by no fact: {' '.join(tally.uncited)}"
            say(*paragraph(text, hanging=4))
    for path, reason in checked.strangers.items():
        say(f"  {path} is no source of this course: {reason}")
    found = summary(bank.problems) or "nothing is wrong"
    facts = len(bank.course.facts.entries) if bank.course else 0
    say(f"{facts} facts, {len(bank.items)} items: {found}.")


def _as_json(checked: "Checked", *, verified: bool) -> dict[str, object]:
    bank = checked.loaded
    data: dict[str, object] = {
        "course": bank.course.id if bank.course else None,
        "facts": len(bank.course.facts.entries) if bank.course else 0,
        "items": len(bank.items),
        "problems": [problem.as_json() for problem in bank.problems],
    }
    if verified:
        data["sources"] = [
            {
                "source": tally.source,
                "file": str(tally.file) if tally.file else None,
                **{standing: tally.standings[standing] for standing in _STANDINGS},
                "uncited": tally.uncited,
            }
            for tally in checked.tallies
        ]
        data["strangers"] = {str(path): reason for path, reason in checked.strangers.items()}
    return data
