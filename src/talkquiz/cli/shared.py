"""What commands share: arguments, options, how a course is loaded, and how errors are told."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from talkquiz.cli.printing import fail, fail_for, paragraph, say, say_problems, summary, typed
from talkquiz.problem import TalkQuizError, did_you_mean
from talkquiz.resources import bundled

if TYPE_CHECKING:
    from talkquiz.build import LoadedCourse
    from talkquiz.course.add_drafts import NewDrafts
    from talkquiz.course.course import Course
    from talkquiz.problem import Problem

_Command = TypeVar("_Command", bound=Callable[..., Any])

_PACKED = ".zip"
SOURCES = "TALKQUIZ_SOURCES"
EXAMPLES = "examples"
"""What the file with the examples of `talkquiz new` is called."""
DEFAULT_COURSE = "syria-peace-process"
GIVEN_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
GIVEN_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
OUT_FILE = click.Path(dir_okay=False, path_type=Path)
OUT_FOLDER = click.Path(file_okay=False, path_type=Path)


def course_folder(context: click.Context, _parameter: click.Parameter, value: str | None) -> Path:
    """Return the folder of the course that is meant; a usage error if there is none.

    A packed course is unpacked into a temporary folder, which goes when the command ends.
    """
    if value is None:
        here = Path()
        return here if (here / "course.yaml").exists() else bundled("questions") / DEFAULT_COURSE
    for folder in (Path(value), bundled("questions") / value) if value else ():
        with suppress(OSError, ValueError):
            if folder.is_dir():
                return folder
            if folder.suffix.lower() == _PACKED and folder.is_file():
                return _unpacked(context, folder)
    message = f"there is no course folder `{value}`, and no bundled course of that name."
    arguments = [
        p.human_readable_name for p in context.command.params if p.param_type_name == "argument"
    ]
    order = f" The order is {' '.join(arguments)}." if len(arguments) > 1 else ""
    raise click.BadParameter(message + order)


def _unpacked(context: click.Context, path: Path) -> Path:
    from tempfile import TemporaryDirectory

    from talkquiz.course.packed import unpack

    # By its real path, which is how problems find out that it stands for the zip.
    into = Path(context.with_resource(TemporaryDirectory(prefix="talkquiz-"))).resolve()
    try:
        return unpack(path, into)
    except TalkQuizError as error:
        fail(f"{path} is no packed course: {error}.")


def own_course_folder(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> Path:
    """Return what course_folder does, for a command that writes into it: no packed course."""
    if value and value.lower().endswith(_PACKED) and Path(value).is_file():
        message = f"`{value}` is a packed course, which is only read: unpack it, name its folder."
        raise click.BadParameter(message)
    return course_folder(context, parameter, value)


def given_day(value: str) -> date:
    """Return the day that an option gives; a usage error if it is none."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"`{value}` is no day: write it 2016-04-28.") from None


def given_id(value: str) -> str:
    """Return the id that an option gives; a usage error if it is none."""
    from talkquiz.course.shapes import ID_PATTERN

    if not re.fullmatch(ID_PATTERN, value):
        raise click.BadParameter(f"`{value}` is no id: lower-case letters, digits and hyphens.")
    return value


