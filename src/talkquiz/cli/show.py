"""`talkquiz items`, `facts` and `show`: what is in a course, for reading and for scripts."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkquiz.cli.drafts import draft_text
from talkquiz.cli.printing import apart, fail, fail_for, paragraph, say, say_json, table
from talkquiz.cli.shared import (
    GIVEN_FILE,
    called,
    course_argument,
    explain_errors,
    json_option,
    on_course,
    readable_bank,
    readable_course,
    topic_option,
    weight_option,
)
from talkquiz.items.kinds import ItemKind
from talkquiz.problem import did_you_mean

if TYPE_CHECKING:
    from talkquiz.course.course import Course
    from talkquiz.course.facts import Fact
    from talkquiz.handouts.printed_before import Recognised
    from talkquiz.items.item import Item
    from talkquiz.items.make.one_fact import Attempt, Passed

MOST_ENEMIES = 12


@click.command()
@course_argument
@topic_option
@weight_option
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in ItemKind]),
    metavar="KIND",
    help="Only this kind: choice, cloze, true-false, matching and so on.",
)
@click.option(
    "--on",
    "document",
    type=GIVEN_FILE,
    metavar="DOCX",
    help="Only what is on this sheet or key, in its order.",
)
@json_option
@explain_errors()
def items(
    course: Path,
    topics: tuple[str, ...],
    weights: tuple[str, ...],
    kind: str | None,
    document: Path | None,
    as_json: bool,
) -> None:
    """Print the items of COURSE: questions with options and key.

    \b
    Examples:
      talkquiz items --topic ceasefires
      talkquiz items --weight core --kind choice --json
      talkquiz items --on out/full-test-key.docx
    """
    from talkquiz.json_output import item_json, items_on_json

    bank = readable_bank(course, topics, weights)
    chosen = [item for item in bank.items if not kind or item.kind == kind]
    if document:
        on_it = _recognised(document, bank.all_items)
        wanted = {item.id for item in chosen}
        rows = [(n, item) for n, item in enumerate(on_it.items, start=1) if item.id in wanted]
        if as_json:
            say_json(items_on_json(document, [item for _, item in rows], on_it.unknown))
            return
        width = len(str(len(on_it.items)))
        for number, item in rows:
            line = f"{number:{width}}  {item.short_id}  {item.stem}"
            say(*paragraph(line, hanging=width + 4 + len(item.short_id)))
    elif as_json:
        say_json([item_json(item) for item in chosen])
    else:
        _say_texts(map(item_text, chosen), course)


def _recognised(document: Path, items: "Sequence[Item]") -> "Recognised":
    """Return what is on `document`; says what the course has not, and ends if there is nothing."""
    from talkquiz.handouts.printed_before import Recogniser
    from talkquiz.printed_items import read_printed_items
    from talkquiz.untrusted_files import OutsideError

    try:
        printed = read_printed_items(document)
    except OutsideError as error:
        fail(f"{document} cannot be read as a Word document (.docx): {error}")
    found = Recogniser(items).recognise(printed)
    if not found.items and not found.unknown:
        fail(f"{document} is no sheet or key of TalkQuiz: no item was found in it.")
    if found.unknown:
        of = f" It was made from the course `{printed.course}`." if printed.course else ""
        listed = ", ".join(found.unknown)
        say(f"Not in this course, or no longer: {listed}.{of}", err=True)
    return found


@click.command()
@course_argument
@topic_option
@weight_option
@click.option("--drafts", is_flag=True, help="Instead: those that are drafts, and what they lack.")
@json_option
@explain_errors()
def facts(
    course: Path, topics: tuple[str, ...], weights: tuple[str, ...], drafts: bool, as_json: bool
) -> None:
    """Print the facts of COURSE with their citations.

    \b
    Examples:
      talkquiz facts --topic resolutions
      talkquiz facts --weight core --json
      talkquiz facts my-course --drafts
    """
    from talkquiz.json_output import fact_json

    if drafts:
        _say_drafts(course, topics, weights, as_json=as_json)
        return

    loaded = readable_bank(course, topics).course
    in_order = loaded.in_teaching_order()
    chosen = [
        fact
        for fact in in_order
        if (not topics or fact.topic in topics) and (not weights or fact.weight in weights)
    ]
    if as_json:
        say_json([fact_json(fact) for fact in chosen])
    else:
        _say_texts((fact_text(fact, loaded) for fact in chosen), course)


def _say_drafts(
    folder: Path, topics: Sequence[str], weights: Sequence[str], *, as_json: bool
) -> None:
    """Print the drafts of facts on `topics` and of `weights`, if given, and what they lack."""
    from talkquiz.course.drafts import FACT, unfinished
    from talkquiz.json_output import unfinished_json

    def is_wanted(data: Mapping[str, object], file: Path) -> bool:
        topic, weight = data.get("topic") or file.stem, data.get("weight") or "useful"
        return (not topics or topic in topics) and (not weights or weight in weights)

    found = [
        each
        for each in unfinished(readable_course(folder))
        if each.sort == FACT and is_wanted(each.draft.data, each.draft.origin.path)
    ]
    if as_json:
        say_json([unfinished_json(each) for each in found])
    else:
        _say_texts(map(draft_text, found), folder)


def _say_texts(texts: Iterable[Sequence[str]], folder: Path) -> None:
    """Print `texts` one below the other; say so if there are none."""
    lines = apart(texts)
    if lines:
        say(*lines)
    else:
        say(f"There are none. `{on_course('check', folder)}` says what comes next.", err=True)


@click.command(short_help="Print a fact or an item: what is asked, and where is that from?")
@click.argument("wanted", metavar="ID")
@course_argument
@json_option
@explain_errors()
def show(wanted: str, course: Path, as_json: bool) -> None:
    """Print the fact ID and all that comes of it, or the item ID with its facts and enemies.

    Of a draft it prints what is written so far, and what is missing.

    An item has a short id as well, which keys print. Below each marked slot of a fact stand the
    questions that ask for it (+), and the templates that passed it over (-), with the reason and
    what would help. Enemies are items that no handout holds together with this one, each with the
    reason why.

    \b
    Examples:
      talkquiz show truce-2016-start
      talkquiz show syria-peace-process/truce-2016-start/when/event-day
      talkquiz show zmg3
      talkquiz show truce-2016-start --json
    """
    from talkquiz.course.drafts import unfinished
    from talkquiz.items.enemies import Enemies
    from talkquiz.items.make import outcomes
    from talkquiz.json_output import fact_json, item_json, show_fact_json, unfinished_json

    bank = readable_bank(course)
    loaded, facts = bank.course, bank.course.facts.entries
    by_id = {item.id: item for item in bank.items}
    by_short_id = {item.short_id: item for item in bank.items}
    item = by_id.get(wanted) or by_short_id.get(wanted.lower())
    if wanted in facts:
        fact = facts[wanted]
        tried = outcomes(loaded, bank.templates, fact, by_id)
        asked = [each.outcome for each in tried]
        others = [each for each in bank.items if wanted in each.facts and each not in asked]
        if as_json:
            say_json(show_fact_json(fact, tried, others))
            return
        parts = [[*fact_text(fact, loaded), *_marks_and_reason(fact)]]
        parts += [_slot_text(list(each)) for _, each in groupby(tried, lambda each: each.slot.name)]
        parts += [[f"{each.id}  {each.short_id}", *paragraph(each.stem)] for each in others]
    elif item:
        enemies = Enemies(bank.items).of(item)
        if as_json:
            about = [fact_json(facts[fact]) for fact in item.facts]
            say_json({"item": item_json(item), "facts": about, "enemies": enemies})
            return
        parts = [[*item_text(item), f"  {item.kind}, {item.weight}, difficulty {item.difficulty}"]]
        parts += [fact_text(facts[fact], loaded) for fact in item.facts]
        if enemies:
            lines = [f"enemies: {len(enemies)}", *table(list(enemies.items())[:MOST_ENEMIES])]
            rest = len(enemies) - MOST_ENEMIES
            parts.append([*lines, *([f"  and {rest} more"] if rest > 0 else [])])
    elif drafts := [each for each in unfinished(loaded) if each.draft.id == wanted]:
        if as_json:
            say_json({"drafts": list(map(unfinished_json, drafts))})
            return
        parts = list(map(draft_text, drafts))
    elif wanted in loaded.facts.origins:
        wrong = filter(loaded.facts.origins[wanted].holds, bank.problems)
        fail_for(list(wrong), f"The fact `{wanted}` cannot be read")
    else:
        lists = f"`{on_course('facts', course)}` lists the ids."
        if not facts:
            next_step = f"`{on_course('check', course)}` says what comes next."
            lists = f"No fact is finished yet: {next_step}"
        hint = did_you_mean(wanted, [*facts, *by_id], lists)
        named = called(course, loaded.outline.title)
        message = f"{named} has no fact and no item `{wanted}`. {hint}"
        raise click.BadParameter(message, param_hint="ID")
    say(*apart(parts))


def _marks_and_reason(fact: "Fact") -> list[str]:
    """Return where a detail is asked, the claim as it is marked, and why the fact matters."""
    silent = fact.weight == "detail"
    asked = "in no deck, and on a sheet only where a section says `weight: [core, useful, detail]`"
    rows = (("asked", asked * silent), ("marks", fact.claim.markup), ("why", fact.why or ""))
    return [
        line for name, text in rows if text for line in paragraph(f"{name:5}  {text}", hanging=7)
    ]


def _slot_text(tried: "Sequence[Attempt]") -> list[str]:
    """Return the lines of a slot: what asks for it, and what passed it over, and why.

    A question that stands there already is not said again.
    """
    from talkquiz.items.item import Item, Use

    slot, shown = tried[0].slot, ""
    lines = paragraph(f"{slot.name}: {slot.text}", indent=0, hanging=2)
    passed: dict[Passed, list[str]] = {}
    for _, template, outcome in tried:
        if not isinstance(outcome, Item):
            passed.setdefault(outcome, []).append(template.id)
            continue
        uses = "deck and print" if Use.STUDY in outcome.uses else "print"
        if Use.PRINT not in outcome.uses:
            uses = "deck"
        lines.append(f"  + {outcome.template} ({outcome.kind}, {uses})  {outcome.short_id}")
        lines += paragraph(outcome.stem, indent=6) if outcome.stem != shown else []
        shown = outcome.stem
        options = [f"[{'x' if each.correct else ' '}] {each.text}" for each in outcome.options]
        lines += paragraph("   ".join(options) or outcome.key, indent=6)
    for (reason, cure), names in passed.items():
        text = f"- {', '.join(names)}: {reason}.{' ' if cure else ''}{cure}"
        lines += paragraph(text, hanging=4)
    return lines


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
        for level in item.levels:
            key += paragraph(f"{level.marks}: {level.earns}", indent=4, hanging=2)
    return [f"{item.id}  {item.short_id}", *paragraph(item.stem), *key]


def fact_text(fact: "Fact", course: "Course") -> list[str]:
    """Return the lines of a fact with what is known of it, and where it is from."""
    from talkquiz.items.fact_wording import reference, speaker
    from talkquiz.items.item import reference_lines

    rows = [("kind", f"{fact.kind}, {fact.mode}, {fact.status}, {fact.weight}")]
    rows.append(("topic", fact.topic))
    if fact.when:
        when = course.language.dates.say(fact.when)
        rows.append(("when", f"{when} ({fact.when.edtf}, {fact.basis})"))
    if fact.per:
        rows.append(("per", speaker(fact, course) or fact.per))
    for cite in fact.cite:
        (line,) = reference_lines([reference(cite, course)], course.language)
        place = " ".join(filter(None, (cite.source, cite.at, cite.fp)))
        terms = f": {', '.join(cite.terms)}" if cite.terms else ""
        rows.append(("from", f"{line} ({place}){terms}"))
    told = (paragraph(f"{name:5}  {text}", hanging=7) for name, text in rows)
    return [fact.id, *paragraph(fact.claim.text), *chain.from_iterable(told)]
