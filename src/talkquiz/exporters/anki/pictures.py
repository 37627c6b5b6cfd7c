"""The pictures of a deck: maps that mark one place, each drawn once."""

from hashlib import blake2b

from talkquiz.exporters.anki.html import as_html
from talkquiz.items.item import Location
from talkquiz.language.language_file import MapWords


class Album:
    """Collects the pictures that cards name; `files` are their contents by file name.

    A name follows from the content, because Anki keeps an old picture of the same name.
    """

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self._elements: dict[tuple[Location, str], str] = {}

    def locator(self, location: Location, label: str = "", *, words: MapWords) -> str:
        """Return the `img` element of a map that marks `location` and names it, if it may."""
        if (location, label) not in self._elements:
            self._elements[location, label] = self._draw(location, label, words)
        return self._elements[location, label]

    def _draw(self, location: Location, label: str, words: MapWords) -> str:
        from talkquiz.maps.outline_maps import locator  # noqa: PLC0415 - few decks have maps

        picture = locator(location.lat, location.lon, width=900, label=label, words=words)
        name = f"talkquiz-{blake2b(picture.png, digest_size=8).hexdigest()}.png"
        self.files[name] = picture.png
        return (
            f'<img src="{name}" alt="{as_html(picture.alt)}" '
            f'width="{picture.width}" height="{picture.height}">'
        )
