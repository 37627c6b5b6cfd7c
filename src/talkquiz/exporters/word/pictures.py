"""Pictures of the course on paper: as large as their place allows, and whose they are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from talkquiz.exporters.word.builder import Drawing, Paper
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.handout import Section
from talkquiz.handouts.shown.reading import Reading
from talkquiz.handouts.shown.section import Pictured
from talkquiz.handouts.shown.who_is_who import Entries
from talkquiz.items.item import ShownPicture
from talkquiz.language.language_file import Language

_PIXEL = 15
"""How large a point of a picture is at most, in twentieths of a point: larger ones are seen."""
_WIDE, _HIGH = 5_400, 4_000
"""The room of a picture among text: 9.5 by 7 cm."""


def drawing(picture: ShownPicture, width: int, height: int) -> Drawing:
    """Return `picture`, whole and undistorted, in a room of this size, in 1/20 point."""
    scale = min(width / picture.width, height / picture.height, _PIXEL)
    wide, high = (max(1, round(side * scale)) for side in (picture.width, picture.height))
    return Drawing(picture.content, wide, high, picture.alt)


def add_pictured(paper: Paper, shown: Pictured) -> None:
    """Add a picture among text, and below it what it is of and whose it is."""
    paper.add(Style.PICTURE, drawing(shown.picture, min(_WIDE, paper.looks.room.width), _HIGH))
    told = ". ".join((shown.name, shown.picture.whose(paper.language)))
    paper.add(Style.MAP_NOTE, told)
    paper.set_in_middle()
    paper.allow_break()


def whose(shown: Iterable[Pictured], language: Language) -> str:
    """Return whose all pictures are, for one line; empty without any."""
    names: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, picture in dict.fromkeys(shown):
        names[picture.credit, picture.licence].append(name)
    words, between = language.shown, language.lists.between
    each = (
        words.pictured.format(names=between.join(dict.fromkeys(of)), credit=credit, licence=licence)
        for (credit, licence), of in names.items()
    )
    listed = "; ".join(each)
    return words.pictures.format(listed=listed) if listed else ""


def pictured_in(sections: Iterable[Section]) -> Iterator[Pictured]:
    """Yield the pictures that sections show."""
    for section in sections:
        if isinstance(section.shown, Entries | Reading):
            yield from section.shown.pictured
