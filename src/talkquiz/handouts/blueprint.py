"""Blueprints: what a handout holds, section by section, read from handouts/*.yaml and checked."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, product
from math import nan
from string import ascii_lowercase
from typing import Annotated, Any, ClassVar, NamedTuple

from talkquiz.course.course import Course, slug, unfit_file_name
from talkquiz.course.facts import Weight
from talkquiz.course.grades import Grade, grades_in
from talkquiz.course.plain_text import marks_of
from talkquiz.course.read_files import Origin, Register, entry, needs_draft, yaml_files
from talkquiz.course.shapes import (
    BROKEN,
    Filled,
    Id,
    Limits,
    Maybe,
    Read,
    Reading,
    Shape,
    Text,
    one_of,
    reader_of,
    shape_fields,
    shown,
)
from talkquiz.handouts.section_forms import FORMS, USUAL, Form
from talkquiz.handouts.section_shows import SHOWS
from talkquiz.handouts.shown.answer_slip import AnswerSlipSection
from talkquiz.handouts.shown.section import ShownSection
from talkquiz.items.kinds import ItemKind
from talkquiz.items.templates import Template
from talkquiz.problem import Location, Problem, Severity, did_you_mean

MOST_VERSIONS = 26
_MOST_OFFSET = 5

Millimetres = Annotated[float, Limits(-_MOST_OFFSET, _MOST_OFFSET)]


def _read_points(value: Any, reading: Reading) -> Any:
    """Return points, whole or halves, which a float holds and adds exactly."""
    try:
        points = float(value)
    except (TypeError, ValueError):
        points = nan
    if points * 2 % 1 == 0:
        return points
    message = f"`points` must be a number, whole or with a half, not `{shown(value)}`"
    return reading.report("TQ103", message, "Write 1, 0.5 or 1.5, with a point.")


Points = Annotated[float, Read(_read_points, {"type": "number", "multipleOf": 0.5}), Limits(0, 100)]


_A_FORM = {"type": "string", "enum": list(FORMS)}


class BlueprintSection(Shape):
    """One section that asks: so many items of one kind, in the usual way or in a `form`.

    `topics`, `difficulty`, `sources` and `templates` limit what fits, where they are not empty; an
    item fits if one of its sources is among them. What is core is drawn first, and no details are
    unless `weight` lists them. With `from-reading`, an item fits if the readings of these topics
    rest on all its facts. `tasks` are those to choose from, and keep this order; with `starters`,
    what may begin sentences is printed. `prompts` are questions to everybody, which have no key:
    "One question that I still have". `per-page` is how many of what is to be cut out are on a page,
    `offset` how far to the right and down the backs of cards are moved. With `new-page` the section
    begins a page.
    """

    spelled: ClassVar[Mapping[str, str]] = {"form_name": "form"}

    title: Text
    """The heading of the section.

    Example: Choose one answer
    """
    directions: Text
    """What to do, in a sentence.

    Example: Circle the letter of the one right answer.
    """
    makes: ItemKind
    """The kind of question.

    Example: choice
    """
    count: Annotated[int, Limits(1, 500)]
    """How many questions.

    Example: 8
    """
    points: Points = 1
    """Points for each answer, whole or with a half: 1 unless you say otherwise. Not for `open`,
    `compare` and `task`.

    Example: 0.5
    """
    topics: tuple[Id, ...] = ()
    """Only questions on these topics, by their ids.

    Example: [harbour]
    """
    difficulty: tuple[Annotated[int, Limits(1, 3)], ...] = ()
    """Only questions of these difficulties, 1 to 3.

    Example: [1, 2]
    """
    weight: Filled[Weight] = ("core", "useful")
    """Only questions of these weights: core and useful unless you say otherwise.

    Example: [core]
    """
    sources: tuple[Id, ...] = ()
    """Only questions that rest on one of these sources, by their ids.

    Example: [s001, s004]
    """
    templates: tuple[Id, ...] = ()
    """Only questions that these templates make, by their ids.

    Example: [from-claim, own-question]
    """
    from_reading: bool = False
    """`true`: only what the readings of the topics tell.

    Example: true
    """
    tasks: tuple[Id, ...] = ()
    """With `makes: task`: which tasks, by their ids. They keep this order.

    Example: [why-closed]
    """
    starters: bool = False
    """With `makes: task`: `true` prints what may begin the sentences.

    Example: true
    """
    prompts: tuple[Text, ...] = ()
    """With `form: ticket`: questions to everybody, which have no key.

    Example: [One question that I still have]
    """
    form_name: Annotated[str, Read(lambda value, _: one_of(value, list(FORMS)), _A_FORM)] = ""
    """Sets the section out in another way than is usual for its kind of question.

    Example: ticket
    """
    per_page: int | None = None
    """How many tickets or cards there are on a page.

    Example: 2
    """
    offset: tuple[Millimetres, Millimetres] = (0, 0)
    """With `form: cards`: how many millimetres the backs are moved to the right and down, 5 at
    most.

    Example: [1.5, -1]
    """
    new_page: bool = False
    """`true` begins a page, to be handed out by itself.

    Example: true
    """

    @property
    def form(self) -> Form:
        """How the section is laid out."""
        return FORMS.get(self.form_name, USUAL)

    @property
    def on_a_page(self) -> int:
        """How many tickets or cards are on a page; 0 where nothing is cut up."""
        return self.per_page or next(iter(self.form.per_page), 0)


AnySection = BlueprintSection | ShownSection
_SECTIONS: tuple[type[Shape], ...] = (
    BlueprintSection,
    *(shows.section for shows in SHOWS.values()),
)


def _read_section(value: Any, reading: Reading) -> Any:
    """Return a section that shows, by the shape of what it `shows`, or else one that asks.

    A key that sections of another sort have is refused (TQ416).
    """
    shape, named = _SECTIONS[0], "a section that asks"
    if isinstance(value, dict) and "shows" in value:
        name = reading.within("shows", lambda given, _: one_of(given, list(SHOWS)), value["shows"])
        if name is BROKEN:
            return BROKEN
        shape, named = SHOWS[name].section, f"`shows: {name}`"
    keys = [field.key for field in shape_fields(shape)]
    others = {field.key for other in _SECTIONS for field in shape_fields(other)}.difference(keys)
    wrong = [key for key in value if key in others] if isinstance(value, dict) else []
    for key in wrong:
        hint = f"It takes {_listed([f'`{key}`' for key in keys])}."
        reading.report("TQ416", f"`{key}` is not for {named}", hint, key)
    kept = {key: each for key, each in value.items() if key not in wrong} if wrong else value
    read = reader_of(shape)(kept, reading)
    return BROKEN if wrong else read


_ANY_OF = {"anyOf": [{"$ref": f"#/$defs/{shape.__name__}"} for shape in _SECTIONS]}


class Blueprint(Shape):
    """One handout. `name` is the stem of its files' names; without one the blueprint's serves.

    `minutes` is how long it takes, for its instructions; `grades` take the place of the course's.
    `pin` and `without` name questions, or facts, that it shall have and shall not have.
    """

    name: Maybe[Id] = None
    """The name of the handout, with which its files begin. Without it the name of this file
    serves.

    Example: first-quiz
    """
    title: Text
    """The title on the sheet.

    Example: First quiz
    """
    audience: Text
    """Whom it is for, and when. The key says it.

    Example: First lesson, 10 minutes
    """
    minutes: Annotated[int, Limits(1, 1000)] | None = None
    """How long it takes, for instructions that say `{minutes}`.

    Example: 10
    """
    seed: Annotated[int, Limits(0, 2**31)] = 1
    """Another number draws other questions.

    Example: 1
    """
    versions: Annotated[int, Limits(1, MOST_VERSIONS)] = 1
    """How many versions there are, A, B, C: the same questions in other orders.

    Example: 2
    """
    pin: tuple[Text, ...] = ()
    """Questions that it shall have: by the short id that keys print, by the whole id, or by a
    fact.

    Example: [k7qx]
    """
    without: tuple[Text, ...] = ()
    """Questions that it shall not have: by short id, by whole id, or by a fact.

    Example: [pier-opened]
    """
    grades: Maybe[Text] = None
    """Grades in the place of those of the course.

    Example: pass 50, fail
    """
    sections: Filled[Annotated[AnySection, Read(_read_section, _ANY_OF, _SECTIONS)]]
    """What is on the sheet: sections that ask (`makes: ...`) and sections that show (`shows:
    ...`).

    Example: [{title: Choose one answer, directions: Circle one letter., makes: choice, count: 8}]
    """

    @property
    def asking(self) -> dict[int, BlueprintSection]:
        """The sections that ask, each by its place among all."""
        sections = enumerate(self.sections)
        return {index: each for index, each in sections if isinstance(each, BlueprintSection)}


class Plan(NamedTuple):
    """A blueprint with what decides how it is filled.

    With `shrink`, a section that cannot be filled takes what there is, with a warning. `topics` are
    those that the build is limited to, none if it is not. `grades` take the place of all others.
    With `answer_sheet`, it gets an answer slip if there are boxes to mark. Items are drawn from
    those with the ids `only`, if it has any.
    """

    name: str
    blueprint: Blueprint
    origin: Origin
    seed: int
    shrink: bool = False
    topics: Sequence[str] = ()
    grades: tuple[Grade, ...] = ()
    answer_sheet: bool = False
    only: Collection[str] = ()

    @property
    def severity(self) -> Severity:
        """How bad it is if a section cannot be filled."""
        return Severity.WARNING if self.shrink else Severity.ERROR

    def with_versions(self, number: int) -> "Plan":
        """Return the plan of a handout with so many versions."""
        return self._replace(blueprint=self.blueprint.with_changes(versions=number))


FILE_ENDINGS = ("-key", "-overlay", "-students", "-students-key")
"""What follows a handout's name in the names of its files, besides a letter for each version."""
_ENDINGS_OF_WHAT_IS_READ = ("-class", *(f"-{letter}" for letter in ascii_lowercase))
"""The PDF of a class and each version are called as another handout only if that asks nothing."""
_NAME_IT = "Add a line `name: my-quiz`."
_MEND = "Mend the id, or remove it."

