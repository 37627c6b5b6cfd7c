"""Writes the section "Kinds" of docs/course-format.md, the kinds of fact, from kinds.yaml.

Usage: python docs/make_kinds.py. What stands above and below that section is written by hand.
"""

import re
from pathlib import Path
from typing import Any

from talkquiz.course.yaml import parse

PAGE = Path(__file__).with_name("course-format.md")
KINDS = Path(__file__).parents[1] / "questions" / "kinds.yaml"
_SECTION = re.compile(r"^### Kinds\n.*?(?=^##)", re.MULTILINE | re.DOTALL)


def page(text: str) -> str:
    """Return the page `text` with the kinds as they are now."""
    data: Any = parse(KINDS.read_text(encoding="utf-8")).data
    lines = [
        "### Kinds",
        "",
        "Each kind of fact has slots of its own. Behind a slot stands its type.",
        "",
        "| kind | what it is, and an example | slots |",
        "|---|---|---|",
    ]
    for name, kind in data["kinds"].items():
        slots = ", ".join(f"`{slot}` {sort}" for slot, sort in kind["slots"].items())
        lines.append(f"| `{name}` | {kind['means']}: `{kind['example']}` | {slots} |")
    every = ", ".join(f"`{slot}` ({sort})" for slot, sort in data["every"].items())
    lines += ["", f"Every kind has {every} as well, `did` for its verb, and `aside`.", ""]
    lines += ["| type of a slot | what it holds | for example |", "|---|---|---|"]
    for name, sort in data["types"].items():
        names = f"; an entry that is a {', '.join(sort['glossary'])}" if "glossary" in sort else ""
        lines.append(f"| {name} | {sort['means']}{names} | {sort['example']} |")
    made = "\n".join([*lines, "", ""])
    return _SECTION.sub(lambda _: made, text)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
