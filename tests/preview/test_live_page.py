"""The page that follows what is saved: a mistake of the program itself ends nothing but a check."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from asgi_client import PORT, ask
from classes import saved
from courses import FACTS, write_course
from talkquiz.preview import live_page, server
from talkquiz.preview.course_page import CoursePage, page_of
from talkquiz.preview.live_page import LivePage
from talkquiz.preview.page_json import EDITORS, PageJson
from talkquiz.preview.server import PreviewApp


def broken(*_: object) -> Any:
    raise KeyError("a draft")


@pytest.mark.parametrize("part", ["page_of", "checked"])
def test_a_check_that_breaks_off_is_told_and_following_saves_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    """Whether it breaks while the page is made, or in what only a check finds."""
    course, told = write_course(tmp_path / "course"), list[Exception]()
    live = LivePage(course, None, told.append)

    async def until_told(reason: str) -> None:
        async with asyncio.timeout(60):
            async for _ in live.versions():
                if live.reason == reason and (reason or live.page.is_checked):
                    break

    async def follow() -> None:
        following = asyncio.create_task(live.follow())
        await until_told("")
        with monkeypatch.context() as patched:
            patched.setattr(live_page, part, broken)
            (course / FACTS).touch()
            await until_told("the check broke off: KeyError: 'a draft', tell the developers")
        (course / FACTS).touch()
        await until_told("")
        assert not following.done()
        following.cancel()

    asyncio.run(follow())
    assert {type(each) for each in told} == {KeyError}


def test_what_is_saved_while_the_page_is_made_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first time, too: the watch begins before the first reading."""
    course = write_course(tmp_path / "course")
    told, made = list[Exception](), list[CoursePage]()
    live = LivePage(course, None, told.append)

    def slow_page_of(*given: Any) -> CoursePage:
        made.append(page_of(*given))
        if len(made) < 3:
            (course / FACTS).touch()
        return made[-1]

    async def follow() -> None:
        following = asyncio.create_task(live.follow())
        async with asyncio.timeout(60):
            async for _ in live.versions():
                if len(made) > 2 and live.page.is_checked:
                    break
        following.cancel()

    monkeypatch.setattr(live_page, "page_of", slow_page_of)
    asyncio.run(follow())
    assert not told


def test_progress_that_is_saved_anew_is_shown(tmp_path: Path) -> None:
    """Also where the browser puts another file in the place of the first."""
    course, told = write_course(tmp_path / "course"), list[Exception]()
    progress = tmp_path / "class" / "progress.json"
    progress.parent.mkdir()
    progress.write_text("{", "utf-8")
    live = LivePage(course, None, told.append, [progress])

    async def until_told(codes: list[str]) -> None:
        async with asyncio.timeout(60):
            async for _ in live.versions():
                if live.page.is_checked and [each.code for each in live.page.problems] == codes:
                    break

    async def follow() -> None:
        following = asyncio.create_task(live.follow())
        await until_told(["TQ801"])
        other = progress.with_name("other")
        other.write_text(saved([], "holm"), "utf-8")
        other.replace(progress)
        await until_told(["TQ803"])
        progress.write_text(saved([], "saltmere"), "utf-8")
        await until_told([])
        following.cancel()

    asyncio.run(follow())
    assert not told


def test_a_fact_whose_details_break_off_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the page in the place of the details, and to the terminal."""
    told = list[Exception]()
    live = LivePage(write_course(tmp_path / "course"), None, told.append)
    live.page = page_of(live.folder)
    app = PreviewApp(live, PageJson(EDITORS["vscode"])).app(PORT)
    (topic, *_) = json.loads(ask(app, "/course").body)["topics"]
    monkeypatch.setattr(server, "fact_details", broken)
    answer = ask(app, f"/facts/{topic['facts'][0]['id']}")
    assert answer.status == 500
    assert answer.body == b"the check broke off: KeyError: 'a draft', tell the developers"
    assert len(told) == 1