_Wrong = tuple[Location | str, str, str, str]
"""The key of a section, or the place of a value in it, a code, a message and a hint."""


def load_blueprints(
    course: Course, problems: list[Problem], templates: Register[Template]
) -> dict[str, tuple[Blueprint, Origin]]:
    """Read the course's blueprints by name; what is wrong is added to `problems`."""
    found: dict[str, tuple[Blueprint, Origin]] = {}
    all_read = True
    for path in yaml_files(course.folder / "handouts", problems):
        blueprint = entry(path, Blueprint, problems)
        if blueprint is None:
            all_read = False
            continue
        origin = Origin(path)
        problems += marks_of(blueprint, origin)
        name = blueprint.name or slug(path.stem)
        unfit = unfit_file_name(name)
        if not name or name in found:
            taken = f"the name `{name}` is taken by another handout"
            message = taken if name else "the handout has no name"
            problems.append(origin.problem("TQ112", message, _NAME_IT))
        elif unfit:
            message = f"the handout's name `{name}` {unfit}"
            problems.append(origin.problem("TQ105", message, _NAME_IT, ("name",)))
        found.setdefault(name, (blueprint, origin))
        grades_in(blueprint.grades, course.language, origin, problems)
        for index, section in enumerate(blueprint.sections):
            wrong = (
                chain(
                    _unknown_names(section, course, templates),
                    _unfit_for_kind(section),
                    _unfit_for_form(section, index, blueprint.sections),
                )
                if isinstance(section, BlueprintSection)
                else chain(
                    _unknown_things(section, course),
                    _unfit_to_show(section, index, len(blueprint.sections)),
                )
            )
            for key, code, message, hint in wrong:
                at = (key,) if isinstance(key, str) else key
                problems.append(origin.problem(code, message, hint, ("sections", index, *at)))
        if blueprint.versions > 1 and not blueprint.asking:
            message = "there are no versions of a handout that asks nothing"
            problems.append(origin.problem("TQ422", message, "Remove it.", ("versions",)))
    for name, ending in product(found, (*FILE_ENDINGS, *_ENDINGS_OF_WHAT_IS_READ)):
        # The files of one handout would be those of the other, or pass for them.
        other, origin = found.get(f"{name}{ending}", (None, Origin(course.folder)))
        if other and (ending in FILE_ENDINGS or not other.asking):
            message = f"`{name}{ending}` begins the names of files of the handout `{name}`"
            problems.append(origin.problem("TQ112", message, _NAME_IT, ("name",)))
    problems += _unknown_sheets(course, found) if all_read else ()
    return found


