"""A first help that a student may ask for before the answer: it narrows down and tells nothing."""

from talkquiz.course.claim_slots import Slot
from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.course.glossary import mentions
from talkquiz.items.asked_slots import asked_slots
from talkquiz.items.item import Item
from talkquiz.items.kinds import Answered
from talkquiz.language.english import without_article


def hint(item: Item, fact: Fact, course: Course) -> str:
    """Return a hint at the key of `item`, whose first fact is `fact`; empty where none helps.

    It is what the fact itself says, or else the year of a date, the side of a person, or the first
    letters of names. Where there are options, or the parts of a list, they are help enough.
    """
    words = course.language.hints
    if item.kind.answered is Answered.PLACE:
        return words.letters(1, letters=_first(item.key, course))
    if item.kind.answered is not Answered.WORDS or item.cards > 1:
        return ""
    if item.slot in fact.hint and item.kind.is_of_facts:
        return fact.hint[item.slot]
    slot = next((s for s in asked_slots(fact, course.lexicon) if s.name == item.slot), None)
    if slot and slot.when and slot.when.lower:
        year = str(slot.when.lower.year)
        is_told = year in item.stem or item.key == year
        return "" if is_told else words.year.format(year=year)
    return _of_names(item, slot, course) if slot and slot.entries else ""


def _of_names(item: Item, slot: Slot, course: Course) -> str:
    """Return the side of a person, if the question does not tell it, or the first letters.

    A letter that another right answer does not begin with would mislead, and a figure tells all.
    """
    words, lexicon = course.language.hints, course.lexicon.entries
    named = [lexicon[each] for each in slot.entries]
    side = named[0].side or ""
    sides = {side, *(name for entry in course.lexicon.named(side) for name in entry.names)}
    if len(named) == 1 and named[0].traits.human and side and not mentions(item.stem, sides):
        return words.side.format(side=side)

    letters = [_first(entry.name, course) for entry in named]
    answers = (item.key, *item.accept) if len(named) == 1 else ()
    is_clear = all(map(str.isalpha, letters)) and all(
        _first(each, course) in letters for each in answers
    )
    said = course.language.lists.joined(letters)
    return words.letters(len(named), letters=said) if is_clear else ""


def _first(name: str, course: Course) -> str:
    """Return the capital that a name begins with, in English without its article."""
    return (without_article(name) if course.language.is_english else name)[:1].upper()
