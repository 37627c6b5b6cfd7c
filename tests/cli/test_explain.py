"""`talkquiz explain`: what a message names can be read without the repository or a network."""

import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from talkquiz.cli import main
from talkquiz.resources import bundled

ROOT = Path(__file__).parents[2]


def explained(*what: str) -> str:
    result = CliRunner().invoke(main, ["explain", *what])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_every_code_is_explained_with_a_way_to_mend_it() -> None:
    """Each row of docs/problems.md, in any case of letters."""
    codes = re.findall(r"^\| (TQ\d{3}) \|", (bundled("docs") / "problems.md").read_text(), re.M)
    assert len(codes) > 150
    for code in codes:
        text = explained(code.lower())
        assert text.startswith(f"{code}: ")
        assert "To mend it: " in text


def test_a_file_of_a_course_is_explained_by_its_section_alone() -> None:
    text = explained("facts")
    assert text.startswith("## facts/*.yaml")
    assert "### Slots" in text
    assert "## readings" not in text


def test_what_is_unknown_is_told_with_what_may_be_meant() -> None:
    result = CliRunner().invoke(main, ["explain", "factz"])
    assert result.exit_code == 1
    assert "Did you mean `facts`?" in result.output


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ("moodle", "## Moodle"),
        ("QTI", "TAO, Ans and others with QTI"),
        ("progress", "## Where your progress lives"),
        ("progress", '"talkquiz": "progress"'),
        ("review", "# Results back from students"),
        ("feedback", "# Results back from students"),
        ("web", "# Studying on the page"),
    ],
)
def test_what_a_teacher_asks_about_is_found_by_a_word_of_its_heading(what: str, says: str) -> None:
    """Who does not know the names of pages types what the matter is called."""
    assert says in explained(what)


@pytest.mark.parametrize(
    ("what", "says"), [("the", "lists what there is"), ("rename-source", "--help")]
)
def test_a_word_of_many_headings_or_a_command_is_no_section(what: str, says: str) -> None:
    result = CliRunner().invoke(main, ["explain", what])
    assert says in result.output
    assert result.exit_code == 1


def test_what_messages_name_can_be_explained() -> None:
    """No hint names a page of the repository, and each `talkquiz explain` in one finds something.

    Words that a person reads stand in strings; comments and docstrings of modules are for us.
    """
    named: set[str] = set()
    for path in (ROOT / "src" / "talkquiz").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        named.update(re.findall(r"`talkquiz explain ([a-z-]+)`", text))
        assert not re.search(
            r'^\s*(?:[\w+]+ \+?= |return |_\w+ = )?f?"(?!"").*docs/[a-z-]+\.md', text, re.M
        )
    assert {"facts", "course", "course-format"} <= named
    for what in named:
        assert explained(what)


@pytest.mark.parametrize("page", sorted(ROOT.glob("docs/*.md")), ids=lambda path: path.stem)
def test_every_page_is_in_the_wheel(page: Path) -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packed = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert packed[f"docs/{page.name}"] == f"talkquiz/bundled/docs/{page.name}"


def test_kinds_with_their_slots_and_the_words_of_messages_are_explained() -> None:
    """Whoever has only the program finds which slots a kind has, and what `fp` and EDTF are."""
    assert "| `relation` | how one party stands" in explained("kinds")
    words = explained("words")
    for word in ("slot", "`basis`", "`fp`", "EDTF", "word of speech"):
        assert f"| {word} |" in words
