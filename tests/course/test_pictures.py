"""Which files are pictures of a course, what is taken of them, and what is told of the others."""

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from courses import COURSE, FACTS
from pictures import drawn, exif, pictured_course, with_picture
from talkquiz.course.checks import pictures_can_be_shown
from talkquiz.course.course import Course, load_course
from talkquiz.course.pictures import MOST_PIXELS, PictureError, picture_file
from talkquiz.problem import Problem, Severity, in_order

SIDEWAYS = (
    "`ship` lies on its side: only a note in the file says how to turn it, which Word does not read"
)
NOTES = {"dpi": (300, 300), "comment": b"Seen by nobody"}


def as_drawn(content: bytes) -> tuple[str, tuple[int, int], bytes]:
    with Image.open(BytesIO(content)) as picture:
        return picture.mode, picture.size, picture.tobytes()


def png(
    *,
    depth: int = 8,
    colour: int = 2,
    interlaced: int = 0,
    points: bytes = bytes(52),
    more: bytes = b"",
) -> bytes:
    """Return a PNG of 4 by 4 points, written by hand, with `more` chunks before its points."""
    head = struct.pack(">IIBBBBB", 4, 4, depth, colour, 0, 0, interlaced)
    points = zlib.compress(points)
    parts = chunk(b"IHDR", head), more, chunk(b"IDAT", points), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)


IN_XMP = b"<x:xmpmeta exif:GPSLatitude='54,6N'/>"
IN_PASSES = bytes((1 + 3) * 2 + (1 + 6) + (1 + 6) * 2 + (1 + 12) * 2)
"""The points of a picture of 4 by 4 in five passes of Adam7; two have none so near the corner."""


def found(folder: Path, changes: Mapping[str, Any] | None = None) -> tuple[Course, list[Problem]]:
    problems: list[Problem] = []
    course = load_course(pictured_course(folder, changes), problems)
    return course, in_order([*problems, *pictures_can_be_shown(course)])


def told(folder: Path, changes: Mapping[str, Any] | None = None) -> list[str]:
    """Return the problems of the pictures of the course, each with place and message."""
    _, problems = found(folder, changes)
    assert all(each.hint for each in problems)
    return [str(each).removeprefix(f"{folder}/") for each in problems]


@pytest.mark.parametrize(
    ("mode", "ending", "options"),
    [
        ("RGB", "jpg", {"quality": 70, **NOTES}),
        ("RGB", "jpg", {"progressive": True}),
        ("L", "jpg", {}),
        ("CMYK", "jpg", {}),
        *((mode, "png", {"dpi": (300, 300)}) for mode in ("RGB", "RGBA", "P", "L", "LA", "1")),
    ],
)
def test_a_picture_looks_as_its_file_without_what_that_says(
    mode: str, ending: str, options: Any
) -> None:
    """Neither camera nor place nor a comment is left, and every point is as it was.

    A second time changes nothing: the bytes come from no encoder.
    """
    with Image.open(BytesIO(drawn(61, 40))) as picture:
        content = BytesIO()
        kind = "JPEG" if ending == "jpg" else ending
        notes = {"exif": exif(place=True)}
        picture.convert(mode).save(content, format=kind, **notes, **options)
    made = picture_file(content.getvalue() + b"something behind the end", "ship")
    assert made[1:] == (ending, 61, 40, True)
    assert as_drawn(made.content) == as_drawn(content.getvalue())
    for words in (b"Camera", b"Exif", b"eXIf", b"Seen by nobody", b"behind the end"):
        assert words not in made.content
    again = picture_file(made.content, "ship")
    assert again.content == made.content
    assert not again.tells_place


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "`ship` is neither PNG nor JPEG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "`ship` is an SVG"),
        (drawn(ending="gif"), "`ship` is a GIF"),
        (drawn(ending="webp"), "`ship` is a WebP"),
        (b"\xef\xbb\xbf\n<!-- Drawn --><svg/>", "`ship` is an SVG"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "`ship` is a HEIC"),
        *(
            (content, "`ship` is damaged, or no whole picture")
            for content in (
                png(depth=1),
                png(colour=3),
                png(interlaced=2),
                png(interlaced=1, points=IN_PASSES[:-1]),
                png(points=bytes(51)),
                png(points=b"\x09" + bytes(51)),
                png(more=chunk(b"IHDR", b"")),
                drawn(ending="jpg")[:-2] + drawn(9, 9, "jpg")[2:],
            )
        ),
        (drawn(ending="tiff"), "`ship` is a TIFF"),
        (drawn()[:-20], "`ship` is damaged, or no whole picture"),
        (drawn().replace(b"IDAT", b"IDAX"), "`ship` is damaged, or no whole picture"),
        (drawn(ending="jpg")[:-300], "`ship` is damaged, or no whole picture"),
        (b"\xff\xd8\xff\xd9", "`ship` is damaged, or no whole picture"),
        (
            drawn(MOST_PIXELS + 1, 2),
            f"`ship` is {MOST_PIXELS + 1} by 2 pixels, more than {MOST_PIXELS} along a side",
        ),
        (
            drawn(ending="jpg", exif=exif(turn=6)),
            SIDEWAYS,
        ),
        (drawn(save_all=True, append_images=[Image.new("RGB", (240, 160))]), "`ship` moves"),
    ],
)
def test_what_no_deck_and_no_sheet_can_show_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(PictureError) as refused:
        picture_file(content, "ship")
    assert str(refused.value) == message
    assert refused.value.hint


