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
    given_day,
    given_id,
    json_option,
    readable_course,
)

if TYPE_CHECKING:
    from talkquiz.articles.propose import Proposal
    from talkquiz.course.course import Course


@click.command()
@click.argument("article", type=GIVEN_FILE)
@course_argument
@click.option(
    "--id",
    "source_id",
    type=given_id,
    metavar="ID",
    help="The id of the new source. Default: the next.",
)
@click.option(
    "--date",
    "day",
    type=given_day,
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
    if with_text and out and out.resolve().is_relative_to(course.resolve()):
        message = "no text of an article goes into the course folder: write it elsewhere."
        raise click.BadParameter(message, param_hint="--out")
    loaded = readable_course(course)
    proposal = _proposal(article, loaded, source_id, day)
    _write(proposal, out, with_text=with_text, as_json=as_json)
    if proposal.source in loaded.sources.origins:
        say(f"The course has this article already, as {proposal.source}.", err=True)
    if proposal.news_day.day is None:
        reckoning = proposal.news_day.reckoning
        say(f"The news day is {reckoning}. Give it with --date.", err=True)
    kinds = ", ".join(f"{n} {tag}" for tag, n in Counter(proposal.noise.values()).most_common())
    say(
        f"{len(proposal.candidates)} sentences proposed, {len(proposal.left)} left without anything"
        f" to teach, {proposal.noise_sentences} tagged as noise{f' ({kinds})' if kinds else ''}.",
        err=True,
    )


def _proposal(path: Path, course: "Course", source_id: str | None, day: date | None) -> "Proposal":
    """Return what is proposed from an article.

    Its id and its news day are those that are given, or those that the course has for the article;
    else its id is the one after the highest: s005 after s004.
    """
    from talkquiz.articles.article import Article
    from talkquiz.articles.news_day import NewsDay
    from talkquiz.articles.propose import propose
    from talkquiz.articles.read import open_article
    from talkquiz.articles.verify import known_source

    opened = open_article(path, "new").article
    known = known_source(opened, course)
    background = course.sources.entries.keys() - course.reports.keys()
    of_reports = (each for each in course.sources.origins if each not in background)
    numbered = filter(None, (re.fullmatch(r"([a-z-]*?)(\d+)", each) for each in of_reports))
    last = max(numbered, key=lambda found: int(found[2]), default=None)
    after = f"{last[1]}{int(last[2]) + 1:0{len(last[2])}}" if last else "s001"
    wanted = source_id or known or after
    if wanted in course.sources.origins and wanted != known:
        message = f"the course has another source as `{wanted}`."
        raise click.BadParameter(message, param_hint="--id")
    source, news_day = course.reports.get(wanted), None
    if day:
        news_day = NewsDay(day, "outside", "given by the curator")
    elif source and source.event_date and source.event_date.lower == source.event_date.upper:
        news_day = NewsDay(source.event_date.lower, source.basis or "", source.reckoning or "")
    return propose(Article(wanted, opened.sentences), course, news_day)


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
