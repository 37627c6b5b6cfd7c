"""Questions made from a claim by its marked verb: `[Ada Brook]{who} [lit]{did} the lamp`.

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
    DATE,
    PREPOSITION,
    PREPOSITION_WORDS,
    SAYING,
    SLOT,
    SUBORDINATE,
    Clause,
    Marked,
    UnaskableError,
    clause_of,
    has_open_coordination,
    inverted,
    is_now_or_then,
    main_verb,
    without_stop,
)
from talkquiz.language.english import plural, sentence_case
from talkquiz.language.gate import (
    GOES_WITH_VERB,
    MORE_OR_LESS,
    NAMING,
    Between,
    Sought,
    check_end,
    is_done,
    through_gate,
)
from talkquiz.language.number_questions import Number, Opening, number_opening
from talkquiz.language.passive import active
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
    """Asks for a number: the words of the slot."""

    text: str


class Reason(NamedTuple):
    """Asks why."""


Wanted = QuestionWords | Date | Count | Reason

_BEFORE_DATE = re.compile(
    r"(?P<before>.*?)(?:^| )(?P<prep>as of|up to|in|on|at|by|since|until|till|before|after|from|"
    r"for|during|around|about)$"
)


def ask(
    claim: Marked, asked: tuple[int, int], wanted: Wanted, is_common: Callable[[str], bool]
) -> str:
    """Return the question that asks for the words at `asked` in the claim; raises UnaskableError.

    `is_common` tells whether a phrase whose first word has a capital begins with no name.
    """
    clause = clause_of(claim, asked)
    subject = _lowered(clause.subject, is_common)
    fronts = tuple(_lowered(front, is_common) for front in clause.fronts)
    tail = f"as {_lowered(clause.tail[3:], is_common)}" if clause.tail else ""
    clause = clause._replace(subject=subject, fronts=fronts, tail=tail)
    front = next((each for each in fronts if SLOT in each), "")
    kept = [each for each in fronts if each != front]
    if front:
        core = _for_front(clause._replace(fronts=tuple(kept)), wanted, front)
    elif SLOT in subject:
        core = _for_subject(clause, wanted)
    elif SLOT not in clause.rest:
        reason = "what is asked for stands in another clause, or in words left aside"
        raise UnaskableError(reason, "Say it in the clause of the verb.")
    else:
        core = _for_rest(clause, wanted, claim.text[asked[0] : asked[1]])
    question = _with_fronts(core, kept, clause.tail)
    if len(question.split()) > MOST_WORDS:
        reason = f"the question has {len(question.split())} words"
        raise UnaskableError(reason, "Shorten the claim; its subject wants a short name.")
    return question


def _lowered(text: str, is_common: Callable[[str], bool]) -> str:
    """Return `text` without the capital of the sentence, where its first word is no name."""
    return text[:1].lower() + text[1:] if text[:1].isupper() and is_common(text) else text


def _with_fronts(core: str, fronts: Sequence[str], tail: str) -> str:
    """Return the question, with short phrases of time at its end and all else before it."""
    said = _SAID.match(core)
    ahead = [front for front in fronts if not _goes_back(front, core)]
    back = " ".join(front for front in fronts if front not in ahead)
    if back and said:
        core = f"{core[: said.end(1)]} {back}{core[said.end(1) :]}"
    elif back:
        core = f"{core} {back}"
    if ahead and ahead[0].startswith("of the "):
        core = _which_of(ahead[0], core)
    question = re.sub(r"\s+", " ", ", ".join([*ahead, core, *filter(None, [tail])]))
    return without_stop(sentence_case(re.sub(r" (?=[,.;])", "", question).strip(" ,"))) + "?"


def _which_of(front: str, core: str) -> str:
    """Return "which held" for "which armed group held" after "of the armed groups in Syria"."""
    for nouns in (r"\w+ \w+", r"\w+"):
        found = re.match(rf"which ({nouns}) ", core)
        if found and plural(found[1]) in front:
            return f"which {core[found.end() :]}"
    return core


_SAID = re.compile(rf"((?:who|which \w+(?: \w+)?) (?:{SAYING})) that ", re.IGNORECASE)


def _goes_back(front: str, core: str) -> bool:
    """Tell whether a phrase in front reads as well at the end of the question."""
    is_time = re.match(
        rf"(?:in|on|during|since|until) [^,]*\d{{3,4}}s?$|by (?:{DATE})$", front
    )  # not "by Ada Brook's account of May 2019"
    after = re.sub(r"^(?:\w+ )?(?:which|what|who)\b", "", core)
    long = re.search(r"\b(?:that|which|as|when|who)\b|, | to \w+ \w+ \w+ \w+", after)
    return bool(is_time) and (bool(_SAID.match(core)) or not long)


def _for_number_in_subject(clause: Clause, wanted: Count) -> str:
    """Return the question for a number in the subject: "Diplomats from how many countries met"."""
    before, after = clause.subject.split(SLOT)
    about = re.search(r"(?:^| )(?:about|around|roughly|some)$", before.strip(), re.IGNORECASE)
    kept = before.strip()[: about.start()] if about else before.strip()
    if MORE_OR_LESS.search(kept):
        raise UnaskableError(f"“{kept}” belongs to the number", "Take it into the slot.")
    if kept and not re.search(rf" {PREPOSITION}$", kept):
        raise UnaskableError("the number does not begin the subject", "Begin the claim with it.")
    opening = number_opening(Number(wanted.text, "", after, ""))
    words = f"{kept} {'about ' if about else ''}{opening.words}{opening.after}".strip()
    return f"{words} {clause.verb}{clause.rest}"


def _for_subject(clause: Clause, wanted: Wanted) -> str:
    """Return the question for the subject, or for a name that ends it; raises UnaskableError."""
    if isinstance(wanted, Count):
        return _for_number_in_subject(clause, wanted)
    if not isinstance(wanted, QuestionWords):
        reason = "the subject is no name"
        raise UnaskableError(reason, "Put the date or the reason after the verb.")
    before, after = clause.subject.split(SLOT)
    words, rest = wanted.words, f"{clause.verb}{clause.rest}"
    text = re.fullmatch(r"an? (.+), ", before)
    if text and after.strip() == ",":  # "a text of 2012, [the Communiqué], was"
        return f"which {text[1]} {rest}"
    possessive = re.match(r"[’']s? ", after)
    issued = re.match(r", (\w+) .*,$", after.strip())
    is_issued = bool(issued and is_participle(issued[1]) and wanted.noun)
    is_next = all(word in ADVERBS or word.endswith("ly") for word in after.split())
    if not (is_next or possessive or is_issued):
        reason = f"“{after.strip()}” stands between the slot and its verb"
        raise UnaskableError(reason, "Take it into the slot or the verb, or mark it {aside}.")
    if before.strip():
        if not wanted.noun or not re.search(r" (?:of|from|by|with|to) (?:the )?$", before):
            reason = f"“{before.strip()}” stands before the slot in the subject"
            raise UnaskableError(reason, "Take it into the slot, or make the slot the subject.")
        return f"{re.sub('the $', '', before)}{words}{after} {rest}"
    if possessive:
        whose = "whose" if words == "who" else f"{words}’s"
        return f"{whose}{after[possessive.end() - 1 :]} {rest}"
    if clause.verb in BE and (wanted.noun or wanted.called):
        return _for_defined(clause, wanted, after)
    if wanted.called and not wanted.noun and main_verb(clause) in ("mean", "denote", "stand"):
        words = "which word"
    return _for_whole_subject(clause, wanted._replace(words=words), after)


_IS_CALLED = re.compile(rf"(?:{'|'.join(BE)}) (?:called|named|termed|known as)")


def _for_whole_subject(clause: Clause, wanted: QuestionWords, after: str) -> str:
    """Return the question for the subject, with a verb that agrees: "which animal hunts"."""
    words, verb = wanted.words, _agreeing(clause.verb, wanted)
    if wanted.stays and not after and _IS_CALLED.fullmatch(verb):
        verb = clause.verb.partition(" ")[
            0
        ]  # "what is a spillway", not "what is called a spillway"
    is_of_all = re.search(r"\b(?:their|they|them|themselves)\b", clause.rest) and wanted.noun
    is_changed = verb != clause.verb  # what is of one has its "s" already: "a wall prevents"
    if is_of_all and is_changed and not verb.startswith(("is", "was", "has")):
        words, verb = plural(words), clause.verb  # "which animals store fat in their humps"
    return f"{words}{after} {verb}{clause.rest}"


def _for_defined(clause: Clause, wanted: QuestionWords, after: str) -> str:
    """Return the question for what "was" something: "which group ruled", "what was it called"."""
    noun = wanted.words.removeprefix("which ")
    named = re.match(rf" (?:the|a|an) {re.escape(noun)} (?:that|which) ", clause.rest)
    if named and wanted.noun:  # not "which group was the group that ruled"
        return f"{wanted.words} {clause.rest[named.end() :]}"
    if wanted.called and not after.strip():
        is_name = re.match(rf" {_WHOSE} (?:\w+ ){{0,2}}(?:term|name|word)\b", clause.rest)
        return f"what {clause.verb}{clause.rest}{'' if is_name else ' called'}"
    most = re.match(
        rf" (the (?:\w+est|most \w+|least \w+|only|first|last)) {re.escape(noun)}\b", clause.rest
    )
    rest = f" {most[1]}{clause.rest[most.end() :]}" if most and wanted.noun else clause.rest
    return f"{wanted.words}{after} {_agreeing(clause.verb, wanted)}{rest}"


_WHOSE = r"(?:the|an?|his|her|its|their|(?:the )?(?:[\w.-]+ ){0,2}[\w.-]+(?:[’']s|s[’']))"
"""What opens a noun: "the", "her", "Ada Brook's"."""


def _agreeing(verb: str, wanted: QuestionWords) -> str:
    """Return the verb group as it stands after the question words: "who was", not "who were"."""
    if wanted.plural:
        return verb
    adverb, first, rest = _parts(verb)
    singular = {"are": "is", "were": "was", "have": "has", "do": "does"}.get(first)
    form = verb_form(first)
    if singular is None and form and form.form == "base" and first not in _MODALS:
        singular = third_person(form.base)
    return " ".join(filter(None, (adverb, singular or first, rest)))


def _parts(verb: str) -> tuple[str, str, str]:
    """Return the adverbs that open a verb group, its first verb, and the rest of it."""
    words = verb.split()
    at = 0
    while at < len(words) - 1 and (words[at] in ADVERBS or words[at].endswith("ly")):
        at += 1
    return " ".join(words[:at]), words[at], " ".join(words[at + 1 :])


_MODALS = frozenset(
    "am is was will would can could shall should may might must ought had did has does".split()
)


def _for_front(clause: Clause, wanted: Wanted, front: str) -> str:
    """Return the question for a date, place or number in front; raises UnaskableError."""
    before, after = (part.strip() for part in front.split(SLOT))
    if after and not isinstance(wanted, Count):
        raise UnaskableError(
            f"“{after}” stands after the slot in front", "Put the slot at the end."
        )
    if before and before.lower() not in PREPOSITION_WORDS:
        reason = f"“{before}” stands before the slot in front"
        raise UnaskableError(reason, "Put the slot at the end of the claim.")
    said = " ".join([*clause.fronts, clause.subject, clause.rest])
    if isinstance(wanted, QuestionWords) and (wanted.stays or not before):
        raise UnaskableError("what stands in front is no date or place", "Put it after the verb.")
    opening = _opening(wanted, before, after, said)
    return f"{opening} {_turned(clause)}{clause.rest}"


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
            noun = f" {noun}" if noun else ""
            return "".join(number_opening(Number(wanted.text, preposition, noun, "")))
        case QuestionWords():
            if preposition in wanted.dropped:
                return wanted.words
            if wanted.words == "where" and preposition != "from":
                reason = f"“{preposition} where” is no question"
                raise UnaskableError(reason, "Give the place a role in the glossary.")
            if preposition == "at" and re.search(rf"\b(?:{_INSIDE})$", wanted.words):
                preposition = "in"
            return f"{preposition} {wanted.whom or wanted.words}".strip()
        case Reason():
            return "why"


def _turned(clause: Clause, subject: str | None = None) -> str:
    """Return subject and verb as a question has them: "did the council vote"."""
    if is_now_or_then(clause):
        reason = f"whether `{clause.verb}` is of now or of then cannot be told"
        raise UnaskableError(
            reason, f"Say when, or for then write [{clause.verb}]{{did=base form}}."
        )
    verb = inverted(clause.verb, clause.bases[0] if clause.bases else None)
    if has_open_coordination(clause.rest, verb.auxiliary):
        raise UnaskableError("a second verb follows that is not marked", "Mark it as well: {did}.")
    return " ".join(filter(None, (verb.auxiliary, subject or clause.subject, verb.remains)))


def _for_rest(clause: Clause, wanted: Wanted, words: str) -> str:
    """Return the question for what stands after the verb; raises UnaskableError."""
    before, after = clause.rest.split(SLOT)
    if isinstance(wanted, Date):
        return _for_date(clause, wanted, before, after)
    if isinstance(wanted, Reason):
        because = re.match(r"(?P<before>.*?),? because(?: of)?(?P<by>, [^,]+,)? $", before)
        if not because:
            reason = "no “because” stands before the reason"
            raise UnaskableError(reason, "Write: because [...].")
        return f"why{because['by'] or ''} {_turned(clause)}{because['before']}{after}"
    if words.startswith(("if ", "unless ")) and not before.strip():
        return f"on what condition {_turned(clause)}{after}"
    flags = {"counts": isinstance(wanted, Count)}
    if isinstance(wanted, QuestionWords):
        flags |= {"stays": wanted.stays or wanted.called, "noun": wanted.noun}
    between = through_gate(Sought(before.strip(), words, clause, **flags))
    if isinstance(wanted, Count):
        return _for_number(clause, wanted, between, after)
    check_end(clause, between, after)
    after = f"{_spaced(between.moved)}{after}"
    if wanted.stays:
        return _for_thing(clause, wanted, words, between, after)
    return _for_name(clause, wanted, between, after)


def _for_name(clause: Clause, wanted: QuestionWords, between: Between, after: str) -> str:
    """Return the question for a name after the verb: "to which country does Greenland belong"."""
    words, stays, preposition = wanted.words, between.stays, between.preposition
    by, doer = re.match(r"by (.+ of)$", between.of_which), words
    if by:  # "a lack of which vitamin causes scurvy"
        doer = f"{by[1]} {words}"
    if preposition == "by" or by:  # "who found penicillin", not "by whom was penicillin found"
        verb = active(clause.verb, plural=wanted.plural)
        is_plain = preposition == "by" or bool(by)
        if verb and is_plain:
            return f"{doer} {verb} {clause.subject}{_spaced(stays)}{after}"
    turned = f"{_turned(clause)}{_spaced(stays)}"
    if between.of_which:
        return f"{between.of_which} {words} {turned}{after}"
    if wanted.called and not preposition and _IS_CALLED.fullmatch(clause.verb):
        if re.match(r"(?!thing |string |king |ring |spring |wing )[a-z]+ing ", clause.subject):
            be = clause.verb.partition(" ")[0]  # "what is moving people out called" misleads
            return f"what {be} the term for {clause.subject}{_spaced(stays)}{after}"
        words = "what"
    behind = between.ends_behind and preposition not in wanted.dropped
    strands = preposition == "of" and re.match(r" (?:on|in|at|by|to) ", after)
    if behind and (words == "where" or strands):
        reason = f"“{preposition}” would be left at the end, far from “{words}”"
        raise UnaskableError(
            reason, f"Widen the claim, so that no “{preposition}” stands before the slot."
        )
    if behind or (" " in preposition and clause.verb in BE):  # "the capital of"
        return f"{words} {turned} {preposition}{after}"
    if not preposition:
        return f"{wanted.whom or words} {turned}{after}"
    return f"{_opening(wanted, preposition, '', '')} {turned}{after}"


def _spaced(text: str) -> str:
    """Return `text` with a space before it, or nothing."""
    return f" {text}" if text else ""


def _for_number(clause: Clause, wanted: Count, between: Between, after: str) -> str:
    """Return the question for a number after the verb; raises UnaskableError."""
    behind = between.preposition if between.ends_behind else ""
    preposition = "" if behind else between.preposition
    from_then = re.match(rf"( (?:in|on) (?:{DATE}))( to .*)", after)
    when = ""
    if preposition == "from" and from_then:  # "from [20 dollars] in 1943 to 55 cents"
        when, after = from_then.groups()
    if between.quantity:
        opening = Opening(f"{preposition} what {between.quantity}".strip(), after)
    else:
        number = Number(wanted.text, preposition, after, main_verb(clause), clause.subject)
        opening = number_opening(number)
    words = re.sub(r"\b(how|what)\b", r"about \1", opening.words, count=1)
    turned = f"{_turned(clause)}{_spaced(between.stays)}{_spaced(behind)}{_spaced(between.moved)}"
    return f"{words if between.about else opening.words}{when} {turned}{opening.after}"


def _for_thing(
    clause: Clause, wanted: QuestionWords, words: str, between: Between, after: str
) -> str:
    """Return "what did they walk out of": the preposition stays with the verb."""
    if _is_named_after(clause, after) or (
        main_verb(clause) in NAMING and after.startswith(" after ")
    ):
        reason = "what the slot is called follows it"
        raise UnaskableError(reason, "Make the slot the subject: [...]{...} was called ...")
    if clause.verb in BE and not between.preposition and not _is_noun(words):
        raise UnaskableError("a description is not asked for", "Ask for it in words of your own.")
    if re.match(rf"(?!to ){PREPOSITION} ", words):
        reason = f"the slot begins with “{words.partition(' ')[0]}”"
        raise UnaskableError(reason, "Leave the preposition before the slot.")
    if re.fullmatch("[a-z]+ly", words) and not between.preposition:
        return f"how {_turned(clause)}{_spaced(between.stays)}{after}"
    preposition = between.preposition
    turned = f"{_turned(clause)}{_spaced(between.stays)}"
    done = _doing(words, clause.verb, preposition)
    if preposition in _OF_TIME or (preposition == "to" and after.startswith(" to ")):
        return f"{preposition} {wanted.words} {turned}{after}"  # "after what did it rise"
    if done == "do":
        preposition = "" if turned.endswith(" to") else "to"
    return f"{wanted.words} {turned} {preposition} {done}{after}"


_OF_TIME = frozenset("after before during since until despite throughout".split())


def _is_named_after(clause: Clause, after: str) -> bool:
    """Tell whether the name of the slot follows it: "called [the moons] satellites"."""
    follows = re.match(r" ([\w“”\"]+)", after)
    is_name = follows is not None and follows[1] not in GOES_WITH_VERB
    return main_verb(clause) in NAMING and " " not in clause.verb and is_name


def _is_noun(words: str) -> bool:
    """Tell whether `words` after "was" name something, and do not only describe it."""
    starts = re.match(r"(?:an?|the|its|his|her|their|one|no) |[A-Z“\"]|to |[a-z]+ing ", words)
    return (
        bool(starts)
        or re.search(r"[^su]s$| (?:of|for|to|in|with|and|who|that|which) ", words) is not None
    )


def _doing(words: str, verb: str, preposition: str) -> str:
    """Return "do" or "doing" where the slot is something that is done: "agreed [to negotiate]"."""
    first = words.partition(" ")[0]
    if first == "to" or (preposition == "to" and is_done(words)):
        return "do"
    if (preposition == "to" or verb.endswith(" to")) and re.search(_TO_DO, f"{verb} "):
        form = verb_form(first)
        is_noun = first in ("a", "an", "the", "its", "their", "his", "her") or first[:1].isupper()
        is_base = form is not None and (form.form == "base" or form.base == first)
        is_verb = is_base and not first.endswith("s")
        return "do" if is_verb and not is_noun else ""
    return "doing" if first.endswith("ing") and len(first) > 5 and not preposition else ""


_TO_DO = (
    r"\b(?:agreed|refused|wanted|hoped|planned|promised|tried|decided|due|meant|failed|asked|"
    r"needed|had|was|were|is|are|intended|offered|threatened|vowed|sought|expected|obliged|able|"
    r"set|used|ought|began|continued|managed|helped|learned|duty|began) "
)


def _for_date(clause: Clause, wanted: Date, before: str, after: str) -> str:
    """Return the question for a date anywhere after the verb; raises UnaskableError."""
    if re.search(SUBORDINATE, re.sub(r"\b(?:after|before) $", "", before)):
        raise UnaskableError(
            "the date stands in a clause of its own", "Ask for it in a fact of its own."
        )
    found = _BEFORE_DATE.match(re.sub(r" the $", " ", before).rstrip())
    if found is None and before.rstrip().endswith((" of", " between", " to", " and")):
        raise UnaskableError(
            "the date belongs to the words before it", "Give it a preposition: in [...]."
        )
    if not found and re.search(r"(?:^| )(?:[A-Z]\w*|spring|summer|autumn|winter)$", before.strip()):
        reason = f"“{before.strip().rpartition(' ')[2]}” belongs to the date"
        raise UnaskableError(reason, "Take it into the slot.")
    if re.match(r" (?:and|or|to)\b \d", after):
        raise UnaskableError("the date is one of several", "Take all of it into the slot.")
    preposition, kept = (found["prep"], found["before"]) if found else ("", before.rstrip())
    kept = re.sub(r"(?:^| )(?:only|already|back|as (?:early|late) as)$", "", kept)
    fronts = list(clause.fronts)
    said = " ".join([*fronts, clause.subject, kept, after])
    opening = _opening(wanted, preposition, "", said)
    why = re.search(r",? because (?!of\b)[^,]*$", f"{kept}{after}")
    if why:  # why something came about helps nobody to find when
        kept, after = f"{kept}{after}"[: why.start()], ""
    return f"{opening} {_turned(clause)} {kept.strip()}{after}"
