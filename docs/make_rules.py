"""Writes the second half of docs/rules.md, a section for each rule, from the rules themselves.

Usage: python docs/make_rules.py. What stands above the heading "The rules" is written by hand.
"""

import textwrap
from collections.abc import Iterator
from pathlib import Path

from talkquiz.items.item import Item
from talkquiz.rules import RULES
from talkquiz.rules.shared.foreign_banks import examples
from talkquiz.rules.shared.rule import Rule

PAGE = Path(__file__).with_name("rules.md")
_HEADING = "## The rules\n"
_WIDTH = 110


def page(text: str) -> str:
    """Return the page `text` with the sections of the rules as they are now."""
    by_hand = text.partition(_HEADING)[0]
    return by_hand + "\n".join([_HEADING, *(_section(rule) for rule in RULES)])


def _section(rule: Rule) -> str:
    lines = [f"### {rule.code} {rule.name}", ""]
    lines += textwrap.wrap(
        f"{rule.severity.value.capitalize()}. {rule.explanation}", _WIDTH, break_on_hyphens=False
    )
    for title, text in (("Bad:", rule.bad), ("Good:", rule.good)):
        lines += ["", title, "", *_example(examples(text)[0])]
    lines += ["", *textwrap.wrap(f"Source: {rule.source}.", _WIDTH), ""]
    return "\n".join(lines)


def _example(item: Item) -> Iterator[str]:
    yield from textwrap.wrap(item.stem, _WIDTH, initial_indent="    ", subsequent_indent="    ")
    for option in item.options:
        yield f"    [{'x' if option.correct else ' '}] {option.text}"
    if not item.options:
        yield f"    Answer: {item.key}"
    if item.accept:
        yield f"    Accepted as well: {', '.join(item.accept)}"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
