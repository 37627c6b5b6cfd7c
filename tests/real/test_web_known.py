"""When the study page counts a fact as known: one rule, whatever asks."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chromium import needs_chromium
from web_engine import Engine, engine

pytestmark = needs_chromium

VERDICT: dict[str, Any] = {"type": "pick", "verdict": True, "options": [{}, {}]}
CHOICE: dict[str, Any] = {"type": "pick", "options": [{}, {}, {}, {}]}
TWO: dict[str, Any] = {"type": "pick", "options": [{}, {}]}
TYPED: dict[str, Any] = {"type": "enter"}
RIGHT, WRONG = 3, 1


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Return a page that has the rule."""
    folder: Path = tmp_path_factory.mktemp("known")
    with engine(folder, "known.js", "progress.js") as opened:
        yield opened


def state(page: Engine, *asked: tuple[dict[str, Any], list[tuple[int, int]]], now: int) -> str:
    """Return how well a fact is known on a day, of which `asked` was answered on days, so rated."""
    script = """
      const noon = (day) => Date.UTC(2026, 0, day, 12);
      const made = asked.map(([answering, answers]) => ({
        question: { answering },
        record: answers.reduce((record, [day, rating]) =>
          withAnswer(record, [noon(day) / 1000, rating, []], 0.9), null),
      }));
      return knowledgeOf(made, noon(now));
    """
    return str(page.run(script, asked=[[*each] for each in asked], now=now))


@pytest.mark.parametrize("answering", [VERDICT, TWO])
def test_one_lucky_guess_is_no_knowledge(page: Engine, answering: dict[str, Any]) -> None:
    """One right answer to true or false is being learnt; a second one, on another day, is known."""
    assert state(page, (answering, [(1, RIGHT)]), now=1) == "learning"
    assert state(page, (answering, [(1, RIGHT), (1, RIGHT)]), now=1) == "learning"
    assert state(page, (answering, [(1, RIGHT), (3, RIGHT)]), now=3) == "known"


@pytest.mark.parametrize("answering", [CHOICE, TYPED])
def test_a_right_answer_that_is_no_guess_is_known(page: Engine, answering: dict[str, Any]) -> None:
    """Where a guess is hardly right, one right answer counts, beside a verdict too."""
    assert state(page, (answering, [(1, RIGHT)]), now=1) == "known"
    assert state(page, (VERDICT, [(1, RIGHT)]), (answering, [(1, RIGHT)]), now=1) == "known"


def test_what_was_wrong_last_or_is_likely_forgotten_is_being_learnt(page: Engine) -> None:
    """Nothing asked is new; a slip, or a long time, makes it something to learn again."""
    assert state(page, now=1) == "new"
    assert state(page, (TYPED, [(1, RIGHT), (3, WRONG)]), now=3) == "learning"
    assert state(page, (TYPED, [(1, RIGHT)]), (CHOICE, [(1, WRONG)]), now=1) == "learning"
    assert state(page, (TYPED, [(1, RIGHT)]), now=200) == "learning"
