"""Reads an article from a text, Markdown, a saved web page, a Word file or a PDF.

What is no text itself is read once: the text that was read is saved beside it, and taken in its
place from then on (saved_text.py).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from talkquiz.articles.article import Article
from talkquiz.articles.article_data import ArticleData, Reading, Told
from talkquiz.articles.front_matter import read_front_matter
from talkquiz.articles.saved_text import digest, read_saved_text, saved_beside, saved_text
from talkquiz.problem import TalkQuizError
from talkquiz.untrusted_files import MEGABYTE, OutsideError, read_file
from talkquiz.untrusted_packages import BROKEN_OFFICE, Limits, office_package

MOST_CHARACTERS = 200_000
"""A long report has some 50,000."""
_MOST_BYTES, _MOST_BYTES_OF_PAGES = 4 * MEGABYTE, 16 * MEGABYTE
"""A page that a browser saved as one file holds its pictures."""
_WORD_LIMITS = Limits(parts=2_000, unpacked=100 * MEGABYTE, text=8 * MEGABYTE)
_MARKDOWN = re.compile(r"^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+)|[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}|`")
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\([^()]{0,2000}\)")
"""A link or a picture; one with more words, or a longer address, stays as it is written."""
_PARAGRAPHS = ".//w:p[not(ancestor::w:txbxContent)]"
"""Those of tables too; a text box stands in a document twice, for old and for new versions."""
_TITLE_STYLES, _HEAD_OF_DOCUMENT = ("Title", "Heading 1"), 20
_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{1,40})|<\?xml[^>]{0,100}?"""
    rb"""encoding\s*=\s*["']([\w-]{1,40})""",
    re.IGNORECASE,
)
_TAG = re.compile("<[a-zA-Z!]")
_ENCODING = re.compile(r"windows-|cp\d|iso-8859|euc-|shift_jis|sjis|big5|gb|koi8|mac|tis-|utf-16")
_GUESSED_ENCODING = (
    "The page does not say how its letters are written: Windows-1252 is taken. See whether accents"
    " and quotation marks are right."
)
_HEAD = 4096
"""Bytes in which a page says how its letters are written."""


class ArticleError(TalkQuizError):
    """Raised for a file that no article can be read from; says why."""


@dataclass(frozen=True, slots=True)
class OpenedArticle:
    """An article that was read from the file at `path`: its sentences, and what the file tells.

    Citations stand on `saved_as`, the text that was read of a page, a document or a PDF. It lies
    beside the file; `save_text` writes it where it is still `unsaved`. A text file stands for
    itself (None). `left_out` are the lines of a page that are no part of that text; `notes` are
    sentences that a person should be shown.
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
    reading = read_article(path)
    article = Article.read(reading.text, source_id)
    if not article.sentences:
        raise ArticleError(f"{path} holds no text")
    is_text = path.suffix.lower() in _TEXTS
    return OpenedArticle(
        path,
        article,
        reading.data,
        reading.left_out,
        saved_as=None if is_text else saved_beside(path),
        unsaved=saved_text(path, reading) if reading.digest and not is_text else b"",
        notes=reading.notes,
    )


def read_article(path: Path) -> Reading:
    """Return what the file at `path` holds, or what was saved of it before; raises ArticleError.

    Only one that is read for the first time has a `digest`.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise ArticleError(f"{path} is none of {', '.join(READERS)}")
    is_text = path.suffix.lower() in _TEXTS
    try:
        content = read_file(path, _MOST_BYTES if is_text else _MOST_BYTES_OF_PAGES)
        if not is_text and saved_beside(path).is_file():
            return _saved(path, digest(content))
        reading = reader(content)
    except OutsideError as error:
        raise ArticleError(f"{path} cannot be read: {error}") from error
    except UnicodeDecodeError as error:
        raise ArticleError(f"{path} is not UTF-8 text: save it as UTF-8") from error
    if "\0" in reading.text:
        raise ArticleError(f"{path} is no text: it holds null characters")
    if len(reading.text) > MOST_CHARACTERS:
        raise ArticleError(f"{path} is too long for an article: {len(reading.text):,} characters")
    return reading._replace(digest="" if is_text else digest(content))


def _saved(path: Path, now: str) -> Reading:
    """Return the text saved of the file at `path`, whose digest is `now`."""
    saved = saved_beside(path)
    content = read_file(saved, _MOST_BYTES)
    reading = read_saved_text(read_front_matter(_decoded(content)))
    if reading is None:
        raise OutsideError(f"{saved.name} is in the way of the text that is read of it")
    changed = f"{path.name} has changed since its text was saved: {saved.name} is taken as it is"
    return reading._replace(notes=(changed,) if reading.digest != now else (), digest="")


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


