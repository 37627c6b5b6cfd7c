"""What students answered: neutral, and without anything that tells who they are."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

APART = 8 * 3600
"""Seconds that lie between two answers which both count: another day, or another half of it.

A question that is asked again after some minutes is asked of short-term memory.
"""
_LEAST_SHARED = 3
_SHARE_OF_ONE_STUDENT = 1 / 4


class Answer(NamedTuple):
    """One answer to the item with the id `item`, `when` in seconds since 1970.

    `picked` are the ids of the options that were picked, as onscreen/make.py gives them; none where
    nothing was to be picked, or nobody knows. `card` tells the parts of a list apart, each of which
    has a card of its own in Anki.
    """

    item: str
    when: int
    is_right: bool
    picked: tuple[str, ...] = ()
    card: int = 1


class Results(NamedTuple):
    """The answers of students, who are no more than a position in a list.

    `files` is how many files they are from, `repeated` how many of these tell of a student of whom
    another one tells as well. `passed_over` is how many files lie beside them under other names
    than progress has.
    """

    students: Sequence[Collection[Answer]] = ()
    files: int = 0
    repeated: int = 0
    passed_over: int = 0

    def with_student(self, answers: Collection[Answer]) -> "Results":
        """Return the results with one more student, of whom no file tells."""
        return self._replace(students=[*self.students, answers])


class Counted(NamedTuple):
    """An answer that counts: of which student, and whether it was the first to its question."""

    student: int
    answer: Answer
    is_first: bool


def counted(answers: Iterable[Answer], student: int) -> Iterator[Counted]:
    """Yield the answers of a student that count, from the earliest.

    To each question that is the first, and those that lie APART from the one that counts before. Of
    two in one second the better counts, as on the study page: a student may take back a mistake.
    """
    before: dict[tuple[str, int], int] = {}
    for answer in sorted(answers, key=lambda each: (each.when, not each.is_right, each)):
        question = answer.item, answer.card
        if question not in before:
            yield Counted(student, answer, is_first=True)
        elif answer.when - before[question] < APART:
            continue
        else:
            yield Counted(student, answer, is_first=False)
        before[question] = answer.when


def of_students(files: Iterable[Sequence[Answer]]) -> list[set[Answer]]:
    """Return the answers in `files` by student; the same answers are those of the same student.

    A student may save progress again and again, or study on two devices that once had the same
    progress. By chance two students share no more than an answer or two, given in the same second.
    """
    students: list[set[Answer]] = []
    whose: dict[Answer, int] = {}
    for answers in sorted(map(set, files), key=len, reverse=True):
        shared = Counter(whose[each] for each in answers if each in whose)
        student, number = max(shared.items(), key=lambda each: (each[1], -each[0]), default=(0, 0))
        enough = max(_SHARE_OF_ONE_STUDENT * len(answers), min(_LEAST_SHARED, len(answers)))
        if not number or number < enough:
            student = len(students)
            students.append(set())
        students[student] |= answers
        whose |= dict.fromkeys(answers, student)
    return students
