"""`talkquiz items`, `facts` and `show`: what is in a course, for reading and for scripts."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkquiz.cli.printing import apart, paragraph, say, say_json, table
from talkquiz.cli.shared import (
    checked_course,
    course_argument,
    explain_errors,
    json_option,
    topic_option,
)
from talkquiz.items.kinds import ItemKind
from talkquiz.problem import did_you_mean

if TYPE_CHECKING:
    from talkquiz.course.course import Course
    from talkquiz.course.facts import Fact
    from talkquiz.items.item import Item

MOST_ENEMIES = 12


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


@click.command()
@course_argument
@topic_option
@json_option
@explain_errors()
def facts(course: Path, topics: tuple[str, ...], as_json: bool) -> None:
    """Print the facts of COURSE with their citations.

    \b
    Examples:
      talkquiz facts --topic resolutions
      talkquiz facts --json
    """
    from talkquiz.json_output import fact_json

    loaded, _ = checked_course(course, topics)
    in_order = loaded.in_teaching_order()
    chosen = [fact for fact in in_order if not topics or fact.topic in topics]
    if as_json:
        say_json([fact_json(fact) for fact in chosen])
    else:
        say(*apart(fact_text(fact, loaded) for fact in chosen))


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
            lines = [f"enemies: {len(enemies)}", *table(list(enemies.items())[:MOST_ENEMIES])]
            rest = len(enemies) - MOST_ENEMIES
            parts.append([*lines, *([f"  and {rest} more"] if rest > 0 else [])])
    else:
        hint = did_you_mean(wanted, [*facts, *by_id], "`talkquiz facts` lists the ids.")
        message = f"there is no fact and no item `{wanted}`. {hint}"
        raise click.BadParameter(message, param_hint="ID")
    say(*apart(parts))


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


def fact_text(fact: "Fact", course: "Course") -> list[str]:
    """Return the lines of a fact with what is known of it, and where it is from."""
    from talkquiz.items.fact_wording import reference, speaker
    from talkquiz.items.item import reference_lines

    rows = [("kind", f"{fact.kind}, {fact.mode}, {fact.status}"), ("topic", fact.topic)]
    if fact.when:
        when = course.language.dates.say(fact.when)
        rows.append(("when", f"{when} ({fact.when.edtf}, {fact.basis})"))
    if fact.per:
        rows.append(("per", speaker(fact, course) or fact.per))
    for cite in fact.cite:
        (line,) = reference_lines([reference(cite, course)], course.language)
        place = f"{line} ({cite.source} {cite.at} {cite.fp})"
        rows.append(("from", f"{place}: {', '.join(cite.terms)}"))
    return [fact.id, *paragraph(fact.claim.text), *table(rows)]
