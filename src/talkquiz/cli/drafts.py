"""How a course in the making is told: what it lacks, how many drafts it has, what these lack."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from talkquiz.cli.printing import fail, paragraph, say, say_problems, summary
from talkquiz.cli.shared import on_course

if TYPE_CHECKING:
    from talkquiz.course.drafts import Unfinished
    from talkquiz.problem import Problem


def say_unfinished(course: Path, problems: "Sequence[Problem]", drafts: int) -> None:
    """Print `problems` of a build, and how many `drafts` there are, on stderr.

    What the course lacks for a release is only said to be so, as that is no matter of a build.
    """
    shown = without_missing(problems)
    say_problems(shown, err=True)
    if len(shown) < len(problems):
        see = on_course("check", course)
        say(f"The course is not finished: `{see}` says what is missing.", err=True)
    if drafts:
        say(left_out(drafts, course), err=True)


def without_missing(problems: "Sequence[Problem]") -> "list[Problem]":
    """Return `problems` but for what the course lacks for a release alone."""
    from talkquiz.course.course import STILL_MISSING

    return [each for each in problems if each.code != STILL_MISSING]


def fail_unfinished(course: Path, problems: "Sequence[Problem]", outcome: str) -> NoReturn:
    """End the program because of errors among `problems`, saying what did not come of it."""
    say_unfinished(course, problems, 0)
    fail(f"{outcome}: {summary(without_missing(problems))}.")


def left_out(drafts: int, course: Path) -> str:
    """Return the sentence that says how many drafts of `course` are left out."""
    many = "1 draft is" if drafts == 1 else f"{drafts} drafts are"
    return f"{many} left out: `{on_course('check', course, '--drafts')}` says what drafts lack."


def lacking(each: "Unfinished") -> list[str]:
    """Return the lines that say where a draft is, and what is to be done until it is built."""
    lines = [f"{each.draft.origin.line}: {each.draft.id}, a draft of a {each.sort}"]
    if each.missing:
        lines += paragraph(f"missing: {', '.join(each.missing)}", indent=4, hanging=2)
    for problem in each.wrong:
        lines += [f"    {problem}", *([f"        {problem.hint}"] if problem.hint else [])]
    if not each.missing and not each.wrong:
        lines.append("    complete: remove `draft: true`, and it is built")
    return lines


def draft_text(each: "Unfinished") -> list[str]:
    """Return the lines of a draft as far as it is written, and what it lacks."""
    shown = [
        line
        for key, value in each.draft.data.items()
        if value and key not in ("id", "draft")
        for line in paragraph(f"{key}: {_plain(value)}", hanging=2)
    ]
    where, *lacks = lacking(each)
    return [where, *shown, *lacks]


def _plain(value: object) -> str:
    """Return a value of a file in words, without brackets around what it holds."""
    if isinstance(value, dict):
        return ", ".join(f"{key} {_plain(each)}" for key, each in value.items())
    return "; ".join(map(_plain, value)) if isinstance(value, list) else str(value or "")
