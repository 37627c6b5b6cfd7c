"""QTI packages are played by real players: what is right scores, what is wrong does not."""

from pathlib import Path

import pytest

from chromium import needs_chromium
from npm_players import needs_players
from onscreen_questions import assembled_with
from qti_files import read_package
from qti_players import Player, Qti3ItemPlayer, QtiComponents, playing
from talkquiz.build import LoadedCourse
from talkquiz.exporters.qti import export
from talkquiz.onscreen.assemble import course_set
from talkquiz.onscreen.question import Explain, OnscreenQuestion

pytestmark = [needs_chromium, needs_players]


def wrongly_marked(player: Player, question: OnscreenQuestion) -> list[str]:
    """Answer `question` wrong, and then right; return what is not as it should be."""
    file = f"items/{question.id.replace('/', '_')}.xml"
    player.load(file)
    found = []
    if isinstance(question.answering, Explain):
        told = player.finish()
        if question.told.key.splitlines()[0].strip() not in told.shown:
            found.append(f"{question.id}: the key is not told: {told.shown}")
        return found
    for right in (False, True):
        if right and player.answers_once:
            player.load(file)
        player.answer(question, right=right)
        told = player.finish()
        if told.score != (question.marks if right else 0) or told.most != question.marks:
            found.append(f"{question.id}: {told.score} of {told.most} where {right=}")
        if f"({question.id})" not in told.shown:
            found.append(f"{question.id}: nothing is told where {right=}: {told.shown}")
    return found


PLAYERS = {"qti3-item-player": Qti3ItemPlayer, "qti-components": QtiComponents}


@pytest.mark.parametrize("name", PLAYERS)
def test_every_question_of_the_bundled_course_scores_if_right_and_not_if_wrong(
    name: str, bundled_bank: LoadedCourse, tmp_path: Path
) -> None:
    """In two players, by clicks, keys and fingers, and with all that is told afterwards."""
    questions = course_set(bundled_bank.course, bundled_bank.items)
    (product,) = export(assembled_with(questions)).values()
    files = read_package(product.content).files
    with playing(PLAYERS[name], f"{name}.html", files, tmp_path / "profile") as player:
        wrong = [it for each in questions.questions for it in wrongly_marked(player, each)]
    assert not wrong, "\n".join(wrong)
