"""The formats for screens as options of `talkquiz build`, and what is said of what they lose."""

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from typing import TYPE_CHECKING, Any, TypeVar

import click

from talkquiz.cli.printing import paragraph, say

if TYPE_CHECKING:
    from talkquiz.onscreen.carried import Carried

_Command = TypeVar("_Command", bound=Callable[..., Any])

_MOST_NAMED = 3
"""How many ids are printed of those that lose the same: --json has all of them."""
_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option("--web", is_flag=True, help="Make the study page, <course>.html."),
    click.option(
        "--moodle", is_flag=True, help="Make a question bank for Moodle, <course>.moodle.xml."
    ),
    click.option("--gift", is_flag=True, help="Make questions in GIFT, <course>.gift.txt."),
    click.option(
        "--canvas", is_flag=True, help="Make a quiz for Canvas (QTI 1.2), <course>.canvas.zip."
    ),
    click.option("--qti", is_flag=True, help="Make a QTI 3.0 package, <course>.qti3.zip."),
    click.option("--qti21", is_flag=True, help="Make a QTI 2.1 package, <course>.qti21.zip."),
    click.option(
        "--kahoot", is_flag=True, help="Make spreadsheets for Kahoot, <course>.kahoot.xlsx."
    ),
    click.option(
        "--quizlet", is_flag=True, help="Make a study set for Quizlet, <course>.quizlet.txt."
    ),
    click.option(
        "--deck-only",
        is_flag=True,
        help="For the formats of screens: only the questions that the Anki deck has.",
    ),
)


def onscreen_options(command: _Command) -> _Command:
    """Give `command` the formats for screens, in the order of `--help`."""
    return reduce(lambda made, option: option(made), reversed(_OPTIONS), command)


def say_carried(carried: "Mapping[str, Sequence[Carried]]") -> None:
    """Print by file how many items it has whole, how many with which loss, and which are left out.

    Each with the ids of a few.
    """
    from talkquiz.onscreen.carried import tally

    for name, each in carried.items():
        found = tally(each)
        asked = len(each) - sum(map(len, found.left_out.values()))
        say(f"{name}: {asked} of {len(each)} questions, {len(found.whole)} of them whole.")
        for verb, by_reason in (("without", found.lost), ("left out:", found.left_out)):
            for reason, ids in by_reason.items():
                say(*paragraph(f"{len(ids)} {verb} {reason}: {_some(ids)}", indent=2, hanging=4))


def _some(ids: Sequence[str]) -> str:
    more = len(ids) - _MOST_NAMED
    return ", ".join(ids[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
