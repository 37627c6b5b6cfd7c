"""`talkquiz template`, and what `talkquiz build` does with its options for handouts."""

import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from talkquiz.exporters.word.template import bundled_template
from talkquiz.handouts.blueprint import MOST_VERSIONS
from word_files import caption

from .conftest import ENVIRONMENT, PROGRAM, Run


class TestTemplate:
    """The document that handouts take their looks from."""

    def test_goes_to_standard_output_or_to_a_file(self, run: Run) -> None:
        """`talkquiz template word > my.docx` gives the reference document, byte for byte."""
        document = bundled_template().read_bytes()
        assert run("template", "word").stdout_bytes == document
        said = run("template", "word", "--out", "my.docx").stdout
        assert Path("my.docx").read_bytes() == document
        assert "talkquiz build --template my.docx" in said
        assert [path.name for path in Path().iterdir()] == ["my.docx"]

    @pytest.mark.real
    @pytest.mark.skipif(sys.platform == "win32", reason="there is no pty")
    def test_is_nothing_for_a_terminal(self, here: Path) -> None:
        """Where standard output is a terminal, it says how to get a file instead."""
        import pty  # noqa: PLC0415 - not on Windows

        master, slave = pty.openpty()
        done = subprocess.run(
            [*PROGRAM, "template", "word"],
            stdout=slave, stderr=subprocess.PIPE, cwd=here, check=False, text=True, env=ENVIRONMENT,
        )  # fmt: skip
        os.close(slave)
        os.close(master)
        assert done.returncode == 2
        assert "--out my.docx" in done.stderr


class TestBuild:
    """The options of `talkquiz build` for handouts."""

    def test_template_and_options_reach_the_handouts(self, run: Run, course: Path) -> None:
        """A restyled copy, another paper and large print are what the sheet has."""
        run("template", "word", "--out", "my.docx")
        mine = Document("my.docx")
        mine.styles["Normal"].font.name = "Verdana"
        mine.save("my.docx")
        options = ("--template", "my.docx", "--paper", "letter", "--large-print", "--no-points")
        run("build", course, "--word", *options)
        sheet = Document("out/first-quiz-A.docx")
        assert sheet.styles["Normal"].font.name == "Verdana"
        assert round(sheet.sections[0].page_width.mm) == 216
        assert not any("mark" in p.text or "[1]" in p.text for p in sheet.paragraphs)

    @pytest.mark.parametrize("number", [1, 3, MOST_VERSIONS])
    def test_versions_are_counted(self, run: Run, course: Path, number: int) -> None:
        """`--versions` makes so many, whatever the blueprint says, and the key answers each."""
        run("build", course, "--word", "--versions", str(number))
        assert len(list(Path("out").glob("first-quiz-?.docx"))) == number
        key = Document(BytesIO(Path("out/first-quiz-key.docx").read_bytes()))
        captions = [caption(table) for table in key.tables]
        assert len([text for text in captions if text.startswith("Answers of form")]) == number

    def test_no_libreoffice(self, run: Run, course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "")
        monkeypatch.setattr("talkquiz.exporters.word.pdf._USUAL_PATHS", ())
        said = run("build", course, "--word", "--pdf", code=1).stderr
        assert "Nothing was written: no PDFs can be made: LibreOffice" in said
        assert not Path("out").exists()

    @pytest.mark.real
    @pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
    def test_pdfs_stand_beside_the_documents(self, run: Run, course: Path) -> None:
        """Each file has its PDF, the same bytes in the next build."""
        for out in ("one", "two"):
            run("build", course, "--word", "--pdf", "--out", out)
        documents = {path.stem for path in Path("one").glob("*.docx")}
        pdfs = {path.stem: path.read_bytes() for path in Path("one").glob("*.pdf")}
        assert documents == set(pdfs)
        assert pdfs == {path.stem: path.read_bytes() for path in Path("two").glob("*.pdf")}
