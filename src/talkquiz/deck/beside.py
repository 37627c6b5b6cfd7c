"""What a card shows beside its item: when and where it was, how it went on, who is who, a hint."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.course.versions import is_newer
from talkquiz.deck.hints import hint
from talkquiz.deck.timelines import is_event, timelines
from talkquiz.items.asked_slots import asked_slots
from talkquiz.items.fact_wording import dated_description, reference
from talkquiz.items.item import Beside, Item, Location, Reference
from talkquiz.items.kinds import Over
from talkquiz.items.named_too_early import introduced
from talkquiz.language.english import sentence_case


class Companions:
    """Finds what stands beside the items of a course, which it knows all about."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self._retractions = course.withdrawn.entries.values()
        self._timelines = timelines(course.facts.entries.values(), course.language.dates)

    def of_chapter(self, items: Sequence[Item]) -> Iterator[Beside]:
        """Yield what stands on the cards beside `items`, those of a chapter in their order.

        What an item asks later in the chapter stands on no timeline before it, and a map once.
        """
        left = Counter(fact for item in items for fact in item.facts)
        shown: set[Location] = set()
        for item in items:
            left.subtract(item.facts)
            to_come = {fact for fact, number in left.items() if number}
            beside = self._of(item, to_come)
            if beside.place and beside.place[1] in shown:
                beside = beside._replace(place=None)
            if beside.place:
                shown.add(beside.place[1])
            yield beside

    def told_with(self, item: Item) -> Item:
        """Return `item` with all that stands beside it but timeline and map, whatever its kind.

        What is no item on a fact has only who reports it, and what was corrected.
        """
        if item.facts[0] in self.course.facts.entries and item.kind.over is not Over.ENTRY:
            return replace(item, beside=self._of(item, ())._replace(timeline=(), place=None))
        outlets = tuple(_outlets(item.sources, self.course))
        return replace(item, beside=Beside(outlets=outlets, corrected=self._corrected(item)))

    def _of(self, item: Item, to_come: Container[str]) -> Beside:
        course, fact = self.course, self.course.facts.entries[item.facts[0]]
        neighbours = self._timelines.get(fact.id) if item.kind.is_of_facts else None
        # What came of one of several facts is not what came of them all.
        is_of_one = item.kind.is_of_facts and len(item.facts) == 1
        then = (fact.came_of_it or fact.then) if is_of_one else None
        return Beside(
            timeline=neighbours.without(to_come) if neighbours else (),
            place=_place(item, fact, course),
            came_next=then.says if then else "",
            sources=tuple(reference(cite, course) for cite in then.cite) if then else (),
            outlets=tuple(_outlets(item.sources, course)),
            names=tuple(_names(item, fact, course)),
            hint=hint(item, fact, course),
            corrected=self._corrected(item),
        )

    def _corrected(self, item: Item) -> str:
        """Return what was wrong with `item` before this release, if its course says so."""
        outline, words = self.course.outline, self.course.language.deck
        told = (
            words.corrected.format(version=each.release, text=each.says)
            for each in self._retractions
            if each.names(item.id, item.asked_facts) and not is_newer(outline.version, each.release)
        )
        return " ".join(told)


def _place(item: Item, fact: Fact, course: Course) -> tuple[str, Location] | None:
    """Return the name and the location of the one place where it was.

    That is what the slot `where` names, or else the only place that the claim of an event names.
    One without coordinates is none.
    """
    where = fact.slots.get("where")
    named = where.entries if where else ()
    if len(named) != 1 and is_event(fact) and item.kind.is_of_facts:
        meant = course.lexicon.mentioned(item.claim)
        sure = (entry for entry, *others in meant if not others)
        named = tuple({entry.id for entry in sure if entry.lat is not None})
    if len(named) != 1:
        return None
    entry = course.lexicon.entries[named[0]]
    if entry.lat is None or entry.lon is None:
        return None
    return entry.name, Location(entry.lat, entry.lon)


def _outlets(sources: Iterable[Reference], course: Course) -> Iterator[tuple[str, str]]:
    """Yield the outlet of each report among `sources` with what to know of it, once."""
    for source_id in dict.fromkeys(each.id for each in sources):
        source = course.sources.entries[source_id]
        if source.perspective:
            yield source.named(course.language), source.perspective


def _names(item: Item, fact: Fact, course: Course) -> Iterator[tuple[str, str]]:
    """Yield who or what claim and context name, with its description, where they do not say it.

    The answer is left out, and so are names that everybody is taken to know or that may mean
    several things.
    """
    asked = (slot for slot in asked_slots(fact, course.lexicon) if slot.name == item.slot)
    told = {*introduced(fact), *(entry for slot in asked for entry in slot.entries)}
    for meant in course.lexicon.mentioned(f"{item.claim}\n{item.why}"):
        entry = meant[0]
        if len(meant) == 1 and entry.id not in told and not entry.traits.known:
            told.add(entry.id)
            yield sentence_case(entry.name), dated_description(entry, course.language)
