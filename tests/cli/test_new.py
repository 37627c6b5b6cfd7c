"""`talkquiz new`: a course to begin with that builds at once, whatever was answered."""

import re
import shlex
import subprocess
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from talkquiz.build import load_and_check
from talkquiz.cli import main
from talkquiz.course.course import load_course
from talkquiz.course.yaml import UNSEEN
from talkquiz.new_course import Answers, course_id, default_title, new_course
from talkquiz.problem import Problem, Severity

from .conftest import Run

DAY = date(2026, 11, 30)
EXAMPLE = r"(?m)^- (\{id|id): example-.*(\n  .*)*"
ARABIC = "الفنار الأوّل"


def test_what_new_writes_builds_a_deck_and_a_sheet(run: Run, here: Path) -> None:
    """Without an edit; what is still missing is told, and nothing is wrong."""
    run("new", "my-course", "--yes")
    told = run("check", "my-course").output
    assert re.findall(r"TQ\d+", told) == ["TQ182", "TQ123", "TQ182"]
    assert "error" not in told
    run("build", "my-course")
    written = {each.name for each in (here / "out").iterdir() if each.name[0] != "."}
    assert written == {"my-course.apkg", "first-quiz-A.docx", "first-quiz-key.docx"}


def test_each_common_kind_of_fact_has_an_example(run: Run, here: Path) -> None:
    run("new", "my-course", "--yes")
    facts = load_course(here / "my-course", []).facts.entries.values()
    kinds = ["event", "event", "statement", "position", "figure", "relation"]
    assert [fact.kind for fact in facts] == [*kinds, "document", "definition", "place"]
    assert {fact.mode for fact in facts} == {"happened", "planned", "claimed"}


@pytest.mark.parametrize("language", ["en", "en-GB", "ar"])
def test_every_example_is_asked(here: Path, run: Run, language: str) -> None:
    """In a language without bundled words as well, by questions of the facts' own and by gaps."""
    run("new", "my-course", "--yes", "--language", language)
    bank = load_and_check(here / "my-course")
    assert {each.code for each in bank.problems} == {"TQ123", "TQ182"}
    assert {fact for item in bank.items for fact in item.facts} >= set(bank.course.facts.entries)
    has_file = (here / "my-course" / "language.yaml").exists()
    assert has_file == (language == "ar")


@pytest.mark.parametrize(("tag", "from_right"), [("ar", True), ("fa-AF", True), ("sw", False)])
def test_arabic_begins_at_the_right(here: Path, run: Run, tag: str, from_right: bool) -> None:
    """Whoever translates the words need not know that there is a key for it."""
    run("new", "my-course", "--yes", "--language", tag)
    assert load_course(here / "my-course", []).language.is_from_right is from_right


def test_the_examples_go_as_new_says(run: Run, here: Path) -> None:
    """What is left has no errors, and check says what comes next."""
    run("new", "my-course", "--yes", "--topic", "First lamps")
    folder = here / "my-course"
    (folder / "facts/examples.yaml").unlink()
    for name in ("sources.yaml", "glossary.yaml"):
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(re.sub(EXAMPLE, "", text), encoding="utf-8")
    outline = (folder / "course.yaml").read_text(encoding="utf-8")
    kept = re.sub(r"(?s)  - id: examples\n.*", "", outline)
    (folder / "course.yaml").write_text(kept, encoding="utf-8")
    assert "example" not in "".join(load_course(folder, []).lexicon.entries)
    told = run("check", folder).output
    assert "facts/first-lamps.yaml" in told
    assert "error" not in told


def test_every_step_that_is_printed_works(run: Run) -> None:
    """As it stands there, also for a folder with a space and a quote in its name."""
    said = run("new", "my 'first' course", "--yes").output
    steps = [shlex.split(line)[1:] for line in said.splitlines() if line.startswith("  talkquiz ")]
    assert [step[0] for step in steps] == ["build", "show", "pull", "check"]
    for step in steps:
        if step[0] != "pull":
            run(*step)


