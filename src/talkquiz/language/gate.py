"""The gate: what may stand between a verb and what is asked for, so that a question is sure.

Nothing unmarked may but one preposition, and what surely belongs to the verb: particles ("broke
away from"), adverbs, a date, a marked name, the receiver after "gave". Each way below knows one
such form; what none of them knows is refused.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from talkquiz.language.clauses import (
    ADVERBS,
    BE,
    DATE,
    PREPOSITION,
    PREPOSITION_WORDS,
    PREPOSITIONS,
    SUBORDINATE,
    Clause,
    UnaskableError,
    main_verb,
)
from talkquiz.language.number_questions import QUANTITIES, measures
from talkquiz.language.verbs import of_participle, verb_form

PARTICLES = (
    "up out off down back away over apart ashore aside forward ahead together home in on through "
    "around along aloft afloat aground"
).split()
NAMING = ("call", "name", "term", "dub", "christen", "nickname")
"""Verbs with a second object, which says what the first is called."""
_PHRASAL = frozenset(
    "take in,bring in,let in,hand in,call in,turn in,rein in,take on,put on,carry on,pass on,"
    "turn on,try on,spur on,leave behind,take over,win over,hand over,run over,knock over".split(
        ","
    )
)
"""Verbs with a word that looks like a preposition: "took in refugees"."""
_GIVING = frozenset(
    "give grant offer promise teach show tell ask send cost lend pay bring award allow deny owe "
    "leave assign guarantee earn win save".split()
)
_ABOUT = "about|around|roughly|approximately|some"
MORE_OR_LESS = re.compile(
    r"\b(?:more than|less than|fewer than|over|under|nearly|almost|at least|at most|up to|only|"
    r"just|all|every|each)$",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    rf"(?:(?P<preposition>{PREPOSITION}) )?(?:an?|the) "
    rf"(?P<quantity>(?:[a-z]+ )?(?:{QUANTITIES})) of"
)
_BELONGS = r"(?:an?|the) (?:[a-z]+ ){1,3}(?:of|for|to)"
_SEVERAL = (
    "an?|the|his|her|its|their|two|three|four|five|six|seven|eight|nine|ten|several|many|most|all"
)
_PART_OF = re.compile(rf"(?:(?:{PREPOSITION}) )?(?:{_SEVERAL}) (?:[a-z]+ ){{1,2}}of")
_BETWEEN = re.compile(
    rf"(?P<stays>(?:(?:{'|'.join(PARTICLES)}|him|her|it|them|us|(?!only)[a-z]+ly|almost|again|"
    r"once|twice|first|for the first time|from [A-Z]\w+)(?: |$))*)"
    rf"(?P<moved>(?:(?:on|in|by|since|until|during|as of) (?:{DATE})(?: |$))?)"
    rf"(?P<preposition>(?:{PREPOSITION})?)"
)
_READS_BETTER_BEHIND = re.compile(
    r"of|(?:out|away|in front) of|(?:close|next|up) to|away from|up|off|down|out|over"
)
_DOES = re.compile(
    r"([a-z]+) (?:an?|the|his|her|its|their|our|my|this|that|these|those|all|both|every|up|out|off|"
    r"down|back|away|over|him|them|it|us|for|from|with|against|into|at|on|in|more|less|money)\b"
)


class Sought(NamedTuple):
    """What is asked for: the words before it and its own, its clause, and how it is asked.

    `counts` tells that it is a number, `stays` that "what" asks for it, `noun` that "which country"
    or the like does.
    """

    before: str
    words: str
    clause: Clause
    counts: bool = False
    stays: bool = False
    noun: bool = False


class Between(NamedTuple):
    """What stands between a verb and what is asked for.

    `stays` follows the verb, `preposition` belongs to what is asked for, `moved` is a date, which
    may stand anywhere. `about` tells that a number is a rough one, `quantity` what it measures.
    `of_which` are the words that what is asked for ends: "four moons of".
    """

    stays: str = ""
    preposition: str = ""
    moved: str = ""
    about: bool = False
    quantity: str = ""
    of_which: str = ""

    @property
    def ends_behind(self) -> bool:
        """Tell whether the preposition reads better after the verb: "What were they made of?"."""
        after_up = re.search(r"\b(?:up|down)$", self.stays)
        behind = after_up or _READS_BETTER_BEHIND.fullmatch(self.preposition)
        return bool(self.preposition and behind)


def through_gate(sought: Sought) -> Between:
    """Return the parts of what stands between verb and slot; raises UnaskableError."""
    modifier = MORE_OR_LESS.search(sought.before)
    if sought.counts and modifier:
        reason = f"“{modifier[0]}” belongs to the number"
        raise UnaskableError(reason, "Take it into the slot.")
    for way in _WAYS:
        if found := way(sought):
            return found
    reason = f"“{sought.before}” stands between the verb and the slot"
    hint = "Widen {did} up to the slot or its preposition, or turn the claim."
    raise UnaskableError(reason, hint)


def _preposition(sought: Sought) -> Between | None:
    bare = _without_article(sought.before)
    last = sought.clause.verb.rpartition(" ")[2]
    form = of_participle(last) or verb_form(last)
    if form and f"{form.base} {bare}" in _PHRASAL:
        return Between(stays=bare)
    is_rough = sought.counts and re.fullmatch(_ABOUT, bare)
    is_alone = not bare or bare in PREPOSITION_WORDS
    return Between(preposition=bare) if is_alone and not is_rough else None


def _rough_number(sought: Sought) -> Between | None:
    """Take "about" for the number's: "live for about [120 days]"."""
    about = re.search(rf"(?:^| )(?:{_ABOUT})$", sought.before) if sought.counts else None
    if not about:
        return None
    before = sought.before[: about.start()]
    return through_gate(sought._replace(before=before))._replace(about=True)


