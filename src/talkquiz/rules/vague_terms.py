"""An option holds a word of degree that means something else to everyone (TQ209)."""

from talkquiz.items.item import Item
from talkquiz.rules.shared.rule import WITH_OPTIONS, Messages, Rule, texts
from talkquiz.rules.shared.words_and_values import listed, speaks_of_others

_TERMS = (
    *"often sometimes usually generally frequently occasionally rarely seldom possibly probably "
    "maybe perhaps typically normally commonly mostly regularly might many several some".split(),
    "a few",
    "a lot",
    "quite a",
    "and so on",
    "etc",
)
_COUNTED = (
    r"(?i)\b(?:some \d[\d,.]*|(?:some|many|several|a few) (?:hundred|thousand|million|billion)s?|"
    r"how many|(?:as|so|too) many)\b"
)


def find(item: Item) -> Messages:
    for text in texts(item):
        term = listed(text, _TERMS, _COUNTED)
        if term and not speaks_of_others(text):
            yield f"the option “{text}” is vague: “{term}”"


RULE = Rule(
    code="TQ209",
    name="vague-terms",
    explanation="An option says “often”, “sometimes”, “usually”, “many” or the like. Nobody knows "
    "how often “often” is, so the option can be neither right nor wrong; and since it is hard to "
    "prove wrong, students take it for the key. Say how often, or how many.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 8; SAQUET, vague terms",
    bad="""
        How did the ferry across the sound run in the winter of 1929?
          | *Two times a day | It sometimes ran at night | On market days
    """,
    good="""
        How did the ferry across the sound run in the winter of 1929?
          | *Two times a day | Once in a fortnight | On market days
    """,
    kinds=WITH_OPTIONS,
    on_item=find,
)
