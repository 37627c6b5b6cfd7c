"""Chooses the id of a candidate as a person would: who or what, and what of it.

"philae-landing", "battery-duration", "okafor-signal": the subject of the sentence, or its speaker,
and the noun that the verb leads to, the measure of the figure, or the verb itself.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from talkquiz.articles.figures import Figure
from talkquiz.articles.names import Name, NameFinder, looks_like_a_person
from talkquiz.articles.speakers import Quote, Speaker
from talkquiz.course.course import free_id, slug
from talkquiz.language.clauses import PREPOSITION_WORDS
from talkquiz.language.english import MONTHS, WEEKDAYS
from talkquiz.language.verbs import AUXILIARIES, of_participle, verb_form

_MOST_WORDS = 4
_LONGEST_ID = 60
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_FRONT = re.compile(
    r"(?:In|On|At|By|After|Before|During|Since|For|From|With|Under|Over|As|When|While|Although"
    r"|Because|Despite|Unlike|According to|Until|Within|Last|Earlier|Later|Meanwhile|However|But"
    r"|And|So|Now|Then|Yesterday|Today)\b[^,~]{0,80}, "
)
_ENDS_NOUN = PREPOSITION_WORDS | frozenset(
    "and or but that which who whom whose when while where because if than as so is are was"
    " were".split()
)
_SMALL = (
    _ENDS_NOUN
    | AUXILIARIES
    | frozenset(
        """the a an this these those it its he his she her they their them we our us i my you your
        there here not no also only just still even very more most less least much many some
        any all both each every other another such same own new old first last next one two
        three four five six seven eight nine ten about around nearly almost said says say told
        tells added been being have had has now then ago later earlier yet again once twice too
        what how why really well back away ever never always often what's going got get lot
        thing things way part number kind sort time times year years day days week weeks month
        months people place per cent percent half third thirds quarter quarters fifth fifths
        tenth million billion thousand hundred dozen
        mr mrs ms dr sir prof professor lord lady""".split()
    )
    | {day.lower() for day in WEEKDAYS}
    | {month.lower() for month in MONTHS}
)
_WISHES = frozenset(
    "hope hopes hoped hoping plan plans planned planning aim aims aimed want wants wanted"
    " expect expects expected due set scheduled going intend intends began begins started"
    " tried try tries likely able managed".split()
)
_PRONOUNS = frozenset(
    "he she it they we i you this that these those there who one some many".split()
)
_MEASURES = (
    (r"°|degrees", "temperature"),
    (r"[£$€¥₹]", "cost"),
    (r"%|per ?cent|\b(?:in|out of) ", "share"),
    (r"km/h|mph|kph", "speed"),
    (r"\b(?:kg|tonnes?|tons?|lbs?|pounds|grams?|kilograms?|kilos?)\b", "weight"),
    (r"\d-\d+$", "score"),
    (r"(?:km|miles?|kilomet\w+|light-years?)\b", "distance"),
    (r"(?:\d ?(?:m|ft|cm|mm)|met(?:re|er)s?|feet|inches)\b", "size"),
    (
        r"\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur\w+)\b|\d:\d\d",
        "duration",
    ),
    (r"\b(?:half|thirds?|quarters?|fifths?|tenth)\b", "share"),
)
_SIZES = {
    "high": "height",
    "tall": "height",
    "long": "length",
    "wide": "width",
    "deep": "depth",
    "across": "width",
}
_TWO_VOWELS = re.compile(r"[^aeiou]*[aeiou][bdgmnprt]")


class Grounds(NamedTuple):
    """What an id is chosen by: the sentence `text`, its quotes hidden in `masked`, its parts."""

    kind: str
    text: str
    masked: str
    speaker: Speaker | None
    figures: Sequence[Figure]
    quotes: Sequence[Quote]


class IdChooser:
    """Chooses ids for the candidates of one article, none twice and none of `taken`."""

    def __init__(self, source: str, taken: Sequence[str], names: NameFinder) -> None:
        """Take note of the ids that are taken in the course."""
        self._source = source
        self._taken = Counter(taken)
        self._names = names

    def choose(self, at: str, grounds: Grounds) -> str:
        """Return a free id for what the sentence at the place `at` tells."""
        found = list(dict.fromkeys(filter(None, map(_short, self._parts(grounds)))))
        kept: list[str] = []
        for part in found:  # no word twice, in whatever form
            stems = {word[:4] for each in kept for word in each.split("-")}
            if stems.isdisjoint(word[:4] for word in part.split("-")):
                kept.append(part)
        found = kept
        for wanted in _ways(found):
            if 0 < len(wanted) <= _LONGEST_ID and wanted not in self._taken:
                self._taken[wanted] += 1
                return wanted
        base = "-".join(found[:2]) or f"{self._source}-{at.replace('.', '-')}"
        base = base if len(base) <= _LONGEST_ID else f"{self._source}-{at.replace('.', '-')}"
        return free_id(base, self._taken)

    def _parts(self, grounds: Grounds) -> Iterator[str]:
        """Yield words for an id, the best first: who or what, what of it, and whatever else."""
        kind, text, masked, speaker, figures, quotes = grounds
        named = sorted(
            [*self._names.known(text), *self._names.unknown(text)], key=lambda n: n.start
        )
        clause = _Clause(masked, named)
        said = " ".join(quote.words for quote in quotes)
        if speaker and kind != "figure":
            surname = speaker.name.rpartition(" ")[2]
            who = surname if looks_like_a_person(speaker.name) else speaker.name
            who = speaker.entry.id if speaker.entry else who
            yield who or clause.subject
            topic = _Clause(_after_speech(masked, speaker.verb), named)
            yield from _nouns(said) if said else (topic.subject, topic.object, topic.verb)
        elif kind == "definition":
            yield from (quote.words for quote in quotes[:1] if quote.length <= 2)
            yield clause.subject
            yield "meaning"
        elif kind == "figure":
            yield clause.subject
            yield _measure(text, figures)
        yield clause.subject
        yield clause.object
        yield clause.verb
        yield from (_of_name(name) for name in named)
        yield from _nouns(text)


def _ways(words: list[str]) -> Iterator[str]:
    """Yield ids made of `words`: the first two, the first with another, three of them."""
    if len(words) == 1:
        yield words[0]
    pairs = [(words[0], each) for each in words[1:]] if words else []
    threes = [(*pair, each) for pair in pairs[:2] for each in words[2:]]
    for way in (*pairs[:1], *threes[:1], *pairs[1:], *threes[1:]):
        parts = "-".join(dict.fromkeys(way))
        if len(parts.split("-")) <= _MOST_WORDS:
            yield parts


def _short(words: str) -> str:
    """Return a part of an id; a name of three words and more is its initials."""
    made = slug(words)
    parts = made.split("-")
    if len(parts) <= 2 or not re.search(r"[A-Z]\w+ .*[A-Z]", words):
        return "-".join(parts[:3])
    capitals = re.findall(r"\b[A-Z]", words)
    return "".join(capitals).lower() if len(capitals) >= 3 else made


class _Clause:
    """The first main clause of a sentence: heads of its subject and its object, and its verb."""

    def __init__(self, text: str, named: Sequence[Name]) -> None:
        front = _FRONT.match(text.lstrip('"~ '))
        offset = len(text) - len(text.lstrip('"~ ')) + (front.end() if front else 0)
        self._named = named
        words = list(_WORD.finditer(text, offset))
        if words and _is_verb(words[0]) and words[0].group().islower():
            words = words[1:]  # "...," said the coach
        self._text, place = text, _verb_at(words)
        self.subject = self._head(words[:place], first=True)
        while place < len(words) and (
            words[place].group().lower() in AUXILIARIES | {"been", "being", "not", "also", "to"}
            or words[place].group().endswith("ly")
            or (
                words[place].group() in _WISHES
                and words[place + 1 : place + 2]
                and words[place + 1].group() == "to"
            )
        ):
            place += 1
        verb = words[place].group() if place < len(words) else ""
        before = words[place - 1].group().lower() if place else ""
        follows = words[place + 1].group() if place + 1 < len(words) else ""
        is_thing = before in ("is", "are", "was", "were", "be", "has", "had", "have") and not (
            verb.endswith("ed") or verb_form(verb) is None
        )
        self.verb, self.object = "", ""
        if follows == "place" and verb in ("take", "takes", "took", "taken"):
            return
        is_sure = before in AUXILIARIES or before == "to" or _is_verb_form(verb)
        if is_sure and not is_thing and verb.islower() and verb.isalpha():
            self.verb = _gerund(verb)
        self.object = self._head(words[place + (0 if is_thing else 1) :], first=False)

    def _head(self, words: Sequence[re.Match[str]], *, first: bool) -> str:
        """Return the last word of the first noun phrase in `words`, or the name that it is."""
        last: re.Match[str] | None = None
        for word in words:
            small = word.group().lower()
            name = next((n for n in self._named if n.start <= word.start() < n.end), None)
            if name:
                return _of_name(name)
            gap = self._text[last.end() : word.start()] if last else " "
            if last and (small in _ENDS_NOUN or re.search(r"[,;:~(]", gap) or small in AUXILIARIES):
                break
            if small in _SMALL or small[0].isdigit() or small.endswith("ly"):
                if first and small in _PRONOUNS:
                    return ""
                if not first and small in _ENDS_NOUN and last is None and small not in ("a", "the"):
                    continue
                continue
            if last and not first and _is_verb(word):
                break
            last = word
        return re.sub(r"'s$", "", last.group()) if last else ""


def _verb_at(words: Sequence[re.Match[str]]) -> int:
    """Return where the first finite verb stands: an auxiliary, a past, a third person."""
    for i, word in enumerate(words[1:], 1):
        before, small = words[i - 1].group().lower(), word.group()
        after = words[i + 1] if i + 1 < len(words) else None
        if before in ("who", "which", "that", "to", *_ENDS_NOUN - {"and"}):
            continue
        if small in AUXILIARIES or (small.islower() and _is_verb(word)):
            return i
        is_third = re.fullmatch(r"[a-z]{2,}s", small) and not small.endswith(("ss", "us", "is"))
        if (
            is_third
            and before not in _SMALL
            and not (after and (after.group() in AUXILIARIES or _is_verb(after)))
        ):
            return i
    plural = (i for i, word in enumerate(words, 1) if re.fullmatch(r"[A-Za-z]{3,}s", word.group()))
    return next(plural, min(2, len(words)))


def _is_verb(word: re.Match[str]) -> bool:
    form = verb_form(word.group())
    return form is not None and form.form == "past"


def _is_verb_form(word: str) -> bool:
    form = verb_form(word)
    return form is not None and form.form != "base"


def _gerund(verb: str) -> str:
    """Return the -ing form of a verb in the past or the present: "landing", "closing"."""
    form = verb_form(verb)
    if verb.endswith("ied"):
        return f"{verb[:-3]}ying"
    if verb.endswith("ed") and not verb.endswith("eed"):
        return f"{verb[:-2]}ing"
    participle = of_participle(verb)
    base = form.base if form else participle.base if participle else verb
    if base.endswith("ie"):
        return f"{base[:-2]}ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return f"{base[:-1]}ing"
    return (
        f"{base}{base[-1]}ing"
        if _TWO_VOWELS.fullmatch(base) or base in ("begin", "forget")
        else f"{base}ing"
    )


def _of_name(name: Name) -> str:
    return name.entry.id if name.entry else name.words


def _measure(text: str, figures: Sequence[Figure]) -> str:
    """Return what the first figure that counts measures: "temperature", or what it counts."""
    figure = next((f for f in figures if f.counts), figures[0] if figures else None)
    if figure is None:
        return ""
    size = re.match(
        r"[^.,;]{0,12}?\b(high|tall|long|wide|deep|across)\b(?=[.,;)]| and|$)", text[figure.end :]
    )
    if size:
        return _SIZES[size[1]]
    for pattern, measure in _MEASURES:
        if re.search(pattern, figure.words):
            return measure
    counted = re.findall(r"[a-z]+", figure.words[figure.words.rindex(figure.number[-1]) + 1 :])
    return counted[-1] if counted else ""


def _after_speech(masked: str, verb: str) -> str:
    """Return what a speaker says in a sentence without quotes: what follows the verb of speech."""
    if not verb:
        return masked
    before, found, after = masked.partition(f"{verb} ")
    after = re.sub(r"^(?:\w+ ){0,4}?that |^in an? \w+.*", "", after)
    return after if found and len(after.split()) > 3 else before or masked


def _nouns(text: str) -> Iterator[str]:
    """Yield nouns of a text: what stands after an article and the like, then its longest words."""
    after = re.findall(
        r"\b(?:the|a|an|our|his|her|their|this|my|its) (?:[a-z]+ )??([a-z]{4,})(?=[^\w-]|$)", text
    )
    words = sorted(set(re.findall(r"\b[a-z]{5,}\b", text)), key=lambda w: (-len(w), w))
    yield from (w for w in (*after, *words[:6]) if w not in _SMALL and not w.endswith("ly"))
