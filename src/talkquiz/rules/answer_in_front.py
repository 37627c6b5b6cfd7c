"""The stem holds the answer (TQ218)."""

import re
from collections.abc import Iterator

from talkquiz.items.item import Item
from talkquiz.language.words import content_words, tokens
from talkquiz.problem import Severity
from talkquiz.rules.shared.examples import choice, cloze, short_answer
from talkquiz.rules.shared.items import distractors
from talkquiz.rules.shared.rule import Rule
from talkquiz.rules.shared.words import same

_ASKING = content_words("who whom whose when where why how")


def find(item: Item) -> Iterator[str]:
    if not (item.kind.is_recalled or item.kind.picks_one):
        return
    stem = content_words(item.stem)
    wrong = (content_words(text) for text in distractors(item))
    if any(words and words <= stem for words in wrong) or _is_either_or(item):
        return
    told = next((text for text in (item.key, *item.accept) if _holds(stem, text)), None)
    if told:
        yield f"the stem holds the answer “{told}”"


def _holds(words: frozenset[str], answer: str) -> bool:
    """Tell whether the words of the stem hold all of the answer's.

    A bare figure may stand there for something else, and so may the words of "who said so".
    """
    wanted = content_words(answer)
    return bool(wanted) and wanted.isdisjoint(_ASKING) and not answer.isdigit() and wanted <= words


def _is_either_or(item: Item) -> bool:
    """Tell whether the stem names the answers to choose from: "in Oslo or in Bergen"."""
    if " or " not in item.stem:
        return False
    key = re.escape(" ".join(tokens(same(item.key))))
    small = r"(?:(?:in|on|at|by|to|from|the|an?|before|after) )*"
    line = " ".join(tokens(item.stem))
    return bool(re.search(rf"\b{key} or\b|\bor {small}{key}\b", line))


RULE = Rule(
    code="TQ218",
    name="answer-in-front",
    severity=Severity.ERROR,
    explanation="The answer, or every word of it that carries meaning, stands in the question. "
    "The item is then a test of reading. Take the words out of the stem, or ask another question.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 28b; Matuschak, How to "
    "write good prompts",
    bad=(
        short_answer(
            "Which gate of the old city was named after the salt that came in by the Salt Gate?",
            "The Salt Gate",
        ),
        cloze("The Amber Road brought amber along the _____ to Carnuntum.", "Amber Road"),
    ),
    good=(
        choice("Which is longest: Oder, Elbe or Weser?", "The Oder", "*The Elbe", "The Weser"),
        cloze("The route that brought amber to Carnuntum is called the _____.", "Amber Road"),
        short_answer("Did more ships call in 1905 at Oslo or at Bergen?", "Bergen"),
    ),
    on_item=find,
)
