"""The stem holds the answer (TQ218)."""

import re

from talkquiz.items.item import Item
from talkquiz.language.english import content_words, tokens
from talkquiz.problem import Severity
from talkquiz.rules.shared.rule import Messages, Rule, distractors
from talkquiz.rules.shared.words_and_values import same

_ASKING = content_words("who whom whose when where why how")
_LONGEST_CHOICE = 200
"""Characters of an answer that a stem may name beside another."""


def find(item: Item) -> Messages:
    if not (item.kind.is_recalled or item.kind.picks_one):
        return
    stem = content_words(item.stem)
    wrong = (content_words(text) for text in distractors(item))
    # A stem that names a distractor as well names the answers to choose from.
    if any(words and words <= stem for words in wrong):
        return
    # So does "in Oslo or in Bergen".
    if " or " in item.stem and len(item.key) <= _LONGEST_CHOICE:
        key, line = re.escape(" ".join(tokens(same(item.key)))), " ".join(tokens(item.stem))
        small = r"(?:(?:in|on|at|by|to|from|the|an?|before|after) )*"
        if re.search(rf"\b{key} or\b|\bor {small}{key}\b", line):
            return
    for answer in (item.key, *item.accept):
        words = content_words(answer)
        # A bare figure may count something else in the stem; "who" in an answer is no echo.
        can_echo = words and words.isdisjoint(_ASKING) and not answer.isdigit()
        if can_echo and words <= stem:
            yield f"the stem holds the answer “{answer}”"
            return


RULE = Rule(
    code="TQ218",
    name="answer-in-front",
    severity=Severity.ERROR,
    explanation="The answer, or every word of it that carries meaning, stands in the question. "
    "The item is then a test of reading. Take the words out of the stem, or ask another question.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 28b; Matuschak, How to "
    "write good prompts",
    bad="""
        Which gate of the old city was named after the salt that came in by the Salt Gate?
          -> The Salt Gate
        The Amber Road brought amber along the _____ to Carnuntum. -> Amber Road
    """,
    good="""
        Which is longest: Oder, Elbe or Weser? | The Oder | *The Elbe | The Weser
        The route that brought amber to Carnuntum is called the _____. -> Amber Road
        Did more ships call in 1905 at Oslo or at Bergen? -> Bergen
    """,
    on_item=find,
)
