"""What the deck's description says about the last release: what is new, changed and gone."""

from collections.abc import Sequence

from talkquiz.handouts.products import Edition, Removed

_MOST = 20


def news(edition: Edition) -> list[str]:
    """Return the paragraphs, as plain text; none for a first release."""
    if not edition.since:
        return []
    heading = f"Since version {edition.since}: {edition.added} new, {edition.changed} changed, "
    return [f"{heading}{len(edition.removed)} removed.", *_removal(edition.removed)]


def _removal(removed: Sequence[Removed]) -> list[str]:
    """Return what to do about cards that Anki keeps although the deck has them no more."""
    if not removed:
        return []
    questions = "; ".join(f"“{each.stem}”" for each in removed[:_MOST])
    search = " OR ".join(f"ItemId:{each.id}" for each in removed[:_MOST])
    more = f" and {len(removed) - _MOST} more" if len(removed) > _MOST else ""
    what_to_do = f"Anki keeps these cards. To delete them, search in Browse for: {search}"
    return [f"No longer asked: {questions}{more}. {what_to_do}"]
