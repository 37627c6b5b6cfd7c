"""Assembles items into handouts to print: selects, lays out, and makes the versions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from talkquiz.course.course import Course
from talkquiz.deck.imprint import imprint
from talkquiz.handouts.answer_sorts import CourseAnswers, written_answers
from talkquiz.handouts.blueprint import BlueprintSection, Plan
from talkquiz.handouts.handout import Handout, Question, Section
from talkquiz.handouts.section_layouts import Layout, LayoutTask
from talkquiz.handouts.section_shows import SHOWS
from talkquiz.handouts.selection import Candidates, SelectedSection, select_items
from talkquiz.handouts.shown.section import ShownSection, ShowTask
from talkquiz.handouts.versions import make_versions
from talkquiz.items.enemies import Enemies
from talkquiz.items.item import Item, Open, Use
from talkquiz.problem import Problem, Wrong


def assemble_handouts(
    course: Course, plans: Sequence[Plan], items: Iterable[Item]
) -> tuple[list[Handout], list[Problem]]:
    """Return the handouts whose sections could be filled with `items`, and the problems."""
    if not plans:
        return [], []
    items = list(items)
    asked = {
        (section.makes, weight)
        for plan in plans
        for section in plan.blueprint.asking.values()
        for weight in section.weight
    }
    printable = [item for item in items if Use.PRINT in item.uses]
    chosen_from = [item for item in printable if item.task or (item.kind, item.weight) in asked]
    read = {
        topic: {fact for paragraph in reading.paragraphs for fact in paragraph.facts}
        for topic, reading in course.readings.items()
    }
    candidates = Candidates(printable, Enemies(chosen_from), CourseAnswers(course), read)
    handouts: list[Handout] = []
    problems: list[Problem] = []
    for plan in plans:
        blueprint, asking = plan.blueprint, plan.blueprint.asking
        selected = select_items(plan.seed, plan.name, list(asking.values()), candidates)
        sections, unfilled = _lay_out(plan, dict(zip(asking, selected, strict=True)), candidates)
        marks = sum(question.points for each in sections.values() for question in each.questions)
        task = ShowTask(course, items, plan.topics, blueprint.minutes, marks)
        shown, unshown = _show(plan, task)
        problems += (*unfilled, *unshown)
        # Instructions alone are no test.
        found = shown | sections if sections or not asking else {}
        if found and (plan.shrink or not (unfilled or unshown)):
            number = blueprint.versions if asking else 1
            in_order = [found[index] for index in sorted(found)]
            versions = make_versions(plan.seed, plan.name, number, in_order)
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


def _show(plan: Plan, task: ShowTask) -> tuple[dict[int, Section], list[Problem]]:
    """Return the sections that show something, by their place, and what they cannot show."""
    sections: dict[int, Section] = {}
    problems: list[Problem] = []
    for index, section in enumerate(plan.blueprint.sections):
        if not isinstance(section, ShownSection):
            continue
        wrong: list[Wrong] = []
        shown = SHOWS[section.shows].show(section, task, wrong)
        if shown is None and not wrong:
            message = f"`shows: {section.shows}` has nothing to show here"
            hint = "Allow more topics, or remove the section."
            wrong.append(Wrong("TQ417", message, hint, ("shows",)))
        for each in wrong:
            at = ("sections", index, *each.at)
            told = plan.origin.problem(each.code, each.message, each.hint, at, plan.severity)
            problems.append(told)
        if shown is not None:
            title, directions = section.title or "", section.directions or ""
            new_page = section.new_page
            sections[index] = Section(title, directions, None, (), new_page=new_page, shown=shown)
    return sections, problems


def _lay_out(
    plan: Plan, selected: Mapping[int, SelectedSection], candidates: Candidates
) -> tuple[dict[int, Section], list[Problem]]:
    """Return the sections that hold items, laid out, and a problem for each with too few.

    The place of each among all sections of the blueprint stays with it.
    """
    drawn = [item for each in selected.values() for item in each.items]
    asked = {answer for item in drawn for answer in written_answers(item)}
    sections: dict[int, Section] = {}
    shortages: list[Problem] = []
    for index, each in selected.items():
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
            sections[index] = section_to_print(each.section, laid_out, layout)
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
        prompts=section.prompts,
        in_order=bool(section.tasks),
    )


def _shortages(
    plan: Plan, index: int, selected: SelectedSection, laid_out: Sequence[Item]
) -> Iterator[Problem]:
    """Yield a problem if a section has too few items, and one if too many for its puzzle."""
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
        if section.from_reading:
            limits += ", told in the readings"
        message = (
            f"section `{section.title}` wants {section.count} {section.makes} items on "
            f"{limits}: {selected.fitting} fit, and {len(selected.items)} of them are no "
            "enemies of one another or of other sections' items"
        )
        hint = "Ask for fewer, allow more, or add facts; `talkquiz show ITEM` lists enemies."
        if "detail" not in section.weight:
            hint += " Details are drawn only where `weight` lists them."
        yield plan.origin.problem("TQ401", message, hint, keys, plan.severity)
    left_out = [item.key for item in selected.items if item not in laid_out]
    if left_out:
        message = f"the puzzle of section `{section.title}` has no room for {left_out[0]}"
        if len(left_out) > 1:
            message += f" and {len(left_out) - 1} more"
        hint = "Ask for fewer, or give the handout another `seed`."
        yield plan.origin.problem("TQ414", message, hint, keys, plan.severity)
