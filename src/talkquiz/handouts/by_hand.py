"""Does by hand what a teacher picked: places pins before the draw, and replaces questions after it.

What is replaced changes nothing else: the sheet is drawn as it would be, and then a like question
takes the place of the one that goes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple, get_args

from talkquiz.course.facts import Weight
from talkquiz.handouts.blueprint import BlueprintSection, Plan
from talkquiz.handouts.picks import PIN, WITHOUT, Pick, Picks, Remark
from talkquiz.handouts.selection import (
    Attempt,
    Candidates,
    Fitting,
    Pinned,
    SelectedSection,
    as_fitting,
    fitting_by_section,
)
from talkquiz.handouts.units import Unit, units_of
from talkquiz.items.item import Item, TrueFalse
from talkquiz.problem import Problem, Severity

_MOST_SECTIONS = 3
"""So many sections that are short are told."""
Replaced = Mapping[str, Item | None]
"""What stands on a sheet instead of an item, by its id; None where nothing does."""


class Placed(NamedTuple):
    """The pins that have their place in a handout, and what is to be said of the others."""

    pinned: Pinned
    remarks: list[Remark]


class Changed(NamedTuple):
    """What stands instead of questions that were drawn, by which picks, and what is to be said."""

    replaced: Replaced
    done: list[Pick]
    remarks: list[Remark]


def place_pins(plan: Plan, picks: Picks, candidates: Candidates, *, beyond_limits: bool) -> Placed:
    """Return where the pins of `picks` stand in the handout, as many as can.

    A pin goes to the first section that asks for it and has room. Where none asks for it, it goes
    to the first that asks such questions at all, if on other topics or of another weight: always if
    it was pinned in the blueprint, from the command line only `beyond_limits`.
    """
    placed = Placed({}, [])
    if not picks.pins:
        return placed
    sections = list(plan.blueprint.asking.values())
    attempt = Attempt(sections, [()] * len(sections), candidates)
    fitting = fitting_by_section(plan.seed, plan.name, sections, candidates)
    pinned: dict[int, list[Fitting]] = {}
    left_out = {each for pick in picks.without for each in pick.ids}
    for pick in picks.pins:
        if pick.ids <= left_out:
            message = "it is to be left out as well"
            placed.remarks.append(Remark(pick, "TQ425", message, "Take one of them back."))
            continue
        if any(item.id in pick.ids for taken in attempt.taken for item in taken):
            continue
        beyond = beyond_limits or bool(pick.at)
        places = _places(plan, pick, fitting, candidates, beyond_limits=beyond)
        barred = ""
        for number, each in places:
            if len(attempt.taken[number]) + len(each.unit.items) > sections[number].count:
                barred = barred or f"section `{sections[number].title}` has no room left for it"
            elif not attempt.may_join(each.unit, number):
                barred = barred or _quarrel(each.unit, attempt.taken, candidates)
            else:
                attempt.take(number, each)
                pinned.setdefault(number, []).append(each)
                break
        else:
            placed.remarks.append(_unplaced(pick, sections, barred, beyond_limits=beyond))
    return placed._replace(pinned=pinned)


def _places(
    plan: Plan,
    pick: Pick,
    fitting: Sequence[Sequence[Fitting]],
    candidates: Candidates,
    *,
    beyond_limits: bool,
) -> Iterator[tuple[int, Fitting]]:
    """Yield the sections, by number, in which a pin could stand, and what it would be there."""
    for number, found in enumerate(fitting):
        here = (each for each in found if any(item.id in pick.ids for item in each.unit.items))
        yield from ((number, each) for each in sorted(here))
    for number, section in enumerate(plan.blueprint.asking.values()):
        # The tasks of a section that lists them are those alone, in that order.
        if not beyond_limits or section.tasks:
            continue
        form, answers = section.form, candidates.answers
        for unit in units_of(item for item in pick.items if item.kind is section.makes):
            if all(
                form.suits(item) and (form.sort is None or form.sort(answers, item) is not None)
                for item in unit.items
            ):
                yield number, as_fitting(plan.seed, plan.name, unit)


def _quarrel(unit: Unit, taken: Sequence[Sequence[Item]], candidates: Candidates) -> str:
    """Say why `unit` cannot stand beside what was pinned before it."""
    for other in (item for items in taken for item in items):
        for item in unit.items:
            if reason := candidates.enemies.of(item).get(other.id):
                return (
                    f"it cannot stand beside `{other.short_id}`, which is pinned as well: {reason}"
                )
    return "it cannot stand beside what else is pinned: one would answer the other"


def _unplaced(
    pick: Pick, sections: Sequence[BlueprintSection], barred: str, *, beyond_limits: bool
) -> Remark:
    """Return what is said of a pin that no section can have."""
    if barred:
        return Remark(pick, "TQ425", barred, "Pin one of them, or have more questions.")
    item, kinds = pick.items[0], {each.kind for each in pick.items}
    alike = [section for section in sections if section.makes in kinds]
    if alike and beyond_limits:
        forms = " and ".join(dict.fromkeys(section.form_name or section.title for section in alike))
        hint = "Pin another: short words for puzzles, answers of one sort for a word bank."
        return Remark(pick, "TQ425", f"it does not fit into `{forms}`", hint)
    if alike:
        traits = f"{item.weight}, of difficulty {item.difficulty}, on the topic {item.topic}"
        hint = "Name one handout with --handout, which takes it all the same."
        return Remark(pick, "TQ425", f"no section asks for it: it is {traits}", hint)
    own = " or ".join(sorted(kinds))
    there = ", ".join(dict.fromkeys(section.makes for section in sections)) or "no questions"
    hint = "`talkquiz items --kind KIND` lists questions that would fit."
    return Remark(pick, "TQ427", f"no section asks for its kind, {own}: there are {there}", hint)


def change_by_hand(
    plan: Plan,
    picks: Picks,
    selected: Sequence[SelectedSection],
    candidates: Candidates,
    pinned: Pinned,
) -> Changed:
    """Return what stands instead of what is picked to go from among the items `selected`.

    First goes what the sheet shall do without, then what is swapped, one by one, so that a swap may
    name what came by the one before it. What is pinned does not go.
    """
    changed = Changed({}, [], [])
    if not picks.without and not picks.swaps:
        return changed
    stays = {item.id for units in pinned.values() for each in units for item in each.unit.items}
    gone = {each for pick in picks.without for each in pick.ids} - stays
    sheet = _Sheet(plan, selected, candidates, pinned)
    holes = [(pick, *each) for pick in picks.without for each in sheet.remove(pick.ids - stays)]
    for pick, number, place, item in holes:
        by = sheet.like(item, number, gone)
        sheet.put(number, place, by)
        changed.done.append(pick)
        if not by:
            section = selected[number].section.title
            message = f"nothing like it is left: `{section}` of {plan.name} has one question fewer"
            hint = "Allow more topics or details, pin another, or write more facts."
            changed.remarks.append(Remark(pick, "TQ426", message, hint, Severity.WARNING))
    for pick in picks.swaps:
        gone |= pick.ids
        for number, place, item in sheet.remove(pick.ids):
            by = sheet.like(item, number, gone)
            if not by:
                by = sheet.like(item, number, gone, beyond_limits=True)
                changed.remarks.append(_nothing_like_it(plan, pick, by))
            sheet.put(number, place, by or item)
            if by:
                changed.done.append(pick)
    replaced = {
        item.id: now
        for each, standing in zip(selected, sheet.standing, strict=True)
        for item, now in zip(each.items, standing, strict=True)
        if now is not item
    }
    return changed._replace(replaced=replaced)


def _nothing_like_it(plan: Plan, pick: Pick, by: Item | None) -> Remark:
    """Return what is said where a section has nothing else to ask, but perhaps something else."""
    if by is None:
        message = f"nothing like it is left that other questions of {plan.name} do not answer"
        hint = "--without leaves it out; another --seed draws all anew."
        return Remark(pick, "TQ425", message, hint)
    what = f"{by.weight} and of difficulty {by.difficulty}"
    message = f"nothing like it is left, so `{by.short_id}` takes its place, {what}"
    hint = "Swap that one, too, if it is not what you want."
    return Remark(pick, "TQ433", message, hint, Severity.WARNING)


class _Sheet:
    """The questions that stand on a sheet, section by section; None where one has gone."""

    def __init__(
        self,
        plan: Plan,
        selected: Sequence[SelectedSection],
        candidates: Candidates,
        pinned: Pinned,
    ) -> None:
        self.standing: list[list[Item | None]] = [list(each.items) for each in selected]
        self._plan, self._candidates, self._pinned = plan, candidates, pinned
        self._sections = [each.section for each in selected]
        self._fitting = fitting_by_section(plan.seed, plan.name, self._sections, candidates, pinned)
        self._attempt: Attempt | None = None

    def remove(self, ids: set[str]) -> list[tuple[int, int, Item]]:
        """Remove the items with one of `ids`; return each with its section and its place."""
        found = [
            (number, place, item)
            for number, standing in enumerate(self.standing)
            for place, item in enumerate(standing)
            if item is not None and item.id in ids
        ]
        for number, place, _ in found:
            self.standing[number][place] = None
        if found:
            self._attempt = None
        return found

    def put(self, number: int, place: int, item: Item | None) -> None:
        """Put an item, or nothing, where one was removed."""
        self.standing[number][place] = item
        if item and self._attempt:
            for unit in units_of([item]):
                self._attempt.take(number, self._as_fitting(unit))

    def _as_fitting(self, unit: Unit) -> Fitting:
        return as_fitting(self._plan.seed, self._plan.name, unit)

    def _what_stands(self) -> Attempt:
        """Return an attempt that has taken what stands on the sheet."""
        if self._attempt is None:
            self._attempt = Attempt(self._sections, [()] * len(self._sections), self._candidates)
            for number, standing in enumerate(self.standing):
                for unit in units_of(filter(None, standing)):
                    self._attempt.take(number, self._as_fitting(unit))
        return self._attempt

    def like(
        self, item: Item, number: int, gone: set[str], *, beyond_limits: bool = False
    ) -> Item | None:
        """Return what is most like `item` of a section, and may stand in its place; or None.

        What asks a fact anew comes before what was asked before. Then the same topic counts, then a
        difficulty that is near, the same verdict, as many options, and what would be drawn first.
        Questions on one source stay together, and no other stands among them. What is
        `beyond_limits` may be of any weight and difficulty, on the topics of the section.
        """
        section = self._sections[number]
        if item.stimulus or (beyond_limits and section.tasks):
            return None
        fitting = self._fitting[number]
        if beyond_limits:
            wider = section.with_changes(
                weight=get_args(Weight), difficulty=(), sources=(), templates=(), from_reading=False
            )
            plan, pinned = self._plan, {0: self._pinned.get(number, ())}
            (fitting,) = fitting_by_section(plan.seed, plan.name, [wider], self._candidates, pinned)

        def unlike(each: Fitting) -> tuple[bool, bool, int, bool, int, Fitting]:
            new = each.unit.items[0]
            return (
                each.was_asked,
                new.topic != item.topic,
                abs(new.difficulty - item.difficulty),
                isinstance(item.payload, TrueFalse) and _verdict(new) != _verdict(item),
                abs(len(new.options) - len(item.options)),
                each,
            )

        attempt = self._what_stands()
        alone = [each for each in fitting if len(each.unit.items) == 1]
        for each in sorted(alone, key=unlike):
            if each.unit.items[0].id not in gone and attempt.may_join(each.unit, number):
                return each.unit.items[0]
        return None


def _verdict(item: Item) -> bool:
    return item.options[0].correct


def not_to_be_had_anew(
    handouts: Iterable[tuple[str, Sequence[SelectedSection]]], *, is_all: bool
) -> list[Problem]:
    """Return what is said of handouts that have too few questions beside those asked before.

    Each comes with the sections that are short. It is an error if that is so for `is_all` of them.
    """
    severity = Severity.ERROR if is_all else Severity.WARNING
    problems = []
    for name, short in handouts:
        left = ", ".join(
            f"{len(each.items)} of {each.section.count} for `{each.section.title}`"
            for each in short[:_MOST_SECTIONS]
        )
        more = len(short) - _MOST_SECTIONS
        left += f", and {more} more are short" if more > 0 else ""
        message = f"{name} is not made: too little is left that was not asked before ({left})"
        hint = "Make it without --not-in, or `talkquiz quiz` in its place."
        problems.append(Problem("--not-in", 0, 0, "TQ434", message, hint, severity))
    return problems


def command_line_problems(
    picks: Picks, handouts: Sequence[str], remarks: Sequence[Remark], done: Sequence[Pick]
) -> list[Problem]:
    """Return what is to be said of picks from the command line, by what came of them in `handouts`.

    Each is for the handouts that it fits: so it is an error only if it fits none of them.
    """
    where = f"on `{handouts[0]}`" if len(handouts) == 1 else "on any of these handouts"
    helped = {id(pick) for pick in done}
    said = [each for each in remarks if each.severity is Severity.WARNING and not each.pick.at]
    for pick in (*picks.pins, *picks.without, *picks.swaps):
        errors = [each for each in remarks if each.pick is pick and each.severity is Severity.ERROR]
        if pick.option == PIN and len(errors) < len(handouts):
            continue
        if id(pick) in helped:
            said += [each._replace(severity=Severity.WARNING) for each in errors]
            continue
        if pick.option == WITHOUT and pick.ids & {each for pin in picks.pins for each in pin.ids}:
            continue  # which is said of the pin
        if errors:
            # What is nearly for a handout says more than what is not at all for another.
            said.append(min(errors, key=attrgetter("code")))
            continue
        is_fine = Severity.WARNING if pick.option == WITHOUT else Severity.ERROR
        hint = "`talkquiz items --on KEY` lists what is on a sheet."
        said.append(Remark(pick, "TQ427", f"it is not {where}", hint, is_fine))
    return [
        Problem(f"{pick.option} {pick.wanted}", 0, 0, code, message, hint, severity)
        for pick, code, message, hint, severity in said
    ]
