"""Over a bank, one answer is right in too many of the items with options (TQ233)."""

from collections import defaultdict
from collections.abc import Iterable

from talkquiz.items.item import Item, Use
from talkquiz.items.repeated_options import most_right, normal, offer_of
from talkquiz.rules.shared.rule import WITH_OPTIONS, BankMessages, ItemBank, Rule, listed_ids


def find(bank: ItemBank) -> BankMessages:
    """Look at the items that a deck takes, since they are studied together, and then at all."""
    asked = [item for item in bank.of(WITH_OPTIONS) if offer_of(item)]
    studied = [item for item in asked if Use.STUDY in item.uses]
    told: set[str] = set()
    for items, of in ((studied, " of the deck" if len(studied) < len(asked) else ""), (asked, "")):
        for name, found in _by_right_answer(items).items():
            if len(found) > most_right(len(items)) and normal(name) not in told:
                told.add(normal(name))
                share = f"{len(found)} of {len(items)} items with options{of}"
                also = listed_ids(found[1:])
                yield found[0].id, f"“{name}” is right in {share}, more than a fifth: {also}"


def _by_right_answer(items: Iterable[Item]) -> dict[str, list[Item]]:
    """Return the items in which each answer is right, by its words as the first of them has it."""
    words: dict[str, str] = {}
    found: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        right = {normal(each.text): each.text for each in item.options if each.correct}
        for name, text in right.items():
            found[words.setdefault(name, text)].append(item)
    return found


def _example(names: str) -> str:
    ports = "Aby Bro Ceby Delby Elmby Fenby Gulby Hamby Inby Jelby".split()
    pilots = "Brook Reed Lund Hale Moss Vane Kerr Wray Penn Dorn".split()
    lines = []
    for number, (port, name) in enumerate(zip(ports, names.split(), strict=True)):
        others = [each for each in pilots if each != name]
        options = [others[number - 2], others[number - 1]]
        options.insert(number % 3, f"*{name}")
        lines.append(f"Who was the first to pilot a steamer into {port}? | {' | '.join(options)}")
    return "\n".join(lines)


RULE = Rule(
    code="TQ233",
    name="often-right",
    explanation="One answer is right in more than a fifth of all items with options, and in more "
    "than two of them. Whoever picks it each time does well without knowing anything, and who "
    "studies the items learns the name, not the matter. Ask some of these facts for something "
    "else, or without options, or leave them out of the deck with `weight: detail`.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 20, taken from places to words; "
    "decks of multiple-choice cards as students review them",
    bad=_example("Reed Lund Reed Hale Moss Reed Kerr Wray Penn Dorn"),
    good=_example("Reed Lund Reed Hale Moss Vane Kerr Wray Penn Dorn"),
    kinds=WITH_OPTIONS,
    on_bank=find,
)
