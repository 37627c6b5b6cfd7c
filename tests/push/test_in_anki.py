"""What a running Anki says that it has; tests/real/test_push.py has the true answers."""

import pytest

from anki_servers import answering, result
from talkquiz.anki_connect import AnkiConnect, AnkiConnectError
from talkquiz.push.in_anki import read_in_anki
from talkquiz.push.package import DeckPackage


@pytest.mark.parametrize("value", [None, [], 7, {"TalkQuiz short answer": {}}, {"Basic": 1}])
def test_odd_results_are_told(package: DeckPackage, value: object) -> None:
    with answering(result(value)) as url, pytest.raises(AnkiConnectError, match="not its own"):
        read_in_anki(AnkiConnect(url), package)
