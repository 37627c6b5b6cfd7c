"""Guesses at a fact's kind, mode and status from the words of its sentence: a person decides."""

import re
from collections.abc import Iterator
from datetime import date

from talkquiz.articles.dates_said import NO_NEWS_DAY, SaidDate
from talkquiz.articles.figures import Figure
from talkquiz.articles.names import Name
from talkquiz.articles.speakers import Speaker
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.language.dates import parse_when

_HOPED = re.compile(
    r"\b(?:hop(?:e|es|ed|ing)|look(?:s|ed|ing) forward|wish(?:es|ed)?|dreams? of)\b"
)
_WARNED = re.compile(r"\b(?:warn(?:s|ed|ing)?|threaten(?:s|ed)?|may walk away|risks?)\b")
_PLANNED = re.compile(
    r"\b(?:will|shall|(?:is|are|was|were) to [a-z]+|to be held|expected to|scheduled|plan(?:s|ned)"
    r"|due (?:to|on|in)|set to|aim(?:s|ed|ing)? (?:to|at|for)|intend(?:s|ed)? to"
    r"|next (?:week|month|year))\b"
)
_DEAD = re.compile(r"\b(?:kill|dead|death|died|lost their lives|casualt|wound|injur|displac)")
_KINDS = {
    "document": re.compile(
        r"\b(?:resolution|communiqu[eé]|treaty|agreement|accord|report|study|paper|act|bill|plan"
        r"|charter) (?:\w+ ){0,3}(?:says|said|call(?:s|ed) for|endors\w+|enshrines|requires|found"
        r"|sets out)\b"
    ),
    "definition": re.compile(
        r"\b(?:known as|is called|stands for|is defined as|refers to|is a term)\b"
    ),
    "relation": re.compile(
        r"\b(?:allies|ally|backers?|backed by|sponsored by|supporters? of|linked to|led by|owned by"
        r"|part of|member of|rivals? of|enemy of)\b"
    ),
    "place": re.compile(
        r"\b(?:capital of|lies (?:in|on|near)|is located|borders? on|east bank|coast of)\b"
    ),
}
_LOADED = re.compile(
    r"\b(?:regime|terrorists?|terrorism|militants?|militancy|extremists?|radicals?|thugs?|puppets?"
    r"|so-called|self-styled|self-proclaimed|foreign-backed|martyrs?|infidels?|illegals?|cronies|mob"
    r"|what (?:he|she|it|they) calls?(?:ed)?)\b",
    re.IGNORECASE,
)
_PRONOUN_START = re.compile(r"\(?(?:He|She|It|They|His|Her|Its|Their|These|Those|This)\b")


def guess_kind(text: str, speaker: Speaker | None, figures: list[Figure], names: list[Name]) -> str:
    """Return the likeliest kind of a fact made of the sentence `text`."""
    if any(figure.counts for figure in figures):
        return "figure"
    if speaker:
        return "position" if speaker.holds else "statement"
    is_document = bundled_kinds().types["document"].glossary
    documents = [n for n in names if n.entry and n.entry.type in is_document]
    says = documents and re.search(r"\b(?:says|calls|enshrines)\b", text)
    return kind_by_words(text) or ("document" if says else "event")


def kind_by_words(text: str) -> str:
    """Return the kind of fact that the words alone promise, or nothing."""
    return next((kind for kind, pattern in _KINDS.items() if pattern.search(text)), "")


def guess_mode(text: str, speaker: Speaker | None, when: str | None, news_day: date | None) -> str:
    """Return happened, planned, hoped, warned or claimed, by the verbs and by the date."""
    for mode, pattern in (("hoped", _HOPED), ("warned", _WARNED), ("planned", _PLANNED)):
        if pattern.search(text):
            return mode
    if news_day and is_after(when, news_day):
        return "planned"
    return "claimed" if speaker else "happened"


def guess_status(text: str, speaker: Speaker | None, figures: list[Figure]) -> str:
    """Return attributed for a speaker of the glossary, unattributed where one is wanted."""
    if speaker:
        return "attributed" if speaker.entry and not speaker.note else "unattributed"
    return "unattributed" if is_bare_toll(text, figures) else "reported"


def is_bare_toll(text: str, figures: list[Figure]) -> bool:
    """Tell whether the sentence counts people who came to harm; somebody must have counted."""
    return bool(_DEAD.search(text)) and any(figure.counts for figure in figures)


def is_after(when: str | None, day: date) -> bool:
    """Tell whether the date `when` begins after `day`."""
    first = parse_when(when).lower if when else None
    return first is not None and first > day


def warnings(
    text: str, speaker: Speaker | None, dates: list[SaidDate], figures: list[Figure]
) -> Iterator[str]:
    """Yield what a person has to see to before the sentence becomes a fact."""
    if speaker and speaker.note:
        yield speaker.note
    if speaker and speaker.name:
        unknown = f"{speaker.name} is not in the glossary as a speaker"
        yield f"{unknown}: add them, fill in `per` and make the status `attributed`"
    if not (speaker and speaker.note) and _PRONOUN_START.match(text):
        yield "it begins with a pronoun: only the sentence before can say who or what"
    for said in dates:
        if said.note and said.note != NO_NEWS_DAY:
            yield f"“{said.words}”: {said.note}"
    if _PLANNED.search(text):
        yield "a plan is not told as an event"
    if not speaker and is_bare_toll(text, figures):
        yield "nobody is named who counted"
    loaded = dict.fromkeys(found.group() for found in _LOADED.finditer(text))
    if loaded:
        yield f"loaded words belong to whoever uses them: {', '.join(loaded)}"
