"""`talkquiz cite`: the citation of a sentence, ready to paste."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkquiz.cli.printing import fail, say
from talkquiz.cli.shared import (
    WordsCommand,
    article_at,
    course_argument,
    explain_errors,
    given_id,
    readable_course,
    sources_option,
)
from talkquiz.problem import closest

if TYPE_CHECKING:
    from talkquiz.articles.article import Article
    from talkquiz.course.course import Course

_FIRST_WORDS = 5


@click.command(cls=WordsCommand)
@click.argument("source")
@click.argument("words")
@course_argument
@sources_option
@click.option(
    "--id",
    "source_id",
    type=given_id,
    metavar="ID",
    help="The source id, where SOURCE is a file that the course does not have.",
)
@explain_errors()
def cite(
    source: str, words: str, course: Path, articles: Path | None, source_id: str | None
) -> None:
    """Print the citation of a sentence, ready to paste.

    It is the sentence of SOURCE that holds WORDS; case, quotation marks and spacing do not matter.
    SOURCE is the id of a source of COURSE, or the file of an article; of one that the course does
    not have yet, --id says the id. Cut the suggested terms down
    to those that the claim rests on.

    \b
    Examples:
      talkquiz cite s004 "went into effect" --sources my-articles
      talkquiz cite s004 "-170" my-course
      talkquiz cite report.html "went into effect" --id s005
    """
    from talkquiz.articles.article import fingerprint
    from talkquiz.articles.names import NameFinder
    from talkquiz.articles.read import READERS
    from talkquiz.articles.sentence_citation import citation, suggest_terms
    from talkquiz.course.shapes import ID_PATTERN

    loaded = readable_course(course)
    known = loaded.sources.origins
    if source not in known and Path(source).suffix.lower() not in READERS:
        if words in known or Path(words).suffix.lower() in READERS:
            source, words = words, source  # which is which is plain
        elif not re.fullmatch(ID_PATTERN, source):
            message = f"`{source}` is no source of the course, and no article. The source, or the "
            message += "file of an article, comes first: SOURCE WORDS COURSE."
            raise click.UsageError(message)
    if not re.search(r"[^\W_]", words):
        raise click.BadParameter("there is no word in it.", param_hint="WORDS")
    article = _article(source, source_id, articles, loaded)
    found = article.find_sentences(words)
    if not found:
        fail(f"No sentence of {source} holds “{words}”.")
    if len(found) > 1:
        begins = [f"  {s.at}  {' '.join(s.text.split()[:_FIRST_WORDS])} ..." for s in found]
        head = f"{len(found)} sentences of {source} hold “{words}”: give more words."
        fail(head, *begins)
    (sentence,) = found
    terms = suggest_terms(sentence.text, NameFinder(loaded.lexicon.entries.values(), article))
    fp = fingerprint(sentence.text, article.source_id)
    say(f"    - {citation(article.source_id, sentence.at, fp, terms)}")


def _article(
    source: str, source_id: str | None, folder: Path | None, course: "Course"
) -> "Article":
    """Return the article that SOURCE means: a file, or a source of the course, a draft or not."""
    from talkquiz.articles.article import Article
    from talkquiz.articles.read import open_article
    from talkquiz.articles.verify import find_copies, known_source
    from talkquiz.course.shapes import ID_PATTERN

    if not re.fullmatch(ID_PATTERN, source):
        opened = open_article(article_at(source, folder), source_id or "new").article
        wanted = source_id or known_source(opened, course)
        if not wanted:
            raise click.UsageError("Say which source the file is, such as --id s005.")
        return Article(wanted, opened.sentences)
    if source_id:
        raise click.UsageError("--id goes with a file, and SOURCE is an id.")
    known = course.sources.origins
    if source not in known:
        names = ", ".join(closest(source, known) or known)
        message = f"the course has no source `{source}`. It has{names and ':'} {names or 'none'}."
        raise click.BadParameter(message, param_hint="SOURCE")
    if source not in course.report_ids:
        message = (
            f"`{source}` is a background source, which is cited as a whole: {{source: {source}}}"
        )
        raise click.BadParameter(message, param_hint="SOURCE")
    if folder is None:
        message = "Say where your copies of the articles are: --sources DIR, or TALKQUIZ_SOURCES."
        raise click.UsageError(message)
    copies = find_copies(course, folder)
    if source not in copies.articles:
        others = [f"  {path}: {reason}" for path, reason in copies.strangers.items()]
        fail(f"No file in {folder} is the article {source}.", *others)
    return copies.articles[source]
