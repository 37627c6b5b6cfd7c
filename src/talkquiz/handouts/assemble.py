"""Assembles items into handouts to print: selects, lays out, and makes the versions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from talkquiz.course.course import Course
from talkquiz.course.grades import Grade, read_grades
from talkquiz.deck.imprint import imprint
from talkquiz.handouts.answer_slip import slip_content
from talkquiz.handouts.answer_sorts import written_answers
from talkquiz.handouts.blueprint import BlueprintSection, Plan
from talkquiz.handouts.by_hand import (
    Replaced,
    change_by_hand,
    command_line_problems,
    not_to_be_had_anew,
    place_pins,
)
from talkquiz.handouts.candidates import candidates_of
from talkquiz.handouts.handout import AsDrawn, Handout, Question, Section
from talkquiz.handouts.past import asked_again
from talkquiz.handouts.picks import NO_PICKS, ItemFinder, Pick, Picks, Remark
from talkquiz.handouts.section_layouts import Layout, LayoutTask
from talkquiz.handouts.section_shows import SHOWS
from talkquiz.handouts.selection import Candidates, SelectedSection, select_items
from talkquiz.handouts.shown.answer_slip import AnswerSlip
from talkquiz.handouts.shown.section import ShownSection, ShowTask
from talkquiz.handouts.versions import make_versions
from talkquiz.items.item import Item, Open
from talkquiz.problem import Problem, Severity, Wrong


class _Outcome(NamedTuple):
    """What came of one plan: a handout, if it could be filled, and what is to be said.

    `remarks` are of what was picked by hand, `done` the picks that changed something. `short` are
    the sections for which too little is left that was not asked before.
    """

    handout: Handout | None = None
    problems: Sequence[Problem] = ()
    remarks: Sequence[Remark] = ()
    done: Sequence[Pick] = ()
    short: Sequence[SelectedSection] = ()


def assemble_handouts(
    course: Course,
    plans: Sequence[Plan],
    items: Iterable[Item],
    picks: Picks | None = None,
    all_items: Iterable[Item] | None = None,
) -> tuple[list[Handout], list[Problem]]:
    """Return the handouts whose sections could be filled with `items`, and the problems.

    `picks` are what was picked by hand from the command line, for whichever handouts it fits. What
    blueprints pick may be any of `all_items` of the course, if these are more.
    """
    if not plans:
        return [], []
    items, picks = list(items), (picks or NO_PICKS)._replace(for_one=len(plans) == 1)
    problems: list[Problem] = []
    own = any(plan.blueprint.pin or plan.blueprint.without for plan in plans)
    finder = ItemFinder((items if all_items is None else all_items) if own else ())
    picked = [picks.with_own(_picks_of(plan, finder, problems)) for plan in plans]
    candidates = candidates_of(course, items, plans, picked)
    outcomes = {
        plan.name: _assemble(course, plan, items, its_picks, candidates)
        for plan, its_picks in zip(plans, picked, strict=True)
    }
    handouts = [each.handout for each in outcomes.values() if each.handout]
    problems += (told for each in outcomes.values() for told in each.problems)
    asked_before = [(name, each.short) for name, each in outcomes.items() if each.short]
    problems += not_to_be_had_anew(asked_before, is_all=not any(each.asks for each in handouts))
    remarks = [remark for each in outcomes.values() for remark in each.remarks]
    done = [pick for each in outcomes.values() for pick in each.done]
    return handouts, [*problems, *command_line_problems(picks, [*outcomes], remarks, done)]


def _assemble(
    course: Course,
    plan: Plan,
    items: Sequence[Item],
    picks: Picks,
    candidates: Candidates,
) -> _Outcome:
    """Return what comes of `plan`: pins get their places, the rest is drawn, some is replaced."""
    blueprint, asking = plan.blueprint, plan.blueprint.asking
    if plan.only:
        drawable = [item for item in candidates.items if item.id in plan.only]
        candidates = candidates._replace(items=drawable)
    placed = place_pins(plan, picks, candidates, beyond_limits=picks.for_one)
    selected = select_items(plan.seed, plan.name, list(asking.values()), candidates, placed.pinned)
    changed = change_by_hand(plan, picks, selected, candidates, placed.pinned)
    remarks = (*placed.remarks, *changed.remarks)
    problems = [_told(plan, each) for each in remarks if each.pick.at]
    short = [each for each in selected if each.is_short]
    if short and picks.past.items and not plan.shrink:
        return _Outcome(None, problems, remarks, changed.done, short)
    by_index = dict(zip(asking, selected, strict=True))
    drawn, sections, unfilled = _lay_out(plan, by_index, candidates, changed.replaced)
    laid_out = [sections[index] for index in sorted(sections)]
    questions = [question for each in laid_out for question in each.questions]
    marks = sum(question.points for question in questions)
    task = ShowTask(course, items, plan.topics, blueprint.minutes, marks, laid_out)
    shown, unshown = _show(plan, task)
    again = asked_again(plan.name, (question.item for question in questions), picks.past)
    problems += (*unfilled, *unshown, *again)
    # Instructions alone are no test.
    found = shown | sections if sections or not asking else {}
    handout = None
    if found and (plan.shrink or not (unfilled or unshown)):
        before = None
        if changed.replaced:
            as_drawn = shown | drawn
            before = AsDrawn(tuple(as_drawn[n] for n in sorted(as_drawn)), changed.replaced)
        number, in_order = (
            blueprint.versions if asking else 1,
            tuple(found[n] for n in sorted(found)),
        )
        handout = Handout(
            imprint(course),
            plan.name,
            blueprint.title,
            blueprint.audience,
            make_versions(plan.seed, plan.name, number, in_order, before),
            plan.seed,
            before,
            _grades(plan, course),
        )
    return _Outcome(handout, problems, remarks, changed.done)


def _picks_of(plan: Plan, finder: ItemFinder, problems: list[Problem]) -> Picks:
    """Return what the blueprint picks by hand; what is unknown is added to `problems`."""
    found: dict[str, list[Pick]] = {"pin": [], "without": []}
    for key, wanted in (("pin", plan.blueprint.pin), ("without", plan.blueprint.without)):
        for index, each in enumerate(wanted):
            if items := finder.find(each):
                found[key].append(Pick(each, items, at=(key, index)))
            else:
                message = f"the course has no question and no fact `{each}`"
                at, hint = (key, index), finder.hint(each)
                problems.append(plan.origin.problem("TQ424", message, hint, at))
    return Picks(tuple(found["pin"]), tuple(found["without"]))


def _told(plan: Plan, remark: Remark) -> Problem:
    """Return what is said of a pick of the blueprint, at its line."""
    severity = plan.severity if remark.severity is Severity.ERROR else remark.severity
    at = remark.pick.at
    return plan.origin.problem(remark.code, remark.message, remark.hint, at, severity)


def _grades(plan: Plan, course: Course) -> tuple[Grade, ...]:
    """Return the grades that were ordered, or else the handout's own, or else the course's."""
    own = plan.blueprint.grades
    return plan.grades or (read_grades(own, course.language) if own else course.grades)


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
            if section.shows == "answer-slip":
                hint = "It is for questions with options: ask some, or remove the section."
            wrong.append(Wrong("TQ417", message, hint, ("shows",)))
        for each in wrong:
            at = ("sections", index, *each.at)
            told = plan.origin.problem(each.code, each.message, each.hint, at, plan.severity)
            problems.append(told)
        if shown is not None:
            title, directions = section.title or "", section.directions or ""
            is_slip = isinstance(shown, AnswerSlip)
            sections[index] = Section(
                title or (task.course.language.slip.title if is_slip else ""),
                directions,
                None,
                (),
                new_page=section.new_page or is_slip,
                shown=shown,
            )
    has_slip = any(isinstance(each.shown, AnswerSlip) for each in sections.values())
    cut_up = any(each.form.is_cut_up for each in task.sections)
    if plan.answer_sheet and not has_slip and not cut_up and slip_content(task.sections).rows:
        title = task.course.language.slip.title
        slip = Section(title, "", None, (), new_page=True, shown=AnswerSlip())
        sections[len(plan.blueprint.sections)] = slip
    return sections, problems


def _lay_out(
    plan: Plan,
    selected: Mapping[int, SelectedSection],
    candidates: Candidates,
    replaced: Replaced,
) -> tuple[dict[int, Section], dict[int, Section], list[Problem]]:
    """Return the sections as they were drawn, and laid out with what was `replaced` in them.

    With them comes a problem for each that was drawn with too few items. There are those that hold
    items; the place of each among all sections of the blueprint stays with it.
    """
    standing = {
        index: tuple(now for item in each.items if (now := replaced.get(item.id, item)) is not None)
        for index, each in selected.items()
    }
    asked = {
        answer for here in standing.values() for item in here for answer in written_answers(item)
    }
    drawn: dict[int, Section] = {}
    sections: dict[int, Section] = {}
    shortages: list[Problem] = []
    for index, each in selected.items():
        laid_out, layout = standing[index], None
        if laid_out:
            task = LayoutTask(
                laid_out,
                each.section.on_a_page,
                each.section.offset,
                candidates.items,
                asked,
                candidates.answers,
                plan.seed,
                f"{plan.name} {index}",
            )
            laid_out, layout = each.section.form.lay_out(task)
        left_out = [item.key for item in standing[index] if item not in laid_out]
        shortages += _shortages(plan, index, each, left_out)
        if laid_out:
            sections[index] = section_to_print(each.section, laid_out, layout)
            # A puzzle with another word is another puzzle; all else keeps its places.
            keeps_order = each.section.form.keeps_order
            before = laid_out if keeps_order else each.items
            drawn[index] = section_to_print(each.section, before, layout)
        elif each.items:
            drawn[index] = section_to_print(each.section, each.items)
    return drawn, sections, shortages


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
    plan: Plan, index: int, selected: SelectedSection, left_out: Sequence[str]
) -> Iterator[Problem]:
    """Yield a problem if a section has too few items, and one if too many for its puzzle.

    `left_out` are the words for which the puzzle has no room.
    """
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
            f"{limits}: {selected.fitting} fit"
        )
        if selected.fitting:
            count = len(selected.items)
            message += f", {f'and only {count} of them' if count else 'but none'} can stand beside "
            message += "the other questions (the same fact, or one gives the other away)"
        hint = "Ask for fewer, allow more, or add facts; `talkquiz show ITEM` lists enemies."
        if "detail" not in section.weight:
            hint += " Details are drawn only where `weight` lists them."
        yield plan.origin.problem("TQ401", message, hint, keys, plan.severity)
    if left_out:
        message = f"the puzzle of section `{section.title}` has no room for {left_out[0]}"
        if len(left_out) > 1:
            message += f" and {len(left_out) - 1} more"
        hint = "Ask for fewer, or give the handout another `seed`."
        yield plan.origin.problem("TQ414", message, hint, keys, plan.severity)
