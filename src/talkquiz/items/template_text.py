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
_LONGEST = 500
_USE_SENTENCE = "The only filter is `sentence`, without anything in brackets."
_USE_FACT = "Every value is an attribute of `fact`, `source` or `entry`: {{ fact.name }}."

ENVIRONMENT = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
ENVIRONMENT.filters.clear()
ENVIRONMENT.filters["sentence"] = lambda value: sentence_case(str(value))


class TemplateText:
    """A compiled text of a template: a stem, an answer, a point.

    `about` is the one of ABOUT that it names, or empty; `needs` are the attributes without which it
    says nothing. A text that `has_words` of its own is in one language, any other shows only what
    the course says.
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
        """Return the text with `values` filled in, which have every attribute in `needs`."""
        return self._compiled.render({self.about: values}).strip()


def parse_template_text(value: Any) -> TemplateText:
    """Compile a text; refuses what is not Jinja2, or does more than say a question."""
    if not isinstance(value, str) or len(value) > _LONGEST:
        message = f"a stem is text of at most {_LONGEST} characters"
        raise field_problem("TQ301", message, "Ask in one sentence.")
    try:
        tree = ENVIRONMENT.parse(value)
    except (TemplateError, RecursionError) as error:
        hint = "Slots are written {{ fact.who }}."
        raise field_problem("TQ301", f"the stem is not valid Jinja2: {error}", hint) from None
    for node in tree.find_all(nodes.Node):
        refused = _refused(node)
        if refused:
            raise field_problem("TQ302", *refused)
    strange = _strange_names(tree)
    if strange:
        message = f"the stem names `{strange[0]}`, which is no value"
        raise field_problem("TQ303", message, _USE_FACT)
    return TemplateText(value, tree)


def _refused(node: nodes.Node) -> tuple[str, str] | None:
    """Return what is wrong with a node that does more than say, and a hint; else None."""
    if not isinstance(node, _NODES):
        hint = "Values, if-conditions and the filter `sentence` are all there is."
        return f"a stem may not use `{type(node).__name__.lower()}`", hint
    match node:
        case nodes.Filter() if node.name != "sentence" or node.args or node.kwargs:
            return f"a stem may not use the filter `{node.name}` so", _USE_SENTENCE
        case nodes.Operand() if node.op not in _COMPARISONS:
            return f"a stem may not compare by `{node.op}`", "Use ==, != or in."
        case nodes.Operand(op=op, expr=expr) if op in _MEMBERS and not isinstance(
            expr, nodes.List | nodes.Tuple
        ):
            return "`in` needs a list after it", "Write: in ['a', 'b']."
        case nodes.Const() if not str(node.value).isprintable():
            return "a text in the stem cannot be printed", "Remove the escape."
    return None


def _strange_names(tree: nodes.Template) -> list[str]:
    """Return what the text names that is no attribute of one of ABOUT, always the same one."""
    attributes = list(tree.find_all(nodes.Getattr))
    names = [node.name for node in tree.find_all(nodes.Name)]
    strange = [name for name in names if name not in ABOUT or name != names[0]]
    strange += [node.attr for node in attributes if not isinstance(node.node, nodes.Name)]
    if len(names) > len(attributes):  # one stands alone, without an attribute
        strange.append(names[0])
    return strange
