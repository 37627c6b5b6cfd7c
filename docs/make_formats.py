"""Writes the table of docs/learning-systems.md: what each format holds of the bundled course.

Usage: python docs/make_formats.py. What stands above and below the table is written by hand.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from talkquiz.build import Order, load_and_check, make
from talkquiz.items.kinds import Answered
from talkquiz.onscreen.carried import Loss, Tally, tally
from talkquiz.resources import bundled

PAGE = Path(__file__).with_name("learning-systems.md")
COURSE = bundled("questions") / "syria-peace-process"
FORMATS = ("moodle", "gift", "canvas", "qti21", "qti", "kahoot", "quizlet")
ASKED = {
    Answered.VERDICT: "true or false",
    Answered.ONE: "pick one",
    Answered.SEVERAL: "pick all that are right",
    Answered.WORDS: "a few words: typed, or in gaps",
    Answered.PAIRS: "match",
    Answered.ORDER: "put in order",
    Answered.PLACE: "name a place on a map",
    Answered.IN_FULL: "write sentences",
}
KEPT = {
    Loss.SOURCES: "sources",
    Loss.FEEDBACK: "what is told after an answer: who says so, as of when",
    Loss.CONTEXT: "context, who is named, who reports",
    Loss.REASONS: "why an option is wrong",
    Loss.PICTURE: "pictures",
    Loss.ORDER: "the order of options that have one",
    Loss.SHARED_TEXT: "a text that questions share, once for all of them",
    Loss.BY_PEOPLE: "an answer in a phrase, marked at once",
    Loss.MARKING: "how sentences are marked",
    Loss.MARKS: "what a question is worth",
    Loss.SPELLINGS: "every spelling that is right",
    Loss.HINT: "hints",
    Loss.TAGS: "topic, difficulty and other marks to search by",
    Loss.DIRECTION: "lines from right to left",
    Loss.ID: "the whole id of the item",
    Loss.PARTS: "a list in any order, no part of it twice",
}
PARTS = {Loss.CONTEXT: (Loss.FEEDBACK, Loss.NAMES), Loss.TAGS: (Loss.LONG_TAGS,)}
"""What is lost with another loss, or in part: who is named is a part of context, for one."""
_TABLE = re.compile(r"^\| what \|.*?(?=\n\n)", re.MULTILINE | re.DOTALL)


def page(text: str) -> str:
    """Return the page `text` with the table as it is now."""
    products = make(COURSE, Order(FORMATS)).products
    found = {
        name: tally(each for product in products[name].values() for each in product.carried)
        for name in FORMATS
    }
    return _TABLE.sub(lambda _: "\n".join(_lines(found)), text)


def _lines(found: Mapping[str, Tally]) -> Iterator[str]:
    answered = {item.id: item.kind.answered for item in load_and_check(COURSE).items}
    yield f"| what | {' | '.join(f'`--{name}`' for name in FORMATS)} |"
    yield "|---" * (len(FORMATS) + 1) + "|"
    for way, text in ASKED.items():
        wanted = {key for key, each in answered.items() if each is way}
        yield _line(text, (_share(wanted & {*each.asked}, wanted) for each in found.values()))
    for loss, text in KEPT.items():
        lost = {name: _without(each, loss) for name, each in found.items()}
        # Whatever a question has, some format has no place for.
        concerned = set[str]().union(*lost.values())
        if concerned:
            asked = {name: concerned & {*each.asked} for name, each in found.items()}
            yield _line(text, (_share(asked[name] - lost[name], asked[name]) for name in found))


def _without(found: Tally, loss: Loss) -> set[str]:
    """Return the ids of the items that lose it, or what it is part of, or a part of it."""
    losses = (loss, *PARTS.get(loss, ()))
    return {key for each in losses for key in found.lost.get(each, ())}


def _line(text: str, cells: Iterator[str]) -> str:
    return f"| {text} | {' | '.join(cells)} |"


def _share(these: Collection[str], of: Collection[str]) -> str:
    """Return in a word how many `these` are `of` those; nothing where there are none."""
    if not of:
        return ""
    if len(these) == len(of):
        return "yes"
    return "no" if not these else "most" if len(these) * 2 > len(of) else "some"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
