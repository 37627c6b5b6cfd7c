"""What the study page knows of its course: JSON, and pictures.

Names are those of the Python classes, in camelCase; what is empty is left out. A course says the
same thing in many questions (claims, sources, who reports): compressed, a page is a third as large.
"""

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from enum import Enum
from functools import partial
from typing import Any, NamedTuple
from zlib import compress

from talkquiz.deck.imprint import Imprint
from talkquiz.exporters.web.lesson_data import lesson_json
from talkquiz.items.item import ShownPicture
from talkquiz.language.dates import parse_when
from talkquiz.language.language_file import Language
from talkquiz.maps.outline_maps import MapPicture, locator
from talkquiz.onscreen.lesson import Lesson
from talkquiz.onscreen.question import Locate, OnscreenQuestion
from talkquiz.onscreen.question_set import QuestionSet

_MAP_WIDTH = 640
"""Pixels: as wide as the page on a phone, in the points of its screen twice as dense."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_PNG = b"\x89PNG"


class PageData(NamedTuple):
    """What stands in a page as data: what it knows, and pictures, which that names by number.

    `known` is JSON, compressed (RFC 1950), in base64; `pictures` is JSON, a list of addresses
    (data:). Neither can end the element that it stands in.
    """

    known: str
    pictures: str


def page_data(questions: QuestionSet) -> PageData:
    """Return the data of a page: course, words, topics, questions and lesson, and pictures."""
    lesson = questions.lesson or Lesson()
    book = _Book(questions.imprint.language, lesson)
    mark = questions.imprint
    akin = _akin(questions)
    data = {
        "course": {
            "id": mark.id,
            "title": questions.title,
            "subtitle": mark.subtitle,
            "description": mark.description,
            "version": mark.version,
            "day": _day(mark) if mark.finished else "",
            "language": mark.language.code,
            "direction": mark.language.direction,
            "licence": mark.licence,
            "authors": mark.authors,
            "mistakes": mark.mistakes,
        },
        "words": page_words(mark.language),
        "topics": [
            {
                "id": each.id,
                "title": each.title,
                "number": each.number,
                "introduction": each.introduction,
                "objectives": each.objectives,
            }
            for each in questions.topics
        ],
        "questions": [
            book.question(each)
            | {"akin": akin[each.id], "wrong": list(questions.wrong.get(each.id, ()))}
            for each in questions.questions
        ],
        "asksAll": bool(questions.sections),
        "lesson": book.plain(lesson_json(lesson)),
    }
    text = json.dumps(_full(data), ensure_ascii=False, separators=(",", ":"))
    text = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    return PageData(b64encode(compress(text.encode(), 9)).decode(), json.dumps([*book.images]))


def page_words(language: Language) -> dict[str, Any]:
    """Return the words of the page: labels of cards, its own, and what typed answers are read by.

    Under `plurals` stands which form goes with a number, under `typed` what the deck's rule for
    typed answers needs to know of a language.
    """
    return {
        **language.labels,
        **language.web,
        "decimal": language.numbers.decimal,
        "plurals": dict(language.plurals),
        "typed": {
            "thousands": language.numbers.thousands,
            "determiners": language.items.determiners,
            "months": language.dates.months,
            "shortMonths": language.dates.short_months,
        },
    }


def _akin(questions: QuestionSet) -> dict[str, list[int]]:
    """Return for each question which of those after it, by number, give it away or are given."""
    numbers = {each.id: number for number, each in enumerate(questions.questions)}
    found: dict[str, list[int]] = {each: [] for each in numbers}
    for one, other in questions.akin:
        found[one].append(numbers[other])
    return {each: sorted(others) for each, others in found.items()}


def _day(imprint: Imprint) -> str:
    return imprint.language.dates.say(parse_when(imprint.updated.isoformat()))


class _Book:
    """Makes data of questions, and collects their pictures."""

    def __init__(self, language: Language, lesson: Lesson) -> None:
        self.language = language
        self.mapped = {place.location for shown in lesson.maps for place in shown.places}
        self.images: dict[str, int] = {}

    def question(self, question: OnscreenQuestion) -> dict[str, Any]:
        """Return a question; one of a place that is on no map of the lesson brings a picture."""
        skipped = {"short_id", "mistake_link"}
        kept = [name for name in question.__slots__ if name not in skipped]
        made: dict[str, Any] = self.plain({name: getattr(question, name) for name in kept})
        made |= {"short": question.short_id, "mistake": question.mistake_link}
        way = type(question.answering).__name__.lower()
        made["answering"] = {"type": way} | made["answering"]
        if (
            isinstance(question.answering, Locate)
            and question.answering.location not in self.mapped
        ):
            lat, lon = question.answering.location
            draw = partial(locator, lat, lon, width=_MAP_WIDTH, words=self.language.maps)
            made["answering"]["map"] = self.plain(draw(answer=question.told.key))
        return made

    def plain(self, value: object) -> Any:
        """Return `value` as JSON has it, with keys in camelCase."""
        match value:
            case Enum():
                return value.value
            case ShownPicture() | MapPicture():
                return self._picture(value)
            case tuple() if hasattr(value, "_asdict"):
                return self.plain(value._asdict())
            case Mapping():
                return {_camel(str(name)): self.plain(each) for name, each in value.items()}
            case tuple() | list():
                return [self.plain(each) for each in value]
        return value

    def _picture(self, picture: ShownPicture | MapPicture) -> dict[str, Any]:
        """Return a picture as the number of its file, its size, and what has to be said of it."""
        if isinstance(picture, ShownPicture):
            content, said = picture.content, picture.whose(self.language)
        else:
            content, said = picture.png, picture.note
        kind = "png" if content.startswith(_PNG) else "jpeg"
        address = f"data:image/{kind};base64,{b64encode(content).decode()}"
        return {
            "image": self.images.setdefault(address, len(self.images)),
            "width": picture.width,
            "height": picture.height,
            "alt": picture.alt,
            "said": said,
        }


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(map(str.capitalize, others))


def _full(value: Any) -> Any:
    """Return `value` without what is empty, but for numbers in lists and what stands in words."""
    if isinstance(value, dict):
        kept = {name: _full(each) for name, each in value.items()}
        return {
            name: each for name, each in kept.items() if each not in _EMPTY and each is not False
        }
    return [_full(each) for each in value] if isinstance(value, list | tuple) else value


_EMPTY: tuple[Any, ...] = ("", None, [], {})
