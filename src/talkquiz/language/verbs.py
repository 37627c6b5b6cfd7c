"""English verbs: the base form of a past or a third person, and which words are participles.

The base form of most verbs is told by their spelling. Where that leaves two ("hoped" from "hope",
"opened" from "open") a rule says which is usual, and EXCEPTIONS hold the others. The forms of
irregular verbs are a table.
"""

import re
from functools import cache
from typing import Literal, NamedTuple

IRREGULAR = """
arise arose arisen, awake awoke awoken, bear bore borne, beat beat beaten, become became become,
befall befell befallen, beget begot begotten, begin began begun, behold beheld beheld, bend bent
bent, bereave bereft bereft, beseech besought besought, beset beset beset, bet bet bet, bid bid
bid, bind bound bound, bite bit bitten, bleed bled bled, blow blew blown, break broke broken, breed
bred bred, bring brought brought, broadcast broadcast broadcast, build built built, burn burnt
burnt, burst burst burst, buy bought bought, cast cast cast, catch caught caught, choose chose
chosen, cling clung clung, come came come, cost cost cost, creep crept crept, cut cut cut, deal
dealt dealt, dig dug dug, do did done, draw drew drawn, dream dreamt dreamt, drink drank drunk,
drive drove driven, dwell dwelt dwelt, eat ate eaten, fall fell fallen, feed fed fed, feel felt
felt, fight fought fought, find found found, flee fled fled, fling flung flung, fly flew flown,
forbid forbade forbidden, forecast forecast forecast, foresee foresaw foreseen, foretell foretold
foretold, forget forgot forgotten, forgive forgave forgiven, forgo forwent forgone, forsake forsook
forsaken, freeze froze frozen, get got got, ghostwrite ghostwrote ghostwritten, give gave given, go
went gone, grind ground ground, grow grew grown, hang hung hung, have had had, hear heard heard,
hide hid hidden, hit hit hit, hold held held, hurt hurt hurt, inlay inlaid inlaid, input input
input, interweave interwove interwoven, keep kept kept, kneel knelt knelt, knit knit knit, know
knew known, lay laid laid, lead led led, lean leant leant, leap leapt leapt, learn learnt learnt,
leave left left, lend lent lent, let let let, lie lay lain, light lit lit, lose lost lost, make
made made, mean meant meant, meet met met, mislead misled misled, mistake mistook mistaken, mow
mowed mown, offset offset offset, outdo outdid outdone, outgrow outgrew outgrown, overcome overcame
overcome, overhear overheard overheard, override overrode overridden, overrun overran overrun,
oversee oversaw overseen, overtake overtook overtaken, overthrow overthrew overthrown, partake
partook partaken, pay paid paid, put put put, quit quit quit, read read read, rebuild rebuilt
rebuilt, repay repaid repaid, rid rid rid, ride rode ridden, ring rang rung, rise rose risen, run
ran run, say said said, see saw seen, seek sought sought, sell sold sold, send sent sent, set set
set, sew sewed sewn, shake shook shaken, shear sheared shorn, shed shed shed, shine shone shone,
shoot shot shot, show showed shown, shrink shrank shrunk, shut shut shut, sing sang sung, sink sank
sunk, sit sat sat, slay slew slain, sleep slept slept, slide slid slid, sling slung slung, slink
slunk slunk, slit slit slit, smell smelt smelt, smite smote smitten, sow sowed sown, speak spoke
spoken, speed sped sped, spell spelt spelt, spend spent spent, spill spilt spilt, spin spun spun,
spit spat spat, split split split, spoil spoilt spoilt, spread spread spread, spring sprang sprung,
stand stood stood, steal stole stolen, stick stuck stuck, sting stung stung, stink stank stunk,
stride strode stridden, strike struck struck, string strung strung, strive strove striven, swear
swore sworn, sweep swept swept, swell swelled swollen, swim swam swum, swing swung swung, take took
taken, teach taught taught, tear tore torn, tell told told, think thought thought, thrive throve
thrived, throw threw thrown, thrust thrust thrust, tread trod trodden, undergo underwent undergone,
understand understood understood, undertake undertook undertaken, undo undid undone, uphold upheld
upheld, upset upset upset, wake woke woken, wear wore worn, weave wove woven, wed wed wed, weep
wept wept, wet wet wet, win won won, wind wound wound, withdraw withdrew withdrawn, withhold
withheld withheld, withstand withstood withstood, wring wrung wrung, write wrote written
"""
"""Base form, past and participle."""

