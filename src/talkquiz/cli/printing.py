"""How results are printed: problems, tables, JSON."""

import json
import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from talkquiz.problem import Problem
    from talkquiz.rules.shared.rule import ItemProblem

WIDTH = 100


def say_json(data: Any) -> None:
    """Print `data` as JSON in UTF-8, whatever the terminal's encoding is."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2).encode())


def say_problems(problems: Iterable["Problem"], *, err: bool) -> None:
    """Print each problem on a line that editors can follow, its hint below it."""
    for problem in problems:
        click.echo(problem.with_hint(), err=err)


def summary(problems: Sequence["Problem | ItemProblem"]) -> str:
    """Return how many errors and warnings there are, in words."""
    from talkquiz.problem import Severity

    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return ", ".join(
        f"{number} {noun}{'' if number == 1 else 's'}"
        for number, noun in ((errors, "error"), (len(problems) - errors, "warning"))
        if number
    )


def fail(message: str) -> NoReturn:
    """End the program with exit code 1, saying why."""
    click.echo(message, err=True)
    raise SystemExit(1)


def table(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> str:
    """Return `rows` in columns; those numbered in `right` are aligned right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(
            cell.rjust(width) if number in right else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
    return "\n".join(f"  {line}".rstrip() for line in lines)


def paragraph(text: str, indent: int = 2, hanging: int = 0) -> str:
    """Return `text`, each of its lines wrapped and indented, what is wrapped by `hanging` more."""
    wrapper = textwrap.TextWrapper(
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hanging),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(map(wrapper.fill, text.splitlines()))


def rewording(part: str, old: str, new: str, indent: int = 4) -> str:
    """Return a part of a card, with its old words below it and then the new ones."""
    return "\n".join(
        (
            f"    {part}",
            paragraph(f"- {old}", indent, hanging=2),
            paragraph(f"+ {new}", indent, hanging=2),
        )
    )


def printable(text: str) -> str:
    """Return `text` without characters that could do something to a terminal."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def size(number: int) -> str:
    """Return a number of bytes as people read it: "84 KB"."""
    return f"{number / 1024:.0f} KB" if number < 1024**2 else f"{number / 1024**2:.1f} MB"
