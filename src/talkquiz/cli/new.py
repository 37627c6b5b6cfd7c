"""`talkquiz new`: a course to begin with, which builds at once."""

import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkquiz.cli.printing import paragraph, say, typed
from talkquiz.cli.shared import OUT_FOLDER, explain_errors

if TYPE_CHECKING:
    from talkquiz.new_course import Answers

_LONGEST = 200
"""Of a title, in letters."""


def _line(value: str) -> str:
    """Return what was answered, on one line; a usage error if there is nothing, or too much."""
    from talkquiz.course.yaml import UNSEEN

    words = " ".join(value.split())
    if not words or len(words) > _LONGEST:
        raise click.BadParameter(f"write a few words, at most {_LONGEST} letters.")
    if UNSEEN.search(words):
        raise click.BadParameter("it holds an invisible control character.")
    return words


def _language(value: str) -> str:
    """Return the tag of a language; a usage error if it is none."""
    from talkquiz.course.course import LANGUAGE_TAG

    if not re.fullmatch(LANGUAGE_TAG.regex, value):
        raise click.BadParameter(f"`{value}` is no language. {LANGUAGE_TAG.hint}")
    return value


def _given(check: Callable[[str], str]) -> Callable[..., str | None]:
    """Return the callback of an option that may be left out, and else passes `check`."""
    return lambda _context, _parameter, value: None if value is None else check(value)


def asks() -> bool:
    """Tell whether somebody sits before the terminal who can be asked."""
    return sys.stdin.isatty()


@click.command(short_help="Begin a course of your own in FOLDER.")
@click.argument("folder", type=OUT_FOLDER)
@click.option("--title", callback=_given(_line), metavar="T", help="What the course is about.")
@click.option(
    "--language", callback=_given(_language), metavar="TAG", help="Its language, as en or ar."
)
@click.option("--topic", callback=_given(_line), metavar="T", help="The title of its first topic.")
@click.option("--yes", is_flag=True, help="Ask nothing: what is not given is filled in.")
@explain_errors("Nothing was written")
def new(
    folder: Path,
    title: str | None,
    language: str | None,
    topic: str | None,
    yes: bool,
) -> None:
    """Begin a course of your own in FOLDER, which is new or empty.

    What is not given by options is asked for. The files explain themselves, and hold an example of
    each common kind of fact: they build at once. Schemas have editors help while you type.

    \b
    Examples:
      talkquiz new my-course
      talkquiz new my-course --title "Landing on a comet" --language en --yes
    """
    from talkquiz.new_course import Answers, default_title, new_course
    from talkquiz.output import make_folder, require_empty

    require_empty(folder)
    here = folder.absolute()

    def answer(
        given: str | None, question: str, otherwise: str, check: Callable[[str], str]
    ) -> str:
        if given is not None or yes or not asks():
            return otherwise if given is None else given
        return click.prompt(question, default=otherwise, value_proc=check, err=True)

    answers = Answers(
        answer(title, "What is the course about? Its title", default_title(here), _line),
        answer(language, "In which language? As en, de or ar", "en", _language),
        answer(topic, "The first topic, as students read it", "First topic", _line),
    )
    files = new_course(here.name, answers, date.today())
    make_folder(folder, files)
    _say_next(folder, answers, files)


def _say_next(folder: Path, answers: "Answers", files: dict[str, bytes]) -> None:
    """Say what was written, and what comes next, each step as a command that works from here."""
    from talkquiz.course.course import slug
    from talkquiz.new_course import LANGUAGE_FILE, course_id, has_own_words, topic_id

    name = folder.absolute().name
    say(f"Wrote {folder}: {len(files)} files.")
    if (own := course_id(name)) != slug(name):
        told = (
            f"The id of the course is `{own}`, since the folder's name gives none that would do. "
        )
        told += "It begins the id of every question and is for life: change it in course.yaml now."
        say(*paragraph(told, indent=0))
    if has_own_words(answers.language):
        told = f"TalkQuiz has no words for `{answers.language}`: {LANGUAGE_FILE} holds the English "
        told += "ones for you to translate. Until then sheets and cards speak English."
        say(*paragraph(told, indent=0))
    steps = {
        "See what comes of the examples in it, a deck and a quiz in the folder out": (
            "build",
            folder,
        ),
        "See all that comes of one fact": ("show", "example-pole-reached", folder),
        "Add a source and drafts of facts from an article of yours": (
            *("pull", "article.html", "--into", folder),
            *("--topic", topic_id(answers)),
        ),
        "See what is wrong or still missing, as you write": ("check", folder),
    }
    for what, words in steps.items():
        say("", f"{what}:", f"  {typed('talkquiz', *words)}")
    own_facts = folder / "facts" / f"{topic_id(answers)}.yaml"
    told = f"Your facts go into {own_facts}. Once you need the examples no more, delete "
    told += "facts/examples.yaml, the topic `examples` in course.yaml, and what begins with "
    told += "`example-` in sources.yaml and glossary.yaml."
    say("", *paragraph(told, indent=0))
