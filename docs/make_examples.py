"""Writes what comes of the examples in docs/question-templates.md and docs/marking-a-claim.md.

Usage: python docs/make_examples.py. Both are from the course of tests/data/telegraph. A block that
begins with `$ talkquiz show` holds what that prints; each block of YAML in the page on marking is
the part of a fact that matters, and the block of text below it what comes of that.
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import yaml
from click.testing import CliRunner

from talkquiz.build import LoadedCourse, load_and_check
from talkquiz.cli import main
from talkquiz.cli.printing import paragraph
from talkquiz.course.facts import Fact
from talkquiz.items.item import Item
from talkquiz.items.make import attempts
from talkquiz.items.make.one_fact import Passed

DOCS = Path(__file__).parent
COURSE = DOCS.parent / "tests" / "data" / "telegraph"
_SHOWN = re.compile(r"^```text\n\$ talkquiz show (\S+)\n.*?^```$", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"^```yaml\n(.*?)^```\n\n```text\n.*?^```$", re.MULTILINE | re.DOTALL)


def templates_page(text: str) -> str:
    """Return docs/question-templates.md with what `talkquiz show` prints now."""

    def shown(found: re.Match[str]) -> str:
        printed = CliRunner().invoke(main, ["show", found[1], str(COURSE)]).stdout
        return f"```text\n$ talkquiz show {found[1]}\n{printed}```"

    return _SHOWN.sub(shown, text)


def marking_page(text: str) -> str:
    """Return docs/marking-a-claim.md with what comes of each claim now."""
    claims = [found[1] for found in _EXAMPLE.finditer(text)]
    with tempfile.TemporaryDirectory() as folder:
        bank = _course_with(claims, Path(folder) / "course")
        facts = [bank.course.facts.entries[_id(number)] for number in range(len(claims))]
        results = iter([list(_lines_of(bank, fact)) for fact in facts])

    def with_result(found: re.Match[str]) -> str:
        lines = "\n".join(next(results))
        return f"```yaml\n{found[1]}```\n\n```text\n{lines}\n```"

    return _EXAMPLE.sub(with_result, text)


def _id(number: int) -> str:
    return f"example-{number}"


def _course_with(claims: list[str], folder: Path) -> LoadedCourse:
    """Return the course with a fact for each of `claims`, whose other keys do not matter."""
    copytree(COURSE, folder)
    rows = []
    for number, claim in enumerate(claims):
        given = yaml.load(claim, Loader=yaml.BaseLoader)  # noqa: S506 - it makes texts alone
        fact: dict[str, Any] = {
            "id": _id(number),
            "topic": "plan",
            "kind": "event",
            "name": f"matter {number}",
        }
        fact |= {"basis": "stated"} if "when" in given else {}
        fact |= {"derived": ["number"]} if "{number" in claim else {}
        cite = {"source": "s001", "at": "p1.s1", "fp": "0123456789", "terms": ["cable"]}
        rows.append({**fact, **given, "cite": [cite]})
    text = yaml.safe_dump(rows, sort_keys=False, allow_unicode=True)
    (folder / "facts" / "examples.yaml").write_text(text, encoding="utf-8")
    return load_and_check(folder)


def _lines_of(bank: LoadedCourse, fact: Fact) -> Iterator[str]:
    """Yield for each marked slot what is asked, or why the claim makes no question."""
    tried = attempts(bank.course, bank.templates, fact)
    width = max(map(len, fact.slots))
    for name, slot in fact.slots.items():
        outcomes = [each for each in tried if each.slot.name == name]
        asked = [each.outcome for each in outcomes if isinstance(each.outcome, Item)]
        question = next((item for item in asked if "from-claim" in item.template), None)
        if question:
            said = f"{question.stem} -> {slot.text}"
        else:
            refused = (each for each in outcomes if "from-claim" in each.template.id)
            passed = next(each.outcome for each in refused if isinstance(each.outcome, Passed))
            said = f"refused: {passed.reason}. {passed.cure}"
        lines = paragraph(f"{name:{width}}  {said}", indent=0, hanging=width + 2)
        yield from (line.rstrip() for line in lines)


PAGES = {"question-templates.md": templates_page, "marking-a-claim.md": marking_page}

if __name__ == "__main__":
    for name, page in PAGES.items():
        text = (DOCS / name).read_text(encoding="utf-8")
        (DOCS / name).write_text(page(text), encoding="utf-8")
        sys.stdout.write(f"{name}\n")
