"""`talkquiz push`: the deck into a running Anki."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkquiz.cli.printing import fail, fail_for, paragraph, rewording, say, say_problems
from talkquiz.cli.shared import course_argument, explain_errors

if TYPE_CHECKING:
    from talkquiz.push import Preview

_SHOWN = 20
_TAG = re.compile(r"<[^>]*>")
_ASK = "Nothing was changed. To do it: talkquiz push --yes"
_NOTHING = "Nothing would change."
_CONFLICT = """\
Nothing was pushed: Anki would make a second note type of it.
    A field or card was renamed, added or removed, in Anki or in the program. Undo it in Anki under
    Tools > Manage Note Types, or build with the version of TalkQuiz that made the deck."""
_KEPT = (
    "They were edited or tagged in Anki after this version of the deck, or changed in the course "
    "without a new version and date: Anki keeps the newer ones."
)


@click.command(short_help="Send the deck of COURSE to a running Anki.")
@course_argument
@click.option("--yes", is_flag=True, help="Do it. Without this, nothing is changed.")
@click.option(
    "--url",
    default="http://127.0.0.1:8765",
    show_default=True,
    help="Where AnkiConnect answers.",
)
@click.option(
    "--key",
    envvar="TALKQUIZ_ANKI_KEY",
    metavar="KEY",
    help="The API key, if AnkiConnect wants one; or set TALKQUIZ_ANKI_KEY.",
)
@click.option(
    "--timeout",
    type=click.IntRange(1, 3600),
    default=30,
    show_default=True,
    metavar="SECONDS",
    help="How long Anki may keep silent.",
)
@explain_errors("Nothing was pushed")
def push(course: Path, yes: bool, url: str, key: str | None, timeout: int) -> None:
    """Show what the deck of COURSE would change in a running Anki; with --yes, do it.

    Anki needs the add-on AnkiConnect (code 2055492159). Progress is kept, and it is safe to push
    again. Nothing is deleted.

    \b
    Examples:
      talkquiz push
      talkquiz push my-course --yes
    """
    from talkquiz.anki_connect import AnkiConnect
    from talkquiz.build import Order, make
    from talkquiz.push import import_package, open_package, preview, read_collection

    made = make(course, Order(["anki"]))
    if not made.products:
        fail_for(made.problems, "There is no deck to push")
    say_problems(made.problems, err=True)
    ((name, product),) = made.products["anki"].items()
    package = open_package(name.removesuffix(".apkg"), product.content)
    anki = AnkiConnect(url, key, timeout)
    anki.require_permission()
    before = preview(package, read_collection(anki, package))
    _say_preview(before)
    if before.conflicts:
        say(*before.conflicts, err=True)
        fail(*_CONFLICT.splitlines())
    if not yes:
        say(_NOTHING if before.changes_nothing else _ASK)
        return
    import_package(anki, package)
    _say_outcome(before, preview(package, read_collection(anki, package)))


def _say_preview(found: "Preview") -> None:
    _say_notes("New", [(card.id, card.question) for card in found.difference.added])
    changed = found.difference.changed
    if changed:
        say(f"Changed: {len(changed)}")
    for card, rewordings in changed[:_SHOWN]:
        say(f"  {card.id}")
        for field, old, new in rewordings:
            say(*rewording(field, _plain(old), _plain(new), indent=6))
    _say_rest(len(changed))
    say(f"Unchanged: {found.difference.unchanged}")
    _say_notes("In Anki only", [(note.item_id, note.question) for note in found.gone])
    if found.gone:
        ids = ",".join(str(note.id) for note in found.gone)
        say(*paragraph(f"Pushing leaves them. Anki's browser finds them by nid:{ids}"))
    _say_notes(
        "Not updatable, because Anki has them under another note type",
        [(note.item_id, note.question) for note in found.strangers],
    )
    if found.looks:
        say(f"Other looks: {', '.join(found.looks)}")


def _say_notes(heading: str, notes: Sequence[tuple[str, str]]) -> None:
    """Print the first of some notes, each by its item's id and the HTML of its question."""
    if notes:
        say(f"{heading}: {len(notes)}")
    for item_id, question in notes[:_SHOWN]:
        say(*paragraph(f"{item_id}  {_plain(question)}", hanging=4))
    _say_rest(len(notes))


def _say_rest(number: int) -> None:
    if number > _SHOWN:
        say(f"  and {number - _SHOWN} more")


def _say_outcome(before: "Preview", after: "Preview") -> None:
    """Say what the push did, as it shows in Anki; ends the program if notes did not arrive."""
    missing, added = len(after.difference.added), len(before.difference.added)
    if missing:
        fail(f"Anki imported the package, but {missing} of its notes are not there.")
    left = {card.id for card, _ in after.difference.changed}
    updated = sum(card.id not in left for card, _ in before.difference.changed)
    if not added and not updated and before.looks == after.looks:
        say("Nothing changed.")
    else:
        looks = ", new looks" if before.looks != after.looks else ""
        say(f"Pushed: {added} added, {updated} updated{looks}.")
    if left:
        _say_notes("Kept as they are in Anki", [(item_id, "") for item_id in sorted(left)])
        say(*paragraph(_KEPT))


def _plain(html: str) -> str:
    """Return the words of a field on one line."""
    from html import unescape

    return " ".join(unescape(_TAG.sub(" ", html)).split())
