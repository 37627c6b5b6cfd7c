"""What a question says before it asks: "By one report, what did ...?", "They met. Why ...?"."""

import re
from collections.abc import Collection
from itertools import pairwise

# A sentence ends before a space and a letter that is not small. A full stop ends none after a short
# word with a capital, which may be an abbreviation ("Gen. Haftar"), nor after one or two letters or
# digits ("27. Februar"), unless what follows opens a question: a sentence that is not split off is
# only set like the question.
_SENTENCE_END = re.compile(
    r"(?:[?!؟？！]|(?:[^\W\d_A-Z]{3}|\w{5}|\d{3}|[)\]\"'”’»])[.…])[\"'”’»]*(?=\s+[^\sa-z])"
)
_STOP = re.compile(r"[a-z][.…][\"'”’»]*(?=\s)")
_ASKS = re.compile(r"[?؟？][\"'”’»]*$")
_CLAUSE_END = re.compile(r"[,:،：]\s")
_WORD = re.compile(r"\w+")


def split_occasion(
    stem: str, question_words: Collection[str], tellers: Collection[str]
) -> tuple[str, str]:
    """Return what only sets the occasion of a question, or nothing, and the question itself.

    The sentences before the first that asks are the occasion, and in that one what stands before
    its first comma or colon, if it opens with one of the `tellers` ("according to"), and one of
    `question_words` opens what follows, alone or after one more word ("in which"). What asks
    nothing is all question: each part of an order counts.
    """
    stops = (found.end() for found in _STOP.finditer(stem))
    before = {end for end in stops if _opens_question(stem[end:], question_words)}
    before |= {found.end() for found in _SENTENCE_END.finditer(stem)}
    ends = [0, *sorted(before), len(stem)]
    asked = next((at for at, end in pairwise(ends) if _ASKS.search(stem[at:end])), None)
    if asked is None:
        return "", stem
    clause_end = _CLAUSE_END.search(stem, asked)
    is_told = stem[asked:].lstrip().casefold().startswith(tuple(tellers))
    if is_told and clause_end and _opens_question(stem[clause_end.end() :], question_words):
        asked = clause_end.end()
    return stem[:asked].strip(), stem[asked:].strip()


def _opens_question(text: str, question_words: Collection[str]) -> bool:
    words = _WORD.findall(text[:80].casefold())
    return any(word in question_words for word in words[:2])
