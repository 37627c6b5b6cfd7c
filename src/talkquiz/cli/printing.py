"""How everything is printed: messages, problems, tables, JSON.

What is printed holds words of others: names of files, entries of a course, answers of Anki. `say`
and `say_json` alone print, and show all of it harmlessly.
"""

import re
import shlex
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

if TYPE_CHECKING:
    from talkquiz.problem import Problem
    from talkquiz.rules.shared.rule import ItemProblem

_Shown = TypeVar("_Shown")

WIDTH = 100
_LOGIN = re.compile(r"(?<=[\w+.-]{2}:/)(/?)[^\s/@\"]+@")
"""User name and password, as they stand in an address, also in one that was taken for a path."""
_WHITE_SPACE = re.compile(r"[\t-\r\x1c-\x1f\x85\u2028\u2029]+")
_HARMFUL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)
"""What moves a cursor, turns words round, hides, or is no character.

Marks that letters need are not among it: the joiners of Persian and of emoji, and the marks that
say which way a sign between Arabic and Latin words belongs.
"""


def printable(text: str) -> str:
    """Return `text` on one line, without what could do something to a terminal or a reader.

    Whatever is printed passes here. Line breaks become spaces, so that no name of a file forges a
    line of its own; what can do harm becomes U+FFFD; passwords in addresses become `***`.
    """
    line = _WHITE_SPACE.sub(" ", _LOGIN.sub(r"\1***@", text))
    return _HARMFUL.sub("\N{REPLACEMENT CHARACTER}", line)


def say(*lines: str, err: bool = False) -> None:
    """Print `lines`, to stderr with `err`; each stays one line, whatever it holds."""
    click.echo("\n".join(map(printable, lines)), err=err)


def to_json(data: Any) -> str:
    """Return `data` as JSON that any parser reads; in its texts, `printable` escapes what it must.

    Half a character, as in a path that is not UTF-8, is none in JSON: it becomes U+FFFD.
    """
    import json

    def escaped(found: re.Match[str]) -> str:
        if found[0] == "\n":  # between values: within a text it is escaped already
            return "\n"
        return "\\ufffd" if "\ud800" <= found[0] <= "\udfff" else json.dumps(found[0])[1:-1]

    text = json.dumps(data, ensure_ascii=False, indent=2)
    return _HARMFUL.sub(escaped, _LOGIN.sub(r"\1***@", text))


def say_json(data: Any) -> None:
    """Print `data` as JSON in UTF-8, whatever the terminal's encoding is."""
    click.echo(to_json(data).encode())


def say_problems(problems: Iterable["Problem"], *, err: bool) -> None:
    """Print each problem on a line that editors can follow, its hint below it."""
    for problem in problems:
        say(str(problem), *([f"    {problem.hint}"] if problem.hint else []), err=err)


def typed(*words: object) -> str:
    """Return a command as the shell here takes it; `.`, the current folder, is left out."""
    quote = _quote_for_windows if sys.platform == "win32" else shlex.quote
    return " ".join(quote(str(word)) for word in words if str(word) != ".")


def _quote_for_windows(word: str) -> str:
    return f'"{word}"' if re.search(r"[^\w./\\:~-]", word) else word


def summary(problems: Sequence["Problem | ItemProblem"]) -> str:
    """Return how many errors and warnings there are, in words."""
    from talkquiz.problem import Severity

    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return ", ".join(
        f"{number} {noun}{'' if number == 1 else 's'}"
        for number, noun in ((errors, "error"), (len(problems) - errors, "warning"))
        if number
    )


def fail(*lines: str) -> NoReturn:
    """End the program with exit code 1, saying why."""
    say(*lines, err=True)
    raise SystemExit(1)


def fail_for(problems: "Sequence[Problem]", outcome: str) -> NoReturn:
    """End the program because of `problems`, saying what did not come of it."""
    say_problems(problems, err=True)
    fail(f"{outcome}: {summary(problems)}.")


def table(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> list[str]:
    """Return `rows` in columns, line by line; those numbered in `right` are aligned right."""
    rows = [[printable(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(
            cell.rjust(width) if number in right else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
    return [f"  {line}".rstrip() for line in lines]


def paragraph(text: str, indent: int = 2, hanging: int = 0) -> list[str]:
    """Return `text` wrapped and indented, line by line; all but the first by `hanging` more."""
    from textwrap import TextWrapper

    wrapper = TextWrapper(
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hanging),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapper.wrap(printable(text))


def rewording(part: str, old: str, new: str, indent: int = 4) -> list[str]:
    """Return a part of a card, with its old words below it and then the new ones, if any."""
    words = [f"{sign} {each}" for sign, each in (("-", old), ("+", new)) if each]
    return [f"    {part}", *(line for each in words for line in paragraph(each, indent, hanging=2))]


def size(number: int) -> str:
    """Return a number of bytes as people read it: "84 KB"."""
    return f"{number / 1024:.0f} KB" if number < 1024**2 else f"{number / 1024**2:.1f} MB"


def apart(texts: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of `texts`, with an empty one between each and the next."""
    return [line for text in texts for line in ("", *text)][1:]


def progress(sheets: Iterator[_Shown], total: int, /) -> Iterator[_Shown]:
    """Pass `sheets` on, and show on a terminal how many of the `total` there are."""
    hidden = sys.stderr is None or not sys.stderr.isatty()
    with click.progressbar(
        sheets, total, "Sheets", file=sys.stderr, hidden=hidden, show_pos=True
    ) as bar:
        yield from bar
