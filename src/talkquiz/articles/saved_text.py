"""The text that was read of a page, a document or a PDF, saved beside it: `news.html.read.txt`.

Citations stand on it: a later version of a library may part a page's paragraphs otherwise. Its
front matter says which file was read, its digest, by what it was read, and what it tells of the
article; below the text stand the sentences that are no part of it. It is the curator's own, to be
mended or deleted, and never goes into a course.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from talkquiz import __version__
from talkquiz.articles.article_data import ArticleData, Reading, Told
from talkquiz.articles.front_matter import FrontMatter
from talkquiz.course.edit_files import scalar, without_controls

ENDING = ".read.txt"
_LEFT_OUT = "----- left out: move a line above this one to keep it -----"


def saved_beside(path: Path) -> Path:
    """Return where the text that is read of the file at `path` is saved."""
    return path.with_name(path.name + ENDING)


def digest(content: bytes) -> str:
    """Return what a file is known again by: 16 hexadecimal digits of its BLAKE2b (RFC 7693)."""
    return hashlib.blake2b(content, digest_size=8).hexdigest()


def saved_text(path: Path, reading: Reading) -> bytes:
    """Return what was read of the file at `path` as it is saved."""
    lines = [
        "---",
        f"read-from: {scalar(path.name)}",
        f'digest: "{reading.digest}"',
        f"reader: {scalar(', '.join(filter(None, (f'TalkQuiz {__version__}', reading.reader))))}",
        *_told(reading.data),
        "# Citations stand on the text below. Delete this file to have the page read anew.",
        "---",
    ]
    for line in reading.text.splitlines():
        lines += ["", without_controls(line)] if line.strip() else []
    if reading.left_out:
        lines += ["", _LEFT_OUT, *map(without_controls, reading.left_out)]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _told(data: ArticleData) -> Iterator[str]:
    """Yield what the file tells of its article, and where each was read."""
    names = data.authors
    authors = Told("; ".join(names.value), names.where) if names else None
    for key, told in (
        ("title", data.title),
        ("outlet", data.outlet),
        ("authors", authors),
        ("issued", data.issued),
        ("language", data.language),
    ):
        if told:
            yield f"{key}: {scalar(str(told.value))}"
            yield f"{key}-from: {scalar(told.where)}"
            if not told.sure:
                yield f"{key}-guessed: true"


def read_saved_text(matter: FrontMatter) -> Reading | None:
    """Return what was read before, if the text with this front matter is a saved one."""
    if not {"readfrom", "digest"} <= matter.values.keys():
        return None
    kept, _, left_out = matter.text.partition(_LEFT_OUT)
    lines = tuple(line for line in left_out.splitlines() if line.strip())
    return Reading(kept, matter.data, lines, digest=matter.values["digest"])
