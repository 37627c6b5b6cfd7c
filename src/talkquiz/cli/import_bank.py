"""`talkquiz import`: drafts of facts from question banks of other programs."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkquiz.cli.given_bank import bank_options, read_any_bank, say_unread
from talkquiz.cli.printing import say, say_json
from talkquiz.cli.shared import (
    GIVEN_FILE,
    drafts_topic_option,
    explain_errors,
    given_id,
    into_option,
    json_option,
    on_course,
    readable_course,
    say_added,
    topic_of_drafts,
)

if TYPE_CHECKING:
    from talkquiz.course.course import Course
    from talkquiz.question_banks.bank import Bank
    from talkquiz.question_drafts.draft_facts import QuestionDraft


@click.command("import")
@click.argument("file", type=GIVEN_FILE)
@into_option("Add the drafts to the files of this course.")
@drafts_topic_option
@click.option(
    "--id",
    "source_id",
    type=given_id,
    metavar="ID",
    help="The id of the source that stands for FILE. Default: the file's name.",
)
@bank_options
@json_option
@explain_errors("Nothing was imported")
def import_bank(
    file: Path,
    into: Path | None,
    topic: str | None,
    source_id: str | None,
    as_json: bool,
    **how: str,
) -> None:
    """Make drafts of facts from a question bank of another program.

    FILE is a .csv, .tsv or .txt of questions and answers (a spreadsheet, Quizlet's export, Anki's
    notes in plain text), a workbook (.xlsx, .ods; Kahoot's template too), GIFT of Moodle, a deck of
    Anki (.apkg, .colpkg), or JSON of `talkquiz items`.

    A draft holds what could be found: an id, a kind, a date, the question and its answer as
    comments; a claim only where a sentence with gaps or a true statement gives one. Nothing is
    asked of it until you have written the claim and named a source. What could not be read is said
    by line; of a deck the line is the number of the note.

    \b
    Examples:
      talkquiz import quizlet.txt
      talkquiz import questions.xlsx --into my-course --topic harbour
      talkquiz import moodle.gift --into my-course
      talkquiz import set.txt --separator " - " --row-separator "\\n\\n"
    """
    if topic and not into:
        raise click.UsageError("--topic goes with --into.")
    if into and as_json:
        raise click.UsageError("--into goes without --json.")
    course = readable_course(into) if into else None
    topic = topic_of_drafts(topic, course) if course else None
    from talkquiz.course.add_drafts import NewDrafts, with_drafts
    from talkquiz.output import replace_files
    from talkquiz.question_drafts.draft_facts import draft_facts
    from talkquiz.question_drafts.write_drafts import (
        bank_json,
        bank_source_entry,
        bank_yaml,
        draft_entry,
    )

    bank = read_any_bank(file, how)
    source = source_id or _source_id(file, course)
    drafts, notes, repeated = draft_facts(bank.questions, course, source)
    unread = sorted([*bank.unread, *notes])
    entry = bank_source_entry(source, file.name, bank.made_by)
    if as_json:
        say_json(bank_json(drafts, source, unread))
    elif not (course and into):
        say(*bank_yaml(drafts, source, entry).removesuffix("\n").split("\n"))
    elif drafts:
        facts = [draft_entry(each, source, with_topic=not topic) for each in drafts]
        new = NewDrafts(source, entry, facts)
        files = with_drafts(course, new, topic)
        replace_files(into, files)
        say_added(into, files, new)
    say_unread(file, unread)
    lost = sum(each.is_lost for each in unread)
    _say_counts(bank, drafts, lost, repeated)
    if drafts:
        check = on_course("check", into, "--drafts") if into else "talkquiz check COURSE --drafts"
        say(
            "Next:",
            "  write name and claim of each draft in words of your own, and cite what it rests on;",
            "  take `draft: true` out when it is done, and delete the drafts that you do not want",
            f"  {check}    what drafts lack",
            err=True,
        )
    if not bank.questions:
        raise SystemExit(1)


def _source_id(file: Path, course: "Course | None") -> str:
    """Return an id for the source that stands for a file: that of an earlier import of it."""
    from talkquiz.course.course import free_id, slug

    name = slug(file.stem)[:40].strip("-") or "questions"
    if not course:
        return name
    for source, draft in course.sources.drafts.items():
        if draft.data.get("title") == file.name and draft.data.get("type") == "background":
            return source
    return free_id(name, Counter(course.sources.origins.keys()))


def _say_counts(bank: "Bank", drafts: Sequence["QuestionDraft"], lost: int, repeated: int) -> None:
    """Say how many questions there were, and what came of them."""
    with_claim = sum(bool(draft.claim) for draft in drafts)
    media = sum(bool(question.media) for question in bank.questions)
    number = len(bank.questions)
    parts = [
        f"{number} question{'s' * (number != 1)} read from {bank.made_by}",
        f"{len(drafts)} draft{'s' * (len(drafts) != 1)}, {with_claim} with a claim to look over",
    ]
    if lost:
        parts.append(f"{lost} could not be read or give no fact")
    if repeated:
        parts.append(f"{repeated} left out as there already")
    if media:
        parts.append(f"{media} name pictures or sounds, which are not taken over")
    say(f"{'; '.join(parts)}.", err=True)
