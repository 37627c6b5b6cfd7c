"""Over a bank, one set of options stands more than twice (TQ234)."""

from collections import defaultdict

from talkquiz.items.item import Item, Use
from talkquiz.items.repeated_options import MOST_OF_A_SET, offer_of
from talkquiz.rules.shared.rule import WITH_OPTIONS, BankMessages, ItemBank, Rule, listed_ids, texts


def find(bank: ItemBank) -> BankMessages:
    """Look at the items that a deck takes: no sheet holds two with the same options."""
    found: dict[frozenset[str], list[Item]] = defaultdict(list)
    for item in bank.of(WITH_OPTIONS):
        offer = offer_of(item)
        if offer and Use.STUDY in item.uses:
            found[offer.options].append(item)
    for items in found.values():
        if len(items) > MOST_OF_A_SET:
            options, also = ", ".join(texts(items[0])), listed_ids(items[1:])
            yield items[0].id, f"the options {options} stand in {len(items)} items: {also}"


def _example(options: str) -> str:
    ports = "Aby Bro Ceby".split()
    lines = []
    for port, offered in zip(ports, options.split("; "), strict=True):
        lines.append(f"Who was the first to pilot a steamer into {port}? | {offered}")
    return "\n".join(lines)


RULE = Rule(
    code="TQ234",
    name="same-options-again",
    explanation="The same options, in whatever order, stand in more than two items that are "
    "studied together. They get known as a group, and what was right the last time is ruled out "
    "the next. Give some items other distractors: in a course the fact's own, under `wrong`, or "
    "more entries of the same role in the glossary. A scale that is meant to come again, as in how "
    "sure a thing was, is marked so and left alone; and on paper no two items with the same "
    "options stand on one sheet anyway.",
    source="decks of multiple-choice cards as students review them; van der Linden 2005, chapter "
    "4, on enemy items",
    bad=_example("*Reed | Lund | Hale; Hale | *Lund | Reed; Lund | Reed | *Hale"),
    good=_example("*Reed | Lund | Hale; Hale | *Lund | Reed; Lund | Moss | *Hale"),
    kinds=WITH_OPTIONS,
    on_bank=find,
)
