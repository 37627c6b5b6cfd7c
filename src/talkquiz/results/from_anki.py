"""What a student answered in a running Anki, from its log of reviews."""

from typing import Any

from talkquiz.anki_connect import AnkiConnect, AnkiConnectError
from talkquiz.results.answers import Answer

_AT_ONCE = 100
_ITEM_ID = "ItemId"
"""The field of our notes that holds the id of the item (exporters/anki/fields.py)."""
_WRONG, _BUTTONS = 1, (1, 2, 3, 4)
"""Again is wrong; Hard, Good and Easy are right. What no button did (a card that was moved to
another day, or begun anew) has 0."""


def answers_in_anki(anki: AnkiConnect, course: str) -> list[Answer]:
    """Return what was answered of the cards of a course, which are found by the ids of its items.

    Anki does not know which options were picked. Raises an AnkiConnectError.
    """
    try:
        notes = anki.ask("findNotes", query=f'"{_ITEM_ID}:{course}/*"')
        answers: list[Answer] = []
        for start in range(0, len(notes), _AT_ONCE):
            answers += _of_notes(anki, notes[start : start + _AT_ONCE])
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        message = f"AnkiConnect answers in a form that is not its own: {error!r}."
        raise AnkiConnectError(message) from error
    return answers


def _of_notes(anki: AnkiConnect, notes: list[int]) -> list[Answer]:
    """Return what was answered of some notes; each card of a note is a question of its own."""
    told = [note for note in anki.ask("notesInfo", notes=notes) if note]
    wanted = [("findCards", {"query": f"nid:{note['noteId']}"}) for note in told]
    of_card: dict[str, tuple[str, int]] = {}
    for note, cards in zip(told, anki.do(wanted), strict=True):
        item: str = note["fields"][_ITEM_ID]["value"]
        of_card |= {str(card): (item, at) for at, card in enumerate(sorted(cards), 1)}
    reviews: dict[str, list[dict[str, Any]]] = {}
    if of_card:
        reviews = anki.ask("getReviewsOfCards", cards=[int(card) for card in of_card])
    return [
        Answer(item, review["id"] // 1000, review["ease"] != _WRONG, card=at)
        for card, (item, at) in of_card.items()
        for review in reviews.get(card, ())
        if review["ease"] in _BUTTONS
    ]
