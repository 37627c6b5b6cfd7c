"""Loads a course folder. The problems of all its files are found in one run."""

import re
import unicodedata
from pathlib import Path

from talkquiz.course.course import Course
from talkquiz.course.course_file import Outline
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.facts import Fact, FactContext
from talkquiz.course.files import Files, Finding
from talkquiz.course.glossary import Entry, Lexicon
from talkquiz.course.sources import Source
from talkquiz.course.validate import Register, entries, entry
from talkquiz.language.language_file import (
    Language,
    bundled_codes,
    bundled_language,
    read_language,
)


def load_course(folder: Path, files: Files) -> Course | None:
    """Read the course in `folder`; what is wrong is noted in `files`.

    Returns None where there is no `course.yaml` to go by; a course with problems elsewhere holds
    the entries that have none.
    """
    outline = entry(files, folder / "course.yaml", Outline)
    language = _language(folder, files, outline.language if outline else "en")
    sources = entries(files, [folder / "sources.yaml"], Source)
    lexicon = Lexicon(entries(files, [folder / "glossary.yaml"], Entry))
    facts = _facts(folder / "facts", files, FactContext(bundled_kinds(), lexicon, language.dates))
    if outline is None:
        return None
    course_id = outline.id or slug(folder.resolve().name)
    if not course_id:
        hint = "Give one in course.yaml: `id: my-course`."
        message = "no id can be made from the folder's name"
        files.findings.append(Finding(folder / "course.yaml", (), "TQ105", message, hint))
    return Course(course_id, folder, outline, sources, lexicon, facts, language)


def _language(folder: Path, files: Files, code: str) -> Language:
    """Return the course's own language.yaml, or the bundled language called `code`.

    English where neither can be had, which is noted in `files`.
    """
    own = folder / "language.yaml"
    if own.exists():
        data = files.data(own)
        language, problems = (None, []) if data is None else read_language(code, data)
        for each in problems:
            files.findings.append(Finding(own, each.location, each.code, each.message, each.hint))
        return language or bundled_language("en")
    try:
        return bundled_language(code)
    except KeyError:
        message = f"there are no words for the language `{code}`"
        hint = f"Languages: {', '.join(bundled_codes())}. Or give the course a language.yaml."
        place = folder / "course.yaml"
        files.findings.append(Finding(place, ("language",), "TQ129", message, hint))
        return bundled_language("en")


def slug(name: str) -> str:
    """Return `name` as an id: lower-case letters and digits, a hyphen for everything else."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def _facts(folder: Path, files: Files, context: FactContext) -> Register[Fact]:
    facts = entries(files, files.folder(folder), Fact, context)
    if not facts.origins and facts.whole:
        hint = "Write facts/<topic>.yaml; docs/course-format.md shows how."
        files.findings.append(Finding(folder, (), "TQ122", "the course has no facts", hint))
    return facts
