"""A course as one zip file, to hand on: made by `pack`, read where a course's folder is wanted.

Only what a course is read from goes in and comes out. So no article that lies beside it is handed
on, and nothing else that a stranger's archive holds reaches the disk.
"""

import stat
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from talkquiz.course.add_drafts import SENTENCE
from talkquiz.course.course import COURSE_FILE, GLOSSARY_FILE, SILENCES_FILE, SOURCES_FILE, slug
from talkquiz.course.lessons import LESSONS_FILE
from talkquiz.course.pictures import ENDINGS, PICTURES, PictureError, picture_file
from talkquiz.course.pictures import MOST_BYTES as MOST_IN_PICTURE
from talkquiz.course.read_files import (
    MAX_BYTES,
    RELEASES_FILE,
    STANDS_FOR,
    Origin,
    read_text,
    yaml_files,
)
from talkquiz.course.readings import READINGS
from talkquiz.course.tasks import EXTRACTS_FILE, TASKS_FILE
from talkquiz.course.withdrawn import WITHDRAWN_FILE
from talkquiz.problem import Problem
from talkquiz.untrusted_files import MEGABYTE, OutsideError, read_file
from talkquiz.untrusted_packages import Limits, Package

MOST_BYTES = 200 * MEGABYTE
LIMITS = Limits(parts=5_000, unpacked=500 * MEGABYTE, text=64 * MEGABYTE)
_FILES = frozenset(
    (COURSE_FILE, SOURCES_FILE, GLOSSARY_FILE, SILENCES_FILE, LESSONS_FILE, TASKS_FILE)
) | {EXTRACTS_FILE, WITHDRAWN_FILE, RELEASES_FILE, "language.yaml", "CHANGELOG.md", "LICENSE"}
_YAML = frozenset((".yaml", ".yml"))
_FOLDERS = {
    "facts": _YAML,
    "handouts": _YAML,
    "templates": _YAML,
    READINGS: frozenset((".md",)),
    PICTURES: ENDINGS,
}
"""The folders of a course, and how the names of the files end that are read from each."""
_LONGEST_NAME = 200
_FIRST_DATE = (1980, 1, 1, 0, 0, 0)
_FOR_ALL_TO_READ = 0o100644 << 16


class Packed(NamedTuple):
    """A packed course: the zip, the names of the files in it, and of what was left out."""

    content: bytes
    files: list[str]
    left_out: list[str]


def pack(folder: Path, course_id: str) -> Packed:
    """Return the course in `folder` as a zip file with one folder, called by its id.

    The same course gives the same bytes. Raises OutsideError for a file that cannot be read. What
    is for editors and other programs is left out without a word: schemas, hidden files.
    """
    files, left_out = [], set[str]()
    for path in sorted(folder.rglob("*")):
        name = PurePosixPath(path.relative_to(folder).as_posix())
        if _is_for_editors(name) or path.is_dir():
            continue
        if _is_of_a_course(name):
            files.append(str(name))
        else:
            # Of a folder that is no part of a course only its own name is told.
            is_inside = len(name.parts) > 1 and name.parts[0] not in _FOLDERS
            left_out.add(f"{name.parts[0]}/" if is_inside else str(name))
    archive = BytesIO()
    with ZipFile(archive, "w") as entries:
        for file in [*files]:
            is_picture = file.startswith(f"{PICTURES}/")
            try:
                content = read_file(folder / file, MOST_BYTES if is_picture else MAX_BYTES)
                if is_picture:  # what else it says, such as where it was taken, is handed to nobody
                    content = picture_file(content, file).content
            except PictureError:  # which nothing finished shows
                files.remove(file)
                left_out.add(file)
                continue
            except OutsideError as error:
                raise OutsideError(f"{folder / file} cannot be read: {error}") from error
            entry = ZipInfo(f"{course_id}/{file}", _FIRST_DATE)
            # A zip says on what system it was made, and who may read a file there.
            entry.create_system, entry.external_attr = 3, _FOR_ALL_TO_READ
            entry.compress_type = ZIP_DEFLATED
            entries.writestr(entry, content)
    return Packed(archive.getvalue(), files, sorted(left_out))


def copied_sentences(folder: Path) -> list[Problem]:
    """Return a problem for each comment of a file of facts that holds a sentence of an article.

    Such a comment is for the curator alone, who may have the article; it is not ours to pass on.
    """
    found: list[Problem] = []
    message = "this comment holds a sentence of an article, which is not yours to pass on"
    hint = "Remove it: the citation says where the sentence stands."
    for path in yaml_files(folder / "facts", []):
        file = Origin(path)
        for number, line in enumerate((read_text(file, []) or "").splitlines(), 1):
            if line.lstrip().startswith(f"# {SENTENCE}"):
                found.append(Problem(file.shown, number, 1, "TQ507", message, hint))
    return found


def _is_for_editors(name: PurePosixPath) -> bool:
    """Tell whether a file can be made anew for whoever wants it, or is hidden."""
    is_schema = name.parts[0] == "schemas" and name.name.endswith(".schema.json")
    return is_schema or any(part.startswith(".") for part in name.parts)


def _is_of_a_course(name: PurePosixPath) -> bool:
    """Tell whether a course is read from a file of this name, below its folder."""
    if len(name.parts) == 1:
        return str(name) in _FILES
    return name.suffix.lower() in _FOLDERS.get(name.parts[0], ()) and not any(
        part.startswith(".") or {":", "\0", "\\"} & set(part) for part in name.parts
    )


def unpack(path: Path, into: Path) -> Path:
    """Write the course that the zip file at `path` holds below the folder `into`; return its own.

    It may lie in a folder within the archive, as in those that other programs make. What is said of
    its files names them within `path`. Raises OutsideError for an archive that holds no course,
    or two, or more than a course can need.
    """
    package = Package(read_file(path, MOST_BYTES), LIMITS)
    files = [part for part in package.parts if not part.filename.endswith("/")]
    named = [(PurePosixPath(part.filename), part) for part in files]
    outlines = [name for name, _ in named if name.name == COURSE_FILE]
    fewest = min((len(name.parts) for name in outlines), default=0)
    roots = [name.parent for name in outlines if len(name.parts) == fewest]
    if not roots:
        raise OutsideError(f"it holds no {COURSE_FILE}, and so no course")
    if len(roots) > 1:
        listed = ", ".join(sorted(map(str, roots)))
        raise OutsideError(f"it holds more than one course: {listed}; unpack it and name one")
    folder = into / (slug(roots[0].name) or slug(path.stem) or "course")
    for whole, part in named:
        if not whole.is_relative_to(roots[0]):
            continue
        name = whole.relative_to(roots[0])
        if not _is_of_a_course(name) or len(str(name)) > _LONGEST_NAME:
            continue
        if stat.S_ISLNK(part.external_attr >> 16):
            raise OutsideError(f"`{name}` in it is a link to another file")
        if name.parts[0] == PICTURES and part.file_size > MOST_IN_PICTURE:
            most = MOST_IN_PICTURE // MEGABYTE
            raise OutsideError(f"`{name}` in it is larger than {most} MB, too large for a picture")
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with target.open("xb") as file:
                file.write(package.read(part))
        except OSError as error:  # on this system two names may be those of one file
            raise OutsideError(f"`{name}` in it cannot be unpacked: {error.strerror}") from error
    STANDS_FOR[folder] = path
    return folder
