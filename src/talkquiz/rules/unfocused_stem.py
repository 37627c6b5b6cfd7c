"""The stem asks nothing that could be answered without the options (TQ217)."""

import re

from talkquiz.items.item import Item
from talkquiz.rules.shared.rule import QUESTIONS, Messages, Rule
from talkquiz.rules.shared.words_and_values import is_blank, says_something

_FEWEST_WORDS = 5
_INSTRUCTIONS = frozenset(
    "name give state list choose select complete explain describe identify find mark say write put "
    "match define tell pick fill circle tick underline calculate translate date locate compare "
    "outline finish label order arrange indicate determine".split()
)


def find(item: Item) -> Messages:
    stem = item.stem.strip()
    words = stem.split()
    asks = bool(re.search(r"[?？؟]", stem))
    names_something = any(word[0].isupper() or word[0].isdigit() for word in words[1:])
    openings = (re.match(r"\W*(\w+)", part) for part in re.split(r"[.:!;,]\s", stem))
    instructs = any(found and found[1].casefold() in _INSTRUCTIONS for found in openings)
    if not (asks or is_blank(stem) or stem.endswith(":") or instructs):
        yield "the stem is no question: it has neither a question mark nor a gap"
    elif not says_something(stem):
        yield "the stem does not say what it is about"
    elif len(words) < _FEWEST_WORDS and not asks and not names_something:
        yield f"the stem has {len(words)} words"


RULE = Rule(
    code="TQ217",
    name="unfocused-stem",
    explanation="The stem is no question, gap or instruction, or it does not say what it is about "
    "(“Which of the following is true?”). Each option is then a question of its own. Put the "
    "matter into the stem: a student who knows it should be able to answer before reading on.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 15; SAQUET, unfocused stem",
    bad="""
        Which of the following statements is true?
          | Oslo lies west of Bergen | *Bergen lies west of Oslo | Oslo lies north of Narvik
        The river that flows through Cracow -> The Vistula
    """,
    good="""
        What is a fjord? | *A drowned valley | A coastal lake | A salt meadow
        Name the river that flows through Cracow. -> The Vistula
        Who wrote Faust? -> Goethe
    """,
    kinds=QUESTIONS,
    on_item=find,
)
