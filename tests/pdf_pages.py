"""What is on the pages of a PDF, as pdftotext and pdfinfo of poppler see it."""

import re
import subprocess
from collections.abc import Mapping
from datetime import date
from html import unescape
from pathlib import Path
from typing import NamedTuple

from talkquiz.exporters.word.pdf import pdfs

TOOLS = ("soffice", "pdfinfo", "pdftotext")
_WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>'
)


class Word(NamedTuple):
    """A word on a page, and where: points from the left and the top."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


class Page(NamedTuple):
    """A page: its size in points, and its words."""

    width: float
    height: float
    words: list[Word]

    @property
    def text(self) -> str:
        """The words with single spaces, in the order of the document."""
        return " ".join(word.text for word in self.words)


def printed(documents: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Return where in `folder` the PDF of each Word file is, made as `build --pdf` makes it."""
    made = pdfs(documents, date(2026, 1, 2))
    for name, content in made.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in made]


def pages(pdf: Path) -> list[Page]:
    found = subprocess.run(
        ["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True, text=True
    )
    parts = found.stdout.split("<page ")[1:]
    return [
        Page(*map(float, re.findall(r'="([\d.]+)"', part)[:2]), _words(part))  # type: ignore[call-arg, arg-type]
        for part in parts
    ]


def facts(pdf: Path) -> dict[str, str]:
    found = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True)
    lines = (line.partition(":") for line in found.stdout.splitlines())
    return {name: value.strip() for name, _, value in lines}


def _words(page: str) -> list[Word]:
    return [
        Word(*(float(found[side]) for side in range(1, 5)), unescape(found[5]))  # type: ignore[call-arg, arg-type]
        for found in _WORD.finditer(page)
    ]
