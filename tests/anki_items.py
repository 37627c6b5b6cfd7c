"""Items of the kinds that have an Anki note type of their own, and of those that share one."""

from typing import Any

from factories import (
    make_choice,
    make_cloze,
    make_disputed,
    make_item,
    make_multiple_response,
    make_reference,
)
from talkquiz.items.item import Account, Event, Item, Location, Moment, Option, Stimulus
from talkquiz.items.kinds import ItemKind

STRIP = (
    Moment("18 December 2015", "the vote on Resolution 2254"),
    Moment("27 February 2016", "the start of the truce", here=True),
    Moment("18 April 2016", "the pause of the talks in Geneva"),
)
"""An event among its neighbours."""


def make_who_said_it(fact: str = "astana-chance", **changes: Any) -> Item:
    attributes: dict[str, Any] = {
        "kind": ItemKind.WHO_SAID_IT,
        "stem": "Who said that the Astana meeting was a chance to make the truce hold?",
        "said": "The Astana meeting is a chance to make the truce hold.",
    }
    return make_choice(fact, **(attributes | changes))


def make_true_false(fact: str = "truce-who", **changes: Any) -> Item:
    attributes: dict[str, Any] = {
        "kind": ItemKind.TRUE_FALSE,
        "stem": "True or false: the truce of February 2016 was brokered by Iran.",
        "key": "False",
        "options": (
            Option("True", correct=False, rationale="Russia and the United States brokered it."),
            Option("False", correct=True),
        ),
        "swapped": "Iran",
        "correction": "Russia and the United States",
        "asks_for": "",
    }
    return make_choice(fact, **(attributes | changes))


def make_label(fact: str = "place-astana", **changes: Any) -> Item:
    attributes: dict[str, Any] = {
        "kind": ItemKind.LABEL,
        "stem": "Which city is marked on the map?",
        "key": "Astana",
        "location": Location(51.17, 71.43),
        "claim": "Astana is the capital of Kazakhstan.",
        "asks_for": "a city",
        "as_of": None,
    }
    return make_item(fact, **(attributes | changes))


def make_ordering(fact: str = "order-of-events", **changes: Any) -> Item:
    attributes: dict[str, Any] = {
        "kind": ItemKind.ORDERING,
        "stem": "Put these events in order, the earliest first.",
        "key": "The vote; the truce; the pause",
        "options": (
            Option("The truce", correct=True),
            Option("The vote", correct=True),
            Option("The pause", correct=True),
        ),
        "events": (
            Event("The vote", "18 December 2015"),
            Event("The truce", "27 February 2016"),
            Event("The pause", "18 April 2016"),
        ),
        "claim": "The vote came first, then the truce, then the pause.",
        "asks_for": "",
    }
    return make_item(fact, **(attributes | changes))


def make_matching(fact: str = "texts", **changes: Any) -> Item:
    attributes: dict[str, Any] = {
        "kind": ItemKind.MATCHING,
        "stem": "Match each text with its date.",
        "key": "Resolution 2254: 2015; Resolution 2268: 2016",
        "pairs": (("Resolution 2254", "2015"), ("Resolution 2268", "2016")),
        "options": (
            Option("2016", correct=True),
            Option("2015", correct=True),
            Option("2012", correct=False),
        ),
        "asks_for": "",
    }
    return make_item(fact, **(attributes | changes))


def make_compare(fact: str = "dead-accounts", **changes: Any) -> Item:
    attributes: dict[str, Any] = {
        "kind": ItemKind.COMPARE,
        "stem": "On what do the two reports differ?",
        "key": "The number of the dead",
        "accounts": (
            Account("Xinhua", "6 January 2017", "More than 310,000 had died.", "", ""),
            Account("Press TV", "28 April 2016", "About 400,000 had died.", "the envoy", "2016"),
        ),
        "marks": ("Names both figures.", "Names who gave each of them."),
    }
    return make_item(fact, **(attributes | changes))


def make_open(fact: str = "source-work", **changes: Any) -> Item:
    attributes: dict[str, Any] = {
        "kind": ItemKind.OPEN,
        "stem": "Which words show that this was a hope?",
        "key": "“Chance” and “could”",
        "stimulus": Stimulus("astana", "Xinhua, 6 January 2017", ("A chance.", "It could hold.")),
        "marks": ("Finds “chance”.", "Finds “could”."),
    }
    return make_item(fact, **(attributes | changes))


def one_of_each_kind() -> list[Item]:
    return [
        make_item(timeline=STRIP),
        make_disputed(),
        make_cloze(timeline=STRIP),
        make_choice(),
        make_multiple_response(),
        make_true_false(),
        make_who_said_it(),
        make_who_said_it("per-whom", kind=ItemKind.ACCORDING_TO, said=""),
        make_label(),
        make_ordering(),
        make_matching(),
        make_compare(),
        make_open(),
    ]


def hostile_items(number: int, text: str) -> list[Item]:
    """Return an item of each note type with `text` in every field, as numbered facts."""
    everywhere: dict[str, Any] = {
        **dict.fromkeys(("key", "asks_for", "as_of", "caution", "why", "per"), text),
        "accept": (text,),
        "sources": (make_reference(outlet=f"A {text}"),),
        "timeline": (Moment(text, text), Moment(text, text, here=True)),
        "claim": f"Before {text} between {text} after.",
    }
    fact = f"fact-{number}"
    asked = {**everywhere, "stem": text}
    chosen = {
        **asked,
        "options": (Option(text, correct=True), Option("No", correct=False, rationale=text)),
    }
    account = Account(text, text, text, text, text)
    events = Event(text, text), Event("No", text)
    return [
        make_item(fact, **asked),
        make_compare(fact, **asked, accounts=(account,), marks=(text,), template="compare"),
        make_matching(
            fact, **asked, pairs=((text, text),), options=chosen["options"], template="match"
        ),
        make_open(
            fact, **asked, stimulus=Stimulus("s", text, (text,)), marks=(text,), template="open"
        ),
        make_cloze(fact, **everywhere, gap=text),
        make_choice(fact, **chosen),
        make_who_said_it(fact, **{**chosen, "said": text, "template": "said"}),
        make_label(fact, **{**asked, "template": "label", "location": Location(1.0, 2.0)}),
        make_ordering(fact, **{**chosen, "template": "order", "events": events}),
    ]
