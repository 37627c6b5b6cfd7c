"""The flow of a release: what has changed since the last one, and the record of the next.

A release writes three files of the course folder, all or none: CHANGELOG.md, course.yaml and
releases.json. Version and day go into course.yaml because every product takes them from there; a
build on any machine then says the same, and no clock is asked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from talkquiz.course.course import Course
from talkquiz.course.course_file import VERSION_PATTERN
from talkquiz.course.files import Files
from talkquiz.course.releases_file import RELEASES, Release, Releases, is_newer, load_releases
from talkquiz.exporters import exporter
from talkquiz.loaded import Bank, assemble, load_bank, state
from talkquiz.output import replace_files
from talkquiz.problem import Problem, TalkQuizError, has_errors
from talkquiz.releases.bump_version import with_version
from talkquiz.releases.change_log import CHANGE_LOG, with_entry
from talkquiz.releases.difference import Difference, between_packages, since_release
from talkquiz.releases.guards import State
from talkquiz.releases.package import PackageError, read_package
from talkquiz.releases.record import dump, next_releases

_SET_BY_RELEASE = "TQ604"
_COURSE_FILE = "course.yaml"


class ReleaseError(TalkQuizError):
    """Raised where a course cannot be released or compared; says why."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What has changed; None if there are errors among the problems."""

    problems: list[Problem]
    difference: Difference | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A release and what is new in it; None, and nothing written, if there are errors."""

    problems: list[Problem]
    release: Release | None = None
    difference: Difference | None = None


def release(folder: Path, version: str | None, day: date) -> Outcome:
    """Record a release of the course in `folder` on `day`; nothing is written if anything is wrong.

    Without a `version`, that of course.yaml is taken. Raises ReleaseError, CourseFileError,
    ExportError and OutputError.
    """
    bank = load_bank(folder)
    problems = [each for each in _problems(bank) if each.code != _SET_BY_RELEASE]
    if bank.course is None or has_errors(problems):
        return Outcome(problems)
    before = load_releases(bank.course.folder, Files())
    now = state(bank.course, bank.all_items, before)
    version = version or bank.course.outline.version
    for reason in _refusals(now, before, version, day):
        raise ReleaseError(reason)
    after = next_releases(now, before, version, day)
    difference = since_release(now.comparison, before)
    try:
        files = _files(bank.course, after, difference)
    except OSError as error:
        raise ReleaseError(f"{error.filename} cannot be read: {error.strerror}") from error
    replace_files(folder, files)
    return Outcome(problems, after.last, difference)


def difference(folder: Path, package: Path | None = None) -> Compared:
    """Return what has changed in the course in `folder` since its last release.

    With a `package`, since that was built. Raises ReleaseError and ExportError.
    """
    bank = load_bank(folder)
    problems = _problems(bank)
    if bank.course is None or has_errors(problems):
        return Compared(problems)
    if package:
        return Compared(problems, _since_package(bank, package))
    releases = load_releases(bank.course.folder, Files())
    if releases is None:
        raise ReleaseError(
            "the course has no release to compare with; name a deck (.apkg), or make the first "
            "with `talkquiz release`"
        )
    now = state(bank.course, bank.all_items, releases)
    return Compared(problems, since_release(now.comparison, releases))


def _problems(bank: Bank) -> list[Problem]:
    return [*bank.problems, *assemble(bank)[1]]


def _refusals(now: State, before: Releases | None, version: str, day: date) -> Iterator[str]:
    """Yield why there can be no release now."""
    updated = now.course.outline.updated
    if not re.fullmatch(VERSION_PATTERN, version):
        yield f"`{version}` is no version; write 1.0 or 2026-11"
    if not now.comparison.items:
        yield "the course has no card to study"
    if day < updated:
        yield (
            f"course.yaml says `updated: {updated}`, which is after {day}: a deck built so would "
            "be newer than the release. Mend it, or give that day with --date"
        )
    if before is not None:
        yield from _repetitions(now, before, version, day)


def _repetitions(now: State, before: Releases, version: str, day: date) -> Iterator[str]:
    last = before.last
    known = {each.version: each.date for each in before.releases}
    if not now.differs(before):
        yield f"nothing has changed since release {last.version}"
    if version in known:
        yield f"{version} was released on {known[version]}; give a newer one with --version"
    if not is_newer(version, last.version):
        yield f"{version} is not newer than {last.version}, the last release"
    if day < last.date:
        yield f"{day} is before {last.date}, the day of release {last.version}"


def _files(course: Course, after: Releases, difference: Difference) -> dict[str, bytes]:
    """Return the files of a release; the record comes last, and with it the release holds."""
    log = course.folder / CHANGE_LOG
    text = log.read_bytes().decode("utf-8", "surrogateescape") if log.exists() else ""
    topics = {topic.id: topic.title for topic in course.outline.topics}
    entry = with_entry(text, course.outline.title, after.last, difference, topics)
    outline = (course.folder / _COURSE_FILE).read_bytes().decode()
    return {
        CHANGE_LOG: entry.encode("utf-8", "surrogateescape"),
        _COURSE_FILE: with_version(outline, after.last.version, after.last.date).encode(),
        RELEASES: dump(after).encode(),
    }


def _since_package(bank: Bank, package: Path) -> Difference:
    assembled, _ = assemble(bank)
    assert assembled is not None  # noqa: S101 - a bank without errors was assembled before
    (product,) = exporter("anki")(assembled).values()
    try:
        old = read_package(package.read_bytes())
    except (PackageError, OSError) as error:
        raise ReleaseError(f"{package} cannot be read: {error}") from error
    return between_packages(package.name, old, read_package(product.content))
