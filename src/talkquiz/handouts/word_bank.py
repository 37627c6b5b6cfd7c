"""Word banks: a box with the answers to all gaps of a section, and two words that fit none.

The answers are of one sort, or the only country among days would answer the gap that asks for a
country. None of them is right for another gap.
"""

from talkquiz.handouts.answers import CourseAnswers, written_answers
from talkquiz.handouts.layouts import LaidOut, LayoutTask, WordBank
from talkquiz.items.item import Item
from talkquiz.language.seeded import rank

_SURPLUS = 2
"""How many words of a bank are not needed, so that the last gap is not filled by elimination."""


def may_share_a_bank(one: Item, other: Item, answers: CourseAnswers) -> bool:
    """Tell whether the answers to two items may stand in one bank."""
    return (
        answers.sort_of(one) == answers.sort_of(other)
        and not answers.may_answer(one, other)
        and not answers.may_answer(other, one)
    )


def lay_out_word_bank(task: LayoutTask) -> LaidOut:
    """Return all items, and a bank of their answers with surplus ones.

    The surplus comes from the topics of the section if it can, and answers no question of the
    whole handout.
    """
    topics = {item.topic for item in task.items}
    surplus: dict[str, Item] = {}
    for item in sorted(
        (item for item in task.printable if item.kind is task.items[0].kind),
        key=lambda item: (item.topic not in topics, rank(task.seed, task.name, item.id)),
    ):
        in_bank = (*task.items, *surplus.values())
        if task.asked.isdisjoint(written_answers(item)) and all(
            may_share_a_bank(item, other, task.answers) for other in in_bank
        ):
            surplus.setdefault(item.key.casefold(), item)
        if len(surplus) == _SURPLUS:
            break
    ordered = sorted((*task.items, *surplus.values()), key=task.answers.sort_key)
    return task.items, WordBank(tuple(item.key for item in ordered))
