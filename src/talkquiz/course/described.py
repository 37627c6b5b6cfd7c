"""What the keys of course files mean, for hints and editors: read from docstrings beside them.

A docstring below a key of a shape says what the key is for, and after `Example:` gives a value in
YAML. One below a table of values, or below a key that has a list of its own, has a line for each:
`- planned: It was announced. Example: ...`; so has one below a member of an enumeration, without
its name. Python throws these away when it compiles a module, so that nothing else pays for them.
"""

import ast
import inspect
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from textwrap import dedent
from types import ModuleType
from typing import Any, NamedTuple

import yaml

from talkquiz.course.shapes import Shape, one_line

_VALUES = re.compile(r"^- (?P<value>[^:\n]+): (?P<text>(?:.+(?:\n(?!- |\n).+)*))", re.MULTILINE)
_EXAMPLE = re.compile(r"^Example:", re.MULTILINE)


class Described(NamedTuple):
    """What a key means, what each of its own values means, and an example, as editors read it."""

    text: str
    values: dict[str, str]
    example: Any


class _EditorsLoader(yaml.SafeLoader):
    """Reads YAML as editors do: numbers are numbers, and dates are text (YAML 1.2)."""


_EditorsLoader.yaml_implicit_resolvers = {
    first: [each for each in resolvers if not each[0].endswith("timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def as_editors_read(text: str) -> Any:
    """Return the data of a text in YAML, with numbers and dates as editors have them."""
    return yaml.load(text, Loader=_EditorsLoader)  # noqa: S506 - a SafeLoader


def described(shape: type[Shape]) -> dict[str, Described]:
    """Return what each field of a shape means, by the name of its attribute."""
    found: dict[str, Described] = {}
    for each in reversed(shape.__mro__):
        if issubclass(each, Shape):
            module = inspect.getmodule(each)
            body = next(
                node.body
                for node in tree_of(module).body
                if isinstance(node, ast.ClassDef) and node.name == each.__name__
            )
            found |= {name: read_docstring(text) for name, text in docstrings(body)}
    return found


def read_docstring(docstring: str) -> Described:
    """Return what a docstring says of a key or a table."""
    text = inspect.cleandoc(docstring)
    about, *example = _EXAMPLE.split(text, maxsplit=1)
    values = {found["value"]: one_line(found["text"]) for found in _VALUES.finditer(about)}
    return Described(
        one_line(_VALUES.sub("", about)),
        values,
        as_editors_read(dedent(example[0].lstrip(" "))) if example else None,
    )


def docstrings(body: Sequence[ast.stmt]) -> Iterator[tuple[str, str]]:
    """Yield each name that is assigned in `body` with the text that stands below it."""
    for node, below in pairwise(body):
        target: ast.expr | None = node.target if isinstance(node, ast.AnnAssign) else None
        if isinstance(node, ast.Assign):
            target = node.targets[0]
        if (
            isinstance(target, ast.Name)
            and isinstance(below, ast.Expr)
            and isinstance(below.value, ast.Constant)
            and isinstance(below.value.value, str)
        ):
            yield target.id, below.value.value


@cache
def tree_of(module: ModuleType | None) -> ast.Module:
    """Return the code of a module."""
    return ast.parse(inspect.getsource(module)) if module else ast.Module([], [])
