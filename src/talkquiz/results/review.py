"""What stands out in the answers to a course, told as problems at the lines of its facts."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from talkquiz.course.course import Course
from talkquiz.deck.imprint import imprint
from talkquiz.items.item import Item
from talkquiz.onscreen.make import onscreen_question
from talkquiz.problem import Problem, Severity
from talkquiz.results.answers import Results
from talkquiz.results.findings import LEAST, Finding, Review, Sort
from talkquiz.results.read_progress import read_progress


class SortWords(NamedTuple):
    """What is told of a sort of finding; `heading` stands in a table, `hint` says what would help.

    `message` is filled with the numbers of the finding, and goes on with what it stands out from
    (`beside`), if that is known.
    """

    code: str
    heading: str
    message: str
    hint: str
    beside: str = ""


SORT_WORDS = {
    Sort.LEECH: SortWords(
        "TQ805",
        "wrong again and again",
        "wrong again and again: {part} of {whole} answers after the first, {percent}, "
        "by {students}",
        "Word it more plainly, ask for less at once, or say in `why` what makes it stick; "
        "`contrasts` names a fact that it is taken for.",
        beside="; to other questions on the fact, {beside} of {beside_whole} answers are wrong",
    ),
    Sort.EASY: SortWords(
        "TQ806",
        "right from the first time",
        "right from the first time: {part} of {whole} students, {percent}",
        "Ask for another part of the fact, or leave it out of decks: `weight: detail`.",
    ),
    Sort.PULLS: SortWords(
        "TQ807",
        "a wrong option is picked",
        "the wrong option “{option}” is picked too often: by {part} of {whole} students, {percent}",
        "See whether it is right as well (`never-wrong`), or the question can be read in two ways; "
        "else say in `why` what tells the two apart.",
        beside=", and the right one by {beside}",
    ),
    Sort.IDLE: SortWords(
        "TQ808",
        "a wrong option is passed over",
        "the wrong option “{option}” is passed over: {part} of {whole} students who answer wrong "
        "pick it, {percent}",
        "It helps those who guess. Give the slot options of its own (`wrong`), or the glossary more"
        " entries of its type and role.",
    ),
    Sort.REVERSED: SortWords(
        "TQ809",
        "wrong for who knows more",
        "those who know more get it wrong: right are {part} of {whole} in the stronger half, "
        "{percent}",
        "Look at the key first, then for an answer that only those see who know the matter.",
        beside=", and {beside} of {beside_whole} in the weaker",
    ),
}
"""What is told of each sort of finding."""


def review(results: Results, course: Course, items: Sequence[Item]) -> Review:
    """Return what `results` say of the `items` of a course."""
    mark = imprint(course)
    return Review(results, {item.id: onscreen_question(item, mark) for item in items})


def as_problems(
    findings: Sequence[Finding], course: Course, items: Sequence[Item]
) -> Iterator[Problem]:
    """Yield each finding as a warning at the first fact of its item, or at course.yaml.

    They come in the order of `findings`.
    """
    facts = {item.id: item.facts for item in items}
    for found in findings:
        told = SORT_WORDS[found.sort]
        origins = map(course.facts.origins.get, facts[found.id])
        origin = next(filter(None, origins), course.file())
        yield origin.problem(
            told.code, f"{found.id}: {in_words(found)}", told.hint, severity=Severity.WARNING
        )


def findings_in(
    progress: Sequence[Path], course: Course, items: Sequence[Item]
) -> tuple[list[Problem], list[str]]:
    """Return what is wrong with saved progress and what stands out in it, and what is not told."""
    problems: list[Problem] = []
    results = read_progress(progress, course.id, problems)
    found = review(results, course, items)
    about = f"{numbered(found.students, 'student')}, {numbered(found.answers, 'answer')}."
    told = as_problems(found.findings, course, items)
    return [*problems, *told], [about, *sums(found, results)]


def sums(found: Review, results: Results) -> list[str]:
    """Return in sentences how many answers there are of which no single one is told, and why."""
    lines = []
    if found.too_few and found.students:
        have = "has" if found.too_few == 1 else "have"
        asked = numbered(len(found.questions), "question")
        few = f"{found.too_few} of {asked} {have} fewer than {LEAST} answers"
        lines.append(f"{few}, of which nothing is said.")
    if found.gone:
        answers, questions = sum(found.gone.values()), len(found.gone)
        gone = f"{numbered(answers, 'answer')} to {numbered(questions, 'question')}"
        lines.append(f"{gone} that the course has no more: not counted.")
    if found.older:
        picked = f"{numbered(found.older, 'answer')} picked an option that was reworded since"
        lines.append(f"{picked}: right or wrong is counted, but not what was picked.")
    if results.repeated:
        files = numbered(results.repeated, "file")
        lines.append(f"{files} of a student of whom another file tells as well.")
    if results.passed_over:
        others = numbered(results.passed_over, "other")
        lines.append(f"Passed over, since progress is in files that end in .json: {others}.")
    return lines


def numbered(number: int, noun: str) -> str:
    """Return a number and what is counted: "1 answer", "2 answers"."""
    return f"{number} {noun}{'s' * (number != 1)}"


def in_words(found: Finding) -> str:
    """Return what stands out, with the numbers and the interval of the share."""
    told = SORT_WORDS[found.sort]
    beside = found.beside or found.share
    message = f"{told.message}{told.beside if found.beside else ''}"
    return message.format(
        part=found.share.part,
        whole=found.share.whole,
        percent=found.share,
        students=numbered(found.students, "student"),
        option=found.option,
        beside=beside.part,
        beside_whole=beside.whole,
    )