class _SourcesFolder(click.Path):
    """A folder of articles; of one that is not there it is said who named it."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the folder as a path; a usage error if it is none."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            source = ctx.get_parameter_source(param.name or "") if ctx and param else None
            if source is not ParameterSource.ENVIRONMENT:
                raise
            message = f"{error.message} {SOURCES} says so: set it anew, or unset it."
            raise click.BadParameter(message, ctx, param) from None


SOURCES_FOLDER = _SourcesFolder(exists=True, file_okay=False, path_type=Path)
sources_option = click.option(
    "--sources",
    "articles",
    type=SOURCES_FOLDER,
    envvar=SOURCES,
    metavar="DIR",
    help=f"The folder with your copies of the articles, under any names; or set {SOURCES}.",
)
course_argument = click.argument("course", required=False, callback=course_folder)
own_course_argument = click.argument("course", required=False, callback=own_course_folder)
"""For commands that write into the course."""


def article_at(path: str, sources: Path | None) -> Path:
    """Return the path of an article: as it is given or, if nothing is there, within `sources`."""
    elsewhere = sources / path if sources else Path(path)
    return elsewhere if elsewhere.exists() and not Path(path).exists() else Path(path)


def into_option(text: str) -> Callable[[_Command], _Command]:
    """Return the option that names the course which a command adds to; its value is the folder."""

    def folder(context: click.Context, option: click.Parameter, value: str | None) -> Path | None:
        return None if value is None else own_course_folder(context, option, value)

    return click.option("--into", callback=folder, metavar="COURSE", help=text)


drafts_topic_option = click.option(
    "--topic",
    metavar="T",
    help="With --into: add the drafts to facts/T.yaml, not to a file of their own. Default: the"
    " topic of a course that has but one beside the examples of `talkquiz new`.",
)
topic_option = click.option(
    "--topic",
    "topics",
    multiple=True,
    metavar="T",
    help="Only this topic; may be given again. `--topic list` names all.",
)
weight_option = click.option(
    "--weight",
    "weights",
    multiple=True,
    type=click.Choice(["core", "useful", "detail"]),
    metavar="W",
    help="Only what is `core`, `useful` or a `detail`; may be given again.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")
progress_option = click.option(
    "--progress",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="PATH",
    help="Progress that a student saved on the study page, or a folder of such files; may be given"
    " again.",
)
_ANKI = (
    click.option(
        "--url",
        default="http://127.0.0.1:8765",
        show_default=True,
        help="Where AnkiConnect answers.",
    ),
    click.option(
        "--key",
        envvar="TALKQUIZ_ANKI_KEY",
        metavar="KEY",
        help="The API key, if AnkiConnect wants one; or set TALKQUIZ_ANKI_KEY.",
    ),
    click.option(
        "--timeout",
        type=click.IntRange(1, 3600),
        default=30,
        show_default=True,
        metavar="SECONDS",
        help="How long Anki may keep silent.",
    ),
)


def anki_options(command: _Command) -> _Command:
    """Give a command the options that say where a running Anki is, and how to talk to it."""
    for option in reversed(_ANKI):
        command = option(command)
    return command


def topic_of_drafts(given: str | None, course: "Course") -> str | None:
    """Return the topic that drafts go to: the one that --topic names, or the only one there is.

    Examples that are there to be deleted, as `talkquiz new` writes them, make no topic. None if
    the course has several; ends in a usage error if it lacks the one that is `given`.
    """
    topics = [each.id for each in course.outline.topics]
    if given and not course.outline.knows_topic(given):
        message = f"the course has no topic `{given}`. "
        message += did_you_mean(given, topics, f"It has: {', '.join(topics)}.")
        raise click.BadParameter(message, param_hint="--topic")
    if given:
        return given
    facts, origins = course.facts.entries.values(), course.facts.origins
    examples = {fact.topic for fact in facts if origins[fact.id].path.stem == EXAMPLES}
    examples -= {fact.topic for fact in facts if origins[fact.id].path.stem != EXAMPLES}
    own = [each for each in topics if each not in examples] or topics
    return own[0] if len(own) == 1 else None


def say_added(folder: Path, files: Iterable[str], drafts: "NewDrafts", indent: str = "") -> None:
    """Say which of the `files` of a course got drafts, and what the source among them lacks."""
    for name in files:
        if name.startswith("facts/"):
            number = len(drafts.facts)
            said = f"{number} draft{'s' * (number != 1)} added"
        else:
            lines = drafts.source_entry.splitlines()
            lacks = [line.split(":")[0].strip() for line in lines if line.endswith('""')]
            missing = f"; to be written: {', '.join(lacks)}" if lacks else ""
            said = f"{drafts.source} added, a draft{missing}"
        say(f"{indent}{folder / name}: {said}")


def called(folder: Path, title: str) -> str:
    """Return the title of a course, and that it is the one that is meant if none is named."""
    is_bundled = folder.resolve() == (bundled("questions") / DEFAULT_COURSE).resolve()
    title = title or folder.resolve().name
    return f"{title} (the bundled course)" if is_bundled else title


def on_course(command: str, folder: Path, *options: str) -> str:
    """Return a command on the course in `folder`, as it can be typed here."""
    from talkquiz.course.read_files import shown_path

    return typed("talkquiz", command, shown_path(folder), *options)


def readable_bank(
    folder: Path, topics: Sequence[str] = (), weights: Sequence[str] = ()
) -> "LoadedCourse":
    """Return the course in `folder` with items on `topics` and of `weights`, if given.

    Of a course with errors it holds what can be read, and the items that come of that; errors are
    counted on stderr. Ends the program where there is nothing of the kind.
    """
    from talkquiz.build import load_and_check

    bank = load_and_check(folder, topics=topics, weights=weights)
    _count_errors(folder, bank.problems, is_nothing=not bank.course.can_be_asked)
    course = bank.course if bank.is_whole else bank.course.without_wrong_citations()
    return bank._replace(course=course, items=list(bank.readable))


def readable_course(folder: Path) -> "Course":
    """Return the course in `folder` as far as it can be read; ends the program if it is none.

    Facts in the making do not stand in the way: errors are counted, on stderr.
    """
    from talkquiz.course.course import load_course

    problems: list[Problem] = []
    course = load_course(folder, problems)
    _count_errors(folder, problems, is_nothing=not course.has_outline)
    return course


def _count_errors(folder: Path, problems: "Sequence[Problem]", *, is_nothing: bool) -> None:
    """Say how many errors there are; end the program because of them where they leave nothing."""
    from talkquiz.course.read_files import shown_path
    from talkquiz.problem import Severity, in_order

    errors = [each for each in in_order(problems) if each.severity is Severity.ERROR]
    if errors and is_nothing:
        fail_for(errors, f"{shown_path(folder)} cannot be read")
    if errors:
        see = on_course("check", folder)
        say(f"{shown_path(folder)}: {summary(errors)}, see `{see}`.", err=True)


class WordsCommand(click.Command):
    """A command some of whose arguments are words that may begin with a hyphen: "-170 °C".

    What begins with two hyphens is an option all the same, and so is `-h`.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the options first, and `--` before what is none, so that click takes it as words."""
        own = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]
        names = {name for each in own for name in each.opts}
        valued = {name for each in own if not each.is_flag for name in each.opts}
        options: list[str] = []
        words: list[str] = []
        rest = iter(args)
        for each in rest:
            if each == "--":
                words += rest
            elif each.startswith("--") or each in names:
                options += [each, *(islice(rest, 1) if each in valued else ())]
            else:
                words.append(each)
        return super().parse_args(ctx, [*options, "--", *words])


@contextmanager
def explain_errors(outcome: str = "") -> Iterator[None]:
    """Decorate a command: an exception of ours becomes a message and exit code 1, no traceback.

    `outcome` says what did not come of it: with "Nothing was written", the message "out cannot be
    written to" is shown as "Nothing was written: out cannot be written to.", without one as it is.
    """
    try:
        yield
    except TalkQuizError as error:
        if error.option:
            raise click.BadParameter(str(error), param_hint=error.option) from None
        if error.problems:
            say_problems(error.problems, err=True)
            raise SystemExit(1) from None
        message = f"{outcome}: {str(error).removesuffix('.')}." if outcome else str(error)
        fail(message, *paragraph(error.hint, indent=4))
