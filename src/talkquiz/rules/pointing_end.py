"""The stem is told in a sentence, and another one only points at a part of it (TQ228)."""

import re

from talkquiz.items.item import Item
from talkquiz.language.unicode_forms import small_letters
from talkquiz.rules.shared.rule import QUESTIONS, Messages, Rule
from talkquiz.rules.shared.words_and_values import unquoted

_ENDS = r"(?<=[.!?:;…”\"])\s+"
_MARK = "?"
_ASKING = (
    r"(?:(?:and|but|so) )?(?:(?:in|on|at|by|to|of|for|from|with|into|about|over|under|as|before|"
    r"after|through|until|since) )?(?:which|what|who|whom|whose|when|where|why|how)"
)
_POINTED = (
    r"(?:it|this|that|they|them|he|she|there|these|those|the others?(?: ones?)?|"
    r"(?:its|his|her|their) names?|"
    r"(?:this|that|these|those) \w+)"
)
_VERB = r"(?:was|were|is|are|did|does|do|had|has|have|would|will|could|can)"
_ENDING = (
    r"(?: (?:be|been|do|done|happen|called|named|use|say|mean|call|name|go|come|in|at|on|by|from|"
    r"to|for|of|with|about|it|this|that|them))*"
)
_POINTING = re.compile(
    rf"{_ASKING}(?: (?!{_VERB}\b)[\w'’-]+){{0,3}}(?: {_VERB}(?: {_POINTED})?{_ENDING})?\?"
)
"""“Which body was it?”, “In which one?”, “What were these called?”, “Which two?”"""


def find(item: Item) -> Messages:
    if _MARK not in item.stem:
        return
    *before, last = re.split(_ENDS, unquoted(item.stem).strip())
    if before and _POINTING.fullmatch(small_letters(last)):
        yield f"the stem tells first and then only points: “{last}”"


RULE = Rule(
    code="TQ228",
    name="pointing-end",
    explanation="The stem is a statement with something left in the dark (“a certain town”), and "
    "after it stands a question that only points there (“Which one was it?”). Nobody knows what "
    "to look for until the end, and then the statement is read again. Make one question of both.",
    source="Haladyna, Downing & Rodriguez 2002, guidelines 15 and 16",
    bad="""
        In 1368 the fleet of the league sacked a royal castle in Denmark. Which one was it?
          -> Copenhagen
        In 1370 a peace was signed in a town on the Baltic. In which one? -> Stralsund
        The league had four offices abroad. One lay in London. What was it called? -> The Steelyard
        A king gave the league its rights in the Sound: who was it? -> Valdemar IV
    """,
    good="""
        Which royal castle in Denmark did the fleet of the league sack in 1368? -> Copenhagen
        In 1370 the league made peace with Denmark. Which four castles did it get to hold?
          -> Those on the Sound
        What is a cog? -> A ship with one mast
    """,
    kinds=QUESTIONS,
    on_item=find,
)
