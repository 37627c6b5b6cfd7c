"""Which items suit the form of a section, and which may stand beside one another in it."""

from functools import cached_property

from talkquiz.course.course import Course
from talkquiz.course.slots import Slot
from talkquiz.handouts.forms import PUZZLES, TO_CUT, FormName
from talkquiz.handouts.puzzles.letters import spelling_of
from talkquiz.items.askable_slots import asked_slots
from talkquiz.items.item import Item
from talkquiz.items.kinds import ItemKind
from talkquiz.items.other_answers import Truth
from talkquiz.items.slot_values import Group, axis_of, group_of, value_of

_WRITTEN = (ItemKind.SHORT_ANSWER, ItemKind.TERM)
KINDS_OF: dict[FormName, tuple[ItemKind, ...]] = {
    FormName.WORD_BANK: (ItemKind.CLOZE,),
    FormName.STRIP: (ItemKind.ORDERING,),
    FormName.CROSSWORD: _WRITTEN,
    FormName.WORD_SEARCH: _WRITTEN,
    FormName.TICKET: (
        *(kind for kind in ItemKind if kind.picks_one),
        ItemKind.MULTIPLE_RESPONSE,
        ItemKind.TRUE_FALSE,
        ItemKind.CLOZE,
        *_WRITTEN,
        ItemKind.OPEN,
    ),
    FormName.CARDS: (*_WRITTEN, ItemKind.CLOZE),
    FormName.FOLD_OVER: (*_WRITTEN, ItemKind.CLOZE),
}
"""The kinds of item that a section of each form can make."""
_LETTERS_ON_A_CARD = {FormName.CARDS: (170, 90), FormName.FOLD_OVER: (200, 120)}
"""How long a question and an answer may be to stay on a card."""


class Suits:
    """What suits the forms, by the facts of a course."""

    def __init__(self, course: Course) -> None:
        self._course = course

    def suits(self, form: FormName | None, item: Item) -> bool:
        """Tell whether a section of this form can hold `item`."""
        if form in PUZZLES:
            return spelling_of(item) is not None
        if form is FormName.TICKET:
            return item.stimulus is None
        if form in TO_CUT:
            question, answer = _LETTERS_ON_A_CARD[form]
            return len(item.stem) + len(item.caution) <= question and len(item.key) <= answer
        return form is not FormName.WORD_BANK or self.sort_of(item) is not None

    def agree(self, form: FormName | None, one: Item, other: Item) -> bool:
        """Tell whether two items may stand in one section of this form.

        The answers in a bank are of one sort, or that of a gap would tell its answer, and none is
        right for another gap; no answer hidden among letters stands within another.
        """
        if form is FormName.WORD_BANK:
            return (
                self.sort_of(one) == self.sort_of(other)
                and not self._may_answer(one, other)
                and not self._may_answer(other, one)
            )
        spellings = spelling_of(one), spelling_of(other)
        if form in PUZZLES and all(spellings):
            short, long = sorted((each.text for each in spellings if each), key=len)
            return short not in long and short not in long[::-1]
        return True

    def sort_of(self, item: Item) -> Group | None:
        """Return what sort of answer is wanted: a day, a number of people, a country."""
        slot = self._slot(item)
        group = slot and group_of(slot, self._course.lexicon)
        return group[:2] if group and group[0] != "several" else None

    def place_of(self, item: Item) -> tuple[object, str]:
        """Return what puts the answers of one sort in order: time, size, or the alphabet."""
        slot = self._slot(item)
        return axis_of(slot) if slot else 0, item.key.casefold()

    def _may_answer(self, one: Item, other: Item) -> bool:
        """Tell whether the answer to `one` may be right for `other` too."""
        given, asked = self._slot(one), self._slot(other)
        if given is None or asked is None:
            return False
        fact = self._course.facts.entries[other.facts[0]]
        return self._truth.may_hold(value_of(given), fact, asked, other.stem)

    def _slot(self, item: Item) -> Slot | None:
        """Return the slot that `item` asks for, if it asks for one of a fact."""
        fact = self._course.facts.entries.get(item.facts[0]) if item.slot else None
        slots = asked_slots(fact, self._course.lexicon) if fact else []
        return next((slot for slot in slots if slot.name == item.slot), None)

    @cached_property
    def _truth(self) -> Truth:
        return Truth(self._course)
