"""The documentation says all that the program can do and print, and nothing that it cannot."""

import re
import runpy
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from talkquiz import cli
from talkquiz.course.course import Outline, Silence, Topic
from talkquiz.course.entry_types import Shape, shape_fields
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.facts import Cite, Fact
from talkquiz.course.glossary import Entry
from talkquiz.course.sources import Author, Source
from talkquiz.handouts.blueprint import Blueprint, BlueprintSection
from talkquiz.resources import bundled

ROOT = Path(__file__).resolve().parents[1]
MODELS = (Outline, Topic, Source, Author, Entry, Fact, Cite, Blueprint, BlueprintSection, Silence)
ROW = re.compile(r"^\| (TQ\d{3}) \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)
HEADINGS = {
    "0": "## Files and YAML",
    "1": "## The course",
    "2": "## Questions",
    "3": "## Question templates",
    "4": "## Handouts",
    "5": "## Citations",
    "6": "## Releases",
    "7": "## Rosters",
}


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def codes_in_use() -> set[str]:
    sources = (ROOT / "src").rglob("*.py")
    return {code for path in sources for code in re.findall(r"TQ\d{3}", path.read_text("utf-8"))}


def test_every_code_is_explained_and_none_besides() -> None:
    rows = [row[1] for row in ROW.finditer(page("docs/problems.md"))]
    assert sorted(rows) == sorted(codes_in_use())


def test_codes_are_grouped_and_in_order() -> None:
    text = page("docs/problems.md")
    rows = list(ROW.finditer(text))
    assert all(one[1] < other[1] for one, other in pairwise(rows))
    for row in rows:
        before = text[: row.start()]
        assert before[before.rindex("\n## ") + 1 :].splitlines()[0] == HEADINGS[row[1][2]]


def test_no_row_of_the_table_is_passed_over() -> None:
    text = page("docs/problems.md")
    assert len(re.findall(r"^\| TQ", text, re.MULTILINE)) == len(ROW.findall(text))


def options() -> Iterator[tuple[str, click.Parameter]]:
    for name in cli.COMMANDS:
        command = cli.main.get_command(click.Context(cli.main), name)
        for parameter in command.params if command else ():
            if isinstance(parameter, click.Option):
                yield name, parameter


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"talkquiz {name}" in page("README.md")


@pytest.mark.parametrize(
    ("name", "option"), [pytest.param(n, o, id=f"{n} {o.name}") for n, o in options()]
)
def test_every_option_is_in_the_readme(name: str, option: click.Parameter) -> None:
    (long,) = (form for form in option.opts if form.startswith("--"))
    assert re.search(rf"{long}\b", page("README.md")), f"talkquiz {name} {long}"


def test_the_readme_names_no_option_that_there_is_not() -> None:
    forms = (form for _, option in options() for form in (*option.opts, *option.secondary_opts))
    known = {*forms, "--help", "--version"}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", page("README.md"))) <= known


def keys() -> Iterator[Any]:
    """Yield each model of a course file with each of its keys, as the file writes it."""
    for model in MODELS:
        for field in shape_fields(model):
            yield pytest.param(model, field.key, id=f"{model.__name__} {field.name}")


@pytest.mark.parametrize(("model", "key"), list(keys()))
def test_every_key_is_documented(model: type[Shape], key: str) -> None:
    pattern = rf"(?<![\w-]){re.escape(key)}:|`{re.escape(key)}`"
    assert re.search(pattern, page("docs/course-format.md")), f"{model.__name__}: {key}"


@pytest.mark.parametrize("kind", bundled_kinds().kinds)
def test_every_kind_is_documented(kind: str) -> None:
    table = yaml.safe_load((bundled("questions") / "kinds.yaml").read_text(encoding="utf-8"))
    assert re.search(rf"\b{kind}\b", page("docs/course-format.md"))
    assert table["kinds"][kind]["means"]
    assert table["kinds"][kind]["slots"].keys() == bundled_kinds().kinds[kind].keys()


@pytest.mark.parametrize("slot", ["said", "holds", "says", "is", "means", "quote"])
def test_slots_with_a_form_of_their_own_are_documented(slot: str) -> None:
    assert any(slot in slots for slots in bundled_kinds().kinds.values())
    assert f"`{slot}`" in page("docs/course-format.md")


@pytest.mark.parametrize(
    "path",
    [Path("README.md"), *(p.relative_to(ROOT) for p in sorted(ROOT.glob("docs/*.md")))],
    ids=str,
)
def test_links_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page(str(path)))
    assert [link for link in links if not (ROOT / path.parent / link).exists()] == []


@pytest.mark.parametrize("name", ["docs/extending.md", "CONTRIBUTING.md"])
def test_modules_and_rooms_that_a_page_names_are_there(name: str) -> None:
    here = {str(path.relative_to(ROOT)) for path in (*ROOT.glob("[!.]*"), *ROOT.glob("[!.]*/**/*"))}
    ends = "".join(f"\n/{path}/" for path in sorted(here))
    named = re.findall(r"`((?:\w+/)*\w+(?:\.py|/))`", page(name))
    assert named
    assert [path for path in named if f"/{path.rstrip('/')}/\n" not in f"{ends}\n"] == []


def test_the_page_of_rules_is_up_to_date() -> None:
    """docs/rules.md says of each rule what the program says: `make docs` writes it anew."""
    generator = runpy.run_path(str(ROOT / "docs" / "make_rules.py"))
    text = page("docs/rules.md")
    assert generator["page"](text) == text
