"""`talkquiz explain`: what a problem means, and the pages of the docs, without a network."""

import re
from collections.abc import Iterable
from pathlib import Path

import click

from talkquiz.cli import COMMANDS
from talkquiz.cli.printing import apart, fail, paragraph, say
from talkquiz.cli.shared import explain_errors
from talkquiz.problem import did_you_mean
from talkquiz.resources import bundled

_ROW = re.compile(
    r"^\| (?P<code>TQ\d{3}) \| (?P<means>.+?) \| (?P<example>.*?) \| (?P<mend>.+?) \|$",
    re.MULTILINE,
)
_HEADING = re.compile(r"^(?P<level>##+) (?P<title>.+)$", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
_OTHER_NAMES = {"review": "results", "feedback": "results", "web": "studying", "page": "studying"}
"""What somebody may type who means a page."""
_FEWEST_LETTERS, _MOST_SECTIONS = 3, 3
"""Of a word that headings are searched for, and of sections that it is to find."""


@click.command(short_help="Explain a problem, a file of a course, or any page of the docs.")
@click.argument("what", required=False, default="")
@explain_errors()
def explain(what: str) -> None:
    """Explain WHAT: the code of a problem, a file of a course, or a page of the documentation.

    Without WHAT, what there is to be explained is listed.

    \b
    Examples:
      talkquiz explain TQ107            what a problem means, and how to mend it
      talkquiz explain facts            how the files of facts are written
      talkquiz explain course-format    the whole page
      talkquiz explain moodle           what has this word in its heading
    """
    pages = {path.stem: path for path in sorted(bundled("docs").glob("*.md"))}
    rows = {row["code"]: row for row in _ROW.finditer(pages["problems"].read_text("utf-8"))}
    course_format = pages["course-format"].read_text("utf-8")
    sections = {
        _short(heading["title"]): _section(course_format, heading)
        for heading in _HEADING.finditer(course_format)
    }
    wanted = _short(what.removeprefix("docs/"))
    wanted = _OTHER_NAMES.get(wanted, wanted)
    if not what:
        say("Problems, by their codes: talkquiz explain TQ107", "")
        say("Files of a course:", *paragraph(", ".join(sections)), "")
        say("Pages:", *paragraph(", ".join(pages)))
    elif row := rows.get(what.upper()):
        say(*paragraph(f"{row['code']}: {_plain(row['means'])}", 0, 2), "")
        say(*paragraph(f"For example: {_plain(row['example'])}", 2, 2))
        say(*paragraph(f"To mend it: {_plain(row['mend'])}", 2, 2))
    elif wanted in pages:
        say(*pages[wanted].read_text("utf-8").splitlines())
    elif wanted in sections:
        say(*sections[wanted].splitlines())
    elif found := _headed(wanted, pages.values()):
        say(*apart(text.splitlines() for text in found))
    else:
        known = [*rows, *pages, *sections]
        hint = did_you_mean(wanted, known, "`talkquiz explain` lists what there is.", quote="`")
        if wanted in COMMANDS:
            hint = f"`talkquiz {wanted} --help` says what it does."
        fail(f"There is nothing called `{what}` to be explained.", *paragraph(hint, indent=4))


def _headed(word: str, pages: Iterable[Path]) -> list[str]:
    """Return the sections of all pages with `word` in their headings; none if they are many."""
    if len(word) < _FEWEST_LETTERS:
        return []
    texts = {page.stem: page.read_text("utf-8") for page in pages}
    found = [
        f"{_section(text, heading)}\n\n(From: talkquiz explain {name})"
        for name, text in texts.items()
        for heading in _HEADING.finditer(text)
        if word in re.findall(r"\w+", heading["title"].lower())
    ]
    return found if len(found) <= _MOST_SECTIONS else []


def _short(title: str) -> str:
    """Return what is typed for a page or a section: `facts/*.yaml` is `facts`."""
    name = re.sub(r"(/\S*)?\.(yaml|json|md)$|/\S*$", "", title.strip().lower())
    return name.replace(" ", "-")


def _section(text: str, heading: re.Match[str]) -> str:
    """Return a section with those within it."""
    ends = (
        other.start()
        for other in _HEADING.finditer(text, heading.end())
        if len(other["level"]) <= len(heading["level"])
    )
    return text[heading.start() : next(ends, len(text))].strip()


def _plain(text: str) -> str:
    """Return a cell of a table as a terminal shows it, without links."""
    return _LINK.sub(r"\1", text).replace(r"\|", "|")
