"""Builders of items, decks and handouts: a test names only what it is about."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

from talkquiz.items.assembled import (
    Assembled,
    Chapter,
    Deck,
    Handout,
    Imprint,
    Question,
    Section,
    Version,
)
from talkquiz.items.model import GAP, Item, ItemKind, Option, Reference

COURSE = "syria-peace-process"


def make_reference(**changes: Any) -> Reference:
    """Return a reference to a report; `changes` replace its attributes."""
    attributes = {
        "id": "s004",
        "at": "p9.s1",
        "outlet": "Press TV",
        "date": "2016-04-28",
        "day": "28 April 2016",
    }
    return Reference(**(attributes | changes))


def make_imprint(**changes: Any) -> Imprint:
    """Return the imprint of the sample course; `changes` replace its attributes."""
    attributes: dict[str, Any] = {
        "id": COURSE,
        "title": "The Syria peace process",
        "subtitle": "Talks, truces and texts, 2015-2017",
        "description": "Who negotiated what, when and with which result.",
        "language": "en",
        "version": "1.0",
        "updated": date(2026, 11, 21),
        "licence": "CC-BY-4.0",
        "authors": ("TalkQuiz contributors",),
    }
    return Imprint(**(attributes | changes))


def make_item(fact: str = "truce-2016-start", **changes: Any) -> Item:
    """Return a short-answer item about the fact with the id `fact`; `changes` replace the rest."""
    template = changes.get("template", "date-of-event")
    attributes: dict[str, Any] = {
        "id": f"{COURSE}/{fact}/when/{template}",
        "kind": ItemKind.SHORT_ANSWER,
        "topic": "ceasefires",
        "template": template,
        "facts": (fact,),
        "stem": "When did the truce that Russia and the United States brokered come into force?",
        "key": "27 February 2016",
        "status": "reported",
        "sources": (make_reference(),),
        "mode": "happened",
        "claim": "A truce brokered by Russia and the United States came into force across Syria "
        "on 27 February 2016.",
        "asks_for": "a date",
        "as_of": "27 February 2016",
        "why": "It was the first halt in the fighting across the country that held for weeks.",
    }
    return Item(**(attributes | changes))


def make_cloze(
    fact: str = "resolution-2254", gap: str = "18 December 2015", **changes: Any
) -> Item:
    """Return a cloze item that leaves the words `gap` out of its claim."""
    claim = changes.pop(
        "claim",
        "No member of the Security Council voted against Resolution 2254 on 18 December 2015.",
    )
    start = claim.index(gap)
    attributes: dict[str, Any] = {
        "kind": ItemKind.CLOZE,
        "template": "blank",
        "topic": "resolutions",
        "claim": claim,
        "gap": (start, start + len(gap)),
        "stem": claim.replace(gap, GAP, 1),
        "key": gap,
        "as_of": "18 December 2015",
        "why": "Envoys quoted it as the ground of every later round of talks.",
    }
    return make_item(fact, **(attributes | changes))


def make_choice(fact: str = "astana-hopes", **changes: Any) -> Item:
    """Return a choice item, of an attributed statement, with a rationale for each wrong option."""
    attributes: dict[str, Any] = {
        "kind": ItemKind.CHOICE,
        "template": "speaker-of-statement",
        "topic": "astana",
        "stem": "Who called the Astana meeting of January 2017 a chance to make the truce hold?",
        "key": "Staffan de Mistura",
        "options": (
            Option("Walid Muallem", correct=False, rationale="He spoke for the government."),
            Option("Staffan de Mistura", correct=True, fact=fact),
            Option(
                "Riad Hijab",
                correct=False,
                fact="hijab-conditions",
                rationale="He named conditions for going to Geneva in January 2016.",
            ),
        ),
        "status": "attributed",
        "per": "Staffan de Mistura",
        "claim": "Staffan de Mistura said that Astana was a chance to make the truce hold.",
        "asks_for": "a person",
        "as_of": "6 January 2017",
        "sources": (
            make_reference(
                id="s002",
                outlet="Xinhua",
                date="2017-01-06",
                day="6 January 2017",
            ),
        ),
        "why": "",
    }
    return make_item(fact, **(attributes | changes))


def make_disputed(fact: str = "dead-2016", **changes: Any) -> Item:
    """Return a short-answer item about a figure on which the sources differ."""
    attributes: dict[str, Any] = {
        "template": "figure",
        "topic": "human-cost",
        "stem": "According to the special envoy, how many people had the war killed by April 2016?",
        "key": "400,000",
        "accept": ("about 400,000", "four hundred thousand"),
        "status": "disputed",
        "per": "Staffan de Mistura",
        "claim": "Staffan de Mistura put the number of the dead at 400,000 in April 2016.",
        "asks_for": "a number",
        "as_of": "April 2016",
        "caution": "Disputed figure: other counts differ",
        "why": "The United Nations had stopped counting two years before.",
        "difficulty": 3,
    }
    return make_item(fact, **(attributes | changes))


def make_chapter(*items: Item, title: str = "Ceasefires", number: int = 1) -> Chapter:
    """Return a chapter of `items` whose id is the topic of the first, or `ceasefires`."""
    return Chapter(items[0].topic if items else "ceasefires", title, number, items)


def make_deck(*chapters: Chapter, **imprint: Any) -> Deck:
    """Return a deck of `chapters`, or of four sample chapters with an item of each kind."""
    samples = (
        make_chapter(make_item()),
        make_chapter(make_cloze(), title="Resolutions"),
        make_chapter(make_choice(), title="The Astana talks"),
        make_chapter(make_disputed(), title="The human cost"),
    )
    return Deck(make_imprint(**imprint), chapters or samples)


def make_questions(*items: Item, points: int = 1) -> tuple[Question, ...]:
    """Return `items` as questions of a handout, numbered from 1, options in the item's order."""
    return tuple(
        Question(number, item, item.options, points) for number, item in enumerate(items, start=1)
    )


