"""The study page's memory model beside py-fsrs and ts-fsrs, which are FSRS's own."""

import json
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from fsrs import Card, Rating, Scheduler
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chromium import needs_chromium
from npm_players import NODE, PLAYERS, needs_players
from web_engine import Engine, engine

pytestmark = needs_chromium

History = list[tuple[int, int]]
"""Of each answer its rating and the whole days since the one before."""

DAYS = st.sampled_from([0, 0, 0, 1, 1, 2, 3]) | st.integers(0, 40) | st.integers(0, 40_000)
HISTORIES = st.lists(st.lists(st.tuples(st.integers(1, 4), DAYS), max_size=40), max_size=40)
REPLAY = """
return histories.map((history) => {
  let memory = null;
  return history.map(([rating, days]) => {
    const likely = memory ? retrievability(memory, days) : 1;
    memory = remembered(memory, rating, days);
    return { ...memory, likely };
  });
});
"""

BY_TS_FSRS = """
const { fsrs } = require("ts-fsrs");
const scheduler = fsrs({ enable_fuzz: false });
const histories = JSON.parse(require("fs").readFileSync(0));
process.stdout.write(JSON.stringify(histories.map((history) => {
  let memory = null;
  return history.map(([rating, days]) => memory = scheduler.next_state(memory, days, rating));
})));
"""


@pytest.fixture(scope="module")
def fsrs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Return a page that knows the memory model."""
    folder: Path = tmp_path_factory.mktemp("fsrs")
    with engine(folder, "fsrs.js") as page:
        yield page


def replayed(history: History) -> list[dict[str, Any]]:
    """Return what py-fsrs remembers after each answer, and how likely it was to be right."""
    scheduler = Scheduler(enable_fuzzing=False, learning_steps=(), relearning_steps=())
    card, now = Card(), datetime(2026, 1, 1, tzinfo=UTC)
    found: list[dict[str, Any]] = []
    for rating, days in history:
        # Answers of one day are minutes apart.
        now += timedelta(days=days) if days else timedelta(minutes=1)
        likely = scheduler.get_card_retrievability(card, now) if found else 1.0
        card, _ = scheduler.review_card(card, Rating(rating), now)
        found.append({"stability": card.stability, "difficulty": card.difficulty, "likely": likely})
    return found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories=HISTORIES)
def test_memory_is_what_py_fsrs_remembers(fsrs: Engine, histories: list[History]) -> None:
    """Whatever was answered: on the same day, after decades, right and wrong in any order."""
    seen = fsrs.run(REPLAY, histories=histories)
    for history, steps in zip(histories, seen, strict=True):
        for step, expected in zip(steps, replayed(history), strict=True):
            assert step == pytest.approx(expected, rel=1e-9), history


@needs_players
def test_memory_is_what_ts_fsrs_remembers(fsrs: Engine) -> None:
    """In all histories of three answers; it keeps eight decimals of each state."""
    answers = [(rating, days) for rating in (1, 2, 3, 4) for days in (0, 1, 30)]
    histories = [*product(answers, repeat=3)]
    command = [str(NODE), "-e", BY_TS_FSRS]
    asked = json.dumps(histories).encode()
    said = subprocess.run(command, input=asked, capture_output=True, check=True, cwd=PLAYERS)
    seen = fsrs.run(REPLAY, histories=histories)
    for steps, others in zip(seen, json.loads(said.stdout), strict=True):
        for step, other in zip(steps, others, strict=True):
            state = {"stability": step["stability"], "difficulty": step["difficulty"]}
            assert state == pytest.approx(other, rel=1e-5, abs=1e-6)


def test_after_its_stability_nine_of_ten_are_right(fsrs: Engine) -> None:
    found = fsrs.run("return [1, 4.4, 400].map((s) => retrievability({ stability: s }, s))")
    assert found == pytest.approx([0.9, 0.9, 0.9])


@pytest.mark.parametrize(
    ("stability", "retention", "days"),
    [(0.2, 0.9, 1), (7.6, 0.9, 8), (90_000, 0.9, 36_500), (10, 0.95, 4), (10, 0.8, 33)],
)
def test_it_is_asked_again_when_so_many_are_right_as_are_wanted(
    fsrs: Engine, stability: float, retention: float, days: int
) -> None:
    """In whole days, from tomorrow on, and within a hundred years."""
    found = fsrs.run(f"return interval({{ stability: {stability} }}, {retention})")
    assert found == days
    if 1 < days < 36_500:
        likely = fsrs.run(f"return retrievability({{ stability: {stability} }}, {days})")
        assert likely == pytest.approx(retention, abs=0.01)
