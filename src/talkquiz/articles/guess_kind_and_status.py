"""Guesses at a fact's kind, mode and status from the words of its sentence: a person decides.

What stands in quotation marks is `~` in the texts given here (speakers.mask_quotes): the plans and
hopes of a quotation are what its speaker claims.
"""

import re
from collections.abc import Iterator
from datetime import date

from talkquiz.articles.dates_said import NO_NEWS_DAY, SaidDate
from talkquiz.articles.figures import Figure
from talkquiz.articles.names import Name
from talkquiz.articles.patterns import any_word, one_of
from talkquiz.articles.speakers import Speaker
from talkquiz.articles.tense import is_cause, is_timeless, tense_at
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.language.dates import parse_when

_HOPED = re.compile(
    r"(?<!as )(?<!than )(?<!was )(?<!were )\b"  # no hope: "longer than hoped", "it was hoped"
    + one_of(
        # "passengers hoping for a seat" are only spoken of
        r"(?:hop(?:e|es|ed)|(?:"
        + "|".join(
            f"(?<={before} )" for before in "is are am was were been 're 'm 's also now ,".split()
        )
        + r")hoping)(?! for\b.{0,20}\bbut)",
        r"look(?:s|ed|ing) forward to",
        r"wish(?:es|ed)? (?:to|for)",
        r"dreams? of",
    )
    + r"\b(?!-)"
)
_WARNED = re.compile(
    r"(?<!been )(?<!be )(?<!was )(?<!were )(?<!not )\b"  # who was warned warns nobody
    + one_of(
        r"warn(?:s|ed|ing)?\b(?! (?:signs?|systems?|lights?|labels?)\b)",
        r"threaten(?:s|ed|ing)? to",
        r"may walk away",
        r"cautione?[ds]",
    )
    + r"\b"
)
_FEARING = frozenset("fear fears feared worry".split())
_OWN_HOPE = re.compile(
    r"\b(?:I|[Ww]e)(?:'m|'re| am| are)?(?: all| still| really)? (?:hop(?:e|ing)\b"
    r"|look(?:ing)? forward\b.{0,40}\bto\b)"
)
_NO_VERB = any_word("the a an its his her their this that these those")
_TO_DO = rf"to (?!{_NO_VERB}\b|be seen\b)[a-z]+"
"""What is to be done, and no place: "due to open", not "due to the rain"."""
_STILL = r"(?:(?:not|still|now|soon|also|both|all|originally|first) )?"
_PLANNED = re.compile(
    one_of(
        r"(?<!of )(?<!a )(?<!the )(?<!at )\b(?:will(?! of\b)|shall|won't)\b",
        r"'ll\b",
        rf"\b(?:is|are) {_STILL}(?:going )?{_TO_DO}",
        rf"\b(?:is|are|was|were|been|being) {_STILL}"
        rf"(?:due|set|scheduled|expected|planned|slated|likely) {_TO_DO}",
        r"\b(?:was|were) to (?:be|have)\b",
        r"\bto be held\b",
        rf"\bdue (?:{_TO_DO}|on|in|by|back|for|out|next)\b",
        r"\bscheduled\b(?! for demolition)",
        # "the plan for a bridge was approved" tells of the approval
        r"(?<!no )(?<![Tt]he )\bplan(?:s|ning)? (?:to|for)\b",
        r"\b(?:planned (?:to|for)|expected to|intend(?:s|ed|ing)? to)\b",
        r"\baim(?:s|ed|ing)? (?:to|at|for)\b",
        r"(?<!the )\bnext (?:week|month|year|season|spring|summer|autumn|winter"
        r"|[A-Z][a-z]+day)\b",
    )
)
_WAS_TO = re.compile(r"\b(?:was|were) to (?!be\b|have\b)[a-z]+")
_WOULD = re.compile(r"\bwould(?! not have\b| have\b)\b")
NO_SPEAKER = "is not in the glossary as a speaker"
_MAYBE = re.compile(r"\b(?:could|may|might|would have|possibly|probably|perhaps|likely)\b")
_DENYING = frozenset("deny denies denied doubts doubted disputes disputed".split())
_DEAD = re.compile(r"\b(?:kill|dead|death|died|lost their lives|casualt|wound|injur|displac)")
_POINTING = any_word(
    "It He She They We You I This That These Those There Here What Who Which One Another Each Some"
    " Most Many Both All Nothing Everything Today Now So But And Yet"
)
_OF_THE_NEWS = any_word(
    "problem reason result idea aim dream goal hope plan answer point question thing difference"
    " challenge danger risk concern fear fact truth trick key way first second third last next"
    " best worst biggest largest most move step news decision win loss match game victory defeat"
    " death visit announcement attack vote deal report study team firm club"
)
_A_TERM = (
    rf"(?!{_POINTING}\b)"
    r"(?!(?:(?:An?|The|His|Her|Their|Its|Our|My|Another|One) )?(?:\w+ ){0,2}"
    rf"{_OF_THE_NEWS}s? )"
)
"""What may be defined stands here: no word that points, and nothing of the news."""
_FEW_WORDS = r"(?: (?:of )?[a-z'-]+){0,3}"
_WHAT_IT_IS = one_of(
    r"\b(?:(?<!once )(?<!formerly )(?<!previously )(?<!originally )(?<!also )(?<!then )known"
    r" (?:as|by)|is called|are called|stands for|(?:is|are) defined as|refers to"
    r"|(?<!that )(?:term|word|name) \S+ means|is an? (?:term|word|name)"
    r"|is the (?:name|term|word) (?:for|of|given)|(?:is|are) short for|takes? its name from)\b",
    # Herd immunity means that so many are immune that ...
    rf"^\W*{_A_TERM}(?!The )(?:An? )?[\w'-]+(?: [a-z-]+)? means (?:that )?[a-z]",
    # Bail is money that is paid
    rf"^\W*{_A_TERM}[A-Z][a-z]+ is (?:[a-z-]+ ){{1,3}}(?:that|which) (?:is|are|has|can|may) ",
    # Rennet, an enzyme taken from calves, makes milk set.
    r"^\W*[A-Z][a-z]+, (?:an?|the) (?:[a-z-]+ ){1,3}"
    r"(?:(?:taken|made|obtained|extracted) (?:of|from)|produced by|formed"
    r"|(?:by|in|through) which)\b",
    # A weir is a low dam.
    rf"^\W*{_A_TERM}An? [a-z'-]+(?: [a-z'-]+){{0,2}} is (?:any|an?|the (?:name|act|art|process"
    r"|practice|way|study|part|state|place|point))(?! \w+est\b| most\b) [a-z]",
    # Malaria is a disease that is spread by mosquitoes.
    rf"^\W*{_A_TERM}(?:(?:An?|The) )?[\w'/-]+{_FEW_WORDS} (?:is|are) (?:any|an?|the) [a-z-]+"
    r"(?<!est)(?<!\bmost)(?<!\bfirst)(?<!\blast)(?<!\bonly)(?:,? [a-z-]+){0,3}?,? "
    + any_word(
        "that which who where of used made caused formed found given produced composed consisting"
        " measuring designed worn played held"
    )
    + r"\b",
    # Moraines are heaps that a glacier left.
    rf"^\W*{_A_TERM}[A-Z][a-z]+s are [a-z ]{{3,30}} (?:that|which|made of|used|found|formed)\b",
)
_KINDS = {
    "place": re.compile(
        one_of(
            r"\b(?:is|are|was) (?:the )?capital (?:city )?of\b",
            r"\blies (?:in|on|near|at|by|beside|below|above|between|north|south|east|west|off"
            r"|just)\b",
            r"\b(?:is|are) (?:located|situated)\b",
            r"\bborders? on\b",
            r"\b(?:is|are) (?:a|an|the) [\w ]{0,30}?"
            + any_word(
                "town city village island river lake mountain province district suburb port valley"
                " county"
            )
            + r" (?:in|on|near|off)\b",
            r"\bon the (?:east|west|north|south) bank\b",
        )
    ),
    "definition": re.compile(_WHAT_IT_IS),
    "document": re.compile(
        r"\b"
        + any_word(
            "resolution communiqu[eé] treaty agreement accord report study paper act bill plan"
            " charter"
        )
        + r" (?:\w+ ){0,3}(?:says|said|call(?:s|ed) for|endors\w+|enshrines|requires|found"
        r"|sets out)\b"
    ),
    "relation": re.compile(
        one_of(
            r"\ballies\b",
            r"\b(?:ally|backers?|supporters?|rivals?|enemy)(?= of\b| [A-Z])",
            r"\b(?:subsidiary of|successor (?:of|to))\b",
            r"\b(?:is|are|was|were|be|been|which|,) (?:\w+ )?"
            r"(?:backed|sponsored|led|owned|run) by\b",
            r"\b(?:is|are|was|were|forms|became) (?:an? )?(?:\w+ )?(?:part|member) of\b",
        )
    ),
}
_LOADED = re.compile(
    r"\b(?:regime|terrorists?|terrorism|militants?|militancy|extremists?|radicals?|thugs?"
    r"|puppets?|so-called|self-styled|self-proclaimed|foreign-backed|martyrs?|infidels?|illegals?"
    r"|cronies|mob|what (?:he|she|it|they) calls?(?:ed)?)\b",
    re.IGNORECASE,
)
_MEASURING = one_of(
    r"can [a-z]+",
    any_word(
        "lasts? lasted takes? took taken weighs? weighed measures? measured holds? held costs?"
        " reach(?:es|ed)? stands? stood rises? rose falls? fell grows? grew shrank shrinks drops?"
        " dropped covers? covered stretche[sd] travels? travelled runs? ran orbits? beats? lives?"
        " lived sleeps? supply supplies supplied contains? generates? is are was were has have had"
        " been be raised cut increased decreased sold old spans?"
    ),
)
_ABOUT = any_word(
    "for in to up by only just about around nearly almost more less fewer than at over under some"
    " between from as much many an? average of estimated roughly on within worth now"
    " sold put measured also down"
)
_MEASURES = re.compile(rf"\b{_MEASURING}(?: {_ABOUT})* $")
_PER_HEAD = re.compile(r"\b(?:one|two|three|\d+) (?:in|out of) (?:every )?(?:\w+|\d+)\b")
_PRONOUN_START = re.compile(r"\s*\(?(?:He|She|It|They|His|Her|Its|Their|These|Those|This)\b")
_OF_ALL = re.compile(rf"{_A_TERM}(?!(?:The|His|Her|Its|Their|Our|My|Not?|Never|If)\b)[A-Z]")
_FEWEST_WORDS = 2
PLAN = "a plan or a forecast is not told as an event"
FORETOLD = "what is said here is of the future"
SOMEBODY = "somebody may be speaking here: who says so?"


