"""`talkquiz schema`: JSON Schemas of the course files, for editors."""

import os
from pathlib import Path

import click

from talkquiz.cli.printing import say, table
from talkquiz.cli.shared import OUT_FOLDER, explain_errors, own_course_folder
from talkquiz.resources import bundled


def _own_course(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> Path | None:
    """Return the folder of the course whose ids are offered, if one is named or stands here."""
    is_here = Path("course.yaml").exists()
    return own_course_folder(context, parameter, value) if value or is_here else None


@click.command(short_help="Write JSON Schemas of the course files, for editors.")
@click.argument("course", required=False, callback=_own_course)
@click.option(
    "--out",
    type=OUT_FOLDER,
    help="The folder to write to: `schemas` in the folder of COURSE, or here.",
)
@explain_errors("Nothing was written")
def schema(course: Path | None, out: Path | None) -> None:
    """Write JSON Schemas of the course files, so that an editor helps while you type.

    It then explains every key and every value, offers what can stand at a place, and underlines
    what is wrong. Of COURSE, its topics, sources, entries and facts are offered as well: write the
    schemas anew when there are more.

    An editor with a YAML language server (in VS Code the extension YAML by Red Hat) finds the
    schema of a file by its first line, which is printed for each.

    \b
    Examples:
      talkquiz schema my-course
      talkquiz schema --out schemas
    """
    from talkquiz.course.course import load_course
    from talkquiz.course_schemas import FILES, schemas
    from talkquiz.course_schemas.offers import offers_of
    from talkquiz.output import write_files

    is_own = course is not None and not course.resolve().is_relative_to(bundled("questions"))
    folder = course if course and is_own else Path()
    out = out or folder / "schemas"
    files = schemas(offers_of(load_course(course, [])) if course else None)
    write_files(out, files.items())
    say(*(f"  {out / name}" for name in files))
    say("", "The first line of a file tells an editor its schema:", "")
    lines = [
        (path, f"# yaml-language-server: $schema={_way(folder / path, out)}/{name}.schema.json")
        for name, path in FILES.items()
    ]
    say(*table(lines))


def _way(file: Path, folder: Path) -> str:
    """Return how one comes from a file to a folder, as a link in the file has it."""
    try:
        return Path(os.path.relpath(folder, file.parent)).as_posix()
    except ValueError:  # on another drive of Windows
        return folder.resolve().as_uri()
