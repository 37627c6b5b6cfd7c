"""Some options, but not all, hold words that allow no exception (TQ208)."""

from talkquiz.items.item import Item
from talkquiz.rules.shared.rule import WITH_OPTIONS, Messages, Rule, texts
from talkquiz.rules.shared.words_and_values import listed, speaks_of_others

_TERMS = tuple(
    "always never all none every everyone everybody everything everywhere nobody nothing nowhere "
    "only must entirely completely totally absolutely exclusively invariably impossible".split()
)
_IDIOMS = (
    r"(?i)\b(?:above all|after all|at all|first of all|in all|all (?:in all|over|but|\d+|"
    r"two|three|four|five|six|seven|eight|nine|ten|twelve)|not only|an only|all too)\b"
)


def find(item: Item) -> Messages:
    options = [text for text in texts(item) if not speaks_of_others(text)]
    terms = [listed(text, _TERMS, _IDIOMS) for text in options]
    if not all(terms):
        for text, term in zip(options, terms, strict=True):
            if term:
                yield f"the option “{text}” leaves no exception: “{term}”"


RULE = Rule(
    code="TQ208",
    name="absolute-terms",
    explanation="An option says “always”, “never”, “all”, “only”, “must” or the like, and the "
    "others do not. Hardly anything is so without exception, so students rule such options out. "
    "Say how far it holds, or word all options so. Quoted words and names are left alone.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 28a; SAQUET, absolute terms",
    bad="""
        What did the charter of 1255 say of the salt trade?
          | Foreign ships were never let in | *The town took a tenth of the salt
          | The bishop set the price of salt
    """,
    good="""
        What did the charter of 1255 say of the salt trade?
          | Small ships with salt paid no toll | *The town took a tenth of the salt
          | The All Saints fair set its price
    """,
    kinds=WITH_OPTIONS,
    on_item=find,
)
