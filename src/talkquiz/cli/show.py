"""`talkquiz show`: one fact with its items, or one item with its facts and its enemies."""

from collections.abc import Mapping
from pathlib import Path

import click

from talkquiz.cli.errors import explain_errors
from talkquiz.cli.facts import fact_text
from talkquiz.cli.items import item_text
from talkquiz.cli.options import checked_course, course_argument
from talkquiz.cli.printing import apart, paragraph, say, table
from talkquiz.language.suggest import did_you_mean

MOST_ENEMIES = 12


@click.command(short_help="Print a fact or an item: where is that from?")
@click.argument("wanted", metavar="ID")
@course_argument
@explain_errors()
def show(wanted: str, course: Path) -> None:
    """Print the fact ID with its citations and items, or the item ID with its facts and enemies.

    Enemies are items that no handout holds together with this one, each with the reason why.

    \b
    Examples:
      talkquiz show truce-2016-start
      talkquiz show syria-peace-process/truce-2016-start/when/event-day
    """
    from talkquiz.handouts.enemies import Enemies

    loaded, items = checked_course(course)
    facts = loaded.facts.entries
    by_id = {item.id: item for item in items}
    if wanted in facts:
        fact = facts[wanted]
        why = paragraph(f"why    {fact.why}", hanging=7) if fact.why else []
        parts = [[*fact_text(fact, loaded), *why]]
        parts += [item_text(item) for item in items if wanted in item.facts]
    elif wanted in by_id:
        item = by_id[wanted]
        parts = [[*item_text(item), f"  {item.kind}, difficulty {item.difficulty}"]]
        parts += [fact_text(facts[fact], loaded) for fact in item.facts]
        if enemies := Enemies(items).of(item):
            parts.append(enemies_text(enemies))
    else:
        hint = did_you_mean(wanted, [*facts, *by_id], "`talkquiz facts` lists the ids.")
        message = f"there is no fact and no item `{wanted}`. {hint}"
        raise click.BadParameter(message, param_hint="ID")
    say(*apart(parts))


def enemies_text(enemies: Mapping[str, str]) -> list[str]:
    """Return the lines of the first of an item's enemies, each with the reason why it is one."""
    lines = [f"enemies: {len(enemies)}", *table(list(enemies.items())[:MOST_ENEMIES])]
    if len(enemies) > MOST_ENEMIES:
        lines.append(f"  and {len(enemies) - MOST_ENEMIES} more")
    return lines
