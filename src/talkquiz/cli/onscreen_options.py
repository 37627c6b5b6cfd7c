"""The formats for screens as options of `talkquiz build`, and what is said of what they lose."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from talkquiz.cli.printing import paragraph, say

if TYPE_CHECKING:
    from talkquiz.onscreen.carried import Carried

_Command = TypeVar("_Command", bound=Callable[..., Any])

_MOST_NAMED = 2
"""How many ids are printed of those that lose the same: --json has all of them."""
_FORMATS = {
    "web": ("Study page", "the study page", "html"),
    "moodle": ("Moodle", "a question bank for Moodle", "moodle.xml"),
    "gift": ("GIFT", "questions in GIFT", "gift.txt"),
    "canvas": ("Canvas", "a package for Canvas (QTI 1.2)", "canvas.zip"),
    "qti": ("QTI 3.0", "a QTI 3.0 package", "qti3.zip"),
    "qti21": ("QTI 2.1", "a QTI 2.1 package", "qti21.zip"),
    "kahoot": ("Kahoot", "spreadsheets for Kahoot", "kahoot.xlsx"),
    "quizlet": ("Quizlet", "a study set for Quizlet", "quizlet.txt"),
}
"""What people call each format, what is made for it, and how the names of its files end."""
_DECK_ONLY = click.option(
    "--deck-only",
    is_flag=True,
    help="For the formats of screens: only the questions that the Anki deck has.",
)


def onscreen_options(command: _Command, file: str = "<course>-<quiz>") -> _Command:
    """Give `command` the formats for screens, in the order of `--help`; `file` begins its files."""
    for name, (_, made, ending) in reversed(_FORMATS.items()):
        text = f"Make {made}, {file}.{ending}."
        command = click.option(f"--{name}", is_flag=True, help=text)(command)
    return command


def course_on_screen_options(command: _Command) -> _Command:
    """Give `command` the formats for screens, and which questions of a course they have."""
    return onscreen_options(_DECK_ONLY(command), "<course>")


def called_format(name: str) -> str:
    """Return what people call a format."""
    return _FORMATS[name][0] if name in _FORMATS else name.capitalize()


def say_carried(carried: "Mapping[str, Sequence[Carried]]") -> None:
    """Print by format how many questions it has, how many it leaves out, and what others lose.

    Each with the ids of a few, without the course that they begin with.
    """
    from talkquiz.onscreen.carried import tally

    for name, each in carried.items():
        found = tally(each)
        asked, total = len(found.asked), len({one.id for one in each})
        counted = f"all {total}" if asked == total > 1 else f"{asked} of {total}"
        noun = "question" if total == 1 else "questions"
        whole = f", {len(found.whole)} of them whole" if found.whole else ""
        if len(found.whole) == total:
            whole = ", whole"
        say(f"{called_format(name)}: {counted} {noun}{whole}.")
        for why, ids in found.left_out.items():
            _say_line(str(len(ids)), f"left out: {why}", ids)
        for loss, ids in found.lost.items():
            _say_line("all" if len(ids) == asked else str(len(ids)), loss, ids)
    if any(not one.is_whole for each in carried.values() for one in each):
        say("Which ones: --json has all of them by their ids.")


def _say_line(counted: str, text: str, ids: Sequence[str]) -> None:
    """Print how many questions `text` is true of, and which: a few, none if it is all of them."""
    names = [each.partition("/")[2] for each in ids[:_MOST_NAMED]]
    more = f" and {len(ids) - _MOST_NAMED} more" if len(ids) > _MOST_NAMED else ""
    which = "" if counted == "all" else f" ({', '.join(names)}{more})"
    say(*paragraph(f"{counted:>5}  {text}{which}", indent=0, hanging=7))
