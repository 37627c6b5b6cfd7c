"""`talkquiz rename-source`: another id for a source, and its citations made anew."""

import re
from pathlib import Path

import click

from talkquiz.cli.printing import say
from talkquiz.cli.shared import (
    explain_errors,
    given_id,
    own_course_argument,
    readable_course,
    sources_option,
)


@click.command("rename-source")
@click.argument("old")
@click.argument("new", type=given_id)
@own_course_argument
@sources_option
@explain_errors("Nothing was changed")
def rename_source(old: str, new: str, course: Path, articles: Path | None) -> None:
    """Give the source OLD of COURSE the id NEW, and make its citations anew.

    The id is part of every fingerprint, so each citation is looked up in the article, and made
    anew from its sentence, wherever the course cites it: in facts, drafts and what came of them.
    All files are changed or, if one citation does not hold, none. All else in them stays as it is.

    \b
    Examples:
      talkquiz rename-source s001 daily-mail my-course --sources my-articles
    """
    from talkquiz.articles.rename_source import rename_source as rename
    from talkquiz.course.shapes import LONGEST_ID
    from talkquiz.output import replace_files
    from talkquiz.problem import did_you_mean

    loaded = readable_course(course)
    known = loaded.sources.origins
    if old not in known:
        message = f"the course has no source `{old}`. "
        has = f"It has: {', '.join(known)}." if known else "It has none."
        message += did_you_mean(old, known, has)
        raise click.BadParameter(message, param_hint="OLD")
    if new in known:
        raise click.BadParameter(f"the course has a source `{new}`.", param_hint="NEW")
    if len(new) > LONGEST_ID:
        message = f"an id has at most {LONGEST_ID} letters."
        raise click.BadParameter(message, param_hint="NEW")
    renamed = rename(loaded, old, new, articles)
    replace_files(course, renamed.files)
    many = f"{renamed.citations} citation{'s' * (renamed.citations != 1)}"
    say(f"{old} is {new} now; {many} made anew.")
    for name, content in renamed.files.items():
        say(f"  {course / name}")
        for number, line in enumerate(content.decode("utf-8-sig").splitlines(), start=1):
            if re.search(rf"(?<![\w-]){re.escape(old)}(?![\w-])", line):
                say(f"    line {number} still says {old}: see whether you want that")
        if name == f"facts/from-{old}.yaml":
            say(f"    the file is still called after {old}: rename it if you like")