def _decoded(content: bytes) -> str:
    text = content.decode("utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _plain(content: bytes) -> Reading:
    """Read a text; one that was saved of a page brings what the page tells."""
    matter = read_front_matter(_decoded(content))
    return (read_saved_text(matter) or Reading(matter.text, matter.data))._replace(digest="")


def _markdown(content: bytes) -> Reading:
    """Join the lines of each paragraph; an empty line parts paragraphs."""
    matter = read_front_matter(_decoded(content))
    paragraphs = [list[str]()]
    for line in _LINK.sub(r"\1", matter.text).splitlines():
        words = _MARKDOWN.sub("", line).strip()
        if words:
            paragraphs[-1].append(words)
        else:
            paragraphs.append([])
    text = "\n".join(" ".join(lines) for lines in paragraphs if lines)
    return Reading(text, matter.data)


def _html(content: bytes, address: str = "") -> Reading:
    try:
        from talkquiz.articles.web_page import read_web_page  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise OutsideError('web pages need `pip install "talkquiz[curator]"`') from error
    text, is_guessed = _decoded_page(content)
    if "\0" in text:
        raise OutsideError("it holds null characters")
    if not _TAG.search(text):
        raise OutsideError("it holds no web page")
    reading = read_web_page(text, address)
    notes = (*reading.notes, _GUESSED_ENCODING) if is_guessed and reading.text else reading.notes
    return reading._replace(notes=notes)


def _decoded_page(content: bytes) -> tuple[str, bool]:
    """Return the text of a page, in UTF-8 or in the encoding that it names, and if that is guessed.

    One that names none is taken for Windows-1252, as browsers do (WHATWG HTML).
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16"), False
    try:
        return _decoded(content), False
    except UnicodeDecodeError:
        named = _CHARSET.search(content[:_HEAD])
        encoding = (named[1] or named[2]).decode().lower() if named else ""
        if encoding and not _ENCODING.match(encoding):
            raise
    try:
        # As browsers do, Latin-1 is taken for Windows' (WHATWG Encoding).
        known = encoding not in ("", "iso-8859-1")
        return content.decode(encoding if known else "cp1252"), not encoding
    except (LookupError, UnicodeError) as error:
        other = f"{encoding}, as it says" if encoding else "Windows-1252"
        raise OutsideError(f"it is neither UTF-8 nor {other}") from error


def _saved_by_chrome(content: bytes) -> Reading:
    """Read a page that a browser saved as one file (MHTML, RFC 2557): its first part of HTML."""
    from email import message_from_bytes  # noqa: PLC0415 - rarely needed

    try:
        message = message_from_bytes(content)
        parts = (each for each in message.walk() if each.get_content_type() == "text/html")
        part = next(parts, message)
        page = part.get_payload(decode=True)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise OutsideError("it is no saved page, or damaged") from error
    if not isinstance(page, bytes) or part.get_content_type() != "text/html":
        raise OutsideError("it holds no web page")
    return _html(page, str(message.get("Snapshot-Content-Location") or part["Content-Location"]))


def _saved_by_safari(content: bytes) -> Reading:
    """Read a page that Safari saved as one file: a property list with the page as its resource."""
    import plistlib  # noqa: PLC0415 - rarely needed
    from xml.parsers.expat import ExpatError  # noqa: PLC0415

    try:
        main = plistlib.loads(content)["WebMainResource"]
        page, address = main["WebResourceData"], str(main.get("WebResourceURL", ""))
        encoding = str(main.get("WebResourceTextEncodingName") or "utf-8")
        text = page.decode(encoding).encode()
    except (*BROKEN_OFFICE, RecursionError, ExpatError) as error:
        raise OutsideError("it is no saved page, or damaged") from error
    return _html(text, address)


def _pdf(content: bytes) -> Reading:
    from talkquiz.articles.pdf_text import read_pdf  # noqa: PLC0415 - rarely needed

    return read_pdf(content)


def _word(content: bytes) -> Reading:
    """Read the paragraphs of a Word document and of its tables; its properties are only hints."""
    import docx  # noqa: PLC0415 - slow to import, and rarely needed
    from docx.opc.exceptions import OpcError  # noqa: PLC0415
    from docx.oxml.exceptions import XmlchemyError  # noqa: PLC0415
    from docx.text.paragraph import Paragraph  # noqa: PLC0415

    office_package(content, _WORD_LIMITS)
    try:
        document = docx.Document(BytesIO(content))
        found = [Paragraph(each, document) for each in document.element.body.xpath(_PARAGRAPHS)]
        head = (each for each in found[:_HEAD_OF_DOCUMENT] if each.style)
        titled = [each.text for each in head if each.style.name in _TITLE_STYLES]
        said = document.core_properties.title
        text = "\n".join(each.text for each in found)
    except (*BROKEN_OFFICE, OpcError, XmlchemyError) as error:
        raise OutsideError("it is no Word document, or damaged") from error
    title = next((each.strip() for each in titled if each.strip()), "")
    told = Told(title, "the document's title") if title else None
    if not told and said.strip() and said.casefold() not in ("word document", "untitled"):
        told = Told(" ".join(said.split()), "the document's properties", sure=False)
    return Reading(text, ArticleData(title=told), reader=f"python-docx {docx.__version__}")


READERS: dict[str, Callable[[bytes], Reading]] = {
    ".txt": _plain,
    ".text": _plain,
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": _html,
    ".htm": _html,
    ".mhtml": _saved_by_chrome,
    ".mht": _saved_by_chrome,
    ".webarchive": _saved_by_safari,
    ".docx": _word,
    ".pdf": _pdf,
}
"""Reader by the ending of a file's name."""
_TEXTS = frozenset((".txt", ".text", ".md", ".markdown"))
"""Files that stand for themselves: their text needs no copy."""