def guess_kind(text: str, speaker: Speaker | None, figures: list[Figure], names: list[Name]) -> str:
    """Return the likeliest kind of a fact made of the masked sentence `text`."""
    by_words = kind_by_words(text)
    if by_words == "definition" and not speaker:
        return by_words
    if any(f.counts and text[f.start] != "~" for f in figures) or (
        not speaker and _measures(text, figures)
    ):
        return "figure"
    if speaker:
        return "position" if speaker.holds else "statement"
    is_document = bundled_kinds().types["document"].glossary
    documents = [n for n in names if n.entry and n.entry.type in is_document]
    says = documents and re.search(r"\b(?:says|calls|enshrines)\b", text)
    return by_words or ("document" if says else "event")


def kind_by_words(text: str) -> str:
    """Return the kind of fact that the words alone promise, or nothing."""
    return next((kind for kind, pattern in _KINDS.items() if pattern.search(text)), "")


def _measures(text: str, figures: list[Figure]) -> bool:
    """Tell whether the sentence tells how much something is: its verb stands before the figure."""
    return any(
        " " in figure.words
        and (verb := _MEASURES.search(text, max(0, figure.start - 60), figure.start))
        and not text.endswith(" and ", 0, verb.start())  # "was reached in May and lasted a week"
        for figure in figures
    )


