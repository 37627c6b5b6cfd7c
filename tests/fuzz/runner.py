"""Feeds broken input to the real command line, each case in a process of its own with limits.

    python tests/fuzz/runner.py --cases 10000            # a seed is drawn and printed
    python tests/fuzz/runner.py --seed 7 --only 4711     # one case again
    python tests/fuzz/runner.py --door deck --cases 500

A case fails if the command ends with anything but 0, 1 or 2, prints a traceback, takes longer or
more memory than it may, prints what a terminal would obey, changes out/ although it failed, or
touches a file that is not its own. The input of a case that failed is made as small as a few seconds
allow and kept in fuzz-failures/SEED-NUMBER, with the command and what it said in said.txt.
"""

import argparse
import os
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from hashlib import blake2b
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from fuzz.doors import DOORS, WEIGHTS, Case
from fuzz.shrinking import Files, smaller

SECONDS, MEGABYTES = 20, 1024
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
FORGED = re.compile(r"^forged\.yaml:", re.MULTILINE)
"""A line that `ODD_TEXTS` would have a message begin with."""


class Failure(NamedTuple):
    """What went wrong in the case with this number, and what was said."""

    number: int
    door: str
    command: str
    reason: str
    said: str


class End(NamedTuple):
    """How a command ended: its exit code, its output, how long it took and the most memory it had."""

    code: int
    said: str
    seconds: float
    megabytes: int


def main() -> None:
    """Run the cases that the command line asks for; exit with 1 if any failed."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    asked.add_argument("--cases", type=int, default=500)
    asked.add_argument("--seed", type=int, default=Random().randrange(10**6))
    asked.add_argument("--only", type=int, help="the number of one case")
    asked.add_argument("--first", type=int, default=0, help="the number of the first case")
    asked.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked.add_argument("--door", choices=DOORS)
    asked.add_argument("--keep", type=Path, default=Path("fuzz-failures"))
    options = asked.parse_args()
    print(f"seed {options.seed}", flush=True)
    numbers = range(options.first, options.first + options.cases)
    if options.only is not None:
        numbers = range(options.only, options.only + 1)
    warm_up()
    started, failed = time.perf_counter(), 0
    cases = [(number, options.seed, options.door, options.keep) for number in numbers]
    with get_context("fork").Pool(options.jobs) as pool:
        for failure in pool.imap_unordered(attempt, cases):
            if failure:
                failed += 1
                _tell(failure)
    print(f"\n{len(numbers)} cases in {time.perf_counter() - started:.0f} s, {failed} failed")
    sys.exit(bool(failed))


def _tell(failure: Failure) -> None:
    print(f"\ncase {failure.number} ({failure.door}): {failure.reason}\n  {failure.command}")
    for line in failure.said[-1500:].splitlines()[-12:]:
        print(f"  {ascii(line)[1:-1]}", flush=True)


def warm_up() -> None:
    """Import all that commands import, so that a forked process need not."""
    import talkquiz.build
    import talkquiz.cli  # noqa: F401

    for door in DOORS.values():
        with tempfile.TemporaryDirectory() as name:
            door(_prepared(Path(name)), Random(0))


def attempt(case: tuple[int, int, str | None, Path]) -> Failure | None:
    """Run the case of a number, a seed and a door, and keep its input if it ended as none may."""
    number, seed, door, keep = case
    names = [name for name in DOORS for _ in range(WEIGHTS.get(name, 1))]
    name = door or Random(f"door {seed}/{number}").choice(names)

    def run(files: Files | None = None, kept: Path | None = None) -> tuple[Case, str, str]:
        with tempfile.TemporaryDirectory(prefix="fuzz-") as made:
            folder = _prepared(Path(made))
            command = DOORS[name](folder, Random(f"{seed}/{number}"))
            for path, content in (files or {}).items():
                (folder / path).write_bytes(content) if content else (folder / path).unlink()
            if kept:
                shutil.copytree(folder, kept, symlinks=True, ignore=_special, dirs_exist_ok=True)
            before = _held(folder)
            end = _run(command, folder)
            return command, _verdict(command, end, before, _held(folder)), end.said

    command, reason, said = run()
    if not reason:
        return None
    with tempfile.TemporaryDirectory(prefix="fuzz-") as made:
        folder = _prepared(Path(made))
        DOORS[name](folder, Random(f"{seed}/{number}"))
        inputs = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file() and not path.is_symlink()
        }
    small = smaller(inputs, lambda files: _alike(run(files)[1:], (reason, said)))
    run(small, keep / f"{seed}-{number}")
    failure = Failure(number, name, " ".join(command.arguments), reason, said)
    (keep / f"{seed}-{number}" / "said.txt").write_text(
        f"{failure.command}\n{reason}\n{said[-20_000:]}", errors="surrogateescape"
    )
    return failure


def _alike(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Tell whether two failures, each a reason and an output, seem to be one."""
    places = [re.findall(r'File "(.+?)", line (\d+)', said)[-1:] for _, said in (one, other)]
    return one[0] == other[0] and places[0] == places[1]


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


def _run(case: Case, folder: Path) -> End:
    """Run the command in a forked process, which is killed when its time is over."""
    told, started = folder / "work" / "said", time.perf_counter()
    child = os.fork()
    if not child:
        _child(case, folder, told)
    ended, late = 0, False
    while not ended:
        ended, status, used = os.wait4(child, os.WNOHANG)
        late = time.perf_counter() - started >= SECONDS
        if late and not ended:
            os.kill(child, signal.SIGKILL)
        time.sleep(0.002)
    return End(
        os.waitstatus_to_exitcode(status),
        told.read_bytes().decode("utf-8", "surrogateescape"),
        time.perf_counter() - started,
        used.ru_maxrss // 1024,
    )


def _child(case: Case, folder: Path, told: Path) -> None:
    """Be the command: with limits, in its folder, without a terminal; never returns."""
    code = 70
    try:
        limit = (
            2 * MEGABYTES * 1024 * 1024
        )  # so that who takes too much is seen, and no others suffer
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


def _verdict(case: Case, end: End, before: dict[str, str], after: dict[str, str]) -> str:
    """Say what was wrong with how a case ended; nothing if all was well."""
    may = case.writes if end.code == 0 else ()
    changed = {
        name
        for name in before.keys() | after.keys()
        if before.get(name) != after.get(name) and name.split("/")[0] not in ("work", *may)
    }
    wrong = {
        f"took longer than {SECONDS} s": end.seconds >= SECONDS,
        f"took more than {MEGABYTES} MB": end.megabytes > MEGABYTES,
        f"ended with {end.code}": end.code not in (0, 1, 2) or "Traceback (most" in end.said,
        "printed a control character": UNSAFE.search(end.said),
        "printed what is no UTF-8": re.search("[\udc80-\udcff]", end.said),
        "printed a forged line": FORGED.search(end.said),
        f"changed {', '.join(sorted(changed)[:5])} with exit code {end.code}": changed,
    }
    return next((reason for reason, holds in wrong.items() if holds), "")


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
