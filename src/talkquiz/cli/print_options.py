"""How handouts are printed: the options of all commands that print, and what is said then."""

import time
from collections.abc import Callable, Sequence
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from talkquiz.cli.drafts import say_unfinished, without_missing
from talkquiz.cli.onscreen_options import called_format, say_carried
from talkquiz.cli.printing import (
    fail,
    paragraph,
    progress,
    say,
    say_json,
    size,
    summary,
    table,
)
from talkquiz.cli.shared import GIVEN_FILE, called

if TYPE_CHECKING:
    from talkquiz.build import Built, Order, Written

_Command = TypeVar("_Command", bound=Callable[..., Any])

_LONGEST_CLASS = 40
_NO_HANDOUTS = "the course has no handouts; `talkquiz explain course-format` says how to write one"
_OPTIONS = (
    click.option(
        "--pin",
        "pins",
        multiple=True,
        metavar="ID",
        help="Have this question; its id stands on a key. May be given again, as the next three.",
    ),
    click.option(
        "--without", multiple=True, metavar="ID", help="Have another question than this one."
    ),
    click.option(
        "--swap",
        "swaps",
        multiple=True,
        metavar="ID",
        help="Put a like question in the place of this one, which is on the sheet.",
    ),
    click.option(
        "--not-in",
        multiple=True,
        type=click.Path(exists=True, path_type=Path),
        metavar="DOCX",
        help="Ask nothing again that is on this sheet or key, or on those in a folder.",
    ),
    click.option(
        "--roster",
        type=GIVEN_FILE,
        metavar="LIST",
        help="Make each handout in a version for each student on a list (.xlsx, .ods, CSV), and "
        "one key for them.",
    ),
    click.option("--sheet", default="", metavar="S", help="The roster's sheet, by name or number."),
    click.option(
        "--name-column",
        "name_columns",
        multiple=True,
        metavar="C",
        help="The roster's column of names, by heading or number; twice for first and last name.",
    ),
    click.option(
        "--shared",
        is_flag=True,
        help="With a --roster: give students the versions A, B, ... in turn, each with a name.",
    ),
    click.option(
        "--class",
        "class_name",
        default="",
        metavar="7b",
        help="Print this where sheets ask for the class.  [default: what the roster says]",
    ),
    click.option(
        "--versions",
        type=click.IntRange(1, 26),
        metavar="N",
        help="Make so many versions of each handout, else as many as its blueprint says.",
    ),
    click.option(
        "--template",
        type=GIVEN_FILE,
        metavar="DOCX",
        help="Take the looks of handouts from your own copy of `talkquiz template word`.",
    ),
    click.option("--paper", type=click.Choice(["a4", "letter"]), help="The paper of handouts."),
    click.option(
        "--large-print", is_flag=True, help="Print sheets in 18 points, with wider lines."
    ),
    click.option(
        "--dyslexia", is_flag=True, help="Print sheets with letters and lines further apart."
    ),
    click.option(
        "--points/--no-points",
        default=True,
        help="Say what questions are worth, or not.  [default: points]",
    ),
    click.option(
        "--grades",
        metavar="G",
        help='Say at the foot of the key which marks give which grade: "90 80 70 60" percent, or '
        '"A 90, B 80, C 70, D".',
    ),
    click.option(
        "--answer-sheet",
        is_flag=True,
        help="Make the last page of sheets an answer slip, with boxes to mark, and an overlay.",
    ),
    click.option("--short-key", is_flag=True, help="Leave where answers are from out of the keys."),
    click.option("--pdf", is_flag=True, help="Make PDFs as well, with LibreOffice."),
    click.option(
        "--class-pdf",
        is_flag=True,
        help="With a --roster: put all sheets into one PDF, in the order of the list.",
    ),
    click.option(
        "--duplex",
        is_flag=True,
        help="With --class-pdf: have each sheet begin on a new leaf, for printing on both sides.",
    ),
)


def print_options(command: _Command) -> _Command:
    """Give `command` the options of printing, in the order of `--help`."""
    return reduce(lambda made, option: option(made), reversed(_OPTIONS), command)


def print_order(wanted: dict[str, Any], formats: Sequence[str], *, quiet: bool) -> "Order":
    """Return what is `wanted`, by the names of the options, as an order; or a usage error."""
    from talkquiz.build import Order
    from talkquiz.exporters import Options

    looks = Options(**{name: wanted[name] for name in Options._fields})
    for option, given in (("--name-column", "name_columns"), ("--sheet", "sheet")):
        if wanted[given] and not wanted["roster"]:
            raise click.UsageError(f"{option} goes with a --roster.")
    if wanted["shared"] and not wanted["roster"]:
        raise click.UsageError("--shared says who gets which version: it goes with a --roster.")
    if wanted["class_pdf"] and not wanted["roster"]:
        raise click.UsageError("--class-pdf is one PDF of a whole class: it goes with a --roster.")
    if wanted["duplex"] and not wanted["class_pdf"]:
        raise click.UsageError("--duplex fills up the sheets in one PDF: it goes with --class-pdf.")
    if len(wanted["class_name"]) > _LONGEST_CLASS or not wanted["class_name"].isprintable():
        raise click.UsageError(f"--class is a name of up to {_LONGEST_CLASS} letters.")
    if wanted["grades"] is not None and not wanted["points"]:
        raise click.UsageError("--grades are for points: leave --no-points out.")
    rest = {name: wanted[name] for name in wanted.keys() & Order._fields}
    return Order(formats, options=looks, watch=None if quiet else progress, **rest)


