"""The key of a class: who has which version, what is right on each sheet, and room for the scores.

A class stands on one page where that can be: letters get smaller, but not below 8 points, and then
long answers are given by their first words, and in full above the table. What is too long even so
goes over pages, in letters of the usual size.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from talkquiz.exporters.word.builder import Paper, Piece, Styled, text_of
from talkquiz.exporters.word.forms import renderer_of
from talkquiz.exporters.word.grades import add_grades
from talkquiz.exporters.word.key import Row
from talkquiz.exporters.word.kinds.options import ChoiceRenderer, letters
from talkquiz.exporters.word.small_print import (
    PADDING,
    TITLE,
    ems,
    height,
    in_small_print,
    lines,
    sizes,
)
from talkquiz.exporters.word.styles import Style, size_of
from talkquiz.exporters.word.template import Looks
from talkquiz.handouts.handout import Handout, Question, Section, Version
from talkquiz.items.item import Matching, Ordering

_UNBROKEN = 24
"""Answers of up to this many letters stand on one line."""
_LONG, _BEGINNING = 12, 6
"""Longer answers may be cut, and so many letters of one are left at least."""
_NBSP = "\N{NO-BREAK SPACE}"
_GAP = "\N{EN SPACE} "
"""What parts answers. A line may end at the plain space: without one LibreOffice breaks words."""
_NARROW_GAP = f"{_NBSP} "
"""What parts them where answers are cut."""
_HAND = 30.0
"""Room to write a score by hand, in points."""
_NAMES = 0.26
"""The part of the width that names take at most."""
_AROUND, _AROUND_SMALL = 90.0, 50.0
"""What title, lines above and below the tables take, in points, in usual and in small print."""
_HEADING = 40.0
"""What a heading between tables takes, in points."""
_CUT_FROM = 17
"""Letters get as small as this, in half points, before answers are cut."""

Cut = Mapping[str, str] | None
"""What stands in the place of long answers; nothing where they stand in full."""
Tables = list[tuple[list[int], list[Row]]]
"""Tables with the widths of their columns, in twentieths of a point."""


class Answer(NamedTuple):
    """What is right at a number of one sheet, in words or letters, the id of its item.

    `short` is what stands there where answers are cut, unless they are cut by their words.
    """

    number: int
    text: str
    item: str
    short: str


class Class(NamedTuple):
    """The sheets of a class, and what is right on them.

    `answers` are by sheet and section; where students share a few versions, by version and section.
    A sheet is `worth` so many points; it is empty where scores are not wanted. `room` is how wide
    the page is, in twentieths of a point.
    """

    handout: Handout
    versions: Sequence[Version]
    answers: Sequence[Sequence[Sequence[Answer]]]
    room: int
    worth: str


def class_key(
    handout: Handout, versions: Sequence[Version], looks: Looks, *, points: bool = True
) -> bytes:
    """Return the .docx with a row for each student's version, which looks as `looks` say.

    Where all are versions of the handout, their answers stand once, in a table of their own. An
    answer too long for it is given by its number in the first version of the handout. With
    `points` there is room to write the score.
    """
    words = handout.imprint.language.students_key
    title = words.titled.format(title=handout.title)
    shared = {each.code for each in versions} <= {each.code for each in handout.versions}
    answers = [_answers(handout, each) for each in (handout.versions if shared else versions)]
    first = handout.versions[0]
    worth = handout.imprint.language.points_in_figures(first.points) if points else ""
    whole = Class(handout, versions, answers, looks.room.width, worth)
    tables = partial(_shared_tables if shared else _tables, whole)
    shortest = _beginnings(answers)
    tried = sizes(looks)

    def fits(size: int, cut: Cut) -> bool:
        if len(answers) * size / 2 > looks.room.height / 20:
            return False  # not even with one line for each
        small, width = size < tried[0], looks.room.width / 20
        needed = _AROUND_SMALL if small else _AROUND
        large = size_of(looks.document.part.styles.element, Style.TITLE)
        large = min(large, TITLE) if small else large
        needed += (lines(title, width / 1.08, large) - 1) * large * 0.6
        needed += lines("; ".join(cut), width, size) * size * 0.6 if cut else 0
        for number, (widths, rows) in enumerate(tables(size, cut)):
            needed += height(rows, widths, size, small=small) + (_HEADING if number else 0)
        return needed <= looks.room.height / 20

    ways: list[tuple[int, Cut]] = [(size, None) for size in tried if size >= _CUT_FROM]
    ways += [(size, shortest) for size in tried]
    size, cut = next((way for way in ways if fits(*way)), (tried[0], shortest))
    paper = Paper(in_small_print(looks, size) if size < tried[0] else looks, title, handout.imprint)
    paper.add(Style.TITLE, title)
    if any(question.item.kind.is_marked for question in _questions(first)):
        where = words.where.format(file=f"{handout.name}-key.docx", code=first.code)
        paper.add(Style.TABLE_NOTE, where)
    if cut:
        paper.add(Style.TABLE_NOTE, words.in_full.format(answers="; ".join(cut)))
    answered, *others = tables(size, cut)
    paper.add_table(words.caption, *answered)
    for each in others:
        paper.add(Style.PART, words.forms)
        paper.add_table(words.forms, *each)
    add_grades(paper, handout, points=points)
    paper.add(Style.IMPRINT, handout.imprint.line)
    return paper.packed(first.items)


def _questions(version: Version) -> Iterator[Question]:
    return (question for section in version.sections for question in section.questions)


def _answers(handout: Handout, version: Version) -> list[list[Answer]]:
    """Return the answers of `version`, section by section."""
    first = handout.versions[0]
    numbers = {each.item.id: each.number for each in _questions(first)}
    return [
        [
            Answer(each.number, *_right(handout, section, each, numbers[each.item.id]))
            for each in section.questions
        ]
        for section in version.sections
        if section.questions
    ]


def _right(
    handout: Handout, section: Section, question: Question, number: int
) -> tuple[str, str, str]:
    """Return the answer, the id of the item and the answer in short.

    `number` is the item's in the first version, by which a long answer is found in the other key.
    """
    given, item = renderer_of(section, question.item.kind), question.item
    language, code = handout.imprint.language, handout.versions[0].code
    words = language.students_key
    if item.kind.is_marked:
        see, short = words.see, words.see_short
        return see.format(code=code, number=number), item.id, short.format(code=code, number=number)
    if isinstance(given, ChoiceRenderer):
        text = letters(question)
    elif isinstance(item.payload, Matching | Ordering):
        text = given.answer(question)
    else:
        text = text_of(*given.at_a_glance(question, language.key))
        return text, item.id, text
    return text, item.id, text.replace(_NBSP, "").replace(", ", " ")


def _beginnings(answers: Sequence[Sequence[Sequence[Answer]]]) -> dict[str, str]:
    """Return the first words of each long answer that is the same on all sheets.

    There are as few of them as tell it from every other answer.
    """
    told: dict[str, set[str]] = {}
    for each in (each for sheet in answers for section in sheet for each in section):
        told.setdefault(each.item, set()).add(each.text)
    texts = {text for each in told.values() for text in each}
    cut: dict[str, str] = {}
    for text in (min(each) for each in told.values() if len(each) == 1):
        words = text.split(" ")
        for count in range(1, len(words)):
            begun = " ".join(words[:count])
            alone = sum(other.startswith(begun) for other in texts) == 1
            if alone and len(begun) >= _BEGINNING and len(text) > _LONG:
                cut[text] = f"{begun}\N{HORIZONTAL ELLIPSIS}"
                break
    return cut


def _tables(whole: Class, size: int, cut: Cut) -> Tables:
    """Return one table: student and version, answers, and room for the score out of `worth`."""
    words = whole.handout.imprint.language.students_key
    rows: list[Row] = [[[words.student], [words.answers], [_score(words.score, whole.worth)]]]
    for number, (version, right) in enumerate(
        zip(whole.versions, whole.answers, strict=True), start=1
    ):
        told = [piece for section in right for piece in _in_a_row(section, cut)]
        rows.append([_whose(number, version), told[1:], []])
    score = _score_width(words.score, whole.worth, size)
    whose = [text_of(*row[0]) for row in rows[1:]]
    name = _for_names(whose, whole.room * _NAMES, size)
    widths = [name, whole.room - name - score, score]
    columns = 3 if whole.worth else 2
    return [(widths[:columns], [row[:columns] for row in rows])]


def _whose(number: int, version: Version) -> list[Piece]:
    """Return whose sheet it is: number on the list, name and version."""
    name = Styled(version.student, Style.STRONG, verbatim=True)
    return [Styled(f"{number}{_NBSP}", Style.LABEL), name, " ", Styled(version.code, Style.LABEL)]


def _score(word: str, worth: str) -> str:
    return f"{word} /{_NBSP}{worth}"


def _score_width(word: str, worth: str, size: int) -> int:
    """Return how wide a column of scores is, in twentieths of a point; nothing without any."""
    words = max(map(ems, _score(word, worth).split(" "))) * 1.15 * size / 2
    return round((max(words, _HAND) + PADDING) * 20) if worth else 0


def _in_a_row(section: Sequence[Answer], cut: Cut) -> Iterator[Piece]:
    """Yield numbers and answers: letters one below the other in all rows, or words.

    A section begins a line, unless answers are `cut`.
    """
    letters_only = all(len(answer.text) == 1 for answer in section)
    gap = _GAP if cut is None else _NARROW_GAP
    between = "\n" if cut is None else gap
    for answer in section:
        yield between
        yield Styled(f"{answer.number}{_NBSP}", Style.LABEL)
        yield _told(answer, cut)
        between = "\t" if letters_only and cut is None else gap


def _told(answer: Answer, cut: Cut) -> Piece:
    text = answer.text if cut is None else cut.get(answer.text, answer.short)
    if len(text) == 1:
        return Styled(text, Style.STRONG)
    return text.replace(" ", _NBSP) if len(text) <= _UNBROKEN else text


def _shared_tables(whole: Class, size: int, cut: Cut) -> Tables:
    """Return a table of answers, a column a version, and one of students, two to a row."""
    language = whole.handout.imprint.language
    words = language.students_key
    heads_of_versions: Row = [
        [language.key.form.format(code=v.code)] for v in whole.handout.versions
    ]
    right: list[Row] = [[[words.number], *heads_of_versions]]
    sheets = [[answer for section in sheet for answer in section] for sheet in whole.answers]
    for together in zip(*sheets, strict=True):
        told = [[_told(answer, cut)] for answer in together]
        right.append([[str(together[0].number)], *told])
    number = round((ems(words.number) * 1.15 * size / 2 + PADDING) * 20)
    each = (whole.room - number) // len(sheets)
    heads: Row = [[words.student], [_score(words.score, whole.worth)]]
    students: list[Row] = [
        [_whose(n, version), []] for n, version in enumerate(whole.versions, start=1)
    ]
    half = (len(students) + 1) // 2
    students += [[[], []]] * (half * 2 - len(students))
    columns, score = 2 if whole.worth else 1, _score_width(words.score, whole.worth, size)
    beside = [
        [*left[:columns], *row[:columns]]
        for left, row in zip([heads, *students[:half]], [heads, *students[half:]], strict=True)
    ]
    widths = [whole.room // 2 - score, score][:columns] * 2
    return [([number, *[each] * len(sheets)], right), (widths, beside)]


def _for_names(names: Sequence[str], most: float, size: int) -> int:
    """Return how wide a column is in which names take two lines and no word of one breaks.

    It is no wider than `most`, in twentieths of a point.
    """
    points = 5.0 * size
    while any(
        lines(name, points - PADDING, round(size * 1.1)) > 2
        or max(map(ems, name.split(" "))) * 1.1 * size / 2 > points - PADDING
        for name in names
    ):
        points += 5
        if points * 20 >= most:
            return round(most)
    return round(points * 20)
