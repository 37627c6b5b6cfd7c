"""The wheel: what it carries, and that it works where the checkout is not."""

import os
import re
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

pytestmark = pytest.mark.real

ROOT = Path(__file__).parents[1]
UNREACHABLE = re.compile(
    r"No matching distribution found for hatchling|Failed to establish a new connection"
    r"|Temporary failure in name resolution|Connection(Error| refused| reset)|timed out"
)


def clean_environment() -> dict[str, str]:
    """Return the environment without what would let Python find the checkout."""
    hidden = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}
    return {name: value for name, value in os.environ.items() if name not in hidden}


def pip(*arguments: str | Path) -> None:
    """Run pip; skips the test where pip is not there or cannot fetch the build backend."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *map(str, arguments)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    said = result.stdout + result.stderr
    if "No module named pip" in said:
        pytest.skip("this environment has no pip")
    if result.returncode and UNREACHABLE.search(said):
        pytest.skip("pip cannot fetch the build backend")
    assert result.returncode == 0, said


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, built from the checkout as anybody would build it."""
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-deps", "--wheel-dir", folder, ROOT)
    (built,) = folder.glob("*.whl")
    return built


def below(folder: Path) -> set[str]:
    """Return the files below a folder of the checkout, without what is hidden or made."""
    files = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {
        file.as_posix()
        for file in files
        if not any(part.startswith((".", "__pycache__")) for part in file.parts)
    }


def test_wheel_carries_courses_looks_and_licences(wheel: Path) -> None:
    """All of questions/ and templates/ is in the wheel, all of the program, and both licences."""
    held = set(ZipFile(wheel).namelist())
    assert {f"talkquiz/{file}" for file in below(ROOT / "src" / "talkquiz")} <= held
    for name in ("questions", "templates"):
        files = {f"talkquiz/bundled/{name}/{file}" for file in below(ROOT / name)}
        assert files
        assert files <= held
    licences = {name.partition("/licenses/")[2] for name in held if "/licenses/" in name}
    assert licences == {"LICENSE", "questions/LICENSE", "templates/maps/OFL.txt"}


def test_wheel_carries_nothing_else(wheel: Path) -> None:
    for name in ZipFile(wheel).namelist():
        first, *rest = name.split("/")
        assert first == "talkquiz" or first.endswith(".dist-info"), name
        assert not any(part.startswith(".") or part == "__pycache__" for part in rest), name
        assert not name.endswith((".apkg", ".pyc")), name


def test_wheel_says_what_it_is(wheel: Path) -> None:
    archive = ZipFile(wheel)
    (metadata,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
    (entries,) = (n for n in archive.namelist() if n.endswith("/entry_points.txt"))
    lines = archive.read(metadata).decode().splitlines()
    assert "License-Expression: MIT AND CC-BY-4.0 AND OFL-1.1" in lines
    assert "Requires-Python: >=3.11" in lines
    assert "talkquiz = talkquiz.__main__:run" in archive.read(entries).decode()


def installed(wheel: Path, folder: Path) -> Path:
    """Return the scripts of a new environment with the wheel and our own dependencies in it."""
    venv.create(folder, symlinks=True)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    pip("--python", scripts / "python", "install", "--no-deps", "--no-index", wheel)
    (packages,) = {path.parent for path in folder.rglob("site-packages/talkquiz")}
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return scripts


def test_installed_program_works_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    """Away from the checkout, `talkquiz build --anki` writes the deck and says where it is."""
    scripts = installed(wheel, tmp_path / "environment")
    empty = tmp_path / "empty"
    empty.mkdir()

    def said(*command: str | Path) -> str:
        return subprocess.run(
            command, cwd=empty, env=clean_environment(), capture_output=True, text=True, check=True
        ).stdout

    code = "import talkquiz, genanki; print(talkquiz.__file__)"
    assert Path(said(scripts / "python", "-c", code).strip()).is_relative_to(tmp_path)
    printed = said(scripts / "talkquiz", "build", "--anki")
    deck = Path("out", "syria-peace-process.apkg")
    assert str(deck) in printed
    assert "collection.anki2" in ZipFile(empty / deck).namelist()
    assert [path.name for path in empty.iterdir()] == ["out"]
    assert "nothing is wrong" in said(scripts / "talkquiz", "check", "syria-peace-process")
    said(scripts / "talkquiz", "build", "--word", "--out", "print")
    assert list((empty / "print").glob("*-key.docx"))
