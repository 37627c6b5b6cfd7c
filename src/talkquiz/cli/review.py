"""`talkquiz review`: what students' answers say about the questions of a course."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkquiz.cli.printing import fail, paragraph, say, say_json, say_problems, summary, table
from talkquiz.cli.shared import (
    anki_options,
    called,
    course_folder,
    explain_errors,
    json_option,
    progress_option,
    readable_bank,
)

if TYPE_CHECKING:
    from talkquiz.problem import Problem
    from talkquiz.results.findings import Review


_NO_ANKI = "Or name the files that students saved on the study page: --progress FOLDER."


def _course(context: click.Context, parameter: click.Parameter, value: str | None) -> Path:
    """Return the folder of the course; where students' files are named in its place, say so."""
    given = Path(value or ".")
    has_files = given.suffix == ".json" or (given.is_dir() and any(given.glob("*.json")))
    if value and has_files and not (given / "course.yaml").exists():
        hint = "if it holds what students saved, write --progress before each file or folder."
        raise click.BadParameter(f"`{value}` is no course: {hint}")
    return course_folder(context, parameter, value)


@click.command(short_help="Say which questions of COURSE students' answers call in question.")
@click.argument("course", required=False, callback=_course)
@progress_option
@click.option("--anki", "with_anki", is_flag=True, help="With --progress: ask Anki as well.")
@anki_options
@json_option
@explain_errors("Nothing was reviewed")
def review(
    course: Path,
    progress: tuple[Path, ...],
    with_anki: bool,
    url: str,
    key: str | None,
    timeout: int,
    as_json: bool,
) -> None:
    """Say which questions of COURSE are too hard or too easy, by what students answered.

    The answers are those in a running Anki with the add-on AnkiConnect (code 2055492159), or with
    --progress those that students saved on the study page. Nothing is changed, no student is named,
    and fewer than five answers to a question say nothing. What is found is no error.

    \b
    Examples:
      talkquiz review
      talkquiz review my-course --progress class-7b
      talkquiz review --progress ada.json --progress ben.json --anki
    """
    from talkquiz.anki_connect import AnkiConnect, AnkiConnectError
    from talkquiz.problem import Severity, has_errors
    from talkquiz.results.answers import Results
    from talkquiz.results.from_anki import answers_in_anki
    from talkquiz.results.read_progress import read_progress
    from talkquiz.results.review import as_problems, numbered, sums
    from talkquiz.results.review import review as run

    bank = readable_bank(course)
    problems: list[Problem] = []
    results = read_progress(progress, bank.course.id, problems) if progress else Results()
    if with_anki or not progress:
        anki = AnkiConnect(url, key, timeout)
        try:
            anki.require_permission()
        except AnkiConnectError as error:
            if not progress:
                error.hint += f" {_NO_ANKI}"
            raise
        if answers := answers_in_anki(anki, bank.course.id):
            results = results.with_student(answers)
    found = run(results, bank.course, bank.items)
    told = list(as_problems(found.findings, bank.course, bank.items))
    name = called(course, bank.course.outline.title)
    if as_json:
        from talkquiz.json_output import review_json

        say_json(review_json(bank.course.id, results, found, told, problems))
    else:
        say_problems(problems, err=False)
        _say_findings(found, told)
        for each in sums(found, results):
            say(*paragraph(each, indent=0))
        if not results.students:
            where = "no file is of" if progress else "Anki has no answers to"
            fail(f"Nothing was reviewed: {where} {name}.")
        counted = f"{numbered(found.students, 'student')}, {numbered(found.answers, 'answer')}"
        outcome = numbered(len(told), "finding") if told else "nothing stands out"
        wrong = [each for each in problems if each.severity is Severity.ERROR]
        say(f"{name}: {counted}: {outcome}{f', {summary(wrong)}' if wrong else ''}.")
    if has_errors(problems) or not results.students:
        raise SystemExit(1)


def _say_findings(found: "Review", told: Sequence["Problem"]) -> None:
    """Print what stands out with its question, all as a table, and what a teacher can do."""
    from talkquiz.results.review import SORT_WORDS

    if not told:
        return
    rows = [("", "question", "", "of", "share, with its interval of 95 %")]
    for each, problem in zip(found.findings, told, strict=True):
        question = found.questions[each.id]
        say(str(problem))
        say(*paragraph(f"Question {question.short_id}: {question.prompt}", 4, hanging=2))
        say(*paragraph(f"Key: {question.told.key}", 4, hanging=2), f"    {problem.hint}")
        numbers = str(each.share.part), str(each.share.whole), str(each.share)
        rows.append((question.short_id, SORT_WORDS[each.sort].heading, *numbers))
    say("", *table(rows, right=(2, 3)), "")
    without = f"`--without {rows[1][0]}`"
    hint = f"To ask another question in the place of one, give `build` or `quiz` {without}."
    say(*paragraph(hint, indent=0))
