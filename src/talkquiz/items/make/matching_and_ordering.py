"""Items over several facts: what belongs together (matching), what came first (ordering).

The facts of a template are cut into stretches in teaching order, before facts that their own ids
choose (content-defined chunking, as Muthitacharoen, Chen & Mazières 2001 cut files), and a group is
chosen from each: a new fact changes the group that it falls into, and few others.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from talkquiz.course.claim_slots import Slot
from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.course.glossary import mentions
from talkquiz.items.answer_wording import key_of, template_values
from talkquiz.items.askable_slots import (
    Group,
    asked_slots,
    axis_of,
    day_of,
    group_of,
    has_order,
    value_of,
)
from talkquiz.items.distractors import Asked, Distractors
from talkquiz.items.item import Event, Item, Matching, Option, Ordering
from talkquiz.items.kinds import ItemKind
from talkquiz.items.make.several_facts import item_over
from talkquiz.items.other_right_answers import Question
from talkquiz.items.templates import Template
from talkquiz.language.dates import When
from talkquiz.language.english import sentence_case
from talkquiz.language.seeded import rank

FEWEST, MOST = 3, 6
"""How many facts a group has."""
USUAL, LONGEST = 4, 9
"""How many facts a group is chosen from: from the usual number on such a stretch may end."""
_SPARE = 2
"""How many right-hand sides match nothing, so that the last pair is not left over."""
_CUT = 3
"""One fact in so many may begin a stretch."""

_NAMELESS = re.compile(r"(?:he|she|it|they|his|her|its|their|we|our)\b", re.I)
_YEAR = re.compile(r"\b[12]\d{3}\b")
_ORDINAL = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b", re.I)


@dataclass(frozen=True, slots=True)
class Row:
    """A fact of a group, and the words that stand for it."""

    fact: Fact
    words: str


@dataclass(frozen=True, slots=True)
class AskedRow(Row):
    """A row of a matching, whose right-hand side is what `slot` says."""

    slot: Slot


_Row = TypeVar("_Row", bound=Row)


class GroupMaker:
    """Makes matchings and orderings of the facts of a course."""

    def __init__(self, course: Course, distractors: Distractors) -> None:
        self.course = course
        self.seed = distractors.seed
        self.distractors = distractors
        months = "|".join(map(re.escape, course.language.dates.months))
        self._month = re.compile(rf"\b(?:{months})\b", re.I)

    def items(self, facts: Iterable[Fact], template: Template) -> Iterator[Item]:
        """Yield the matching or ordering items that `template` makes from `facts`."""
        if template.makes is ItemKind.ORDERING:
            dated = (fact for fact in facts if fact.when and template.takes.fits_fact(fact))
            rows = (Row(fact, self._words(fact, template)) for fact in dated)
            # Where the words name a month, they tell the order.
            unsaid = (row for row in rows if row.words and not self._month.search(row.words))
            for group in _groups(unsaid, _at_different_times):
                yield self._ordering(group, template)
        else:
            for alike in self._rows_by_sort(facts, template):
                for pairs in _groups(alike, self._have_answers_of_their_own):
                    yield from self._matching(pairs, template)

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

    def _rows_by_sort(self, facts: Iterable[Fact], template: Template) -> Iterable[list[AskedRow]]:
        """Return the rows of matchings by the type of their answers: people, countries, days.

        Roles may differ: the right-hand sides of one item have only their type in common.
        """
        lexicon = self.course.lexicon
        found: dict[Group, list[AskedRow]] = defaultdict(list)
        for fact in facts:
            for slot in asked_slots(fact, lexicon):
                words = self._words(fact, template) if template.takes.fits(fact, slot) else ""
                if not words:
                    continue
                names = [name for each in slot.entries for name in lexicon.entries[each].names]
                # The words that stand for a fact must not hold its answer, or the month of it.
                gives_away = (
                    (slot.when and self._month.search(words))
                    or mentions(words, names)
                    or slot.text.casefold() in words.casefold()
                )
                if not gives_away:
                    sort = group_of(slot, lexicon) or ("text", slot.type.name)
                    if slot.type.mixed:
                        sort = ("mixed", slot.type.name)
                    found[sort[:2]].append(AskedRow(fact, words, slot))
        return found.values()

    def _have_answers_of_their_own(self, one: AskedRow, other: AskedRow) -> bool:
        """Tell whether the answer to neither row may be right for the other."""
        return self._is_wrong_for(
            one, value_of(other.slot), other.slot.when
        ) and self._is_wrong_for(other, value_of(one.slot), one.slot.when)

    def _is_wrong_for(self, row: AskedRow, value: str, when: When | None) -> bool:
        """Tell whether a value is wrong for a row; `when` is its date, if it is one."""
        slot = row.slot
        if value == value_of(slot) or (slot.when and when and slot.when.overlaps(when)):
            return False
        question = Question(row.fact, slot, row.words)
        return not self.distractors.other_right_answers.may_be_right(value, question)

    def _ordering(self, group: list[Row], template: Template) -> Item:
        item_id = f"{self.course.id}/{group[0].fact.id}/when/{template.id}"
        say = self.course.language.dates.say
        shown = sorted(group, key=lambda row: rank(self.seed, item_id, row.fact.id))
        in_time = sorted(group, key=lambda row: day_of(row.fact.when))
        events = tuple(
            Event(row.words, say(row.fact.when)) for row in in_time if row.fact.when is not None
        )
        return item_over(
            self.course,
            [row.fact for row in group],
            template,
            id=item_id,
            key="; ".join(f"{event.name} ({event.day})" for event in events),
            slot="when",
            payload=Ordering(tuple(Option(row.words, True, row.fact.id) for row in shown), events),
            asks_for=self.course.language.items.asks_for["order"],
        )

    def _matching(self, group: list[AskedRow], template: Template) -> Iterator[Item]:
        """Yield the item of a group, unless nothing would be left over on the right."""
        first = group[0].slot
        item_id = f"{self.course.id}/{group[0].fact.id}/{first.name}/{template.id}"
        spare = self._spare_options(group, item_id)
        if not spare:
            return
        say = self.course.language.dates.say
        pairs: list[tuple[str, str]] = []
        right: list[tuple[Decimal, Option]] = []
        for row in group:
            slot = row.slot
            answer = sentence_case(say(slot.when) if slot.when else key_of(slot, self.course))
            pairs.append((row.words, answer))
            right.append((axis_of(slot), Option(answer, True, row.fact.id)))
        in_order = sorted(
            [*right, *spare],
            key=lambda each: (each[0], rank(self.seed, item_id, each[1].text, "order")),
        )
        options = tuple(option for _, option in in_order)
        yield item_over(
            self.course,
            [row.fact for row in group],
            template,
            id=item_id,
            key="; ".join(f"{left} \N{EN DASH} {right}" for left, right in pairs),
            slot=first.name,
            payload=Matching(tuple(pairs), options, has_order(first)),
            asks_for=self.course.language.items.asks_for["pairs"],
        )

    def _spare_options(self, group: list[AskedRow], item_id: str) -> list[tuple[Decimal, Option]]:
        """Return options that match no row, each with its position among dates or numbers."""
        stem = " ".join(row.words for row in group)
        spare: dict[str, tuple[Decimal, Option]] = {}
        for row in sorted(group, key=lambda row: rank(self.seed, item_id, row.fact.id)):
            for candidate, option in self.distractors.find(
                Asked(row.fact, row.slot, stem, item_id)
            ):
                # Those that no report gives stand out beside dates and numbers that are right.
                value = candidate.value
                when = candidate.slot.when if candidate.slot else None
                is_real = candidate.fact or candidate.entry
                is_wrong = all(self._is_wrong_for(each, value, when) for each in group)
                if is_real and is_wrong and value not in spare:
                    spare[value] = candidate.axis, option
                    break
            if len(spare) == _SPARE:
                break
        return list(spare.values())


def _groups(rows: Iterable[_Row], agree: Callable[[_Row, _Row], bool]) -> Iterator[list[_Row]]:
    """Yield groups of rows all of which agree with one another, each beginning with its first.

    Where a stretch ends does not depend on who agrees, so that a changed date changes one group.
    """
    stretches: list[list[_Row]] = [[]]
    for row in rows:
        length = len(stretches[-1])
        may_end = length >= USUAL and rank(0, "cut", row.fact.id)[0] % _CUT == 0
        if may_end or length == LONGEST:
            stretches.append([])
        stretches[-1].append(row)
    for stretch in stretches:
        group: list[_Row] = []
        for row in stretch:
            if len(group) < MOST and all(agree(row, other) for other in group):
                group.append(row)
        if len(group) >= FEWEST:
            yield group


def _at_different_times(one: Row, other: Row) -> bool:
    """Tell whether it is certain which of two came first, and their names do not tell."""
    when, then = one.fact.when, other.fact.when
    if when is None or then is None or one.words == other.words or when.overlaps(then):
        return False
    for pattern in (_YEAR, _ORDINAL):
        found, others = (set(pattern.findall(row.words.casefold())) for row in (one, other))
        if found and others and found != others:
            return False
    return all((when.lower, when.upper, then.lower, then.upper))
