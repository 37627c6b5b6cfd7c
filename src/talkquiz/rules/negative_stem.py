"""The stem asks in the negative, without emphasis (TQ207)."""

import re

from talkquiz.items.item import Item
from talkquiz.rules.shared.rule import QUESTIONS, Messages, Rule
from talkquiz.rules.shared.words_and_values import unquoted, word_set

_NEGATIVE = frozenset({"not", "except", "excluding"})
_EXCEPTION = r"\b(?:except|excluding|\w+n['’]t)\b"
_VERB = (
    r"\b(?:is|are|was|were|do|does|did|has|have|had|will|would|shall|should|can|could|may|might)\b"
)
_IDIOMS = (
    r"(?i)\b(?:not only|not least|not (?:un|in)\w+|whether or not|or not|if not|"
    r"not (?:yet|long|far)|why\b.*)"
)
_CLAUSE = r"\b(?:that|because|whether|if|although|while|(?<!^)(?<!of )(?:who|whose|which|where))\b"
_SENTENCE = r"(?<=[.!?])\s+(?=[A-Z“\"])"


def find(item: Item) -> Messages:
    short = "n't" in item.stem or "n’t" in item.stem
    if short or not _NEGATIVE.isdisjoint(word_set(item.stem)):
        sentences = re.split(_SENTENCE, unquoted(item.stem).strip())
        question = next((sentence for sentence in sentences if "?" in sentence), sentences[-1])
        # A subordinate clause may say that something was not so: that is not what is asked.
        start = question[:1].lower() + question[1:]
        clause = re.search(_CLAUSE, start)
        asked = re.sub(_IDIOMS, " ", start[: clause.start()] if clause else start)
        word = _negation(asked)
        if word:
            yield f"the stem asks in the negative: “{word}”"


def _negation(text: str) -> str:
    """Return the first word that denies: “except”, “isn't”, or “not” after a verb in its line."""
    for line in text.split("\n"):
        exception, verb = re.search(_EXCEPTION, line), re.search(_VERB, line)
        is_denied = verb and re.search(r"\bnot\b", line[verb.end() :])
        if verb and is_denied and not (exception and exception.start() <= verb.start()):
            return "not"
        if exception:
            return exception.group()
    return ""


RULE = Rule(
    code="TQ207",
    name="negative-stem",
    explanation="The stem asks for what is not so, or for the exception, and the small word that "
    "turns the question round is easily overlooked: good students then give a true statement and "
    "are marked wrong. Ask for what is so, or write NOT and EXCEPT in capitals. What a speaker "
    "is said to have denied, and a question why something did not happen, are no such questions.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 17; SAQUET, negatively worded",
    bad="""
        Which of these Baltic ports did not belong to the Hanseatic League?
          | Danzig | *Helsinki | Lübeck
    """,
    good="""
        Which of these Baltic ports did NOT belong to the Hanseatic League?
          | Danzig | *Helsinki | Lübeck
        Who said in 1848 that the parliament was not to meet in Berlin?
          | *Robert Blum | Jacob Grimm | Arnold Ruge
    """,
    kinds=QUESTIONS,
    on_item=find,
)
