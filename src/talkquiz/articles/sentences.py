"""The sentences of an article: where they end, their fingerprints, and words copied from them."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

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


def words(text: str) -> list[str]:
    """Return the words of `text` without case and marks; an apostrophe parts no word."""
    return re.findall(r"[^\W_]+", plain(text).replace("'", "").casefold())


def shared_run(ours: str, theirs: str) -> str:
    """Return the first run of COPIED words that stands in both texts, or nothing."""
    our_runs, their_runs = (
        [tuple(spoken[i : i + COPIED]) for i in range(len(spoken) - COPIED + 1)]
        for spoken in (words(ours), words(theirs))
    )
    copied = set(their_runs)
    return next((" ".join(run) for run in our_runs if run in copied), "")


def put_apart(values: Iterable[str], sentence: str) -> tuple[str, ...]:
    """Return `values` so that, read in a row, they copy no run of `sentence`.

    Values next to each other in the sentence are put in another order; one that is a run by
    itself is left out.
    """
    kept = [value for value in dict.fromkeys(values) if not shared_run(value, sentence)]
    for order in (kept, kept[::-1], sorted(kept), sorted(kept, key=len)):
        if not shared_run(" ".join(order), sentence):
            return tuple(order)
    return put_apart(kept[:-1], sentence)
