"""Imports that fail; tests/real/test_push.py has those that do not."""

import pytest

from anki_servers import answering, refusal, result
from talkquiz.anki_connect import AnkiConnect, AnkiConnectError
from talkquiz.push.in_anki import InAnki
from talkquiz.push.package import DeckPackage
from talkquiz.push.push_deck import push_deck


@pytest.mark.parametrize("answer", [result(False), result(None), refusal("no such file")])
def test_failed_import_is_told(package: DeckPackage, held: InAnki, answer: bytes) -> None:
    """It says how to import by hand, and that nothing of the student's was touched."""
    with answering(answer) as url, pytest.raises(AnkiConnectError, match="import") as caught:
        push_deck(AnkiConnect(url), package, held)
    assert "File > Import" in caught.value.hint
    assert "What is yours in Anki was not touched" in caught.value.hint
