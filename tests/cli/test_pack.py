"""`talkquiz pack`, and what commands do with a packed course."""

import re
import shutil
import stat
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from courses import COURSE, FACTS, write_course
from pictures import drawn, exif, pictured_course
from samples import STRIKE
from talkquiz.course import packed

from .conftest import Run

OUTLINE = "title: Landing\ntopics: [{id: landing, title: The landing}]\n"
PACKED = Path("my-course.zip")
IN_A_FOLDER = {f"my-course/{name}": text for name, text in COURSE.items()}


def write_zip(files: Mapping[str, str | bytes], links: Mapping[str, str] | None = None) -> Path:
    with ZipFile(PACKED, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
        for name, target in (links or {}).items():
            entry = ZipInfo(name)
            entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
            archive.writestr(entry, target)
    return PACKED


class TestPack:
    """The file that is handed on."""

    def test_holds_the_course_and_no_article(self, run: Run) -> None:
        """Articles, hidden files and whatever else lies there stay behind, and it says so."""
        more = {"articles/news.html": "News", ".git/config": "", "notes.txt": "", "facts/a.txt": ""}
        write_course(Path("saltmere"), more)
        said = run("pack", "saltmere").stdout
        with ZipFile("saltmere.zip") as archive:
            assert set(archive.namelist()) == {f"saltmere/{name}" for name in COURSE}
        assert "Left out, as no part of a course: articles/, facts/a.txt, notes.txt" in said
        assert "Next: talkquiz build saltmere.zip" in said

    def test_says_nothing_of_what_is_for_editors(self, run: Run) -> None:
        """What `talkquiz new` writes beside a course is made anew by `talkquiz schema`."""
        run("new", "my-course", "--yes")
        said = run("pack", "my-course").stdout
        assert re.fullmatch(
            r"My course: wrote my-course.zip, 6 files, \d+ KB.\n"
            r"Next: talkquiz build my-course.zip\n",
            said,
        )
        draft = "- {id: lamp, draft: true}\n"
        Path("my-course", FACTS).write_text(draft, encoding="utf-8")
        told = (
            "1 draft goes along, which no build asks, with the comments above: of what was pulled"
        )
        assert told in " ".join(run("pack", "my-course", "--out", "more.zip").stdout.split())
        write_course(Path("bare"), {**dict.fromkeys(COURSE), "course.yaml": OUTLINE})
        assert "bare.zip, 1 file, " in run("pack", "bare").stdout

    def test_builds_the_same_files_as_the_folder(self, run: Run) -> None:
        """Whoever gets the file gets the same deck and handouts, byte for byte."""
        write_course(Path("saltmere"))
        run("pack", "saltmere", "--out", "elsewhere.zip")
        run("build", "saltmere", "--out", "one")
        run("build", "elsewhere.zip", "--out", "other")
        one, other = (
            {path.name: path.read_bytes() for path in Path(name).iterdir()}
            for name in ("one", "other")
        )
        assert one == other
        assert "saltmere.apkg" in one

    def test_hands_on_pictures_and_not_where_they_were_taken(self, run: Run) -> None:
        """They are the same in decks and sheets; what is no picture is left out and named."""
        taken = drawn(180, 300, "jpg", exif=exif(place=True))
        more = {"pictures/people/brook.jpg": taken, "pictures/logo.svg": b"<svg/>"}
        pictured_course(Path("saltmere"), more)
        said = run("pack", "saltmere").stdout
        assert "Left out, as no part of a course: pictures/logo.svg" in said
        with ZipFile("saltmere.zip") as archive:
            packed_picture = archive.read("saltmere/pictures/people/brook.jpg")
        assert b"Camera" in taken
        assert b"Camera" not in packed_picture
        assert b"Exif" not in packed_picture
        run("build", "saltmere", "--out", "one")
        run("build", "saltmere.zip", "--out", "other")
        for path in Path("one").iterdir():
            assert path.read_bytes() == Path("other", path.name).read_bytes()

    def test_is_the_same_each_time(self, run: Run) -> None:
        """A course that has not changed gives the same bytes."""
        write_course(Path("saltmere"))
        run("pack", "saltmere")
        first = Path("saltmere.zip").read_bytes()
        run("pack", "saltmere", "--out", "again.zip")
        assert Path("again.zip").read_bytes() == first

    def test_leaves_what_is_there(self, run: Run) -> None:
        """A file of that name may be somebody's work, and is not written over."""
        write_course(Path("saltmere"))
        Path("saltmere.zip").write_bytes(b"mine")
        done = run("pack", "saltmere", code=1)
        assert "saltmere.zip is there already. Remove it" in done.stderr
        assert Path("saltmere.zip").read_bytes() == b"mine"

    def test_refuses_sentences_of_an_article(self, run: Run) -> None:
        """What `pull --with-text` puts into a comment is not handed on unseen."""
        text = COURSE[FACTS].replace("- id", "# text: As the paper has it.\n- id", 1)
        write_course(Path("saltmere"), {FACTS: text})
        done = run("pack", "saltmere", code=1)
        at = text[: text.index("# text")].count("\n") + 1
        assert f"{FACTS}:{at}:1: TQ507" in done.stderr.replace("\\", "/")
        assert not Path("saltmere.zip").exists()

    def test_refuses_a_course_with_errors(self, run: Run) -> None:
        """Nobody is handed what does not build."""
        write_course(Path("saltmere"), {"sources.yaml": "[}"})
        done = run("pack", "saltmere", code=1)
        assert "Nothing was packed: " in done.stderr
        assert not Path("saltmere.zip").exists()


class TestPackedCourse:
    """A zip in the place of a course's folder."""

    def test_problems_name_the_file_within_it(self, run: Run) -> None:
        """Nobody looks for a temporary folder that is gone."""
        broken = IN_A_FOLDER | {"my-course/sources.yaml": "- id: S1\n"}
        done = run("check", str(write_zip(broken)), code=1)
        assert done.stdout.replace("\\", "/").startswith("my-course.zip/sources.yaml:1:3: TQ")

    @pytest.mark.parametrize("top", ["", "a/b/", "repository-main/questions/my-course/"])
    def test_may_be_packed_by_any_program(self, run: Run, top: str) -> None:
        """With or without folders above it, and with what a Mac adds."""
        files = {f"{top}{name}": text for name, text in COURSE.items()}
        run("check", str(write_zip({**files, f"__MACOSX/{top}._course.yaml": ""})))

    def test_of_two_courses_none_is_taken(self, run: Run) -> None:
        """Which one is meant is not guessed."""
        two = {f"{top}/{name}": text for top in "ab" for name, text in COURSE.items()}
        done = run("check", str(write_zip(two)), code=1)
        assert "it holds more than one course: a, b; unpack it and name one" in done.stderr

    @pytest.mark.parametrize(
        ("files", "reason"),
        [
            ({"notes.txt": "Hello"}, "it holds no course.yaml, and so no course"),
            ({**IN_A_FOLDER, "x": "0" * 70_000_000}, "its text unpacks to more than 64 MB"),
            (
                {**IN_A_FOLDER, "my-course/pictures/a.png": "0" * 70_000_000},
                "`pictures/a.png` in it is larger than 2 MB, too large for a picture",
            ),
        ],
        ids=["no-course", "bomb", "picture"],
    )
    def test_says_what_is_wrong_with_it(
        self, run: Run, files: Mapping[str, str], reason: str
    ) -> None:
        """A zip of something else, and one that would fill the disk, are refused with a reason."""
        assert (
            f"is no packed course: {reason}." in run("check", str(write_zip(files)), code=1).stderr
        )

    def test_is_refused_where_it_is_no_zip(self, run: Run) -> None:
        """A file that only has the name is told as that."""
        PACKED.write_bytes(b"PK\3\4 and no more")
        assert (
            "is no packed course: it is no package (zip)"
            in run("check", "my-course.zip", code=1).stderr
        )

    def test_takes_no_link(self, run: Run) -> None:
        """A link would have a file of this computer read as one of the course."""
        files = {name: text for name, text in IN_A_FOLDER.items() if not name.endswith(FACTS)}
        path = write_zip(files, {f"my-course/{FACTS}": "/etc/passwd"})
        assert f"`{FACTS}` in it is a link" in run("check", str(path), code=1).stderr

    def test_with_pictures_of_no_use_is_told_where(self, run: Run) -> None:
        """A damaged picture of a stranger's zip is told at the entry that shows it."""
        pictured_course(Path("course"))
        files = {
            f"my-course/{path.relative_to('course').as_posix()}": path.read_bytes()
            for path in Path("course").rglob("*")
            if path.is_file()
        }
        files["my-course/pictures/pier.png"] = b"GIF89a"
        done = run("check", str(write_zip(files)), code=1)
        said = done.stdout.replace("\\", "/")
        assert f"my-course.zip/{FACTS}:16:13: TQ187 `pier.png` is a GIF" in said

    @pytest.mark.parametrize(
        "command",
        [
            *("release", "rename-source s001 mail", "schema", "glossary --suggest --into"),
            *("pull strike.txt --into", "import bank.csv --into"),
        ],
    )
    def test_is_not_written_to(self, run: Run, command: str) -> None:
        """What is written would be lost with the temporary folder."""
        shutil.copy(STRIKE, "strike.txt")
        Path("bank.csv").write_text("Question,Answer\nWho lit the lamp?,Ada Brook\n")
        packed_course = write_zip(IN_A_FOLDER)
        before = packed_course.read_bytes()
        done = run(*command.split(), str(packed_course), code=2)
        said = "`my-course.zip` is a packed course, which is only read: unpack it, name its folder."
        assert said in done.stderr
        assert packed_course.read_bytes() == before
        assert {each.name for each in Path().iterdir()} == {"strike.txt", "bank.csv", PACKED.name}


@pytest.mark.parametrize(
    "name",
    [
        "my-course/../course.yaml",
        "my-course/facts/../../x.yaml",
        "/facts/x.yaml",
        "my-course/facts/.x.yaml",
        "my-course/facts/c:x.yaml",
    ],
)
def test_nothing_is_written_elsewhere(tmp_path: Path, name: str) -> None:
    """A name that leads out of the course's folder is passed over, or is no part of a course."""
    archive = BytesIO()
    with ZipFile(archive, "w") as files:
        for known, text in IN_A_FOLDER.items():
            files.writestr(known, text)
        files.writestr(name, "[]")
    source = tmp_path / "course.zip"
    source.write_bytes(archive.getvalue())
    into = tmp_path / "deep" / "deeper"
    into.mkdir(parents=True)
    folder = packed.unpack(source, into)
    written = {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()}
    wanted = {folder.relative_to(tmp_path) / known for known in COURSE}
    assert written - {Path("course.zip")} == wanted
