"""What an answer is called: the noun of "Which two powers ...?", and "a power" on a card.

A role says what an entry is: in English, "armed group" is read off the role `armed-group`, unless
course.yaml tells it under `roles`. Other entries have the noun of their type, or none.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from talkquiz.course.claim_slots import Slot
from talkquiz.course.course import Course
from talkquiz.course.glossary import Entry, mentions
from talkquiz.language.clauses import UnaskableError
from talkquiz.language.dates import Precision
from talkquiz.language.english import indefinite_article, is_plural_noun, plural
from talkquiz.language.number_questions import Number, number_opening

_MOST_COUNTED = 3
"""Words of what a number counts that a card says: "a number of de-escalation zones"."""
_DATE_ASKS = {Precision.DAY: "date", Precision.MONTH: "month", Precision.YEAR: "year"}


class Noun(NamedTuple):
    """A noun for one and for several: "country" and "countries"."""

    one: str
    other: str


def noun_of(entries: Sequence[Entry], course: Course) -> Noun | None:
    """Return the noun for glossary entries: that of the role they share, or of their type.

    None where they share neither, or nothing names it: a person is asked by "who", a thing "what".
    """
    types = {entry.type for entry in entries}
    noun = _role_noun(entries, course)
    return _noun_told(types.pop(), course) if len(types) == 1 and noun is None else noun


def _noun_told(name: str, course: Course) -> Noun | None:
    """Return the noun that the language file has for a type of entry."""
    forms = course.language.items.nouns.get(name)
    return Noun(forms.get("one", forms["other"]), forms["other"]) if forms else None


def _role_noun(entries: Sequence[Entry], course: Course) -> Noun | None:
    """Return the noun of the one role of `entries`; None where it would give one of them away.

    It is told by the course or read off the role. What people have for a role is often no noun for
    a person ("diplomacy"), so it must be told.
    """
    roles = {entry.role for entry in entries}
    role = roles.pop() if len(roles) == 1 else None
    if role is None:
        return None
    told, one = course.outline.roles.get(role), role.replace("-", " ")
    is_human, noun = any(entry.traits.human for entry in entries), None
    if told:
        noun = Noun(told.one, told.other) if told.one and told.other else None
    elif course.language.is_english and not is_human and not is_plural_noun(one):
        noun = Noun(one, plural(one))
    names = (name for entry in entries for name in entry.names)
    return None if noun and mentions(noun.one, names) else noun


def asks_for(slot: Slot, course: Course, claim: str = "") -> str:
    """Return the kind of answer wanted, in words: "a date", "a person", "two powers".

    The `claim` that the slot stands in tells what a number counts.
    """
    asks = course.language.items.asks_for
    entries = [course.lexicon.entries[each] for each in slot.entries]
    if slot.when and slot.when.precision in _DATE_ASKS:
        return asks[_DATE_ASKS[slot.when.precision]]
    if slot.type.name == "number" and course.language.is_english:
        return _asks_for_number(slot, claim, asks)
    if len(entries) == 1:
        # Answers of a mixed type stand side by side, whatever they are.
        return asks_for_entry(entries[0], course, slot.type.name if slot.type.mixed else "")
    several = noun_of(entries, course)
    if not several and {entry.type for entry in entries} == {"person"}:
        return asks["people"].format(number=course.language.numbers.in_words(len(entries)))
    several = several or _noun_told("name", course)
    if entries and several and course.language.is_english:
        return f"{course.language.numbers.in_words(len(entries))} {several.other}"
    return asks[slot.type.name]


def _asks_for_number(slot: Slot, claim: str, asks: Mapping[str, str]) -> str:
    """Return "a number of people", "a share" or "a length of time", or that it is a number."""
    number = Number(slot.text, "", claim[slot.end :], "be")
    try:
        opening = number_opening(number).words
    except UnaskableError:
        return asks["number"]
    counted = opening.removeprefix("how many ").partition(" of ")[0]
    if opening.startswith("how many ") and len(counted.split()) <= _MOST_COUNTED:
        return asks["counted"].format(counted=counted)
    if opening.startswith("what share"):
        return asks["share"]
    return asks["duration" if opening == "how long" else "number"]


def asks_for_entry(entry: Entry, course: Course, sort: str = "") -> str:
    """Return what a card says that asks for `entry`: "a power".

    Without a noun for its role it is what is said of its type, or of the `sort` of answer.
    """
    told = course.outline.roles.get(entry.role or "")
    noun = _role_noun([entry], course)
    if told and told.wanted:
        return told.wanted
    if noun and course.language.is_english:
        return f"{indefinite_article(noun.one)} {noun.one}"
    return course.language.items.asks_for[sort or entry.type]
