"""Reads an article from a text, Markdown, HTML or Word file into lines, one a paragraph."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from zipfile import BadZipFile

from talkquiz.problem import TalkQuizError

_MOST_BYTES = 16 * 1024 * 1024
_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section table td th title tr ul".split()
)
_SILENT = frozenset("head noscript script style svg template".split())
_MARKDOWN = re.compile(r"^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+)|[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}|`")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")


class ArticleError(TalkQuizError):
    """Raised for a file that no article can be read from; says why."""


def read_article(path: Path) -> str:
    """Return the text of the article at `path`, a line for each paragraph; raises ArticleError."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise ArticleError(f"{path} is none of {', '.join(READERS)}")
    try:
        if not path.is_file() or path.stat().st_size > _MOST_BYTES:
            raise ArticleError(f"{path} is no file, or larger than {_MOST_BYTES // 1024**2} MB")
        return reader(path)
    except (OSError, UnicodeDecodeError) as error:
        raise ArticleError(f"{path} cannot be read: {error}") from error


def _plain(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig")


def _markdown(path: Path) -> str:
    lines = _LINK.sub(r"\1", _plain(path)).splitlines()
    return "\n".join(_joined([_MARKDOWN.sub("", line).strip() for line in lines]))


def _joined(lines: list[str]) -> list[str]:
    """Return the lines with those of one paragraph joined; an empty line parts paragraphs."""
    paragraphs = [""]
    for line in lines:
        if line:
            paragraphs[-1] = f"{paragraphs[-1]} {line}".strip()
        else:
            paragraphs.append("")
    return [paragraph for paragraph in paragraphs if paragraph]


class _Text(HTMLParser):
    """Collects the visible text of a page, a line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line at a block, and silence what is not shown."""
        del attrs
        self.silent += tag in _SILENT
        if tag in _BLOCKS:
            self.text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End the line of a block."""
        self.silent = max(0, self.silent - (tag in _SILENT))
        if tag in _BLOCKS:
            self.text.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep shown text; line breaks in the source are spaces."""
        if not self.silent:
            self.text.append(re.sub(r"\s+", " ", data))


def _html(path: Path) -> str:
    page = _Text()
    page.feed(_plain(path))
    page.close()
    return "".join(page.text)


def _word(path: Path) -> str:
    import docx  # noqa: PLC0415 - slow to import, and rarely needed
    from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415

    try:
        document = docx.Document(str(path))
    except (PackageNotFoundError, BadZipFile, SyntaxError, KeyError, ValueError) as error:
        raise ArticleError(f"{path} is no Word document") from error
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


READERS: dict[str, Callable[[Path], str]] = {
    ".txt": _plain,
    ".text": _plain,
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": _html,
    ".htm": _html,
    ".docx": _word,
}
"""Reader by the ending of a file's name."""
