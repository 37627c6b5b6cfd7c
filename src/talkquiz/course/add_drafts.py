"""Adds drafts of facts, and the draft of the source that they cite, to the files of a course."""

from collections.abc import Sequence
from typing import NamedTuple

from talkquiz.course.course import SOURCES_FILE, Course
from talkquiz.course.edit_files import with_entries
from talkquiz.course.read_files import is_there, read_text, yaml_files

SENTENCE = "text: "
"""Begins a comment that holds a sentence of an article, which is not handed on."""
_MODELINE = "# yaml-language-server: "


class NewDrafts(NamedTuple):
    """Drafts to be added: the id of a source, its entry in YAML, and those of facts that cite it.

    `about` is the comment that a new file of them begins with.
    """

    source: str
    source_entry: str
    facts: Sequence[str]
    about: str = ""


def with_drafts(course: Course, new: NewDrafts, topic: str | None) -> dict[str, bytes]:
    """Return the files of a course that change, by name, as drafts are added to it.

    The entry of the source goes into sources.yaml, unless the course has a source of that id. The
    facts go into facts/T.yaml for a `topic` T, else into a file called after the source. A new file
    begins as the course's other files of facts do, where these tell editors the schema. Raises
    EditError where a file cannot be added to.
    """
    files = {}
    if new.source not in course.sources.origins:
        files[SOURCES_FILE] = with_entries(course.file(SOURCES_FILE), [new.source_entry])
    if new.facts:
        name = f"facts/{topic or f'from-{new.source}'}.yaml"
        heading = "" if is_there(course.file(name).path) else _modeline(course) + new.about
        files[name] = with_entries(course.file(name), new.facts, f"{heading}\n" if heading else "")
    return files


def _modeline(course: Course) -> str:
    """Return the line that tells editors the schema of facts; "" if no file beside has one."""
    for path in yaml_files(course.folder / "facts", []):
        if path.parent.name == "facts":  # in a folder below, the way to the schema is another
            text = read_text(course.file(f"facts/{path.name}"), []) or ""
            first = text.partition("\n")[0].strip()
            if first.startswith(_MODELINE):
                return f"{first}\n"
    return ""
