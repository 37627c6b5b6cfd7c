"""Items of each kind that has cards, for the tests in which Anki or a browser judges them."""

from typing import Any

from factories import (
    make_according_to,
    make_choice,
    make_cloze,
    make_compare,
    make_disputed,
    make_item,
    make_label,
    make_matching,
    make_multiple_response,
    make_open,
    make_ordering,
    make_reference,
    make_true_false,
    make_who_said_it,
)
from talkquiz.items.item import Account, Beside, Event, Item, Moment, Option, Stimulus

STRIP = (
    Moment("18 December 2015", "the vote on Resolution 2254"),
    Moment("27 February 2016", "the start of the truce", here=True),
    Moment("18 April 2016", "the pause of the talks in Geneva"),
)
"""An event among its neighbours."""
TAUGHT = {
    "My notes": "Ask <b>Mr Brook</b> for the list.<ul><li>See Jordan.</li></ul>",
    "Next": "The truce broke down in summer, and the siege of eastern Aleppo began.",
    "Corrected": "Corrected in 1.2: the card said 26 February; the truce began on the 27th.",
    "AboutSources": '<dl class="about"><div><dt>Press TV</dt>'
    "<dd>A state broadcaster of Iran, an ally of the Syrian government.</dd></div></dl>",
    "Names": '<dl class="about"><div><dt>High Negotiations Committee</dt>'
    "<dd>The body that spoke for much of the opposition in Geneva.</dd></div></dl>",
    "Hint": "It begins with “2”.",
    "Mistake": "mailto:deck@example.org?subject=Mistake",
}
"""What a card holds beside question and answer, by field."""
WITHDRAWN = {
    "Withdrawn": "Withdrawn in 1.2: the report was corrected. The truce began on 26 February."
}
SAID = "The Astana meeting is a chance to make the truce hold."


def one_of_each_kind() -> list[Item]:
    return [
        make_item(beside=Beside(timeline=STRIP)),
        make_disputed(),
        make_cloze(beside=Beside(timeline=STRIP)),
        make_choice(),
        make_multiple_response(),
        make_true_false(),
        make_who_said_it(said=SAID),
        make_according_to(),
        make_label(),
        make_ordering(asks_for=""),
        make_matching(),
        make_compare(),
        make_open(),
    ]


def hostile_items(number: int, text: str) -> list[Item]:
    """Return an item of each note type with `text` in every field, as numbered facts."""
    shared: dict[str, Any] = {
        **dict.fromkeys(("key", "asks_for", "as_of", "caution", "why", "per"), text),
        "accept": (text,),
        "sources": (make_reference(outlet=f"A {text}"),),
        "beside": Beside(
            timeline=(Moment(text, text), Moment(text, text, here=True)),
            came_next=text,
            outlets=((text, text),),
            names=((text, text),),
            hint=text,
            corrected=text,
        ),
        "claim": f"Before {text} between {text} after.",
    }
    fact, asked = f"fact-{number}", {**shared, "stem": text}
    options = Option(text, correct=True), Option("No", correct=False, rationale=text)
    account, events = Account(*[text] * 5), (Event(text, text), Event("No", text))
    return [
        make_item(fact, **asked),
        make_compare(fact, **asked, accounts=(account,), marks=(text,)),
        make_matching(fact, **asked, pairs=((text, text),), options=options),
        make_open(fact, **asked, stimulus=Stimulus("s", text, (text,)), marks=(text,)),
        make_cloze(fact, **shared, gap=text),
        make_choice(fact, **asked, options=options),
        make_who_said_it(fact, **asked, options=options, said=text),
        make_label(fact, **asked),
        make_ordering(fact, **asked, options=options, events=events),
    ]
