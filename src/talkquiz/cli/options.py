"""Arguments and options that several commands share."""

import contextlib
from pathlib import Path

import click

from talkquiz.resources import bundled

DEFAULT_COURSE = "syria-peace-process"


def course_folder(_context: click.Context, _parameter: click.Parameter, value: str | None) -> Path:
    """Return the folder of the course that is meant; a usage error if there is none."""
    if value is None:
        here = Path()
        return here if (here / "course.yaml").exists() else bundled("questions") / DEFAULT_COURSE
    for folder in (Path(value), bundled("questions") / value) if value else ():
        with contextlib.suppress(OSError, ValueError):
            if folder.is_dir():
                return folder
    raise click.BadParameter(
        f"there is no course folder `{value}`, and no bundled course of that name."
    )


course_argument = click.argument("course", required=False, callback=course_folder)
topic_option = click.option(
    "--topic", "topics", multiple=True, metavar="T", help="Only this topic; may be given again."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")
