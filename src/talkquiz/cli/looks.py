"""The options that say how handouts look, declared once and handed on as one value."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

_OPTIONS = (
    click.option(
        "--template",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
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
    click.option("--pdf", is_flag=True, help="Make PDFs as well, with LibreOffice."),
)


def looks_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options to `command`, which gets them as `looks`, exporters' Options."""

    @wraps(command)
    def gathered(
        *,
        template: Path | None,
        paper: str | None,
        large_print: bool,
        dyslexia: bool,
        points: bool,
        pdf: bool,
        **others: Any,
    ) -> None:
        from talkquiz.exporters import Options

        command(looks=Options(template, paper, large_print, dyslexia, points, pdf), **others)

    for option in reversed(_OPTIONS):
        gathered = option(gathered)
    return gathered
