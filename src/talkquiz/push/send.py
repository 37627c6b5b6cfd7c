"""The import of a package into a running Anki."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from talkquiz.push.client import AnkiConnectError, Client, RefusedError
from talkquiz.push.collection import holding
from talkquiz.push.package import Package
from talkquiz.push.preview import Preview, preview

_PATIENCE: Final = 300.0
_BY_HAND = "`talkquiz build --anki` writes the package; open it in Anki by File > Import."
_SANDBOX = (
    "Anki must be able to read the file: if it runs in a sandbox (Flatpak, Snap), set TMPDIR to a "
    "folder that it sees."
)
_ELSEWHERE = "Anki runs on another computer, which cannot read files of this one."


def look(client: Client, package: Package) -> Preview:
    """Return what an import of `package` would change; nothing is changed.

    Raises an AnkiConnectError.
    """
    return preview(package, holding(client, package))


def push(client: Client, package: Package) -> None:
    """Import `package`, whatever it changes: `look` first whether there is a conflict.

    AnkiConnect imports by path, so the package lies in a temporary folder meanwhile. Raises an
    AnkiConnectError.
    """
    with TemporaryDirectory(prefix="talkquiz-") as folder:
        path = Path(folder) / f"{package.course}.apkg"
        path.write_bytes(package.content)
        try:
            done = client.ask("importPackage", patience=_PATIENCE, path=str(path))
        except RefusedError as error:
            raise AnkiConnectError(f"The import failed. {error}", _help(client)) from error
    if not done:
        raise AnkiConnectError("Anki did not import the package.", _help(client))


def _help(client: Client) -> str:
    return f"{_SANDBOX if client.is_local else _ELSEWHERE} {_BY_HAND}"