EXCEPTIONS = """
accustom, ache, add, adhere, adore, alias, annul annulled, ante, ape, appal, arc, arc arcked,
atone, augur, avalanche, awe, axe, ballot, bang, baste, bathe, bedevil, bedevil bedevilled, beggar,
bellyache, belong, bias, bias biassed, bivouac bivouacked, blossom, boomerang, bottom, boycott,
breathe, bung, bus, bus bussed, butt, cache, callus, canoe, canvas, caravan, caucus, cavil, cavil
cavilled, census, centre, chafe, chagrin, chaperone, chorus, clang, clothe, cohere, collar, combat,
compete, complete, condone, contravene, convene, corral, corral corralled, create, debut, delete,
delineate, deplete, deplore, dethrone, develop, devil, devil devilled, dial dialled, dissuade,
distil distilled, disunite, douche, duel duelled, dye, dynamite, ebb, egg, eke, empanel impanelled,
enrol, enthral, enthrone, envelop, equal, equal equalled, err, excite, excrete, expedite, explore,
extol extolled, extradite, eye, fathom, finesse, focus, focus focussed, foretaste, frolic
frolicked, fuel fuelled, fulfil fulfilled, gallop, gang, garrotte, gas gassed, gazette, gossip,
hiccup, ignite, ignore, impanel empanelled, imperil, imperil imperilled, implore, incite, inhere,
initial initialled, instil instilled, interfere, intervene, intone, invalid, invite, journal,
kayak, knife, lambaste, lasso lassooed, lens, loathe, long, manoeuvre, marshal, marshal marshalled,
martyr, massacre, metre, mimic, misspell, mitre, mortar, murmur, nauseate, niche, orphan,
outmanoeuvre, overawe, owe, panic panicked, parasite, parrot, paste, pedal, pedal pedalled, pencil,
pencil pencilled, permeate, persevere, persuade, picnic picnicked, pillar, pilot, ping, pirouette,
pivot, postpone, premiere, procreate, programme, prolong, psyche, purr, putt, quiz quizzed, ransom,
recite, reconnoitre, reconvene, recreate, redevelop, refocus, refocus refocussed, rendezvous,
reprogram, reprogramme, requite, reroute, restore, reunite, revere, riposte, rival, rival rivalled,
route, scallop, scythe, secrete, seethe, shanghai, sheathe, signal, signal signalled, silhouette,
ski, slalom, soothe, spiral, spiral spiralled, stencil, stencil stencilled, strafe, stymie, sugar,
sunbathe, supervene, swathe, tarmac tarmacked, taste, taxi, teethe, telephone, throng, tiptoe,
tithe, toboggan, total, total totalled, traffic trafficked, trek trekked, twang, underscore, unite,
unsheathe, untie, vouchsafe, wallop, waste, whirr, whiz, whiz whizzed, wing, woo, worship, wreathe,
writhe, wrong, zing
"""
"""Regular verbs in which the usual rule errs, with the past where it is not spelled as usual."""

AUXILIARIES = frozenset(
    "am is are was were be will would can could shall should may might must ought has have had "
    "do does did".split()
)

_PREFIXES = ("re", "over", "under", "out", "mis", "un")
_NEED = re.compile(r"(?!.*(?:gr|fr|cr|nt|fer)eed$).*eed|embed")
"""Bases that look like a past; "agreed", "freed" and "guaranteed" are one."""
_NO_PREFIX = ("resent", "relay", "rebound", "overlay", "outset", "recast", "unfit", "repast")

Form = Literal["past", "third", "base"]


class VerbForm(NamedTuple):
    """The base form of a verb, and which of its forms a word is."""

    base: str
    form: Form


def verb_form(word: str) -> VerbForm | None:  # noqa: PLR0911
    """Return the base of `word`, a past or present form of a verb; None if it can be none.

    A word that is spelled as a base form is taken for one, unless the past is spelled so too.
    """
    lowered = word.lower()
    if not re.fullmatch(r"[a-z]+(?:-[a-z]+)*", lowered):
        return None
    prefix, hyphen, last = lowered.rpartition("-")  # "re-opened"
    pasts, participles, bases = _irregular()
    rest = last.removeprefix(next(filter(last.startswith, _PREFIXES), ""))
    if rest in pasts and last not in (*pasts, *_NO_PREFIX):
        return VerbForm(lowered.removesuffix(rest) + pasts[rest], "past")  # rewrote, overdid
    if last in pasts:
        return VerbForm(prefix + hyphen + pasts[last], "past")
    exceptions = _exceptions()
    if last in bases or last in exceptions.values() or _NEED.fullmatch(last):
        return VerbForm(lowered, "base")
    if last in participles:
        return None
    if last in exceptions:
        return VerbForm(prefix + hyphen + exceptions[last], "past")
    if last.endswith("ed") and len(last) > 3:
        return VerbForm(prefix + hyphen + _base_of_past(last), "past")
    if last == "is" or (last.endswith("s") and not last.endswith(("ss", "us", "is"))):
        return VerbForm(prefix + hyphen + _base_of_third(last), "third")
    return VerbForm(lowered, "base")


