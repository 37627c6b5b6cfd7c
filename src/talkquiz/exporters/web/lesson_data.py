"""What the study page shows beside its questions, as it stands in the page's data.

`facts` has each fact once, and all else has the numbers of these, from 0. What the page can work
out of its questions is left out: which of them ask a fact.
"""

from collections.abc import Callable, Iterable
from typing import Any

from talkquiz.onscreen.lesson import Lesson
from talkquiz.onscreen.lesson.accounts import Accounts
from talkquiz.onscreen.lesson.facts import LessonFact
from talkquiz.onscreen.lesson.readings import TopicText

_Numbers = Callable[[Iterable[str]], list[int]]


def lesson_json(lesson: Lesson) -> dict[str, Any]:
    """Return `lesson` as JSON has it, but for its pictures; what is empty can be left out of it."""
    numbers = {fact.id: number for number, fact in enumerate(lesson.facts)}

    def of(ids: Iterable[str]) -> list[int]:
        return [numbers[each] for each in ids if each in numbers]

    return {
        "facts": [_fact(each) for each in lesson.facts],
        "objectives": [{**each._asdict(), "facts": of(each.facts)} for each in lesson.objectives],
        "readings": [_reading(each, of) for each in lesson.readings],
        "names": [{**each._asdict(), "facts": of(each.facts)} for each in lesson.names],
        "timeline": [
            {"year": year.title, "rows": [[row.day, *of([row.fact])] for row in year.rows]}
            for year in lesson.timeline
        ],
        "maps": [
            {
                **shown._asdict(),
                "places": [{**each._asdict(), "facts": of(each.facts)} for each in shown.places],
            }
            for shown in lesson.maps
        ],
        "accounts": [_accounts(each, of) for each in lesson.accounts],
    }


def _fact(fact: LessonFact) -> dict[str, Any]:
    return fact._asdict()


def _reading(text: TopicText, of: _Numbers) -> dict[str, Any]:
    """Return a reading; in a paragraph, what is met for the first time is a list of its words."""
    paragraphs = [
        {
            **each._asdict(),
            "words": [[words.text] if words.new else words.text for words in each.words],
            "facts": of(each.facts),
        }
        for each in text.paragraphs
    ]
    return {**text._asdict(), "paragraphs": paragraphs}


def _accounts(group: Accounts, of: _Numbers) -> dict[str, Any]:
    told = [{**each.account._asdict(), "facts": of([each.fact])} for each in group.accounts]
    return {"question": group.question, "accounts": told}
