"""Items over several facts: what belongs together (matching), what came first (ordering).

The facts of a template are cut into stretches in teaching order, before facts that their own ids
choose (content-defined chunking, as Muthitacharoen, Chen & Mazières 2001 cut files), and a group is
chosen from each: a new fact changes the group that it falls into, and few others.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from talkquiz.course.facts import Fact
from talkquiz.course.glossary import mentions
from talkquiz.course.slots import Slot
from talkquiz.items.askable_slots import asked_slots
from talkquiz.items.distractors import Asked, Distractors
from talkquiz.items.item import Event, Item, Matching, Option, Ordering
from talkquiz.items.kinds import ItemKind
from talkquiz.items.make.over_facts import item_over
from talkquiz.items.pools import Candidate
from talkquiz.items.slot_values import Group, axis_of, day_of, group_of, has_order, value_of
from talkquiz.items.templates import Template
from talkquiz.items.wording import key_of, template_values
from talkquiz.language.english import sentence_case
from talkquiz.language.seeded import rank

FEWEST, MOST = 3, 6
"""How many facts a group has."""
USUAL, LONGEST = 4, 9
"""How many facts a group is chosen from: from the usual number on such a stretch may end."""
_SPARE = 2
"""How many right-hand sides match nothing, so that the last pair is not left over."""
_CUT = 3
"""One fact in so many may begin a stretch."""

_NAMELESS = re.compile(r"(?:he|she|it|they|his|her|its|their|we|our)\b", re.I)
_YEAR = re.compile(r"\b[12]\d{3}\b")
_ORDINAL = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b", re.I)


class Entry(NamedTuple):
    """A fact of a group, the words that stand for it, and the slot that is asked for.

    An ordering asks for no slot: facts are put in the order of their own dates.
    """

    fact: Fact
    words: str
    slot: Slot | None = None


def grouped_items(
    facts: Iterable[Fact], template: Template, distractors: Distractors
) -> Iterator[Item]:
    """Yield the matching or ordering items that `template` makes from `facts`."""
    if template.makes is ItemKind.ORDERING:
        dated = (fact for fact in facts if fact.when and template.takes.fits_fact(fact))
        entries = (Entry(fact, _words(fact, template, distractors)) for fact in dated)
        undated = (entry for entry in entries if not _names_month(entry.words, distractors))
        for group in _groups(undated, _at_different_times):
            yield _ordering(group, template, distractors)
        return
    for alike in _alike(facts, template, distractors):
        for group in _groups(alike, lambda one, other: _apart(one, other, distractors)):
            yield from _matching(group, template, distractors)


def _words(fact: Fact, template: Template, distractors: Distractors) -> str:
    """Return what stands for a fact in the item; empty if the fact lacks what it names.

    Empty also where the words begin with somebody or something that they do not name.
    """
    values = template_values(fact, distractors.course)
    entry = template.entry
    if entry is None or not all(values.get(name) for name in entry.needs):
        return ""
    words = entry.render(values)
    return "" if _NAMELESS.match(words) else words


def _alike(
    facts: Iterable[Fact], template: Template, distractors: Distractors
) -> Iterable[list[Entry]]:
    """Return the entries of a matching by what their answers are: people, countries, days."""
    lexicon = distractors.course.lexicon
    found: dict[Group, list[Entry]] = defaultdict(list)
    for fact in facts:
        for slot in asked_slots(fact, lexicon):
            words = _words(fact, template, distractors) if template.takes.fits(fact, slot) else ""
            if words and not _holds(words, slot, distractors):
                found[_sort_of(slot, distractors)].append(Entry(fact, words, slot))
    return found.values()


def _sort_of(slot: Slot, distractors: Distractors) -> Group:
    """Return what the right-hand sides of one item have in common: their type, not their role."""
    if slot.type.mixed:
        return ("mixed", slot.type.name)
    group = group_of(slot, distractors.course.lexicon) or ("text", slot.type.name)
    return group[:2]


def _holds(words: str, slot: Slot, distractors: Distractors) -> bool:
    """Tell whether the words that stand for a fact hold its answer."""
    if slot.when and _names_month(words, distractors):
        return True
    lexicon = distractors.course.lexicon
    names = [name for each in slot.entries for name in lexicon.entries[each].names]
    return mentions(words, names) or slot.text.casefold() in words.casefold()


def _names_month(words: str, distractors: Distractors) -> bool:
    months = "|".join(map(re.escape, distractors.course.language.dates.months))
    return re.search(rf"\b(?:{months})\b", words, re.I) is not None


def _groups(
    entries: Iterable[Entry], agree: Callable[[Entry, Entry], bool]
) -> Iterator[list[Entry]]:
    """Yield groups of entries all of which agree with one another, each beginning with its first.

    Where a stretch ends does not hang on who agrees, so that a changed date changes one group.
    """
    for stretch in _stretches(entry for entry in entries if entry.words):
        group: list[Entry] = []
        for entry in stretch:
            if len(group) < MOST and all(agree(entry, other) for other in group):
                group.append(entry)
        if len(group) >= FEWEST:
            yield group


def _stretches(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Yield the entries in stretches, cut by their own ids."""
    stretch: list[Entry] = []
    for entry in entries:
        may_end = len(stretch) >= USUAL and rank(0, "cut", entry.fact.id)[0] % _CUT == 0
        if may_end or len(stretch) == LONGEST:
            yield stretch
            stretch = []
        stretch.append(entry)
    yield stretch


