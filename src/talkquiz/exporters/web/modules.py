"""Plain ES modules become one script that a page can hold inside.

A browser opens no module from a file of its own where the page itself is a file, so that they are
joined: in the order in which a browser runs modules (those that one imports before it), without
their `import` lines and without `export`. All names at the top of a module are then names of one
script, and so have to differ.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from talkquiz.exporters import ExportError

_IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"(\.{1,2}/[^"]+)";[^\S\n]*(?://.*)?\n', re.M)
_EXPORT = re.compile(r"^export (?=(?:async )?function\b|const\b|let\b|class\b)", re.M)
_DECLARED = re.compile(
    r"^(export )?(?:async )?(?:function\b\*?|const\b|let\b|var\b|class\b)\s*"
    r"(?:\{([^}]*)\}|\[([^\]]*)\]|([\w$]+))",
    re.M,
)
_NOT_JOINED = re.compile(r"^(?:import|export)\b.*|\bimport\(.*|<!--|</?script.*", re.M | re.I)
"""Other ways to import and export, and what would end the element that holds the script."""


def joined(folder: Path, first: str) -> str:
    """Return the module `first` in `folder` after all that it imports, directly or not, as one.

    Imports are `import { next, due } from "./queue.js";`, exports stand before what they export.
    Raises an ExportError that says in which line of which file something else is: a file that
    cannot be read, another form, a name that the other module does not export, or one that two
    modules have.
    """
    texts = _with_imports((folder / first).resolve(), {})
    owners: dict[str, Path] = {}
    for path, text in texts.items():
        for name in _names(_DECLARED.finditer(text)):
            if (owner := owners.setdefault(name, path)) != path:
                raise ExportError(f"{path.name} has a name of {owner.name}: {name}")
    return "\n".join(_script(path, text) for path, text in texts.items())


def _with_imports(path: Path, begun: dict[Path, str]) -> dict[Path, str]:
    """Return the texts of the module at `path` and of those that it imports, each after these.

    `begun` are all that were met: modules may import each other in a ring.
    """
    try:
        begun[path] = text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ExportError(f"a script of the page cannot be read: {error}") from error
    found: dict[Path, str] = {}
    for line in _IMPORT.finditer(text):
        other = (path.parent / line[2]).resolve()
        if other not in begun:
            found |= _with_imports(other, begun)
        exported = _names(each for each in _DECLARED.finditer(begun[other]) if each[1])
        for name in filter(None, map(str.strip, (line[1] or "").split(","))):
            if name not in exported:
                where = f"{path.name}:{_line(text, line.start())}"
                raise ExportError(f"{where}: {other.name} does not export {name}")
    return {**found, path: text}


def _names(declared: Iterable[re.Match[str]]) -> set[str]:
    """Return the names that these declarations bring: one, or several that are taken apart."""
    parts = (part for each in declared for part in (each[2] or each[3] or each[4]).split(","))
    names = (part.partition("=")[0].rpartition(":")[2].strip(" .\n") for part in parts)
    return {name for name in names if name}


def _script(path: Path, text: str) -> str:
    script = _EXPORT.sub("", _IMPORT.sub("\n", text))
    if other := _NOT_JOINED.search(script):
        line = _line(script, other.start())
        raise ExportError(f"{path.name}:{line}: this cannot be joined: {other[0]}")
    return script.strip("\n") + "\n"


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
