"""Banks of items to test on: the bundled course, and small courses written for one test."""

from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path

import pytest

from courses import write_course
from talkquiz.build import LoadedCourse, load_and_check
from talkquiz.handouts.assemble import assemble_handouts
from talkquiz.handouts.handout import Handout
from talkquiz.problem import has_errors
from talkquiz.resources import bundled

Load = Callable[..., LoadedCourse]


@pytest.fixture(scope="session")
def bundled_bank() -> LoadedCourse:
    """Return the bundled course with its items; no test changes it."""
    return load_and_check(bundled("questions") / "syria-peace-process")


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Return a function that writes the sample course with some files changed, and loads it."""
    numbers = count(1)

    def loaded(
        changes: Mapping[str, str | None] | None = None, *, flawed: bool = False
    ) -> LoadedCourse:
        folder = write_course(tmp_path / f"course-{next(numbers)}", changes)
        bank = load_and_check(folder)
        assert has_errors(bank.problems) is flawed, bank.problems
        return bank

    return loaded


def handouts(bank: LoadedCourse, seed: int | None = None) -> list[Handout]:
    """Return the handouts of a bank without any problem, under another seed if one is given."""
    plans = [plan._replace(seed=plan.seed if seed is None else seed) for plan in bank.plans]
    made, problems = assemble_handouts(bank.course, plans, bank.items)
    assert len(made) == len(plans)
    assert not problems
    return made
