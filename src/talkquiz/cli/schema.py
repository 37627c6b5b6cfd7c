"""`talkquiz schema`: JSON Schemas of the course files, for editors."""

from pathlib import Path

import click

from talkquiz.cli.printing import say
from talkquiz.cli.shared import OUT_FOLDER, explain_errors


@click.command(short_help="Write JSON Schemas of the course files, for editors.")
@click.option(
    "--out", type=OUT_FOLDER, default="schemas", show_default=True, help="The folder to write to."
)
@explain_errors("Nothing was written")
def schema(out: Path) -> None:
    """Write JSON Schemas of the course files, so that an editor helps while you type.

    In an editor with a YAML language server, name the schema in the first line of a file:

    \b
      # yaml-language-server: $schema=../schemas/facts.schema.json

    \b
    Example:
      talkquiz schema --out my-course/schemas
    """
    from talkquiz.course_schemas import schemas
    from talkquiz.output import write_files

    files = schemas()
    write_files(out, files.items())
    say(*(f"  {out / name}" for name in files))