def guess_mode(
    text: str,
    speaker: Speaker | None,
    date_told: SaidDate | None,
    news_day: date | None,
    quoted: str = "",
) -> tuple[str, str]:
    """Return happened, planned, hoped, warned or claimed, and a warning where that is not sure.

    Of what is `quoted`, only that its speaker hopes is taken: "We look forward to ..., " she said.
    The verbs of the masked sentence `text` tell; a date after the news day makes a plan only where
    no verb in the past stands beside it.
    """
    if mode := _hope_or_warning(text, speaker, quoted):
        return mode, ""
    otherwise = "claimed" if speaker else "happened"
    planned = _PLANNED.search(text)
    note = ""
    if planned and _PER_HEAD.search(text) and planned[0] == "will":
        otherwise, note = "happened", "“will”: a forecast, or what holds always?"
    elif speaker and speaker.verb in _DENYING:
        note = ""  # "denies that it plans to ..."
    elif any(not is_cause(text, found.start()) for found in _PLANNED.finditer(text)):
        otherwise, note = ("claimed", FORETOLD) if speaker else ("planned", PLAN)
    elif date_told and date_told.when and news_day and is_after(date_told.when, news_day):
        if tense_at(text, date_told.start) == "past":
            note = "it is told as past, but its date is after the news day: planned or happened?"
        elif not date_told.when.endswith("/..") or _WOULD.search(text):
            otherwise, note = ("claimed", FORETOLD) if speaker else ("planned", PLAN)
    elif _WOULD.search(text) and not speaker and _is_ruling(text):
        otherwise, note = "planned", "“would”: a plan, a condition or a habit?"
    else:
        note = _doubt_of_mode(text)
    return otherwise, note


