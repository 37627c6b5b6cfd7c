"""`talkquiz template`: the document that handouts take their looks from, to be restyled."""

import sys
from pathlib import Path

import click

from talkquiz.cli.printing import fail, say
from talkquiz.cli.shared import OUT_FILE, explain_errors


@click.command(short_help="Hand out the document that handouts take their looks from.")
@click.argument("format", metavar="FORMAT", type=click.Choice(["word"]), expose_value=False)
@click.option("--out", type=OUT_FILE, metavar="FILE", help="Write to FILE.")
@explain_errors("Nothing was written")
def template(out: Path | None) -> None:
    """Hand out the document that handouts take their looks from; FORMAT is word.

    It shows a sample of each style. Restyle it in Word, then build with it. A file that is
    there already is left alone.

    \b
    Examples:
      talkquiz template word --out my.docx
      talkquiz build --word --template my.docx
    """
    from talkquiz.exporters.word.template import bundled_template
    from talkquiz.output import replace_files

    content = bundled_template().read_bytes()
    if out is None and sys.stdout.isatty():
        raise click.UsageError("a Word document is nothing for a terminal: add --out my.docx.")
    if out is None:
        click.echo(content, nl=False)
    elif out.exists():  # it may be restyled already
        fail(f"Nothing was written: {out} is there already; name another file.")
    else:
        replace_files(out.parent, {out.name: content})
        say(f"Wrote {out}. Next: restyle it in Word, then talkquiz build --template {out}")
