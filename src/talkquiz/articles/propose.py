"""Proposes a source and candidate facts from a new article. The curator writes the claims.

Nothing proposed holds six words of the article in a row, its headline excepted.
"""

import re
from calendar import day_name
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from talkquiz.articles.cited_terms import suggest_terms
from talkquiz.articles.copied import COPIED, apart
from talkquiz.articles.dates_said import SaidDate, find_dates
from talkquiz.articles.figures import Figure, find_figures
from talkquiz.articles.guesses import (
    guess_kind,
    guess_mode,
    guess_status,
    is_after,
    says_what_is,
    warnings,
)
from talkquiz.articles.names import Name, NameFinder
from talkquiz.articles.news_day import NewsDay, find_news_day, without_dateline
from talkquiz.articles.noise import (
    AGENCY,
    Paragraph,
    Tag,
    headline,
    is_end_mark,
    tag_paragraphs,
)
from talkquiz.articles.quotations import Quote, find_quotes
from talkquiz.articles.sentences import Article, Sentence, fingerprint
from talkquiz.articles.speakers import Speaker, find_speaker
from talkquiz.course.course import Course, slug

_DATED_BY_NEWS = frozenset({"statement", "position", "figure"})
_NEAR = 2
_NEAR_AT_END = 6
_CLAUSE = re.compile(r"\b(?:that|he|she|it|they|we|will|would|to)\b")
_LONGEST = 1500
"""No sentence is longer; what is has lost its full stops, and rules see nothing in it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a candidate shows of its sentence, never six words in a row.

    `quotes` are those of at most five words; of a longer one only the length is kept
    (`long_quotes`). `names` are glossary ids, `others` are names that the glossary lacks.
    """

    dates: tuple[SaidDate, ...]
    figures: tuple[str, ...]
    quotes: tuple[str, ...]
    long_quotes: tuple[int, ...]
    names: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that a fact may be made of: guesses at the fact's keys, and what they rest on.

    `when_is_news_day` says that the sentence has no date of its own. `cited_by` are facts of the
    course that cite the sentence already.
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
    shown: Shown
    speaker: Speaker | None
    warnings: tuple[str, ...]
    cited_by: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an article offers: its source entry, candidates, and what was left out and why.

    `left` are places of sentences without anything to teach, `noise` are paragraphs with their
    tag, `noise_sentences` counts the sentences in them.
    """

    source: str
    title: str | None
    news_day: NewsDay
    agencies: tuple[str, ...]
    candidates: list[Candidate]
    left: list[str]
    noise: dict[str, str] = field(default_factory=dict)
    noise_sentences: int = 0


def propose(article: Article, course: Course, day: NewsDay | None = None) -> Proposal:
    """Return what to make of `article` in `course`; `day`, where given, is the news day."""
    paragraphs = tag_paragraphs(article)
    news_day = day or find_news_day(paragraphs)
    maker = _Maker(article, course, news_day.day)
    candidates: list[Candidate] = []
    left: list[str] = []
    for sentence, quotes in _news(paragraphs):
        candidate = maker.candidate(sentence, quotes)
        if candidate:
            candidates.append(candidate)
        else:
            left.append(sentence.at)
    return Proposal(
        article.source_id,
        headline(paragraphs),
        news_day,
        _agencies(paragraphs),
        candidates,
        left,
        dict(_noise(paragraphs)),
        len(article.sentences) - len(candidates) - len(left),
    )


def _news(paragraphs: list[Paragraph]) -> Iterator[tuple[Sentence, list[Quote]]]:
    for paragraph in paragraphs:
        quotes = find_quotes(paragraph.sentences)
        if paragraph.tag is None:
            for sentence in paragraph.sentences:
                if not is_end_mark(sentence):
                    yield sentence, quotes[sentence.at]


def _noise(paragraphs: list[Paragraph]) -> Iterator[tuple[str, str]]:
    for paragraph in paragraphs:
        if paragraph.tag:
            yield paragraph.number, paragraph.tag.value
        else:
            marks = filter(is_end_mark, paragraph.sentences)
            yield from ((mark.at, Tag.END_MARK.value) for mark in marks)


def _agencies(paragraphs: list[Paragraph]) -> tuple[str, ...]:
    """Return the agencies that credits and datelines name."""
    lines = [p.text for p in paragraphs if p.tag in (Tag.CREDIT, Tag.DATELINE)]
    return tuple(dict.fromkeys(re.findall(rf"\b{AGENCY}\b", " | ".join(lines))))


@dataclass(slots=True)
class _Seen:
    """What plain rules see in one sentence."""

    text: str
    quotes: list[Quote]
    dates: list[SaidDate]
    figures: list[Figure]
    known: list[Name]
    unknown: list[Name]
    speaker: Speaker | None

    @property
    def anything(self) -> bool:
        """Tell whether there is something to teach in it."""
        named = self.known or self.unknown
        told = self.dates or self.figures or named or self.quotes or self.speaker
        return bool(told) or says_what_is(self.text)


class _Maker:
    """Makes the candidates of one article; gives each an id of its own."""

    def __init__(self, article: Article, course: Course, news_day: date | None) -> None:
        self.source = article.source_id
        self.news_day = news_day
        self.names = NameFinder(course.lexicon.entries.values(), article)
        self.taken = set(course.facts.origins)
        self.used: Counter[str] = Counter()
        self.cited: dict[str, list[str]] = {}
        for fact in course.facts.entries.values():
            for cite in fact.cite:
                if cite.source == self.source:
                    self.cited.setdefault(cite.fp, []).append(fact.id)

    def candidate(self, sentence: Sentence, quotes: list[Quote]) -> Candidate | None:
        """Return the candidate that a sentence gives, or None."""
        if len(sentence.text) > _LONGEST:
            return None
        seen = self._see(without_dateline(sentence.text), quotes)
        if not seen.anything:
            return None
        kind = guess_kind(seen.text, seen.speaker, seen.figures, seen.known)
        when, basis = self._when(seen, kind)
        status = guess_status(seen.text, seen.speaker, seen.figures)
        entry = seen.speaker.entry if seen.speaker and status == "attributed" else None
        fp = fingerprint(sentence.text, self.source)
        return Candidate(
            id=self._id(seen, when, sentence.at),
            kind=kind,
            when=when or self._news_day_of(kind),
            when_is_news_day=when is None and self._news_day_of(kind) is not None,
            basis=basis or ("resolved" if self._news_day_of(kind) else None),
            mode=guess_mode(seen.text, seen.speaker, when, self.news_day),
            status=status,
            per=entry.id if entry else None,
            at=sentence.at,
            fp=fp,
            terms=suggest_terms(seen.text, self.names),
            warnings=tuple(warnings(seen.text, seen.speaker, seen.dates, seen.figures)),
            cited_by=tuple(dict.fromkeys(self.cited.get(fp, ()))),
            text=sentence.text,
            speaker=seen.speaker,
            shown=_shown(seen),
        )

    def _see(self, text: str, quotes: list[Quote]) -> _Seen:
        dates = find_dates(text, self.news_day)
        known = self.names.known(text)
        spans = [(said.start, said.end) for said in dates]
        spans += [(name.start, name.end) for name in known]
        return _Seen(
            text,
            quotes,
            dates,
            find_figures(text, spans),
            known,
            [name for name in self.names.unknown(text) if not _within(name, dates)],
            find_speaker(text, quotes, self.names),
        )

    def _news_day_of(self, kind: str) -> str | None:
        """Return the date of a fact that has none of its own: that of the report, for some."""
        return str(self.news_day) if self.news_day and kind in _DATED_BY_NEWS else None

    def _when(self, seen: _Seen, kind: str) -> tuple[str | None, str | None]:
        """Return the date of the matter as the sentence says it, and its basis."""
        by_news = kind in _DATED_BY_NEWS and self.news_day
        fixed = [said for said in seen.dates if said.when and not (by_news and said.note)]
        fixed.sort(key=lambda said: bool(said.note))
        spoken = [said for said in fixed if self._dates_speech(said, seen)]
        matter = [said for said in fixed if said not in spoken]
        if kind in ("statement", "position"):
            chosen = next(iter(spoken), None)
        else:
            ahead = [d for d in matter if self.news_day and is_after(d.when, self.news_day)]
            chosen = next(iter([*ahead, *matter, *spoken]), None)
        return (chosen.when, chosen.basis) if chosen else (None, None)

    def _dates_speech(self, said: SaidDate, seen: _Seen) -> bool:
        """Tell whether a date stands beside the verb of speech: "said Saturday"."""
        verb = seen.speaker.verb if seen.speaker else ""
        before, found, after = seen.text[: said.start].rpartition(f"{verb} ")
        ends = said.words.partition(" ")[0] in day_name and len(seen.text) - said.end <= 1
        near = len(after.split()) <= (_NEAR_AT_END if ends else _NEAR) and not _CLAUSE.search(after)
        return bool(verb and found and before and near)

    def _id(self, seen: _Seen, when: str | None, at: str) -> str:
        """Return an id that is not taken: two names of the sentence and the date."""
        speaker = seen.speaker.entry.id if seen.speaker and seen.speaker.entry else ""
        names = [name.entry.id for name in seen.known if name.entry]
        names += [slug(name.words) for name in seen.unknown]
        parts = [*dict.fromkeys(filter(None, (speaker, *names)))][:2]
        day = slug(re.sub(r"[/~?%].*", "", when or ""))
        wanted = "-".join(filter(None, (*parts, day))) if parts else ""
        if not wanted or len(wanted) > 70:
            wanted = f"{self.source}-{at.replace('.', '-')}"
        self.used[wanted] += 1
        unique = wanted if self.used[wanted] == 1 else f"{wanted}-{self.used[wanted]}"
        if unique in self.taken:
            return self._id(seen, when, at)
        self.taken.add(unique)
        return unique


def _within(name: Name, dates: list[SaidDate]) -> bool:
    return any(said.start <= name.start and name.end <= said.end for said in dates)


def _shown(seen: _Seen) -> Shown:
    whole = [quote for quote in seen.quotes if quote.whole and quote.length < COPIED]
    long = [quote.length for quote in seen.quotes if quote not in whole]
    return Shown(
        dates=tuple(seen.dates),
        figures=apart((figure.words for figure in seen.figures), seen.text),
        quotes=apart((quote.words.strip(" ,.;") for quote in whole), seen.text),
        long_quotes=tuple(long),
        names=tuple(dict.fromkeys(name.entry.id for name in seen.known if name.entry)),
        others=apart((name.words for name in seen.unknown), seen.text),
    )
