"""Two items ask nearly the same and want the same answer (TQ223)."""

from talkquiz.rules.shared.rule import BankMessages, ItemBank, Rule, mean_the_same, share_a_fact


def find(bank: ItemBank) -> BankMessages:
    """Yield each item with the first of the earlier items that it repeats.

    A course makes items of several kinds of each fact, so these are passed over.
    """
    told: set[str] = set()
    for earlier, later in bank.near:
        on_purpose = share_a_fact(earlier, later) and earlier.kind is not later.kind
        if later.id not in told and not on_purpose and mean_the_same(earlier, later):
            told.add(later.id)
            yield later.id, f"`{earlier.id}` asks nearly the same, for the same answer"


RULE = Rule(
    code="TQ223",
    name="near-duplicate",
    explanation="The fronts of two items say nearly the same, and so do their answers. A student "
    "learns one thing twice, and a test that holds both counts it twice. Remove one of them.",
    source="Haladyna, Downing & Rodriguez 2002, guideline 4 (independent items)",
    bad="""
        Which town was the seat of the court of the eastern salt guild? -> Halle
        Which town was the court seat of the eastern salt guild? -> Halle
    """,
    good="""
        Which town was the seat of the court of the eastern salt guild? -> Halle
        Which town paid the first tax of the eastern salt guild? -> Halle
    """,
    on_bank=find,
)
