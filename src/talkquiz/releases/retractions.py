"""What a release takes back: cards that say so themselves, because Anki deletes none."""

from collections.abc import Iterator, Mapping

from talkquiz.course.course import Course
from talkquiz.course.versions import is_newer
from talkquiz.course.withdrawn import WITHDRAWN_FILE, Retraction
from talkquiz.deck.deck import Withdrawn
from talkquiz.deck.imprint import imprint
from talkquiz.items.item import Item
from talkquiz.problem import Problem, Severity
from talkquiz.releases.record import KnownItem, ReleasedItem, Releases, RemovedItem


def withdrawn_cards(
    course: Course, items: Mapping[str, Item], record: Releases
) -> tuple[Withdrawn, ...]:
    """Return the cards that were released, are not among `items` (by id), and are withdrawn.

    Every later deck has them, because students skip releases.
    """
    words, found = course.language.deck, []
    retractions = course.withdrawn.entries.values()
    titles = {topic.id: topic.title for topic in course.outline.topics}
    link = imprint(course).mistake_link
    for item_id, item in sorted(record.known.items()):
        told = next(
            (each for each in retractions if _takes_back(each, item_id, item, record)), None
        )
        if told and item_id not in items:
            numbers = sorted(part.number for part in item.parts.values() if not part.gone)
            found.append(
                Withdrawn(
                    item_id,
                    item.item_kind,
                    item.topic,
                    titles.get(item.topic, ""),
                    item.facts,
                    item.stem,
                    words.withdrawn.format(version=told.release, text=told.says),
                    link(item_id),
                    tuple(numbers) or (1,),
                )
            )
    return tuple(found)


def _takes_back(told: Retraction, item_id: str, item: KnownItem, record: Releases) -> bool:
    """Tell whether `told` is of an item that is asked no more.

    One that is older than the release that removed the item was a correction of it: it was removed
    for another reason.
    """
    if isinstance(item, RemovedItem):
        is_correction = is_newer(item.release, told.release)
    else:
        is_correction = told.release in record.days
    return told.names(item_id, item.facts) and not is_correction


def misplaced(
    course: Course, items: Mapping[str, Item], record: Releases | None
) -> Iterator[Problem]:
    """Yield entries of withdrawn.yaml that say nothing to anybody, and cards that they leave alone.

    `items` are those of the deck, by id.
    """
    known = record.known if record else {}
    for key, each in course.withdrawn.entries.items():
        origin = course.withdrawn.origins[key]
        named = {
            item_id: item for item_id, item in known.items() if each.names(item_id, item.facts)
        }
        if not named or record is None:
            hint = "Mend the id; of what no release held, no student has a card: remove the entry."
            message = f"`{each.id}` is neither an item nor a fact of any release"
            yield origin.problem("TQ611", message, hint, ("id",))
        elif not record.may_be(each.release):
            message = f"there is no release {each.release}"
            hint = f"Write the version that takes it back, one after {record.last.version}."
            yield origin.problem("TQ612", message, hint, ("release",))
        elif each.release not in record.days and not _is_mended(named, items):
            message = f"`{each.id}` asks, answers and claims what it did in {record.last.version}"
            hint = "Mend the fact; or remove it, for its cards to say that they are withdrawn."
            yield origin.problem("TQ613", message, hint, ("id",), Severity.WARNING)
    told = course.withdrawn.entries.values()
    for item_id, item in record.removed.items() if record else ():
        is_told = any(each.names(item_id, item.facts) for each in told)
        if item.hash and item_id not in items and not is_told:
            message = f"a release withdrew `{item_id}`, and withdrawn.yaml says it no more"
            hint = "Put the entry back: who skipped that release would never hear of it."
            origin = course.file(WITHDRAWN_FILE)
            yield origin.problem("TQ614", message, hint, (), Severity.WARNING)


def _is_mended(named: Mapping[str, KnownItem], items: Mapping[str, Item]) -> bool:
    """Tell whether one of the items is asked no more, or asks, answers or claims otherwise."""
    now = {item_id: items.get(item_id) for item_id in named}
    return any(
        item is None
        or not isinstance(old, ReleasedItem)
        or (item.stem, item.key, item.claim) != (old.stem, old.key, old.claim)
        for item, old in zip(now.values(), named.values(), strict=True)
    )
