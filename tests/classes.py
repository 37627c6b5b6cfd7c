"""Students whose knowledge is known, and what they answer: progress as the study page saves it."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from talkquiz.onscreen.question import OnscreenQuestion, Pick
from talkquiz.results.answers import Answer

MONDAY = 1_764_572_400
DAY = 86_400

Knows = Callable[[OnscreenQuestion, int, int], float]
"""How probable it is that a student is right: of a question, a student's number, a meeting."""


def studied(
    questions: Iterable[OnscreenQuestion], student: int, days: int, knows: Knows, dice: Random
) -> list[Answer]:
    """Return what a student answers in so many days: a wrong answer comes again the next day.

    Who is wrong picks any of the wrong options.
    """
    answers: list[Answer] = []
    for question in questions:
        when, gap, meeting = MONDAY + dice.randrange(8 * 3600), 1.0, 0
        while when < MONDAY + days * DAY:
            is_right = dice.random() < knows(question, student, meeting)
            answers.append(Answer(question.id, when, is_right, picked(question, is_right, dice)))
            gap, meeting = (gap * 2.5 if is_right else 1.0), meeting + 1
            when += int(gap) * DAY + dice.randrange(-1800, 1800)
    return answers


def picked(question: OnscreenQuestion, is_right: bool, dice: Random) -> tuple[str, ...]:
    """Return what is picked by a student who is right or wrong; nothing where words are typed."""
    if not isinstance(question.answering, Pick):
        return ()
    options = question.answering.options
    return (dice.choice([each.id for each in options if each.right is is_right]),)


def saved(answers: Iterable[Answer], course: str, **changes: Any) -> str:
    """Return progress as the page saves it; `changes` replace keys of it."""
    items: dict[str, Any] = {}
    for each in answers:
        state = items.setdefault(each.item, {"stability": 3.2, "difficulty": 5.1, "answers": []})
        state["answers"].append([each.when, 3 if each.is_right else 1, [*each.picked]])
    progress = {"talkquiz": "progress", "version": 1, "course": course}
    return json.dumps({**progress, "saved": "2026-11-30T09:00:00Z", "items": items, **changes})


def save(folder: Path, course: str, students: Sequence[Iterable[Answer]]) -> Path:
    """Write a file for each student into a folder, under names that nobody may see."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, answers in enumerate(students):
        (folder / f"ada-brook-{number:03}.json").write_text(saved(answers, course), "utf-8")
    return folder


def by_id(questions: Iterable[OnscreenQuestion]) -> Mapping[str, OnscreenQuestion]:
    return {each.id: each for each in questions}
