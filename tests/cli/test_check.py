"""`talkquiz check`: what is wrong, where, with which exit code, and how citations stand."""

import json
import re
from pathlib import Path

import pytest

from courses import COURSE, FACTS, HANDOUT, MORE_FACTS, facts_text, make_fact, write_course
from talkquiz.articles.article import fingerprint

from .conftest import Run

CLICKABLE = re.compile(r"(?P<path>.+?):(?P<line>\d+):(?P<column>\d+): TQ\d{3} (warning: )?\S.+")
BROKEN = {
    FACTS: COURSE[FACTS].replace("{where}", "{wher}").replace("when: 2021-05", "when: 2021-15"),
    HANDOUT: COURSE[HANDOUT].replace("makes: choice", "makes: riddle"),
}
SILENT = "Claims were not compared with the articles: --sources DIR.\n"
LIT = "At dusk on 3 May 2019 the lamp of Saltmere harbour burned for the first time."


def test_nothing_wrong_and_warnings_alone_are_code_0(run: Run, course: Path) -> None:
    result = run("check", course)
    assert re.fullmatch(
        rf"The harbour of Saltmere: 9 facts, \d+ items: nothing is wrong\.\n{SILENT}", result.stdout
    )
    assert result.stderr == ""
    warned = run("check", write_course(Path("less"), {MORE_FACTS: None, HANDOUT: None})).stdout
    assert "TQ123 warning: " in warned
    assert warned.endswith(f": 1 warning.\n{SILENT}")


def test_every_problem_is_clickable_and_has_its_hint_below_it(run: Run) -> None:
    """A problem is `path:line:column: code message`; scripts are told the same."""
    folder = write_course(Path("course"), BROKEN)
    *told, count, _ = run("check", folder, code=1).stdout.splitlines()
    assert count.endswith(": 3 errors.")
    assert told[1].startswith("    ")
    lines = [line for line in told if not line.startswith("  ")]
    assert lines[0] == told[0]
    for line in lines:
        found = CLICKABLE.fullmatch(line)
        assert found, line
        text = Path(found["path"]).read_text(encoding="utf-8").splitlines()
        assert len(text[int(found["line"]) - 1]) >= int(found["column"])
        assert Path(found["path"]).parts[0] == "course"
    data = json.loads(run("check", folder, "--json", code=1).stdout)
    assert (data["course"], data["facts"], data["items"]) == ("saltmere", 7, 0)
    places = [f"{p['path']}:{p['line']}:{p['column']}: {p['code']}" for p in data["problems"]]
    assert places == [" ".join(line.split(" ", 2)[:2]) for line in lines]


def test_json_of_what_is_no_course(run: Run) -> None:
    Path("empty").mkdir()
    data = json.loads(run("check", "empty", "--json", code=1).stdout)
    assert data["course"] is None
    assert [Path(p["path"]).name for p in data["problems"]] == ["course.yaml"]


def test_drafts_are_counted_and_listed_on_demand(run: Run) -> None:
    """The count is no problem; with --drafts each is told with its line and what it lacks."""
    draft = "- {id: crane-sold, draft: true, kind: event, when: 20 Nov 2014}\n"
    folder = write_course(Path("course"), {FACTS: COURSE[FACTS] + draft})
    counted, hint, _ = run("check", folder).stdout.splitlines()
    assert re.fullmatch(
        r"The harbour of Saltmere: 9 facts, \d+ items, 1 draft \(1 fact\): nothing is wrong\.",
        counted,
    )
    assert hint == "`talkquiz check course --drafts` says what drafts lack."
    line = f"course/{FACTS}:{1 + COURSE[FACTS].count(chr(10))}"
    where, missing, wrong, *_ = run("check", folder, "--drafts").stdout.splitlines()
    assert where == f"{line}: crane-sold, a draft of a fact"
    assert missing == "    missing: `name`, `claim`, `cite`"
    assert re.match(rf"    {line}:\d+: TQ106 ", wrong)
    data = json.loads(run("check", folder, "--drafts", "--json").stdout)
    (told,) = data["unfinished"]
    assert (data["drafts"], told["id"], told["sort"]) == (1, "crane-sold", "fact")
    assert f"{told['path']}:{told['line']}" == line
    assert told["missing"] == ["name", "claim", "cite"]
    assert [each["code"] for each in told["wrong"]] == ["TQ106"]


