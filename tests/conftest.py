"""What all tests share: the refresh of golden files, and the ban on skips in CI."""

import gc
import os
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

pytest_plugins = ("small_course",)

settings.register_profile("fixed", deadline=None, derandomize=True)
settings.register_profile("quick", deadline=None, derandomize=True, max_examples=15)
settings.register_profile("explore", deadline=None, max_examples=1000, print_blob=True)
settings.load_profile(os.environ.get("TALKQUIZ_HYPOTHESIS", "fixed"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--golden`, which writes the golden files anew instead of comparing with them."""
    parser.addoption("--golden", action="store_true", help="write the golden files anew")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all that stands in tests/real, so that `make check` leaves it out, and run it first.

    It takes the longest: at the end, one process would wait for another's last tests.
    """
    for item in items:
        if "real" in item.path.parent.parts:
            item.add_marker(pytest.mark.real)
    items.sort(key=lambda item: item.get_closest_marker("real") is None)


def pytest_collection_finish() -> None:
    """Keep Python from looking for garbage among thousands of collected tests, again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip into a failure where TALKQUIZ_FORBID_SKIPS is set.

    The articles belong to their publishers: nothing can install them, so their tests may skip.
    """
    report = yield
    if (
        report.skipped
        and not item.get_closest_marker("needs_articles")
        and os.environ.get("TALKQUIZ_FORBID_SKIPS")
    ):
        report.outcome = "failed"
        report.longrepr = f"skipped where skips are forbidden: {report.longrepr}"
    return report


@pytest.fixture(autouse=True)
def _maps_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep no map from one test, or one run, to the next."""
    monkeypatch.setenv("TALKQUIZ_CACHE", "")


class Golden:
    """Compares text with tests/golden/<name>, or writes it there under `--golden`."""

    def __init__(self, folder: Path, *, refresh: bool) -> None:
        self.folder = folder
        self.refresh = refresh

    def check(self, name: str, text: str) -> None:
        path = self.folder / name
        if self.refresh:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8"), f"{path.name} differs: `make golden`"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    folder = Path(__file__).parent / "golden"
    return Golden(folder, refresh=bool(request.config.getoption("--golden")))
