"""An article as its sentences, and whether a citation still holds, without keeping any of its text.

A citation says where a sentence stands (`p3.s2`: third non-empty line, second sentence), carries a
fingerprint of that sentence, and names terms that must occur in it.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from talkquiz.articles.sentences import Sentence, fingerprint, plain, split_sentences, words

_MOST_PIECES = 12
"""The most lines of a wrapped text that a sentence is put together from."""


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
