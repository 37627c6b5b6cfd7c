"""An article as numbered sentences: their fingerprints, words copied from them, and citations.

A citation says where a sentence stands (`p3.s2`: third non-empty line, second sentence), carries a
fingerprint of that sentence, and names terms that must occur in it. None of the text is kept.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from talkquiz.language.unicode_forms import normalized

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
_BOUNDARY = re.compile(r"""(?<=[.!?])["')\]]*\s+(?=["'(\[]*[A-ZÀ-ÖØ-Þ0-9£$€])""")
_NEVER_ENDS = re.compile(
    r"""(?:^|[\s("'-])(?:Mr|Mrs|Ms|Dr|Prof|St|Mt|Det|Gen|Col|Lt|Maj|Capt|Sgt|Cpl|Adm|Cmdr|Supt|Insp|Rep|Sen
    |Gov|Amb|Hon|Pres|Cllr|Rev|Fr|vs|cf|approx|est|ca|fig|al|e\.g|i\.e|eg|ie
    |Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$""",
    re.VERBOSE,
)
_MAY_END = re.compile(
    r"""(?:^|[\s("'-]|\d)(?:(?:[A-Za-z]\.)*[A-Z]|No|Nos|Ltd|Inc|Co|Corp|Bros|Jr|Sr|etc|Ave|Rd|Blvd|Dept
    |lbs?|oz|ft|in|yds?|sq|hrs?|mins?|secs?|kg|km|cm|mm|[ap]\.m)\.$""",
    re.VERBOSE,
)
_OPENS = re.compile(
    r"""["'(\[]*(?:The|An?|He|She|It|They|We|You|His|Her|Its|Their|Our|In|On|At|By|For|From|With|To|As|If|And
    |But|So|Yet|Or|This|That|These|Those|There|Then|Now|When|While|Where|Who|What|Why|How|After|Before
    |Since|Some|Many|Most|More|Both|Each|Every|Another|Other|Not|No|All|However|Although|Because
    |Also|Even|Still|Such)\b""",
    re.VERBOSE,
)
_AFTER_TIME = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"|GMT|UTC|BST|CET|E[SD]?T|P[SD]?T|C[SD]T|\d|\("
)
_LONGEST_ENDING = 24
_MOST_PIECES = 12
"""The most lines of a wrapped text that a sentence is put together from."""
LONGEST = 1500
"""A longer sentence is a text that has lost its full stops: no fact is proposed from it, and
terms are looked for in so much of it alone."""
_DECIMAL = re.compile(r"\d+\.\d+")
COPIED = 6
"""This many words in a row are a copy, not words of our own (docs/course-format.md)."""


class Sentence(NamedTuple):
    """One sentence of an article: where it stands (`p3.s2`) and its plain text."""

    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a sentence, from `start` to `end`."""

    words: str
    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Tell whether two spans of one sentence share a character."""
        return self.start < other.end and other.start < self.end


class Standing(StrEnum):
    """How a citation stands against an article, best first."""

    OK = "ok"
    MOVED = "moved"
    DRIFTED = "drifted"
    BROKEN = "broken"


@dataclass(frozen=True)
class Article:
    """An article's sentences, held in memory only while its citations are verified."""

    source_id: str
    sentences: tuple[Sentence, ...]

    @classmethod
    def read(cls, text: str, source_id: str) -> "Article":
        """Return the article `text` with its sentences numbered; `source_id` keys fingerprints."""
        paragraphs = filter(None, (line.strip() for line in plain(text).splitlines()))
        return cls(
            source_id,
            tuple(
                Sentence(f"p{p}.s{s}", sentence)
                for p, paragraph in enumerate(paragraphs, 1)
                for s, sentence in enumerate(split_sentences(paragraph), 1)
            ),
        )

    @cached_property
    def positions(self) -> dict[str, str]:
        """Fingerprint -> where its sentence stands first."""
        return {fp: sentences[0].at for fp, sentences in self._by_fingerprint.items()}

    @cached_property
    def _by_fingerprint(self) -> dict[str, list[Sentence]]:
        found: dict[str, list[Sentence]] = {}
        for sentence in self.sentences:
            found.setdefault(fingerprint(sentence.text, self.source_id), []).append(sentence)
        return found

    @cached_property
    def _rejoined(self) -> dict[str, Sentence]:
        """Fingerprint -> a sentence that line breaks have cut, put together from its pieces."""
        found: dict[str, Sentence] = {}
        for start, first in enumerate(self.sentences):
            for end in range(start + 2, min(start + _MOST_PIECES, len(self.sentences)) + 1):
                text = " ".join(piece.text for piece in self.sentences[start:end])
                found.setdefault(fingerprint(text, self.source_id), Sentence(first.at, text))
        return found

    def sentence(self, fp: str) -> Sentence | None:
        """Return the first sentence with the fingerprint `fp`, or None."""
        whole = self._by_fingerprint.get(fp)
        return whole[0] if whole else self._rejoined.get(fp)

    def standing(self, at: str, fp: str, terms: tuple[str, ...]) -> Standing:
        """Tell how a citation of this article stands.

        The fingerprint found where said is ok, found elsewhere moved; a sentence that only holds
        all the terms has drifted; nothing of it found is broken.
        """
        if any(sentence.at == at for sentence in self._by_fingerprint.get(fp, ())):
            return Standing.OK
        if self.sentence(fp):
            return Standing.MOVED
        wanted = [plain(term).casefold() for term in terms]
        drifted = any(all(t in s.text.casefold() for t in wanted) for s in self.sentences)
        return Standing.DRIFTED if wanted and drifted else Standing.BROKEN

    def find_sentences(self, wanted: str) -> list[Sentence]:
        """Return the sentences that hold the words `wanted` in a row; none if it has no word.

        Case, typography and spacing do not count. Whole words are looked for first, and only where
        there are none, parts of words.
        """
        spoken = words(wanted)
        if not spoken:
            return []
        whole = f" {' '.join(spoken)} "
        held = {sentence: words(sentence.text) for sentence in self.sentences}
        found = [s for s, said in held.items() if whole in f" {' '.join(said)} "]
        return found or [s for s, said in held.items() if "".join(spoken) in "".join(said)]


