"""`talkquiz build`: the whole flow, from facts to files."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from talkquiz.cli.onscreen_options import course_on_screen_options
from talkquiz.cli.print_options import print_options, print_order, require_fitting, say_built
from talkquiz.cli.shared import (
    OUT_FOLDER,
    course_argument,
    explain_errors,
    json_option,
    topic_option,
    weight_option,
)

if TYPE_CHECKING:
    from talkquiz.build import Order


@click.command(short_help="Build the deck and the handouts of COURSE.")
@course_argument
@click.option("--anki", is_flag=True, help="Make the Anki deck, <course>.apkg.")
@click.option("--word", is_flag=True, help="Make the Word handouts and their keys.")
@course_on_screen_options
@click.option(
    "--out", type=OUT_FOLDER, default="out", show_default=True, help="The folder to write to."
)
@click.option(
    "--seed",
    type=click.IntRange(0, 2**31),
    metavar="N",
    help="Draw other questions and options. The same number always gives the same files.",
)
@topic_option
@weight_option
@click.option(
    "--handout",
    "handouts",
    multiple=True,
    metavar="H",
    help="Only this one; may be given again. `--handout list` names all.",
)
@print_options
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but problems.")
@json_option
@explain_errors("Nothing was written")
def build(course: Path, quiet: bool, as_json: bool, **wanted: Any) -> None:
    """Build COURSE in the formats that are asked for; without any, the deck and the handouts.

    A file for screens is called after the course, and after the topic or handout that it is of:
    <course>-astana.moodle.xml.

    \b
    Examples:
      talkquiz build --anki
      talkquiz build --anki --weight core
      talkquiz build --web
      talkquiz build --moodle --handout starter-quiz
      talkquiz build my-course --word --out to-print
      talkquiz build --word --topic ceasefires --topic astana --seed 7
      talkquiz build --word --handout starter-quiz --roster class-7b.xlsx
      talkquiz build --word --roster class-7b.xlsx --class-pdf --duplex
      talkquiz build --word --versions 4 --paper letter --pdf
    """
    say_built(course, _order(wanted, quiet=quiet), quiet=quiet, as_json=as_json)


def _order(wanted: dict[str, Any], *, quiet: bool) -> "Order":
    """Return what is `wanted`, by the names of the options, as an order; or a usage error."""
    from talkquiz.exporters import EXPORTERS

    formats = [name for name in EXPORTERS if wanted[name]] or ["anki", "word"]
    order = print_order(wanted, formats, quiet=quiet)
    require_fitting(order)
    if order.picks_by_hand and not order.handouts and "word" not in formats:
        raise click.UsageError("questions are picked for handouts: add --word or --handout H.")
    return order
