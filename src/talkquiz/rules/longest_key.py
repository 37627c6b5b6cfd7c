"""The key is much longer than every other option (TQ201)."""

from talkquiz.items.item import Item
from talkquiz.rules.shared.rule import PICK_ONE, Messages, Rule, distractors, picks_one
from talkquiz.rules.shared.words_and_values import speaks_of_others

_FEWEST_WORDS = 4
_SHARE = 0.75


def find(item: Item) -> Messages:
    told = len(item.key.split()) >= _FEWEST_WORDS and not speaks_of_others(item.key)
    if not picks_one(item) or not told:
        return
    longest = max(map(len, distractors(item)))
    if longest < _SHARE * len(item.key):
        yield f"the key has {len(item.key)} characters, the longest distractor {longest}"


RULE = Rule(
    code="TQ201",
    name="longest-key",
    explanation="A key of four words or more is a third longer than the longest distractor. Who "
    "writes a key takes care to make it wholly right, and that makes it long: students know, and "
    "pick the longest option. Shorten the key, or say as much in the distractors.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 24; SAQUET, longest option correct",
    bad="""
        Why did the harbour town build a second pier?
          | To please the mayor | *To give the fishing fleet a berth in winter storms
          | To use up old timber
    """,
    good="""
        Why did the harbour town build a second pier?
          | To give the mayor a stage on feast days | *To give the fleet a berth in storms
          | To use up the timber of the old mill
    """,
    kinds=PICK_ONE,
    on_item=find,
)
