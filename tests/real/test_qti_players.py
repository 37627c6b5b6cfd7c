"""QTI packages are played by real players: what is right scores, what is wrong does not."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from chromium import needs_chromium
from factories import make_cloze, make_matching, make_multiple_response
from npm_players import needs_players
from qti_files import read_package
from qti_players import Player, Qti3ItemPlayer, QtiComponents, playing
from question_sets import assembled_with, set_of
from talkquiz.build import LoadedCourse
from talkquiz.exporters.qti import export
from talkquiz.items.item import Gap, GapPart
from talkquiz.onscreen.assemble import course_set
from talkquiz.onscreen.for_systems import for_systems
from talkquiz.onscreen.question import Explain, Match, OnscreenQuestion, Pick

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
    questions = for_systems(course_set(bundled_bank.course, bundled_bank.items))
    (product,) = export(assembled_with(questions)).values()
    files = read_package(product.content).files
    with playing(PLAYERS[name], f"{name}.html", files, tmp_path / "profile") as player:
        wrong = [it for each in questions.questions for it in wrongly_marked(player, each)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", PLAYERS)
def test_what_is_partly_right_has_its_share_and_guessing_has_nothing(
    name: str, tmp_path: Path
) -> None:
    """A part of a list counts once, in any gap and spelling; nothing, and all options, count 0."""
    claim = "The guarantors of Astana were Russia, Turkey and Iran."
    names = ("Russia", "Turkey", "Iran")
    parts = tuple(
        GapPart(each, claim.index(each), claim.index(each) + len(each), number)
        for number, each in enumerate(names, start=1)
    )
    cloze = make_cloze(claim=claim, gap="Russia, Turkey and Iran")
    cloze = replace(cloze, payload=Gap(parts[0].start, parts[-1].end, parts))
    questions = set_of(cloze, make_multiple_response(), make_matching())
    (product,) = export(assembled_with(questions)).values()
    files = read_package(product.content).files
    listed, several, matching = questions.questions
    assert isinstance(several.answering, Pick)
    assert isinstance(matching.answering, Match)
    with playing(PLAYERS[name], f"{name}.html", files, tmp_path / "profile") as player:

        def score(question: OnscreenQuestion, answer: Callable[[], object]) -> float:
            player.load(f"items/{question.id.replace('/', '_')}.xml")
            answer()
            return float(player.finish().score)

        assert score(listed, lambda: player.write(["iran", "TURKEY", "Russia"])) == listed.marks
        assert score(listed, lambda: player.write(["Iran", "Iran", "Iran"])) == pytest.approx(
            listed.marks / 3, abs=0.01
        )
        for question in questions.questions:
            assert score(question, lambda: None) == 0
        options = [each.id for each in several.answering.options]
        assert score(several, lambda: [*map(player.pick, options)]) <= several.marks / 2
        one, *_ = matching.answering.lefts
        assert score(matching, lambda: player.pair(one.id, one.match)) == pytest.approx(
            matching.marks / len(matching.answering.lefts), abs=0.01
        )
