"""Texts of templates that do more than fill in values, in Jinja2 and its sandbox.

Only values, conditions and one filter are allowed, so that no template can loop, call or reach for
anything. Most texts need none of it, and Jinja2 takes longer to import than they do to be read.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment

from talkquiz.course.shapes import FieldError
from talkquiz.language.english import sentence_case

_NODES = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const,
    nodes.Filter, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or,
    nodes.Not, nodes.List, nodes.Tuple,
)  # fmt: skip

_ENVIRONMENT = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
_ENVIRONMENT.filters.clear()
_ENVIRONMENT.globals.clear()
_ENVIRONMENT.filters["sentence"] = lambda value: sentence_case(str(value))


class Logic(NamedTuple):
    """What a text says: its own words, the values that it names (owner, attribute), a renderer."""

    words: list[str]
    values: list[tuple[str, str]]
    render: Callable[[Mapping[str, Mapping[str, str]]], str]


def parse_logic(source: str) -> Logic:
    """Read a text; raises FieldError for what is not Jinja2, or does more than say a question."""
    try:
        tree = _ENVIRONMENT.parse(source)
    except (TemplateError, RecursionError) as error:
        hint = "Slots are written {{ fact.who }}."
        raise FieldError("TQ301", f"the stem is not valid Jinja2: {error}", hint) from None
    for node in tree.find_all(nodes.Node):
        refused = _refused(node)
        if refused:
            raise FieldError("TQ302", *refused)
    named = {id(node.node): node.attr for node in tree.find_all(nodes.Getattr)}
    names = list(tree.find_all(nodes.Name))
    # A name that stands alone has no attribute, and an attribute of no name no owner.
    values = [(node.name, named.pop(id(node), "")) for node in names]
    values += [("", attribute) for attribute in named.values()]
    words = [node.data for node in tree.find_all(nodes.TemplateData)]
    compiled = _ENVIRONMENT.from_string(tree)

    def render(context: Mapping[str, Mapping[str, str]]) -> str:
        # The environment has no globals to add, so the context may be the values alone: that is
        # much quicker than `Template.render`, which copies both.
        return "".join(compiled.root_render_func(compiled.new_context(dict(context), shared=True)))

    return Logic(words, values, render)


def _refused(node: nodes.Node) -> tuple[str, str] | None:
    """Return what is wrong with a node that does more than say, and a hint; else None."""
    if not isinstance(node, _NODES):
        hint = "Values, if-conditions and the filter `sentence` are all there is."
        return f"a stem may not use `{type(node).__name__.lower()}`", hint
    match node:
        case nodes.Filter() if node.name != "sentence" or node.args or node.kwargs:
            hint = "The only filter is `sentence`, without anything in brackets."
            return f"a stem may not use the filter `{node.name}` so", hint
        case nodes.Operand(op="eq" | "ne"):
            pass
        case nodes.Operand(op="in" | "notin", expr=nodes.List() | nodes.Tuple()):
            pass
        case nodes.Operand(op="in" | "notin"):
            return "`in` needs a list after it", "Write: in ['a', 'b']."
        case nodes.Operand():
            return f"a stem may not compare by `{node.op}`", "Use ==, != or in."
        case nodes.Const() if not str(node.value).isprintable():
            return "a text in the stem cannot be printed", "Remove the escape."
    return None
