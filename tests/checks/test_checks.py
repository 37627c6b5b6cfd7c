"""The list of checks is whole."""

import pkgutil
from importlib import import_module
from pathlib import Path

import pytest

from courses import places
from talkquiz import checks
from talkquiz.checks import CHECKS, Check

MODULES = sorted(module.name for module in pkgutil.iter_modules(checks.__path__))


def test_every_module_is_in_the_list() -> None:
    """Proves that no check is written and then never run."""
    written = {import_module(f"talkquiz.checks.{name}").check for name in MODULES}
    assert written == set(CHECKS)


@pytest.mark.parametrize("name", MODULES)
def test_every_check_names_its_codes(name: str) -> None:
    """Proves that the first line of each check says which codes it reports."""
    first_line = (import_module(f"talkquiz.checks.{name}").__doc__ or "").partition("\n")[0]
    assert "(TQ" in first_line


@pytest.mark.parametrize("name", MODULES)
def test_every_check_has_its_tests(name: str) -> None:
    """Proves that each check has a test module of the same name."""
    assert Path(__file__).with_name(f"test_{name}.py").is_file()


@pytest.mark.parametrize("rule", CHECKS)
def test_the_sample_course_passes(rule: Check, tmp_path: Path) -> None:
    """Proves that no check finds anything in a course that has no mistake."""
    assert places(rule, tmp_path) == []
