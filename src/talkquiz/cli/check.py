"""`talkquiz check`: everything that is wrong with a course, in one run."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkquiz.cli.drafts import lacking
from talkquiz.cli.printing import paragraph, say, say_json, say_problems, summary, table
from talkquiz.cli.shared import (
    called,
    course_argument,
    explain_errors,
    json_option,
    on_course,
    sources_option,
)

if TYPE_CHECKING:
    from talkquiz.articles.verify import Verification
    from talkquiz.course.course import Course


@click.command()
@course_argument
@sources_option
@click.option(
    "--drafts", is_flag=True, help="List the drafts, each with what it lacks until it is built."
)
@json_option
@explain_errors("Nothing was checked")
def check(course: Path, articles: Path | None, drafts: bool, as_json: bool) -> None:
    """Check the files of COURSE and say what is wrong, and where.

    With --sources, or TALKQUIZ_SOURCES set, every citation is verified against your articles.

    The exit code is 0 if nothing is wrong, 1 if something is, 2 if the command was not understood.
    Entries that say `draft: true` are counted, and what they lack is no error.
    `talkquiz explain CODE` says what a problem means.

    \b
    Examples:
      talkquiz check
      talkquiz check my-course --json
      talkquiz check my-course --drafts
      talkquiz check my-course --sources my-articles
    """
    from talkquiz.build import check as run
    from talkquiz.course.drafts import unfinished
    from talkquiz.problem import has_errors

    loaded = run(course, articles)
    if as_json:
        from talkquiz.json_output import check_json

        say_json(check_json(loaded, with_drafts=drafts))
    else:
        say_problems(loaded.problems, err=False)
        if loaded.citations:
            _say_citations(loaded.citations)
        for told in loaded.unchecked:
            say(*paragraph(told, hanging=2))
        for each in unfinished(loaded.course) if drafts else ():
            say(*lacking(each))
        facts, drafted = len(loaded.course.facts.entries), loaded.course.drafts
        counted = f"{facts} fact{'s' * (facts != 1)}, {len(loaded.items)} items"
        counted += f", {_drafts(loaded.course)}" if drafted else ""
        found = summary(loaded.problems) or "nothing is wrong"
        say(f"{called(course, loaded.course.outline.title)}: {counted}: {found}.")
        if drafted and not drafts:
            say(f"`{on_course('check', course, '--drafts')}` says what drafts lack.")
        _say_what_is_silent(loaded.course, with_articles=articles is not None)
    if has_errors(loaded.problems):
        raise SystemExit(1)


def _drafts(course: "Course") -> str:
    """Return how many drafts there are, and of what: "3 drafts (2 facts, 1 source)"."""
    from talkquiz.course.drafts import drafts_of
    from talkquiz.language.english import plural

    numbers = {sort: len(found) for sort, found in drafts_of(course).items() if found}
    each = ", ".join(f"{n} {sort if n == 1 else plural(sort)}" for sort, n in numbers.items())
    total = sum(numbers.values())
    return f"{total} draft{'s' * (total != 1)} ({each})"


def _say_what_is_silent(course: "Course", *, with_articles: bool) -> None:
    """Say what no problem tells: facts that no deck asks, and claims that nothing was held to."""
    facts = course.facts.entries.values()
    if details := sum(fact.weight == "detail" for fact in facts):
        has = "1 fact has" if details == 1 else f"{details} facts have"
        it = "it" if details == 1 else "them"
        said = f"{has} `weight: detail`: no deck asks {it}, and a sheet only where a section of it "
        said += "says `weight: [core, useful, detail]`."
        say(*paragraph(said, indent=0))
    if not with_articles and any(fact.sources & course.reports.keys() for fact in facts):
        say("Claims were not compared with the articles: --sources DIR.")


def _say_citations(citations: "Verification") -> None:
    from talkquiz.articles.article import Standing

    rows: list[Sequence[str]] = [("source", *Standing, "not cited", "file")]
    for tally in citations.tallies:
        counts = (str(tally.standings[standing]) for standing in Standing)
        name = tally.file.name if tally.file else "none"
        rows.append((tally.source, *counts, str(len(tally.uncited)), name))
    say(*table(rows, right=(1, 2, 3, 4, 5)))
    for tally in citations.tallies:
        if tally.uncited:
            text = f"{tally.source}, cited by no fact: {' '.join(tally.uncited)}"
            say(*paragraph(text, hanging=4))
    for source, facts in citations.background.items():
        said = f"cited by {facts} fact{'' if facts == 1 else 's'}"
        say(f"  {source} is a background source, {said}: no article is looked for")
    for path, reason in citations.strangers.items():
        say(f"  {path} is no source of this course: {reason}")
