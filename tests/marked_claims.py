"""Questions made from a claim that a test writes, `[Ada Brook]{x} [lit]{did} the lamp`."""

import re

import pytest

from talkquiz.course.claim_slots import parse_claim
from talkquiz.language.clauses import Marked, UnaskableError, Verb
from talkquiz.language.first_words import begins_small
from talkquiz.language.questions import Count, Date, QuestionWords, Reason, Wanted, ask

WHO = QuestionWords("who", whom="whom")
WHAT = QuestionWords("what", stays=True)
WHERE = QuestionWords("where", dropped=("in", "at", "on", "to", "into", "onto", ""))
WHY = Reason()
NAME = QuestionWords("what", called=True)
WHEN = Date("")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


def which(noun: str) -> QuestionWords:
    return QuestionWords(f"which {noun}", noun=True)


def which_place(noun: str) -> QuestionWords:
    return QuestionWords(f"which {noun}", noun=True, dropped=("",))


def which_several(nouns: str) -> QuestionWords:
    return QuestionWords(f"which {nouns}", noun=True, plural=True)


def asked(markup: str, wanted: Wanted | type[Count] | type[Date]) -> str:
    """Return the question for the slot `x` of a claim; the other slots are names or dates.

    `Count` and `Date` stand for those of the slot's words.
    """
    parsed = parse_claim(markup)
    slot = next(each for each in parsed.slots if each.name == "x")
    if wanted is Count:
        wanted = Count(slot.words)
    elif wanted is Date:
        wanted = date_of(slot.words)
    assert not isinstance(wanted, type)
    verbs = [Verb(each.start, each.end, each.value) for each in parsed.verbs]
    asides = [(each.start, each.end) for each in parsed.asides]
    wholes = [(each.start, each.end) for each in parsed.slots if each.name != "x"]
    claim = Marked(parsed.text, verbs, asides, wholes)
    return ask(claim, (slot.start, slot.end), wanted, begins_small)


def date_of(words: str) -> Date:
    """Return what asks for a date as exactly as its words tell it."""
    year = re.findall(r"\d{3,4}", words)[0]
    if re.search(rf"\d (?:{MONTHS})", words):
        return Date("what date", "what date", year)
    if re.search(MONTHS, words):
        return Date("which month and year", "which month", year)
    return Date("which year")


def refusal(markup: str, wanted: Wanted | type[Count] | type[Date]) -> str:
    """Return why a slot is not asked; the cure is told as well."""
    with pytest.raises(UnaskableError) as caught:
        asked(markup, wanted)
    assert caught.value.hint
    return str(caught.value)
