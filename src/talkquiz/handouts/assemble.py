"""Assembles items into handouts to print: selects, lays out, and makes the versions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from talkquiz.course.course import Course
from talkquiz.deck import imprint
from talkquiz.handouts.answer_sorts import CourseAnswers, written_answers
from talkquiz.handouts.blueprint import BlueprintSection, Plan
from talkquiz.handouts.enemies import Enemies
from talkquiz.handouts.handout import Handout, Question, Section
from talkquiz.handouts.section_layouts import Layout, LayoutTask
from talkquiz.handouts.selection import Candidates, SelectedSection, select_items
from talkquiz.handouts.versions import make_versions
from talkquiz.items.item import Item, Open, Use
from talkquiz.problem import Problem, Severity


def assemble_handouts(
    course: Course, plans: Sequence[Plan], items: Iterable[Item]
) -> tuple[list[Handout], list[Problem]]:
    """Return the handouts whose sections could be filled with `items`, and the problems."""
    if not plans:
        return [], []
    printable = [item for item in items if Use.PRINT in item.uses]
    candidates = Candidates(printable, Enemies(printable), CourseAnswers(course))
    handouts: list[Handout] = []
    problems: list[Problem] = []
    for plan in plans:
        blueprint = plan.blueprint
        selected = select_items(plan.seed, plan.name, blueprint.sections, candidates)
        sections, shortages = _lay_out(plan, selected, candidates)
        problems += shortages
        if sections and (plan.shrink or not shortages):
            versions = make_versions(plan.seed, plan.name, blueprint.versions, sections)
            handouts.append(
                Handout(
                    imprint(course),
                    plan.name,
                    blueprint.title,
                    blueprint.audience,
                    versions,
                    plan.seed,
                )
            )
    return handouts, problems


def _lay_out(
    plan: Plan, selected: Sequence[SelectedSection], candidates: Candidates
) -> tuple[list[Section], list[Problem]]:
    """Return the sections that hold items, laid out, and a problem for each with too few."""
    asked = {answer for each in selected for item in each.items for answer in written_answers(item)}
    sections: list[Section] = []
    shortages: list[Problem] = []
    for index, each in enumerate(selected):
        laid_out, layout = each.items, None
        if each.items:
            task = LayoutTask(
                each.items,
                each.section.on_a_page,
                each.section.offset,
                candidates.items,
                asked,
                candidates.answers,
                plan.seed,
                f"{plan.name} {index}",
            )
            laid_out, layout = each.section.form.lay_out(task)
        shortages += _shortages(plan, index, each, laid_out)
        if laid_out:
            sections.append(section_to_print(each.section, laid_out, layout))
    return sections, shortages


def section_to_print(
    section: BlueprintSection, items: Iterable[Item], layout: Layout | None = None
) -> Section:
    """Return the section with a question for each item, in the order in which they come.

    An item is worth its points as often as it has parts. Sentence starters are left out where the
    section does not want them.
    """

    def supported(item: Item) -> Item:
        if section.starters or not item.starters:
            return item
        return replace(item, payload=item.holds(Open)._replace(starters=()))

    points = section.points if section.form.has_points else 0
    questions = (
        Question(number, item, item.options, points * item.parts, item.pairs)
        for number, item in enumerate(map(supported, items), start=1)
    )
    return Section(
        section.title,
        section.directions,
        section.makes,
        tuple(questions),
        section.form,
        layout,
        new_page=section.new_page,
        in_order=bool(section.tasks),
    )


def _shortages(
    plan: Plan, index: int, selected: SelectedSection, laid_out: Sequence[Item]
) -> Iterator[Problem]:
    """Yield a problem if a section has too few items, and one if too many for its puzzle."""
    severity = Severity.WARNING if plan.shrink else Severity.ERROR
    section, keys = selected.section, ("sections", index, "count")
    if selected.is_short:
        limits = ", ".join(section.topics) or "any topic"
        for opening, values in (
            ("of difficulty", section.difficulty),
            ("from", section.sources),
            ("by", section.templates),
            ("of weight", section.weight),
            ("among", section.tasks),
        ):
            if values:
                limits += f", {opening} {' or '.join(map(str, values))}"
        message = (
            f"section `{section.title}` wants {section.count} {section.makes} items on "
            f"{limits}: {selected.fitting} fit, and {len(selected.items)} of them are no "
            "enemies of one another or of other sections' items"
        )
        hint = "Ask for fewer, allow more, or add facts; `talkquiz show ITEM` lists enemies."
        if "detail" not in section.weight:
            hint += " Details are drawn only where `weight` lists them."
        yield plan.origin.problem("TQ401", message, hint, keys, severity)
    left_out = [item.key for item in selected.items if item not in laid_out]
    if left_out:
        message = f"the puzzle of section `{section.title}` has no room for {left_out[0]}"
        if len(left_out) > 1:
            message += f" and {len(left_out) - 1} more"
        hint = "Ask for fewer, or give the handout another `seed`."
        yield plan.origin.problem("TQ414", message, hint, keys, severity)