def _hope_or_warning(text: str, speaker: Speaker | None, quoted: str) -> str:
    if _HOPED.search(text) or (speaker and _OWN_HOPE.search(quoted)):
        return "hoped"
    return "warned" if _WARNED.search(text) or (speaker and speaker.verb in _FEARING) else ""


def _doubt_of_mode(text: str) -> str:
    """Return which word leaves it open whether something happened, or nothing."""
    if _WAS_TO.search(text):
        return "“was to”: a plan, or what happened?"
    if _WOULD.search(text):
        return "“would”: a plan, a condition or a habit? (mode: planned?)"
    maybe = _MAYBE.search(text)
    return f"“{maybe[0]}”: it is not told as certain, so it may not have happened" if maybe else ""


def _is_ruling(text: str) -> bool:
    """Tell whether "would" tells what a bill or a plan is to bring."""
    return bool(
        re.search(
            r"\b(?:bill|law|plan|plans|proposal|scheme|deal|rules?|project|tax|ban|reform"
            r"|treaty)\b",
            text,
        )
    )


def is_general(text: str) -> bool:
    """Tell whether the masked sentence `text` tells what always holds: gold is denser than lead.

    It names no one thing, so a fact of it is rarely the news; and it is a whole sentence.
    """
    is_whole = text.rstrip().endswith(".") and len(text.split()) > _FEWEST_WORDS
    return is_whole and bool(_OF_ALL.match(text)) and is_timeless(text)


def guess_status(text: str, speaker: Speaker | None, figures: list[Figure]) -> str:
    """Return attributed for a speaker who is named, unattributed where one is wanted."""
    if speaker:
        named = (speaker.entry or speaker.name) and not speaker.note
        return "attributed" if named else "unattributed"
    return "unattributed" if is_bare_toll(text, figures) else "reported"


def is_bare_toll(text: str, figures: list[Figure]) -> bool:
    """Tell whether the sentence counts people who came to harm; somebody must have counted."""
    return bool(_DEAD.search(text)) and any(figure.counts for figure in figures)


def is_after(when: str | None, day: date) -> bool:
    """Tell whether the date `when` begins after `day`."""
    first = parse_when(when).lower if when else None
    return first is not None and first > day


def begins_with_pronoun(text: str) -> bool:
    """Tell whether only the sentence before can say who or what `text` is about."""
    return bool(_PRONOUN_START.match(text))


def warnings(
    text: str, speaker: Speaker | None, dates: list[SaidDate], figures: list[Figure]
) -> Iterator[str]:
    """Yield what a person has to see to before the sentence becomes a fact."""
    if speaker and speaker.note:
        yield speaker.note
    if speaker and speaker.name:
        unknown = f"{speaker.name} {NO_SPEAKER}"
        yield f"{unknown}: add them, and fill in `per`"
    if not (speaker and speaker.note) and begins_with_pronoun(text):
        yield "it begins with a pronoun: only the sentence before can say who or what"
    for said in dates:
        if said.note and said.note != NO_NEWS_DAY:
            yield f"“{said.words}”: {said.note}"
    if not speaker and is_bare_toll(text, figures):
        yield "nobody is named who counted"
    loaded = dict.fromkeys(found.group() for found in _LOADED.finditer(text))
    if loaded:
        yield f"loaded words belong to whoever uses them: {', '.join(loaded)}"
