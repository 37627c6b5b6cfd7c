"""The doors through which a stranger's files come in: how to break one, and what then runs."""

import csv
import io
import json
import sys
from collections.abc import Callable
from contextlib import redirect_stdout, suppress
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple
from zipfile import ZipFile

from class_tables import open_document, workbook
from courses import COURSE, write_course
from drawn_pdfs import drawn, text
from fuzz.mutations import (
    broken_bytes,
    broken_folder,
    broken_lines,
    broken_tree,
    broken_yaml,
    broken_zip,
)
from pictures import pictured_files
from samples import SAMPLES, TRANSFER
from task_files import files

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

TEMPLATES = "templates/own.yaml"
_MORE = {
    TEMPLATES: "- id: own\n  makes: short-answer\n  takes: {slot: when, kind: event}\n"
    '  stem: "When was {{ fact.name }}?"\n',
    "silences.yaml": "- {rule: TQ202, item: saltmere/pier-closed/when/own, reason: It is fine.}\n",
    "handouts/puzzle.yaml": "title: Puzzle\naudience: All\nsections:\n"
    "  - {title: Cards, directions: Cut., makes: short-answer, count: 2, form: cards}\n",
    "handouts/picked.yaml": "title: Picked\naudience: All\npin: [pier-closed]\nwithout: [ships-watch]\n"
    "sections:\n  - {title: Few words, directions: Write., makes: short-answer, count: 2}\n",
    "handouts/tasks.yaml": "title: Tasks\naudience: All\nsections:\n"
    "  - {title: Why, directions: Say why., makes: task, count: 1, starters: true}\n",
    "readings/harbour.md": "## The pier\n\nThe pier was shut. {facts: pier-closed}\n",
    **files(),
}
_OPTIONS = [{"text": str(year), "correct": year == 2016} for year in (2016, 2017, 2018)]
_BANK = [
    {"id": "one", "stem": "When did the war begin?", "key": "2016", "kind": "choice"}
    | {"options": _OPTIONS},
    {"stem": "Which town lies on the coast?", "key": "Saltmere"},
]
_MHTML = (
    "MIME-Version: 1.0\nSnapshot-Content-Location: https://example.org/2021/03/10/pier\n"
    'Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n'
    "Content-Transfer-Encoding: 8bit\n\n"
)
_MARKUP = (
    "<div>", "<table><tr><td>", "<time datetime='2021-99-01'>", "<h1>The pier</h1>", "<!--",
    "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":[[[",
    "<meta property='article:published_time' content='9999-12-31T23:59:59+99:99'>", "&#x110000;",
)  # fmt: skip
_BANKS = {
    "quiz.csv": "Question,Option 1,Option 2,Option 3,Correct,Tags\n"
    'Where is the pier?,Saltmere,"Holm, town",Lund,1,sea\nThe ____ is shut.,pier,,,1,\n',
    "quizlet.txt": "ohm\tunit of resistance\nvolt\tunit\nof voltage\nThe pier is shut.\tTrue\n",
    "moodle.gift": "// one\n$CATEGORY: a/b\n\n::T::[html]<b>Who</b> \\= it?{=Ada#Yes. ~%-50%Tom####All}\n\n"
    "It is {#3:0.1} km.\n\nWhich? {=a -> b =c -> d}\n\nSo. {T#a#b}\n",
    "notes.txt": "#separator:tab\n#html:true\n#tags column:3\n"
    '"{{c1::Ada::who}} in {{c2::1850 {{c1::or}} so}}"\tx<img src=a.png>\tt\nWho?\tTom\t\n',
}
_ASKED = ("pier-closed/when/judge", "pier-closed/where/gap", "gone/when/asked")
_PROGRESS = {
    "talkquiz": "progress", "version": 1, "course": "saltmere", "saved": "2026-11-30T09:00:00Z",
    "items": {
        f"saltmere/{each}": {"stability": 3.2, "last": "2026-11-30T09:00:00Z", "reps": 9,
            "answers": [[1764493200 + 86400 * day, 1, ["o12e764"]] for day in range(9)]}
        for each in _ASKED
    },
}  # fmt: skip
_ROSTER = "No;First name;Last name\n1;Ada;Brook\n2;Tom;Reed\n3;Zoë;Ó Lund\n"


class Case(NamedTuple):
    """A command line to run in a folder; `writes` is where it may write, if it succeeds."""

    arguments: tuple[str, ...]
    writes: tuple[str, ...] = ("out",)


Door = Callable[[Path, Random], Case]


def course(folder: Path, dice: Random) -> Case:
    """Break one or two files of a course, in any way, or its folder."""
    files = {**COURSE, **_MORE}
    changes: dict[str, bytes] = {
        name: text.encode() for name, text in _MORE.items() if dice.randrange(2)
    }
    for _ in range(dice.choice((1, 1, 2))):
        name = dice.choice(sorted(files))
        is_yaml = name.endswith(".yaml")
        text = files[name]
        changes[name] = broken_yaml(text, dice) if is_yaml else broken_bytes(text.encode(), dice)
    written = write_course(folder / "course", changes)
    if dice.randrange(5) == 0:
        broken_folder(written, dice)
    command = dice.choice(("build", "build", "check", "items", "facts"))
    options = ("--json",) if dice.randrange(4) == 0 else ()
    return Case((command, "course", *options, *(("--out", "out") if command == "build" else ())))


def packed(folder: Path, dice: Random) -> Case:
    """Break the zip file of a packed course."""
    (folder / "course.zip").write_bytes(broken_zip(_built()["course.zip"], dice))
    return Case(dice.choice((("check", "course.zip"), ("build", "course.zip", "--out", "out"))))


def claims(folder: Path, dice: Random) -> Case:
    """Break the words and the slots of claims, and leave all else as it is."""
    names = [name for name in COURSE if name.startswith("facts/")]
    changes = {}
    for name in names:
        lines = COURSE[name].split("\n")
        for at, line in enumerate(lines):
            if line.startswith("  claim:") and dice.randrange(3) == 0:
                words = broken_bytes(line[9:].encode(), dice).decode("utf-8", "replace")
                lines[at] = f"  claim: {json.dumps(words)}"
        changes[name] = "\n".join(lines)
    write_course(folder / "course", changes)
    return Case(("build", "course", "--out", "out"))


def pictures(folder: Path, dice: Random) -> Case:
    """Break the pictures of a course, in their bytes or in what surrounds them."""
    files = pictured_files()
    for name in [each for each in files if each.startswith("pictures/")]:
        if dice.randrange(2):
            content = files[name]
            files[name] = broken_bytes(content if isinstance(content, bytes) else b"", dice)
    written = write_course(folder / "course", files)
    if dice.randrange(5) == 0:
        broken_folder(written, dice)
    command = dice.choice((("build", "--out", "out"), ("check",)))
    return Case((command[0], "course", *command[1:]))


def releases(folder: Path, dice: Random) -> Case:
    """Break the record of a release, or the files that a release writes."""
    written = write_course(folder / "course")
    record = _broken_json(_built()["releases.json"], dice, dice.randrange(2))
    (written / "releases.json").write_bytes(record)
    if dice.randrange(3) == 0:
        (written / "CHANGELOG.md").write_bytes(broken_bytes(b"# Changes\n\n## 1.0\n", dice))
    commands = (
        ("build", "course", "--anki"),
        ("release", "course", "--version", "1.1"),
        ("diff", "course"),
    )
    return Case(dice.choice(commands), ("out", "course"))


def roster(folder: Path, dice: Random) -> Case:
    """Break a list of students."""
    encoding = dice.choice(("utf-8", "utf-16", "cp1252", "cp1250", "gb18030"))
    broken = (
        broken_lines(_ROSTER, dice).encode(encoding, "replace")
        if dice.randrange(2)
        else broken_bytes(_ROSTER.encode(encoding, "replace"), dice)
    )
    return _build_for(folder, broken)


def workbook_roster(folder: Path, dice: Random) -> Case:
    """Break a workbook with a list of students, of Excel or of LibreOffice."""
    rows = [line.split(";") for line in _ROSTER.splitlines()]
    content = workbook({"7b": rows}) if dice.randrange(2) else open_document(rows)
    return _build_for(folder, broken_zip(content, dice))


def _build_for(folder: Path, roster: bytes) -> Case:
    write_course(folder / "course")
    (folder / "class.csv").write_bytes(roster)
    return Case(("build", "course", "--word", "--roster", "class.csv", "--out", "out"))


def template(folder: Path, dice: Random) -> Case:
    """Break the Word document that handouts take their looks from."""
    write_course(folder / "course")
    (folder / "my.docx").write_bytes(broken_zip(_built()["reference.docx"], dice))
    return Case(("build", "course", "--word", "--template", "my.docx", "--out", "out"))


def printed(folder: Path, dice: Random) -> Case:
    """Break a sheet or a key that is read again, by itself or in a folder."""
    write_course(folder / "course")
    (folder / "old").mkdir()
    name = dice.choice(("first-quiz-A.docx", "first-quiz-key.docx"))
    (folder / "old" / name).write_bytes(broken_zip(_built()[name], dice))
    commands = (
        ("items", "course", "--on", f"old/{name}"),
        ("quiz", "course", "--not-in", f"old/{name}", "--out", "out"),
        ("quiz", "course", "--not-in", "old", "--out", "out"),
    )
    return Case(dice.choice(commands))


def article(folder: Path, dice: Random) -> Case:
    """Break an article of any format that a curator may have saved."""
    write_course(folder / "course")
    sample = dice.choice((*SAMPLES, None))
    (folder / "articles").mkdir()
    if sample is None:
        path = folder / "articles" / "news.docx"
        path.write_bytes(broken_zip(_built()["first-quiz-A.docx"], dice))
    else:
        path = folder / "articles" / sample.name
        text = sample.read_text(encoding="utf-8")
        broken = (
            broken_lines(text, dice).encode("utf-8", "surrogatepass")
            if dice.randrange(2)
            else broken_bytes(text.encode(), dice)
        )
        path.write_bytes(broken)
    day = dice.choice(("2019-03-14", "0001-01-01", "9999-12-31"))
    name = f"articles/{path.name}"
    commands = (
        ("pull", name, "course", "--date", day),
        ("pull", name, "course"),
        ("check", "course", "--sources", "articles"),
        ("cite", "s001", "pier", "course", "--sources", "articles"),
    )
    return Case(dice.choice(commands))


def page(folder: Path, dice: Random) -> Case:
    """Break a web page that a browser saved, by itself or as one file, or the text saved of it."""
    text = TRANSFER.read_text(encoding="utf-8")
    if dice.randrange(2):
        text = text.replace("<article>", f"<article>{dice.choice(_MARKUP) * dice.choice((1, 999))}")
    name, content = dice.choice((("a.html", text), ("a.mhtml", _MHTML + text)))
    encoding = dice.choice(("utf-8", "utf-8", "utf-16", "cp1252"))
    broken = broken_bytes(content.encode(encoding, "replace"), dice)
    if dice.randrange(4) == 0:
        saved = '---\nread-from: a\ndigest: "0"\ntitle: The pier\nissued: 2021-03-10\n---\nShut.\n'
        (folder / f"{name}.read.txt").write_bytes(broken_bytes(saved.encode(), dice))
    return _pulled(folder, name, broken)


def pdf(folder: Path, dice: Random) -> Case:
    """Break a PDF: its bytes, or what is drawn on its pages."""
    lines = [(50.0, 700.0 - 12 * n, 10.0, f"The pier of Saltmere was shut {n}.") for n in range(20)]
    drawing = text(lines)
    if dice.randrange(2):
        drawing = broken_bytes(drawing, dice)
    content = drawn([drawing] * dice.choice((1, 3)), title="The pier | Harbour Watch")
    return _pulled(folder, "a.pdf", broken_bytes(content, dice) if dice.randrange(2) else content)


def _pulled(folder: Path, name: str, content: bytes) -> Case:
    write_course(folder / "course")
    (folder / name).write_bytes(content)
    return Case(("pull", name, "course"), (f"{name}.read.txt",))


def edited(folder: Path, dice: Random) -> Case:
    """Break a file of a course that a command adds to or changes in place."""
    name = dice.choice(("sources.yaml", "glossary.yaml", "facts/harbour.yaml", "facts/town.yaml"))
    end, text = dice.choice(("\n", "\r\n", "\r")), COURSE[name]
    kinds: tuple[Callable[[], bytes], ...] = (
        lambda: broken_yaml(text, dice),
        lambda: broken_bytes(text.encode(), dice),
        lambda: (
            ("\ufeff" * dice.randrange(2) + broken_lines(text, dice)).replace("\n", end).encode()
        ),
        lambda: text.replace("\n", end).rstrip().encode(),
        lambda: dice.choice((b"[]", b"# none\n", b"---\n[]\n", b"- id: a\n...\n", b"")),
    )
    try:
        content = dice.choice(kinds)()
    except UnicodeEncodeError:
        content = text.encode()
    written = write_course(folder / "course", {name: content})
    if dice.randrange(6) == 0:
        broken_folder(written, dice)
    (folder / "articles").mkdir()
    sample = dice.choice(SAMPLES)
    (folder / "articles" / sample.name).write_bytes(sample.read_bytes())
    (folder / "articles" / "pier.txt").write_text("Pier opens again\nIt was opened.\n", "utf-8")
    commands = (
        ("pull", f"articles/{sample.name}", "--into", "course", "--date", "2021-03-11"),
        ("pull", f"articles/{sample.name}", "--into", "course", "--topic", "harbour"),
        ("glossary", "--suggest", "--into", "course"),
        ("rename-source", "s001", "gazette", "course", "--sources", "articles"),
    )
    return Case(dice.choice(commands), ("course", "articles"))


def bank(folder: Path, dice: Random) -> Case:
    """Break a question bank that is held to the rules."""
    broken = _broken_json(json.dumps(_BANK).encode(), dice, dice.randrange(3))
    (folder / "bank.json").write_bytes(broken)
    return Case(("rules", "--items", "bank.json"))


def foreign_bank(folder: Path, dice: Random) -> Case:
    """Break a question bank of another program, in text, as a workbook or as a deck."""
    name = dice.choice((*_BANKS, "quiz.xlsx", "quiz.apkg"))
    if name == "quiz.xlsx":
        content = broken_zip(
            workbook({"Quiz": [*csv.reader(_BANKS["quiz.csv"].splitlines())]}), dice
        )
    elif name == "quiz.apkg":
        content = _built()["saltmere.apkg"]
        content = broken_zip(_in_newest_form(content, dice) if dice.randrange(2) else content, dice)
    elif dice.randrange(2):
        content = broken_lines(_BANKS[name], dice).encode("utf-8", "surrogatepass")
    else:
        content = broken_bytes(_BANKS[name].encode(), dice)
    (folder / name).write_bytes(content)
    if dice.randrange(2):
        return Case(("rules", name))
    if dice.randrange(2):
        return Case(("import", name, *(("--json",) if dice.randrange(2) else ())))
    write_course(folder / "course")
    return Case(("import", name, "--into", "course"), ("course",))


def _in_newest_form(content: bytes, dice: Random) -> bytes:
    """Return a deck as the newest Anki packs it, with a database that is sometimes broken."""
    with ZipFile(io.BytesIO(content)) as package:
        database = package.read("collection.anki2")
    if dice.randrange(2):
        database = broken_bytes(database, dice)
    newest = io.BytesIO()
    with ZipFile(newest, "w") as package:
        package.writestr("meta", b"\x08\x03")
        package.writestr("collection.anki21b", zstd.compress(database))
    return newest.getvalue()


def progress(folder: Path, dice: Random) -> Case:
    """Break progress that students saved, by itself or among others in a folder."""
    write_course(folder / "course")
    (folder / "class").mkdir()
    for name in ("ada.json", "tom.json")[: dice.choice((1, 1, 2))]:
        broken = _broken_json(json.dumps(_PROGRESS).encode(), dice, dice.randrange(3))
        (folder / "class" / name).write_bytes(broken)
    if dice.randrange(5) == 0:
        broken_folder(folder / "class", dice)
    given = dice.choice(("class", "class/ada.json"))
    options = ("--json",) if dice.randrange(4) == 0 else ()
    return Case(("review", "course", "--progress", given, *options))


def deck(folder: Path, dice: Random) -> Case:
    """Break a deck that a course is compared with."""
    write_course(folder / "course")
    (folder / "old.apkg").write_bytes(broken_zip(_built()["saltmere.apkg"], dice))
    return Case(("diff", "course", "old.apkg"))


def out(folder: Path, dice: Random) -> Case:
    """Break what stands in out/ before a build: its record, links, pipes, folders in the way."""
    write_course(folder / "course")
    record = folder / "out" / ".talkquiz.json"
    record.write_bytes(broken_bytes(record.read_bytes(), dice))
    if dice.randrange(2):
        broken_folder(folder / "out", dice)
    return Case(("build", "course", "--out", "out"))


DOORS: dict[str, Door] = {
    each.__name__: each
    for each in (
        course,
        packed,
        claims,
        pictures,
        releases,
        roster,
        workbook_roster,
        template,
        printed,
        article,
        page,
        pdf,
        edited,
        bank,
        foreign_bank,
        progress,
        deck,
        out,
    )
}
WEIGHTS = {"course": 8, "claims": 3}
"""How often each door is tried, beside once for the others."""


@cache
def _built() -> dict[str, bytes]:
    """Return the deck and a handout of the course as it is, for doors that take one."""
    import tempfile

    from talkquiz.cli import main

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_course(folder / "course", pictured_files())
        for arguments in (
            ("build", f"{name}/course", "--out", f"{name}/out", "--quiet"),
            ("template", "word", "--out", f"{name}/out/reference.docx"),
            ("pack", f"{name}/course", "--out", f"{name}/out/course.zip"),
            ("release", f"{name}/course", "--version", "1.0", "--date", "2024-05-01"),
        ):
            with redirect_stdout(io.StringIO()), suppress(SystemExit):
                main(arguments, standalone_mode=False)
        found = {path.name: path.read_bytes() for path in (folder / "out").iterdir()}
        return found | {"releases.json": (folder / "course" / "releases.json").read_bytes()}


def _broken_json(content: bytes, dice: Random, in_tree: int) -> bytes:
    """Return a JSON file broken in its tree or, if not `in_tree`, in its bytes."""
    if in_tree:
        tree = broken_tree(json.loads(content), dice)
        return json.dumps(tree).encode("utf-8", "surrogatepass")
    return broken_bytes(content, dice)
