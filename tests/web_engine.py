"""The engine of the study page in a real browser: its functions are called from Python."""

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from chromium_devtools import Tab, opened
from talkquiz.exporters.web.modules import joined
from talkquiz.resources import bundled

MODULES = bundled("templates") / "web"
_EXPORTED = re.compile(r"^export (?:async )?(?:function|const|class) (\w+)", re.MULTILINE)


class Engine:
    """A page with some of the modules of the study page and nothing else."""

    def __init__(self, tab: Tab) -> None:
        self.tab = tab

    def run(self, script: str, **values: Any) -> Any:
        """Return what a function with this body returns, which knows `values` and all exports."""
        names = ", ".join(values)
        given = ", ".join(map(json.dumps, values.values()))
        return self.tab.run(f"(({names}) => {{ {script} }})({given})")


@contextmanager
def engine(folder: Path, *modules: str) -> Iterator[Engine]:
    """Open a page in `folder` with `modules` of templates/web, joined as the study page has it."""
    page = folder / "engine.html"
    page.write_text(
        f'<!doctype html><meta charset="utf-8">'
        f'<script type="module">{joined_for_tests(folder, *modules)}</script>',
        encoding="utf-8",
    )
    with opened(page) as tab:
        yield Engine(tab)


def joined_for_tests(folder: Path, *modules: str) -> str:
    """Return `modules` as one script that has whatever they export at hand for all scripts."""
    lines, names = [], []
    for module in modules:
        exported = _EXPORTED.findall((MODULES / module).read_text(encoding="utf-8"))
        where = Path(os.path.relpath(MODULES / module, folder)).as_posix()
        lines.append(f'import {{ {", ".join(exported)} }} from "./{where}";\n')
        names += exported
    main = folder / "main.js"
    main.write_text(f"{''.join(lines)}Object.assign(window, {{ {', '.join(names)} }});\n")
    return joined(folder, "main.js")
