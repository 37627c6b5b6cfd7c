"""What a running Anki tells of its log; tests/real/test_review.py has the true answers."""

from typing import Any

import pytest

from anki_servers import answering, result
from talkquiz.anki_connect import AnkiConnect, AnkiConnectError
from talkquiz.results.answers import Answer
from talkquiz.results.from_anki import answers_in_anki


@pytest.mark.parametrize("value", [None, 7, {"a": 1}, [7], [{"noteId": 1}], "note"])
def test_odd_results_are_told(value: object) -> None:
    with (
        answering(result(value)) as url,
        pytest.raises(AnkiConnectError, match=r"not (its own|AnkiConnect)"),
    ):
        answers_in_anki(AnkiConnect(url), "saltmere")


def test_only_buttons_are_answers_and_each_card_is_told_apart() -> None:
    """A card that was begun anew, or moved to another day, has a row without a button."""

    def answer(question: dict[str, Any]) -> bytes:
        reviews = [{"id": 5000 + ease, "ease": ease} for ease in range(5)]
        note = {"noteId": 1, "fields": {"ItemId": {"value": "saltmere/a", "order": 0}}}
        cards = {"result": [12, 11], "error": None}
        return result(
            {
                "findNotes": [1, 2],
                "notesInfo": [note, {}],
                "multi": [cards],
                "getReviewsOfCards": {"11": reviews, "12": reviews[:2]},
            }[question["action"]]
        )

    with answering(answer) as url:
        found = answers_in_anki(AnkiConnect(url), "saltmere")
    first = [Answer("saltmere/a", 5, is_right=ease > 1, card=1) for ease in (1, 2, 3, 4)]
    assert sorted(found) == sorted([*first, Answer("saltmere/a", 5, is_right=False, card=2)])
