"""A course and its items become a deck: topics in order, and each item with what stands beside it.

The order is that of the course, but that cards which give each other away are kept apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import count

from talkquiz.course.course import Course
from talkquiz.deck.beside import Companions
from talkquiz.deck.deck import Chapter, Deck, Lasting
from talkquiz.deck.imprint import imprint
from talkquiz.deck.order import spaced
from talkquiz.items.item import Gap, Item, Payload, Use
from talkquiz.items.named_too_early import introduced


def studied_in_turn(course: Course, items: Iterable[Item]) -> dict[str, list[Item]]:
    """Return the items to study by topic, as often as they have cards, and in their order."""
    studied: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if Use.STUDY in item.uses:
            studied[item.topic].append(item)
    topics = [topic.id for topic in course.outline.topics if topic.id in studied]
    introducing: dict[str, str] = {}
    for fact in course.in_teaching_order():
        for entry in introduced(fact):
            introducing.setdefault(entry, fact.id)

    def needed(item: Item) -> set[str]:
        named = course.lexicon.mentioned(f"{item.stem}\n{item.key}")
        entries = (entry.id for meant in named for entry in meant)
        return {introducing[entry] for entry in entries if entry in introducing}

    in_turn = spaced((studied[topic] for topic in topics), needed)
    return dict(zip(topics, in_turn, strict=True))


def assemble_deck(course: Course, items: Iterable[Item], lasting: Lasting | None = None) -> Deck:
    """Return the items to study by topic, each with what a card shows beside it.

    `lasting` is what earlier releases fixed for life, None where there was none.
    """
    lasting = lasting or Lasting()
    companions, made = Companions(course), []
    topics = {topic.id: topic for topic in course.outline.topics}
    for topic_id, turns in studied_in_turn(course, items).items():
        topic = topics[topic_id]
        in_turn = [*{item.id: item for item in turns}.values()]
        beside = companions.of_chapter(in_turn)
        numbers = (_numbered(item, lasting.gaps.get(item.id, {})) for item in in_turn)
        made.append(
            Chapter(
                topic.id,
                topic.title,
                topic.number,
                tuple(
                    replace(item, beside=each, payload=payload)
                    for item, each, payload in zip(in_turn, beside, numbers, strict=True)
                ),
                tuple(item.id for item in turns),
                topic.introduction,
                tuple(topic.objectives.values()),
                released_as=lasting.topics.get(topic.id, ""),
            )
        )
    return Deck(imprint(course), tuple(made), released_as=lasting.deck)


def _numbered(item: Item, known: Mapping[str, int]) -> Payload:
    """Return the payload of `item`, the parts of a list with the numbers of their cards.

    A part keeps the number that is `known` of it; a new one gets one that none ever had.
    """
    gap = item.payload
    if not isinstance(gap, Gap) or not gap.parts:
        return gap
    free = count(max(known.values(), default=0) + 1)
    parts = (
        part._replace(number=known[part.name] if part.name in known else next(free))
        for part in gap.parts
    )
    return gap._replace(parts=tuple(parts))