def test_a_small_file_that_claims_to_be_huge_is_not_unpacked() -> None:
    """Its size is read in its head; nothing as large as that is made."""
    head = drawn(1, 1)[:8] + b"\0\0\0\rIHDR" + b"\x7f\xff\xff\xff" * 2 + b"\x08\x02\0\0\0"
    whole = head + zlib.crc32(head[12:]).to_bytes(4) + drawn(1, 1)[33:]
    with pytest.raises(PictureError, match="2147483647 by 2147483647 pixels"):
        picture_file(whole, "ship")


def test_an_interlaced_picture_is_one() -> None:
    with Image.open(BytesIO(png(interlaced=1, points=IN_PASSES))) as picture:
        picture.load()
    assert picture_file(png(interlaced=1, points=IN_PASSES), "ship").width == 4


@pytest.mark.parametrize(
    "content", [drawn(ending="jpg", xmp=IN_XMP), png(more=chunk(b"iTXt", IN_XMP))]
)
def test_a_place_is_found_in_what_editors_write(content: bytes) -> None:
    """They say it in XMP, which is left out as well."""
    made = picture_file(content, "ship")
    assert made.tells_place
    assert b"GPS" not in made.content


def test_a_course_with_pictures_has_them_by_the_names_of_their_files(tmp_path: Path) -> None:
    course, problems = found(tmp_path)
    assert problems == []
    sizes = {name: (each.width, each.height) for name, each in course.pictures.files.items()}
    assert sizes == {
        "people/brook.jpg": (180, 300),
        "saltmere.png": (600, 200),
        "pier.png": (320, 240),
    }


def test_all_that_is_wrong_with_pictures_is_told_at_once_and_at_its_place(tmp_path: Path) -> None:
    glossary = with_picture(COURSE["glossary.yaml"], "ada-brook", "people/broook.jpg")
    for entry, name in (("tom-reed", "../course.yaml"), ("gull-rock", "rock.png")):
        glossary = with_picture(glossary, entry, name)
    glossary = with_picture(glossary, "pier-plan", "plan.png", "Plan!")
    facts = with_picture(COURSE[FACTS], "pier-opened", "pier.png").replace("Ann Brook", '""')
    messages = told(
        tmp_path,
        {
            "glossary.yaml": glossary,
            FACTS: facts,
            "pictures/rock.png": b"GIF89a",
            "pictures/plan.png": drawn(),
        },
    )
    assert messages == [
        f"{FACTS}:16:58: TQ111 `credit` is empty",
        "glossary.yaml:2:13: TQ187 there is no picture `people/broook.jpg` in pictures/",
        "glossary.yaml:10:13: TQ187 `../course.yaml` is no file in pictures/",
        "glossary.yaml:46:13: TQ187 `rock.png` is a GIF",
        "glossary.yaml:54:31: TQ188 `alt` only repeats the name of the file",
    ]


