"""Reads the text layer of a PDF: paragraphs put together from lines, without headers and footers.

A PDF has no paragraphs, only lines and where each stands. One begins where the gap is wider than
between most lines, where the size of the letters changes, and, after the end of a sentence, where
a line is moved in or the one before is short. A PDF of pictures alone has no text, and is said to
have none.
"""

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

import pypdf
from pypdf import PageObject, PdfReader, apply_configuration
from pypdf.errors import PyPdfError

from talkquiz.articles.article_data import ArticleData, Reading, Told
from talkquiz.untrusted_files import MEGABYTE, OutsideError
from talkquiz.untrusted_packages import BROKEN_OFFICE

_BROKEN = (PyPdfError, *BROKEN_OFFICE, RecursionError, OSError, AssertionError)
"""What pypdf raises for files that are broken, and for those that go beyond its limits."""
_MOST_UNPACKED = 8 * MEGABYTE
_MOST_PAGES = 100
_MOST_PARSED = 60_000
"""Operators and their values in one stream; a page that a browser prints has at most 20,000."""
_MOST_DONE, _FORM = 300_000, 2_000
"""Operators in all, and for how many a form counts, which is parsed wherever it is shown. A long
page that a browser prints has 40,000."""
_SHOWN = frozenset((b"Tj", b"TJ", b"'", b'"'))
"""Operators that show text (ISO 32000-1, 9.4.3)."""
_EDGE = 2
"""So many lines at the head and the foot of a page may be no part of its text."""
_NUMBER = re.compile(r"\W*(?:page|seite|p\.)?\W*\d+(?:\s*(?:of|/|von)\s*\d+)?\W*", re.IGNORECASE)
_PRINTED = re.compile(
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d{1,2}:\d\d\b.*|(?:https?|ﬁle|file)://\S+ \d+/\d+"
)
"""The head and the foot that browsers print."""
_ENDED = re.compile(r"""[.!?:…]["'”’»)\]]*$""")
_PRINT_SOME = "print those of the article to a PDF of their own"
_NO_TITLE = re.compile(r"untitled|(?:document|dokument)\s*\d*|\S+\.\w{2,5}", re.IGNORECASE)


class _Line(NamedTuple):
    """A line: its words, on which page and where it begins, and the size of its letters."""

    text: str
    page: int
    x: float
    y: float
    size: float


def read_pdf(content: bytes) -> Reading:
    """Return the text of a PDF; raises OutsideError, also for one without a text layer."""
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    work = [0]
    try:
        with apply_configuration(
            array_based_stream_maximum_output_length=_MOST_UNPACKED,
            lzw_maximum_output_length=_MOST_UNPACKED,
            run_length_maximum_output_length=_MOST_UNPACKED,
            zlib_maximum_output_length=_MOST_UNPACKED,
            stream_parsing_work_maximum_count=_MOST_PARSED,
        ):
            reader = PdfReader(BytesIO(content))
            if reader.is_encrypted and not reader.decrypt(""):
                raise OutsideError("it is locked with a password: print it to a PDF that is not")
            if len(reader.pages) > _MOST_PAGES:
                raise OutsideError(f"it has more than {_MOST_PAGES} pages: {_PRINT_SOME}")
            lines = [line for n, page in enumerate(reader.pages) for line in _lines(page, n, work)]
            title = str(reader.metadata.title or "") if reader.metadata else ""
    except _BROKEN as error:
        raise OutsideError("it is no PDF, damaged, or larger than an article can be") from error
    if not any(line.text for line in lines):
        raise OutsideError("it has no text layer: its pages are pictures, and need OCR first")
    paragraphs = list(_paragraphs(_without_edges(lines)))
    return Reading(
        "\n".join(paragraphs),
        ArticleData(title=_title(title, paragraphs)),
        reader=f"pypdf {pypdf.__version__}",
    )


def _title(said: str, paragraphs: Sequence[str]) -> Told[str] | None:
    """Return the title that the properties say: on the page it may stand without the site's name.

    Many are names of files, or left over from another document: only a hint.
    """
    title = " ".join(said.removeprefix("Microsoft Word - ").split())
    if not title or _NO_TITLE.fullmatch(title):
        return None
    begins = (line for line in paragraphs if len(line) > len(title) / 2)
    on_page = next((line for line in begins if title.casefold().startswith(line.casefold())), None)
    where = "the PDF's properties"
    return Told(on_page, f"{where}, and on its page") if on_page else Told(title, where, sure=False)


