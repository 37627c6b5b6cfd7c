"""What the study page shows beside its questions, as JSON: small, each text once.

`facts` has each fact once, and all else has the numbers of these, from 0. Sentences, names and
source lines that questions have as well are numbers of the page's `lines`. What the page can work
out of its questions is left out: which of them ask a fact.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from talkquiz.items.item import ShownPicture
from talkquiz.onscreen.lesson import Lesson
from talkquiz.onscreen.lesson.facts import LessonFact
from talkquiz.onscreen.lesson.places import LessonMap
from talkquiz.onscreen.lesson.readings import TopicText


class Shared(NamedTuple):
    """How a page holds what stands in it several times: both return what stands in its place."""

    line: Callable[[str], int]
    picture: Callable[[ShownPicture], Any]


def lesson_json(lesson: Lesson, shared: Shared) -> dict[str, Any]:
    """Return `lesson` as it stands in the page; empty values can be left out of it."""
    numbers = {fact.id: number for number, fact in enumerate(lesson.facts)}

    def of(ids: Iterable[str]) -> list[int]:
        return [numbers[each] for each in ids if each in numbers]

    return {
        "facts": [_fact(each, shared) for each in lesson.facts],
        "objectives": [
            {"topic": each.topic, "says": each.says, "facts": of(each.facts)}
            for each in lesson.objectives
        ],
        "readings": [_reading(each, of, shared) for each in lesson.readings],
        "names": [
            {
                **each._asdict(),
                "facts": of(each.facts),
                "picture": each.picture and shared.picture(each.picture),
            }
            for each in lesson.names
        ],
        "timeline": [
            {"year": year.title, "rows": [[row.day, numbers[row.fact]] for row in year.rows]}
            for year in lesson.timeline
        ],
        "maps": [_map(each, of) for each in lesson.maps],
        "accounts": [
            {
                "question": group.question,
                "accounts": [
                    {
                        "facts": of([each.fact]),
                        "claim": shared.line(each.account.claim),
                        "outlet": each.account.outlet,
                        "day": each.account.day,
                        "per": each.account.per,
                        "asOf": each.account.as_of,
                    }
                    for each in group.accounts
                ],
            }
            for group in lesson.accounts
        ],
    }


def _fact(fact: LessonFact, shared: Shared) -> dict[str, Any]:
    return {
        "id": fact.id,
        "topic": fact.topic,
        "claim": shared.line(fact.claim),
        "day": fact.day,
        "mode": "" if fact.mode == "happened" else fact.mode,
        "caution": fact.caution,
        "per": fact.per,
        "sources": [shared.line(each) for each in fact.sources],
        "outside": fact.outside,
        "cameOfIt": fact.came_of_it,
        "outcomeSources": [shared.line(each) for each in fact.outcome_sources],
    }


def _reading(text: TopicText, of: Callable[[Iterable[str]], list[int]], shared: Shared) -> Any:
    """Return a reading; in a paragraph, what is met for the first time is a list of its words."""
    return {
        "topic": text.topic,
        "sources": [shared.line(each) for each in text.sources],
        "reports": text.reports,
        "paragraphs": [
            {
                "heading": each.heading,
                "words": [[words.text] if words.new else words.text for words in each.words],
                "facts": of(each.facts),
                "sources": each.sources,
                "pictures": [
                    {"name": name, **shared.picture(picture)} for name, picture in each.pictured
                ],
            }
            for each in text.paragraphs
        ],
    }


def _map(shown: LessonMap, of: Callable[[Iterable[str]], list[int]]) -> Any:
    return {
        "about": shown.about,
        "height": shown.height,
        "note": shown.note,
        "paths": shown.paths,
        "places": [{**each._asdict(), "facts": of(each.facts)} for each in shown.places],
    }
