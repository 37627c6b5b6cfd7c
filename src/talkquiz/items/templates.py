"""Question templates: which facts they take and how they ask, as data that a teacher can read."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from talkquiz.course.fact_kinds import Kinds
from talkquiz.course.facts import Fact, Mode, Status
from talkquiz.course.fields import Id, Maybe, Strict
from talkquiz.course.files import CourseFile, Origin, yaml_files
from talkquiz.course.slots import Slot
from talkquiz.course.validate import Register, entries
from talkquiz.items.askable_slots import PER
from talkquiz.items.item import Use
from talkquiz.items.kinds import ItemKind, Over
from talkquiz.items.template_text import Stem, parse_stem
from talkquiz.language.edtf import Precision
from talkquiz.language.language_file import Language
from talkquiz.problem import Problem
from talkquiz.resources import bundled

ATTRIBUTES = (
    "name", "mode", "status", "as_of", "per", "ask", "gap", "statement", "count",
)  # fmt: skip
"""What `fact` has in a stem, beside the words of each of its slots."""

SOURCE_ATTRIBUTES = (
    "outlet", "day", "title", "perspective", "reckoning", "claimed", "checked", "context",
)  # fmt: skip
"""What `source` has in the texts of a template that is about sources."""

ENTRY_ATTRIBUTES = ("description", "dated", "role", "side")
"""What `entry` has in the stem of a template that is about entries of the glossary.