def require_fitting(order: "Order") -> None:
    """End in a usage error where an option of `order` is for none of its formats."""
    from talkquiz.exporters import ONSCREEN

    for_print = _options_of_print(order)
    if for_print and "word" not in order.formats:
        are = "is" if len(for_print) == 1 else "are"
        names = " and ".join(for_print)
        raise click.UsageError(f"{names} {are} for printed handouts: add --word.")
    if order.deck_only and not ONSCREEN.intersection(order.formats):
        raise click.UsageError("--deck-only is for the formats of screens, such as --moodle.")
    if order.deck_only and order.handouts:
        raise click.UsageError("--deck-only is for a course: a handout has its own questions.")


def _options_of_print(order: "Order") -> list[str]:
    """Return the options that were given and say how handouts are printed, as they are typed."""
    from talkquiz.exporters import AS_USUAL

    looks, usual = order.options._asdict(), AS_USUAL._asdict()
    given = {name: looks[name] != usual[name] for name in looks} | {
        "roster": order.roster,
        "versions": order.versions,
        "grades": order.grades is not None,
        "answer_sheet": order.answer_sheet,
    }
    typed = {"points": "no-points", "class_name": "class"}
    return [
        f"--{typed.get(name, name).replace('_', '-')}" for name, is_so in given.items() if is_so
    ]


def say_built(course: Path, order: "Order", *, quiet: bool, as_json: bool) -> None:
    """Build `order` from the `course`, and print what was written and what was wrong.

    Ends the program with 1 where nothing was written.
    """
    from talkquiz.build import build

    started = time.perf_counter()
    built = build(course, order)
    seconds = time.perf_counter() - started
    if as_json:
        from talkquiz.json_output import build_json

        say_json(build_json(built, seconds))
    else:
        drafts = 0 if quiet else built.drafts
        say_unfinished(course, built.problems, drafts)
        for each in built.unchecked:
            say(*paragraph(each, hanging=2), err=True)
    if built.source and not quiet and not as_json:
        say(*paragraph(built.source.told, indent=0, hanging=2), err=True)
    if not built.written:
        if not quiet and not as_json:
            say_carried(built.carried)
        why, hint = _why_nothing(built, order)
        fail(*paragraph(f"Nothing was written: {why}.", 0, 2), *paragraph(hint, indent=4))
    _say_beside(built)
    if not quiet and not as_json:
        rows = [(str(w.path), _counted(w), size(w.size)) for w in built.written]
        say(*table(rows, right=(2,)))
        _say_paper(built.written, duplex=order.options.duplex)
        say_carried(built.carried)
        say(f"{called(course, built.title)}: built in {seconds:.1f} s.")


def _why_nothing(built: "Built", order: "Order") -> tuple[str, str]:
    """Return why nothing was written, and what would help, if that is known."""
    from talkquiz.problem import has_errors

    handouts = ", ".join(order.handouts)
    if has_errors(built.problems):
        return summary(without_missing(built.problems)), ""
    if built.carried:
        return "no question fits", "Ask for other kinds of question, or make another format."
    if built.shown_only:
        return f"{handouts} is to be read and asks nothing", "Print it with --word."
    if order.handouts and (order.topics or order.weights):
        within = " or ".join((*order.topics, *order.weights))
        hint = "A handout has topics of its own: leave --topic and --weight out, or make a `quiz`."
        return f"nothing of {handouts} is of {within}", hint
    if order.formats == ["word"] and not (order.quiz or order.topics or order.weights):
        return _NO_HANDOUTS, ""
    return "there is nothing to ask", ""


def _say_beside(built: "Built") -> None:
    """Print what somebody should know who thinks that all of a course is in what was written."""
    for edited, spare in built.kept.items():
        say(f"{edited} had been edited: your version is kept as {spare}", err=True)
    if built.earlier:
        names = ", ".join(map(str, built.earlier))
        told = f"Of an earlier build, perhaps with other questions than this key: {names}."
        say(*paragraph(told, indent=0, hanging=2), err=True)
    if built.shown_only:
        names = ", ".join(built.shown_only)
        say(f"To be read, and asks nothing, so on paper alone: {names}.", err=True)
    if built.empty:
        names = ", ".join(map(called_format, built.empty))
        say(f"No question fits, so without a file: {names}.", err=True)
    if built.for_all:
        names = ", ".join(built.for_all)
        say(f"The same for every student, so without sheets by name: {names}.", err=True)
    if built.without_slip:
        names = ", ".join(built.without_slip)
        say(f"Nothing to answer by marks, so without an answer slip: {names}.", err=True)


def _counted(file: "Written") -> str:
    """Return how many of what a file holds, and on how many pages, in words."""
    counts = [(file.count, file.unit), *([(file.pages, "pages")] if file.pages else [])]
    return ", ".join(f"{n} {unit[: -1 if n == 1 else None]}" for n, unit in counts)


def _say_paper(written: "Sequence[Written]", *, duplex: bool) -> None:
    """Print how much paper each PDF of a class takes, and where paper may be saved."""
    cure = "a question less may save it, or other --paper"
    for file in written:
        many = "the last page has a few lines only"
        if file.paper:
            many = f"{file.sparse} of {file.count} sheets end with a page of a few lines"
            sides = "both sides" if duplex else "one side"
            counted = f"{file.count} students, {file.pages} pages, {file.paper} sheets of paper"
            say(f"{file.path.name}: {counted}, printed on {sides}.")
        if file.sparse:
            say(*paragraph(f"{file.path.name}: {many}: {cure}.", indent=0, hanging=2))
