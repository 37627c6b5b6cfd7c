"""The question, or the sentence with the gap, is long (TQ227)."""

from talkquiz.items.item import GAP, Item
from talkquiz.rules.shared.rule import ASKED, Messages, Rule
from talkquiz.rules.shared.words_and_values import is_blank

_MOST_WORDS = 25
_MOST_WORDS_WITH_A_GAP = 30


def find(item: Item) -> Messages:
    if GAP in item.stem or (is_blank(item.stem) and not item.claim):
        # "Who says so?" may stand before the claim: the claim itself is what is read.
        own = len(item.claim.split())
        words = own or len(item.stem.split()) - 1 + len(item.key.split())
        if words > _MOST_WORDS_WITH_A_GAP:
            yield f"the sentence has {words} words: {_MOST_WORDS_WITH_A_GAP} at most"
        return
    question, mark, _ = item.stem.rpartition("?")  # "Choose two." may follow it
    words = len((question if mark else item.stem).split())
    if words > _MOST_WORDS:
        yield f"the question has {words} words: {_MOST_WORDS} at most"


RULE = Rule(
    code="TQ227",
    name="long-stem",
    explanation="A question has more than 25 words, or a sentence with a gap more than 30. Who "
    "studies reads it again and again, and who sits a test reads it under the clock: reading is "
    "then tested beside the matter. Most often the subject is too long: give it a short name, and "
    "leave where it is from to the back of the card.",
    source="Haladyna, Downing & Rodriguez 2002, guidelines 13 and 16; Wozniak, Twenty rules of "
    "formulating knowledge, rule 12",
    bad="Which of the towns of the league on the coast of the Baltic, as is told by a chronicle of "
    "the sixteenth century, was the first that had leave from the emperor to strike gold coins? "
    "-> Lübeck",
    good="""
        Which town of the league on the Baltic was the first to strike gold coins? -> Lübeck
    """,
    kinds=ASKED,
    on_item=find,
)
