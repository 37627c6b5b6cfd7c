"""Assembles items into handouts to print: selects, lays out, and makes the versions."""

from collections.abc import Iterable, Iterator, Sequence

from talkquiz.course.course import Course
from talkquiz.deck import imprint
from talkquiz.handouts.blueprint import Plan
from talkquiz.handouts.enemies import Enemies
from talkquiz.handouts.handout import Handout, Question, Section
from talkquiz.handouts.layouts import CourseAnswers, LayoutTask, written_answers
from talkquiz.handouts.selection import Candidates, SelectedSection, select_items
from talkquiz.handouts.versions import make_versions
from talkquiz.items.item import Item, Use
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
        laid_out = _lay_out(plan, selected, candidates)
        shortages = list(_shortages(plan, selected, laid_out))
        problems += shortages
        sections = [section_to_print(section) for section in laid_out if section.items]
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


def section_to_print(selected: SelectedSection) -> Section:
    """Return the section with its questions in the order in which they were selected.

    An item is worth its points as often as it has parts.
    """
    section = selected.section
    points = section.points if section.form.has_points else 0
    questions = (
        Question(number, item, item.options, points * item.parts, item.pairs)
        for number, item in enumerate(selected.items, start=1)
    )
    return Section(
        section.title,
        section.directions,
        section.makes,
        tuple(questions),
        section.form,
        selected.layout,
        new_page=section.new_page,
    )


def _lay_out(
    plan: Plan, selected: Sequence[SelectedSection], candidates: Candidates
) -> list[SelectedSection]:
    """Return the sections with their layouts; a puzzle leaves out what has no room in it."""
    asked = {answer for each in selected for item in each.items for answer in written_answers(item)}
    laid_out = list(selected)
    for index, each in enumerate(selected):
        if not each.items:
            continue
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
        items, layout = each.section.form.lay_out(task)
        laid_out[index] = each._replace(items=items, layout=layout)
    return laid_out


def _shortages(
    plan: Plan, selected: Iterable[SelectedSection], laid_out: Iterable[SelectedSection]
) -> Iterator[Problem]:
    """Yield a problem for each section with too few items, or too many for its puzzle."""
    severity = Severity.WARNING if plan.shrink else Severity.ERROR
    for index, (before, after) in enumerate(zip(selected, laid_out, strict=True)):
        section, keys = before.section, ("sections", index, "count")
        if before.is_short:
            limits = ", ".join(section.topics) or "any topic"
            for opening, values in (
                ("of difficulty", section.difficulty),
                ("from", section.sources),
                ("by", section.templates),
            ):
                if values:
                    limits += f", {opening} {' or '.join(map(str, values))}"
            message = (
                f"section `{section.title}` wants {section.count} {section.makes} items on "
                f"{limits}: {before.fitting} fit, and {len(before.items)} of them are no "
                "enemies of one another or of other sections' items"
            )
            hint = "Ask for fewer, allow more, or add facts; `talkquiz show ITEM` lists enemies."
            yield plan.origin.problem("TQ401", message, hint, keys, severity)
        left_out = [item.key for item in before.items if item not in after.items]
        if left_out:
            message = f"the puzzle of section `{section.title}` has no room for {left_out[0]}"
            if len(left_out) > 1:
                message += f" and {len(left_out) - 1} more"
            hint = "Ask for fewer, or give the handout another `seed`."
            yield plan.origin.problem("TQ414", message, hint, keys, severity)
