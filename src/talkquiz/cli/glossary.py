"""`talkquiz glossary`: the entries of a course, and names that should have one."""

from pathlib import Path

import click

from talkquiz.cli.printing import apart, say, table
from talkquiz.cli.shared import (
    course_argument,
    explain_errors,
    into_option,
    on_course,
    readable_course,
)


@click.command()
@course_argument
@click.option("--suggest", is_flag=True, help="Print entries for names in claims that have none.")
@into_option("With --suggest: add them to glossary.yaml of this course, as drafts.")
@explain_errors()
def glossary(course: Path, into: Path | None, *, suggest: bool) -> None:
    """List the glossary of COURSE, or suggest entries for names that it does not have.

    Suggested are names in claims and speakers under `per`, of drafts and of facts with errors too,
    the most frequent first, each as a draft to complete; above it stand the ids of the facts.

    \b
    Examples:
      talkquiz glossary my-course
      talkquiz glossary --suggest my-course
      talkquiz glossary --suggest --into my-course
    """
    from talkquiz.articles.suggest_entries import suggest_entries, suggested_entry
    from talkquiz.course.edit_files import with_entries
    from talkquiz.output import replace_files

    if into and not suggest:
        raise click.UsageError("--into goes with --suggest.")
    folder = into or course
    loaded = readable_course(folder)
    lexicon = loaded.lexicon
    if not suggest:
        rows = [(e.id, e.type, e.name, ", ".join(e.aliases)) for e in lexicon.entries.values()]
        if rows:
            say(*table([("id", "type", "name", "other names"), *rows]))
        else:
            see = on_course("glossary", folder, "--suggest")
            say(f"There are none. `{see}` proposes some of the names in claims.", err=True)
        return
    found, unread = suggest_entries(loaded)
    entries = [suggested_entry(each) for each in found]
    if unread:
        many = "1 fact" if unread == 1 else f"{unread} facts"
        see = on_course("check", folder)
        say(f"The claim of {many} cannot be read, so no name in it: see `{see}`.", err=True)
    if not entries:
        say(f"{folder}: every name that was found in a fact has an entry.", err=True)
    elif into:
        name = "glossary.yaml"
        replace_files(into, {name: with_entries(loaded.file(name), entries)})
        say(f"{into / name}: {len(entries)} draft{'s' * (len(entries) != 1)} added.")
        say("Next: write type and description of each, take `draft: true` out when it is done,")
        see = on_course("check", into, "--drafts")
        say(f"delete what needs no entry; `{see}` says what drafts lack.")
    else:
        say(*apart(entry.removesuffix("\n").split("\n") for entry in entries))
        what = "1 entry" if len(entries) == 1 else f"{len(entries)} entries"
        say(f"{what} to complete; `--into {folder}` adds what is above as drafts.", err=True)
