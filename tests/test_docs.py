"""The documentation says all that the program can do and print, and nothing that it cannot."""

import re
import runpy
from itertools import chain
from pathlib import Path

import click
import pytest
import yaml

from courses import MORE_FACTS, facts_text, make_fact, write_course
from talkquiz import cli
from talkquiz.build import load_and_check
from talkquiz.course.course import Outline, RoleWords, Silence, Topic
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.facts import Cite, Fact
from talkquiz.course.glossary import Entry
from talkquiz.course.lessons import Lesson, Step
from talkquiz.course.shapes import Shape, shape_fields
from talkquiz.course.sources import Author, Source
from talkquiz.course.tasks import Extract, Level, Task
from talkquiz.exporters import ONSCREEN
from talkquiz.handouts.blueprint import Blueprint, BlueprintSection
from talkquiz.handouts.section_shows import SHOWS
from talkquiz.items.kinds import Answered
from talkquiz.language.language_file import bundled_language
from talkquiz.onscreen.carried import Loss
from talkquiz.resources import bundled

ROOT = Path(__file__).resolve().parents[1]
MODELS = (
    *(Outline, Topic, RoleWords, Source, Author, Entry, Fact, Cite),
    *(Blueprint, BlueprintSection, Silence, Extract, Task, Level, Lesson, Step),
    *(shows.section for shows in SHOWS.values()),
)
COURSE_FORMAT = "docs/course-format.md"
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
    "78": "## Question banks",
    "8": "## Results",
}
"""By the hundred that a code begins with, or by its first two digits where these stand here."""


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def codes_in_use() -> set[str]:
    sources = (ROOT / "src").rglob("*.py")
    return {code for path in sources for code in re.findall(r"TQ\d{3}", path.read_text("utf-8"))}


def test_every_code_is_explained_under_its_heading_in_order_and_none_besides() -> None:
    text = page("docs/problems.md")
    rows = list(ROW.finditer(text))
    assert [row[1] for row in rows] == sorted(codes_in_use())
    assert len(re.findall(r"^\| TQ", text, re.MULTILINE)) == len(rows)
    for row in rows:
        before, digits = text[: row.start()], row[1][2:]
        heading = HEADINGS.get(digits[:2]) or HEADINGS[digits[0]]
        assert before[before.rindex("\n## ") + 1 :].splitlines()[0] == heading


@pytest.mark.parametrize(
    ("code", "example", "changes"),
    [
        ("TQ101", "`colour: red`", {"colour": "red"}),
        ("TQ102", "without `kind`", {"kind": None}),
        ("TQ102", "`when` and no `basis`", {"basis": None}),
        ("TQ103", "`difficulty: easy`", {"difficulty": "easy"}),
        ("TQ104", "`mode: perhaps`", {"mode": "perhaps"}),
        ("TQ105", "`id: Truce 2016`", {"id": "Truce 2016"}),
        ("TQ106", "`when: 27 Feb 2016`", {"when": "27 Feb 2016"}),
        ("TQ107", "`It began [today.`", {"claim": "It began [today."}),
        ("TQ108", "`[Geneva]{place}`", {"claim": "It began in [Geneva]{place}."}),
        ("TQ109", "`[many people]{number}`", {"claim": "It drew [many people]{number}."}),
        ("TQ111", "`cite: []`", {"cite": []}),
        ("TQ113", "`topic: ceasefire`", {"topic": "ceasefire"}),
        ("TQ114", "`source: s999`", {"cite": [{"source": "s999"}]}),
        ("TQ115", "`per: some-envoy`", {"per": "some-envoy", "status": "attributed"}),
        ("TQ116", "`related: [no-such-fact]`", {"related": ["no-such-fact"]}),
        ("TQ118", "`status: attributed` without `per`", {"status": "attributed"}),
        ("TQ120", "`when: 2016-05-04`", {"when": "2016-05-04"}),
        ("TQ121", "`claim: the truce of", {"claim": "the truce of [3 May 2019]{when}"}),
        ("TQ128", "`who: Name the broker.`", {"ask": {"where": "Name the broker."}}),
        ("TQ147", "`teaches: [date-truce]`", {"teaches": ["date-truce"]}),
    ],
)
def test_the_example_of_a_fact_with_a_problem_has_it(
    tmp_path: Path, code: str, example: str, changes: dict[str, object]
) -> None:
    """What was an error once may be none any more."""
    assert example in next(
        row[0] for row in ROW.finditer(page("docs/problems.md")) if row[1] == code
    )
    kind = "figure" if code == "TQ109" else "event"
    fact = make_fact(**{"kind": kind} | changes)
    course = write_course(tmp_path / "course", {MORE_FACTS: facts_text(fact)})
    assert code in {problem.code for problem in load_and_check(course).problems}


