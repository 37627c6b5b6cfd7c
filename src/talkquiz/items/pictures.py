"""The pictures that belong to an answer: of what it names, and of the one fact that it is from.

A question never shows them, since most would give the answer away.
"""

from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.course.glossary import Entry
from talkquiz.items.asked_slots import asked_slots
from talkquiz.items.item import Item, ShownPicture


def picture_of(named: Fact | Entry, course: Course) -> ShownPicture | None:
    """Return the picture of a fact or an entry of the glossary; None if it has none to show."""
    said = named.picture
    file = course.pictures.files.get(said.file) if said else None
    if said is None or file is None:
        return None
    ending, size = file.ending, (file.width, file.height)
    return ShownPicture(file.content, ending, *size, said.alt, said.credit, said.licence)


def pictures_of(item: Item, course: Course) -> tuple[ShownPicture, ...]:
    """Return the pictures to show with the answer of an item on one fact, each once.

    That of the one entry of the glossary that is the answer comes first, then the fact's own.
    """
    if not (item.kind.is_of_facts and len(item.facts) == 1):
        return ()
    fact = course.facts.entries[item.facts[0]]
    asked = (slot for slot in asked_slots(fact, course.lexicon) if slot.name == item.slot)
    named = next((slot.entries for slot in asked), ())
    answers = [course.lexicon.entries[each] for each in named] if len(named) == 1 else []
    found = (*(picture_of(each, course) for each in answers), picture_of(fact, course))
    return tuple({each.name: each for each in found if each}.values())
