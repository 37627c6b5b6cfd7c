"""Items over several facts: what belongs together, in which order events happened, which was first.

The facts of a template are cut into stretches in teaching order, before facts that their own ids
choose (content-defined chunking, as Muthitacharoen, Chen & Mazières 2001 cut files), and a group is
chosen from each: a new fact changes the group that it falls into, and few others.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from decimal import Decimal
from typing import NamedTuple, TypeVar

from talkquiz.course.claim_slots import Slot
from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.course.glossary import Lexicon, mentions
from talkquiz.items.asked_slots import (
    Group,
    asked_slots,
    axis_of,
    day_of,
    group_of,
    has_order,
    value_of,
)
from talkquiz.items.distractors import (
    MOST,
    Asked,
    Candidate,
    Distractor,
    Distractors,
    wrong_option,
)
from talkquiz.items.fact_wording import key_of, template_values
from talkquiz.items.item import Choice, Event, Item, Matching, Option, Ordering
from talkquiz.items.make.attributes_from_facts import item_over
from talkquiz.items.other_right_answers import Question
from talkquiz.items.templates import Template
from talkquiz.language.dates import When
from talkquiz.language.english import sentence_case
from talkquiz.language.seeded import rank


class Sizes(NamedTuple):
    """How many facts a group has, and how many it is chosen from.

    From the `usual` number on a stretch may end, and at the `longest` it does. `cut` tells families
    apart: where the stretches of one end, those of another need not.
    """

    fewest: int
    most: int
    usual: int
    longest: int
    cut: str = "cut"


PAIRS = Sizes(fewest=4, most=6, usual=6, longest=12)
ORDERED = Sizes(fewest=3, most=8, usual=9, longest=18)
FIRST_OF = Sizes(fewest=3, most=4, usual=4, longest=9, cut="first")
_WELL_APART, _PART_OF_SPAN = timedelta(days=30), 10
"""How far apart events are of which one must be known to be first.

