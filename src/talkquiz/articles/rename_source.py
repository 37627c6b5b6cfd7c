"""Gives a source of a course another id: its citations are made anew, as the id keys them.

A fingerprint can only be made from the sentence, so the article is needed, and a citation that does
not hold against it cannot be carried over.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from talkquiz.articles.article import Article, fingerprint
from talkquiz.articles.verify import find_copies, standing_problem
from talkquiz.articles.write_candidates import PULLED_FROM
from talkquiz.course.course import SILENCES_FILE, SOURCES_FILE, Course
from talkquiz.course.edit_files import EditError, values_of, with_values
from talkquiz.course.read_files import Origin, is_there, yaml_files
from talkquiz.course.withdrawn import WITHDRAWN_FILE
from talkquiz.problem import Location, Problem, TalkQuizError

_FINGERPRINT = re.compile(r"[0-9a-f]{10}")
_Values = Mapping[Location, str]


class Renamed(NamedTuple):
    """The new content of files by their names in the course, and how many citations it has anew."""

    files: dict[str, bytes]
    citations: int


def rename_source(course: Course, old: str, new: str, folder: Path | None) -> Renamed:
    """Return what the files of `course` hold once its source `old` is called `new`.

    `folder` has copies of the articles; a source without citations of its text needs none. Raises
    TalkQuizError: with problems where a file cannot be read or changed, or a citation does not hold
    (TQ501, TQ502), without where the article is not found. Then nothing may be written.
    """
    files: dict[str, tuple[Origin, _Values]] = {}
    wrong: list[Problem] = []
    for name in _files(course, wrong):
        file = course.file(name)
        try:
            files[name] = file, values_of(file)
        except EditError as error:
            wrong += error.problems
    if wrong:
        raise EditError(*wrong)
    cited = [
        (file, at[:-1], values[(*at[:-1], "fp")])
        for file, values in files.values()
        for at, value in values.items()
        # A draft may hold anything for a fingerprint.
        if at[-1] == "source"
        and value == old
        and _FINGERPRINT.fullmatch(values.get((*at[:-1], "fp"), ""))
    ]
    article = _article(course, old, folder) if cited else None
    made = dict[str, bytes]()
    for name, (file, values) in files.items():
        changes = dict(_named(name, values, old, new))
        for origin, at, fp in cited:
            if origin is file and article:
                sentence = article.sentence(fp)
                if sentence:
                    changes[(*at, "fp")] = fingerprint(sentence.text, new)
                else:
                    terms = [v for key, v in values.items() if key[:-1] == (*at, "terms")]
                    place = values.get((*at, "at"), "")
                    standing = article.standing(place, fp, tuple(terms))
                    wrong.append(standing_problem(file, at, old, place, standing))
        if changes:
            about, of_new = (PULLED_FROM.format(each).encode() for each in (old, new))
            made[name] = with_values(file, changes).replace(about, of_new, 1)
    if wrong:
        raise EditError(*wrong)
    return Renamed(made, len(cited))


def _files(course: Course, problems: list[Problem]) -> Iterator[str]:
    """Yield the names of the files in which the id of a source may stand."""
    for name in (SOURCES_FILE, SILENCES_FILE, WITHDRAWN_FILE):
        if is_there(course.folder / name):
            yield name
    for below in ("facts", "handouts"):
        for path in yaml_files(course.folder / below, problems):
            yield path.relative_to(course.folder).as_posix()


def _named(name: str, values: _Values, old: str, new: str) -> Iterator[tuple[Location, str]]:
    """Yield where a file names the source `old`, and what stands there once it is called `new`.

    The ids of its own questions, `course/s001/source/...`, are named by silences and handouts.
    """
    of_question = re.compile(rf"^([^/]+)/{re.escape(old)}/source/")
    for at, value in values.items():
        is_own = name == SOURCES_FILE and at[-1] == "id" and len(at) == 2
        if value == old and (is_own or "source" in at[-1:] or "sources" in at[-2:]):
            yield at, new
        elif of_question.match(value):
            yield at, of_question.sub(rf"\1/{new}/source/", value)


def _article(course: Course, source: str, folder: Path | None) -> Article:
    """Return the article of a source; raises TalkQuizError where it is not at hand."""
    why = "Fingerprints are keyed by the id of the source: they are made anew from its text."
    if folder is None:
        message = (
            "the article is needed: say where your copies are, --sources DIR or TALKQUIZ_SOURCES"
        )
        raise TalkQuizError(message, why)
    copies = find_copies(course, folder)
    if source not in copies.articles:
        cause, hint = copies.causes.get(source, ("", why))
        raise TalkQuizError(
            f"no file in {folder} is the article {source}{cause and f': {cause}'}", hint
        )
    return copies.articles[source]
