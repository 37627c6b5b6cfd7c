"""Data of a page, packed: what stands in several places is kept once, and so are names of keys.

A course says the same thing in many questions (claims, sources, who reports), so that packing makes
the page a third as large as plain JSON, and the same on every machine, as compressing would not.
In what is packed,

- a text `~1a` is what stands in `shared` at that number, to the base of 36,
- a list that begins with a number n from 0 is an object whose keys stand in `shapes` at n, and
  whose values follow; one that begins with -1 is a list of what follows,
- all else is itself.

course.js puts it together again.
"""

from collections.abc import Iterator
from typing import Any

_LEAST_SHARED = 6
"""How long JSON has to be for it to be shorter to keep it elsewhere."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LIST = -1

_Node = tuple[Any, ...]


def packed(data: object) -> dict[str, Any]:
    """Return JSON data (dictionaries, lists, texts, numbers, truth) as `data`, `shared`, `shapes`.

    Values that are equal are one node in a table; what is named by more than one other, or more
    than once, is shared.
    """
    table: dict[_Node, int] = {}
    top = _node(data, table)
    nodes = list(table)
    named = [0] * len(nodes)
    for node in nodes:
        for each in _parts(node):
            named[each] += 1
    shapes: dict[tuple[str, ...], int] = {}
    often = [n for n, node in enumerate(nodes) if named[n] > 1 and _length(node) >= _LEAST_SHARED]
    strange = [n for n, (kind, *rest) in enumerate(nodes) if kind == "str" and rest[0][:1] == "~"]
    wanted = sorted({*often, *strange}, key=lambda n: (-named[n], n))
    places = {n: f"~{_in_base_36(place)}" for place, n in enumerate(wanted)}

    def told(number: int) -> Any:
        return places[number] if number in places else written(number)

    def written(number: int) -> Any:
        kind, *rest = nodes[number]
        if kind == "dict":
            return [shapes.setdefault(rest[0], len(shapes)), *map(told, rest[1])]
        if kind == "list":
            values = [told(each) for each in rest[0]]
            is_unclear = bool(values) and isinstance(values[0], int | float)
            return [_LIST, *values] if is_unclear else values
        return rest[0]

    made = {"data": told(top), "shared": [written(n) for n in wanted]}
    return made | {"shapes": [list(shape) for shape in shapes]}


def _node(value: Any, table: dict[_Node, int]) -> int:
    """Return the number of a value in the table, where its parts come before it."""
    node: _Node
    if isinstance(value, dict):
        node = ("dict", tuple(value), tuple(_node(each, table) for each in value.values()))
    elif isinstance(value, list):
        node = ("list", tuple(_node(each, table) for each in value))
    else:
        node = (type(value).__name__, value)
    return table.setdefault(node, len(table))


def _parts(node: _Node) -> Iterator[int]:
    if node[0] in ("dict", "list"):
        yield from node[-1]


def _length(node: _Node) -> int:
    """Return about how long the JSON of a node is: its parts may be elsewhere."""
    return 2 + 3 * len(node[-1]) if node[0] in ("dict", "list") else len(str(node[1]))


def _in_base_36(number: int) -> str:
    rest, digit = divmod(number, len(_DIGITS))
    return (_in_base_36(rest) if rest else "") + _DIGITS[digit]
