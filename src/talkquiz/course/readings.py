"""readings/<topic>.md: what to read before one is asked, in our own words.

Each paragraph rests on facts, which it names at its end; a line `## Words` is the heading of the
next. It is plain text: what else Markdown knows is refused, since it would be printed as it stands.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from talkquiz.course.read_files import MOST_WRONG, Origin, files_below, read_text
from talkquiz.course.shapes import one_line, shown
from talkquiz.course.yaml import unseen_characters
from talkquiz.problem import Problem

READINGS = "readings"
_HEADING, _FACTS = "## ", "{facts:"
_MARKDOWN = re.compile(
    r"^(?:#|>|[-+] |1[.)] |~~~|={3}|-{3})|[*_`{}|\\]|\]\(|\[\^|</?[A-Za-z!]|&#?\w+;"
)


class Paragraph(NamedTuple):
    """A paragraph, the heading before it or "", and the ids of the facts that it rests on.

    `line` is the last of its lines in the file.
    """

    heading: str
    text: str
    facts: tuple[str, ...]
    line: int


class TopicReading(NamedTuple):
    """What there is to read on a topic, and its file."""

    file: Origin
    paragraphs: tuple[Paragraph, ...]


def load_readings(folder: Path, problems: list[Problem]) -> dict[str, TopicReading]:
    """Return the readings of the course in `folder` by the ids of their topics.

    What is wrong with their form is added to `problems`: paragraphs that name no facts (TQ154), and
    what is no plain paragraph (TQ155).
    """
    readings: dict[str, TopicReading] = {}
    for path in files_below(folder / READINGS, {".md"}, problems):
        file = Origin(path)
        text = read_text(file, problems)
        unseen = [] if text is None else list(unseen_characters(text, file.shown))
        problems += unseen
        if text is None or unseen:
            continue
        found = list(_paragraphs(text, file))
        wrong = [each for each in found if isinstance(each, Problem)]
        problems += wrong[:MOST_WRONG]
        if len(wrong) > MOST_WRONG:
            message = f"more than {MOST_WRONG} problems stand above: here the reading ends"
            problems.append(
                problem_at(file, wrong[MOST_WRONG].line, "TQ019", message, "Mend them.")
            )
        if not found:
            hint = "Write paragraphs, or remove the file."
            problems.append(file.problem("TQ018", "the file is empty", hint))
        if path.stem in readings:
            message = f"the topic has a reading in {readings[path.stem].file.shown} already"
            problems.append(file.problem("TQ112", message, "Make one file of both."))
        whole = tuple(each for each in found if isinstance(each, Paragraph))
        readings.setdefault(path.stem, TopicReading(file, whole))
    return readings


def _paragraphs(text: str, file: Origin) -> Iterator[Paragraph | Problem]:
    """Yield the paragraphs of a reading, and what is wrong with its lines."""
    heading, block = "", list[str]()
    for number, line in enumerate([*text.splitlines(), "", _HEADING], start=1):
        said = line.strip()
        is_heading = line.startswith(_HEADING)
        if said and not is_heading:
            block.append(said)
            continue
        if block:
            yield from _paragraph(heading, block, number - 1, file)
            heading, block = "", []
        if is_heading and heading:
            message = f"no paragraph follows the heading “{shown(heading)}”"
            yield problem_at(file, number - 1, "TQ155", message, "Write one, or remove it.")
        if is_heading:
            heading = one_line(line.removeprefix(_HEADING))
            yield from _unknown_marks(heading, number, file)


def _paragraph(
    heading: str, block: list[str], last: int, file: Origin
) -> Iterator[Paragraph | Problem]:
    """Yield the paragraph of the lines `block`, whose `last` one has that number, or problems."""
    text, mark, listed = "\n".join(block).rpartition(_FACTS)
    facts = tuple(dict.fromkeys(listed.removesuffix("}").split()))
    if not (mark and text and facts and listed.endswith("}")):
        message = f"the paragraph “{shown(block[0])}” names no facts at its end"
        hint = "End it with the facts that it rests on: {facts: first-truce second-truce}."
        yield problem_at(file, last, "TQ154", message, hint)
        return
    for number, line in enumerate(text.split("\n"), start=last - len(block) + 1):
        yield from _unknown_marks(line, number, file)
    yield Paragraph(heading, one_line(text), facts, last)


def _unknown_marks(line: str, number: int, file: Origin) -> Iterator[Problem]:
    found = _MARKDOWN.search(line)
    if found:
        message = f"`{found[0]}` would be printed as it stands"
        hint = "A reading is plain paragraphs, with headings of the form `## Words`."
        yield problem_at(file, number, "TQ155", message, hint)


def problem_at(file: Origin, line: int, code: str, message: str, hint: str) -> Problem:
    """Return a problem of what stands at `line` of a file that is no YAML."""
    return Problem(file.shown, line, 1, code, message, hint)
