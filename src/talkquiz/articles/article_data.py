"""What the file of an article tells of it, beside its text: title, outlet, authors, day, language.

A value that is not told is None: nothing is guessed, and each says where it was read.
"""

from dataclasses import dataclass
from datetime import date
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Told(NamedTuple, Generic[T]):
    """A value, and where it was read: "og:title", "the front matter"."""

    value: T
    where: str


@dataclass(frozen=True, slots=True)
class ArticleData:
    """What a page's metadata, a front matter or a document's properties tell of an article.

    `outlet` is the site or the newspaper, `issued` the day of publication, `language` a code such
    as "en".
    """

    title: Told[str] | None = None
    outlet: Told[str] | None = None
    authors: Told[tuple[str, ...]] | None = None
    issued: Told[date] | None = None
    language: Told[str] | None = None
