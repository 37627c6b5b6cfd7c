"""How an item words what a fact says: key, other right answers, speaker, date and reference."""

import re

from talkquiz.course.claim_slots import Slot
from talkquiz.course.course import Course
from talkquiz.course.facts import Cite, Fact
from talkquiz.course.glossary import mentions
from talkquiz.items.item import Reference
from talkquiz.items.written_numbers import other_ways
from talkquiz.language.dates import Precision
from talkquiz.language.language_file import Language
from talkquiz.language.read_numbers import numbers_of

_SMALL_WORDS = frozenset("a an the and or of in on at by for from to with de al as".split())


def template_values(fact: Fact, course: Course) -> dict[str, str]:
    """Return what `fact` has in the words of a template, whatever is asked."""
    return {name: slot.text for name, slot in fact.slots.items()} | {
        "name": fact.name,
        "mode": fact.mode,
        "status": fact.status,
        "as_of": as_of(fact, course.language) or "",
        "per": speaker(fact, course) or "",
    }


def key_of(slot: Slot, course: Course) -> str:
    """Return the answer in full: the glossary's name of what the slot names, or its words."""
    if len(slot.entries) == 1:
        return course.lexicon.entries[slot.entries[0]].name
    return slot.text


def accepted(
    fact: Fact, slot: Slot, key: str, course: Course, *, bare_month: bool = False
) -> tuple[str, ...]:
    """Return other answers to a slot of `fact` that are right.

    They are aliases, other ways to write a date or a number, and what the fact itself accepts.
    `bare_month` says that the year need not be written, because the question has it.
    """
    others = [slot.text]
    if len(slot.entries) == 1:
        others += course.lexicon.entries[slot.entries[0]].names
    if slot.when:
        dates = course.language.dates
        others += [dates.say(slot.when), *dates.other_ways(slot.when)]
        if bare_month and slot.when.precision is Precision.MONTH and slot.when.lower:
            others.append(dates.months[slot.when.lower.month - 1])
    others += other_ways(slot, fact.claim.text, numbers_of(course.language))
    others += fact.accept.get(slot.name, ())
    differing = {other.casefold(): other for other in others if other.casefold() != key.casefold()}
    return tuple(differing.values())


def words(text: str) -> tuple[str, ...]:
    """Return the words of `text` that carry meaning, case-folded; all of them if none does."""
    found = tuple(re.findall(r"\w+", text.casefold()))
    return tuple(word for word in found if word not in _SMALL_WORDS) or found


def speaker(fact: Fact, course: Course) -> str | None:
    """Return the name of who says so, or None."""
    entry = course.lexicon.entries.get(fact.per or "")
    return entry.name if entry else None


def as_of(fact: Fact, language: Language) -> str | None:
    """Return the date of the matter in words, or None."""
    return language.dates.say(fact.when) if fact.when else None


def caution(fact: Fact, language: Language) -> str:
    """Return a warning to show with a fact that did not simply happen; empty for others."""
    cautions = language.items.cautions
    return cautions.get(fact.mode) or cautions.get(fact.status, "")


def attributed(stem: str, fact: Fact, slot: Slot, course: Course) -> str:
    """Return `stem` saying whose claim it asks about, unless it does, or that is what it asks."""
    language, words = course.language, course.language.items
    if fact.status == "unattributed":
        news = course.sources.entries[fact.cite[0].source].event_date
        month = language.dates.month_of(news)
        return words.unattributed.format(month=month, question=_lowered(stem, language))
    entry = course.lexicon.entries.get(fact.per or "")
    if entry is None or entry.id in slot.entries or mentions(stem, entry.names):
        return stem
    who, day = entry.name, as_of(fact, language)
    if day and slot.type.name != "date":
        who = words.dated.format(who=who, day=day)
    lowered = _lowered(stem, language)
    opening = words.according_to if lowered != stem else words.according_to_colon
    return opening.format(who=who, question=lowered)


def _lowered(stem: str, language: Language) -> str:
    """Return `stem` as it goes on after a comma, without its capital where that is no name's."""
    first = stem.partition(" ")[0].casefold()
    return stem[:1].lower() + stem[1:] if first in language.items.openers else stem


def reference(cite: Cite, course: Course) -> Reference:
    """Return where a citation points."""
    source = course.sources.entries[cite.source]
    day = source.event_date
    language = course.language
    return Reference(source.id, cite.at, source.named(language), day.edtf, language.dates.say(day))
