"""`talkquiz preview`: a page of the course on this computer, which follows what is saved."""

import re
from pathlib import Path

import click

from talkquiz.cli.printing import fail, say
from talkquiz.cli.shared import (
    GIVEN_FOLDER,
    SOURCES,
    course_argument,
    explain_errors,
    progress_option,
)

_PORT = 8735
_INSTALL = 'pip install "talkquiz[preview]"'
_ADDRESS = re.compile(r"(?!(?:javascript|data|vbscript|blob|about):)[a-z][a-z0-9+.-]*:[^\s<>\"']+")


def _editor(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """Return the address that opens a file in an editor; a usage error if it is none."""
    from talkquiz.preview.page_json import EDITORS

    if value in EDITORS:
        return EDITORS[value]
    with_all = value
    for name in ("path", "line", "column"):
        with_all = with_all.replace(f"{{{name}}}", "1")
    is_whole = "{path}" in value and "{" not in with_all and "}" not in with_all
    if not is_whole or not _ADDRESS.fullmatch(with_all):
        known = ", ".join(EDITORS)
        message = (
            f"`{value}` opens no file. Editors: {known}; "
            "or an address such as myeditor://open?file={path}&line={line}."
        )
        raise click.BadParameter(message)
    return value


@click.command(short_help="Show COURSE as a page in the browser, which follows what you save.")
@course_argument
@click.option(
    "--sources",
    "articles",
    type=GIVEN_FOLDER,
    envvar=SOURCES,
    metavar="DIR",
    help=f"Verify the citations against the articles in this folder; or set {SOURCES}.",
)
@progress_option
@click.option(
    "--editor",
    default="vscode",
    show_default=True,
    callback=_editor,
    metavar="NAME",
    help="Where links to a line lead: vscode, vscodium, cursor, zed, idea, pycharm, sublime, "
    "textmate, or an address with {path} and {line}.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=_PORT,
    show_default=True,
    metavar="N",
    help="Where the page is; the next free one if it is taken.",
)
@click.option("--no-open", is_flag=True, help="Do not open the page in the browser.")
@explain_errors()
def preview(
    course: Path,
    articles: Path | None,
    progress: tuple[Path, ...],
    editor: str,
    port: int,
    no_open: bool,
) -> None:
    """Show COURSE as a page in the browser, which follows what you save.

    The page has the facts by topic, each with its cards as Anki shows them, its printed questions,
    why templates passed a slot over, what is wrong, and where it is from. Drafts and errors do not
    stand in the way. Only this computer can open it. Ctrl-C ends it.

    \b
    Examples:
      talkquiz preview
      talkquiz preview my-course --sources my-articles
      talkquiz preview my-course --progress class-7b
      talkquiz preview my-course --editor "my-editor://{path}:{line}"
    """
    try:
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401
        import watchfiles  # noqa: F401
    except ImportError:
        fail(f"`talkquiz preview` needs a few packages more: `{_INSTALL}`")
    import asyncio
    from contextlib import suppress

    from talkquiz.preview.live_page import LivePage, off
    from talkquiz.preview.page_json import PageJson
    from talkquiz.preview.server import HOST, free_socket, serve

    try:
        bound = free_socket(port)
    except OSError as error:
        fail(f"The page cannot be shown: {error}.")
    with bound:
        number = bound.getsockname()[1]
        address = f"http://{HOST}:{number}/"

        def ready() -> None:
            taken = f"Port {port} is taken. " if port not in (0, number) else ""
            say(f"{taken}{course} is shown at {address} (Ctrl-C ends this)")
            if not no_open:
                click.launch(address)

        def broke_off(error: Exception) -> None:
            from traceback import format_exception

            lines = "".join(format_exception(error)).splitlines()
            say(f"{course}: {off(error)} what stands here:", *lines, err=True)

        async def run() -> None:
            live = LivePage(course.absolute(), articles, broke_off, progress)
            await serve(bound, live, PageJson(editor), ready)

        with suppress(KeyboardInterrupt):
            asyncio.run(run())
    say("", "The page is closed.")