def test_the_readme_names_every_command_and_option_and_no_other() -> None:
    commands = {name: cli.main.get_command(click.Context(cli.main), name) for name in cli.COMMANDS}
    assert [name for name in commands if f"talkquiz {name}" not in page("README.md")] == []
    parameters = [each for command in commands.values() if command for each in command.params]
    options = [each for each in parameters if isinstance(each, click.Option)]
    long = {form for option in options for form in option.opts if form.startswith("--")}
    negative = {form for option in options for form in option.secondary_opts}
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z0-9-]*", page("README.md")))
    assert long <= named <= long | negative | {"--help", "--version"}


@pytest.mark.parametrize("model", MODELS)
def test_every_key_is_documented(model: type[Shape]) -> None:
    documented = set(re.findall(r"(?<![\w-])([\w-]+):|`([\w-]+)`", page("docs/course-format.md")))
    keys = {field.key for field in shape_fields(model)}
    assert keys - {key for pair in documented for key in pair} == set()


@pytest.mark.parametrize("kind", bundled_kinds().kinds)
def test_every_kind_is_documented(kind: str) -> None:
    table = yaml.safe_load((bundled("questions") / "kinds.yaml").read_text(encoding="utf-8"))
    assert re.search(rf"\b{kind}\b", page("docs/course-format.md"))
    assert table["kinds"][kind]["means"]
    slots = table["kinds"][kind]["slots"] | table["every"]
    assert slots.keys() == bundled_kinds().kinds[kind].keys()


def test_every_type_of_entry_is_documented_as_it_is() -> None:
    glossary = page(COURSE_FORMAT).split("\n## glossary.yaml\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \| (.+?) \|$", glossary, re.M)
    words, types = bundled_language("en").items, bundled_kinds().entries.values()
    asked = {each.name: "who" if each.human else "what" for each in types}
    asked |= {name: f"which {noun['one']}" for name, noun in words.nouns.items()}
    expected = [(t.name, t.means, words.asks_for[t.name], asked[t.name]) for t in types]
    assert [row for row in rows if row[0] in bundled_kinds().entries] == expected


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


@pytest.mark.parametrize("name", ["question-templates.md", "marking-a-claim.md"])
def test_what_comes_of_the_examples_is_up_to_date(name: str) -> None:
    """The pages show what the program makes of their claims: `make docs` writes it anew."""
    generator = runpy.run_path(str(ROOT / "docs" / "make_examples.py"))
    text = page(f"docs/{name}")
    assert generator["PAGES"][name](text) == text


def test_each_of_ten_claims_is_refused_as_first_written_and_asked_as_marked() -> None:
    """Below each heading a claim makes no question for some slot, and the next one for each."""
    _, *sections = page("docs/marking-a-claim.md").split("\n## ")
    *examples, _ = sections
    for number, section in enumerate(examples, start=1):
        assert section.startswith(f"{number}. ")
        first, marked = re.findall(r"^```text\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
        slots = set(re.findall(r"\{(\w+)", section.rpartition("```yaml")[2])) - {"did", "aside"}
        asked = re.findall(r"^(\w+)  +\S", marked, re.MULTILINE)
        assert "  refused: " in first
        assert "refused" not in marked
        assert set(asked) == slots
        assert marked.count(" ->") == len(slots)
    assert len(examples) == 10


def test_the_page_of_rules_is_up_to_date() -> None:
    """docs/rules.md says of each rule what the program says: `make docs` writes it anew."""
    generator = runpy.run_path(str(ROOT / "docs" / "make_rules.py"))
    text = page("docs/rules.md")
    assert generator["page"](text) == text


def test_the_table_of_what_formats_hold_is_up_to_date_and_complete() -> None:
    """docs/learning-systems.md says what a build says: `make docs` writes it anew."""
    generator = runpy.run_path(str(ROOT / "docs" / "make_formats.py"))
    text = page("docs/learning-systems.md")
    assert generator["page"](text) == text
    assert set(generator["FORMATS"]) == ONSCREEN - {"web"}
    assert set(generator["ASKED"]) == set(Answered)
    parts = chain.from_iterable(generator["PARTS"].values())
    assert {*generator["KEPT"], *parts} == set(Loss)


def test_the_table_of_kinds_is_up_to_date() -> None:
    """What a wheel's user cannot look up in questions/kinds.yaml, the docs and `explain` have."""
    generator = runpy.run_path(str(ROOT / "docs" / "make_kinds.py"))
    text = page("docs/course-format.md")
    assert generator["page"](text) == text
