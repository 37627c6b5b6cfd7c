"""The answers to a question, a way for each kind: its key, and what is offered beside it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from talkquiz.course.course import Course
from talkquiz.course.glossary import mentions
from talkquiz.items.askable_slots import is_list
from talkquiz.items.distractors import FEWEST, MOST, Asked, Distractor, Distractors, option_of
from talkquiz.items.item import ONE_OF_SEVERAL, ItemKind, Option
from talkquiz.items.slot_values import axis_of, has_order, value_of
from talkquiz.items.statement import can_be_swapped, stated, swapped_words
from talkquiz.items.templates import Template
from talkquiz.items.wording import accepted, key_of, sentence_case, words
from talkquiz.language.seeded import rank
from talkquiz.language.words import content_words

MOST_WORDS = 6
"""A longer answer asks for several things at once (Wozniak 1999, rules 9 and 10)."""


class Answer(NamedTuple):
    """What a question has for an answer; `stem` is the question where the answer decides it."""

    key: str
    accept: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    distractors: tuple[Distractor, ...] = ()
    stem: str = ""
    swapped: str = ""
    correction: str = ""
    marks: tuple[str, ...] = ()
    ordered: bool = False


class _Shown(NamedTuple):
    """An option with its place among dates or numbers, and what tells it apart."""

    axis: Decimal
    value: str
    option: Option


class Answers:
    """Finds answers; `to` returns None where a question could not be asked well."""

    def __init__(self, course: Course, distractors: Distractors, seed: int) -> None:
        self.course = course
        self.distractors = distractors
        self.seed = seed
        self._ways = dict.fromkeys(ONE_OF_SEVERAL, self._choice) | {
            ItemKind.SHORT_ANSWER: self._recalled,
            ItemKind.CLOZE: self._cloze,
            ItemKind.MULTIPLE_RESPONSE: self._multiple_response,
        }

    def to(self, asked: Asked, template: Template, values: dict[str, str]) -> Answer | None:
        """Return the answer to a question of the kind that `template` makes, or None.

        `values` are what the template's words can name.
        """
        if not asked.stem:
            return None
        if template.makes is ItemKind.TRUE_FALSE:
            return self._true_false(asked, template, values)
        if template.makes is ItemKind.OPEN:
            return in_full(template, values)
        return None if self._gives_away(asked) else self._ways[template.makes](asked)

    def _recalled(self, asked: Asked) -> Answer | None:
        return self._short(asked, sentence_case(key_of(asked.slot, self.course)))

    def _cloze(self, asked: Asked) -> Answer | None:
        """Return the words left out; None where the gap would open the sentence."""
        opens = not asked.fact.claim.text[: asked.slot.start].strip()
        return None if opens else self._short(asked, asked.slot.text)

    def _short(self, asked: Asked, key: str) -> Answer | None:
        """Return `key` unless it is long, or a list of three or more."""
        slot = asked.slot
        if len(key.split()) > MOST_WORDS or len(slot.entries) > 2 or is_list(slot.text):
            return None
        first = slot.when.lower if slot.when else None
        year_is_said = first is not None and str(first.year) in asked.stem
        return Answer(key, accepted(slot, key, self.course, bare_month=year_is_said))

    def _choice(self, asked: Asked) -> Answer | None:
        slot = asked.slot
        # Of a list all members are asked for, or each: to choose between lists shows their parts.
        found = [] if len(slot.entries) > 1 else self.distractors.find(asked)
        if not found:
            return None
        say = self.course.language.dates.say
        text = say(slot.when) if slot.when else sentence_case(key_of(slot, self.course))
        accept = accepted(slot, text, self.course)
        key = Option(text, correct=True, fact=asked.fact.id)
        if _echoes(asked.stem, text, [d.option.text for d in found]):
            return None
        shown = [_Shown(axis_of(slot), value_of(slot), key)]
        shown += [_Shown(d.candidate.axis, d.candidate.value, d.option) for d in found]
        ordered = has_order(slot) or all(each.option.text[-1:].isdigit() for each in shown)
        shown.sort(key=_place if ordered else self._lot(asked))
        options = tuple(each.option for each in shown)
        return Answer(text, accept, options, tuple(found), ordered=ordered)

    def _lot(self, asked: Asked) -> Callable[[_Shown], bytes]:
        return lambda each: rank(self.seed, asked.item_id, each.value, "order")

    def _multiple_response(self, asked: Asked) -> Answer | None:
        """Return the members of a list among others of their types and roles."""
        entries = [self.course.lexicon.entries[each] for each in asked.slot.entries]
        found = self.distractors.beside(asked, entries, MOST)
        if len(entries) < 2 or len(found) < FEWEST:
            return None
        right = [Option(sentence_case(e.name), correct=True, fact=asked.fact.id) for e in entries]
        options = [*right, *(option_of(entry) for entry in found)]
        options.sort(key=lambda each: rank(self.seed, asked.item_id, each.text, "order"))
        return Answer(sentence_case(asked.slot.text), options=tuple(options))

    def _true_false(
        self, asked: Asked, template: Template, values: dict[str, str]
    ) -> Answer | None:
        """Return a statement with its own words, or with those of a distractor, and the verdict."""
        if template.stem is None or not can_be_swapped(asked.fact, asked.slot):
            return None
        distractor = self.distractors.one(asked)
        wrong = distractor and swapped_words(asked, distractor.candidate, self.course)
        if not distractor or not wrong:
            return None
        is_true = rank(self.seed, asked.item_id, "truth")[0] % 2 == 0
        right = asked.slot.text
        swapped = right if is_true else wrong
        statement = stated(asked.fact, asked.slot, swapped)
        own, says = asked.fact.id, self.course.language.items
        other = distractor.option
        verdicts = (
            Option(says.true, True, own) if is_true else replace(other, text=says.true),
            Option(says.false, not is_true, own),
        )
        return Answer(
            says.true if is_true else says.false,
            options=verdicts,
            ordered=True,
            distractors=() if is_true else (distractor,),
            stem=template.stem.render(values | {"statement": statement}),
            swapped=swapped,
            correction="" if is_true else right,
        )

    def _gives_away(self, asked: Asked) -> bool:
        """Tell whether the question holds the answer: all its words, or a name of what it names."""
        slot = asked.slot
        names = (self.course.lexicon.entries[entry].names for entry in slot.entries)
        said = set(words(slot.text)) <= set(words(asked.stem))
        return said or mentions(asked.stem, chain(*names))


def _echoes(stem: str, key: str, others: list[str]) -> bool:
    """Tell whether a word of the key, and of no other option, stands in the stem (a clang)."""
    told = content_words(stem) & content_words(key)
    return bool(told.difference(*map(content_words, others)))


def _place(each: _Shown) -> tuple[Decimal, int, str]:
    """Return where a date or a number stands; what ends in a number follows the names' length."""
    return each.axis, len(each.option.text), each.option.text


def in_full(template: Template, values: Mapping[str, str]) -> Answer | None:
    """Return the model answer and the marking points of an open question.

    The answer may have several lines; a mark of several lines is several marks. None where one of
    them lacks what it names.
    """
    needs = (need for wording in template.wordings for need in wording.needs)
    if template.answer is None or not all(values.get(need) for need in needs):
        return None
    marks = (line for mark in template.marks for line in _lines(mark.render(values)))
    return Answer("\n".join(_lines(template.answer.render(values))), marks=tuple(marks))


def _lines(text: str) -> Iterator[str]:
    return filter(None, map(str.strip, text.splitlines()))
