"""Short ids: another spelling of an item's id, in four letters and digits, to print and to type."""

from collections.abc import Iterable

from talkquiz.language.seeded import codes


def short_ids(item_ids: Iterable[str]) -> dict[str, str]:
    """Return a short id for each of `item_ids`, "k7qx", and none twice.

    It follows from the id alone. Of two ids that would have the same one, the later in the alphabet
    takes another. Small letters tell it from the code of a form.
    """
    ids = sorted(set(item_ids))
    return {each: code.lower() for each, code in zip(ids, codes(0, ids), strict=True)}
