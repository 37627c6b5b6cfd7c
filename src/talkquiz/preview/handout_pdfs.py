"""The sheets of a handout as PDFs, made when somebody wants to see them."""

from pathlib import Path
from typing import NamedTuple

from talkquiz.build import Order, make
from talkquiz.exporters import Options
from talkquiz.problem import Problem, Severity, TalkQuizError

_PDF = ".pdf"


class Sheets(NamedTuple):
    """PDFs by the names of their files, or why there are none."""

    files: dict[str, bytes]
    reason: str = ""
    problems: tuple[Problem, ...] = ()


def sheets(folder: Path, handout: str) -> Sheets:
    """Return the sheet and the key of a handout of the course in `folder`, as LibreOffice has them.

    There is one version, whatever the blueprint says: the others ask the same.
    """
    options = Options(pdf=True)
    order = Order(("word",), handouts=(handout,), versions=1, options=options)
    try:
        made = make(folder, order)
    except TalkQuizError as error:
        return Sheets({}, str(error))
    files = made.products.get("word", {})
    pdfs = {name: product.content for name, product in files.items() if name.endswith(_PDF)}
    if pdfs:
        return Sheets(pdfs)
    errors = tuple(each for each in made.problems if each.severity is Severity.ERROR)
    return Sheets({}, "nothing is printed while the course has errors", errors)
