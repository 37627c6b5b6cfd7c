"""Proposes a source and candidate facts from a new article. The curator writes the claims.

Nothing proposed holds six words of the article in a row, its headline excepted.
"""

import re
from collections import Counter
from datetime import date
from typing import NamedTuple

from talkquiz.articles.article import COPIED, LONGEST, Article, Sentence, fingerprint, put_apart
from talkquiz.articles.dates_said import SaidDate, find_dates
from talkquiz.articles.figures import find_figures
from talkquiz.articles.guess_kind_and_status import (
    guess_kind,
    guess_mode,
    guess_status,
    is_after,
    kind_by_words,
    warnings,
)
from talkquiz.articles.names import NameFinder
from talkquiz.articles.news_day import NewsDay, find_news_day, without_dateline
from talkquiz.articles.noise import AGENCY, headline, is_end_mark, tag_paragraphs
from talkquiz.articles.sentence_citation import suggest_terms
from talkquiz.articles.speakers import Quote, Speaker, find_quotes, find_speaker
from talkquiz.course.course import Course, slug
from talkquiz.language.english import WEEKDAYS

_DATED_BY_NEWS = frozenset({"statement", "position", "figure"})
_CLAUSE = re.compile(r"\b(?:that|he|she|it|they|we|will|would|to)\b")
_LONGEST_ID = 70


class Candidate(NamedTuple):
    """A sentence that a fact may be made of: guesses at the fact's keys, and what they rest on.

    The fields are the keys of `pull --json`, in its order. `when_is_news_day` says that the
    sentence has no date of its own, and `cited_by` which facts of the course cite it already.
    `quotes` are those of at most five words; of a longer one only the length is kept
    (`long_quotes`). `names` are glossary ids, `others` are names that the glossary lacks.
    """

    id: str
    kind: str
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
    marks with their tag, `noise_sentences` counts the sentences in them.
    """

    source: str
    title: str | None
    news_day: NewsDay
    agencies: tuple[str, ...]
    candidates: list[Candidate]
    left: list[str]
    noise: dict[str, str]
    noise_sentences: int


def propose(article: Article, course: Course, day: NewsDay | None = None) -> Proposal:
    """Return what to make of `article` in `course`; `day`, where given, is the news day."""
    source, paragraphs = article.source_id, tag_paragraphs(article)
    news_day = day or find_news_day(paragraphs)
    names = NameFinder(course.lexicon.entries.values(), article)
    cites = [(fact, fp) for fact, of, fp in course.cited_sentences() if of == source]
    taken = Counter(list(course.facts.origins))
    candidates: list[Candidate] = []
    left: list[str] = []
    noise: dict[str, str] = {}
    for paragraph in paragraphs:
        if paragraph.tag:
            noise[paragraph.number] = paragraph.tag
            continue
        quotes = find_quotes(paragraph.sentences)
        for sentence in paragraph.sentences:
            if is_end_mark(sentence):
                noise[sentence.at] = "end mark"
                continue
            made = _candidate(sentence, source, quotes[sentence.at], names, news_day.day)
            if made is None:
                left.append(sentence.at)
                continue
            cited_by = dict.fromkeys(fact for fact, fp in cites if fp == made.fp)
            free = _free_id(made.id, f"{source}-{sentence.at.replace('.', '-')}", taken)
            candidates.append(made._replace(id=free, cited_by=tuple(cited_by)))
    credited = " | ".join(p.text for p in paragraphs if p.tag in ("credit", "dateline"))
    agencies = tuple(dict.fromkeys(re.findall(rf"\b{AGENCY}\b", credited)))
    noisy = len(article.sentences) - len(candidates) - len(left)
    title = headline(paragraphs)
    return Proposal(source, title, news_day, agencies, candidates, left, noise, noisy)


def _candidate(
    sentence: Sentence, source: str, quotes: list[Quote], names: NameFinder, news_day: date | None
) -> Candidate | None:
    """Return the candidate that a sentence gives, or None if there is nothing to teach in it.

    Its id is made of the speaker, names and the date of the sentence, and may be taken or empty.
    """
    if len(sentence.text) > LONGEST:
        return None
    text = without_dateline(sentence.text)
    dates, known = find_dates(text, news_day), names.known(text)
    figures = find_figures(text, [*dates, *known])
    speaker = find_speaker(text, quotes, names)
    unknown = [
        name.words
        for name in names.unknown(text)
        if not any(said.start <= name.start and name.end <= said.end for said in dates)
    ]
    if not any((dates, figures, known, unknown, quotes, speaker, kind_by_words(text))):
        return None
    kind = guess_kind(text, speaker, figures, known)
    # Some facts without a date of their own have that of the report.
    by_news = kind in _DATED_BY_NEWS and news_day is not None
    said = _date_of_matter(text, kind, dates, speaker, news_day)
    when, basis = (said.when, said.basis) if said else (None, None)
    status = guess_status(text, speaker, figures)
    entry = speaker.entry if speaker else None
    met = [name.entry.id for name in known if name.entry]
    short = [quote for quote in quotes if quote.whole and quote.length < COPIED]
    return Candidate(
        id=_id_of_names([entry.id if entry else "", *met, *map(slug, unknown)], when),
        kind=kind,
        when=when or (str(news_day) if by_news else None),
        when_is_news_day=when is None and by_news,
        basis=basis or ("resolved" if by_news else None),
        mode=guess_mode(text, speaker, when, news_day),
        status=status,
        per=entry.id if entry and status == "attributed" else None,
        at=sentence.at,
        fp=fingerprint(sentence.text, source),
        terms=suggest_terms(text, names),
        cited_by=(),
        warnings=tuple(warnings(text, speaker, dates, figures)),
        dates=tuple(dates),
        figures=put_apart((figure.words for figure in figures), text),
        quotes=put_apart((quote.words.strip(" ,.;") for quote in short), text),
        long_quotes=tuple(quote.length for quote in quotes if quote not in short),
        names=tuple(dict.fromkeys(met)),
        others=put_apart(unknown, text),
        speaker=speaker,
        text=sentence.text,
    )


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
        # A date that stands beside the verb of speech: "said Saturday".
        before, found, between = text[: said.start].rpartition(f"{verb} ")
        ends = said.words.partition(" ")[0] in WEEKDAYS and len(text) - said.end <= 1
        is_near = len(between.split()) <= (6 if ends else 2)
        if verb and before and found and is_near and not _CLAUSE.search(between):
            of_speech.append(said)
    if kind in ("statement", "position"):
        return next(iter(of_speech), None)
    matter = [said for said in fixed if said not in of_speech]
    ahead = [said for said in matter if news_day and is_after(said.when, news_day)]
    return next(iter([*ahead, *matter, *of_speech]), None)


def _id_of_names(names: list[str], when: str | None) -> str:
    """Return an id made of the first two names and the date; an empty one without a name."""
    parts = [*dict.fromkeys(filter(None, names))][:2]
    day = slug(re.sub(r"[/~?%].*", "", when or ""))
    return "-".join(filter(None, (*parts, day))) if parts else ""


def _free_id(wanted: str, otherwise: str, taken: Counter[str]) -> str:
    """Take an id that is free: `wanted`, or `otherwise` where that is too long or empty."""
    if not 0 < len(wanted) <= _LONGEST_ID:
        wanted = otherwise
    unique = wanted
    while unique in taken:
        taken[wanted] += 1
        unique = f"{wanted}-{taken[wanted]}"
    taken[unique] += 1
    return unique
