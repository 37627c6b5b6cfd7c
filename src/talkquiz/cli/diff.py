"""`talkquiz diff`: what students will see change."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from talkquiz.cli.errors import explain_errors
from talkquiz.cli.options import course_folder, json_option
from talkquiz.cli.report import fail, paragraph, say_json, say_problems, summary

if TYPE_CHECKING:
    from talkquiz.releases.difference import Card, Changed, Difference

_PACKAGE = ".apkg"
_SAME_WORDS = "the same words, but other options, sources, notes, timeline or topic"


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
    from talkquiz.releases.release import difference

    if course and old is None and course.lower().endswith(_PACKAGE):
        old, course = Path(course), None
    folder = course_folder(context, context.command.params[0], course)
    compared = difference(folder, old)
    if compared.difference is None:
        say_problems(compared.problems, err=True)
        fail(f"Nothing was compared: {summary(compared.problems)}.")
    if as_json:
        say_json(_as_json(compared.difference))
    else:
        click.echo("\n\n".join(_text(compared.difference)))


def _text(difference: "Difference") -> Iterator[str]:
    from talkquiz.releases.change_log import counts

    yield from (_changed_text(each) for each in difference.changed)
    yield from (_card_text("added", each) for each in difference.added)
    yield from (_card_text("removed", each) for each in difference.removed)
    yield f"Since {difference.since}: {counts(difference)}."


def _card_text(word: str, card: "Card") -> str:
    return "\n".join(
        (f"{word}: {card.id}", paragraph(card.question), paragraph(card.answer, indent=4))
    )


def _changed_text(changed: "Changed") -> str:
    lines = [f"changed: {changed.card.id}", paragraph(changed.card.question)]
    if not changed.rewordings:
        lines.append(paragraph(_SAME_WORDS, indent=4))
    for part, old, new in changed.rewordings:
        lines += [
            f"    {part}",
            paragraph(f"- {old}", indent=4, hanging=2),
            paragraph(f"+ {new}", indent=4, hanging=2),
        ]
    return "\n".join(lines)


def _as_json(difference: "Difference") -> dict[str, Any]:
    return {
        "since": difference.since,
        "added": [card._asdict() for card in difference.added],
        "changed": [
            {**card._asdict(), "rewordings": [each._asdict() for each in rewordings]}
            for card, rewordings in difference.changed
        ],
        "removed": [card._asdict() for card in difference.removed],
    }
