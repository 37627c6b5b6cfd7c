"""`talkquiz push`: the deck into a running Anki."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkquiz.cli.drafts import fail_unfinished, say_unfinished
from talkquiz.cli.printing import fail, paragraph, rewording, say
from talkquiz.cli.shared import (
    anki_options,
    called,
    course_argument,
    explain_errors,
    readable_bank,
)

if TYPE_CHECKING:
    from talkquiz.push.forecast import Forecast, LooksOutlook, Outlook
    from talkquiz.releases.read_package import Note

_SHOWN = 20
_CORRECTED = "Corrected"  # the field that says what was wrong on a card
_ASK = "Nothing was changed. To do it: talkquiz push --yes"
_NOTHING = "Nothing would change."
_CONFLICT = (
    "Nothing was pushed: Anki would make a second note type, and never again update the cards of "
    "the first."
)
_BACK = "They were deleted in Anki and come back. To be rid of a card for good, suspend it."
_TAGGED = "Tags of the deck change on {} of them."
_OUTDATED = "Your words stay. For the deck's: talkquiz push --yes --replace ID"
_OUTDATED_LOOKS = "They stay. For the deck's looks: talkquiz push --yes --replace looks"
_GONE = "The deck has them no more; a push leaves them. Anki's browser finds them by {}"
_STRANGERS = "Not updatable, because Anki has them under another note type"
_NOT_TAKEN = (
    "Anki did not take all of it. Close its windows Browse, Edit and Add, and push again; what is "
    "yours was not touched."
)
_ANEW = (
    "Move the new ones there in Anki's browser (Cards > Change Deck), and delete the empty deck."
)
_SUSPEND = "To suspend them in Anki as well: talkquiz push --yes --suspend"
_SAME_WORDS = "the same words, otherwise marked up"


@click.command(short_help="Send the deck of COURSE to a running Anki.")
@course_argument
@click.option("--yes", is_flag=True, help="Do it. Without this, nothing is changed.")
@click.option("--suspend", is_flag=True, help="Also suspend the cards that are withdrawn.")
@click.option(
    "--replace",
    multiple=True,
    metavar="ID",
    help="Take the deck's words for a card that you edited in Anki, by its long or short id; "
    "`looks` takes the deck's looks. May be given again.",
)
@anki_options
@explain_errors("Nothing was pushed")
def push(
    course: Path,
    yes: bool,
    suspend: bool,
    replace: tuple[str, ...],
    url: str,
    key: str | None,
    timeout: int,
) -> None:
    """Show what the deck of COURSE would change in a running Anki; with --yes, do it.

    Anki needs the add-on AnkiConnect (code 2055492159). Progress is kept, and so is what is yours:
    your tags, the field `My notes`, and cards that you edited. Nothing is deleted, and it is safe
    to push again.

    \b
    Examples:
      talkquiz push
      talkquiz push my-course --yes
      talkquiz push --yes --suspend --replace zmg3
    """
    from talkquiz.anki_connect import AnkiConnect
    from talkquiz.build import Order, make
    from talkquiz.problem import has_errors
    from talkquiz.push.forecast import forecast
    from talkquiz.push.in_anki import read_in_anki
    from talkquiz.push.package import open_package
    from talkquiz.push.push_deck import active_cards, push_deck
    from talkquiz.push.push_deck import suspend as suspend_cards
    from talkquiz.releases.record import load_releases

    made = make(course, Order(["anki"]))
    if has_errors(made.problems):
        fail_unfinished(course, made.problems, "There is no deck to push")
    say_unfinished(course, made.problems, made.drafts)
    if not made.products["anki"]:
        fail("There is no deck to push: there is nothing to ask.")
    ((name, product),) = made.products["anki"].items()
    record = load_releases(course, [])
    released = record.items.keys() if record else set()
    package = open_package(name.removesuffix(".apkg"), product.content, released)
    anki = AnkiConnect(url, key, timeout)
    anki.require_permission()
    in_anki = read_in_anki(anki, package)
    before = forecast(package, in_anki)
    replaced = _replaced(replace, before, course)
    before = forecast(package, in_anki, replaced)
    active = active_cards(anki, before.withdrawn)
    say(f"{called(course, made.title)}:")
    _say_forecast(before)
    _say_withdrawn(before, len(active), suspend=suspend)
    if before.conflicts:
        fail(_CONFLICT, *(line for each in before.conflicts for line in paragraph(each, 4)))
    if not yes:
        is_idle = before.changes_nothing and not (suspend and active)
        say(_NOTHING if is_idle else _ASK)
        return
    with explain_errors("The push broke off"):
        after = push_deck(anki, package, in_anki, replaced)
        active = active_cards(anki, after.withdrawn) if suspend else []
        suspend_cards(anki, active)
    _say_outcome(before, after, len(active))


def _replaced(wanted: Sequence[str], found: "Forecast", course: Path) -> set[str]:
    """Return the ids of the items that are to be replaced, and LOOKS if the looks are.

    A usage error where one of them is no card that the student has edited.
    """
    from talkquiz.push.forecast import LOOKS, Fate

    edited = {each.note.item_id for each in found.of(Fate.YOURS, Fate.OUTDATED)} | {LOOKS}
    long = {}
    if not edited.issuperset(wanted):
        long = {item.short_id: item.id for item in readable_bank(course).items}
    replaced = {long.get(each.lower(), each) for each in wanted}
    for each in sorted(replaced - edited):
        message = f"`{each}` is no card of this deck that you edited in Anki."
        raise click.BadParameter(message, param_hint="--replace")
    return replaced


def _say_forecast(found: "Forecast") -> None:
    from talkquiz.push.forecast import Fate

    if found.later:
        said = (
            f"Anki has cards of release {found.later}, and this deck is older: it takes them back."
        )
        say(*paragraph(said, indent=0))
    _say_notes("New", [each.note for each in found.of(Fate.NEW)])
    _say_notes("Back", [each.note for each in found.of(Fate.BACK)], _BACK)
    _say_rewordings("Changed", found.of(Fate.CHANGED))
    yours = found.of(Fate.YOURS)
    tagged = sum(any(each.update) for each in yours)
    hint = _TAGGED.format(tagged) if tagged else ""
    _say_notes("Yours, kept", [each.note for each in yours], hint, brief=True)
    outdated = found.of(Fate.OUTDATED)
    _say_rewordings("Yours, kept, though the deck has changed them since", outdated, _OUTDATED)
    say(f"Unchanged: {len(found.of(Fate.UNCHANGED))}")
    _say_notes("In Anki only", found.gone, _GONE.format(_search(found.gone)))
    _say_notes(_STRANGERS, [each.note for each in found.of(Fate.STRANGER)])
    for each in found.anew:
        said = f"The deck “{each.deck}” comes again, with {each.coming} new"
        lie = " and ".join(f"“{deck}”" for deck in each.moved_to)
        say(*paragraph(f"{said}: its other cards lie in {lie}. {_ANEW}", indent=0, hanging=2))
    _say_looks(found.looks)
    _say_wrong(outdated)


def _say_notes(
    heading: str, notes: Sequence["Note"], hint: str = "", *, brief: bool = False
) -> None:
    """Print the first of some notes, each by its item's id and its question, and what helps.

    A `brief` note is on one line.
    """
    from talkquiz.releases.read_package import as_text

    if not notes:
        return
    say(f"{heading}: {len(notes)}")
    for note in notes[:_SHOWN]:
        lines = paragraph(f"{note.item_id}  {as_text(note.question)}", hanging=4)
        say(*(lines[:1] if brief else lines))
    _say_rest(len(notes), hint)


def _say_rewordings(heading: str, found: Sequence["Outlook"], hint: str = "") -> None:
    """Print the first of some notes with the words that differ, those of Anki first."""
    if not found:
        return
    say(f"{heading}: {len(found)}")
    for each in found[:_SHOWN]:
        say(f"  {each.note.item_id}")
        for field, old, new in each.rewordings:
            say(*rewording(field, old, new, indent=6))
        if not each.rewordings:
            say(f"      {_SAME_WORDS}")
    _say_rest(len(found), hint)


def _say_rest(number: int, hint: str) -> None:
    if number > _SHOWN:
        say(f"  and {number - _SHOWN} more")
    if hint:
        say(*paragraph(hint))


def _say_withdrawn(found: "Forecast", active: int, *, suspend: bool) -> None:
    """Print what is withdrawn, and what becomes of the `active` cards that are not suspended."""
    from talkquiz.releases.compare_decks import number_of_cards

    if active:
        hint = f"{number_of_cards(active)} will be suspended." if suspend else _SUSPEND
        _say_notes("Withdrawn", found.withdrawn, hint)
    elif found.withdrawn:
        say(f"Withdrawn: {len(found.withdrawn)}, suspended")


def _say_wrong(outdated: Sequence["Outlook"]) -> None:
    """Print what the deck takes back of the cards that the student keeps as they edited them."""
    from talkquiz.push.forecast import WITHDRAWN
    from talkquiz.releases.read_package import as_text

    wrong = [
        (each.note.item_id, as_text(each.note.fields[name]))
        for each in outdated
        for name in (WITHDRAWN, _CORRECTED)
        if any(part == name and new for part, _, new in each.rewordings)
    ]
    if wrong:
        say(f"LOOK AT THESE, which you keep as you edited them: {len(wrong)}")
    for item_id, said in wrong:
        say(*paragraph(f"{item_id}  {said}", hanging=4))


def _say_looks(looks: Iterable["LooksOutlook"]) -> None:
    changed = [each.name for each in looks if each.is_change]
    if changed:
        say(f"Other looks: {', '.join(changed)}")
    for each in looks:
        if each.yours:
            say(f"Your own looks, kept: {each.name} ({', '.join(each.yours)})")
        if each.outdated:
            say(*paragraph(_OUTDATED_LOOKS))


def _say_outcome(before: "Forecast", after: "Forecast", suspended: int) -> None:
    """Say what the push did, as it shows in Anki; ends the program if Anki did not take all."""
    from talkquiz.push.forecast import Fate
    from talkquiz.releases.compare_decks import number_of_cards

    came = (Fate.NEW, Fate.BACK)
    missing = len(after.of(*came))
    if missing:
        fail(f"Anki imported the package, but {missing} of its notes are not there.")
    if not after.changes_nothing:
        left = [note.item_id for note, _ in after.updates]
        left += [each.name for each in after.looks if each.is_change]
        fail(*paragraph(f"{_NOT_TAKEN} Left: {', '.join(left)}", indent=0))
    if before.changes_nothing and not suspended:
        say("Nothing changed.")
        return
    looks = ", new looks" if any(each.is_change for each in before.looks) else ""
    yours = sum(any(each.update) for each in before.of(Fate.YOURS, Fate.OUTDATED))
    tagged = f", {yours} of yours tagged" if yours else ""
    added, updated = len(before.of(*came)), len(before.of(Fate.CHANGED))
    say(f"Pushed: {added} added, {updated} updated{tagged}{looks}.")
    if suspended:
        say(f"Suspended: {number_of_cards(suspended)}.")


def _search(notes: Iterable["Note"]) -> str:
    from talkquiz.push.in_anki import note_search

    return note_search(note.id for note in notes)
