"""Proposes a source and candidate facts from a new article. The curator writes the claims.

Nothing proposed holds six words of the article in a row, its headline excepted.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from talkquiz.articles.article import (
    COPIED,
    LONGEST,
    Article,
    Sentence,
    fingerprint,
    put_apart,
    words,
)
from talkquiz.articles.choose_ids import Grounds, IdChooser
from talkquiz.articles.dates_said import WHICH_QUARTER, SaidDate, find_dates
from talkquiz.articles.figures import Figure, find_figures, short_words
from talkquiz.articles.guess_kind_and_status import (
    SOMEBODY,
    begins_with_pronoun,
    guess_kind,
    guess_mode,
    guess_status,
    is_after,
    is_general,
    kind_by_words,
    warnings,
)
from talkquiz.articles.names import Name, NameFinder, looks_like_a_person
from talkquiz.articles.news_day import NewsDay, find_news_day, without_dateline
from talkquiz.articles.noise import (
    AGENCY,
    headline,
    is_call,
    is_end_mark,
    outlet,
    tag_paragraphs,
)
from talkquiz.articles.sentence_citation import suggest_terms
from talkquiz.articles.speakers import (
    PRONOUN,
    QUOTED,
    Quote,
    Speaker,
    mask_quotes,
    may_be_speech,
    who_speaks,
)
from talkquiz.course.course import Course
from talkquiz.language.verbs import is_participle

_DATED_BY_NEWS = frozenset({"statement", "position", "figure"})
_CLAUSE = re.compile(
    r"\b(?:that|he|she|it|they|we|will|would|to|was|were|is|are|had|has|been|could|which|who"
    r"|since)\b|~|\w+ed\b"
)
_BULLET = re.compile(
    r"(?:[A-Z]{2}[A-Z.,' ]+(?:\([\w/ ]+\) )?-+ )|\s*(?:[•·▪●*–-]|\d{1,2}[.)])\s+(?=\w)"
)
_ENGLISH = frozenset("the of and to in a is was that for on it with as by at from are were".split())
_FEW = 0.12
_ENOUGH_WORDS = 40
"""A shorter text shows too little of its language to tell."""
_WORDS_A_FACT = 40
"""So many words of an article give one fact worth making, or few more."""
_FEWEST = 8
_MOST_ALIKE = 20
"""Sentences that are looked at for the same words."""
_SAID = 5
"""So many words in quotation marks are what somebody says, and no title or phrase."""
NOT_ENGLISH = "the article is not in English: nothing is guessed of it"


class Candidate(NamedTuple):
    """A sentence that a fact may be made of: guesses at the fact's keys, and what they rest on.

    The fields are the keys of `pull --json`, in its order. `is_best` says that it is among what
    is worth making first; how much a fact matters is for a person to say. `when_is_news_day` says
    that the sentence has no date of its own, and `cited_by` which facts of the course cite it
    already. `quotes` are those of at most five words; of a longer one only the length is kept
    (`long_quotes`). `names` are glossary ids, `others` are names that the glossary lacks.
    """

    id: str
    kind: str
    is_best: bool
    when: str | None
    when_is_news_day: bool
    basis: str | None
    mode: str
    status: str
    per: str | None
    at: str
    fp: str
    terms: tuple[str, ...]
    cited_by: tuple[str, ...]
    warnings: tuple[str, ...]
    dates: tuple[SaidDate, ...]
    figures: tuple[str, ...]
    quotes: tuple[str, ...]
    long_quotes: tuple[int, ...]
    names: tuple[str, ...]
    others: tuple[str, ...]
    speaker: Speaker | None
    text: str


class Proposal(NamedTuple):
    """What an article offers: its source entry, candidates, and what was left out and why.

    `left` says where sentences without anything to teach stand; `noise` are paragraphs and end
    marks with their tag, `noise_sentences` counts the sentences in them. `outlet` is a line that
    may be the name of the newspaper.
    """

    source: str
    title: str | None
    news_day: NewsDay
    agencies: tuple[str, ...]
    candidates: list[Candidate]
    left: list[str]
    noise: dict[str, str]
    noise_sentences: int
    outlet: str | None = None


def propose(article: Article, course: Course, day: NewsDay | None = None) -> Proposal:
    """Return what to make of `article` in `course`; `day`, where given, is the news day."""
    source, paragraphs = article.source_id, tag_paragraphs(article)
    news_day = day or find_news_day(paragraphs)
    names = NameFinder(course.lexicon.entries.values(), article)
    cites = [(fact, fp) for fact, of, fp in course.cited_sentences() if of == source]
    read = [p.sentences for p in paragraphs if not p.tag]
    speech = who_speaks(read, names)
    repeated = _repeated([each for sentences in read for each in sentences])
    reader = _Reader(names, source, news_day.day, is_english=_is_english(article))
    ids = IdChooser(source, list(course.facts.origins), names)
    candidates: list[Candidate] = []
    left: list[str] = []
    scores: list[int] = []
    noise: dict[str, str] = {p.number: p.tag for p in paragraphs if p.tag}
    last_named = ("", "p0.s0")
    for sentence in (each for sentences in read for each in sentences):
        if is_end_mark(sentence):
            noise[sentence.at] = "end mark"
            continue
        if sentence.at in repeated:
            noise[sentence.at] = "repeated"
            continue
        if is_call(sentence):
            noise[sentence.at] = "page"
            continue
        quotes, speaker = speech[sentence.at]
        seen = reader.see(sentence, quotes, speaker)
        if seen is None:
            left.append(sentence.at)
            continue
        made = seen.candidate
        if speaker and speaker.note in (PRONOUN, QUOTED):
            made = _with_hint(made, speaker, last_named, sentence)
        elif speaker and not speaker.note:
            last_named = (speaker.entry.name if speaker.entry else speaker.name, sentence.at)
        cited_by = dict.fromkeys(fact for fact, fp in cites if fp == made.fp)
        grounds = Grounds(made.kind, seen.text, seen.masked, speaker, seen.figures, quotes)
        free = ids.choose(sentence.at, grounds)
        candidates.append(made._replace(id=free, cited_by=tuple(cited_by)))
        scores.append(_worth(made, sentence.text))
    best = _best(scores, sum(len(s.text.split()) for sentences in read for s in sentences))
    candidates = [each._replace(is_best=i in best) for i, each in enumerate(candidates)]
    credited = " | ".join(p.text for p in paragraphs if p.tag in ("credit", "dateline"))
    agencies = tuple(dict.fromkeys(re.findall(rf"\b{AGENCY}\b", credited)))
    noisy = len(article.sentences) - len(candidates) - len(left)
    title = headline(paragraphs)
    return Proposal(
        source, title, news_day, agencies, candidates, left, noise, noisy, outlet(paragraphs)
    )


def _repeated(sentences: Sequence[Sentence]) -> set[str]:
    """Return where a sentence stands that another one holds whole, as a pull quote repeats one.

    Of two that are alike the second is meant. One of few words says the same by chance.
    """
    spoken = [words(sentence.text) for sentence in sentences]
    holding = defaultdict[tuple[str, ...], list[int]](list)
    for number, said in enumerate(spoken):
        for start in range(len(said) - COPIED + 1):
            held = holding[tuple(said[start : start + COPIED])]
            if len(held) < _MOST_ALIKE and number not in held[-1:]:
                held.append(number)
    found = set()
    for number, said in enumerate(spoken):
        own = f" {' '.join(said)} "
        for other in holding.get(tuple(said[:COPIED]), ()):
            is_less = len(said) < len(spoken[other]) or other < number
            if other != number and is_less and own in f" {' '.join(spoken[other])} ":
                found.add(sentences[number].at)
    return found


def _with_hint(
    made: Candidate, speaker: Speaker, last: tuple[str, str], sentence: Sentence
) -> Candidate:
    """Add who spoke last to the warning of a speaker without a name, if that was just before."""
    name, at = last
    here, there = (int(place[1:].partition(".")[0]) for place in (sentence.at, at))
    is_person = looks_like_a_person(name)
    singular = re.search(r"\b[Hh]e|\b[Ss]he", sentence.text)
    if not name or here - there > 1 or (speaker.note == PRONOUN and bool(singular) != is_person):
        return made
    hint = f"{speaker.note}; perhaps {name}, who spoke just before"
    others = (each for each in made.warnings if each != speaker.note)
    return made._replace(warnings=(hint, *others))


class _Seen(NamedTuple):
    """A candidate without its id, with what its id is chosen by."""

    candidate: Candidate
    text: str
    masked: str
    figures: list[Figure]


class _Reader:
    """Sees in each sentence of one article what a fact could be made of."""

    def __init__(
        self, names: NameFinder, source: str, news_day: date | None, *, is_english: bool
    ) -> None:
        self._names = names
        self._source = source
        self._day = news_day
        self._is_english = is_english

    def see(self, sentence: Sentence, quotes: list[Quote], speaker: Speaker | None) -> _Seen | None:
        """Return the candidate that a sentence gives, or None if there is nothing to teach."""
        if len(sentence.text) > LONGEST:
            return None
        text = _without_bullet(without_dateline(sentence.text))
        masked, day = mask_quotes(text, quotes), self._day
        dates, known = find_dates(text, day), self._names.known(text)
        figures, unknown = self._figures_and_unknown_names(text, dates, known)
        left_open = self._left_open(sentence, text, known, figures)
        if not self._is_english:
            return _Seen(left_open, text, text, figures) if known or figures else None
        told = (dates, figures, known, unknown, quotes, speaker, kind_by_words(masked))
        if not any(told) and not is_general(masked):
            return None
        if speaker is None and any(quote.length >= _SAID for quote in quotes):
            speaker = Speaker("", note=SOMEBODY)
        kind = guess_kind(masked, speaker, figures, known)
        # Some facts without a date of their own have that of the report.
        by_news = kind in _DATED_BY_NEWS and day is not None
        said = _date_of_matter(text, kind, dates, speaker, day)
        when, basis = (said.when, said.basis) if said else (None, None)
        mode, caution = guess_mode(
            masked, speaker, said, day, " ".join(quote.words for quote in quotes)
        )
        is_open = any(date.note == WHICH_QUARTER for date in dates) and kind == "figure"
        by_news = by_news and mode != "planned" and not is_open
        status = guess_status(text, speaker, figures)
        entry = speaker.entry if speaker else None
        others = [self._names.full_name(name.words) for name in unknown]
        short = [quote for quote in quotes if quote.whole and quote.length < COPIED]
        noted = [
            *warnings(text, speaker, _that_matter(dates, kind, said), figures),
            caution,
            _which_date(text, kind, dates, said),
            *self._doubts(text, quotes, speaker),
        ]
        candidate = left_open._replace(
            kind=kind,
            when=when or (str(day) if by_news else None),
            when_is_news_day=when is None and by_news,
            basis=basis or ("resolved" if by_news else None),
            mode=mode,
            status=status,
            per=entry.id if entry and status == "attributed" else None,
            warnings=tuple(filter(None, noted)),
            dates=tuple(dates),
            figures=put_apart((short_words(figure, text) for figure in figures), text),
            quotes=put_apart((quote.words.strip(" ,.;") for quote in short), text),
            long_quotes=tuple(quote.length for quote in quotes if quote not in short),
            others=put_apart(others, text),
            speaker=speaker,
        )
        return _Seen(candidate, text, masked, figures)

    def _figures_and_unknown_names(
        self, text: str, dates: list[SaidDate], known: list[Name]
    ) -> tuple[list[Figure], list[Name]]:
        """Return the figures of a sentence, and the names that the glossary lacks.

        What is part of a date is no name. A name with digits is no figure, and goes before one.
        """
        unknown = [
            name
            for name in self._names.unknown(text)
            if not any(said.start <= name.start and name.end <= said.end for said in dates)
        ]
        numbered = [name for name in unknown if re.search(r"\d", name.words)]
        figures = find_figures(text, [*dates, *known, *numbered])
        return figures, [
            name
            for name in unknown
            if not any(map(name.overlaps, figures)) or name.words in text.split()
        ]

    def _left_open(
        self, sentence: Sentence, text: str, known: list[Name], figures: list[Figure]
    ) -> Candidate:
        """Return a candidate of which nothing is guessed: only what no language changes is seen."""
        digits = [figure.number for figure in figures if figure.number[:1].isdigit()]
        met = [name.entry.id for name in known if name.entry]
        return Candidate(
            id="",
            kind="event",
            is_best=False,
            when=None,
            when_is_news_day=False,
            basis=None,
            mode="happened",
            status="reported",
            per=None,
            at=sentence.at,
            fp=fingerprint(sentence.text, self._source),
            terms=suggest_terms(text, self._names),
            cited_by=(),
            warnings=(NOT_ENGLISH,),
            dates=(),
            figures=put_apart(digits, text),
            quotes=(),
            long_quotes=(),
            names=tuple(dict.fromkeys(met)),
            others=(),
            speaker=None,
            text=sentence.text,
        )

    def _doubts(self, text: str, quotes: list[Quote], speaker: Speaker | None) -> Iterable[str]:
        """Yield what cannot be told from the words of a sentence alone."""
        if speaker is None and may_be_speech(text, quotes):
            yield SOMEBODY
        doubtful = self._names.doubtful(text)
        if doubtful:
            yield f"is “{doubtful}” a name? It stands only where a sentence begins"
        if re.match(r"[a-z]{3,} ", text):
            yield "it begins with a small letter: is its first letter lost?"


def _which_date(text: str, kind: str, dates: list[SaidDate], said: SaidDate | None) -> str:
    """Return why a person has to see whether `said` is the date of the fact, if there is doubt."""
    aside = [date.words for date in dates if date.when and is_in_aside(text, date)]
    days = {date.when for date in dates if date.when and date.words not in aside}
    if aside:
        return f"“{aside[0]}” is the date of a remark within the sentence: when was the rest?"
    if said and len(days) > 1 and kind not in ("statement", "position"):
        return "several dates: which is that of the fact?"
    return ""


def _that_matter(dates: list[SaidDate], kind: str, said: SaidDate | None) -> list[SaidDate]:
    """Return the dates that a person has to see to: what a statement speaks of does not date it."""
    if kind != "statement":
        return dates
    return [each for each in dates if each == said or not each.when]


_ASIDE = re.compile(
    r", (?:who|which|whose|where|(?P<verb>[a-z]+)) "
    # a place belongs to it: "which moved from Austin, Texas, in 2019,"
    r"(?:[^,;]|,(?=\d)|,(?= (?:[A-Z][\w.]*,? )?[io]n ))*,(?!\d)"
)
_NEAR = 200
"""Letters before a date in which words of comparison are looked for."""
_COMPARED = re.compile(
    r"\bsince (?:[a-z]+ )+(?:in |on )?$"  # since records began in
    r"|\b(?:(?:up|down) (?:on|from)|compared (?:with|to)) .*$"
    r"|\bthan (?:it was |they were )?(?:(?:in|on|at|during) (?:the )?)?$"
)


def is_in_aside(text: str, said: SaidDate) -> bool:
    """Tell whether a date is told by the way: "the law, passed in 1998, bans ...".

    Or the sentence compares with it, or only reckons from what was then.
    """
    before = text[max(0, said.start - _NEAR) : said.start]
    if _COMPARED.search(re.split(r"[,;] | (?:and|but) ", before)[-1]):
        return True
    for aside in _ASIDE.finditer(text):
        if aside.start() < said.start and said.end <= aside.end():
            return aside["verb"] is None or is_participle(aside["verb"])
    return False


def _without_bullet(text: str) -> str:
    """Return `text`, as long as before, but blank for the bullet or the place that opens it."""
    found = _BULLET.match(text)
    return " " * found.end() + text[found.end() :] if found else text


def _is_english(article: Article) -> bool:
    """Tell whether an article is in English, by its commonest words; a short one always is."""
    spoken = [word for s in article.sentences for word in s.text[:LONGEST].casefold().split()]
    return len(spoken) < _ENOUGH_WORDS or sum(w in _ENGLISH for w in spoken) >= _FEW * len(spoken)


def _worth(made: Candidate, text: str) -> int:
    """Return how much a candidate promises: what can be asked, less what is not told in it."""
    certain = any(said.when and not said.note for said in made.dates)
    by_kind = {"definition": 3, "figure": 2, "relation": 1, "place": 1, "document": 1}
    worth = by_kind.get(made.kind, 0) + 2 * certain + bool(made.figures)
    worth += min(2, len(made.names) + len(made.others))
    if made.speaker:
        worth += 0 if made.speaker.note else 1
    if begins_with_pronoun(text):
        worth -= 2
    if text.rstrip("\"')").endswith("?"):
        worth -= 2
    if SOMEBODY in made.warnings or (made.speaker and made.speaker.note):
        worth -= 1
    return worth - (len(text.split()) < 6)


def _best(scores: list[int], words: int) -> set[int]:
    """Return the places of the candidates most worth making: as many as an article can bear."""
    most = max(_FEWEST, round(words / _WORDS_A_FACT))
    order = sorted(range(len(scores)), key=lambda i: (-scores[i], i))
    return {i for i in order[:most] if scores[i] > 0}


def _date_of_matter(
    text: str, kind: str, dates: list[SaidDate], speaker: Speaker | None, news_day: date | None
) -> SaidDate | None:
    """Return the date of what the sentence `text` tells.

    That is the date of the speech for a statement, and for others one ahead of the news day
    before one in the past. Dates without a note are surer.
    """
    by_news = kind in _DATED_BY_NEWS and news_day
    fixed = [said for said in dates if said.when and not (by_news and said.note)]
    fixed.sort(key=lambda said: bool(said.note))
    of_speech = []
    verb = speaker.verb if speaker else ""
    for said in fixed:
        # A date that stands beside the verb of speech: "said Saturday", "told the House in May."
        before, found, between = text[: said.start].rpartition(f"{verb} ")
        ends = len(text) - said.end <= 1
        is_near = len(between.split()) <= (8 if ends else 2)
        if verb and before and found and is_near and not _CLAUSE.search(between):
            of_speech.append(said)
    if kind in ("statement", "position"):
        return next(iter(of_speech), None)
    matter = [said for said in fixed if said not in of_speech and not is_in_aside(text, said)]
    ahead = [said for said in matter if news_day and is_after(said.when, news_day)]
    return next(iter([*ahead, *matter, *of_speech]), None)
