"""Proposes a source and candidate facts from a new article. The curator writes the claims.

Nothing proposed holds six words of the article in a row, its headline excepted.
"""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from talkquiz.articles.article import Article
from talkquiz.articles.cite import suggest_terms
from talkquiz.articles.propose.dates_said import SaidDate, find_dates
from talkquiz.articles.propose.figures import Figure, find_figures
from talkquiz.articles.propose.guesses import (
    guess_kind,
    guess_mode,
    guess_status,
    is_after,
    kind_by_words,
    warnings,
)
from talkquiz.articles.propose.names import Name, NameFinder
from talkquiz.articles.propose.news_day import NewsDay, find_news_day, without_dateline
from talkquiz.articles.propose.noise import AGENCY, Tag, headline, is_end_mark, tag_paragraphs
from talkquiz.articles.propose.speakers import Quote, Speaker, find_quotes, find_speaker
from talkquiz.articles.sentences import COPIED, Sentence, fingerprint, put_apart
from talkquiz.course.course import Course, slug
from talkquiz.language.english import WEEKDAYS

_DATED_BY_NEWS = frozenset({"statement", "position", "figure"})
_NEAR = 2
_NEAR_AT_END = 6
_CLAUSE = re.compile(r"\b(?:that|he|she|it|they|we|will|would|to)\b")
_LONGEST = 1500
"""A longer one is a text that has lost its full stops, and rules see nothing in it."""
_LONGEST_ID = 70


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
    paragraphs = tag_paragraphs(article)
    news_day = day or find_news_day(paragraphs)
    maker = _Maker(article, course, news_day.day)
    candidates: list[Candidate] = []
    left: list[str] = []
    noise: dict[str, str] = {}
    for paragraph in paragraphs:
        if paragraph.tag:
            noise[paragraph.number] = paragraph.tag.value
            continue
        quotes = find_quotes(paragraph.sentences)
        for sentence in paragraph.sentences:
            if is_end_mark(sentence):
                noise[sentence.at] = Tag.END_MARK.value
                continue
            candidate = maker.candidate(sentence, quotes[sentence.at])
            if candidate:
                candidates.append(candidate)
            else:
                left.append(sentence.at)
    credited = " | ".join(p.text for p in paragraphs if p.tag in (Tag.CREDIT, Tag.DATELINE))
    return Proposal(
        article.source_id,
        headline(paragraphs),
        news_day,
        tuple(dict.fromkeys(re.findall(rf"\b{AGENCY}\b", credited))),
        candidates,
        left,
        noise,
        len(article.sentences) - len(candidates) - len(left),
    )


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
        return bool(told or kind_by_words(self.text))

    def is_beside_verb(self, said: SaidDate) -> bool:
        """Tell whether a date stands beside the verb of speech: "said Saturday"."""
        verb = self.speaker.verb if self.speaker else ""
        before, found, after = self.text[: said.start].rpartition(f"{verb} ")
        ends = said.words.partition(" ")[0] in WEEKDAYS and len(self.text) - said.end <= 1
        is_near = len(after.split()) <= (_NEAR_AT_END if ends else _NEAR)
        return bool(verb and found and before and is_near) and not _CLAUSE.search(after)

    def show(self) -> Shown:
        """Return what may be shown of it."""
        short = [quote for quote in self.quotes if quote.whole and quote.length < COPIED]
        return Shown(
            dates=tuple(self.dates),
            figures=put_apart((figure.words for figure in self.figures), self.text),
            quotes=put_apart((quote.words.strip(" ,.;") for quote in short), self.text),
            long_quotes=tuple(quote.length for quote in self.quotes if quote not in short),
            names=tuple(dict.fromkeys(name.entry.id for name in self.known if name.entry)),
            others=put_apart((name.words for name in self.unknown), self.text),
        )


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
        said = self._date_of_matter(seen, kind)
        when, basis = (said.when, said.basis) if said else (None, None)
        # Some facts without a date of their own have that of the report.
        by_news = kind in _DATED_BY_NEWS and self.news_day is not None
        status = guess_status(seen.text, seen.speaker, seen.figures)
        entry = seen.speaker.entry if seen.speaker and status == "attributed" else None
        fp = fingerprint(sentence.text, self.source)
        return Candidate(
            id=self._id(seen, when, sentence.at),
            kind=kind,
            when=when or (str(self.news_day) if by_news else None),
            when_is_news_day=when is None and by_news,
            basis=basis or ("resolved" if by_news else None),
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
            shown=seen.show(),
        )

    def _see(self, text: str, quotes: list[Quote]) -> _Seen:
        dates, known = find_dates(text, self.news_day), self.names.known(text)
        unknown = [
            name
            for name in self.names.unknown(text)
            if not any(said.start <= name.start and name.end <= said.end for said in dates)
        ]
        figures = find_figures(text, [*dates, *known])
        speaker = find_speaker(text, quotes, self.names)
        return _Seen(text, quotes, dates, figures, known, unknown, speaker)

    def _date_of_matter(self, seen: _Seen, kind: str) -> SaidDate | None:
        """Return the date of what the sentence tells.

        That is the date of the speech for a statement, and for others one ahead of the news day
        before one in the past. Dates without a note are surer.
        """
        by_news = kind in _DATED_BY_NEWS and self.news_day
        fixed = [said for said in seen.dates if said.when and not (by_news and said.note)]
        fixed.sort(key=lambda said: bool(said.note))
        of_speech = [said for said in fixed if seen.is_beside_verb(said)]
        if kind in ("statement", "position"):
            return next(iter(of_speech), None)
        matter = [said for said in fixed if said not in of_speech]
        ahead = [said for said in matter if self.news_day and is_after(said.when, self.news_day)]
        return next(iter([*ahead, *matter, *of_speech]), None)

    def _id(self, seen: _Seen, when: str | None, at: str) -> str:
        """Return an id that is not taken: two names of the sentence and the date."""
        speaker = seen.speaker.entry.id if seen.speaker and seen.speaker.entry else ""
        names = [name.entry.id for name in seen.known if name.entry]
        names += [slug(name.words) for name in seen.unknown]
        parts = [*dict.fromkeys(filter(None, (speaker, *names)))][:2]
        day = slug(re.sub(r"[/~?%].*", "", when or ""))
        wanted = "-".join(filter(None, (*parts, day))) if parts else ""
        if not wanted or len(wanted) > _LONGEST_ID:
            wanted = f"{self.source}-{at.replace('.', '-')}"
        while True:
            self.used[wanted] += 1
            number = self.used[wanted]
            unique = wanted if number == 1 else f"{wanted}-{number}"
            if unique not in self.taken:
                self.taken.add(unique)
                return unique