def _measured(sought: Sought) -> Between | None:
    """Take what a number measures into the question words: "at a speed of", "aged"."""
    if not sought.counts:
        return None
    if sought.before == "aged":
        return Between(preposition="at", quantity="age")
    aged = re.fullmatch(r"([^,]+) (?:at the age of|aged)", sought.before)
    if aged and not re.search(SUBORDINATE, aged[1]):
        return Between(stays=aged[1], preposition="at", quantity="age")
    found = _MEASURED.fullmatch(sought.before)
    preposition = found["preposition"] or "" if found else ""
    return Between(preposition=preposition, quantity=found["quantity"]) if found else None


def _belongs(sought: Sought) -> Between | None:
    """Let what somebody is to what is asked for stay: "is the capital of [Australia]"."""
    is_sure = sought.clause.verb in BE and re.fullmatch(_BELONGS, sought.before)
    return Between(preposition=sought.before) if is_sure and not sought.counts else None


def _particles(sought: Sought) -> Between | None:
    """Let particles, adverbs and pronouns stay, and a date move: "broke away in 1922 from"."""
    found = _BETWEEN.fullmatch(_without_article(sought.before))
    if not found:
        return None
    stays, preposition = found["stays"].strip(), found["preposition"]
    left, _, last = stays.rpartition(" ")
    if left and not preposition and not found["moved"] and last in PREPOSITION_WORDS:
        stays, preposition = left, last  # "died out on"
    return Between(stays, preposition, found["moved"].strip())


def _receiver(sought: Sought) -> Between | None:
    """Let the receiver stay: "gave women [the vote]", "called the moons [satellites]"."""
    verb, before = main_verb(sought.clause), sought.before
    is_short = len(before.split()) <= 4 and not re.search(
        rf"\b(?:{PREPOSITION}|that|how|why|whether|what|who|which|if|when|where)\b", before
    )
    if verb in _GIVING and is_short and (sought.stays or sought.counts):
        return Between(stays=before)
    names = verb in NAMING and not sought.counts and " " not in sought.clause.verb
    is_whole = not re.search(rf"{SUBORDINATE}|[,“”\"]|\b(?:as|after|for)$", before)
    return Between(stays=before) if names and is_whole else None


