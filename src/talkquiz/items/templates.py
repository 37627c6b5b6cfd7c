"""Question templates: which facts they take and how they ask, as data that a teacher can read.

Their texts (template_text.py) are Jinja2. Only values, conditions and one filter are allowed, so
that no template can loop, call or reach for anything.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

from talkquiz.course.claim_slots import Slot
from talkquiz.course.fact_kinds import Kinds
from talkquiz.course.facts import Fact, Mode, Status
from talkquiz.course.plain_text import first_mark
from talkquiz.course.read_files import Origin, Register, entries_below
from talkquiz.course.shapes import FieldError, Id, Limits, Maybe, OneOrMore, Shape
from talkquiz.items.asked_slots import PER
from talkquiz.items.item import Use
from talkquiz.items.kinds import ItemKind, Over
from talkquiz.items.template_text import ATTRIBUTES, TemplateText, Wording, parse_template_text
from talkquiz.language.dates import Precision
from talkquiz.language.language_file import Language
from talkquiz.problem import Location, Problem
from talkquiz.resources import bundled

About = Literal["fact", "whole-fact", "contrast", "events", "source", "entry"]
"""What a template asks about.

- fact: Each slot of a fact, as is usual. Example: On what date was the old pier closed?
- whole-fact: A fact as a whole, once. Example: What came of the plan for a second pier?
- contrast: Two facts that name each other under `contrasts`. Example: What is the difference
  between the two openings?
