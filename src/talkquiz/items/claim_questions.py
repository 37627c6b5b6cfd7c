"""Questions made from claims: which question words ask for a slot, and the question itself.

How a question is put together is English grammar (language/questions.py); here is what it asks
for: who or which power, what, when and how exactly, where, how many, why.
"""

import re
from functools import cached_property

from talkquiz.course.claim_slots import Slot
from talkquiz.course.course import Course
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.facts import Fact
from talkquiz.items.answer_nouns import noun_of
from talkquiz.language.clauses import Marked, UnaskableError, Verb
from talkquiz.language.dates import Precision
from talkquiz.language.questions import Count, Date, QuestionWords, Reason, Wanted, ask

_WHAT = QuestionWords("what", stays=True)
_WHO = QuestionWords("who", whom="whom")
_WHERE = QuestionWords("where", dropped=("in", "at", "on", "to", ""))
_NOT_ASKED = {
    "clause": "what somebody said is not asked for, only who said it",
    "predicate": "a description is not asked for, only what it describes",
    "quote": "quoted words are not asked for: nobody should have to know them by heart",
}


class ClaimQuestions:
    """Makes questions from the claims of a course."""

    def __init__(self, course: Course) -> None:
        self.course = course

    def question(self, fact: Fact, slot: Slot) -> str:
        """Return the question that asks for `slot` by the claim's verb; raises UnaskableError."""
        if not self.course.language.is_english:
            raise UnaskableError("questions are made from claims in English only")
        verbs = [Verb(mark.start, mark.end, mark.value) for mark in fact.claim.verbs]
        asides = [(mark.start, mark.end) for mark in fact.claim.asides]
        because = fact.slots.get("because")
        if because and because is not slot:
            # The reason has a question of its own, which this one would answer.
            before = re.search(
                r",? because(?: of)?(?:, [^,]+,)? $", fact.claim.text[: because.start]
            )
            asides += [(before.start(), because.end)] if before else []
        claim, span = Marked(fact.claim.text, verbs, asides), (slot.start, slot.end)
        return ask(claim, span, self._wanted(fact, slot), self._is_common)

    def _wanted(self, fact: Fact, slot: Slot) -> Wanted:
        """Return the question words for a slot; raises UnaskableError."""
        kind = slot.type.name
        if kind in _NOT_ASKED:
            raise UnaskableError(_NOT_ASKED[kind])
        if slot.when:
            return _date_words(slot)
        if slot.number:
            return Count(slot.text)
        if kind == "reason":
            return Reason()
        if kind in ("actor", "place", "document", "term"):
            return self._name_words(slot, fact)
        return _WHAT

    def _name_words(self, slot: Slot, fact: Fact) -> QuestionWords:
        """Return "who", "where", "what", "which power" or "which two powers"."""
        entries = [self.course.lexicon.entries[each] for each in slot.entries]
        noun = noun_of(entries, self.course) if entries else None
        is_place = slot.type.name == "place"
        if fact.kind in bundled_kinds().of_names and slot.type.name == "term":
            return QuestionWords(
                f"which {noun.one}" if noun else "what", called=True, noun=bool(noun)
            )
        if noun and len(entries) > 1:
            count = self.course.language.numbers.in_words(len(entries))
            return QuestionWords(f"which {count} {noun.other}", noun=True, plural=True)
        if noun:
            dropped = ("",) if is_place else ()
            return QuestionWords(f"which {noun.one}", noun=True, dropped=dropped)
        if is_place:
            return _WHERE
        if any(entry.traits.human or entry.traits.speaks for entry in entries):
            return _WHO
        return _WHO if slot.type.name == "actor" and not entries else _WHAT

    def _is_common(self, word: str) -> bool:
        """Tell whether a word with a capital at the start of a claim is no name."""
        lowered = word.lower()
        if lowered in _SMALL:
            return True
        if word in self._capitals or not word[1:].islower():
            return False
        return lowered in self._small_words or lowered.endswith(_COMMON_ENDINGS)

    @cached_property
    def _capitals(self) -> frozenset[str]:
        """Words that have a capital within a sentence or a name."""
        entries, facts = self.course.lexicon.entries.values(), self.course.facts.entries.values()
        texts = [fact.claim.text.partition(" ")[2] for fact in facts]
        texts += [f". {name}" for entry in entries for name in entry.names]
        return frozenset(word for text in texts for word in re.findall(r"\b[A-Z]\w*", text))

    @cached_property
    def _small_words(self) -> frozenset[str]:
        """Words that stand without a capital somewhere."""
        entries, facts = self.course.lexicon.entries.values(), self.course.facts.entries.values()
        texts = [f"{fact.claim.text} {fact.name} {fact.why or ''}" for fact in facts]
        texts += [f"{entry.description} {' '.join(entry.names)}" for entry in entries]
        return frozenset(word for text in texts for word in re.findall(r"\b[a-z]\w*", text))


_SMALL = frozenset(
    "a an the this that these those its their his her my our some several many most all both no "
    "one two three four five six seven eight nine ten in on at by as of since up to from during "
    "after before when while under despite until within with without for because although there "
    "each every any few more less about nearly almost over at least".split()
)
_COMMON_ENDINGS = ("tions", "tion", "ment", "ments", "ing", "ings", "ness", "ers", "ists", "ors")


def _date_words(slot: Slot) -> Date:
    """Return what asks for a date, as exactly as it is known."""
    when = slot.when
    if when is None or when.approximate or when.lower is None:
        return Date("")
    year = str(when.lower.year)
    if slot.text and not re.search(r"\d", slot.text):
        return Date("")
    match when.precision:
        case Precision.DAY:
            return Date("what date", "what date", year)
        case Precision.MONTH:
            return Date("which month and year", "which month", year)
        case Precision.YEAR if not re.match(r"(?:early|late|mid)", slot.text):
            return Date("which year")
    return Date("")
