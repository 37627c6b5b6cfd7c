"""How long our command line takes as a whole process, against a floor measured in the same run.

Run as a script, with talkquiz importable. `--help` is held against a bare click program with as
many commands; `build` of the bundled course against a process that only imports the libraries
which a build needs. Each is the best of some runs, taken in turns, with all bytecode compiled
before, as an installation has it.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import talkquiz
from talkquiz.cli import COMMANDS

BARE = """\
import click

@click.group()
def main():
    "A program."

for name in {names}:
    main.add_command(click.Command(name, help="A command."))

main()
"""
IMPORTS = "import genanki, docx, jinja2, pydantic, yaml"
HELP_LIMIT, HELP_ROUNDS = 2, 20
LIMITS = {("build", "--quiet"): 4, ("build", "--anki", "--quiet"): 3, ("check",): 2.5}
ROUNDS = 10


def seconds(arguments: Iterable[str], folder: Path) -> float:
    """Return how long a Python process with these arguments takes, in the folder `folder`."""
    environment = {**os.environ, "PYTHONPATH": str(Path(talkquiz.__file__).parents[1])}
    environment |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    environment["TALKQUIZ_CACHE"] = str(folder / "maps")
    command = [sys.executable, *arguments]
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def best(one: list[str], other: list[str], rounds: int, folder: Path) -> tuple[float, float]:
    """Return the best time of each of two processes, which take turns."""
    seconds(one, folder)
    seconds(other, folder)
    took = [(seconds(one, folder), seconds(other, folder)) for _ in range(rounds)]
    return min(each for each, _ in took), min(each for _, each in took)


def line(name: str, ours: float, floor: float, limit: float) -> str:
    """Return a line with the ratio, the limit it is held to, and both times."""
    verdict = "" if ours <= limit * floor else "  OVER THE LIMIT"
    times = f"{ours * 1000:.0f} ms, floor {floor * 1000:.0f} ms"
    return f"{name:<27} {ours / floor:.2f}x (limit {limit}x; {times}){verdict}"


def main() -> None:
    """Print the ratio of each command to its floor."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare = folder / "bare.py"
        bare.write_text(BARE.format(names=list(COMMANDS)), encoding="utf-8")
        help_page = ["-m", "talkquiz", "--help"]
        times = best(help_page, [str(bare), "--help"], HELP_ROUNDS, folder)
        print(line("talkquiz --help", *times, HELP_LIMIT))
        for command, limit in LIMITS.items():
            times = best(["-m", "talkquiz", *command], ["-c", IMPORTS], ROUNDS, folder)
            print(line(f"talkquiz {' '.join(command)}", *times, limit))


if __name__ == "__main__":
    main()
