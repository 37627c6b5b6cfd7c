"""How an item words what a fact says: key, other right answers, speaker, date and reference."""

import re
from collections.abc import Sequence
from functools import lru_cache

from talkquiz.course.claim_slots import Slot
from talkquiz.course.course import Course
from talkquiz.course.facts import AHEAD, Cite, Fact, OutcomeCite
from talkquiz.course.glossary import Entry, mentions
from talkquiz.items.item import Reference
from talkquiz.items.written_numbers import other_ways
from talkquiz.language.clauses import BE
from talkquiz.language.dates import Precision, When
from talkquiz.language.language_file import Language
from talkquiz.language.questions import MOST_WORDS
from talkquiz.language.read_numbers import numbers_of

_YEAR = re.compile(r"\b(?:1\d{3}|20\d{2})\b")  # 2254 numbers a resolution
_SMALL_WORDS = frozenset("a an the and or of in on at by for from to with de al as".split())


def template_values(fact: Fact, course: Course) -> dict[str, str]:
    """Return what `fact` has in the words of a template, whatever is asked.

    The words of a slot that opens the claim are given as they stand within a sentence.
    """
    said = {name: _within_sentence(slot, course) for name, slot in fact.slots.items()}
    return said | {
        "name": fact.name,
        "mode": fact.mode,
        "status": fact.status,
        "as_of": as_of(fact, course.language) or "",
        "per": speaker(fact, course) or "",
        "came_of_it": fact.came_of_it.says if fact.came_of_it else "",
        "mood": course.language.items.moods.get(mood(fact), ""),
        "office": office(fact, course),
        "reported": reported(fact, course),
    }


def _within_sentence(slot: Slot, course: Course) -> str:
    """Return the words of a slot, without the capital that they have where they open the claim.

    A name keeps it, unless the glossary writes it without one.
    """
    if slot.start > 0:
        return slot.text
    names = (name for each in slot.entries for name in course.lexicon.entries[each].names)
    small = slot.text[:1].lower() + slot.text[1:]
    return small if small in names else _lowered(slot.text, course.language.items.openers)


def mood(fact: Fact) -> str:
    """Return how the reports speak of what `fact` is about; empty where that is not clear.

    Somebody's claim is only a claim; whether somebody's word on a plan is one is a matter of taste.
    """
    if fact.status == "reported":
        return fact.mode
    is_of_somebody = fact.status in ("attributed", "disputed")
    return "claimed" if is_of_somebody and fact.mode not in AHEAD else ""


def news_days(fact: Fact, course: Course) -> list[When]:
    """Return the news days of the reports that give `fact`; background sources have none."""
    days = (course.sources.entries[cite.source].event_date for cite in fact.reports)
    return [day for day in days if day]


def reported(fact: Fact, course: Course) -> str:
    """Return the month of the report that gives `fact`; empty where there is no single one."""
    news = news_days(fact, course)
    months = {course.language.dates.month_of(day) for day in news if day.lower}
    return months.pop() if len(months) == 1 else ""


def office(fact: Fact, course: Course) -> str:
    """Return the office of a person whose claim is "[X]{subject} [was]{did} the ..."; or nothing.

    What is set aside in the claim is left out.
    """
    subject, verbs = fact.slots.get("subject"), fact.claim.verbs
    if not course.language.is_english or subject is None or len(verbs) != 1:
        return ""
    people = [course.lexicon.entries[each].traits.human for each in subject.entries]
    verb, claim = verbs[0], fact.claim.text
    stands_before = claim[subject.end : verb.start].strip() == ""
    if people != [True] or not stands_before or claim[verb.start : verb.end] not in BE:
        return ""
    said, end = "", len(claim)
    for aside in sorted(fact.claim.asides, reverse=True):
        if aside.start >= verb.end:
            said, end = claim[aside.end : end] + said, aside.start
    said = f"{claim[verb.end : end]}{said}".strip().removesuffix(".").rstrip()
    return said if said.partition(" ")[0] in ("the", "a", "an") else ""


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


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """Return the words of `text` that carry meaning, case-folded; all of them if none does."""
    found = tuple(re.findall(r"\w+", text.casefold()))
    return tuple(word for word in found if word not in _SMALL_WORDS) or found


def dated_description(entry: Entry, language: Language) -> str:
    """Return the description of `entry`, with its time where the description names no year."""
    is_dated = entry.when is None or _YEAR.search(entry.description)
    time = f" ({language.dates.say(entry.when)})" if entry.when and not is_dated else ""
    return entry.description + time


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
    news = news_days(fact, course)
    if fact.status == "unattributed" and news:
        month = language.dates.month_of(news[0])
        return words.unattributed.format(month=month, question=_lowered(stem, words.openers))
    entry = course.lexicon.entries.get(fact.per or "")
    if entry is None or entry.id in slot.entries or mentions(stem, entry.names):
        return stem
    lowered = _lowered(stem, words.openers)
    opening = words.according_to if lowered != stem else words.according_to_colon
    plain = opening.format(who=entry.name, question=lowered)
    day = _day_to_tell(stem, fact, course) if slot.type.name != "date" else ""
    if not day:
        return plain
    dated = opening.format(who=words.dated.format(who=entry.name, day=day), question=lowered)
    # The day stands on the back as well; it is not worth a question that is too long to be read.
    too_long = len(plain.split()) <= MOST_WORDS < len(dated.split())
    return plain if too_long else dated


def _day_to_tell(stem: str, fact: Fact, course: Course) -> str:
    """Return the day that stands behind the name of who says so; "" where the question has it.

    Behind the name of an outlet a date is read as that of its report, and so it is.
    """
    entry = course.lexicon.entries[fact.per or ""]
    cited = (course.sources.entries[cite.source] for cite in fact.reports)
    own = [each for each in cited if mentions(each.named(course.language), entry.names)]
    when = own[0].event_date if own else fact.when
    day = course.language.dates.say(when) if when else ""
    return "" if day in stem else day


def _lowered(text: str, openers: Sequence[str]) -> str:
    """Return `text` as it goes on within a sentence, without its capital where that is no name's.

    That is so where it begins with one of `openers`.
    """
    first = text.partition(" ")[0].casefold()
    return text[:1].lower() + text[1:] if first in openers else text


def reference(cite: Cite | OutcomeCite, course: Course) -> Reference:
    """Return where a citation points: to a place in a source, or to the source as a whole."""
    source, language = course.sources.entries[cite.source], course.language
    day = source.event_date or source.issued
    return Reference(
        source.id,
        cite.at if isinstance(cite, Cite) else "",
        source.named(language),
        day.edtf if day else "",
        language.dates.say(day) if day else "",
        source.is_background,
        (source.title or "") if source.is_background else "",
        "" if source.is_background else source.persons(language),
    )
