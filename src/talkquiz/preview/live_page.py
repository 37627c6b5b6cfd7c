"""Keeps the page of a course up to date while its files are saved, and tells who waits for it."""

import asyncio
import secrets
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import suppress
from pathlib import Path

from watchfiles import awatch

from talkquiz.preview.course_page import CoursePage, checked, page_of, sketch_of
from talkquiz.problem import TalkQuizError

_STEP, _AT_MOST = 20, 200
"""Milliseconds: files are saved when nothing more has come for the one, or the other is over."""
_LOOK, _PAUSE = 1000, 0.3
"""Milliseconds between looks whether the folder is still the same; seconds before a whole check,
which leaves the time to show what was saved. It is longer where a page takes longer: while somebody
writes, the check of a large course would only slow down what they wait for."""
_SLOW = 0.7
"""Seconds that a page may take to make: where it took longer, what facts say is shown first."""


class LivePage:
    """The page as it is now, and its `version`: another one for each page, and for each start."""

    def __init__(
        self,
        folder: Path,
        articles: Path | None,
        broke_off: Callable[[Exception], None],
        progress: Sequence[Path] = (),
    ) -> None:
        self.folder, self.articles, self.progress = folder, articles, progress
        self.broke_off = broke_off
        """Told of each mistake of the program itself, which ends nothing but the check at hand."""
        self.page = CoursePage(folder, folder.name)
        self.reason = ""
        """Why no page can be made; empty where it can."""
        self.is_open = True
        self._is_first = True
        self._took = float("inf")
        self._number, self._start = 0, secrets.token_hex(4)
        self._changed = asyncio.Condition()

    @property
    def version(self) -> str:
        """What stands for the page as it is now."""
        return f"{self._start}-{self._number}"

    async def versions(self) -> AsyncIterator[str]:
        """Yield the version, and each that follows; an empty one from time to time between."""
        seen = ""
        while self.is_open:
            if seen != self.version:
                seen = self.version
                yield seen
                continue
            async with self._changed:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._changed.wait(), 15)
                    continue
            yield ""

    async def close(self) -> None:
        """End what waits for other versions."""
        self.is_open = False
        async with self._changed:
            self._changed.notify_all()

    async def follow(self) -> None:
        """Make the page, and make it anew whenever a file is saved; never ends by itself."""
        saved = asyncio.Event()
        watch = asyncio.create_task(self._watch(saved))
        await asyncio.sleep(0)  # the watch begins before the first reading, which may take a while
        try:
            while True:
                saved.clear()
                await self._make()
                check = asyncio.create_task(self._check_later())
                try:
                    await saved.wait()
                finally:
                    check.cancel()
                with suppress(asyncio.CancelledError):
                    await check
        finally:
            watch.cancel()

    async def _make(self) -> None:
        before = self.page
        if self._took > _SLOW:
            await self._show(lambda: sketch_of(self.folder, before))
        began = time.monotonic()
        await self._show(lambda: page_of(self.folder, before))
        self._took = time.monotonic() - began

    async def _check_later(self) -> None:
        is_first, self._is_first = self._is_first, False
        if self.page.is_there and not is_first:
            await asyncio.sleep(max(_PAUSE, self._took))
        page = self.page
        if not self.reason:
            await self._show(lambda: checked(page, self.articles, self.progress))

    async def _show(self, made: Callable[[], CoursePage]) -> None:
        try:
            # In a thread: browsers are answered meanwhile.
            self.page, self.reason = await asyncio.to_thread(made), ""
        except TalkQuizError as error:
            self.reason = str(error)
        except Exception as error:  # noqa: BLE001 - whatever it is, following saves are shown
            self.reason = off(error)
            self.broke_off(error)
        self._number += 1
        async with self._changed:
            self._changed.notify_all()

    async def _watch(self, saved: asyncio.Event) -> None:
        """Set `saved` whenever files were saved, in the course, among the articles, or progress.

        A folder that is deleted, or replaced by another, is waited for. Where the system can watch
        no more folders, that is told, and the page stays as it is.
        """
        try:
            while True:
                watched = _identity(self.folder)
                if watched is None:
                    await asyncio.sleep(_LOOK / 1000)
                    if _identity(self.folder) is not None:
                        saved.set()
                    continue
                folders = [each for each in (self.folder, self.articles) if each and each.is_dir()]
                progress = _stamps(self.progress)
                with suppress(FileNotFoundError):
                    async for changes in awatch(
                        *folders,
                        step=_STEP,
                        debounce=_AT_MOST,
                        rust_timeout=_LOOK,
                        yield_on_timeout=True,
                        stop_event=asyncio.Event(),
                    ):
                        is_same = _identity(self.folder) == watched
                        before, progress = progress, _stamps(self.progress)
                        if changes or not is_same or progress != before:
                            saved.set()
                        if not is_same:
                            break
        except OSError as error:
            self.broke_off(error)


def off(error: Exception) -> str:
    """Return in words that a mistake of the program itself broke a check off."""
    said = " ".join(f"{type(error).__name__}: {error}".split())
    return f"the check broke off: {said}, tell the developers"


def _identity(folder: Path) -> tuple[int, int] | None:
    """Return what tells a folder from another of its name; None if there is none."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _stamps(paths: Sequence[Path]) -> list[tuple[str, int, int]]:
    """Return what changes when one of these files, or one in these folders, is saved.

    They are looked at, and not watched: a file that is given may lie among thousands of others.
    """
    found = []
    for path in paths:
        with suppress(OSError):
            for each in sorted(path.iterdir()) if path.is_dir() else [path]:
                stat = each.stat()
                found.append((str(each), stat.st_mtime_ns, stat.st_size))
    return found
