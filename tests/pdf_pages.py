"""What is on the pages of a PDF, as pdftotext and pdfinfo of poppler see it."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from datetime import date
from html import unescape
from pathlib import Path
from typing import NamedTuple

import pytest

from talkquiz.exporters.word.pdf import pdfs

TOOLS = ("soffice", "pdfinfo", "pdftotext", "pdfimages")
needs_libreoffice = pytest.mark.skipif(
    not all(map(shutil.which, TOOLS)), reason=f"one of {', '.join(TOOLS)} is not installed"
)
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
    return [
        Page(*map(float, re.findall(r'="([\d.]+)"', part)[:2]), _words(part))  # type: ignore[call-arg, arg-type]
        for part in _told("pdftotext", "-bbox", pdf, "-").split("<page ")[1:]
    ]


def texts(pdf: Path) -> list[str]:
    """Return the text of each page, laid out as it stands there, in as many pages as it says."""
    found = _told("pdftotext", "-layout", pdf, "-").split("\f")[:-1]
    assert len(found) == int(facts(pdf)["Pages"])
    return found


def images(pdf: Path) -> list[int]:
    """Return the number of the page of each picture."""
    return [int(row.split()[0]) for row in _told("pdfimages", "-list", pdf).splitlines()[2:]]


def facts(pdf: Path) -> dict[str, str]:
    lines = (line.partition(":") for line in _told("pdfinfo", pdf).splitlines())
    return {name: value.strip() for name, _, value in lines}


def _told(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()


def _words(page: str) -> list[Word]:
    return [
        Word(*(float(found[side]) for side in range(1, 5)), unescape(found[5]))  # type: ignore[call-arg, arg-type]
        for found in _WORD.finditer(page)
    ]