def test_details_and_claims_that_nothing_was_held_to_are_no_silence(run: Run) -> None:
    """Details are in no deck and on no sheet that does not ask for them: check and show say so."""
    detail = facts_text(make_fact(weight="detail"))
    folder = write_course(Path("course"), {"facts/new.yaml": detail})
    said = " ".join(run("check", folder).stdout.split())
    told = "1 fact has `weight: detail`: no deck asks it, and a sheet only where a section of it"
    assert f"{told} says `weight: [core, useful, detail]`. Claims were not compared" in said
    assert json.loads(run("check", folder, "--json").stdout)["details"] == ["lamp-lit"]
    assert "asked  in no deck" in run("show", "lamp-lit", folder).stdout
    assert "in no deck" not in run("show", "pier-closed", folder).stdout
    compared = run("check", folder, "--sources", folder, code=1).stdout
    assert "not compared" not in compared


def test_the_bundled_course_is_named_where_it_is_meant_by_default(run: Run) -> None:
    """In the folder above a course of one's own, nobody takes its summary for that course's."""
    said = run("check").stdout
    assert re.search(
        r"^The Syria peace process \(the bundled course\): \d+ facts", said, re.MULTILINE
    )
    assert "The Syria peace process (the bundled course) has no" in run("show", "x", code=2).stderr


def test_a_draft_is_shown_with_what_is_written(run: Run) -> None:
    """`show` and `facts --drafts` print a draft; a build says how many it leaves out."""
    draft = "- {id: crane-sold, draft: true, claim: The crane was sold., weight: core}\n"
    done = "- {id: crane-moved, draft: true}\n"
    folder = write_course(Path("course"), {FACTS: COURSE[FACTS] + draft + done})
    shown = run("show", "crane-sold", folder).stdout
    assert "claim: The crane was sold." in shown
    assert "missing: `kind`, `name`, `cite`" in shown
    assert run("facts", folder, "--drafts", "--weight", "core").stdout == shown
    both = json.loads(run("facts", folder, "--drafts", "--json").stdout)
    assert [each["id"] for each in both] == ["crane-sold", "crane-moved"]
    said = run("build", folder, "--anki").stderr
    assert (
        said == "2 drafts are left out: `talkquiz check course --drafts` says what drafts lack.\n"
    )
    assert json.loads(run("build", folder, "--anki", "--json").stdout)["drafts"] == 2


@pytest.fixture
def cited(here: Path) -> Path:
    """Return a course with a fact that cites LIT; the article, and a page, are in `articles`."""
    (here / "articles").mkdir()
    Path("articles/lamp.txt").write_text(f"{LIT}\nNobody cites this.\n", encoding="utf-8")
    Path("articles/weather.txt").write_text("It rained.", encoding="utf-8")
    cite = {"source": "s001", "at": "p1.s1", "fp": fingerprint(LIT, "s001"), "terms": ["lamp"]}
    facts = facts_text(make_fact(cite=[cite]))
    return write_course(Path("course"), {FACTS: facts, MORE_FACTS: None, HANDOUT: None})


def test_with_articles_it_says_how_each_source_stands(run: Run, cited: Path) -> None:
    said = run("check", cited, "--sources", "articles", code=1).stdout
    assert "  source  ok  moved  drifted  broken  not cited  file\n" in said
    assert "s001     1      0        0       0          1  lamp.txt" in said
    assert "s001, cited by no fact: p2.s1" in said
    assert "weather.txt is no source of this course" in said
    assert "TQ503" in said  # the second source has no article here
    data = json.loads(run("check", cited, "--sources", "articles", "--json", code=1).stdout)
    counts = {"ok": 1, "moved": 0, "drifted": 0, "broken": 0}
    file = str(Path("articles/lamp.txt"))
    assert data["sources"][0] == {"source": "s001", "file": file, **counts, "uncited": ["p2.s1"]}
    assert list(data["strangers"]) == [str(Path("articles/weather.txt"))]


def test_background_sources_are_counted_apart_and_not_looked_for(run: Run, cited: Path) -> None:
    with (cited / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write("- {id: b001, type: background, container-title: The Almanac}\n")
    said = run("check", cited, "--sources", "articles", code=1).stdout
    assert "b001 is a background source, cited by 0 facts: no article is looked for" in said
    data = json.loads(run("check", cited, "--sources", "articles", "--json", code=1).stdout)
    assert data["background"] == {"b001": 0}
    assert [each["source"] for each in data["sources"]] == ["s001", "s002"]


def test_an_article_with_another_sentence_is_none_of_the_course(run: Run, cited: Path) -> None:
    Path("articles/lamp.txt").write_text(LIT.replace("lamp", "lantern") + "\nThe pier.\n", "utf-8")
    said = run("check", cited, "--sources", "articles", code=1).stdout
    assert len(re.findall("TQ503 no file in articles is the article `s00[12]`", said)) == 2