def _unknown_sheets(course: Course, handouts: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each sheet of a lesson that is no handout."""
    for lesson in course.lessons.entries.values():
        for index, step in enumerate(lesson.steps):
            if step.sheet and step.sheet not in handouts:
                message, at = f"there is no handout `{step.sheet}`", ("steps", index, "sheet")
                hint = did_you_mean(step.sheet, handouts, "Mend the name, or remove it.")
                yield course.lessons.origins[lesson.id].problem("TQ162", message, hint, at)


def _unknown_names(
    section: BlueprintSection, course: Course, templates: Register[Template]
) -> Iterator[_Wrong]:
    """Yield topics, sources and templates that do not exist."""
    topics = sorted(topic.id for topic in course.outline.topics)
    for topic in section.topics:
        if not course.outline.knows_topic(topic):
            message = f"the course has no topic `{topic}`"
            yield "topics", "TQ113", message, f"Topics: {', '.join(topics)}."
    for source in section.sources:
        if source in course.sources.drafts:
            yield "sources", *needs_draft(source)
        elif not course.sources.knows(source):
            message = f"the course has no source `{source}`"
            yield "sources", "TQ114", message, did_you_mean(source, course.sources.entries, _MEND)
    for task in section.tasks:
        if not course.tasks.knows(task):
            message = f"tasks.yaml has no task `{task}`"
            yield "tasks", "TQ163", message, did_you_mean(task, course.tasks.entries, _MEND)
    for template in section.templates:
        if not templates.knows(template):
            message = f"there is no question template `{template}`"
            yield "templates", "TQ402", message, did_you_mean(template, templates.entries, _MEND)


def _unfit_for_kind(section: BlueprintSection) -> Iterator[_Wrong]:
    """Yield what a section of this kind of item cannot have, in whatever form."""
    if section.makes.is_marked and section.points not in (0, 1):
        message = f"`points: {section.points:g}` is not for `makes: {section.makes}`"
        hint = "Remove it: a question is worth the points of its mark scheme."
        yield "points", "TQ415", message, hint
    for key in ("tasks", "starters"):
        if getattr(section, key) and section.makes is not ItemKind.TASK:
            message = f"`{key}` is not for `makes: {section.makes}`"
            yield key, "TQ412", message, "Remove it, or write `makes: task`."


def _unknown_things(section: ShownSection, course: Course) -> Iterator[_Wrong]:
    """Yield what a section that shows names and the course does not have."""
    topics = [topic.id for topic in course.outline.topics]
    facts, entries, lessons = course.facts, course.lexicon, course.lessons
    # Of each sort: whether there is one of an id, all ids, a code, and how to say that it is not.
    sorts = {
        "topic": (course.outline.knows_topic, topics, "TQ113", "the course has no topic"),
        "fact": (facts.knows, facts.entries, "TQ116", "the course has no fact"),
        "topic or fact": (
            lambda each: course.outline.knows_topic(each) or facts.knows(each),
            [*topics, *facts.entries],
            "TQ116",
            "the course has neither a topic nor a fact",
        ),
        "lesson": (lessons.knows, lessons.entries, "TQ423", "the course has no lesson"),
        "entry": (entries.knows, entries.entries, "TQ115", "the glossary has no entry"),
    }
    drafts = {"fact": set(facts.drafts), "entry": set(entries.drafts)}
    drafts["topic or fact"] = drafts["fact"] - {*topics}
    for at, sort, each in section.named():
        knows, ids, code, message = sorts[sort]
        if each in drafts.get(sort, ()):
            yield at, *needs_draft(each)
        elif not knows(each):
            yield at, code, f"{message} `{each}`", did_you_mean(each, ids, _MEND)


def _unfit_to_show(section: ShownSection, index: int, number: int) -> Iterator[_Wrong]:
    """Yield what a section that shows cannot have, at `index` of a `number` of sections."""
    if isinstance(section, AnswerSlipSection):
        if index < number - 1:
            message = "`shows: answer-slip` is a page of its own, and other sections follow it"
            yield "shows", "TQ412", message, "Move it to the end."
        return
    if section.new_page and not (index and section.title):
        which, hint = "the first section", "Remove it."
        if index:
            which, hint = "a section without a title", "Give it a title, which begins the page."
        yield "new-page", "TQ412", f"`new-page` is not for {which}", hint


def _unfit_for_form(
    section: BlueprintSection, index: int, sections: Sequence[AnySection]
) -> Iterator[_Wrong]:
    """Yield what a section of this form and kind of item cannot have, at `index` of `sections`."""
    form = section.form
    named = f"`form: {form.name}`" if form.name else "a section without a `form`"
    if form.name and section.makes not in form.kinds:
        message = f"{named} is not for `makes: {section.makes}`"
        yield "form", "TQ411", message, f"It is for {_listed(form.kinds)}."
    if section.per_page is not None and section.per_page not in form.per_page:
        hint = f"There can be {_listed(sorted(form.per_page))}." if form.is_cut_up else "Remove it."
        yield "per-page", "TQ412", f"`per-page: {section.per_page}` is not for {named}", hint
    if section.prompts and not form.has_prompts:
        hint = "They are for `form: ticket`: remove them."
        yield "prompts", "TQ412", f"`prompts` are not for {named}", hint
    if section.offset != (0, 0) and not form.has_backs:
        hint = "It moves the backs of `form: cards`: remove it."
        yield "offset", "TQ412", f"`offset` is not for {named}", hint
    if section.new_page and (form.is_cut_up or index == 0):
        which = named if form.is_cut_up else "the first section"
        yield "new-page", "TQ412", f"`new-page` is not for {which}", "Remove it."
    if form.is_cut_up and any(_cut(other) != _cut(section) for other in sections):
        message = f"{named} fills pages of its own, and other sections stand beside it"
        yield "form", "TQ413", message, "Put it in a handout of its own."
    asked_before = (each for each in sections[:index] if isinstance(each, BlueprintSection))
    before, most = sum(map(_asked, asked_before)), form.most_questions
    # Only the first section with which there are too many is told.
    if most is not None and before <= most < before + _asked(section):
        message = f"a {form.name} has room for {most} questions, not for more"
        hint = f"Ask for fewer: a {form.name} is filled in within minutes."
        yield "count", "TQ412", message, hint
    for key, longest in form.longest_lines.items():
        if len(getattr(section, key)) > longest:
            message = f"the {key} of {form.name} must fit on one line, {longest} letters"
            hint = "The backs would not lie behind the fronts: say it in fewer words."
            yield key, "TQ412", message, hint


def _asked(section: BlueprintSection) -> int:
    """Return how many questions and prompts a section has."""
    return section.count + len(section.prompts)


def _cut(section: AnySection) -> tuple[object, ...]:
    if isinstance(section, ShownSection):
        return ()
    return section.form_name, section.per_page, section.offset


def _listed(values: Sequence[object]) -> str:
    *others, last = map(str, values)
    return f"{', '.join(others)} or {last}" if others else last
