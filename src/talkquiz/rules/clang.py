"""A word of the stem is repeated in the key, and in no other option (TQ210)."""

from talkquiz.items.item import Item
from talkquiz.language.english import content_words
from talkquiz.rules.shared.rule import PICK_ONE, Messages, Rule, distractors, picks_one

_SHORTEST = 4
_COMMON = content_words(
    "united three four five seven eight nine twelve hundred thousand million first second third"
)
"""Numbers, and words with which the names of unrelated bodies begin."""


def find(item: Item) -> Messages:
    if not picks_one(item):
        return
    stem = content_words(item.stem)
    echoes = [stem & content_words(text) for text in distractors(item)]
    key = stem & content_words(item.key)
    told = {
        word
        for word in key.difference(*echoes) - _COMMON
        if len(word) >= _SHORTEST and word.isalpha()
    }
    if told and key != content_words(item.key) and len(key) > max(map(len, echoes)):
        shown = next(word for word in item.key.split() if content_words(word) & told)
        yield f"“{shown}” stands in the stem and in the key, and in no distractor"


RULE = Rule(
    code="TQ210",
    name="clang",
    explanation="A word of the stem, or another form of it, comes back in the key and in no "
    "distractor. It sounds right, so it is picked without knowing. Use another word in the stem "
    "or in the key, or let a distractor echo the stem as well.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 28b; SAQUET, word repeats",
    bad="""
        What did the islanders who fished demand from the crown?
          | A lower tax on salt | *A fishing ground of their own | A stone church in town
    """,
    good="""
        What did the islanders who fished demand from the crown?
          | A lower tax on fish | *A fishing ground of their own | A stone church in town
    """,
    kinds=PICK_ONE,
    on_item=find,
)
