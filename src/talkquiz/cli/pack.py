"""`talkquiz pack`: a course as one file, to hand on."""

from pathlib import Path

import click

from talkquiz.cli.drafts import fail_unfinished
from talkquiz.cli.printing import fail, paragraph, say, size, typed
from talkquiz.cli.shared import OUT_FILE, called, course_argument, explain_errors


@click.command(short_help="Pack COURSE into one file, without articles, to hand on.")
@course_argument
@click.option(
    "--out", type=OUT_FILE, metavar="FILE", help="Write to this file.  [default: COURSE-ID.zip]"
)
@explain_errors("Nothing was packed")
def pack(course: Path, out: Path | None) -> None:
    """Pack COURSE into one .zip, to hand on: all that a course is read from, and no articles.

    `build`, `check` and all commands that only read a course take the file in the place of the
    course's folder. Drafts and releases go along, to
    the byte: whoever gets them can go on writing. Hidden files and the schemas for editors stay
    out; whatever else lies in the folder and is left out is named.

    \b
    Examples:
      talkquiz pack my-course
      talkquiz pack my-course --out "for Anna.zip"
      talkquiz build my-course.zip
    """
    from talkquiz.build import load_and_check
    from talkquiz.course.packed import copied_sentences
    from talkquiz.course.packed import pack as packed
    from talkquiz.output import replace_files
    from talkquiz.problem import has_errors

    loaded = load_and_check(course)
    problems = [*loaded.problems, *copied_sentences(loaded.course.folder)]
    if has_errors(problems):
        fail_unfinished(course, problems, "Nothing was packed")
    made = packed(course, loaded.course.id)
    file = out or Path(f"{loaded.course.id}.zip")
    if file.suffix.lower() != ".zip":
        raise click.BadParameter(f"{file} must end in .zip.", param_hint="--out")
    if file.exists():
        fail(f"Nothing was packed: {file} is there already. Remove it, or name another file.")
    replace_files(file.parent, {file.name: made.content})
    many = f"{len(made.files)} file{'s' * (len(made.files) != 1)}"
    named = called(course, loaded.course.outline.title)
    say(f"{named}: wrote {file}, {many}, {size(len(made.content))}.")
    if drafts := loaded.course.drafts:
        said = (
            f"{drafts} draft{'s go' if drafts != 1 else ' goes'} along, which no build asks, with "
        )
        said += "the comments above: of what was pulled, the first words of its sentences."
        say(*paragraph(said, indent=0))
    if made.left_out:
        say(f"Left out, as no part of a course: {', '.join(made.left_out)}")
    say(f"Next: {typed('talkquiz', 'build', file)}")
