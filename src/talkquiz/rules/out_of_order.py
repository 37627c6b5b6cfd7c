"""Options that are dates or numbers neither rise nor fall (TQ213)."""

from talkquiz.items.item import Item
from talkquiz.rules.shared.rule import WITH_OPTIONS, Messages, Rule, texts
from talkquiz.rules.shared.words_and_values import values_of


def find(item: Item) -> Messages:
    values = [value.order for value in values_of(texts(item))]
    if values not in (sorted(values), sorted(values, reverse=True)):
        yield f"the options are not in order: {'; '.join(texts(item))}"


RULE = Rule(
    code="TQ213",
    name="out-of-order",
    explanation="The options are dates or numbers and neither rise nor fall. A student who knows "
    "the answer has to search for it, and the place of the key may tell something. Sort them.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 21; SAQUET, lost sequence",
    bad="""
        In which year was the canal between the two lakes opened? | 1871 | 1866 | *1869
    """,
    good="""
        In which year was the canal between the two lakes opened? | 1866 | *1869 | 1871
        On what date was the canal between the two bays opened?
          | 17 November 1870 | 3 May 1870 | *17 November 1869
    """,
    kinds=WITH_OPTIONS,
    on_item=find,
)