def plain(text: str) -> str:
    """Return `text` in NFKC with straight quotes and hyphens, so that typography cannot differ."""
    return normalized("NFKC", text).translate(_PLAIN)


def split_sentences(paragraph: str) -> list[str]:
    """Split one plain paragraph into sentences; titles, months and initials end none.

    Other abbreviations ("U.S.", "220-lb.", "Ltd.") end one where a word that opens sentences
    follows, and "a.m." where no day and no number does.

    The numbers of sentences are part of the course format: courses cite `p3.s2`. Any change of
    these rules moves citations that others have written, and so would a library's next version.
    """
    pieces: list[str] = []
    start = 0
    for boundary in _BOUNDARY.finditer(paragraph):
        # Only the last word decides, however long the sentence before it is.
        ending = paragraph[max(start, boundary.start() - _LONGEST_ENDING) : boundary.end()].rstrip()
        if not _is_cut_short(ending, paragraph, boundary.end()):
            pieces.append(paragraph[start : boundary.end()].rstrip())
            start = boundary.end()
    return [*pieces, paragraph[start:].rstrip()]


def _is_cut_short(ending: str, paragraph: str, after: int) -> bool:
    """Tell whether `ending` is an abbreviation after which the sentence goes on."""
    if _NEVER_ENDS.search(ending):
        return True
    if not _MAY_END.search(ending):
        return False
    if ending.endswith(".m."):
        return bool(_AFTER_TIME.match(paragraph, after))
    if ending.endswith(("No.", "Nos.")):
        return paragraph[after].isdigit()
    return not _OPENS.match(paragraph, after)


def fingerprint(sentence: str, source_id: str) -> str:
    """Return ten hexadecimal digits for `sentence`, keyed by the source it stands in.

    BLAKE2b (RFC 7693) with a 5-byte digest over the case-folded letters and digits alone, so that
    quotes, dashes and spaces may change while a digit or a word may not.
    """
    reduced = "".join(filter(str.isalnum, plain(sentence).casefold()))
    return hashlib.blake2b(reduced.encode(), digest_size=5, key=source_id.encode()[:64]).hexdigest()


def words(text: str) -> list[str]:
    """Return the words of `text` without case and marks; an apostrophe parts no word."""
    return re.findall(r"[^\W_]+", plain(text).replace("'", "").casefold())


def shared_run(ours: str, theirs: str, as_one: re.Pattern[str] | None = None) -> str:
    """Return the first run of COPIED words that stands in both texts, or nothing.

    What `as_one` matches in the plain text counts as one word.
    """
    our_runs, their_runs = (
        [tuple(spoken[i : i + COPIED]) for i in range(len(spoken) - COPIED + 1)]
        for spoken in (_counted(ours, as_one), _counted(theirs, as_one))
    )
    copied = set(their_runs)
    return next((" ".join(run) for run in our_runs if run in copied), "")


def _counted(text: str, as_one: re.Pattern[str] | None) -> list[str]:
    """Return the words of `text`; those that `as_one` matches together are one."""
    if as_one is None:
        return words(text)
    counted, start, text = list[str](), 0, plain(text)
    for whole in as_one.finditer(text):
        counted += words(text[start : whole.start()])
        counted += filter(None, [" ".join(words(whole.group()))])
        start = whole.end()
    return counted + words(text[start:])


def put_apart(values: Iterable[str], sentence: str) -> tuple[str, ...]:
    """Return `values` so that, read in a row, they copy no run of `sentence`.

    Values next to each other in the sentence are put in another order; one that is a run by
    itself is left out.
    """
    kept = [value for value in dict.fromkeys(values) if not shared_run(value, sentence, _DECIMAL)]
    for order in (kept, kept[::-1], sorted(kept), sorted(kept, key=len)):
        if not shared_run(" ".join(order), sentence, _DECIMAL):
            return tuple(order)
    return put_apart(kept[:-1], sentence)
