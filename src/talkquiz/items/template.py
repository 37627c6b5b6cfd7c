"""Question templates: which facts they take and how they ask, as data that a teacher can read.

A stem is written in Jinja2 and rendered in its sandbox. Only values, conditions and one filter are
allowed in it, so that no template can loop, call or reach for anything.
"""

from pathlib import Path
from typing import Annotated, Any, Literal

from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment
from pydantic import BeforeValidator, PlainValidator, WithJsonSchema

from talkquiz.course.dates import Precision
from talkquiz.course.facts import Fact, Mode, Status
from talkquiz.course.fields import Id, Maybe, Strict, refusal
from talkquiz.course.files import Files
from talkquiz.course.kinds import Kinds
from talkquiz.course.slots import Slot
from talkquiz.course.validate import Register, entries
from talkquiz.items.model import ItemKind, Use
from talkquiz.items.wording import sentence_case

ATTRIBUTES = ("name", "mode", "status", "as_of", "per", "ask", "gap")
"""What `fact` has in a stem, beside the words of each of its slots."""

_NODES = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const,
    nodes.Filter, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or,
    nodes.Not, nodes.List, nodes.Tuple,
)  # fmt: skip
_MEMBERS = ("in", "notin")
_COMPARISONS = ("eq", "ne", *_MEMBERS)
_MAX_STEM = 500
_USE_SENTENCE = "The only filter is `sentence`, without anything in brackets."
_USE_FACT = "Every value is an attribute of `fact`: {{ fact.name }}."


ENVIRONMENT = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
ENVIRONMENT.filters.clear()
ENVIRONMENT.filters["sentence"] = lambda value: sentence_case(str(value))

Several = BeforeValidator(lambda value: [value] if isinstance(value, str) else value)


class Stem:
    """A compiled stem: its source, and the attributes of `fact` without which it cannot be said."""

    def __init__(self, source: str, tree: nodes.Template) -> None:
        self.source = source
        self.needs = frozenset(node.attr for node in tree.find_all(nodes.Getattr))
        self._compiled = ENVIRONMENT.from_string(tree)

    def render(self, values: dict[str, str]) -> str:
        """Return the stem in words; `values` has every attribute in `needs`."""
        return self._compiled.render(fact=values)


def parse_stem(value: Any) -> Stem:
    """Compile a stem; refuses what is not Jinja2, or does more than say a question."""
    if not isinstance(value, str) or len(value) > _MAX_STEM:
        message = f"a stem is text of at most {_MAX_STEM} characters"
        raise refusal("TQ301", message, "Ask in one sentence.")
    try:
        tree = ENVIRONMENT.parse(value)
    except (TemplateError, RecursionError) as error:
        hint = "Slots are written {{ fact.who }}."
        raise refusal("TQ301", f"the stem is not valid Jinja2: {error}", hint) from None
    _refuse_unsafe(tree)
    return Stem(value, tree)


def _refuse_unsafe(tree: nodes.Template) -> None:
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, _NODES):
            name = type(node).__name__.lower()
            hint = "Values, if-conditions and the filter `sentence` are all there is."
            raise refusal("TQ302", f"a stem may not use `{name}`", hint)
        if isinstance(node, nodes.Filter) and (node.name != "sentence" or node.args or node.kwargs):
            raise refusal("TQ302", f"a stem may not use the filter `{node.name}` so", _USE_SENTENCE)
        if isinstance(node, nodes.Operand) and node.op not in _COMPARISONS:
            raise refusal("TQ302", f"a stem may not compare by `{node.op}`", "Use ==, != or in.")
        if isinstance(node, nodes.Operand) and node.op in _MEMBERS and not _is_list(node.expr):
            raise refusal("TQ302", "`in` needs a list after it", "Write: in ['a', 'b'].")
        if isinstance(node, nodes.Const) and not str(node.value).isprintable():
            raise refusal("TQ302", "a text in the stem cannot be printed", "Remove the escape.")
    _refuse_names(tree)


def _is_list(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.List | nodes.Tuple)


