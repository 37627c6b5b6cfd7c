"""What the deck's description says about the last release: what is new, changed and gone."""

from talkquiz.deck import Edition
from talkquiz.language.language_file import DeckWords

_MOST = 20


def news(edition: Edition, words: DeckWords) -> list[str]:
    """Return the paragraphs, as plain text; none for a first release.

    One says what to do about cards that Anki keeps although the deck has them no more.
    """
    if not edition.since:
        return []
    removed = edition.removed
    heading = words.since.format(
        version=edition.since,
        added=edition.added,
        changed=edition.changed,
        removed=len(removed),
    )
    if not removed:
        return [heading]
    questions = "; ".join(words.quoted.format(question=each.stem) for each in removed[:_MOST])
    if len(removed) > _MOST:
        questions = words.more.format(questions=questions, count=len(removed) - _MOST)
    search = " OR ".join(f"ItemId:{each.id}" for each in removed[:_MOST])
    return [heading, words.no_longer.format(questions=questions, search=search)]
