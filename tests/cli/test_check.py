"""`talkquiz check`: what is wrong, where, and with which exit code."""

import json
import re
from pathlib import Path

from courses import COURSE, FACTS, HANDOUT, write_course

from .conftest import Run

CLICKABLE = re.compile(r"(?P<path>.+?):(?P<line>\d+):(?P<column>\d+): TQ\d{3} (warning: )?\S.+")
BROKEN = {
    FACTS: COURSE[FACTS].replace("{where}", "{wher}").replace("when: 2021-05", "when: 2021-15"),
    HANDOUT: COURSE[HANDOUT].replace("makes: choice", "makes: riddle"),
}


def test_nothing_wrong_is_code_0(run: Run) -> None:
    result = run("check", write_course(Path("course")))
    assert re.fullmatch(r"9 facts, \d+ items: nothing is wrong\.\n", result.stdout)
    assert result.stderr == ""


def test_every_problem_is_clickable_and_has_its_hint_below_it(run: Run) -> None:
    """A problem is `path:line:column: code message`, and the path leads to the file and line."""
    *told, count = run("check", write_course(Path("course"), BROKEN), code=1).stdout.splitlines()
    assert count.endswith(": 3 errors.")
    assert told[1].startswith("    ")
    lines = [line for line in told if not line.startswith("  ")]
    assert len(lines) == 3
    assert lines[0] == told[0]
    for line in lines:
        found = CLICKABLE.fullmatch(line)
        assert found, line
        text = Path(found["path"]).read_text(encoding="utf-8").splitlines()
        assert len(text[int(found["line"]) - 1]) >= int(found["column"])
        assert Path(found["path"]).parts[0] == "course"


def test_warning_alone_is_code_0(run: Run) -> None:
    result = run("check", write_course(Path("course"), {"facts/town.yaml": None, HANDOUT: None}))
    assert "TQ123 warning: " in result.stdout
    assert result.stdout.splitlines()[-1].endswith(": 1 warning.")


def test_json_says_the_same(run: Run) -> None:
    folder = write_course(Path("course"), BROKEN)
    data = json.loads(run("check", folder, "--json", code=1).stdout)
    report = run("check", folder, code=1).stdout
    assert (data["course"], data["facts"], data["items"]) == ("saltmere", 7, 0)
    told = [f"{p['path']}:{p['line']}:{p['column']}: {p['code']} " for p in data["problems"]]
    places = [report.index(each) for each in told]
    assert places == sorted(places)
    assert len(told) == 3


def test_json_of_what_is_no_course(run: Run) -> None:
    Path("empty").mkdir()
    data = json.loads(run("check", "empty", "--json", code=1).stdout)
    assert data["course"] is None
    assert {"course.yaml", "sources.yaml"} <= {Path(p["path"]).name for p in data["problems"]}