def _refuse_names(tree: nodes.Template) -> None:
    """Refuse any value but an attribute of `fact`, which is text."""
    attributes = list(tree.find_all(nodes.Getattr))
    names = [node.name for node in tree.find_all(nodes.Name)]
    strange = [name for name in names if name != "fact"]
    strange += [node.attr for node in attributes if not isinstance(node.node, nodes.Name)]
    if len(names) > len(attributes):
        strange.append("fact")
    if strange:
        raise refusal("TQ303", f"the stem names `{strange[0]}`, which is no value", _USE_FACT)


class Takes(Strict):
    """Which facts and slots a template takes: those that fit every line that is given.

    `ask: own` takes only slots that have a question of their own, `ask: none` (the usual) only
    slots that have none, `ask: any` both.
    """

    kind: Annotated[tuple[str, ...], Several] = ()
    slot: Annotated[tuple[str, ...], Several] = ()
    type: Annotated[tuple[str, ...], Several] = ()
    mode: Annotated[tuple[Mode, ...], Several] = ()
    status: Annotated[tuple[Status, ...], Several] = ()
    precision: Annotated[tuple[Precision, ...], Several] = ()
    ask: Literal["own", "none", "any"] = "none"

    def fits(self, fact: Fact, slot: Slot) -> bool:
        """Tell whether a template with these conditions takes `slot` of `fact`."""
        own = slot.name in fact.ask
        return (
            (not self.kind or fact.kind in self.kind)
            and (not self.slot or slot.name in self.slot)
            and (not self.type or slot.type.name in self.type)
            and (not self.mode or fact.mode in self.mode)
            and (not self.status or fact.status in self.status)
            and (
                not self.precision
                or (slot.when is not None and slot.when.precision in self.precision)
            )
            and (self.ask == "any" or own == (self.ask == "own"))
        )


class Template(Strict):
    """One way to ask. `like` takes over the conditions and the stem of another template."""

    id: Id
    makes: ItemKind
    use: Annotated[tuple[Use, ...], Several] = tuple(Use)
    like: Annotated[Id | None, Maybe] = None
    takes: Takes = Takes()
    stem: Annotated[Stem | None, PlainValidator(parse_stem), WithJsonSchema({"type": "string"})] = (
        None
    )


def load_templates(folders: list[Path], files: Files, kinds: Kinds) -> list[Template]:
    """Read all question templates below `folders`; what is wrong is noted in `files`."""
    paths = [path for folder in folders for path in files.folder(folder)]
    register = entries(files, paths, Template)
    found = (_settled(t, register, files, kinds) for t in register.entries.values())
    return [template for template in found if template]


def _settled(
    template: Template, register: Register[Template], files: Files, kinds: Kinds
) -> Template | None:
    """Return the template with its stem and conditions in place; None on a problem (noted)."""
    origin = register.origins[template.id]
    if template.like:
        base = register.entries.get(template.like)
        if base is None or base.like:
            if base or not register.knows(template.like):
                message = f"there is no template `{template.like}` with a stem of its own"
                hint = "Name a template that has a `stem`."
                files.findings.append(origin.finding("TQ304", message, hint, ("like",)))
            return None
        template = template.model_copy(update={"stem": base.stem, "takes": base.takes})
    flaw = _slot_flaw(template, kinds)
    if flaw:
        files.findings.append(origin.finding("TQ303", flaw, "See questions/kinds.yaml.", ("stem",)))
    return None if flaw else template


def _slot_flaw(template: Template, kinds: Kinds) -> str | None:
    """Say which slot or kind the template names that no kind of fact it takes has."""
    if template.stem is None:
        return "the template has no `stem` and is `like` no other"
    unknown = [kind for kind in template.takes.kind if kind not in kinds.kinds]
    if unknown:
        return f"there is no kind of fact `{unknown[0]}`"
    taken = template.takes.kind or tuple(kinds.kinds)
    slots = {slot for kind in taken for slot in kinds.slots(kind)}
    wanted = [*(template.stem.needs - set(ATTRIBUTES)), *template.takes.slot]
    missing = sorted(slot for slot in wanted if slot not in slots)
    return f"`{missing[0]}` is no slot of {', '.join(taken)}" if missing else None
