"""`talkquiz quiz`: a sheet and its key in one command, without a blueprint."""

from pathlib import Path
from typing import Any

import click

from talkquiz.cli.onscreen_options import onscreen_options
from talkquiz.cli.print_options import print_options, print_order, require_fitting, say_built
from talkquiz.cli.shared import (
    OUT_FOLDER,
    course_folder,
    explain_errors,
    given_id,
    json_option,
    topic_option,
    weight_option,
)
from talkquiz.items.kinds import ItemKind

_LEVELS = {"1": (1,), "2": (2,), "3": (3,), "1-2": (1, 2), "2-3": (2, 3), "1-3": (1, 2, 3)}


def _named(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    return given_id(value) if value is not None else ""


def _course(context: click.Context, parameter: click.Parameter, value: str | None) -> Path:
    try:
        return course_folder(context, parameter, value)
    except click.BadParameter as error:
        hint = f"If it is a topic, write --topic {value}."
        raise click.BadParameter(f"{error.message} {hint}") from None


@click.command(short_help="Make a quiz of your own: sheet and key.")
@click.argument("course", required=False, callback=_course)
@click.option("--word", is_flag=True, help="Make sheet and key; without any format they are made.")
@onscreen_options
@topic_option
@click.option(
    "--count",
    type=click.IntRange(1, 500),
    metavar="N",
    help="So many questions.  [default: 10, or as many as --minutes allow]",
)
@click.option(
    "--minutes",
    type=click.IntRange(1, 1000),
    metavar="M",
    help="As many questions as can be answered in so long; it is printed on the sheet.",
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([kind.value for kind in ItemKind]),
    metavar="KIND",
    help="Only choice, true-false, cloze and so on; may be given again.  [default: a mix, and with "
    "--kahoot alone what Kahoot can ask]",
)
@click.option(
    "--level",
    type=click.Choice(list(_LEVELS)),
    metavar="L",
    help="How difficult: 1, 2 or 3, or a range as 1-2.",
)
@weight_option
@click.option("--title", default="", metavar="T", help="What stands above it.")
@click.option(
    "--name", callback=_named, metavar="N", help="What its files are called; else as its title."
)
@click.option(
    "--seed",
    type=click.IntRange(0, 2**31),
    metavar="N",
    help="Draw other questions. The same number always gives the same files.",
)
@click.option(
    "--out", type=OUT_FOLDER, default="out", show_default=True, help="The folder to write to."
)
@print_options
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but problems.")
@json_option
@explain_errors("Nothing was written")
def quiz(
    course: Path, quiet: bool, as_json: bool, kinds: tuple[str, ...], level: str, **wanted: Any
) -> None:
    """Make a quiz on some topics of COURSE: a sheet to print and its key, or files for screens.

    Its files are called after --name, --title or its topics: quiz-astana-A.docx and
    quiz-astana-key.docx, on screens <course>-quiz-astana.moodle.xml.

    \b
    Examples:
      talkquiz quiz --topic astana --topic ceasefires --count 10
      talkquiz quiz --topic astana --minutes 15 --title "Tuesday's quiz"
      talkquiz quiz --kind choice --kind true-false --level 1-2 --versions 2
      talkquiz quiz --topic astana --swap k7qx --pin zmg3
      talkquiz quiz --topic astana --not-in last-year --pdf
      talkquiz quiz --topic astana --moodle --word
    """
    from talkquiz.exporters import EXPORTERS
    from talkquiz.handouts.quiz import Quiz

    if wanted["title"] and not wanted["title"].strip():
        raise click.BadParameter("it is empty.", param_hint="--title")
    formats = [name for name in EXPORTERS if wanted.get(name)] or ["word"]
    order = print_order({**wanted, "topics": (), "weights": ()}, formats, quiet=quiet)
    require_fitting(order)
    is_for_kahoot = formats == ["kahoot"] and not kinds
    if is_for_kahoot:
        kinds = tuple(kind for kind in ItemKind if kind.has_one_key)
    order = order._replace(
        quiz=Quiz(
            wanted["topics"],
            [kind for kind in ItemKind if kind in kinds],
            wanted["count"],
            wanted["minutes"],
            _LEVELS.get(level, ()),
            wanted["weights"],
            wanted["title"].strip(),
            wanted["name"],
            "Kahoot" if is_for_kahoot else "",
        )
    )
    say_built(course, order, quiet=quiet, as_json=as_json)
