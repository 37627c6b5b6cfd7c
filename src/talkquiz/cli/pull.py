"""`talkquiz pull`: a source and candidate facts from a new article."""

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkquiz.cli.printing import fail, say, to_json
from talkquiz.cli.shared import (
    GIVEN_FILE,
    OUT_FILE,
    course_argument,
    explain_errors,
    json_option,
    readable_course,
    require_id,
)

if TYPE_CHECKING:
    from talkquiz.articles.news_day import NewsDay
    from talkquiz.articles.propose import Proposal
    from talkquiz.course.course import Course


def _day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise click.BadParameter(f"`{value}` is no day: write it 2016-04-28.") from None


@click.command()
@click.argument("article", type=GIVEN_FILE)
@course_argument
@click.option(
    "--id", "source_id", metavar="ID", help="The id of the new source. Default: the next."
)
@click.option(
    "--date",
    "day",
    callback=_day,
    metavar="YYYY-MM-DD",
    help="The news day: what “today” means in the article.",
)
@click.option(
    "--with-text",
    is_flag=True,
    help="Put each sentence above its candidate, as a comment. It is not yours to pass on.",
)
@click.option(
    "--out", type=OUT_FILE, metavar="FILE", help="Write to this new file instead of the screen."
)
@json_option
@explain_errors()
def pull(
    article: Path,
    course: Path,
    source_id: str | None,
    day: date | None,
    with_text: bool,
    out: Path | None,
    as_json: bool,
) -> None:
    """Propose a source and facts from a new article.

    ARTICLE is a .txt, .md, .html (these in UTF-8) or .docx file. Dates are resolved by the news
    day, names by the glossary of COURSE. The claim of each fact is left for you to write; what is
    printed holds no sentence of the article.

    \b
    Examples:
      talkquiz pull report.html
      talkquiz pull report.txt my-course --id s006 --date 2016-04-28
      talkquiz pull report.docx my-course --with-text --out proposal.yaml
    """
    from talkquiz.articles.article import Article
    from talkquiz.articles.propose import propose
    from talkquiz.articles.read import open_article
    from talkquiz.articles.source_by_content import known_source

    if with_text and out and out.resolve().is_relative_to(course.resolve()):
        message = "no text of an article goes into the course folder: write it elsewhere."
        raise click.BadParameter(message, param_hint="--out")
    loaded = readable_course(course)
    opened = open_article(article, "new")
    known = known_source(opened, loaded)
    wanted = source_id or known or _next_id(loaded)
    require_id(wanted)
    if wanted in loaded.sources.origins and wanted != known:
        message = f"the course has another article as `{wanted}`."
        raise click.BadParameter(message, param_hint="--id")
    news_day = _news_day(wanted, loaded, day)
    proposal = propose(Article(wanted, opened.sentences), loaded, news_day)
    _write(proposal, out, with_text=with_text, as_json=as_json)
    _say(proposal, loaded)


def _next_id(course: "Course") -> str:
    """Return the id after the highest of the course: s005 after s004."""
    numbered = [re.fullmatch(r"([a-z-]*?)(\d+)", known) for known in course.sources.origins]
    highest = max(filter(None, numbered), key=lambda found: int(found[2]), default=None)
    if highest is None:
        return "s001"
    return f"{highest[1]}{int(highest[2]) + 1:0{len(highest[2])}}"


def _news_day(source_id: str, course: "Course", day: date | None) -> "NewsDay | None":
    """Return the news day that is given, or that the course has for the article; else None."""
    from talkquiz.articles.news_day import NewsDay

    if day:
        return NewsDay(day, "outside", "given by the curator")
    source = course.sources.entries.get(source_id)
    if source is None or source.event_date.lower != source.event_date.upper:
        return None
    return NewsDay(source.event_date.lower, source.basis, source.reckoning)


def _write(proposal: "Proposal", out: Path | None, *, with_text: bool, as_json: bool) -> None:
    """Write the proposal to the screen, or to a new file.

    A file that exists already may hold claims that somebody wrote into it.
    """
    from talkquiz.articles.write_candidates import proposal_json, proposal_yaml

    if as_json:
        text = to_json(proposal_json(proposal, with_text=with_text)) + "\n"
    else:
        text = proposal_yaml(proposal, with_text=with_text)
    if not out:
        say(*text.removesuffix("\n").split("\n"))
        return
    try:
        with out.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        fail(f"{out} is there already, and may hold your work: give another name.")
    except OSError as error:
        fail(f"{out} cannot be written: {error.strerror}.")


def _say(proposal: "Proposal", course: "Course") -> None:
    """Say on stderr what became of the sentences, and what is missing."""
    kinds = ", ".join(f"{n} {tag}" for tag, n in Counter(proposal.noise.values()).most_common())
    if proposal.source in course.sources.origins:
        say(f"The course has this article already, as {proposal.source}.", err=True)
    if proposal.news_day.day is None:
        reckoning = proposal.news_day.reckoning
        say(f"The news day is {reckoning}. Give it with --date.", err=True)
    say(
        f"{len(proposal.candidates)} sentences proposed, {len(proposal.left)} left without anything"
        f" to teach, {proposal.noise_sentences} tagged as noise{f' ({kinds})' if kinds else ''}.",
        err=True,
    )