`dated` is the description with the time for which it holds, where there is one.
"""


Several = BeforeValidator(lambda value: [value] if isinstance(value, str) else value)
Wording = Annotated[Stem, PlainValidator(parse_stem), WithJsonSchema({"type": "string"})]


class Takes(Strict):
    """Which facts and slots a template takes: those that fit every line that is given.

    `ask: own` takes only slots that have a question of their own, `ask: none` (the usual) only
    slots that have none, `ask: any` both. `list: whole` takes only slots that name several,
    `list: each` each member of them on its own, `list: any` (the usual) every slot as it is.
    """

    kind: Annotated[tuple[str, ...], Several] = ()
    slot: Annotated[tuple[str, ...], Several] = ()
    type: Annotated[tuple[str, ...], Several] = ()
    mode: Annotated[tuple[Mode, ...], Several] = ()
    status: Annotated[tuple[Status, ...], Several] = ()
    precision: Annotated[tuple[Precision, ...], Several] = ()
    ask: Literal["own", "none", "any"] = "none"
    list: Literal["any", "whole", "each"] = "any"

    def fits(self, fact: Fact, slot: Slot) -> bool:
        """Tell whether a template with these conditions takes `slot` of `fact`."""
        own = slot.name in fact.ask
        return (
            self.fits_fact(fact)
            and self._fits_part(slot)
            and (not self.slot or slot.name.partition(".")[0] in self.slot)
            and (not self.type or slot.type.name in self.type)
            and (
                not self.precision
                or (slot.when is not None and slot.when.precision in self.precision)
            )
            and (self.ask == "any" or own == (self.ask == "own"))
        )

    def fits_fact(self, fact: Fact) -> bool:
        """Tell whether a template with these conditions takes `fact`, whichever its slots are."""
        return (
            (not self.kind or fact.kind in self.kind)
            and (not self.mode or fact.mode in self.mode)
            and (not self.status or fact.status in self.status)
        )

    def _fits_part(self, slot: Slot) -> bool:
        """Tell whether a template wants a whole slot, a member of one, or the speaker."""
        if slot.name == PER:
            return PER in self.slot
        if "." in slot.name:
            return self.list == "each"
        return self.list == "any" or (self.list == "whole" and len(slot.entries) > 1)


class Template(Strict):
    """One way to ask. `like` takes over the conditions and the stem of another template.

    `entry` is what stands for each fact of a matching or an ordering, `answer` the model answer
    and `marks` the marking points of what is answered at length. `about: source` asks about
    each source, not about facts, and `about: entry` about each glossary entry that facts name.
    """

    id: Id
    makes: ItemKind
    use: Annotated[tuple[Use, ...] | None, Several] = None
    like: Annotated[Id | None, Maybe] = None
    about: Literal["fact", "source", "entry"] = "fact"
    takes: Takes = Takes()
    stem: Wording | None = None
    entry: Wording | None = None
    answer: Wording | None = None
    marks: Annotated[tuple[Wording, ...], Several] = ()

    @property
    def uses(self) -> frozenset[Use]:
        """What its items are for: unless it says so, printing, and a deck where one can show it."""
        if self.use is not None:
            return frozenset(self.use)
        return frozenset(Use) if self.makes.studied else frozenset({Use.PRINT})

    @property
    def wordings(self) -> tuple[Stem, ...]:
        """All that the template says."""
        return tuple(filter(None, (self.stem, self.entry, self.answer, *self.marks)))


def load_templates(
    course: Path, problems: list[Problem], kinds: Kinds, language: Language
) -> list[Template]:
    """Read the bundled question templates and those of `course`; adds to `problems`.

    The bundled ones are in English. In another language serve those that have no words of their
    own or whose stem is in the language file, and gaps with options.
    """
    bundle, own = bundled("questions"), course / "templates"
    is_english = language.code.partition("-")[0] == "en"
    folders = [bundle / "templates", own]
    if not is_english:
        folders.insert(1, bundle / "languages" / "templates")
    paths = [path for each in folders for path in yaml_files(each)]
    register = entries(paths, Template, problems)
    language_file = CourseFile(course / "language.yaml")
    for name, text in language.questions.items():
        origin = Origin(language_file, ("questions", name))
        if name not in register.entries:
            if not register.knows(name):
                message = f"there is no bundled template `{name}`"
                hint = "questions/templates has those there are."
                problems.append(origin.problem("TQ304", message, hint))
            continue
        try:
            stem = parse_stem(text)
        except PydanticCustomError as error:
            words = error.context or {}
            problems.append(origin.problem(error.type, words["message"], words["hint"]))
            continue
        changed = {"stem": stem}
        register.entries[name] = register.entries[name].model_copy(update=changed)
    found = [_settled(t, register, problems, kinds) for t in register.entries.values()]
    return [
        template
        for template in found
        if template
        and (
            is_english
            or register.origins[template.id].file.path.is_relative_to(own)
            or _is_in_language(template, language)
        )
    ]


def _is_in_language(template: Template, language: Language) -> bool:
    """Tell whether a bundled template says nothing in English."""
    is_given = template.id in language.questions or template.like in language.questions
    texts = [each for each in template.wordings if each is not template.stem or not is_given]
    return not any(each.has_words for each in texts)


def _settled(
    template: Template, register: Register[Template], problems: list[Problem], kinds: Kinds
) -> Template | None:
    """Return the template with its stem and conditions in place; None if it has problems."""
    origin = register.origins[template.id]
    if template.like:
        base = register.entries.get(template.like)
        if base is None or base.like:
            if base or not register.knows(template.like):
                message = f"there is no template `{template.like}` with a stem of its own"
                hint = "Name a template that has a `stem`."
                problems.append(origin.problem("TQ304", message, hint, ("like",)))
            return None
        template = template.model_copy(update={"stem": base.stem, "takes": base.takes})
    flaw = _slot_flaw(template, kinds)
    if flaw:
        problems.append(origin.problem("TQ303", flaw, "See questions/kinds.yaml.", ("stem",)))
        return None
    key, flaw = _shape_flaw(template)
    if flaw:
        hint = "docs/question-templates.md says what each kind needs."
        problems.append(origin.problem("TQ305", flaw, hint, (key,)))
        return None
    return template


def _shape_flaw(template: Template) -> tuple[str, str]:
    """Return a key of the template and what is wrong with it for the kind that it makes."""
    found = ((key, f"`makes: {template.makes}` {flaw}") for key, flaw in _flaws(template))
    return next(found, ("", ""))


def _flaws(template: Template) -> Iterator[tuple[str, str]]:
    makes = template.makes
    answered_in_full = makes.is_marked and makes.over is Over.FACT
    for key, needed in (("entry", makes.over is Over.FACTS), ("answer", answered_in_full)):
        if needed != (getattr(template, key) is not None):
            yield "makes", f"{'needs an' if needed else 'has no'} `{key}`"
    if template.marks and not makes.is_marked:
        yield "marks", "has no `marks`"
    named = (wording.needs for wording in template.wordings if wording is not template.entry)
    if makes.over not in (Over.FACT, Over.ENTRY) and any(named):
        yield "stem", "is not about one fact: its `stem` and `marks` can name none"
    if template.about == "source" and not answered_in_full:
        yield "about", "cannot be about a source: only open questions can"
    if template.about == "entry" and makes.over is not Over.ENTRY:
        yield "about", "cannot be about an entry of the glossary: only terms can"
    if makes.over is Over.ENTRY and template.about != "entry":
        yield "makes", "needs `about: entry`"
    if makes is ItemKind.CLOZE and template.stem and template.stem.needs != {"gap"}:
        yield "stem", "shows the claim with a gap: its `stem` is {{ fact.gap }}"
    if Use.STUDY in template.uses and not makes.studied:
        yield "use", "is nothing that a deck can show: write `use: print`"


def _slot_flaw(template: Template, kinds: Kinds) -> str | None:
    """Say which slot or kind the template names that no kind of fact it takes has."""
    if template.stem is None:
        return "the template has no `stem` and is `like` no other"
    strange = next((w for w in template.wordings if w.about not in ("", template.about)), None)
    if strange:
        return f"a template about a {template.about} names `{strange.about}`"
    needs = frozenset[str]().union(*(wording.needs for wording in template.wordings))
    if template.about == "source":
        missing = sorted(needs - set(SOURCE_ATTRIBUTES))
        return f"a source has no `{missing[0]}`" if missing else None
    if template.about == "entry":
        missing = sorted(needs - set(ENTRY_ATTRIBUTES))
        return f"an entry has no `{missing[0]}`" if missing else None
    unknown = [kind for kind in template.takes.kind if kind not in kinds.kinds]
    if unknown:
        return f"there is no kind of fact `{unknown[0]}`"
    taken = template.takes.kind or tuple(kinds.kinds)
    slots = {PER, *(slot for kind in taken for slot in kinds.slots(kind))}
    wanted = [*(needs - set(ATTRIBUTES)), *template.takes.slot]
    missing = sorted(slot for slot in wanted if slot not in slots)
    return f"`{missing[0]}` is no slot of {', '.join(taken)}" if missing else None
