"""`talkquiz diff`: what students will see change."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkquiz.cli.drafts import fail_unfinished
from talkquiz.cli.printing import apart, paragraph, rewording, say, say_json
from talkquiz.cli.shared import called, course_folder, explain_errors, json_option

if TYPE_CHECKING:
    from talkquiz.releases.compare_decks import Difference

_PACKAGE = ".apkg"
_NO_RELEASE = (
    "the course has no release to compare with; name a deck (.apkg), or make the first with "
    "`talkquiz release`"
)
_SAME_WORDS = (
    "the same words, but other options or sources, or something else that stands beside them"
)


@click.command(short_help="Show what has changed in the deck of COURSE.")
@click.argument("course", required=False)
@click.argument("old", required=False, metavar="[OLD.apkg]", type=click.Path(path_type=Path))
@json_option
@click.pass_context
@explain_errors("Nothing was compared")
def diff(context: click.Context, course: str | None, old: Path | None, as_json: bool) -> None:
    """Show which cards are new, changed or gone since the last release of COURSE.

    With OLD.apkg, a deck that was handed out, since that was built. Anki is not needed.

    \b
    Examples:
      talkquiz diff
      talkquiz diff my-course --json
      talkquiz diff my-course handed-out.apkg
    """
    from talkquiz.json_output import difference_json
    from talkquiz.releases.compare_decks import count_in_words

    if course and old is None and course.lower().endswith(_PACKAGE):
        old, course = Path(course), None
    folder = course_folder(context, context.command.params[0], course)
    title, difference = _compare(folder, old)
    if as_json:
        say_json(difference_json(difference))
        return
    blocks = []
    for card, rewordings in difference.changed:
        block = [f"changed: {card.id}", *paragraph(card.question)]
        if not rewordings:
            block += paragraph(_SAME_WORDS, indent=4)
        for part, before, after in rewordings:
            block += rewording(part, before, after)
        blocks.append(block)
    for word, cards in (("added", difference.added), ("removed", difference.removed)):
        for card in cards:
            words = [*paragraph(card.question), *paragraph(card.answer, indent=4)]
            blocks.append([f"{word}: {card.id}", *words])
    for gone in difference.withdrawn:
        words = [*paragraph(gone.stem), *paragraph(gone.says, indent=4)]
        blocks.append([f"withdrawn: {gone.id}", *words])
    counted = f"since {difference.since}: {count_in_words(difference)}."
    blocks.append([f"{called(folder, title)}: {counted}"])
    say(*apart(blocks))


def _compare(folder: Path, old: Path | None) -> "tuple[str, Difference]":
    """Return the title of a course, and what has changed since the last release.

    With `old`, a package, since that was built.
    """
    from talkquiz.build import assemble, compare_with_release, load_and_check
    from talkquiz.exporters import exporter
    from talkquiz.problem import has_errors
    from talkquiz.releases.compare_decks import compare
    from talkquiz.releases.read_package import cards_in_words, read_package
    from talkquiz.releases.release import ReleaseError
    from talkquiz.untrusted_decks import MAX_BYTES, PackageError
    from talkquiz.untrusted_files import OutsideError, read_file

    bank = load_and_check(folder)
    assembled, problems = assemble(bank)
    problems = [*bank.problems, *problems]
    if assembled is None or has_errors(problems):
        fail_unfinished(folder, problems, "Nothing was compared")
    title = bank.course.outline.title
    if old:
        packages = exporter("anki")(assembled)
        if not packages:
            raise ReleaseError("the course has no card to study")
        (product,) = packages.values()
        try:
            before = read_package(read_file(old, MAX_BYTES))
        except (PackageError, OutsideError) as error:
            raise ReleaseError(f"{old} cannot be read: {error}") from error
        after = cards_in_words(read_package(product.content))
        return title, compare(old.name, cards_in_words(before), after)
    if bank.record is None:
        raise ReleaseError(_NO_RELEASE)
    return title, compare_with_release(bank.course, bank.all_items, bank.record).difference
