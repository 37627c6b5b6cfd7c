"""The pictures of a question for learning systems: the map that it asks about, and the course's."""

from hashlib import blake2b
from typing import NamedTuple

from talkquiz.items.item import ShownPicture
from talkquiz.language.language_file import Language
from talkquiz.onscreen.question import Locate, OnscreenQuestion

_WIDEST = 600
"""In pixels, of a picture as it is shown: a system's page is no wider, and a phone makes it fit."""


class QuestionPicture(NamedTuple):
    """A picture as it is shown, and what stands `beside` it; `name` follows from its content."""

    name: str
    content: bytes
    alt: str
    width: int
    height: int
    beside: str


def map_of(question: OnscreenQuestion, language: Language) -> QuestionPicture | None:
    """Return the map on which the place that is asked for is marked and not named, if one is."""
    if not isinstance(question.answering, Locate):
        return None
    from talkquiz.maps.outline_maps import locator  # noqa: PLC0415 - few courses have maps

    place = question.answering.location
    drawn = locator(place.lat, place.lon, answer=question.told.key, words=language.maps)
    name = f"talkquiz-{blake2b(drawn.png, digest_size=8).hexdigest()}.png"
    return _as_shown(name, drawn.png, drawn.alt, (drawn.width, drawn.height), drawn.note)


def pictures_of(question: OnscreenQuestion, language: Language) -> list[QuestionPicture]:
    """Return the pictures of the course that are shown with the answer, with whose they are."""
    return [_of_course(each, language) for each in question.pictures]


def _of_course(picture: ShownPicture, language: Language) -> QuestionPicture:
    size = picture.width, picture.height
    return _as_shown(picture.name, picture.content, picture.alt, size, picture.whose(language))


def _as_shown(
    name: str, content: bytes, alt: str, size: tuple[int, int], beside: str
) -> QuestionPicture:
    width, height = size
    shown = min(width, _WIDEST)
    return QuestionPicture(name, content, alt, shown, round(height * shown / width), beside)
