"""Two items ask nearly the same and want different answers (TQ222)."""

from talkquiz.items.item import Item
from talkquiz.language.english import content_words
from talkquiz.rules.shared.rule import BankMessages, ItemBank, Rule, mean_the_same, share_a_fact


def find(bank: ItemBank) -> BankMessages:
    """Yield each item with the first of the earlier items that it interferes with."""
    told: set[str] = set()
    for earlier, later in bank.near:
        alike = share_a_fact(earlier, later) or mean_the_same(earlier, later)
        apart = alike or _tells(earlier, later) or _tells(later, earlier)
        if later.id not in told and not apart:
            told.add(later.id)
            yield later.id, f"`{earlier.id}` asks nearly the same, for another answer"


def _tells(item: Item, other: Item) -> bool:
    """Tell whether the stem of `item` holds the answer of `other`: then each asks for a part."""
    return content_words(other.key) <= content_words(item.stem)


RULE = Rule(
    code="TQ222",
    name="interference",
    explanation="The fronts of two items say nearly the same, and their answers differ. Whoever "
    "learns the one answers the other with it, and neither stays. Say in both what tells them "
    "apart (the year, the place, who says so), or merge them.",
    source="Wozniak, Twenty rules of formulating knowledge, rule 11 (combat interference)",
    bad="""
        Which town was the seat of the court of the eastern salt guild? -> Halle
        Which town was the court seat of the eastern salt guild? -> Lüneburg
    """,
    good="""
        Which town was the seat of the court of the salt guild in 1410? -> Halle
        Which town was the seat of the court of the salt guild in 1520? -> Lüneburg
    """,
    on_bank=find,
)
