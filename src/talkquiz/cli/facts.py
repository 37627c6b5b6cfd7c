"""`talkquiz facts`: the facts of a course with their citations, for reading and for scripts."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkquiz.cli.errors import explain_errors
from talkquiz.cli.options import checked_course, course_argument, json_option, topic_option
from talkquiz.cli.printing import apart, paragraph, say, say_json, table

if TYPE_CHECKING:
    from talkquiz.course.course import Course
    from talkquiz.course.facts import Fact


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


def fact_text(fact: "Fact", course: "Course") -> list[str]:
    """Return the lines of a fact with what is known of it, and where it is from."""
    from talkquiz.items.item import reference_lines
    from talkquiz.items.wording import reference, speaker

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
