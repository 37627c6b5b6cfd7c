"""PDFs of Word files, made by LibreOffice or by a program in its place."""

import stat
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from factories import make_deck
from talkquiz.exporters import Assembled, Options
from talkquiz.exporters.word import export, pdf
from talkquiz.exporters.word.pdf import NoPdfError
from word_files import sample


def _program(folder: Path, script: str) -> Path:
    path = folder / "soffice"
    path.write_text(f"#!{sys.executable}\n{script}")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def no_other(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return the only folder in which LibreOffice is looked for."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(pdf, "_USUAL_PATHS", ())
    return folder


DAY = date(2026, 1, 2)


@pytest.mark.usefixtures("no_other")
def test_without_libreoffice_the_message_says_what_to_do() -> None:
    """It names the program, where it is to be had, and the other way to a PDF."""
    with pytest.raises(NoPdfError, match=r"LibreOffice.*not found.*libreoffice\.org.*Word"):
        export(Assembled(make_deck(), (sample(),)), Options(pdf=True))


@pytest.mark.skipif(sys.platform == "win32", reason="scripts are no programs there")
@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("import sys; sys.exit('the source file could not be loaded')", "could not be loaded"),
        ("", "no reason"),
        ("open('0.pdf', 'w').write('nothing')", "made none"),
        ("open('reason', 'w').write('no room on the disk')", "no room on the disk"),
    ],
)
def test_a_libreoffice_that_fails_is_reported(no_other: Path, script: str, reason: str) -> None:
    """It ends well whatever happens, so only the file that it made counts."""
    _program(no_other, script)
    with pytest.raises(NoPdfError, match=reason):
        pdf.pdfs({"quiz-A.docx": b""}, DAY)


@pytest.mark.skipif(sys.platform == "win32", reason="scripts are no programs there")
@pytest.mark.real
def test_a_libreoffice_that_hangs_is_ended(
    no_other: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = f"import time; time.sleep(3); open({str(tmp_path / 'alive')!r}, 'w')"
    start = f"subprocess.Popen([sys.executable, '-c', {child!r}])"
    _program(no_other, f"import subprocess, sys, time\n{start}\ntime.sleep(60)\n")
    monkeypatch.setattr(pdf, "_TO_START", 1)
    monkeypatch.setattr(pdf, "_FOR_EACH", 0)
    with pytest.raises(NoPdfError, match="not done after 1 second"):
        pdf.pdfs({"quiz-A.docx": b""}, DAY)
    time.sleep(3)
    assert not (tmp_path / "alive").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="scripts are no programs there")
def test_one_run_makes_all_pdfs(no_other: Path, tmp_path: Path) -> None:
    """All documents go to one run, under names of our own, with a profile that nobody else uses."""
    log = tmp_path / "log"
    _program(
        no_other,
        "import sys\n"
        f"open({str(log)!r}, 'a').write(' '.join(sys.argv) + '\\n')\n"
        "for name in '01':\n"
        "    open(name + '.pdf', 'w').write('%PDF-' + open(name + '.docx').read())\n",
    )
    made = pdf.pdfs({"quiz A.docx": b"one", "-odd-.docx": b"two"}, DAY)
    assert made == {"quiz A.pdf": b"%PDF-one", "-odd-.pdf": b"%PDF-two"}
    (call,) = log.read_text().splitlines()
    assert "UserInstallation=file:///" in call
    assert "Make(2)" in call


@pytest.mark.skipif(sys.platform == "win32", reason="scripts are no programs there")
def test_where_macros_are_locked_libreoffice_converts_by_itself(no_other: Path) -> None:
    """A school's LibreOffice that runs no macros still makes PDFs, tagged as usual."""
    _program(
        no_other,
        "import sys\n"
        "if '--convert-to' in sys.argv:\n"
        "    assert 'UseTaggedPDF' in sys.argv[sys.argv.index('--convert-to') + 1]\n"
        "    for name in '01':\n"
        "        assert name + '.docx' in sys.argv\n"
        "        open(name + '.pdf', 'w').write('%PDF-' + open(name + '.docx').read())\n",
    )
    made = pdf.pdfs({"a.docx": b"one", "b.docx": b"two"}, DAY)
    assert made == {"a.pdf": b"%PDF-one", "b.pdf": b"%PDF-two"}


def test_what_tells_one_run_from_the_next_is_taken_out() -> None:
    before = (
        b"%PDF-1.6 /CreationDate(D:20261122043924Z')>> trailer /ID [ <" + b"A" * 32 + b">\n<"
        b"" + b"A" * 32 + b"> ]\n/DocChecksum /" + b"B" * 32 + b"\n>>"
    )
    after = pdf._dated(before, b"document", DAY)
    assert len(after) == len(before)
    assert b"/CreationDate(D:20260102000000Z')" in after
    assert b"AAAA" not in after
    assert b"BBBB" not in after
