"""Builders of items, decks and handouts: a test names only what it is about."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

from talkquiz.course.shapes import AnyShape, read_shape
from talkquiz.course.tasks import MarkRange
from talkquiz.deck.deck import Chapter, Deck
from talkquiz.deck.imprint import Imprint
from talkquiz.exporters import Assembled
from talkquiz.handouts.handout import Handout, Question, Section, Version
from talkquiz.items.item import (
    GAP,
    Account,
    Choice,
    Comparison,
    Event,
    Gap,
    Item,
    Label,
    Level,
    Location,
    Matching,
    Open,
    Option,
    Ordering,
    Reference,
    Stimulus,
    TrueFalse,
    Written,
)
from talkquiz.items.kinds import ItemKind
from talkquiz.items.short_ids import short_ids
from talkquiz.language.language_file import bundled_language

COURSE = "syria-peace-process"
ENGLISH = bundled_language("en")
say = ENGLISH.dates.say


def valid(shape: type[AnyShape], data: Any, context: Any = None) -> AnyShape:
    """Return `data` as `shape`, with which nothing is wrong."""
    found, wrong = read_shape(shape, data, context)
    assert found is not None, wrong
    return found


def make_reference(**changes: Any) -> Reference:
    attributes = {
        "id": "s004",
        "at": "p9.s1",
        "outlet": "Press TV",
        "date": "2016-04-28",
        "day": "28 April 2016",
    }
    return Reference(**(attributes | changes))


def make_imprint(**changes: Any) -> Imprint:
    attributes: dict[str, Any] = {
        "id": COURSE,
        "title": "The Syria peace process",
        "subtitle": "Talks, truces and texts, 2015-2017",
        "description": "Who negotiated what, when and with which result.",
        "language": ENGLISH,
        "version": "1.0",
        "updated": date(2026, 11, 21),
        "licence": "CC-BY-4.0",
        "authors": ("TalkQuiz contributors",),
    }
    return Imprint(**(attributes | changes))


def make_item(fact: str = "truce-2016-start", **changes: Any) -> Item:
    template = changes.get("template", "date-of-event")
    item_id = changes.get("id", f"{COURSE}/{fact}/when/{template}")
    attributes: dict[str, Any] = {
        "id": item_id,
        "short_id": short_ids([item_id])[item_id],
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
    return changed(Item(**attributes), **changes)


def changed(item: Item, **changes: Any) -> Item:
    """Return `item` with some attributes replaced, also those that its payload holds."""
    kind = changes.get("kind", item.kind)
    types = _PAYLOADS.values()
    own = _PAYLOADS.get(kind)
    parts = {name for other in types for name in other._fields} & changes.keys()
    fitting = (each for each in (own, *types) if each and parts <= set(each._fields))
    payload_type = next(fitting) if own or parts else None
    if payload_type is None:
        return replace(item, **({"payload": Written()} | changes))
    held = dict.fromkeys(set(payload_type._fields) - payload_type._field_defaults.keys(), ())
    held |= {n: getattr(item.payload, n) for n in payload_type._fields if hasattr(item.payload, n)}
    held |= {name: changes.pop(name) for name in parts}
    return replace(item, **({"payload": payload_type(**held)} | changes))


_PAYLOADS: dict[ItemKind, Any] = {
    **dict.fromkeys((kind for kind in ItemKind if kind.picks), Choice),
    ItemKind.CLOZE: Gap,
    ItemKind.TRUE_FALSE: TrueFalse,
    ItemKind.MATCHING: Matching,
    ItemKind.ORDERING: Ordering,
    ItemKind.LABEL: Label,
    ItemKind.COMPARE: Comparison,
    ItemKind.OPEN: Open,
    ItemKind.TASK: Open,
}


def make_cloze(
    fact: str = "resolution-2254", gap: str = "18 December 2015", **changes: Any
) -> Item:
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
        "payload": Gap(start, start + len(gap)),
        "stem": claim.replace(gap, GAP, 1),
        "key": gap,
        "as_of": "18 December 2015",
        "why": "Envoys quoted it as the ground of every later round of talks.",
    }
    return make_item(fact, **(attributes | changes))


def make_choice(fact: str = "astana-hopes", **changes: Any) -> Item:
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
            make_reference(id="s002", outlet="Xinhua", date="2017-01-06", day="6 January 2017"),
        ),
        "why": "",
    }
    return make_item(fact, **(attributes | changes))


def make_disputed(fact: str = "dead-2016", **changes: Any) -> Item:
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


def make_who_said_it(fact: str = "astana-hopes", **changes: Any) -> Item:
    attributes: dict[str, Any] = {
        "kind": ItemKind.WHO_SAID_IT,
        "template": "who-said-it",
        "stem": "Who said it? \u201cAstana is a chance to make the truce hold.\u201d",
    }
    return make_choice(fact, **(attributes | changes))


def make_according_to(fact: str = "dead-2016", **changes: Any) -> Item:
    attributes: dict[str, Any] = {
        "kind": ItemKind.ACCORDING_TO,
        "template": "according-to",
        "stem": "Who put the number of the dead at 400,000 in April 2016?",
    }
    return make_choice(fact, **(attributes | changes))


def make_multiple_response(fact: str = "support-group", **changes: Any) -> Item:
    attributes: dict[str, Any] = {
        "kind": ItemKind.MULTIPLE_RESPONSE,
        "template": "all-of-list",
        "topic": "ceasefires",
        "stem": "Which two states brokered the truce of February 2016? Choose two.",
        "key": "Russia; the United States",
        "options": (
            Option("France", correct=False, rationale="It supported the truce."),
            Option("Russia", correct=True),
            Option("Turkey", correct=False, rationale="It brokered that of December 2016."),
            Option("the United States", correct=True),
            Option("Kazakhstan", correct=False, rationale="It was host to the Astana talks."),
        ),
        "asks_for": "states",
    }
    return make_item(fact, **(attributes | changes))


def make_true_false(
    fact: str = "truce-2016-start", swapped: str = "27 March 2016", **changes: Any
) -> Item:
    """Return a statement in which `swapped` stands in the place of the right date.

    It is true with an empty `correction`.
    """
    correction = changes.get("correction", "27 February 2016")
    rationale = f"It began on {correction}." if correction else ""
    attributes: dict[str, Any] = {
        "kind": ItemKind.TRUE_FALSE,
        "template": "true-or-false",
        "stem": f"The truce that Russia and the United States brokered began on {swapped}.",
        "key": "False" if correction else "True",
        "options": (
            Option("True", correct=not correction, rationale=rationale),
            Option("False", correct=bool(correction)),
        ),
        "swapped": swapped,
        "correction": correction,
    }
    return make_item(fact, **(attributes | changes))


PEOPLE = (
    ("Staffan de Mistura", "special envoy of the United Nations"),
    ("Walid Muallem", "foreign minister of Syria"),
    ("Riad Hijab", "coordinator of the opposition's negotiators"),
    ("Sergey Lavrov", "foreign minister of Russia"),
)


def make_matching(fact: str = "roles", **changes: Any) -> Item:
    surplus = Option(
        "president of Kazakhstan", correct=False, rationale="Nursultan Nazarbayev held that office."
    )
    pairs = changes.get("pairs", PEOPLE)
    offices = [Option(right, correct=True) for _, right in pairs]
    attributes: dict[str, Any] = {
        "kind": ItemKind.MATCHING,
        "template": "person-and-office",
        "stem": "Match each person with the office held in 2016. One office is left over.",
        "key": "; ".join(" \N{EN DASH} ".join(pair) for pair in pairs),
        "pairs": pairs,
        "options": (*offices[2:], surplus, *offices[:2]),
        "claim": "",
        "as_of": "2016",
    }
    return make_item(fact, **(attributes | changes))


EVENTS = (
    ("Resolution 2254 is passed.", "18 December 2015"),
    ("The first truce across the country begins.", "27 February 2016"),
    ("Government forces retake all of eastern Aleppo.", "22 December 2016"),
    ("Talks in Astana begin.", "23 January 2017"),
)


def make_ordering(fact: str = "year-2016", **changes: Any) -> Item:
    shown = [Option(event, correct=True) for event, _ in EVENTS]
    attributes: dict[str, Any] = {
        "kind": ItemKind.ORDERING,
        "template": "in-order",
        "stem": "Put these events in order: write 1 before the earliest and 4 before the latest.",
        "key": "; ".join(event for event, _ in EVENTS),
        "options": (shown[2], shown[0], shown[3], shown[1]),
        "events": tuple(Event(*each) for each in EVENTS),
        "claim": "",
        "as_of": None,
    }
    return make_item(fact, **(attributes | changes))


def make_label(
    place: str = "Aleppo", lat: float = 36.2, lon: float = 37.16, **changes: Any
) -> Item:
    attributes: dict[str, Any] = {
        "kind": ItemKind.LABEL,
        "template": "label-map",
        "stem": "Which place is this?",
        "key": place,
        "location": Location(lat, lon),
        "claim": "",
        "as_of": None,
        "why": "",
        "asks_for": "a place",
    }
    return make_item(place.lower().replace(" ", "-"), **(attributes | changes))


def make_term(name: str = "Astana", **changes: Any) -> Item:
    attributes: dict[str, Any] = {
        "id": f"{COURSE}/{name.casefold().replace(' ', '-')}/name/glossary-name",
        "kind": ItemKind.TERM,
        "template": "glossary-name",
        "stem": f"What the letters {len(name)}{name[0]}{name[-1]} stand for",
        "key": name,
        "claim": f"{name}: what it is.",
        "as_of": None,
        "why": "",
        "asks_for": "a name",
    }
    return make_item(f"naming-{name.casefold().replace(' ', '-')}", **(attributes | changes))


def make_compare(fact: str = "dead-2016", **changes: Any) -> Item:
    attributes: dict[str, Any] = {
        "kind": ItemKind.COMPARE,
        "template": "compare-figures",
        "topic": "human-cost",
        "stem": "These reports differ on how many people the war had killed. Say how they differ, "
        "and give two reasons why both may be honest.",
        "key": "One gives 400,000 in the words of the envoy, the other 250,000 after a count of "
        "the United Nations that had ended long before. They differ in who counted and as of when.",
        "accounts": (
            Account(
                "Press TV",
                "28 April 2016",
                "About 400,000 people had been killed since the war began.",
                "Staffan de Mistura",
                "April 2016",
            ),
            Account(
                "Xinhua",
                "6 January 2017",
                "More than 250,000 people had been killed.",
                "the United Nations",
                "August 2015",
            ),
        ),
        "marks": (
            "Names both figures.",
            "Says who gave each of them.",
            "Sees that they are as of different dates.",
        ),
        "claim": "",
        "as_of": None,
    }
    return make_item(fact, **(attributes | changes))


def make_open(fact: str = "truce-2016-start", **changes: Any) -> Item:
    attributes: dict[str, Any] = {
        "kind": ItemKind.OPEN,
        "template": "sourcing",
        "topic": "ceasefires",
        "stem": "Who is the report's source for the casualties, and what would you ask that source "
        "before you trust the number?",
        "key": "The report names a monitoring group. One would ask how it counts, whom it counts "
        "and on which side of the war its observers stand.",
        "marks": ("Names the monitoring group.", "Asks how the group came to know the number."),
        "stimulus": Stimulus(
            "s004",
            "Press TV, 28 April 2016",
            (
                "A monitoring group counted sixty dead in Aleppo within one day.",
                "The envoy said that the truce was barely alive.",
            ),
        ),
        "claim": "",
        "as_of": None,
    }
    return make_item(fact, **(attributes | changes))


def make_task(fact: str = "truces-of-2016", **changes: Any) -> Item:
    """Return a task of four marks with two levels, sentence starters and an extract."""
    attributes: dict[str, Any] = {
        "id": f"{COURSE}/why-{fact}/task/task",
        "kind": ItemKind.TASK,
        "template": "task",
        "topic": "ceasefires",
        "stem": "Why did none of the truces of 2016 last?",
        "key": "Each was a bargain between powers outside the country, and named exceptions.",
        "levels": (
            Level(MarkRange(1, 1), "Names a reason."),
            Level(MarkRange(2, 4), "Explains how a reason broke a truce."),
        ),
        "marks": (),
        "starters": ("One reason was that ...", "It broke the truce, because ..."),
        "stimulus": Stimulus(
            "extract/bulletin",
            "From a morning bulletin",
            ("The regime's guns fell silent.", "Observers said the calm would not last."),
            "An invented agency",
            "invented",
        ),
        "task": f"why-{fact}",
        "claim": "",
        "as_of": None,
        "why": "",
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


def make_questions(*items: Item, points: float = 1) -> tuple[Question, ...]:
    """Return `items` as questions of a handout, numbered from 1, options in the item's order.

    Each is worth `points`, however many parts its answer has.
    """
    return tuple(
        Question(number, item, item.options, points, item.pairs)
        for number, item in enumerate(items, start=1)
    )


def make_section(*questions: Question, **changes: Any) -> Section:
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
    return make_handout(**changes)._replace(versions=versions)


def _numbered(groups: Iterable[Iterable[Item]], *, backwards: bool) -> Iterator[Section]:
    step, numbers = -1 if backwards else 1, count(1)
    for items in groups:
        questions = [
            Question(next(numbers), item, item.options[::step], 1, item.pairs)
            for item in tuple(items)[::step]
        ]
        kind = questions[0].item.kind
        yield make_section(*questions, title=kind.replace("-", " ").capitalize())


def make_assembled(*items: Item, **imprint: Any) -> Assembled:
    """Return what a build exports: a deck with one chapter of `items` and no handout.

    Without items the deck has the sample chapters of `make_deck`.
    """
    chapters = (make_chapter(*items),) if items else ()
    return Assembled(make_deck(*chapters, **imprint), ())
