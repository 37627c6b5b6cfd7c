"""Pictures of our own, drawn for tests, and a course that shows them."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from courses import COURSE, FACTS, write_course

CREDIT = "credit: Ann Brook, licence: CC BY 4.0"
_WHERE = {1: "N", 2: (54.0, 6.0, 0.0), 3: "W", 4: (2.0, 54.0, 0.0)}


def drawn(width: int = 240, height: int = 160, ending: str = "png", **options: Any) -> bytes:
    """Return a picture of a ship at sea; `options` are Pillow's for saving it."""
    picture = Image.new("RGB", (width, height), "#bcd6ea")
    draw = ImageDraw.Draw(picture)
    sea, middle = height * 2 // 3, width // 2
    draw.rectangle((0, sea, width, height), fill="#2f5d7c")
    draw.polygon(((middle, height // 8), (middle, sea), (middle * 2 // 3, sea)), fill="#ffffff")
    draw.rectangle((width // 4, sea - height // 16, width * 3 // 4, sea), fill="#7a4a21")
    content = BytesIO()
    picture.save(content, format="JPEG" if ending == "jpg" else ending, **options)
    return content.getvalue()


def exif(*, turn: int = 1, place: bool = False) -> Image.Exif:
    """Return notes as a camera writes them: how to turn the picture, and where it was taken."""
    notes = Image.Exif()
    notes[0x0112] = turn
    notes[0x010F] = "Camera of Ann Brook"
    if place:
        notes.get_ifd(0x8825).update(_WHERE)
    return notes


def with_picture(text: str, entry: str, name: str, alt: str = "A ship under sail.") -> str:
    """Return the text of a file of a course in which the entry with this id has a picture."""
    head = f"- id: {entry}\n"
    assert head in text
    said = f'  picture: {{file: "{name}", alt: "{alt}", {CREDIT}}}\n'
    return text.replace(head, head + said)


def pictured_files(**changes: Any) -> dict[str, str | bytes]:
    """Return what makes a course with pictures of a person, a town and a fact of Saltmere."""
    glossary = with_picture(
        COURSE["glossary.yaml"], "ada-brook", "people/brook.jpg", "A woman in a blue coat."
    )
    glossary = with_picture(glossary, "saltmere", "saltmere.png", "Roofs above a bay.")
    pier = "A ship at a new stone pier."
    return {
        "glossary.yaml": glossary,
        FACTS: with_picture(COURSE[FACTS], "pier-opened", "pier.png", pier),
        "pictures/people/brook.jpg": drawn(180, 300, "jpg", exif=exif(place=False)),
        "pictures/saltmere.png": drawn(600, 200),
        "pictures/pier.png": drawn(320, 240),
        **changes,
    }


def pictured_course(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the course with pictures into `folder` and return it; with `changes` of files."""
    return write_course(folder, {**pictured_files(), **(changes or {})})