def is_participle(word: str) -> bool:
    """Tell whether `word` can stand after "had" or "was": "held", "built", "adopted"."""
    lowered = word.lower()
    return lowered.endswith("ed") or lowered in _irregular()[1]


class Passive(NamedTuple):
    """The base form and the past of a verb whose participle is known."""

    base: str
    past: str


def of_participle(word: str) -> Passive | None:
    """Return base and past of the verb of a participle ("written"); None if it is none."""
    lowered = word.lower()
    if lowered in _participles():
        return _participles()[lowered]
    form = verb_form(lowered) if lowered.endswith("ed") else None
    return Passive(form.base, lowered) if form and form.form == "past" else None


def is_past(word: str) -> bool:
    """Tell whether `word` is the past of a verb by its spelling, or by the table."""
    found = verb_form(word)
    return found is not None and found.form == "past"


def third_person(base: str) -> str:
    """Return the form for he, she or it: "holds", "carries", "reaches"."""
    if base in ("have", "be", "do", "go"):
        return {"have": "has", "be": "is", "do": "does", "go": "goes"}[base]
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")


@cache
def _irregular() -> tuple[dict[str, str], frozenset[str], frozenset[str]]:
    """Return the bases of irregular pasts, all participles, and all bases."""
    rows = [entry.split() for entry in IRREGULAR.replace("\n", " ").split(",")]
    pasts = {past: base for base, past, _ in rows}
    # The past of "lie" is the base of another verb, which is the rarer meaning in reports.
    return pasts | {"lay": "lie"}, frozenset(row[2] for row in rows), frozenset(r[0] for r in rows)


@cache
def _participles() -> dict[str, Passive]:
    """Return base and past of irregular verbs by their participles."""
    rows = [entry.split() for entry in IRREGULAR.replace("\n", " ").split(",")]
    return {participle: Passive(base, past) for base, past, participle in rows}


@cache
def _exceptions() -> dict[str, str]:
    """Return the bases of regular pasts that the usual rule gets wrong."""
    found = {}
    for entry in EXCEPTIONS.replace("\n", " ").split(","):
        base, *past = entry.split()
        usual = base + ("d" if base.endswith("e") else "ed")
        found[past[0] if past else usual] = base
    return found


def _base_of_past(past: str) -> str:  # noqa: PLR0911
    """Return the usual base of a regular past in -ed, by its spelling."""
    if past.endswith("ied"):
        return past[:-1] if len(past) <= 4 else past[:-3] + "y"
    stem = past[:-2]
    last, before = stem[-1], stem[-2:-1]
    vowels = "aeiou"
    is_one_vowel = before in vowels and not (
        stem[-3:-2] in vowels and stem[-4:-2] not in ("qu", "gu")
    )
    if last == before and last in "bdgmnprtv":
        return stem[:-1]  # planned
    if stem.endswith("ll"):
        is_long = len(re.findall("[aeiouy]+", stem)) > 1
        return stem[:-1] if is_long and stem.endswith(("ell", "roll")) else stem
    if last in "cuvegz" or (last == "s" and before != "s") or stem.endswith(("iat", "uat")):
        return past[:-1] if not stem.endswith(("tz", "zz")) else stem
    if last == "o":
        return past[:-1] if len(stem) <= 3 else stem
    if last in "wxyhfs":
        return stem
    if last == "l" and before not in "aeiouyrlw":
        return past[:-1]  # settled
    if not is_one_vowel:
        return past[:-1] if last in "lmpkb" and before == "y" else stem
    if not re.search("[aeiouy]", stem[:-2]):
        return past[:-1]  # named, stored
    with_e = {"l": "iuao", "r": "aiu", "t": "aou", "n": "aiu"}.get(last, vowels)
    return past[:-1] if before in with_e else stem


def _base_of_third(word: str) -> str:
    """Return the base of a third person in -s."""
    irregular = {"goes": "go", "does": "do", "has": "have", "is": "be"}
    if word in irregular:
        return irregular[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    bases = _exceptions().values()
    for base in (word[:-1], word[:-2]):  # aches, focuses
        if base in bases:
            return base
    is_long = word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes"))
    return word[:-2] if is_long else word[:-1]
