"""Items about one fact: each of its slots, through every question template that takes it.

A template words the stem; FINDERS has a way for each kind to find the key, and what is offered
beside it. Haladyna, Downing & Rodriguez (2002) and the field before them warn of statements that
are made false by a "not": in ours, another value of the same type takes the place of the right one.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain
from typing import Any, NamedTuple

from talkquiz.course.claim_slots import Slot
from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.course.glossary import mentions
from talkquiz.items.answer_nouns import asks_for
from talkquiz.items.asked_slots import (
    asked_slots,
    axis_of,
    group_of,
    has_order,
    is_list,
    members_of,
    value_of,
)
from talkquiz.items.claim_questions import ClaimQuestions, has_only_a_speaker, has_only_a_year
from talkquiz.items.distractors import (
    FEWEST,
    MOST,
    Asked,
    Candidate,
    Distractor,
    Distractors,
    as_exact_as,
    wrong_option,
)
from talkquiz.items.fact_wording import (
    accepted,
    as_of,
    attributed,
    key_of,
    template_values,
    words,
)
from talkquiz.items.item import (
    GAP,
    Choice,
    Gap,
    GapPart,
    Item,
    Open,
    Option,
    Payload,
    Stimulus,
    TrueFalse,
    Use,
    Written,
)
from talkquiz.items.kinds import Answered, ItemKind, Over
from talkquiz.items.make.attributes_from_facts import shared_attributes
from talkquiz.items.repeated_options import slot_asked
from talkquiz.items.templates import Template
from talkquiz.items.written_numbers import is_bound, written_like
from talkquiz.language.clauses import UnaskableError
from talkquiz.language.dates import Precision
from talkquiz.language.doubled_words import doubled_word
from talkquiz.language.english import (
    content_words,
    indefinite_article,
    is_plural,
    sentence_case,
)
from talkquiz.language.read_numbers import Numbers, numbers_of
from talkquiz.language.seeded import rank

FEWEST_OF_A_LIST = 3
"""Of two, the one that stands there would give the other away."""
MOST_OF_A_LIST = 16
"""So many cards has a note at most (exporters/anki/decks_and_notes.py)."""
MOST_WORDS = 6
"""A longer answer asks for several things at once (Wozniak 1999, rules 9 and 10)."""
_MOST_TOLD = {"means": 20, "because": 20}
_MOST_TEXT = 8
"""So long may an answer be that is told in one's own words: what it means, why, or what it was."""
_PRINT = frozenset({Use.PRINT})
_GENDERED = re.compile(r"\b(he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
EASIEST, HARDEST = 1, 3
_NEAR_DAYS = {Precision.DAY: 45, Precision.MONTH: 100, Precision.YEAR: 800}
_NEAR_TIMES = Decimal("1.3")


class Answer(NamedTuple):
    """The answer to a question, and the question itself (`stem`) where it depends on the answer."""

    key: str
    payload: Payload
    accept: tuple[str, ...] = ()
    distractors: tuple[Distractor, ...] = ()
    stem: str = ""


class Passed(NamedTuple):
    """Why a template makes nothing of a slot that it takes, and what would help, if anything."""

    reason: str
    cure: str = ""


class Wanted(NamedTuple):
    """A slot to be asked for: what templates can say of it, and why its claim makes no question.

    `taking` are the templates that take it, by turn.
    """

    fact: Fact
    slot: Slot
    values: dict[str, str]
    refused: Passed | None
    taking: Sequence[Template]


class Attempt(NamedTuple):
    """What came of a slot through a template that takes it."""

    slot: Slot
    template: Template
    outcome: Item | Passed


_LIST = Passed("the answer is a list")
_TO_WRITE = Passed("the answer is a list", "Mark its parts: [...]{slot.part}, or name its entries.")
_OPENS = Passed("the gap would open the sentence", "Begin the claim with other words.")
_ONLY_A_YEAR = Passed("the gap would have only a year to go by", "Widen the claim.")
_ONLY_A_SPEAKER = Passed(
    "the gap would have only its speaker to go by", "Widen the claim: say when, or of what."
)
_HELD = Passed("the question holds the answer, or another name of it")
_SHOWS = Passed("other words in its place would show")
_BOUND = Passed("the number is a bound, so that others are true as well")
_ECHO = Passed("of all options the right one alone repeats words of the question")
_STEMLESS = Passed("its stem is empty")
_OWN = Passed("the slot has a question of its own")
_VERBLESS = Passed("no verb is marked", "Mark the verb group: [walked out]{did}.")
_NO_DETAILS = Passed("a deck holds no details")
_STUDIED = Passed("the deck asks for the slot already")
SURPLUS = Passed("the deck has these options, or this answer among others, often enough")


def _after(first: Template) -> Passed:
    return Passed(f"{first.id} comes before it")


class OneFactMaker:
    """Makes the items about one fact at a time, slot by slot, through every template that fits."""

    def __init__(
        self, course: Course, templates: Sequence[Template], distractors: Distractors
    ) -> None:
        self.course = course
        self.distractors = distractors
        self.seed = distractors.seed
        self.claim_questions = ClaimQuestions(course)
        self.by_kind: dict[str, list[Template]] = {}
        # Items share what is the same for many: that takes less time and memory.
        self.uses = {template.id: template.uses for template in templates}
        single = [t for t in templates if t.makes.over is Over.FACT and t.about == "fact"]
        for kind in {fact.kind for fact in course.facts.entries.values()}:
            taking = [t for t in single if kind in (t.takes.kind or (kind,))]
            self.by_kind[kind] = sorted(taking, key=lambda template: template.turn)

    def of_fact(self, fact: Fact, surplus: Container[str] = ()) -> Iterator[Item]:
        """Yield the items that ask about `fact` alone.

        A template makes no kind of item of a slot that one of an earlier turn has made; and a deck
        takes what the first turn asks of a slot, or of a list as a whole, and no detail. Where that
        would give options to a slot in `surplus`, it takes what a later turn asks without any.
        """
        for _, _, outcome in self.attempts(fact, surplus):
            if isinstance(outcome, Item):
                yield outcome

    def attempts(self, fact: Fact, surplus: Container[str] = ()) -> Iterator[Attempt]:
        """Yield what comes of each slot of `fact` through each template that takes it, by turn."""
        shared = shared_attributes([fact], self.course) | {"why": fact.why or ""}
        is_detail = fact.weight == "detail"
        studied: dict[str, int] = {}
        for wanted in self._wanted(fact):
            slot = wanted.slot
            made: dict[ItemKind, Template] = {}
            whole = slot.name.partition(".")[0]
            for template in wanted.taking:
                first = made.get(template.makes, template)
                is_later = first.turn < template.turn
                own = _after(first) if is_later else self._own(wanted, template)
                if isinstance(own, Passed):
                    yield Attempt(slot, template, own)
                    continue
                made[template.makes] = template
                uses, turn = self.uses[template.id], studied.get(whole, template.turn)
                is_surplus = template.makes.picks and slot_asked(own["id"]) in surplus
                if is_detail or is_surplus or studied.get(slot.name, turn) < template.turn:
                    uses &= _PRINT
                elif Use.STUDY in uses:
                    studied[slot.name] = template.turn
                none = _NO_DETAILS if is_detail else SURPLUS if is_surplus else _STUDIED
                yield Attempt(slot, template, Item(**shared, **own, uses=uses) if uses else none)

    def questions(self, fact: Fact, slots: Container[str]) -> Iterator[Asked]:
        """Yield what is asked of these `slots` of `fact`, with or without an answer; no claims."""
        for wanted in self._wanted(fact, slots):
            for template in wanted.taking:
                asked = _STEMLESS if template.makes.shows_claim else self._asked(wanted, template)
                if isinstance(asked, Asked):
                    yield asked

    def _wanted(self, fact: Fact, slots: Container[str] | None = None) -> Iterator[Wanted]:
        """Yield each slot of `fact` that a template takes, or only such of these `slots`."""
        fitting = [each for each in self.by_kind[fact.kind] if each.takes.fits_fact(fact)]
        values = template_values(fact, self.course)
        for slot in asked_slots(fact, self.course.lexicon):
            if slots is not None and slot.name not in slots:
                continue
            taking = [each for each in fitting if each.takes.fits_slot(fact, slot)]
            if not taking:
                continue
            is_named = any(each.stem and "question" in each.stem.needs for each in taking)
            question = self._question(fact, slot) if is_named else ""
            refused = question if isinstance(question, Passed) else None
            of_slot = {
                "ask": fact.ask.get(slot.name, ""),
                "question": "" if isinstance(question, Passed) else question,
                "gap": f"{fact.claim.text[: slot.start]}{GAP}{fact.claim.text[slot.end :]}",
                "count": self.course.language.numbers.in_words(len(slot.entries)),
            }
            yield Wanted(fact, slot, values | of_slot, refused, taking)

    def _question(self, fact: Fact, slot: Slot) -> str | Passed:
        """Return the question made from the claim, or why none can be."""
        if slot.name in fact.ask:
            return _OWN
        if not fact.claim.verbs and self.course.language.is_english:
            return _VERBLESS
        try:
            return self.claim_questions.question(fact, slot)
        except UnaskableError as refusal:
            return Passed(str(refusal), refusal.hint)

    def _own(self, wanted: Wanted, template: Template) -> dict[str, Any] | Passed:
        """Return what is an item's own of those of a fact, or why there is no item."""
        asked = self._asked(wanted, template)
        if isinstance(asked, Passed):
            return asked
        answer = FINDERS[template.makes](self, asked, template, wanted.values)
        if isinstance(answer, Passed):
            return answer
        fact, slot = wanted.fact, wanted.slot
        return {
            "id": asked.item_id,
            "kind": template.makes,
            "template": template.id,
            "slot": slot.name,
            "stem": answer.stem or asked.stem,
            "key": answer.key,
            "accept": answer.accept,
            "payload": answer.payload,
            "asks_for": asks_for(slot, self.course, fact.claim.text),
            "as_of": None if slot.when else self._as_of(fact),
            "difficulty": difficulty_of(fact, slot, template.makes, answer.distractors),
        }

    def _as_of(self, fact: Fact) -> str | None:
        """Return the date of the matter, unless the claim says it itself."""
        day = as_of(fact, self.course.language)
        return None if day and day in fact.claim.text else day

    def _asked(self, wanted: Wanted, template: Template) -> Asked | Passed:
        """Return the question that `template` asks, or why it asks none.

        The fact may lack what the stem names, or the stem may hold the answer.
        """
        fact, slot, values, refused, _ = wanted
        makes, wording = template.makes, template.stem
        if wording is None:
            return _STEMLESS
        # Which words a statement is made with is decided with the answer.
        named = values | {"statement": values["gap"]} if makes is ItemKind.TRUE_FALSE else values
        missing = next((name for name in wording.needs if not named.get(name)), None)
        if missing:
            lacks = Passed(f"its words name `{missing}`, which the fact has not")
            return refused if missing == "question" and refused else lacks
        stem = sentence_case(wording.render(named))
        if makes.picks and stem.startswith(GAP):
            return _OPENS
        if not makes.shows_claim and "gap" not in wording.needs:  # the claim says who says so
            stem = attributed(stem, fact, slot, self.course)
        if twice := doubled_word(stem, self.course.language.items.doubled):
            return Passed(
                f"it would say “{twice}”", "Mend the claim, or what its verb is marked as."
            )
        # Unless it states all, a question may not hold all words of its answer, nor name it.
        if makes.answered not in (Answered.VERDICT, Answered.IN_FULL):
            names = (self.course.lexicon.entries[entry].names for entry in slot.entries)
            holds_answer = set(words(slot.text)) <= set(words(stem))
            if holds_answer or mentions(stem, chain(*names)):
                return _HELD
        item_id = f"{self.course.id}/{fact.id}/{slot.name}/{template.id}"
        return Asked(fact, slot, stem, item_id) if stem else _STEMLESS

    def recalled(self, asked: Asked, *_: object) -> Answer | Passed:
        """Return the name or the value in full, unless it is long."""
        key = sentence_case(key_of(asked.slot, self.course))
        usual = _MOST_TEXT if asked.slot.type.name == "text" else MOST_WORDS
        return self._short(asked, key, Written(), _MOST_TOLD.get(asked.slot.name, usual))

    def cloze(self, asked: Asked, template: Template, *_: object) -> Answer | Passed:
        """Return the words left out; passes where the gap would open the sentence.

        A template that takes whole lists leaves out each of three members or more in turn.
        """
        slot = asked.slot
        if not asked.fact.claim.text[: slot.start].strip():
            return _OPENS
        if has_only_a_year(asked.fact, slot):
            return _ONLY_A_YEAR
        if has_only_a_speaker(asked.fact, slot):
            return _ONLY_A_SPEAKER
        if template.takes.list != "whole":
            return self._short(asked, slot.text, Gap(slot.start, slot.end))
        members = members_of(slot, self.course.lexicon)
        is_long = any(len(each.text.split()) > MOST_WORDS for each in members)
        if is_long or not FEWEST_OF_A_LIST <= len(members) <= MOST_OF_A_LIST:
            return _LIST
        in_order = sorted(members, key=lambda member: member.start)
        parts = tuple(
            GapPart(
                each.name.rpartition(".")[2],
                each.start,
                each.end,
                number,
                accepted(asked.fact, each, each.text, self.course),
            )
            for number, each in enumerate(in_order, start=1)
        )
        return Answer(slot.text, Gap(slot.start, slot.end, parts))

    def _short(
        self, asked: Asked, key: str, payload: Payload, most: int = MOST_WORDS
    ) -> Answer | Passed:
        """Return `key` unless it has more than `most` words, or is a list of three or more."""
        slot, count = asked.slot, len(key.split())
        members = len(slot.entries) or len(slot.parts)
        if members > 2 or is_list(slot.text):
            return _TO_WRITE
        most *= max(1, members)
        if count > most:
            return Passed(f"the answer has {count} words, more than {most}", "Mark fewer words.")
        first = slot.when and slot.when.lower
        year_is_said = first is not None and str(first.year) in asked.stem
        others = accepted(asked.fact, slot, key, self.course, bare_month=year_is_said)
        return Answer(key, payload, others)

    def choice(self, asked: Asked, template: Template, *_: object) -> Answer | Passed:
        """Return the key among distractors: dates and numbers in order, names in a drawn order."""
        slot = asked.slot
        # Options that are lists would show their members, which other questions ask for.
        if len(slot.entries) > 1:
            return _LIST
        if slot.number and is_bound(slot, asked.fact.claim.text, numbers_of(self.course.language)):
            return _BOUND
        found = self.distractors.find(asked)
        if not found:
            return self._too_few(slot)
        say = self.course.language.dates.say
        text = say(slot.when) if slot.when else sentence_case(key_of(slot, self.course))
        told = content_words(asked.stem) & content_words(text)
        if told.difference(*(content_words(each.option.text) for each in found)):
            return _ECHO  # a clang
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
        others = accepted(asked.fact, slot, text, self.course)
        return Answer(text, payload, others, tuple(found))

    def _too_few(self, slot: Slot) -> Passed:
        """Say why the course has no wrong options for a slot, and what would help."""
        if not group_of(slot, self.course.lexicon):
            is_name = bool(slot.type.glossary)
            cure = "Add it to the glossary, and others of its role." if is_name else ""
            return Passed("nothing in the course can stand in its place", cure)
        if slot.when:
            return Passed("no two dates near it are surely wrong")
        if slot.number:
            return Passed("no two numbers near it are surely wrong")
        roles = {self.course.lexicon.entries[each].role for each in slot.entries} - {None}
        role = f"the role `{min(map(str, roles))}`" if roles else "its type that have no role"
        return Passed(
            f"fewer than two others of {role} are surely wrong", "Add others to the glossary."
        )

    def multiple_response(self, asked: Asked, *_: object) -> Answer | Passed:
        """Return the members of a list among others of their types and roles."""
        entries = [self.course.lexicon.entries[each] for each in asked.slot.entries]
        found = self.distractors.beside(asked, entries, MOST)
        if len(entries) < 2:
            return Passed("the slot does not name several of the glossary")
        if len(found) < FEWEST:
            return self._too_few(asked.slot)
        right = [Option(sentence_case(e.name), correct=True, fact=asked.fact.id) for e in entries]
        options = [*right, *(wrong_option(entry) for entry in found)]
        options.sort(key=lambda each: rank(self.seed, asked.item_id, each.text, "order"))
        return Answer(sentence_case(asked.slot.text), Choice(tuple(options)))

    def true_false(
        self, asked: Asked, template: Template, values: dict[str, str]
    ) -> Answer | Passed:
        """Return a statement with its own words, or with those of a distractor, and the verdict."""
        numbers = numbers_of(self.course.language)
        if template.stem is None or not can_be_swapped(asked.fact, asked.slot, numbers):
            return _SHOWS
        distractor = self.distractors.find_one(asked)
        if not distractor:
            return self._too_few(asked.slot)
        wrong = swapped_words(asked, distractor.candidate, self.course)
        if not wrong:
            return _SHOWS
        is_true = rank(self.seed, asked.item_id, "truth")[0] % 2 == 0
        claim, right = asked.fact.claim.text, asked.slot.text
        swapped = right if is_true else wrong
        statement = f"{claim[: asked.slot.start]}{swapped}{claim[asked.slot.end :]}"
        own, says = asked.fact.id, self.course.language.items
        false = distractor.option._replace(text=says.true)
        # Of several reports one alone may say it, and a claim is its speaker's word.
        is_told = asked.fact.status == "reported" and asked.fact.mode == "happened"
        is_of_one = len({cite.source for cite in asked.fact.reports}) == 1
        if false.rationale == says.not_given and is_told and is_of_one:
            false = false._replace(rationale=says.says_instead.format(answer=right))
        verdicts = (
            Option(says.true, True, own) if is_true else false,
            Option(says.false, not is_true, own),
        )
        return Answer(
            says.true if is_true else says.false,
            TrueFalse(verdicts, swapped, correction="" if is_true else right),
            distractors=() if is_true else (distractor,),
            stem=template.stem.render(values | {"statement": sentence_case(statement)}),
        )


Finder = Callable[[OneFactMaker, Asked, Template, dict[str, str]], Answer | Passed]

FINDERS: dict[ItemKind, Finder] = {
    ItemKind.SHORT_ANSWER: OneFactMaker.recalled,
    ItemKind.CLOZE: OneFactMaker.cloze,
    ItemKind.CHOICE: OneFactMaker.choice,
    ItemKind.WHO_SAID_IT: OneFactMaker.choice,
    ItemKind.ACCORDING_TO: OneFactMaker.choice,
    ItemKind.MULTIPLE_RESPONSE: OneFactMaker.multiple_response,
    ItemKind.TRUE_FALSE: OneFactMaker.true_false,
    ItemKind.OPEN: lambda _, __, template, values: in_full(template, values),
}
"""How the answer is found, for each kind that asks about one fact."""


def in_full(
    template: Template, values: Mapping[str, str], stimulus: Stimulus | None = None
) -> Answer | Passed:
    """Return the model answer and the marking points of an open question.

    The answer may have several lines; each line of a marking point is a point of its own. It is
    passed over where `values` lacks something that the template names.
    """
    needs = (need for wording in template.wordings for need in wording.needs)
    missing = next((need for need in needs if not values.get(need)), None)
    if missing:
        return Passed(f"its words name `{missing}`, which there is not")
    if template.answer is None:
        return Passed("the template has no answer")
    answer, *marks = (
        [line.strip() for line in text.render(values).splitlines() if line.strip()]
        for text in (template.answer, *template.marks)
    )
    return Answer("\n".join(answer), Open(tuple(chain(*marks)), stimulus))


def can_be_swapped(fact: Fact, slot: Slot, numbers: Numbers) -> bool:
    """Tell whether other words can take the slot's position and nothing else shows it.

    They cannot where the slot's words stand elsewhere in the claim as well, where the verb agrees
    with "one", or where other numbers would be right as well ("fewer than", "more than").
    """
    before, after = fact.claim.text[: slot.start], fact.claim.text[slot.end :]
    once = slot.text.casefold() not in f"{before} | {after}".casefold()
    if slot.number is None:
        return once
    return once and slot.number.value != 1 and not is_bound(slot, fact.claim.text, numbers)


def swapped_words(asked: Asked, candidate: Candidate, course: Course) -> str:
    """Return the candidate's words as they read in the claim; empty where they would not fit.

    A name fits where article, number and gender agree with the key's.
    """
    slot = asked.slot
    if slot.when:
        say = course.language.dates.say
        other = candidate.slot.when if candidate.slot else None
        is_exact = slot.text == say(slot.when) and not slot.when.approximate
        return say(as_exact_as(slot.when, other)) if other and is_exact else ""
    if slot.number:
        numbers = numbers_of(course.language)
        return written_like(slot, candidate.axis, asked.fact.claim.text, numbers)
    if candidate.entry is None:
        return candidate.slot.text if candidate.slot else ""
    key, name = course.lexicon.entries[slot.entries[0]], candidate.entry.name
    if key.traits.human:
        return "" if _GENDERED.search(asked.fact.claim.text) else name
    is_named_in_full = slot.text.casefold() == key.name.casefold()
    article = re.search(r"\b(an?) $", asked.fact.claim.text[: slot.start])
    fits_article = article is None or article[1] == indefinite_article(name)
    is_like = is_named_in_full and is_plural(key.name) == is_plural(name)
    return name if is_like and fits_article else ""


def difficulty_of(fact: Fact, slot: Slot, kind: ItemKind, distractors: Iterable[Distractor]) -> int:
    """Return how hard an item of `kind` is, from 1 to 3, that asks for `slot` of `fact`.

    It begins with the fact's own difficulty. To recognise is easier than to recall, unless the
    wrong options are near: less one where they are not. To recall a day or a number exactly is
    harder than a name: more one. docs/question-templates.md tells curators.
    """
    axes = [distractor.candidate.axis for distractor in distractors]
    if axes:
        key, is_near = axis_of(slot), False  # names of one role never count as near
        if slot.when:
            days = _NEAR_DAYS.get(slot.when.precision, 0)
            is_near = any(abs(axis - key) <= days for axis in axes)
        elif slot.number:
            size = abs(key)
            is_near = any(size / _NEAR_TIMES <= abs(axis) <= size * _NEAR_TIMES for axis in axes)
        return fact.difficulty if is_near else max(EASIEST, fact.difficulty - 1)
    is_exact = slot.number or (slot.when and slot.when.precision is Precision.DAY)
    if kind.is_recalled and is_exact:
        return min(HARDEST, fact.difficulty + 1)
    return fact.difficulty
