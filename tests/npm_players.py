"""What npm installs for the tests: players and parsers that read our files for learning systems."""

import shutil
from pathlib import Path

import pytest

PLAYERS = Path(__file__).parent / "players"
MODULES = PLAYERS / "node_modules"
NODE = shutil.which("node")

needs_players = pytest.mark.skipif(
    not (NODE and MODULES.is_dir()), reason="there is no Node, or no `npm ci` in tests/players yet"
)
