"""A choice leaves too little to choose from (TQ225)."""

from talkquiz.items.item import Item
from talkquiz.rules.shared.rule import WITH_OPTIONS, Messages, Rule

_FEWEST = 3


def find(item: Item) -> Messages:
    if len(item.options) < _FEWEST:
        count = len(item.options)
        yield f"there {'is' if count == 1 else 'are'} {count} option{'' if count == 1 else 's'}"


RULE = Rule(
    code="TQ225",
    name="too-few-options",
    explanation="A choice has fewer than three options, so that half of all guesses are right. "
    "Three plausible options are enough, and better than four with a filler. If there is no third, "
    "ask for a short answer, or make a true-false statement.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 18; Rodriguez 2005 (three options)",
    bad="Which people built the stone ships of Gotland? | The Balts | *The Norse",
    good="""
        Which people built the stone ships of Gotland? | The Balts | *The Norse | The Sami
    """,
    kinds=WITH_OPTIONS,
    on_item=find,
)