def test_a_picture_that_nothing_shows_is_told_and_one_of_a_draft_is_not(tmp_path: Path) -> None:
    draft = '- {id: later, draft: true, picture: {file: "later.png"}}\n'
    changes = {
        "glossary.yaml": COURSE["glossary.yaml"] + draft,
        "pictures/later.png": drawn(),
        "pictures/README.txt": b"Who made them.",
    }
    _, problems = found(tmp_path, changes)
    assert {each.severity for each in problems} == {Severity.WARNING}
    names = [Path(each.path).name for each in problems]
    assert names == ["brook.jpg", "saltmere.png"]
    assert {each.code for each in problems} == {"TQ189"}


def test_who_hands_on_the_course_is_told_where_a_photograph_was_taken(tmp_path: Path) -> None:
    place = drawn(ending="jpg", exif=exif(place=True))
    (message,) = told(tmp_path, {"pictures/people/brook.jpg": place})
    assert "TQ189 warning: `people/brook.jpg` tells where it was taken" in message


def test_a_link_out_of_the_course_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(drawn())
    folder = pictured_course(tmp_path / "course")
    (folder / "pictures" / "pier.png").unlink()
    (folder / "pictures" / "pier.png").symlink_to(tmp_path / "secret.png")
    (problem,) = load_course(folder, []).pictures.problems
    assert problem.message == "`pier.png` is a link that leads out of the course"


def test_a_name_with_an_accent_is_found_in_either_form_of_unicode(tmp_path: Path) -> None:
    """A Mac writes é as e and an accent; an editor does not."""
    facts = with_picture(COURSE[FACTS], "pier-opened", "jet\u00e9e.png")
    changes = {FACTS: facts, "pictures/jete\u0301e.png": drawn(), "pictures/pier.png": None}
    assert told(tmp_path, changes) == []


def test_a_picture_is_read_once_and_told_once(tmp_path: Path) -> None:
    """Two that name a broken file are both told of it; the whole course has no more than it may."""
    glossary = with_picture(COURSE["glossary.yaml"], "ada-brook", "pier.png")
    course, problems = found(
        tmp_path,
        {"glossary.yaml": glossary, "pictures/pier.png": b"", "pictures/saltmere.png": None},
    )
    assert [each.code for each in problems] == ["TQ187", "TQ187", "TQ189"]
    assert course.pictures.files == {}


def test_files_of_one_name_in_two_folders_are_two_and_names_may_have_spaces(tmp_path: Path) -> None:
    glossary = with_picture(COURSE["glossary.yaml"], "ada-brook", "people/who is Brook é.png")
    glossary = with_picture(glossary, "saltmere", "towns/who is Brook é.png")
    course, problems = found(
        tmp_path,
        {
            "glossary.yaml": glossary,
            "pictures/people/who is Brook é.png": drawn(10, 20),
            "pictures/towns/who is Brook é.png": drawn(30, 40),
            "pictures/people/brook.jpg": None,
            "pictures/saltmere.png": None,
        },
    )
    assert problems == []
    assert {each.width for each in course.pictures.files.values()} == {10, 30, 320}


def test_a_photograph_of_thirty_megabytes_is_told_with_what_to_do(tmp_path: Path) -> None:
    folder = pictured_course(tmp_path)
    with (folder / "pictures" / "pier.png").open("ab") as file:
        file.truncate(30_000_000)
    (problem,) = load_course(folder, []).pictures.problems
    assert problem.message == "`pier.png` cannot be taken: it is larger than 2 MB"
    assert "1,600 pixels fill a page" in problem.hint
