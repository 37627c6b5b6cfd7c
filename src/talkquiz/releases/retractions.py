"""What a release takes back: cards that say so themselves, because Anki deletes none."""

from collections.abc import Iterator, Set

from talkquiz.course.course import Course
from talkquiz.deck.deck import Withdrawn
from talkquiz.deck.imprint import imprint
from talkquiz.problem import Problem
from talkquiz.releases.record import Releases


def withdrawn_cards(course: Course, item_ids: Set[str], record: Releases) -> tuple[Withdrawn, ...]:
    """Return the cards that were released, are not among `item_ids`, and are withdrawn.

    Every later deck has them, because students skip releases.
    """
    words, found = course.language.deck, []
    titles = {topic.id: topic.title for topic in course.outline.topics}
    link = imprint(course).mistake_link
    for item_id, item in sorted(record.known.items()):
        whole = next((r for r in course.withdrawn.entries.values() if r.names(item_id)), None)
        if whole and item_id not in item_ids:
            numbers = sorted(part.number for part in item.parts.values())
            found.append(
                Withdrawn(
                    item_id,
                    item.item_kind,
                    item.topic,
                    titles.get(item.topic, ""),
                    item.stem,
                    words.withdrawn.format(version=whole.release, text=whole.says),
                    link(item_id),
                    tuple(numbers) or (1,),
                )
            )
    return tuple(found)


def misplaced(course: Course, record: Releases | None) -> Iterator[Problem]:
    """Yield entries of withdrawn.yaml for what was never released, or for no release."""
    known = record.known if record else {}
    for key, each in course.withdrawn.entries.items():
        origin = course.withdrawn.origins[key]
        if not any(map(each.names, known)):
            hint = "Mend the id; of what no release held, no student has a card: remove the entry."
            message = f"`{each.id}` is neither an item nor a fact of any release"
            yield origin.problem("TQ611", message, hint, ("id",))
        elif record and not record.may_be(each.release):
            message = f"there is no release {each.release}"
            hint = f"Write the version that takes it back, one after {record.last.version}."
            yield origin.problem("TQ612", message, hint, ("release",))