def _to_do(sought: Sought) -> Between | None:
    """Let what stands before "to" stay, where what is asked for is done: "led a march to"."""
    if not sought.stays or not sought.before.endswith(" to") or not is_done(sought.words):
        return None
    is_clear = not re.search(SUBORDINATE, sought.before)
    stays = sought.before.removesuffix(" to")
    return Between(stays=stays, preposition="to") if is_clear else None


def _part_of(sought: Sought) -> Between | None:
    """Take what is part of it into the question words: "four moons of which planet"."""
    found = _PART_OF.fullmatch(sought.before) if sought.noun else None
    return Between(of_which=found[0]) if found else None


def _adverbial_number(sought: Sought) -> Between | None:
    """Let an object stay before a number that surely goes with the verb: "for [3 years]"."""
    found = re.fullmatch(r"([^,]+) (for|at|by|into)", sought.before) if sought.counts else None
    if not found or re.search(SUBORDINATE, found[1]):
        return None
    is_sure = found[2] == "into" or measures(sought.words, found[2])
    is_free = main_verb(sought.clause) not in _ASKING
    return Between(stays=found[1], preposition=found[2]) if is_sure and is_free else None


_ASKING = frozenset(
    "ask call agree plan demand offer promise announce propose order sentence want seek "
    "sign".split()
)
"""After these, what follows an object is what was agreed: "a truce for two weeks"."""


def _after_a_whole(sought: Sought) -> Between | None:
    """Let a marked name or date stay: "orbited [Saturn] for", "was sold in [Rome] by"."""
    for whole in sought.clause.wholes:
        start, found, preposition = sought.before.partition(f"{whole} ")
        is_start = not start or start.strip() in PREPOSITION_WORDS
        is_sure = preposition in PREPOSITION_WORDS and preposition not in ("of", "between")
        if found and is_start and is_sure:
            return Between(stays=f"{start}{whole}", preposition=preposition)
    return None


def is_done(words: str) -> bool:
    """Tell whether words after "to" are what somebody does: "wash their hands"."""
    found = _DOES.match(words)
    form = verb_form(found[1]) if found else None
    return bool(found and form and (form.form == "base" or form.base == found[1]))


def _without_article(text: str) -> str:
    return re.sub(r"(?:^| )(?:the|an?)$", "", text)


_WAYS: tuple[Callable[[Sought], Between | None], ...] = (
    _measured,
    _preposition,
    _rough_number,
    _belongs,
    _particles,
    _after_a_whole,
    _adverbial_number,
    _receiver,
    _to_do,
    _part_of,
)
"""From the surest to the least sure."""


GOES_WITH_VERB = frozenset((*PREPOSITIONS, *PARTICLES, *ADVERBS)) | frozenset(
    "to not as than so but and or yet that if though where while because there here today almost "
    "nearly quite twice ever".split()
)
"""What may follow a slot without going on about it."""
_COMPLETED = frozenset(
    "make keep leave name call elect appoint declare crown find consider render set hold turn "
    "paint think get send bring take put help let see hear watch deem prove pronounce dub "
    "vote choose drive lay strip".split()
)
"""Verbs whose object can have a word after it that says what becomes of it: "made Canute king"."""
_GOES_ON = re.compile(
    r" (?:that|which|who|whom|whose|of|or|and)\b|[’']"
    r"|, (?!(?:as|on|in|at|by|when|after|before|while|although|with|but|so|despite)\b)"
)


def check_end(clause: Clause, between: Between, after: str) -> None:
    """Refuse a slot whose phrase goes on after it: "[French] rule", "the [army] that fled"."""
    word = re.match(r" ([a-z]+)", after)
    completes = not between.preposition and main_verb(clause) in _COMPLETED
    is_more = word and word[1] not in GOES_WITH_VERB and not word[1].endswith(("ly", "wards"))
    if _GOES_ON.match(after) or (is_more and not completes):
        reason = f"“{after.strip()}” goes on about the slot"
        raise UnaskableError(reason, "Take it into the slot, or mark it {aside}.")
