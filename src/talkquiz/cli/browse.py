"""`talkquiz items`, `facts` and `show`: what a person browses and what scripts read."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkquiz.cli.errors import explain_errors
from talkquiz.cli.options import course_argument, json_option, topic_option
from talkquiz.cli.report import paragraph, say_json, stop_on_errors, table
from talkquiz.items.kinds import ItemKind
from talkquiz.language.suggest import did_you_mean

if TYPE_CHECKING:
    from talkquiz.course.course import Course
    from talkquiz.course.facts import Fact
    from talkquiz.items.item import Item
    from talkquiz.loaded import Bank

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

    bank = _bank(course, topics)
    chosen = [item for item in bank.items if not kind or item.kind == kind]
    if as_json:
        say_json([item_json(item) for item in chosen])
    else:
        click.echo("\n\n".join(map(_item_text, chosen)))


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

    bank = _bank(course, topics)
    chosen = [fact for fact in _course(bank).in_teaching_order() if _on(fact.topic, topics)]
    if as_json:
        say_json([fact_json(fact) for fact in chosen])
    else:
        click.echo("\n\n".join(_fact_text(fact, _course(bank)) for fact in chosen))


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
    bank = _bank(course, ())
    facts = _course(bank).facts.entries
    by_id = {item.id: item for item in bank.items}
    if wanted in facts:
        click.echo(_fact_with_items(facts[wanted], bank))
    elif wanted in by_id:
        click.echo(_item_with_facts(by_id[wanted], bank))
    else:
        hint = did_you_mean(wanted, [*facts, *by_id], "`talkquiz facts` lists the ids.")
        message = f"there is no fact and no item `{wanted}`. {hint}"
        raise click.BadParameter(message, param_hint="ID")


def _bank(course: Path, topics: tuple[str, ...]) -> "Bank":
    """Return the checked course; ends the program if it has errors."""
    from talkquiz.loaded import load_bank

    bank = load_bank(course, topics=topics)
    stop_on_errors(bank)
    return bank


def _course(bank: "Bank") -> "Course":
    assert bank.course is not None  # noqa: S101 - stop_on_errors has seen to it
    return bank.course


def _on(topic: str, topics: tuple[str, ...]) -> bool:
    return not topics or topic in topics


def _item_text(item: "Item") -> str:
    return "\n".join((item.id, paragraph(item.stem), *_answer_lines(item)))


def _answer_lines(item: "Item") -> list[str]:
    """Return the key as the kind of item has it: pairs, an order, options, or words and marks."""
    if item.pairs:
        spare = [f"    [ ] {option.text}" for option in item.options if not option.correct]
        return [*(f"    [x] {left}: {right}" for left, right in item.pairs), *spare]
    from talkquiz.items.item import Ordering

    if isinstance(item.payload, Ordering):
        return [f"    {n}. {text}" for n, text in enumerate(item.payload.sequence, start=1)]
    if item.options:
        return [f"    [{'x' if o.correct else ' '}] {o.text}" for o in item.options]
    marks = (paragraph(f"- {mark}", indent=4, hanging=2) for mark in item.marks)
    return [paragraph(item.key, indent=4), *marks]


def _item_with_facts(item: "Item", bank: "Bank") -> str:
    facts = _course(bank).facts.entries
    parts = [
        f"{_item_text(item)}\n  {item.kind}, difficulty {item.difficulty}",
        *(_fact_text(facts[fact], _course(bank)) for fact in item.facts),
        _enemies_text(item, bank),
    ]
    return "\n\n".join(part for part in parts if part)


def _enemies_text(item: "Item", bank: "Bank") -> str:
    """Return the enemies of an item with the reasons, or nothing if there are none."""
    from talkquiz.handouts.enemies import Enemies

    enemies = Enemies(bank.items).of(item)
    if not enemies:
        return ""
    lines = [f"enemies: {len(enemies)}", table(list(enemies.items())[:MOST_ENEMIES])]
    if len(enemies) > MOST_ENEMIES:
        lines.append(f"  and {len(enemies) - MOST_ENEMIES} more")
    return "\n".join(lines)


def _fact_text(fact: "Fact", course: "Course") -> str:
    from talkquiz.items.item import reference_lines
    from talkquiz.items.wording import reference, speaker

    rows = [("kind", f"{fact.kind}, {fact.mode}, {fact.status}"), ("topic", fact.topic)]
    if fact.when:
        rows.append(
            ("when", f"{course.language.dates.say(fact.when)} ({fact.when.edtf}, {fact.basis})")
        )
    if fact.per:
        rows.append(("per", speaker(fact, course) or fact.per))
    for cite in fact.cite:
        (line,) = reference_lines([reference(cite, course)], course.language)
        place = f"{line} ({cite.source} {cite.at} {cite.fp})"
        rows.append(("from", f"{place}: {', '.join(cite.terms)}"))
    return "\n".join((fact.id, paragraph(fact.claim.text), table(rows)))


def _fact_with_items(fact: "Fact", bank: "Bank") -> str:
    made = [_item_text(item) for item in bank.items if fact.id in item.facts]
    why = [paragraph(f"why    {fact.why}", hanging=7)] if fact.why else []
    parts = ["\n".join([_fact_text(fact, _course(bank)), *why]), *made]
    return "\n\n".join(parts)
