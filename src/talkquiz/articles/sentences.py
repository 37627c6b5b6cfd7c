"""Citations that can be verified without keeping any text of the article.

A citation says where a sentence stands (`p3.s2`: third non-empty line, second sentence), carries a
fingerprint of that sentence, and names terms that must occur in it. This module turns an article
into such sentences and tells whether a citation still holds.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
_BOUNDARY = re.compile(r"""(?<=[.!?])["')\]]*\s+(?=["'(\[]*[A-Z0-9])""")
_ABBREVIATION = re.compile(
    r"""(?:^|[\s("'])(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Maj|Capt|Sgt|Rep|Sen|Gov|Amb|Hon|No|vs
    |Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|(?:[A-Za-z]\.)*[A-Z])\.$""",
    re.VERBOSE,
)

_LONGEST_ENDING = 24
_MOST_PIECES = 12
"""The most lines of a wrapped text that a sentence is put together from."""


class Standing(StrEnum):
    """How a citation stands against an article, best first."""

    OK = "ok"
    MOVED = "moved"
    DRIFTED = "drifted"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Sentence:
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


def plain(text: str) -> str:
    """Return `text` in NFKC with straight quotes and hyphens, so that typography cannot differ."""
    return unicodedata.normalize("NFKC", text).translate(_PLAIN)


def split_sentences(paragraph: str) -> list[str]:
    """Split one plain paragraph into sentences; titles, months and initials end none.

    The numbers of sentences are part of the course format: courses cite `p3.s2`. Any change of
    these rules moves citations that others have written, and so would a library's next version.
    """
    pieces: list[str] = []
    start = 0
    for boundary in _BOUNDARY.finditer(paragraph):
        # Only the last word decides, however long the sentence before it is.
        ending = paragraph[max(start, boundary.start() - _LONGEST_ENDING) : boundary.end()].rstrip()
        if not _ABBREVIATION.search(ending):
            pieces.append(paragraph[start : boundary.end()].rstrip())
            start = boundary.end()
    return [*pieces, paragraph[start:].rstrip()]


def fingerprint(sentence: str, source_id: str) -> str:
    """Return ten hexadecimal digits for `sentence`, keyed by the source it stands in.

    BLAKE2b (RFC 7693) with a 5-byte digest over the case-folded letters and digits alone, so that
    quotes, dashes and spaces may change while a digit or a word may not.
    """
    reduced = "".join(filter(str.isalnum, plain(sentence).casefold()))
    return hashlib.blake2b(reduced.encode(), digest_size=5, key=source_id.encode()[:64]).hexdigest()


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
