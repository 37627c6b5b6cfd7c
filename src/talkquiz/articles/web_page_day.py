"""The day of publication that stands on a web page itself, in the lines about its heading.

Pages are full of days: of other articles, of comments, of today. Only lines that say nothing but
who wrote an article and when count, between its heading and its first sentence. What they leave
open stays open, and is said.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from talkquiz.articles.article import words
from talkquiz.articles.article_data import Told, day_written
from talkquiz.articles.dates_said import DATE, WEEKDAY, days_in
from talkquiz.articles.web_page_blocks import Block

_UPDATED = r"updat\w*|modif\w*|edited|revised|corrected|amended|accessed|retrieved|printed|saved"
_PUBLISHED = r"publish\w*|posted|submitted|issued|released"
_LABEL = re.compile(rf"\b(?:(?P<updated>{_UPDATED})|(?P<published>{_PUBLISHED}))\b", re.IGNORECASE)
_SHORT_WEEKDAY = r"\b(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?"
_NUMBERS = re.compile(r"(?<!\d)(\d\d?)([./-])(\d\d?)\2((?:19|20)\d\d)(?!\d)")
_ISO = re.compile(r"(?<!\d)(?:19|20)\d\d-\d\d-\d\d")
_NOISE = re.compile(
    rf"{WEEKDAY}|{_SHORT_WEEKDAY}|\b\d{{1,2}}(?:[:.]\d\d)+\b|\b[ap]\.?m\.?(?!\w)"
    r"|\b(?:GMT|UTC|BST|CES?T|E[SD]?T|P[SD]?T|Z|on|at|by|in|of|the|and|date|last|first|written|story"
    r"|min(?:ute)?s?|read|press|release|photos?|text)\b",
    re.IGNORECASE,
)
_ANOTHER_DAY = re.compile(
    r"\b(?:until|till|deadline|when|where|event|starts?|opens?|closes?|tickets?|from|since|due)\b",
    re.IGNORECASE,
)
_DATE_CLASS = re.compile(r"\b\w*(?:date|time|publish|posted|meta)\w*\b", re.IGNORECASE)
_MOST_WORDS, _MOST_LETTERS = 6, 140
"""What a line may say beside a day: names, a place, a section."""
_MOST_LINES = 12
"""So many lines below its heading an article may say when it is from."""
_ABOVE = 3
_DAY_FIRST = re.compile(r"en-(?:gb|au|nz|ie|in|za)|(?!en)", re.IGNORECASE)


class HeadDays(NamedTuple):
    """Days that an article's head names as its own: of publication, of changes, and unclear ones.

    `published` has those that a line calls so, or if there are none, those that it does not call.
    """

    published: tuple[date, ...]
    updated: tuple[date, ...] = ()
    unclear: tuple[str, ...] = ()

    @property
    def told(self) -> Told[date] | None:
        """Return the day, if there is one alone."""
        if len(self.published) != 1 or self.unclear:
            return None
        return Told(self.published[0], "the line beside the page's heading")


def head_lines(blocks: Sequence[Block], heading: int | None) -> list[Block]:
    """Return the blocks between the heading and the first sentence, and a day above the heading."""
    if heading is None:
        return []
    lines = list[Block]()
    for block in blocks[heading + 1 : heading + 1 + _MOST_LINES]:
        is_sentence = block.is_prose and len(block.text.split()) >= 8 and not is_head_line(block)
        if is_sentence or block.element.tag in ("h1", "h2"):
            break
        lines += [] if block.in_aside else [block]
    title = blocks[heading].element
    for block in blocks[max(0, heading - _ABOVE) : heading]:
        parent = title.getparent()
        is_sibling = block.element.getparent() is parent and parent is not None
        is_called = _DATE_CLASS.search(block.element.get("class") or "")
        if not block.in_aside and not block.in_masthead and is_sibling and is_called:
            lines.append(block)
    return lines


def is_head_line(block: Block) -> bool:
    """Tell whether a line says nothing but who wrote an article, where and when."""
    text = block.text
    has_day = DATE.search(text) or _NUMBERS.search(text) or _ISO.search(text)
    if not has_day or len(text) > _MOST_LETTERS or _ANOTHER_DAY.search(text):
        return False
    rest = _LABEL.sub(" ", _ISO.sub(" ", _NUMBERS.sub(" ", DATE.sub(" ", text))))
    return len(words(_NOISE.sub(" ", rest))) <= _MOST_WORDS


def head_days(lines: Sequence[Block], language: str) -> HeadDays:
    """Return the days that the head of an article names; `language` tells how 3/4/2015 is read."""
    found: dict[str, dict[date, None]] = {"published": {}, "updated": {}, "": {}}
    unclear = list[str]()
    for block in lines:
        for element in block.times:
            written = element.get("datetime") or element.get("content") or ""
            day = day_written(written)
            if day:
                found[_label(block.text, len(block.text))][day] = None
        if is_head_line(block):
            for at, day, said in _days(block.text, language):
                if day:
                    found[_label(block.text, at)][day] = None
                else:
                    unclear.append(said)
    if found["published"]:
        return HeadDays((*found["published"],), (*found["updated"],))
    days = (*found[""],)
    return HeadDays(days, (*found["updated"],), () if days else (*unclear,))


def _days(text: str, language: str) -> Iterator[tuple[int, date | None, str]]:
    """Yield where a day stands, which it is, if that is clear, and how it is written."""
    for named in days_in(text):
        if named.full:
            yield named.start, named.full, text[named.start : named.end]
    for found in _NUMBERS.finditer(text):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        is_day_first = first > 12 or bool(language and _DAY_FIRST.match(language))
        is_clear = first == second or is_day_first or second > 12
        month, day = (second, first) if is_day_first else (first, second)
        try:
            yield found.start(), date(year, month, day) if is_clear else None, found[0]
        except ValueError:
            continue


def _label(text: str, at: int) -> str:
    """Return what the last word before the place `at` calls a day: published, updated, nothing."""
    label = ""
    for found in _LABEL.finditer(text[:at]):
        label = "updated" if found["updated"] else "published"
    return label
