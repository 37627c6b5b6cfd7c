"""Reads an article from a text, Markdown, HTML or Word file.

Text must be UTF-8: a guess at another encoding could change letters, and with them fingerprints.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from talkquiz.articles.article import Article
from talkquiz.articles.article_data import ArticleData
from talkquiz.problem import TalkQuizError
from talkquiz.untrusted_files import MEGABYTE, OutsideError, read_file
from talkquiz.untrusted_packages import BROKEN_OFFICE, Limits, office_package

MOST_CHARACTERS = 200_000
"""A long report has some 50,000."""
_MOST_BYTES, _MOST_WORD_BYTES = 4 * MEGABYTE, 16 * MEGABYTE
_WORD_LIMITS = Limits(parts=2_000, unpacked=100 * MEGABYTE, text=8 * MEGABYTE)
_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section table td th title tr ul".split()
)
_SILENT = frozenset("head noscript script style svg template".split())
_MARKDOWN = re.compile(r"^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+)|[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}|`")
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\([^()]{0,2000}\)")
"""A link or a picture; one with more words, or a longer address, stays as it is written."""


class ArticleError(TalkQuizError):
    """Raised for a file that no article can be read from; says why."""


@dataclass(frozen=True, slots=True)
class OpenedArticle:
    """An article that was read from the file at `path`: its sentences, and what the file tells.

    Citations stand on `saved_as`, the text that was read of a page, a document or a PDF. It lies
    beside the file; `save_text` writes it where it is still `unsaved`. A text file stands for itself
    (None). `left_out` are the lines of a page that are no part of that text; `notes` are sentences
    that a person should be shown.
    """

    path: Path
    article: Article
    data: ArticleData
    left_out: tuple[str, ...] = ()
    saved_as: Path | None = None
    unsaved: bytes = b""
    notes: tuple[str, ...] = ()


def open_article(path: Path, source_id: str) -> OpenedArticle:
    """Return the article in the file at `path`, its fingerprints keyed by `source_id`.

    Raises ArticleError, also for a file without text.
    """
    article = Article.read(read_article(path), source_id)
    if not article.sentences:
        raise ArticleError(f"{path} holds no text")
    return OpenedArticle(path, article, ArticleData())


def save_text(opened: OpenedArticle) -> bool:
    """Write the text that citations stand on beside the file, unless it is there already.

    Returns whether it was written; raises ArticleError where it cannot be.
    """
    if not (opened.saved_as and opened.unsaved):
        return False
    try:
        with opened.saved_as.open("xb") as file:
            file.write(opened.unsaved)
    except OSError as error:
        raise ArticleError(f"{opened.saved_as} cannot be written: {error.strerror}") from error
    return True


def read_article(path: Path) -> str:
    """Return the text of the file at `path`, a line for each paragraph; raises ArticleError."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise ArticleError(f"{path} is none of {', '.join(READERS)}")
    try:
        content = read_file(path, _MOST_BYTES if reader is not _word else _MOST_WORD_BYTES)
        text = reader(content)
    except OutsideError as error:
        raise ArticleError(f"{path} cannot be read: {error}") from error
    except UnicodeDecodeError as error:
        raise ArticleError(f"{path} is not UTF-8 text: save it as UTF-8") from error
    if "\0" in text:
        raise ArticleError(f"{path} is no text: it holds null characters")
    if len(text) > MOST_CHARACTERS:
        raise ArticleError(f"{path} is too long for an article: {len(text):,} characters")
    return text


def _plain(content: bytes) -> str:
    text = content.decode("utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _markdown(content: bytes) -> str:
    """Return the text with the lines of a paragraph joined; an empty line parts paragraphs."""
    paragraphs = [list[str]()]
    for line in _LINK.sub(r"\1", _plain(content)).splitlines():
        words = _MARKDOWN.sub("", line).strip()
        if words:
            paragraphs[-1].append(words)
        else:
            paragraphs.append([])
    return "\n".join(" ".join(lines) for lines in paragraphs if lines)


def _html(content: bytes) -> str:
    """Return the visible text of a page, a line for each block."""
    from lxml import etree  # noqa: PLC0415 - rarely needed

    text = _plain(content)
    if "\0" in text:
        raise OutsideError("it holds null characters")
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = etree.fromstring(text.encode() or b" ", parser)
    if root is None:
        return ""
    shown, silent = list[str](), 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        is_start, is_silent = event == "start", element.tag in _SILENT
        silent += (1 if is_start else -1) if is_silent else 0
        if element.tag in _BLOCKS:
            shown.append("\n")
        words = element.text if is_start else element.tail
        if words and not silent:
            shown.append(re.sub(r"\s+", " ", words))  # line breaks in the source are spaces
    return "".join(shown)


def _word(content: bytes) -> str:
    import docx  # noqa: PLC0415 - slow to import, and rarely needed
    from docx.opc.exceptions import OpcError  # noqa: PLC0415
    from docx.oxml.exceptions import XmlchemyError  # noqa: PLC0415

    office_package(content, _WORD_LIMITS)
    try:
        document = docx.Document(BytesIO(content))
        return "\n".join(paragraph.text for paragraph in document.paragraphs)
    except (*BROKEN_OFFICE, OpcError, XmlchemyError) as error:
        raise OutsideError("it is no Word document, or damaged") from error


READERS: dict[str, Callable[[bytes], str]] = {
    ".txt": _plain,
    ".text": _plain,
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": _html,
    ".htm": _html,
    ".docx": _word,
}
"""Reader by the ending of a file's name."""
