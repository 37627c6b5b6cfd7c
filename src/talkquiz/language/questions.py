"""Questions made from a claim by its marked verb: "[Ada Brook]{who} [lit]{did} the lamp."

`ask` is given the claim, where its verb and the words asked for stand, and the question words that
fit them. It moves what is marked and leaves every other word as it is. The gate: between the verb
and what is asked for stands nothing but one preposition (a date may stand anywhere in the clause);
what passes it was as good as a person's question in three of four claims, what did not was wrong
as often as right. Whatever is not certain is refused, with the reason and the cure.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from talkquiz.language.clauses import (
    ADVERBS,
    BE,
    PREPOSITION,
    SAYING,
    SLOT,
    CannotAsk,
    Clause,
    Verb,
    clause_of,
    has_open_coordination,
    inverted,
)
from talkquiz.language.english import sentence_case
from talkquiz.language.verbs import is_participle, third_person, verb_form

MOST_WORDS = 25
"""A longer question is not asked: its subject wants a shorter name."""


class QuestionWords(NamedTuple):
    """What asks for a slot.

    `words` ("which armed group", "who", "what", "on what date") stand at the front; `whom` instead
    of them after a preposition or as object, where that differs. A preposition goes with them,
    `stays` with its verb ("What did they walk out of"), or is `dropped` where it is one of these
    ("where"). `noun` tells that the words hold one, `plural` that they ask for several; `called`
    that it is the name of what the claim defines ("What was the main body called?").
    """

    words: str
    whom: str = ""
    called: bool = False
    noun: bool = False
    plural: bool = False
    stays: bool = False
    dropped: tuple[str, ...] = ()


class Date(NamedTuple):
    """Asks for a date: `words` ("what date", "which month and year"), and those with the year said.

    `year` is the year, empty where it cannot stand in the question.
    """

    words: str
    with_year: str = ""
    year: str = ""


class Count(NamedTuple):
    """Asks for a number: the words of the slot, and the unit that the claim does not repeat."""

    text: str
    unit: str = ""


class Reason(NamedTuple):
    """Asks why."""


Wanted = QuestionWords | Date | Count | Reason

_DATE_PREPOSITIONS = (
    "in on at by since until till before after from for during around about between up to as of"
)
_BEFORE_DATE = re.compile(
    r"(?P<before>.*?)(?:^| )(?P<prep>as of|up to|in|on|at|by|since|until|till|before|after|from|"
    r"for|during|around|about)$"
)
_SUBORDINATE = re.compile(
    r"\b(?:that|which|who|whom|whose|when|if|because|where|while|although|after|before)\b"
)
_MODIFIER = re.compile(
    r"\b(?:more than|less than|fewer than|over|under|about|nearly|almost|some|around|roughly|"
    r"at least|at most|up to|only|just|all)$"
)
_AFTER_SLOT = re.compile(
    r"^(?: (?:that|which|who|whom|whose|of|or)\b|, (?!(?:as|on|in|at|by|when|after|before|while|although|with|but|so)\b))"
)


def ask(
    claim: str,
    asked: tuple[int, int],
    wanted: Wanted,
    verbs: Sequence[Verb],
    asides: Sequence[tuple[int, int]] = (),
    *,
    is_common: Callable[[str], bool] = str.islower,
) -> str:
    """Return the question that asks for the words at `asked` in the claim; raises CannotAsk.

    `is_common` tells whether a word with a capital at the start of the claim is no name.
    """
    clause = clause_of(claim, asked, verbs, asides)
    subject = _lowered(clause.subject, is_common)
    fronts = tuple(_lowered(front, is_common) for front in clause.fronts)
    tail = f"as {_lowered(clause.tail[3:], is_common)}" if clause.tail else ""
    clause = clause._replace(subject=subject, fronts=fronts, tail=tail)
    words = claim[asked[0] : asked[1]]
    if any(SLOT in front for front in fronts):
        core, kept = _for_front(clause, wanted)
    elif SLOT in subject:
        core, kept = _for_subject(clause, wanted)
    else:
        core, kept = _for_rest(clause, wanted, words)
    question = _with_fronts(core, kept, clause.tail)
    if len(question.split()) > MOST_WORDS:
        reason = f"the question has {len(question.split())} words"
        raise CannotAsk(reason, "Shorten the claim; its subject wants a short name.")
    return question


def _lowered(text: str, is_common: Callable[[str], bool]) -> str:
    """Return `text` without the capital of the sentence, where its first word is no name."""
    first = re.split(r"[ ,’'-]", text, maxsplit=1)[0]
    return text[:1].lower() + text[1:] if is_common(first) else text


def _with_fronts(core: str, fronts: Sequence[str], tail: str) -> str:
    """Return the question, with short phrases of time at its end and all else before it."""
    said = _SAID.match(core)
    ahead = [front for front in fronts if not _goes_back(front, core)]
    back = " ".join(front for front in fronts if front not in ahead)
    if back and said:
        core = f"{core[: said.end(1)]} {back}{core[said.end(1) :]}"
    elif back:
        core = f"{core} {back}"
    of_which = re.match(r"of the [^,]*s\b", ahead[0]) if ahead else None
    if of_which:  # "of the armed groups in Syria, which armed group"
        core = re.sub(
            r"^which (?:\w+ )?(\w+)(?= )", lambda m: "which" if m[1] in ahead[0] else m[0], core
        )
    question = re.sub(r"\s+", " ", ", ".join([*ahead, core, *filter(None, [tail])]))
    return sentence_case(re.sub(r" (?=[,.;])", "", question).strip()).rstrip(".,") + "?"


_SAID = re.compile(rf"((?:who|which \w+(?: \w+)?) (?:{SAYING})) that ", re.IGNORECASE)


def _goes_back(front: str, core: str) -> bool:
    """Tell whether a phrase in front reads as well at the end of the question."""
    is_time = re.match(r"(?:in|on|by|during|since|until) [^,]*\d{3,4}s?$", front)
    after = re.sub(r"^(?:\w+ )?(?:which|what|who)\b", "", core)
    long = re.search(r"\b(?:that|which|as|when|who)\b|, | to \w+ \w+ \w+ \w+", after)
    return bool(is_time) and (bool(_SAID.match(core)) or not long)


def _for_subject(clause: Clause, wanted: Wanted) -> tuple[str, Sequence[str]]:
    """Return the question for the subject, or for a name or number in it; raises CannotAsk."""
    before, after = clause.subject.split(SLOT)
    rest = f"{clause.verb}{clause.rest}"
    if isinstance(wanted, Count):
        if _MODIFIER.search(before.strip()):
            raise CannotAsk(f"“{before.strip()}” belongs to the number", "Take it into the slot.")
        if before.strip() and not re.search(rf" {PREPOSITION} $", before):
            raise CannotAsk("the number does not begin the subject", "Begin the claim with it.")
        return f"{before}{_count_words(wanted, after)} {rest}", clause.fronts
    if not isinstance(wanted, QuestionWords):
        raise CannotAsk("the subject is no name", "Put the date or the reason after the verb.")
    possessive = re.match(r"[’']s? ", after)
    adverbs = after.split()
    is_free = all(word in ADVERBS or word.endswith("ly") for word in adverbs)
    is_aside = re.match(r", (\w+) .*,$", after.strip() if after.strip()[:1] == "," else "")
    participle = bool(is_aside and is_participle(is_aside[1]) and wanted.noun)
    words = wanted.words
    named = re.fullmatch(r"an? (.+), ", before)
    if named and after.strip() == ",":  # "a text of 2012, [the Communiqué], was"
        return f"which {named[1]} {rest}", clause.fronts
    if not (is_free or possessive or participle):
        reason = f"“{after.strip()}” stands between the slot and its verb"
        raise CannotAsk(reason, "Take it into the slot or the verb, or mark it {aside}.")
    if before.strip():
        if not wanted.noun or not re.search(r" (?:of|from|by|with|to) (?:the )?$", before):
            reason = f"“{before.strip()}” stands before the slot in the subject"
            raise CannotAsk(reason, "Take it into the slot, or make the slot the subject.")
        opening = re.sub(r"the $", "", before)
        return f"{opening}{words}{after} {rest}", clause.fronts
    verb = _agreeing(clause.verb, wanted)
    named = re.match(
        rf" (?:the|a|an) {wanted.words.removeprefix('which ')} (?:that|which) ", clause.rest
    )
    if named and wanted.noun and clause.verb in BE:  # "which group was the group that ruled"
        return f"{words} {clause.rest[named.end() :]}", clause.fronts
    if wanted.called and clause.verb in BE and is_free:
        is_name = re.match(r" (?:the|a) (?:\w+ )?(?:term|name|word)\b", clause.rest)
        return f"what {clause.verb}{clause.rest}{'' if is_name else ' called'}", clause.fronts
    if possessive:
        words = "whose" if words == "who" else f"{words}’s"
        after, verb = after[possessive.end() - 1 :], clause.verb
    return f"{words}{after} {verb}{clause.rest}", clause.fronts


def _agreeing(verb: str, wanted: QuestionWords) -> str:
    """Return the verb group as it stands after the question words: "who was", not "who were"."""
    first, _, rest = verb.partition(" ")
    if wanted.plural:
        return verb
    singular = {"are": "is", "were": "was", "have": "has", "do": "does"}.get(first)
    form = verb_form(first)
    if singular is None and form and form.form == "base" and first not in _MODALS:
        singular = third_person(form.base)
    return " ".join(filter(None, (singular or first, rest)))


_MODALS = frozenset(
    "am is was will would can could shall should may might must ought had did has does".split()
)


def _for_front(clause: Clause, wanted: Wanted) -> tuple[str, Sequence[str]]:
    """Return the question for a date, place or number in a phrase in front; raises CannotAsk."""
    front = next(front for front in clause.fronts if SLOT in front)
    before, after = (part.strip() for part in front.split(SLOT))
    if after and not isinstance(wanted, Count):
        raise CannotAsk(f"“{after}” stands after the slot in front", "Put the slot at the end.")
    if before and not re.fullmatch(PREPOSITION, before, re.IGNORECASE):
        reason = f"“{before}” stands before the slot in front"
        raise CannotAsk(reason, "Put the slot at the end of the claim.")
    others = [each for each in clause.fronts if each != front]
    said = " ".join([*others, clause.subject, clause.rest])
    if isinstance(wanted, QuestionWords) and (wanted.stays or not before):
        raise CannotAsk("what stands in front is no date or place", "Put it after the verb.")
    opening = _opening(wanted, before, after, said)
    return f"{opening} {_turned(clause)}{clause.rest}", others


_INSIDE = "city|town|village|building|country|province|region|area|state|district"


def _opening(wanted: Wanted, preposition: str, noun: str, said: str) -> str:
    """Return the question words with the preposition that goes with them."""
    match wanted:
        case Date():
            words = wanted.words
            if wanted.year and re.search(rf"\b{wanted.year}\b", said):
                words = wanted.with_year
            if not words:
                return (
                    "when"
                    if preposition in ("", "in", "on", "at", "during")
                    else f"{preposition} when"
                )
            return f"{preposition or ('on' if words == 'what date' else 'in')} {words}"
        case Count():
            return f"{preposition} {_count_words(wanted, f' {noun}')}".strip()
        case QuestionWords():
            if preposition in wanted.dropped:
                return wanted.words
            if preposition == "at" and re.search(rf"\b(?:{_INSIDE})$", wanted.words):
                preposition = "in"
            return f"{preposition} {wanted.whom or wanted.words}".strip()
        case Reason():
            return "why"


def _turned(clause: Clause, subject: str | None = None) -> str:
    """Return subject and verb as a question has them: "did the council vote"."""
    verb = inverted(clause.verb, clause.bases[0] if clause.bases else None)
    if verb.auxiliary in ("did", "does", "do") and has_open_coordination(clause.rest):
        raise CannotAsk("a second verb follows that is not marked", "Mark it as well: {did}.")
    return " ".join(filter(None, (verb.auxiliary, subject or clause.subject, verb.remains)))


def _for_rest(clause: Clause, wanted: Wanted, words: str) -> tuple[str, Sequence[str]]:
    """Return the question for what stands after the verb; raises CannotAsk."""
    before, after = clause.rest.split(SLOT)
    match wanted:
        case Date():
            return _for_date(clause, wanted, before, after), clause.fronts
        case Reason():
            because = re.search(r"(?P<before>.*?),? because(?: of)?(?P<by>, [^,]+,)? $", before)
            if not because:
                raise CannotAsk("no “because” stands before the reason", "Write: because [...].")
            turned = f"{_turned(clause)}{because['before']}{after}"
            return f"why{because['by'] or ''} {turned}", clause.fronts
    if words.startswith(("if ", "unless ")) and not before.strip():
        return f"on what condition {_turned(clause)}{after}", clause.fronts
    preposition = _through_gate(before.strip(), clause)
    if not isinstance(wanted, Count) and _AFTER_SLOT.match(after):
        reason = f"“{after.strip()}” goes on about the slot"
        raise CannotAsk(reason, "Take it into the slot, or mark it {aside}.")
    if isinstance(wanted, Count):
        return _for_number(clause, wanted, preposition, after), clause.fronts
    if re.match(r" and\b", after):
        reason = f"“{after.strip()}” goes on with more of the same"
        raise CannotAsk(reason, "Take it into the slot, or mark it {aside}.")
    turned = _turned(clause)
    if " " in preposition and preposition.endswith(" of") and clause.verb in BE:
        return f"{wanted.words} {turned} {preposition}{after}", clause.fronts
    base = verb_base(clause.verb.split(), clause)
    if base in ("call", "name", "term", "dub") and after.strip() and wanted.stays:
        reason = "what the slot is called follows it"
        raise CannotAsk(reason, "Make the slot the subject: [...]{...} was called ...")
    if wanted.stays:
        done = _doing(words, clause.verb, preposition)
        left = "" if done and preposition == "to" and done == "do" else preposition
        if done == "do" and not turned.endswith(" to"):
            left = "to"
        return f"{wanted.words} {turned} {left} {done}{after}", clause.fronts
    opening = _opening(wanted, preposition, "", "")
    if not preposition and wanted.whom:
        opening = wanted.whom
    return f"{opening} {turned}{after}", clause.fronts


def _through_gate(before: str, clause: Clause) -> str:
    """Return the preposition between verb and slot, or the empty text; raises CannotAsk."""
    bare = re.sub(r"(?:^| )(?:the|a|an)$", "", before)
    if not bare or re.fullmatch(PREPOSITION, bare):
        return bare
    if clause.verb in BE and re.fullmatch(r"the (?:\w+ ){1,3}of", bare):
        return bare
    if _MODIFIER.search(before):
        raise CannotAsk(f"“{before}” belongs to the number", "Take it into the slot.")
    reason = f"“{before}” stands between the verb and the slot"
    raise CannotAsk(reason, "Widen {did} up to the slot or its preposition, or turn the claim.")


def _doing(words: str, verb: str, preposition: str) -> str:
    """Return "do" or "doing" where the slot is something that is done: "agreed [to negotiate]"."""
    first = words.partition(" ")[0]
    if first == "to":
        return "do"
    if (preposition == "to" or verb.endswith(" to")) and re.search(_TO_DO, f"{verb} "):
        form = verb_form(first)
        is_noun = first in ("a", "an", "the", "its", "their", "his", "her") or first[:1].isupper()
        return (
            "do" if form and form.form == "base" and not is_noun and not first.endswith("s") else ""
        )
    return "doing" if first.endswith("ing") and len(first) > 5 and not preposition else ""  # noqa: PLR2004


_TO_DO = (
    r"\b(?:agreed|refused|wanted|hoped|planned|promised|tried|decided|due|meant|failed|asked|"
    r"needed|had|was|were|is|are|intended|offered|threatened|vowed|sought|expected|obliged|able|"
    r"set|used|ought|began|continued|managed|helped|learned|duty|began) "
)


def _for_date(clause: Clause, wanted: Date, before: str, after: str) -> str:
    """Return the question for a date anywhere after the verb; raises CannotAsk."""
    if _SUBORDINATE.search(re.sub(r"\b(?:after|before) $", "", before)):
        raise CannotAsk(
            "the date stands in a clause of its own", "Ask for it in a fact of its own."
        )
    found = _BEFORE_DATE.match(re.sub(r" the $", " ", before).rstrip())
    if found is None and before.rstrip().endswith((" of", " between", " to", " and")):
        raise CannotAsk(
            "the date belongs to the words before it", "Give it a preposition: in [...]."
        )
    if re.match(r" (?:and|or|to)\b \d", after):
        raise CannotAsk("the date is one of several", "Take all of it into the slot.")
    preposition, kept = (found["prep"], found["before"]) if found else ("", before.rstrip())
    fronts = [each for each in clause.fronts]
    said = " ".join([*fronts, clause.subject, kept, after])
    opening = _opening(wanted, preposition, "", said)
    return f"{opening} {_turned(clause)} {kept.strip()}{after}"


_TIMES = "second minute hour day night week month year decade century generation".split()
_LENGTHS = "kilometre kilometer mile metre meter yard foot feet km mi m inch centimetre millimetre fathom".split()
_SHORT_UNITS = {
    "km": "kilometres", "m": "metres", "cm": "centimetres", "mm": "millimetres", "kg": "kilograms",
    "g": "grams", "t": "tonnes", "mi": "miles", "ft": "feet", "lb": "pounds", "kW": "kilowatts",
    "MW": "megawatts", "W": "watts", "V": "volts", "Hz": "hertz", "h": "hours", "min": "minutes",
}  # fmt: skip
_SHARE = re.compile(r"%|per ?cent\b|\b(?:half|thirds?|quarters?|fifths?|tenths?|most)\b")
_MONEY = re.compile(r"[$£€¥]|\b(?:dollars?|euros?|francs?|roubles?|rubles?|cents?)\b")
_HEAT = re.compile(r"°|\bdegrees?\b")
_SPEED = re.compile(
    r"\b(?:km|m|miles?|kilomet(?:re|er)s?|metres?)(?:/| per | an? )(?:h|s|hour|second)\b|\bmph\b|\bknots?\b"
)
_MOVING = frozenset(
    "travel sail fly run walk drift move bounce fall rise go swim drive march jump climb drop extend stretch".split()
)
_ADJECTIVES = "long wide high deep tall thick old away across apart off late early heavy".split()
_NUMBER_WORDS = re.compile(
    r"^(?:(?:about|nearly|almost|around|roughly|some|more|less|fewer|than|over|under|at|least|most|up|to|just|"
    r"only|well|between|and|a|an|the|approximately|another|minus|plus|"
    r"hundred|thousand|million|billion|dozen|bn|mn|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"\w+teen|\w+ty(?:-\w+)?|[−–-]?[\d.,\u00a0\u202f]*\d(?:st|nd|rd|th|[-–−]\d+)?(?:m|bn|k)?)(?=\s|$)\s*)+",
    re.IGNORECASE,
)
_STOPS = re.compile(
    rf" (?!(?:of|on|about) )(?:{PREPOSITION}|and|or|that|which|who|whose|when|while|because|if|but|so|is|are|was|were|had|has|have)\b|[,;:.]"
)

_STOPS_OF = re.compile(
    r" (?:in|by|on|at|since|until|during|from|after|before|for) (?:[^ ]+ )?\d|[,;:.]"
    r"| (?:that|which|who|when|while|because|if|but|so|is|are|was|were|had|has|have)\b"
)


def _for_number(clause: Clause, wanted: Count, preposition: str, after: str) -> str:
    """Return the question for a number after the verb; raises CannotAsk."""
    text, unit = wanted.text, _unit_of(wanted)
    if (
        re.search(r"(?:\d|\b)(?:st|nd|rd|th|first|second|third)\b", text)
        and not text[-1:].isdigit()
    ):
        raise CannotAsk("a number in an order is not counted", "Ask for it in words of your own.")
    turned, verb = _turned(clause), clause.verb.split()
    is_copula = clause.verb in BE
    adjective = re.match(rf" ({'|'.join(_ADJECTIVES)})\b(?! of)", after)
    noun, tail = _counted_noun(after)
    if _SHARE.search(text) and not _starts_with_noun(after):
        share = "what share" if after.startswith(" of ") else "what percentage"
        return f"{preposition} {share}{noun if after.startswith(' of ') else ''} {turned}{tail if after.startswith(' of ') else after}"
    if _MONEY.search(text):
        return f"{preposition} how much {turned}{after}"
    if _HEAT.search(text) or _SPEED.search(text):
        if is_copula and not preposition:
            return f"what {turned}{after}"
        what = "what temperature" if _HEAT.search(text) else "what speed"
        return f"{preposition} {what} {turned}{after}"
    times = re.match(r" as \w+ as .*| as \w+$", after)
    if times and re.search(r"\b(?:times|twice)\b", text):
        return f"how many times{after} {turned}"
    if adjective and unit:
        return f"how {adjective[1]} {turned}{after[adjective.end() :]}"
    if unit in _TIMES:
        later = re.match(r" (?:later|after|before|earlier)\b", after)
        if later:
            return (
                f"how long{after} {turned}"
                if not after.strip() in ("later", "earlier")
                else f"how much {after.strip()} {turned}"
            )
        if preposition in ("", "for") and not is_copula:
            return f"how long {turned}{after}"
    if is_copula and not preposition and unit and clause.subject != "there" and not noun.strip():
        return f"what {turned}{after}"
    if unit in _LENGTHS and not preposition and verb_base(verb, clause) in _MOVING:
        return f"how far {turned}{after}"
    if unit:
        kept = noun if noun.startswith(" of ") else ""
        return f"{preposition} how many {_plural_unit(text, wanted)}{kept} {turned}{after[len(kept) :]}"
    return f"{preposition} {_count_words(wanted, after[: len(after) - len(tail)])} {turned}{tail}"


def verb_base(verb: Sequence[str], clause: Clause) -> str:
    """Return the base form of the main verb of a group: "sailed", "had sailed"."""
    main = next((word for word in reversed(verb) if verb_form(word)), verb[-1])
    given = clause.bases[0] if clause.bases else None
    form = verb_form(main)
    return given or (form.base if form else main)


def _counted_noun(after: str) -> tuple[str, str]:
    """Split what follows a number into what is counted, and the rest."""
    stop = (_STOPS_OF if " of " in after.partition(",")[0] else _STOPS).search(after)
    end = stop.start() if stop else len(after)
    words = after[:end].split(" ")
    for at, word in enumerate(words[2:], start=2):
        if word.endswith("ed") or word in ("later", "earlier", "ago"):
            end = len(" ".join(words[:at]))
            break
    return after[:end], after[end:]


def _starts_with_noun(after: str) -> bool:
    """Tell whether a noun follows at once, and no preposition."""
    return bool(after.strip()) and not re.match(rf" (?:{PREPOSITION}|of)\b|[,.;]", after)


def _unit_of(wanted: Count) -> str:
    """Return the unit that the words of the slot hold, in the singular; empty if there is none."""
    unit = _NUMBER_WORDS.sub("", wanted.text.strip()).strip()
    first = unit.split(" ")[0]
    return first[:-1] if first.endswith("s") and first[:-1] in (*_TIMES, *_LENGTHS) else first


def _plural_unit(text: str, wanted: Count) -> str:
    """Return the unit in the slot's words as it stands after "how many"."""
    unit = _NUMBER_WORDS.sub("", text.strip()).strip()
    if unit in _SHORT_UNITS:
        return _SHORT_UNITS[unit]
    if not re.match(r"[^\W\d_]", unit):
        raise CannotAsk(f"what `{unit}` counts cannot be told", "Write the unit as a word.")
    singular = {
        "foot": "feet",
        "man": "men",
        "woman": "women",
        "person": "people",
        "child": "children",
    }
    if unit in singular:
        return singular[unit]
    if re.match(r"(?:a|an|one)\b", text) and not unit.endswith("s"):
        return unit + "s"
    return unit


def _count_words(wanted: Count, noun: str) -> str:
    """Return the words that ask for a number before its noun: "how many zones"."""
    if _SHARE.search(wanted.text):
        return f"what share{noun}" if noun.startswith(" of ") else f"what percentage{noun}"
    if _MONEY.search(wanted.text):
        return f"how much{noun}"
    if _unit_of(wanted):
        return f"how many {_plural_unit(wanted.text, wanted)}{noun}"
    if not noun.strip() or not re.match(r" \w", noun):
        raise CannotAsk("what is counted does not follow the number", "Write it after the slot.")
    return f"how many{noun}"
