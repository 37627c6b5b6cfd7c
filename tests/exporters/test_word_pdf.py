"""PDFs of Word files, made by LibreOffice or by a program in its place."""

import stat
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from talkquiz.exporters import Options
from talkquiz.exporters.word import pdf
from talkquiz.exporters.word.pdf import NoPdfError
from word_files import made, sample

DAY = date(2026, 1, 2)
COPY = "for name in '01': open(name + '.pdf', 'w').write('%PDF-' + open(name + '.docx').read())\n"
needs_scripts = pytest.mark.skipif(sys.platform == "win32", reason="scripts are no programs there")


@pytest.fixture
def libreoffice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Return what puts a script in the place of LibreOffice; until then there is none."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(pdf, "_USUAL_PATHS", ())

    def install(script: str) -> None:
        path = folder / "soffice"
        path.write_text(f"#!{sys.executable}\n{script}")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    return install


@pytest.mark.usefixtures("libreoffice")
def test_without_libreoffice_the_message_says_what_to_do() -> None:
    """It names the program, where it is to be had, and the other way to a PDF."""
    with pytest.raises(NoPdfError, match=r"LibreOffice.*not found.*libreoffice\.org.*Word"):
        made(sample(), options=Options(pdf=True))


@needs_scripts
@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("import sys; sys.exit('the source file could not be loaded')", "could not be loaded"),
        ("", "no reason"),
        ("open('0.pdf', 'w').write('nothing')", "made none"),
        ("open('reason', 'w').write('no room on the disk')", "no room on the disk"),
    ],
)
def test_a_libreoffice_that_fails_is_reported(
    libreoffice: Callable[[str], None], script: str, reason: str
) -> None:
    """It ends well whatever happens, so only the file that it made counts."""
    libreoffice(script)
    with pytest.raises(NoPdfError, match=reason):
        pdf.pdfs({"quiz-A.docx": b""}, DAY)


@needs_scripts
@pytest.mark.real
def test_a_libreoffice_that_hangs_is_ended(
    libreoffice: Callable[[str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = f"import time; time.sleep(3); open({str(tmp_path / 'alive')!r}, 'w')"
    start = f"subprocess.Popen([sys.executable, '-c', {child!r}])"
    libreoffice(f"import subprocess, sys, time\n{start}\ntime.sleep(60)\n")
    monkeypatch.setattr(pdf, "_TO_START", 1)
    monkeypatch.setattr(pdf, "_FOR_EACH", 0)
    with pytest.raises(NoPdfError, match="not done after 1 second"):
        pdf.pdfs({"quiz-A.docx": b""}, DAY)
    time.sleep(3)
    assert not (tmp_path / "alive").exists()


@needs_scripts
def test_one_run_makes_all_pdfs(libreoffice: Callable[[str], None], tmp_path: Path) -> None:
    """All documents go to one run, under names of our own, with a profile that nobody else uses."""
    log = tmp_path / "log"
    note = f"import sys; open({str(log)!r}, 'a').write(' '.join(sys.argv) + '\\n')\n"
    libreoffice(note + COPY)
    files = pdf.pdfs({"quiz A.docx": b"one", "-odd-.docx": b"two"}, DAY)
    assert files == {"quiz A.pdf": b"%PDF-one", "-odd-.pdf": b"%PDF-two"}
    (call,) = log.read_text().splitlines()
    assert "UserInstallation=file:///" in call
    assert "Make(2)" in call


@needs_scripts
def test_where_macros_are_locked_libreoffice_converts_by_itself(
    libreoffice: Callable[[str], None],
) -> None:
    """A school's LibreOffice that runs no macros still makes PDFs, tagged as usual."""
    converts = "import sys; wanted = '--convert-to' in sys.argv or sys.exit()\n"
    tagged = "assert 'UseTaggedPDF' in sys.argv[sys.argv.index('--convert-to') + 1]\n"
    libreoffice(f"{converts}{tagged}assert sys.argv[-2:] == ['0.docx', '1.docx']\n{COPY}")
    files = pdf.pdfs({"a.docx": b"one", "b.docx": b"two"}, DAY)
    assert files == {"a.pdf": b"%PDF-one", "b.pdf": b"%PDF-two"}


@needs_scripts
def test_what_tells_one_run_from_the_next_is_taken_out(libreoffice: Callable[[str], None]) -> None:
    one, other = "A" * 32, "B" * 32
    before = (
        "%PDF-1.6 /CreationDate(D:20261122043924Z')>> trailer "
        f"/ID [ <{one}>\n<{one}> ]\n/DocChecksum /{other}\n>>"
    )
    libreoffice(f"open('0.pdf', 'w').write({before!r})")
    after = pdf.pdfs({"a.docx": b"document"}, DAY)["a.pdf"].decode()
    assert len(after) == len(before)
    assert "/CreationDate(D:20260102000000Z')" in after
    assert one not in after
    assert other not in after
