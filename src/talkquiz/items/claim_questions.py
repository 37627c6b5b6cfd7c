"""Questions made from claims: which question words ask for a slot, and the question itself.

How a question is put together is English grammar (language/questions.py); here is what it asks
for: who or which power, what, when and how exactly, where, how many, why.
"""

import re
from functools import cached_property, lru_cache

from talkquiz.course.claim_slots import Slot
from talkquiz.course.course import Course
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.facts import Fact
from talkquiz.items.answer_nouns import noun_of
from talkquiz.language.clauses import Marked, UnaskableError, Verb
from talkquiz.language.dates import Precision
from talkquiz.language.english import content_words
from talkquiz.language.first_words import ALWAYS_SMALL, begins_small
from talkquiz.language.questions import Count, Date, QuestionWords, Reason, Wanted, ask

_WHAT = QuestionWords("what", stays=True)
_WHO = QuestionWords("who", whom="whom")
_WHERE = QuestionWords("where", dropped=("in", "at", "on", "to", "into", "onto", ""))
_NOT_ASKED = {
    "clause": "what somebody said is not asked for, only who said it",
    "predicate": "a description is not asked for, only what it describes",
    "quote": "quoted words are not asked for: nobody should have to know them by heart",
}


def _is_whole(slot: Slot) -> bool:
    """Tell whether nothing after a slot can belong to its words: a date, or a proper name."""
    is_name = bool(slot.entries) and slot.type.name in ("actor", "party", "place")
    return bool(slot.when) or (is_name and slot.text[:1].isupper())


def _not_repeated(fact: Fact, asked: Slot) -> list[tuple[int, int]]:
    """Return the spans of a claim that its question leaves out: asides, and a marked reason.

    The reason has a question of its own, which another one would answer by repeating it.
    """
    spans = [(mark.start, mark.end) for mark in fact.claim.asides]
    because = fact.slots.get("because")
    if because and because.name != asked.name:
        before = fact.claim.text[: because.start]
        joint = re.search(r",? because(?: of)?(?:, [^,]+,)? $", before)
        # Whoever gives the reason ("because, as she said, ...") may be what is asked for.
        if joint and not joint.start() <= asked.start < because.start:
            spans.append((joint.start(), because.end))
    return spans


def has_only_a_year(fact: Fact, slot: Slot) -> bool:
    """Tell whether a claim says nothing else of a slot than a verb and a year."""
    return bool(_ONLY_A_YEAR.fullmatch(_beside(fact, slot))) and slot.when is None


def has_only_a_speaker(fact: Fact, slot: Slot) -> bool:
    """Tell whether a claim says nothing else of what somebody said or wanted than who it was."""
    if slot.name not in ("said", "wants"):
        return False
    who = fact.slots.get("who")
    return not content_words(_beside(fact, slot, *([who] if who else [])))


def _beside(fact: Fact, *slots: Slot) -> str:
    """Return what a claim says beside these slots, its verbs and its asides."""
    spans = [(each.start, each.end) for each in slots]
    spans += [(each.start, each.end) for each in (*fact.claim.verbs, *fact.claim.asides)]
    rest = fact.claim.text
    for start, end in sorted(spans, reverse=True):
        rest = f"{rest[:start]} {rest[end:]}"
    return rest


_ONLY_A_YEAR = re.compile(
    r"\W*(?:in|since|until|during|by|before|after) (?:early |late |about )?\d{4}\W*", re.IGNORECASE
)


class ClaimQuestions:
    """Makes questions from the claims of a course."""

    def __init__(self, course: Course) -> None:
        self.course = course

    def question(self, fact: Fact, slot: Slot) -> str:
        """Return the question that asks for `slot` by the claim's verb; raises UnaskableError."""
        if not self.course.language.is_english:
            raise UnaskableError("questions are made from claims in English only")
        verbs = [Verb(mark.start, mark.end, mark.value) for mark in fact.claim.verbs]
        asides = _not_repeated(fact, slot)
        wholes = [(each.start, each.end) for each in fact.slots.values() if _is_whole(each)]
        claim = Marked(fact.claim.text, verbs, asides, wholes)
        wanted = self._wanted(fact, slot)
        if has_only_a_year(fact, slot) and not (isinstance(wanted, QuestionWords) and wanted.noun):
            reason = "the question would have only a year to go by"
            cure = "Widen the claim: say more than the year, or give the name a role."
            raise UnaskableError(reason, cure)
        return ask(claim, (slot.start, slot.end), wanted, self._is_common)

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
        if kind in ("actor", "party", "place", "document", "term"):
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
        return _WHO if slot.type.name in ("actor", "party") and not entries else _WHAT

    def _is_common(self, phrase: str) -> bool:
        """Tell whether a phrase at the start of a claim begins with no name.

        A word that has a capital elsewhere is a name, one that stands small elsewhere is none; of
        one that does both ("Red Sea" and "red blood cells") what follows tells.
        """
        word, following = re.match(r"([^ ,’'-]*)[ -]?(.?)", phrase).groups()  # type: ignore[union-attr]
        small, capitals = self._words
        lowered = word.lower()
        if lowered in ALWAYS_SMALL:
            return True
        if not word[1:].islower():
            return False
        if word in capitals and lowered in small:
            return not (capitals[word] or following.isupper())
        if word in capitals or lowered in small:
            return lowered in small
        return begins_small(phrase)

    @cached_property
    def _words(self) -> tuple[frozenset[str], dict[str, bool]]:
        """Return the words that stand without a capital somewhere, and those with one.

        Of these it tells whether one stands alone, not only before another: "Red Cross".
        """
        entries, facts = self.course.lexicon.entries.values(), self.course.facts.entries.values()
        texts = [fact.claim.text for fact in facts]
        texts += [fact.why for fact in facts if fact.why]
        texts += [entry.description for entry in entries]
        names = [fact.name for fact in facts]
        names += [name for entry in entries for name in entry.names]
        # The first word of a sentence has its capital in any case.
        others = [text.partition(" ")[2] for text in texts]
        return _as_written("\n".join([*texts, *names]), "\n".join([*others, *names]))


@lru_cache(maxsize=4)
def _as_written(text: str, without_first: str) -> tuple[frozenset[str], dict[str, bool]]:
    words = set(_WORD.findall(text))
    capitals: dict[str, bool] = {}
    for word, following in _CAPITAL.findall(without_first):
        capitals[word] = capitals.get(word, False) or not following
    return frozenset(word for word in words if "a" <= word[0] <= "z"), capitals


_WORD = re.compile(r"\w+")
# What stands before is looked at last, so that only capitals are looked at.
_CAPITAL = re.compile(r"([A-Z](?<!\w[A-Z])(?<![.!?] [A-Z])\w*)(?:[ -]([A-Z]))?")


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
