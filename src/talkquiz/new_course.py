"""The files of a new course: those in templates/new-course, filled in, and schemas for editors."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from talkquiz.course.course import slug, unfit_file_name
from talkquiz.course.shapes import LONGEST_ID
from talkquiz.course.yaml import UNSEEN
from talkquiz.course_schemas import schemas
from talkquiz.language.language_file import bundled_codes
from talkquiz.resources import bundled

LANGUAGE_FILE = "language.yaml"
_FILLED_IN = re.compile("@([a-z-]+)@")
_DOT = "dot-"
"""Begins the names of hidden files in templates/new-course, where they are to be seen."""
_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ks ps sd syr ug ur yi".split())
"""Languages that are written from right to left, by the scripts that the CLDR has for them."""
_TRANSLATE = """\
# The words that students and teachers read, in the language `{code}`: translate what stands right
# of each colon; what stands in braces is filled in. `talkquiz explain languages` explains the
# keys. Bundled, and so in no need of this file: {bundled}.

"""


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody who begins a course is asked for. A `language` is a tag, as `en` or `ar`."""

    title: str
    language: str
    topic: str


def course_id(folder_name: str) -> str:
    """Return the id of a course in a folder of this name; `my-course` where it gives none."""
    own = _as_id(folder_name, "my-course")
    # A bundled course of that id would be taken for this one in students' Anki.
    return f"my-{own}" if (bundled("questions") / own).is_dir() else own


def has_own_words(language: str) -> bool:
    """Tell whether a course in this language needs a file with the words of it."""
    codes = bundled_codes()
    return language not in codes and language.partition("-")[0] not in codes


def new_course(folder_name: str, answers: Answers, day: date) -> dict[str, bytes]:
    """Return the files of a new course by name, `facts/examples.yaml` for one, written on `day`.

    A language without bundled words gets the English ones, to be translated, and examples that ask
    by questions of their own: TalkQuiz makes none of a claim in a language that it does not know.
    """
    values = {
        "id": course_id(folder_name),
        "title": _quoted(answers.title),
        "language": answers.language,
        "day": day.isoformat(),
        "topic": topic_id(answers),
        "topic-title": _quoted(answers.topic),
    }
    files = _filled_in("new-course", values)
    if has_own_words(answers.language):
        files |= _filled_in("new-course-untranslated", values)
        english = bundled("questions") / "languages" / "en.yaml"
        head = _TRANSLATE.format(code=answers.language, bundled=", ".join(bundled_codes()))
        words = english.read_bytes()
        if answers.language.partition("-")[0] in _RIGHT_TO_LEFT:
            words = words.replace(b"\ndirection: ltr\n", b"\ndirection: rtl\n")
        files[LANGUAGE_FILE] = head.encode() + words
    return files | {f"schemas/{name}": content for name, content in schemas().items()}


def topic_id(answers: Answers) -> str:
    """Return the id of the first topic, which its file is called after."""
    found = _as_id(answers.topic, "first-topic")
    return "first-topic" if found == "examples" else found


def _filled_in(folder: str, values: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files of a folder in templates/ by name, with `values` in the place of @names@."""
    source, files = bundled("templates") / folder, {}
    for path in sorted(each for each in source.rglob("*") if each.is_file()):
        name = path.relative_to(source).as_posix().replace(_DOT, ".", 1)
        name = name.replace("facts/topic.yaml", f"facts/{values['topic']}.yaml")
        text = path.read_text(encoding="utf-8")
        files[name] = _FILLED_IN.sub(lambda found: values[found[1]], text).encode()
    return files


def _as_id(words: str, otherwise: str) -> str:
    """Return `words` as an id that any system takes for the name of a file, or `otherwise`."""
    found = slug(words)[:LONGEST_ID].strip("-")
    return otherwise if not found or unfit_file_name(found) else found


def _quoted(words: str) -> str:
    """Return `words` as they stand between double quotes in YAML."""
    return json.dumps(words, ensure_ascii=False)[1:-1]


def default_title(folder: Path) -> str:
    """Return the name of a folder as a title: "My course" for `my-course`."""
    words = re.sub(r"[\s_-]+", " ", UNSEEN.sub("", folder.name)).strip()
    return f"{words[:1].upper()}{words[1:]}" or "My course"