def _lines(page: PageObject, number: int, work: list[int]) -> Iterator[_Line]:
    """Yield the lines of a page in the order in which they were written.

    `work` counts what was done for them and for those of the pages before.
    """
    pieces: list[tuple[str, float, float, float]] = []
    starts: list[float] = []

    def note(text: str, place: Any, matrix: Any, _font: Any, size: float) -> None:
        letters = size * abs(matrix[3] or 1)
        x = min(starts, default=matrix[4] * place[0] + place[4])
        pieces.append((text, x, matrix[5] * place[3] + place[5], letters))
        if text.strip():
            starts.clear()

    def count(operator: bytes, values: Sequence[object], place: Any, matrix: Any) -> None:
        work[0] += _FORM if operator == b"Do" else 1
        work[0] += sum(len(value) for value in values if isinstance(value, list))
        if work[0] > _MOST_DONE:
            raise OutsideError("it holds more than an article can")
        if operator in _SHOWN:
            starts.append(matrix[4] * place[0] + place[4])

    page.extract_text(visitor_text=note, visitor_operand_before=count)
    said, x, y, size = "", 0.0, 0.0, 0.0
    for text, *where in [*pieces, ("\n", 0.0, 0.0, 0.0)]:
        before, *after = text.split("\n")
        if before.strip() and not said.strip():
            x, y, size = where
        said += before
        for each in after:
            if said.strip():
                yield _Line(" ".join(said.split()), number, x, y, size)
            said, (x, y, size) = each, where


def _without_edges(lines: Sequence[_Line]) -> list[_Line]:
    """Return the lines without page numbers, and without what stands on most pages' edges."""
    pages: dict[int, list[_Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    edges: dict[_Line, str] = {}
    for of_page in pages.values():
        high = sorted(of_page, key=lambda line: -line.y)
        for line in (*high[:_EDGE], *high[-_EDGE:]):
            edges[line] = re.sub(r"\d+", "#", line.text)
    often = Counter(edges.values())
    most = max(2, len(pages) / 2)
    return [
        line
        for line in lines
        if line not in edges
        or not (
            often[edges[line]] >= most or _NUMBER.fullmatch(line.text) or _PRINTED.match(line.text)
        )
    ]


def _paragraphs(lines: Sequence[_Line]) -> Iterator[str]:
    """Yield the paragraphs that lines make, words parted at the end of a line put together."""
    gaps = [_gap(a, b) for a, b in pairwise(lines) if a.page == b.page and 0 < _gap(a, b) < 4]
    usual = median(gaps) if gaps else 0.0
    width = sorted(len(line.text) for line in lines)[len(lines) * 9 // 10] if lines else 0
    whole = {word.casefold() for line in lines for word in re.findall(r"\w+-\w+", line.text)}
    said = ""
    for number, line in enumerate(lines):
        before, after = (lines[number - 1] if number else None), lines[number + 1 :][:1]
        if before and said and not _begins(before, line, after, usual, width):
            cut = re.search(r"(\w+)[-\u00ad]$", said)
            rest = re.match(r"[a-zß-ÿ]\w*", line.text)
            if cut and rest:
                together = f"{cut[1]}-{rest[0]}".casefold() in whole
                said = said if together else said[:-1]
            said += line.text if cut and rest else f" {line.text}"
            continue
        if said:
            yield said
        said = line.text
    if said:
        yield said


def _gap(before: _Line, line: _Line) -> float:
    """Return how far a line stands below the one before, in sizes of its letters."""
    return (before.y - line.y) / (before.size or 1)


def _begins(before: _Line, line: _Line, after: Sequence[_Line], usual: float, width: int) -> bool:
    """Tell whether a paragraph begins with `line`, which stands between `before` and `after`."""
    if abs(before.size - line.size) > 0.1 * max(before.size, line.size):
        return True
    ended = bool(_ENDED.search(before.text))
    if before.page != line.page or line.y >= before.y:  # the next page or column
        return ended
    is_apart = _gap(before, line) > 1.25 * usual
    moved = ((line.x - each.x) / (line.size or 1) for each in (before, *after))
    is_moved_in = any(0.7 < each < 4 for each in moved)
    return is_apart or (ended and (is_moved_in or len(before.text) < 0.75 * width))