def _at_different_times(one: Entry, other: Entry) -> bool:
    """Tell whether it is certain which of two came first, and their names do not tell."""
    when, then = one.fact.when, other.fact.when
    if (
        when is None
        or then is None
        or not (when.lower and when.upper and then.lower and then.upper)
    ):
        return False
    told = _tell(one.words, other.words, _YEAR) or _tell(one.words, other.words, _ORDINAL)
    return not when.overlaps(then) and one.words != other.words and not told


def _tell(one: str, other: str, pattern: re.Pattern[str]) -> bool:
    """Tell whether both names hold years or ordinals, and different ones."""
    found, others = (set(pattern.findall(words.casefold())) for words in (one, other))
    return bool(found and others and found != others)


def _apart(one: Entry, other: Entry, distractors: Distractors) -> bool:
    """Tell whether neither answer may be right for the other fact."""
    slot, others = one.slot, other.slot
    assert slot is not None and others is not None  # noqa: S101, PT018 - matchings ask for slots
    may_hold = distractors.truth.may_hold
    return (
        value_of(slot) != value_of(others)
        and not (slot.when and others.when and slot.when.overlaps(others.when))
        and not may_hold(value_of(others), one.fact, slot, one.words)
        and not may_hold(value_of(slot), other.fact, others, other.words)
    )


def _ordering(group: list[Entry], template: Template, distractors: Distractors) -> Item:
    in_time = sorted(group, key=lambda entry: day_of(entry.fact.when))
    item_id = _id(group, "when", template, distractors)
    shown = sorted(group, key=lambda entry: rank(distractors.seed, item_id, entry.fact.id))
    say = distractors.course.language.dates.say
    dates = {entry.fact.id: say(entry.fact.when) for entry in group if entry.fact.when}
    options = tuple(Option(each.words, True, each.fact.id) for each in shown)
    events = tuple(Event(each.words, dates[each.fact.id]) for each in in_time)
    key = "; ".join(f"{event.name} ({event.day})" for event in events)
    return item_over(
        distractors.course,
        [entry.fact for entry in group],
        template,
        id=item_id,
        key=key,
        slot="when",
        payload=Ordering(options, events),
        asks_for=distractors.course.language.items.asks_for["order"],
    )


def _matching(group: list[Entry], template: Template, distractors: Distractors) -> Iterator[Item]:
    """Yield the item of a group, unless nothing would be left over on the right."""
    slots = [entry.slot for entry in group if entry.slot]
    item_id = _id(group, slots[0].name, template, distractors)
    rights = [sentence_case(_answer(slot, distractors)) for slot in slots]
    right = (Option(r, True, e.fact.id) for r, e in zip(rights, group, strict=True))
    spare = _spare(group, item_id, distractors)
    if not spare:
        return
    placed = [*zip(map(axis_of, slots), right, strict=True), *spare]
    placed.sort(key=lambda each: (each[0], rank(distractors.seed, item_id, each[1].text, "order")))
    pairs = tuple(zip((entry.words for entry in group), rights, strict=True))
    key = "; ".join(f"{left} \N{EN DASH} {right}" for left, right in pairs)
    yield item_over(
        distractors.course,
        [entry.fact for entry in group],
        template,
        id=item_id,
        key=key,
        slot=slots[0].name,
        payload=Matching(pairs, tuple(option for _, option in placed), has_order(slots[0])),
        asks_for=distractors.course.language.items.asks_for["pairs"],
    )


def _answer(slot: Slot, distractors: Distractors) -> str:
    course = distractors.course
    return course.language.dates.say(slot.when) if slot.when else key_of(slot, course)


def _spare(
    group: list[Entry], item_id: str, distractors: Distractors
) -> list[tuple[Decimal, Option]]:
    """Return options that match none of the group, each with its place among dates or numbers."""
    stem = " ".join(entry.words for entry in group)
    spare: dict[str, tuple[Decimal, Option]] = {}
    for entry in sorted(group, key=lambda entry: rank(distractors.seed, item_id, entry.fact.id)):
        asked = Asked(entry.fact, entry.slot, stem, item_id) if entry.slot else None
        near = distractors.find(asked) if asked else []
        # Those that no report gives stand out beside dates and numbers that are right.
        real = (d for d in near if d.candidate.fact or d.candidate.entry)
        fitting = (d for d in real if all(_differs(d.candidate, e, distractors) for e in group))
        found = next((d for d in fitting if d.candidate.value not in spare), None)
        if found and len(spare) < _SPARE:
            spare[found.candidate.value] = found.candidate.axis, found.option
    return list(spare.values())


def _differs(candidate: Candidate, entry: Entry, distractors: Distractors) -> bool:
    """Tell whether a candidate is wrong for an entry of the group."""
    slot = entry.slot
    assert slot is not None  # noqa: S101 - matchings ask for slots
    then = candidate.slot.when if candidate.slot else None
    if slot.when and then and slot.when.overlaps(then):
        return False
    may_hold = distractors.truth.may_hold(candidate.value, entry.fact, slot, entry.words)
    return candidate.value != value_of(slot) and not may_hold


def _id(group: list[Entry], slot: str, template: Template, distractors: Distractors) -> str:
    return f"{distractors.course.id}/{group[0].fact.id}/{slot}/{template.id}"
