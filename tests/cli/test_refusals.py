"""What commands refuse, and why: misuse with exit code 2, what cannot be done with 1.

Each row is what is typed, and what is said on standard error. Nothing else is printed or written.
"""

import shlex
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from courses import COURSE, FACTS, HANDOUT, write_course
from samples import STRIKE
from talkquiz.handouts.blueprint import MOST_VERSIONS

from .conftest import talkquiz

TOMORROW = date.today() + timedelta(1)
ORDER = "he order is SOURCE WORDS COURSE."
MISUSE = [
    ("", "Usage: talkquiz"),
    ("bild", "Usage: talkquiz"),
    ("build --words", "Usage: talkquiz build"),
    ("items --kind x", "Usage: talkquiz items"),
    *((f"build course --seed {n}", "--seed") for n in ("-1", "x", "1.5", "99999999999")),
    *((f"build course --versions {n}", "--versions") for n in (0, MOST_VERSIONS + 1, "many")),
    ("build course --template none.docx", "does not exist"),
    ("build course --anki --paper a4", "add --word"),
    ("build course --anki --versions 2", "add --word"),
    ("build course --anki --pdf", "add --word"),
    ("build course --anki --no-points", "add --word"),
    ("build course --anki --grades 90,80", "add --word"),
    ("build course --word --no-points --grades 90,80", "leave --no-points out"),
    ("build course --word --grades 80,90", "`90` does not lie below `80`"),
    ("build course --anki --roster class.csv", "add --word"),
    ("build course --roster none.csv", "does not exist"),
    ("build course --name-column Name", "--roster"),
    ("build course --sheet 7b", "--roster"),
    ("build course --handout secnd-quiz", "no handout `secnd-quiz`. Handouts: first-quiz."),
    ("build no-handout --handout first-quiz", "no handout `first-quiz`. It has none."),
    ("build course --out noise", "is a file"),
    *(
        (f"{command} course --topic twon", "no topic `twon`. Topics: harbour, town.")
        for command in ("items", "facts", "build")
    ),
    *(
        (f"{command} {name}", f"there is no course folder `{name}`")
        for command in ("build", "check", "items", "facts", "pull strike.txt")
        for name in ("no-such-course", "noise")
    ),
    ("check course --sources no-such-folder", "no-such-folder"),
    ("cite s001 'opened the pier' course", "TALKQUIZ_SOURCES"),
    ("cite s001 x course --sources no-such-folder", "does not exist"),
    ("cite s001 ... course --sources mine", "no word"),
    ("cite s003 x course --sources mine", "no source `s003`. It has: s002, s001."),
    ("cite s001 x course --id s007", "--id goes with a file"),
    ("cite strike.txt containers course", "--id s005"),
    ("cite strike.txt containers course --id 'S 7'", "`S 7` is no id"),
    ("cite 'opened the pier' course", "comes first: SOURCE WORDS COURSE."),
    ("cite 'opened the pier' course.zip --sources mine", "comes first: SOURCE WORDS COURSE."),
    ("cite course s001 'opened the pier' --sources mine", ORDER),
    ("pull no.txt course", "does not exist"),
    ("pull course course", "is a directory"),
    ("pull strike.txt course --date '11 March'", "`11 March` is no day"),
    ("pull strike.txt course --id s001", "another source"),
    ("pull strike.txt course --id S1", "`S1` is no id"),
    ("pull strike.txt course --with-text --out course/new.yaml", "course folder"),
    ("pull strike.txt course --with-text --out course/facts/new.yaml", "course folder"),
    *((f"push course --timeout {seconds}", "--timeout") for seconds in ("0", "-1", "nan", "soon")),
    (f"release course --date {TOMORROW}", f"{TOMORROW} is to come"),
    ("rules clangs", "Did you mean clang"),
    ("rules xyzzy", "`talkquiz rules` lists them"),
    ("show peir-opened course", "no fact and no item `peir-opened`. Did you mean pier-opened"),
    (
        "show saltmere/pier-opened/when/event-days course",
        "Did you mean saltmere/pier-opened/when/event-day or",
    ),
    ("show xyzzy course", "`talkquiz facts course` lists"),
    ("template anki", "word"),
]
ARTICLES = {
    "empty.txt": b"",
    "latin.txt": b"The caf\xe9 closed.",
    "null.txt": b"A\0B",
    "image.html": b"\x89PNG\r\n\x1a\n",
    "text.docx": b"no zip",
    "zip.docx": b"PK\x03\x04junk",
    "paper.pdf": b"%PDF",
    "huge.txt": b"a" * (17 * 1024 * 1024),
    "long.txt": b"a " * 200_000,
}
BROKEN = {FACTS: COURSE[FACTS].replace("{where}", "{wher}")}
WARNED = {HANDOUT: None, FACTS: None}
SHORT = {HANDOUT: COURSE[HANDOUT].replace("count: 1\n    points", "count: 99\n    points")}
CANNOT = [
    *((f"pull {name} course", name) for name in ARTICLES),
    *((f"{command} empty", "empty/course.yaml:1:1: TQ002 ") for command in ("items", "facts")),
    *(
        (f"{command} empty", "empty cannot be read: 1 error.\n")
        for command in ("items --json", "show x", "facts")
    ),
    ("show pier-closed broken", f"broken/{FACTS}:"),
    ("show pier-closed broken", "The fact `pier-closed` cannot be read: 1 error.\n"),
    ("build broken --handout secnd-quiz", " TQ108 "),
    ("build broken", f"Not checked because of broken/{FACTS}: "),
    ("build broken", "Nothing was written: 1 error.\n"),
    ("build short", "Nothing was written: 1 error.\n"),
    *(
        (f"build {name} --word", "Nothing was written: the course has no handouts")
        for name in ("no-handout", "with-a-warning")
    ),
    ("build course --out noise/out", "Nothing was written: noise/out cannot be written to"),
    ("build course --template noise", "noise cannot be read as a Word document"),
    ("cite s001 'no such words' course --sources mine", "No sentence of s001 holds “no such wo"),
    ("cite s002 x course --sources mine", "No file in mine is the article s002."),
    ("cite zip.docx x course --id s007", "zip.docx cannot be read: it is no package"),
    ("cite s001 x empty --sources mine", "course.yaml"),
    ("diff broken", " TQ108 "),
    ("diff broken", "Nothing was compared: 1 error.\n"),
    ("diff course", "Nothing was compared: the course has no release to compare with"),
    *(
        (f"diff course {name}.apkg", f"Nothing was compared: {name}.apkg cannot be read: ")
        for name in ("no-such", "noise", "folder")
    ),
    ("pull strike.txt course --out no/new.yaml", "no/new.yaml cannot be written"),
    ("pull strike.txt course --out noise", "noise is there already"),
    ("push broken", " TQ108 "),
    ("push broken", "There is no deck to push: 1 error.\n"),
    ("push course --url localhost:8765", "`localhost:8765` is no http:// or https:// address"),
    ("release broken", " TQ108 "),
    ("release broken", "Nothing was released: 1 error.\n"),
    ("rules --items bank.json", "bank.json:2:11: TQ294 "),
    ("template word --out noise", "Nothing was written: noise is there already"),
    ("template word --out noise/my.docx", "Nothing was written: noise "),
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with courses, articles and files that are neither."""
    folder = tmp_path_factory.mktemp("desk")
    changes = {"course": None, "broken": BROKEN, "short": SHORT, "no-handout": {HANDOUT: None}}
    changes["with-a-warning"] = WARNED
    for name, changed in changes.items():
        write_course(folder / name, changed)
    for name in ("mine", "empty", "folder.apkg"):
        (folder / name).mkdir()
    (folder / "mine" / "any-name.txt").write_text("Pier opens again\n\nAda Brook came.\n", "utf-8")
    others = {"noise": b"", "noise.apkg": b"no deck", "bank.json": b'[\n  {"stem" "a"}\n]'}
    for name, content in (ARTICLES | others).items():
        (folder / name).write_bytes(content)
    shutil.copy(STRIKE, folder / "strike.txt")
    (folder / "class.csv").write_text("Name\nAda\n", "utf-8")
    return folder


def held(folder: Path) -> dict[Path, tuple[int, float]]:
    return {p: (p.stat().st_size, p.stat().st_mtime) for p in folder.rglob("*")}


@pytest.mark.parametrize(
    ("typed", "said", "code"),
    [(*row, 2) for row in MISUSE] + [(*row, 1) for row in CANNOT],
    ids=[typed for typed, _ in MISUSE + CANNOT],
)
def test_it_is_said_and_nothing_is_done(
    desk: Path, monkeypatch: pytest.MonkeyPatch, typed: str, said: str, code: int
) -> None:
    monkeypatch.chdir(desk)
    before = held(desk)
    result = talkquiz(*shlex.split(typed), code=code)
    assert said in result.stderr
    assert result.stdout == ""
    assert held(desk) == before
