"""Writes a version and a day into the text of course.yaml; comments stay where they are."""

import re
from datetime import date

from talkquiz.course.yaml import parse
from talkquiz.problem import TalkQuizError

_VALUE = r"(?:\"[^\"\n\r]*\"|'[^'\n\r]*'|[^\s#'\"][^#\n\r]*?)"


class CourseFileError(TalkQuizError):
    """Raised where the two lines cannot be found; says how they have to stand."""


def with_version(text: str, version: str, day: date) -> str:
    """Return the text of course.yaml with `version:` and `updated:` set, all else untouched.

    Raises a CourseFileError where the keys do not stand on lines of their own.
    """
    values = {"version": f'"{version}"', "updated": day.isoformat()}
    written = text
    for key, value in values.items():
        line = re.compile(rf"^({key}:[ \t]+){_VALUE}(?=[ \t]*(?:[ \t]#|\r?$))", re.MULTILINE)
        written = line.sub(lambda found, value=value: found[1] + value, written, count=1)  # type: ignore[misc]
    before, after = parse(text).data, parse(written).data
    wanted = {"version": version, "updated": day.isoformat()}
    if not isinstance(before, dict) or after != {**before, **wanted}:
        raise CourseFileError(
            "`version:` and `updated:` must each stand on a line of their own in course.yaml"
        )
    return written
