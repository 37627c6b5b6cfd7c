"""Forms: the ways to lay a section out, other than the usual way for its kind of item.

Each form is one record of the table FORMS: it says what the form is for, what a blueprint may
set, which items may stand in it, and how it is laid out. To add a form, add a record here, and to
each exporter that can show it a module and a line in its own table of forms. An exporter that does
not know a form shows its sections in the usual way.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field

from talkquiz.handouts.answer_sorts import CourseAnswers, written_answers
from talkquiz.handouts.crossword import lay_out_crossword
from talkquiz.handouts.puzzle_spelling import may_share_a_puzzle, spelling_of
from talkquiz.handouts.section_layouts import CutUp, LaidOut, LayoutTask, WordBank
from talkquiz.handouts.word_search import lay_out_word_search
from talkquiz.items.item import Item
from talkquiz.items.kinds import ItemKind
from talkquiz.language.seeded import rank

_SURPLUS_WORDS = 2
"""How many words of a bank are not needed, so that the last gap is not filled by elimination."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way to lay sections out, and everything that depends on it.

    `name` is what blueprints and exporters call it, `kinds` the kinds of item that it is for.

    `per_page` has the numbers of tickets or cards that a page can hold, the usual one first. They
    are cut up: such a form fills pages of its own and is not made for a single student.
    `has_prompts` says that a blueprint may have prompts follow the questions, which no key answers.
    `has_backs` says that a blueprint may move the backs of its cards, `longest_lines` how many
    letters of each key of a section fit on a line, where only a line is free.
    `most_questions` is how many questions all sections of a handout may have together.

    `has_points` says whether questions are worth points, `keeps_order` whether the layout decides
    the order of questions, so that versions may not change it, and `prints_answers` whether the
    answers are in print, so that no other question of the handout may ask for one of them. In one
    that `is_puzzle`, answers are written into boxes of their own.

    `suits` tells whether an item may stand in the form. `sort` groups items, and a section holds
    only items of one group; None is in no group. `may_meet` tells whether two items may stand in
    one section. `lay_out` makes the layout.
    """

    name: str
    kinds: tuple[ItemKind, ...] = ()
    per_page: tuple[int, ...] = ()
    has_prompts: bool = False
    has_backs: bool = False
    longest_lines: Mapping[str, int] = field(default_factory=dict)
    most_questions: int | None = None
    has_points: bool = True
    keeps_order: bool = False
    prints_answers: bool = False
    is_puzzle: bool = False
    suits: Callable[[Item], bool] = lambda _: True
    sort: Callable[[CourseAnswers, Item], Hashable] | None = None
    may_meet: Callable[[CourseAnswers, Item, Item], bool] = lambda *_: True
    lay_out: Callable[[LayoutTask], LaidOut] = lambda task: (task.items, None)

    @property
    def is_cut_up(self) -> bool:
        """Whether its pages are cut up."""
        return bool(self.per_page)


def _can_be_spelled(item: Item) -> bool:
    return spelling_of(item) is not None


def _has_at_most(letters_in_question: int, letters_in_answer: int) -> Callable[[Item], bool]:
    return lambda item: (
        len(item.stem) <= letters_in_question
        and len(item.key) + len(item.caution) <= letters_in_answer
    )


def lay_out_word_bank(task: LayoutTask) -> LaidOut:
    """Return all items, and a bank of their answers with surplus ones.

    The surplus comes from gaps and from the topics of the section if it can, and answers no
    question of the whole handout.
    """
    topics = {item.topic for item in task.items}
    surplus: dict[str, Item] = {}
    for item in sorted(
        # Answers that stand in no claim as they are would be told by their capital.
        (item for item in task.printable if item.kind.is_recalled and item.key in item.claim),
        key=lambda item: (
            item.kind is not task.items[0].kind,
            item.topic not in topics,
            rank(task.seed, task.name, item.id),
        ),
    ):
        in_bank = (*task.items, *surplus.values())
        if task.asked.isdisjoint(written_answers(item)) and all(
            task.answers.may_share_a_bank(item, other) for other in in_bank
        ):
            surplus.setdefault(item.key.casefold(), item)
        if len(surplus) == _SURPLUS_WORDS:
            break
    ordered = sorted((*task.items, *surplus.values()), key=task.answers.sort_key)
    return task.items, WordBank(tuple(item.key for item in ordered))


def _cut_up(task: LayoutTask) -> LaidOut:
    return task.items, CutUp(task.per_page, *task.offset)


_NAMES = (ItemKind.SHORT_ANSWER, ItemKind.TERM)
_IN_A_MINUTE = (
    *(kind for kind in ItemKind if kind.picks_one),
    ItemKind.MULTIPLE_RESPONSE,
    ItemKind.TRUE_FALSE,
    ItemKind.CLOZE,
    *_NAMES,
    ItemKind.OPEN,
)

_PUZZLES = {"crossword": lay_out_crossword, "word-search": lay_out_word_search}

USUAL = Form(name="")
"""The form of a section for which the blueprint names none."""

FORMS: dict[str, Form] = {
    form.name: form
    for form in (
        Form(
            name="word-bank",
            kinds=(ItemKind.CLOZE,),
            prints_answers=True,
            sort=CourseAnswers.sort_of,
            may_meet=CourseAnswers.may_share_a_bank,
            lay_out=lay_out_word_bank,
        ),
        Form(name="strip", kinds=(ItemKind.ORDERING,)),
        *(
            Form(
                name=name,
                kinds=_NAMES,
                keeps_order=True,
                is_puzzle=True,
                suits=_can_be_spelled,
                may_meet=may_share_a_puzzle,
                lay_out=lay_out,
            )
            for name, lay_out in _PUZZLES.items()
        ),
        Form(
            name="ticket",
            kinds=_IN_A_MINUTE,
            per_page=(2, 3),
            has_prompts=True,
            most_questions=3,
            # A source is printed before its questions, and there is no room for one.
            suits=lambda item: item.stimulus is None,
            lay_out=_cut_up,
        ),
        Form(
            name="cards",
            kinds=(*_NAMES, ItemKind.CLOZE),
            per_page=(8, 6, 10),
            has_backs=True,
            # The backs lie behind their fronts only if what is above them is one line on each side.
            longest_lines={"title": 50, "directions": 95},
            has_points=False,
            suits=_has_at_most(170, 90),
            lay_out=_cut_up,
        ),
        Form(
            name="fold-over",
            kinds=(*_NAMES, ItemKind.CLOZE),
            per_page=(5, 4, 6),
            has_points=False,
            suits=_has_at_most(200, 120),
            lay_out=_cut_up,
        ),
    )
}
"""All forms by name, in the order in which messages and schemas list them.

- word-bank: Sentences with gaps under a box with all answers and two that are left over.
  Example: with `makes: cloze`
- strip: Lettered events, and a row of boxes for their letters. Example: with `makes: ordering`
- crossword: Numbered boxes with clues across and down. Example: with `makes: term`, or
  `short-answer`
- word-search: A square of letters in which the answers are hidden. Example: with `makes: term`,
  or `short-answer`
- ticket: The questions two or three times on a page, to be cut apart. Example: for the last
  five minutes of a lesson
- cards: Cards to be cut out, with the answers on their backs. Example: with `makes:
  short-answer`, `cloze` or `term`
- fold-over: Cards with the answer beside the question and a fold between them. Example: with
  `makes: short-answer`, `cloze` or `term`
"""
