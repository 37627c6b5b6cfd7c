"""`talkquiz pull`: a source and facts in the making from new articles."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkquiz.cli.printing import fail, paragraph, say, say_problems, to_json
from talkquiz.cli.shared import (
    GIVEN_FILE,
    OUT_FILE,
    SOURCES,
    SOURCES_FOLDER,
    article_at,
    course_folder,
    drafts_topic_option,
    explain_errors,
    given_day,
    given_id,
    into_option,
    json_option,
    on_course,
    readable_course,
    say_added,
    topic_of_drafts,
)

if TYPE_CHECKING:
    from talkquiz.articles.propose import Proposal
    from talkquiz.articles.read import OpenedArticle
    from talkquiz.course.course import Course
    from talkquiz.problem import Problem

_MOST_OBJECTIVES = 8
_EMPTY_OR_MISSING = ("TQ002", "TQ018", "TQ122")


@click.command()
@click.argument("given", nargs=-1, required=True, metavar="ARTICLE... [COURSE]")
@into_option("Add the source and the drafts to the files of this course.")
@drafts_topic_option
@click.option(
    "--id",
    "source_id",
    type=given_id,
    metavar="ID",
    help="The id of the new source. Default: the next number, or the outlet's name.",
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
    help="Put each sentence above its draft, as a comment. It is not yours to pass on.",
)
@click.option(
    "--out", type=OUT_FILE, metavar="FILE", help="Write to this new file instead of the screen."
)
@click.option(
    "--sources",
    type=SOURCES_FOLDER,
    envvar=SOURCES,
    metavar="DIR",
    help=f"Where articles are looked for that are not found as they are named; or set {SOURCES}.",
)
@json_option
@explain_errors()
def pull(
    given: tuple[str, ...],
    into: Path | None,
    topic: str | None,
    source_id: str | None,
    day: date | None,
    with_text: bool,
    out: Path | None,
    sources: Path | None,
    as_json: bool,
) -> None:
    """Propose a source and facts from new articles, as drafts.

    ARTICLE is a .txt or .md file in UTF-8, a web page that a browser saved, a .docx file or a PDF
    with a text layer. Dates are resolved by the news day, names by the glossary of COURSE. The
    claim of each fact is left for you to write; no sentence of the article is printed or added.

    With --into, what is proposed goes into the files of a course. The same article pulled again
    adds what no fact or draft cites yet.

    \b
    Examples:
      talkquiz pull report.html
      talkquiz pull report.html other.docx --into my-course
      talkquiz pull report.txt --into my-course --topic truces --date 2016-04-28
      talkquiz pull report.docx my-course --with-text --out proposal.yaml
    """
    articles, folder = _apart(given, into, sources)
    if topic and not into:
        raise click.UsageError("--topic goes with --into.")
    if len(articles) > 1 and (source_id or day):
        raise click.UsageError("--id and --date go with one article.")
    if into and (out or as_json or with_text):
        raise click.UsageError("--into goes without --out, --json and --with-text.")
    if into:
        _pull_into(into, articles, source_id, day, topic)
        return
    if len(articles) > 1:
        raise click.UsageError("Several articles are pulled into a course: --into COURSE.")
    if out and any((above / "course.yaml").exists() for above in out.resolve().parents):
        message = "that is in a course folder, whose files --into adds to; write elsewhere."
        raise click.BadParameter(message, param_hint="--out")
    course = readable_course(folder) if folder else None
    proposal, opened = _proposal(articles[0], course, source_id, day)
    _write(proposal, opened, out, with_text=with_text, as_json=as_json)
    if course and proposal.source in course.sources.origins:
        say(f"The course has this article already, as {proposal.source}.", err=True)
    proposed = f"{len(proposal.candidates)} sentences proposed"
    _say_counts(proposal, opened, err=True, proposed=proposed)


def _apart(
    given: Sequence[str], into: Path | None, sources: Path | None
) -> tuple[list[Path], Path | None]:
    """Return the articles, and the folder of the course, if one is given behind them.

    Without it, and without `into`, it is the current folder if that is a course.
    """
    from talkquiz.articles.read import READERS

    context = click.get_current_context()
    parameter = context.command.params[0]
    folder = None
    *others, last = given
    is_article = Path(last).suffix.lower() in READERS or not others or into
    if Path(last).is_dir() or not is_article:
        if into or not others:
            message = f"`{last}` is a folder; the order is ARTICLE... --into COURSE."
            raise click.BadParameter(message)
        folder, given = course_folder(context, parameter, last), others
    elif not into and Path("course.yaml").exists():
        folder = Path()
    paths = [article_at(each, sources) for each in given]
    return [GIVEN_FILE.convert(each, parameter, context) for each in paths], folder


def _proposal(
    path: Path, course: "Course | None", source_id: str | None, day: date | None
) -> "tuple[Proposal, OpenedArticle]":
    """Return what is proposed from an article, with what its file tells.

    Its id and its news day are those that are given, or those that the course has for the article.
    """
    from talkquiz.articles.article import Article
    from talkquiz.articles.name_source import free_source_id
    from talkquiz.articles.news_day import NewsDay, find_news_day
    from talkquiz.articles.noise import headline, tag_paragraphs
    from talkquiz.articles.propose import propose
    from talkquiz.articles.read import open_article, save_text
    from talkquiz.articles.verify import match_source
    from talkquiz.course.course import no_course

    opened = open_article(path, "new")
    course, data, paragraphs = course or no_course(), opened.data, tag_paragraphs(opened.article)
    match = match_source(opened.article, course)
    known = match.source if match and match.is_sure else None
    news_day = find_news_day(paragraphs, data.issued)
    taken, reports = course.sources.origins, course.report_ids
    title = data.title.value if data.title else headline(paragraphs)
    outlet = data.outlet.value if data.outlet else None
    free = free_source_id(reports, taken, outlet, title, news_day.day)
    wanted = source_id or known or free
    if known and wanted != known:
        message = f"the course has this article already, as `{known}`."
        raise click.BadParameter(message, param_hint="--id")
    if wanted in taken and wanted != known:
        message = f"the course has another source as `{wanted}`."
        raise click.BadParameter(message, param_hint="--id")
    source = course.reports.get(wanted)
    if day:
        news_day = NewsDay(day, "outside", "given by the curator")
    elif source and source.event_date and source.event_date.lower == source.event_date.upper:
        news_day = NewsDay(source.event_date.lower, source.basis or "", source.reckoning or "")
    proposal = propose(Article(wanted, opened.article.sentences), course, news_day)
    if save_text(opened):
        said = f"The article as it was read is saved beside it, as {opened.saved_as}: citations "
        said += "are made and verified on it. It is yours to keep, and no part of the course."
        say(*paragraph(said, indent=0), err=True)
    if match and not known:
        shared = f"{match.shared} sentence{'s' * (match.shared != 1)}"
        said = f"{path} shares {shared} with {match.source}, and is taken for another article."
        say(said, err=True)
    return proposal, opened


def _write(
    proposal: "Proposal",
    opened: "OpenedArticle",
    out: Path | None,
    *,
    with_text: bool,
    as_json: bool,
) -> None:
    """Write the proposal to the screen, or to a new file.

    A file that exists already may hold claims that somebody wrote into it.
    """
    from talkquiz.articles.write_candidates import proposal_json, proposal_yaml

    if as_json:
        text = to_json(proposal_json(proposal, opened.data, with_text=with_text)) + "\n"
    else:
        text = proposal_yaml(proposal, opened.data, with_text=with_text)
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


def _say_counts(proposal: "Proposal", opened: "OpenedArticle", *, err: bool, proposed: str) -> None:
    """Say what a person has to see to in a proposal, and how much of the article is in it."""
    indent = "" if err else "  "
    if proposal.news_day.day is None:
        reckoning = proposal.news_day.reckoning
        say(f"{indent}The news day is {reckoning}. Give it with --date.", err=err)
    if opened.left_out:
        several = "s are" if len(opened.left_out) > 1 else " is"
        at = f": see the end of {opened.saved_as}" if opened.saved_as else ""
        say(f"{indent}{len(opened.left_out)} line{several} left out of the text{at}.", err=err)
    for note in opened.notes:
        say(f"{indent}{note}", err=err)
    kinds = ", ".join(f"{n} {tag}" for tag, n in Counter(proposal.noise.values()).most_common())
    say(
        f"{indent}{proposed}, {len(proposal.left)} left without anything to teach,"
        f" {proposal.noise_sentences} tagged as noise{f' ({kinds})' if kinds else ''}.",
        err=err,
    )


def _pull_into(
    folder: Path,
    articles: Sequence[Path],
    source_id: str | None,
    day: date | None,
    topic: str | None,
) -> None:
    """Add what is proposed from each article to the course, all of it or nothing; say what."""
    from talkquiz.problem import TalkQuizError

    course = readable_course(folder)
    topic = topic_of_drafts(topic, course)
    failed = added = 0
    for path in articles:
        try:
            added += _pull_one(path, folder, source_id, day, topic)
        except TalkQuizError as error:
            failed += 1
            say(f"{path}: nothing was added.", err=True)
            say_problems(error.problems, err=True)
            if not error.problems:
                say(f"    {error}", *paragraph(error.hint, indent=4), err=True)
    if added:
        about = [each for each in course.outline.topics if topic in (None, each.id)]
        _say_next_steps(folder, [name for each in about for name in each.objectives])
    if failed:
        raise SystemExit(1)


def _say_next_steps(folder: Path, objectives: Sequence[str]) -> None:
    """Say what comes after a pull; `objectives` are those that the drafts may serve."""
    steps = [
        ("", "write name and claim of each draft, see to what is empty, and take `draft: true`"),
        ("", "out when it is done; delete the drafts that you do not want"),
        *(("", each) for each in _about_teaches(objectives)),
        ("", "an id may be changed now; once it is released it is for life"),
        (on_course("check", folder, "--drafts"), "what drafts lack"),
        (on_course("glossary", folder, "--suggest"), "names and speakers that have no entry yet"),
        (on_course("preview", folder), "the cards as you write them"),
        (on_course("check", folder, "--sources", "DIR"), "does a claim copy the article?"),
        ("talkquiz explain words", "what a slot, `basis` or `fp` is"),
    ]
    say("Next:")
    width = max(len(command) for command, _ in steps) + 2
    say(*(f"  {f'{command:<{width}}' if command else ''}{what}" for command, what in steps))


def _about_teaches(objectives: Sequence[str]) -> list[str]:
    """Return the lines that name the key `teaches`, where there is something to teach."""
    if not objectives:
        return []
    named = ", ".join(objectives[:_MOST_OBJECTIVES])
    more = ", ..." if len(objectives) > _MOST_OBJECTIVES else ""
    said = f"add `teaches` to a fact that serves an objective: {named}{more}"
    return paragraph(said, indent=0, hanging=2)


def _pull_one(
    path: Path, folder: Path, source_id: str | None, day: date | None, topic: str | None
) -> int:
    """Add what is proposed from one article to the course in `folder`; say what, and what not.

    Returns how many entries were added. Raises TalkQuizError; then nothing was.
    """
    from talkquiz.articles.write_candidates import about_drafts, fact_entry, source_entry
    from talkquiz.course.add_drafts import NewDrafts, with_drafts
    from talkquiz.course.course import SOURCES_FILE, load_course
    from talkquiz.course.edit_files import EditError
    from talkquiz.output import replace_files

    problems: list[Problem] = []
    course = load_course(folder, problems)
    where = (course.file(SOURCES_FILE).shown, course.file("facts").shown)
    unread = [p for p in problems if p.path.startswith(where) and p.code not in _EMPTY_OR_MISSING]
    if unread and not (course.sources.whole and course.facts.whole):
        raise EditError(*unread)  # which sentences are cited, and which ids taken, nobody knows
    proposal, opened = _proposal(path, course, source_id, day)
    source = proposal.source
    is_new = source not in course.sources.origins
    new = [each for each in proposal.candidates if not each.cited_by]
    facts = [fact_entry(each, source, with_topic=not topic) for each in new]
    entry = source_entry(proposal, opened.data)
    drafts = NewDrafts(source, entry, facts, about_drafts(source))
    files = with_drafts(course, drafts, topic)
    replace_files(folder, files)
    cited = len(proposal.candidates) - len(new)
    say(f"{path}:")
    if not is_new:
        say(f"  the course has this article already, as {source}")
    say_added(folder, files, drafts, indent="  ")
    parts = [f"{cited} sentence{'s' * (cited != 1)} cited already"] if cited else []
    if new or not cited:
        parts.insert(0, f"{len(new)} sentence{'s' * (len(new) != 1)} proposed")
    _say_counts(proposal, opened, err=False, proposed=", ".join(parts))
    return len(new) + is_new