def make_section(*questions: Question, **changes: Any) -> Section:
    """Return a section of `questions`, or of one sample question."""
    attributes: dict[str, Any] = {
        "title": "Short answers",
        "directions": "Answer in a few words.",
        "makes": questions[0].item.kind if questions else ItemKind.SHORT_ANSWER,
        "questions": questions or make_questions(make_item()),
    }
    return Section(**(attributes | changes))


def make_handout(*sections: Section, codes: Iterable[str] = ("A",), **changes: Any) -> Handout:
    """Return a handout whose versions `codes` all hold `sections`, or one sample section."""
    attributes: dict[str, Any] = {
        "imprint": make_imprint(),
        "name": "starter-quiz",
        "title": "Starter quiz",
        "audience": "First lesson, 20 minutes",
        "versions": tuple(Version(code, sections or (make_section(),)) for code in codes),
    }
    return Handout(**(attributes | changes))


def make_quiz(
    *groups: Iterable[Item], codes: Iterable[str] = ("A", "B"), **changes: Any
) -> Handout:
    """Return a handout with a section for each of `groups`, numbered through each version.

    Every other version has items and options the other way round.
    """
    versions = tuple(
        Version(code, tuple(_numbered(groups, backwards=place % 2 == 1)))
        for place, code in enumerate(codes)
    )
    return replace(make_handout(**changes), versions=versions)


def _numbered(groups: Iterable[Iterable[Item]], *, backwards: bool) -> Iterator[Section]:
    step, numbers = -1 if backwards else 1, count(1)
    for items in groups:
        questions = [
            Question(next(numbers), item, item.options[::step], 1) for item in tuple(items)[::step]
        ]
        kind = questions[0].item.kind
        yield make_section(*questions, title=kind.replace("-", " ").capitalize())


def make_assembled(*items: Item, **imprint: Any) -> Assembled:
    """Return what a build exports: a deck with one chapter of `items` and no handout.

    Without items the deck has the sample chapters of `make_deck`.
    """
    chapters = (make_chapter(*items),) if items else ()
    return Assembled(make_deck(*chapters, **imprint), ())