def test_new_asks_for_what_is_not_given(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once more where the answer will not do; an empty answer takes what is proposed."""
    monkeypatch.setattr("talkquiz.cli.new.asks", lambda: True)
    answers = f"Lighthouses\nEnglisch\n\n{ARABIC}\n"
    result = CliRunner().invoke(main, ["new", "lamps"], input=answers)
    assert result.exit_code == 0, result.output
    assert "no language" in result.output
    outline = load_course(here / "lamps", []).outline
    assert (outline.title, outline.language) == ("Lighthouses", "en")
    assert [topic.title for topic in outline.topics] == [ARABIC, "Examples"]


def test_what_is_there_is_never_overwritten(run: Run, here: Path) -> None:
    """A repository that was just made may be there."""
    (here / "mine").mkdir()
    (here / "mine/notes.txt").write_text("my notes")
    said = run("new", "mine", "--yes", code=1).output
    assert "mine is there already, and not empty" in said
    assert [each.name for each in (here / "mine").iterdir()] == ["notes.txt"]
    (here / "mine/notes.txt").unlink()
    (here / "mine/.git").mkdir()
    run("new", "mine", "--yes")
    assert (here / "mine/course.yaml").exists()


def test_a_course_that_cannot_be_written_leaves_nothing(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full at the last file."""
    write = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.name == "templates.schema.json":
            raise OSError(28, "No space left on device")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    said = run("new", "my-course", "--yes", code=1).output
    assert "Nothing was written: my-course cannot be written: No space left on device." in said
    assert list(here.iterdir()) == []


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--title", "Ring \x07 the bell"),
        ("--title", "Turned \u202e round"),
        ("--title", " \n "),
        ("--title", "long " * 41),
        ("--topic", ""),
        ("--language", "English"),
        ("--language", "en\n"),
        ("--language", "../en"),
    ],
)
def test_what_no_course_can_hold_is_a_usage_error(
    run: Run, here: Path, option: str, value: str
) -> None:
    run("new", "my-course", "--yes", option, value, code=2)
    assert list(here.iterdir()) == []


WORDS = st.text(min_size=1, max_size=200).map(lambda text: " ".join(text.split()))


@given(title=WORDS, topic=WORDS, name=st.text(max_size=300).filter(lambda name: "/" not in name))
def test_any_answer_is_written_as_valid_yaml(
    tmp_path_factory: pytest.TempPathFactory, title: str, topic: str, name: str
) -> None:
    """Quotes, colons, braces and other scripts come back as they were typed, with ids that work."""
    title, topic = (UNSEEN.sub("", words).strip() or "x" for words in (title, topic))
    folder = tmp_path_factory.mktemp("course")
    for file, content in new_course(name, Answers(title, "en", topic), DAY).items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(content)
    problems: list[Problem] = []
    outline = load_course(folder, problems).outline
    assert not [each for each in problems if each.severity is Severity.ERROR]
    assert (outline.title, outline.topics[0].title) == (title, topic)
    assert default_title(Path(name or "x"))


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("Lighthouses of Norway", "lighthouses-of-norway"),
        (ARABIC, "my-course"),
        ("nul", "my-course"),
        ("syria-peace-process", "my-syria-peace-process"),
        ("long " * 30, "long-" * 15 + "long"),
    ],
)
def test_the_folder_names_the_course(name: str, own: str) -> None:
    """With an id that any system takes, and that no bundled course has."""
    assert course_id(name) == own


def test_a_topic_of_the_examples_name_keeps_them_apart(run: Run, here: Path) -> None:
    run("new", "my-course", "--yes", "--topic", "Examples")
    topics = load_course(here / "my-course", []).outline.topics
    assert [topic.id for topic in topics] == ["first-topic", "examples"]


def test_articles_are_kept_out_of_a_repository(run: Run, here: Path) -> None:
    """Whatever sort of file; the course's own files are kept in."""
    run("new", ".", "--yes")
    subprocess.run(["git", "init", "-q"], check=True)
    for name in ("news.html", "articles/a.odt", "news.md", "readings/first.md", "README.md"):
        (here / name).parent.mkdir(exist_ok=True)
        (here / name).write_text("x")
    subprocess.run(["git", "add", "-A"], check=True)
    kept = subprocess.run(["git", "ls-files"], check=True, capture_output=True, text=True).stdout
    assert not {"news.html", "articles/a.odt", "news.md"} & set(kept.split())
    assert {"course.yaml", ".gitignore", "readings/first.md", "README.md"} <= set(kept.split())
    assert ".vscode/settings.json" in kept
