"""An option speaks of other options (TQ206)."""

import re

from talkquiz.items.item import Item
from talkquiz.problem import Severity
from talkquiz.rules.shared.rule import WITH_OPTIONS, Messages, Rule, texts
from talkquiz.rules.shared.words_and_values import joins_letters, same, speaks_of_others

_LISTED = r"(?<!\w)\(?(?:[A-Da-d]|[1-4]|I{1,3}|IV)[.)]\s"


def find(item: Item) -> Messages:
    options = texts(item)
    all_join = all(" and " in option or " or " in option for option in options)
    wholes = set(map(same, options))
    for text in options:
        speaks = speaks_of_others(text)
        if not speaks and any(joint in text for joint in (" and ", " or ", " nor ", " & ")):
            if joins_letters(text):
                # If every option joins two letters, as vitamins do, "A and B" does not mean other
                # options, unless the stem lists choices under such letters.
                speaks = not all_join or bool(re.search(_LISTED, item.stem))
            else:
                # "Both Oslo and Bergen" joins two of the others.
                parts = re.split(r",? and |, | nor ", re.sub(r"^(?:both|neither) ", "", same(text)))
                speaks = len(parts) > 1 and all(same(part) in wholes for part in parts)
        if speaks:
            yield f"the option “{text}” speaks of other options"


RULE = Rule(
    code="TQ206",
    name="all-of-the-above",
    severity=Severity.ERROR,
    explanation="An option says “all of the above”, “none of these”, “both”, “A and B”, or joins "
    "two of the others. Knowing two options is then enough to answer, the order of options cannot "
    "be changed, and “none of the above” never shows what a student knows. Write an option that "
    "stands for itself, or make the item one in which several options are right.",
    source="Haladyna, Downing & Rodriguez 2002, guidelines 9, 25 and 26; SAQUET, all of the above, "
    "none of the above, complex or K-type",
    bad="""
        Which metal is found in the ores of the Rio Tinto mines?
          | Copper | Silver | *All of the above
        Which towns signed the shipping pact of the eastern gulf? | Turku | *A and B | Oslo
    """,
    good="""
        Which answer did the envoys bring home from the first talks?
          | *A promise that the towns would disarm | Both kings wanted a longer truce at sea
          | Two of the islands had to be left
        Which vitamins does the body store in fat? | *A and E | B1 and B2 | B6 and C
    """,
    kinds=WITH_OPTIONS,
    on_item=find,
)
