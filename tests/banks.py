"""Banks of random items and answers for Hypothesis, which meet in many ways."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import count
from typing import Any

from hypothesis import strategies as st

from factories import changed, make_item, make_reference
from talkquiz.handouts.answer_sorts import CourseAnswers
from talkquiz.handouts.blueprint import BlueprintSection
from talkquiz.handouts.puzzle_spelling import Spelling, spelled
from talkquiz.handouts.selection import Candidates
from talkquiz.items.enemies import Enemies
from talkquiz.items.item import Event, Item, Option, Stimulus
from talkquiz.items.kinds import ItemKind

NAMES = ("Ada Brook", "Tom Reed", "Ivy Lund", "Olof Hale", "Gull Rock", "Saltmere", "1 May 2019")
KINDS = (
    ItemKind.SHORT_ANSWER,
    ItemKind.CHOICE,
    ItemKind.TRUE_FALSE,
    ItemKind.MATCHING,
    ItemKind.ORDERING,
    ItemKind.OPEN,
)


def candidates(items: list[Item]) -> Candidates:
    """Return items for sections in the usual form, for which no course has to be asked."""
    return Candidates(items, Enemies(items), CourseAnswers(None))  # type: ignore[arg-type]


def wanting(
    makes: ItemKind = ItemKind.SHORT_ANSWER, count: int = 2, **changes: Any
) -> BlueprintSection:
    """Return a section of so many items; `changes` limit what fits."""
    return BlueprintSection(
        title="A section", directions="Do.", makes=makes, count=count, **changes
    )


def spellings(names: Iterable[str]) -> list[Spelling]:
    """Return the names that can be spelled as they stand in a puzzle."""
    return [spelling for name in names if (spelling := spelled(name))]


def words(most: int) -> st.SearchStrategy[list[str]]:
    """Return at most so many different words that share many letters."""
    return st.lists(
        st.text("ABCDE", min_size=3, max_size=9), min_size=1, max_size=most, unique=True
    )


@st.composite
def items(draw: st.DrawFn) -> Item:
    kind = draw(st.sampled_from(KINDS))
    names = draw(st.permutations(NAMES))
    what = draw(st.sampled_from(("opened", "closed", "visited", "painted")))
    facts = draw(st.sets(st.integers(0, 30), min_size=1, max_size=2))
    item = make_item(
        kind=kind,
        facts=tuple(f"f{fact}" for fact in sorted(facts)),
        topic=draw(st.sampled_from(("harbour", "town", "sea"))),
        stem=f"Who or what {what} the pier number {draw(st.integers(1, 99))} after {names[0]}?",
        key=names[1],
        sources=(make_reference(id=draw(st.sampled_from(("s001", "s002", "s003")))),),
        difficulty=draw(st.integers(1, 3)),
        enemies=tuple(draw(st.sets(st.sampled_from(("f1", "f2")), max_size=1))),
    )
    return changed(item, **_answered(kind, names, draw(st.integers(0, 2)), draw))


def _answered(kind: ItemKind, names: list[str], right: int, draw: st.DrawFn) -> dict[str, Any]:
    several = tuple(Option(name, correct=n == right) for n, name in enumerate(names[1:4]))
    if kind is ItemKind.CHOICE:
        ordered = draw(st.booleans())
        return {"options": several, "key": several[right].text, "ordered": ordered}
    if kind is ItemKind.TRUE_FALSE:
        true = right == 0
        options = (Option("True", correct=true), Option("False", correct=not true))
        return {"options": options, "swapped": names[1]}
    if kind is ItemKind.MATCHING:
        pairs = tuple((f"Pier {n}", option.text) for n, option in enumerate(several))
        return {"options": several, "pairs": pairs, "ordered": False}
    if kind is ItemKind.ORDERING:
        events = tuple(Event(option.text, "") for option in several)
        return {"options": several, "events": events}
    if kind is ItemKind.OPEN:
        name = draw(st.sampled_from(("set-1", "set-2", "set-3")))
        return {"stimulus": Stimulus(name, "A report", ("It rained.",)), "topic": "sea"}
    return {}


@st.composite
def banks(draw: st.DrawFn, most: int = 60) -> list[Item]:
    numbers = count()
    found = draw(st.lists(items(), max_size=most))
    return [replace(item, id=f"c/{item.facts[0]}/x/t{next(numbers)}") for item in found]
