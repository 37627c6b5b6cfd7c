"""Reads an article from a text, Markdown, HTML or Word file.

Text must be UTF-8: a guess at another encoding could change letters, and with them fingerprints.
"""

import re
import zlib
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from zipfile import BadZipFile

from talkquiz.articles.article import Article
from talkquiz.problem import TalkQuizError

MOST_CHARACTERS = 200_000
"""A long report has some 50,000."""
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


def open_article(path: Path, source_id: str) -> Article:
    """Return the article in the file at `path`, its fingerprints keyed by `source_id`.

    Raises ArticleError, also for a file that can be read and is no article.
    """
    text = read_article(path)
    if "\0" in text:
        raise ArticleError(f"{path} is no text: it holds null characters")
    if len(text) > MOST_CHARACTERS:
        raise ArticleError(f"{path} is too long for an article: {len(text):,} characters")
    article = Article.read(text, source_id)
    if not article.sentences:
        raise ArticleError(f"{path} holds no text")
    return article


def read_article(path: Path) -> str:
    """Return the text of the file at `path`, a line for each paragraph; raises ArticleError."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise ArticleError(f"{path} is none of {', '.join(READERS)}")
    try:
        if not path.is_file() or path.stat().st_size > _MOST_BYTES:
            raise ArticleError(f"{path} is no file, or larger than {_MOST_BYTES // 1024**2} MB")
        return reader(path)
    except OSError as error:
        raise ArticleError(f"{path} cannot be read: {error}") from error
    except UnicodeDecodeError as error:
        raise ArticleError(f"{path} is not UTF-8 text: save it as UTF-8") from error
    except (BadZipFile, zlib.error, SyntaxError, AttributeError, ValueError) as error:
        raise ArticleError(f"{path} cannot be read: it is damaged") from error


def _plain(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig")


def _markdown(path: Path) -> str:
    """Return the text with the lines of a paragraph joined; an empty line parts paragraphs."""
    paragraphs = [""]
    for line in _LINK.sub(r"\1", _plain(path)).splitlines():
        words = _MARKDOWN.sub("", line).strip()
        if words:
            paragraphs[-1] = f"{paragraphs[-1]} {words}".strip()
        else:
            paragraphs.append("")
    return "\n".join(filter(None, paragraphs))


class _Text(HTMLParser):
    """Collects the visible text of a page, a line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _SILENT:
            self.silent += 1
        if tag in _BLOCKS:
            self.text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT and self.silent:
            self.silent -= 1
        if tag in _BLOCKS:
            self.text.append("\n")

    def handle_data(self, data: str) -> None:
        # Line breaks in the source are spaces.
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
