"""Links into editors."""

import json

import pytest

from talkquiz.preview.course_page import Spot, tell
from talkquiz.preview.page_json import EDITORS, PageJson
from talkquiz.problem import Problem

POSIX = Spot("facts/a.yaml", "/home/ann/my course/fäcts/a#1.yaml", 12, 3)
WINDOWS = Spot("facts\\a.yaml", "C:\\course\\facts\\a.yaml", 12, 3)
QUOTED = "home/ann/my%20course/f%C3%A4cts/a%231.yaml"


@pytest.mark.parametrize(
    ("editor", "posix", "windows"),
    [
        ("vscode", f"vscode://file/{QUOTED}:12:3", "vscode://file/C:/course/facts/a.yaml:12:3"),
        (
            "idea",
            f"idea://open?file=/{QUOTED}&line=12&column=3",
            "idea://open?file=C:/course/facts/a.yaml&line=12&column=3",
        ),
        (
            "sublime",
            f"subl://open?url=file:///{QUOTED}&line=12&column=3",
            "subl://open?url=file:///C:/course/facts/a.yaml&line=12&column=3",
        ),
    ],
)
def test_a_link_opens_the_line_whatever_the_path_holds(
    editor: str, posix: str, windows: str
) -> None:
    tells = PageJson(EDITORS[editor])
    assert tells.link(POSIX) == posix
    assert tells.link(WINDOWS) == windows


def test_a_path_that_is_no_text_is_linked_by_its_bytes() -> None:
    spot = Spot("a\udcff.yaml", "/a\udcff.yaml", 1, 1)
    assert PageJson(EDITORS["vscode"]).link(spot) == "vscode://file/a%FF.yaml:1:1"


def test_what_the_command_line_says_is_named_and_opens_nothing() -> None:
    """Of saved progress no file is named: what is wrong with it stands at the option."""
    shown = tell(Problem("--progress", 0, 0, "TQ801", "it is no saved progress"))
    told = json.loads(PageJson(EDITORS["vscode"]).sheets({}, "", [shown]))["problems"][0]
    assert told["spot"] == {"shown": "--progress", "link": ""}
