"""The answers to questions about one fact: the key, and what is offered beside it.

FINDERS has a way for each kind. Haladyna, Downing & Rodriguez (2002) and the field before them warn
of statements that are made false by a "not": in ours, another value of the same type takes the
place of the right one.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from talkquiz.course.claim_slots import Slot
from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.course.glossary import mentions
from talkquiz.items.askable_slots import axis_of, has_order, is_list, value_of
from talkquiz.items.distractors import FEWEST, MOST, Asked, Distractor, Distractors, wrong_option
from talkquiz.items.item import Choice, Gap, Open, Option, Payload, Stimulus, TrueFalse, Written
from talkquiz.items.kinds import Answered, ItemKind
from talkquiz.items.pools import Candidate
from talkquiz.items.templates import Template
from talkquiz.items.wording import accepted, key_of, words, written_like
from talkquiz.language.english import content_words, is_plural, sentence_case
from talkquiz.language.seeded import rank

MOST_WORDS = 6
"""A longer answer asks for several things at once (Wozniak 1999, rules 9 and 10)."""
_BOUND = re.compile(
    r"\b(less|fewer|under|below|at most|up to|more|over|above|at least|passed)\b"
    r"(?:[\w\s]|(?<=\d)[.,](?=\d))*$",
    re.IGNORECASE,
)
_GENDERED = re.compile(r"\b(he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)


class Answer(NamedTuple):
    """The answer to a question, and the question itself (`stem`) where it depends on the answer."""

    key: str
    payload: Payload
    accept: tuple[str, ...] = ()
    distractors: tuple[Distractor, ...] = ()
    stem: str = ""


class Answers:
    """Finds the answers to questions about one fact."""

    def __init__(self, course: Course, distractors: Distractors, seed: int) -> None:
        self.course = course
        self.distractors = distractors
        self.seed = seed

    def find(self, asked: Asked, template: Template, values: dict[str, str]) -> Answer | None:
        """Return the answer to a question that `template` makes; None if it cannot be asked well.

        `values` are what the template's words can name.
        """
        if not asked.stem:
            return None
        states_all = template.makes.answered in (Answered.VERDICT, Answered.IN_FULL)
        if not states_all:
            names = (self.course.lexicon.entries[entry].names for entry in asked.slot.entries)
            if set(words(asked.slot.text)) <= set(words(asked.stem)):
                return None  # the question holds all words of its answer
            if mentions(asked.stem, chain(*names)):
                return None
        return FINDERS[template.makes](self, asked, template, values)

    def recalled(self, asked: Asked, *_: object) -> Answer | None:
        """Return the name or the value in full, unless it is long."""
        return self._short(asked, sentence_case(key_of(asked.slot, self.course)), Written())

    def cloze(self, asked: Asked, *_: object) -> Answer | None:
        """Return the words left out; None where the gap would open the sentence."""
        slot = asked.slot
        opens = not asked.fact.claim.text[: slot.start].strip()
        return None if opens else self._short(asked, slot.text, Gap(slot.start, slot.end))

    def _short(self, asked: Asked, key: str, payload: Payload) -> Answer | None:
        """Return `key` unless it is long, or a list of three or more."""
        slot = asked.slot
        if len(key.split()) > MOST_WORDS or len(slot.entries) > 2 or is_list(slot.text):
            return None
        first = slot.when.lower if slot.when else None
        year_is_said = first is not None and str(first.year) in asked.stem
        accept = accepted(slot, key, self.course, bare_month=year_is_said)
        return Answer(key, payload, accept)

    def choice(self, asked: Asked, template: Template, values: dict[str, str]) -> Answer | None:
        """Return the key among distractors: dates and numbers in order, names in a drawn order."""
        del values
        slot = asked.slot
        # Options that are lists would show their members, which other questions ask for.
        found = [] if len(slot.entries) > 1 else self.distractors.find(asked)
        if not found:
            return None
        say = self.course.language.dates.say
        text = say(slot.when) if slot.when else sentence_case(key_of(slot, self.course))
        told = content_words(asked.stem) & content_words(text)
        if told.difference(*(content_words(each.option.text) for each in found)):
            return None  # a word of the key, and of no other option, stands in the stem (a clang)
        key = Option(text, correct=True, fact=asked.fact.id)
        shown = [(axis_of(slot), value_of(slot), key)]
        shown += [(each.candidate.axis, each.candidate.value, each.option) for each in found]
        ordered = has_order(slot) or all(option.text[-1:].isdigit() for _, _, option in shown)
        if ordered:  # of names that end in a number, as resolutions do, 9 comes before 10
            shown.sort(key=lambda each: (each[0], len(each[2].text), each[2].text))
        else:
            shown.sort(key=lambda each: rank(self.seed, asked.item_id, each[1], "order"))
        options = tuple(option for _, _, option in shown)
        said, plain = asked.fact.slots.get("said"), asked.fact.mode in ("happened", "claimed")
        asks_with_it = template.stem is not None and "said" in template.stem.needs
        is_quoted = template.makes is ItemKind.WHO_SAID_IT and plain and asks_with_it
        quoted = f"{sentence_case(said.text)}." if said and is_quoted else ""
        payload = Choice(options, ordered, quoted)
        return Answer(text, payload, accepted(slot, text, self.course), tuple(found))

    def multiple_response(self, asked: Asked, *_: object) -> Answer | None:
        """Return the members of a list among others of their types and roles."""
        entries = [self.course.lexicon.entries[each] for each in asked.slot.entries]
        found = self.distractors.beside(asked, entries, MOST)
        if len(entries) < 2 or len(found) < FEWEST:
            return None
        right = [Option(sentence_case(e.name), correct=True, fact=asked.fact.id) for e in entries]
        options = [*right, *(wrong_option(entry) for entry in found)]
        options.sort(key=lambda each: rank(self.seed, asked.item_id, each.text, "order"))
        return Answer(sentence_case(asked.slot.text), Choice(tuple(options)))

    def true_false(self, asked: Asked, template: Template, values: dict[str, str]) -> Answer | None:
        """Return a statement with its own words, or with those of a distractor, and the verdict."""
        if template.stem is None or not can_be_swapped(asked.fact, asked.slot):
            return None
        distractor = self.distractors.find_one(asked)
        wrong = distractor and swapped_words(asked, distractor.candidate, self.course)
        if not distractor or not wrong:
            return None
        is_true = rank(self.seed, asked.item_id, "truth")[0] % 2 == 0
        right = asked.slot.text
        swapped = right if is_true else wrong
        statement = stated(asked.fact, asked.slot, swapped)
        own, says = asked.fact.id, self.course.language.items
        verdicts = (
            Option(says.true, True, own) if is_true else distractor.option._replace(text=says.true),
            Option(says.false, not is_true, own),
        )
        return Answer(
            says.true if is_true else says.false,
            TrueFalse(verdicts, swapped, correction="" if is_true else right),
            distractors=() if is_true else (distractor,),
            stem=template.stem.render(values | {"statement": statement}),
        )

    def in_full(self, asked: Asked, template: Template, values: dict[str, str]) -> Answer | None:
        """Return the model answer that the template words."""
        del asked
        return in_full(template, values)


Finder = Callable[[Answers, Asked, Template, dict[str, str]], Answer | None]

FINDERS: dict[ItemKind, Finder] = {
    ItemKind.SHORT_ANSWER: Answers.recalled,
    ItemKind.CLOZE: Answers.cloze,
    ItemKind.CHOICE: Answers.choice,
    ItemKind.WHO_SAID_IT: Answers.choice,
    ItemKind.ACCORDING_TO: Answers.choice,
    ItemKind.MULTIPLE_RESPONSE: Answers.multiple_response,
    ItemKind.TRUE_FALSE: Answers.true_false,
    ItemKind.OPEN: Answers.in_full,
}
"""How the answer is found, for each kind that asks about one fact."""


def in_full(
    template: Template, values: Mapping[str, str], stimulus: Stimulus | None = None
) -> Answer | None:
    """Return the model answer and the marking points of an open question.

    The answer may have several lines; each line of a marking point is a point of its own. Returns
    None where `values` lacks something that the template names.
    """
    needs = (need for wording in template.wordings for need in wording.needs)
    if template.answer is None or not all(values.get(need) for need in needs):
        return None
    marks = (line for mark in template.marks for line in _lines(mark.render(values)))
    return Answer("\n".join(_lines(template.answer.render(values))), Open(tuple(marks), stimulus))


def _lines(text: str) -> Iterator[str]:
    return filter(None, map(str.strip, text.splitlines()))


def can_be_swapped(fact: Fact, slot: Slot) -> bool:
    """Tell whether other words can take the slot's position and nothing else shows it.

    They cannot where the slot's words stand elsewhere in the claim as well, where the verb agrees
    with "one", or where other numbers would be right as well ("fewer than", "more than").
    """
    before, after = fact.claim.text[: slot.start], fact.claim.text[slot.end :]
    once = slot.text.casefold() not in f"{before} | {after}".casefold()
    if slot.number is None:
        return once
    return once and slot.number.value != 1 and not _BOUND.search(before + slot.text)


def swapped_words(asked: Asked, candidate: Candidate, course: Course) -> str:
    """Return the candidate's words as they read in the claim; empty where they would not fit.

    A name fits where article, number and gender agree with the key's.
    """
    slot = asked.slot
    if slot.when:
        say = course.language.dates.say
        other = candidate.slot.when if candidate.slot else None
        return say(other) if other and slot.text == say(slot.when) else ""
    if slot.number:
        return written_like(slot.text, candidate.axis)
    if candidate.entry is None:
        return candidate.slot.text if candidate.slot else ""
    key, name = course.lexicon.entries[slot.entries[0]], candidate.entry.name
    if key.type == "person":
        return "" if _GENDERED.search(asked.fact.claim.text) else name
    is_named_in_full = slot.text.casefold() == key.name.casefold()
    return name if is_named_in_full and is_plural(key.name) == is_plural(name) else ""


def stated(fact: Fact, slot: Slot, words: str) -> str:
    """Return the claim with `words` instead of the slot's own."""
    claim = fact.claim.text
    return sentence_case(f"{claim[: slot.start]}{words}{claim[slot.end :]}")