At least so many days and, from the first to the second, that part of the time that all span.
"""
_SPARE = 2
"""How many right-hand sides match nothing, so that the last pair is not left over."""
_CUT = 3
"""One fact in so many may begin a stretch."""

_NAMELESS = re.compile(r"(?:he|she|it|they|his|her|its|their|we|our)\b", re.I)
_YEAR = re.compile(r"\b(?:1\d{3}|20\d{2})\b")  # 2254 numbers a resolution
_ORDINAL = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b", re.I)


class DatedRow(NamedTuple):
    """A fact of an ordering, and the words that stand for it."""

    fact: Fact
    words: str


_Row = TypeVar("_Row", DatedRow, Question)


class GroupMaker:
    """Makes matchings and orderings of the facts of a course."""

    def __init__(self, course: Course, distractors: Distractors) -> None:
        self.course = course
        self.seed = distractors.seed
        self.distractors = distractors
        months = "|".join(map(re.escape, course.language.dates.months))
        self._month = re.compile(rf"\b(?:{months})\b", re.I)

    def orderings(self, facts: Iterable[Fact], template: Template) -> Iterator[Item]:
        """Yield the orderings that `template` makes from `facts`."""
        say = self.course.language.dates.say
        dated = self._dated(facts, template)
        for group in _groups(dated, _at_different_times, ORDERED, by=_end):
            item_id = f"{self.course.id}/{group[0].fact.id}/when/{template.id}"
            shown = sorted(group, key=lambda row: rank(self.seed, item_id, row.fact.id))
            in_time = sorted(group, key=lambda row: day_of(row.fact.when))
            events = tuple(
                Event(row.words, say(row.fact.when)) for row in in_time if row.fact.when is not None
            )
            options = tuple(Option(row.words, True, row.fact.id) for row in shown)
            yield item_over(
                self.course,
                [row.fact for row in group],
                template,
                id=item_id,
                key="; ".join(f"{event.name} ({event.day})" for event in events),
                slot="when",
                payload=Ordering(options, events),
                asks_for=self.course.language.items.asks_for["order"],
            )

    def firsts(self, facts: Iterable[Fact], template: Template) -> Iterator[Item]:
        """Yield the questions that `template` makes from `facts`, on what came first.

        The events lie well apart, and above all the first and the second.
        """
        says, say = self.course.language.items, self.course.language.dates.say
        for group in _groups(self._dated(facts, template), _well_apart, FIRST_OF):
            first, second, *_, last = sorted(day_of(row.fact.when) for row in group)
            if (second - first) * _PART_OF_SPAN < last - first:
                continue
            item_id = f"{self.course.id}/{group[0].fact.id}/when/{template.id}"
            key = min(group, key=lambda row: day_of(row.fact.when))
            options = tuple(
                Option(
                    row.words,
                    row is key,
                    row.fact.id,
                    ""
                    if row is key or not row.fact.when
                    else says.later.format(day=say(row.fact.when)),
                )
                for row in sorted(group, key=lambda row: rank(self.seed, item_id, row.fact.id))
            )
            yield item_over(
                self.course,
                [row.fact for row in group],
                template,
                id=item_id,
                key=key.words,
                slot="when",
                payload=Choice(options),
                asks_for=says.asks_for["event"],
            )

    def _dated(self, facts: Iterable[Fact], template: Template) -> Iterator[DatedRow]:
        """Yield the dated facts that `template` takes, with words that do not tell when it was.

        No details: an order of events is asked of those who followed the story.
        """
        told = (fact for fact in facts if fact.when and fact.weight != "detail")
        dated = (fact for fact in told if template.takes.fits_fact(fact))
        rows = (DatedRow(fact, self._words(fact, template)) for fact in dated)
        # Where the words name a month, they tell the order.
        return (row for row in rows if row.words and not self._month.search(row.words))

    def matchings(self, facts: Iterable[Fact], template: Template) -> Iterator[Item]:
        """Yield the matchings that `template` makes from `facts`.

        The answers of one are people, countries, days: roles may differ, their type is the same.
        """
        lexicon = self.course.lexicon
        by_sort: dict[Group, list[Question]] = defaultdict(list)
        for fact in facts:
            words = self._words(fact, template) if template.takes.fits_fact(fact) else ""
            for slot in asked_slots(fact, lexicon) if words else ():
                names = [name for each in slot.entries for name in lexicon.entries[each].names]
                # The words that stand for a fact must not hold its answer, or the month of it.
                gives_away = (
                    (slot.when and self._month.search(words))
                    or mentions(words, names)
                    or slot.text.casefold() in words.casefold()
                )
                if template.takes.fits_slot(fact, slot) and not gives_away:
                    by_sort[_sort_of(slot, lexicon)].append(Question(fact, slot, words))

        def answers_differ(one: Question, other: Question) -> bool:
            return (
                one.stem != other.stem
                and self._is_wrong_for(one, value_of(other.slot), other.slot.when)
                and self._is_wrong_for(other, value_of(one.slot), one.slot.when)
            )

        for alike in by_sort.values():
            for found in _groups(alike, answers_differ, PAIRS):
                group = found
                item_id = f"{self.course.id}/{group[0].fact.id}/{group[0].slot.name}/{template.id}"
                spare = self._spare_options(group, item_id)
                if not spare and len(group) > PAIRS.fewest:
                    *group, last = found
                    spare = [(axis_of(last.slot), self._left_over(last))]
                if spare:
                    yield self._matching(group, template, item_id, spare)

    def _words(self, fact: Fact, template: Template) -> str:
        """Return what stands for a fact in the item; empty if the fact lacks what it names.

        Empty also where the words begin with somebody or something that they do not name.
        """
        values = template_values(fact, self.course)
        wording = template.entry
        if wording is None or not all(values.get(name) for name in wording.needs):
            return ""
        words = wording.render(values)
        return "" if _NAMELESS.match(words) else words

    def _is_wrong_for(self, row: Question, value: str, when: When | None) -> bool:
        """Tell whether a value is wrong for a row; `when` is its date, if it is one."""
        slot = row.slot
        if value == value_of(slot) or (slot.when and when and slot.when.overlaps(when)):
            return False
        return not self.distractors.other_right_answers.may_be_right(value, row)

    def _spare_options(self, group: list[Question], item_id: str) -> list[tuple[Decimal, Option]]:
        """Return options that match no row, each with its position among dates or numbers."""
        stem = " ".join(row.stem for row in group)
        spare: dict[str, tuple[Decimal, Option]] = {}
        for row in sorted(group, key=lambda row: rank(self.seed, item_id, row.fact.id)):
            asked = Asked(row.fact, row.slot, stem, item_id)
            for candidate, option in self._unlike(asked):
                value = candidate.value
                when = candidate.slot.when if candidate.slot else None
                is_wrong = all(self._is_wrong_for(each, value, when) for each in group)
                if is_wrong and value not in spare:
                    spare[value] = candidate.axis, option
                    break
            if len(spare) == _SPARE:
                break
        return list(spare.values())

    def _left_over(self, row: Question) -> Option:
        """Return the right-hand side of a row whose left-hand side is not shown."""
        slot, fact, words = row.slot, row.fact, self.course.language.items
        if len(slot.entries) == 1:
            return wrong_option(self.course.lexicon.entries[slot.entries[0]])
        dates = {"planned": words.planned_date, "hoped": words.hoped_date}
        reason = dates.get(fact.mode, words.other_date) if slot.when else words.other_question
        return Option(self._right(row), False, fact.id, reason.format(fact=fact.name))

    def _right(self, row: Question) -> str:
        """Return the right-hand side of a row."""
        slot, say = row.slot, self.course.language.dates.say
        return sentence_case(say(slot.when) if slot.when else key_of(slot, self.course))

    def _unlike(self, asked: Asked) -> Iterator[Distractor]:
        """Yield what may stand beside the right-hand sides for a row: names, dates, numbers.

        Of names one is enough. Those dates and numbers that no report gives would stand out.
        """
        if len(asked.slot.entries) == 1:
            near = [self.course.lexicon.entries[each] for each in asked.slot.entries]
            for entry in self.distractors.beside(asked, near, MOST):
                yield Distractor(Candidate(Decimal(0), entry.id, entry=entry), wrong_option(entry))
        else:
            for each in self.distractors.find(asked):
                if each.candidate.fact or each.candidate.entry:
                    yield each

    def _matching(
        self,
        group: list[Question],
        template: Template,
        item_id: str,
        spare: list[tuple[Decimal, Option]],
    ) -> Item:
        pairs: list[tuple[str, str]] = []
        right: list[tuple[Decimal, Option]] = []
        for row in group:
            answer = self._right(row)
            pairs.append((row.stem, answer))
            right.append((axis_of(row.slot), Option(answer, True, row.fact.id)))
        in_order = sorted(
            [*right, *spare],
            key=lambda each: (each[0], rank(self.seed, item_id, each[1].text, "order")),
        )
        options = tuple(option for _, option in in_order)
        first = group[0].slot
        return item_over(
            self.course,
            [row.fact for row in group],
            template,
            id=item_id,
            key="; ".join(f"{left} \N{EN DASH} {right}" for left, right in pairs),
            slot=first.name,
            payload=Matching(tuple(pairs), options, has_order(first)),
            asks_for=self.course.language.items.asks_for["pairs"],
        )


def _groups(
    rows: Iterable[_Row],
    agree: Callable[[_Row, _Row], bool],
    sizes: Sizes,
    by: Callable[[_Row], Decimal] | None = None,
) -> Iterator[list[_Row]]:
    """Yield groups of rows all of which agree with one another, in the order of `rows`.

    Rows are taken as they come or, if given, in the order of `by`.
    Where a stretch ends does not depend on who agrees, so that a changed date changes one group.
    """
    stretches: list[list[_Row]] = [[]]
    for row in rows:
        length = len(stretches[-1])
        may_end = length >= sizes.usual and rank(0, sizes.cut, row.fact.id)[0] % _CUT == 0
        if may_end or length == sizes.longest:
            stretches.append([])
        stretches[-1].append(row)
    for stretch in stretches:
        group: list[_Row] = []
        for row in sorted(stretch, key=by) if by else stretch:
            if len(group) < sizes.most and all(agree(row, other) for other in group):
                group.append(row)
        if len(group) >= sizes.fewest:
            yield [row for row in stretch if any(row is each for each in group)]


def _end(row: DatedRow) -> Decimal:
    """Return the last day that the date of a row can mean.

    Whoever takes each time what ends first, and does not overlap with what was taken, has as many
    as can be had (Kleinberg & Tardos 2005, "Algorithm Design", 4.1).
    """
    last = row.fact.when and (row.fact.when.upper or row.fact.when.lower)
    return Decimal(last.toordinal() if last else 0)


def _at_different_times(one: DatedRow, other: DatedRow) -> bool:
    """Tell whether it is certain which of two came first, and their names do not tell."""
    when, then = one.fact.when, other.fact.when
    if when is None or then is None or one.words == other.words or when.overlaps(then):
        return False
    for pattern in (_YEAR, _ORDINAL):
        found, others = (set(pattern.findall(row.words.casefold())) for row in (one, other))
        if found and others and found != others:
            return False
    return all((when.lower, when.upper, then.lower, then.upper))


def _well_apart(one: DatedRow, other: DatedRow) -> bool:
    """Tell whether two events lie so far apart that which came first is worth knowing."""
    when, then = one.fact.when, other.fact.when
    if not _at_different_times(one, other) or when is None or then is None:
        return False
    if when.approximate or then.approximate:
        return False
    days = [(each.lower, each.upper) for each in (when, then) if each.lower and each.upper]
    (_, end), (begin, _) = sorted(days)
    return begin - end >= _WELL_APART


def _sort_of(slot: Slot, lexicon: Lexicon) -> Group:
    """Return what the answers of one matching have in common with that of `slot`."""
    if slot.type.mixed:
        return ("mixed", slot.type.name)
    if slot.when and slot.when.approximate:  # its "about" would tell it from others
        return ("about", slot.when.precision)
    return (group_of(slot, lexicon) or ("text", slot.type.name))[:2]