- events: Several events: which came first. Example: Which of these happened first?
- source: A report, and what it says. Example: Who published the report, and when?
- entry: An entry of the glossary that facts name. Example: The time between two tides
"""
_MADE_ABOUT: Mapping[About, tuple[ItemKind, ...]] = {
    "whole-fact": (ItemKind.SHORT_ANSWER, ItemKind.CHOICE, ItemKind.OPEN),
    "contrast": (ItemKind.OPEN,),
    "events": (ItemKind.CHOICE,),
    "source": (ItemKind.OPEN,),
    "entry": (ItemKind.TERM,),
}
"""The kinds of item that a template can make that is about something else than a slot."""


_FILLED_IN = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


class Takes(Shape):
    """Which facts and slots a template takes: those that fit every line that is given.

    `ask: own` takes only slots that have a question of their own, `ask: none` (the usual) only
    slots that have none, `ask: any` both. `list: whole` takes only slots that name several,
    `list: each` each member of them on its own (`each-of-three`: where there are three or more, so
    that none gives the other away), `list: any` (the usual) every slot as it is.
    """

    kind: OneOrMore[str] = ()
    """Kinds of fact: one, or a list of which one must fit.

    Example: event
    """
    slot: OneOrMore[str] = ()
    """Names of the slot that is asked for. `per` is the one who says so.

    Example: [who, whom]
    """
    type: OneOrMore[str] = ()
    """Types of the slot that is asked for.

    Example: actor
    """
    mode: OneOrMore[Mode] = ()
    """Modes of the fact.

    Example: happened
    """
    status: OneOrMore[Status] = ()
    """Statuses of the fact.

    Example: [reported, unattributed]
    """
    precision: OneOrMore[Precision] = ()
    """How exactly the date of the slot is known.

    Example: day
    """
    ask: Literal["own", "none", "any"] = "none"
    """Whether the slot has a question of its own under the fact's `ask`.

    - own: Only slots that have one. Example: a template whose stem is `{{ fact.ask }}`.
    - none: Only slots that have none, as is usual. Example: a template with words of its own.
    - any: Both. Example: a gap in the claim.

    Example: own
    """
    list: Literal["any", "whole", "each", "each-of-three"] = "any"
    """What of a slot that names several is asked for.

    - any: Every slot as it is, as is usual. Example: "Russia and the United States" as one
      answer.
    - whole: Only slots that name several. Example: "Choose two."
    - each: Each of the several by itself, while the others stand there. Example: "Russia and
      _____".
    - each-of-three: The same, of three or more. Example: "boats, nets and _____".

    Example: each
    """

    def fits(self, fact: Fact, slot: Slot) -> bool:
        """Tell whether a template with these conditions takes `slot` of `fact`."""
        return self.fits_fact(fact) and self.fits_slot(fact, slot)

    def fits_slot(self, fact: Fact, slot: Slot) -> bool:
        """Tell whether a template with these conditions, which takes `fact`, takes its `slot`."""
        name, _, member = slot.name.partition(".")
        if name == PER:
            is_wanted = PER in self.slot
        elif member:
            whole = fact.slots[name]
            is_one_of_three = max(len(whole.entries), len(whole.parts)) > 2
            is_wanted = self.list == "each" or (self.list == "each-of-three" and is_one_of_three)
        else:
            is_list = max(len(slot.entries), len(slot.parts)) > 1
            is_wanted = self.list == "any" or (self.list == "whole" and is_list)
        own = slot.name in fact.ask
        return (
            is_wanted
            and (not self.slot or name in self.slot)
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


class Template(Shape):
    """One way to ask. `like` takes over the conditions, the stem and the turn of another template.

    Of the templates that make one kind of item of a slot, the first by `turn` does; a deck takes
    one item of a slot, the first of all.

    `entry` is what stands for each fact of a matching or an ordering, `answer` the model answer
    and `marks` the marking points of what is answered at length. `about: fact` asks for each slot
    of a fact, `whole-fact` once for each fact, with its `answer`. `contrast` asks about two facts
    that name each other under `contrasts`, and `events` which of several came first. `source` asks
    about each source, not about facts, and `entry` about each glossary entry that facts name.
    """

    id: Id
    """Ends the id of every question that the template makes, and is for life.

    Example: event-day
    """
    makes: ItemKind
    """The kind of question.

    Example: short-answer
    """
    turn: Annotated[int, Limits(1, 9)] = 1
    """From 1 to 9: of the templates that take a slot for one kind of question, the lowest turn
    makes it.

    Example: 3
    """
    use: OneOrMore[Use] | None = None
    """What its questions are for: the deck, sheets, or both.

    Example: print
    """
    like: Maybe[Id] = None
    """The id of another template, whose `takes` and `stem` this one has too.

    Example: event-day
    """
    about: About = "fact"
    """What it asks about.

    Example: fact
    """
    takes: Takes = Takes()
    """Which facts and slots it takes. A slot must fit every line.

    Example: {kind: event, slot: when, mode: happened, precision: day}
    """
    stem: Wording | None = None
    """The question. `{{ fact.name }}` and the like stand for something of the fact.

    Example: "On what date did {{ fact.name }} take place?"
    """
    entry: Wording | None = None
    """Of a `matching` or an `ordering`: what stands for each fact.

    Example: "{{ fact.name }}"
    """
    answer: Wording | None = None
    """Of an `open` question: the model answer.

    Example: "{{ fact.because }}"
    """
    marks: OneOrMore[Wording] = ()
    """Of an `open` question or a `compare`: the marking points, one or a list.

    Example: ["{{ fact.who }}", "{{ fact.because }}"]
    """

    @property
    def uses(self) -> frozenset[Use]:
        """What its items are for: unless it says so, printing, and a deck where one can show it."""
        if self.use is not None:
            return frozenset(self.use)
        return frozenset(Use) if self.makes.studied else frozenset({Use.PRINT})

    @property
    def named(self) -> str:
        """The name by which its texts call what it is about: `fact`, `contrast`, `source`, ..."""
        return self.about if self.about in ATTRIBUTES else "fact"

    @property
    def wordings(self) -> tuple[TemplateText, ...]:
        """All texts of the template."""
        return tuple(filter(None, (self.stem, self.entry, self.answer, *self.marks)))


def load_templates(
    course: Path, problems: list[Problem], kinds: Kinds, language: Language
) -> Register[Template]:
    """Read the bundled question templates and those of `course`; adds to `problems`.

    The bundled ones are in English. In another language serve those that have no words of their
    own or whose stem is in the language file.
    """
    bundle, own = bundled("questions"), course / "templates"
    is_english = language.is_english
    register = entries_below([bundle / "templates", own], Template, problems)
    _ask_in_language(register, Origin(course / "language.yaml"), language, problems)
    settled = {}
    for read in register.entries.values():
        template = _settled(read, register, problems, kinds)
        if template is None:
            register.lost.add(read.id)
            continue
        is_own = register.origins[read.id].path.is_relative_to(own)
        if is_own:
            problems += first_mark(_own_words(read), register.origins[read.id])
        # What the language file has given a stem is English only in its other texts.
        is_given = not language.questions.keys().isdisjoint({template.id, template.like})
        texts = (each for each in template.wordings if each is not template.stem or not is_given)
        if is_english or is_own or not any(text.has_words for text in texts):
            settled[read.id] = template
    register.entries = settled
    return register


def _own_words(template: Template) -> Iterator[tuple[Location, str]]:
    """Yield the texts of a template, each with its place, without what they are filled in with."""
    texts = {"stem": template.stem, "entry": template.entry, "answer": template.answer}
    told = [((key,), text) for key, text in texts.items() if text]
    for place, text in [*told, *((("marks", n), text) for n, text in enumerate(template.marks))]:
        yield place, _FILLED_IN.sub("X", text.source)


def _ask_in_language(
    register: Register[Template], file: Origin, language: Language, problems: list[Problem]
) -> None:
    """Give bundled templates the stems that the language file has for them."""
    for name, text in language.questions.items():
        origin = file.entry("questions", name)
        if name in register.entries:
            try:
                changed = register.entries[name].with_changes(stem=parse_template_text(text))
                register.entries[name] = changed
            except FieldError as error:
                problems.append(origin.problem(error.code, str(error), error.hint))
        elif not register.knows(name):
            message = f"there is no bundled template `{name}`"
            hint = "questions/templates has those there are."
            problems.append(origin.problem("TQ304", message, hint))


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
        template = template.with_changes(stem=base.stem, takes=base.takes, turn=base.turn)
    unknown = _unknown_name(template, kinds)
    if unknown:
        hint = "`talkquiz explain question-templates` says what a template holds."
        problems.append(origin.problem("TQ303", unknown, hint, ("stem",)))
        return None
    for key, wrong in _unfit_keys(template):
        message = f"`makes: {template.makes}` {wrong}"
        hint = "`talkquiz explain question-templates` says what each kind needs."
        problems.append(origin.problem("TQ305", message, hint, (key,)))
        return None  # what is wrong besides often follows from the first
    return template


def _unfit_keys(template: Template) -> Iterator[tuple[str, str]]:
    """Yield keys that do not fit the kind of item that the template makes, and what is wrong."""
    makes = template.makes
    if makes.over is Over.TASK:
        yield "makes", "is for the tasks of tasks.yaml, which need no template"
    answered_in_full = makes.is_marked and makes.over is Over.FACT
    lists_facts = makes.over is Over.FACTS or template.about == "events"
    has_answer = answered_in_full or template.about == "whole-fact"
    for key, needed in (("entry", lists_facts), ("answer", has_answer)):
        if needed != (getattr(template, key) is not None):
            yield "makes", f"{'needs an' if needed else 'has no'} `{key}`"
    if template.marks and not makes.is_marked:
        yield "marks", "has no `marks`"
    named = (wording.needs for wording in template.wordings if wording is not template.entry)
    if (makes.over not in (Over.FACT, Over.ENTRY) or template.about == "events") and any(named):
        yield "stem", "is not about one fact: its `stem` and `marks` can name none"
    can = _MADE_ABOUT.get(template.about, (makes,))
    if makes not in can:
        yield "about", f"cannot have `about: {template.about}`: only {', '.join(can)} can"
    if makes.over is Over.ENTRY and template.about != "entry":
        yield "makes", "needs `about: entry`"
    if makes is ItemKind.CLOZE and template.stem and template.stem.needs != {"gap"}:
        yield "stem", "shows the claim with a gap: its `stem` is {{ fact.gap }}"
    if Use.STUDY in template.uses and not (makes.studied or template.about == "contrast"):
        yield "use", "is nothing that a deck can show: write `use: print`"


def _unknown_name(template: Template, kinds: Kinds) -> str | None:
    """Say which slot or attribute the template names that what it takes does not have."""
    if template.stem is None:
        return "the template has no `stem` and is `like` no other"
    other = next((w for w in template.wordings if w.about not in ("", template.named)), None)
    if other:
        return f"a template about a {template.about} names `{other.about}`"
    needs = frozenset[str]().union(*(wording.needs for wording in template.wordings))
    strange = needs - ATTRIBUTES[template.named]
    if template.named != "fact":
        what = "an entry" if template.about == "entry" else f"a {template.about}"
        return f"{what} has no `{min(strange)}`" if strange else None
    unknown = [kind for kind in template.takes.kind if kind not in kinds.kinds]
    if unknown:
        return f"there is no kind of fact `{unknown[0]}`"
    taken = template.takes.kind or tuple(kinds.kinds)
    slots = {PER, *(slot for kind in taken for slot in kinds.kinds[kind])}
    missing = strange.union(template.takes.slot) - slots
    return f"`{min(missing)}` is no slot of {', '.join(taken)}" if missing else None
