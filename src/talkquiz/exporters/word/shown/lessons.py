"""Plans of lessons: what each teaches, and a table of its steps."""

from talkquiz.exporters.word.builder import Paper, Piece, Styled, TableLook
from talkquiz.exporters.word.shown.lists import add_points
from talkquiz.exporters.word.shown.setting import Setting
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.shown.lessons import LessonPlan, Lessons, LessonStep
from talkquiz.language.language_file import ShownWords

_SHARES = [2, 11, 5]
"""How the width is divided among minutes, what to do, and what it takes."""


def add_lessons(paper: Paper, shown: Lessons, setting: Setting) -> None:
    """Add each lesson: its title and length, its objectives, its steps, and the homework."""
    for plan in shown.plans:
        _add_lesson(paper, plan, setting)


def _add_lesson(paper: Paper, plan: LessonPlan, setting: Setting) -> None:
    words = paper.language.shown
    length = words.minutes(plan.minutes)
    paper.add(setting.heading, plan.title, Styled(f"\N{EM SPACE}{length}", Style.POINTS))
    add_points(paper, plan.objectives, hold=True)
    heads: list[list[Piece]] = [
        [Styled(head, Style.STRONG)] for head in (words.time, words.step, words.material)
    ]
    rows: list[list[list[Piece]]] = [
        [[str(step.minutes)], [step.do], _material(step, words)] for step in plan.steps
    ]
    look = TableLook(Style.ENTRY, Style.ENTRY, hold=bool(plan.homework))
    paper.add_table(plan.title, _SHARES, [heads, *rows], look)
    if plan.homework:
        head = Styled(words.head.format(head=words.homework), Style.STRONG)
        paper.add(Style.TABLE_NOTE, head, plan.homework)


def _material(step: LessonStep, words: ShownWords) -> list[Piece]:
    """Return which sheet and which cards a step takes, a line for each."""
    told = [words.sheet.format(name=step.sheet)] if step.sheet else []
    told += [words.cards.format(name=step.cards)] if step.cards else []
    return ["\n".join(told)]
