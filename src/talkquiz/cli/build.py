"""`talkquiz build`: the whole flow, from facts to files."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from talkquiz.cli.printing import (
    fail,
    paragraph,
    progress,
    say,
    say_json,
    say_problems,
    size,
    summary,
    table,
)
from talkquiz.cli.shared import (
    GIVEN_FILE,
    OUT_FOLDER,
    course_argument,
    explain_errors,
    json_option,
    topic_option,
    weight_option,
)

if TYPE_CHECKING:
    from talkquiz.build import Order


_NO_HANDOUTS = "the course has no handouts; docs/course-format.md says how to write one"


@click.command(short_help="Build the deck and the handouts of COURSE.")
@course_argument
@click.option("--anki", is_flag=True, help="Make the Anki deck, <course>.apkg.")
@click.option("--word", is_flag=True, help="Make the Word handouts and their keys.")
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
    "--handout", "handouts", multiple=True, metavar="H", help="Only this one; may be given again."
)
@click.option(
    "--roster",
    type=GIVEN_FILE,
    metavar="CSV",
    help="Make each handout in a version for each student on a list, and one key for them.",
)
@click.option(
    "--name-column",
    "name_columns",
    multiple=True,
    metavar="C",
    help="The roster's column of names, by heading or number; twice for first and last name.",
)
@click.option(
    "--versions",
    type=click.IntRange(1, 26),
    metavar="N",
    help="Make so many versions of each handout, else as many as its blueprint says.",
)
@click.option(
    "--template",
    type=GIVEN_FILE,
    metavar="DOCX",
    help="Take the looks of handouts from your own copy of `talkquiz template word`.",
)
@click.option("--paper", type=click.Choice(["a4", "letter"]), help="The paper of handouts.")
@click.option("--large-print", is_flag=True, help="Print sheets in 18 points, with wider lines.")
@click.option("--dyslexia", is_flag=True, help="Print sheets with letters and lines further apart.")
@click.option(
    "--points/--no-points",
    default=True,
    help="Say what questions are worth, or not.  [default: points]",
)
@click.option("--short-key", is_flag=True, help="Leave where answers are from out of the keys.")
@click.option("--pdf", is_flag=True, help="Make PDFs as well, with LibreOffice.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but problems.")
@json_option
@explain_errors("Nothing was written")
def build(course: Path, quiet: bool, as_json: bool, **wanted: Any) -> None:
    """Build the deck and the handouts of COURSE; without --anki or --word, both.

    \b
    Examples:
      talkquiz build --anki
      talkquiz build --anki --weight core
      talkquiz build my-course --word --out to-print
      talkquiz build --word --topic ceasefires --topic astana --seed 7
      talkquiz build --word --handout starter-quiz --roster class-7b.csv
      talkquiz build --word --versions 4 --paper letter --pdf
    """
    from talkquiz.build import build as run
    from talkquiz.problem import has_errors

    order = _order(wanted, quiet=quiet)
    started = time.perf_counter()
    built = run(course, order)
    seconds = time.perf_counter() - started
    if as_json:
        from talkquiz.json_output import build_json

        say_json(build_json(built, seconds))
    else:
        say_problems(built.problems, err=True)
        for each in built.unchecked:
            say(*paragraph(each, hanging=2), err=True)
    if not built.written:
        is_word_alone = wanted["word"] and not wanted["anki"]
        nothing = _NO_HANDOUTS if is_word_alone else "there is nothing to ask"
        is_wrong = has_errors(built.problems)
        fail(f"Nothing was written: {summary(built.problems) if is_wrong else nothing}.")
    for edited, spare in built.kept.items():
        say(f"{edited} had been edited: your version is kept as {spare}", err=True)
    if built.for_all:
        names = ", ".join(built.for_all)
        say(f"The same for every student, so without sheets by name: {names}.", err=True)
    if not quiet and not as_json:
        rows = [
            (str(w.path), f"{w.count} {w.unit[: -1 if w.count == 1 else None]}", size(w.size))
            for w in built.written
        ]
        say(*table(rows, right=(2,)))
        say(f"Built in {seconds:.1f} s.")


def _order(wanted: dict[str, Any], *, quiet: bool) -> "Order":
    """Return what is `wanted`, by the names of the options, as an order; or a usage error."""
    from talkquiz.build import Order
    from talkquiz.exporters import AS_USUAL, Options

    formats = [name for name in ("anki", "word") if wanted[name]] or ["anki", "word"]
    looks = Options(**{name: wanted[name] for name in Options._fields})
    if formats == ["anki"] and (wanted["roster"] or wanted["versions"] or looks != AS_USUAL):
        raise click.UsageError("some of these options are for handouts: add --word.")
    if wanted["name_columns"] and not wanted["roster"]:
        raise click.UsageError("--name-column goes with a --roster.")
    rest = {name: wanted[name] for name in wanted.keys() & Order._fields}
    return Order(formats, options=looks, watch=None if quiet else progress, **rest)
