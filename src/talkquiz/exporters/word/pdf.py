"""PDFs of Word documents, made by LibreOffice where it is installed."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import date
from hashlib import blake2b
from pathlib import Path

from talkquiz.exporters import ExportError

_NAMES = "soffice", "libreoffice"
_USUAL_PATHS = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/opt/libreoffice*/program/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
)
_ON_WINDOWS = "LibreOffice/program/soffice.com"
_PROFILE = Path(__file__).with_name("libreoffice")
"""A profile for LibreOffice that holds the macro which makes PDFs, user/basic/Standard/Pdf.xba."""
_FORMAT = (
    "pdf:writer_pdf_Export:"
    '{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"}}'
)
_DATE = re.compile(rb"(/CreationDate\(D:)\d{14}")
_IDENTITY = re.compile(rb"(/ID \[ <|(?<=[0-9A-F]{32}>\n)<|/DocChecksum /)[0-9A-F]{32}")
_TO_START, _FOR_EACH = 120, 10
"""Seconds, on a slow computer, for LibreOffice to set up a profile, and for a document."""


class NoPdfError(ExportError):
    """No PDFs can be made of the documents."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"no PDFs can be made: {reason}")


def pdfs(documents: Mapping[str, bytes], day: date) -> dict[str, bytes]:
    """Return a PDF of each of `documents`, Word files by name: "quiz-A.docx" gives "quiz-A.pdf".

    A run of LibreOffice makes them all, with a profile of its own, so that it neither meets nor
    disturbs one that is open. They say that they were made on `day`. Raises NoPdfError.
    """
    program = _program()
    with tempfile.TemporaryDirectory(prefix="talkquiz-") as name:
        folder = Path(name)
        # The profile is copied file by file to where LibreOffice may write: ours may be read-only.
        for file in filter(Path.is_file, _PROFILE.rglob("*")):
            copy = folder / "profile" / file.relative_to(_PROFILE)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
        for number, content in enumerate(documents.values()):
            (folder / f"{number}.docx").write_bytes(content)
        count, told = len(documents), folder / "reason"
        said = _run(program, folder, count, f"macro:///Standard.Pdf.Make({count})")
        if told.exists():
            said = told.read_text(errors="replace")
        elif not (folder / "0.pdf").exists():
            # Where macros are locked, LibreOffice puts paragraphs on pages in its own way.
            names = (f"{number}.docx" for number in range(count))
            said = _run(program, folder, count, "--convert-to", _FORMAT, *names)
        made = {}
        for number, (document, content) in enumerate(documents.items()):
            # Whether LibreOffice failed only shows in whether its PDF is there.
            file = folder / f"{number}.pdf"
            pdf = file.read_bytes() if file.exists() else b""
            if not pdf.startswith(b"%PDF-"):
                reason = " ".join(said.split())[-200:] or "no reason"
                raise NoPdfError(f"LibreOffice made none ({reason})")
            # What tells one run from the next goes: date and identity, of the same length.
            identity = blake2b(content, digest_size=16).hexdigest().upper().encode()
            dated = _DATE.sub(day.strftime(r"\g<1>%Y%m%d").encode() + b"000000", pdf)
            same = _IDENTITY.sub(rb"\g<1>" + identity, dated)
            made[f"{document.removesuffix('.docx')}.pdf"] = same
        return made


def _program() -> str:
    """Return where LibreOffice is: on PATH, or among the usual places, which PATH seldom names."""
    found = [*filter(None, map(shutil.which, _NAMES))]
    if sys.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)"):
            path = Path(os.environ.get(variable, ""), _ON_WINDOWS)
            found += [str(path)] if path.is_file() else []
    for pattern in _USUAL_PATHS:
        found += sorted(map(str, Path("/").glob(pattern.lstrip("/"))))
    if found:
        return found[0]
    raise NoPdfError(
        "LibreOffice, which makes them, was not found. Install it (libreoffice.org), or open the "
        "handouts in Word and save them as PDF"
    )


def _run(program: str, folder: Path, count: int, *arguments: str) -> str:
    """Run LibreOffice in `folder`, for as long as `count` documents may take; return what it said.

    When time is up, or the user has had enough, it is ended.
    """
    seconds = _TO_START + _FOR_EACH * count
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--norestore", *arguments]
    log = folder / "log"
    try:
        with log.open("wb") as output:
            process = subprocess.Popen(  # noqa: S603 - no shell, and names of our own
                command,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            raise NoPdfError(f"LibreOffice was not done after {seconds} seconds") from error
        finally:
            if process.poll() is None:
                # What was started has started another process, which does the work.
                if sys.platform == "win32":
                    process.kill()
                else:
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()
    except OSError as error:
        raise NoPdfError(f"{program} cannot be run: {error.strerror}") from error
    return log.read_text(errors="replace")
