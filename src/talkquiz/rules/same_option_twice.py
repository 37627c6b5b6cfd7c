"""Two options say the same (TQ203)."""

from talkquiz.items.item import Item
from talkquiz.problem import Severity
from talkquiz.rules.shared.rule import WITH_OPTIONS, Messages, Rule
from talkquiz.rules.shared.words_and_values import meant


def find(item: Item) -> Messages:
    seen: dict[object, str] = {}
    for option in item.options:
        meaning = (option.correct, meant(option.text))
        earlier = seen.setdefault(meaning, option.text)
        if earlier is not option.text:
            yield f"the options “{earlier}” and “{option.text}” say the same"


RULE = Rule(
    code="TQ203",
    name="same-option-twice",
    severity=Severity.ERROR,
    explanation="Two options are the same but for capitals, spaces, an article or the way a date "
    "or a number is written. Both are right or both are wrong, so neither can be the key: a "
    "student can rule them out. Replace one of them.",
    source="Haladyna, Downing & Rodriguez 2002, guidelines 19 and 22",
    bad="""
        Which river flows through the middle of Vienna?
          | The Rhine | *The Danube | the  Rhine | The Oder
    """,
    good="""
        Which river flows through the middle of Vienna?
          | The Rhine | *The Danube | The Rhône | The Oder
    """,
    kinds=WITH_OPTIONS,
    on_item=find,
)
