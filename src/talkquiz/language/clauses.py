"""The parts of a claim around its marked verb: what stands in front, subject, verb, and the rest.

Nothing is parsed that is not marked: the verb group is, the words that are asked for are, and a
phrase in front of the subject ends with a comma or is a date. All else is text that is moved whole.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from talkquiz.language.english import MONTHS, is_plural
from talkquiz.language.verbs import AUXILIARIES, is_participle, is_past, of_participle, verb_form
from talkquiz.problem import TalkQuizError

SLOT = "\ue000"
"""Stands in a text for the words that are asked for."""
VERB, VERB_END = "\ue001", "\ue002"
"""Stand around each verb group."""

BE = frozenset("am is are was were".split())
_HAVE = frozenset("have has had".split())
_FINITE = AUXILIARIES - {"be", "have", "do"}
"""Forms of auxiliary verbs that are no infinitive."""
ADVERBS = frozenset(
    "also still then never always soon later first again only even just often already now not "
    "once twice both all thus therefore however instead together alone long".split()
)
PREPOSITIONS = (
    "about above across after against along among around as at before behind below beneath beside "
    "between beyond by despite during for from in inside into like near of off on onto out outside "
    "over past per since than through throughout to toward towards under until till up upon via "
    "with within without"
).split()
_TWO_WORDS = (
    "out of|up to|close to|next to|away from|because of|due to|as of|in front of|on board|as far as"
)
PREPOSITION_WORDS = frozenset((*PREPOSITIONS, *_TWO_WORDS.split("|")))
PREPOSITION = rf"(?:{_TWO_WORDS}|{'|'.join(PREPOSITIONS)})"
_CLAUSES = (
    "as when while after before because although though if once since until unless where".split()
)
_OPENERS = frozenset((*PREPOSITIONS, *_CLAUSES, "according", "unlike", "today", "by"))
DATE = (
    rf"(?:the (?:spring|summer|autumn|winter|end|middle|beginning|start) of )?"
    rf"(?:(?:early|late|mid|the)[ -])*(?:\d{{1,2}} )?(?:(?:{'|'.join(MONTHS)}) )?\d{{3,4}}s?"
)
_DATE_IN_FRONT = re.compile(rf"(?:As of|In|On|By|Since|Up to|From|Until|During) {DATE}(?:,? )")
_SLOT_IN_FRONT = re.compile(
    rf"(?:As of|In|On|At|By|Since|From|Until|During|Near|"
    rf"(?:Up to|Around|About)(?= {SLOT} (?:[A-Z]|the |an? ))) {SLOT} (?!(?:and|or|{PREPOSITION})\b)"
)
_NUMBER_IN_FRONT = re.compile(
    rf"(?:About|Around|Over|Under|Up to|More than|Less than|Fewer than|At least|At most|Nearly|"
    rf"Almost|Roughly|Some|Only) {SLOT} (?!,)",
    re.IGNORECASE,
)
SAYING = (
    "said|says|told|noted|notes|announced|warned|reported|reports|stated|added|"
    "wrote|argued|claimed|thought|believed|hoped|found|held|estimated|explained|"
    "declared|stressed|promised|insisted|pointed out"
)
_SAYS = re.compile(rf" {VERB}?(?:{SAYING})\b")
_WHEN_SAID = re.compile(rf" (?:in|on|by) {DATE}$")
SUBORDINATE = r"\b(?:that|which|who|whom|whose|when|if|because|where|while|although|after|before)\b"
_PRONOUNS = frozenset("he she it they this these that those".split())


class UnaskableError(TalkQuizError):
    """Raised where a claim cannot be turned into a question for a slot; says why, and the cure."""


class Verb(NamedTuple):
    """A marked verb group: its span in the claim, and the base form of its verb where given."""

    start: int
    end: int
    base: str | None = None


class Marked(NamedTuple):
    """A claim, its marked verb groups, and the spans of the words that no question repeats.

    `wholes` are names and dates with a mark of their own: nothing that follows belongs to them.
    """

    text: str
    verbs: Sequence[Verb]
    asides: Sequence[tuple[int, int]] = ()
    wholes: Sequence[tuple[int, int]] = ()


class Clause(NamedTuple):
    """The clause of the words that are asked for: its parts, of which one holds `SLOT`.

    `fronts` are phrases before the subject, as they stand, without the comma. `tail` says whose
    words the clause is ("as Ada Brook said in 2019"). `bases` are the base forms that the claim
    gives for the verbs in it. `wholes` are the marked names and dates.
    """

    fronts: tuple[str, ...]
    subject: str
    verb: str
    rest: str
    tail: str = ""
    bases: tuple[str | None, ...] = ()
    wholes: tuple[str, ...] = ()


def clause_of(claim: Marked, asked: tuple[int, int]) -> Clause:
    """Return the clause of the span `asked` of a claim; raises UnaskableError."""
    if not claim.verbs:
        raise UnaskableError("no verb is marked", "Mark the verb group: [walked out]{did}.")
    text = _with_signs(claim, asked)
    text = re.sub(rf"^According to [^,{SLOT}]+, ", "", text)
    text, tail = _without_frame(text)
    text, bases = _one_clause(text, tuple(verb.base for verb in claim.verbs))
    if ";" in text:
        raise UnaskableError("a second sentence follows the semicolon", "Make two facts of it.")
    left, _, after = text.partition(VERB)
    verb, _, rest = after.partition(VERB_END)
    slot = claim.text[slice(*asked)]
    fronts, subject = _fronts(
        left, is_name=bool(re.match("[A-Z]", slot) or re.fullmatch(DATE, slot))
    )
    _check_subject(subject)
    wholes = tuple(claim.text[start:end] for start, end in claim.wholes)
    return Clause(fronts, subject, verb, without_stop(rest), tail, bases, wholes)


def without_stop(text: str) -> str:
    """Return a sentence without the stop at its end, which stays in "Washington, D.C."."""
    text = text.rstrip("!? ")
    return text if re.search(r"\b[A-Z]\.[A-Z]\.$", text) else text.rstrip(".!? ")


def _with_signs(claim: Marked, asked: tuple[int, int]) -> str:
    """Return the claim with signs for what is asked and around verbs, without words left aside."""
    if any(asked[0] < verb.end and verb.start < asked[1] for verb in claim.verbs):
        raise UnaskableError("the words asked for hold the verb", "Mark verb and slot apart.")
    changes = [(*asked, SLOT)]
    text = claim.text
    for verb in claim.verbs:
        group = f"{VERB}{text[verb.start : verb.end]}{VERB_END}"
        changes.append((verb.start, verb.end, group))
    changes += [(start, end, "") for start, end in claim.asides]
    for start, end, instead in sorted(changes, reverse=True):
        text = text[:start] + instead + text[end:]
    text = re.sub(r" {2,}", " ", text)
    return re.sub(r" (?=[,.;:?!])", "", text).strip()


def _without_frame(text: str) -> tuple[str, str]:
    """Return the clause after "X said in May that", and "as X said in May" for its end."""
    left = text.partition(VERB)[0]
    fronts, rest = _fronts(left, strict=False)
    start = len(left.rstrip()) - len(rest)
    head, that, clause = text[start:].partition(" that ")
    says = _SAYS.search(head) if that and SLOT in clause else None
    if not says or VERB in head[: says.start()]:
        return text, ""
    if VERB not in clause:
        reason = "its verb, in the clause after “that”, is not marked"
        raise UnaskableError(reason, "Mark the verb of that clause: [controlled]{did}.")
    who = head[: says.start()]
    said = re.sub(f"[{VERB}{VERB_END}]", "", head[says.start() :])
    if not _WHEN_SAID.search(said):
        said += "".join(f" {front[:1].lower()}{front[1:]}" for front in fronts)
    who = who if fronts else lowered_article(who)
    return clause[:1].upper() + clause[1:], f"as {who}{said}"


def _one_clause(text: str, bases: tuple[str | None, ...]) -> tuple[str, tuple[str | None, ...]]:
    """Return the text with one verb group, that of the slot's clause, and the bases that hold.

    A second verb of the same subject ("left ... and reached") is taken in where the subject is
    asked for; a clause that depends on the slot's keeps its words.
    """
    bases = bases[-text.count(VERB) :]
    first, *groups = text.split(VERB)
    if len(groups) == 1:
        return text, bases
    verb, _, between = groups[0].partition(VERB_END)
    later = VERB.join(groups[1:])
    opens = first.partition(" ")[0].lower() in _CLAUSES
    if opens and ", " in between and SLOT not in f"{first}{between.rpartition(', ')[0]}":
        return _one_clause(f"{first}{verb}{between}{VERB}{later}", bases[1:])
    plain = f"{first}{VERB}{groups[0]}{re.sub(f'[{VERB}{VERB_END}]', '', later)}"
    if re.search(r"(?:^| )(?:and|but|or|then) $", between):
        if SLOT in first:
            return plain, bases[:1]
        reason = "two verbs share the subject, and the question would ask of both"
        raise UnaskableError(reason, "Make two facts of it, or mark one half {aside}.")
    depends = re.search(rf"\b(?:{'|'.join(_CLAUSES)}|which|who|whose|that)\b", between)
    if depends and SLOT in f"{first}{between[: depends.start()]}":
        return plain, bases[:1]
    reason = "the slot stands in a clause beside another"
    raise UnaskableError(reason, "Make two facts of it, or mark one half {aside}.")


def _fronts(
    left: str, *, strict: bool = True, is_name: bool = False
) -> tuple[tuple[str, ...], str]:
    """Split what stands before the verb into phrases in front and the subject.

    `is_name` tells that the slot is a name or a date, which ends a phrase in front.
    """
    fronts: list[str] = []
    while left:
        dated = _DATE_IN_FRONT.match(left[:1].upper() + left[1:])
        opener = left.partition(" ")[0].rstrip(",").lower()
        asked = _SLOT_IN_FRONT.match(left) if is_name else None
        if found := dated or asked:
            end = found.end()
        elif _NUMBER_IN_FRONT.match(left):
            return tuple(fronts), left.strip()
        elif opener in _OPENERS and ", " in left:
            end = left.index(", ") + 2
        elif opener in _OPENERS and (year := re.search(r"\b\d{4}s? (?!and\b|or\b|to\b)", left)):
            end = year.end()
        else:
            break
        fronts.append(left[:end].rstrip(", "))
        left = left[end:]
    if strict and not fronts and left.partition(" ")[0].lower() in _OPENERS - {"both", "all"}:
        reason = "where the opening phrase ends cannot be told"
        raise UnaskableError(reason, "End it with a comma.")
    return tuple(fronts), left.strip()


def _check_subject(subject: str) -> None:
    """Refuse a clause without a subject of its own before the verb."""
    if not subject:
        raise UnaskableError("no subject stands before the verb", "Put the subject first.")
    if subject.lower() in _PRONOUNS:
        reason = f"the subject is only “{subject}”"
        raise UnaskableError(reason, "Name it, or turn “It was ... that” round.")
    if SLOT not in subject and re.search(r" (?:and|but|or|then)$", subject):
        reason = "two verbs share the subject, and the first is not marked"
        raise UnaskableError(reason, "Make two facts of it, or mark one half {aside}.")


def lowered_article(text: str) -> str:
    """Return `text` with a small letter where it begins with an article or the like."""
    first = text.partition(" ")[0].lower()
    small = "a an the this these those its their his her some several many most all both no one"
    return text[:1].lower() + text[1:] if first in (*small.split(), *_OPENERS) else text


class Inverted(NamedTuple):
    """A verb group as it stands around the subject of a question: "did" ... "walk out"."""

    auxiliary: str
    remains: str


def inverted(verb: str, base: str | None) -> Inverted:
    """Return the verb group with its auxiliary apart, or with "do"; raises UnaskableError."""
    words = verb.split()
    adverbs: list[str] = []
    while len(words) > 1 and (words[0].lower() in ADVERBS or words[0].lower().endswith("ly")):
        adverbs.append(words.pop(0))
    first, rest = words[0].lower(), words[1:]
    after_have = next((word for word in rest if word not in ADVERBS), "")
    is_main_have = first in _HAVE and not (is_participle(after_have) or after_have == "been")
    is_main_do = first in ("do", "does", "did") and (not rest or rest[0] != "not")
    if first in AUXILIARIES and not is_main_have and not is_main_do:
        return Inverted(first, " ".join([*adverbs, *rest]))
    form = verb_form(first)
    if form is None and base is None:
        reason = f"the base form of `{first}` cannot be told"
        raise UnaskableError(reason, f"Write [{verb}]{{did=base form}}.")
    support = {"past": "did", "third": "does", "base": "do"}[form.form if form else "past"]
    plain = base or (form.base if form else first)
    opening, *repeated = plain.split()
    if repeated and rest:  # [set free]{did=set free}: the base form of the first word is enough
        if [word.lower() for word in rest[: len(repeated)]] != repeated:
            reason = f"`{plain}` is more than the base form of `{first}`"
            hint = f"Give that of the first word alone: [{verb}]{{did={opening}}}."
            raise UnaskableError(reason, hint)
        plain = opening
    for at, word in enumerate(rest[1:], start=1):
        other = verb_form(word)
        if rest[at - 1] in ("and", "or") and other and other.form != "base":
            rest[at] = other.base
    return Inverted(support, " ".join([*adverbs, plain, *rest]))


SAME_NOW_AND_THEN = frozenset(
    "bet bid burst cast cost cut hit hurt let put quit read rid set shed shut split spread "
    "thrust upset".split()
)
"""Verbs whose past is spelled as their present."""


def is_now_or_then(clause: Clause) -> bool:
    """Tell whether a verb of several may be of now or of then: "bees cut", without a date."""
    said = " ".join([*clause.fronts, clause.subject, clause.rest, clause.tail])
    is_same = clause.verb.partition(" ")[0] in SAME_NOW_AND_THEN and clause.bases[:1] in (
        (),
        (None,),
    )
    return is_same and is_plural(clause.subject) and not re.search(r"\d{3,4}", said)


def has_open_coordination(rest: str, auxiliary: str) -> bool:
    """Tell whether a second verb follows that is not marked: "... and has reached Valentia".

    One in its past form goes on from "was" as well as the first: "was closed and sold".
    """
    words = re.findall(r"\b(?:and|but) (\w+)", rest)
    goes_on = auxiliary not in ("did", "does", "do")
    return any(word in _FINITE or (is_past(word) and not goes_on) for word in words)


def main_verb(clause: Clause) -> str:
    """Return the base form of the main verb of a group: "sail" of "had hoped to sail"."""
    if clause.verb in BE:
        return "be"
    words = clause.verb.split()
    after_to = words[words.index("to") + 1 :] if "to" in words[1:-1] else []
    plain = [word for word in words if word not in AUXILIARIES | ADVERBS | {"been"}]
    main = (after_to or plain or words)[0]
    given = clause.bases[0] if clause.bases else None
    form = of_participle(main) or verb_form(main)
    return given or (form.base if form else main)
