"""Feeds broken input to the real command line, each case in a process of its own with limits.

    python tests/fuzz/runner.py --cases 10000            # a seed is drawn and printed
    python tests/fuzz/runner.py --seed 7 --only 4711     # one case again
    python tests/fuzz/runner.py --door deck --cases 500

A case fails if the command ends with anything but 0, 1 or 2, prints a traceback, takes longer or
more memory than it may, changes out/ although it failed, or touches a file that is not its own. The
folder of a case that failed is kept, to be made smaller by hand and become a test.
"""

import argparse
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from hashlib import blake2b
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from fuzz.doors import DOORS, WEIGHTS, Case

SECONDS, MEGABYTES = 20, 1024


class Failure(NamedTuple):
    """What went wrong in the case with this number, and what was said."""

    number: int
    door: str
    command: str
    reason: str
    said: str


def main() -> None:
    """Run the cases that the command line asks for; exit with 1 if any failed."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    asked.add_argument("--cases", type=int, default=500)
    asked.add_argument("--seed", type=int, default=Random().randrange(10**6))
    asked.add_argument("--only", type=int, help="the number of one case")
    asked.add_argument("--door", choices=DOORS)
    asked.add_argument("--keep", type=Path, default=Path("fuzz-failures"))
    options = asked.parse_args()
    print(f"seed {options.seed}", flush=True)
    numbers = range(options.cases) if options.only is None else [options.only]
    started = time.perf_counter()
    failures = fuzz(numbers, options.seed, options.door, options.keep)
    for failure in failures:
        print(f"\ncase {failure.number} ({failure.door}): {failure.reason}\n  {failure.command}")
        print(
            *(f"  {ascii(line)[1:-1]}" for line in failure.said[-1500:].splitlines()[-12:]),
            sep="\n",
        )
    print(
        f"\n{len(numbers)} cases in {time.perf_counter() - started:.0f} s, {len(failures)} failed"
    )
    sys.exit(bool(failures))


def fuzz(numbers: range | list[int], seed: int, door: str | None, keep: Path) -> list[Failure]:
    """Return the failures among the cases with these numbers, run on all cores."""
    warm_up()
    workers = min(os.cpu_count() or 1, len(numbers))
    with get_context("fork").Pool(workers, maxtasksperchild=None) as pool:
        slices = [(numbers[n::workers], seed, door, keep) for n in range(workers)]
        return sorted(failure for found in pool.starmap(_slice, slices) for failure in found)


def warm_up() -> None:
    """Import all that commands import, so that a forked process need not."""
    import talkquiz.build
    import talkquiz.cli  # noqa: F401

    for door in DOORS.values():
        with tempfile.TemporaryDirectory() as name:
            door(_prepared(Path(name)), Random(0))


def _slice(numbers: list[int], seed: int, door: str | None, keep: Path) -> list[Failure]:
    return [failure for number in numbers for failure in attempt(number, seed, door, keep)]


def attempt(number: int, seed: int, door: str | None, keep: Path) -> Iterator[Failure]:
    """Run one case, and yield what was wrong with how it ended."""
    dice = Random(f"{seed}/{number}")
    names = [name for name in DOORS for _ in range(WEIGHTS.get(name, 1))]
    name = door or dice.choice(names)
    with tempfile.TemporaryDirectory(prefix="fuzz-") as made:
        folder = _prepared(Path(made))
        case = DOORS[name](folder, dice)
        before = _held(folder)
        code, said, seconds = _run(case, folder)
        reason = _verdict(case, code, said, seconds, before, _held(folder))
        if reason:
            shutil.copytree(
                folder,
                keep / f"{seed}-{number}",
                symlinks=True,
                ignore=_special,
                dirs_exist_ok=True,
            )
            yield Failure(number, name, " ".join(case.arguments), reason, said)


def _prepared(folder: Path) -> Path:
    """Return a folder with an earlier build in out/, and files of somebody else's."""
    from fuzz.doors import _built

    for name in ("out", "aside", "work"):
        (folder / name).mkdir()
    (folder / "thesis.txt").write_text("mine")
    (folder / ".talkquiz-notes").mkdir()
    (folder / ".talkquiz-notes" / "notes.txt").write_text("mine")
    for name in ("saltmere.apkg", "first-quiz-A.docx", ".talkquiz.json"):
        (folder / "out" / name).write_bytes(_built()[name])
    return folder


def _run(case: Case, folder: Path) -> tuple[int, str, float]:
    """Run the command in a forked process; return its exit code, what it said, and its seconds."""
    told, started = folder / "work" / "said", time.perf_counter()
    child = os.fork()
    if not child:
        _child(case, folder, told)
    ended, status = 0, 0
    while not ended and time.perf_counter() - started < SECONDS:
        ended, status = os.waitpid(child, os.WNOHANG)
        time.sleep(0.002)
    if not ended:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        status = -1
    code = os.waitstatus_to_exitcode(status) if status >= 0 else -1
    return code, told.read_text(errors="replace"), time.perf_counter() - started


def _child(case: Case, folder: Path, told: Path) -> None:
    """Be the command: with limits, in its folder, without a terminal; never returns."""
    code = 70
    try:
        limit = MEGABYTES * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.chdir(folder)
        os.environ["TMPDIR"] = str(folder / "work")
        handle = os.open(told, os.O_WRONLY | os.O_CREAT)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(handle, 1)
        os.dup2(handle, 2)
        from talkquiz.cli import main as command_line

        command_line(list(case.arguments), prog_name="talkquiz")
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:  # noqa: BLE001 - whatever escapes is what is looked for
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _verdict(
    case: Case, code: int, said: str, seconds: float, before: dict[str, str], after: dict[str, str]
) -> str:
    """Say what was wrong with how a case ended; nothing if all was well."""
    if seconds >= SECONDS:
        return f"took longer than {SECONDS} s"
    if code not in (0, 1, 2) or "Traceback (most" in said:
        return f"ended with {code}"
    if any(character in said for character in "\x1b\x00\x07\u202e"):
        return "printed a control character"
    may = case.writes if code == 0 else ()
    changed = {
        name
        for name in before.keys() | after.keys()
        if before.get(name) != after.get(name) and name.split("/")[0] not in ("work", *may)
    }
    return f"changed {', '.join(sorted(changed)[:5])} with exit code {code}" if changed else ""


def _held(folder: Path) -> dict[str, str]:
    """Return the digest of each file below a folder, and what else there is."""
    found = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"link to {os.readlink(path)}"
        elif path.is_file():
            found[name] = blake2b(path.read_bytes(), digest_size=8).hexdigest()
        else:
            found[name] = "folder" if path.is_dir() else "other"
    return found


def _special(folder: str, names: list[str]) -> set[str]:
    """Return what no copy can be made of: pipes and the like."""
    paths = {name: Path(folder) / name for name in names}
    return {n for n, p in paths.items() if not (p.is_symlink() or p.is_file() or p.is_dir())}


if __name__ == "__main__":
    main()
