"""What keys and values mean, as editors show it: read from the docstrings that stand beside them.

A docstring below a key of a shape says what the key is for, and after `Example:` gives a value in
YAML. One below a table of values, or below a key that has a list of its own, has a line for each:
`- planned: It was announced. Example: ...`; so has one below a member of an enumeration, without
its name. Python throws these away when it compiles a module, so that nothing else pays for them.
"""

import ast
import enum
import inspect
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from itertools import pairwise
from textwrap import dedent
from types import ModuleType
from typing import Any, NamedTuple, get_args

import yaml

from talkquiz.course.shapes import Shape, one_line

_VALUES = re.compile(r"^- (?P<value>[^:\n]+): (?P<text>(?:.+(?:\n(?!- |\n).+)*))", re.MULTILINE)
_EXAMPLE = re.compile(r"^Example:", re.MULTILINE)
_WITH_TABLES = (
    "course.facts",
    "course.sources",
    "handouts.section_forms",
    "items.item",
    "items.kinds",
    "items.templates",
    "language.dates",
)


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
                for node in _tree(module).body
                if isinstance(node, ast.ClassDef) and node.name == each.__name__
            )
            found |= {name: _read(text) for name, text in _docstrings(body)}
    return found


@cache
def meanings() -> dict[frozenset[str], dict[str, str]]:
    """Return what each value of a table means, by the values that the table has."""
    found: dict[frozenset[str], dict[str, str]] = {}
    for name in _WITH_TABLES:
        module = import_module(f"talkquiz.{name}")
        for node in _tree(module).body:
            members = getattr(module, node.name) if isinstance(node, ast.ClassDef) else None
            if isinstance(node, ast.ClassDef) and isinstance(members, enum.EnumType):
                texts = dict(_docstrings(node.body))
                values = {str(one.value): one.name for one in list[enum.Enum](members)}
                table = {value: one_line(texts.get(n, "")) for value, n in values.items()}
                found[frozenset(table)] = table
        for assigned, text in _docstrings(_tree(module).body):
            table = _read(text).values
            value = getattr(module, assigned)
            if table and (get_args(value) or isinstance(value, Mapping)):
                found[frozenset(table)] = table
    return found


def _read(docstring: str) -> Described:
    text = inspect.cleandoc(docstring)
    about, *example = _EXAMPLE.split(text, maxsplit=1)
    values = {found["value"]: one_line(found["text"]) for found in _VALUES.finditer(about)}
    return Described(
        one_line(_VALUES.sub("", about)),
        values,
        as_editors_read(dedent(example[0].lstrip(" "))) if example else None,
    )


def _docstrings(body: Sequence[ast.stmt]) -> Iterator[tuple[str, str]]:
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
def _tree(module: ModuleType | None) -> ast.Module:
    return ast.parse(inspect.getsource(module)) if module else ast.Module([], [])
