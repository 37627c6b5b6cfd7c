"""Opens one article that a person names: every way in which it is none ends in one message."""

import zipfile
import zlib
from pathlib import Path

from talkquiz.articles.read import ArticleError, read_article
from talkquiz.articles.sentences import Article

MOST_CHARACTERS = 200_000
"""A long report has some 50,000."""


def open_article(path: Path, source_id: str) -> Article:
    """Return the article in the file at `path`, its sentences keyed by `source_id`.

    Text must be UTF-8: a guess at another encoding could change letters, and with them the
    fingerprints. Raises ArticleError.
    """
    text = _text(path)
    if "\0" in text:
        raise ArticleError(f"{path} is no text: it holds null characters")
    if len(text) > MOST_CHARACTERS:
        raise ArticleError(f"{path} is too long for an article: {len(text):,} characters")
    article = Article.read(text, source_id)
    if not article.sentences:
        raise ArticleError(f"{path} holds no text")
    return article


def _text(path: Path) -> str:
    try:
        return read_article(path)
    except ArticleError as error:
        if isinstance(error.__cause__, UnicodeDecodeError):
            raise ArticleError(f"{path} is not UTF-8 text: save it as UTF-8") from error
        raise
    except (zipfile.BadZipFile, zlib.error, SyntaxError, AttributeError, ValueError) as error:
        raise ArticleError(f"{path} cannot be read: it is damaged") from error
