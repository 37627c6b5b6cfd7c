"""What a card shows beside its item: when and where it was, how it went on, who is who, a hint."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.course.versions import is_newer
from talkquiz.deck.hints import hint
from talkquiz.deck.timelines import is_event, timelines
from talkquiz.items.fact_wording import dated_description, reference
from talkquiz.items.item import Beside, Item, Location, Reference
from talkquiz.items.named_too_early import introduced
from talkquiz.language.english import content_words, sentence_case


class Companions:
    """Finds what stands beside the items of a course, which it knows all about."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self._following = _following(course)
        self._retractions = course.withdrawn.entries.values()
        self._timelines = timelines(course.facts.entries.values(), course.language.dates)

    def of(self, item: Item) -> Beside:
        """Return what stands on a card beside `item`."""
        course, fact = self.course, self.course.facts.entries[item.facts[0]]
        timeline, outcome = self._timelines.get(fact.id, ()), fact.came_of_it
        following = self._following.get(fact.id, "")
        if outcome:
            came_next = outcome.says
        elif following and following not in (each.name for each in timeline):
            came_next = sentence_case(following)
        else:
            came_next = ""
        return Beside(
            timeline=timeline,
            place=_place(item, fact, course),
            came_next=came_next,
            sources=tuple(reference(cite, course) for cite in outcome.cite) if outcome else (),
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
            if (each.names(item.id) or each.id in item.facts)
            and not is_newer(outline.version, each.release)
        )
        return " ".join(told)


def _following(course: Course) -> dict[str, str]:
    """Return the name of the event that comes next in the story, by the id of the fact before it.

    Facts of a topic are told in their order, without details. Where the name of an event would
    answer a question about it, it is left out.
    """
    told = (fact for fact in course.in_teaching_order() if fact.weight != "detail")
    found: dict[str, str] = {}
    for fact, following in pairwise(told):
        words = content_words(following.name)
        answers = (content_words(slot.text) for slot in following.slots.values())
        is_open = not any(answer <= words for answer in answers)
        if fact.topic == following.topic and is_event(following) and is_open:
            found[fact.id] = following.name
    return found


def _place(item: Item, fact: Fact, course: Course) -> tuple[str, Location] | None:
    """Return the name and the location of the one place where it was.

    That is what the slot `where` names, or else the only place in the claim. One without
    coordinates is none.
    """
    where = fact.slots.get("where")
    named = where.entries if where else ()
    if len(named) != 1:
        meant = course.lexicon.mentioned(item.claim)
        named = tuple({each[0].id for each in meant if each[0].lat is not None})
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
    """Yield who or what the claim names, with its description, where that is not the claim.

    Names that everybody is taken to know, and such as may mean several things, are left out.
    """
    told = set(introduced(fact))
    for meant in course.lexicon.mentioned(item.claim):
        entry = meant[0]
        if len(meant) == 1 and entry.id not in told and not entry.traits.known:
            told.add(entry.id)
            yield sentence_case(entry.name), dated_description(entry, course.language)
