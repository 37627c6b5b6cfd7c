"""`talkquiz items`: the questions of a course, for reading and for scripts."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkquiz.cli.errors import explain_errors
from talkquiz.cli.options import checked_course, course_argument, json_option, topic_option
from talkquiz.cli.printing import apart, paragraph, say, say_json
from talkquiz.items.kinds import ItemKind

if TYPE_CHECKING:
    from talkquiz.items.item import Item


@click.command()
@course_argument
@topic_option
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in ItemKind]),
    metavar="KIND",
    help="Only this kind: choice, cloze, true-false, matching and so on.",
)
@json_option
@explain_errors()
def items(course: Path, topics: tuple[str, ...], kind: str | None, as_json: bool) -> None:
    """Print the items of COURSE: questions with options and key.

    \b
    Examples:
      talkquiz items --topic ceasefires
      talkquiz items --kind choice --json
    """
    from talkquiz.json_output import item_json

    _, made = checked_course(course, topics)
    chosen = [item for item in made if not kind or item.kind == kind]
    if as_json:
        say_json([item_json(item) for item in chosen])
    else:
        say(*apart(map(item_text, chosen)))


def item_text(item: "Item") -> list[str]:
    """Return the lines of an item and its key: pairs, an order, options, words and marks."""
    from talkquiz.items.item import Ordering

    if item.pairs:
        key = [f"    [x] {left}: {right}" for left, right in item.pairs]
        key += [f"    [ ] {option.text}" for option in item.options if not option.correct]
    elif isinstance(item.payload, Ordering):
        key = [f"    {n}. {text}" for n, text in enumerate(item.payload.sequence, start=1)]
    elif item.options:
        key = [f"    [{'x' if o.correct else ' '}] {o.text}" for o in item.options]
    else:
        key = [line for part in item.key.splitlines() for line in paragraph(part, indent=4)]
        for mark in item.marks:
            key += paragraph(f"- {mark}", indent=4, hanging=2)
    return [item.id, *paragraph(item.stem), *key]
