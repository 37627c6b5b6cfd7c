"""The front matter at the head of a text: what Hugo, Jekyll, Obsidian and TalkQuiz itself write.

Between two lines `---` stands YAML, between two lines `+++` TOML. Keys are taken in the spellings
that are usual; of a key that names a day, only one that means its publication.
"""

import re
import tomllib
from collections.abc import Iterator
from typing import NamedTuple

from talkquiz.articles.article_data import ArticleData, Told, day_written
from talkquiz.course.yaml import Data, parse

_MATTER = re.compile(r"\s*(---|\+\+\+)[ \t]*\n(.{0,20000}?)\n\1[ \t]*(?:\n|$)", re.DOTALL)
_KEYS = {
    "title": "title headline",
    "outlet": "outlet publication site site-name website newspaper publisher source",
    "authors": "authors author byline by creator writer",
    "issued": "issued published publish-date published-date date-published pubdate date",
    "language": "language lang locale",
}
"""Spellings of each key, the surest first; capitals, `-` and `_` make no difference."""


class FrontMatter(NamedTuple):
    """The values at the head of a text by their keys, what they tell, and the text after them."""

    values: dict[str, str]
    data: ArticleData
    text: str


def read_front_matter(text: str) -> FrontMatter:
    """Return the front matter of `text`; a text without one is returned as it is."""
    found = _MATTER.match(text)
    values = dict(_values(found[1], found[2])) if found else {}
    if not found or not values:
        return FrontMatter({}, ArticleData(), text)
    return FrontMatter(values, _data(values), text[found.end() :])


def _values(mark: str, matter: str) -> Iterator[tuple[str, str]]:
    """Yield the keys and values of a front matter; a list's values come one to a line."""
    try:
        data = tomllib.loads(matter) if mark == "+++" else parse(matter).data
    except (tomllib.TOMLDecodeError, RecursionError):
        return
    for key, value in data.items() if isinstance(data, dict) else ():
        each = value if isinstance(value, list) else [value]
        yield _plain_key(key), "\n".join(filter(None, map(_text, each)))


def _text(value: Data | object) -> str:
    """Return a value as text on one line; of an entry with keys its name."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    text = "" if value is None or isinstance(value, list | dict) else str(value)
    return " ".join(re.sub(r"^\[\[(?:[^|\]]*\|)?([^|\]]*)\]\]$", r"\1", text.strip()).split())


def _plain_key(key: str) -> str:
    return re.sub(r"[^a-z]", "", key.casefold())


def _data(values: dict[str, str]) -> ArticleData:
    """Return what a front matter tells; `...-from` beside a key says where it was read before."""

    def told(name: str) -> Iterator[Told[str]]:
        for key in map(_plain_key, _KEYS[name].split()):
            if values.get(key):
                where = values.get(f"{key}from") or "the front matter"
                yield Told(values[key], where, f"{key}guessed" not in values)

    title, outlet, language, authors = (
        next(told(name), None) for name in ("title", "outlet", "language", "authors")
    )
    if outlet and re.match(r"https?://", outlet.value):
        outlet = None
    names = re.split(r"\n|\s*[,;]\s+|\s+(?:and|&)\s+", authors.value) if authors else []
    days = ((each, day) for each in told("issued") if (day := day_written(each.value)))
    issued = next((Told(day, each.where, each.sure) for each, day in days), None)
    return ArticleData(
        title=title,
        outlet=outlet,
        authors=Told((*filter(None, names),), authors.where) if authors else None,
        issued=issued,
        language=language,
    )
