"""A first help that a student may ask for before the answer: it narrows down and tells nothing."""

from talkquiz.course.claim_slots import Slot
from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.course.glossary import mentions
from talkquiz.items.asked_slots import asked_slots
from talkquiz.items.item import Item
from talkquiz.items.kinds import Answered
from talkquiz.language.english import without_article

_FEWEST_WORDS = 5
"""Of an answer whose first two words are told: of a shorter one that would be too much."""


def hint(item: Item, fact: Fact, course: Course) -> str:
    """Return a hint at the key of `item`, whose first fact is `fact`; empty where none helps.

    It is the year of a date, the side of a person, the first letters of names, or how a sentence
    begins. Where there are options, or the parts of a list, they are help enough.
    """
    words = course.language.hints
    slot = next((s for s in asked_slots(fact, course.lexicon) if s.name == item.slot), None)
    if item.kind.answered is Answered.PLACE:
        return words.letters(1, letters=item.key[:1])
    if slot is None or item.kind.answered is not Answered.WORDS or item.cards > 1:
        return ""
    if slot.when:
        year = str(slot.when.lower.year) if slot.when.lower else ""
        is_told = not year or year in item.stem or item.key == year
        return "" if is_told else words.year.format(year=year)
    if slot.entries:
        return _of_names(item, slot, course)
    told = item.key.split()
    if slot.number or len(told) < _FEWEST_WORDS:
        return ""
    return words.begins.format(words=" ".join(told[:2]))


def _of_names(item: Item, slot: Slot, course: Course) -> str:
    """Return the side of the one person named, if the question does not tell it, or letters."""
    words, lexicon = course.language.hints, course.lexicon.entries
    named = [lexicon[each] for each in slot.entries]
    side = named[0].side or ""
    names = {side, *(name for entry in course.lexicon.named(side) for name in entry.names)}
    if len(named) == 1 and named[0].traits.human and side and not mentions(item.stem, names):
        return words.side.format(side=side)
    is_english = course.language.is_english
    bare = (without_article(each.name) if is_english else each.name for each in named)
    letters = course.language.lists.joined([name[:1].upper() for name in bare])
    return words.letters(len(named), letters=letters)
