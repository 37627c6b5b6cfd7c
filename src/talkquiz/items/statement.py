"""Statements to be judged true or false: the claim itself, with the words of one slot swapped.

Haladyna, Downing & Rodriguez (2002) and the field before them warn of statements that are made
false by a "not": here another value of the same type takes the place of the right one.
"""

import re

from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.course.glossary import Entry
from talkquiz.course.slots import Slot
from talkquiz.items.distractors import Asked
from talkquiz.items.pools import Candidate
from talkquiz.items.wording import written_like
from talkquiz.language.english import is_plural, sentence_case

_BOUND = re.compile(
    r"\b(less|fewer|under|below|at most|up to|more|over|above|at least|passed)\b"
    r"(?:[\w\s]|(?<=\d)[.,](?=\d))*$",
    re.IGNORECASE,
)
_GENDERED = re.compile(r"\b(he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)


def can_be_swapped(fact: Fact, slot: Slot) -> bool:
    """Tell whether other words can stand in the slot's place without a trace.

    Not where they stand elsewhere in the claim as well, nor where the verb agrees with "one", nor
    where other numbers would be right as well ("fewer than", "more than").
    """
    before, after = fact.claim.text[: slot.start], fact.claim.text[slot.end :]
    once = slot.text.casefold() not in f"{before} | {after}".casefold()
    if slot.number is None:
        return once
    return once and slot.number.value != 1 and not _BOUND.search(before + slot.text)


def swapped_words(asked: Asked, candidate: Candidate, course: Course) -> str:
    """Return the candidate's words as they read in the claim; empty where they would not fit."""
    slot = asked.slot
    if slot.when:
        say = course.language.dates.say
        other = candidate.slot.when if candidate.slot else None
        return say(other) if other and slot.text == say(slot.when) else ""
    if slot.number:
        return written_like(slot.text, candidate.axis)
    if candidate.entry is None:
        return candidate.slot.text if candidate.slot else ""
    key = course.lexicon.entries[slot.entries[0]]
    return candidate.entry.name if _reads_like(key, candidate.entry, asked) else ""


def stated(fact: Fact, slot: Slot, words: str) -> str:
    """Return the claim with `words` in the slot's place."""
    claim = fact.claim.text
    return sentence_case(f"{claim[: slot.start]}{words}{claim[slot.end :]}")


def _reads_like(key: Entry, other: Entry, asked: Asked) -> bool:
    """Tell whether one name can take the other's place: article, number and gender agree."""
    text = asked.slot.text
    if key.type == "person":
        return not _GENDERED.search(asked.fact.claim.text)
    return text.casefold() == key.name.casefold() and is_plural(key.name) == is_plural(other.name)
