"""What the values to choose from mean, as editors show it: read from docstrings beside them."""

import ast
import enum
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import get_args

from talkquiz.course.described import docstrings, read_docstring, tree_of
from talkquiz.course.shapes import one_line

_WITH_TABLES = (
    "course.facts",
    "course.sources",
    "handouts.section_forms",
    "items.item",
    "items.kinds",
    "items.templates",
    "language.dates",
)
"""The modules whose values are described."""


@cache
def meanings() -> dict[frozenset[str], dict[str, str]]:
    """Return what each value of a table means, by the values that the table has."""
    found: dict[frozenset[str], dict[str, str]] = {}
    for name in _WITH_TABLES:
        module = import_module(f"talkquiz.{name}")
        for node in tree_of(module).body:
            members = getattr(module, node.name) if isinstance(node, ast.ClassDef) else None
            if isinstance(node, ast.ClassDef) and isinstance(members, enum.EnumType):
                texts = dict(docstrings(node.body))
                values = {str(one.value): one.name for one in list[enum.Enum](members)}
                table = {value: one_line(texts.get(n, "")) for value, n in values.items()}
                found[frozenset(table)] = table
        for assigned, text in docstrings(tree_of(module).body):
            table = read_docstring(text).values
            value = getattr(module, assigned)
            if table and (get_args(value) or isinstance(value, Mapping)):
                found[frozenset(table)] = table
    return found
