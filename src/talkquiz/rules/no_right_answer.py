"""An item has no answer (TQ226)."""

from talkquiz.items.item import Item
from talkquiz.problem import Severity
from talkquiz.rules.shared.rule import WITH_OPTIONS, WRITTEN, Messages, Rule, right_options


def find(item: Item) -> Messages:
    if item.kind in WITH_OPTIONS and not right_options(item):
        yield "no option is marked as right"
    elif item.kind in WRITTEN and not item.key.strip():
        yield "the item has no answer"


RULE = Rule(
    code="TQ226",
    name="no-right-answer",
    severity=Severity.ERROR,
    explanation="No option is marked as right, or the answer is empty: nobody can get it right.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 19",
    bad="Which town is the capital of Åland? | Godby | Eckerö | Jomala",
    good="Which town is the capital of Åland? | Godby | *Mariehamn | Jomala",
    on_item=find,
)
