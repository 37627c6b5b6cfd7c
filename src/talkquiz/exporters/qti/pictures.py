"""Pictures in a package: the maps of places and those of a course, each a file of its own."""

from hashlib import blake2b

from lxml.etree import _Element

from talkquiz.exporters.qti.elements import make, paragraphs
from talkquiz.items.item import ShownPicture
from talkquiz.language.language_file import Language
from talkquiz.maps.outline_maps import MapPicture, locator
from talkquiz.onscreen.question import Locate, OnscreenQuestion

FOLDER = "images"
_WIDEST = 600
"""In pixels, of a picture as it is shown: some systems let a wider one run out of their pages."""


def pictures(question: OnscreenQuestion, language: Language) -> dict[str, bytes]:
    """Return the pictures of `question` by the names of their files."""
    found = {each.name: each.content for each in question.pictures}
    if picture := marked(question, language):
        found[name_of(picture)] = picture.png
    return found


def marked(question: OnscreenQuestion, language: Language) -> MapPicture | None:
    """Return the map on which the place that is asked for is marked, None if none is."""
    if not isinstance(question.answering, Locate):
        return None
    place = question.answering.location
    return locator(place.lat, place.lon, answer=question.told.key, words=language.maps)


def name_of(picture: MapPicture) -> str:
    """Return the name of the file of a map, which follows from what is to be seen on it."""
    return f"talkquiz-{blake2b(picture.png, digest_size=8).hexdigest()}.png"


def shown(picture: MapPicture | ShownPicture, name: str, *, whose: str = "") -> "list[_Element]":
    """Return a picture as an item shows it, and what has to stand beside it."""
    width = min(picture.width, _WIDEST)
    image = make(
        "img",
        src=f"../{FOLDER}/{name}",
        alt=picture.alt,
        width=str(width),
        height=str(round(picture.height * width / picture.width)),
    )
    beside = whose or (picture.note if isinstance(picture, MapPicture) else "")
    return [make("p", image), *paragraphs(beside)]
