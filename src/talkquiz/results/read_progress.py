"""Reads the progress that students saved on the study page: answers, and nothing that names them.

The page writes JSON (templates/web/progress.js):

    {"talkquiz": "progress", "version": 1, "course": "saltmere",
     "items": {"saltmere/pier-closed/when/asked": {"answers": [[1764493200, 3, ["o8f470"]], ...]}}}

An answer is its time in seconds since 1970, its rating (1: wrong, 2 to 4: right) and the ids of the
options that were picked. What else a file has, such as what was put aside, is the page's own. The
name of a file may be that of a student, so no problem names one: it says which of all files it is,
by the order of their names.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn

from talkquiz.problem import Problem, Severity, TalkQuizError, has_errors
from talkquiz.results.answers import Answer, Results, of_students
from talkquiz.untrusted_files import MEGABYTE, OutsideError, read_file

OPTION = "--progress"
_SUFFIX = ".json"
_MOST_BYTES = 8 * MEGABYTE
_MOST_FILES = 1_000
_MOST_ANSWERS = 200_000
"""In one file: 5,000 questions, each answered forty times."""
_MOST_IN_ALL = 1_000_000
_MOST_PICKED = 100
_MOST_NUMBERS = 10
"""Of files that are told by their numbers."""
_MOST_LETTERS = 300
"""Of an id."""
_LAST_SECOND = 2**40
_WRONG, _RATINGS = 1, (1, 2, 3, 4)
_VERSION = 1
_SAVE_AGAIN = (
    "Have it saved again on the study page, by its button, and do not edit it; remove what is "
    "something else."
)


class _NoProgressError(TalkQuizError):
    """Raised for a file that is no saved progress; the message says why not."""


def read_progress(given: Sequence[Path], course: str, problems: list[Problem]) -> Results:
    """Return the answers in the files and folders `given`, as far as they are of the `course`.

    What is wrong is added to `problems`: a file that cannot be read does not hide another.
    """
    paths, passed_over = _files(given, problems)
    read: list[list[Answer]] = []
    others: list[int] = []
    for number, path in enumerate(paths, 1):
        which = f"file {number} of {len(paths)}" if len(paths) > 1 else "the file"
        try:
            data = _progress(path)
            if data.get("course") != course:
                others.append(number)
                continue
            answers, unread = _answers(data)
        except _NoProgressError as error:
            problems.append(
                _problem("TQ801", f"{which} is no saved progress: {error}", _SAVE_AGAIN)
            )
            continue
        if unread:
            problems.append(_unread(which, unread))
        read.append(answers)
        if sum(map(len, read)) > _MOST_IN_ALL:
            message = f"there are more than {_MOST_IN_ALL} answers"
            problems.append(_problem("TQ802", message, "Review the classes one by one."))
            break
    if others:
        problems.append(_of_another_course(others, len(paths)))
    students = of_students(read)
    return Results(students, len(read), len(read) - len(students), passed_over)


def _of_another_course(numbers: Sequence[int], total: int) -> Problem:
    """Return the warning about the files with these `numbers`, of which the first few are told."""
    files = f"{len(numbers)} files are" if len(numbers) > 1 else "1 file is"
    shown = ", ".join(map(str, numbers[:_MOST_NUMBERS]))
    more = ", ..." if len(numbers) > _MOST_NUMBERS else ""
    which = f" (number {shown}{more} of {total}, by name)" if total > 1 else ""
    message = f"{files} of another course, and left out{which}"
    hint = "Nothing, if that was meant; else name the course whose page they were saved on."
    return _problem("TQ803", message, hint, Severity.WARNING)


def _unread(which: str, number: int) -> Problem:
    """Return the warning that so many answers in a file are none."""
    answers = f"{number} answers" if number > 1 else "1 answer"
    message = f"{which} has {answers} without time, rating or ids of options, left out"
    return _problem("TQ804", message, _SAVE_AGAIN, Severity.WARNING)


def _files(given: Iterable[Path], problems: list[Problem]) -> tuple[list[Path], int]:
    """Return the files that are given, and those in the folders that are, each once, by name.

    And how many others the folders have, which is told: they may be meant.
    """
    found: dict[Path, None] = {}
    others: set[Path] = set()
    try:
        for path in given:
            inside = sorted(path.iterdir()) if path.is_dir() else [path]
            wanted = [each for each in inside if each == path or _is_progress(each)]
            shown = (each for each in inside if each.is_file() and not each.name.startswith("."))
            others |= {each.absolute() for each in shown} - {each.absolute() for each in wanted}
            found |= dict.fromkeys(each.absolute() for each in wanted)
    except OSError as error:
        problems.append(_problem("TQ801", f"a folder cannot be read: {error.strerror}"))
    if len(found) > _MOST_FILES:
        hint = "Review the classes one by one."
        problems.append(_problem("TQ802", f"there are more than {_MOST_FILES} files", hint))
        return [], len(others)
    if not found and not has_errors(problems):
        hint = "It is saved on the study page by its button; the browser puts it among downloads."
        problems.append(_problem("TQ802", f"there is no saved progress ({_SUFFIX}) there", hint))
    return list(found), len(others)


def _is_progress(path: Path) -> bool:
    return path.suffix.lower() == _SUFFIX and not path.name.startswith(".") and path.is_file()


def _progress(path: Path) -> dict[str, Any]:
    """Return what a file holds; raises _NoProgressError."""
    try:
        text = read_file(path, _MOST_BYTES).decode("utf-8-sig")
        data = json.loads(text, parse_constant=_refuse)
    except OutsideError as error:
        raise _NoProgressError(str(error)) from None
    except UnicodeDecodeError:
        raise _NoProgressError("it is not UTF-8") from None
    except json.JSONDecodeError as error:
        raise _NoProgressError(f"it is no JSON, from line {error.lineno} on") from None
    except (ValueError, RecursionError):
        raise _NoProgressError("it holds numbers, or brackets in brackets, without end") from None
    if not isinstance(data, dict) or data.get("talkquiz") != "progress":
        raise _NoProgressError("the study page did not save it")
    version = data.get("version")
    if type(version) is not int or version < 1:
        raise _NoProgressError("it has no version")
    if version > _VERSION:
        raise _NoProgressError("a newer TalkQuiz saved it, update this one")
    return data


def _refuse(_constant: str) -> NoReturn:
    raise ValueError("no number")


def _answers(data: dict[str, Any]) -> tuple[list[Answer], int]:
    """Return the answers in saved progress, and how many cannot be read."""
    items = data.get("items")
    if not isinstance(items, dict):
        raise _NoProgressError("it has no answers")
    answers: list[Answer] = []
    unread = 0
    for item, answer in _each(items):
        read = _answer(item, answer)
        if read:
            answers.append(read)
        else:
            unread += 1
        if len(answers) + unread > _MOST_ANSWERS:
            raise _NoProgressError(f"it has more than {_MOST_ANSWERS} answers")
    return answers, unread


def _each(items: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield each answer with the id of its item; where an item has no list of them, that counts."""
    for item, state in items.items():
        answers = state.get("answers", []) if isinstance(state, dict) else None
        if not isinstance(answers, list):
            yield item, None
            continue
        for answer in answers:
            yield item, answer


def _answer(item: str, answer: Any) -> Answer | None:
    """Return an answer, or None if it is none; what may stand behind its parts is let be."""
    if not isinstance(answer, list) or len(answer) < 2 or len(item) > _MOST_LETTERS:
        return None
    when, rating, picked = answer[0], answer[1], answer[2] if len(answer) > 2 else []
    if type(when) not in (int, float) or not 0 <= when < _LAST_SECOND:
        return None
    if type(rating) is not int or rating not in _RATINGS:
        return None
    if not isinstance(picked, list) or len(picked) > _MOST_PICKED:
        return None
    if not all(isinstance(each, str) and len(each) <= _MOST_LETTERS for each in picked):
        return None
    return Answer(item, int(when), rating != _WRONG, tuple(picked))


def _problem(
    code: str, message: str, hint: str = "", severity: Severity = Severity.ERROR
) -> Problem:
    return Problem(OPTION, 0, 0, code, message, hint, severity)
