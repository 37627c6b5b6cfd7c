"""The words of a question template, as Jinja2 in its sandbox.

Only values, conditions and one filter are allowed in them, so that no template can loop, call or
reach for anything.
"""

from collections.abc import Mapping
from typing import Any

from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment

from talkquiz.course.fields import field_problem
from talkquiz.language.english import sentence_case

ABOUT = ("fact", "source", "entry")
"""What a template can say something of."""

_NODES = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const,
    nodes.Filter, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or,
    nodes.Not, nodes.List, nodes.Tuple,
)  # fmt: skip
_MEMBERS = ("in", "notin")
_COMPARISONS = ("eq", "ne", *_MEMBERS)
_MAX_STEM = 500
_USE_SENTENCE = "The only filter is `sentence`, without anything in brackets."
_USE_FACT = "Every value is an attribute of `fact`, `source` or `entry`: {{ fact.name }}."


ENVIRONMENT = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
ENVIRONMENT.filters.clear()
ENVIRONMENT.filters["sentence"] = lambda value: sentence_case(str(value))


class Stem:
    """A compiled stem: its words, what it is about, and what it cannot be said without.

    `about` is one of ABOUT, or empty where it names none; `needs` are the attributes. One that
    `has_words` of its own is in one language, any other shows only what the course says.
    """

    def __init__(self, source: str, tree: nodes.Template) -> None:
        self.source = source
        self.needs = frozenset(node.attr for node in tree.find_all(nodes.Getattr))
        self.has_words = any(
            letter.isalpha() for node in tree.find_all(nodes.TemplateData) for letter in node.data
        )
        self.about = next((node.name for node in tree.find_all(nodes.Name)), "")
        self._compiled = ENVIRONMENT.from_string(tree)

    def render(self, values: Mapping[str, str]) -> str:
        """Return the stem in words; `values` has every attribute in `needs`."""
        return self._compiled.render({self.about: values}).strip()


def parse_stem(value: Any) -> Stem:
    """Compile a stem; refuses what is not Jinja2, or does more than say a question."""
    if not isinstance(value, str) or len(value) > _MAX_STEM:
        message = f"a stem is text of at most {_MAX_STEM} characters"
        raise field_problem("TQ301", message, "Ask in one sentence.")
    try:
        tree = ENVIRONMENT.parse(value)
    except (TemplateError, RecursionError) as error:
        hint = "Slots are written {{ fact.who }}."
        raise field_problem("TQ301", f"the stem is not valid Jinja2: {error}", hint) from None
    _refuse_unsafe(tree)
    return Stem(value, tree)


def _refuse_unsafe(tree: nodes.Template) -> None:
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, _NODES):
            name = type(node).__name__.lower()
            hint = "Values, if-conditions and the filter `sentence` are all there is."
            raise field_problem("TQ302", f"a stem may not use `{name}`", hint)
        if isinstance(node, nodes.Filter) and (node.name != "sentence" or node.args or node.kwargs):
            raise field_problem(
                "TQ302", f"a stem may not use the filter `{node.name}` so", _USE_SENTENCE
            )
        if isinstance(node, nodes.Operand) and node.op not in _COMPARISONS:
            raise field_problem(
                "TQ302", f"a stem may not compare by `{node.op}`", "Use ==, != or in."
            )
        if isinstance(node, nodes.Operand) and node.op in _MEMBERS and not _is_list(node.expr):
            raise field_problem("TQ302", "`in` needs a list after it", "Write: in ['a', 'b'].")
        if isinstance(node, nodes.Const) and not str(node.value).isprintable():
            raise field_problem(
                "TQ302", "a text in the stem cannot be printed", "Remove the escape."
            )
    _refuse_names(tree)


def _is_list(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.List | nodes.Tuple)


def _refuse_names(tree: nodes.Template) -> None:
    """Refuse any value but an attribute of `fact`, which is text."""
    attributes = list(tree.find_all(nodes.Getattr))
    names = [node.name for node in tree.find_all(nodes.Name)]
    strange = [name for name in names if name not in ABOUT or name != names[0]]
    strange += [node.attr for node in attributes if not isinstance(node.node, nodes.Name)]
    if len(names) > len(attributes):
        strange.append(names[0])
    if strange:
        raise field_problem("TQ303", f"the stem names `{strange[0]}`, which is no value", _USE_FACT)
